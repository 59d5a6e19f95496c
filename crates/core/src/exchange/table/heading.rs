//! The heading of a table: which row, two or three rows it is, and what each column means.

use std::collections::BTreeMap;

use super::columns::{Column, Found, Meaning, Names, Part, StatedKind};
use super::grid::{Grid, GridRow, HEADING_ROWS};
use super::place::Place;
use super::problem::{TableFault, TableProblem};
use super::report::{PassedOver, ReadAs, Report};
use super::words::{self, compared};
use crate::number::{Decimal, NumberFault, read_typed};

/// The most headings for which what they may have meant is looked for.
const NEAREST_LIMIT: usize = 50;

/// The heading of a table.
pub(super) struct Heading<'g> {
    /// Its one, two or three rows.
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
    let rows: Vec<GridRow> = grid.rows().take(HEADING_ROWS + 2).collect();
    let unit_of = |row: &GridRow| row.cells().find(|(_, text)| words::is_unit(&compared(text))).map(|(at, _)| at);
    let headed = || rows.iter().take(HEADING_ROWS).enumerate().filter_map(|(at, row)| Some((at, unit_of(row)?)));
    // "UBND tỉnh" alone in a row is a title.
    let found = headed().find(|(at, _)| rows[*at].cells().nth(1).is_some()).or_else(|| headed().next());
    let Some((at, unit)) = found else { return Err(TableProblem::whole(TableFault::NoHeading)) };
    let (main, above) = (rows[at], at.checked_sub(1).map(|at| rows[at]));
    let (below, third) = (rows.get(at + 1).copied(), rows.get(at + 2).copied());
    let (first, last, rows_) = match (below, above) {
        (Some(below), _) if third.is_some_and(|third| is_third(names, [main, below, third], unit)) => {
            (at, at + 2, vec![main, below, rows[at + 2]])
        }
        (Some(below), _) if is_second(names, &[main], below, unit) => (at, at + 1, vec![main, below]),
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

/// The headings of some rows, each with the one above it; an upper one reaches over the empty cells to its right.
fn pairs(rows: &[GridRow]) -> Vec<(u32, String, String)> {
    let Some((lower, uppers)) = rows.split_last() else { return Vec::new() };
    if uppers.is_empty() {
        return lower.cells().map(|(column, text)| (column, String::new(), text.to_owned())).collect();
    }
    // What stands over the last row: the nearest text of those above.
    let over_rows: Vec<(u32, String)> = pairs(uppers)
        .into_iter()
        .map(|(column, upper, lower)| (column, if lower.trim().is_empty() { upper } else { lower }))
        .collect();
    let mut found: BTreeMap<u32, (String, String)> =
        over_rows.iter().map(|(column, text)| (*column, (text.clone(), String::new()))).collect();
    let mut left = over_rows.iter().peekable();
    let mut over = String::new();
    for (column, text) in lower.cells() {
        while let Some((_, text)) = left.next_if(|(at, _)| *at <= column) {
            over = text.clone();
        }
        found.insert(column, (over.clone(), text.to_owned()));
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

/// How many columns of a heading of some rows mean something.
fn meant_together(names: &Names, rows: &[GridRow]) -> usize {
    meant(pairs(rows).iter().map(|(_, upper, lower)| names.find_below(upper, lower)))
}

/// Whether a row may continue a heading: it names no unit, and holds no numbers of units.
fn may_continue(names: &Names, main: GridRow, row: GridRow, unit: u32) -> bool {
    let repeats = |column: u32, text: &str| compared(text) == compared(main.cell(column));
    let no_unit = row.cell(unit).trim().is_empty() || repeats(unit, row.cell(unit));
    let is_number = |text: &str| !matches!(read_typed(text), Err(NumberFault::NotANumber));
    let is_heading = |(column, text): (u32, &str)| {
        repeats(column, text) || !is_number(text) || matches!(names.find(text), Found::Meant(..))
    };
    no_unit && row.cells().all(is_heading)
}

/// Whether a row continues the heading above it: it may, and with it more columns mean something.
fn is_second(names: &Names, above: &[GridRow], row: GridRow, unit: u32) -> bool {
    let [main, ..] = above else { return false };
    let together: Vec<GridRow> = above.iter().copied().chain([row]).collect();
    may_continue(names, *main, row, unit) && meant_together(names, &together) > meant_together(names, above)
}

/// Whether a heading has three rows: the third adds to what the first two mean, and to what the first means alone.
fn is_third(names: &Names, rows: [GridRow; 3], unit: u32) -> bool {
    let [main, below, third] = rows;
    may_continue(names, main, below, unit)
        && may_continue(names, main, third, unit)
        && meant_together(names, &rows) > meant_together(names, &[main, below]).max(meant_alone(names, main))
}

/// Whether a row is the upper one of a heading: it names no unit, and with it more columns mean something.
fn is_upper(names: &Names, row: GridRow, main: GridRow, unit: u32) -> bool {
    row.cell(unit).trim().is_empty()
        && row.cells().any(|(column, _)| column > unit)
        && meant_together(names, &[row, main]) > meant_alone(names, main)
}

/// What each column means; told where it means nothing, several things, or what another one does.
fn columns(names: &Names, rows: &[GridRow], report: &mut Report) -> Vec<Column> {
    let cells = pairs(rows);
    let found: Vec<Found> =
        cells.iter().map(|(_, upper, lower)| names.find_below(upper.trim(), lower.trim())).collect();
    let said = |at: usize| if cells[at].2.trim().is_empty() { cells[at].1.trim() } else { cells[at].2.trim() };
    let passed_by = not_taken(&found, &said);
    let mut columns: Vec<Column> = Vec::with_capacity(cells.len());
    let mut searched = 0;
    for (place, found) in found.into_iter().enumerate() {
        let (column, upper, lower) = (cells[place].0, cells[place].1.trim(), cells[place].2.trim());
        let row = rows.iter().rev().find(|row| !row.cell(column).trim().is_empty());
        let at = row.map_or(Place::new(0, column), |row| row.place(column));
        let heading = match (upper, lower) {
            (upper, "") => upper.to_owned(),
            ("", lower) => lower.to_owned(),
            (upper, lower) if compared(upper) == compared(lower) => lower.to_owned(),
            (upper, lower) => format!("{upper} / {lower}"),
        };
        let joined = heading.len() > upper.len().max(lower.len());
        let found = match passed_by.get(&place) {
            Some(NotTaken::Earlier) => {
                report.pass_over(at, &heading, PassedOver::Earlier);
                columns.push(Column { at, heading, meaning: None });
                continue;
            }
            Some(NotTaken::ByNumber) => Found::Unknown,
            None => found,
        };
        let meaning = match found {
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
                let name = if lower.is_empty() { upper } else { lower };
                let nearest = (searched <= NEAREST_LIMIT).then(|| names.nearest(name)).flatten();
                report.say(at, TableFault::UnknownColumn { heading: heading.clone(), nearest });
                None
            }
        };
        columns.push(Column { at, heading, meaning });
    }
    total_as_answer(names, &mut columns, report);
    columns
}

/// Why a column whose heading is known is not taken.
enum NotTaken {
    /// Of two years it says the earlier.
    Earlier,
    /// Its number names a node, but the numbers beside it do not: they count the columns or the areas in another way.
    ByNumber,
}

/// The columns that are not taken although their headings are known, by their places.
fn not_taken<'s>(found: &[Found], said: &impl Fn(usize) -> &'s str) -> BTreeMap<usize, NotTaken> {
    let mut all = BTreeMap::new();
    for kind in [StatedKind::Total, StatedKind::Index, StatedKind::Rank, StatedKind::Class] {
        let is_kind = |found: &Found| matches!(found, Found::Meant(Meaning::Stated(stated), _) if *stated == kind);
        let years: Vec<(usize, Option<u32>)> = (0..found.len())
            .filter(|at| is_kind(&found[*at]))
            .map(|at| (at, words::year(&compared(said(at)))))
            .collect();
        let latest = years.iter().map(|(_, year)| *year).max().flatten();
        let earlier = years.iter().filter(|(_, year)| year.is_some() && *year < latest);
        all.extend(earlier.map(|(at, _)| (*at, NotTaken::Earlier)));
    }
    let is_number = |at: usize| {
        let text = said(at);
        !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let numbers: Vec<usize> = (0..found.len()).filter(|at| is_number(*at)).collect();
    if numbers.iter().any(|at| !matches!(found[*at], Found::Meant(..))) {
        all.extend(numbers.into_iter().map(|at| (at, NotTaken::ByNumber)));
    }
    all
}

/// Where a framework scores one thing alone, and a table says nothing but totals, these are the points of it.
fn total_as_answer(names: &Names, columns: &mut [Column], report: &mut Report) {
    let is_answer = |column: &Column| matches!(column.meaning, Some(Meaning::Answer(..)));
    let Some(only) = names.only_scored().filter(|_| !columns.iter().any(is_answer)) else { return };
    let says = |kind| columns.iter().position(|column| column.meaning == Some(Meaning::Stated(kind)));
    let has_base = columns.iter().any(|column| column.meaning == Some(Meaning::Attainable));
    // An index is the points where 100 are the most, and no unit has a denominator of its own.
    let of_hundred = names.framework.node(only).max == Decimal::ONE_HUNDRED && !has_base;
    let found = says(StatedKind::Total).or_else(|| says(StatedKind::Index).filter(|_| of_hundred));
    if let Some(total) = found.map(|at| &mut columns[at]) {
        let meaning = Meaning::Answer(only, Part::Points);
        if super::columns::fits(names.framework.node(only), &Part::Points).is_ok() {
            report.echo(total.at, &total.heading, ReadAs::Column(meaning.clone()));
            total.meaning = Some(meaning);
        }
    }
}
