//! A grid: the cells of a table that hold something, each with its place.

use std::borrow::Cow;

use super::cut::{Behind, Cutter, push_lines};
use super::place::{Place, Separator};
use super::problem::{TableFault, TableProblem};
use super::words;
use crate::letters::composed;
use crate::problem::{Fault, Problem};

/// The most a table may weigh, in bytes.
pub const FILE_LIMIT: usize = 64 << 20;
/// The most rows that hold something: several times the communes of the country.
pub const ROW_LIMIT: usize = 20_000;
/// The columns that may hold something: one for each node that a framework may have, and room for others.
pub const COLUMN_LIMIT: usize = 11_000;
/// Where the heading is looked for: above it stand at most some lines of title.
pub(super) const HEADING_ROWS: usize = 50;

/// A table as cells. Cells of white space alone are empty, and rows of empty cells alone are passed over, but counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// The texts of all cells, one behind the other.
    text: String,
    /// The cells that hold something, row by row.
    cells: Vec<Cell>,
    /// The rows that hold something.
    rows: Vec<Span>,
    separator: Separator,
    problems: Vec<TableProblem>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Cell {
    column: u16,
    /// Whether a workbook holds a number there, and not the text of one.
    is_number: bool,
    /// Where its text ends; it begins where that of the cell before ends.
    end: u32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Span {
    /// The row's number, from 0.
    row: u32,
    /// Where its cells end; they begin where those of the row before end.
    end: u32,
}

/// One row of a grid.
#[derive(Clone, Copy, Debug)]
pub struct GridRow<'g> {
    grid: &'g Grid,
    at: usize,
}

/// The text of a file: UTF-8 with or without a byte order mark, or UTF-16 with one, as spreadsheets save "Unicode text".
///
/// # Errors
/// Another encoding (T03).
pub fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, TableProblem> {
    let wide = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let text = String::from_utf16(&pairs.iter().map(|pair| read(*pair)).collect::<Vec<u16>>());
        text.ok().filter(|_| rest.is_empty()).map(Cow::Owned)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    };
    // A workbook, a picture: no table has this character, and none begins with one that nobody can type.
    let is_typed = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    text.filter(|text| !text.contains('\0') && text.chars().take(8).all(is_typed))
        .ok_or_else(|| TableProblem::whole(TableFault::NotText))
}

impl Grid {
    /// Reads a table whose separator is found from its heading.
    ///
    /// # Errors
    /// A table that is empty (F01) or beyond the limits (F02, T01, T02). What is wrong with single cells is in
    /// [`Grid::problems`].
    pub fn read(text: &str) -> Result<Grid, TableProblem> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // Spreadsheets write this line for themselves, and do not show it.
        let said = [("sep=;", Separator::Semicolon), ("sep=,", Separator::Comma), ("sep=\t", Separator::Tab)];
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        match said.iter().find(|(line, _)| first.trim_end_matches('\r').eq_ignore_ascii_case(line)) {
            Some((_, separator)) => Grid::read_as(rest, *separator),
            None => Grid::read_as(text, separator_of(text)),
        }
    }

    /// Reads a table with a separator that is known.
    ///
    /// # Errors
    /// As [`Grid::read`].
    pub fn read_as(text: &str, separator: Separator) -> Result<Grid, TableProblem> {
        if text.len() > FILE_LIMIT {
            return Err(known(Fault::TooLarge { bytes: text.len(), limit: FILE_LIMIT }));
        }
        let text = composed(text.strip_prefix('\u{feff}').unwrap_or(text));
        let mut grid = Grid::empty(separator);
        let mut cutter = Cutter::new(&text, separator);
        let mut place = Place::new(0, 0);
        loop {
            let begun = grid.text.len();
            let cut = cutter.next(&mut grid.text);
            if cut.bad_quotes && grid.problems.len() < ROW_LIMIT {
                grid.problems.push(TableProblem::at(place, TableFault::Quotes));
            }
            if grid.text[begun..].trim().is_empty() {
                grid.text.truncate(begun);
            } else if place.column as usize >= COLUMN_LIMIT {
                return Err(TableProblem::at(place, TableFault::TooManyColumns { limit: COLUMN_LIMIT }));
            } else {
                let end = grid.text.len() as u32;
                grid.cells.push(Cell { column: place.column as u16, is_number: false, end });
            }
            if cut.behind == Behind::Cell {
                place.column += 1;
                continue;
            }
            if grid.rows.last().map_or(0, |row| row.end) < grid.cells.len() as u32 {
                if grid.rows.len() == ROW_LIMIT {
                    return Err(TableProblem::at(place, TableFault::TooManyRows { limit: ROW_LIMIT }));
                }
                grid.rows.push(Span { row: place.row, end: grid.cells.len() as u32 });
            }
            if cut.behind == Behind::End {
                break;
            }
            place = Place::new(place.row + 1, 0);
        }
        if grid.rows.is_empty() { Err(known(Fault::EmptyFile)) } else { Ok(grid) }
    }

    fn empty(separator: Separator) -> Grid {
        Grid { text: String::new(), cells: vec![], rows: vec![], separator, problems: vec![] }
    }

    /// What divides its cells.
    pub fn separator(&self) -> Separator {
        self.separator
    }

    /// What is wrong with its cells as text: quotation marks.
    pub fn problems(&self) -> &[TableProblem] {
        &self.problems
    }

    /// The rows that hold something.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = GridRow<'_>> + ExactSizeIterator {
        (0..self.rows.len()).map(|at| GridRow { grid: self, at })
    }

    /// The text of a cell as it stands; empty where there is none.
    pub fn cell(&self, place: Place) -> &str {
        match self.rows.binary_search_by_key(&place.row, |span| span.row) {
            Ok(at) => GridRow { grid: self, at }.cell(place.column),
            Err(_) => "",
        }
    }

    fn cell_text(&self, at: usize) -> &str {
        let begun = at.checked_sub(1).map_or(0, |before| self.cells[before].end);
        &self.text[begun as usize..self.cells[at].end as usize]
    }
}

impl<'g> GridRow<'g> {
    /// Its number, from 0.
    pub fn number(&self) -> u32 {
        self.grid.rows[self.at].row
    }

    /// The place of one of its cells.
    pub fn place(&self, column: u32) -> Place {
        Place::new(self.number(), column)
    }

    fn range(&self) -> std::ops::Range<usize> {
        let begun = self.at.checked_sub(1).map_or(0, |before| self.grid.rows[before].end);
        begun as usize..self.grid.rows[self.at].end as usize
    }

    /// The cells that hold something: column from 0, and text as it stands.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = (u32, &'g str)> + use<'g> {
        let grid = self.grid;
        self.range().map(move |at| (u32::from(grid.cells[at].column), grid.cell_text(at)))
    }

    /// The text of a cell as it stands; empty where there is none.
    pub fn cell(&self, column: u32) -> &'g str {
        self.find(column).map_or("", |at| self.grid.cell_text(at))
    }

    /// Whether a workbook holds a number in a cell: its text is then a decimal with a point, and nothing is asked about it.
    pub fn is_number(&self, column: u32) -> bool {
        self.find(column).is_some_and(|at| self.grid.cells[at].is_number)
    }

    fn find(&self, column: u32) -> Option<usize> {
        let range = self.range();
        let found = self.grid.cells[range.clone()].binary_search_by_key(&column, |cell| u32::from(cell.column));
        found.ok().map(|at| range.start + at)
    }
}

fn known(fault: Fault) -> TableProblem {
    TableProblem::whole(TableFault::Known(Box::new(Problem::at("", fault))))
}

/// Makes a grid of the cells of a workbook's sheet, which come row by row and in each row from left to right.
#[derive(Debug)]
pub struct GridBuilder {
    grid: Grid,
    last: Option<Place>,
}

impl Default for GridBuilder {
    fn default() -> GridBuilder {
        GridBuilder { grid: Grid::empty(Separator::Workbook), last: None }
    }
}

impl GridBuilder {
    /// Adds a number, given as a decimal with a point.
    ///
    /// # Errors
    /// As [`GridBuilder::text`].
    pub fn number(&mut self, place: Place, text: &str) -> Result<(), TableProblem> {
        self.add(place, text, true)
    }

    /// Adds a text; one of white space alone is passed over.
    ///
    /// # Errors
    /// What is beyond the limits (F02, T01, T02), and a cell that does not stand behind the one before (T27).
    pub fn text(&mut self, place: Place, text: &str) -> Result<(), TableProblem> {
        self.add(place, text, false)
    }

    fn add(&mut self, place: Place, text: &str, is_number: bool) -> Result<(), TableProblem> {
        if self.last.is_some_and(|last| last >= place) {
            return Err(TableProblem::at(place, TableFault::NotWorkbook));
        }
        self.last = Some(place);
        if text.trim().is_empty() {
            return Ok(());
        }
        if place.column as usize >= COLUMN_LIMIT {
            return Err(TableProblem::at(place, TableFault::TooManyColumns { limit: COLUMN_LIMIT }));
        }
        let grid = &mut self.grid;
        let is_new_row = grid.rows.last().is_none_or(|span| span.row != place.row);
        if is_new_row && grid.rows.len() == ROW_LIMIT {
            return Err(TableProblem::at(place, TableFault::TooManyRows { limit: ROW_LIMIT }));
        }
        push_lines(&mut grid.text, &composed(text));
        if grid.text.len() > FILE_LIMIT {
            return Err(known(Fault::TooLarge { bytes: grid.text.len(), limit: FILE_LIMIT }));
        }
        grid.cells.push(Cell { column: place.column as u16, is_number, end: grid.text.len() as u32 });
        let end = grid.cells.len() as u32;
        match grid.rows.last_mut() {
            Some(span) if !is_new_row => span.end = end,
            _ => grid.rows.push(Span { row: place.row, end }),
        }
        Ok(())
    }

    /// The grid of all cells that were added.
    ///
    /// # Errors
    /// No cell that holds something (F01).
    pub fn finish(self) -> Result<Grid, TableProblem> {
        if self.grid.rows.is_empty() { Err(known(Fault::EmptyFile)) } else { Ok(self.grid) }
    }
}

/// The separator by which one of the first rows holds the heading of the units' names; else the one that is there.
fn separator_of(text: &str) -> Separator {
    const ALL: [Separator; 3] = [Separator::Tab, Separator::Semicolon, Separator::Comma];
    let heading = ALL.into_iter().filter_map(|separator| Some((heading_row(text, separator)?, separator)));
    if let Some((_, separator)) = heading.min_by_key(|(row, _)| *row) {
        return separator;
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &Separator| first.bytes().filter(|byte| *byte == separator.byte()).count();
    // Of equal counts the first: a comma is also what stands in numbers and lists.
    ALL.into_iter().rev().max_by_key(count).unwrap_or(Separator::Semicolon)
}

/// The first row in which a separator makes one of several cells the heading of the units' names.
fn heading_row(text: &str, separator: Separator) -> Option<usize> {
    let mut cutter = Cutter::new(text, separator);
    let (mut row, mut filled, mut count, mut found) = (0, 0, 0, false);
    let mut cell = String::new();
    while filled < HEADING_ROWS {
        cell.clear();
        let cut = cutter.next(&mut cell);
        if !cell.trim().is_empty() {
            count += 1;
            // Longer than any heading of names: not worth comparing.
            found |= cell.len() < 200 && words::is_unit(&words::compared(&cell));
        }
        if cut.behind == Behind::Cell {
            continue;
        }
        if found && count > 1 {
            return Some(row);
        }
        if cut.behind == Behind::End {
            return None;
        }
        filled += usize::from(count > 0);
        (count, found) = (0, false);
        row += 1;
    }
    None
}
