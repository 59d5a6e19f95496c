//! Products of a formula as a number times parts through parts, and which parts are alike or surely no larger than others.

use super::token::Operator;
use super::{Node, Step};
use crate::number::Exact;

/// A part as a product: `2 * a / (b * 4)` is 0.5, above the line `a`, below it `b`.
pub(super) struct Product<'f> {
    pub(super) number: Exact,
    pub(super) above: Vec<&'f Node>,
    /// With the bytes at which their signs stand.
    pub(super) below: Vec<(&'f Node, usize)>,
}

impl<'f> Product<'f> {
    pub(super) fn of(node: &'f Node, max_points: &Exact) -> Product<'f> {
        let mut product = Product { number: Exact::from(1), above: Vec::new(), below: Vec::new() };
        product.take(node, max_points);
        product
    }

    fn take(&mut self, node: &'f Node, max_points: &Exact) {
        match node {
            Node::Number(value) => self.number = self.number.times(&Exact::from(*value)),
            Node::MaxPoints => self.number = self.number.times(max_points),
            Node::Negated(inner) => {
                self.number = &Exact::ZERO - &self.number;
                self.take(inner, max_points);
            }
            Node::Chain { first, steps } if is_product(steps) => {
                self.take(first, max_points);
                for step in steps {
                    match step.operator {
                        Operator::Over => self.divide(step, max_points),
                        _ => self.take(&step.operand, max_points),
                    }
                }
            }
            other => self.above.push(other),
        }
    }

    /// What is divided by stays whole where it may be 0 in itself or divides, so that its own faults are seen.
    fn divide(&mut self, step: &'f Step, max_points: &Exact) {
        let inner = Product::of(&step.operand, max_points);
        match self.number.checked_div(&inner.number) {
            Some(number) if inner.below.is_empty() => {
                self.number = number;
                self.below.extend(inner.above.into_iter().map(|part| (part, step.at)));
            }
            _ => self.below.push((&step.operand, step.at)),
        }
    }

    /// Its only part, where it is a number times that.
    pub(super) fn part(&self) -> Option<&'f Node> {
        match (self.above.as_slice(), self.below.as_slice()) {
            ([part], []) => Some(*part),
            _ => None,
        }
    }

    /// The number and the part, where the number is above 0.
    pub(super) fn multiple(&self) -> Option<(&Exact, &'f Node)> {
        self.part().filter(|_| self.number > Exact::ZERO).map(|part| (&self.number, part))
    }

    /// Removes the parts of another product, where it has all of them.
    pub(super) fn remove(&mut self, other: &Product<'f>) -> bool {
        let above = without(&self.above, &other.above, same);
        let below = without(&self.below, &other.below, |(a, _), (b, _)| same(a, b));
        let (Some(above), Some(below)) = (above, below) else { return false };
        (self.above, self.below) = (above, below);
        true
    }
}

/// All but some; `None` where one of them is not among them.
fn without<T: Copy>(all: &[T], some: &[T], is_same: impl Fn(T, T) -> bool) -> Option<Vec<T>> {
    let mut rest = all.to_vec();
    for one in some {
        let at = rest.iter().position(|other| is_same(*one, *other))?;
        rest.remove(at);
    }
    Some(rest)
}

/// Whether the steps of a chain multiply and divide.
pub(super) fn is_product(steps: &[Step]) -> bool {
    steps.first().is_some_and(|step| step.operator.joins_factors())
}

/// Whether one part is no larger than another by how they are written, whatever the figures are: `min(a; b)` than `b`,
/// `a` than `max(a; b)` or `a + b`.
pub(super) fn is_at_most(one: &Node, other: &Node) -> bool {
    let (mut below, mut above) = (Vec::new(), Vec::new());
    parts(one, &mut below, |node| match node {
        Node::Least(nodes) => Some(nodes),
        _ => None,
    });
    parts(other, &mut above, |node| match node {
        Node::Greatest(nodes) => Some(nodes),
        _ => None,
    });
    below.iter().any(|one| above.iter().any(|other| is_term(one, other)))
}

/// The part and all that a call of a kind holds, however deep.
fn parts<'f>(node: &'f Node, all: &mut Vec<&'f Node>, inner: fn(&Node) -> Option<&Vec<Node>>) {
    all.push(node);
    for part in inner(node).into_iter().flatten() {
        parts(part, all, inner);
    }
}

/// Whether a part is added to what is never negative, or stands alone.
fn is_term(one: &Node, sum: &Node) -> bool {
    if same(one, sum) {
        return true;
    }
    let Node::Chain { first, steps } = sum else { return false };
    if steps.iter().any(|step| step.operator != Operator::Plus) {
        return false;
    }
    let terms: Vec<&Node> = [&**first].into_iter().chain(steps.iter().map(|step| &step.operand)).collect();
    let found = terms.iter().position(|term| same(one, term));
    found.is_some_and(|found| terms.iter().enumerate().all(|(at, term)| at == found || is_never_negative(term)))
}

/// Whether a part is written so that no figures make it negative.
fn is_never_negative(node: &Node) -> bool {
    match node {
        Node::Number(_) | Node::MaxPoints | Node::Figure { .. } => true,
        Node::Negated(_) => false,
        Node::Chain { first, steps } => {
            let adds = |step: &Step| step.operator != Operator::Minus && is_never_negative(&step.operand);
            is_never_negative(first) && steps.iter().all(adds)
        }
        Node::Least(nodes) => nodes.iter().all(is_never_negative),
        Node::Greatest(nodes) => nodes.iter().any(is_never_negative),
        Node::If(choice) => is_never_negative(&choice.then) && is_never_negative(&choice.otherwise),
    }
}

/// Whether two parts are written alike, wherever they stand.
pub(super) fn same(one: &Node, other: &Node) -> bool {
    let all = |a: &[Node], b: &[Node]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b));
    match (one, other) {
        (Node::Figure { name, .. }, Node::Figure { name: other, .. }) => name == other,
        (Node::Negated(a), Node::Negated(b)) => same(a, b),
        (Node::Chain { first: a, steps: of_a }, Node::Chain { first: b, steps: of_b }) => {
            let alike = |(a, b): (&Step, &Step)| a.operator == b.operator && same(&a.operand, &b.operand);
            same(a, b) && of_a.len() == of_b.len() && of_a.iter().zip(of_b).all(alike)
        }
        (Node::Least(a), Node::Least(b)) | (Node::Greatest(a), Node::Greatest(b)) => all(a, b),
        (Node::If(a), Node::If(b)) => {
            a.comparison == b.comparison
                && same(&a.left, &b.left)
                && same(&a.right, &b.right)
                && same(&a.then, &b.then)
                && same(&a.otherwise, &b.otherwise)
        }
        (Node::Number(_) | Node::MaxPoints, _) => one == other,
        _ => false,
    }
}
