//! Elements of the page as data: tag, attributes, children.
//!
//! Leptos gives every distinct combination of element, attributes and children a type, and the download grows by the
//! code for each. Built through [`el!`], all elements share one type (docs/adr/0010-elements-as-data.md), and what
//! changes is a signal, so that texts, attributes, parts and handlers have one type each as well.

use std::sync::Arc;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::property;

/// Makes an element: `el!("p" ["class" = "lost", @on "click" = handler], "text", signal, other_element)`.
///
/// An attribute is a name and a text, a signal of a text (or of an optional text, or of a truth value), or a truth
/// value; `@prop` sets a property, `@on` answers an event.
macro_rules! el {
    ($tag:literal $([$($(@$kind:ident)? $name:literal = $value:expr),* $(,)?])? $(, $child:expr)* $(,)?) => {{
        #[allow(unused_mut)]
        let mut element = $crate::components::markup::Element::new($tag);
        $($($crate::components::markup::attribute!(element, $(@$kind)? $name, $value);)*)?
        $($crate::components::markup::Piece::add_to($child, &mut element);)*
        element.view()
    }};
}
macro_rules! attribute {
    ($element:ident, $name:literal, $value:expr) => {
        $crate::components::markup::Value::add_to($value, $name, &mut $element)
    };
    ($element:ident, @on $name:literal, $value:expr) => {
        $crate::components::markup::on(&mut $element, $name, $value)
    };
    ($element:ident, @prop $name:literal, $value:expr) => {
        $crate::components::markup::Property::add_to($value, $name, &mut $element)
    };
}
pub(crate) use {attribute, el};

// Everything below that is called from many places is kept out of line, writes to the element it is handed, and takes
// no type parameters past its first step: such a call is a few bytes, an inlined view is hundreds.

/// An element while it is made; see [`el!`].
pub struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

impl Element {
    /// An element without attributes and children.
    #[inline(never)]
    pub fn new(tag: &'static str) -> Element {
        Element { tag, attributes: Vec::new(), children: Vec::new() }
    }

    /// The element as a view.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        html::custom(self.tag).child(self.children).add_any_attr(self.attributes).into_any()
    }
}

/// What can stand in an element.
pub trait Piece: Sized {
    /// The piece as a view.
    fn piece(self) -> AnyView;

    /// Adds the piece to an element.
    fn add_to(self, element: &mut Element);
}

macro_rules! pieces {
    ($($piece:ty),*) => {$(
        impl Piece for $piece {
            #[inline(never)]
            fn piece(self) -> AnyView {
                self.into_any()
            }
            #[inline(never)]
            fn add_to(self, element: &mut Element) {
                element.children.push(self.into_any());
            }
        }
    )*};
}
pieces!(String, &'static str, Signal<String>, Vec<AnyView>);

impl Piece for AnyView {
    fn piece(self) -> AnyView {
        self
    }
    #[inline(never)]
    fn add_to(self, element: &mut Element) {
        element.children.push(self);
    }
}
impl<P: Piece> Piece for Option<P> {
    #[inline(never)]
    fn piece(self) -> AnyView {
        self.map_or_else(nothing, Piece::piece)
    }
    #[inline(never)]
    fn add_to(self, element: &mut Element) {
        if let Some(piece) = self {
            piece.add_to(element);
        }
    }
}

/// What an attribute can be.
pub trait Value {
    /// Adds the attribute with a name to an element.
    fn add_to(self, name: &'static str, element: &mut Element);
}

impl Value for String {
    #[inline(never)]
    fn add_to(self, name: &'static str, element: &mut Element) {
        element.attributes.push(custom_attribute(name, self).into_any_attr());
    }
}
impl Value for &'static str {
    #[inline(never)]
    fn add_to(self, name: &'static str, element: &mut Element) {
        Value::add_to(self.to_owned(), name, element);
    }
}
impl Value for Signal<Option<String>> {
    #[inline(never)]
    fn add_to(self, name: &'static str, element: &mut Element) {
        element.attributes.push(custom_attribute(name, self).into_any_attr());
    }
}
impl Value for Signal<String> {
    #[inline(never)]
    fn add_to(self, name: &'static str, element: &mut Element) {
        Value::add_to(maybe(move || Some(self.get())), name, element);
    }
}
impl Value for Signal<bool> {
    #[inline(never)]
    fn add_to(self, name: &'static str, element: &mut Element) {
        Value::add_to(maybe(move || self.get().then(String::new)), name, element);
    }
}

/// What a property can be.
pub trait Property {
    /// Adds the property with a name to an element.
    fn add_to(self, name: &'static str, element: &mut Element);
}

impl Property for Signal<String> {
    #[inline(never)]
    fn add_to(self, name: &'static str, element: &mut Element) {
        element.attributes.push(property::prop(name, self).into_any_attr());
    }
}
impl Property for Signal<bool> {
    #[inline(never)]
    fn add_to(self, name: &'static str, element: &mut Element) {
        element.attributes.push(property::prop(name, self).into_any_attr());
    }
}

/// Adds an answer to an event to an element.
pub fn on(element: &mut Element, name: &'static str, answer: impl FnMut(leptos::ev::Event) + 'static) {
    listen(element, name, Box::new(answer));
}

#[inline(never)]
fn listen(element: &mut Element, name: &'static str, answer: Box<dyn FnMut(leptos::ev::Event)>) {
    let event = ev::Custom::<leptos::ev::Event>::new(name);
    element.attributes.push(ev::on(event, answer).into_any_attr());
}

/// What makes something, as often as it is asked.
pub type Make<T> = Arc<dyn Fn() -> T + Send + Sync>;

#[inline(never)]
fn derived<T: Send + Sync + 'static>(make: Make<T>) -> Signal<T> {
    Signal::derive(move || make())
}

/// A text that follows what it is made of.
pub fn text(make: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    derived(Arc::new(make))
}

/// A yes or no that follows what it is made of.
pub fn flag(make: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    derived(Arc::new(make))
}

/// The text of an attribute that may be absent.
pub fn maybe(make: impl Fn() -> Option<String> + Send + Sync + 'static) -> Signal<Option<String>> {
    derived(Arc::new(make))
}

/// A class, and a second one while something is so.
pub fn class(
    always: &'static str,
    also: &'static str,
    is: impl Fn() -> bool + Send + Sync + 'static,
) -> Signal<String> {
    let is = flag(is);
    text(move || if is.get() { format!("{always} {also}") } else { always.to_owned() })
}

/// A yes that stays once it was one: for folds, which must not close under the hands of the person.
pub fn once(is: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    there(flag(is), true).into()
}

/// The attribute `aria-current` of a link, while it leads to the page that is shown.
pub fn current(is: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<String>> {
    word_while("page", flag(is))
}

/// The attribute `aria-invalid` of a field, while what is in it is wrong.
pub fn invalid(is: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<String>> {
    word_while("true", flag(is))
}

#[inline(never)]
fn word_while(word: &'static str, is: Signal<bool>) -> Signal<Option<String>> {
    maybe(move || is.get().then(|| word.to_owned()))
}

/// A part of a page that is built anew when what it is made of changes.
pub fn part(make: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    boxed_part(Box::new(make))
}

#[inline(never)]
fn boxed_part(make: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || make()).into_any()
}

/// A part of a page that is there while something is so; only then is what it is made of looked at.
pub fn part_while(
    is: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let is = there(flag(is), false);
    part(move || if is.get() { make() } else { nothing() })
}

#[inline(never)]
fn there(is: Signal<bool>, stays: bool) -> Memo<bool> {
    Memo::new(move |before| stays && before == Some(&true) || is.get())
}

/// Nothing.
#[inline(never)]
pub fn nothing() -> AnyView {
    Vec::<AnyView>::new().into_any()
}
