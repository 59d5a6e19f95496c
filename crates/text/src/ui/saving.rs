//! The words for saving: its states, its failures, and copies made of two tabs.

/// About to be saved.
pub const SAVING: &str = "Đang lưu…";
/// Could not be saved.
pub const NOT_SAVED: &str = "Chưa lưu được";
/// No room.
pub const STORAGE_FULL: &str = "Bộ nhớ của trình duyệt đã đầy. Hãy lưu ra tệp; rồi ở trang đầu, xóa phiếu cũ và bấm “Xóa hẳn” ở mục “Phiếu đã xóa”.";
/// Not allowed.
pub const STORAGE_BLOCKED: &str =
    "Trình duyệt không cho trang này lưu dữ liệu (có thể do chế độ riêng tư). Hãy lưu ra tệp trước khi đóng trang.";
/// Written, but not read back.
pub const STORAGE_NOT_KEPT: &str = "Đã ghi nhưng đọc lại không khớp. Hãy lưu ra tệp và tải lại trang.";
/// Its own reader refuses it.
pub const STORAGE_UNREADABLE: &str =
    "Nội dung vừa nhập vượt giới hạn nên chưa lưu được. Hãy hoàn tác hoặc rút ngắn; bản lưu trước vẫn còn.";
/// Another sheet or page is not opened while this one is not saved.
pub const STILL_OPEN: &str = "Phiếu này vẫn được mở để không mất nội dung; trang kia chưa được mở.";
/// A sheet could not be moved to the removed ones.
pub const NOT_REMOVED: &str = "Chưa xóa được phiếu";
/// A removed sheet could not be moved back.
pub const NOT_RESTORED: &str = "Chưa khôi phục được phiếu";
/// Two tabs edited one sheet, or one restored what the other had saved again.
pub const COPIED_TITLE: &str = "Đã lưu thành bản sao";
/// What became of it.
pub const COPIED: &str =
    "Phiếu này cũng được lưu ở thẻ khác. Bản của thẻ này được giữ thành một phiếu riêng; không bản nào bị ghi đè.";
/// Another tab saved the open sheet.
pub const CHANGED_ELSEWHERE_TITLE: &str = "Phiếu này vừa được sửa ở thẻ khác";
/// What to do.
pub const CHANGED_ELSEWHERE: &str =
    "Hãy mở bản mới nhất rồi sửa. Nếu sửa ở đây, nội dung được lưu thành bản sao, không ghi đè.";
/// Loads the newest.
pub const LOAD_NEWEST: &str = "Mở bản mới nhất";

/// When it was saved.
pub fn saved_at(moment: &str) -> String {
    format!("Đã lưu lúc {moment}")
}

/// When something was, seen from now: the hour, with the day unless it is today.
pub fn when(local: &str, now: &str) -> String {
    if local.get(..10) == now.get(..10) { time(local) } else { moment(local) }
}

/// The hour of a local time `2026-11-02T14:05:33`: `14:05`.
fn time(local: &str) -> String {
    local.get(11..16).unwrap_or("").to_owned()
}

/// A local time `2026-11-02T14:05:33` as people write it: `14:05 02/11/2026`.
pub fn moment(local: &str) -> String {
    let part = |range: std::ops::Range<usize>| local.get(range).unwrap_or("");
    format!("{} {}/{}/{}", part(11..16), part(8..10), part(5..7), part(0..4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_day_is_named() {
        let saved = "2026-11-02T03:04:33";
        assert_eq!(when(saved, "2026-11-02T23:59:59"), "03:04");
        assert_eq!(when(saved, "2026-11-03T00:00:00"), "03:04 02/11/2026");
    }
}
