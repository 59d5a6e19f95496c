//! The words of the page that checks the answers.

use super::count;

/// What is wrong.
pub const NEEDS_ATTENTION: &str = "Có điều cần xem lại";
/// Evidence is wanted.
pub const NO_EVIDENCE_HINT: &str = "Mỗi tiêu chí đã chấm cần tài liệu kiểm chứng.";
/// Nothing is missing.
pub const ALL_WELL: &str = "Phiếu đã đầy đủ: mọi tiêu chí có trả lời và tài liệu kiểm chứng.";
/// All answers.
pub const ALL_ANSWERS: &str = "Toàn bộ câu trả lời";
/// Changes an answer.
pub const CHANGE: &str = "Sửa";

/// How many errors there are.
pub fn needs_mending(errors: usize) -> String {
    format!("Có {} điều cần sửa", count(errors))
}

/// How many warnings there are.
pub fn worth_a_look(warnings: usize) -> String {
    format!("Có {} điều nên xem lại", count(warnings))
}

/// How many leaves are answered.
pub fn answered_of(answered: usize, total: usize) -> String {
    format!("Đã trả lời {answered}/{total} tiêu chí.")
}

/// How many are not.
pub fn not_answered_count(leaves: usize) -> String {
    format!("{leaves} tiêu chí chưa trả lời")
}

/// How many wait for the appraiser.
pub fn not_appraised_count(leaves: usize) -> String {
    format!("{leaves} tiêu chí chưa thẩm định")
}

/// How many have no evidence.
pub fn no_evidence_count(leaves: usize) -> String {
    format!("{leaves} tiêu chí đã chấm nhưng chưa có tài liệu kiểm chứng")
}

/// The most points of a criterion.
pub fn max_points(max: &str) -> String {
    format!("tối đa {max} điểm")
}

/// Changing the answer to a criterion, for a link's name.
pub fn change_of(criterion: &str) -> String {
    format!("Sửa: {criterion}")
}
