//! The words under the heading of a criterion or a total that say whose points a column has, or that it has the most points.

use super::words::without_brackets;

/// Whether a heading under that of a node says the most points it gives.
pub(super) fn is_most(compared: &str) -> bool {
    let bare = compared.trim_matches(['(', ')']);
    ["tối đa", "điểm tối đa", "thang điểm", "điểm chuẩn", "điểm có thể đạt"].contains(&bare)
}

/// Who gave the points of a column, from the one that counts least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// The unit itself.
    Own,
    /// The first appraisal.
    First,
    /// The second appraisal, or the council.
    Second,
    /// What counts in the end.
    Final,
}

/// The stage that a heading under another names: "Tự chấm", "Thẩm định", "Điểm đạt".
pub(super) fn stage(compared: &str) -> Option<Stage> {
    const OWN: &[&str] = &["tự chấm", "tự đánh giá", "tự chấm điểm", "đơn vị tự chấm", "đơn vị tự đánh giá"];
    const FIRST: &[&str] = &["thẩm định", "thẩm định lần 1", "tổ thẩm định"];
    const SECOND: &[&str] =
        &["thẩm định lần 2", "phúc tra", "hội đồng", "hội đồng thẩm định", "hội đồng đánh giá", "hội đồng chấm"];
    const FINAL: &[&str] =
        &["điểm", "đạt", "đạt được", "kết quả", "cuối cùng", "chính thức", "kết luận", "công nhận", "được công nhận"];
    let bare = without_brackets(compared).trim_matches(['(', ')']).trim();
    let own = bare.strip_prefix("điểm ").unwrap_or(bare);
    let stages = [(OWN, Stage::Own), (FIRST, Stage::First), (SECOND, Stage::Second), (FINAL, Stage::Final)];
    stages.into_iter().find(|(words, _)| words.contains(&bare) || words.contains(&own)).map(|(_, stage)| stage)
}

/// The stage that stands in a longer heading, whoever is named with it: "Điểm Sở Nội vụ thẩm định".
pub(super) fn within(compared: &str) -> Option<Stage> {
    let said = format!(" {} ", without_brackets(compared));
    let ends = |words: &str| said.ends_with(&format!(" {words} "));
    if ends("tự chấm") || ends("tự đánh giá") || ends("tự chấm điểm") {
        return Some(Stage::Own);
    }
    if said.contains(" hội đồng ") || said.contains(" phúc tra ") || ends("thẩm định lần 2") {
        return Some(Stage::Second);
    }
    (ends("thẩm định") || ends("thẩm định lần 1")).then_some(Stage::First)
}

/// The stage that a heading names by itself or in brackets at its end ("Tổng điểm (tự chấm)"); else the one above it.
pub(super) fn of(said: &str, upper: &str) -> Option<Stage> {
    let in_brackets = || stage(said.strip_suffix(')')?.rsplit_once('(')?.1.trim());
    stage(said).or_else(in_brackets).or_else(|| within(said)).or_else(|| stage(upper)).or_else(|| within(upper))
}
