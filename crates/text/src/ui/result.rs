//! The words of the result: areas, ledger of lost points, link, and what the numbers rest on.

use super::count;

/// The pages of a sheet.
pub const PAGES_OF_SHEET: &str = "Các trang của phiếu";
/// Back to the form.
pub const BACK_TO_SCORING: &str = "← Trở lại chấm điểm";
/// Prints.
pub const PRINT: &str = "In phiếu";
/// Saves a file.
pub const SAVE_FILE: &str = "Lưu tệp";
/// Copies the link.
pub const COPY_LINK: &str = "Chép liên kết";
/// The link.
pub const SHARE_LINK: &str = "Liên kết chỉ để xem, chứa toàn bộ số liệu của phiếu:";
/// It was copied.
pub const LINK_COPIED: &str = "Đã chép liên kết.";
/// It could not be.
pub const COPY_BY_HAND: &str = "Trình duyệt không cho chép tự động. Liên kết đã được chọn sẵn, hãy nhấn Ctrl+C.";
/// Points by area.
pub const POINTS_BY_AREA: &str = "Điểm theo lĩnh vực";
/// An area.
pub const AREA: &str = "Lĩnh vực";
/// A share.
pub const SHARE: &str = "Tỷ lệ đạt";
/// Points.
pub const POINTS: &str = "Điểm đạt";
/// The most points.
pub const MAX_POINTS: &str = "Điểm tối đa";
/// A table, for its name to a screen reader.
pub fn table_of(what: &str) -> String {
    format!("Bảng: {what}")
}

/// The ledger.
pub const LEDGER: &str = "Sổ điểm mất";
/// What it is.
pub const LEDGER_HINT: &str = "Mỗi điểm còn thiếu nằm ở đâu, vì sao, và cần gì để lấy lại; xếp từ nhiều đến ít.";
/// Nothing is lost.
pub const NOTHING_LOST: &str = "Không mất điểm nào.";
/// A criterion.
pub const CRITERION: &str = "Tiêu chí";
/// Points lost.
pub const LOST: &str = "Điểm mất";
/// Why.
pub const WHY: &str = "Vì sao";
/// What wins it back.
pub const WIN_BACK: &str = "Cách lấy lại";
/// The foot of the ledger.
pub const LEDGER_SUM: &str = "Cộng";
/// What it equals.
pub const LEDGER_SUM_HINT: &str = "Bằng đúng mẫu số trừ tổng điểm.";
/// What is of no single criterion.
pub const WHOLE_SHEET: &str = "Toàn phiếu";
/// Every criterion.
pub const EVERY_CRITERION: &str = "Chi tiết từng tiêu chí";
/// Number as printed.
pub const NUMBER: &str = "STT";
/// Figures and rule.
pub const HOW_IT_CAME: &str = "Số liệu và cách tính";
/// What the numbers rest on.
pub const BASIS: &str = "Căn cứ tính điểm";
/// Not everything is answered.
pub const NOT_COMPLETE: &str = "Phiếu chưa trả lời đủ; tiêu chí chưa trả lời tạm tính 0 điểm trên mẫu số đầy đủ.";

/// How long a link is.
pub fn link_length(characters: usize) -> String {
    format!("Độ dài: {} ký tự.", count(characters))
}

/// A link that some messengers cut.
pub fn link_too_long(limit: usize) -> String {
    format!(
        "Liên kết dài hơn {} ký tự, một số ứng dụng nhắn tin có thể cắt mất. Nên gửi bằng tệp: bấm “{SAVE_FILE}”.",
        count(limit)
    )
}

/// When a framework was last compared with its decision.
pub fn checked_on(day: &str) -> String {
    format!("Đối chiếu ngày {day}.")
}

/// A class and its edge.
pub fn class_from(class: &str, from: &str) -> String {
    format!("{class} từ {from} %")
}

/// The rounding of each criterion.
pub fn leaf_rounding(rounding: &str) -> String {
    format!("Làm tròn từng tiêu chí: {rounding}.")
}

/// How many remarks a framework has.
pub fn remarks(notes: usize) -> String {
    format!("Ghi chú về nguồn ({notes})")
}

/// The hash of the framework.
pub fn framework_hash(hash: &str) -> String {
    format!("Mã băm của bộ tiêu chí: {hash}")
}
