//! What would win points back: how much more (or less) of what, and how many points.

use super::NodeScore;
use super::inverse::{Inverse, TRIED};
use crate::framework::{Block, FigureName, Framework, NodeIndex};
use crate::number::{Decimal, Exact};

/// A change of an answer, and the points it wins.
#[derive(Clone, Debug, PartialEq)]
pub struct Needed {
    /// What must change.
    pub change: Change,
    /// The points this wins.
    pub gain: Exact,
}

/// What must change in an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// So many more of what a figure counts, the others as they are.
    More {
        /// The figure.
        figure: FigureName,
        /// How many more.
        amount: Decimal,
        /// Where the figure is the numerator of a ratio: how many new cases, all of them good (numerator and
        /// denominator rise alike), do the same; `None` when no number of them does that a figure can hold.
        new_cases: Option<Decimal>,
    },
    /// So many fewer of what a figure counts.
    Fewer {
        /// The figure.
        figure: FigureName,
        /// How many fewer.
        amount: Decimal,
    },
    /// A figure must reach a value, from below or, where less is better, from above.
    Reach {
        /// The figure.
        figure: FigureName,
        /// The value.
        value: Decimal,
        /// Whether the value itself is enough.
        included: bool,
        /// Whether the figure must rise to it.
        rising: bool,
    },
    /// Another option or grade must be true of the unit: its place in the rule.
    Choose {
        /// The place.
        option: usize,
    },
    /// The answer must be yes (or no, where that gives more).
    Answer {
        /// The better answer.
        yes: bool,
    },
}

/// What would win back points at a leaf: one step, and everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// The next step: to the next band or option, to the first count that wins anything, or the least that wins a tenth
    /// of a point; absent when that already gives everything.
    pub step: Option<Needed>,
    /// The least that wins everything the rule can give.
    pub full: Needed,
    /// Whether that gives all that can be had: a rule need not reach its maximum.
    pub is_max: bool,
}

/// What would win back the points lost at a leaf; `None` where nothing is lost or the rule has no inverse.
pub fn remedy(framework: &Framework, index: NodeIndex, score: &NodeScore) -> Option<Remedy> {
    let node = framework.node(index);
    let leaf = node.leaf.as_ref()?;
    let points = score.points.as_ref()?;
    let max = Exact::from(node.attainable());
    let taken = node.block() == Some(Block::Penalty);
    let rounding = framework.policies.rounding.leaf;
    let inverse = Inverse { rule: &leaf.rule, basis: &score.basis, max, rounding, taken };
    // A band or an option that nothing reaches is no goal.
    let full = inverse.goals().into_iter().rev().take(TRIED).find_map(|goal| inverse.needed(points, &goal))?;
    let step = inverse.steps(points).iter().take(TRIED).find_map(|goal| inverse.needed(points, goal));
    let step = step.filter(|step| step.change != full.change && step.gain < full.gain);
    let is_max = points + &full.gain == inverse.best();
    Some(Remedy { step, full, is_max })
}
