//! Divisions that fail for figures of 0, where no condition around them looks at these figures.

use super::{Formula, Node, Operator};
use crate::number::Exact;

impl Formula {
    /// The places (in characters, from 1) of divisions by what is 0 where all figures are, with no `if` around them whose
    /// condition looks at one of the divisor's figures.
    pub fn unguarded_divisions(&self) -> Vec<usize> {
        let mut found = Vec::new();
        walk(&self.root, &mut Vec::new(), &mut found);
        let character = |byte: usize| self.text.char_indices().take_while(|(before, _)| *before < byte).count() + 1;
        found.into_iter().map(character).collect()
    }
}

/// Tells the bytes of the signs; `looked_at` are the figures of the conditions around the node.
fn walk(node: &Node, looked_at: &mut Vec<usize>, found: &mut Vec<usize>) {
    match node {
        Node::Number(_) | Node::MaxPoints | Node::Figure { .. } => {}
        Node::Negated(inner) => walk(inner, looked_at, found),
        Node::Chain { first, steps } => {
            walk(first, looked_at, found);
            for step in steps {
                walk(&step.operand, looked_at, found);
                if step.operator == Operator::Over && may_be_zero(&step.operand, looked_at) {
                    found.push(step.at);
                }
            }
        }
        Node::Least(nodes) | Node::Greatest(nodes) => nodes.iter().for_each(|node| walk(node, looked_at, found)),
        Node::If(choice) => {
            let before = looked_at.len();
            for side in [&choice.left, &choice.right] {
                walk(side, looked_at, found);
            }
            figures(&choice.left, looked_at);
            figures(&choice.right, looked_at);
            walk(&choice.then, looked_at, found);
            walk(&choice.otherwise, looked_at, found);
            looked_at.truncate(before);
        }
    }
}

fn may_be_zero(divisor: &Node, looked_at: &[usize]) -> bool {
    let mut own = Vec::new();
    figures(divisor, &mut own);
    let is_looked_at = own.iter().any(|figure| looked_at.contains(figure));
    !own.is_empty() && !is_looked_at && at_zero(divisor).is_some_and(|value| value.is_zero())
}

/// The figures of a node, by their places among the names.
fn figures(node: &Node, into: &mut Vec<usize>) {
    match node {
        Node::Number(_) | Node::MaxPoints => {}
        Node::Figure { name, .. } => into.push(*name),
        Node::Negated(inner) => figures(inner, into),
        Node::Chain { first, steps } => {
            figures(first, into);
            steps.iter().for_each(|step| figures(&step.operand, into));
        }
        Node::Least(nodes) | Node::Greatest(nodes) => nodes.iter().for_each(|node| figures(node, into)),
        Node::If(choice) => {
            let parts = [&choice.left, &choice.right, &choice.then, &choice.otherwise];
            parts.into_iter().for_each(|part| figures(part, into));
        }
    }
}

/// The value where all figures are 0, of what is worth looking at: sums, products, the lesser and the greater.
fn at_zero(node: &Node) -> Option<Exact> {
    match node {
        Node::Number(value) => Some(Exact::from(*value)),
        Node::Figure { .. } => Some(Exact::ZERO),
        // A maximum of 0 gives no points at all.
        Node::MaxPoints => Some(Exact::from(1)),
        Node::Negated(inner) => Some(&Exact::ZERO - &at_zero(inner)?),
        Node::Chain { first, steps } => steps.iter().try_fold(at_zero(first)?, |value, step| {
            let other = at_zero(&step.operand)?;
            match step.operator {
                Operator::Plus => Some(&value + &other),
                Operator::Minus => Some(&value - &other),
                Operator::Times => Some(value.times(&other)),
                Operator::Over => value.checked_div(&other),
            }
        }),
        Node::Least(nodes) => nodes.iter().map(at_zero).collect::<Option<Vec<_>>>()?.into_iter().min(),
        Node::Greatest(nodes) => nodes.iter().map(at_zero).collect::<Option<Vec<_>>>()?.into_iter().max(),
        Node::If(_) => None,
    }
}
