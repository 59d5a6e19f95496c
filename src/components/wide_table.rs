//! A table that may be wider than its place: it scrolls sideways by itself, by hand and by keyboard.

use leptos::prelude::*;
use thuocdo_text::ui as t;

use super::markup::el;

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
    let headings: Vec<AnyView> =
        headings.iter().map(|(class, words)| el!("th" ["scope" = "col", "class" = *class], *words)).collect();
    el!(
        "div" ["class" = "table-scroll", "tabindex" = "0", "role" = "region", "aria-label" = t::table_of(name)],
        el!(
            "table" ["class" = kind],
            el!("thead", el!("tr", headings)),
            el!("tbody", rows),
            foot.map(|foot| el!("tfoot", foot)),
        ),
    )
}
