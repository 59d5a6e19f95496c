//! The fields of the appraisal: where each stands, how the keyboard leads through them, those of figures and those of words.

use leptos::prelude::*;
use thuocdo_core::assessment::TEXT_LIMIT;
use thuocdo_core::framework::FigureName;
use thuocdo_text::ui as t;

use super::markup::{el, text};
use crate::adapters::dom;

/// The letters of a line, about, in a browser that does not make a field as high as its text.
const LINE: usize = 22;
/// The most lines that a field is high there.
const MOST_LINES: usize = 10;

/// What is done with what was typed. It is no signal of the row: a field may tell its value after the row was taken away.
pub(super) type OnChange = Box<dyn Fn(String)>;

/// Where a field stands in the table, for going up and down through it.
#[derive(Clone)]
pub(super) struct Place {
    /// The word of its cell.
    pub(super) cell: &'static str,
    /// Its word in the cell.
    pub(super) field: String,
    /// The place of its row.
    pub(super) row: usize,
}

/// The id of what holds the fields of a cell.
pub(super) fn first_fields(cell: &str, row: usize) -> String {
    format!("o-{cell}-{row}")
}

impl Place {
    /// The id of this field in a row.
    pub(super) fn id(&self, row: usize) -> String {
        format!("{}-{}-{row}", self.cell, self.field)
    }

    /// What Enter does: it goes to this field in the next row, with Shift in the row before; where that row has no such
    /// field, to the first of the cell. From the last row it goes nowhere, and the browser takes what was typed.
    pub(super) fn on_enter(self) -> impl Fn(leptos::ev::Event) + 'static {
        move |event| {
            if dom::enter_step(&event).is_some_and(|step| self.go(step)) {
                event.prevent_default();
            }
        }
    }

    /// The same in a field of several lines, in which Enter breaks the line only with Ctrl or Alt. From the last row it tells
    /// what was typed, as a field of one line does by itself.
    fn on_enter_in_lines(self) -> impl Fn(leptos::ev::Event) + 'static {
        move |event| {
            let Some(step) = dom::enter_step(&event) else { return };
            event.prevent_default();
            if dom::is_line_break(&event) {
                dom::break_line();
            } else if !self.go(step) {
                dom::leave_field();
                dom::focus(&self.id(self.row));
            }
        }
    }

    /// Goes so many rows on; gives whether there is such a row.
    fn go(&self, step: isize) -> bool {
        let row = self.row.checked_add_signed(step);
        row.is_some_and(|row| dom::focus_field(&self.id(row), &first_fields(self.cell, row)))
    }
}

/// A small field of a cell, with a short word above it: that of a share's two figures, as their own would be cut.
pub(super) fn cell_field(
    place: Place,
    name: String,
    label: String,
    value: Signal<String>,
    (wrong, problems): (Signal<Option<String>>, &str),
    on_change: OnChange,
) -> AnyView {
    let shares = [(FigureName::NUM, t::NUMERATOR), (FigureName::DEN, t::DENOMINATOR)];
    let short = shares.iter().find(|(name, _)| name.as_str() == place.field).map(|(_, word)| (*word).to_owned());
    let field = el!("input" [
        "id" = place.id(place.row),
        "type" = "text",
        "inputmode" = "decimal",
        "autocomplete" = "off",
        "class" = "cell-input num",
        "aria-label" = name.clone(),
        "title" = name.clone(),
        "aria-invalid" = wrong,
        "aria-describedby" = problems.to_owned(),
        @prop "value" = value,
        @on "change" = move |event| on_change(event_target_value(&event)),
        @on "keydown" = place.on_enter(),
    ]);
    el!("label"["class" = "cell-label", "title" = name], el!("span", short.unwrap_or(label)), field)
}

/// A field of words: what it is called, what is in it, and whether it can be gone to and written in.
pub(super) struct Words {
    /// Its name, for those who hear it.
    pub(super) name: String,
    /// What stands in it while it is empty.
    pub(super) placeholder: &'static str,
    /// What is in it.
    pub(super) value: Signal<String>,
    /// Whether it cannot be gone to.
    pub(super) disabled: Signal<bool>,
    /// Whether nothing can be written in it.
    pub(super) readonly: Signal<bool>,
}

/// A field of several lines, as high as what is in it.
pub(super) fn words_field(place: Place, words: Words, on_change: OnChange) -> AnyView {
    let Words { name, placeholder, value, disabled, readonly } = words;
    el!("textarea" [
        "id" = place.id(place.row),
        "class" = "cell-input is-reason",
        "rows" = text(move || value.with(|value| lines_of(value)).to_string()),
        "aria-label" = name,
        "placeholder" = placeholder,
        "maxlength" = TEXT_LIMIT.to_string(),
        "disabled" = disabled,
        "readonly" = readonly,
        @prop "value" = value,
        @on "change" = move |event| on_change(event_target_value(&event)),
        @on "keydown" = place.on_enter_in_lines(),
    ])
}

/// How many lines of the field a text takes, about.
fn lines_of(text: &str) -> usize {
    let of = |line: &str| line.chars().count().div_ceil(LINE).max(1);
    text.split('\n').map(of).sum::<usize>().min(MOST_LINES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_has_room_for_its_lines() {
        let long = "chữ ".repeat(500);
        for (text, lines) in
            [("", 1), ("Theo sổ", 1), ("Một\nHai\n", 3), ("Theo biên bản ngày 12/01/2026", 2), (&long, 10)]
        {
            assert_eq!(lines_of(text), lines, "{text}");
        }
    }
}
