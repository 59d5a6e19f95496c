//! The forms of what a decision says beside its criteria: counts, parts not measured, changes, notes.

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_text::ui as t;

use super::date_input::date_input;
use super::inputs::{Emptied, choice_input, field, long_text_input, number_input, rows, text_input};
use crate::components::fold::fold;
use crate::components::markup::{el, part};
use crate::state::editor::{Editor, Place, Step};

/// The id of the part with the fold of these forms.
pub const MORE: &str = "edit-more";

/// The counts that the decision prints and the notes, for the whole framework.
pub fn framework_notes(editor: Editor) -> AnyView {
    let forms = move || {
        vec![counts_form(editor, vec![Step::Field("printed")], true), notes_form(editor, vec![Step::Field("notes")])]
            .into_any()
    };
    el!("div"["id" = MORE], fold(t::MORE_OF_FRAMEWORK, RwSignal::new(false), forms))
}

/// The counts that the decision prints, what was not measured, what was changed, and the notes, for a node.
pub fn node_notes(editor: Editor, place: &Place) -> AnyView {
    let place = place.clone();
    // Most nodes have none of it, and a form that nobody opens costs every change of the tree its time.
    let forms = move || {
        let place = place.clone();
        let changes = field(&place, "changes");
        vec![
            counts_form(editor, field(&place, "printed"), false),
            not_measured_form(editor, field(&place, "not_measured")),
            el!(
                "fieldset",
                el!("legend", t::CHANGES),
                rows(editor, changes, Emptied::Goes, t::ADD_CHANGE, new_change, move |row| change(editor, &row)),
            ),
            notes_form(editor, field(&place, "notes")),
        ]
        .into_any()
    };
    el!("div"["id" = MORE], fold(t::MORE_OF_NODE, RwSignal::new(false), forms))
}

/// How many there are by the decision; areas lie below none of them.
fn counts_form(editor: Editor, place: Place, has_areas: bool) -> AnyView {
    el!(
        "fieldset",
        el!("legend", t::PRINTED_COUNTS),
        el!(
            "div"["class" = "node-line"],
            has_areas.then(|| number_input(editor, field(&place, "areas"), t::PRINTED_AREAS)),
            number_input(editor, field(&place, "criteria"), t::PRINTED_CRITERIA),
            number_input(editor, field(&place, "sub_criteria"), t::PRINTED_SUB_CRITERIA),
        ),
    )
}

/// Points that nobody could get; there, or not.
fn not_measured_form(editor: Editor, place: Place) -> AnyView {
    let (looked, added) = (place.clone(), place.clone());
    let is_there = Memo::new(move |_| editor.at(&looked, |value| value.is_some()));
    let empty = || Json::object([("points", Some(Json::text("0"))), ("reason", Some(Json::text("")))]);
    let add = move |_| editor.set(&added, Some(empty()));
    el!(
        "fieldset",
        el!("legend", t::NOT_MEASURED),
        part(move || {
            if !is_there.get() {
                let add = add.clone();
                return el!("button" ["type" = "button", "class" = "secondary small", @on "click" = add], t::ADD_NOT_MEASURED);
            }
            let dropped = place.clone();
            let drop = move |_| editor.set(&dropped, None);
            el!(
                "div"["class" = "edit-row"],
                number_input(editor, field(&place, "points"), t::NOT_MEASURED_POINTS),
                text_input(editor, field(&place, "reason"), t::NOT_MEASURED_REASON, false),
                el!("button" ["type" = "button", "class" = "link-button", @on "click" = drop], t::DROP_ROW),
            )
        }),
    )
}

fn new_change(_: &[Json]) -> Json {
    let texts = ["was", "since", "citation"].map(|name| (name, Some(Json::text(""))));
    Json::object([("value", Some(Json::text("max")))].into_iter().chain(texts))
}

fn change(editor: Editor, row: &Place) -> AnyView {
    vec![
        choice_input(editor, field(row, "value"), t::CHANGE_VALUE, &t::CHANGED_VALUES),
        text_input(editor, field(row, "was"), t::CHANGE_WAS, false),
        date_input(editor, field(row, "since"), t::CHANGE_SINCE, false),
        text_input(editor, field(row, "citation"), t::CHANGE_CITATION, false),
    ]
    .into_any()
}

fn notes_form(editor: Editor, list: Place) -> AnyView {
    let new = |_: &[Json]| Json::object([("kind", Some(Json::text("source"))), ("text", Some(Json::text("")))]);
    el!(
        "fieldset",
        el!("legend", t::NOTES),
        rows(editor, list, Emptied::Goes, t::ADD_NOTE, new, move |row| {
            vec![
                choice_input(editor, field(&row, "kind"), t::NOTE_KIND, &t::NOTE_KINDS),
                long_text_input(editor, field(&row, "text"), t::NOTE_TEXT),
            ]
            .into_any()
        }),
    )
}
