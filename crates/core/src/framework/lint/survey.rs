//! Which leaves hold what people said when they were asked: a unit must not score these itself (công văn 383, 384/BNV-CCHC).

use super::super::model::*;
use crate::assessment::plain_name;

/// Of each node whether a group above it is a survey by its name.
pub(super) fn below_surveys(framework: &Framework) -> Vec<bool> {
    let mut is_survey: Vec<bool> = Vec::with_capacity(framework.nodes().len());
    let mut is_below = Vec::with_capacity(framework.nodes().len());
    for node in framework.nodes() {
        let above = node.parent.is_some_and(|parent| is_survey.get(parent.get()).copied().unwrap_or_default());
        let is_group = || {
            let name = plain_name(&node.name.vi);
            is_sociological(&name) && !is_own_work(&name)
        };
        is_below.push(above);
        is_survey.push(above || (node.leaf.is_none() && is_group()));
    }
    is_below
}

/// Whether a leaf is the result of a survey: by its rule, by its name or that of a group above it, by its evidence or by the
/// words of its figures.
pub(super) fn is_survey(node: &Node, leaf: &Leaf, is_below_survey: bool) -> bool {
    if matches!(leaf.rule, Rule::SurveyPercent { .. }) {
        return true;
    }
    let name = plain_name(&node.name.vi);
    // To tell of a result is the unit's own work; what tells of it, as evidence, holds the result.
    if is_own_work(&name) || name.starts_with("báo cáo") {
        // People are asked about work, too: then it is work by its name, and a survey by what stands behind or above it.
        let (work, is_marked) = without_mark(&name);
        return !has(work, ASKING) && (is_marked || is_below_survey);
    }
    let evidence = plain_name(leaf.evidence.as_deref().unwrap_or_default());
    let is_counted = has(&evidence, COUNTED);
    let labels: Vec<String> = leaf.rule.figures().iter().map(|figure| plain_name(&figure.label)).collect();
    let of_records = is_counted || labels.iter().any(|label| has(label, RECORDS));
    let is_said = |text: &str| {
        let is_survey = is_sociological(text) || is_index(text) || is_asked(text) || asks_people(text);
        is_survey
            || (!is_counted && (is_satisfaction(text) || is_opinion(text)))
            || (!of_records && is_share_of_satisfied(text))
    };
    let in_figures = || {
        // Of forms that were sent out so many came back: nothing of what they say.
        let of_forms =
            labels.iter().any(|label| is_own_work(label)) && !labels.iter().any(|label| has(label, &["hài lòng"]));
        !of_forms && labels.iter().any(|label| is_said(label))
    };
    let in_evidence = ((is_sociological(&evidence) || is_index(&evidence)) && !has(&evidence, &["kế hoạch"]))
        || (is_asked(&evidence) && !is_own_work(&evidence));
    is_said(&name) || in_evidence || in_figures() || is_below_survey
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_alphanumeric()))
    })
}

/// Who is asked.
const PEOPLE: &[&str] = &[
    "người dân",
    "nhân dân",
    "công dân",
    "cử tri",
    "doanh nghiệp",
    "tổ chức",
    "hộ dân",
    "khách hàng",
    "người bệnh",
    "lãnh đạo",
    "đại biểu",
    "mặt trận",
    "cán bộ",
    "công chức",
];

/// What evidence of a program is called, which counts who was satisfied.
const COUNTED: &[&str] = &["cổng", "hệ thống", "phần mềm", "dvcqg"];

/// What the name of a unit's own work begins with: to have people asked, and to work for a better result.
const WORK: &[&str] = &[
    "tổ chức",
    "thực hiện",
    "triển khai",
    "ban hành",
    "xây dựng",
    "tiến hành",
    "công bố",
    "công khai",
    "phối hợp",
    "nâng cao",
    "cải thiện",
    "hỗ trợ",
    "bố trí",
    "quán triệt",
    "hội nghị",
    "niêm yết",
    "đăng tải",
    "gửi",
    "cung cấp",
    "lập danh sách",
    "tham gia",
    "khắc phục",
    "giải pháp",
    "phân tích",
    "tiếp thu",
    "giải trình",
    "trả lời",
    "giải quyết",
    "xử lý",
    "đôn đốc",
    "chỉ đạo",
    "theo dõi",
    "phát phiếu",
    "thu phiếu",
    "hoàn thành",
    "số cuộc",
    "số lần",
    "số đợt",
];

/// What the name of what people said begins with, whatever it was about.
const SAID: &[&str] =
    &["đánh giá của", "đánh giá qua", "ý kiến", "chỉ số hài lòng", "mức độ hài lòng", "điểm khảo sát", "điểm điều tra"];

/// What the work of having people asked is told by.
const ASKING: &[&str] = &[
    "khảo sát",
    "điều tra",
    "phiếu",
    "kế hoạch",
    "báo cáo",
    "lấy ý kiến",
    "đo lường",
    "danh sách",
    "xhh",
    "sipas",
    "papi",
    "ddci",
    "chỉ số",
];

/// A name without what says behind it that people were asked, and whether something does.
fn without_mark(name: &str) -> (&str, bool) {
    let marks = ["(điều tra", "(điểm điều tra", "(điểm khảo sát", "- điểm điều tra", "- điểm khảo sát"];
    match marks.iter().filter_map(|mark| name.find(mark)).min() {
        Some(at) => (name.get(..at).unwrap_or(name), true),
        None => (name, false),
    }
}

fn is_own_work(text: &str) -> bool {
    let is_plan = has(text, &["kế hoạch", "tuyên truyền", "tập huấn"]) && !begins(text, SAID);
    let of_forms = has(text, &["đã phát", "phát ra", "thu về", "đã thu"]);
    // Drafts are laid before people, too.
    let of_others = has(text, &["nhu cầu", "dự thảo"])
        || (begins(text, &["lấy ý kiến"])
            && has(text, &["văn bản", "quy hoạch", "nghị quyết", "phương án", "quy ước"]));
    begins(text, WORK) || is_plan || of_forms || of_others
}

fn is_sociological(text: &str) -> bool {
    const WORDS: &[&str] =
        &["điều tra xã hội học", "khảo sát xã hội học", "điều tra xhh", "khảo sát xhh", "điểm xhh", "đtxhh"];
    has(text, WORDS) || names_index(text, &["sipas"])
}

/// An index of what businesses or people say.
fn is_index(text: &str) -> bool {
    names_index(text, &["ddci", "papi"])
}

/// Whether one of the indices is named, and not what is done for a better one.
fn names_index(text: &str, indices: &[&str]) -> bool {
    let at = indices.iter().filter_map(|index| text.find(index)).min();
    let before = at.and_then(|at| text.get(..at));
    before.is_some_and(|before| !has(before, &["cải thiện", "nâng cao", "nhiệm vụ", "giải pháp", "khắc phục"]))
}

/// The result of asking.
fn is_asked(text: &str) -> bool {
    let is_result = || {
        has(text, &["kết quả khảo sát", "phiếu khảo sát"])
            || ["kết quả điều tra", "phiếu điều tra"].iter().any(|words| {
                text.split_once(words)
                    .map(|(_, rest)| asked(rest))
                    .is_some_and(|whom| whom.is_empty() || begins(whom, PEOPLE))
            })
    };
    has(text, &["khảo sát", "điều tra", "đo lường", "lấy ý kiến", "phỏng vấn", "phiếu hỏi"])
        && (has(text, &["hài lòng"]) || (!has(text, COUNTS_OF_PEOPLE) && is_result()))
}

/// Inquiries that take stock, and ask nobody what they think.
const COUNTS_OF_PEOPLE: &[&str] =
    &["hộ nghèo", "cận nghèo", "dân số", "điều tra nông nghiệp", "điều tra nông thôn", "điều tra cơ bản"];

/// Who is asked, behind "kết quả điều tra" and perhaps a year; empty where nothing says it.
fn asked(words: &str) -> &str {
    const BETWEEN: &[&str] = &[",", "khảo sát", "lấy", "ý kiến", "đánh giá", "đối với", "từ", "của", "các", "năm"];
    const SKIPPED: &[char] = &[' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    let mut rest = words.trim_start_matches(SKIPPED);
    while let Some(next) = BETWEEN.iter().find(|word| begins(rest, &[word])).and_then(|word| rest.strip_prefix(word)) {
        rest = next.trim_start_matches(SKIPPED);
    }
    rest
}

/// Whether somebody is asked, by a name.
fn asks_people(text: &str) -> bool {
    const ASKED: &[&str] =
        &["qua khảo sát", "qua điều tra", "(khảo sát", "(điều tra", "điểm khảo sát", "điểm điều tra", "phiếu hỏi"];
    has(text, PEOPLE) && (begins(text, &["khảo sát", "lấy ý kiến", "phỏng vấn"]) || has(text, ASKED))
}

/// What decision 766/QĐ-TTg calls satisfaction and counts among dossiers and petitions (annex, group 5); nobody is asked.
const COUNTED_SATISFACTION: &[&str] = &[
    "tỷ lệ hài lòng trong xử lý phản ánh, kiến nghị",
    "tỷ lệ hài lòng trong tiếp nhận, giải quyết thủ tục hành chính",
];

/// What satisfaction may be counted among.
const RECORDS: &[&str] = &["hồ sơ", "số hồ sơ", "phản ánh", "kiến nghị", "pakn", "giao dịch", "lượt"];

/// Satisfaction as a figure of its own.
fn is_satisfaction(text: &str) -> bool {
    let text = text.strip_prefix("kết quả ").unwrap_or(text);
    begins(text, &["chỉ số hài lòng", "mức độ hài lòng", "mức hài lòng", "điểm hài lòng", "sự hài lòng"])
}

/// So many percent who are satisfied, where they are not counted among records.
fn is_share_of_satisfied(text: &str) -> bool {
    let ratio = text.strip_prefix("kết quả ").unwrap_or(text);
    let of = ["tỷ lệ", "tỉ lệ"].into_iter().find_map(|words| ratio.strip_prefix(words));
    of.is_some_and(|of| of.contains("hài lòng") && !begins(of.trim_start_matches([' ', '%']), RECORDS))
        && !COUNTED_SATISFACTION.contains(&ratio)
}

/// What people think, where nothing of it is answered or settled.
fn is_opinion(text: &str) -> bool {
    let whose = ["ý kiến đánh giá của ", "ý kiến của ", "ý kiến ", "đánh giá của "]
        .into_iter()
        .find_map(|words| text.strip_prefix(words))
        .map(|whose| whose.strip_prefix("các ").unwrap_or(whose));
    whose.is_some_and(|whose| begins(whose, PEOPLE))
        && !has(text, &["kiến nghị", "phản ánh", "được"])
        && (has(text, &["đánh giá"]) || !is_handled(text))
}

/// Whether opinions are received or answered; what they are about may be, too.
fn is_handled(text: &str) -> bool {
    let whole = ["đã trả lời", "đã giải quyết", "đã tiếp nhận", "đã xử lý"];
    let about = [" về ", " đối với ", " trong ", " khi ", " qua "].iter().filter_map(|word| text.find(word)).min();
    let itself = about.and_then(|at| text.get(..at)).unwrap_or(text);
    has(text, &whole) || has(itself, &["trả lời", "giải quyết", "tiếp nhận", "xử lý"])
}
