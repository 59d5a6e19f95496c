//! The words of the panel that shows the score while one fills in.

use super::count;

/// The panel.
pub const SCORE_PANEL: &str = "Kết quả tạm tính";
/// Total.
pub const TOTAL: &str = "Tổng điểm";
/// Total while not all is answered.
pub const TOTAL_SO_FAR: &str = "Tổng điểm tạm tính";
/// What the unit gave itself, where verdicts stand beside it.
pub const TOTAL_SELF_SCORED: &str = "Tổng điểm tự chấm";
/// Index.
pub const INDEX: &str = "Chỉ số";
/// Class.
pub const CLASS: &str = "Xếp loại";
/// Progress.
pub const PROGRESS: &str = "Đã trả lời";
/// Leaves with evidence.
pub const WITH_EVIDENCE: &str = "Có tài liệu kiểm chứng";
/// To the next leaf without an answer.
pub const NEXT_OPEN: &str = "Tiêu chí chưa trả lời";
/// To the page that checks the answers.
pub const CHECK: &str = "Kiểm tra phiếu";
/// To the result.
pub const SEE_RESULT: &str = "Xem kết quả";
/// There is no better class.
pub const BEST_CLASS: &str = "Đã ở mức xếp loại cao nhất";
/// No value.
pub const NO_VALUE: &str = "–";

/// The label of a total, which may be the unit's own beside an appraised one, or of a sheet that is not complete.
pub fn total_label(is_appraised: bool, is_complete: bool) -> &'static str {
    match (is_appraised, is_complete) {
        (true, _) => TOTAL_SELF_SCORED,
        (false, true) => TOTAL,
        (false, false) => TOTAL_SO_FAR,
    }
}

/// "17/21".
pub fn of(part: usize, whole: usize) -> String {
    format!("{part}/{whole}")
}

/// How far the next class is.
pub fn to_next_class(points: &str, class: &str) -> String {
    format!("Còn {points} điểm nữa đạt {class}")
}

/// How many errors there are.
pub fn errors(errors: usize) -> String {
    format!("{} lỗi cần sửa", count(errors))
}

/// What a screen reader says after an edit.
pub fn announced(total: &str, class: &str) -> String {
    format!("Tổng điểm {total}, xếp loại {class}")
}
