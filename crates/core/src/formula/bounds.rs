//! Between what a formula's values lie, whatever its figures are: for the linter, which knows no figures.

use std::cmp::Ordering;

use super::token::{Comparison, Operator};
use super::{Choice, Formula, Node, Step};
use crate::number::Exact;

/// One end of a range: a number, or beyond all numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// Below all numbers.
    Least,
    /// A number.
    At(Exact),
    /// Above all numbers.
    Most,
}

/// Where values lie; the ends need not be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// No value is below it.
    pub low: End,
    /// No value is above it.
    pub high: End,
}

impl Formula {
    /// Between what its values lie, its figures being 0 or more, and the places (in characters, from 1) of divisions by
    /// what is 0 whatever the figures are.
    pub fn bounds(&self, max_points: &Exact) -> (Bounds, Vec<usize>) {
        let mut walk = Walk { max_points, zero_divisions: Vec::new() };
        let bounds = walk.node(&self.root);
        let character = |byte: usize| self.text.char_indices().take_while(|(before, _)| *before < byte).count() + 1;
        (bounds, walk.zero_divisions.into_iter().map(character).collect())
    }
}

struct Walk<'a> {
    max_points: &'a Exact,
    /// The bytes at which the signs stand.
    zero_divisions: Vec<usize>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node) -> Bounds {
        match node {
            Node::Number(value) => Bounds::point(Exact::from(*value)),
            Node::MaxPoints => Bounds::point(self.max_points.clone()),
            Node::Figure { .. } => Bounds { low: End::At(Exact::ZERO), high: End::Most },
            Node::Negated(inner) => self.node(inner).negated(),
            Node::Chain { first, steps } => match steps.first().map(|step| step.operator) {
                Some(Operator::Plus | Operator::Minus) => self.sum(first, steps),
                _ => self.product(first, steps),
            },
            Node::Least(nodes) => self.all(nodes, |a, b| Bounds { low: a.low.min(b.low), high: a.high.min(b.high) }),
            Node::Greatest(nodes) => self.all(nodes, |a, b| Bounds { low: a.low.max(b.low), high: a.high.max(b.high) }),
            Node::If(choice) => self.choice(choice),
        }
    }

    fn all(&mut self, nodes: &[Node], join: fn(Bounds, Bounds) -> Bounds) -> Bounds {
        let all = nodes.iter().map(|node| self.node(node)).reduce(join);
        all.unwrap_or_else(|| Bounds::point(Exact::ZERO))
    }

    /// What is added and taken away again (`a - a`) is 0, however large it is.
    fn sum(&mut self, first: &Node, steps: &[Step]) -> Bounds {
        let mut terms: Vec<(&Node, bool)> = vec![signed(first, true)];
        for step in steps {
            let (node, adds) = signed(&step.operand, step.operator == Operator::Plus);
            // Divisions in what cancels out are looked at all the same.
            match terms.iter().position(|(other, other_adds)| *other_adds != adds && same(other, node)) {
                Some(at) => {
                    self.node(node);
                    terms.remove(at);
                }
                None => terms.push((node, adds)),
            }
        }
        terms.into_iter().fold(Bounds::point(Exact::ZERO), |sum, (node, adds)| {
            let term = self.node(node);
            let term = if adds { term } else { term.negated() };
            Bounds { low: sum.low.plus(term.low), high: sum.high.plus(term.high) }
        })
    }

    fn product(&mut self, first: &Node, steps: &[Step]) -> Bounds {
        let mut value = self.node(first);
        for step in steps {
            let operand = self.node(&step.operand);
            value = match step.operator {
                Operator::Over if operand == Bounds::point(Exact::ZERO) => {
                    self.zero_divisions.push(step.at);
                    Bounds::ANY
                }
                Operator::Over => value.times(&operand.reciprocal()),
                _ => value.times(&operand),
            };
        }
        value
    }

    fn choice(&mut self, choice: &Choice) -> Bounds {
        let (left, right) = (self.node(&choice.left), self.node(&choice.right));
        match decided(&left, choice.comparison, &right) {
            Some(true) => self.node(&choice.then),
            Some(false) => self.node(&choice.otherwise),
            None => {
                let (one, other) = (self.node(&choice.then), self.node(&choice.otherwise));
                Bounds { low: one.low.min(other.low), high: one.high.max(other.high) }
            }
        }
    }
}

/// A term of a sum without its own sign, and whether it is added.
fn signed(node: &Node, adds: bool) -> (&Node, bool) {
    match node {
        Node::Negated(inner) => (inner, !adds),
        other => (other, adds),
    }
}

/// What a comparison says of all values between these bounds, where it says the same of all.
fn decided(left: &Bounds, comparison: Comparison, right: &Bounds) -> Option<bool> {
    let (below, above) = (left.high < right.low, left.low > right.high);
    let (not_above, not_below) = (left.high <= right.low, left.low >= right.high);
    let equal = left.low == left.high && left == right;
    let (yes, no) = match comparison {
        Comparison::Less => (below, not_below),
        Comparison::AtMost => (not_above, above),
        Comparison::Greater => (above, not_above),
        Comparison::AtLeast => (not_below, below),
        Comparison::Equal => (equal, below || above),
        Comparison::Unequal => (below || above, equal),
    };
    (yes || no).then_some(yes)
}

/// Whether two parts are written alike, wherever they stand.
fn same(one: &Node, other: &Node) -> bool {
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

impl End {
    fn sign(&self) -> Ordering {
        match self {
            End::Least => Ordering::Less,
            End::At(value) => value.cmp(&Exact::ZERO),
            End::Most => Ordering::Greater,
        }
    }

    fn negated(self) -> End {
        match self {
            End::Least => End::Most,
            End::At(value) => End::At(&Exact::ZERO - &value),
            End::Most => End::Least,
        }
    }

    /// Two low ends or two high ends together: no number and beyond all is beyond all.
    fn plus(self, other: End) -> End {
        match (self, other) {
            (End::At(a), End::At(b)) => End::At(&a + &b),
            (End::At(_), beyond) | (beyond, _) => beyond,
        }
    }

    /// 0 times whatever is 0: beyond all numbers there is no figure.
    fn times(&self, other: &End) -> End {
        match (self, other) {
            (End::At(a), End::At(b)) => End::At(a.times(b)),
            _ => match (self.sign(), other.sign()) {
                (Ordering::Equal, _) | (_, Ordering::Equal) => End::At(Exact::ZERO),
                (a, b) if a == b => End::Most,
                _ => End::Least,
            },
        }
    }

    /// 1 through it; what it is of 0 stands beside it.
    fn reciprocal(&self, of_zero: End) -> End {
        match self {
            End::At(value) => Exact::from(1).checked_div(value).map_or(of_zero, End::At),
            _ => End::At(Exact::ZERO),
        }
    }
}

impl Bounds {
    const ANY: Bounds = Bounds { low: End::Least, high: End::Most };

    fn point(value: Exact) -> Bounds {
        Bounds { low: End::At(value.clone()), high: End::At(value) }
    }

    fn negated(self) -> Bounds {
        Bounds { low: self.high.negated(), high: self.low.negated() }
    }

    fn times(&self, other: &Bounds) -> Bounds {
        let [a, b, c, d] = [
            self.low.times(&other.low),
            self.low.times(&other.high),
            self.high.times(&other.low),
            self.high.times(&other.high),
        ];
        let low = a.clone().min(b.clone()).min(c.clone()).min(d.clone());
        Bounds { low, high: a.max(b).max(c).max(d) }
    }

    /// 1 through all that lies in it but 0, which no value is divided by.
    fn reciprocal(&self) -> Bounds {
        match (self.low.sign(), self.high.sign()) {
            (Ordering::Less, Ordering::Greater) => Bounds::ANY,
            _ => Bounds { low: self.high.reciprocal(End::Least), high: self.low.reciprocal(End::Most) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Formula, its ends with five points, and where it divides by 0; made up.
    #[test]
    fn formulas_lie_between_bounds() {
        let table: &[(&str, &str, &[usize])] = &[
            ("3", "3 3", &[]),
            ("max_points", "5 5", &[]),
            ("a", "0 +", &[]),
            ("-a", "- 0", &[]),
            ("a - b", "- +", &[]),
            ("a - a", "0 0", &[]),
            ("a + b - a - b", "0 0", &[]),
            ("a + b - a", "0 +", &[]),
            ("-a + a", "0 0", &[]),
            ("a * b - a * b", "0 0", &[]),
            ("min(a; b) - min(a; b)", "0 0", &[]),
            ("2 - a", "- 2", &[]),
            ("a * 0", "0 0", &[]),
            ("min(a; 3)", "0 3", &[]),
            ("max(a; 3)", "3 +", &[]),
            ("max_points * min(1; a / b)", "0 5", &[]),
            ("4 - a / b", "- 4", &[]),
            ("4 / (a + 2)", "0 2", &[]),
            ("4 / (-2 - a)", "-2 0", &[]),
            ("-(1 / a)", "- 0", &[]),
            ("1 / (a - b)", "- +", &[]),
            ("a / 0", "- +", &[3]),
            ("1/(a-a)", "- +", &[2]),
            ("0 * (1 / 0)", "0 0", &[8]),
            ("if(a > 0; 1 / 0; 2)", "- +", &[13]),
            ("if(1 > 0; 2; 1 / 0)", "2 2", &[]),
            ("if(a < 0; 9; 2)", "2 2", &[]),
            ("if(a >= 0; 1; 7)", "1 1", &[]),
            ("if(a = b; 1; 3)", "1 3", &[]),
            ("if(2 = 2; 1; 3)", "1 1", &[]),
            ("if(2 != 2; 1; 3)", "3 3", &[]),
            ("if(a <= 3; a; min(a; 3))", "0 +", &[]),
        ];
        let shown = |end: &End| match end {
            End::Least => "-".to_owned(),
            End::At(value) => value.to_decimal().map(|value| value.normalize().to_string()).unwrap_or_default(),
            End::Most => "+".to_owned(),
        };
        for (text, wanted, divided) in table {
            let formula = Formula::parse(text, &["a", "b"]).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            let (bounds, zero) = formula.bounds(&Exact::from(5));
            assert_eq!(format!("{} {}", shown(&bounds.low), shown(&bounds.high)), *wanted, "{text}");
            assert_eq!(zero, *divided, "{text}");
        }
    }
}
