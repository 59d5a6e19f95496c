//! Own denominators that a table does not print: found from the total and the index that it prints of a unit.

use std::collections::BTreeSet;

use super::columns::{Meaning, StatedKind};
use super::place::Separator;
use super::problem::TableFault;
use super::read::{Table, TableUnit};
use super::report::Report;
use super::totals::{INDEX_NODE, near};
use crate::assessment::Given;
use crate::framework::Framework;
use crate::number::{Decimal, Exact, Rounding, RoundingMode};
use crate::score::score;

/// What came of the totals and indices of a table; the units by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The units that were given a denominator of their own.
    pub own: Vec<usize>,
    /// The units whose index comes neither of the framework's denominator nor of one of their own.
    pub left: Vec<(usize, NoDenominator)>,
}

/// Why no denominator follows from a total and an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDenominator {
    /// None of those up to the framework's gives the index.
    None,
    /// Several do, because of the index so few digits are printed.
    Several,
}

/// Gives each unit of a table that prints totals, indices and no denominators the one that both follow from, where it is not
/// the framework's; what is told of its results is told anew.
///
/// `framework` is what `table` was read by. Where that is not what [`of_results`](super::of_results) gave, and points of
/// nodes stand in the table, this is of units whose printed total comes out of them and whose index does not.
pub fn settle_denominators(table: &mut Table, framework: &Framework) -> Settled {
    let has_base = table.columns.iter().any(|column| column.meaning == Some(Meaning::Attainable));
    if has_base || framework.find(INDEX_NODE).is_some() {
        return Settled::default();
    }
    let (whole, separator) = (near(&framework.attainable()), table.separator);
    let told = |table: &Table, what: StatedKind| -> BTreeSet<u32> {
        let is_of = |fault: &TableFault| matches!(fault, TableFault::StatedDiffers { what: told, .. } if *told == what);
        let rows = table.problems.iter().filter(|one| is_of(&one.fault));
        rows.filter_map(|one| Some(one.at?.row)).collect()
    };
    let (totals, indices) = (told(table, StatedKind::Total), told(table, StatedKind::Index));
    let has_nodes = framework.indices().nth(1).is_some();
    let mut settled = Settled::default();
    for (at, unit) in table.units.iter_mut().enumerate() {
        if has_nodes && (unit.stated.total.is_none() || totals.contains(&unit.row) || !indices.contains(&unit.row)) {
            continue;
        }
        let own = match denominator(unit, separator, framework) {
            Some(Ok(own)) if own != whole => own,
            Some(Err(why)) => {
                settled.left.push((at, why));
                continue;
            }
            _ => continue,
        };
        unit.assessment.attainable = Some(own);
        let row = unit.row;
        let is_result = |fault: &TableFault| matches!(fault, TableFault::StatedDiffers { .. });
        table.problems.retain(|one| !(is_result(&one.fault) && one.at.is_some_and(|at| at.row == row)));
        let mut report = Report::default();
        unit.stated.compare(framework, &score(framework, &unit.assessment), separator, &mut report);
        table.problems.extend(report.into_parts().0);
        settled.own.push(at);
    }
    table.problems.sort_by_key(|problem| problem.at);
    settled
}

/// The total that is printed, also where it was taken for the points of the only node.
fn printed_total(unit: &TableUnit) -> Option<Decimal> {
    let of_answer = || match unit.assessment.answers.values().next()?.given.as_ref()? {
        Given::Points(figure) => figure.number(),
        _ => None,
    };
    unit.stated.total.as_ref().map(|total| total.value).or_else(of_answer)
}

/// The denominator that a unit's printed total and index follow from: the framework's, or the one multiple of half a point
/// that gives the index; `None` where one of the two is not printed.
///
/// Hidden digits of the total may be needed for it; then the index does not come out, which is told elsewhere.
pub(super) fn denominator(
    unit: &TableUnit,
    separator: Separator,
    framework: &Framework,
) -> Option<Result<Decimal, NoDenominator>> {
    let (total, index) = (printed_total(unit)?, unit.stated.index.as_ref()?.value);
    let printed = framework.policies.rounding.printed_index;
    let decimals = if separator == Separator::Workbook { index.scale().max(printed.decimals) } else { index.scale() };
    let (points, said) = (Exact::from(total).times(&Exact::from(100)), Exact::from(index));
    let (whole, two) = (framework.attainable(), Exact::from(2));
    let down = Rounding { decimals: 0, mode: RoundingMode::Down };
    // The nearest two on either side: those that give the index stand together around the quotient.
    let below = points.checked_div(&said).map(|base| Exact::from(base.times(&two).round(down)));
    let halves = below.iter().flat_map(|below| (-1..3).map(move |by| below + &Exact::from(by)));
    let is_possible = |base: &Exact| *base <= whole && Exact::from(total) <= *base && *base > Exact::ZERO;
    let halves = halves.filter_map(|half| half.checked_div(&two)).filter(|half| is_possible(half) && *half != whole);
    let halves: Vec<Exact> = halves.collect();
    let comes_out = |base: &Exact| {
        let rounding = Rounding { decimals, ..printed };
        points.checked_div(base).is_some_and(|computed| computed.round(rounding) == index)
    };
    // Half of the last digit that is printed.
    let hidden = |decimals: u32| {
        Exact::from(1).checked_div(&(0..decimals).fold(Exact::from(2), |by, _| by.times(&Exact::from(10))))
    };
    let may_come_out = |base: &Exact| {
        let (Some(of_total), Some(of_index)) = (hidden(total.scale().max(2)), hidden(decimals)) else { return false };
        let spread = of_total.times(&Exact::from(100));
        let (least, most) = (&(&said - &of_index).times(base), &(&said + &of_index).times(base));
        *least <= &points + &spread && &points - &spread <= *most
    };
    let found = |fits: &dyn Fn(&Exact) -> bool| {
        if is_possible(&whole) && fits(&whole) {
            return Some(Ok(near(&whole)));
        }
        let mut fitting = halves.iter().filter(|half| fits(half));
        let first = fitting.next()?;
        Some(if fitting.next().is_some() { Err(NoDenominator::Several) } else { Ok(near(first)) })
    };
    Some(found(&comes_out).or_else(|| found(&may_come_out)).unwrap_or(Err(NoDenominator::None)))
}
