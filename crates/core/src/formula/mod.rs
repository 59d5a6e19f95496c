//! Formulas: small expressions over named figures, by which a framework gives the points of a leaf.
//!
//! The language is total: length, nesting and factors are limited, nothing repeats, and every value is exact.

mod bounds;
mod build;
mod degree;
mod evaluate;
mod fault;
mod guard;
mod parse;
mod product;
#[cfg(test)]
mod random;
mod ranges;
mod token;

pub use bounds::Worth;
pub use build::{Builder, Comparison, Operator};
pub use fault::{FormulaFault, FormulaFaultKind};
pub use ranges::{Bounds, End};

use std::cmp::Ordering;

use crate::number::{Decimal, Exact};

/// The name that stands for the leaf's maximum points in every formula.
pub const MAX_POINTS: &str = "max_points";
/// Whether a name means the same in every formula, so that no figure can have it.
pub(crate) fn is_reserved(name: &str) -> bool {
    matches!(name, "min" | "max" | "if" | MAX_POINTS)
}

/// The most characters a formula may have.
pub const LENGTH_LIMIT: usize = 2_000;
/// The most brackets, also those of calls, that may be open at one place.
pub const DEPTH_LIMIT: usize = 32;
/// The most characters a figure's name may have.
pub const NAME_LIMIT: usize = 64;
/// The most figures that may be multiplied into one value, above or below the line of a fraction.
pub const FACTOR_LIMIT: usize = 64;

/// The most faults that are told of one formula; where there are more, one more says so, and it is not read on.
pub const FAULT_LIMIT: usize = 20;

/// A formula that has been read: it holds no fault but a division by zero, which only figures can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    text: String,
    /// Figures in order of first use.
    names: Vec<String>,
    root: Node,
}

/// A part of a formula. Chains are flat lists, so that the tree is no deeper than the brackets are.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Number(Decimal),
    MaxPoints,
    Figure {
        /// Its place among the formula's names.
        name: usize,
        /// Its first byte in the text.
        at: usize,
    },
    Negated(Box<Node>),
    /// Additions and subtractions, or multiplications and divisions, from left to right.
    Chain {
        first: Box<Node>,
        steps: Vec<Step>,
    },
    Least(Vec<Node>),
    Greatest(Vec<Node>),
    If(Box<Choice>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    operator: Operator,
    /// The operator's first byte in the text.
    at: usize,
    operand: Node,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    left: Node,
    comparison: Comparison,
    right: Node,
    then: Node,
    otherwise: Node,
}

impl Choice {
    /// The branch that is taken where the left side compares so with the right one.
    fn taken(&self, order: Ordering) -> &Node {
        if self.comparison.holds(order) { &self.then } else { &self.otherwise }
    }
}

impl Formula {
    /// Reads a formula that may use these figures and [`MAX_POINTS`]; any other name is a fault.
    ///
    /// All faults are told, in the order of their places, up to [`FAULT_LIMIT`] and one that says that there are more; what only follows from another is not,
    /// and a name that is no figure is told where it stands first.
    pub fn parse(text: &str, figures: &[&str]) -> Result<Formula, Vec<FormulaFault>> {
        parse::formula(text, figures)
    }

    /// The formula as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The figures it uses, in order of first use, without [`MAX_POINTS`].
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The numbers that read like thousands with a point and are decimals here, as "1.000".
    pub fn numbers_like_thousands(&self) -> impl Iterator<Item = &str> {
        let is_like = |number: &&str| match number.split_once('.') {
            Some((before, after)) => after.len() == 3 && before.len() <= 3 && !before.starts_with('0'),
            None => false,
        };
        token::numbers(&self.text).filter(is_like)
    }

    /// Computes the formula exactly; `value` gives the figure of a name.
    ///
    /// A division by zero is a fault at its sign. Of an `if`, only the branch taken is computed.
    pub fn evaluate(&self, max_points: &Exact, value: &dyn Fn(&str) -> Option<Decimal>) -> Result<Exact, FormulaFault> {
        let evaluation = evaluate::Evaluation { names: &self.names, max_points, value };
        evaluation.node(&self.root).map_err(|fault| fault.counted(&self.text))
    }
}
