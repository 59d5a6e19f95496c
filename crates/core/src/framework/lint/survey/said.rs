//! What people said, by the words of a name, of evidence or of a figure.

use super::words::*;
use super::work::{is_improved, is_prepared};

pub(super) fn is_sociological(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "điều tra xã hội học",
        "khảo sát xã hội học",
        "điều tra xhh",
        "khảo sát xhh",
        "điểm xhh",
        "đtxhh",
        "phần khảo sát",
        "phần điều tra",
    ];
    has(text, WORDS) || names_index(text, &["sipas"])
}

/// An index of what businesses or people say.
pub(super) fn is_index(text: &str) -> bool {
    const IN_WORDS: &[&str] = &[
        "chỉ số năng lực cạnh tranh",
        "chỉ số cạnh tranh cấp",
        "chỉ số năng lực điều hành",
        "chỉ số đánh giá năng lực",
        "chỉ số hiệu quả quản trị",
        "chỉ số quản trị và hành chính công",
        "hiệu quả quản trị và hành chính công",
        "chỉ số xanh",
        "chỉ số hạnh phúc",
    ];
    names_index(text, INDICES) || names_index(text, IN_WORDS)
}

/// Whether one of the indices is named, and not what is done for a better one or to make it known.
fn names_index(text: &str, indices: &[&str]) -> bool {
    let at = starts(text).find(|(_, rest)| begins(rest, indices)).map(|(at, _)| at);
    let before = at.and_then(|at| text.get(..at));
    before.is_some_and(|before| !is_improved(before) && !is_prepared(before))
}

/// The result of asking.
pub(super) fn is_asked(text: &str) -> bool {
    if !has(text, ASK) {
        return false;
    }
    let is_result = || {
        has(text, &["kết quả khảo sát", "phiếu khảo sát"])
            || ["kết quả điều tra", "phiếu điều tra"].iter().any(|words| {
                text.split_once(words)
                    .map(|(_, rest)| whom(rest))
                    .is_some_and(|whom| whom.is_empty() || is_people(whom))
            })
            // What the asked answered, as a share of them.
            || (is_share(text) && is_judged(text))
    };
    has(text, &["hài lòng"]) || (!has(text, TAKING_STOCK) && is_result())
}

/// Whether somebody is asked, by a name.
pub(super) fn is_asking(text: &str) -> bool {
    if !has(text, ASK) || has(text, TAKING_STOCK) {
        return is_judged_by_public(text) && !has(text, &["được đánh giá"]);
    }
    let text = without(text, &["kết quả", "điểm", "điểm số"]);
    let asks = |verbs: &[&str]| behind(text, verbs).is_some_and(|rest| is_people(whom(rest)));
    let of_opinions = || begins(text, &["điều tra", "lấy ý kiến", "lấy phiếu", "xin ý kiến"]) && !is_vote(text);
    let by_verb = asks(&["khảo sát", "phỏng vấn", "thăm dò", "trưng cầu"])
        || (asks(&["điều tra"]) && has(text, &["ý kiến", "đánh giá"]))
        || begins(text, &["lấy ý kiến đánh giá", "thăm dò ý kiến", "thăm dò dư luận", "phỏng vấn sâu"])
        || (of_opinions() && names(text, PUBLIC) && has(text, &["ý kiến", "đánh giá", "phiếu"]))
        || asks(&["lấy ý kiến", "xin ý kiến"])
        || (begins(text, &["khảo sát", "điều tra"])
            && has(text, &["chất lượng dịch vụ", "chất lượng phục vụ", "thái độ phục vụ", "sự phục vụ"]));
    let bare = ["khảo sát", "điều tra", "điều tra, khảo sát", "khảo sát, điều tra", "điều tra khảo sát"];
    by_verb || bare.contains(&text) || has_points_of(text) || is_judged_by_public(text)
}

/// The vote on officials is no opinion of the public.
fn is_vote(text: &str) -> bool {
    has(text, &["tín nhiệm"]) && !has(text, &["của", "trong nhân dân"])
}

/// "Điểm khảo sát", and no place or time of one ("địa điểm khảo sát").
fn has_points_of(text: &str) -> bool {
    let is_other = |at: usize| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        ["địa", "thời", "đặc"].iter().any(|word| before.ends_with(word))
    };
    starts(text).any(|(at, rest)| begins(rest, &["điểm khảo sát", "điểm điều tra"]) && !is_other(at))
}

/// Whether the public judges: "người dân, doanh nghiệp đánh giá".
pub(super) fn is_judged_by_public(text: &str) -> bool {
    // What is made so that people can judge is no judgement, and dossiers that they judge are counted.
    let is_for = |at: usize| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        [" cho", " để", " giúp", " mời"].iter().any(|word| before.ends_with(word))
            || before.ends_with("của")
            || has(before, RECORDS)
    };
    starts(text).any(|(at, rest)| begins(rest, PUBLIC) && !is_for(at) && is_followed_by_judging(rest))
}

fn is_followed_by_judging(people: &str) -> bool {
    const JUDGE: &[&str] =
        &["đánh giá", "nhận xét", "bình chọn", "chấm điểm", "cho điểm", "cảm nhận", "tín nhiệm", "cho rằng"];
    let mut rest = people;
    while let Some(next) = behind(rest, PUBLIC).or_else(|| behind(rest, OFFICIALS)) {
        rest = without(next.trim_start_matches([' ', ',', '/', '-']), &["và", "các"]);
    }
    behind(rest, JUDGE).is_some_and(|judged| !begins(judged.trim_start(), &["tác động", "sự phù hợp", "rủi ro"]))
}

/// Whether a program keeps what the evidence shows, which counts who was satisfied.
pub(super) fn is_counted(evidence: &str) -> bool {
    has(evidence, &["cổng", "hệ thống", "phần mềm", "dvcqg"])
}

/// What satisfaction may be counted among.
const RECORDS: &[&str] = &["hồ sơ", "phản ánh", "kiến nghị", "pakn", "giao dịch", "lượt"];

pub(super) fn is_of_records(label: &str) -> bool {
    has(label, RECORDS)
}

/// What decision 766/QĐ-TTg calls satisfaction and counts among dossiers and petitions (annex, group 5); nobody is asked.
const COUNTED_SATISFACTION: &[&str] = &[
    "tỷ lệ hài lòng trong xử lý phản ánh, kiến nghị",
    "tỷ lệ hài lòng trong xử lý pakn",
    "tỷ lệ hài lòng trong tiếp nhận, giải quyết thủ tục hành chính",
    "tỷ lệ hài lòng trong tiếp nhận, giải quyết tthc",
];

/// What is shared out or counted, where a text begins so.
pub(super) fn counted(text: &str) -> Option<&str> {
    behind(without(text, &["kết quả"]), &["tỷ lệ", "tỉ lệ", "số lượng", "số", "tổng số"]).map(str::trim_start)
}

fn is_share(text: &str) -> bool {
    counted(text).is_some()
}

/// Whether a name is that of a share of records.
pub(super) fn counts_records(name: &str) -> bool {
    let ratio = without(name, &["kết quả"]);
    COUNTED_SATISFACTION.contains(&ratio) || (is_share(name) && !is_satisfaction(name) && has(itself(name), RECORDS))
}

/// Whether a figure or a share is of those who judged.
pub(super) fn is_judged(text: &str) -> bool {
    const JUDGED: &[&str] =
        &["cho rằng", "cho biết", "đồng ý", "tín nhiệm", "ủng hộ", "đánh giá tốt", "rất tốt", "tốt"];
    has(text, &["hài lòng"]) || names(text, JUDGED)
}

/// Whether satisfaction is measured, and not counted among records that are named before it.
pub(super) fn is_satisfaction(text: &str) -> bool {
    let Some((before, _)) = text.split_once("hài lòng") else {
        return is_share(text) && has(text, &["phiếu"]) && is_judged(text) && !has(text, &["xếp loại", "phân loại"]);
    };
    !has(before, RECORDS) && !COUNTED_SATISFACTION.contains(&without(text, &["kết quả"])) && !is_prepared(before)
}

/// What people think, where nothing of it is answered or settled.
pub(super) fn is_opinion(text: &str) -> bool {
    const OF: &[&str] = &["của", "từ phía", "từ", "bởi", "trong"];
    const OPINIONS: &[&str] = &["ý kiến đánh giá", "ý kiến nhận xét", "ý kiến", "phiếu đánh giá", "đánh giá"];
    const FEELINGS: &[&str] = &[
        "phiếu nhận xét",
        "phiếu tín nhiệm",
        "nhận xét",
        "nhận định",
        "cảm nhận",
        "trải nghiệm",
        "bình chọn",
        "chấm điểm",
        "cho điểm",
        "tín nhiệm",
        "niềm tin",
        "tin tưởng",
        "sự tin tưởng",
        "phiếu đánh giá",
        "nhìn nhận",
    ];
    let whose = |rest: &str, words: &[&str]| -> Option<bool> {
        let of = behind(rest, words)?.trim_start();
        let is_named = begins(of, OF) || !begins(rest, &["đánh giá", "nhận xét", "chấm điểm", "cho điểm", "phiếu"]);
        let people = whom(of);
        Some(is_named && (begins(people, PUBLIC) || (begins(rest, OPINIONS) && is_people(people))))
    };
    let is_one = starts(text)
        .any(|(_, rest)| whose(rest, OPINIONS).unwrap_or_default() || whose(rest, FEELINGS).unwrap_or_default());
    let opinion = itself(text);
    is_one
        && !has(opinion, &["kiến nghị", "phản ánh", "được"])
        && (has(text, &["đánh giá"]) || !is_handled(text, opinion))
}

/// Whether opinions are received or answered; what they are about may be, too.
fn is_handled(text: &str, opinion: &str) -> bool {
    let whole = ["đã trả lời", "đã giải quyết", "đã tiếp nhận", "đã xử lý"];
    has(text, &whole) || has(opinion, &["trả lời", "giải quyết", "tiếp nhận", "xử lý"])
}
