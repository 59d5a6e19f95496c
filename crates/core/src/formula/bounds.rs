//! What a formula can be worth, whatever its figures are: for the linter, which knows no figures.

use super::product::{Product, is_at_most, is_product, same};
use super::ranges::{Bounds, End, Ranges};
use super::token::{Comparison, Operator};
use super::{Choice, Formula, Node, Step};
use crate::number::Exact;

/// What a formula can be worth.
pub struct Worth {
    /// Where all its values lie, perhaps more and never less: ranges in order that do not touch.
    pub ranges: Vec<Bounds>,
    /// The greatest of its branches that are plain numbers, as of `if(a = 1; 5; 0)`.
    pub greatest_number: Option<Exact>,
    /// The places (in characters, from 1) of divisions by what is 0 whatever the figures are.
    pub zero_divisions: Vec<usize>,
}

impl Formula {
    /// What it can be worth, its figures being 0 or more.
    pub fn worth(&self, max_points: &Exact) -> Worth {
        let mut walk = Walk {
            max_points,
            assumed: Vec::new(),
            orders: Vec::new(),
            greatest_number: None,
            zero_divisions: Vec::new(),
        };
        let ranges = walk.result(&self.root).into_bounds();
        let character = |byte: usize| self.text.char_indices().take_while(|(before, _)| *before < byte).count() + 1;
        let mut zero_divisions: Vec<usize> = walk.zero_divisions.into_iter().map(character).collect();
        zero_divisions.dedup();
        Worth { ranges, greatest_number: walk.greatest_number, zero_divisions }
    }
}

struct Walk<'f> {
    max_points: &'f Exact,
    /// What conditions around this place say of the values of products; a later one holds all that earlier ones say.
    assumed: Vec<(Product<'f>, Ranges)>,
    /// What they say of two parts: the first is no more than so many times the second.
    orders: Vec<(&'f Node, Exact, &'f Node)>,
    greatest_number: Option<Exact>,
    /// The bytes at which the signs stand.
    zero_divisions: Vec<usize>,
}

impl<'f> Walk<'f> {
    /// A part that is the formula's value as it stands.
    fn result(&mut self, node: &'f Node) -> Ranges {
        if let Node::If(choice) = node {
            return self.choice(choice, Walk::result);
        }
        let ranges = self.node(node);
        self.greatest_number = self.greatest_number.take().max(ranges.only().cloned());
        ranges
    }

    fn node(&mut self, node: &'f Node) -> Ranges {
        let is_this = |product: &Product| product.part().is_some_and(|part| same(part, node));
        if let Some((_, ranges)) = self.assumed.iter().rev().find(|(product, _)| is_this(product)) {
            return ranges.clone();
        }
        match node {
            Node::Number(value) => Ranges::point(Exact::from(*value)),
            Node::MaxPoints => Ranges::point(self.max_points.clone()),
            Node::Figure { .. } => Ranges::of(Bounds { low: End::At(Exact::ZERO), high: End::Most }),
            Node::Negated(inner) => self.node(inner).negated(),
            Node::Chain { steps, .. } if is_product(steps) => self.product(node),
            Node::Chain { first, steps } => self.sum(first, steps),
            Node::Least(nodes) => self.all(nodes, Ranges::least),
            Node::Greatest(nodes) => self.all(nodes, Ranges::greatest),
            Node::If(choice) => self.choice(choice, Walk::node),
        }
    }

    fn all(&mut self, nodes: &'f [Node], join: fn(&Ranges, &Ranges) -> Ranges) -> Ranges {
        let all = nodes.iter().map(|node| self.node(node)).reduce(|a, b| join(&a, &b));
        all.unwrap_or_else(|| Ranges::point(Exact::ZERO))
    }

    /// What is added and taken away again (`a - a`) is 0, however large it is.
    fn sum(&mut self, first: &'f Node, steps: &'f [Step]) -> Ranges {
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
        terms.into_iter().fold(Ranges::point(Exact::ZERO), |sum, (node, adds)| {
            let term = self.node(node);
            sum.plus(&if adds { term } else { term.negated() })
        })
    }

    fn product(&mut self, node: &'f Node) -> Ranges {
        let mut product = Product::of(node, self.max_points);
        let mut value = Ranges::point(product.number.clone());
        // What is known of a part alone is found at the part.
        for (known, ranges) in self.assumed.iter().rev().filter(|(known, _)| known.part().is_none()) {
            while product.remove(known) {
                value = value.times(ranges);
            }
        }
        for (divisor, at) in std::mem::take(&mut product.below) {
            let by = self.node(divisor);
            if by.only().is_some_and(Exact::is_zero) {
                self.zero_divisions.push(at);
                value = value.times(&Ranges::of(Bounds::ANY));
                continue;
            }
            let is_above_zero = by.whole().is_some_and(|by| by.low >= End::At(Exact::ZERO));
            let shares = product.above.iter().enumerate().filter(|_| is_above_zero);
            let share = shares.filter_map(|(at, part)| Some((at, self.share(part, divisor)?))).next();
            value = match share {
                Some((at, share)) => {
                    let part = self.node(product.above.remove(at));
                    value.times(&part.times(&by.reciprocal()).within(&share))
                }
                None => value.times(&by.reciprocal()),
            };
        }
        product.above.into_iter().fold(value, |value, part| value.times(&self.node(part)))
    }

    /// Between what a part lies as a share of another, which is above 0; `None` where nothing is known of the two.
    fn share(&self, part: &Node, of: &Node) -> Option<Bounds> {
        let times = |one: &Node, other: &Node| {
            let known =
                self.orders.iter().filter(|(a, _, b)| same(a, one) && same(b, other)).map(|(_, times, _)| times);
            known.cloned().chain(is_at_most(one, other).then(|| Exact::from(1))).min()
        };
        let (high, low) = (times(part, of), times(of, part));
        if high.is_none() && low.is_none() {
            return None;
        }
        let low = low.and_then(|times| Exact::from(1).checked_div(&times)).map_or(End::Least, End::At);
        Some(Bounds { low, high: high.map_or(End::Most, End::At) })
    }

    fn choice(&mut self, choice: &'f Choice, of_branch: fn(&mut Walk<'f>, &'f Node) -> Ranges) -> Ranges {
        let (left, right) = (self.node(&choice.left), self.node(&choice.right));
        let (Some(whole_left), Some(whole_right)) = (left.whole(), right.whole()) else { return Ranges::none() };
        let decided = decided(&whole_left, choice.comparison, &whole_right);
        let branches =
            [(&choice.then, choice.comparison, true), (&choice.otherwise, opposite(choice.comparison), false)];
        let known = (self.assumed.len(), self.orders.len());
        branches.into_iter().filter(|(.., holds)| decided.is_none_or(|decided| decided == *holds)).fold(
            Ranges::none(),
            |all, (branch, comparison, _)| {
                let is_possible = self.assume([(&choice.left, &left), (&choice.right, &right)], comparison);
                let ranges = if is_possible { of_branch(self, branch) } else { Ranges::none() };
                self.assumed.truncate(known.0);
                self.orders.truncate(known.1);
                all.or(ranges)
            },
        )
    }

    /// Takes a comparison of two parts for true; whether it can be.
    fn assume(&mut self, sides: [(&'f Node, &Ranges); 2], comparison: Comparison) -> bool {
        let [(left, of_left), (right, of_right)] = sides;
        let (Some(a), Some(b)) = (of_left.whole(), of_right.whole()) else { return false };
        let [up_to_b, from_a] =
            [Bounds { low: End::Least, high: b.high.clone() }, Bounds { low: a.low.clone(), high: End::Most }];
        let [from_b, up_to_a] =
            [Bounds { low: b.low.clone(), high: End::Most }, Bounds { low: End::Least, high: a.high.clone() }];
        let (for_left, for_right) = match comparison {
            Comparison::Less | Comparison::AtMost => (up_to_b, from_a),
            Comparison::Greater | Comparison::AtLeast => (from_b, up_to_a),
            Comparison::Equal => (b, a),
            Comparison::Unequal => return true,
        };
        let products = [left, right].map(|side| Product::of(side, self.max_points));
        if let [Some((of_left, left)), Some((of_right, right))] = [products[0].multiple(), products[1].multiple()] {
            let is_rising = matches!(comparison, Comparison::Less | Comparison::AtMost | Comparison::Equal);
            let is_falling = matches!(comparison, Comparison::Greater | Comparison::AtLeast | Comparison::Equal);
            if let Some(times) = of_right.checked_div(of_left).filter(|_| is_rising) {
                self.orders.push((left, times, right));
            }
            if let Some(times) = of_left.checked_div(of_right).filter(|_| is_falling) {
                self.orders.push((right, times, left));
            }
        }
        let held = [(of_left, for_left), (of_right, for_right)].map(|(ranges, bounds)| ranges.within(&bounds));
        let is_possible = !held.iter().any(Ranges::is_none);
        for (product, ranges) in products.into_iter().zip(held) {
            let is_number = product.above.is_empty() && product.below.is_empty();
            if let Some(part) = Exact::from(1).checked_div(&product.number).filter(|_| !is_number) {
                self.assumed.push((product, ranges.times(&Ranges::point(part))));
            }
        }
        is_possible
    }
}

/// A term of a sum without its own sign, and whether it is added.
fn signed(node: &Node, adds: bool) -> (&Node, bool) {
    match node {
        Node::Negated(inner) => (inner, !adds),
        other => (other, adds),
    }
}

/// The comparison that holds where this one does not.
fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::AtLeast,
        Comparison::AtMost => Comparison::Greater,
        Comparison::Greater => Comparison::AtMost,
        Comparison::AtLeast => Comparison::Less,
        Comparison::Equal => Comparison::Unequal,
        Comparison::Unequal => Comparison::Equal,
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
            ("if(a = b; 1; 3)", "1 1, 3 3", &[]),
            ("if(2 = 2; 1; 3)", "1 1", &[]),
            ("if(2 != 2; 1; 3)", "3 3", &[]),
            // What a condition says of a figure holds in its branches.
            ("if(a <= 3; a; min(a; 3))", "0 3", &[]),
            ("if(a >= 80; 2; a / 40)", "0 2", &[]),
            ("if(80 > a; a / 40; 2)", "0 2", &[]),
            ("if(a = 3; a; 9)", "3 3, 9 9", &[]),
            ("if(a != 3; 9; a)", "3 3, 9 9", &[]),
            ("if(a >= 80; 9; if(a >= 50; a / 10; 1))", "1 1, 5 8, 9 9", &[]),
            ("if(a >= 80; if(a < 50; 7; 2); 1)", "1 1, 2 2", &[]),
            ("if(a > max_points * 2; 20; a)", "0 10, 20 20", &[]),
            ("if(a / b >= 0.8; 2; 2.5 * a / b)", "0 2", &[]),
            ("if(a * 100 / b >= 80; 2; 2 * (a / b))", "0 1.6, 2 2", &[]),
            ("if(a + b <= 4; a + b; 1)", "0 4", &[]),
            ("if(-a < -3; -a; 1)", "- -3, 1 1", &[]),
            ("if(a > 3; 1; 2) + a", "1 +", &[]),
            ("if(a >= b; 2; 2 * a / b)", "0 2", &[]),
            ("if(a >= 0.8 * b; 2; 2 * a / b)", "0 1.6, 2 2", &[]),
            ("if(0.5 * a > b; 4 * b / a; 1)", "0 2", &[]),
            ("if(a = b; 3 * a / b; 1)", "1 1, 3 3", &[]),
            ("if(a <= 0; 1 / a; 2)", "- +", &[14]),
            ("if(if(a = 1; 1; 5) = 3; 1 / 0; 2)", "2 2", &[]),
            // Shares of what is no smaller.
            ("2 * min(a; b) / b", "0 2", &[]),
            ("2 * min(3; min(b; a)) / b", "0 2", &[]),
            ("min(a; b) * 100 / b / 50", "0 2", &[]),
            ("2 * a / max(a; b)", "0 2", &[]),
            ("2 * a / (a + b)", "0 2", &[]),
            ("2 * a / (a - b)", "- +", &[]),
            ("2 * a / (a + b - 1)", "- +", &[]),
            ("2 * a / a", "2 2", &[]),
            ("max(a; b) / a", "1 +", &[]),
            ("min(a - b; b) / b", "- 1", &[]),
            ("(2 - a) / max(2 - a; b - 3)", "- +", &[]),
            ("2 * a * a / max(a; b)", "0 +", &[]),
            ("2 / (a / b) * min(a; b)", "0 +", &[]),
            // A few values.
            ("if(a > 1; 2; 0) + if(b > 1; 3; 0)", "0 0, 2 2, 3 3, 5 5", &[]),
            ("min(if(a > 1; 2; 0); if(b > 1; 3; 1))", "0 0, 1 1, 2 2", &[]),
            ("max(if(a > 1; 2; 0); 1)", "1 1, 2 2", &[]),
            ("6 / if(a > 1; 2; if(b > 1; 0; 3))", "2 2, 3 3", &[]),
        ];
        let shown = |end: &End| match end {
            End::Least => "-".to_owned(),
            End::At(value) => value.to_decimal().map(|value| value.normalize().to_string()).unwrap_or_default(),
            End::Most => "+".to_owned(),
        };
        for (text, wanted, divided) in table {
            let formula = Formula::parse(text, &["a", "b"]).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            let worth = formula.worth(&Exact::from(5));
            let ranges = worth.ranges.iter().map(|range| format!("{} {}", shown(&range.low), shown(&range.high)));
            assert_eq!(ranges.collect::<Vec<_>>().join(", "), *wanted, "{text}");
            assert_eq!(worth.zero_divisions, *divided, "{text}");
        }
    }

    /// Sums of more values than are kept apart.
    #[test]
    fn of_many_values_some_are_one_range() {
        let terms = (0..6).map(|i| format!("if(a > {i}; {}; 0)", 1 << i)).collect::<Vec<_>>();
        let ranges = |count: usize| {
            let formula = Formula::parse(&terms[..count].join(" + "), &["a"]).unwrap();
            formula.worth(&Exact::from(5)).ranges
        };
        let between = |low: i64, high: i64| Bounds { low: End::At(low.into()), high: End::At(high.into()) };
        assert_eq!(ranges(5).len(), 32);
        assert_eq!(ranges(6), [between(0, 31), between(32, 63)]);
    }

    /// Formula, the greatest of its branches that are numbers; made up.
    #[test]
    fn branches_that_are_numbers_are_known() {
        let table = [
            ("if(a = 1; 7; 0)", "7"),
            ("if(a = 1; if(b = 1; 2; max_points * 2); 0)", "10"),
            ("if(a >= 8; 8; a)", "8"),
            ("if(a < 0; 9; 2)", "2"),
            ("9", "9"),
            ("min(max_points; if(a = 1; 7; 0))", ""),
            ("if(a = 1; 4; 0) + if(b = 1; 4; 0)", ""),
            ("a * 0.5", ""),
            ("20 + a", ""),
        ];
        for (text, wanted) in table {
            let greatest = Formula::parse(text, &["a", "b"]).unwrap().worth(&Exact::from(5)).greatest_number;
            let greatest = greatest.map(|greatest| greatest.to_decimal().unwrap().normalize().to_string());
            assert_eq!(greatest.unwrap_or_default(), wanted, "{text}");
        }
    }
}
