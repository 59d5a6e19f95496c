//! Whether a unit stands in two rows of a table.

use super::Checked;
use super::finding::Report;
use super::matter::Matter;
use super::table::Meaning;
use crate::assessment::{Namesakes, Unit};

/// Tells the second row of a unit. A table that repeats more than one name in four has several rows for each unit.
pub(super) fn check(checked: &Checked, report: &mut Report) {
    let table = checked.table;
    let mut known = Namesakes::default();
    let mut twice = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let unit = Unit { name: row.name.clone(), ..Unit::default() };
        twice.extend(known.first(&unit).map(|first| (at, first)));
        known.push(&unit);
    }
    if twice.len() > 1 && twice.len() * 4 > table.rows.len() {
        return;
    }
    for (row, first) in twice {
        let line = table.rows[first].line;
        checked.say(report, Some(row), table.column(Meaning::Unit), Matter::UnitTwice { line });
    }
}
