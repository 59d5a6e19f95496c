//! Whether the parts of each row add up to its total.

use super::Checked;
use super::finding::Report;
use super::matter::Matter;
use super::printed::{Interval, Printed};
use super::table::{Meaning, Measure, PublishedTable};
use super::values::{SignedColumn, Term};
use crate::number::{Exact, RoundingMode};

/// One row's sum.
struct Sum {
    row: usize,
    terms: Vec<Term>,
    sum: Exact,
    total: Printed,
    fit: Fit,
}

enum Fit {
    Exact,
    /// Decimals that are not printed explain the difference: the total lies in the interval.
    Hidden(Interval),
    Wrong,
}

/// Checks the sums of a table. Which columns are parts is what most rows say; where none say it, that is told.
pub(super) fn check(checked: &Checked, report: &mut Report) {
    maxima(checked, report);
    let table = checked.table;
    let Some(total) = table.result(Measure::Total) else { return };
    let mut best: Option<(Vec<SignedColumn>, Vec<Sum>)> = None;
    let fits = |sums: &[Sum]| sums.iter().filter(|sum| !matches!(sum.fit, Fit::Wrong)).count();
    for columns in choices(table, total) {
        let sums = sums(table, &columns, total);
        if best.as_ref().is_none_or(|(_, known)| fits(&sums) > fits(known)) {
            best = Some((columns, sums));
        }
    }
    let Some((columns, sums)) = best.filter(|(_, sums)| !sums.is_empty()) else { return };
    let (good, of) = (fits(&sums), sums.len());
    if good * 10 < of * 6 {
        return checked.say(report, None, Some(total), Matter::SumUnknown { fits: good, of });
    }
    let exact = sums.iter().filter(|sum| matches!(sum.fit, Fit::Exact)).count();
    let hidden = good - exact;
    // Where many rows differ by what rounding explains, the total is added up before rounding, and no row is odd.
    let is_odd = hidden <= (of / 5).max(1);
    let told = if is_odd { 0 } else { hidden };
    checked.say(report, None, Some(total), Matter::SumsAgree { columns, total, exact, hidden: told });
    for Sum { row, terms, sum, total: printed, fit } in sums {
        let matter = match fit {
            Fit::Wrong => Matter::SumWrong { terms, sum, total: printed },
            Fit::Hidden(hidden) if is_odd => Matter::SumHidden { terms, sum, total: printed, hidden },
            _ => continue,
        };
        checked.say(report, Some(row), Some(total), matter);
    }
}

/// The sets of columns that may add up: those whose headings say so, then also those that nothing is known of.
fn choices(table: &PublishedTable, total: usize) -> Vec<Vec<SignedColumn>> {
    let of = |wanted: &dyn Fn(usize, Meaning) -> bool| -> Vec<SignedColumn> {
        let columns = table.columns.iter().enumerate();
        let chosen = columns.filter(|(at, column)| *at != total && wanted(*at, column.meaning));
        chosen.map(|(column, it)| SignedColumn { column, minus: it.meaning == Meaning::Penalty }).collect()
    };
    let has_numbers = |column: usize| {
        let numbers = (0..table.rows.len()).filter(|row| table.number(*row, column).is_some()).count();
        numbers * 2 >= table.rows.len()
    };
    let blocks = |meaning: Meaning| matches!(meaning, Meaning::Bonus | Meaning::Penalty);
    let unknown = |at: usize, meaning: Meaning| meaning == Meaning::Unknown && at < total && has_numbers(at);
    let mut choices = vec![
        of(&|_, meaning| meaning == Meaning::Part || blocks(meaning)),
        of(&|_, meaning| meaning == Meaning::Part),
        of(&|at, meaning| meaning == Meaning::Part || blocks(meaning) || unknown(at, meaning)),
        of(&|at, meaning| meaning == Meaning::SelfScore || blocks(meaning) || unknown(at, meaning)),
    ];
    // A total that stands before its parts.
    let behind = |at: usize, meaning: Meaning| meaning == Meaning::Unknown && at > total && has_numbers(at);
    let all = of(&|at, meaning| meaning == Meaning::Part || blocks(meaning) || behind(at, meaning));
    if all.iter().filter(|column| column.column > total).count() > 2 {
        choices.push(all);
    }
    choices.retain(|columns| columns.iter().filter(|column| !column.minus).count() > 1 || columns.len() > 1);
    choices.dedup();
    choices
}

fn sums(table: &PublishedTable, columns: &[SignedColumn], total: usize) -> Vec<Sum> {
    let one = |row: usize| {
        let printed = *table.number(row, total)?;
        let terms: Option<Vec<Term>> = columns
            .iter()
            .map(|SignedColumn { column, minus }| {
                // Penalties are printed with or without their sign, and are taken away in both.
                let taken = |value: &Printed| *minus && !value.value.is_sign_negative();
                table.number(row, *column).map(|value| Term { column: *column, value: *value, minus: taken(value) })
            })
            .collect();
        let terms = terms?;
        let sum = terms.iter().fold(Exact::ZERO, |sum, term| {
            if term.minus { &sum - &term.value.exact() } else { &sum + &term.value.exact() }
        });
        let fit = if sum == printed.exact() { Fit::Exact } else { hidden(&terms, &printed) };
        Some(Sum { row, terms, sum, total: printed, fit })
    };
    (0..table.rows.len()).filter_map(one).collect()
}

/// The totals that are printed so and are sums of what is printed as the terms, all by half-up or all cut off.
fn hidden(terms: &[Term], total: &Printed) -> Fit {
    // Whole points are counted, not rounded.
    if total.decimals() == 0 && terms.iter().all(|term| term.value.decimals() == 0) {
        return Fit::Wrong;
    }
    for mode in [RoundingMode::HalfUp, RoundingMode::Down] {
        let sum = terms.iter().fold(Interval::point(Exact::ZERO), |sum, term| {
            let value = term.value.hidden(mode);
            if term.minus { sum.minus(&value) } else { sum.plus(&value) }
        });
        if let Some(both) = sum.both(&total.hidden(mode)) {
            return Fit::Hidden(both);
        }
    }
    Fit::Wrong
}

/// Points above what an area can give, or above the row's own base.
fn maxima(checked: &Checked, report: &mut Report) {
    let table = checked.table;
    let full = table.summaries.iter().filter(|summary| summary.kind == super::table::SummaryKind::Full);
    let printed: Vec<(usize, Printed)> =
        full.flat_map(|row| row.values.iter().filter_map(|(_, column, number)| Some(((*column)?, *number)))).collect();
    for (at, column) in table.columns.iter().enumerate() {
        let of_area = column.area.zip(checked.framework).map(|(area, framework)| framework.node(area).max);
        let of_row = printed.iter().find(|(column, _)| *column == at).map(|(_, number)| number.value);
        let Some(max) = of_row.or(of_area) else { continue };
        for row in 0..table.rows.len() {
            if let Some(value) = table.number(row, at).filter(|number| number.value > max) {
                checked.say(report, Some(row), Some(at), Matter::AboveMaximum { value: value.value, max });
            }
        }
    }
}
