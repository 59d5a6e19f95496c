//! The forms of the rule kinds: which inputs each has, and what a rule of a kind begins as.

use thuocdo_core::Json;
use thuocdo_text::ui as t;

/// An input of a rule's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A number: the field and its label.
    Number(&'static str, &'static str),
    /// A number that may be left out.
    OptionalNumber(&'static str, &'static str),
    /// A figure: the field and its label.
    Figure(&'static str, &'static str),
    /// A figure that may be left out.
    OptionalFigure(&'static str, &'static str),
    /// What is measured: a number, or a ratio with what 0/0 means.
    Measure,
    /// Numerator, denominator, and what 0/0 means.
    Ratio,
    /// The bands.
    Bands,
    /// The options: the list's field, and the field and label of what each is worth.
    Options(&'static str, &'static str, &'static str),
    /// The figures of a formula, each with its name.
    Figures,
    /// The formula.
    Formula,
    /// Which figure of the cohort.
    Cohort,
}

/// The inputs of a rule kind, in the order of the form.
pub fn rule_inputs(kind: &str) -> &'static [Input] {
    use Input::*;
    match kind {
        "yes_no" => &[Number("yes", t::POINTS_FOR_YES), Number("no", t::POINTS_FOR_NO)],
        "choice" => &[Options("options", "points", t::OPTION_POINTS)],
        "grade" => &[Options("grades", "percent", t::PERCENT_OF_MAX)],
        "bands" => &[Measure, Bands],
        "linear_ratio" => {
            &[Number("full_at", t::FULL_AT_PERCENT), OptionalNumber("zero_below", t::ZERO_BELOW_PERCENT), Ratio]
        }
        "linear_between" => &[Measure, Number("zero_at", t::ZERO_AT), Number("full_at", t::FULL_AT)],
        "count_points" => &[Figure("count", t::COUNTED), Number("per", t::POINTS_EACH), Number("cap", t::POINTS_CAP)],
        "deduction" => &[
            Figure("count", t::COUNTED_EVENTS),
            Number("start", t::POINTS_START),
            Number("per", t::POINTS_TAKEN_EACH),
            Number("floor", t::POINTS_FLOOR),
        ],
        "survey_percent" => &[Figure("percent", t::SURVEY_RESULT)],
        "formula" => &[Figures, Formula],
        "cohort_threshold" => &[
            Figure("value", t::OWN_VALUE),
            Cohort,
            Number("reached", t::POINTS_REACHED),
            Number("below", t::POINTS_BELOW),
        ],
        "cohort_share" => &[Figure("value", t::OWN_VALUE), Cohort],
        "information" => &[OptionalFigure("value", t::TOLD_VALUE)],
        _ => &[],
    }
}

/// The label of the input for a field of a rule of a kind.
pub fn rule_label(kind: &str, field: &str) -> Option<&'static str> {
    rule_inputs(kind).iter().find_map(|input| match input {
        Input::Number(name, label)
        | Input::OptionalNumber(name, label)
        | Input::Figure(name, label)
        | Input::OptionalFigure(name, label)
            if *name == field =>
        {
            Some(*label)
        }
        _ => None,
    })
}

fn figure(label: &str, noun: &str, whole: bool) -> Json {
    Json::object([
        ("label", Some(Json::text(label))),
        ("noun", Some(Json::text(noun))),
        ("whole", Some(Json::Bool(whole))),
    ])
}

/// The figure of a criterion that only tells, to begin with.
pub fn told_figure() -> Json {
    figure(t::TOLD_VALUE, t::NEW_VALUE_NOUN, false)
}

fn object(kind: &str, fields: Vec<(&'static str, Json)>) -> Json {
    let kind = ("kind", Some(Json::text(kind)));
    Json::object([kind].into_iter().chain(fields.into_iter().map(|(name, value)| (name, Some(value)))))
}

/// A rule of a kind to begin with, for a leaf of so many points, and what 0/0 means where it has a ratio.
pub fn rule_template(kind: &str, max: &str) -> (Json, Option<Json>) {
    let (max, zero) = (Json::text(max), || Json::text("0"));
    let ratio = || {
        vec![
            ("num", figure(t::NEW_NUMERATOR, t::NEW_NUMERATOR_NOUN, true)),
            ("den", figure(t::NEW_DENOMINATOR, t::NEW_DENOMINATOR_NOUN, true)),
        ]
    };
    let counted = || figure(t::NEW_COUNT, t::NEW_COUNT_NOUN, true);
    let value = || figure(t::OWN_VALUE, t::NEW_VALUE_NOUN, false);
    let option = |id: &str, label: &str, field: &'static str, worth: Json| {
        Json::object([("id", Some(Json::text(id))), ("label", Some(Json::text(label))), (field, Some(worth))])
    };
    let fields = match kind {
        "yes_no" => vec![("yes", max), ("no", zero())],
        "choice" => vec![(
            "options",
            Json::List(vec![
                option("muc1", t::NEW_OPTION_GOOD, "points", max),
                option("muc2", t::NEW_OPTION_BAD, "points", zero()),
            ]),
        )],
        "grade" => vec![(
            "grades",
            Json::List(vec![
                option("muc1", t::NEW_GRADE_BEST, "percent", Json::text("100")),
                option("muc2", t::NEW_GRADE_GOOD, "percent", Json::text("75")),
                option("muc3", t::NEW_GRADE_DONE, "percent", Json::text("50")),
                option("muc4", t::NEW_GRADE_NOT, "percent", zero()),
            ]),
        )],
        "bands" => {
            let band = |edges: &[(&str, &str)], points: Json| {
                let edges = edges.iter().map(|(name, at)| (*name, Some(Json::text(*at))));
                Json::object(edges.chain([("points", Some(points))]))
            };
            let list = Json::List(vec![band(&[("from", "90")], max), band(&[("under", "90")], zero())]);
            ratio().into_iter().chain([("bands", list)]).collect()
        }
        "linear_ratio" => [("full_at", Json::text("100"))].into_iter().chain(ratio()).collect(),
        "linear_between" => {
            ratio().into_iter().chain([("zero_at", Json::text("50")), ("full_at", Json::text("90"))]).collect()
        }
        "count_points" => vec![("count", counted()), ("per", Json::text("0.5")), ("cap", max)],
        "deduction" => {
            let events = figure(t::NEW_EVENT, t::NEW_EVENT_NOUN, true);
            vec![("count", events), ("start", max), ("per", Json::text("0.5")), ("floor", zero())]
        }
        "survey_percent" => vec![("percent", figure(t::SURVEY_RESULT, t::NEW_SURVEY_NOUN, false))],
        "formula" => {
            let mut x = vec![("name".to_owned(), Json::text("x"))];
            if let Json::Object(fields) = counted() {
                x.extend(fields);
            }
            vec![("figures", Json::List(vec![Json::Object(x)])), ("formula", Json::text("min(max_points; x * 0.5)"))]
        }
        "cohort_threshold" => {
            vec![("value", value()), ("cohort", Json::text("mean")), ("reached", max), ("below", zero())]
        }
        "cohort_share" => vec![("value", value()), ("cohort", Json::text("best"))],
        _ => Vec::new(),
    };
    let has_ratio = matches!(kind, "linear_ratio" | "linear_between" | "bands");
    (object(kind, fields), has_ratio.then(|| Json::text("zero")))
}

#[cfg(test)]
mod tests {
    use thuocdo_core::problem::Fault;

    use super::*;
    use crate::state::editor::{Document, Step, check};

    #[test]
    fn the_editor_has_a_form_for_every_rule_kind_that_the_reader_knows() {
        let mut document = Document::new(thuocdo_core::framework::by_id("qd766-2022").unwrap().source().clone());
        let rule = [Step::Field("nodes"), Step::Item(0), Step::Field("children"), Step::Item(0), Step::Field("rule")];
        document.set(rule.to_vec(), Some(Json::Object(Vec::new())), false);
        let problems = thuocdo_core::framework::read_json(document.json().clone()).unwrap_err();
        let known = problems.iter().find_map(|one| match &one.fault {
            Fault::MissingField { field, choices } if field == "kind" => Some(choices.to_vec()),
            _ => None,
        });
        let mut known = known.unwrap();
        let mut offered: Vec<&str> = t::RULE_KINDS.iter().map(|(kind, _)| *kind).collect();
        known.sort_unstable();
        offered.sort_unstable();
        assert_eq!(offered, known);
    }

    #[test]
    fn what_a_rule_begins_as_can_be_read_and_has_no_defect() {
        for (kind, words) in t::RULE_KINDS {
            assert!(!words.is_empty());
            let (rule, zero_denominator) = rule_template(kind, "2");
            let whole = thuocdo_core::framework::by_id("qd766-2022").unwrap().source().clone();
            let mut document = Document::new(whole);
            let max = if kind == "information" { "0" } else { "2" };
            let scored_by = if kind == "survey_percent" { "survey" } else { "self" };
            let node = Json::object([
                ("id", Some(Json::text("A"))),
                ("number", Some(Json::text("1"))),
                ("name", Some(Json::text("A"))),
                ("max", Some(Json::text(max))),
                ("citation", Some(Json::text("A"))),
                ("scored_by", Some(Json::text(scored_by))),
                ("not_applicable", Some(Json::Bool(false))),
                ("rule", Some(rule)),
                ("zero_denominator", zero_denominator),
            ]);
            let other = Json::object([
                ("id", Some(Json::text("B"))),
                ("number", Some(Json::text("2"))),
                ("name", Some(Json::text("B"))),
                ("max", Some(Json::text("1"))),
                ("citation", Some(Json::text("B"))),
                ("scored_by", Some(Json::text("self"))),
                ("not_applicable", Some(Json::Bool(false))),
                ("rule", Some(Json::object([("kind", Some(Json::text("manual_points")))]))),
            ]);
            document.set(vec![Step::Field("nodes")], Some(Json::List(vec![node, other])), false);
            let found = check(&document);
            assert_eq!(found.findings, [], "{kind}");
            assert_eq!(found.framework.unwrap().nodes()[0].leaf.as_ref().unwrap().rule.kind(), kind);
        }
    }
}
