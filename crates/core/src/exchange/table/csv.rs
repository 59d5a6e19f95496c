//! Cells as a text that spreadsheets open without computing anything, and that reads back to the letter.

use super::place::Separator;
use crate::number::Decimal;

/// Whether a spreadsheet may take a text for something to compute.
///
/// Some look past spaces, and some take the wide signs of Chinese and Japanese keyboards for the narrow ones.
fn is_computed(text: &str) -> bool {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.trim_start_matches('\'').starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(|c: char| c == '\'' || c.is_whitespace()).starts_with(SIGNS)
}

/// A text with the apostrophe that keeps spreadsheets from computing it, where they might. A text that has one already
/// gets another, so that [`unguarded`] always gives the same text back.
fn guarded(text: &str) -> String {
    if is_computed(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell before it was guarded.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_computed(text) => text,
        _ => cell,
    }
}

/// Rows that are written one behind the other: lines end in CR LF, numbers have a decimal comma.
pub(super) struct Rows {
    text: String,
    separator: char,
    is_first: bool,
}

impl Rows {
    /// No rows yet. A text for files begins with the byte order mark by which spreadsheets know UTF-8; one with tabs, for
    /// the clipboard, does not.
    pub(super) fn new(separator: Separator) -> Rows {
        let mark = if separator.byte() == b'\t' { "" } else { "\u{feff}" };
        Rows { text: mark.to_owned(), separator: char::from(separator.byte()), is_first: true }
    }

    /// Adds a cell with words.
    pub(super) fn words(&mut self, text: &str) {
        self.cell(&guarded(text));
    }

    /// Adds a cell with a number; below 0 its sign needs no guard, since nothing but digits follows.
    pub(super) fn number(&mut self, value: Decimal) {
        self.cell(&value.to_string().replace('.', ","));
    }

    /// Adds an empty cell.
    pub(super) fn nothing(&mut self) {
        self.cell("");
    }

    /// Ends the row.
    pub(super) fn end(&mut self) {
        self.text.push_str("\r\n");
        self.is_first = true;
    }

    /// All rows.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn cell(&mut self, text: &str) {
        if !std::mem::take(&mut self.is_first) {
            self.text.push(self.separator);
        }
        if text.contains([self.separator, '"', '\t', '\r', '\n']) {
            self.text.push('"');
            self.text.push_str(&text.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_computed_and_every_text_comes_back() {
        for text in
            ["=1+1", "+84", "-", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u{a0}=1", "＝1", "'=1", "''-", "' @x"]
        {
            let cell = guarded(text);
            assert!(cell.starts_with('\''), "{text:?}");
            assert_eq!(unguarded(&cell), text);
        }
        for text in ["", "'", "'xã A'", "xã A", "1=1", "''x", "a\t=1"] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), text);
        }
    }

    #[test]
    fn cells_are_quoted_where_something_in_them_divides() {
        let mut rows = Rows::new(Separator::Semicolon);
        rows.words("a;b \"c\"");
        rows.number(Decimal::new(-125, 2));
        rows.nothing();
        rows.words("hai\ndòng");
        rows.end();
        assert_eq!(rows.into_text(), "\u{feff}\"a;b \"\"c\"\"\";-1,25;;\"hai\ndòng\"\r\n");
        let mut rows = Rows::new(Separator::Comma);
        rows.number(Decimal::new(125, 2));
        rows.words("a;b");
        rows.end();
        assert_eq!(rows.into_text(), "\u{feff}\"1,25\",a;b\r\n");
    }
}
