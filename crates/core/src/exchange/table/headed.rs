//! Which rows of a table are its heading: one that names the units, and those that lie over or under it.

use std::collections::BTreeMap;

use super::columns::{Found, Meaning, Names};
use super::grid::{Grid, GridRow, HEADING_ROWS};
use super::rows::{has_number, numbers_columns};
use super::stage;
use super::words::{self, compared};
use crate::number::{NumberFault, read_typed};

/// The most rows of a heading.
const MOST: usize = 3;
/// The rows below a heading in which a column is looked for that something stands in.
const LOOK_BELOW: usize = 5;

/// The rows of a heading.
pub(super) struct Headed<'g> {
    /// The rows above it: titles.
    pub(super) titles: Vec<GridRow<'g>>,
    /// Its one, two or three rows.
    pub(super) rows: Vec<GridRow<'g>>,
    /// The column in which a row names the units.
    pub(super) unit: u32,
}

/// Finds the rows of the heading; `None` where no row names the units.
pub(super) fn headed<'g>(grid: &'g Grid, names: &Names) -> Option<Headed<'g>> {
    let rows: Vec<GridRow> = grid.rows().take(HEADING_ROWS + MOST + LOOK_BELOW).collect();
    let all = || rows.iter().take(HEADING_ROWS).enumerate();
    let unit_of = |row: &GridRow| row.cells().find(|(_, text)| words::is_unit(&compared(text))).map(|(at, _)| at);
    let named = || all().filter_map(|(at, row)| Some((at, unit_of(row)?)));
    // "Tên" and "Mã" under "Thông tin đơn vị".
    let parted = || {
        all().skip(1).find_map(|(at, row)| {
            let (column, _) = row.cells().find(|(_, text)| words::is_own_name(&compared(text)))?;
            let under = pairs(&rows[at - 1..=at]).into_iter().find(|(at, ..)| *at == column)?;
            matches!(names.find_below(&under.1, &under.2), Found::Meant(Meaning::Unit, _)).then_some((at, column))
        })
    };
    // "UBND tỉnh" alone in a row, or beside other words that mean nothing, is a title.
    let means_more = |(at, unit): &(usize, u32)| {
        let mut others = rows[*at].cells().filter(|(column, _)| column != unit);
        others.any(|(_, text)| matches!(names.find(text), Found::Meant(..)))
    };
    let found = named().find(|(at, _)| rows[*at].cells().nth(1).is_some()).map(|first| {
        let is_above_all = |(at, _): &(usize, u32)| !rows[first.0..*at].iter().any(|row| has_number(*row));
        let better = || named().take_while(is_above_all).find(means_more);
        if means_more(&first) { first } else { better().unwrap_or(first) }
    });
    let (main, unit) = found.or_else(parted).or_else(|| named().next())?;
    let (mut first, mut last) = (main, main);
    if let [main_, below, third, ..] = &rows[main..]
        && is_third(names, [*main_, *below, *third], unit)
    {
        last = main + 2;
    }
    while let (true, Some(below)) = (last - main + 1 < MOST, rows.get(last + 1))
        && is_lower(names, &rows[main..=last], *below, unit)
    {
        last += 1;
    }
    // Of two rows above, the nearer may part the words of the farther and say nothing by itself.
    let uppers = (1..=2).filter(|count| last - main + 1 + count <= MOST).filter_map(|count| main.checked_sub(count));
    for above in uppers {
        if is_upper(names, &rows[above..=last], &rows[last + 1..], unit) {
            first = above;
        }
    }
    Some(Headed { titles: rows[..first].to_vec(), rows: rows[first..=last].to_vec(), unit })
}

/// The headings of some rows, each with the one above it; an upper one reaches over the empty cells to its right.
pub(super) fn pairs(rows: &[GridRow]) -> Vec<(u32, String, String)> {
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

/// How many columns of a heading of some rows mean something; a second column of units means nothing.
fn meant(names: &Names, rows: &[GridRow]) -> usize {
    let (mut units, mut others) = (0, 0);
    for (_, upper, lower) in pairs(rows) {
        match names.find_below(upper.trim(), lower.trim()) {
            Found::Meant(Meaning::Unit, _) => units = 1,
            Found::Meant(..) => others += 1,
            _ => {}
        }
    }
    units + others
}

/// Whether a cell under a heading repeats it, as cells do that are merged downwards.
fn repeats(above: &[GridRow], column: u32, text: &str) -> bool {
    above.iter().any(|row| compared(row.cell(column)) == compared(text))
}

/// The columns of a row that lie under a text which reaches over several: it and its empty neighbours stand over them all.
fn under_merged(above: &[GridRow], row: GridRow) -> Vec<u32> {
    let is_filled = |column: u32| above.iter().any(|row| !row.cell(column).trim().is_empty());
    let mut found = Vec::new();
    let mut over: Option<u32> = None;
    for (column, _) in row.cells() {
        if is_filled(column) {
            over = Some(column);
        } else if let Some(first) = over {
            // The text reaches so far only where nothing else begins between.
            if (first + 1..column).all(|between| !is_filled(between)) {
                if found.last().is_none_or(|last| *last < first) {
                    found.push(first);
                }
                found.push(column);
            }
        }
    }
    found
}

/// Whether a row may continue a heading: it holds no numbers of units, and names none.
fn may_continue(names: &Names, above: &[GridRow], row: GridRow, unit: u32) -> bool {
    let is_number = |text: &str| !matches!(read_typed(text), Err(NumberFault::NotANumber));
    let years = row.cells().all(|(column, text)| words::is_year(text) || repeats(above, column, text));
    let is_meant = |text: &str| matches!(names.find(text), Found::Meant(..));
    let is_heading =
        |(column, text): (u32, &str)| years || repeats(above, column, text) || !is_number(text) || is_meant(text);
    let own = row.cell(unit).trim();
    let no_unit = own.is_empty() || repeats(above, unit, own) || parts_units(names, above, row, unit);
    no_unit && row.cells().all(is_heading) && !numbers_columns(row)
}

/// Whether the units' column is the first of several under one text, and these say what of a unit they hold.
fn parts_units(names: &Names, above: &[GridRow], row: GridRow, unit: u32) -> bool {
    let merged = under_merged(above, row);
    let says = |text: &str| {
        let said = compared(text);
        words::is_own_name(&said)
            || words::is_unit(&said)
            || matches!(names.find(text), Found::Meant(Meaning::Code | Meaning::Group, _))
    };
    let beside = merged.iter().skip_while(|column| **column != unit).nth(1);
    says(row.cell(unit)) && beside.is_some_and(|column| says(row.cell(*column)))
}

/// Whether a row continues the heading above it: it may, and with it more columns mean something, or it parts what a
/// text above reaches over, or adds in brackets to it ("(70 điểm)"), and makes nothing mean less.
fn is_lower(names: &Names, above: &[GridRow], row: GridRow, unit: u32) -> bool {
    if !may_continue(names, above, row, unit) {
        return false;
    }
    let together: Vec<GridRow> = above.iter().copied().chain([row]).collect();
    let (with, without) = (meant(names, &together), meant(names, above));
    let in_brackets = || row.cells().all(|(_, text)| text.trim().starts_with('(') && text.trim().ends_with(')'));
    let of_stages = || row.cells().all(|(_, text)| stage::stage(&compared(text)).is_some());
    with > without || (with == without && (in_brackets() || of_stages() || !under_merged(above, row).is_empty()))
}

/// Whether a heading has three rows: the third adds to what the first two mean, and to what the first means alone.
fn is_third(names: &Names, rows: [GridRow; 3], unit: u32) -> bool {
    let [main, below, third] = rows;
    may_continue(names, &[main], below, unit)
        && may_continue(names, &[main, below], third, unit)
        && meant(names, &rows) > meant(names, &[main, below]).max(meant(names, &[main]))
}

/// Whether the first of some rows belongs to the heading that the others are: with it more columns mean something, or it
/// reaches over several of theirs and names one that they leave without a name, or says of which year they are.
fn is_upper(names: &Names, rows: &[GridRow], below: &[GridRow], unit: u32) -> bool {
    let [upper, lower @ ..] = rows else { return false };
    let Some(next) = lower.first() else { return false };
    let is_title = upper.cells().nth(1).is_none();
    let is_near = upper.number() + 1 == next.number();
    let (with, without) = (meant(names, rows), meant(names, lower));
    let parts_lower = || is_near && !is_title && !under_merged(&[*upper], *next).is_empty();
    let may_gain = || match upper.cell(unit).trim().is_empty() {
        true => upper.cells().any(|(column, _)| column > unit),
        false => parts_lower(),
    };
    if with > without && may_gain() {
        return true;
    }
    let names_alone = |(column, _): (u32, &str)| {
        lower.iter().all(|row| row.cell(column).trim().is_empty())
            && below.iter().take(LOOK_BELOW).any(|row| !row.cell(column).trim().is_empty())
    };
    // "Năm 2023" and "Năm 2024" tell two columns of one name apart.
    let tells_year = |(_, text): (u32, &str)| words::year(&compared(text)).is_some();
    with >= without && parts_lower() && upper.cells().any(|cell| names_alone(cell) || tells_year(cell))
}
