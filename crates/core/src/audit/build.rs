//! Putting a table together: headings first, then groups, rows and summary rows as they come.

use super::finding::{CellSpot, Report, Spot};
use super::heading::{says, words_of};
use super::lines::one_line;
use super::matter::Matter;
use super::printed::{CellNumber, Printed};
use super::table::{Cell, Column, Group, Meaning, Measure, PublishedTable, Row, Summary, SummaryKind};
use crate::number::FRACTION_DIGITS;

/// A cell as it stands, with its line.
pub(super) type RawCell = (u32, String);

/// A table in the making.
pub(super) struct Builder {
    table: PublishedTable,
    /// Its place among the tables of the text.
    at: usize,
    unit: usize,
    /// The heading of a group that has no rows yet.
    opened: Option<Group>,
    /// The column of groups.
    group_column: Option<usize>,
    /// Whether its groups do not stand one after the other: then nothing is known of whom each is ranked with.
    is_mixed: bool,
}

/// What a row's name says of the row: a summary of others, or nothing of the kind.
pub(super) fn summary_kind(name: &str) -> Option<SummaryKind> {
    let words = words_of(name);
    if says(&words, &["trung bình", "bình quân"]) {
        Some(SummaryKind::Mean)
    } else if says(&words, &["cao nhất"]) {
        Some(SummaryKind::Highest)
    } else if says(&words, &["thấp nhất"]) {
        Some(SummaryKind::Lowest)
    } else if says(&words, &["điểm tối đa", "điểm chuẩn", "thang điểm", "điểm cao nhất có thể"]) {
        Some(SummaryKind::Full)
    } else {
        ["tổng", "cộng", "tổng cộng", "tổng số"].contains(&words.trim()).then_some(SummaryKind::Sum)
    }
}

/// Whether what stands before a name counts groups and not units: `I`, `IV`, `A`.
pub(super) fn is_group_number(text: &str) -> bool {
    let bare = text.trim().trim_matches(['.', ')', '(', ':', ' ']);
    let is_roman = !bare.is_empty() && bare.len() <= 6 && bare.chars().all(|c| "IVX".contains(c));
    is_roman || matches!(bare.as_bytes(), [b'A'..=b'H'])
}

/// The running number in a cell: `7`, `07`, `7.`.
pub(super) fn ordinal(text: &str) -> Option<u32> {
    let bare = text.trim().trim_end_matches(['.', ')']);
    let digits = !bare.is_empty() && bare.len() <= 5 && bare.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| bare.parse().ok()).flatten()
}

/// Whether a text has a letter.
pub(super) fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

impl Builder {
    /// A table with these columns; `None` when none of them names the units.
    pub(super) fn new(at: usize, line: u32, columns: Vec<Column>) -> Option<Builder> {
        let unit = columns.iter().position(|column| column.meaning == Meaning::Unit)?;
        let table = PublishedTable {
            first_line: line,
            last_line: line,
            columns,
            groups: Vec::new(),
            rows: Vec::new(),
            summaries: Vec::new(),
        };
        let group_column = table.column(Meaning::Group);
        Some(Builder { table, at, unit, opened: None, group_column, is_mixed: false })
    }

    pub(super) fn columns(&self) -> &[Column] {
        &self.table.columns
    }

    /// The column of the units' names.
    pub(super) fn unit(&self) -> usize {
        self.unit
    }

    pub(super) fn ordinals(&self) -> Option<usize> {
        self.table.column(Meaning::Ordinal)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.table.rows.is_empty()
    }

    pub(super) fn rows(&self) -> usize {
        self.table.rows.len()
    }

    /// Opens a group. The heading right behind another one adds to its name.
    pub(super) fn group(&mut self, line: u32, number: &str, name: &str) {
        self.table.last_line = line;
        let name = one_line(name);
        match &mut self.opened {
            Some(group) if group.name.is_empty() || number.is_empty() => {
                let parts = [std::mem::take(&mut group.name), name];
                group.name = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" – ");
            }
            _ => {
                self.opened = Some(Group { line, number: number.trim().to_owned(), name, rows: 0..0 });
            }
        }
    }

    /// Adds a unit's row, with one cell for each column.
    pub(super) fn row(&mut self, cells: Vec<RawCell>, report: &mut Report) {
        let line = cells.iter().map(|(line, _)| *line).find(|line| *line > 0).unwrap_or(self.table.last_line);
        let at = self.table.rows.len();
        if let Some((line, name)) = self.group_column.and_then(|column| cells.get(column)) {
            self.of_group(*line, &one_line(name));
        }
        if let Some(mut group) = self.opened.take() {
            group.rows = at..at;
            self.table.groups.push(group);
        }
        if self.table.groups.is_empty() {
            self.table.groups.push(Group { line, number: String::new(), name: String::new(), rows: at..at });
        }
        let group = self.table.groups.len() - 1;
        self.table.groups[group].rows.end = at + 1;
        let mut read = Vec::with_capacity(cells.len());
        for (column, (line, text)) in cells.into_iter().enumerate() {
            let meaning = self.table.columns[column].meaning;
            let number = match Printed::cell_of(&text, meaning) {
                CellNumber::Number(number) if meaning.is_number() || meaning == Meaning::Unknown => Some(number),
                CellNumber::Other if meaning.is_number() => {
                    let spot = Spot::cell(line, CellSpot { table: self.at, row: Some(at), column: Some(column) });
                    report.say(spot, &text, Matter::NotANumber);
                    None
                }
                _ => None,
            };
            self.table.last_line = self.table.last_line.max(line);
            read.push(Cell { line, text: one_line(&text), number });
        }
        let name = read.get(self.unit).map(|cell| cell.text.clone()).unwrap_or_default();
        self.table.rows.push(Row { line, group, name, cells: read });
    }

    /// Opens the group that a cell of the row to come names, where it is another one than that of the rows above.
    fn of_group(&mut self, line: u32, name: &str) {
        let is_last = |group: &Group| words_of(&group.name) == words_of(name);
        if name.is_empty() || self.table.groups.last().is_some_and(is_last) {
            return;
        }
        self.is_mixed |= self.table.groups.iter().any(is_last);
        self.opened = Some(Group { line, number: String::new(), name: name.to_owned(), rows: 0..0 });
    }

    /// Takes groups that do not stand one after the other for one.
    fn unmix(&mut self) {
        let Some(first) = self.table.groups.first().filter(|_| self.is_mixed) else { return };
        let rows = 0..self.table.rows.len();
        self.table.groups = vec![Group { line: first.line, number: String::new(), name: String::new(), rows }];
        self.table.rows.iter_mut().for_each(|row| row.group = 0);
        self.table.summaries.iter_mut().for_each(|summary| summary.group = 0);
    }

    /// Adds a row that says something of the rows before it, its numbers each in a column.
    pub(super) fn summary(
        &mut self,
        line: u32,
        name: &str,
        kind: SummaryKind,
        values: Vec<(u32, Option<usize>, Printed)>,
    ) {
        self.table.last_line = values.iter().map(|(line, ..)| *line).fold(line.max(self.table.last_line), u32::max);
        let group = self.table.groups.len().saturating_sub(1);
        let behind = self.table.rows.len();
        self.table.summaries.push(Summary { line, name: one_line(name), kind, behind, group, values });
    }

    /// The column of a number that stands alone behind the name of a summary row.
    pub(super) fn column_named(&self, name: &str, number: &Printed) -> Option<usize> {
        let words = words_of(name);
        if number.percent || says(&words, &["chỉ số"]) {
            return self.table.result(Measure::Index);
        }
        let numbers = || self.table.columns.iter().enumerate().filter(|(_, column)| column.meaning.is_number());
        match numbers().collect::<Vec<_>>().as_slice() {
            [(only, _)] => Some(*only),
            _ if says(&words, &["tổng điểm", "điểm"]) => self.table.result(Measure::Total),
            _ => None,
        }
    }

    /// Gives the numbers of a column the decimals that the others show: spreadsheets copy 18.00 as 18.
    ///
    /// What only a few of them show are the decimals of these few. A column of whole points beside others with decimals
    /// has as many: 20 is 20.00 there.
    fn fill_decimals(&mut self) {
        let table = &self.table;
        let of = |column: usize| {
            let numbers = || table.rows.iter().filter_map(|row| row.cells[column].number.as_ref());
            let all = numbers().count();
            let shown = |decimals: u32| numbers().filter(|number| number.decimals() >= decimals).count();
            (1..=FRACTION_DIGITS as u32).take_while(|decimals| shown(*decimals) * 5 >= all.max(1)).last().unwrap_or(0)
        };
        let mut decimals: Vec<u32> = (0..table.columns.len()).map(of).collect();
        let is_points = |column: &Column| match column.meaning {
            Meaning::Part | Meaning::SelfScore | Meaning::Bonus | Meaning::Penalty | Meaning::Unknown => true,
            meaning => meaning == Meaning::Result(Measure::Total),
        };
        let points: Vec<usize> = (0..table.columns.len()).filter(|at| is_points(&table.columns[*at])).collect();
        let most = points.iter().map(|at| decimals[*at]).max().unwrap_or(0);
        for column in points {
            if decimals[column] == 0 {
                decimals[column] = most;
            }
        }
        for row in &mut self.table.rows {
            for (cell, most) in row.cells.iter_mut().zip(&decimals) {
                if let Some(number) = cell.number.as_mut().filter(|number| number.decimals() < *most) {
                    number.value.rescale(*most);
                }
            }
        }
    }

    /// The table, when it has rows.
    pub(super) fn finish(mut self) -> Option<PublishedTable> {
        self.table.groups.retain(|group| !group.rows.is_empty());
        self.unmix();
        self.fill_decimals();
        (!self.table.rows.is_empty()).then_some(self.table)
    }
}
