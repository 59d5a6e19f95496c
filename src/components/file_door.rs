//! The way in for files: a button that chooses them, and a part of the page on which they can be dropped as well.

use std::rc::Rc;

use leptos::ev::Event;
use leptos::prelude::*;

use super::markup::{class, el, maybe};
use crate::adapters::files::{self, File};

/// The kinds of file in which everything of the app is saved.
pub const JSON_FILES: &str = ".json,application/json";

/// Which files are asked for.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The id of the input.
    pub id: &'static str,
    /// What the button says.
    pub label: &'static str,
    /// The kinds of file, as the attribute `accept` lists them.
    pub accept: &'static str,
    /// Whether several may be chosen at once.
    pub many: bool,
}

/// What is done with the files that came; none where the choice was left.
pub type Take = Rc<dyn Fn(Vec<File>)>;

/// A button that asks for files.
pub fn file_button(asked: Asked, take: Take) -> AnyView {
    el!(
        "label"["class" = "button secondary file-button"],
        asked.label,
        el!("input" [
            "id" = asked.id,
            "type" = "file",
            "accept" = asked.accept,
            "multiple" = maybe(move || asked.many.then(String::new)),
            @on "change" = move |event: Event| take(files::chosen(&event)),
        ]),
    )
}

/// A part of the page with a heading, on which files can be dropped, with the button and what stands around it.
pub fn file_door(heading: &'static str, above: Vec<AnyView>, asked: Asked, take: Take, below: Vec<AnyView>) -> AnyView {
    let over = RwSignal::new(false);
    let dropped = Rc::clone(&take);
    el!(
        "section" [
            "class" = class("door", "is-over", move || over.get()),
            @on "dragover" = move |event: Event| {
                event.prevent_default();
                over.set(true);
            },
            @on "dragleave" = move |_| over.set(false),
            @on "drop" = move |event: Event| {
                event.prevent_default();
                over.set(false);
                dropped(files::dropped(&event));
            },
        ],
        el!("h2", heading),
        above,
        file_button(asked, take),
        below,
    )
}
