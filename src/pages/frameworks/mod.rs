//! The pages of frameworks: the library, one to read, one of mine to edit, two side by side.

pub mod compare;
pub mod editing;
pub mod library;
pub mod reading;

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::Framework;
use thuocdo_text::ui as t;

use crate::components::markup::el;
use crate::route::{FrameworksView, Route};
use crate::state::known;
use crate::state::workspace::Workspace;

/// The framework of a name in an address; `None` when there is none, or it is not complete.
fn by_name(ws: Workspace, name: &str) -> Option<Arc<Framework>> {
    known::by_name(&*ws.ports().store, name)
}

/// The page for a name that means nothing.
fn missing() -> AnyView {
    vec![
        el!("h1"["tabindex" = "-1"], t::NOT_FOUND),
        el!("p", t::NO_SUCH_FRAMEWORK),
        el!("p", el!("a" ["class" = "button", "href" = to(FrameworksView::Library)], t::TO_LIBRARY)),
    ]
    .into_any()
}

/// The address of a view.
fn to(view: FrameworksView) -> String {
    Route::Frameworks(view).href()
}
