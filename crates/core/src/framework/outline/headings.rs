//! Which rows of a pasted table are its heading, the title above it, the numbers of its columns, and which hold criteria.

use super::pasted::{Cover, PastedRow, PastedTable};
use super::words::{Said, compared, is_ordinal, said};
use super::{numbering, points};

/// Where the heading is looked for: above it stand at most some lines of title.
const TITLE_ROWS: usize = 50;
/// The most rows of one heading.
const HEADING_ROWS: usize = 4;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// It holds nothing.
    Empty,
    /// A line above the heading.
    Title,
    /// A heading, whole or in part; also one that is repeated on another page.
    Heading,
    /// A heading again, but one with other columns than the first.
    OtherHeading,
    /// The numbers of the columns: (1), (2), (3).
    Ordinals,
    /// Words beside the tables of a page that are not numbered like a row.
    Beside,
    /// Anything else.
    Body,
}

/// The rows of a table told apart.
pub(super) struct Told {
    /// What each row is.
    pub(super) kinds: Vec<RowKind>,
    /// What the first heading says above each column; empty where there is no heading.
    pub(super) headings: Vec<String>,
}

/// Tells the rows of a table apart.
pub(super) fn told(table: &PastedTable) -> Told {
    let rows = &table.rows;
    let kind = |row: &PastedRow| match is_empty(row) {
        true => RowKind::Empty,
        false if row.is_beside && !is_numbered(row) => RowKind::Beside,
        false => RowKind::Body,
    };
    let mut kinds: Vec<RowKind> = rows.iter().map(kind).collect();
    let Some(first) = (0..rows.len().min(TITLE_ROWS)).find(|at| is_heading(&rows[*at])) else {
        mark_ordinals(rows, &mut kinds);
        return Told { kinds, headings: Vec::new() };
    };
    for at in 0..first {
        if kinds[at] == RowKind::Beside || kinds[at] == RowKind::Body && is_title(&rows[at]) {
            kinds[at] = RowKind::Title;
        }
    }
    let end = heading_end(rows, first);
    let headings = headings(rows, first, end);
    let top = texts(&rows[first]);
    let mut at = first;
    while at < rows.len() {
        if at == first || (kinds[at] == RowKind::Body && is_repeated(&rows[at], &top)) {
            let end = heading_end(rows, at);
            let is_other = at != first && self::headings(rows, at, end) != headings;
            let kind = if is_other { RowKind::OtherHeading } else { RowKind::Heading };
            for (place, kind_of) in kinds[at..end].iter_mut().enumerate() {
                if *kind_of == RowKind::Body {
                    *kind_of = if place == 0 { kind } else { RowKind::Heading };
                }
            }
            at = end;
        } else {
            at += 1;
        }
    }
    mark_ordinals(rows, &mut kinds);
    Told { kinds, headings }
}

fn is_empty(row: &PastedRow) -> bool {
    // The line that divides heading and rows in tables of bars: |---|---|.
    row.cells.iter().all(|cell| cell.text.chars().all(|c| matches!(c, '-' | ':')))
}

/// Whether words beside a table are numbered like one of its rows: "I. CÔNG TÁC CHỈ ĐẠO".
fn is_numbered(row: &PastedRow) -> bool {
    filled(row).any(|(_, text)| {
        let number = numbering::split(text, false).map_or("", |(number, _)| number);
        number.chars().any(char::is_alphanumeric)
    })
}

fn filled(row: &PastedRow) -> impl Iterator<Item = (usize, &str)> {
    row.cells.iter().enumerate().map(|(at, cell)| (at, cell.text.as_str())).filter(|(_, text)| !text.is_empty())
}

/// The texts of a row as headings are compared, with their columns.
fn texts(row: &PastedRow) -> Vec<(usize, String)> {
    filled(row).map(|(at, text)| (at, compared(text))).collect()
}

/// Whether a row names columns: the numbers and something else, or two things that are known; and holds no points.
fn is_heading(row: &PastedRow) -> bool {
    let mut found: Vec<Said> = Vec::new();
    for (_, text) in filled(row) {
        if points::is_number(text) || is_long_number(text) {
            return false;
        }
        match said(text) {
            Some(Said::Max(_)) if !found.iter().any(|other| matches!(other, Said::Max(_))) => found.push(Said::Max(0)),
            Some(Said::Max(_)) | None => {}
            Some(other) if !found.contains(&other) => found.push(other),
            Some(_) => {}
        }
    }
    let count = filled(row).count();
    match found.len() {
        0 => false,
        1 => found == [Said::Number] && count > 1,
        // Sentences that begin like headings are not many in a row of short ones.
        _ => found.contains(&Said::Number) || found.len() * 2 >= count,
    }
}

/// Whether a cell is the number of a row: `1.1`, `IV`.
fn is_long_number(text: &str) -> bool {
    numbering::is_number_like(text) && (text.contains('.') || text.chars().any(|c| c.is_ascii_digit()))
}

/// Whether a row above the heading is a line of title: a few words, no number, no points.
fn is_title(row: &PastedRow) -> bool {
    let cells: Vec<&str> = filled(row).map(|(_, text)| text).collect();
    let starts = cells.first().is_some_and(|first| numbering::is_number_like(first)) && cells.len() > 1;
    !starts && !cells.iter().any(|cell| points::is_number(cell))
}

/// Where the heading that begins in a row ends.
fn heading_end(rows: &[PastedRow], first: usize) -> usize {
    let is_of = |row: &PastedRow, wanted: fn(&Said) -> bool| -> Vec<usize> {
        filled(row).filter(|(_, text)| said(text).is_some_and(|said| wanted(&said))).map(|(at, _)| at).collect()
    };
    let names = is_of(&rows[first], |said| matches!(said, Said::Name | Said::Number));
    let mut end = first + 1;
    while end < rows.len() && end - first < HEADING_ROWS {
        let row = &rows[end];
        let mut cells = filled(row).peekable();
        let is_below = cells.peek().is_some()
            && cells.all(|(at, text)| {
                !names.contains(&at) && !points::is_number(text) && !is_long_number(text) && !is_ordinal(text)
            });
        // The columns of names and numbers reach down, so that nothing stands below them.
        if names.is_empty() || !is_below {
            break;
        }
        end += 1;
    }
    end
}

/// What the rows of a heading say above each column. A cell that was merged over several columns says its words above each
/// of them that has words of its own below.
fn headings(rows: &[PastedRow], first: usize, end: usize) -> Vec<String> {
    let width = rows[first..end].iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let text = |at: usize, column: usize| rows[at].cells.get(column).map_or("", |cell| cell.text.as_str());
    let is_above =
        |at: usize, column: usize| rows[at].cells.get(column).is_some_and(|cell| matches!(cell.cover, Cover::Above(_)));
    let of_column = |column: usize| {
        let mut parts: Vec<&str> = Vec::new();
        for at in first..end {
            let own = text(at, column);
            let is_below = (at + 1..end).any(|below| !text(below, column).is_empty());
            if !own.is_empty() {
                parts.push(own);
            } else if is_below && !is_above(at, column) {
                let reaching = (0..column).rev().map(|left| text(at, left)).find(|text| !text.is_empty());
                parts.extend(reaching);
            }
        }
        parts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    (0..width).map(of_column).collect()
}

/// Whether a row repeats the heading: names columns, and as the first one did or with the numbers of rows.
fn is_repeated(row: &PastedRow, top: &[(usize, String)]) -> bool {
    if !is_heading(row) {
        return false;
    }
    let own = texts(row);
    let alike = own.iter().filter(|(_, text)| top.iter().any(|(_, other)| other == text)).count();
    alike * 2 >= own.len() || own.iter().any(|(_, text)| said(text) == Some(Said::Number))
}

/// Marks the rows with the numbers of the columns and nothing else, which count on: (1), (2), (3); A, B, 1, 2.
fn mark_ordinals(rows: &[PastedRow], kinds: &mut [RowKind]) {
    for at in 0..rows.len() {
        let is_below = at > 0 && matches!(kinds[at - 1], RowKind::Heading | RowKind::OtherHeading);
        let cells: Vec<&str> = filled(&rows[at]).map(|(_, text)| text).collect();
        let fewest = if is_below || cells.iter().all(|cell| cell.starts_with('(')) { 2 } else { 3 };
        if kinds[at] == RowKind::Body && cells.len() >= fewest && is_counting(&cells) {
            kinds[at] = RowKind::Ordinals;
        }
    }
}

/// Whether cells count columns: from A or 1 on, each the next; what is computed of others stands for itself.
fn is_counting(cells: &[&str]) -> bool {
    let mut next_letter = 'a';
    let mut next = 1;
    cells.iter().all(|cell| {
        let text = compared_ordinal(cell);
        let mut letters = text.chars();
        match (letters.next(), letters.next(), text.parse::<u32>()) {
            _ if !is_ordinal(cell) => false,
            _ if cell.contains('=') => {
                next += 1;
                true
            }
            (_, _, Ok(number)) => {
                let is_next = number == next;
                next += 1;
                is_next
            }
            (Some(letter), None, _) if letter == next_letter && next == 1 => {
                next_letter = char::from_u32(u32::from(letter) + 1).unwrap_or(letter);
                true
            }
            _ => false,
        }
    })
}

fn compared_ordinal(cell: &str) -> String {
    cell.trim_matches(['(', ')']).to_ascii_lowercase()
}
