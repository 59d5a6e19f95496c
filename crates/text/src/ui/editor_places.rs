//! Places of a framework file in the words of the editor's forms.

use super::editor::*;

/// A place of a framework file as the editor's forms call it: `in_force.from` is "Áp dụng từ ngày".
pub fn place_words(place: &str) -> String {
    let name = place.rsplit('.').next().unwrap_or_default();
    let (name, row) = match name.split_once('[') {
        Some((name, at)) => (name, at.trim_end_matches(']').parse::<usize>().ok()),
        None => (name, None),
    };
    let words = match (place, name) {
        (place, "from") if place.starts_with("in_force") => IN_FORCE_FROM,
        (place, "to") if place.starts_with("in_force") => IN_FORCE_TO,
        (place, "number") if place.starts_with("legal_basis") => BASIS_NUMBER,
        (place, "from") if place.contains("classes") => CLASS_FROM,
        (place, "name") if place.contains("classes") => CLASS_NAME,
        (_, "legal_basis") => LEGAL_BASIS,
        (_, "date") => BASIS_DATE,
        (_, "issuer") => BASIS_ISSUER,
        (_, "link") => BASIS_LINK,
        (_, "checked_on") => BASIS_CHECKED,
        (_, "title") => FRAMEWORK_TITLE,
        (_, "short_title") => FRAMEWORK_SHORT_TITLE,
        (_, "status") => FRAMEWORK_STATUS,
        (_, "levels") => FRAMEWORK_LEVELS,
        (_, "in_force") => IN_FORCE_FROM,
        (_, "policies") => PART_POLICIES,
        (_, "nodes") => PART_TREE,
        (_, "classes" | "list") => CLASSES,
        (_, "ties" | "ordinal") => POLICY_TIES,
        (_, "number") => NODE_NUMBER,
        (_, "name" | "vi") => NODE_NAME,
        (_, "id") => NODE_ID,
        (_, "max") => NODE_MAX,
        (_, "citation") => NODE_CITATION,
        (_, "scored_by") => NODE_SCORED_BY,
        (_, "rule" | "kind") => NODE_RULE,
        (_, "block") => NODE_BLOCK,
        (_, "zero_denominator") => ZERO_DENOMINATOR,
        (_, "label") => FIGURE_LABEL,
        (_, "noun") => FIGURE_NOUN,
        (_, "formula") => FORMULA_TEXT,
        (_, "figures") => ADD_FIGURE,
        (_, "cohort") => COHORT,
        (_, "full_at") => FULL_AT,
        (_, "zero_at") => ZERO_AT,
        (_, "zero_below") => ZERO_BELOW_PERCENT,
        (_, "per") => POINTS_EACH,
        (_, "cap") => POINTS_CAP,
        (_, "start") => POINTS_START,
        (_, "floor") => POINTS_FLOOR,
        (_, "points") => OPTION_POINTS,
        (_, "percent") => PERCENT_OF_MAX,
        (_, "num") => NUMERATOR,
        (_, "den") => DENOMINATOR,
        (_, "leaf") => ROUND_LEAF,
        (_, "node") => ROUND_NODE,
        (_, "total") => ROUND_TOTAL,
        (_, "printed_points") => ROUND_PRINTED_POINTS,
        (_, "printed_index") => ROUND_PRINTED_INDEX,
        (_, "decided_on") => POLICY_DECIDED_ON,
        (_, "compare_on") => POLICY_COMPARE_ON,
        (_, "not_applicable") => POLICY_NOT_APPLICABLE,
        _ => "",
    };
    match (words, row) {
        ("", _) => place.to_owned(),
        (words, Some(row)) => format!("“{words}”, dòng {}", row + 1),
        (words, None) => format!("“{words}”"),
    }
}
