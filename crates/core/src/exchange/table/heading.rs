//! The heading of a table: which row or two rows it is, and what each column means.

use std::collections::BTreeMap;

use super::columns::{Column, Found, Meaning, Names};
use super::grid::{Grid, GridRow, HEADING_ROWS};
use super::place::Place;
use super::problem::{TableFault, TableProblem};
use super::report::{PassedOver, ReadAs, Report};
use super::words::{self, compared};
use crate::number::{NumberFault, read_typed};

/// The most headings for which what they may have meant is looked for.
const NEAREST_LIMIT: usize = 50;

/// The heading of a table.
pub(super) struct Heading<'g> {
    /// Its row or two rows.
    pub(super) rows: Vec<GridRow<'g>>,
    /// The place among the grid's rows of the first row below it.
    pub(super) below: usize,
    /// The column of the units' names.
    pub(super) unit: u32,
    /// Its columns.
    pub(super) columns: Vec<Column>,
}

impl Heading<'_> {
    /// The column of a meaning that a table has once.
    pub(super) fn column_of(&self, meaning: &Meaning) -> Option<u32> {
        self.columns.iter().find(|column| column.meaning.as_ref() == Some(meaning)).map(|column| column.at.column)
    }
}

/// Finds the heading; what its columns mean, and what they do not, is told.
///
/// # Errors
/// No row names the units (T06).
pub(super) fn heading<'g>(grid: &'g Grid, names: &Names, report: &mut Report) -> Result<Heading<'g>, TableProblem> {
    let rows: Vec<GridRow> = grid.rows().take(HEADING_ROWS + 1).collect();
    let unit_of = |row: &GridRow| row.cells().find(|(_, text)| words::is_unit(&compared(text))).map(|(at, _)| at);
    let found = rows.iter().take(HEADING_ROWS).enumerate().find_map(|(at, row)| Some((at, unit_of(row)?)));
    let Some((at, unit)) = found else { return Err(TableProblem::whole(TableFault::NoHeading)) };
    let (main, above, below) = (rows[at], at.checked_sub(1).map(|at| rows[at]), rows.get(at + 1).copied());
    let (first, last, rows_) = match (below, above) {
        (Some(below), _) if is_second(names, main, below, unit) => (at, at + 1, vec![main, below]),
        (_, Some(above)) if is_upper(names, above, main, unit) => (at - 1, at, vec![above, main]),
        _ => (at, at, vec![main]),
    };
    for title in &rows[..first] {
        let text: Vec<&str> = title.cells().map(|(_, text)| text.trim()).collect();
        let column = title.cells().next().map_or(0, |(column, _)| column);
        report.pass_over(title.place(column), &text.join(" "), PassedOver::Title);
    }
    let columns = columns(names, &rows_, report);
    Ok(Heading { rows: rows_, below: last + 1, unit, columns })
}

/// The headings of two rows, each with the one above it; an upper one reaches over the empty cells to its right.
fn pairs<'g>(upper: GridRow<'g>, lower: GridRow<'g>) -> Vec<(u32, &'g str, &'g str)> {
    let mut found: BTreeMap<u32, (&str, &str)> = upper.cells().map(|(column, text)| (column, (text, ""))).collect();
    let mut left = upper.cells().peekable();
    let mut over = "";
    for (column, text) in lower.cells() {
        while let Some((_, text)) = left.next_if(|(at, _)| *at <= column) {
            over = text;
        }
        found.insert(column, (over, text));
    }
    found.into_iter().map(|(column, (upper, lower))| (column, upper, lower)).collect()
}

/// How many columns mean something.
fn meant(found: impl Iterator<Item = Found>) -> usize {
    found.filter(|found| matches!(found, Found::Meant(..))).count()
}

fn meant_alone(names: &Names, row: GridRow) -> usize {
    meant(row.cells().map(|(_, text)| names.find(text)))
}

/// Whether a row continues the heading above it: it names no unit, and with it more columns mean something.
fn is_second(names: &Names, main: GridRow, row: GridRow, unit: u32) -> bool {
    let repeats = |column: u32, text: &str| compared(text) == compared(main.cell(column));
    let no_unit = row.cell(unit).trim().is_empty() || repeats(unit, row.cell(unit));
    let is_number = |text: &str| !matches!(read_typed(text), Err(NumberFault::NotANumber));
    let is_heading = |(column, text): (u32, &str)| {
        repeats(column, text) || !is_number(text) || matches!(names.find(text), Found::Meant(..))
    };
    no_unit
        && row.cells().all(is_heading)
        && meant(pairs(main, row).into_iter().map(|(_, upper, lower)| names.find_below(upper, lower)))
            > meant_alone(names, main)
}

/// Whether a row is the upper one of a heading: it names no unit, and with it more columns mean something.
fn is_upper(names: &Names, row: GridRow, main: GridRow, unit: u32) -> bool {
    row.cell(unit).trim().is_empty()
        && row.cells().any(|(column, _)| column > unit)
        && meant(pairs(row, main).into_iter().map(|(_, upper, lower)| names.find_below(upper, lower)))
            > meant_alone(names, main)
}

/// What each column means; told where it means nothing, several things, or what another one does.
fn columns(names: &Names, rows: &[GridRow], report: &mut Report) -> Vec<Column> {
    let cells: Vec<(u32, &str, &str)> = match rows {
        [upper, lower] => pairs(*upper, *lower),
        [row] => row.cells().map(|(column, text)| (column, "", text)).collect(),
        _ => Vec::new(),
    };
    let mut columns: Vec<Column> = Vec::with_capacity(cells.len());
    let mut searched = 0;
    for (column, upper, lower) in cells {
        let row = rows.iter().rev().find(|row| !row.cell(column).trim().is_empty());
        let at = row.map_or(Place::new(0, column), |row| row.place(column));
        let heading = match (upper.trim(), lower.trim()) {
            (upper, "") => upper.to_owned(),
            ("", lower) => lower.to_owned(),
            (upper, lower) if compared(upper) == compared(lower) => lower.to_owned(),
            (upper, lower) => format!("{upper} / {lower}"),
        };
        let joined = heading.len() > upper.trim().len().max(lower.trim().len());
        let meaning = match names.find_below(upper.trim(), lower.trim()) {
            Found::Meant(meaning, said) => {
                let first = columns.iter().find(|other| other.meaning.as_ref() == Some(&meaning)).map(|other| other.at);
                match (first, &meaning) {
                    // Two columns of running numbers or remarks do no harm.
                    (_, Meaning::Ordinals) => report.pass_over(at, &heading, PassedOver::Ordinals),
                    (_, Meaning::Remarks) => report.pass_over(at, &heading, PassedOver::Remarks),
                    (Some(first), _) => {
                        let stated = matches!(meaning, Meaning::Stated(_));
                        let heading = heading.clone();
                        report.say(at, TableFault::RepeatedColumn { heading, first, stated });
                    }
                    (None, _) if said || (joined && matches!(meaning, Meaning::Answer(..))) => {
                        report.echo(at, &heading, ReadAs::Column(meaning.clone()));
                    }
                    (None, _) => {}
                }
                first.is_none().then_some(meaning)
            }
            Found::Misfit(fault) => {
                report.known(at, fault);
                None
            }
            Found::Several(ids) => {
                report.say(at, TableFault::SeveralNodes { heading: heading.clone(), ids });
                None
            }
            Found::Unknown => {
                searched += 1;
                let name = if lower.trim().is_empty() { upper } else { lower };
                let nearest = (searched <= NEAREST_LIMIT).then(|| names.nearest(name)).flatten();
                report.say(at, TableFault::UnknownColumn { heading: heading.clone(), nearest });
                None
            }
        };
        columns.push(Column { at, heading, meaning });
    }
    columns
}
