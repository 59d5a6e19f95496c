//! Plain fields with a label: a line of text, several lines, a choice.

use leptos::prelude::*;

use super::markup::{el, text};
use crate::adapters::dom;

/// A line of text of at most so many letters.
pub fn line_field(
    id: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    limit: usize,
    value: RwSignal<String>,
) -> AnyView {
    el!(
        "div"["class" = "field"],
        el!("label"["for" = id], label),
        hint.map(|hint| el!("p" ["class" = "hint", "id" = format!("{id}-hint")], hint)),
        el!("input" [
            "id" = id,
            "type" = "text",
            "autocomplete" = "off",
            "maxlength" = limit.to_string(),
            "aria-describedby" = described(id, hint),
            @prop "value" = text(move || value.get()),
            @on "input" = move |event| value.set(dom::typed(&event)),
        ]),
    )
}

/// What is read out with a field: its hint, where it has one.
fn described(id: &str, hint: Option<&str>) -> Signal<Option<String>> {
    Signal::stored(hint.map(|_| format!("{id}-hint")))
}

/// A day of the calendar, chosen in the browser's own way.
pub fn date_field(id: &'static str, label: &'static str, value: RwSignal<String>) -> AnyView {
    el!(
        "div"["class" = "field"],
        el!("label"["for" = id], label),
        el!("input" [
            "id" = id,
            "type" = "date",
            @prop "value" = text(move || value.get()),
            @on "input" = move |event| value.set(event_target_value(&event)),
        ]),
    )
}

/// Several lines of text, of so many letters where there is a limit.
pub fn lines_field(
    id: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    limit: Option<usize>,
    value: RwSignal<String>,
) -> AnyView {
    el!(
        "div"["class" = "field"],
        el!("label"["for" = id], label),
        hint.map(|hint| el!("p" ["class" = "hint", "id" = format!("{id}-hint")], hint)),
        el!("textarea" [
            "id" = id,
            "rows" = "4",
            "maxlength" = Signal::stored(limit.map(|limit| limit.to_string())),
            "aria-describedby" = described(id, hint),
            @prop "value" = text(move || value.get()),
            @on "input" = move |event| value.set(dom::typed(&event)),
        ]),
    )
}

/// One of several: each with its value and its words.
pub fn choice_field(
    id: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    value: Signal<String>,
    on_choose: Callback<String>,
) -> AnyView {
    let option = |(word, words): (String, String)| {
        let own = word.clone();
        el!("option" ["value" = word, @prop "selected" = super::markup::flag(move || value.get() == own)], words)
    };
    let options: Vec<AnyView> = options.into_iter().map(option).collect();
    el!(
        "div"["class" = "field"],
        el!("label"["for" = id], label),
        el!("select" ["id" = id, @on "change" = move |event| on_choose.run(event_target_value(&event))], options),
    )
}
