//! The form of a framework's policies: rounding, index, "not applicable", ties, classes. None has a default.

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_text::ui as t;

use super::inputs::{Emptied, choice, choice_input, field, input_id, name_input, number_input, rows, text_input};
use super::rule_form::unused;
use crate::components::markup::{el, part, text};
use crate::state::editor::{Editor, Place, Step};

const MODES: [(&str, &str); 4] =
    [("half_up", t::MODE_HALF_UP), ("half_even", t::MODE_HALF_EVEN), ("down", t::MODE_DOWN), ("up", t::MODE_UP)];
const DECIMALS: [(&str, &str); 7] =
    [("0", "0"), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5"), ("6", "6")];
const COMPARE_ON: [(&str, &str); 2] = [("exact", t::ON_EXACT), ("printed", t::ON_PRINTED)];

fn policy(name: &'static str) -> Place {
    vec![Step::Field("policies"), Step::Field(name)]
}

/// The form.
pub fn policies_form(editor: Editor) -> AnyView {
    let rounding = |name| field(&policy("rounding"), name);
    let not_applicable =
        [("shrink", t::NOT_APPLICABLE_SHRINK), ("full", t::NOT_APPLICABLE_FULL), ("zero", t::NOT_APPLICABLE_ZERO)];
    let index = [("points_over_attainable", t::INDEX_OVER_ATTAINABLE)];
    let fill = move |_| editor.set(&vec![Step::Field("policies")], Some(usual()));
    el!(
        "div"["class" = "node-form"],
        el!("p"["class" = "muted"], t::FILL_USUAL_HINT),
        el!("button" ["type" = "button", "class" = "secondary small", @on "click" = fill], t::FILL_USUAL),
        el!(
            "div"["class" = "policy-grid"],
            round_input(editor, rounding("leaf"), t::ROUND_LEAF, true),
            round_input(editor, rounding("node"), t::ROUND_NODE, true),
            round_input(editor, rounding("total"), t::ROUND_TOTAL, true),
            round_input(editor, rounding("printed_points"), t::ROUND_PRINTED_POINTS, false),
            round_input(editor, rounding("printed_index"), t::ROUND_PRINTED_INDEX, false),
        ),
        choice_input(editor, policy("index"), t::POLICY_INDEX, &index),
        choice_input(editor, policy("not_applicable"), t::POLICY_NOT_APPLICABLE, &not_applicable),
        ties_input(editor),
        choice_input(editor, policy("compare_on"), t::POLICY_COMPARE_ON, &COMPARE_ON),
        choice_input(editor, field(&policy("classes"), "decided_on"), t::POLICY_DECIDED_ON, &COMPARE_ON),
        el!(
            "fieldset",
            el!("legend", t::CLASSES),
            rows(editor, field(&policy("classes"), "list"), Emptied::Stays, t::ADD_CLASS, new_class, move |row| {
                vec![
                    name_input(editor, field(&row, "name"), t::CLASS_NAME),
                    number_input(editor, field(&row, "from"), t::CLASS_FROM),
                    text_input(editor, field(&row, "id"), t::NODE_ID, false),
                ]
                .into_any()
            }),
        ),
    )
}

/// A rounding: none (where that is a choice), or decimals and mode.
fn round_input(editor: Editor, place: Place, label: &'static str, may_be_none: bool) -> AnyView {
    let (looked, set) = (place.clone(), place.clone());
    let now = Memo::new(move |_| {
        editor.at(&looked, |value| match value {
            Some(Json::Text(word)) => word.clone(),
            Some(Json::Object(_)) => "rounded".to_owned(),
            _ => String::new(),
        })
    });
    let on_choose = Callback::new(move |word: String| {
        let value = if word == "none" { Json::text("none") } else { half_up() };
        editor.set(&set, Some(value));
    });
    let kinds: &[(&'static str, &'static str)] =
        if may_be_none { &[("none", t::ROUND_NONE), ("rounded", t::ROUND_TO)] } else { &[("rounded", t::ROUND_TO)] };
    el!(
        "fieldset"["class" = "round-input"],
        el!("legend", label),
        choice(input_id(&place), t::ROUND_HOW, kinds, text(move || now.get()), on_choose),
        part(move || match now.get().as_str() {
            "rounded" => vec![
                choice_input(editor, field(&place, "decimals"), t::ROUND_DECIMALS, &DECIMALS),
                choice_input(editor, field(&place, "mode"), t::ROUND_MODE, &MODES),
            ]
            .into_any(),
            _ => crate::components::markup::nothing(),
        }),
    )
}

fn ties_input(editor: Editor) -> AnyView {
    let place = policy("ties");
    let (looked, set) = (place.clone(), place.clone());
    let now = Memo::new(move |_| {
        editor.at(&looked, |value| match value {
            Some(Json::Object(_)) => "ordinal".to_owned(),
            Some(Json::Text(word)) => word.clone(),
            _ => String::new(),
        })
    });
    let on_choose = Callback::new(move |word: String| {
        let value = match word.as_str() {
            "ordinal" => Json::object([("ordinal", Some(Json::List(vec![Json::text("attainable")])))]),
            word => Json::text(word),
        };
        editor.set(&set, Some(value));
    });
    let kinds = [("competition", t::TIES_COMPETITION), ("dense", t::TIES_DENSE), ("ordinal", t::TIES_ORDINAL)];
    let list = field(&place, "ordinal");
    vec![
        choice(input_id(&place), t::POLICY_TIES, &kinds, text(move || now.get()), on_choose),
        part(move || match now.get().as_str() {
            "ordinal" => rows(
                editor,
                list.clone(),
                Emptied::Stays,
                t::ADD_BREAKER,
                |_: &[Json]| Json::text(""),
                move |row| text_input(editor, row, t::TIES_BREAKERS, false),
            ),
            _ => crate::components::markup::nothing(),
        }),
    ]
    .into_any()
}

fn new_class(items: &[Json]) -> Json {
    Json::object([
        ("id", Some(Json::text(unused(items, "id", |nth| format!("loai{nth}"))))),
        ("name", Some(Json::text(""))),
        ("from", Some(Json::text("0"))),
    ])
}

fn half_up() -> Json {
    Json::object([("decimals", Some(Json::text("2"))), ("mode", Some(Json::text("half_up")))])
}

/// The policies most decisions have; filled in only when somebody asks for them.
fn usual() -> Json {
    let none = || Some(Json::text("none"));
    let class = |(id, name, from): (&str, &str, &str)| {
        Json::object([("id", Some(Json::text(id))), ("name", Some(Json::text(name))), ("from", Some(Json::text(from)))])
    };
    let classes = [
        ("xuat-sac", t::CLASS_EXCELLENT, "90"),
        ("tot", t::CLASS_GOOD, "80"),
        ("kha", t::CLASS_FAIR, "70"),
        ("trung-binh", t::CLASS_AVERAGE, "50"),
        ("yeu", t::CLASS_WEAK, "0"),
    ];
    Json::object([
        (
            "rounding",
            Some(Json::object([
                ("leaf", none()),
                ("node", none()),
                ("total", none()),
                ("printed_points", Some(half_up())),
                ("printed_index", Some(half_up())),
            ])),
        ),
        ("index", Some(Json::text("points_over_attainable"))),
        ("not_applicable", Some(Json::text("shrink"))),
        ("ties", Some(Json::text("competition"))),
        ("compare_on", Some(Json::text("printed"))),
        (
            "classes",
            Some(Json::object([
                ("decided_on", Some(Json::text("printed"))),
                ("list", Some(Json::List(classes.into_iter().map(class).collect()))),
            ])),
        ),
    ])
}
