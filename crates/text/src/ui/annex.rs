//! The words of the printed annex of a decision.

/// The word over an annex.
pub const ANNEX: &str = "Phụ lục";
/// The button that prints it.
pub const PRINT_ANNEX: &str = "In phụ lục (A4)";
/// The running number of a row.
pub const ROW_NUMBER: &str = "STT";
/// The rank.
pub const ANNEX_RANK: &str = "Xếp hạng";
/// The denominator.
pub const ANNEX_OUT_OF: &str = "Điểm tối đa";
/// The mean of a group.
pub const ANNEX_MEAN: &str = "Trung bình";
/// The areas by their numbers.
pub const ANNEX_AREAS: &str = "Các cột lĩnh vực:";
/// The heading of the points of areas, where they stand in a table of their own.
pub const ANNEX_AREA_POINTS: &str = "Điểm theo lĩnh vực";
/// How the table came to be.
pub const ANNEX_NOTES: &str = "Ghi chú:";

/// The decision that an annex belongs to, or the places to write it in: "(Kèm theo Quyết định số 12/QĐ-UBND … của …)".
pub fn annex_of(decision: &str, publisher: &str) -> String {
    match decision {
        "" => format!("(Kèm theo Quyết định số ……/QĐ-…… ngày …… tháng …… năm …… của {publisher})"),
        decision => format!("(Kèm theo {} của {publisher})", with_kind(decision)),
    }
}

/// A decision with its kind before its number: "12/QĐ-UBND ngày …" is "Quyết định số 12/QĐ-UBND ngày …".
fn with_kind(decision: &str) -> String {
    if decision.starts_with(|letter: char| letter.is_ascii_digit()) {
        return format!("Quyết định số {decision}");
    }
    decision.to_owned()
}

/// The same of a group: "I. Xã – điểm theo lĩnh vực".
pub fn annex_area_points(group: &str) -> String {
    format!("{group} – điểm theo lĩnh vực")
}

/// What an annex says of its making: the framework, and the text by which anybody finds the same.
pub fn annex_made(framework: &str, hash: &str) -> String {
    format!("Tính theo {framework}; mã băm của bộ tiêu chí: {hash}.")
}

/// The same of a publication that states another text of the framework than is here.
pub fn annex_made_on_other(framework: &str, stated: &str, here: &str) -> String {
    format!(
        "Công bố theo {framework}, bản có mã băm {stated}; chỉ tính lại được theo bản khác, mã băm {here}, nên chưa đối chiếu được."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annex_names_its_decision() {
        for (decision, wanted) in [
            ("12/QĐ-UBND ngày 05/01/2027", "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2027 của UBND tỉnh A)"),
            ("Thông báo số 3/TB-SNV", "(Kèm theo Thông báo số 3/TB-SNV của UBND tỉnh A)"),
            ("", "(Kèm theo Quyết định số ……/QĐ-…… ngày …… tháng …… năm …… của UBND tỉnh A)"),
        ] {
            assert_eq!(annex_of(decision, "UBND tỉnh A"), wanted);
        }
    }
}
