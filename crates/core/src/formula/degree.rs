//! How large the values of a formula can grow, so that no framework can keep a computer busy for minutes.
//!
//! Exact numbers grow with each multiplication, and the time to reduce them with the cube of their length: a thousand
//! factors of 21 digits, which 2,000 characters can hold, took minutes. Sums of plain figures stay short.

use super::token::Operator;
use super::{FACTOR_LIMIT, FormulaFault, FormulaFaultKind as Kind, Node};

/// The degree of a value as a fraction of figures: how many are multiplied above and below the line.
#[derive(Clone, Copy)]
struct Degree {
    above: usize,
    below: usize,
}

const PLAIN: Degree = Degree { above: 1, below: 0 };

impl Degree {
    fn joined(self, operator: Operator, other: Degree) -> Degree {
        let below = self.below + other.below;
        match operator {
            Operator::Plus | Operator::Minus => {
                Degree { above: (self.above + other.below).max(other.above + self.below), below }
            }
            Operator::Times => Degree { above: self.above + other.above, below },
            Operator::Over => Degree { above: self.above + other.below, below: self.below + other.above },
        }
    }

    /// One that is not below either.
    fn either(self, other: Degree) -> Degree {
        Degree { above: self.above.max(other.above), below: self.below.max(other.below) }
    }
}

/// A fault at the operator that makes a value too large.
pub(super) fn check(node: &Node) -> Result<(), FormulaFault> {
    degree(node).map(|_| ())
}

fn degree(node: &Node) -> Result<Degree, FormulaFault> {
    match node {
        Node::Number(_) | Node::MaxPoints | Node::Figure { .. } => Ok(PLAIN),
        Node::Negated(inner) => degree(inner),
        Node::Chain { first, steps } => steps.iter().try_fold(degree(first)?, |value, step| {
            let value = value.joined(step.operator, degree(&step.operand)?);
            if value.above.max(value.below) > FACTOR_LIMIT {
                return Err(Kind::TooManyFactors { limit: FACTOR_LIMIT }.at(step.at));
            }
            Ok(value)
        }),
        Node::Least(arguments) | Node::Greatest(arguments) => {
            arguments.iter().try_fold(PLAIN, |value, argument| Ok(value.either(degree(argument)?)))
        }
        Node::If(choice) => {
            check(&choice.left)?;
            check(&choice.right)?;
            Ok(degree(&choice.then)?.either(degree(&choice.otherwise)?))
        }
    }
}
