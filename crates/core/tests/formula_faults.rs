//! Formulas: what is wrong with them and where, all of it at once, and their limits.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::random::config;
use proptest::prelude::*;
use thuocdo_core::formula::{DEPTH_LIMIT, FACTOR_LIMIT, FAULT_LIMIT, Formula, FormulaFaultKind as Kind};
use thuocdo_core::formula::{LENGTH_LIMIT, NAME_LIMIT};
use thuocdo_core::number::{FRACTION_DIGITS, INTEGER_DIGITS};

/// A place, counted from 1, and what is wrong there.
type Faults = Vec<(usize, Kind)>;

fn faults(text: &str, figures: &[&str]) -> Faults {
    let faults = Formula::parse(text, figures).err().unwrap_or_default();
    faults.into_iter().map(|fault| (fault.at, fault.kind)).collect()
}

fn fault(at: usize, kind: Kind) -> Faults {
    vec![(at, kind)]
}

#[test]
fn a_fault_says_where_and_why() {
    let unexpected = |found| Kind::UnexpectedCharacter { found };
    let unknown = |name: &str| Kind::UnknownName { name: name.to_owned() };
    let table = [
        ("", 1, Kind::Empty),
        (" \u{a0}\n", 1, Kind::Empty),
        // Characters, counted as people count them
        ("điểm", 1, unexpected('đ')),
        ("a × điểm", 5, unexpected('đ')),
        ("tỷ_lệ", 2, unexpected('ỷ')),
        ("a\u{a0}−\u{a0}tỷ", 6, unexpected('ỷ')),
        ("if(a ≤ 1; a ÷ 2; ẩn)", 18, unexpected('ẩ')),
        ("(a ≥ 1)", 4, Kind::StrayComparison),
        ("a × 2 − ô", 9, unexpected('ô')),
        ("a ÷ b × tong", 9, unknown("tong")),
        ("a − × 2", 5, Kind::ExpectedValue),
        ("aệ", 2, unexpected('ệ')),
        ("minệ(1; 2)", 4, unexpected('ệ')),
        ("A", 1, unexpected('A')),
        ("a.b", 2, unexpected('.')),
        ("c.b", 2, unexpected('.')),
        ("1.", 2, unexpected('.')),
        (".5", 1, unexpected('.')),
        ("1.234.567", 6, unexpected('.')),
        ("50%", 3, unexpected('%')),
        ("a ! b", 3, unexpected('!')),
        ("a; b", 2, unexpected(';')),
        (";", 1, unexpected(';')),
        ("min((1; 2); 3)", 7, unexpected(';')),
        // Names
        ("x", 1, unknown("x")),
        ("maxpoints", 1, unknown("maxpoints")),
        ("sum(a; b)", 1, unknown("sum")),
        // The decimal mark
        ("0,5", 2, Kind::DecimalComma),
        ("a * 0,5", 6, Kind::DecimalComma),
        ("min((0,5); 1)", 7, Kind::DecimalComma),
        (",5", 1, Kind::DecimalComma),
        // In a call a comma between digits may be either, and so may one beside `;`: neither is guessed
        ("min(0,5)", 6, Kind::DecimalComma),
        ("min(0,5; 1)", 6, Kind::DecimalComma),
        ("min(1; 0,5)", 9, Kind::DecimalComma),
        ("max(1; a, b)", 9, Kind::DecimalComma),
        ("max(a, b; 1)", 6, Kind::DecimalComma),
        ("min(0, 5; 1)", 6, Kind::DecimalComma),
        ("max(1; min(2, 3,5))", 16, Kind::DecimalComma),
        ("if(a < 1; 0,5; 1)", 12, Kind::DecimalComma),
        // Operators and values
        ("2 a", 3, Kind::ExpectedOperator),
        ("2a", 2, Kind::ExpectedOperator),
        ("1 000", 3, Kind::ExpectedOperator),
        ("2(a)", 2, Kind::ExpectedOperator),
        ("(a)(b)", 4, Kind::ExpectedOperator),
        ("a min(1; 2)", 3, Kind::ExpectedOperator),
        ("min(a b; 1)", 7, Kind::ExpectedOperator),
        ("if(a b < 1; 1; 2)", 6, Kind::ExpectedOperator),
        ("+3", 1, Kind::ExpectedValue),
        ("2 * / 3", 5, Kind::ExpectedValue),
        ("()", 2, Kind::ExpectedValue),
        ("(1 + )", 6, Kind::ExpectedValue),
        ("min(1; )", 8, Kind::ExpectedValue),
        ("min(; 1)", 5, Kind::ExpectedValue),
        ("min(1;, 2)", 7, Kind::ExpectedValue),
        ("if(a == 1; 1; 2)", 7, Kind::ExpectedValue),
        ("if(a <> 1; 1; 2)", 7, Kind::ExpectedValue),
        ("1 +", 4, Kind::UnexpectedEnd),
        ("-", 2, Kind::UnexpectedEnd),
        ("a × ", 5, Kind::UnexpectedEnd),
        // Calls
        ("min", 4, Kind::ExpectedBracket),
        ("max 3", 5, Kind::ExpectedBracket),
        ("if + 1", 4, Kind::ExpectedBracket),
        ("min()", 5, Kind::TooFewArguments),
        ("if()", 4, Kind::TooFewArguments),
        ("min(1)", 6, Kind::TooFewArguments),
        ("if(1 < 2)", 9, Kind::TooFewArguments),
        ("if(1 < 2; 3)", 12, Kind::TooFewArguments),
        ("if(1 < 2; 3; 4; 5)", 15, Kind::TooManyArguments),
        ("if(a < 0,5; 1; 2)", 9, Kind::DecimalComma),
        ("if(a; 1; 2)", 5, Kind::ExpectedComparison),
        ("a < b", 3, Kind::StrayComparison),
        ("min(a < b; 1)", 7, Kind::StrayComparison),
        ("if(1 < a < 2; 1; 2)", 10, Kind::StrayComparison),
        ("if((1 < a); 1; 2)", 7, Kind::StrayComparison),
        // Brackets
        ("2 * (1 + a", 5, Kind::UnclosedBracket),
        ("((1)", 1, Kind::UnclosedBracket),
        ("a × min(1; 2", 8, Kind::UnclosedBracket),
        ("if(1", 3, Kind::UnclosedBracket),
        ("if(1 < 2; 3", 3, Kind::UnclosedBracket),
        ("1)", 2, Kind::UnopenedBracket),
        (")", 1, Kind::UnopenedBracket),
        ("(1 + a)) * 2", 8, Kind::UnopenedBracket),
    ];
    for (text, at, kind) in table {
        assert_eq!(faults(text, &["a", "b"]), fault(at, kind), "{text}");
    }
}

#[test]
fn all_faults_are_told_at_once_and_none_that_only_follows() {
    let unexpected = |found| Kind::UnexpectedCharacter { found };
    let unknown = |name: &str| Kind::UnknownName { name: name.to_owned() };
    let table = [
        (
            "x × max_points + y − c + )",
            vec![(1, unknown("x")), (18, unknown("y")), (22, unknown("c")), (26, Kind::UnopenedBracket)],
        ),
        // The same name is told once, the same character at each place
        ("x + y + x", vec![(1, unknown("x")), (5, unknown("y"))]),
        ("a% + b%", vec![(2, unexpected('%')), (7, unexpected('%'))]),
        ("tong đ", vec![(1, unknown("tong")), (6, unexpected('đ'))]),
        ("tỷ_lệ + ô_số × tong", vec![(2, unexpected('ỷ')), (9, unexpected('ô')), (16, unknown("tong"))]),
        ("1e3", vec![(2, Kind::ExpectedOperator), (2, unknown("e3"))]),
        // Operators and values
        ("2 a b", vec![(3, Kind::ExpectedOperator), (5, Kind::ExpectedOperator)]),
        ("2 * / 3 + / a b", vec![(5, Kind::ExpectedValue), (11, Kind::ExpectedValue), (15, Kind::ExpectedOperator)]),
        ("(+ 1) × (a −) + ()", vec![(2, Kind::ExpectedValue), (13, Kind::ExpectedValue), (18, Kind::ExpectedValue)]),
        ("a < b < 1", vec![(3, Kind::StrayComparison), (7, Kind::StrayComparison)]),
        ("a; b; x", vec![(2, unexpected(';')), (5, unexpected(';')), (7, unknown("x"))]),
        ("a ! x)", vec![(3, unexpected('!')), (5, unknown("x")), (6, Kind::UnopenedBracket)]),
        // Decimal commas, and what they leave open
        ("0,5b", vec![(2, Kind::DecimalComma), (4, Kind::ExpectedOperator)]),
        ("0,5 × a + 1,25", vec![(2, Kind::DecimalComma), (12, Kind::DecimalComma)]),
        ("1,234,567", vec![(2, Kind::DecimalComma), (6, Kind::DecimalComma)]),
        ("if(a < 0,5; 0,25; 1)", vec![(9, Kind::DecimalComma), (14, Kind::DecimalComma)]),
        ("if(a < 1, 5; 1; 2)", vec![(9, Kind::DecimalComma)]),
        ("if(a < 1; 0,5) + x", vec![(12, Kind::DecimalComma), (18, unknown("x"))]),
        // Calls
        ("if(a)", vec![(5, Kind::ExpectedComparison), (5, Kind::TooFewArguments)]),
        (
            "if(a; 1) + min(1)",
            vec![(5, Kind::ExpectedComparison), (8, Kind::TooFewArguments), (17, Kind::TooFewArguments)],
        ),
        ("if(a < 1; 1; 2; x; y)", vec![(15, Kind::TooManyArguments), (17, unknown("x")), (20, unknown("y"))]),
        ("min(1; if()) + max()", vec![(11, Kind::TooFewArguments), (20, Kind::TooFewArguments)]),
        ("max 3 + min", vec![(5, Kind::ExpectedBracket), (12, Kind::ExpectedBracket)]),
        // A name that is no call may have its arguments
        (
            "sum(a; b; x) + tổng(a, y)",
            vec![(1, unknown("sum")), (11, unknown("x")), (17, unexpected('ổ')), (24, unknown("y"))],
        ),
        ("sum() − minệ(1; 2)", vec![(1, unknown("sum")), (12, unexpected('ệ'))]),
        // As spreadsheets write it
        ("IF(a > 0; a / b; 0)", vec![(1, unexpected('I'))]),
        ("round(a > 0; 1; x)", vec![(1, unknown("round")), (17, unknown("x"))]),
        ("if a > 0; a / b; x", vec![(4, Kind::ExpectedBracket), (18, unknown("x"))]),
        ("a == b", vec![(3, Kind::StrayComparison)]),
        // Brackets
        ("(", vec![(1, Kind::UnclosedBracket), (2, Kind::UnexpectedEnd)]),
        ("((a + 1", vec![(1, Kind::UnclosedBracket), (2, Kind::UnclosedBracket)]),
        (
            "min(x; (a −",
            vec![(4, Kind::UnclosedBracket), (5, unknown("x")), (8, Kind::UnclosedBracket), (12, Kind::UnexpectedEnd)],
        ),
        ("a)) + x", vec![(2, Kind::UnopenedBracket), (3, Kind::UnopenedBracket), (7, unknown("x"))]),
        (") a", vec![(1, Kind::UnopenedBracket)]),
    ];
    for (text, wanted) in table {
        assert_eq!(faults(text, &["a", "b"]), wanted, "{text}");
    }
}

/// Terms, each with the place of its fault, from 0, and what it is; none touches its neighbours.
fn terms() -> impl Strategy<Value = (&'static str, Option<(usize, Kind)>)> {
    prop::sample::select(vec![
        ("a", None),
        ("2 × (b − 1)", None),
        ("min(a; b; 1)", None),
        ("if(a ≥ 1; b; −a)", None),
        ("2 a", Some((2, Kind::ExpectedOperator))),
        ("(a × )", Some((5, Kind::ExpectedValue))),
        ("0,5", Some((1, Kind::DecimalComma))),
        ("a%", Some((1, Kind::UnexpectedCharacter { found: '%' }))),
        ("điểm", Some((0, Kind::UnexpectedCharacter { found: 'đ' }))),
        ("min(a)", Some((5, Kind::TooFewArguments))),
        ("if(a; 1; 2)", Some((4, Kind::ExpectedComparison))),
        ("if(a < 1; 1; 2; 3)", Some((14, Kind::TooManyArguments))),
        ("min(2; if(a < b < 1; 1; 2))", Some((16, Kind::StrayComparison))),
        ("max 1", Some((4, Kind::ExpectedBracket))),
    ])
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn planted_faults_are_found_to_the_number_and_the_place(
        terms in prop::collection::vec((prop::sample::select(vec![" + ", " − ", "×", " / "]), terms()), 1..=FAULT_LIMIT),
    ) {
        let (mut text, mut wanted) = (String::new(), Vec::new());
        for (operator, (term, fault)) in terms {
            if !text.is_empty() {
                text.push_str(operator);
            }
            let before = text.chars().count() + 1;
            wanted.extend(fault.map(|(at, kind)| (before + at, kind)));
            text.push_str(term);
        }
        prop_assert_eq!(faults(&text, &["a", "b"]), wanted, "{}", text);
    }
}

#[test]
fn faults_of_one_formula_are_limited() {
    let row = vec!["%"; 500].join(" + ");
    let told = faults(&row, &[]);
    assert_eq!(told.len(), FAULT_LIMIT + 1);
    assert_eq!(told.last(), Some(&(4 * FAULT_LIMIT + 1, Kind::More)));
    assert_eq!(told.iter().filter(|(_, kind)| *kind == Kind::More).count(), 1);
    // What is open there is not told to be.
    assert_eq!(faults(&format!("({row}"), &[]).len(), FAULT_LIMIT + 1);
    assert_eq!(faults(&vec!["%"; FAULT_LIMIT].join(" + "), &[]).len(), FAULT_LIMIT);
    let powers = vec![vec!["a"; 65].join("*"); 15].join("+");
    let too_many = |nth: usize| (nth * 130 + 128, Kind::TooManyFactors { limit: FACTOR_LIMIT });
    assert_eq!(faults(&powers, &["a"]), (0..15).map(too_many).collect::<Vec<_>>());
    assert_eq!(faults(&format!("{powers}+x"), &["a"]).len(), 16);
}

#[test]
fn the_limits_are_the_last_that_is_allowed() {
    let parse = |text: &str| faults(text, &["a"]);
    let nested = |open: &str, close: &str, depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
    let too_deep = |at| fault(at, Kind::TooDeep { limit: DEPTH_LIMIT });
    assert_eq!(parse(&nested("(", ")", DEPTH_LIMIT)), []);
    assert_eq!(parse(&nested("(", ")", DEPTH_LIMIT + 1)), too_deep(DEPTH_LIMIT + 1));
    assert_eq!(parse(&nested("−(", ")", DEPTH_LIMIT + 1)), too_deep(2 * DEPTH_LIMIT + 2));
    assert_eq!(parse(&nested("min(2;", ")", DEPTH_LIMIT)), []);
    assert_eq!(parse(&nested("min(2;", ")", DEPTH_LIMIT + 1)), too_deep(6 * DEPTH_LIMIT + 4));
    assert_eq!(parse(&format!("{}1", "(1)+".repeat(400))), [], "side by side is not nested");
    // What is nested too deep is gone past, with the words told that can stand nowhere; behind it reading goes on.
    let deep = nested("(", ")", DEPTH_LIMIT + 5);
    let behind = deep.len();
    let unknown = |name: &str| Kind::UnknownName { name: name.to_owned() };
    let told = [(DEPTH_LIMIT + 1, Kind::TooDeep { limit: DEPTH_LIMIT }), (behind + 4, unknown("x"))];
    assert_eq!(parse(&format!("{deep} + x")), told);
    let within = deep.replace('1', "min(a; y) × %");
    let middle = DEPTH_LIMIT + 5;
    let told = [
        (DEPTH_LIMIT + 1, Kind::TooDeep { limit: DEPTH_LIMIT }),
        (middle + 8, unknown("y")),
        (middle + 13, Kind::UnexpectedCharacter { found: '%' }),
    ];
    assert_eq!(parse(&within), told);
    let again = format!("min({deep}; {deep})");
    let too_deep = Kind::TooDeep { limit: DEPTH_LIMIT };
    assert_eq!(parse(&again), [(DEPTH_LIMIT + 4, too_deep.clone()), (DEPTH_LIMIT + behind + 6, too_deep)]);

    let too_long = || fault(LENGTH_LIMIT + 1, Kind::TooLong { limit: LENGTH_LIMIT });
    assert_eq!(parse(&format!("{}1", "−".repeat(LENGTH_LIMIT - 1))), []);
    assert_eq!(parse(&format!("{}1", "−".repeat(LENGTH_LIMIT))), too_long());
    assert_eq!(parse(&"ệ".repeat(LENGTH_LIMIT)), fault(1, Kind::UnexpectedCharacter { found: 'ệ' }));
    assert_eq!(parse(&"ệ".repeat(LENGTH_LIMIT + 1)), too_long());
    assert_eq!(parse(&" ".repeat(LENGTH_LIMIT + 1)), too_long());
    assert_eq!(parse(&"1+".repeat(LENGTH_LIMIT / 2)), fault(LENGTH_LIMIT + 1, Kind::UnexpectedEnd));

    let digits = |integer: usize, fraction: usize| format!("2 + {}.{}", "9".repeat(integer), "9".repeat(fraction));
    assert_eq!(parse(&digits(INTEGER_DIGITS, FRACTION_DIGITS)), []);
    assert_eq!(parse(&digits(INTEGER_DIGITS + 1, 1)), fault(5, Kind::NumberTooLong));
    assert_eq!(parse(&digits(1, FRACTION_DIGITS + 1)), fault(5, Kind::NumberTooLong));
    assert_eq!(parse(&"9".repeat(LENGTH_LIMIT)), fault(1, Kind::NumberTooLong));

    let (longest, longer) = ("n".repeat(NAME_LIMIT), "n".repeat(NAME_LIMIT + 1));
    assert_eq!(faults(&longest, &[&longest]), []);
    let too_long = fault(5, Kind::NameTooLong { limit: NAME_LIMIT });
    assert_eq!(faults(&format!("1 + {longer}"), &[&longer]), too_long);
}

#[test]
fn factors_are_limited_and_sums_are_not() {
    let parse = |text: String| faults(&text, &["a"]);
    let joined = |part: &str, operator: &str, count: usize| vec![part; count].join(operator);
    let too_many = |at| fault(at, Kind::TooManyFactors { limit: FACTOR_LIMIT });
    for operator in ["*", "/"] {
        // Behind a division the first value is above the line and all others are below it.
        let count = FACTOR_LIMIT + usize::from(operator == "/");
        assert_eq!(parse(joined("a", operator, count)), []);
        assert_eq!(parse(joined("a", operator, count + 1)), too_many(2 * count));
    }
    assert_eq!(parse(joined("1/a", "+", FACTOR_LIMIT)), []);
    assert_eq!(parse(joined("1/a", "+", FACTOR_LIMIT + 1)), too_many(4 * FACTOR_LIMIT));
    let product = joined("a", "*", FACTOR_LIMIT);
    assert_eq!(parse(format!("a+1/({product})")), too_many(2));
    assert_eq!(parse(format!("1/({product})-a")), too_many(product.len() + 5));
    let half = joined("a", "*", FACTOR_LIMIT / 2 + 1);
    assert_eq!(parse(format!("({half})*-min({half};1)")), too_many(half.len() + 3));
    assert_eq!(parse(format!("if({half}*({half})<1;1;2)")), too_many(half.len() + 4));
    assert_eq!(parse(format!("if({half}<{half};{half};{half})+{half}")), []);
    assert_eq!(parse(joined("a", "+", LENGTH_LIMIT / 2)), []);
    assert_eq!(parse(joined("a*a", "-", LENGTH_LIMIT / 4)), []);
}

#[test]
fn a_million_brackets_are_answered_by_their_length() {
    let text = "(".repeat(1_000_000);
    assert_eq!(faults(&text, &[]), fault(LENGTH_LIMIT + 1, Kind::TooLong { limit: LENGTH_LIMIT }));
}
