//! The page itself: focus, scrolling, title, theme, printing.

use thuocdo_core::letters::composed;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to an element and brings it into view.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        // An element that cannot take the focus keeps the page as it is.
        let _ = element.focus();
        show(&element, web_sys::ScrollLogicalPosition::Center);
    }
}

/// Moves the focus to an element where it is nowhere, because what had it was taken away, and brings the element into view by
/// the shortest way.
pub fn focus_if_lost(id: &str) {
    let is_lost = focused(":focus").is_none();
    if let Some(element) = element(id).filter(|_| is_lost) {
        let _ = element.focus();
        show(&element, web_sys::ScrollLogicalPosition::Nearest);
    }
}

/// Brings an element into view without moving the focus.
pub fn scroll_to(id: &str) {
    if let Some(element) = element(id) {
        show(&element, web_sys::ScrollLogicalPosition::Center);
    }
}

/// Brings an element into view by the shortest way; one that is in view stays where it is.
pub fn scroll_near(id: &str) {
    if let Some(element) = element(id) {
        show(&element, web_sys::ScrollLogicalPosition::Nearest);
    }
}

fn show(element: &HtmlElement, place: web_sys::ScrollLogicalPosition) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(place);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Goes to the top of the page, to its heading, without drawing a ring around it for the mouse.
pub fn focus_heading() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    let heading = document().and_then(|document| document.query_selector("main h1").ok()?);
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let _ = heading.focus();
    }
}

/// Moves the focus to the next field for a figure, after the one with this id.
pub fn focus_next_figure(id: &str) {
    let Some(fields) = document().and_then(|document| document.query_selector_all("input[data-figure]:enabled").ok())
    else {
        return;
    };
    let mut found = false;
    for at in 0..fields.length() {
        let Some(field) = fields.item(at).and_then(|node| node.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
            continue;
        };
        if found {
            let _ = field.focus();
            field.select();
            return;
        }
        found = field.id() == id;
    }
}

/// The element that has the focus, if it is one of these.
fn focused(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

const TYPING: &str = "input:focus,textarea:focus,select:focus";

/// Whether the focus is in a field that text is typed into.
pub fn is_typing() -> bool {
    focused(TYPING).is_some()
}

/// Takes the focus out of the field that is typed into, so that the field tells what was typed while its page is there.
pub fn leave_field() {
    if let Some(field) = focused(TYPING) {
        // A field that keeps the focus has told nothing yet, and the page goes on without it.
        let _ = field.blur();
    }
}

/// Whether the focus is in the form for what a sheet is about.
pub fn is_in_about_form() -> bool {
    focused(".about-form :focus").is_some()
}

/// Brings the field that is typed into out from under what lies over the page.
pub fn show_focused() {
    if let Some(field) = focused(TYPING) {
        show(&field, web_sys::ScrollLogicalPosition::Nearest);
    }
}

/// What the page says of itself under a name; empty when it says nothing.
pub fn meta(name: &str) -> String {
    let selector = format!("meta[name={name}]");
    let found = document().and_then(|document| document.query_selector(&selector).ok()?);
    found.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}

/// Names the page.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets the theme: `auto`, `light` or `dark`.
pub fn set_theme(theme: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-theme", theme);
    }
}

/// Sets the words that the foot of every printed sheet says where the page is of an example: in the margin of a page only the
/// styles can write, and they take them from the root.
pub fn set_example_words(words: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-example-words", words);
    }
}

/// Opens the browser's print dialog. It is announced first, so that long tables are whole when it opens: what answers to the
/// announcement that the browser itself makes would come too late for a dialog that the program opens.
pub fn print() {
    let Some(window) = web_sys::window() else { return };
    if let Ok(event) = web_sys::Event::new("beforeprint") {
        let _ = window.dispatch_event(&event);
    }
    super::clock::later(0, Box::new(move || drop(window.print())));
}

/// Where a block of a table's rows is on the screen, in pixels below its upper edge.
pub struct BlockBox {
    /// Its upper edge.
    pub top: i32,
    /// Its lower edge.
    pub bottom: i32,
    /// Whether the focus is in it.
    pub has_focus: bool,
}

impl BlockBox {
    /// How high it is.
    pub fn height(&self) -> i32 {
        self.bottom - self.top
    }
}

/// The blocks of rows of the table with an id, in their order.
pub fn blocks_of(id: &str) -> Vec<BlockBox> {
    let Some(document) = document() else { return Vec::new() };
    let Ok(found) = document.query_selector_all(&format!("#{id} > tbody")) else { return Vec::new() };
    let focused = document.active_element();
    let block = |element: web_sys::Element| {
        let place = element.get_bounding_client_rect();
        let has_focus = focused.as_ref().is_some_and(|focused| element.contains(Some(focused)));
        BlockBox { top: place.top() as i32, bottom: place.bottom() as i32, has_focus }
    };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok().map(block)).collect()
}

/// How high the part of the page is that can be seen, in pixels.
pub fn height_of_window() -> i32 {
    let root = document().and_then(|document| document.document_element());
    root.map(|root| root.client_height()).unwrap_or_default()
}

/// Marks the whole text of a field, for copying by hand.
pub fn select_all(id: &str) {
    if let Some(field) = element(id).and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        let _ = field.focus();
        field.select();
    }
}

/// Opens a dialog over the page.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = element(id).and_then(|element| element.dyn_into::<web_sys::HtmlDialogElement>().ok())
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = element(id).and_then(|element| element.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// What was typed into a field, each letter in its one form, which is written back without moving the caret.
pub fn typed(event: &web_sys::Event) -> String {
    // A field of several lines has the same methods as one of one line.
    let field = event.target().map(|target| target.unchecked_into::<web_sys::HtmlInputElement>());
    let Some(field) = field else { return String::new() };
    let text = field.value();
    let composed = composed(&text);
    if composed != text {
        // The caret counts from the end, where nothing was changed.
        let units = |text: &str| text.encode_utf16().count() as u32;
        let behind = units(&text).saturating_sub(field.selection_start().ok().flatten().unwrap_or_default());
        field.set_value(&composed);
        let caret = units(&composed).saturating_sub(behind);
        // A field without a caret keeps none.
        let _ = field.set_selection_range(caret, caret);
    }
    composed
}

/// Whether an event is a press of Enter.
pub fn is_enter(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|event| event.key() == "Enter")
}

/// How many rows a press of Enter leads on: one down, or with Shift one up; `None` for other keys, and while a letter is
/// being composed.
pub fn enter_step(event: &web_sys::Event) -> Option<isize> {
    let key = event.dyn_ref::<web_sys::KeyboardEvent>().filter(|key| key.key() == "Enter" && !key.is_composing())?;
    Some(if key.shift_key() { -1 } else { 1 })
}

/// Whether a press of Enter asks for a line break, where Enter alone leads on: with Ctrl, Alt or the command key.
pub fn is_line_break(event: &web_sys::Event) -> bool {
    let key = event.dyn_ref::<web_sys::KeyboardEvent>();
    key.is_some_and(|key| key.key() == "Enter" && (key.ctrl_key() || key.alt_key() || key.meta_key()))
}

/// Breaks the line in the field that is typed into, as a key does: the field's own undo takes it back, and it tells of it.
pub fn break_line() {
    if let Some(page) = document().and_then(|document| document.dyn_into::<web_sys::HtmlDocument>().ok()) {
        // A browser that refuses leaves the text as it is.
        let _ = page.exec_command_with_show_ui_and_value("insertText", false, "\n");
    }
}

/// Moves the focus to the field with an id; where it is not there or takes no focus, to the first field within another
/// element. Gives whether there was one.
pub fn focus_field(id: &str, within: &str) -> bool {
    let own = element(id).filter(|field| field.matches(":enabled").unwrap_or_default());
    let first = || document()?.query_selector(&format!("#{within} :enabled")).ok()??.dyn_into().ok();
    let Some(field) = own.or_else(first) else { return false };
    let _ = field.focus();
    show(&field, web_sys::ScrollLogicalPosition::Center);
    true
}

/// Whether the fold that an event comes from is open.
pub fn is_open(event: &web_sys::Event) -> bool {
    let fold = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    fold.is_some_and(|fold| fold.has_attribute("open"))
}

/// The id of the field that somebody types in; `None` while nobody does.
pub fn typing_in() -> Option<String> {
    let focused = web_sys::window()?.document()?.active_element()?;
    let is_field = matches!(focused.tag_name().as_str(), "INPUT" | "TEXTAREA");
    is_field.then(|| focused.id())
}
