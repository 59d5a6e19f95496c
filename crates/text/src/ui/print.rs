//! The words of the printed sheet.

/// The state's name, as official documents bear it (Nghị định 30/2020/NĐ-CP).
pub const STATE_NAME: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// The state's motto.
pub const STATE_MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// The title of the printed sheet.
pub const SHEET_TITLE: &str = "PHIẾU CHẤM ĐIỂM";
/// Who scored.
pub const SCORER: &str = "NGƯỜI CHẤM ĐIỂM";
/// The head of the unit.
pub const HEAD_OF_UNIT: &str = "THỦ TRƯỞNG ĐƠN VỊ";
/// To be signed.
pub const SIGN_NAME: &str = "(Ký, ghi rõ họ tên)";
/// To be signed and sealed.
pub const SIGN_SEAL: &str = "(Ký tên, đóng dấu)";

/// Period and decision under the title.
pub fn sheet_subtitle(period: &str, basis: &str) -> String {
    format!("Kỳ đánh giá: {period}. Căn cứ: {basis}").trim_end_matches(". Căn cứ: ").to_owned()
}

/// Index and class in the foot of the table.
pub fn printed_result(index: &str, class: &str) -> String {
    format!("Chỉ số: {index}; xếp loại: {class}")
}

/// The same of what counts after the appraisals.
pub fn printed_appraised_result(index: &str, class: &str) -> String {
    format!("Sau thẩm định: chỉ số {index}; xếp loại {class}")
}

/// The rounding under the table.
pub fn rounding_note(rounding: &str) -> String {
    format!("Làm tròn từng tiêu chí: {rounding}. Tính và in bằng Thước Đo.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_without_a_decision_has_no_empty_basis() {
        assert_eq!(sheet_subtitle("năm 2026", "12/QĐ-UBND"), "Kỳ đánh giá: năm 2026. Căn cứ: 12/QĐ-UBND");
        assert_eq!(sheet_subtitle("năm 2026", ""), "Kỳ đánh giá: năm 2026");
    }
}
