//! Words of workbooks: the names of sheets and columns, the method, and what stands for a formula.

/// The sheet of the ranking.
pub const RANKING: &str = "Xếp hạng";
/// The sheet of scores.
pub const SCORES: &str = "Tính điểm";
/// The sheet of figures.
pub const DATA: &str = "Dữ liệu";
/// The sheet of criteria.
pub const FRAMEWORK: &str = "Bộ tiêu chí";
/// The sheet of the method.
pub const METHOD: &str = "Phương pháp";
/// The groups of units.
pub const GROUP: &str = "Nhóm";
/// The class.
pub const CLASS: &str = "Xếp loại";
/// Remarks; tables that are read pass over this column.
pub const NOTES: &str = "Ghi chú";
/// Points, given directly.
pub const POINTS: &str = "điểm";
/// The option that was chosen.
pub const CHOICE: &str = "lựa chọn";
/// Yes or no.
pub const YES_OR_NO: &str = "có hay không";
/// What does not apply.
pub const NOT_APPLICABLE: &str = "Không áp dụng";
/// A text that is longer than a cell can be goes on.
pub const MORE: &str = " […]";
/// The columns of the sheet of criteria.
pub const FRAMEWORK_HEADINGS: [&str; 7] = ["Số", "Mã", "Tên", "Điểm tối đa", "Ai chấm", "Cách tính điểm", "Căn cứ"];
/// The time that was scored.
pub const PERIOD: &str = "Kỳ đánh giá";
/// What the framework rests on.
pub const LEGAL_BASIS: &str = "Căn cứ";
/// Rounding of criteria.
pub const ROUNDING_LEAF: &str = "Làm tròn điểm từng tiêu chí";
/// Rounding of groups of criteria.
pub const ROUNDING_NODE: &str = "Làm tròn điểm từng nhóm, lĩnh vực";
/// Rounding of totals.
pub const ROUNDING_TOTAL: &str = "Làm tròn tổng điểm";
/// Rounding of printed points.
pub const PRINTED_POINTS: &str = "Điểm in ra";
/// Rounding of printed indices.
pub const PRINTED_INDEX: &str = "Chỉ số in ra";
/// The index.
pub const INDEX: &str = "Chỉ số";
/// How the index is made.
pub const INDEX_RULE: &str = "Tổng điểm ÷ mẫu số × 100";
/// Which index is compared.
pub const COMPARED_ON: &str = "Xếp hạng theo";
/// Equal indices share a rank, the next ranks are left out.
pub const TIES_COMPETITION: &str = "Bằng nhau thì đồng hạng, bỏ các hạng kế tiếp (1-2-2-4)";
/// Equal indices share a rank, no rank is left out.
pub const TIES_DENSE: &str = "Bằng nhau thì đồng hạng, không bỏ hạng (1-2-2-3)";
/// The formulas of the workbook.
pub const FORMULAS: &str = "Công thức trong tệp";
/// What to know of the formulas.
pub const ABOUT_FORMULAS: &str = "Các số ở trang “Xếp hạng” và “Tính điểm” là công thức trên số liệu ở trang “Dữ liệu”; sửa số liệu thì kết quả tính lại. Bảng tính dùng số dấu phẩy động nên mỗi công thức đã được đối chiếu với kết quả tính chính xác; ô nào không ra đúng thì ghi thẳng giá trị và nêu ở cột “Ghi chú”. Thứ tự dòng không tự đổi khi hạng đổi.";
/// What should be looked at.
pub const TO_LOOK_AT: &str = "Nên xem lại";

/// Yes or no, as a cell says it.
pub fn yes(yes: bool) -> &'static str {
    if yes { "Có" } else { "Không" }
}

/// What units are ranked by: the index first, then the tie-breakers.
pub fn key(at: usize) -> String {
    match at {
        0 => "Chỉ số để xếp hạng".to_owned(),
        at => format!("Tiêu chí phụ {at}"),
    }
}

/// Which columns of a row hold values in place of formulas.
pub fn held(columns: &[String]) -> String {
    format!("Cột {}: giá trị đã tính, không phải công thức.", columns.join(", "))
}

/// The mean of groups, as a row that tables pass over.
pub fn mean(groups: &[String]) -> String {
    match groups.iter().any(|group| !group.is_empty()) {
        true => format!("Trung bình {}", groups.join("; ")),
        false => "Trung bình chung".to_owned(),
    }
}

/// A decision: "766/QĐ-TTg ngày 23/06/2022 của Thủ tướng Chính phủ: …".
pub fn legal_basis(number: &str, date: Option<&str>, issuer: &str, title: &str) -> String {
    let date = date.map(|date| format!(" ngày {date}")).unwrap_or_default();
    let title = if title.is_empty() { String::new() } else { format!(": {title}") };
    format!("{number}{date} của {issuer}{title}")
}

/// What "not applicable" does.
pub fn not_applicable(shrinks: bool, is_full: bool) -> &'static str {
    match (shrinks, is_full) {
        (true, _) => "Bớt điểm của tiêu chí khỏi mẫu số",
        (false, true) => "Được điểm tối đa",
        (false, false) => "Không có điểm",
    }
}

/// Which index is compared.
pub fn compared_on(is_printed: bool) -> &'static str {
    if is_printed { "Chỉ số đã làm tròn như in trong bảng" } else { "Chỉ số đủ mọi chữ số" }
}

/// Tie-breakers in words.
pub fn ties_ordinal(breakers: &[String]) -> String {
    format!("Bằng nhau thì xét lần lượt: {}. Vẫn bằng nhau thì đồng hạng.", breakers.join("; "))
}

/// A class and where it begins: "Tốt: từ 80 %".
pub fn class(name: &str, from: &str) -> String {
    format!("{name}: từ {from} %")
}
