//! Words of the page of the auditor.

use crate::number::whole;

/// The page.
pub const AUDITOR: &str = "Đối chiếu bảng";
/// What it is for.
pub const AUDITOR_LEAD: &str = "Dán bảng hoặc bài đã công bố. Trình duyệt tính lại tổng điểm, chỉ số, thứ hạng, trung bình, tăng giảm và cho biết chỗ nào khớp, chỗ nào không.";
/// The field.
pub const AUDIT_TEXT: &str = "Nội dung đã công bố";
/// What can be pasted.
pub const AUDIT_TEXT_HINT: &str = "Bảng chép từ Excel hoặc trang web, hoặc cả bài viết; không có gì được gửi đi.";
/// The framework.
pub const AUDIT_FRAMEWORK: &str = "Theo bộ tiêu chí (không bắt buộc)";
/// Without a framework.
pub const AUDIT_NO_FRAMEWORK: &str = "không chọn";
/// Runs it.
pub const AUDIT_RUN: &str = "Đối chiếu";
/// Nothing was found in the text.
pub const AUDIT_NOTHING: &str = "Không tìm thấy bảng hay con số nào có thể đối chiếu.";
/// What does not agree or is worth a look.
pub const AUDIT_FINDINGS: &str = "Cần xem lại";
/// What agrees.
pub const AUDIT_AGREED: &str = "Khớp khi tính lại";
/// What could not be checked.
pub const AUDIT_UNCHECKED: &str = "Chưa kiểm tra được";

/// How much was found.
pub fn audit_counts(findings: usize, wrong: usize, agreed: usize, unchecked: usize) -> String {
    format!(
        "{} chỗ cần xem lại, trong đó {} chỗ mâu thuẫn; {} chỗ khớp; {} chỗ chưa kiểm tra được.",
        whole(findings),
        whole(wrong),
        whole(agreed),
        whole(unchecked)
    )
}
