//! A field for a day of the round, which counts once it is whole: when the field is left, or on Enter.

use leptos::prelude::*;
use thuocdo_core::framework::Date;

use crate::adapters::dom;
use crate::components::markup::{el, text};

/// The field; typing a day passes other days on the way, none of which is told to `on_day`.
pub(super) fn day_input(
    id: String,
    label: String,
    now: impl Fn() -> Option<Date> + Send + Sync + 'static,
    on_day: impl Fn(Option<Date>) + 'static,
) -> AnyView {
    let tell = std::rc::Rc::new(move |event: &leptos::ev::Event| on_day(Date::parse(&event_target_value(event))));
    let left = std::rc::Rc::clone(&tell);
    el!(
        "input" [
            "id" = id,
            "type" = "date",
            "class" = "cell-input is-day",
            "aria-label" = label,
            @prop "value" = text(move || now().map(|day| day.to_string()).unwrap_or_default()),
            @on "focusout" = move |event| left(&event),
            @on "keydown" = move |event| {
                if dom::is_enter(&event) {
                    tell(&event);
                }
            },
        ],
    )
}
