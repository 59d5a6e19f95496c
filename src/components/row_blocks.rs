//! Wide tables whose rows become blocks on a phone, each figure with its heading (style/cards.css).
//!
//! The headings stand as properties of the table's place and reach all of its cells from there, so that no row has to know
//! them.

use leptos::prelude::*;

use super::long_table::LongRows;
use super::markup::{el, text};
use super::wide_table;

/// A [`wide_table::wide_table`] of this kind.
pub fn wide_table(
    kind: &'static str,
    name: &str,
    headings: &[(&'static str, &'static str)],
    rows: Vec<AnyView>,
    foot: Option<AnyView>,
) -> AnyView {
    row_blocks(headings, wide_table::wide_table(kind, name, headings, rows, foot))
}

/// A [`wide_table::long_table`] of this kind.
pub fn long_table(
    kind: &'static str,
    place: Option<usize>,
    name: &str,
    headings: &[(&'static str, &'static str)],
    rows: LongRows,
) -> AnyView {
    row_blocks(headings, wide_table::long_table(kind, place, name, headings, rows))
}

fn row_blocks(headings: &[(&'static str, &'static str)], table: AnyView) -> AnyView {
    let labels = labels(headings);
    el!("div"["class" = "row-blocks", @prop "style" = text(move || labels.clone())], table)
}

/// The headings as properties, `--label-1: "Hạng"` and so on.
fn labels(headings: &[(&'static str, &'static str)]) -> String {
    let label =
        |(at, (_, words)): (usize, &(&str, &str))| format!("--label-{}: \"{}\";", at + 1, words.replace('"', "”"));
    headings.iter().enumerate().map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_heading_is_a_property_that_no_word_of_it_can_end() {
        assert_eq!(labels(&[("num", "Hạng"), ("", "a\"b")]), "--label-1: \"Hạng\";--label-2: \"a”b\";");
    }
}
