//! The form for what a sheet is about: unit, code, group, period.

use leptos::prelude::*;
use thuocdo_core::assessment::{Period, Unit};
use thuocdo_core::number::{Decimal, read_typed};
use thuocdo_text::{number, ui as t};

use super::markup::{Piece, el, flag, invalid, maybe, nothing, once, part, text};
use crate::adapters::{clock, dom};
use crate::state::history::About;

/// The most characters of each field, as the reader of files takes them.
fn limit(id: &str) -> &'static str {
    match id {
        "about-code" => "64",
        "about-attainable" => "60",
        _ => "300",
    }
}

/// The sorts of period, in the order of the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Year,
    Quarter,
    Month,
}

/// What is wrong with the fields: a field's id and the sentence.
type Wrong = Vec<(&'static str, &'static str)>;

/// The fields as they are typed.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    code: RwSignal<String>,
    group: RwSignal<String>,
    length: RwSignal<Length>,
    year: RwSignal<String>,
    part: RwSignal<u8>,
    attainable: RwSignal<String>,
}

impl Fields {
    fn of(about: &About) -> Fields {
        let (length, year, part) = match about.period {
            Period::Year(year) => (Length::Year, year, 1),
            Period::Quarter(year, quarter) => (Length::Quarter, year, quarter),
            Period::Month(year, month) => (Length::Month, year, month),
        };
        Fields {
            name: RwSignal::new(about.unit.name.clone()),
            code: RwSignal::new(about.unit.code.clone()),
            group: RwSignal::new(about.unit.group.clone()),
            length: RwSignal::new(length),
            year: RwSignal::new(year.to_string()),
            part: RwSignal::new(part),
            attainable: RwSignal::new(about.attainable.map(number::field).unwrap_or_default()),
        }
    }

    /// What was typed, or everything that is wrong with it.
    fn read(self) -> Result<About, Wrong> {
        let text = |signal: RwSignal<String>| signal.with_untracked(|text| text.trim().to_owned());
        let mut wrong = Vec::new();
        let unit = Unit { name: text(self.name), code: text(self.code), group: text(self.group) };
        if unit.name.is_empty() {
            wrong.push(("about-name", t::UNIT_NAME_MISSING));
        }
        let (year, part) = (text(self.year), self.part.get_untracked());
        let period = Period::parse(&match self.length.get_untracked() {
            Length::Year => year,
            Length::Quarter => format!("{year}-Q{part}"),
            Length::Month => format!("{year}-{part:02}"),
        });
        if period.is_none() {
            wrong.push(("about-year", t::YEAR_WRONG));
        }
        let attainable = text(self.attainable);
        let attainable = match attainable.as_str() {
            "" => None,
            typed => match read_typed(typed) {
                Ok(value) if value > Decimal::ZERO => Some(value),
                _ => {
                    wrong.push(("about-attainable", t::ATTAINABLE_WRONG));
                    None
                }
            },
        };
        match period {
            Some(period) if wrong.is_empty() => Ok(About { unit, period, attainable }),
            _ => Err(wrong),
        }
    }
}

/// The form; it hands over what was typed when all of it can be read, and says everything that is wrong when not.
///
/// `about` is what the fields hold at first, `submit` the words on the button; `on_submit` is called with what was
/// typed.
pub fn about_form(about: About, submit: &'static str, on_submit: Callback<About>) -> AnyView {
    let fields = Fields::of(&about);
    let wrong: RwSignal<Wrong> = RwSignal::new(Vec::new());
    let send = move || match fields.read() {
        Ok(about) => {
            wrong.set(Vec::new());
            on_submit.run(about);
        }
        Err(all) => {
            let first = all.first().map(|(id, _)| *id);
            wrong.set(all);
            if let Some(id) = first {
                // The fold that it may be in opens when this task is done.
                clock::later(0, Box::new(move || dom::focus(id)));
            }
        }
    };
    let more_is_wrong = move || wrong.with(|wrong| wrong.iter().any(|(id, _)| *id == "about-attainable"));
    let lengths = [(Length::Year, t::YEAR), (Length::Quarter, t::QUARTER), (Length::Month, t::MONTH)];
    let length_options: Vec<AnyView> =
        lengths.into_iter().map(|(length, label)| length_option(fields, length, label)).collect();
    el!(
        "form" [
            "class" = "about-form",
            "novalidate" = "",
            @on "submit" = move |event| {
                event.prevent_default();
                send();
            },
        ],
        text_field("about-name", t::UNIT_NAME, t::UNIT_NAME_HINT, fields.name, wrong),
        el!(
            "fieldset" ["class" = "period"],
            el!("legend", t::PERIOD),
            el!("div" ["class" = "segments"], length_options),
            el!(
                "div" ["class" = "row"],
                part(move || part_field(fields)),
                text_field("about-year", t::YEAR_FIELD, "", fields.year, wrong),
            ),
        ),
        el!(
            "details" ["class" = "fold", "open" = once(more_is_wrong)],
            el!("summary", t::MORE_ABOUT_UNIT),
            text_field("about-code", t::UNIT_CODE, t::UNIT_CODE_HINT, fields.code, wrong),
            text_field("about-group", t::UNIT_GROUP, t::UNIT_GROUP_HINT, fields.group, wrong),
            text_field("about-attainable", t::UNIT_ATTAINABLE, t::UNIT_ATTAINABLE_HINT, fields.attainable, wrong),
        ),
        el!("button" ["type" = "submit"], submit),
    )
}

/// A labelled field for a text, with its hint (which may be empty) and what is wrong with it.
fn text_field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    wrong: RwSignal<Wrong>,
) -> AnyView {
    let error = move || wrong.with(|wrong| wrong.iter().find(|(field, _)| *field == id).map(|(_, why)| *why));
    let error_line = move |why| el!("p" ["class" = "problem is-error", "id" = format!("{id}-error")], why);
    el!(
        "div"["class" = "field"],
        el!("label"["for" = id], label),
        (!hint.is_empty()).then(|| el!("p" ["class" = "hint", "id" = format!("{id}-hint")], hint)),
        part(move || error().map(error_line).piece()),
        el!("input" [
            "id" = id,
            "type" = "text",
            "autocomplete" = "off",
            "maxlength" = limit(id),
            @prop "value" = text(move || value.get()),
            "aria-invalid" = invalid(move || error().is_some()),
            "aria-describedby" = maybe(move || error().map(|_| format!("{id}-error"))),
            @on "input" = move |event| value.set(dom::typed(&event)),
        ]),
    )
}

/// One of the sorts of period to choose from.
fn length_option(fields: Fields, length: Length, label: &'static str) -> AnyView {
    el!(
        "label"["class" = "segment"],
        el!("input" [
            "type" = "radio",
            "name" = "about-length",
            @prop "checked" = flag(move || fields.length.get() == length),
            @on "change" = move |_| {
                fields.length.set(length);
                fields.part.set(1);
            },
        ]),
        el!("span", label),
    )
}

/// The choice of the quarter or the month, where the period is one.
fn part_field(fields: Fields) -> AnyView {
    let (count, label): (u8, _) = match fields.length.get() {
        Length::Year => return nothing(),
        Length::Quarter => (4, t::QUARTER),
        Length::Month => (12, t::MONTH),
    };
    let option = |part: u8| {
        let selected = flag(move || fields.part.get() == part);
        el!("option" ["value" = part.to_string(), "selected" = selected], part.to_string())
    };
    let options: Vec<AnyView> = (1..=count).map(option).collect();
    el!(
        "div"["class" = "field"],
        el!("label"["for" = "about-part"], label),
        el!(
            "select" [
                "id" = "about-part",
                @prop "value" = text(move || fields.part.get().to_string()),
                @on "change" = move |event| fields.part.set(event_target_value(&event).parse().unwrap_or(1)),
            ],
            options,
        ),
    )
}
