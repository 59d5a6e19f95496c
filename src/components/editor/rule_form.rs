//! The form of a leaf's rule: its kind, and the inputs that this kind has.

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_text::ui as t;

use super::findings::own_findings;
use super::inputs::{
    Emptied, choice, choice_input, choice_of_some, field, flag_input, input_id, long_text_input, number_input, rows,
    text_input,
};
use crate::components::markup::{Piece, el, flag, part, text};
use crate::state::editor::{Editor, Input, OF_FORMULA, Place, Step, below, rule_inputs, rule_template};

/// The form of the rule of the node at a place.
pub fn rule_form(editor: Editor, node: Place) -> AnyView {
    let kind_place = below(&node, [Step::Field("rule"), Step::Field("kind")]);
    let (shown, own) = (kind_place.clone(), node.clone());
    let kind = Memo::new(move |_| editor.text(&shown));
    let on_kind = Callback::new(move |kind: String| {
        if kind.is_empty() {
            // A rule of no kind keeps its node a leaf, and what is missing is told.
            return replace_rule(editor, &own, Json::Object(Vec::new()), None);
        }
        let max = untrack(|| editor.text(&field(&own, "max")));
        let (rule, zero_denominator) = rule_template(&kind, if max.is_empty() { "0" } else { &max });
        replace_rule(editor, &own, rule, zero_denominator);
    });
    let inputs = part(move || {
        let rule = field(&node, "rule");
        let views: Vec<AnyView> =
            kind.with(|kind| rule_inputs(kind).iter().map(|input| one(editor, &node, &rule, *input)).collect());
        el!("div"["class" = "rule-inputs"], views)
    });
    el!(
        "fieldset"["class" = "rule-form"],
        el!("legend", t::NODE_RULE),
        choice(input_id(&kind_place), t::NODE_RULE, &t::RULE_KINDS, text(move || kind.get()), on_kind),
        inputs,
    )
}

/// Puts another rule in the place of the old one, with what 0/0 means where it has a ratio, as one step of undo.
fn replace_rule(editor: Editor, node: &Place, rule: Json, zero_denominator: Option<Json>) {
    let Some(Json::Object(mut fields)) = editor.at_untracked(node) else { return };
    fields.retain(|(name, _)| name != "rule" && name != "zero_denominator");
    fields.push(("rule".to_owned(), rule));
    if let Some(meaning) = zero_denominator {
        fields.push(("zero_denominator".to_owned(), meaning));
    }
    editor.set(node, Some(Json::Object(fields)));
}

fn one(editor: Editor, node: &Place, rule: &Place, input: Input) -> AnyView {
    match input {
        Input::Number(name, label) | Input::OptionalNumber(name, label) => {
            number_input(editor, field(rule, name), label)
        }
        Input::Figure(name, label) => figure(editor, field(rule, name), label),
        Input::OptionalFigure(name, label) => optional_figure(editor, field(rule, name), label),
        Input::Ratio => ratio(editor, node, rule),
        Input::Measure => measure(editor, node.clone(), rule.clone()),
        Input::Cohort => choice_input(editor, field(rule, "cohort"), t::COHORT, &t::PUBLISHED_KINDS),
        Input::Options(list, worth, label) => {
            let legend = if list == "grades" { t::GRADES } else { t::OPTIONS };
            rows_of(legend, options(editor, field(rule, list), worth, label))
        }
        Input::Bands => rows_of(
            t::BANDS,
            rows(editor, field(rule, "bands"), Emptied::Stays, t::ADD_BAND, new_band, move |row| band(editor, row)),
        ),
        Input::Figures => {
            let one = move |row: Place| {
                let name = text_input(editor, field(&row, "name"), t::FIGURE_NAME, false);
                figure_with(editor, row, t::ONE_FIGURE, Some(name))
            };
            rows_of(t::FIGURES, rows(editor, field(rule, "figures"), Emptied::Stays, t::ADD_FIGURE, new_figure, one))
        }
        Input::Formula => el!(
            "div",
            long_text_input(editor, field(rule, "formula"), t::FORMULA_TEXT),
            own_findings(editor, |one, selected| one.place == OF_FORMULA && one.is_of(selected)),
            el!("p"["class" = "muted"], t::FORMULA_HINT),
        ),
    }
}

/// The rows of a list under what they are.
fn rows_of(legend: &'static str, rows: AnyView) -> AnyView {
    el!("fieldset"["class" = "rows-of"], el!("legend", legend), rows)
}

/// A figure: its label, what is counted, whether it is whole.
fn figure(editor: Editor, place: Place, legend: &'static str) -> AnyView {
    figure_with(editor, place, legend, None)
}

/// The same, with the input for the name that a formula calls it by.
fn figure_with(editor: Editor, place: Place, legend: &'static str, name: Option<AnyView>) -> AnyView {
    el!(
        "fieldset"["class" = "figure-spec"],
        el!("legend", legend),
        text_input(editor, field(&place, "label"), t::FIGURE_LABEL, false),
        name,
        text_input(editor, field(&place, "noun"), t::FIGURE_NOUN, false),
        flag_input(editor, field(&place, "whole"), t::FIGURE_WHOLE),
    )
}

/// A figure that may be left out: whether there is one, and its inputs.
fn optional_figure(editor: Editor, place: Place, legend: &'static str) -> AnyView {
    let (looked, set) = (place.clone(), place.clone());
    let is_there = Memo::new(move |_| editor.at(&looked, |value| value.is_some()));
    let on_change = move |event| {
        let figure = event_target_checked(&event).then(crate::state::editor::told_figure);
        editor.set(&set, figure);
    };
    vec![
        el!(
            "label"["class" = "check"],
            el!("input" [
                "id" = input_id(&place),
                "type" = "checkbox",
                @prop "checked" = flag(move || is_there.get()),
                @on "change" = on_change,
            ]),
            el!("span", t::HAS_FIGURE),
        ),
        part(move || is_there.get().then(|| figure(editor, place.clone(), legend)).piece()),
    ]
    .into_any()
}

fn ratio(editor: Editor, node: &Place, rule: &Place) -> AnyView {
    vec![
        figure(editor, field(rule, "num"), t::NUMERATOR),
        figure(editor, field(rule, "den"), t::DENOMINATOR),
        choice_input(editor, field(node, "zero_denominator"), t::ZERO_DENOMINATOR, &t::ZERO_MEANINGS),
    ]
    .into_any()
}

/// A ratio or a number; changing from one to the other keeps the rest of the rule.
fn measure(editor: Editor, node: Place, rule: Place) -> AnyView {
    let (looked, own_node, own_rule) = (field(&rule, "value"), node.clone(), rule.clone());
    let is_value = Memo::new(move |_| editor.at(&looked, |value| value.is_some()));
    let on_choose = Callback::new(move |word: String| {
        let Some(Json::Object(old)) = editor.at_untracked(&own_rule) else {
            return;
        };
        let other = if word == "value" { "cohort_share" } else { "linear_ratio" };
        let (template, meaning) = rule_template(other, "0");
        let mut fields: Vec<(String, Json)> =
            old.into_iter().filter(|(name, _)| !["value", "num", "den"].contains(&name.as_str())).collect();
        for name in ["value", "num", "den"] {
            if let Some(figure) = template.get(name) {
                fields.push((name.to_owned(), figure.clone()));
            }
        }
        replace_rule(editor, &own_node, Json::Object(fields), meaning);
    });
    let now = text(move || if is_value.get() { "value".into() } else { "ratio".into() });
    let id = input_id(&field(&rule, "measure"));
    vec![
        choice_of_some(id, t::MEASURE, &t::MEASURES, now, on_choose),
        part(move || match is_value.get() {
            true => figure(editor, field(&rule, "value"), t::MEASURE_VALUE),
            false => ratio(editor, &node, &rule),
        }),
    ]
    .into_any()
}

fn options(editor: Editor, list: Place, worth: &'static str, label: &'static str) -> AnyView {
    let new = move |items: &[Json]| {
        Json::object([
            ("id", Some(Json::text(unused(items, "id", |nth| format!("muc{nth}"))))),
            ("label", Some(Json::text(""))),
            (worth, Some(Json::text("0"))),
        ])
    };
    rows(editor, list, Emptied::Stays, t::ADD_OPTION, new, move |row| {
        vec![
            text_input(editor, field(&row, "label"), t::OPTION_LABEL, false),
            number_input(editor, field(&row, worth), label),
            text_input(editor, field(&row, "id"), t::OPTION_ID, false),
        ]
        .into_any()
    })
}

fn new_band(_: &[Json]) -> Json {
    Json::object([("from", Some(Json::text("0"))), ("points", Some(Json::text("0")))])
}

fn new_figure(items: &[Json]) -> Json {
    let letter = |nth: usize| ["x", "y", "z"].get(nth - 1).map_or_else(|| format!("x{nth}"), |name| (*name).to_owned());
    let name = unused(items, "name", letter);
    Json::object([
        ("name", Some(Json::text(name))),
        ("label", Some(Json::text(t::NEW_COUNT))),
        ("noun", Some(Json::text(t::NEW_COUNT_NOUN))),
        ("whole", Some(Json::Bool(true))),
    ])
}

/// The first of the names made by number, from 1 on, that no row has.
pub(super) fn unused(items: &[Json], field: &str, name: impl Fn(usize) -> String) -> String {
    let is_taken = |name: &String| items.iter().any(|item| item.get(field) == Some(&Json::text(name)));
    // One more than there are rows: one of them is free.
    (1..=items.len() + 1).map(name).find(|name| !is_taken(name)).unwrap_or_default()
}

/// A band: each edge with its kind and its place, and the points.
fn band(editor: Editor, row: Place) -> AnyView {
    vec![
        edge(editor, row.clone(), t::BAND_LOWER, ("from", t::BAND_FROM), ("over", t::BAND_OVER)),
        edge(editor, row.clone(), t::BAND_UPPER, ("to", t::BAND_TO), ("under", t::BAND_UNDER)),
        number_input(editor, field(&row, "points"), t::OPTION_POINTS),
    ]
    .into_any()
}

fn edge(
    editor: Editor,
    row: Place,
    label: &'static str,
    with: (&'static str, &'static str),
    without: (&'static str, &'static str),
) -> AnyView {
    let looked = row.clone();
    let now = Memo::new(move |_| {
        editor.at(&looked, |row| {
            let has = |name| row.is_some_and(|row| row.get(name).is_some());
            if has(with.0) {
                with.0
            } else if has(without.0) {
                without.0
            } else {
                "open"
            }
        })
    });
    let own = row.clone();
    let on_choose = Callback::new(move |word: String| {
        let Some(Json::Object(mut fields)) = editor.at_untracked(&own) else {
            return;
        };
        let is_edge = |name: &str| name == with.0 || name == without.0;
        let value = fields.iter().find(|(name, _)| is_edge(name)).map(|(_, value)| value.clone());
        fields.retain(|(name, _)| !is_edge(name));
        if word != "open" {
            fields.insert(0, (word, value.unwrap_or_else(|| Json::text("0"))));
        }
        editor.set(&own, Some(Json::Object(fields)));
    });
    let kinds = [with, without, ("open", t::BAND_OPEN)];
    let id = input_id(&field(&row, with.0));
    el!(
        "div"["class" = "edge"],
        choice_of_some(format!("{id}-kind"), label, &kinds, text(move || now.get().to_owned()), on_choose),
        part(move || match now.get() {
            "open" => crate::components::markup::nothing(),
            name => number_input(editor, field(&row, name), t::OWN_EDGE),
        }),
    )
}
