//! The words of the unit's side of an appraisal: what the appraisers said, and what the unit explains.

use thuocdo_core::assessment::{Stage, Standing};

use super::{EXPLANATION, FIRST_APPRAISAL, NOTE, SAVE_FILE, SECOND_APPRAISAL, SELF_SCORE, count};

/// What the appraisal came to.
pub const APPRAISAL_RESULT: &str = "Kết quả thẩm định";
/// The table of totals.
pub const TOTALS_BY_STAGE: &str = "Tổng điểm qua các lần chấm";
/// A verdict without a reason.
pub const NO_REASON: &str = "Không ghi lý do.";
/// The points stayed.
pub const AS_SELF_SCORE: &str = "bằng điểm tự chấm";
/// What to write into the explanation.
pub const EXPLANATION_HINT: &str =
    "Nêu căn cứ đề nghị giữ điểm tự chấm, kèm tài liệu. Phần này đi theo tệp phiếu khi gửi lại.";
/// Adds a document to the explanation.
pub const ADD_EXPLANATION_DOCUMENT: &str = "Thêm tài liệu giải trình";
/// The unit has not explained yet.
pub const WANTS_EXPLANATION: &str = "Cần giải trình";
/// The unit has.
pub const IS_EXPLAINED: &str = "Đã giải trình";
/// Why what the unit gave cannot be changed any more.
pub const SELF_SCORE_KEPT: &str =
    "Đã có kết quả thẩm định nên phần tự chấm được giữ như đã nộp. Nếu cần thay đổi, hãy nêu trong phần giải trình.";
/// The same for the points of a whole group.
pub const GROUP_SCORE_KEPT: &str =
    "Trong nhóm đã có kết quả thẩm định nên điểm tự chấm của cả nhóm được giữ như đã nộp.";
/// The filter of the appraised criteria, for screen readers.
pub const SHOW_APPRAISED: &str = "Tiêu chí được hiện";
/// Those that changed.
pub const CHANGED_ONES: &str = "Có thay đổi";
/// All that were appraised.
pub const ALL_APPRAISED: &str = "Đã thẩm định";
/// A list in which nothing is.
pub const NONE_OF_THESE: &str = "Không có tiêu chí nào.";
/// The points that count after the appraisals.
pub const AFTER_APPRAISAL: &str = "Sau thẩm định";
/// How far they are apart.
pub const DIFFERENCE: &str = "Chênh lệch";
/// The stage of a score.
pub const STAGE: &str = "Kết quả";
/// How far the unit is with a criterion.
pub const EXPLAINING_STATE: &str = "Tình trạng";
/// To the list of what was appraised.
pub const SEE_APPRAISAL: &str = "Xem kết quả thẩm định";
/// The link of a sheet with verdicts.
pub const SHARE_SELF_SCORE: &str = "Liên kết chỉ để xem, chứa số liệu tự chấm của phiếu:";
/// Reasons and explanations, in print.
pub const REASON_AND_EXPLANATION: &str = "Lý do thẩm định, giải trình";
/// Figures and documents, in print.
pub const FIGURES_AND_EVIDENCE: &str = "Số liệu, tài liệu kiểm chứng";
/// Points for a group stand for a verdict.
pub const VERDICT_COVERED: &str = "Tính theo điểm thẩm định của cả nhóm.";

/// That the link carries no appraisal, and what does.
pub fn link_without_appraisal() -> String {
    format!(
        "Liên kết không mang kết quả thẩm định và phần giải trình. Để gửi lại cấp trên, hãy dùng tệp: bấm “{SAVE_FILE}”."
    )
}

/// What a row of the appraisal is about: "1.2 Công khai đúng hạn", or "1 Công khai, minh bạch (điểm cả nhóm)".
pub fn appraised_node(number: &str, name: &str, is_group: bool) -> String {
    let name = format!("{number} {name}");
    let name = name.trim();
    if is_group { format!("{name} (điểm cả nhóm)") } else { name.to_owned() }
}

/// What the appraisal on paper is about, where nothing can be chosen: "Đơn vị: UBND xã Ba (chỉ in dòng chưa thẩm định)".
pub fn appraised_on_paper(first: &str, name: &str, only: Option<&str>) -> String {
    let only = only.map(|rows| format!(" (chỉ in dòng {rows})"));
    format!("{first}: {name}{}", only.unwrap_or_default())
}

/// The stage of a total, as a row of a table names it.
pub fn stage_of_total(stage: Stage) -> &'static str {
    match stage {
        Stage::SelfScored => SELF_SCORE,
        Stage::First => "Sau thẩm định lần 1",
        Stage::Final => "Sau thẩm định lần 2, Hội đồng",
    }
}

/// Who gave a verdict.
pub fn verdict_stage(is_second: bool) -> &'static str {
    if is_second { SECOND_APPRAISAL } else { FIRST_APPRAISAL }
}

/// Points of a verdict: "16,00 điểm".
pub fn verdict_points(points: &str) -> String {
    format!("{points} điểm")
}

/// The note that the unit wrote beside what it gave: "Ghi chú: số liệu đến ngày 30/9".
pub fn note_of_unit(note: &str) -> String {
    format!("{NOTE}: {note}")
}

/// Points with their sign: "+0,50", "−0,50".
pub fn signed(points: &str) -> String {
    if points.starts_with('−') { points.to_owned() } else { format!("+{points}") }
}

/// How far a verdict is from the self-score: "−0,50 điểm so với tự chấm".
pub fn against_self_score(points: &str) -> String {
    format!("{} điểm so với tự chấm", signed(points))
}

/// How a verdict without a difference of points stands to the self-score; empty where nothing is to say.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Same => AS_SELF_SCORE,
        Standing::Lower => "thấp hơn tự chấm",
        Standing::Higher => "cao hơn tự chấm",
        Standing::New => "đơn vị không tự chấm",
        Standing::Covered => "",
    }
}

/// Why a verdict was given.
pub fn reason_of_verdict(reason: &str) -> String {
    if reason.trim().is_empty() { NO_REASON.to_owned() } else { format!("Lý do: {reason}") }
}

/// What the unit explained, in print.
pub fn explained_in_print(text: &str) -> String {
    format!("{EXPLANATION}: {text}")
}

/// A verdict's reason, in print.
pub fn reason_in_print(is_second: bool, reason: &str) -> String {
    format!("{}: {reason}", verdict_stage(is_second))
}

/// What the unit gave itself: "Tự chấm: 2.541 / 2.618".
pub fn self_scored(given: &str) -> String {
    format!("{SELF_SCORE}: {given}")
}

/// How many criteria were appraised, changed, explained, and wait for an explanation.
pub fn appraisal_counts(appraised: usize, changed: usize, explained: usize, wanting: usize) -> String {
    format!(
        "Đã thẩm định {} tiêu chí; thay đổi {}; đã giải trình {}; còn cần giải trình {}.",
        count(appraised),
        count(changed),
        count(explained),
        count(wanting)
    )
}

/// A filter with how many it shows: "Cần giải trình (2)".
pub fn with_count(words: &str, number: usize) -> String {
    format!("{words} ({})", count(number))
}

/// How many criteria wait for an explanation, in short.
pub fn wanting_short(wanting: usize) -> String {
    match wanting {
        0 => "Không còn tiêu chí cần giải trình".to_owned(),
        _ => format!("{} tiêu chí cần giải trình", count(wanting)),
    }
}

/// What a file with verdicts asks for, when it is opened.
pub fn appraisal_arrived(appraised: usize, wanting: usize) -> String {
    format!("Phiếu có kết quả thẩm định của {} tiêu chí; {} tiêu chí cần giải trình.", count(appraised), count(wanting))
}

/// What counts after the appraisals: "Sau thẩm định: 85,10 điểm, Tốt".
pub fn appraised_total(total: &str, class: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(", {class}") };
    format!("{AFTER_APPRAISAL}: {total} điểm{class}")
}
