//! Sentences for links that do not open or cannot be made.

use thuocdo_core::exchange::LinkFault;

use crate::number;

/// What is wrong with a link, and what to do.
pub fn fault(fault: &LinkFault) -> String {
    match fault {
        LinkFault::Empty => "Liên kết không có nội dung sau địa chỉ. Hãy chép lại toàn bộ liên kết từ người gửi.".into(),
        LinkFault::TooLong { limit } => format!(
            "Nội dung dài hơn {} ký tự nên không gửi bằng liên kết được. Hãy dùng tệp thay cho liên kết.",
            number::decimal((*limit as u64).into())
        ),
        LinkFault::NewerVersion { found } => format!(
            "Liên kết này do phiên bản mới hơn của Thước Đo tạo ra (dạng “{found}”). Hãy tải lại trang để dùng phiên bản mới rồi mở lại."
        ),
        LinkFault::BadCharacter { at } => format!(
            "Liên kết có ký tự lạ ở vị trí {at}, thường do ứng dụng nhắn tin cắt hoặc đổi liên kết. Hãy chép lại toàn bộ liên kết từ người gửi."
        ),
        LinkFault::Damaged => {
            "Liên kết bị thiếu hoặc bị thay đổi nên không mở, để tránh hiện sai số liệu. Hãy chép lại toàn bộ liên kết, hoặc xin người gửi tệp.".into()
        }
        LinkFault::TooLarge { limit } => format!(
            "Nội dung lớn hơn {} nên không tạo và không mở bằng liên kết. Hãy gửi bằng tệp, hoặc xin người gửi tệp.",
            number::bytes(*limit)
        ),
        LinkFault::UnknownFramework { hash } => format!(
            "Liên kết dùng bộ tiêu chí (mã {hash}) không có trong phiên bản Thước Đo này. Hãy tải lại trang để cập nhật, hoặc xin người gửi tệp."
        ),
        LinkFault::NoFile { problems } => format!(
            "Nội dung liên kết không hợp lệ nên không mở: {}",
            problems.first().map(|problem| crate::problem::sentence(problem, None)).unwrap_or_default()
        ),
        LinkFault::Appraised => "Phiếu có phần thẩm định, liên kết chỉ chứa số liệu. Hãy lưu tệp.".into(),
        LinkFault::UnknownNodes { ids } => format!(
            "Phiếu có câu trả lời cho mã không thuộc bộ tiêu chí ({}), liên kết không chứa được. Hãy gửi bằng tệp, hoặc xóa các mã đó.",
            ids.join(", ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same is told to who makes a link and to who opens one.
    #[test]
    fn what_is_too_large_for_a_link_is_sent_as_a_file() {
        for limit in [LinkFault::TooLarge { limit: 1 << 20 }, LinkFault::TooLong { limit: 8_000 }] {
            assert!(fault(&limit).contains("tệp"), "{limit:?}");
        }
    }
}
