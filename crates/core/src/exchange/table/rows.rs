//! What a row below the heading is: a unit, the name of a group, or one of those that published tables have besides.

use std::collections::BTreeSet;

use super::columns::Meaning;
use super::grid::{Grid, GridRow};
use super::heading::Heading;
use super::named;
use super::report::{PassedOver, ReadAs, Report};
use super::words::{self, compared};
use crate::number::{NumberFault, read_typed};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// A unit.
    Unit,
    /// The name of the group of the rows below, in this column; `true` when numbers stand beside it.
    Group(u32, bool),
    /// No unit, said by the cell of this column.
    PassedOver(PassedOver, u32),
    /// Something without a unit's name; the first cell that holds it.
    NoName(u32),
    /// The heading of another table; the cell that names its units.
    OtherHeading(u32),
}

/// Where a row stands below the heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    /// Right below it, or below its repetition.
    First,
    /// Among the others.
    Among,
    /// Below the last row with a number.
    Behind,
    /// Below the signatures.
    BelowSignatures,
}

/// Whether a row signs the table.
fn is_signature(row: GridRow, heading: &Heading) -> bool {
    let name = row.cell(heading.unit);
    named::is_signature(name) && !named::is_one_unit(name)
}

/// The rows below the heading, and what each is.
pub(super) fn kinds<'g>(grid: &'g Grid, heading: &Heading<'g>) -> Vec<(GridRow<'g>, RowKind)> {
    let last_number = grid.rows().rposition(has_number).unwrap_or(usize::MAX);
    let mut kinds: Vec<(GridRow, RowKind)> = Vec::new();
    let mut numbering: Option<GridRow> = None;
    let mut signed = false;
    // Whether there was more than titles, full points and the like.
    let mut begun = false;
    for (at, row) in grid.rows().enumerate().skip(heading.below) {
        // A printed table has its heading on each page, and below it the numbers of the columns.
        let is_heading = |(_, kind): &(GridRow, RowKind)| matches!(kind, RowKind::PassedOver(PassedOver::Heading, _));
        let stands = match at {
            _ if at > last_number && signed => Stands::BelowSignatures,
            _ if at > last_number => Stands::Behind,
            _ if kinds.last().is_none_or(is_heading) || !begun => Stands::First,
            _ => Stands::Among,
        };
        signed |= stands == Stands::Behind && is_signature(row, heading);
        let mut kind = kind(row, heading, stands);
        if numbering.is_some_and(|first| repeats(row, first)) {
            kind = RowKind::PassedOver(PassedOver::ColumnNumbers, begins_at(row, heading));
        } else if numbering.is_none() && matches!(kind, RowKind::PassedOver(PassedOver::ColumnNumbers, _)) {
            numbering = Some(row);
        }
        // "Các huyện" in a line alone is a group where units follow.
        if let (RowKind::Unit, Some((before, above @ RowKind::PassedOver(PassedOver::Note, _)))) =
            (kind, kinds.last_mut())
        {
            let name = before.cell(heading.unit);
            if is_bare(*before, heading) && (named::is_group_name(name) || named::is_sort(name)) {
                *above = RowKind::Group(heading.unit, false);
            }
        }
        begun |= !matches!(kind, RowKind::PassedOver(..));
        kinds.push((row, kind));
    }
    kinds
}

/// The column of groups, where it names each group in the first row of its units alone, as a merged cell does that is copied
/// as text; told: the first unit has one, none is named twice, and at least as many cells are empty.
pub(super) fn merged_groups(kinds: &[(GridRow, RowKind)], heading: &Heading, report: &mut Report) -> Option<u32> {
    let column = heading.columns.iter().find(|column| column.meaning == Some(Meaning::Group))?;
    // In the form that is written here, an empty cell is no group.
    if words::is_fixed(&compared(&column.heading)) {
        return None;
    }
    let column = column.at.column;
    let units = || kinds.iter().filter(|(_, kind)| *kind == RowKind::Unit).map(|(row, _)| row);
    let cells: Vec<String> = units().map(|row| compared(row.cell(column))).collect();
    let named: BTreeSet<&String> = cells.iter().filter(|name| !name.is_empty()).collect();
    let count = cells.iter().filter(|name| !name.is_empty()).count();
    let is_merged = cells.first().is_some_and(|first| !first.is_empty()) && named.len() == count;
    if !is_merged || count * 2 > cells.len() {
        return None;
    }
    for (row, name) in units().map(|row| (row, row.cell(column).trim())).filter(|(_, name)| !name.is_empty()) {
        report.echo(row.place(column), name, ReadAs::Group(name.to_owned()));
    }
    Some(column)
}

fn kind(row: GridRow, heading: &Heading, stands: Stands) -> RowKind {
    let found = kind_alone(row, heading, stands == Stands::First);
    let is_note = match found {
        RowKind::NoName(column) | RowKind::Group(column, _) if named::is_note(row.cell(column)) => true,
        RowKind::NoName(_) => matches!(stands, Stands::Behind | Stands::BelowSignatures),
        RowKind::Group(column, _) => match stands {
            Stands::Behind => !named::is_group_name(row.cell(column)) || compared(row.cell(column)).starts_with("các "),
            stands => stands == Stands::BelowSignatures,
        },
        // Below the numbers a line alone is a unit where it says so.
        RowKind::Unit => match stands {
            Stands::Behind => {
                let says_so =
                    named::is_one_unit(row.cell(heading.unit)) || heading.column_of(&Meaning::Group).is_some();
                is_signature(row, heading) || (is_bare(row, heading) && !says_so)
            }
            stands => stands == Stands::BelowSignatures,
        },
        RowKind::PassedOver(..) | RowKind::OtherHeading(_) => false,
    };
    if is_note { RowKind::PassedOver(PassedOver::Note, begins_at(row, heading)) } else { found }
}

/// The column of the first cell that holds something.
fn begins_at(row: GridRow, heading: &Heading) -> u32 {
    row.cells().next().map_or(heading.unit, |(column, _)| column)
}

/// Whether a row holds a name and nothing else, not even a running number.
pub(super) fn is_bare(row: GridRow, heading: &Heading) -> bool {
    row.cells().all(|(column, text)| column == heading.unit || text.trim().is_empty())
}

/// Whether a cell holds a number, or something that was to be one.
pub(super) fn is_number(text: &str) -> bool {
    !matches!(read_typed(text), Err(NumberFault::NotANumber | NumberFault::Empty))
}

/// Whether a row holds a number.
pub(super) fn has_number(row: GridRow) -> bool {
    row.cells().any(|(_, text)| is_number(text))
}

fn kind_alone(row: GridRow, heading: &Heading, first: bool) -> RowKind {
    let begins_at = begins_at(row, heading);
    if heading.rows.iter().any(|other| repeats(row, *other)) {
        return RowKind::PassedOver(PassedOver::Heading, begins_at);
    }
    if first && numbers_columns(row) {
        return RowKind::PassedOver(PassedOver::ColumnNumbers, begins_at);
    }
    let is_words = |text: &str| matches!(read_typed(text), Err(NumberFault::NotANumber));
    let ordinals = heading.column_of(&Meaning::Ordinals);
    let ordinal = ordinals.map_or("", |column| row.cell(column)).trim();
    let name = row.cell(heading.unit).trim();
    if name.is_empty() {
        // A cell that reaches over several holds its text in the first.
        let label = row.cells().find(|(column, text)| *column < heading.unit && is_words(text));
        return match label {
            Some((column, text)) if named::is_summary(&compared(text)) => {
                RowKind::PassedOver(PassedOver::Summary, column)
            }
            Some((column, _)) if row.cells().nth(1).is_none() => RowKind::Group(column, false),
            _ => RowKind::NoName(begins_at),
        };
    }
    if named::is_summary(&compared(name)) {
        return RowKind::PassedOver(PassedOver::Summary, heading.unit);
    }
    let names_column = |text: &str| {
        matches!(words::meaning(&compared(text)), Some(Meaning::Stated(_) | Meaning::Attainable | Meaning::Group))
    };
    let beside = || row.cells().filter(|(column, _)| *column != heading.unit);
    if words::is_unit(&compared(name)) && !has_number(row) && beside().any(|(_, text)| names_column(text)) {
        return RowKind::OtherHeading(heading.unit);
    }
    let has_values = row.cells().any(|(column, _)| column != heading.unit && Some(column) != ordinals);
    let counts_groups = named::is_group_number(ordinal);
    // A bare name is that of many, or nothing counts it where the units are counted.
    let is_alone = || {
        let has_group_column = heading.column_of(&Meaning::Group).is_some();
        let is_counted = ordinal.bytes().any(|byte| byte.is_ascii_digit());
        let speaks_of_many =
            || named::is_sort(name) || named::is_group_number(name) || (ordinals.is_some() && ordinal.is_empty());
        !is_counted
            && !named::is_one_unit(name)
            && (named::is_group_name(name) || (!has_group_column && speaks_of_many()))
    };
    // "Nhóm I", where the units above and below are counted.
    let stands_out = || ordinals.is_some() && ordinal.is_empty() && named::is_group_name(name);
    if counts_groups || (!has_values && is_alone()) || (has_values && stands_out()) {
        return RowKind::Group(heading.unit, has_values);
    }
    RowKind::Unit
}

/// Whether a row has the same cells as one of the heading.
fn repeats(row: GridRow, heading: GridRow) -> bool {
    let same = |(column, text): (u32, &str)| compared(text) == compared(heading.cell(column));
    row.cells().count() == heading.cells().count() && row.cells().all(same)
}

/// Whether a row numbers the columns: "A, B, 1, 2" or "(1), (2), (3), (4) = (2) + (3)".
pub(super) fn numbers_columns(row: GridRow) -> bool {
    let mut letters = 0;
    let mut numbers = 0;
    for (_, text) in row.cells() {
        let bare = text.trim().trim_start_matches(['(', '[']);
        let digits = &bare[..bare.bytes().take_while(u8::is_ascii_digit).count()];
        let is_rest = |c: char| c.is_ascii_digit() || c.is_whitespace() || "=+-−*/×:()[]".contains(c);
        if bare.trim_end_matches([')', ']']).as_bytes() == [b'A' + letters] && numbers == 0 && letters < 8 {
            letters += 1;
        } else if digits.parse() == Ok(numbers + 1) && bare[digits.len()..].chars().all(is_rest) {
            numbers += 1;
        } else {
            return false;
        }
    }
    // One letter is a unit's name as well.
    (letters == 0 && numbers > 2) || (letters > 1 && numbers > 0)
}

/// The cells of a row in one line.
pub(super) fn line(row: GridRow) -> String {
    let cells: Vec<&str> = row.cells().map(|(_, text)| text.trim()).take(20).collect();
    cells.join(" | ").chars().take(200).collect()
}
