//! What is pasted into a field: the tables of the page that a spreadsheet or a document copies, or the plain text beside it.

use thuocdo_core::framework::{PageReader, PastedTable, bare_page};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// The table that is being pasted, where the clipboard has a page with one. The page is parsed apart from the one that is
/// shown: nothing of it runs, is fetched or is inserted.
pub fn pasted_table(event: &web_sys::Event) -> Option<PastedTable> {
    let clipboard = event.dyn_ref::<web_sys::ClipboardEvent>()?.clipboard_data()?;
    let html = clipboard.get_data("text/html").ok().filter(|html| !html.trim().is_empty())?;
    let parser = web_sys::DomParser::new().ok()?;
    let page = parser.parse_from_string(&bare_page(&html), web_sys::SupportedType::TextHtml).ok()?;
    let table = read(page.body()?.into());
    table.is_table().then_some(table)
}

/// The plain text that is being pasted, where it is a long one. Browsers take many seconds to put such a text in the place of
/// another; to set a value is faster.
pub fn long_text(event: &web_sys::Event) -> Option<String> {
    const LONG: usize = 50_000;
    let clipboard = event.dyn_ref::<web_sys::ClipboardEvent>()?.clipboard_data()?;
    clipboard.get_data("text/plain").ok().filter(|text| text.len() > LONG).map(|text| text.replace("\r\n", "\n"))
}

/// Whether all that a field of several lines holds is marked, so that what is pasted takes its place.
pub fn is_all_marked(event: &web_sys::Event) -> bool {
    // A field of several lines has the same methods as one of one line.
    let field = event.target().map(|target| target.unchecked_into::<web_sys::HtmlInputElement>());
    let Some(field) = field else { return false };
    let end = field.value().encode_utf16().count() as u32;
    let at = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or_default();
    at(field.selection_start()) == 0 && at(field.selection_end()) == end
}

/// Reads a page in its order. Pages may be nested deeper than functions may call themselves.
fn read(body: Node) -> PastedTable {
    let mut reader = PageReader::default();
    let mut node = body.first_child();
    while let Some(now) = node {
        node = match opened(&mut reader, &now) {
            Some(first) => Some(first),
            None => behind(&mut reader, now, &body),
        };
    }
    reader.finish()
}

/// Tells of what a node begins; gives what it holds first, where that shall be read.
fn opened(reader: &mut PageReader, node: &Node) -> Option<Node> {
    let Some(element) = node.dyn_ref::<Element>() else {
        if node.node_type() == Node::TEXT_NODE {
            reader.words(&node.node_value().unwrap_or_default());
        }
        return None;
    };
    let reach = |name| element.get_attribute(name).and_then(|value| value.parse().ok()).unwrap_or(1);
    let first = element.first_child();
    let is_read = reader.open(&element.tag_name(), reach("rowspan"), reach("colspan"));
    first.filter(|_| is_read)
}

/// Tells of what ends with a node; gives the node behind it.
fn behind(reader: &mut PageReader, mut node: Node, body: &Node) -> Option<Node> {
    loop {
        if let Some(element) = node.dyn_ref::<Element>() {
            reader.close(&element.tag_name());
        }
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent_node().filter(|parent| parent != body)?;
    }
}
