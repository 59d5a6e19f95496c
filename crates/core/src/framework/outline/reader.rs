//! Reading a pasted table row by row, once it is known what its columns are.

use std::collections::HashMap;

use super::columns::{columns, text};
use super::headings::{RowKind, told};
use super::numbering::{Numbering, date_parts, is_number_like, place, split};
use super::pasted::{COLUMN_LIMIT, Cover, PastedRow, PastedTable, TABLE_ROWS};
use super::{Outline, OutlineColumn, OutlineFault, OutlineFaultKind, OutlineRow, OutlineUse, ROW_LIMIT, points, words};
use crate::number::Decimal;

/// The longest number that a node may have.
const NUMBER_LIMIT: usize = 40;

/// A table while it is read.
struct Reader<'t> {
    table: &'t PastedTable,
    number: Option<usize>,
    above: Vec<usize>,
    name: Option<usize>,
    max: Option<usize>,
    evidence: Vec<usize>,
    citation: Vec<usize>,
    /// The column above the rows' own whose numbers the column with numbers holds.
    numbered_above: Option<usize>,
    outline: Outline,
    stack: Vec<Numbering>,
    /// What each column above the rows' own says now.
    open: Vec<String>,
    /// The numbers with parts of this area, with their lines.
    seen: HashMap<String, usize>,
    sums: Vec<(usize, Option<Decimal>)>,
}

/// What one row says.
#[derive(Default)]
struct Said {
    line: usize,
    number: String,
    name: String,
    max: Option<Decimal>,
    evidence: String,
    citation: String,
    /// The column above the rows' own in which it stands.
    above: Option<usize>,
}

pub(super) fn read(table: &PastedTable, chosen: &[(usize, OutlineUse)]) -> Outline {
    let told = told(table);
    let columns = columns(table, &told, chosen);
    let all = |wanted: OutlineUse| {
        columns
            .iter()
            .filter(|column| column.taken_as == wanted)
            .map(|column: &OutlineColumn| column.at)
            .collect::<Vec<_>>()
    };
    let first = |wanted| all(wanted).first().copied();
    let mut reader = Reader {
        table,
        number: first(OutlineUse::Number),
        above: all(OutlineUse::Above),
        name: first(OutlineUse::Name),
        max: first(OutlineUse::Max),
        evidence: all(OutlineUse::Evidence),
        citation: all(OutlineUse::Citation),
        numbered_above: None,
        open: vec![String::new(); all(OutlineUse::Above).len()],
        outline: Outline { rows: Vec::new(), faults: Vec::new(), columns, has_heading: !told.headings.is_empty() },
        stack: Vec::new(),
        seen: HashMap::new(),
        sums: Vec::new(),
    };
    reader.numbered_above = reader.find_numbered_above(&told.kinds);
    reader.read(&told.kinds);
    reader.outline
}

impl Reader<'_> {
    fn fault(&mut self, line: usize, kind: OutlineFaultKind) {
        self.outline.faults.push(OutlineFault { line, kind });
    }

    fn read(&mut self, kinds: &[RowKind]) {
        let table = self.table;
        for (row, kind) in table.rows.iter().zip(kinds) {
            let passed_over = match kind {
                RowKind::Empty => continue,
                RowKind::Title => OutlineFaultKind::Title,
                RowKind::Heading => OutlineFaultKind::Heading,
                RowKind::OtherHeading => OutlineFaultKind::OtherHeading,
                RowKind::Ordinals => OutlineFaultKind::Ordinals,
                RowKind::Beside => OutlineFaultKind::Beside,
                RowKind::Body if self.outline.rows.len() >= ROW_LIMIT => {
                    self.fault(row.line, OutlineFaultKind::TooMany { limit: ROW_LIMIT });
                    break;
                }
                RowKind::Body => {
                    self.row(row);
                    continue;
                }
            };
            self.fault(row.line, passed_over);
        }
        self.conclude();
    }

    fn conclude(&mut self) {
        let table = self.table;
        for line in &table.joined {
            self.fault(*line, OutlineFaultKind::Joined);
        }
        if let Some(line) = table.cut {
            self.fault(line, OutlineFaultKind::TooMany { limit: TABLE_ROWS });
        }
        if table.is_too_wide {
            self.fault(1, OutlineFaultKind::TooManyColumns { limit: COLUMN_LIMIT });
        }
        self.outline.take_choices();
        self.outline.fill_sums();
        for at in 0..self.outline.rows.len() {
            let rows = &mut self.outline.rows;
            let has_below = rows.get(at + 1).is_some_and(|next| next.depth > rows[at].depth);
            if has_below && !rows[at].evidence.is_empty() {
                rows[at].evidence.clear();
                let line = rows[at].line;
                self.fault(line, OutlineFaultKind::EvidenceAbove);
            }
        }
        let sums = std::mem::take(&mut self.sums);
        self.outline.compare_sums(&sums);
        self.outline.faults.sort_by_key(|fault| fault.line);
    }

    /// A row of the table: one of the outline, or two where what stands above it begins in the same row.
    fn row(&mut self, row: &PastedRow) {
        let mut said = self.said(row);
        let deepest = (0..self.above.len()).rev().find(|at| !text(row, self.above[*at]).is_empty());
        if said.number.is_empty() && words::is_sum(&said.name) && deepest.is_none() {
            self.sums.push((row.line, said.max));
            return;
        }
        if let Some(deepest) = deepest {
            let last = if said.name.is_empty() { deepest } else { self.above.len() };
            for at in 0..last {
                self.open_above(row, at, &mut said);
            }
            if said.name.is_empty() {
                said.name = one_line(text(row, self.above[deepest]));
                said.above = Some(deepest);
                self.open[deepest] = said.name.clone();
                self.open[deepest + 1..].iter_mut().for_each(String::clear);
            }
        } else if self.is_scale(&said) || self.continues(&said) {
            return;
        }
        if said.name.is_empty() {
            self.fault(row.line, OutlineFaultKind::NoName);
            return;
        }
        self.push(said);
    }

    /// Opens what stands above a row in a column of its own, where that begins with this row.
    fn open_above(&mut self, row: &PastedRow, at: usize, said: &mut Said) {
        let name = one_line(text(row, self.above[at]));
        if name.is_empty() || self.open[at] == name {
            return;
        }
        self.open[at] = name.clone();
        self.open[at + 1..].iter_mut().for_each(String::clear);
        let number = if self.numbered_above == Some(at) { std::mem::take(&mut said.number) } else { String::new() };
        let (number, name) = match split(&name, false) {
            Some((number, rest)) => (tidied(number), rest.to_owned()),
            None => (number, name),
        };
        self.push(Said { line: row.line, number, name, above: Some(at), ..Said::default() });
    }

    fn said(&mut self, row: &PastedRow) -> Said {
        let own = |column: Option<usize>| column.map_or("", |column| text(row, column));
        let (mut number, mut name) = (one_line(own(self.number)), one_line(own(self.name)));
        if row.is_beside {
            (number, name) = (String::new(), one_line(text(row, 0)));
        }
        // Merged with the name, or more than a number.
        if !number.is_empty() && !is_number_like(&number) && (name.is_empty() || number.chars().count() > NUMBER_LIMIT)
        {
            name = format!("{number} {name}").trim().to_owned();
            number.clear();
        }
        if number.is_empty()
            && let Some((first, rest)) = split(&name, self.number.is_none())
        {
            (number, name) = (first.to_owned(), rest.to_owned());
        }
        let cell = own(self.max);
        let max = match points::read(cell) {
            Ok(max) => max.or_else(|| points::behind_name(&name)),
            Err(fault) => {
                let found = one_line(cell);
                self.fault(row.line, OutlineFaultKind::Points { found, fault, sum: None });
                None
            }
        };
        let beside = |columns: &[usize], between: &str| {
            let texts = columns.iter().map(|column| self.reaching(row, *column)).filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join(between)
        };
        let (evidence, citation) = (beside(&self.evidence, "\n"), one_line(&beside(&self.citation, "; ")));
        Said { line: row.line, number: tidied(&number), name, max, evidence, citation, above: None }
    }

    /// The text of a cell, or of the one that reaches over it from above.
    fn reaching<'r>(&'r self, row: &'r PastedRow, column: usize) -> &'r str {
        match row.cells.get(column).map(|cell| cell.cover) {
            Some(Cover::Above(at)) => self.table.rows.get(at).map_or("", |row| text(row, column)),
            _ => text(row, column),
        }
    }

    /// Notes a row at the one before it where it says for what that one gets how many points: it has neither a number nor
    /// points of its own, and ends like "Kịp thời: 1 điểm". Gives whether it did.
    fn is_scale(&mut self, said: &Said) -> bool {
        let is_numbered = said.number.chars().any(char::is_alphanumeric);
        let has_numbers = self.number.is_some();
        let Some(last) = self.outline.rows.last_mut().filter(|_| has_numbers && !is_numbered) else { return false };
        let Some(given) = points::behind_option(&said.name) else { return false };
        if said.max.is_some_and(|max| max != given) || last.max.is_none() {
            return false;
        }
        add(&mut last.options, &said.name, "\n");
        last.add_beside(&said.evidence, &said.citation);
        self.fault(said.line, OutlineFaultKind::Scale);
        true
    }

    /// Joins a row to the one before it where it obviously goes on with it: it has no number, and either no name, or one
    /// that begins with a small letter. Gives whether it did.
    fn continues(&mut self, said: &Said) -> bool {
        let has_numbers = self.number.is_some();
        let Some(last) = self.outline.rows.last_mut() else { return false };
        let is_small = said.name.chars().next().is_some_and(char::is_lowercase);
        let fits = said.max.is_none() || last.max.is_none();
        if !said.number.is_empty() || !has_numbers {
            return false;
        }
        let has_beside = !said.evidence.is_empty() || !said.citation.is_empty();
        if is_small && fits {
            last.name = format!("{} {}", last.name, said.name);
            last.max = last.max.or(said.max);
        } else if !(said.name.is_empty() && said.max.is_none() && has_beside) {
            return false;
        }
        last.add_beside(&said.evidence, &said.citation);
        self.fault(said.line, OutlineFaultKind::Joined);
        true
    }

    fn push(&mut self, said: Said) {
        let Said { line, number, name, max, evidence, citation, above } = said;
        let numbering = match above {
            Some(column) if number.is_empty() || self.numbered_above == Some(column) => Numbering::above(column),
            _ => Numbering::of(&number),
        };
        let is_dotted = numbering.is_dotted();
        let placed = place(&mut self.stack, numbering);
        if let Some((first, second)) = date_parts(&number) {
            let (found, likely) = (number.clone(), format!("{first}.{second}"));
            self.fault(line, OutlineFaultKind::Date { found, likely });
        }
        if placed.is_orphan {
            self.fault(line, OutlineFaultKind::Orphan { number: number.clone() });
        }
        if placed.depth == 0 {
            self.seen.clear();
        }
        if is_dotted && let Some(before) = self.seen.insert(number.clone(), line) {
            self.fault(line, OutlineFaultKind::Again { number: number.clone(), line: before });
        }
        self.outline.rows.push(OutlineRow {
            line,
            number,
            name,
            max,
            evidence,
            citation,
            choices: Vec::new(),
            options: String::new(),
            depth: placed.depth,
        });
    }

    /// The column above the rows' own whose rows the numbers count, and not the rows themselves: nowhere is a number where
    /// that column says nothing, but there are rows without one.
    fn find_numbered_above(&self, kinds: &[RowKind]) -> Option<usize> {
        let (number, name) = (self.number?, self.name?);
        let body = || self.table.rows.iter().zip(kinds).filter(|(_, kind)| **kind == RowKind::Body).map(|(row, _)| row);
        let has = |row: &PastedRow, column: usize| !text(row, column).is_empty();
        let is_rare = body().any(|row| has(row, name) && !has(row, number));
        let of = |column: &usize| {
            body().any(|row| has(row, number))
                && body().filter(|row| has(row, name)).all(|row| !has(row, number) || has(row, *column))
        };
        if is_rare { self.above.iter().position(of) } else { None }
    }
}

/// A number as printed, without the marks behind it.
fn tidied(number: &str) -> String {
    let marks: &[char] = if number.starts_with('(') { &['.', ':'] } else { &['.', ')', ':'] };
    number.trim_end_matches(marks).trim().to_owned()
}

/// A text without line breaks.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl OutlineRow {
    /// Adds what stands beside a row that belongs to this one; a cell that reaches down over both says it once.
    pub(super) fn add_beside(&mut self, evidence: &str, citation: &str) {
        for (own, more, between) in [(&mut self.evidence, evidence, "\n"), (&mut self.citation, citation, "; ")] {
            let is_said = own.strip_suffix(more).is_some_and(|rest| rest.is_empty() || rest.ends_with(between));
            if !is_said {
                add(own, more, between);
            }
        }
    }
}

fn add(text: &mut String, more: &str, between: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push_str(between);
    }
    text.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_taken_is_said_by_line() {
        let outline = Outline::read("1\tA\t\n1.1\tB\t1\n1.2\t\t3\n1.3\tC\tx9\n1.4\tD\t1.234\nTổng\t\t9");
        let faults: Vec<(usize, OutlineFaultKind)> =
            outline.faults.iter().map(|fault| (fault.line, fault.kind.clone())).collect();
        assert_eq!(faults.len(), 4, "{faults:?}");
        assert_eq!(faults[0], (3, OutlineFaultKind::NoName));
        assert!(matches!(faults[1], (4, OutlineFaultKind::Points { .. })));
        assert!(matches!(faults[2], (5, OutlineFaultKind::Points { .. })));
        assert_eq!(faults[3], (6, OutlineFaultKind::Sum { printed: Decimal::from(9), found: Decimal::ONE }));
        assert_eq!(outline.rows[0].max, Some(Decimal::ONE), "the sum of what is below");
    }
}
