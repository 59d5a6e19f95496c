//! The words of the editor for what a decision says beside its criteria: counts, parts not measured, changes, notes.

/// The fold with these forms, for the framework.
pub const MORE_OF_FRAMEWORK: &str = "Số liệu in trong văn bản, ghi chú";
/// The fold with these forms, for a node.
pub const MORE_OF_NODE: &str = "Số mục văn bản ghi, phần không đo, thay đổi, ghi chú";
/// A decision's title.
pub const BASIS_TITLE: &str = "Trích yếu, nếu có";
/// The counts that the decision prints.
pub const PRINTED_COUNTS: &str = "Số mục mà văn bản ghi, nếu có";
/// The counts that the decision prints, in the reading view.
pub const PRINTED_COUNTS_SAID: &str = "Văn bản ghi";
/// "Not applicable" is allowed.
pub const MAY_BE_NOT_APPLICABLE: &str = "Được ghi “Không áp dụng”, kèm lý do.";
/// How many areas.
pub const PRINTED_AREAS: &str = "Số lĩnh vực";
/// How many criteria.
pub const PRINTED_CRITERIA: &str = "Số tiêu chí";
/// How many criteria below criteria.
pub const PRINTED_SUB_CRITERIA: &str = "Số tiêu chí thành phần";
/// Points that were measured for nobody.
pub const NOT_MEASURED: &str = "Điểm không đo cho đơn vị nào, nếu có";
/// How many points.
pub const NOT_MEASURED_POINTS: &str = "Số điểm bỏ khỏi mẫu số";
/// Why.
pub const NOT_MEASURED_REASON: &str = "Lý do";
/// Say that some points were not measured.
pub const ADD_NOT_MEASURED: &str = "Ghi phần không đo";
/// Values that an amendment changed.
pub const CHANGES: &str = "Nội dung được văn bản khác sửa";
/// Add a change.
pub const ADD_CHANGE: &str = "Thêm thay đổi";
/// What changed.
pub const CHANGE_VALUE: &str = "Nội dung sửa";
/// The rule changed.
pub const CHANGE_RULE: &str = "Cách tính điểm";
/// What it was before.
pub const CHANGE_WAS: &str = "Trước đây";
/// Since when it holds.
pub const CHANGE_SINCE: &str = "Áp dụng từ ngày";
/// Which decision changed it.
pub const CHANGE_CITATION: &str = "Văn bản sửa (số, điều, khoản)";
/// Notes.
pub const NOTES: &str = "Ghi chú";
/// Add a note.
pub const ADD_NOTE: &str = "Thêm ghi chú";
/// The kind of a note.
pub const NOTE_KIND: &str = "Loại";
/// Sources contradict each other.
pub const NOTE_CONFLICT: &str = "Các nguồn trái nhau";
/// Where a value comes from.
pub const NOTE_SOURCE: &str = "Nguồn của số liệu";
/// What helps to fill in.
pub const NOTE_REMARK: &str = "Hướng dẫn thêm";
/// The text of a note.
pub const NOTE_TEXT: &str = "Nội dung";
/// A criterion that only tells has a figure.
pub const HAS_FIGURE: &str = "Có một số liệu kèm theo";
