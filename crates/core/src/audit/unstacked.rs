//! Tables of web pages, each cell on a line of its own, as rows of cells.

use super::TEXT_LIMIT;
use super::finding::Report;
use super::lines::lines;
use super::stacked;
use super::table::{Meaning, PublishedTable};
use crate::exchange::table::{Grid, Separator};
use crate::framework::Framework;

/// The most lines of a text that is looked through for such tables.
const LINES: usize = 50_000;

/// The tables of a text in which every cell stands on a line of its own, one below the other; `None` where it has none, or
/// its cells are divided by tabs.
pub fn unstacked(text: &str, framework: Option<&Framework>) -> Option<Grid> {
    if text.len() > TEXT_LIMIT || text.contains('\t') {
        return None;
    }
    let (read, mut tables, mut report) = (lines(text, LINES).lines, Vec::new(), Report::default());
    let mut at = 0;
    while at < read.len() {
        at += stacked::read(&read[at..], framework, &mut tables, &mut report).max(1);
    }
    // Lines of CSV are no headings.
    let is_csv = |table: &PublishedTable| {
        table.columns.iter().any(|column| column.heading.contains(';') || column.heading.matches(',').count() > 2)
    };
    if tables.is_empty() || tables.iter().any(is_csv) {
        return None;
    }
    let rows: Vec<String> = tables.iter().flat_map(rows).collect();
    Grid::read_as(&rows.join("\n"), Separator::Tab).ok()
}

/// The heading, and each group, row and summary in its place.
fn rows(table: &PublishedTable) -> Vec<String> {
    let width = table.columns.len();
    let unit = table.column(Meaning::Unit).unwrap_or_default();
    let row = |cells: Vec<String>| cells.join("\t");
    let mut rows = vec![row(table.columns.iter().map(|column| cell(&column.heading)).collect())];
    let summaries = |behind: usize| {
        table.summaries.iter().filter(move |summary| summary.behind == behind).map(|summary| {
            let mut cells = vec![String::new(); width];
            cells[unit] = cell(&summary.name);
            for (column, value) in
                summary.values.iter().filter_map(|(_, column, value)| Some((*column.as_ref()?, value)))
            {
                cells[column] = value.value.to_string();
            }
            row(cells)
        })
    };
    for (at, one) in table.rows.iter().enumerate() {
        rows.extend(summaries(at));
        let group = table.groups.iter().find(|group| group.rows.start == at);
        if let Some(group) = group.filter(|group| !(group.name.is_empty() && group.number.is_empty())) {
            let mut cells = vec![String::new(); width];
            cells[unit] = cell(&group.name);
            if let Some(ordinals) = table.column(Meaning::Ordinal) {
                cells[ordinals] = cell(&group.number);
            }
            rows.push(row(cells));
        }
        rows.push(row(one.cells.iter().map(|one| cell(&one.text)).collect()));
    }
    rows.extend(summaries(table.rows.len()));
    rows
}

/// A cell as a spreadsheet puts it on the clipboard.
fn cell(text: &str) -> String {
    if text.starts_with('"') { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
