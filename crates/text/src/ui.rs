//! The words of the app: labels, buttons, hints, states.

use crate::number::decimal;

fn count(number: usize) -> String {
    decimal((number as u64).into())
}

// The app

/// The product's name.
pub const APP_NAME: &str = "Thước Đo";
/// What it is, in one sentence.
pub const APP_SENTENCE: &str =
    "Chấm điểm chỉ số cải cách hành chính ngay trong trình duyệt: từng điểm có lời giải, từng điểm mất có lý do.";
/// The title of the start page.
pub const APP_TITLE: &str = "Thước Đo – chấm điểm cải cách hành chính";
/// Jumps over the header.
pub const SKIP_TO_CONTENT: &str = "Đến nội dung chính";
/// Undo.
pub const UNDO: &str = "Hoàn tác";
/// Undo with its key.
pub const UNDO_KEY: &str = "Hoàn tác (Ctrl+Z)";
/// Redo.
pub const REDO: &str = "Làm lại";
/// Redo with its key.
pub const REDO_KEY: &str = "Làm lại (Ctrl+Y)";
/// The theme.
pub const THEME: &str = "Giao diện";
/// As the system has it.
pub const THEME_AUTO: &str = "Theo máy";
/// Light.
pub const THEME_LIGHT: &str = "Sáng";
/// Dark.
pub const THEME_DARK: &str = "Tối";
/// The list of notices.
pub const NOTICES: &str = "Thông báo";
/// Closes a notice.
pub const CLOSE: &str = "Đóng";
/// Opens something.
pub const OPEN: &str = "Mở";
/// An address that means nothing.
pub const NOT_FOUND: &str = "Không tìm thấy trang";
/// What to do about it.
pub const NOT_FOUND_TEXT: &str = "Địa chỉ không đúng, hoặc phiếu không có trong trình duyệt này. Phiếu lưu ở máy nào thì chỉ mở được trên máy đó; hãy dùng tệp hoặc liên kết để chuyển phiếu.";
/// Back to the start page.
pub const TO_START: &str = "Về trang đầu";

/// The title of a page.
pub fn titled(page: &str) -> String {
    format!("{page} – {APP_NAME}")
}

/// The framework and period of the open sheet, in the header.
pub fn opened(framework: &str, period: &str) -> String {
    format!("{framework} · {period}")
}

// Saving

/// About to be saved.
pub const SAVING: &str = "Đang lưu…";
/// Could not be saved.
pub const NOT_SAVED: &str = "Chưa lưu được";
/// No room.
pub const STORAGE_FULL: &str = "Bộ nhớ của trình duyệt đã đầy. Hãy lưu phiếu ra tệp, rồi xóa bớt phiếu cũ ở trang đầu.";
/// Not allowed.
pub const STORAGE_BLOCKED: &str = "Trình duyệt không cho trang này lưu dữ liệu (có thể do chế độ riêng tư). Hãy lưu phiếu ra tệp trước khi đóng trang.";
/// Written, but not read back.
pub const STORAGE_NOT_KEPT: &str = "Đã ghi nhưng đọc lại không khớp. Hãy lưu phiếu ra tệp và tải lại trang.";
/// Two tabs edited one sheet.
pub const COPIED_TITLE: &str = "Đã lưu thành bản sao";
/// What became of it.
pub const COPIED: &str =
    "Phiếu này cũng được sửa ở thẻ khác. Nội dung ở thẻ này được lưu thành một phiếu riêng; không bản nào bị ghi đè.";
/// Another tab saved the open sheet.
pub const CHANGED_ELSEWHERE_TITLE: &str = "Phiếu này vừa được sửa ở thẻ khác";
/// What to do.
pub const CHANGED_ELSEWHERE: &str =
    "Hãy mở bản mới nhất trước khi sửa tiếp. Nếu cứ sửa ở đây, nội dung sẽ được lưu thành bản sao, không ghi đè.";
/// Loads the newest.
pub const LOAD_NEWEST: &str = "Mở bản mới nhất";

/// When it was saved.
pub fn saved_at(moment: &str) -> String {
    format!("Đã lưu lúc {moment}")
}

/// A local time `2026-11-02T14:05:33` as people write it: `14:05 02/11/2026`.
pub fn moment(local: &str) -> String {
    let part = |range: std::ops::Range<usize>| local.get(range).unwrap_or("");
    format!("{} {}/{}/{}", part(11..16), part(8..10), part(5..7), part(0..4))
}

// Start page

/// The door to a new sheet.
pub const DOOR_SCORE: &str = "Chấm điểm đơn vị";
/// What is behind it.
pub const DOOR_SCORE_HINT: &str = "Nhập số liệu của đơn vị, xem ngay điểm, xếp loại và từng điểm bị mất.";
/// Makes a new sheet.
pub const NEW_SHEET: &str = "Phiếu mới";
/// The door to a file.
pub const DOOR_FILE: &str = "Mở tệp phiếu chấm";
/// What is behind it.
pub const DOOR_FILE_HINT: &str =
    "Chọn hoặc kéo thả tệp .json đã lưu. Mỗi tệp thành một phiếu riêng, không ghi đè phiếu đang có.";
/// Opens a file.
pub const OPEN_FILE: &str = "Mở tệp";
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
/// Marks an example.
pub const EXAMPLE: &str = "Ví dụ";
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
        "Đã có phiếu của “{}” cùng kỳ và cùng bộ chỉ số. Phiếu này được giữ riêng, không ghi đè phiếu cũ.",
        crate::visible(unit)
    )
}

/// What a rescue file brought back.
pub fn rescued(sheets: usize, unreadable: usize) -> String {
    let rest = if unreadable > 0 {
        format!(" {unreadable} phiếu không đọc được, vẫn còn nguyên trong tệp.")
    } else {
        String::new()
    };
    format!("Đã khôi phục {sheets} phiếu từ tệp dự phòng.{rest}")
}

// New sheet and its unit

/// The framework.
pub const FRAMEWORK: &str = "Bộ chỉ số";
/// A framework whose text is not wholly public.
pub const PARTIAL: &str = "Văn bản công khai chưa đầy đủ, xem ghi chú ở trang kết quả";
/// Begins.
pub const START_SCORING: &str = "Bắt đầu chấm điểm";
/// Opens the form for the unit.
pub const EDIT_ABOUT: &str = "Sửa đơn vị, kỳ đánh giá";
/// Keeps it.
pub const KEEP_ABOUT: &str = "Cập nhật";
/// The unit's name.
pub const UNIT_NAME: &str = "Tên đơn vị";
/// An example of it.
pub const UNIT_NAME_HINT: &str = "Ví dụ: UBND xã Vân Canh";
/// It is missing.
pub const UNIT_NAME_MISSING: &str = "Chưa nhập tên đơn vị. Hãy nhập tên để tạo phiếu.";
/// The period.
pub const PERIOD: &str = "Kỳ đánh giá";
/// A year.
pub const YEAR: &str = "Năm";
/// A quarter.
pub const QUARTER: &str = "Quý";
/// A month.
pub const MONTH: &str = "Tháng";
/// The field for the year.
pub const YEAR_FIELD: &str = "Năm đánh giá";
/// It is no year.
pub const YEAR_WRONG: &str = "Năm phải gồm bốn chữ số, ví dụ 2026.";
/// More fields.
pub const MORE_ABOUT_UNIT: &str = "Thông tin thêm (không bắt buộc)";
/// The unit's code.
pub const UNIT_CODE: &str = "Mã định danh";
/// An example of it.
pub const UNIT_CODE_HINT: &str = "Mã định danh điện tử của cơ quan, nếu có";
/// The unit's group.
pub const UNIT_GROUP: &str = "Nhóm xếp hạng";
/// An example of it.
pub const UNIT_GROUP_HINT: &str = "Ví dụ: Xã, phường";
/// The unit's own denominator.
pub const UNIT_ATTAINABLE: &str = "Mẫu số riêng của đơn vị";
/// When it is needed.
pub const UNIT_ATTAINABLE_HINT: &str = "Chỉ nhập khi văn bản giao thang điểm riêng cho đơn vị đặc thù, ví dụ 78,5";
/// It is no such number.
pub const ATTAINABLE_WRONG: &str = "Mẫu số riêng phải là số lớn hơn 0, ví dụ 78,5. Để trống nếu không có.";

/// A framework's decision and maximum.
pub fn framework_line(basis: &str, max: &str) -> String {
    format!("{basis} · {max} điểm")
}

// Scoring

/// The areas.
pub const AREAS: &str = "Các lĩnh vực";
/// All areas on one page.
pub const ALL_AT_ONCE: &str = "Xem tất cả trên một trang";
/// The way to the areas before and after.
pub const NEIGHBOURS: &str = "Chuyển lĩnh vực";
/// The area before.
pub const BEFORE: &str = "Trước";
/// The area after.
pub const AFTER: &str = "Tiếp theo";
/// Answer with figures.
pub const BY_FIGURES: &str = "Nhập số liệu";
/// Answer with points.
pub const BY_POINTS: &str = "Chỉ biết điểm";
/// It does not apply.
pub const NOT_APPLICABLE: &str = "Không áp dụng";
/// The choice between them.
pub const WAY_TO_ANSWER: &str = "Cách trả lời";
/// Why it does not apply.
pub const REASON: &str = "Lý do không áp dụng";
/// Points given directly.
pub const POINTS_LABEL: &str = "Điểm";
/// Opens the field for a whole area's points.
pub const GROUP_POINTS: &str = "Chỉ biết điểm của cả nhóm?";
/// What it does.
pub const GROUP_POINTS_HINT: &str =
    "Nhập thẳng điểm nhóm khi không có số liệu từng tiêu chí. Điểm này thay cho mọi tiêu chí trong nhóm.";
/// The field.
pub const GROUP_POINTS_LABEL: &str = "Điểm của cả nhóm";
/// Takes it away.
pub const CLEAR_GROUP_POINTS: &str = "Bỏ điểm nhóm";
/// Points above stand for this criterion.
pub const COVERED: &str = "Đang tính theo điểm của cả nhóm.";
/// Opens the rule.
pub const HOW_SCORED: &str = "Cách tính và căn cứ";
/// Two sources contradict each other.
pub const SOURCES_DISAGREE: &str = "Nguồn mâu thuẫn:";
/// Where something comes from.
pub const SOURCE: &str = "Nguồn:";
/// Good to know.
pub const REMARK: &str = "Lưu ý:";
/// Evidence and note.
pub const EVIDENCE_AND_NOTE: &str = "Tài liệu kiểm chứng, ghi chú";
/// Adds a row.
pub const ADD_EVIDENCE: &str = "Thêm tài liệu";
/// Number and symbol.
pub const EVIDENCE_NUMBER: &str = "Số, ký hiệu";
/// Day.
pub const EVIDENCE_DATE: &str = "Ngày";
/// Issuer.
pub const EVIDENCE_ISSUER: &str = "Cơ quan ban hành";
/// Abstract.
pub const EVIDENCE_SUMMARY: &str = "Trích yếu";
/// Link.
pub const EVIDENCE_LINK: &str = "Liên kết (https://…)";
/// Takes a row away.
pub const REMOVE_ROW: &str = "Bỏ tài liệu này";
/// Only https.
pub const LINK_MUST_BE_HTTPS: &str = "Chỉ mở được liên kết bắt đầu bằng https://. Nội dung vẫn được giữ.";
/// Opens a document.
pub const OPEN_LINK: &str = "Mở tài liệu";
/// A note.
pub const NOTE: &str = "Ghi chú";
/// All points.
pub const FULL_POINTS: &str = "tối đa";

/// "of so many points".
pub fn of_max(max: &str) -> String {
    format!("/ {max}")
}

/// Points lost at a criterion.
pub fn lost(points: &str) -> String {
    format!("mất {points}")
}

/// A row of evidence.
pub fn evidence_row(number: usize) -> String {
    format!("Tài liệu {number}")
}

/// How much evidence and whether there is a note, behind the heading.
pub fn evidence_summary(rows: usize, has_note: bool) -> String {
    match (rows, has_note) {
        (0, false) => " (chưa có)".into(),
        (0, true) => " (có ghi chú)".into(),
        (rows, false) => format!(" ({rows})"),
        (rows, true) => format!(" ({rows}, có ghi chú)"),
    }
}

/// What evidence is needed.
pub fn needed(evidence: &str) -> String {
    format!("Cần có: {evidence}.")
}

/// A day behind a document's number.
pub fn dated(day: &str) -> String {
    format!("ngày {day}")
}

/// The place in the decision.
pub fn citation(citation: &str) -> String {
    format!("Căn cứ: {citation}.")
}

/// Asks which of two numbers is meant.
pub fn which_number(text: &str) -> String {
    format!("“{text}” là:")
}

/// The state of an area.
pub fn progress_word(answered: usize, total: usize) -> String {
    match (answered, total) {
        (_, 0) => "Không tính điểm".into(),
        (a, t) if a == t => "Xong".into(),
        (0, t) => format!("Chưa trả lời ({t})"),
        (a, t) => format!("Còn {} / {t}", t - a),
    }
}

// Score panel

/// The panel.
pub const SCORE_PANEL: &str = "Kết quả tạm tính";
/// Total.
pub const TOTAL: &str = "Tổng điểm";
/// Total while not all is answered.
pub const TOTAL_SO_FAR: &str = "Tổng điểm tạm tính";
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

// Check

/// What is wrong.
pub const NEEDS_ATTENTION: &str = "Có điều cần xem lại";
/// Evidence is wanted.
pub const NO_EVIDENCE_HINT: &str =
    "Mỗi tiêu chí đã chấm cần tài liệu kiểm chứng, hoặc giải trình rõ cách tính trong phần ghi chú.";
/// Nothing is missing.
pub const ALL_WELL: &str = "Phiếu đã đầy đủ: mọi tiêu chí có trả lời và tài liệu kiểm chứng.";
/// All answers.
pub const ALL_ANSWERS: &str = "Toàn bộ câu trả lời";
/// Changes an answer.
pub const CHANGE: &str = "Sửa";

/// How many problems there are.
pub fn needs_mending(problems: usize) -> String {
    format!("Có {} điều cần sửa", count(problems))
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

// Result

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
    format!("Mã băm của bộ chỉ số: {hash}")
}

// Viewer

/// Being opened.
pub const OPENING: &str = "Đang mở…";
/// Cannot be opened.
pub const CANNOT_OPEN: &str = "Không mở được";
/// Read-only.
pub const READ_ONLY: &str = "Chỉ xem.";
/// What that means.
pub const READ_ONLY_TEXT: &str = "Điểm dưới đây được tính lại ngay trong trình duyệt của bạn từ số liệu trong liên kết. Phiếu của bạn không bị ảnh hưởng.";
/// What an example is.
pub const EXAMPLE_TEXT: &str = "Số liệu thật đã công bố, chỉ để xem thử. Muốn sửa, hãy lưu thành phiếu của bạn.";
/// Keeps a copy.
pub const KEEP_COPY: &str = "Lưu thành phiếu của tôi";
/// There is no such example.
pub const NO_SUCH_EXAMPLE: &str = "Không có ví dụ này. Hãy chọn ví dụ ở trang đầu.";
/// Not a file beside the app.
pub const FILE_NOT_BESIDE: &str =
    "Chỉ mở được tệp nằm cùng thư mục với trang này. Hãy kiểm tra lại đường dẫn sau “tep=”.";

// Print

/// The state's name, as official documents bear it (Nghị định 30/2020/NĐ-CP).
pub const STATE_NAME: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// The state's motto.
pub const STATE_MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// The title of the printed sheet.
pub const SHEET_TITLE: &str = "PHIẾU TỰ CHẤM ĐIỂM";
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
    format!("Kỳ đánh giá: {period}. Căn cứ: {basis}")
}

/// Index and class in the foot of the table.
pub fn printed_result(index: &str, class: &str) -> String {
    format!("Chỉ số: {index} %; xếp loại: {class}")
}

/// The rounding under the table.
pub fn rounding_note(rounding: &str) -> String {
    format!("Làm tròn từng tiêu chí: {rounding}. Tính và in bằng Thước Đo.")
}

// Help

/// Help.
pub const HELP_TITLE: &str = "Trợ giúp";
/// The keys.
pub const KEYS_TITLE: &str = "Phím tắt";
/// The sections of the help page.
pub const HELP: &[(&str, &[&str])] = &[
    (
        "Dữ liệu nằm ở đâu",
        &[
            "Phiếu được lưu tự động trong trình duyệt của máy này, không gửi lên máy chủ nào. Mở bằng máy khác hoặc trình duyệt khác sẽ không thấy.",
            "Xóa dữ liệu duyệt web có thể xóa cả phiếu. Hãy bấm “Lưu tệp” ở trang kết quả để có bản dự phòng; mở lại bằng “Mở tệp” ở trang đầu.",
            "Phiếu đã xóa nằm ở mục “Phiếu đã xóa” cuối danh sách cho đến khi bấm “Xóa hẳn”.",
        ],
    ),
    (
        "Nhập số",
        &[
            "Dùng dấu phẩy hoặc dấu chấm cho phần thập phân: 6,31 hoặc 6.31. Với số như 1.234, ứng dụng sẽ hỏi lại là 1234 hay 1,234.",
            "Để trống là chưa trả lời, khác với số 0. Không phát sinh thì nhập 0 ở cả tử số và mẫu số.",
        ],
    ),
    (
        "Gửi cho người khác",
        &[
            "“Chép liên kết” tạo liên kết chứa toàn bộ số liệu của phiếu. Người nhận mở ra chỉ để xem; điểm được tính lại trên máy của họ.",
            "Ai có liên kết đều xem được. Không đưa thông tin mật vào ghi chú.",
        ],
    ),
];
/// The keys and what they do.
pub const KEYS: &[(&str, &str)] = &[
    ("Enter", "Đến ô số liệu tiếp theo"),
    ("Tab", "Đến mục tiếp theo"),
    ("Ctrl + Z", "Hoàn tác"),
    ("Ctrl + Y", "Làm lại"),
    ("Alt + ↑, Alt + ↓", "Lĩnh vực trước, lĩnh vực sau"),
    ("?", "Mở trang này"),
];
