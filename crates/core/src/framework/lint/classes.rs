//! Classes that no unit can be in: above, below or between all indices that the rules can give, or skipped by printing.

use super::super::model::*;
use super::defect::{Defect, Unreachable};
use super::leaves::Leaves;
use super::spread::Spread;
use super::{extremes, totals};
use crate::number::{Decimal, Exact, Rounding, RoundingMode};
use crate::score::class_of;

/// Reports the classes that no index falls into that there can be, or that can be printed.
pub(super) fn unreachable(framework: &Framework, leaves: &Leaves, report: &mut dyn FnMut(String, Defect)) {
    let classes = &framework.policies.classes;
    let printed = framework.policies.rounding.printed_index;
    let surely = surely_reached(framework, leaves);
    // All sums are gone through only where a class might be off them.
    let ranges = match surely.contains(&false).then(|| totals::totals(framework, leaves)) {
        None => Vec::new(),
        Some(Some(totals)) => totals.into_iter().filter_map(totals::Reached::indices).collect(),
        // What lies between them is not known.
        Some(None) => extremes::of(framework, leaves).into_iter().collect(),
    };
    // A better class stands further up, so the highest index of a range has the first place.
    let class = |index: &Exact| class_of(framework, index, index.round(printed));
    let reached: Vec<_> = ranges.iter().map(|(low, high)| (class(high), class(low))).collect();
    let mut edge_above: Option<Decimal> = None;
    for (i, (class, surely)) in classes.list.iter().zip(surely).enumerate() {
        let is_reached = surely || reached.iter().any(|(first, last)| *first <= Some(i) && Some(i) <= *last);
        // The first index that can be printed in the class may already belong to the class above.
        let first = Exact::from(class.from).round(Rounding { mode: RoundingMode::Up, ..printed });
        let is_skipped = classes.decided_on == CompareOn::Printed && edge_above.is_some_and(|above| first >= above);
        edge_above = Some(class.from);
        let lower = |(_, (first, _)): &(_, &(Option<usize>, _))| *first > Some(i);
        let higher = |(_, (_, last)): &(_, &(_, Option<usize>))| *last < Some(i);
        let below = ranges.iter().zip(&reached).filter(lower).map(|((_, high), _)| high).max();
        let above = ranges.iter().zip(&reached).filter(higher).map(|((low, _), _)| low).min();
        let why = match (is_reached, is_skipped, below, above) {
            (true, false, ..) | (false, false, None, None) => continue,
            (false, _, Some(most), None) => Unreachable::AboveMost { most: shown(most, RoundingMode::Down) },
            (false, _, None, Some(least)) => Unreachable::BelowLeast { least: shown(least, RoundingMode::Up) },
            (false, false, Some(below), Some(above)) => {
                Unreachable::Between { below: shown(below, RoundingMode::Down), above: shown(above, RoundingMode::Up) }
            }
            (_, true, ..) => Unreachable::Unprinted,
        };
        let class = class.name.vi.clone();
        report(format!("policies.classes.list[{i}]"), Defect::UnreachableClass { class, why });
    }
}

/// Of each class whether it can be had for sure, which is quickly told of most.
fn surely_reached(framework: &Framework, leaves: &Leaves) -> Vec<bool> {
    let classes = &framework.policies.classes;
    let printed = framework.policies.rounding.printed_index;
    let margin = match classes.decided_on {
        CompareOn::Exact => Exact::ZERO,
        CompareOn::Printed => Exact::from(Decimal::new(1, printed.decimals)),
    };
    let spread = Spread::of(framework, leaves);
    let edges_above = [None].into_iter().chain(classes.list.iter().map(|class| Some(class.from)));
    let is_reached =
        |(class, above): (&Class, _)| spread.as_ref().is_some_and(|spread| spread.reaches(class.from, above, &margin));
    classes.list.iter().zip(edges_above).map(is_reached).collect()
}

/// An index as it is shown: rounded so that it never seems to lie in the class that it is off.
fn shown(index: &Exact, mode: RoundingMode) -> Decimal {
    index.to_decimal().unwrap_or_else(|| index.round(Rounding { decimals: 4, mode }).normalize())
}
