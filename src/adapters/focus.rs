//! Where the focus goes in the editor of frameworks: from a finding to its input, between tree and form.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlTextAreaElement, KeyboardEvent};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn found(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

fn focus(element: &HtmlElement) {
    // An element that cannot take the focus keeps the page as it is.
    let _ = element.focus();
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the focus to the element with the first of these ids that is there, or whose parts with ids below it are; where
/// there is none, to the element with another id.
pub fn focus_first(ids: &[String], otherwise: &str) {
    let quoted = |id: &str| id.replace(['"', '\\'], "");
    let enabled = |id: &String| {
        let id = quoted(id);
        let own = found(&format!("[id=\"{id}\"]:is(input,select,textarea,button):enabled"));
        own.or_else(|| found(&format!("[id^=\"{id}-\"]:is(input,select,textarea,button):enabled")))
    };
    let otherwise = || found(&format!("[id=\"{}\"]", quoted(otherwise)));
    if let Some(element) = ids.iter().find_map(enabled).or_else(otherwise) {
        focus(&element);
    }
}

/// Selects a character, counted from 1, of the field of several lines that has the focus; behind the last one, the caret
/// goes there.
pub fn select_character(character: usize) {
    let field = document().and_then(|document| document.active_element());
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
    let units = |letters: usize| field.value().chars().take(letters).map(|letter| letter.len_utf16() as u32).sum();
    // A field that has no selection keeps the focus.
    let _ = field.set_selection_range(units(character - 1), units(character));
}

/// Opens the fold within the element with an id, and calls back when what is in it is there: a fold tells that it is open
/// only a moment later, and its inputs are made then. Calls back at once where nothing is closed.
pub fn unfold(within: &str, then: Box<dyn FnOnce()>) {
    let Some(fold) = found(&format!("[id=\"{within}\"] details:not([open])")) else { return then() };
    EventListener::once(&fold, "toggle", move |_| super::clock::later(0, then)).forget();
    // A fold that stays closed can still be opened by hand.
    let _ = fold.set_attribute("open", "");
}

/// Whether a click was made with the keyboard.
pub fn is_by_key(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::UiEvent>().is_some_and(|event| event.detail() == 0)
}

/// The key that was pressed alone, without Control, Alt or the command key, and not while a letter is being composed.
pub fn plain_key(event: &web_sys::Event) -> Option<String> {
    let key = event.dyn_ref::<KeyboardEvent>()?;
    let is_plain = !(key.ctrl_key() || key.alt_key() || key.meta_key() || key.is_composing());
    is_plain.then(|| key.key())
}

/// Which row of a tree an event comes from: what its `data-row` says.
pub fn row_of(event: &web_sys::Event) -> Option<String> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("[data-row]").ok()??.get_attribute("data-row")
}

/// Moves the focus to a row of the tree; gives whether it is there.
pub fn focus_row(row: &str) -> bool {
    let row = found(&format!("[data-row=\"{row}\"] .tree-row"));
    if let Some(row) = &row {
        focus(row);
    }
    row.is_some()
}
