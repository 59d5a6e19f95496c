//! What each column of a pasted table is taken for: by its heading, else by what it holds over all rows.

use super::headings::{RowKind, Told};
use super::pasted::{PastedRow, PastedTable};
use super::words::{Said, level, said};
use super::{numbering, points};
use crate::number::Decimal;

/// What a column is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineUse {
    /// The rows' numbers.
    Number,
    /// The names of what stands above the rows' own: an area beside its criteria.
    Above,
    /// The rows' names.
    Name,
    /// The maximum points.
    Max,
    /// What evidence is needed.
    Evidence,
    /// Where the decision says it.
    Citation,
    /// Nothing: it is passed over.
    PassedOver,
}

/// By what a column is taken for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenBy {
    /// Its heading says it.
    Heading,
    /// What it holds.
    Content,
    /// A person chose it.
    Person,
}

/// A column of a pasted table that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineColumn {
    /// Which it is, from 0.
    pub at: usize,
    /// What its heading says; empty where there is none.
    pub heading: String,
    /// The first thing that it holds below its heading.
    pub sample: String,
    /// What it is taken for.
    pub taken_as: OutlineUse,
    /// By what.
    pub taken_by: TakenBy,
}

/// What the cells of one column are over all rows.
#[derive(Clone, Copy, Default)]
struct Held {
    filled: usize,
    numbers: usize,
    dotted: usize,
    plain_digits: usize,
    points: usize,
    words: usize,
    spaced: usize,
}

/// The columns that hold something, with what each is taken for; `chosen` is what a person chose.
pub(super) fn columns(table: &PastedTable, told: &Told, chosen: &[(usize, OutlineUse)]) -> Vec<OutlineColumn> {
    let is_body = |row: &PastedRow, kind: RowKind| kind == RowKind::Body && !row.is_beside;
    let rows = table.rows.iter().zip(&told.kinds).filter(|(row, kind)| is_body(row, **kind));
    let body: Vec<&PastedRow> = rows.map(|(row, _)| row).collect();
    let width = body.iter().map(|row| row.cells.len()).max().unwrap_or_default().max(told.headings.len());
    let held: Vec<Held> = (0..width).map(|column| held(&body, column)).collect();
    let heading = |at: usize| told.headings.get(at).map_or("", String::as_str);
    let sample = |at: usize| {
        let mut texts = body.iter().map(|row| text(row, at)).filter(|text| !text.is_empty());
        texts.next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut columns: Vec<OutlineColumn> = (0..width)
        .filter(|at| held[*at].filled > 0 || !heading(*at).is_empty())
        .map(|at| OutlineColumn {
            at,
            heading: heading(at).to_owned(),
            sample: sample(at),
            taken_as: OutlineUse::PassedOver,
            taken_by: if told.headings.is_empty() { TakenBy::Content } else { TakenBy::Heading },
        })
        .collect();
    by_headings(&mut columns, &held, &body);
    by_content(&mut columns, &held, &body);
    for (at, taken_as) in chosen {
        choose(&mut columns, *at, *taken_as);
    }
    columns
}

/// The text of a row's own cell.
pub(super) fn text(row: &PastedRow, column: usize) -> &str {
    row.cells.get(column).map_or("", |cell| cell.text.as_str())
}

fn held(body: &[&PastedRow], column: usize) -> Held {
    let mut held = Held::default();
    for text in body.iter().map(|row| text(row, column)).filter(|text| !text.is_empty()) {
        let numbering = numbering::Numbering::of(text);
        let is_number = numbering::is_number_like(text);
        held.filled += 1;
        held.numbers += usize::from(is_number);
        held.dotted += usize::from(is_number && numbering.is_dotted());
        held.plain_digits += usize::from(is_number && numbering.is_plain_digits());
        held.points += usize::from(points::is_like(text));
        held.words += usize::from(text.chars().any(char::is_alphabetic) && !points::is_like(text));
        held.spaced += usize::from(text.contains(char::is_whitespace));
    }
    held
}

/// Takes columns for what their headings say.
fn by_headings(columns: &mut [OutlineColumn], held: &[Held], body: &[&PastedRow]) {
    let said: Vec<Option<Said>> = columns.iter().map(|column| said(&column.heading)).collect();
    let all = |wanted: Said| (0..said.len()).filter(|at| said[*at] == Some(wanted)).collect::<Vec<usize>>();
    let (numbers, codes, names, evidence) = (all(Said::Number), all(Said::Code), all(Said::Name), all(Said::Evidence));
    // A column that counts the rows 1, 2, 3 tells no levels, codes like 1.1.2 beside it do.
    let of_codes = codes.iter().find(|at| {
        let (code, number) = (held[columns[**at].at], numbers.first().map(|at| held[columns[*at].at]));
        code.dotted > 0 && code.numbers * 2 > code.filled && number.is_none_or(|number| number.dotted == 0)
    });
    let code_or_number = numbers.first().or_else(|| {
        codes.first().filter(|at| {
            let code = held[columns[**at].at];
            code.numbers * 2 > code.filled
        })
    });
    if let Some(at) = of_codes.or(code_or_number) {
        columns[*at].taken_as = OutlineUse::Number;
    }
    let plain = |at: &usize| match said[*at] {
        Some(Said::Max(plain)) => plain,
        _ => 0,
    };
    // The plainest, and of two alike the first.
    if let Some(at) = (0..columns.len()).rev().filter(|at| plain(at) > 0).max_by_key(plain) {
        columns[at].taken_as = OutlineUse::Max;
    }
    for at in evidence {
        columns[at].taken_as = OutlineUse::Evidence;
    }
    for at in all(Said::Citation) {
        columns[at].taken_as = OutlineUse::Citation;
    }
    // Of several columns with names the last is the rows' own where the others hold what stands above it; else the first.
    let mut name = None;
    for at in names.into_iter().rev() {
        let Some(own) = name else {
            columns[at].taken_as = OutlineUse::Name;
            name = Some(at);
            continue;
        };
        let is_filled = |row: &&&PastedRow, at: usize| !text(row, columns[at].at).is_empty();
        let both = body.iter().filter(|row| is_filled(row, at) && is_filled(row, own)).count();
        let of_own = body.iter().filter(|row| is_filled(row, own)).count();
        // Where nothing is merged, what stands above is said again in every row.
        let said_again = body.windows(2).filter(|pair| {
            let [before, after] = [pair[0], pair[1]].map(|row| text(row, columns[at].at));
            !after.is_empty() && before == after
        });
        let is_said_again = said_again.count() * 3 >= both;
        let [above, below] = [at, own].map(|at| level(&columns[at].heading));
        let is_level = above.is_some() && above < below;
        if (both * 2 > of_own && !is_said_again && !is_level) || of_own == 0 {
            columns[own].taken_as = OutlineUse::PassedOver;
            columns[at].taken_as = OutlineUse::Name;
            name = Some(at);
        } else {
            columns[at].taken_as = OutlineUse::Above;
        }
    }
}

/// Takes columns whose headings say nothing for what they hold, where something is wanting.
fn by_content(columns: &mut [OutlineColumn], held: &[Held], body: &[&PastedRow]) {
    let is_free = |column: &OutlineColumn| column.taken_as == OutlineUse::PassedOver && said(&column.heading).is_none();
    let has = |columns: &[OutlineColumn], taken_as| columns.iter().any(|column| column.taken_as == taken_as);
    let of = |column: &OutlineColumn| held[column.at];
    if !has(columns, OutlineUse::Number) {
        let name = columns.iter().position(|column| column.taken_as == OutlineUse::Name).unwrap_or(usize::MAX);
        let is_numbers = |column: &OutlineColumn| is_free(column) && of(column).numbers * 2 >= of(column).filled;
        let first =
            columns.iter().position(|column| of(column).filled > 0).filter(|at| *at < name && columns.len() > 1);
        if let Some(first) = first.filter(|at| is_numbers(&columns[*at])) {
            let counts =
                of(&columns[first]).dotted == 0 && of(&columns[first]).plain_digits == of(&columns[first]).filled;
            let next = columns.get(first + 1).filter(|next| {
                counts && first + 1 < name && is_numbers(next) && of(next).dotted > 0 && columns.len() > 3
            });
            let at = if next.is_some() { first + 1 } else { first };
            take(&mut columns[at], OutlineUse::Number);
        }
    }
    if !has(columns, OutlineUse::Max)
        && let Some(at) = points_column(columns, held, body)
    {
        take(&mut columns[at], OutlineUse::Max);
    }
    if !has(columns, OutlineUse::Name) {
        let is_words = |column: &&OutlineColumn| is_free(column) && of(column).words > 0;
        let most = columns.iter().filter(is_words).map(|column| of(column).words).max().unwrap_or_default();
        let candidates: Vec<usize> =
            (0..columns.len()).filter(|at| is_words(&&columns[*at]) && of(&columns[*at]).words * 2 >= most).collect();
        // Codes stand before names and are single words.
        let spaced = candidates.iter().find(|at| of(&columns[**at]).spaced * 2 >= of(&columns[**at]).filled);
        // A single column of letters is one of names.
        let of_letters =
            || columns.iter().position(|c| c.taken_by == TakenBy::Content && c.taken_as == OutlineUse::Number);
        if let Some(at) = spaced.or(candidates.first()).copied().or_else(of_letters) {
            take(&mut columns[at], OutlineUse::Name);
        }
    }
}

fn take(column: &mut OutlineColumn, taken_as: OutlineUse) {
    column.taken_as = taken_as;
    column.taken_by = TakenBy::Content;
}

/// The column with the points: of several with as many numbers the first that is nowhere below another, else the first.
fn points_column(columns: &[OutlineColumn], held: &[Held], body: &[&PastedRow]) -> Option<usize> {
    let is_points = |at: &usize| {
        let column = &columns[*at];
        let held = held[column.at];
        let is_free = column.taken_as == OutlineUse::PassedOver && said(&column.heading).is_none();
        is_free && held.points > 0 && held.points * 2 >= held.filled
    };
    let name = columns.iter().position(|column| column.taken_as == OutlineUse::Name);
    let is_behind = |at: &usize| name.map_or(*at > 0 || columns.len() == 1, |name| name < *at);
    let mut candidates: Vec<usize> = (0..columns.len()).filter(|at| is_points(at) && is_behind(at)).collect();
    // Areas have points as well, but nobody scores them.
    let points = |at: &usize| held[columns[*at].at].points;
    let most = candidates.iter().map(points).max().unwrap_or_default();
    candidates.retain(|at| points(at) * 10 >= most * 9);
    let value = |row: &PastedRow, at: usize| points::read(text(row, columns[at].at)).ok().flatten();
    let is_below = |one: usize, other: usize| {
        let pair = |row: &&PastedRow| Some((value(row, one)?, value(row, other)?));
        body.iter().filter_map(pair).any(|(one, other): (Decimal, Decimal)| one < other)
    };
    let top = candidates.iter().find(|one| !candidates.iter().any(|other| is_below(**one, *other)));
    top.or(candidates.first()).copied()
}

/// Takes a column for what a person chose. Numbers, names and points are those of one column each.
fn choose(columns: &mut [OutlineColumn], at: usize, taken_as: OutlineUse) {
    let is_single = matches!(taken_as, OutlineUse::Number | OutlineUse::Name | OutlineUse::Max);
    for column in columns.iter_mut() {
        if column.at == at {
            column.taken_as = taken_as;
            column.taken_by = TakenBy::Person;
        } else if is_single && column.taken_as == taken_as {
            column.taken_as = OutlineUse::PassedOver;
        }
    }
}
