//! The mark beside the name of what is no official text, or not all of one.

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, Status};
use thuocdo_text::ui as t;

use super::markup::el;

/// The mark of an example.
#[inline(never)]
pub fn example_tag(words: &'static str) -> AnyView {
    el!("span"["class" = "tag is-example"], words)
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
