//! Pasted tables, typed like the annexes of decisions, become the tree of a framework, or say what was not taken.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "outline/broken.rs"]
mod broken;
#[path = "outline/choices.rs"]
mod choices;
#[path = "outline/columns.rs"]
mod columns;
#[path = "outline/headed.rs"]
mod headed;
#[path = "outline/hostile.rs"]
mod hostile;
#[path = "outline/levels.rs"]
mod levels;
#[path = "outline/merged.rs"]
mod merged;

use thuocdo_core::framework::{Outline, OutlineFaultKind};

/// The rows of an outline, each as `depth number|name|max|evidence`, behind it `@` and its citation, its options and notes
/// below it, and its faults, each as `line: what`.
pub fn shown(outline: &Outline) -> String {
    let mut lines = Vec::new();
    for row in &outline.rows {
        let max = row.max.unwrap_or_default().normalize();
        let evidence = row.evidence.replace('\n', " / ");
        let evidence = if evidence.is_empty() { evidence } else { format!("|{evidence}") };
        let citation = if row.citation.is_empty() { String::new() } else { format!("@{}", row.citation) };
        lines.push(format!("{} {}|{}|{max}{evidence}{citation}", row.depth, row.number, row.name));
        lines.extend(row.choices.iter().map(|(label, points)| format!("> {label} {}", points.normalize())));
        lines.extend(row.options.lines().map(|line| format!("* {line}")));
    }
    for fault in &outline.faults {
        let what = match &fault.kind {
            OutlineFaultKind::Points { found, .. } => format!("points {found}"),
            OutlineFaultKind::Below { printed, found } => format!("below {printed} {found}"),
            OutlineFaultKind::Choices { count, add_up } => format!("choices {count}{}", if *add_up { "?" } else { "" }),
            OutlineFaultKind::Sum { printed, found } => format!("sum {printed} {found}"),
            OutlineFaultKind::Date { found, likely } => format!("date {found} {likely}"),
            OutlineFaultKind::Orphan { number } => format!("orphan {number}"),
            OutlineFaultKind::Again { number, line } => format!("again {number} {line}"),
            OutlineFaultKind::TooMany { limit } => format!("too many {limit}"),
            OutlineFaultKind::TooManyColumns { limit } => format!("too many columns {limit}"),
            plain => format!("{plain:?}"),
        };
        lines.push(format!("{}: {what}", fault.line));
    }
    lines.join("\n")
}

/// A table typed with ` | ` between its cells and one row to a line, as a spreadsheet copies it: tabs, every row as wide.
pub fn spreadsheet(table: &str) -> String {
    let rows: Vec<Vec<&str>> =
        table.trim().lines().map(|line| line.trim().split('|').map(str::trim).collect()).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let row = |row: &Vec<&str>| {
        let mut cells: Vec<&str> = row.clone();
        cells.resize(width, "");
        cells.join("\t")
    };
    rows.iter().map(row).collect::<Vec<_>>().join("\r\n")
}

/// Checks what becomes of a text.
#[track_caller]
pub fn check_text(what: &str, text: &str, wanted: &str) {
    let wanted: Vec<&str> = wanted.trim().lines().map(str::trim).collect();
    assert_eq!(shown(&Outline::read(text)), wanted.join("\n"), "{what}");
}

/// Checks what becomes of a table typed as for [`spreadsheet`].
#[track_caller]
pub fn check(what: &str, table: &str, wanted: &str) {
    check_text(what, &spreadsheet(table), wanted);
}
