//! A table that may be wider than its place: it scrolls sideways by itself, by hand and by keyboard.

use leptos::prelude::*;
use thuocdo_text::ui as t;

use super::long_table::{LongRows, long_body};
use super::markup::{Piece, el, maybe};

/// The class of a column of figures.
pub const FIGURES: &str = "num";

/// A table of a kind (its class) and a name, with the class and the words of each heading, rows, and a foot if it has one.
pub fn wide_table(
    kind: &'static str,
    name: &str,
    headings: &[(&'static str, &'static str)],
    rows: Vec<AnyView>,
    foot: Option<AnyView>,
) -> AnyView {
    let rows = el!("tbody", rows);
    framed(kind, name, headings, None, rows, foot.map(|foot| el!("tfoot", foot)))
}

/// The same of many rows, of which those are there that are looked at. The kind is its id as well, with its place where there
/// are several on a page.
pub fn long_table(
    kind: &'static str,
    place: Option<usize>,
    name: &str,
    headings: &[(&'static str, &'static str)],
    rows: LongRows,
) -> AnyView {
    let id = place.map_or_else(|| kind.to_owned(), |place| format!("{kind}-{place}"));
    let rowcount = rows.rowcount();
    let body = long_body(&id, rows);
    framed(kind, name, headings, Some((id, rowcount)), body, None)
}

fn framed(
    kind: &'static str,
    name: &str,
    headings: &[(&'static str, &'static str)],
    long: Option<(String, Signal<String>)>,
    body: AnyView,
    foot: Option<AnyView>,
) -> AnyView {
    let (id, rowcount) = long.unzip();
    let headings: Vec<AnyView> =
        headings.iter().map(|(class, words)| el!("th" ["scope" = "col", "class" = *class], *words)).collect();
    el!(
        "div" ["class" = "table-scroll", "tabindex" = "0", "role" = "region", "aria-label" = t::table_of(name)],
        el!(
            "table" [
                "class" = kind,
                "id" = maybe(move || id.clone()),
                "aria-rowcount" = maybe(move || rowcount.map(|count| count.get())),
            ],
            el!("thead", el!("tr", headings)),
            body,
            foot.piece(),
        ),
    )
}
