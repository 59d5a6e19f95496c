//! The auditor: what a published table or article says, what of it agrees, and exactly what does not.
//!
//! It reads tables as they are pasted and sentences as they are written, computes everything again that can be
//! computed, and says of everything with which numbers it did. What it is not certain of it calls unchecked, and does
//! not call wrong. docs/audit.md has its codes and its limits.

mod build;
mod changes;
mod classes;
mod contested;
mod finding;
mod heading;
mod index;
mod lines;
mod matter;
mod means;
mod order;
mod printed;
mod prose;
mod rows;
mod stacked;
mod sums;
mod table;
mod units;
mod unstacked;
mod values;
mod words;

pub use finding::{CellSpot, Certainty, FINDING_LIMIT, Finding, QUOTE_LIMIT, Severity, Spot};
pub use matter::Matter;
pub use printed::{Interval, Mark, Printed};
pub use table::{Cell, Column, Group, Meaning, Measure, PublishedTable, Row, Summary, SummaryKind};
pub use unstacked::unstacked;
pub use values::{
    BaseOrigin, ClassCount, ClassEdge, Counted, MoveFault, Moved, Part, Reason, Sample, SignedColumn, Standing,
    TableDefect, Term, Whole,
};

use crate::exchange::table::Grid;
use crate::framework::Framework;
use finding::Report;
use index::Made;
use lines::{Line, lines};

/// The most bytes of a text; a longer one is not read.
pub const TEXT_LIMIT: usize = 4 << 20;
/// The most lines of a text; further ones are not read.
pub const LINE_LIMIT: usize = 200_000;

/// What was found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    /// Its tables, in order.
    pub tables: Vec<PublishedTable>,
    /// What does not agree or is worth a look, in order of place.
    pub findings: Vec<Finding>,
    /// What was computed again and agrees.
    pub agreed: Vec<Finding>,
    /// What could not be checked, and why.
    pub unchecked: Vec<Finding>,
}

/// Audits a text that was pasted: tables, an article, or both. With a framework, its areas, maxima and classes count.
pub fn audit(text: &str, framework: Option<&Framework>) -> Audit {
    let mut report = Report::default();
    if text.len() > TEXT_LIMIT {
        report.say(Spot::line(0), "", Matter::TooLarge { bytes: text.len(), limit: TEXT_LIMIT });
        return told(Vec::new(), report);
    }
    let read = lines(text, LINE_LIMIT);
    if read.cut {
        report.say(Spot::line(LINE_LIMIT as u32), "", Matter::TooManyLines { limit: LINE_LIMIT });
    }
    if let Some((line, character)) = read.turned {
        report.say(Spot::line(line), "", Matter::Turned { character });
    }
    let (tables, prose) = divided(&read.lines, framework, &mut report);
    let legend = prose::legend(&prose);
    let made = check(&tables, legend, framework, &mut report);
    prose::check(&Known { tables: &tables, made: &made, framework, legend }, &prose, &mut report);
    told(tables, report)
}

/// Audits the sheet of a workbook, or another table that is already cut into cells. Lines are its rows.
pub fn audit_grid(grid: &Grid, framework: Option<&Framework>) -> Audit {
    let (mut report, mut tables) = (Report::default(), Vec::new());
    rows::read_grid(grid, framework, &mut tables, &mut report);
    prose::marks(&tables, &[], &mut report);
    check(&tables, false, framework, &mut report);
    told(tables, report)
}

/// Everything in order of its place.
fn told(tables: Vec<PublishedTable>, mut report: Report) -> Audit {
    contested::leave_out(&mut report);
    if report.left_out > 0 {
        // The last one gives its place to what is said of all that were left out.
        let left_out = report.left_out + usize::from(report.unchecked.len() >= FINDING_LIMIT);
        report.unchecked.truncate(FINDING_LIMIT - 1);
        report.say(Spot::line(0), "", Matter::MoreFindings { left_out });
    }
    for list in [&mut report.findings, &mut report.agreed, &mut report.unchecked] {
        list.sort_by_key(|finding| finding.spot.line);
    }
    Audit { tables, findings: report.findings, agreed: report.agreed, unchecked: report.unchecked }
}

/// The tables of a text, and its lines that belong to none.
fn divided<'l>(
    lines: &'l [Line],
    framework: Option<&Framework>,
    report: &mut Report,
) -> (Vec<PublishedTable>, Vec<&'l Line>) {
    let (mut tables, mut prose, mut at) = (Vec::new(), Vec::new(), 0);
    while at < lines.len() {
        let rest = &lines[at..];
        let stacked = stacked::read(rest, framework, &mut tables, report);
        if stacked > 0 {
            at += stacked;
            continue;
        }
        match rows::read(rest, framework, &mut tables, report) {
            Some(block) if block.taken => at += block.lines,
            Some(block) => {
                prose.extend(&rest[..block.lines]);
                at += block.lines;
            }
            None => {
                prose.push(&rest[0]);
                at += 1;
            }
        }
    }
    (tables, prose)
}

/// Checks each table by itself; how each was made, for what is said of it elsewhere.
fn check(tables: &[PublishedTable], legend: bool, framework: Option<&Framework>, report: &mut Report) -> Vec<Made> {
    let one = |(at, table)| {
        let checked = Checked { table, at, framework, legend };
        let made = Made::of(&checked);
        units::check(&checked, report);
        sums::check(&checked, report);
        index::check(&checked, report);
        order::check(&checked, report);
        classes::check(&checked, report);
        means::check(&checked, &made, report);
        changes::check(&checked, report);
        made
    };
    tables.iter().enumerate().map(one).collect()
}

/// What is known around the sentences of a text.
struct Known<'t> {
    tables: &'t [PublishedTable],
    made: &'t [Made],
    framework: Option<&'t Framework>,
    /// Whether the text says where the classes begin.
    legend: bool,
}

/// A table that is checked, and what is known around it.
struct Checked<'t> {
    table: &'t PublishedTable,
    /// Its place among the tables of the text.
    at: usize,
    framework: Option<&'t Framework>,
    /// Whether the text says where the classes begin.
    legend: bool,
}

impl Checked<'_> {
    fn spot_at(&self, line: u32, row: Option<usize>, column: Option<usize>) -> Spot {
        Spot::cell(line, CellSpot { table: self.at, row, column })
    }

    /// A place in the table, and its text: a row with all its cells.
    fn spot(&self, row: Option<usize>, column: Option<usize>) -> (Spot, String) {
        let Some(at) = row else { return (self.spot_at(self.table.first_line, None, column), String::new()) };
        let row = &self.table.rows[at];
        let line = column.and_then(|column| row.cells.get(column)).map_or(row.line, |cell| cell.line);
        let cells: Vec<&str> =
            row.cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
        (self.spot_at(line, Some(at), column), cells.join(" | "))
    }

    /// Says what the printed numbers alone show.
    fn say(&self, report: &mut Report, row: Option<usize>, column: Option<usize>, matter: Matter) {
        let (spot, quote) = self.spot(row, column);
        report.say(spot, &quote, matter);
    }

    /// Says what rests on what was inferred, or on a heading.
    fn say_as_read(&self, report: &mut Report, row: Option<usize>, column: Option<usize>, matter: Matter) {
        let (spot, quote) = self.spot(row, column);
        report.say_as_read(spot, &quote, matter);
    }

    /// Says something of a group.
    fn say_of_group(&self, report: &mut Report, group: usize, matter: Matter) {
        let group = &self.table.groups[group];
        let name = [group.number.as_str(), group.name.as_str()].join(" ");
        report.say_as_read(self.spot_at(group.line, None, None), &name, matter);
    }
}
