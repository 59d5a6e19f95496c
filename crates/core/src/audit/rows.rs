//! Tables whose rows are lines: pasted from a spreadsheet, CSV, or cells between bars.

use super::build::{Builder, RawCell, has_letter, is_group_number, ordinal, summary_kind};
use super::finding::{Report, Spot};
use super::heading::{self, HEADING_LIMIT};
use super::lines::{Line, bare, one_line};
use super::matter::Matter;
use super::printed::{CellNumber, Printed};
use super::table::{Column, Meaning, Measure, PublishedTable};
use super::values::TableDefect;
use crate::exchange::table::{Grid, GridRow, Separator};
use crate::framework::Framework;

/// Columns beyond are not read.
const COLUMN_LIMIT: u32 = 200;
/// The heading is looked for among so many rows.
const HEADING_ROWS: usize = 50;
/// Lines without a separator that may stand between two lines with one: group headings over the whole width.
const BARE_LINES: usize = 2;
/// Behind a heading a number comes within so many lines: the lower heading, a group and the first row.
const LOOKED_AHEAD: usize = 4;
/// The most characters of such a line.
const BARE_LENGTH: usize = 200;

/// A block of lines that was looked at.
pub(super) struct Block {
    /// How many lines it has.
    pub(super) lines: usize,
    /// Whether it was read as a table, or said not to be readable; else its lines are prose.
    pub(super) taken: bool,
}

/// Reads the tables of the block of lines that begins here, if one does.
pub(super) fn read(
    lines: &[Line],
    framework: Option<&Framework>,
    tables: &mut Vec<PublishedTable>,
    report: &mut Report,
) -> Option<Block> {
    let first = lines.first()?;
    for divider in ['\t', '|', ';', ','] {
        let count = first.text.matches(divider).count();
        // Prose is full of commas: there the first line must be a heading. Tabs are found in tables alone.
        if count == 0 || (divider != '\t' && !is_heading_line(lines, divider, framework)) {
            continue;
        }
        let block = &lines[..block_length(lines, divider, if divider == '\t' { 1 } else { count.div_ceil(2) })];
        let taken = Some(Block { lines: block.len(), taken: true });
        let text = block.iter().map(|line| as_cells(&line.text, divider)).collect::<Vec<_>>().join("\n");
        let separator = match divider {
            ';' => Separator::Semicolon,
            ',' => Separator::Comma,
            _ => Separator::Tab,
        };
        let Ok(grid) = Grid::read_as(&text, separator) else {
            report.say(Spot::line(first.number), "", Matter::TableNotRead(TableDefect::TooLarge));
            return taken;
        };
        let mut at = 0;
        let mut lines_of = |row: &GridRow| {
            let line = block.get(at).or(block.last()).map_or(0, |line| line.number);
            at += 1 + row.cells().map(|(_, text)| text.matches('\n').count()).sum::<usize>();
            line
        };
        let rows: Vec<(u32, GridRow)> = grid.rows().map(|row| (lines_of(&row), row)).collect();
        let known = tables.len();
        let has_heading = tables_of(&rows, framework, tables, report);
        if tables.len() > known {
            return taken;
        }
        if has_heading && matches!(divider, '\t' | '|') {
            report.say(Spot::line(first.number), &first.text, Matter::TableNotRead(TableDefect::NoRows));
            return taken;
        }
        if looks_like_rows(&rows) {
            report.say(Spot::line(first.number), &first.text, Matter::TableNotRead(TableDefect::NoHeading));
            return taken;
        }
        return Some(Block { lines: block.len(), taken: false });
    }
    None
}

/// Reads the tables of a grid, whose lines are its rows.
pub(super) fn read_grid(
    grid: &Grid,
    framework: Option<&Framework>,
    tables: &mut Vec<PublishedTable>,
    report: &mut Report,
) {
    let rows: Vec<(u32, GridRow)> = grid.rows().map(|row| (row.number() + 1, row)).collect();
    let has_heading = tables_of(&rows, framework, tables, report);
    if tables.is_empty() {
        let line = rows.first().map_or(1, |(line, _)| *line);
        let defect = if has_heading { TableDefect::NoRows } else { TableDefect::NoHeading };
        report.say(Spot::line(line), "", Matter::TableNotRead(defect));
    }
}

/// The line as cells that the grid can cut.
fn as_cells(line: &str, divider: char) -> String {
    match divider {
        '|' => {
            let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
            // The line under the heading of a table in Markdown.
            if inner.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ')) {
                return String::new();
            }
            inner.replace('\t', " ").split('|').map(str::trim).collect::<Vec<_>>().join("\t")
        }
        _ => line.to_owned(),
    }
}

/// How many lines belong together: with at least so many dividers, or in the middle of a quoted cell.
fn block_length(lines: &[Line], divider: char, least: usize) -> usize {
    let (mut length, mut bare, mut quoted) = (0, 0, false);
    for (at, line) in lines.iter().enumerate() {
        let has_enough = line.text.matches(divider).count() >= least;
        if has_enough || quoted {
            length = at + 1;
            bare = 0;
        } else {
            bare += 1;
            let is_sentence = line.text.trim_end().ends_with('.') || line.text.chars().count() > BARE_LENGTH;
            if bare > BARE_LINES || is_sentence {
                break;
            }
        }
        // Only spreadsheets quote, and only where the mark opens a cell.
        let marks = line.text.matches('"').count();
        let opens = quoted || line.text.starts_with('"') || line.text.contains(&format!("{divider}\""));
        quoted = (has_enough || quoted) && opens && (marks % 2 == 1) != quoted;
    }
    length
}

/// Whether the first line has headings, and one of the next a number between the same dividers.
fn is_heading_line(lines: &[Line], divider: char, framework: Option<&Framework>) -> bool {
    let cells = |line: &Line| -> Vec<String> {
        line.text.split(divider).map(|cell| one_line(bare(cell.trim().trim_matches('"')))).collect()
    };
    let has_digit = |line: &Line| line.text.bytes().any(|byte| byte.is_ascii_digit());
    let next = &lines[1..lines.len().min(1 + LOOKED_AHEAD)];
    if lines[0].text.trim_end().ends_with(['.', ':', ';', ',']) || !next.iter().any(has_digit) {
        return false;
    }
    let first = cells(&lines[0]);
    if first.len() < 3 || first.iter().any(|cell| cell.chars().count() > HEADING_LIMIT) {
        return false;
    }
    let has_number = |line: &Line| {
        let own = cells(line);
        own.len() * 2 >= first.len() && own.iter().any(|cell| matches!(Printed::cell(cell), CellNumber::Number(_)))
    };
    next.iter().any(has_number)
        && is_heading(first.iter().map(String::as_str).filter(|cell| !cell.is_empty()), framework)
}

/// Whether some cells are headings: one names the units, another a column of numbers, and none is a number.
fn is_heading<'c>(cells: impl Iterator<Item = &'c str>, framework: Option<&Framework>) -> bool {
    let (mut unit, mut number) = (false, false);
    for cell in cells.take(COLUMN_LIMIT as usize) {
        if cell.len() > HEADING_LIMIT * 3 || matches!(Printed::cell(cell), CellNumber::Number(_)) {
            return false;
        }
        let meaning = heading::column(cell, framework).meaning;
        unit |= meaning == Meaning::Unit;
        number |= meaning.is_number();
    }
    unit && number
}

/// Whether a row below a heading is that of a group with something beside its name: "Các huyện | Thang điểm 98".
fn is_group_with_remark(row: &GridRow, framework: Option<&Framework>) -> bool {
    let meanings = || cells(row).map(|(_, text)| heading::column(text, framework).meaning);
    cells(row).any(|(_, text)| heading::is_plural(text))
        && !meanings().any(|meaning| meaning == Meaning::Ordinal)
        && meanings().filter(|meaning| meaning.is_number()).count() < 2
}

/// A cell, without the marks of bold letters.
fn cell<'g>(row: &GridRow<'g>, column: u32) -> &'g str {
    bare(row.cell(column))
}

/// The cells of a row that hold something, without the marks of bold letters.
fn cells<'g>(row: &GridRow<'g>) -> impl DoubleEndedIterator<Item = (u32, &'g str)> + use<'g> {
    row.cells().map(|(column, text)| (column, bare(text)))
}

/// Whether several rows have several numbers each: a table without its heading.
fn looks_like_rows(rows: &[(u32, GridRow)]) -> bool {
    let numbers =
        |row: &GridRow| cells(row).filter(|(_, text)| matches!(Printed::cell(text), CellNumber::Number(_))).count();
    rows.iter().take(HEADING_ROWS).filter(|(_, row)| numbers(row) >= 2).count() >= 3
}

/// Reads the tables that some rows hold; whether there is any.
fn tables_of(
    rows: &[(u32, GridRow)],
    framework: Option<&Framework>,
    tables: &mut Vec<PublishedTable>,
    report: &mut Report,
) -> bool {
    let heads = |row: &GridRow| {
        let cells = || cells(row).map(|(_, text)| text).filter(|text| !text.is_empty());
        cells().nth(1).is_some() && is_heading(cells(), framework)
    };
    let begins: Vec<usize> = heading_rows(rows, heads, |row| is_group_with_remark(row, framework));
    for (nth, begin) in begins.iter().enumerate() {
        let end = begins.get(nth + 1).copied().unwrap_or(rows.len());
        if let Some(table) = one_table(tables.len(), &rows[*begin..end], framework, report) {
            tables.push(table);
        }
    }
    !begins.is_empty()
}

/// The rows that are headings: the first is looked for near the beginning, further ones have another text or repeat it.
fn heading_rows(
    rows: &[(u32, GridRow)],
    heads: impl Fn(&GridRow) -> bool,
    is_group: impl Fn(&GridRow) -> bool,
) -> Vec<usize> {
    let Some(first) = rows.iter().take(HEADING_ROWS).position(|(_, row)| heads(row)) else { return Vec::new() };
    // A later heading has no number in it, and names columns as the first one does: most rows are told apart quickly.
    let more = (first + 1..rows.len()).filter(|at| heads(&rows[*at].1) && !is_group(&rows[*at].1));
    std::iter::once(first).chain(more).collect()
}

fn one_table(
    at: usize,
    rows: &[(u32, GridRow)],
    framework: Option<&Framework>,
    report: &mut Report,
) -> Option<PublishedTable> {
    let (line, upper) = rows.first()?;
    let lower = rows.get(1).map(|(_, row)| row).filter(|row| continues(upper, row, framework));
    let headings = headings(upper, lower);
    let mut builder = Builder::new(at, *line, heading::columns(&headings, framework))?;
    for (line, row) in &rows[if lower.is_some() { 2 } else { 1 }..] {
        add(&mut builder, *line, row, report);
    }
    builder.finish()
}

/// Whether a row is the lower one of a heading: it names no unit and has no number.
fn continues(upper: &GridRow, row: &GridRow, framework: Option<&Framework>) -> bool {
    let names = |column: u32| {
        matches!(heading::column(cell(upper, column), framework).meaning, Meaning::Unit | Meaning::Ordinal)
    };
    let mut any = false;
    for (column, text) in cells(row) {
        let repeats = one_line(text) == one_line(cell(upper, column));
        let is_year = heading::year(text).is_some_and(|year| text.trim() == year.to_string());
        if (names(column) && !repeats) || (!is_year && matches!(Printed::cell(text), CellNumber::Number(_))) {
            return false;
        }
        any |= is_year || has_letter(text) || text.contains('%');
    }
    any
}

/// The headings of all columns; an upper cell reaches over the empty cells to its right.
fn headings(upper: &GridRow, lower: Option<&GridRow>) -> Vec<String> {
    let last = |row: &GridRow| row.cells().next_back().map_or(0, |(column, _)| column + 1);
    let width = last(upper).max(lower.map_or(0, last)).min(COLUMN_LIMIT);
    let mut over = String::new();
    (0..width)
        .map(|column| {
            let own = one_line(cell(upper, column));
            if !own.is_empty() {
                over = own.clone();
            }
            match lower.map(|row| one_line(cell(row, column))) {
                Some(below) if !below.is_empty() && below != over => format!("{over} / {below}"),
                _ => own,
            }
        })
        .collect()
}

/// Adds a row below the heading: a unit, a summary or the heading of a group.
fn add(builder: &mut Builder, line: u32, row: &GridRow, report: &mut Report) {
    let columns = builder.columns();
    let width = columns.len();
    let unit = one_line(cell(row, builder.unit() as u32));
    let number = builder.ordinals().map(|column| one_line(cell(row, column as u32))).unwrap_or_default();
    let values: Vec<(u32, Option<usize>, Printed)> = (0..width)
        .filter(|column| columns[*column].meaning.is_number() || columns[*column].meaning == Meaning::Unknown)
        .filter_map(|column| match Printed::cell_of(cell(row, column as u32), columns[column].meaning) {
            CellNumber::Number(number) => Some((line, Some(column), number)),
            _ => None,
        })
        .collect();
    let (place, name) = match cells(row).next() {
        _ if !unit.is_empty() => (builder.unit(), unit.clone()),
        Some((column, first)) => (column as usize, one_line(first)),
        None => return,
    };
    let (filled, fillable) = filled(columns, row, place, &name);
    if let Some(kind) = summary_kind(&name).filter(|_| !values.is_empty() && ordinal(&number).is_none()) {
        return builder.summary(line, &name, kind, values);
    }
    if builder.is_empty() && is_column_numbers(row) {
        return;
    }
    if !has_letter(&unit) {
        let is_row = filled > 1 && !builder.is_empty();
        if has_letter(&name) && values.is_empty() && !is_row {
            let (number, name) = split_number(&name);
            builder.group(line, number, name);
        } else if !values.is_empty() || is_row {
            report.say(Spot::line(line), &name, Matter::RowNotRead);
        }
        return;
    }
    if ordinal(&number).is_none() && (values.is_empty() || is_group_number(&number)) {
        let (own, name) = split_number(&unit);
        // Where no column counts, the number of a group stands in whichever is before the names.
        let before = (0..place as u32).map(|column| cell(row, column)).find(|text| is_group_number(text));
        let number = if number.is_empty() { before.unwrap_or(own) } else { &number };
        let is_group = is_group_number(number) || heading::is_group_name(name) || filled == 0;
        if is_group || filled < fillable.min(2) {
            if !is_group {
                report.say(Spot::line(line), &name, Matter::RowNotRead);
            }
            return builder.group(line, number, name);
        }
    }
    let cells: Vec<RawCell> = (0..width).map(|column| (line, cell(row, column as u32).to_owned())).collect();
    builder.row(cells, report);
}

/// How many columns of numbers and classes a row has something in beside its name, and how many there are.
fn filled(columns: &[Column], row: &GridRow, name_at: usize, name: &str) -> (usize, usize) {
    let counts = |(at, column): &(usize, &Column)| {
        let is_class = column.meaning == Meaning::Result(Measure::Class);
        *at != name_at && (is_class || column.meaning.is_number() || column.meaning == Meaning::Unknown)
    };
    // A heading over the whole width repeats its name in every cell that was merged.
    let holds = |(at, _): &(usize, &Column)| {
        let text = cell(row, *at as u32);
        Printed::cell(text) != CellNumber::Empty && one_line(text) != name
    };
    let places = || columns.iter().enumerate().filter(counts);
    (places().filter(holds).count(), places().count())
}

/// Whether a row counts the columns, as below many headings: A, B, 1, 2, (3) = (1) + (2).
fn is_column_numbers(row: &GridRow) -> bool {
    let mut last: Option<u32> = None;
    cells(row).enumerate().all(|(nth, (_, text))| {
        let own = text.split('=').next().unwrap_or_default().trim().trim_matches(['(', ')', '[', ']']);
        if let [letter @ b'A'..=b'H'] = own.as_bytes() {
            return usize::from(letter - b'A') == nth;
        }
        let Some(number) = ordinal(own) else { return false };
        let follows = last.map_or(number <= 3, |last| number == last + 1);
        last = Some(number);
        follows
    }) && last.is_some()
}

/// A group's number before its name: "II. Các huyện".
fn split_number(text: &str) -> (&str, &str) {
    match text.split_once(['.', ')', ':', '-', '–']) {
        Some((number, name)) if is_group_number(number) && !name.trim().is_empty() => (number.trim(), name.trim()),
        _ if is_group_number(text) => (text, ""),
        _ => ("", text),
    }
}
