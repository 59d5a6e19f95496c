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
use crate::state::frameworks;
use crate::state::known::{self, OWN};
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

/// The page of a framework to read: of one of mine that is not complete the way back to the editor.
fn unread(ws: Workspace, name: &str) -> AnyView {
    let own = name.strip_prefix(OWN).and_then(|key| frameworks::load(&*ws.ports().store, key));
    let Some(own) = own else { return missing() };
    vec![
        el!("h1"["tabindex" = "-1"], library::shown_name(&own)),
        el!("p", t::NOT_READY_TO_READ),
        el!("p", el!("a" ["class" = "button", "href" = to(FrameworksView::Edit(own.key))], t::EDIT)),
    ]
    .into_any()
}

/// The address of a view.
fn to(view: FrameworksView) -> String {
    Route::Frameworks(view).href()
}
