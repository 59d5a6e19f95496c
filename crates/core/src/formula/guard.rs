//! Divisions by 0 that no condition keeps from it, found by trying figures.

use super::{Formula, Node, Operator};
use crate::number::{Decimal, Exact};

/// Of up to so many figures all ways to make them 0, 1 or great are tried.
const ALL_WAYS: usize = 3;

/// So many figures of a longer formula are 0 alone, and great alone.
const ALONE: usize = 16;

/// What is tried for a figure. Ones are alike, so that a difference of two figures is 0, too; no two great ones are.
#[derive(Clone, Copy)]
enum Tried {
    Zero,
    One,
    Great,
}

impl Formula {
    /// The places (in characters, from 1) of divisions by 0 where figures are 0, 1 or great. An `if` around a division keeps
    /// it from that only where its condition does.
    pub fn unguarded_divisions(&self) -> Vec<usize> {
        let mut found = Vec::new();
        if has_division(&self.root) {
            for tried in trials(self.names.len()) {
                let _ = Trial { tried: &tried, found: &mut found }.node(&self.root);
            }
        }
        found.sort_unstable();
        found.dedup();
        let character = |byte: usize| self.text.char_indices().take_while(|(before, _)| *before < byte).count() + 1;
        found.into_iter().map(character).collect()
    }
}

/// Whether something is divided by what is no plain number.
fn has_division(node: &Node) -> bool {
    match node {
        Node::Number(_) | Node::MaxPoints | Node::Figure { .. } => false,
        Node::Negated(inner) => has_division(inner),
        Node::Chain { first, steps } => {
            let is_division = |operator, by: &Node| operator == Operator::Over && !matches!(by, Node::Number(_));
            has_division(first)
                || steps.iter().any(|step| is_division(step.operator, &step.operand) || has_division(&step.operand))
        }
        Node::Least(nodes) | Node::Greatest(nodes) => nodes.iter().any(has_division),
        Node::If(choice) => {
            [&choice.left, &choice.right, &choice.then, &choice.otherwise].into_iter().any(has_division)
        }
    }
}

/// What is tried for so many figures: each list holds one for each.
fn trials(figures: usize) -> Vec<Vec<Tried>> {
    use Tried::{Great, One, Zero};
    if figures <= ALL_WAYS {
        let of_figure = |way: usize, at: usize| [Zero, One, Great][way / 3_usize.pow(at as u32) % 3];
        let way = |way| (0..figures).map(|at| of_figure(way, at)).collect();
        return (0..3_usize.pow(figures as u32)).map(way).collect();
    }
    let mut all = vec![vec![Zero; figures], vec![One; figures]];
    for (alone, others) in [(Zero, Great), (Zero, One), (Great, Zero)] {
        for at in 0..figures.min(ALONE) {
            let mut one = vec![others; figures];
            one[at] = alone;
            all.push(one);
        }
    }
    all
}

/// A formula computed with figures that are tried.
struct Trial<'t> {
    tried: &'t [Tried],
    /// The bytes of the signs that divide by 0.
    found: &'t mut Vec<usize>,
}

impl Trial<'_> {
    /// The value; `None` of what a division by 0 is part of. The rest is computed all the same, to find all of them.
    fn node(&mut self, node: &Node) -> Option<Exact> {
        match node {
            Node::Number(value) => Some(Exact::from(*value)),
            // A maximum of 0 gives no points at all.
            Node::MaxPoints => Some(Exact::from(Decimal::ONE_HUNDRED)),
            Node::Figure { name, .. } => Some(self.figure(*name)),
            Node::Negated(inner) => Some(&Exact::ZERO - &self.node(inner)?),
            Node::Chain { first, steps } => {
                let mut value = self.node(first);
                for step in steps {
                    let operand = self.node(&step.operand);
                    if step.operator == Operator::Over && operand.as_ref().is_some_and(Exact::is_zero) {
                        self.found.push(step.at);
                    }
                    value = value.zip(operand).and_then(|(value, operand)| step.operator.of(&value, &operand));
                }
                value
            }
            Node::Least(nodes) => self.best(nodes, Exact::min),
            Node::Greatest(nodes) => self.best(nodes, Exact::max),
            Node::If(choice) => {
                let (left, right) = (self.node(&choice.left), self.node(&choice.right));
                let taken = choice.taken(left?.cmp(&right?));
                self.node(taken)
            }
        }
    }

    fn figure(&self, at: usize) -> Exact {
        match self.tried.get(at) {
            Some(Tried::One) => Exact::from(1),
            Some(Tried::Great) => Exact::from(1_000_003 + 10_007 * at as i64),
            Some(Tried::Zero) | None => Exact::ZERO,
        }
    }

    fn best(&mut self, nodes: &[Node], better: fn(Exact, Exact) -> Exact) -> Option<Exact> {
        let all: Vec<Option<Exact>> = nodes.iter().map(|node| self.node(node)).collect();
        all.into_iter().collect::<Option<Vec<_>>>()?.into_iter().reduce(better)
    }
}
