//! The form of a framework's policies: rounding, index, "not applicable", ties, classes. None has a default.

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_text::{ui as t, visible};

use super::inputs::{
    Emptied, choice, choice_input, choice_of, field, input_id, name_input, number_input, rows, text_input,
};
use super::rule_form::unused;
use crate::components::markup::{el, part, text};
use crate::state::editor::{Document, Editor, Place, Step, fill_usual, half_up};

fn policy(name: &'static str) -> Place {
    vec![Step::Field("policies"), Step::Field(name)]
}

/// The form.
pub fn policies_form(editor: Editor) -> AnyView {
    let rounding = |name| field(&policy("rounding"), name);
    // What was filled in last, with the way to see that it was only that.
    let filled: RwSignal<Option<String>> = RwSignal::new(None);
    let fill = move |_| {
        let place = vec![Step::Field("policies")];
        let (all, labels) = fill_usual(editor.at_untracked(&place).as_ref());
        if !labels.is_empty() {
            editor.set(&place, Some(all));
        }
        filled.set(Some(t::filled_usual(&labels)));
    };
    el!(
        "div"["class" = "node-form"],
        el!("p"["class" = "muted"], t::FILL_USUAL_HINT),
        el!("button" ["type" = "button", "class" = "secondary small", @on "click" = fill], t::FILL_USUAL),
        el!("p"["role" = "status"], text(move || filled.get().unwrap_or_default())),
        el!(
            "div"["class" = "policy-grid"],
            round_input(editor, rounding("leaf"), t::ROUND_LEAF, true),
            round_input(editor, rounding("node"), t::ROUND_NODE, true),
            round_input(editor, rounding("total"), t::ROUND_TOTAL, true),
            round_input(editor, rounding("printed_points"), t::ROUND_PRINTED_POINTS, false),
            round_input(editor, rounding("printed_index"), t::ROUND_PRINTED_INDEX, false),
        ),
        choice_input(editor, policy("index"), t::POLICY_INDEX, &t::INDEXES),
        choice_input(editor, policy("not_applicable"), t::POLICY_NOT_APPLICABLE, &t::NOT_APPLICABLE_WAYS),
        ties_input(editor),
        choice_input(editor, policy("compare_on"), t::POLICY_COMPARE_ON, &t::INDEX_READINGS),
        choice_input(editor, field(&policy("classes"), "decided_on"), t::POLICY_DECIDED_ON, &t::INDEX_READINGS),
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
        let value = match word.as_str() {
            "" => None,
            "none" => Some(Json::text("none")),
            _ => Some(half_up()),
        };
        editor.set(&set, value);
    });
    let kinds = if may_be_none { &t::ROUNDINGS[..] } else { &t::ROUNDINGS[1..] };
    el!(
        "fieldset"["class" = "round-input"],
        el!("legend", label),
        choice(input_id(&place), t::ROUND_HOW, kinds, text(move || now.get()), on_choose),
        part(move || match now.get().as_str() {
            "rounded" => vec![
                choice_input(editor, field(&place, "decimals"), t::ROUND_DECIMALS, &t::DECIMALS),
                choice_input(editor, field(&place, "mode"), t::ROUND_MODE, &t::ROUND_MODES),
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
            "" => None,
            "ordinal" => Some(Json::object([("ordinal", Some(Json::List(vec![Json::text("attainable")])))])),
            word => Some(Json::text(word)),
        };
        editor.set(&set, value);
    });
    let list = field(&place, "ordinal");
    vec![
        choice(input_id(&place), t::POLICY_TIES, &t::TIES_WAYS, text(move || now.get()), on_choose),
        part(move || match now.get().as_str() {
            "ordinal" => rows(
                editor,
                list.clone(),
                Emptied::Stays,
                t::ADD_BREAKER,
                |_: &[Json]| Json::text(""),
                move |row| breaker_input(editor, row),
            ),
            _ => crate::components::markup::nothing(),
        }),
    ]
    .into_any()
}

/// A tie breaker: the denominator, or the points of an area or a criterion; what a file names and has not stays among the
/// choices.
fn breaker_input(editor: Editor, place: Place) -> AnyView {
    let now = editor.with_untracked(|document| document.text(&place));
    let mut names = editor.with_untracked(breakers);
    if !now.is_empty() && !names.iter().any(|(value, _)| *value == now) {
        names.push((now.clone(), t::ties_by_points("", &visible(&now))));
    }
    let (shown, own) = (place.clone(), place.clone());
    let on_choose = Callback::new(move |word: String| editor.set(&own, Some(Json::text(word))));
    choice_of(input_id(&place), t::TIES_BREAKER, &names, text(move || editor.text(&shown)), on_choose)
}

/// What can break a tie, each its word in the file and its words: the denominator, the areas, then what lies below them.
fn breakers(document: &Document) -> Vec<(String, String)> {
    fn add(nodes: &[Json], is_deep: bool, names: &mut Vec<(String, String)>) {
        for node in nodes {
            let (id, number, name) = (text_of(node, "id"), text_of(node, "number"), text_of(node, "name"));
            if !id.is_empty() {
                names.push((id, t::ties_by_points(&visible(&number), &visible(&name))));
            }
            if let Some(Json::List(children)) = node.get("children").filter(|_| is_deep) {
                add(children, true, names);
            }
        }
    }
    let areas = document.children(&[]);
    let mut names = vec![("attainable".to_owned(), t::TIES_BY_DENOMINATOR.to_owned())];
    add(areas, false, &mut names);
    for area in areas {
        if let Some(Json::List(children)) = area.get("children") {
            add(children, true, &mut names);
        }
    }
    names
}

/// A text of a node, in Vietnamese where there are two; empty where there is none.
fn text_of(node: &Json, field: &str) -> String {
    let value = node.get(field);
    match value.and_then(|both| both.get("vi")).or(value) {
        Some(Json::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

fn new_class(items: &[Json]) -> Json {
    Json::object([
        ("id", Some(Json::text(unused(items, "id", |nth| format!("loai{nth}"))))),
        ("name", Some(Json::text(""))),
        ("from", Some(Json::text("0"))),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_can_be_broken_by_any_node_the_areas_first() {
        let text = r#"{"nodes": [
            {"id": "A", "number": "I", "name": "Chỉ đạo", "children": [
                {"id": "A1", "number": "1", "name": {"vi": "Kế hoạch", "en": "Plan"}, "children": [
                    {"id": "A1a", "number": "a", "name": "Ban hành"}]},
                {"number": "2", "name": "Chưa có mã"}]},
            {"id": "B", "number": "", "name": "Thể chế"}]}"#;
        let names = breakers(&Document::new(Json::parse(text, 10_000).unwrap()));
        let names: Vec<String> = names.iter().map(|(id, words)| format!("{id}: {words}")).collect();
        assert_eq!(
            names,
            [
                "attainable: Mẫu số lớn hơn xếp trước",
                "A: Điểm mục I Chỉ đạo cao hơn xếp trước",
                "B: Điểm mục Thể chế cao hơn xếp trước",
                "A1: Điểm mục 1 Kế hoạch cao hơn xếp trước",
                "A1a: Điểm mục a Ban hành cao hơn xếp trước",
            ]
        );
    }
}
