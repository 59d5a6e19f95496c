//! A field for one number: it takes what is typed, keeps it when it is no number, and asks when it is ambiguous.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::Figure;
use thuocdo_core::number::{Decimal, NumberFault};
use thuocdo_text::ui as t;
use thuocdo_text::{number, problem};

use super::markup::{Piece, el, invalid, part_while, text};
use crate::adapters::dom;

/// The most characters of a typed number that are kept: more than any number needs.
const TYPED_LIMIT: &str = "60";

/// What a field for a number needs.
pub struct FigureField {
    /// The element's id.
    pub id: String,
    /// The label.
    pub label: String,
    /// What stands behind it, as "/ 20"; may be empty.
    pub unit: String,
    /// The number, or what was typed instead; `None` for an empty field.
    pub figure: Arc<dyn Fn() -> Option<Figure> + Send + Sync>,
    /// Whether the number in it is wrong.
    pub wrong: Signal<bool>,
    /// The id of the list of what is wrong with it.
    pub problems: String,
    /// Called with every change.
    pub on_change: Arc<dyn Fn(Option<Figure>) + Send + Sync>,
    /// Called when the field is left.
    pub on_leave: Arc<dyn Fn() + Send + Sync>,
}

/// A number as it stands in the field when nobody types in it.
fn settled(figure: Option<&Figure>) -> String {
    match figure {
        None => String::new(),
        Some(Figure::Number(value)) => number::field(*value),
        Some(Figure::Unread(text, _)) => text.clone(),
    }
}

/// A labelled field for one number.
pub fn figure_field(field: FigureField) -> AnyView {
    let FigureField { id, label, unit, figure, wrong, problems, on_change, on_leave } = field;
    // What is being typed is shown as it is while it means the figure; undo and other changes show through.
    let typed: RwSignal<Option<String>> = RwSignal::new(None);
    let asked = Arc::clone(&figure);
    let shown = text(move || {
        let figure = figure();
        match typed.get() {
            Some(text) if Figure::typed(&text) == figure => text,
            _ => settled(figure.as_ref()),
        }
    });
    let (change, leave) = (Arc::clone(&on_change), Arc::clone(&on_leave));
    let choose = Callback::new(move |value| {
        typed.set(None);
        change(Some(Figure::Number(value)));
        leave();
    });
    let on_input = move |event| {
        let text = dom::typed(&event);
        let figure = Figure::typed(&text);
        typed.set(Some(text));
        on_change(figure);
    };
    let on_blur = move |_| {
        typed.set(None);
        on_leave();
    };
    let own_id = id.clone();
    let on_key = move |event| {
        if dom::is_enter(&event) {
            event.prevent_default();
            dom::focus_next_figure(&own_id);
        }
    };
    let ambiguous = Arc::clone(&asked);
    let choice = part_while(
        move || matches!(ambiguous(), Some(Figure::Unread(_, NumberFault::Ambiguous { .. }))),
        move || readings(asked().as_ref(), choose),
    );
    el!(
        "div"["class" = "field figure-field"],
        el!("label"["for" = id.clone()], label),
        el!(
            "span"["class" = "figure-input"],
            el!("input" [
                "id" = id,
                "type" = "text",
                "inputmode" = "decimal",
                "autocomplete" = "off",
                "maxlength" = TYPED_LIMIT,
                "data-figure" = "",
                @prop "value" = shown,
                "aria-invalid" = invalid(move || wrong.get()),
                "aria-describedby" = problems,
                @on "input" = on_input,
                @on "blur" = on_blur,
                @on "keydown" = on_key,
            ]),
            (!unit.is_empty()).then(|| el!("span"["class" = "unit"], unit)),
        ),
        choice,
    )
}

/// The question which of two numbers is meant, when what was typed can be both.
fn readings(figure: Option<&Figure>, choose: Callback<Decimal>) -> AnyView {
    let Some(Figure::Unread(text, NumberFault::Ambiguous { whole, decimal })) = figure else {
        return None::<AnyView>.piece();
    };
    let button = |value| {
        let label = problem::plain(value);
        el!("button" ["type" = "button", "class" = "small", @on "click" = move |_| choose.run(value)], label)
    };
    el!(
        "span" ["class" = "ambiguous", "role" = "group"],
        el!("span", t::which_number(text)),
        button(*whole),
        button(*decimal),
    )
}
