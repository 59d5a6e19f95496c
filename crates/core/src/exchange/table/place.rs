//! Where a cell stands, as spreadsheets call it, and what divides one cell from the next.

use std::fmt;

/// The place of a cell, both from 0: row 6, column 2 is `C7`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

impl Place {
    /// The place of a row and a column, both from 0.
    pub fn new(row: u32, column: u32) -> Place {
        Place { row, column }
    }

    /// Reads `C7`; small letters too.
    pub fn parse(text: &str) -> Option<Place> {
        let digits = text.find(|c: char| !c.is_ascii_alphabetic())?;
        let (letters, row) = text.split_at(digits);
        if letters.is_empty() || letters.len() > 5 || row.starts_with('0') || !row.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let column = letters.bytes().fold(0, |sum, b| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
        Some(Place { row: row.parse::<u32>().ok()? - 1, column: column - 1 })
    }

    /// The letters of its column: `C`.
    pub fn column_letters(&self) -> String {
        let (mut letters, mut rest) = (Vec::new(), u64::from(self.column) + 1);
        while rest > 0 {
            letters.push(b'A' + ((rest - 1) % 26) as u8);
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().map(|letter| char::from(*letter)).collect()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}{}", self.column_letters(), u64::from(self.row) + 1)
    }
}

/// What divides one cell from the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// A tab: pasted from a spreadsheet.
    Tab,
    /// `;`: what spreadsheets write where the comma is the decimal mark.
    Semicolon,
    /// `,`.
    Comma,
    /// The cells of a workbook's sheet; a number there is a number, and not the text of one.
    Workbook,
}

impl Separator {
    pub(super) fn byte(self) -> u8 {
        match self {
            Separator::Tab | Separator::Workbook => b'\t',
            Separator::Semicolon => b';',
            Separator::Comma => b',',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_called_as_spreadsheets_call_them() {
        for (row, column, name) in [
            (0, 0, "A1"),
            (6, 2, "C7"),
            (9, 25, "Z10"),
            (0, 26, "AA1"),
            (0, 701, "ZZ1"),
            (0, 702, "AAA1"),
            (1_048_575, 16_383, "XFD1048576"),
        ] {
            assert_eq!(Place::new(row, column).to_string(), name);
            assert_eq!(Place::parse(name), Some(Place::new(row, column)));
            assert_eq!(Place::parse(&name.to_lowercase()), Some(Place::new(row, column)));
        }
        for text in ["", "C", "7", "C0", "C07", "7C", "C-1", "Đ1", "ABCDEF1", "C99999999999"] {
            assert_eq!(Place::parse(text), None, "{text}");
        }
    }
}
