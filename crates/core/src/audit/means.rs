//! Whether means, highest and lowest values that a table states are those of its rows.

use std::ops::Range;

use super::Checked;
use super::finding::Report;
use super::index::rounding;
use super::matter::Matter;
use super::printed::{Interval, Printed};
use super::table::{Measure, PublishedTable, Summary, SummaryKind};
use crate::number::{Decimal, Exact, Rounding, RoundingMode};

/// The most summary rows of a table that are checked, each against all rows.
const SUMMARY_LIMIT: usize = 200;

/// How a stated mean stands to that of some rows.
pub(super) enum MeanFit {
    Agrees,
    /// Decimals that are not printed explain the difference.
    Hidden,
    Differs,
    /// It lies below the lowest or above the highest.
    Outside {
        lowest: Printed,
        highest: Printed,
    },
}

/// Checks the summary rows of a table.
pub(super) fn check(checked: &Checked, report: &mut Report) {
    let table = checked.table;
    let mode = rounding(checked);
    let mut begun = 0;
    for (nth, summary) in table.summaries.iter().enumerate() {
        let own = begun..summary.behind;
        match summary.kind {
            SummaryKind::Mean | SummaryKind::Highest | SummaryKind::Lowest => {
                for (line, column, printed) in &summary.values {
                    let spot = checked.spot_at(*line, None, *column);
                    let unclear = Matter::SummaryUnclear { kind: summary.kind, printed: *printed };
                    let matter = column
                        .filter(|_| nth < SUMMARY_LIMIT)
                        .and_then(|column| judged(table, summary, &own, column, printed, mode))
                        .unwrap_or(unclear);
                    report.say(spot, &format!("{} {}", summary.name, printed.value), matter);
                }
                begun = summary.behind;
            }
            SummaryKind::Full | SummaryKind::Sum => {}
        }
    }
}

/// What is said of a number of a summary row: it is of the rows since the last one, of all before it, or of all.
fn judged(
    table: &PublishedTable,
    summary: &Summary,
    own: &Range<usize>,
    column: usize,
    printed: &Printed,
    mode: RoundingMode,
) -> Option<Matter> {
    let scopes = [own.clone(), table.groups.get(summary.group)?.rows.clone(), 0..summary.behind, 0..table.rows.len()];
    let scopes = || scopes.iter().filter(|rows| Range::clone(rows).any(|row| table.number(row, column).is_some()));
    if summary.kind == SummaryKind::Mean {
        let mut fallback = None;
        for rows in scopes() {
            let (mean, count) = mean(table, rows.clone(), column)?;
            let matter = match fit(table, rows.clone(), column, printed, mode) {
                MeanFit::Agrees => return Some(Matter::MeanAgrees { printed: *printed, mean, rows: count }),
                MeanFit::Hidden => Matter::MeanHidden { printed: *printed, mean, rows: count },
                MeanFit::Differs => Matter::MeanDiffers { printed: *printed, mean, rows: count },
                MeanFit::Outside { lowest, highest } => {
                    Matter::MeanOutside { printed: *printed, mean, rows: count, lowest, highest }
                }
            };
            // The scope that it fits best.
            let better = |known: &Matter| matter.severity() > known.severity();
            if fallback.as_ref().is_none_or(better) {
                fallback = Some(matter);
            }
        }
        return fallback;
    }
    let highest = summary.kind == SummaryKind::Highest;
    let mut wrong = None;
    for rows in scopes() {
        let (row, value) = extreme(table, rows.clone(), column, highest)?;
        if value.value == printed.value {
            return Some(Matter::ExtremeAgrees { highest, row, printed: *printed });
        }
        wrong = wrong.or(Some(Matter::ExtremeWrong { highest, printed: *printed, row, value }));
    }
    wrong
}

/// The mean of the printed numbers of some rows in a column, and how many there are.
pub(super) fn mean(table: &PublishedTable, rows: Range<usize>, column: usize) -> Option<(Exact, usize)> {
    let values: Vec<Exact> = rows.filter_map(|row| table.number(row, column)).map(Printed::exact).collect();
    let sum = values.iter().fold(Exact::ZERO, |sum, value| &sum + value);
    Some((sum.checked_div(&Exact::from(values.len() as i64))?, values.len()))
}

/// The row with the highest or lowest number in a column.
pub(super) fn extreme(
    table: &PublishedTable,
    rows: Range<usize>,
    column: usize,
    highest: bool,
) -> Option<(usize, Printed)> {
    let values = rows.filter_map(|row| Some((row, *table.number(row, column)?)));
    // Of equal ones the first.
    let better = |one: &Decimal, other: &Decimal| if highest { other > one } else { other < one };
    values.reduce(|best, next| if better(&best.1.value, &next.1.value) { next } else { best })
}

/// How a stated mean stands to that of some rows, rounded half up or as their indices are.
pub(super) fn fit(
    table: &PublishedTable,
    rows: Range<usize>,
    column: usize,
    printed: &Printed,
    mode: RoundingMode,
) -> MeanFit {
    let Some((exact, count)) = mean(table, rows.clone(), column) else { return MeanFit::Differs };
    let rounded = |mode| exact.round(Rounding { decimals: printed.decimals(), mode });
    if rounded(RoundingMode::HalfUp) == printed.value || rounded(mode) == printed.value {
        return MeanFit::Agrees;
    }
    // The numbers may have been averaged before they were rounded.
    let hidden = |mode| {
        let values = rows.clone().filter_map(|row| table.number(row, column)).map(|value| value.hidden(mode));
        let sum = values.fold(Interval::point(Exact::ZERO), |sum, value| sum.plus(&value));
        let share = Exact::from(1).checked_div(&Exact::from(count as i64)).unwrap_or(Exact::ZERO);
        sum.times(&share).both(&printed.hidden(mode)).is_some()
    };
    if hidden(RoundingMode::HalfUp) || hidden(RoundingMode::Down) {
        return MeanFit::Hidden;
    }
    let (lowest, highest) = (extreme(table, rows.clone(), column, false), extreme(table, rows, column, true));
    match (lowest, highest) {
        (Some((_, lowest)), Some((_, highest))) if printed.value < lowest.value || printed.value > highest.value => {
            MeanFit::Outside { lowest, highest }
        }
        _ => MeanFit::Differs,
    }
}

/// The column that a statement about the table is of: the index when it is in percent, else the total.
pub(super) fn stated_column(table: &PublishedTable, percent: bool) -> Option<usize> {
    let (index, total) = (table.result(Measure::Index), table.result(Measure::Total));
    if percent { index } else { total }
}
