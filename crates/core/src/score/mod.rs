//! Scoring: from answers to points, total, index and class, each number with what it came from.

mod class;
mod ledger;
mod needed;
mod rule;
mod tree;

pub use class::{ClassStanding, class_of, points_to_next_class};
pub use ledger::{Ledger, Loss, LossReason, ledger};
pub use needed::{Needed, Remedy, remedy};
pub use tree::score;

use crate::framework::{Framework, NodeIndex, ZeroDenominator};
use crate::number::{Decimal, Exact};
use crate::problem::Problem;

/// The score of one assessment: every node of the framework, the total, the index and the class.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// One entry for each node of the framework, in its order.
    pub nodes: Vec<NodeScore>,
    /// Total points, rounded as the framework says for totals.
    pub total: Exact,
    /// The denominator: the points this unit could have reached.
    pub attainable: Exact,
    /// The attainable points of what has been scored so far.
    pub attainable_so_far: Exact,
    /// The index in percent and what follows from it; `None` when nothing is attainable.
    pub index: Option<Index>,
    /// What is wrong with the answers.
    pub problems: Vec<Problem>,
}

/// The index of a unit, in percent of the attainable points.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    /// With every digit.
    pub exact: Exact,
    /// As the framework prints it.
    pub printed: Decimal,
    /// The place of its class in the framework's list; `None` when the framework has no classes.
    pub class: Option<usize>,
}

/// The score of one node.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeScore {
    /// What can be said of it.
    pub state: State,
    /// Its points after the rounding of its level; `None` where there is no result (never the same as 0).
    pub points: Option<Exact>,
    /// The points it could have given this unit.
    pub attainable: Exact,
    /// What the points came from.
    pub basis: Basis,
}

/// The states of a node. They are never confused with each other or with 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It has its result; an inner node, when everything below has.
    Answered,
    /// The unit has not answered (all of) it.
    NotAnswered,
    /// It does not apply to the unit.
    NotApplicable,
    /// It waits for the appraiser or for a survey.
    NotAppraised,
    /// Points were given at a node above that stand for it.
    Covered,
    /// It tells something and is not scored.
    Information,
}

/// What the points of a node came from: figures, the line of the rule, and the value before rounding.
#[derive(Clone, Debug, PartialEq)]
pub enum Basis {
    /// Nothing yet.
    None,
    /// Points given directly.
    Given {
        /// As they were given.
        points: Decimal,
    },
    /// A ratio: `max × num ÷ den`, or full points from the target share on.
    Ratio {
        /// The numerator.
        num: Decimal,
        /// The denominator.
        den: Decimal,
        /// The points before rounding, at most the maximum.
        unrounded: Exact,
        /// Whether the target was reached, so that the maximum cut it off.
        full: bool,
    },
    /// 0/0: nothing occurred, and the framework says what that means.
    ZeroDenominator(ZeroDenominator),
    /// "Not applicable", which this framework counts with these points.
    NotApplicable {
        /// The reason given.
        reason: String,
    },
    /// The sum of the nodes below.
    Sum,
}

impl Score {
    /// The score of a node.
    pub fn node(&self, index: NodeIndex) -> &NodeScore {
        &self.nodes[index.get()]
    }

    /// Points that are missing to full: attainable minus total.
    pub fn missing(&self) -> Exact {
        &self.attainable - &self.total
    }

    /// The points of all areas together, before the rounding of the total.
    pub(crate) fn sum_of_areas(&self, framework: &Framework) -> Exact {
        framework
            .areas()
            .filter_map(|area| self.node(area).points.as_ref())
            .fold(Exact::ZERO, |sum, points| &sum + points)
    }

    /// The problems of a node's answer.
    pub fn problems_of<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Problem> + 's {
        self.problems.iter().filter(move |problem| problem.node.as_deref() == Some(id))
    }
}

/// How far a sheet is filled in, over the leaves that the unit itself scores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Leaves with a result, covered by points above, or not applicable.
    pub answered: usize,
    /// All leaves that give points and are for the unit to answer.
    pub total: usize,
}
