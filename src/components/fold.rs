//! A part of a page that stays closed, and is not even computed, until somebody opens it.

use leptos::prelude::*;

use super::markup::{el, flag, part_while};
use crate::adapters::dom;

/// A part with a heading that is open or closed; `body` is made when it is opened.
pub fn fold(heading: &'static str, is_open: RwSignal<bool>, body: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    el!(
        "details" ["class" = "fold", "open" = flag(move || is_open.get()), @on "toggle" = move |event| is_open.set(dom::is_open(&event))],
        el!("summary", heading),
        part_while(move || is_open.get(), body),
    )
}
