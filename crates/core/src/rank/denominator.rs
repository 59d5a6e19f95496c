//! Denominators: what a unit's index is divided by, and what is not in it.

use super::Contender;
use crate::framework::{Framework, NodeIndex, ZeroDenominator};
use crate::number::Exact;
use crate::score::{Basis, Score, State};

/// What a unit's index is divided by.
#[derive(Clone, Debug, PartialEq)]
pub struct Denominator {
    /// The points that this unit could reach.
    pub attainable: Exact,
    /// The points that a unit could reach for which everything applies: without what was measured for nobody.
    pub common: Exact,
    /// All points of the framework, without bonus points.
    pub full: Exact,
    /// What is in `full` and not in `attainable`, in the framework's order; the points add up to the difference.
    pub removed: Vec<Removed>,
}

/// A part that is not in a denominator.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    /// The node; `None` where only the sum of what was removed is known.
    pub node: Option<NodeIndex>,
    /// How many points; below 0 where the unit's own denominator gives points back that its answers took out.
    pub points: Exact,
    /// Why.
    pub reason: RemovedReason,
}

/// Why points are not in a denominator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemovedReason {
    /// The unit says that the criterion does not apply.
    NotApplicable {
        /// Its reason.
        reason: String,
    },
    /// Nothing occurred (0/0), which the framework takes for not applicable.
    NothingOccurred,
    /// It was measured for nobody in the period.
    NotMeasured {
        /// The reason that the framework states.
        reason: String,
    },
    /// The unit's denominator was published without the criteria that were removed.
    Unpublished,
}

impl Denominator {
    /// Whether the unit is measured on as many points as everybody for whom everything applies.
    pub fn is_common(&self) -> bool {
        self.attainable == self.common
    }

    /// What was removed for this unit, and not for everybody.
    pub fn own(&self) -> impl Iterator<Item = &Removed> {
        self.removed.iter().filter(|part| !matches!(part.reason, RemovedReason::NotMeasured { .. }))
    }
}

/// The denominators of units, in their order.
pub fn denominators(framework: &Framework, contenders: &[Contender]) -> Vec<Denominator> {
    contenders.iter().map(|contender| denominator(framework, &contender.score)).collect()
}

/// The denominator of one unit.
pub fn denominator(framework: &Framework, score: &Score) -> Denominator {
    let mut removed = Vec::new();
    for area in framework.areas().filter(|area| framework.node(*area).block().is_none()) {
        // What a node lacks altogether is told there, and not once more for each node below it.
        let mut told_to = 0;
        for index in std::iter::once(area).chain(framework.below(area)) {
            let (node, scored) = (framework.node(index), score.node(index));
            if index.get() < told_to {
                continue;
            }
            let covered = scored.state == State::Covered;
            // Points given at an inner node, or above, stand for all below as the framework has it.
            let given = covered || (node.leaf.is_none() && scored.basis != Basis::Sum);
            if node.not_measured.is_some() {
                let left =
                    if given || node.leaf.is_some() { node.attainable().into() } else { scored.attainable.clone() };
                removed.extend(not_measured(framework, index, &left, &mut told_to, &|child| match given {
                    true => framework.node(child).attainable().into(),
                    false => score.node(child).attainable.clone(),
                }));
            }
            let reason = match &scored.basis {
                Basis::NotApplicable { reason } => RemovedReason::NotApplicable { reason: reason.clone() },
                Basis::ZeroDenominator(ZeroDenominator::NotApplicable) => RemovedReason::NothingOccurred,
                _ => continue,
            };
            let points = &Exact::from(node.attainable()) - &scored.attainable;
            removed.push(Removed { node: Some(index), points, reason });
        }
    }
    let full = sum(framework.indices().filter_map(|index| full_of(framework, index)));
    let accounted = sum(removed.iter().map(|part| part.points.clone()));
    let unpublished = &(&full - &accounted) - &score.attainable;
    removed.push(Removed { node: None, points: unpublished, reason: RemovedReason::Unpublished });
    removed.retain(|part| !part.points.is_zero());
    Denominator { attainable: score.attainable.clone(), common: framework.attainable(), full, removed }
}

/// What was measured for nobody and is in no unit's denominator, in the framework's order; the points add up to the difference
/// between all points and those that everybody could reach.
pub fn unmeasured(framework: &Framework) -> Vec<Removed> {
    let mut removed = Vec::new();
    // What a node lacks altogether is told there, and not once more for each node below it.
    let mut told_to = 0;
    for index in framework.indices() {
        let node = framework.node(index);
        if index.get() < told_to || node.block().is_some() {
            continue;
        }
        let of_child = |child| framework.node(child).attainable().into();
        removed.extend(not_measured(framework, index, &node.attainable().into(), &mut told_to, &of_child));
    }
    removed.retain(|part| !part.points.is_zero());
    removed
}

/// What of a node was measured for nobody, where it says so and `left` remains of it. A node that lacks all of its points tells
/// it for all below, up to `told_to`; otherwise its children hold what they say.
fn not_measured(
    framework: &Framework,
    index: NodeIndex,
    left: &Exact,
    told_to: &mut usize,
    of_child: &dyn Fn(NodeIndex) -> Exact,
) -> Option<Removed> {
    let node = framework.node(index);
    let part = node.not_measured.as_ref()?;
    let within = if node.leaf.is_some() {
        node.max.into()
    } else if node.is_unmeasured() {
        *told_to = node.end as usize;
        sum(framework.leaves(index).filter_map(|leaf| full_of(framework, leaf)))
    } else {
        sum(framework.children(index).map(of_child))
    };
    let reason = RemovedReason::NotMeasured { reason: part.reason.clone() };
    Some(Removed { node: Some(index), points: &within - left, reason })
}

/// The maximum of a leaf that is a share of the whole.
fn full_of(framework: &Framework, index: NodeIndex) -> Option<Exact> {
    let node = framework.node(index);
    let is_scored = node.leaf.as_ref().is_some_and(|leaf| leaf.rule.is_scored());
    (is_scored && node.block().is_none()).then(|| node.max.into())
}

fn sum(values: impl Iterator<Item = Exact>) -> Exact {
    values.fold(Exact::ZERO, |sum, value| &sum + &value)
}
