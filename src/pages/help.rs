//! Help: where data live, how points come about, the keys.

use leptos::prelude::*;
use thuocdo_text::ui as t;

use crate::components::markup::el;

/// The page.
pub fn help() -> AnyView {
    let sections: Vec<AnyView> = t::HELP
        .iter()
        .map(|(title, lines)| {
            let lines: Vec<AnyView> = lines.iter().map(|line| el!("p", *line)).collect();
            el!("section", el!("h2", *title), lines)
        })
        .collect();
    let keys: Vec<AnyView> = t::KEYS
        .iter()
        .map(|(key, what)| el!("tr", el!("th"["scope" = "row"], el!("kbd", *key)), el!("td", *what)))
        .collect();
    vec![
        el!("h1"["tabindex" = "-1"], t::HELP_TITLE),
        sections.into_any(),
        el!(
            "section"["aria-labelledby" = "keys"],
            el!("h2"["id" = "keys"], t::KEYS_TITLE),
            el!("table"["class" = "keys"], el!("tbody", keys)),
        ),
    ]
    .into_any()
}
