//! Cutting a text into cells: RFC 4180 with any separator, and what spreadsheets put on the clipboard.

use super::place::Separator;

/// What stands behind a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    /// Another cell of the row.
    Cell,
    /// The end of the row.
    Row,
    /// The end of the text.
    End,
}

/// Walks along a text, cell by cell.
pub(super) struct Cutter<'t> {
    text: &'t str,
    at: usize,
    separator: u8,
}

/// One cell of a text.
pub(super) struct Cut {
    /// What stands behind it.
    pub(super) behind: Behind,
    /// Whether a quotation mark opens it that does not close right at its end.
    pub(super) bad_quotes: bool,
}

impl<'t> Cutter<'t> {
    pub(super) fn new(text: &'t str, separator: Separator) -> Cutter<'t> {
        Cutter { text, at: 0, separator: separator.byte() }
    }

    /// Adds the content of the next cell to `cell`.
    ///
    /// A cell in quotation marks may hold separators and line breaks; `""` in it is `"`. Where the closing mark is
    /// missing or is not the last character, the cell is what stands there, marks and all: a name may begin with one.
    pub(super) fn next(&mut self, cell: &mut String) -> Cut {
        let begun = cell.len();
        if self.text.as_bytes().get(self.at) == Some(&b'"') {
            if let Some(end) = self.quoted(cell) {
                self.at = end;
                return Cut { behind: self.pass(), bad_quotes: false };
            }
            cell.truncate(begun);
        }
        let rest = &self.text[self.at..];
        let ends = |byte: &u8| *byte == self.separator || matches!(byte, b'\n' | b'\r');
        let end = rest.as_bytes().iter().position(ends).unwrap_or(rest.len());
        let content = &rest[..end];
        cell.push_str(content);
        self.at += end;
        Cut { behind: self.pass(), bad_quotes: content.trim_start().starts_with('"') }
    }

    /// The place behind a quoted cell, its content added to `cell`; `None` where it is not closed properly.
    ///
    /// All cells together are walked through at most twice: a cell on which one walk in vain came past has an even
    /// count of marks at its beginning, so that its own walk ends right there.
    fn quoted(&self, cell: &mut String) -> Option<usize> {
        let mut at = self.at + 1;
        loop {
            let part = &self.text[at..];
            let end = part.find('"')?;
            push_lines(cell, &part[..end]);
            at += end + 1;
            match self.text.as_bytes().get(at) {
                Some(b'"') => cell.push('"'),
                None | Some(b'\n' | b'\r') => return Some(at),
                Some(byte) if *byte == self.separator => return Some(at),
                Some(_) => return None,
            }
            at += 1;
        }
    }

    /// Passes what ends a cell.
    fn pass(&mut self) -> Behind {
        let rest = &self.text.as_bytes()[self.at..];
        let (behind, length) = match rest {
            [] => (Behind::End, 0),
            [b'\r', b'\n', ..] => (Behind::Row, 2),
            [b'\r' | b'\n', ..] => (Behind::Row, 1),
            _ => (Behind::Cell, 1),
        };
        self.at += length;
        behind
    }
}

/// Adds a text whose lines end in any of the three ways.
pub(super) fn push_lines(cell: &mut String, text: &str) {
    if !text.contains('\r') {
        cell.push_str(text);
        return;
    }
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => cell.push('\n'),
            c => cell.push(c),
        }
    }
}
