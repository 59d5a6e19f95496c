//! Scoring: from answers to points, total, index and class, each number with what it came from.

mod class;
mod inverse;
mod ledger;
mod needed;
mod rule;
mod tree;

pub use class::{ClassStanding, class_of, points_to_next_class};
pub(crate) use class::{class_decided_on, points_to_index};
pub use ledger::{Ledger, Loss, LossReason, ledger};
pub use needed::{Change, Needed, Remedy, remedy};
pub(crate) use rule::{between as linear_between, ways};
pub(crate) use tree::{index_of, summed};
pub use tree::{leaf_of, score};

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
    /// Yes or no.
    Yes(bool),
    /// An option of a choice, or a grade: its place among them.
    Choice {
        /// The place.
        option: usize,
    },
    /// The band that holds what was measured.
    Band {
        /// What was measured.
        measured: Measured,
        /// The place of the band in the rule.
        band: usize,
    },
    /// A value between the one that gives nothing and the one that gives everything.
    Between {
        /// What was measured.
        measured: Measured,
        /// The points before rounding.
        unrounded: Exact,
    },
    /// So many points for each.
    Count {
        /// How many.
        count: Decimal,
        /// The points before the cap and before rounding.
        unrounded: Exact,
    },
    /// Points less so many for each event.
    Deduction {
        /// How many events.
        count: Decimal,
        /// The points before the floor and before rounding.
        unrounded: Exact,
    },
    /// A survey's result.
    Percent {
        /// The result in percent.
        percent: Decimal,
        /// The points before rounding.
        unrounded: Exact,
    },
    /// A formula's result.
    Formula {
        /// The figures, in the order of the rule.
        values: Vec<Decimal>,
        /// What the formula gave, before it was held within 0 and the maximum.
        unrounded: Exact,
    },
    /// A published figure of the cohort, reached or not.
    CohortThreshold {
        /// The unit's value.
        value: Decimal,
        /// What was published.
        published: Decimal,
        /// Whether it was reached.
        reached: bool,
    },
    /// A share of a published figure of the cohort.
    CohortShare {
        /// The unit's value.
        value: Decimal,
        /// What was published.
        published: Decimal,
        /// The points before rounding.
        unrounded: Exact,
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

/// What a rule measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measured {
    /// A number.
    Value(Decimal),
    /// A ratio, in percent.
    Ratio {
        /// The numerator.
        num: Decimal,
        /// The denominator, not 0.
        den: Decimal,
    },
}

impl Measured {
    /// The number itself; of a ratio its percent, with every digit.
    pub fn value(self) -> Exact {
        match self {
            Measured::Value(value) => Exact::from(value),
            Measured::Ratio { num, den } => {
                let hundred = Exact::from(num).times(&Exact::from(100));
                hundred.checked_div(&Exact::from(den)).unwrap_or(Exact::ZERO)
            }
        }
    }
}

impl Score {
    /// The score of a node.
    pub fn node(&self, index: NodeIndex) -> &NodeScore {
        &self.nodes[index.get()]
    }

    /// The most that the unit could have had at a node. Bonus and penalty points are in no denominator: there it is the
    /// node's maximum.
    pub fn out_of(&self, framework: &Framework, index: NodeIndex) -> Exact {
        let node = framework.node(index);
        if node.block().is_some() { node.max.into() } else { self.node(index).attainable.clone() }
    }

    /// The leaves that are measured and have no result: they count 0 points, and their points stay in the denominator.
    pub fn without_result<'s>(&'s self, framework: &'s Framework) -> impl Iterator<Item = NodeIndex> + 's {
        let waits = |state: State| matches!(state, State::NotAnswered | State::NotAppraised);
        framework.indices().filter(move |index| {
            let node = framework.node(*index);
            // Points that are added or taken are missing to nobody.
            let is_measured = node.leaf.as_ref().is_some_and(|leaf| leaf.rule.is_scored()) && node.block().is_none();
            is_measured && waits(self.node(*index).state)
        })
    }

    /// Whether nothing has come out at all, while something is waited for: nothing sent, nothing appraised. That is not 0.
    pub fn has_no_result(&self) -> bool {
        let waits = |node: &NodeScore| matches!(node.state, State::NotAnswered | State::NotAppraised);
        self.nodes.iter().all(|node| node.points.is_none()) && self.nodes.iter().any(waits)
    }

    /// The score as it stands among others: without any result there is no index, and so no class and no rank.
    pub fn for_ranking(self) -> Score {
        if self.has_no_result() { Score { index: None, ..self } } else { self }
    }

    /// The total as it stands among others; `None` where the score stands there without any result.
    pub fn ranked_total(&self) -> Option<&Exact> {
        (self.index.is_some() || !self.has_no_result()).then_some(&self.total)
    }

    /// Points that are missing to full: attainable minus total.
    pub fn missing(&self) -> Exact {
        &self.attainable - &self.total
    }

    /// The points of all areas together, before the total is held within its bounds and rounded.
    pub(crate) fn sum_of_areas(&self, framework: &Framework) -> Exact {
        tree::Sums::of(framework, &self.nodes).all()
    }

    /// The problems of a node's answer.
    pub fn problems_of<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Problem> + 's {
        self.problems.iter().filter(move |problem| problem.node.as_deref() == Some(id))
    }
}

/// How far a sheet is filled in, over the leaves that give points, whoever scores them; bonus and penalty leaves, which
/// most units leave empty, do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Leaves with a result, covered by points above, or not applicable.
    pub answered: usize,
    /// All leaves that give points.
    pub total: usize,
}
