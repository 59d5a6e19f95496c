//! What holds for every formula, tried on random ones against their definition on big rationals.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::{Bounds, End, FAULT_LIMIT, Formula, FormulaFault, FormulaFaultKind as Kind, LENGTH_LIMIT, MAX_POINTS};
use crate::number::{Decimal, Exact, FRACTION_DIGITS};

/// So many cases, the same ones each time.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(766), ..ProptestConfig::default() }
}

/// The figures of random formulas.
const FIGURES: [&str; 3] = ["num", "den", "_late2"];

/// A formula as the tests see it.
#[derive(Clone, Debug)]
enum Tree {
    Number(Decimal),
    /// One of [`FIGURES`], or the maximum behind them.
    Figure(usize),
    Negated(Box<Tree>),
    Joined(Box<Tree>, char, Box<Tree>),
    Least(Vec<Tree>),
    Greatest(Vec<Tree>),
    If(Box<[Tree; 4]>, usize),
}

fn small_decimal() -> impl Strategy<Value = Decimal> {
    let limit = 10i64.pow(15);
    prop_oneof![
        3 => (0i64..4).prop_map(Decimal::from),
        3 => (0i64..2_000, 0u32..3).prop_map(|(value, scale)| Decimal::new(value, scale)),
        1 => (0..limit, 0..=FRACTION_DIGITS as u32).prop_map(|(value, scale)| Decimal::new(value, scale)),
    ]
}

/// Few numbers, so that conditions, branches and figures often meet.
fn half() -> impl Strategy<Value = Decimal> {
    (0i64..8).prop_map(|halves| Decimal::new(halves * 5, 1))
}

/// What a part that stands above a line is often divided by.
fn share() -> impl Strategy<Value = Tree> {
    let figure = || (0..FIGURES.len()).prop_map(Tree::Figure);
    let part = prop_oneof![
        3 => figure(),
        1 => (half(), figure()).prop_map(|(times, figure)| Tree::Joined(Box::new(Tree::Number(times)), '*', Box::new(figure))),
    ];
    (part, figure(), half(), 0usize..8).prop_map(|(a, b, number, kind)| {
        let both = || vec![a.clone(), b.clone(), Tree::Number(number)];
        let join = |a: Tree, operator, b: Tree| Tree::Joined(Box::new(a), operator, Box::new(b));
        match kind {
            0 => join(Tree::Least(both()), '/', a),
            1 => join(b.clone(), '/', Tree::Greatest(both())),
            2 => join(Tree::Greatest(both()), '/', b),
            3 => join(b.clone(), '/', join(a, '+', b)),
            4 => join(join(a.clone(), '*', b.clone()), '/', join(Tree::Number(number), '*', Tree::Greatest(both()))),
            5 => join(join(a, '/', b), '*', Tree::Number(number)),
            6 => join(a, '-', b),
            _ => join(a, '/', b),
        }
    })
}

/// Formulas of few figures and numbers, much like those that people write.
fn plain_tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        2 => half().prop_map(Tree::Number),
        2 => (0..=FIGURES.len()).prop_map(Tree::Figure),
        3 => share(),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let operator = prop::sample::select(&['+', '-', '*', '/'][..]);
        let compared = prop_oneof![share(), half().prop_map(Tree::Number), (0..FIGURES.len()).prop_map(Tree::Figure)];
        let conditions = prop::collection::vec(compared, 2);
        prop_oneof![
            4 => (conditions, inner.clone(), inner.clone(), 0usize..6).prop_map(|(sides, then, otherwise, comparison)| {
                Tree::If(Box::new([sides[0].clone(), sides[1].clone(), then, otherwise]), comparison)
            }),
            2 => (inner.clone(), operator, inner.clone())
                .prop_map(|(left, operator, right)| Tree::Joined(Box::new(left), operator, Box::new(right))),
            1 => prop::collection::vec(inner.clone(), 2..4).prop_map(Tree::Least),
            1 => prop::collection::vec(inner.clone(), 2..4).prop_map(Tree::Greatest),
            1 => inner.prop_map(|inner| Tree::Negated(Box::new(inner))),
        ]
    })
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![small_decimal().prop_map(Tree::Number), (0..=FIGURES.len()).prop_map(Tree::Figure)];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let some = || prop::collection::vec(inner.clone(), 2..5);
        let operator = prop::sample::select(&['+', '-', '*', '/'][..]);
        prop_oneof![
            1 => inner.clone().prop_map(|inner| Tree::Negated(Box::new(inner))),
            6 => (inner.clone(), operator, inner.clone())
                .prop_map(|(left, operator, right)| Tree::Joined(Box::new(left), operator, Box::new(right))),
            1 => some().prop_map(Tree::Least),
            1 => some().prop_map(Tree::Greatest),
            1 => ([inner.clone(), inner.clone(), inner.clone(), inner.clone()], 0usize..6)
                .prop_map(|(parts, comparison)| Tree::If(Box::new(parts), comparison)),
        ]
    })
}

/// Writes trees, with all brackets or only those that are needed, each sign in one of its ways.
struct Pen {
    all_brackets: bool,
    dice: u64,
    text: String,
}

impl Pen {
    fn write(tree: &Tree, all_brackets: bool, dice: u64) -> String {
        let mut pen = Pen { all_brackets, dice, text: String::new() };
        pen.tree(tree, 0);
        pen.text
    }

    /// One of the ways, and perhaps space.
    fn put(&mut self, ways: &[&str]) {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let throw = (self.dice >> 33) as usize;
        self.text.push_str(ways[throw % ways.len()]);
        self.text.push_str(["", "", " ", "\u{a0}"][throw / 8 % 4]);
    }

    /// The sign between the values of one call: two signs in one, or a comma right between digits, are refused.
    fn separator(&self) -> &'static [&'static str] {
        if self.dice >> 40 & 1 == 0 { &[";"] } else { &[", "] }
    }

    /// `tight` is how strongly the neighbours pull: 0 none, 1 a sum, 2 a product.
    fn tree(&mut self, tree: &Tree, tight: usize) {
        let (brackets, own) = match tree {
            Tree::Joined(_, operator, _) => {
                let own = usize::from("*/".contains(*operator));
                (self.all_brackets || own < tight, own)
            }
            Tree::Negated(_) => (self.all_brackets, 2),
            _ => (false, 0),
        };
        if brackets {
            self.put(&["("]);
        }
        match tree {
            Tree::Number(value) => self.put(&[&value.to_string()]),
            Tree::Figure(at) => self.put(&[FIGURES.get(*at).copied().unwrap_or(MAX_POINTS)]),
            Tree::Negated(inner) => {
                self.put(&["-", "−"]);
                self.tree(inner, own);
            }
            Tree::Joined(left, operator, right) => {
                self.tree(left, own);
                match operator {
                    '+' => self.put(&["+"]),
                    '-' => self.put(&["-", "−"]),
                    '*' => self.put(&["*", "×"]),
                    _ => self.put(&["/", "÷", ":"]),
                }
                self.tree(right, own + 1);
            }
            Tree::Least(parts) => self.call("min", parts),
            Tree::Greatest(parts) => self.call("max", parts),
            Tree::If(parts, comparison) => {
                self.text.push_str("if(");
                let separator = self.separator();
                let [left, right, then, otherwise] = &**parts;
                self.tree(left, 0);
                self.put([&["<"][..], &["<=", "≤"], &[">"], &[">=", "≥"], &["="], &["!=", "≠"]][*comparison]);
                self.tree(right, 0);
                self.put(separator);
                self.tree(then, 0);
                self.put(separator);
                self.tree(otherwise, 0);
                self.put(&[")"]);
            }
        }
        if brackets {
            self.put(&[")"]);
        }
    }

    fn call(&mut self, name: &str, parts: &[Tree]) {
        self.put(&[name]);
        let separator = self.separator();
        for (i, part) in parts.iter().enumerate() {
            self.put(if i == 0 { &["("] } else { separator });
            self.tree(part, 0);
        }
        self.put(&[")"]);
    }
}

fn rational(value: Decimal) -> BigRational {
    BigRational::new(value.mantissa().into(), BigInt::from(10).pow(value.scale()))
}

/// What the tree is worth by the definition; nothing where it divides by zero. The last figure is the maximum.
fn worth(tree: &Tree, figures: &[Decimal]) -> Option<BigRational> {
    let all = |parts: &[Tree]| parts.iter().map(|part| worth(part, figures)).collect::<Option<Vec<_>>>();
    Some(match tree {
        Tree::Number(value) => rational(*value),
        Tree::Figure(at) => rational(figures[*at]),
        Tree::Negated(inner) => -worth(inner, figures)?,
        Tree::Joined(left, operator, right) => {
            let (left, right) = (worth(left, figures)?, worth(right, figures)?);
            match operator {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                _ if right.is_zero() => return None,
                _ => left / right,
            }
        }
        Tree::Least(parts) => all(parts)?.into_iter().min()?,
        Tree::Greatest(parts) => all(parts)?.into_iter().max()?,
        Tree::If(parts, comparison) => {
            let (left, right) = (worth(&parts[0], figures)?, worth(&parts[1], figures)?);
            let holds = [left < right, left <= right, left > right, left >= right, left == right, left != right];
            worth(&parts[if holds[*comparison] { 2 } else { 3 }], figures)?
        }
    })
}

/// Whether the two are the same number: what `Exact` makes of the other's digits.
fn same(value: &Exact, other: &BigRational) -> bool {
    let whole = |value: &BigInt| {
        let ten = Exact::from(10);
        value
            .magnitude()
            .to_radix_be(10)
            .iter()
            .fold(Exact::ZERO, |sum, digit| &sum.times(&ten) + &Exact::from(i64::from(*digit)))
    };
    let magnitude = whole(other.numer()).checked_div(&whole(other.denom())).unwrap();
    *value == if other.is_negative() { &Exact::ZERO - &magnitude } else { magnitude }
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn random_formulas_are_worth_what_their_definition_says(
        tree in tree(),
        values in prop::collection::vec((small_decimal(), any::<bool>()), FIGURES.len() + 1),
        dice in any::<u64>(),
    ) {
        let values: Vec<Decimal> = values.into_iter().map(|(value, minus)| if minus { -value } else { value }).collect();
        let (max_points, wanted) = (Exact::from(values[FIGURES.len()]), worth(&tree, &values));
        let value = |name: &str| FIGURES.iter().position(|known| *known == name).map(|at| values[at]);
        for all_brackets in [true, false] {
            let text = Pen::write(&tree, all_brackets, dice);
            prop_assume!(text.chars().count() <= LENGTH_LIMIT);
            let formula = Formula::parse(&text, &FIGURES);
            prop_assert!(formula.is_ok(), "{:?} in {}", formula, text);
            let formula = formula.unwrap();
            match (formula.evaluate(&max_points, &value), &wanted) {
                (Ok(got), Some(wanted)) => prop_assert!(same(&got, wanted), "{got:?}, not {wanted}: {text}"),
                (Err(FormulaFault { at, kind: Kind::DivisionByZero }), None) => {
                    prop_assert!(text.chars().nth(at - 1).is_some_and(|sign| "/÷:".contains(sign)), "{at} in {text}");
                }
                (got, wanted) => prop_assert!(false, "{got:?}, not {wanted:?}: {text}"),
            }
            prop_assert_eq!(Formula::parse(formula.text(), &FIGURES), Ok(formula.clone()));
            let mut used: Vec<&str> = FIGURES.into_iter().filter(|name| text.contains(name)).collect();
            used.sort_by_key(|name| text.find(name));
            prop_assert_eq!(formula.names().collect::<Vec<_>>(), used, "{}", text);
        }
    }
}

/// Any text, or one of the parts that formulas are made of.
fn any_text() -> impl Strategy<Value = String> {
    let parts = ["1", "2.5", "num", "den", "x", "min", "max(", "if(", "(", ")", ";", ",", "+", "-", "−", "*", "×", "/"]
        .into_iter()
        .chain(["÷", ":", "<", "≤", "=", "!=", ">=", "0", MAX_POINTS, " ", "đ", ".", "e\u{323}\u{302}"]);
    let part = prop::sample::select(parts.collect::<Vec<_>>());
    prop_oneof![prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat()), any::<String>()]
}

/// Whether what the formula is worth by some figures is among what it can be worth.
fn within_the_bounds(tree: &Tree, sheets: &[Vec<Decimal>], dice: u64) -> Result<(), TestCaseError> {
    let formula = Formula::parse(&Pen::write(tree, false, dice), &FIGURES).unwrap();
    let worth = formula.worth(&Exact::from(7));
    for values in sheets {
        let value = |name: &str| FIGURES.iter().position(|known| *known == name).map(|at| values[at]);
        match formula.evaluate(&Exact::from(7), &value) {
            Ok(value) => {
                let at = End::At(value);
                let holds = |range: &Bounds| range.low <= at && at <= range.high;
                prop_assert!(worth.ranges.iter().any(holds), "{at:?} in {:?}: {}", worth.ranges, formula.text());
                // Only a branch that was not taken may divide by what is always 0.
                prop_assert!(worth.zero_divisions.is_empty() || formula.text().contains("if"), "{}", formula.text());
            }
            Err(fault) => prop_assert_eq!(fault.kind, Kind::DivisionByZero),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(4_000))]

    #[test]
    fn no_text_makes_the_reader_panic(text in any_text()) {
        let end = text.chars().count() + 1;
        match Formula::parse(&text, &FIGURES) {
            Ok(formula) => {
                if let Err(fault) = formula.evaluate(&Exact::from(2), &|name| (name != "x").then(|| Decimal::new(3, 1))) {
                    prop_assert!(fault.kind == Kind::DivisionByZero && fault.at < end, "{fault:?} in {text:?}");
                }
            }
            Err(faults) => {
                prop_assert!((1..=FAULT_LIMIT + 1).contains(&faults.len()), "{faults:?} in {text:?}");
                prop_assert!(faults.is_sorted_by_key(|fault| fault.at), "{faults:?} in {text:?}");
                for (nth, FormulaFault { at, kind }) in faults.iter().enumerate() {
                    prop_assert!((1..=end).contains(at), "{at} in {text:?}");
                    prop_assert!(!faults[..nth].contains(&faults[nth]), "{faults:?} in {text:?}");
                    if let Kind::UnexpectedCharacter { found } = kind {
                        prop_assert_eq!(text.chars().nth(at - 1), Some(*found), "{:?}", text);
                    }
                }
            }
        }
    }

    #[test]
    fn values_lie_within_the_bounds(
        tree in tree(), values in prop::collection::vec(small_decimal(), FIGURES.len()), dice in any::<u64>(),
    ) {
        within_the_bounds(&tree, &[values], dice)?;
    }

    #[test]
    fn values_of_plain_formulas_lie_within_the_bounds(
        tree in plain_tree(), sheets in prop::collection::vec(prop::collection::vec(half(), FIGURES.len()), 12),
        dice in any::<u64>(),
    ) {
        within_the_bounds(&tree, &sheets, dice)?;
    }

    #[test]
    fn a_formula_with_a_character_less_is_read_or_refused_in_place(tree in tree(), dice in any::<u64>(), at in any::<prop::sample::Index>()) {
        let mut letters: Vec<char> = Pen::write(&tree, false, dice).chars().collect();
        letters.remove(at.index(letters.len()));
        let text: String = letters.iter().collect();
        for fault in Formula::parse(&text, &FIGURES).err().unwrap_or_default() {
            prop_assert!((1..=letters.len() + 1).contains(&fault.at), "{:?} in {}", fault, text);
        }
    }
}
