//! Formulas: what they are worth, what is wrong with them and where, and their limits.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use thuocdo_core::formula::{DEPTH_LIMIT, FACTOR_LIMIT, Formula, FormulaFault, FormulaFaultKind as Kind};
use thuocdo_core::formula::{LENGTH_LIMIT, MAX_POINTS, NAME_LIMIT};
use thuocdo_core::number::{Decimal, Exact, FRACTION_DIGITS, INTEGER_DIGITS};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// `2.5`, `-1/3`.
fn exact(text: &str) -> Exact {
    let (num, den) = text.split_once('/').unwrap_or((text, "1"));
    Exact::from(decimal(num)).checked_div(&Exact::from(decimal(den))).unwrap()
}

/// Names and values.
type Figures<'a> = &'a [(&'a str, &'a str)];

fn evaluate(text: &str, figures: Figures, max_points: &str) -> Result<Exact, FormulaFault> {
    let names: Vec<&str> = figures.iter().map(|(name, _)| *name).collect();
    let value = |wanted: &str| figures.iter().find(|(name, _)| *name == wanted).map(|(_, value)| decimal(value));
    Formula::parse(text, &names)?.evaluate(&exact(max_points), &value)
}

fn fault(at: usize, kind: Kind) -> Result<(), FormulaFault> {
    Err(FormulaFault { at, kind })
}

#[test]
fn formulas_are_worth_what_they_say() {
    let table: &[(&str, Figures, &str, &str)] = &[
        ("0", &[], "1", "0"),
        ("42", &[], "1", "42"),
        ("007.50", &[], "1", "7.5"),
        ("999999999999999.999999", &[], "1", "999999999999999.999999"),
        ("max_points", &[], "2.5", "2.5"),
        ("max_points", &[], "1/3", "1/3"),
        ("a", &[("a", "12.345")], "1", "12.345"),
        ("_a1", &[("_a1", "-3")], "1", "-3"),
        ("minimum + iffy + max_", &[("minimum", "1"), ("iffy", "2"), ("max_", "4")], "1", "7"),
        // Precedence and order
        ("1 + 2 * 3", &[], "1", "7"),
        ("(1 + 2) * 3", &[], "1", "9"),
        ("1 * 2 + 3", &[], "1", "5"),
        ("2 * 3 - 4 / 8", &[], "1", "5.5"),
        ("10 - 4 - 3", &[], "1", "3"),
        ("10 - (4 - 3)", &[], "1", "9"),
        ("10 - 4 + 3", &[], "1", "9"),
        ("100 / 5 / 2", &[], "1", "10"),
        ("100 / (5 / 2)", &[], "1", "40"),
        ("100 / 5 * 2", &[], "1", "40"),
        ("((((7))))", &[], "1", "7"),
        // Signs
        ("-3", &[], "1", "-3"),
        ("--3", &[], "1", "3"),
        ("- - -3", &[], "1", "-3"),
        ("2 - -3", &[], "1", "5"),
        ("2*-3", &[], "1", "-6"),
        ("-2 * -3", &[], "1", "6"),
        ("-a * a", &[("a", "3")], "1", "-9"),
        ("-(1 + 2)", &[], "1", "-3"),
        ("6 / -4", &[], "1", "-1.5"),
        ("-0", &[], "1", "0"),
        // Exact fractions
        ("1/3", &[], "1", "1/3"),
        ("1/3 + 1/3 + 1/3", &[], "1", "1"),
        ("max_points / 3 * 3", &[], "0.1", "0.1"),
        ("a / b * max_points", &[("a", "2"), ("b", "3")], "1.5", "1"),
        ("1/7 - 1/3", &[], "1", "-4/21"),
        ("0.1 + 0.2", &[], "1", "0.3"),
        ("99999999999999 * 99999999999999", &[], "1", "9999999999999800000000000001"),
        // Least and greatest
        ("min(1; 2)", &[], "1", "1"),
        ("max(1, 2)", &[], "1", "2"),
        ("min(5; 3; 4; 1.5; 2)", &[], "1", "1.5"),
        ("max(5, 3, 4, -9, 7, 6)", &[], "1", "7"),
        ("max(a,5, b)", &[("a", "1"), ("b", "2")], "1", "5"),
        ("min(max(1, 2); 3)", &[], "1", "2"),
        ("max(1 ,2)", &[], "1", "2"),
        ("min(1/3; 0.333333)", &[], "1", "0.333333"),
        ("max(0; min(max_points; a * 0.5 - 1))", &[("a", "30")], "10", "10"),
        ("max(0; min(max_points; a * 0.5 - 1))", &[("a", "1")], "10", "0"),
        ("-min(1; 2) + max(3; 4) * 2", &[], "1", "7"),
        ("min (\n1\t; 2 )", &[], "1", "1"),
        // Choices
        ("if(1 < 2; 10; 20)", &[], "1", "10"),
        ("if(2 < 2; 10; 20)", &[], "1", "20"),
        ("if(2 <= 2; 10; 20)", &[], "1", "10"),
        ("if(2 > 2; 10; 20)", &[], "1", "20"),
        ("if(2 >= 2; 10; 20)", &[], "1", "10"),
        ("if(1/3 = 2/6; 10; 20)", &[], "1", "10"),
        ("if(0.333333 != 1/3; 10; 20)", &[], "1", "10"),
        ("if(a < 0.5, 0, if(a < 0.8, max_points / 2, max_points))", &[("a", "0.8")], "3", "3"),
        ("if(a < 0.5, 0, if(a < 0.8, max_points / 2, max_points))", &[("a", "0.79")], "3", "1.5"),
        ("if(if(1 = 1; 2; 3) = 2; if(0 > 1; 4; 5); 6)", &[], "1", "5"),
        ("1 + if(b = 0; 0; a / b) * 2", &[("a", "1"), ("b", "0")], "1", "1"),
        ("if(b != 0; a / b; 1 / 0)", &[("a", "1"), ("b", "4")], "1", "0.25"),
        ("if((a + 1) * 2 > a; 1; 0)", &[("a", "5")], "1", "1"),
        // As word processors write it
        ("6 × 7", &[], "1", "42"),
        ("7 ÷ 2", &[], "1", "3.5"),
        ("7 : 2 : 2", &[], "1", "1.75"),
        ("5 − −3", &[], "1", "8"),
        ("if(a ≤ 5; 1; 0) + if(a ≥ 5; 2; 0) + if(a ≠ 5; 4; 0)", &[("a", "5")], "1", "3"),
        ("a\u{a0}×\u{202f}max_points\u{2003}", &[("a", "0.5")], "4", "2"),
    ];
    assert!(table.len() >= 40);
    for (text, figures, max_points, wanted) in table {
        assert_eq!(evaluate(text, figures, max_points), Ok(exact(wanted)), "{text}");
    }
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
        ("a + x + y", 5, unknown("x")),
        ("maxpoints", 1, unknown("maxpoints")),
        ("tong đ", 1, unknown("tong")),
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
        ("1e3", 2, Kind::ExpectedOperator),
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
        ("if(a == 1; 1; 2)", 7, Kind::ExpectedValue),
        ("if(a <> 1; 1; 2)", 7, Kind::ExpectedValue),
        ("1 +", 4, Kind::UnexpectedEnd),
        ("-", 2, Kind::UnexpectedEnd),
        ("(", 2, Kind::UnexpectedEnd),
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
        ("if(a)", 5, Kind::ExpectedComparison),
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
        assert_eq!(Formula::parse(text, &["a", "b"]).map(drop), fault(at, kind), "{text}");
    }
}

#[test]
fn a_division_by_zero_is_found_at_its_sign() {
    for (text, at) in [("1 / 0", 3), ("a × 2 ÷ (b − b)", 7), ("1/a + 1:(0*a)", 8), ("min(1; 2 / (a/3 - 1/3))", 10)]
    {
        let got = evaluate(text, &[("a", "1"), ("b", "2")], "1");
        assert_eq!(got.map(drop), fault(at, Kind::DivisionByZero), "{text}");
    }
}

#[test]
fn a_figure_without_a_value_is_found_at_its_place() {
    let formula = Formula::parse("max_points × a + b", &["a", "b"]).unwrap();
    let got = formula.evaluate(&exact("1"), &|name| (name == "a").then(|| decimal("1")));
    assert_eq!(got.map(drop), fault(18, Kind::UnknownName { name: "b".to_owned() }));
}

#[test]
fn a_formula_knows_its_text_and_the_figures_it_uses() {
    let text = " b × (a + b) + max_points + if(c < 1; d; a) ";
    let formula = Formula::parse(text, &["a", "b", "c", "d", "e", MAX_POINTS]).unwrap();
    assert_eq!(formula.text(), text);
    assert_eq!(formula.names().collect::<Vec<_>>(), ["b", "a", "c", "d"]);
}

#[test]
fn the_limits_are_the_last_that_is_allowed() {
    let parse = |text: &str| Formula::parse(text, &["a"]).map(drop);
    let nested = |open: &str, close: &str, depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
    let too_deep = |at| fault(at, Kind::TooDeep { limit: DEPTH_LIMIT });
    assert_eq!(parse(&nested("(", ")", DEPTH_LIMIT)), Ok(()));
    assert_eq!(parse(&nested("(", ")", DEPTH_LIMIT + 1)), too_deep(DEPTH_LIMIT + 1));
    assert_eq!(parse(&nested("−(", ")", DEPTH_LIMIT + 1)), too_deep(2 * DEPTH_LIMIT + 2));
    assert_eq!(parse(&nested("min(2;", ")", DEPTH_LIMIT)), Ok(()));
    assert_eq!(parse(&nested("min(2;", ")", DEPTH_LIMIT + 1)), too_deep(6 * DEPTH_LIMIT + 4));
    assert_eq!(parse(&format!("{}1", "(1)+".repeat(400))), Ok(()), "side by side is not nested");

    let too_long = || fault(LENGTH_LIMIT + 1, Kind::TooLong { limit: LENGTH_LIMIT });
    assert_eq!(parse(&format!("{}1", "−".repeat(LENGTH_LIMIT - 1))), Ok(()));
    assert_eq!(parse(&format!("{}1", "−".repeat(LENGTH_LIMIT))), too_long());
    assert_eq!(parse(&"ệ".repeat(LENGTH_LIMIT)), fault(1, Kind::UnexpectedCharacter { found: 'ệ' }));
    assert_eq!(parse(&"ệ".repeat(LENGTH_LIMIT + 1)), too_long());
    assert_eq!(parse(&" ".repeat(LENGTH_LIMIT + 1)), too_long());
    assert_eq!(parse(&"1+".repeat(LENGTH_LIMIT / 2)), fault(LENGTH_LIMIT + 1, Kind::UnexpectedEnd));

    let digits = |integer: usize, fraction: usize| format!("2 + {}.{}", "9".repeat(integer), "9".repeat(fraction));
    assert_eq!(parse(&digits(INTEGER_DIGITS, FRACTION_DIGITS)), Ok(()));
    assert_eq!(parse(&digits(INTEGER_DIGITS + 1, 1)), fault(5, Kind::NumberTooLong));
    assert_eq!(parse(&digits(1, FRACTION_DIGITS + 1)), fault(5, Kind::NumberTooLong));
    assert_eq!(parse(&"9".repeat(LENGTH_LIMIT)), fault(1, Kind::NumberTooLong));

    let (longest, longer) = ("n".repeat(NAME_LIMIT), "n".repeat(NAME_LIMIT + 1));
    assert_eq!(Formula::parse(&longest, &[&longest]).map(drop), Ok(()));
    let too_long = fault(5, Kind::NameTooLong { limit: NAME_LIMIT });
    assert_eq!(Formula::parse(&format!("1 + {longer}"), &[&longer]).map(drop), too_long);
}

#[test]
fn factors_are_limited_and_sums_are_not() {
    let parse = |text: String| Formula::parse(&text, &["a"]).map(drop);
    let joined = |part: &str, operator: &str, count: usize| vec![part; count].join(operator);
    let too_many = |at| fault(at, Kind::TooManyFactors { limit: FACTOR_LIMIT });
    for operator in ["*", "/"] {
        // Behind a division the first value is above the line and all others are below it.
        let count = FACTOR_LIMIT + usize::from(operator == "/");
        assert_eq!(parse(joined("a", operator, count)), Ok(()));
        assert_eq!(parse(joined("a", operator, count + 1)), too_many(2 * count));
    }
    assert_eq!(parse(joined("1/a", "+", FACTOR_LIMIT)), Ok(()));
    assert_eq!(parse(joined("1/a", "+", FACTOR_LIMIT + 1)), too_many(4 * FACTOR_LIMIT));
    let product = joined("a", "*", FACTOR_LIMIT);
    assert_eq!(parse(format!("a+1/({product})")), too_many(2));
    assert_eq!(parse(format!("1/({product})-a")), too_many(product.len() + 5));
    let half = joined("a", "*", FACTOR_LIMIT / 2 + 1);
    assert_eq!(parse(format!("({half})*-min({half};1)")), too_many(half.len() + 3));
    assert_eq!(parse(format!("if({half}*({half})<1;1;2)")), too_many(half.len() + 4));
    assert_eq!(parse(format!("if({half}<{half};{half};{half})+{half}")), Ok(()));
    assert_eq!(parse(joined("a", "+", LENGTH_LIMIT / 2)), Ok(()));
    assert_eq!(parse(joined("a*a", "-", LENGTH_LIMIT / 4)), Ok(()));
    assert_eq!(evaluate(&joined("a", "+", 1_000), &[("a", "0.1")], "1"), Ok(exact("100")));
}

#[test]
fn a_million_brackets_are_answered_by_their_length() {
    let text = "(".repeat(1_000_000);
    let got = Formula::parse(&text, &[]);
    assert_eq!(got.map(drop), fault(LENGTH_LIMIT + 1, Kind::TooLong { limit: LENGTH_LIMIT }));
}
