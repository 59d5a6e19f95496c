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

/// Tells the operators that make a value too large, the first of each chain.
pub(super) fn check(node: &Node, faults: &mut Vec<FormulaFault>) {
    degree(node, faults);
}

fn degree(node: &Node, faults: &mut Vec<FormulaFault>) -> Degree {
    match node {
        Node::Number(_) | Node::MaxPoints | Node::Figure { .. } => PLAIN,
        Node::Negated(inner) => degree(inner, faults),
        Node::Chain { first, steps } => {
            let mut value = Some(degree(first, faults));
            for step in steps {
                let operand = degree(&step.operand, faults);
                value = value.map(|value| value.joined(step.operator, operand));
                if value.is_some_and(|value| value.above.max(value.below) > FACTOR_LIMIT) {
                    faults.push(Kind::TooManyFactors { limit: FACTOR_LIMIT }.at(step.at));
                    // What is too large already grows on with each step.
                    value = None;
                }
            }
            value.unwrap_or(PLAIN)
        }
        Node::Least(arguments) | Node::Greatest(arguments) => {
            arguments.iter().fold(PLAIN, |value, argument| value.either(degree(argument, faults)))
        }
        Node::If(choice) => {
            check(&choice.left, faults);
            check(&choice.right, faults);
            let then = degree(&choice.then, faults);
            then.either(degree(&choice.otherwise, faults))
        }
    }
}
