//! The switch between light, dark and the system's theme.

use leptos::prelude::*;
use thuocdo_text::ui as t;

use super::markup::{el, flag, text};

/// The three themes, as they are stored and set on the page.
pub const THEMES: [(&str, &str); 3] = [("auto", t::THEME_AUTO), ("light", t::THEME_LIGHT), ("dark", t::THEME_DARK)];

/// A choice of theme: the one now, and what is called with the one that is chosen.
pub fn theme_switch(theme: RwSignal<String>, on_change: Callback<String>) -> AnyView {
    let option = |(value, label): (&'static str, &'static str)| el!("option" ["value" = value, "selected" = flag(move || theme.with(|theme| theme == value))], label);
    let choose = move |event| on_change.run(event_target_value(&event));
    el!(
        "label"["class" = "theme-switch"],
        el!("span"["class" = "sr-only"], t::THEME),
        el!(
            "select" [@prop "value" = text(move || theme.get()), @on "change" = choose],
            THEMES.map(option).into_iter().collect::<Vec<_>>(),
        ),
    )
}
