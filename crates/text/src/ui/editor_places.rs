//! Places of a framework file in the words of the editor's forms.

use super::editor::*;
use super::editor_notes::*;

/// A place of a framework file as the editor's forms call it: `in_force.from` is “Áp dụng từ ngày”, `rule.num.noun` is
/// “Từ để đếm” (Tử số). `of_rule` gives the labels of the fields of the rule that the place lies in.
pub fn place_words(place: &str, of_rule: &dyn Fn(&str) -> Option<&'static str>) -> String {
    let label = |name: &str| {
        let own = place.strip_prefix("rule.").is_some_and(|rest| rest == name || rest.starts_with(&format!("{name}.")));
        own.then(|| of_rule(name)).flatten().unwrap_or_else(|| label(place, name))
    };
    let mut row = None;
    let mut names = Vec::new();
    for step in place.split('.') {
        match step.split_once('[') {
            Some((name, at)) => {
                row = at.trim_end_matches(']').parse::<usize>().ok();
                names.push(name);
            }
            None => names.push(step),
        }
    }
    let words = match names.as_slice() {
        [.., figure @ ("num" | "den" | "count" | "percent" | "value"), name @ ("label" | "noun" | "whole")] => {
            format!("“{}” ({})", label(name), label(figure))
        }
        [.., level, name @ ("decimals" | "mode")] => format!("“{}” ({})", label(name), label(level)),
        [.., name] => match label(name) {
            "" => format!("“{}”", crate::visible(place)),
            words => format!("“{words}”"),
        },
        [] => String::new(),
    };
    match row {
        Some(row) => format!("{words}, dòng {}", row + 1),
        None => words,
    }
}

/// The label of the input for a field at a place; empty where no form has one.
fn label(place: &str, name: &str) -> &'static str {
    let is_in = |part: &str| place.starts_with(part);
    match name {
        "from" | "over" if place.contains("bands") => BAND_LOWER,
        "to" | "under" if place.contains("bands") => BAND_UPPER,
        "label" if place.contains("options") || place.contains("grades") => OPTION_LABEL,
        "id" if place.contains("options") || place.contains("grades") => OPTION_ID,
        "name" if place.contains("figures") => FIGURE_NAME,
        "from" if is_in("in_force") => IN_FORCE_FROM,
        "to" if is_in("in_force") => IN_FORCE_TO,
        "from" if is_in("policies") => CLASS_FROM,
        "name" if is_in("policies") => CLASS_NAME,
        "not_applicable" if is_in("policies") => POLICY_NOT_APPLICABLE,
        "number" if is_in("legal_basis") => BASIS_NUMBER,
        "title" if is_in("legal_basis") => BASIS_TITLE,
        "points" if is_in("not_measured") => NOT_MEASURED_POINTS,
        "citation" if is_in("changes") => CHANGE_CITATION,
        "value" if is_in("changes") => CHANGE_VALUE,
        "kind" if is_in("notes") => NOTE_KIND,
        "kind" | "above_full" if is_in("block") => NODE_BLOCK,
        "id" if place == "id" => NODE_ID,
        "not_measured" => NOT_MEASURED,
        "reason" => NOT_MEASURED_REASON,
        "changes" => CHANGES,
        "was" => CHANGE_WAS,
        "since" => CHANGE_SINCE,
        "printed" => PRINTED_COUNTS,
        "areas" => PRINTED_AREAS,
        "criteria" => PRINTED_CRITERIA,
        "sub_criteria" => PRINTED_SUB_CRITERIA,
        "notes" => NOTES,
        "text" => NOTE_TEXT,
        "legal_basis" => LEGAL_BASIS,
        "date" => BASIS_DATE,
        "issuer" => BASIS_ISSUER,
        "link" => BASIS_LINK,
        "checked_on" => BASIS_CHECKED,
        "title" => FRAMEWORK_TITLE,
        "short_title" => FRAMEWORK_SHORT_TITLE,
        "status" => FRAMEWORK_STATUS,
        "levels" => FRAMEWORK_LEVELS,
        "in_force" => IN_FORCE_FROM,
        "policies" => PART_POLICIES,
        "rounding" => ROUND_TO,
        "index" => POLICY_INDEX,
        "decimals" => ROUND_DECIMALS,
        "mode" => ROUND_MODE,
        "nodes" => PART_TREE,
        "children" => CHILDREN,
        "classes" | "list" => CLASSES,
        "ties" => POLICY_TIES,
        "ordinal" => TIES_BREAKER,
        "number" => NODE_NUMBER,
        "name" | "vi" => NODE_NAME,
        "en" => NODE_NAME_EN,
        "id" => NODE_ID,
        "max" => NODE_MAX,
        "citation" => NODE_CITATION,
        "scored_by" => NODE_SCORED_BY,
        "evidence" => NODE_EVIDENCE,
        "not_applicable" => NODE_NOT_APPLICABLE,
        "rule" | "kind" => NODE_RULE,
        "block" => NODE_BLOCK,
        "measure" => MEASURE,
        "zero_denominator" => ZERO_DENOMINATOR,
        "label" => FIGURE_LABEL,
        "noun" => FIGURE_NOUN,
        "whole" => FIGURE_WHOLE,
        "formula" => FORMULA_TEXT,
        "figures" => FIGURES,
        "options" => OPTIONS,
        "grades" => GRADES,
        "bands" => BANDS,
        "cohort" => COHORT,
        "full_at" => FULL_AT,
        "zero_at" => ZERO_AT,
        "zero_below" => ZERO_BELOW_PERCENT,
        "yes" => POINTS_FOR_YES,
        "no" => POINTS_FOR_NO,
        "per" => POINTS_EACH,
        "cap" => POINTS_CAP,
        "start" => POINTS_START,
        "floor" => POINTS_FLOOR,
        "reached" => POINTS_REACHED,
        "below" => POINTS_BELOW,
        "points" => OPTION_POINTS,
        "percent" => PERCENT_OF_MAX,
        "count" => COUNTED,
        "value" => OWN_VALUE,
        "num" => NUMERATOR,
        "den" => DENOMINATOR,
        "leaf" => ROUND_LEAF,
        "node" => ROUND_NODE,
        "total" => ROUND_TOTAL,
        "printed_points" => ROUND_PRINTED_POINTS,
        "printed_index" => ROUND_PRINTED_INDEX,
        "decided_on" => POLICY_DECIDED_ON,
        "compare_on" => POLICY_COMPARE_ON,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_called_as_its_form_calls_it() {
        let of_rule = |name: &str| match name {
            "full_at" => Some(FULL_AT_PERCENT),
            "count" => Some(COUNTED_EVENTS),
            _ => None,
        };
        for (place, words) in [
            ("in_force.from", "“Áp dụng từ ngày”"),
            ("rule.full_at", "“Đủ điểm khi tỷ lệ đạt từ (%)”"),
            ("rule.count.noun", "“Từ để đếm” (Số lần bị trừ)"),
            ("rule.num.whole", "“Số nguyên” (Tử số)"),
            ("rule.bands[1].over", "“Đầu dưới”, dòng 2"),
            ("rule.options[0].label", "“Mức”, dòng 1"),
            ("rule.options", "“Các mức”"),
            ("rule.figures[2].name", "“Tên trong công thức”, dòng 3"),
            ("policies.classes.list[3].from", "“Từ chỉ số (%)”, dòng 4"),
            ("policies.rounding.total.mode", "“Cách làm tròn” (Làm tròn tổng điểm)"),
            ("levels[0]", "“Đối tượng chấm điểm”, dòng 1"),
            ("name.en", "“Tên tiếng Anh, nếu có”"),
            ("x.y", "“x.y”"),
        ] {
            assert_eq!(place_words(place, &of_rule), words, "{place}");
        }
    }
}
