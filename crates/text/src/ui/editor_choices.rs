//! The choices of the editor's forms: the word of the file, and the words of the form.

use thuocdo_core::framework::ScoredBy;

use super::editor::*;
use super::editor_notes::*;
use super::start::NOT_OFFICIAL;
use crate::score::scored_by;

/// A choice: its word in the file, and what the form calls it.
pub type Choice = (&'static str, &'static str);

/// Where a framework's text comes from.
pub const SOURCES: [Choice; 3] =
    [("official", STATUS_OFFICIAL), ("partial", STATUS_PARTIAL), ("example", NOT_OFFICIAL)];
/// Who scores a criterion.
pub const SCORERS: [Choice; 3] = [
    ("self", scored_by(ScoredBy::Itself)),
    ("appraiser", scored_by(ScoredBy::Appraiser)),
    ("survey", scored_by(ScoredBy::Survey)),
];
/// The rule kinds, in the order of the list.
pub const RULE_KINDS: [Choice; 14] = [
    ("linear_ratio", KIND_LINEAR_RATIO),
    ("choice", KIND_CHOICE),
    ("yes_no", KIND_YES_NO),
    ("bands", KIND_BANDS),
    ("count_points", KIND_COUNT_POINTS),
    ("deduction", KIND_DEDUCTION),
    ("grade", KIND_GRADE),
    ("linear_between", KIND_LINEAR_BETWEEN),
    ("survey_percent", KIND_SURVEY_PERCENT),
    ("cohort_threshold", KIND_COHORT_THRESHOLD),
    ("cohort_share", KIND_COHORT_SHARE),
    ("formula", KIND_FORMULA),
    ("manual_points", KIND_MANUAL_POINTS),
    ("information", KIND_INFORMATION),
];
/// The figures of a cohort that may be compared with.
pub const PUBLISHED_KINDS: [Choice; 2] = [("mean", COHORT_MEAN), ("best", COHORT_BEST)];
/// What is measured.
pub const MEASURES: [Choice; 2] = [("ratio", MEASURE_RATIO), ("value", MEASURE_VALUE)];
/// What 0/0 means.
pub const ZERO_MEANINGS: [Choice; 4] = [
    ("zero", ZERO_IS_ZERO),
    ("full", ZERO_IS_FULL),
    ("not_applicable", ZERO_IS_NOT_APPLICABLE),
    ("missing", ZERO_IS_MISSING),
];
/// How an area counts.
pub const BLOCKS: [Choice; 4] =
    [("none", BLOCK_NONE), ("counted", BLOCK_BONUS_COUNTED), ("cut", BLOCK_BONUS_CUT), ("penalty", BLOCK_PENALTY)];
/// Whether to round; what is printed is always rounded.
pub const ROUNDINGS: [Choice; 2] = [("none", ROUND_NONE), ("rounded", ROUND_TO)];
/// To how many decimals.
pub const DECIMALS: [Choice; 7] = [("0", "0"), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5"), ("6", "6")];
/// How to round.
pub const ROUND_MODES: [Choice; 4] =
    [("half_up", MODE_HALF_UP), ("half_even", MODE_HALF_EVEN), ("down", MODE_DOWN), ("up", MODE_UP)];
/// What the index is.
pub const INDEXES: [Choice; 1] = [("points_over_attainable", INDEX_OVER_ATTAINABLE)];
/// What "not applicable" does.
pub const NOT_APPLICABLE_WAYS: [Choice; 3] =
    [("shrink", NOT_APPLICABLE_SHRINK), ("full", NOT_APPLICABLE_FULL), ("zero", NOT_APPLICABLE_ZERO)];
/// How ties are ranked.
pub const TIES_WAYS: [Choice; 3] =
    [("competition", TIES_COMPETITION), ("dense", TIES_DENSE), ("ordinal", TIES_ORDINAL)];
/// Which index counts.
pub const INDEX_READINGS: [Choice; 2] = [("exact", ON_EXACT), ("printed", ON_PRINTED)];
/// Which value an amendment changed.
pub const CHANGED_VALUES: [Choice; 4] =
    [("max", NODE_MAX), ("rule", CHANGE_RULE), ("name", NODE_NAME), ("scored_by", NODE_SCORED_BY)];
/// The kinds of notes.
pub const NOTE_KINDS: [Choice; 3] = [("source", NOTE_SOURCE), ("conflict", NOTE_CONFLICT), ("remark", NOTE_REMARK)];

/// The choices of the form at a place of a framework file; none where there is no list to choose from.
pub fn choices_at(place: &str) -> &'static [Choice] {
    let name = place.rsplit('.').next().unwrap_or_default();
    let in_policies = place.starts_with("policies");
    match name {
        "status" => &SOURCES,
        "scored_by" => &SCORERS,
        "kind" if place.starts_with("notes") => &NOTE_KINDS,
        "kind" if place.starts_with("block") => &BLOCKS,
        "kind" | "rule" => &RULE_KINDS,
        "cohort" => &PUBLISHED_KINDS,
        "value" if place.starts_with("changes") => &CHANGED_VALUES,
        "measure" => &MEASURES,
        "zero_denominator" => &ZERO_MEANINGS,
        "block" | "above_full" => &BLOCKS,
        "leaf" | "node" | "total" if in_policies => &ROUNDINGS,
        "printed_points" | "printed_index" => &ROUNDINGS[1..],
        "decimals" => &DECIMALS,
        "mode" => &ROUND_MODES,
        "index" => &INDEXES,
        "not_applicable" if in_policies => &NOT_APPLICABLE_WAYS,
        "ties" => &TIES_WAYS,
        "compare_on" | "decided_on" => &INDEX_READINGS,
        _ => &[],
    }
}
