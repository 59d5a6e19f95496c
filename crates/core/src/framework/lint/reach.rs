//! What rules can give: best options off the maximum, gaps and overlaps of bands, classes nobody can be in.

use std::cmp::Ordering;

use super::super::model::*;
use crate::number::{Decimal, Exact, Rounding, RoundingMode};
use crate::problem::Fault;
use crate::score::linear_between;

/// So many overlaps of one rule are told: more would bury the rest, and a thousand equal bands have half a million.
const OVERLAPS_TOLD: usize = 50;

/// The defects of what one leaf can give.
pub(super) fn leaf(node: &Node, leaf: &Leaf, report: &mut dyn FnMut(Fault)) {
    if let Some((_, best)) = range(node, &leaf.rule) {
        let near = Rounding { decimals: 4, mode: RoundingMode::HalfUp };
        let shown = best.to_decimal().unwrap_or_else(|| best.round(near).normalize());
        match best.cmp(&Exact::from(node.max)) {
            Ordering::Less => report(Fault::BestBelowMax { best: shown, max: node.max }),
            Ordering::Greater => report(Fault::BestAboveMax { best: shown, max: node.max }),
            Ordering::Equal => {}
        }
    }
    // Points for each that are 0 leave the best off the maximum, which is told above.
    if matches!(&leaf.rule, Rule::Deduction { per, .. } if per.is_zero()) {
        report(Fault::NothingTaken);
    }
    if let Rule::Bands { of, bands } = &leaf.rule {
        let top = matches!(of, Measure::Ratio { .. }).then_some(Decimal::ONE_HUNDRED);
        let whole = matches!(of, Measure::Value(value) if value.whole);
        let mut report = |fault| match &fault {
            Fault::BandGap { from, to } if is_empty(*from, *to, top, whole) => {}
            _ => report(fault),
        };
        band_defects(bands, top, whole, &mut report);
    }
}

/// The least and the most points that a rule can give; `None` where it cannot be told (formulas, points by hand).
fn range(node: &Node, rule: &Rule) -> Option<(Exact, Exact)> {
    let max = Exact::from(node.max);
    let exact = |value: &Decimal| Exact::from(*value);
    let spread = |values: Vec<Exact>| {
        let least = values.iter().min().cloned()?;
        values.into_iter().max().map(|most| (least, most))
    };
    match rule {
        Rule::ManualPoints | Rule::Formula { .. } | Rule::Information { .. } => None,
        Rule::YesNo { yes, no } => spread(vec![exact(yes), exact(no)]),
        Rule::Choice { options } => spread(options.iter().map(|option| exact(&option.worth)).collect()),
        Rule::Grade { options } => {
            spread(options.iter().map(|option| max.times(&exact(&option.worth).hundredth())).collect())
        }
        Rule::Bands { of, bands } => {
            let top = matches!(of, Measure::Ratio { .. }).then_some(Decimal::ONE_HUNDRED);
            let within = |band: &&Band| {
                // A ratio never leaves 0 to 100 percent, a figure is never below 0.
                let above = top
                    .is_none_or(|top| band.from.is_none_or(|edge| edge.at < top || (edge.at == top && edge.included)));
                let below = band.to.is_none_or(|edge| edge.at > Decimal::ZERO || (edge.at.is_zero() && edge.included));
                above && below
            };
            spread(bands.iter().filter(within).map(|band| exact(&band.points)).collect())
        }
        Rule::LinearBetween { of: Measure::Ratio { .. }, zero_at, full_at } => {
            let at = |percent: i64| linear_between(&max, *zero_at, *full_at, &Exact::from(percent));
            spread(vec![at(0), at(100)])
        }
        Rule::LinearRatio { .. }
        | Rule::LinearBetween { .. }
        | Rule::SurveyPercent { .. }
        | Rule::CohortShare { .. } => Some((Exact::ZERO, max)),
        Rule::CountPoints { per, cap, .. } => {
            // Without points for each, the cap is never reached.
            Some((Exact::ZERO, if per.is_zero() { Exact::ZERO } else { exact(cap) }))
        }
        Rule::Deduction { start, floor, .. } => Some((exact(floor), exact(start))),
        Rule::CohortThreshold { reached, below, .. } => spread(vec![exact(reached), exact(below)]),
    }
}

/// Whether no value can lie in a gap: a ratio is at most 100 percent, a count is whole.
fn is_empty(from: Option<Edge>, to: Option<Edge>, top: Option<Decimal>, whole: bool) -> bool {
    let Some(from) = from else { return false };
    if top.is_some_and(|top| from.at > top || (from.at == top && !from.included)) {
        return true;
    }
    if !whole {
        return false;
    }
    let first = if from.included { from.at.ceil() } else { from.at.floor() + Decimal::ONE };
    to.is_some_and(|to| first > to.at || (first == to.at && !to.included))
}

/// Values that lie in no band, and bands that overlap; `top` is the greatest value there can be.
fn band_defects(bands: &[Band], top: Option<Decimal>, whole: bool, report: &mut dyn FnMut(Fault)) {
    let mut order: Vec<usize> = (0..bands.len()).collect();
    order.sort_by(|a, b| lower(&bands[*a]).cmp(&lower(&bands[*b])));
    let pairs =
        order.iter().enumerate().flat_map(|(at, first)| order[at + 1..].iter().map(move |second| (first, second)));
    let overlapping = pairs.filter(|(first, second)| overlap(&bands[**first], &bands[**second], whole));
    for (first, second) in overlapping.take(OVERLAPS_TOLD) {
        report(Fault::BandOverlap { first: *first.min(second), second: *first.max(second) });
    }
    // Walks up from 0, always to the end of what is covered without a gap.
    let mut covered: Option<Edge> = Some(Edge { at: Decimal::ZERO, included: false });
    for band in order.iter().map(|at| &bands[*at]) {
        let Some(end) = covered else { break };
        let starts_beyond = band.from.is_some_and(|from| match from.at.cmp(&end.at) {
            Ordering::Greater => true,
            Ordering::Equal => !end.included && !from.included,
            Ordering::Less => false,
        });
        if starts_beyond {
            // From 0 on nothing is covered yet, so that 0 itself belongs to the gap.
            let zero = end.at.is_zero() && !end.included;
            let from = Edge { at: end.at, included: zero || !end.included };
            let to = band.from.map(|edge| Edge { included: !edge.included, ..edge });
            report(Fault::BandGap { from: Some(from), to });
        }
        covered = match (covered, band.to) {
            (_, None) | (None, _) => None,
            (Some(end), Some(to)) if (to.at, to.included) > (end.at, end.included) => Some(to),
            (end, _) => end,
        };
    }
    if let Some(end) = covered {
        let is_open = top.is_none_or(|top| end.at < top || (end.at == top && !end.included));
        if is_open {
            let from = Edge { at: end.at, included: !end.included };
            report(Fault::BandGap { from: Some(from), to: top.map(|at| Edge { at, included: true }) });
        }
    }
}

/// Where a band begins, to sort by: without a bound first, and an edge that is included before one that is not.
fn lower(band: &Band) -> (bool, Decimal, bool) {
    band.from.map_or((false, Decimal::ZERO, false), |edge| (true, edge.at, !edge.included))
}

/// Whether a value lies in both bands; of whole numbers, a whole one.
fn overlap(one: &Band, other: &Band, whole: bool) -> bool {
    let before = |low: &Band, high: &Band| match (low.to, high.from) {
        (Some(to), Some(from)) => {
            let apart = to.at < from.at || (to.at == from.at && !(to.included && from.included));
            apart || (whole && is_empty(Some(from), Some(to), None, whole))
        }
        _ => false,
    };
    !before(one, other) && !before(other, one)
}

/// The greatest index there can be.
pub(super) struct Reach {
    /// In percent; `None` where it cannot be told, because criteria may fall away and leave the others alone.
    most: Option<Exact>,
}

impl Reach {
    /// Of a framework: each leaf at its best.
    pub(super) fn of(framework: &Framework) -> Reach {
        let policy = framework.policies.not_applicable;
        let (mut most, mut in_block, mut shrinks) = (Exact::ZERO, Exact::ZERO, false);
        for node in framework.nodes().iter().rev() {
            if let Some(leaf) = node.leaf.as_ref().filter(|leaf| leaf.rule.is_scored()) {
                let max = Exact::from(node.attainable());
                let zero = leaf.rule.zero_denominator();
                let excusable = leaf.not_applicable || zero == Some(ZeroDenominator::NotApplicable);
                let best = range(node, &leaf.rule).map_or(max.clone(), |(_, best)| best.min(max.clone()));
                let in_full = zero == Some(ZeroDenominator::Full) || (excusable && policy == NotApplicable::Full);
                match node.block() {
                    Some(Block::Penalty) => {}
                    Some(Block::Bonus { .. }) => in_block = &in_block + &best,
                    None => {
                        shrinks |= excusable && policy == NotApplicable::Shrink;
                        most = &most + &if in_full { max } else { best };
                    }
                }
            }
            // Nodes are walked from the last to the first, so an area comes after all that lies below it.
            if matches!(node.own_block, Some(Block::Bonus { .. })) {
                most = &most + &std::mem::replace(&mut in_block, Exact::ZERO).min(Exact::from(node.max));
            }
        }
        let most = most.times(&Exact::from(100)).checked_div(&framework.attainable());
        Reach { most: most.filter(|_| !shrinks) }
    }

    /// Reports the classes that begin above the greatest index, or that nothing printed can fall into.
    pub(super) fn unreachable_classes(&self, framework: &Framework, report: &mut dyn FnMut(String, Fault)) {
        let classes = &framework.policies.classes;
        let printed = framework.policies.rounding.printed_index;
        let mut edge_above: Option<Decimal> = None;
        for (i, class) in classes.list.iter().enumerate() {
            let too_high = self.most.as_ref().is_some_and(|most| match classes.decided_on {
                CompareOn::Exact => *most < Exact::from(class.from),
                CompareOn::Printed => most.round(printed) < class.from,
            });
            // The first index that can be printed in the class may already belong to the class above.
            let first = Exact::from(class.from).round(Rounding { mode: RoundingMode::Up, ..printed });
            let skipped = classes.decided_on == CompareOn::Printed && edge_above.is_some_and(|above| first >= above);
            if too_high || skipped {
                report(format!("policies.classes.list[{i}]"), Fault::UnreachableClass { class: class.name.vi.clone() });
            }
            edge_above = Some(class.from);
        }
    }
}
