//! The form for what a sheet is about: unit, code, group, period.

use leptos::prelude::*;
use thuocdo_core::assessment::{Period, Unit};
use thuocdo_core::number::{Decimal, read_typed};
use thuocdo_text::{number, ui as t};

use super::live::{flag, maybe, on, part, text};
use crate::adapters::dom;
use crate::state::history::About;

const NAME_LIMIT: usize = 300;

/// The sorts of period, in the order of the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Year,
    Quarter,
    Month,
}

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

    /// What was typed, or everything that is wrong with it: the field's id and the sentence.
    fn read(self) -> Result<About, Vec<(&'static str, &'static str)>> {
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
#[component]
pub fn AboutForm(
    /// What the fields hold at first.
    about: About,
    /// The words on the button.
    submit: &'static str,
    /// Called with what was typed.
    on_submit: Callback<About>,
) -> impl IntoView {
    let fields = Fields::of(&about);
    let wrong: RwSignal<Vec<(&'static str, &'static str)>> = RwSignal::new(Vec::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match fields.read() {
            Ok(about) => {
                wrong.set(Vec::new());
                on_submit.run(about);
            }
            Err(all) => {
                let first = all.first().map(|(id, _)| *id);
                wrong.set(all);
                if let Some(id) = first {
                    dom::focus(id);
                }
            }
        }
    };
    let text_field = move |id: &'static str, label: &'static str, hint: &'static str, value: RwSignal<String>| {
        let error = move || wrong.with(|wrong| wrong.iter().find(|(field, _)| *field == id).map(|(_, why)| *why));
        view! {
            <div class="field">
                <label for=id>{label}</label>
                {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
                {part(move || error().map(|why| view! { <p class="problem is-error" id=format!("{id}-error")>{why}</p> }).into_any())}
                <input
                    id=id
                    type="text"
                    autocomplete="off"
                    maxlength=NAME_LIMIT
                    prop:value=value
                    aria-invalid=maybe(move || error().map(|_| "true".to_owned()))
                    aria-describedby=maybe(move || error().map(|_| format!("{id}-error")))
                    on:input=on(move |event| value.set(event_target_value(&event)))
                />
            </div>
        }
        .into_any()
    };
    let lengths = [(Length::Year, t::YEAR), (Length::Quarter, t::QUARTER), (Length::Month, t::MONTH)];
    let length_options = lengths
        .map(|(length, label)| {
            view! {
                <label class="segment">
                    <input
                        type="radio"
                        name="about-length"
                        prop:checked=flag(move || fields.length.get() == length)
                        on:change=on(move |_| {
                            fields.length.set(length);
                            fields.part.set(1);
                        })
                    />
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    let parts = part(move || {
        let (count, label): (u8, _) = match fields.length.get() {
            Length::Year => return ().into_any(),
            Length::Quarter => (4, t::QUARTER),
            Length::Month => (12, t::MONTH),
        };
        let options = (1..=count)
            .map(|part| view! { <option value=part.to_string() selected=flag(move || fields.part.get() == part)>{part.to_string()}</option> })
            .collect_view();
        view! {
            <div class="field">
                <label for="about-part">{label}</label>
                <select
                    id="about-part"
                    prop:value=text(move || fields.part.get().to_string())
                    on:change=on(move |event| fields.part.set(event_target_value(&event).parse().unwrap_or(1)))
                >
                    {options}
                </select>
            </div>
        }
        .into_any()
    });
    view! {
        <form class="about-form" novalidate=true on:submit=on(send)>
            {text_field("about-name", t::UNIT_NAME, t::UNIT_NAME_HINT, fields.name)}
            <fieldset class="period">
                <legend>{t::PERIOD}</legend>
                <div class="segments">{length_options}</div>
                <div class="row">
                    {parts}
                    {text_field("about-year", t::YEAR_FIELD, "", fields.year)}
                </div>
            </fieldset>
            <details class="fold">
                <summary>{t::MORE_ABOUT_UNIT}</summary>
                {text_field("about-code", t::UNIT_CODE, t::UNIT_CODE_HINT, fields.code)}
                {text_field("about-group", t::UNIT_GROUP, t::UNIT_GROUP_HINT, fields.group)}
                {text_field("about-attainable", t::UNIT_ATTAINABLE, t::UNIT_ATTAINABLE_HINT, fields.attainable)}
            </details>
            <button type="submit">{submit}</button>
        </form>
    }
}
