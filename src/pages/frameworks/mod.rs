//! The pages of frameworks: the library, one to read, one of mine to edit, two side by side.

pub mod compare;
pub mod editing;
pub mod library;
pub mod reading;

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, by_id, embedded};
use thuocdo_text::ui as t;

use crate::components::markup::el;
use crate::route::{FrameworksView, Route};
use crate::state::frameworks;
use crate::state::workspace::Workspace;

/// What begins the name of one of mine in addresses.
const OWN: char = '~';

/// The framework of a name in an address; `None` when there is none, or it is not complete.
fn by_name(ws: Workspace, name: &str) -> Option<Arc<Framework>> {
    match name.strip_prefix(OWN) {
        Some(key) => frameworks::load(&*ws.ports().store, key)?.framework().ok(),
        None => by_id(name),
    }
}

/// Every framework that can be used, each with its name in addresses and what people call it.
fn all_names(ws: Workspace) -> Vec<(String, String)> {
    let built_in = embedded().iter().map(|framework| (framework.id.clone(), framework.short_title.vi.clone()));
    let own = frameworks::list(&*ws.ports().store).into_iter().flatten();
    let own = own.filter(|own| own.framework().is_ok()).map(|own| (format!("{OWN}{}", own.key), own.name()));
    built_in.chain(own).collect()
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
