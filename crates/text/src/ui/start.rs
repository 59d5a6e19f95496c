//! The words of the start page: its doors, the list of sheets, and what was removed.

/// The door to a new sheet.
pub const DOOR_SCORE: &str = "Chấm điểm đơn vị";
/// What is behind it.
pub const DOOR_SCORE_HINT: &str = "Nhập số liệu của đơn vị, xem ngay điểm, xếp loại và từng điểm bị mất.";
/// Makes a new sheet.
pub const NEW_SHEET: &str = "Phiếu mới";
/// The door to the province's work.
pub const DOOR_PROVINCE: &str = "Tổng hợp, xếp hạng";
/// What is behind it.
pub const DOOR_PROVINCE_HINT: &str = "Nhận phiếu của các đơn vị, thẩm định, xếp hạng và công bố.";
/// To the rounds.
pub const TO_ROUNDS: &str = "Đợt đánh giá";
/// To the publications.
pub const TO_PUBLICATIONS: &str = "Xem kết quả công bố";
/// The door to a file.
pub const DOOR_FILE: &str = "Mở tệp phiếu chấm";
/// What is behind it.
pub const DOOR_FILE_HINT: &str =
    "Chọn hoặc kéo thả tệp .json đã lưu. Mỗi tệp thành một phiếu riêng, không ghi đè phiếu đang có.";
/// Opens a file.
pub const OPEN_FILE: &str = "Mở tệp";
/// What a file is that was opened as a sheet.
pub const IS_A_FRAMEWORK: &str = "Đây là tệp bộ tiêu chí. Hãy mở tệp trong thư viện bộ tiêu chí.";
/// The door to a link.
pub const DOOR_LINK: &str = "Xem từ liên kết";
/// What is behind it.
pub const DOOR_LINK_HINT: &str = "Dán liên kết được gửi cho bạn. Chỉ để xem, không đụng đến phiếu của bạn.";
/// Opens a link.
pub const OPEN_LINK_BUTTON: &str = "Xem";
/// Not one of our links.
pub const NOT_A_LINK: &str =
    "Đây không phải liên kết của Thước Đo: liên kết có dạng …#/xem/…. Hãy chép lại toàn bộ liên kết.";
/// My sheets.
pub const MY_SHEETS: &str = "Phiếu của tôi";
/// Where data live.
pub const WHERE_DATA_LIVE: &str =
    "Dữ liệu chỉ nằm trong trình duyệt này, không gửi đi đâu. Hãy lưu tệp để có bản dự phòng.";
/// There are none.
pub const NO_SHEETS: &str = "Chưa có phiếu nào. Hãy tạo phiếu mới, mở tệp, hoặc xem thử ví dụ bên dưới.";
/// A draft that cannot be read.
pub const DRAFT_UNREADABLE: &str = "Phiếu không đọc được";
/// Saves its text.
pub const SAVE_AS_IS: &str = "Lưu nguyên văn ra tệp";
/// To the result.
pub const RESULT: &str = "Kết quả";
/// Removes a sheet.
pub const REMOVE: &str = "Xóa";
/// A sheet was removed.
pub const REMOVED: &str = "Đã xóa phiếu";
/// Brings it back.
pub const RESTORE: &str = "Khôi phục";
/// Forgets it.
pub const REMOVE_FOR_GOOD: &str = "Xóa hẳn";
/// The examples.
pub const EXAMPLES: &str = "Ví dụ";
/// What they are.
pub const EXAMPLES_HINT: &str = "Số liệu thật đã công bố, mở ở chế độ chỉ xem; có thể lưu thành phiếu riêng để thử.";
/// Each example as the start page lists it: its id, its unit, its framework and period.
pub const EXAMPLE_ROWS: [[&str; 3]; 2] = [
    ["van-canh", "UBND xã Vân Canh", "Bộ chỉ số 766 · năm 2026"],
    ["so-noi-vu-lai-chau", "Sở Nội vụ tỉnh Lai Châu", "CCHC Lai Châu 2020 · năm 2020"],
];
/// Marks an example.
pub const EXAMPLE: &str = "Ví dụ";
/// The mark of a framework that is an example.
pub const NOT_OFFICIAL: &str = "Ví dụ, không phải văn bản chính thức";
/// A file could not be opened.
pub const FILE_NOT_OPENED: &str = "Không mở được tệp";
/// A file was opened.
pub const FILE_OPENED: &str = "Đã mở tệp";
/// The same unit twice.
pub const SAME_SHEET_TITLE: &str = "Đã có phiếu cùng đơn vị";

/// The result of a unit, for a link's name.
pub fn result_of(unit: &str) -> String {
    format!("Kết quả: {unit}")
}

/// Scoring a unit, for the page's title.
pub fn scoring_of(unit: &str) -> String {
    format!("Chấm điểm: {unit}")
}

/// Checking a unit's answers, for the page's title.
pub fn check_of(unit: &str) -> String {
    format!("Kiểm tra phiếu: {unit}")
}

/// Removing a unit's sheet, for a button's name.
pub fn remove_of(unit: &str) -> String {
    format!("Xóa phiếu {unit}")
}

/// When a draft last changed.
pub fn last_change(moment: &str) -> String {
    format!("sửa lúc {moment}")
}

/// How many removed sheets can be restored.
pub fn removed_count(sheets: usize) -> String {
    format!("Phiếu đã xóa ({sheets})")
}

/// There is a sheet of this unit, period and framework already.
pub fn same_sheet(unit: &str) -> String {
    format!(
        "Đã có phiếu của “{}” cùng kỳ và cùng bộ tiêu chí. Phiếu này được giữ riêng, không ghi đè phiếu cũ.",
        crate::visible(unit)
    )
}

/// What a rescue file brought back: sheets, removed ones, those there was no room for, those that cannot be read.
pub fn rescued(sheets: usize, removed: usize, unsaved: usize, unreadable: usize) -> String {
    let mut said = format!("Đã khôi phục {sheets} phiếu từ tệp dự phòng.");
    for (count, what) in [
        (removed, "phiếu đã xóa trước đó nằm ở mục “Phiếu đã xóa”."),
        (unsaved, "mục chưa lưu được, vẫn còn trong tệp."),
        (unreadable, "mục không đọc được, vẫn còn nguyên trong tệp."),
    ] {
        if count > 0 {
            said = format!("{said} {count} {what}");
        }
    }
    said
}

/// The way to the library of frameworks.
pub const FRAMEWORK_LIBRARY: &str = "Thư viện bộ tiêu chí";

/// How many of my frameworks came back from a rescue file.
pub fn rescued_frameworks(count: usize) -> String {
    format!("Đã khôi phục {count} bộ tiêu chí vào thư viện.")
}

/// How many rounds came back from a rescue file.
pub fn rescued_rounds(count: usize) -> String {
    format!("Đã khôi phục {count} đợt đánh giá vào danh sách đợt.")
}
