//! Tables of web pages in which every cell stands on a line of its own.

use super::build::{Builder, RawCell, has_letter, is_group_number, ordinal, summary_kind};
use super::finding::{Report, Spot};
use super::heading::{self, HEADING_LIMIT};
use super::lines::{Line, bare, one_line};
use super::matter::Matter;
use super::printed::{CellNumber, Printed, SharedRank};
use super::table::{Column, Meaning, Measure, PublishedTable};
use super::values::TableDefect;
use crate::framework::Framework;

/// The most columns of such a table.
const COLUMN_LIMIT: usize = 40;
/// The most characters of a unit's name, of a group's heading.
const NAME_LIMIT: usize = 300;
/// The most lines that a group's name may take between the headings and the first row.
const GROUP_NAMES: usize = 2;
/// The most characters of a class.
const CLASS_LIMIT: usize = 40;

/// Reads the table that begins here, if one does; how many lines it has, or 0.
pub(super) fn read(
    lines: &[Line],
    framework: Option<&Framework>,
    tables: &mut Vec<PublishedTable>,
    report: &mut Report,
) -> usize {
    let Some(columns) = headings(lines, framework) else { return 0 };
    let (line, headings) = (lines[0].number, columns.len());
    // The name of the first group may follow the headings and look like one more: the reading with more rows counts.
    let named = columns.iter().rev().take(GROUP_NAMES).take_while(|column| column.meaning == Meaning::Unknown).count();
    let read = |width: usize, report: &mut Report| {
        let builder = Builder::new(tables.len(), line, columns[..width].to_vec())?;
        let mut cells = Cells { lines, at: width, builder, expected: 1 };
        while cells.step(report) {}
        Some(cells)
    };
    let widths = (headings - named..=headings).map(|width| {
        let rows = read(width, &mut Report::default()).map_or(0, |cells| cells.builder.rows());
        (rows, width)
    });
    if let Some((1.., width)) = widths.max()
        && let Some(cells) = read(width, report)
    {
        let end = cells.at;
        tables.extend(cells.builder.finish());
        return end;
    }
    // "1" and "2" stand as far from each other as a row has cells.
    let numbered = |from: usize, number: u32| {
        lines.iter().skip(from).take(COLUMN_LIMIT).position(|line| ordinal(&line.text) == Some(number))
    };
    let first = numbered(headings, 1).map(|at| headings + at);
    if let Some(cells) = first.and_then(|first| numbered(first, 2)).filter(|cells| *cells > 1) {
        let defect = TableDefect::Width { headings, cells };
        report.say(Spot::line(line), &lines[0].text, Matter::TableNotRead(defect));
        return headings;
    }
    0
}

/// What a line is as a heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct AsHeading {
    meaning: Meaning,
    /// Whether it can be no heading: too long, or a number.
    no_heading: bool,
    /// Whether it may be the number of a group.
    group: bool,
}

fn as_heading(line: &Line, framework: Option<&Framework>) -> AsHeading {
    *line.heading.get_or_init(|| {
        let short = line.text.len() <= HEADING_LIMIT * 3 && line.text.chars().count() <= HEADING_LIMIT;
        let text = if short { one_line(bare(&line.text)) } else { String::new() };
        let is_number = ordinal(&text).is_some()
            || SharedRank::read(&text).is_some()
            || matches!(Printed::cell(&text), CellNumber::Number(_));
        AsHeading {
            meaning: heading::column(&text, framework).meaning,
            no_heading: !short || is_number,
            group: is_group_number(&text),
        }
    })
}

/// The headings that begin here, one a line: running numbers or names first, until something that is no heading.
fn headings(lines: &[Line], framework: Option<&Framework>) -> Option<Vec<Column>> {
    let of = |line: &Line| as_heading(line, framework);
    let numbered = match of(lines.first()?).meaning {
        Meaning::Ordinal | Meaning::Result(Measure::Rank) => true,
        Meaning::Unit => false,
        _ => return None,
    };
    let ends = |(at, line): (usize, &Line)| {
        let own = of(line);
        let is_sentence = numbered && line.text.trim_end().ends_with('.');
        own.no_heading || (at > 1 && own.group) || (!numbered && own.meaning == Meaning::Unknown) || is_sentence
    };
    let lines = &lines[..lines.len().min(COLUMN_LIMIT + 1)];
    // "Các sở, ngành" behind the heading of the names is the name of a group.
    let names = lines.iter().position(|line| of(line).meaning == Meaning::Unit).unwrap_or(lines.len());
    let is_group = |(at, line): (usize, &Line)| at > names && heading::is_plural(&line.text);
    let count = lines.iter().enumerate().position(|line| ends(line) || is_group(line)).unwrap_or(lines.len());
    // Names of units may look like the heading of names: then nobody knows where the headings end.
    let units = lines[..count].iter().filter(|line| of(line).meaning == Meaning::Unit).count();
    if count > COLUMN_LIMIT || units != 1 {
        return None;
    }
    let texts: Vec<String> = lines[..count].iter().map(|line| one_line(bare(&line.text))).collect();
    let columns = heading::columns(&texts, framework);
    columns.iter().any(|column| column.meaning.is_number()).then_some(columns)
}

/// Walks along the cells of a table.
struct Cells<'l> {
    lines: &'l [Line],
    at: usize,
    builder: Builder,
    /// The running number of the next row, where rows have one.
    expected: u32,
}

impl Cells<'_> {
    fn text(&self, ahead: usize) -> &str {
        self.lines.get(self.at + ahead).map_or("", |line| bare(&line.text))
    }

    fn line(&self, ahead: usize) -> u32 {
        self.lines.get(self.at + ahead).map_or(0, |line| line.number)
    }

    /// Reads what stands here and goes on behind it; `false` at the end of the table.
    fn step(&mut self, report: &mut Report) -> bool {
        self.row(report) || self.summary() || self.group() || self.broken_row(report)
    }

    /// A row with all its cells; remarks are mostly empty, and then not there at all.
    fn row(&mut self, report: &mut Report) -> bool {
        let Some(present) = self.row_at(0) else { return false };
        let line = self.line(0);
        let mut cells: Vec<RawCell> = vec![(line, String::new()); self.builder.columns().len()];
        for (ahead, column) in present.iter().enumerate() {
            cells[*column] = (self.line(ahead), self.text(ahead).to_owned());
        }
        if let Some(number) = self.builder.ordinals().and_then(|column| ordinal(&cells[column].1)) {
            self.expected = number.saturating_add(1);
        }
        self.builder.row(cells, report);
        self.at += present.len();
        true
    }

    /// The columns whose cells stand here, one a line, when they make a row.
    fn row_at(&self, from: usize) -> Option<Vec<usize>> {
        let columns = self.builder.columns();
        let own = self.builder.ordinals().and_then(|column| ordinal(self.text(from + column)));
        // The next row begins within: this one lacks a cell.
        let lacks = |ahead: usize| {
            let next = ordinal(self.text(from + ahead)).filter(|_| has_letter(self.text(from + ahead + 1)));
            ahead > 0 && next.is_some() && next == own.map(|own| own.saturating_add(1))
        };
        let fit = |present: &[usize]| {
            let fits = |(ahead, column): (usize, &usize)| self.fits(self.text(from + ahead), *column) && !lacks(ahead);
            present.iter().enumerate().all(fits)
        };
        let all: Vec<usize> = (0..columns.len()).collect();
        if fit(&all) {
            return Some(all);
        }
        let remarks = |column: &usize| columns[*column].meaning == Meaning::Remarks;
        let without: Vec<usize> = all.iter().copied().filter(|column| !remarks(column)).collect();
        (without.len() < all.len() && fit(&without)).then_some(without)
    }

    /// Whether a text can be a cell of a column.
    fn fits(&self, text: &str, column: usize) -> bool {
        let meaning = self.builder.columns()[column].meaning;
        let number = Printed::cell_of(text, meaning);
        match meaning {
            Meaning::Ordinal => ordinal(text).is_some(),
            Meaning::Unit => has_letter(text) && text.chars().count() <= NAME_LIMIT && number == CellNumber::Other,
            Meaning::Result(Measure::Class)
            | Meaning::Before(Measure::Class)
            | Meaning::Change(Some(Measure::Class)) => {
                has_letter(text) && number == CellNumber::Other && text.chars().count() <= CLASS_LIMIT
            }
            Meaning::Remarks | Meaning::Group | Meaning::Unknown => {
                !text.is_empty() && text.chars().count() <= NAME_LIMIT
            }
            // What has no number says so in a word or two: "KAD".
            _ => !text.is_empty() && (number != CellNumber::Other || (has_letter(text) && text.chars().count() <= 5)),
        }
    }

    /// The name of a summary and its numbers, with or without an empty running number.
    fn summary(&mut self) -> bool {
        let name = self.text(0).to_owned();
        let Some(kind) = summary_kind(&name).filter(|_| name.chars().count() <= HEADING_LIMIT) else { return false };
        let mut values = Vec::new();
        while let CellNumber::Number(number) = Printed::cell(self.text(1 + values.len())) {
            // The running number of the next row, before a name.
            let next_row = self.builder.ordinals().is_some()
                && ordinal(self.text(1 + values.len())).is_some()
                && has_letter(self.text(2 + values.len()))
                && !values.is_empty();
            if next_row || values.len() > self.builder.columns().len() {
                break;
            }
            values.push((self.line(1 + values.len()), number));
        }
        if values.is_empty() {
            return false;
        }
        let line = self.line(0);
        let numbers: Vec<usize> =
            (0..self.builder.columns().len()).filter(|c| self.builder.columns()[*c].meaning.is_number()).collect();
        let count = values.len();
        let placed = values
            .into_iter()
            .enumerate()
            .map(|(nth, (line, number))| {
                let column = match count {
                    1 => self.builder.column_named(&name, &number),
                    count if count == numbers.len() => numbers.get(nth).copied(),
                    _ => None,
                };
                (line, column, number)
            })
            .collect();
        self.builder.summary(line, &name, kind, placed);
        self.at += 1 + count;
        true
    }

    /// The heading of a group: its number and its name, or a name before a row.
    fn group(&mut self) -> bool {
        let (first, second) = (self.text(0).to_owned(), self.text(1).to_owned());
        let is_name = |text: &str| {
            has_letter(text) && Printed::cell(text) == CellNumber::Other && text.chars().count() <= NAME_LIMIT
        };
        let line = self.line(0);
        if is_group_number(&first) && is_name(&second) && self.row_at(2).is_some() {
            self.builder.group(line, &first, &second);
            self.at += 2;
        } else if is_name(&first) && self.row_at(1).is_some() && self.builder.ordinals().is_some() {
            self.builder.group(line, "", &first);
            self.at += 1;
        } else {
            return false;
        }
        self.expected = 1;
        true
    }

    /// A row that lacks cells: what stands there up to the next row is said not to be read.
    fn broken_row(&mut self, report: &mut Report) -> bool {
        if self.builder.is_empty() || ordinal(self.text(0)) != Some(self.expected) || !has_letter(self.text(1)) {
            return false;
        }
        let width = self.builder.columns().len();
        let begun = self.at;
        for ahead in 2..=width + 1 {
            let next = ordinal(self.text(ahead)) == Some(self.expected + 1) && has_letter(self.text(ahead + 1));
            let ends = next
                || summary_kind(self.text(ahead)).is_some()
                || (is_group_number(self.text(ahead)) && has_letter(self.text(ahead + 1)))
                || self.text(ahead).is_empty();
            if ends {
                report.say(Spot::line(self.line(0)), self.text(1), Matter::RowNotRead);
                self.at = begun + ahead;
                self.expected += 1;
                return true;
            }
        }
        false
    }
}
