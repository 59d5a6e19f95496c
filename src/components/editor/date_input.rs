//! An input for a day, typed as Vietnam writes it and kept as files have it.

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::framework::Date;
use thuocdo_text::date;

use super::inputs::{input_id, labelled};
use super::typed::Typed;
use crate::adapters::dom;
use crate::components::markup::{el, invalid, text};
use crate::state::editor::{Editor, Place};

/// What is kept of a typed day: the day, or what was typed when it is none.
fn kept(typed: &str) -> String {
    date::read_date(typed).map_or_else(|| typed.to_owned(), |day| day.to_string())
}

/// What is shown of a kept day.
fn shown(kept: &str) -> String {
    Date::parse(kept).map_or_else(|| kept.to_owned(), date::date)
}

/// A day; what is typed and is none is kept and told. Empty takes the field away where `optional`.
pub fn date_input(editor: Editor, place: Place, label: &'static str, optional: bool) -> AnyView {
    let id = input_id(&place);
    // While it is typed it stands as it is typed.
    let typed = Typed::new(editor);
    let (own, in_doc, judged) = (place.clone(), place.clone(), place);
    let value = text(move || {
        let now = editor.text(&in_doc);
        match typed.get() {
            Some(typed) if kept(&typed) == now => typed,
            _ => shown(&now),
        }
    });
    let on_input = move |event| {
        let text = dom::typed(&event);
        let day = (!(optional && text.is_empty())).then(|| Json::text(kept(&text)));
        typed.set(text);
        editor.type_in(&own, day);
    };
    let wrong = move || {
        let now = editor.text(&judged);
        !now.is_empty() && Date::parse(&now).is_none()
    };
    let input = el!("input" [
        "id" = id.clone(),
        "type" = "text",
        "inputmode" = "numeric",
        "autocomplete" = "off",
        "maxlength" = "20",
        @prop "value" = value,
        "aria-invalid" = invalid(wrong),
        @on "input" = on_input,
        @on "blur" = move |_| {
            typed.clear();
            editor.leave();
        },
    ]);
    labelled("field", id, label, input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_kept_as_files_have_it_and_what_is_none_as_it_was_typed() {
        for (typed, in_file, again) in [
            ("1/2/2026", "2026-02-01", "01/02/2026"),
            ("2026-02-01", "2026-02-01", "01/02/2026"),
            ("31/02/2026", "31/02/2026", "31/02/2026"),
            ("1/2", "1/2", "1/2"),
            ("", "", ""),
        ] {
            assert_eq!((kept(typed).as_str(), shown(&kept(typed)).as_str()), (in_file, again), "{typed}");
        }
    }
}
