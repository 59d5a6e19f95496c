//! Formulas: what they are worth.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use thuocdo_core::formula::{Formula, FormulaFault, FormulaFaultKind as Kind, MAX_POINTS};
use thuocdo_core::number::{Decimal, Exact};

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
    Formula::parse(text, &names).unwrap().evaluate(&exact(max_points), &value)
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
        ("5 – 3", &[], "1", "2"),
        ("if(a ≤ 5; 1; 0) + if(a ≥ 5; 2; 0) + if(a ≠ 5; 4; 0)", &[("a", "5")], "1", "3"),
        ("a\u{a0}×\u{202f}max_points\u{2003}", &[("a", "0.5")], "4", "2"),
        // A long sum
        (&vec!["a"; 1_000].join("+"), &[("a", "0.1")], "1", "100"),
    ];
    assert!(table.len() >= 40);
    for (text, figures, max_points, wanted) in table {
        assert_eq!(evaluate(text, figures, max_points), Ok(exact(wanted)), "{text}");
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
