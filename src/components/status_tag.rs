//! The mark beside the name of what is no official text, or not all of one.

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, Status};
use thuocdo_text::ui as t;

use super::markup::el;
use crate::adapters::dom;

/// The mark of an example.
#[inline(never)]
pub fn example_tag(words: &'static str) -> AnyView {
    el!("span"["class" = "tag is-example"], words)
}

/// The line of it at the head of a page, which is said at the foot of every sheet of the page's print as well.
pub fn example_line() -> AnyView {
    dom::set_example_words(t::NOT_OFFICIAL);
    el!("p"["data-example" = ""], example_tag(t::NOT_OFFICIAL))
}

/// The mark of a framework; an official text that is complete has none.
#[inline(never)]
pub fn status_tag(framework: &Framework) -> Option<AnyView> {
    match framework.status {
        Status::Official => None,
        Status::Partial => Some(el!("span"["class" = "tag"], t::PARTIAL)),
        Status::Example => Some(example_tag(t::NOT_OFFICIAL)),
    }
}
