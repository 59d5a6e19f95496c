//! The words of the form that is filled in: answers, rules, evidence and notes.

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
/// Answer with one of the options.
pub const BY_OPTION: &str = "Chọn mức";
/// The options of a criterion, for screen readers.
pub const CHOOSE_OPTION: &str = "Chọn một mức";
/// Take the chosen option back.
pub const CLEAR_OPTION: &str = "Bỏ chọn";
/// Yes.
pub const YES: &str = "Có";
/// No.
pub const NO: &str = "Không";
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
/// An answer that gives no points yet.
pub const NO_POINTS_YET: &str = "Chưa có điểm";
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

/// What an option is worth in points.
pub fn worth_points(points: &str) -> String {
    format!("{points} điểm")
}

/// What a grade is worth in percent of the maximum.
pub fn worth_percent(percent: &str) -> String {
    format!("{percent} % điểm tối đa")
}

/// An area of bonus points.
pub const BONUS: &str = "Cộng thêm nếu có";
/// An area of penalty points.
pub const PENALTY: &str = "Trừ đi nếu có";
