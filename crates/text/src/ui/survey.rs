//! Words of a round's survey results: reading the table of answers, the index of each unit, taking it in.

use crate::number::whole;

/// The fold of survey results.
pub const SURVEY_RESULTS: &str = "Kết quả khảo sát mức độ hài lòng (SIPAS)";
/// What it does.
pub const SURVEY_LEAD: &str = "Từ bảng số phiếu theo từng mức, tính chỉ số hài lòng của mỗi đơn vị kèm sai số mẫu, rồi ghi vào tiêu chí. Cũng có thể nhập thẳng tỷ lệ ở bước Thẩm định.";
/// The criterion that takes the index.
pub const SURVEY_CRITERION: &str = "Ghi vào tiêu chí";
/// A criterion whose rule takes no index.
pub const SURVEY_NO_RULE: &str = "Bộ tiêu chí không nêu cách đổi chỉ số hài lòng ra điểm của tiêu chí này, nên không tự ghi được. Hãy nhập điểm ở bước Thẩm định.";
/// How the index is noted.
pub const SURVEY_DECIMALS: &str = "Ghi chỉ số với";
/// Chooses the file.
pub const SURVEY_CHOOSE: &str = "Chọn bảng khảo sát (.csv, .xlsx)";
/// The field for a pasted table.
pub const SURVEY_PASTE: &str = "Hoặc dán bảng từ Excel";
/// What the table looks like.
pub const SURVEY_PASTE_HINT: &str = "Mỗi dòng một đơn vị và một nội dung; các cột: Đơn vị, Yếu tố (nếu có), Nội dung, rồi số phiếu của năm mức từ “Rất không hài lòng” đến “Rất hài lòng”.";
/// Reads it.
pub const SURVEY_READ: &str = "Đọc bảng khảo sát";
/// How the index comes about.
pub const SURVEY_METHOD: &str = "Chỉ số là tỷ lệ phiếu “hài lòng” và “rất hài lòng”: trung bình các nội dung của mỗi yếu tố, rồi trung bình các yếu tố. Sai số tính theo số phiếu ít nhất của một nội dung, độ tin cậy 95 %. Cách tính theo tài liệu thứ cấp, chưa đối chiếu được với văn bản gốc.";
/// The index.
pub const SURVEY_INDEX: &str = "Chỉ số hài lòng";
/// The answers.
pub const SURVEY_ANSWERS: &str = "Số phiếu";
/// What the round has.
pub const SURVEY_NOW: &str = "Đang có";
/// What it would have.
pub const SURVEY_AFTER: &str = "Sẽ ghi";
/// What is worth knowing.
pub const SURVEY_REMARK: &str = "Lưu ý";
/// The unit is not in the round.
pub const SURVEY_NO_UNIT: &str = "Không có đơn vị này trong đợt. Hãy ghi tên đơn vị trong đợt.";
/// Nothing new.
pub const SURVEY_SAME: &str = "Đã ghi đúng chỉ số này.";
/// Another value is there.
pub const SURVEY_REPLACES: &str = "Đang có kết quả khác; chỉ thay khi được chọn.";
/// A verdict stands against it.
pub const SURVEY_VERDICT: &str = "Kết quả thẩm định đang có vẫn được tính thay cho chỉ số này.";
/// Takes over what is chosen.
pub const SURVEY_TAKE: &str = "Ghi các kết quả đã chọn";
/// The factor without a name.
pub const SURVEY_ALL_ITEMS: &str = "Tất cả nội dung";

/// How the index is noted: "2 chữ số thập phân (như khi công bố)".
pub fn survey_decimals(decimals: u32) -> String {
    match decimals {
        2 => "2 chữ số thập phân, như khi công bố".to_owned(),
        _ => format!("{decimals} chữ số thập phân"),
    }
}

/// How many units have an index, and which have none.
pub fn survey_units(count: usize, dropped: &[String]) -> String {
    let counted = format!("Tính được chỉ số của {} đơn vị.", whole(count));
    if dropped.is_empty() { counted } else { format!("{counted} {}", crate::survey::dropped(dropped)) }
}

/// How many results were taken; of none, that none was chosen.
pub fn survey_taken(count: usize) -> String {
    match count {
        0 => "Chưa chọn đơn vị nào nên không có gì thay đổi.".to_owned(),
        _ => format!("Đã ghi kết quả khảo sát của {} đơn vị. Có thể hoàn tác.", whole(count)),
    }
}

/// What a unit's survey consists of.
pub fn survey_parts(factors: usize, items: usize) -> String {
    match factors {
        0 | 1 => format!("{} nội dung", whole(items)),
        _ => format!("{} yếu tố, {} nội dung", whole(factors), whole(items)),
    }
}

/// What is noted, and the points that it gives: "84,92 % (12,74 điểm)".
pub fn survey_noted(percent: &str, points: &str) -> String {
    format!("{percent} % ({points} điểm)")
}
