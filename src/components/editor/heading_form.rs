//! The form of a framework's heading: names, source, who is scored, legal basis, time in force.

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_text::ui as t;

use super::date_input::date_input;
use super::inputs::{Emptied, choice_input, field, name_input, rows, text_input};
use super::notes_form::framework_notes;
use crate::components::markup::el;
use crate::state::editor::{Editor, Step};

/// The form.
pub fn heading_form(editor: Editor) -> AnyView {
    let root = |name| vec![Step::Field(name)];
    let in_force = |name| vec![Step::Field("in_force"), Step::Field(name)];
    el!(
        "div"["class" = "node-form"],
        name_input(editor, root("title"), t::FRAMEWORK_TITLE),
        name_input(editor, root("short_title"), t::FRAMEWORK_SHORT_TITLE),
        text_input(editor, root("id"), t::FRAMEWORK_ID, false),
        choice_input(editor, root("status"), t::FRAMEWORK_STATUS, &t::SOURCES),
        el!(
            "fieldset",
            el!("legend", t::FRAMEWORK_LEVELS),
            rows(
                editor,
                root("levels"),
                Emptied::Stays,
                t::ADD_LEVEL,
                |_: &[Json]| Json::text(""),
                move |row| { text_input(editor, row, t::FRAMEWORK_LEVELS, false) }
            ),
        ),
        el!(
            "div"["class" = "node-line"],
            date_input(editor, in_force("from"), t::IN_FORCE_FROM, false),
            date_input(editor, in_force("to"), t::IN_FORCE_TO, true),
        ),
        el!("p"["class" = "muted"], t::DATE_HINT),
        el!(
            "fieldset",
            el!("legend", t::LEGAL_BASIS),
            rows(editor, root("legal_basis"), Emptied::Stays, t::ADD_BASIS, new_basis, move |row| basis(editor, row)),
        ),
        framework_notes(editor),
    )
}

fn new_basis(_: &[Json]) -> Json {
    Json::object(["number", "issuer", "checked_on"].map(|name| (name, Some(Json::text("")))))
}

fn basis(editor: Editor, row: crate::state::editor::Place) -> AnyView {
    vec![
        text_input(editor, field(&row, "number"), t::BASIS_NUMBER, false),
        text_input(editor, field(&row, "title"), t::BASIS_TITLE, true),
        date_input(editor, field(&row, "date"), t::BASIS_DATE, true),
        text_input(editor, field(&row, "issuer"), t::BASIS_ISSUER, false),
        date_input(editor, field(&row, "checked_on"), t::BASIS_CHECKED, false),
        text_input(editor, field(&row, "link"), t::BASIS_LINK, true),
    ]
    .into_any()
}
