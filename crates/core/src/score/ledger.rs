//! The points-lost ledger: where each missing point went, why, and what would win it back.

use super::rule::rounded;
use super::tree::Sums;
use super::{Basis, Remedy, Score, State, remedy};
use crate::framework::{Block, Framework, NodeIndex, ZeroDenominator};
use crate::number::Exact;

/// Everything that is missing to full points, largest first; its sum is exactly what is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// The entries, the largest loss first, equal ones in the framework's order.
    pub losses: Vec<Loss>,
    /// Attainable minus total: the sum of the entries.
    pub missing: Exact,
}

/// One entry of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// The node; `None` for what belongs to the sheet as a whole.
    pub node: Option<NodeIndex>,
    /// The points lost; negative where something gives them back (a smaller denominator).
    pub points: Exact,
    /// Why.
    pub reason: LossReason,
    /// What would win them back, where the rule has an inverse.
    pub remedy: Option<Remedy>,
}

/// Why points are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LossReason {
    /// The figures give less than full points.
    Figures,
    /// The points that were given are less than full.
    Given,
    /// 0/0, and the framework gives no points for it.
    ZeroDenominator(ZeroDenominator),
    /// "Not applicable", which this framework counts with no points.
    NotApplicable,
    /// Not answered yet.
    NotAnswered,
    /// Not appraised yet.
    NotAppraised,
    /// Bonus points: they give back.
    Bonus,
    /// Penalty points.
    Penalty,
    /// The bounds of a block of bonus or penalty points, of an area, or of the total (0 and full points).
    Cap,
    /// The unit's denominator is smaller than its criteria add up to (they were not published).
    RemovedCriteria,
    /// Rounding of full points at a node, or, for the sheet as a whole, at inner nodes and of the total.
    Rounding,
}

/// What a node of a block adds to or takes from the total, and what the cap of the block changes in that.
fn of_block(framework: &Framework, score: &Score, index: NodeIndex, block: Block) -> Option<Loss> {
    let (node, scored) = (framework.node(index), score.node(index));
    let points = scored.points.as_ref()?;
    let (points, reason) = match (&scored.basis, node.own_block) {
        (Basis::Sum, own) => {
            let below = framework.children(index).filter_map(|child| score.node(child).points.as_ref());
            let sum = below.fold(Exact::ZERO, |sum, points| &sum + points);
            // What rounding alone changes in a group is told with all other rounding.
            let cap = Exact::from(node.max);
            if own.is_none() && sum <= cap && &sum + &cap >= Exact::ZERO {
                return None;
            }
            (&sum - points, LossReason::Cap)
        }
        _ => {
            let reason = if block == Block::Penalty { LossReason::Penalty } else { LossReason::Bonus };
            (&Exact::ZERO - points, reason)
        }
    };
    let remedy = if block == Block::Penalty { remedy(framework, index, scored) } else { None };
    (!points.is_zero()).then_some(Loss { node: Some(index), points, reason, remedy })
}

/// What the nodes below inner nodes (of no block) add up to beyond what these can give.
fn cut_at_nodes(framework: &Framework, score: &Score) -> Exact {
    let rounding = framework.policies.rounding.node;
    let mut cut = Exact::ZERO;
    for index in framework.indices() {
        let (node, scored) = (framework.node(index), score.node(index));
        if node.block().is_some() || scored.basis != Basis::Sum || scored.points.is_none() {
            continue;
        }
        let below = framework.children(index).filter_map(|child| score.node(child).points.as_ref());
        let sum = rounded(below.fold(Exact::ZERO, |sum, points| &sum + points), rounding);
        if sum > scored.attainable {
            cut = &cut + &(&sum - &scored.attainable);
        }
    }
    cut
}

/// Accounts for every point that a score lacks.
pub fn ledger(framework: &Framework, score: &Score) -> Ledger {
    let mut losses = Vec::new();
    for index in framework.indices() {
        let node = score.node(index);
        if let Some(block) = framework.node(index).block() {
            losses.extend(of_block(framework, score, index, block));
            continue;
        }
        let reason = match (node.state, &node.basis) {
            (State::Covered | State::Information, _) | (State::Answered, Basis::Sum) => continue,
            (State::NotAnswered | State::NotAppraised | State::NotApplicable, Basis::Sum) => {
                continue;
            }
            (State::NotAnswered, _) => LossReason::NotAnswered,
            (State::NotAppraised, _) => LossReason::NotAppraised,
            (State::NotApplicable, _) => LossReason::NotApplicable,
            // Everything was had, and rounded to less.
            (State::Answered, Basis::ZeroDenominator(ZeroDenominator::Full)) => LossReason::Rounding,
            (State::Answered, Basis::Given { points }) if Exact::from(*points) >= node.attainable => {
                LossReason::Rounding
            }
            (State::Answered, Basis::ZeroDenominator(policy)) => LossReason::ZeroDenominator(*policy),
            (State::Answered, Basis::Given { .. }) => LossReason::Given,
            (State::Answered, _) => LossReason::Figures,
        };
        let points = &node.attainable - node.points.as_ref().unwrap_or(&Exact::ZERO);
        if !points.is_zero() {
            losses.push(Loss { node: Some(index), points, reason, remedy: remedy(framework, index, node) });
        }
    }
    let missing = score.missing();
    let sheet =
        |points: Exact, reason| (!points.is_zero()).then_some(Loss { node: None, points, reason, remedy: None });
    let counted = |index: &NodeIndex| {
        let node = score.node(*index);
        node.state != State::Covered
            && framework.node(*index).block().is_none()
            && (framework.node(*index).leaf.is_some() || node.basis != Basis::Sum)
    };
    let tree = framework.indices().filter(counted).fold(Exact::ZERO, |sum, i| &sum + &score.node(i).attainable);
    losses.extend(sheet(&score.attainable - &tree, LossReason::RemovedCriteria));
    // What is left is what areas and the total could not hold, and what rounding above the leaves changed.
    let sums = Sums::of(framework, &score.nodes);
    let cut = &cut_at_nodes(framework, score) + &(&sums.all() - &sums.held(&score.attainable));
    losses.extend(sheet(cut, LossReason::Cap));
    let accounted = losses.iter().fold(Exact::ZERO, |sum, loss| &sum + &loss.points);
    losses.extend(sheet(&missing - &accounted, LossReason::Rounding));
    // The largest first, equal ones in the framework's order; put in one by one, which is less code than sorting.
    let mut sorted: Vec<Loss> = Vec::with_capacity(losses.len());
    for loss in losses {
        let at = sorted.partition_point(|before| before.points >= loss.points);
        sorted.insert(at, loss);
    }
    Ledger { losses: sorted, missing }
}
