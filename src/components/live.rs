//! What changes on a page, each kind in one form.
//!
//! A closure written straight into a view gives that place of the view a type of its own, and the download grows by
//! the code for each. These hide the closure, so that all live texts (flags, parts, handlers) share one.

use leptos::prelude::*;

/// A text that follows what it is made of.
pub fn text(make: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(make)
}

/// A yes or no that follows what it is made of.
pub fn flag(make: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(make)
}

/// The text of an attribute that may be absent.
pub fn maybe(make: impl Fn() -> Option<String> + Send + Sync + 'static) -> Signal<Option<String>> {
    Signal::derive(make)
}

/// The attribute that marks the present one of several, while it is.
pub fn current(is: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<String>> {
    maybe(move || is().then(|| "page".to_owned()))
}

/// A part of a page that is built anew when what it is made of changes.
pub fn part(make: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let make: Box<dyn Fn() -> AnyView + Send> = Box::new(make);
    (move || make()).into_any()
}

/// An answer to an event.
pub fn on<E: 'static>(answer: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(answer)
}
