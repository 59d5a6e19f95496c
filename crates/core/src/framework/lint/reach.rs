//! What rules can give: best options off the maximum, gaps and overlaps of bands.

use super::super::model::*;
use super::{Defect, bands, leaves};
use crate::formula::{End, Worth};
use crate::number::{Decimal, Exact, Rounding, RoundingMode};

/// The defects of what one leaf can give.
pub(super) fn leaf(
    node: &Node,
    leaf: &Leaf,
    worth: Option<&Worth>,
    policies: &Policies,
    report: &mut dyn FnMut(Defect),
) {
    let best = most(node, &leaf.rule, worth);
    if let Some(rounding) = policies.rounding.leaf.filter(|_| leaf.rule.is_scored()) {
        let left = node.attainable();
        let rounded = Exact::from(left).round(rounding);
        // Another best is told by itself, and one above the maximum is cut to it.
        if rounded < left && best.as_ref().is_none_or(|best| *best == Exact::from(left)) {
            report(Defect::MaxRoundedDown { rounded, max: left });
        }
    }
    if let Some(best) = best {
        let near = Rounding { decimals: 4, mode: RoundingMode::HalfUp };
        let shown = best.to_decimal().unwrap_or_else(|| best.round(near).normalize());
        // A table may be printed for the maximum, or for what is left of it.
        let (left, max) = (node.attainable(), node.max);
        if best < Exact::from(left) {
            report(Defect::BestBelowMax { best: shown, max: left });
        } else if best > Exact::from(max) {
            report(Defect::BestAboveMax { best: shown, max });
        } else if best > Exact::from(left) && is_written_out(&leaf.rule) {
            report(Defect::BestAboveLeft { best: shown, left });
        }
    }
    // Points for each that are 0 leave the best off the maximum, which is told above.
    if matches!(&leaf.rule, Rule::Deduction { per, .. } if per.is_zero()) {
        report(Defect::NothingTaken);
    }
    if matches!(&leaf.rule, Rule::Deduction { start, floor, .. } if floor == start) {
        report(Defect::FloorAtStart);
    }
    match &leaf.rule {
        Rule::Bands { of, bands } => bands::defects(node, of, bands, report),
        Rule::LinearBetween { of, zero_at, full_at } if full_at < zero_at => bands::more_gives_less(node, of, report),
        Rule::CohortThreshold { value, cohort, reached, below }
            if reached < below && node.block() != Some(Block::Penalty) && !bands::is_better_low(node, value) =>
        {
            report(Defect::ReachedGivesLess { cohort: *cohort, reached: *reached, below: *below });
        }
        Rule::Formula { formula, .. } => {
            let always = worth.map(|worth| worth.zero_divisions.as_slice()).unwrap_or_default();
            for at in formula.unguarded_divisions().into_iter().filter(|at| !always.contains(at)) {
                report(Defect::MayDivideByZero { at });
            }
            for at in always {
                report(Defect::DividesByZero { at: *at });
            }
        }
        _ => {}
    }
}

/// The most that a block gives or takes must be what its criteria can give, and something.
pub(super) fn cap(framework: &Framework, index: NodeIndex, report: &mut dyn FnMut(Defect)) {
    let node = framework.node(index);
    if node.own_block.is_none() || node.leaf.is_some() {
        return;
    }
    let leaves = framework.leaves(index).map(|leaf| Exact::from(framework.node(leaf).attainable()));
    let sum = leaves.fold(Exact::ZERO, |sum, most| &sum + &most);
    if node.max.is_zero() {
        report(Defect::NoCap);
    } else if Exact::from(node.max) > sum {
        report(Defect::CapBeyondLeaves { cap: node.max, sum: sum.to_decimal().unwrap_or_default() });
    }
}

/// Whether the points of a rule are written out, and no shares of what can be had. Of a formula, only numbers can be above
/// that.
fn is_written_out(rule: &Rule) -> bool {
    rule.has_table() || matches!(rule, Rule::Formula { .. })
}

/// The most points that a rule can give; `None` where it cannot be told (points by hand).
pub(super) fn most(node: &Node, rule: &Rule, worth: Option<&Worth>) -> Option<Exact> {
    let max = Exact::from(node.max);
    let exact = |value: &Decimal| Exact::from(*value);
    match rule {
        Rule::ManualPoints | Rule::Information { .. } => None,
        Rule::Formula { .. } => {
            // Unlike a table, a formula counts with what is left of the maximum.
            let (left, worth) = (Exact::from(node.attainable()), worth?);
            let held = match worth.ranges.last().map(|range| &range.high) {
                None | Some(End::Least) => Exact::ZERO,
                Some(End::At(value)) => value.clone().max(Exact::ZERO).min(left),
                Some(End::Most) => left,
            };
            // What cannot be computed is told by itself.
            worth
                .zero_divisions
                .is_empty()
                .then(|| worth.greatest_number.clone().map_or(held.clone(), |number| number.max(held)))
        }
        Rule::YesNo { yes, no } => Some(exact(yes.max(no))),
        Rule::Choice { options } => options.iter().map(|option| exact(&option.worth)).max(),
        Rule::Grade { options } => options.iter().map(|option| max.times(&exact(&option.worth).hundredth())).max(),
        Rule::Bands { of, bands } => {
            let top = matches!(of, Measure::Ratio { .. }).then_some(Decimal::ONE_HUNDRED);
            let whole = matches!(of, Measure::Value(value) if value.whole);
            let reached = bands.iter().filter(|band| bands::is_within(band, top, whole));
            reached.map(|band| exact(&band.points)).max()
        }
        Rule::LinearBetween { of, zero_at, full_at } => Some(leaves::between(&max, of, *zero_at, *full_at).1),
        Rule::LinearRatio { .. } | Rule::SurveyPercent { .. } | Rule::CohortShare { .. } => Some(max),
        // Without points for each, the cap is never reached.
        Rule::CountPoints { per, cap, .. } => Some(if per.is_zero() { Exact::ZERO } else { exact(cap) }),
        Rule::Deduction { start, .. } => Some(exact(start)),
        Rule::CohortThreshold { reached, below, .. } => Some(exact(reached.max(below))),
    }
}
