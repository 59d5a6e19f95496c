//! The words around a ranking: change against the last period, boundaries, means, distances, merged groups.

use crate::number::whole;

/// The folds under a ranking table.
pub const ANALYSIS: &str = "Phân tích bảng xếp hạng";
/// Change against the last period.
pub const AGAINST_LAST: &str = "So với kỳ trước";
/// There is no earlier publication yet.
pub const LAST_MISSING: &str =
    "Mở tệp công bố của kỳ trước để xem đơn vị nào tăng, giảm và vì sao. Tệp chỉ được đọc trong trình duyệt này.";
/// Opens the publication of the last period.
pub const OPEN_LAST: &str = "Mở tệp công bố kỳ trước";
/// Takes it away.
pub const DROP_LAST: &str = "Bỏ kỳ trước";
/// The earlier publication could not be read.
pub const LAST_NOT_OPENED: &str = "Không mở được tệp công bố kỳ trước";
/// The rank then.
pub const RANK_THEN: &str = "Hạng kỳ trước";
/// The rank now.
pub const RANK_NOW: &str = "Hạng kỳ này";
/// How the rank changed.
pub const RANK_MOVED: &str = "Tăng, giảm";
/// How the index changed.
pub const INDEX_MOVED: &str = "Chỉ số tăng, giảm (điểm %)";
/// How the total changed.
pub const TOTAL_MOVED: &str = "Điểm tăng, giảm";
/// How the class changed.
pub const CLASS_MOVED: &str = "Xếp loại";
/// Where a change of rank comes from.
pub const WHY_MOVED: &str = "Vì sao";
/// It was not in the last table.
pub const NEW_UNIT: &str = "Kỳ trước chưa có";
/// The last table is an excerpt, and the unit is not in it.
pub const NOT_PRINTED_UNIT: &str = "Bản trích kỳ trước không có đơn vị này, chưa so sánh";
/// Several units of the last table could be meant.
pub const UNCLEAR_UNIT: &str = "Kỳ trước có nhiều đơn vị trùng tên, chưa so sánh";
/// It was in another group.
pub const OTHER_GROUP: &str = "Đã chuyển nhóm, không so sánh thứ hạng";
/// The slope chart.
pub const SLOPE_CHART: &str = "Biểu đồ thay đổi thứ hạng: bên trái là kỳ trước, bên phải là kỳ này";
/// The left side of the slope chart.
pub const LAST_PERIOD: &str = "Kỳ trước";
/// The right side of the slope chart.
pub const THIS_PERIOD: &str = "Kỳ này";
/// The points of every unit in every area.
pub const AREA_POINTS: &str = "Điểm từng lĩnh vực của các đơn vị";
/// Units near a boundary, and other rules.
pub const BOUNDARY_WATCH: &str = "Đơn vị sát ngưỡng; nếu theo cách khác";
/// What it is for.
pub const BOUNDARY_LEAD: &str =
    "Những đơn vị cách một mức xếp loại, đơn vị xếp trên hoặc trung bình nhóm không quá một đơn vị của chữ số cuối.";
/// Nobody is near a boundary.
pub const NOBODY_NEAR: &str = "Không đơn vị nào sát ngưỡng.";
/// The result depends on which value is meant.
pub const DISPUTABLE: &str = "Phụ thuộc cách so sánh";
/// If other rules held.
pub const OTHER_RULES: &str = "Nếu theo cách xếp hạng, làm tròn khác";
/// If the groups were merged.
pub const IF_MERGED: &str = "Nếu gộp các nhóm";
/// What merging means.
pub const MERGED_LEAD: &str =
    "Xếp chung mọi nhóm theo cùng quy tắc. Mẫu số các nhóm có thể khác nhau, nên thứ hạng này chỉ để tham khảo.";
/// The rank among all.
pub const MERGED_RANK: &str = "Hạng chung";
/// The rank in the own group.
pub const OWN_RANK: &str = "Hạng trong nhóm";
/// The group of a unit.
pub const GROUP_OF: &str = "Nhóm";
/// How far it is to the next class and rank.
pub const DISTANCES: &str = "Còn bao nhiêu điểm để lên loại, lên hạng";
/// Distances in an excerpt, of which nobody knows who stands above.
pub const CLASS_DISTANCES: &str = "Còn bao nhiêu điểm để lên loại";
/// To the next class.
pub const TO_CLASS: &str = "Lên loại";
/// To the next rank.
pub const TO_RANK: &str = "Lên hạng";
/// It is first.
pub const FIRST_ALREADY: &str = "Đang dẫn đầu";
/// The means of the areas.
pub const AREA_MEANS: &str = "Trung bình theo lĩnh vực";

/// The mean share of an area over a group.
pub const MEAN_SHARE: &str = "Tỷ lệ bình quân (%)";
/// How the mean share is made.
pub const MEAN_SHARE_IS: &str =
    "Tỷ lệ bình quân là trung bình cộng tỷ lệ điểm đạt trên điểm tối đa của từng đơn vị có kết quả.";
/// Some units have another maximum in an area.
pub const MAXIMA_DIFFER: &str = "Ở lĩnh vực ghi “–”, điểm tối đa của các đơn vị khác nhau nên chỉ so sánh theo tỷ lệ.";

/// The heading over the unit with the most points.
pub const HIGHEST_UNIT: &str = "Cao nhất";
/// The heading over the unit with the least points.
pub const LOWEST_UNIT: &str = "Thấp nhất";

/// What an earlier publication is called, in the line above the comparison.
pub fn compared_with(title: &str, period: &str) -> String {
    format!("So với “{title}”, kỳ {period}.")
}

/// Units in a sentence, so many at most: "Sở A; Sở B và 3 đơn vị khác".
pub fn several_units(names: &[String], most: usize) -> String {
    let shown = names.get(..most).unwrap_or(names).join("; ");
    match names.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} và {} đơn vị khác", whole(more)),
    }
}

/// Units at an edge of an area, with what they have there: "Sở Nội vụ (9,5)".
pub fn at_edge(units: &str, has: &str) -> String {
    format!("{units} ({has})")
}

/// How many units: the line that opens their names.
pub fn so_many_units(count: usize) -> String {
    format!("{} đơn vị", whole(count))
}

/// The least and the most of different maxima: "10 đến 30".
pub fn maxima_between(least: &str, most: &str) -> String {
    format!("{least} đến {most}")
}

/// The text of a line of the slope chart.
pub fn slope(name: &str, from: u32, to: u32) -> String {
    format!("{name}: hạng {from} → {to}")
}

/// Saves the table for spreadsheets.
pub const SAVE_CSV: &str = "Lưu bảng (CSV)";
/// Saves a round's figures for spreadsheets.
pub const SAVE_FIGURES: &str = "Lưu số liệu (CSV)";
/// A saved table does not hold everything.
pub const TABLE_LACKS: &str = "Đã lưu bảng số liệu";
/// The ways to take a publication away, behind one button on a phone.
pub const TAKE_AWAY: &str = "Lưu, in, đăng web";
/// Saves the table as a workbook.
pub const SAVE_WORKBOOK: &str = "Lưu Excel (.xlsx)";
/// The workbook could not be made.
pub const WORKBOOK_FAILED: &str = "Chưa lưu được tệp Excel";
/// Saves the folder for a web site.
pub const SAVE_FOLDER: &str = "Tải thư mục đăng web (.zip)";
/// The folder could not be made.
pub const FOLDER_FAILED: &str = "Chưa tạo được thư mục đăng web";
/// Saves the table as a picture.
pub const SAVE_PICTURE: &str = "Lưu ảnh bảng (PNG)";
/// The place of a chart, which scrolls where it is wider.
pub const CHART: &str = "Biểu đồ";
/// Saves a chart as a picture.
pub const SAVE_CHART: &str = "Lưu ảnh biểu đồ (PNG)";
/// The browser could not make a picture.
pub const PICTURE_FAILED: &str = "Trình duyệt không tạo được ảnh. Hãy in bảng ra PDF, hoặc dùng trình duyệt khác.";

/// Units that a picture has no room for.
pub fn not_in_picture(count: usize) -> String {
    format!("và {} đơn vị khác, xem trong bảng công bố", whole(count))
}
