//! The switch between light, dark and the system's theme.

use leptos::prelude::*;
use thuocdo_text::ui as t;

use super::live::{flag, on};

/// The three themes, as they are stored and set on the page.
pub const THEMES: [(&str, &str); 3] = [("auto", t::THEME_AUTO), ("light", t::THEME_LIGHT), ("dark", t::THEME_DARK)];

/// A choice of theme.
#[component]
pub fn ThemeSwitch(
    /// The theme now.
    #[prop(into)]
    theme: Signal<String>,
    /// Called with the one that is chosen.
    on_change: Callback<String>,
) -> impl IntoView {
    let options = THEMES
        .map(|(value, label)| view! { <option value=value selected=flag(move || theme.get() == value)>{label}</option> })
        .collect_view();
    view! {
        <label class="theme-switch">
            <span class="sr-only">{t::THEME}</span>
            <select prop:value=theme on:change=on(move |event| on_change.run(event_target_value(&event)))>
                {options}
            </select>
        </label>
    }
}
