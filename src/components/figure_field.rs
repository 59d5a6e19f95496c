//! A field for one number: it takes what is typed, keeps it when it is no number, and asks when it is ambiguous.

use leptos::prelude::*;
use thuocdo_core::assessment::Figure;
use thuocdo_core::number::NumberFault;
use thuocdo_text::ui as t;
use thuocdo_text::{number, problem};

use super::live::{maybe, on, part, text};
use crate::adapters::dom;

/// The most characters of a typed number that are kept: more than any number needs.
const TYPED_LIMIT: u32 = 60;

/// A number as it stands in the field when nobody types in it.
fn settled(figure: Option<&Figure>) -> String {
    match figure {
        None => String::new(),
        Some(Figure::Number(value)) => number::field(*value),
        Some(Figure::Unread(text, _)) => text.clone(),
    }
}

/// A labelled field for one number.
#[component]
pub fn FigureField(
    /// The element's id.
    id: String,
    /// The label.
    label: String,
    /// What stands behind it, as "/ 20".
    #[prop(optional, into)]
    unit: String,
    /// The number, or what was typed instead; `None` for an empty field.
    #[prop(into)]
    figure: Signal<Option<Figure>>,
    /// Whether the number in it is wrong.
    #[prop(into)]
    invalid: Signal<bool>,
    /// Called with every change.
    on_change: Callback<Option<Figure>>,
    /// Called when the field is left.
    on_leave: Callback<()>,
) -> impl IntoView {
    // What is being typed is shown as it is while it means the figure; undo and other changes show through.
    let typed: RwSignal<Option<String>> = RwSignal::new(None);
    let shown = text(move || {
        let figure = figure.get();
        match typed.get() {
            Some(text) if Figure::typed(&text) == figure => text,
            _ => settled(figure.as_ref()),
        }
    });
    let on_input = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let figure = Figure::typed(&text);
        typed.set(Some(text));
        on_change.run(figure);
    };
    let on_blur = move |_: leptos::ev::FocusEvent| {
        typed.set(None);
        on_leave.run(());
    };
    let own_id = id.clone();
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            dom::focus_next_figure(&own_id);
        }
    };
    let readings = Memo::new(move |_| {
        figure.with(|figure| match figure {
            Some(Figure::Unread(text, NumberFault::Ambiguous { whole, decimal })) => {
                Some((text.clone(), *whole, *decimal))
            }
            _ => None,
        })
    });
    let choice = part(move || {
        readings.get().map(|(text, whole, decimal)| {
            let choose = move |value| {
                on(move |_| {
                    typed.set(None);
                    on_change.run(Some(Figure::Number(value)));
                    on_leave.run(());
                })
            };
            view! {
                <span class="ambiguous" role="group">
                    <span>{t::which_number(&text)}</span>
                    <button type="button" class="small" on:click=choose(whole)>{problem::plain(whole)}</button>
                    <button type="button" class="small" on:click=choose(decimal)>{problem::plain(decimal)}</button>
                </span>
            }
        })
        .into_any()
    });
    view! {
        <div class="field figure-field">
            <label for=id.clone()>{label}</label>
            <span class="figure-input">
                <input
                    id=id
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    maxlength=TYPED_LIMIT
                    data-figure=""
                    prop:value=shown
                    aria-invalid=maybe(move || invalid.get().then(|| "true".to_owned()))
                    on:input=on(on_input)
                    on:blur=on(on_blur)
                    on:keydown=on(on_key)
                />
                {(!unit.is_empty()).then(|| view! { <span class="unit">{unit}</span> })}
            </span>
            {choice}
        </div>
    }
}
