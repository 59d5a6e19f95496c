//! Help: where data live, how points come about, the keys.

use leptos::prelude::*;
use thuocdo_text::ui as t;

/// The page.
#[component]
pub fn Help() -> impl IntoView {
    let sections = t::HELP
        .iter()
        .map(|(title, lines)| {
            let lines = lines.iter().map(|line| view! { <p>{*line}</p> }).collect_view();
            view! { <section><h2>{*title}</h2> {lines}</section> }
        })
        .collect_view();
    let keys = t::KEYS
        .iter()
        .map(|(key, what)| view! { <tr><th scope="row"><kbd>{*key}</kbd></th> <td>{*what}</td></tr> })
        .collect_view();
    view! {
        <h1 tabindex="-1">{t::HELP_TITLE}</h1>
        {sections}
        <section aria-labelledby="keys">
            <h2 id="keys">{t::KEYS_TITLE}</h2>
            <table class="keys"><tbody>{keys}</tbody></table>
        </section>
    }
}
