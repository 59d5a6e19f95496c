//! Made-up frameworks of any rules, answers in a few words, and scores as such words: for tables that one can read.

use thuocdo_core::assessment::{Assessment, Figure, Given};
use thuocdo_core::framework::{self, FigureName, Framework, ZeroDenominator};
use thuocdo_core::number::{Decimal, Exact};
use thuocdo_core::problem::Problem;
use thuocdo_core::score::{Basis, Change, Measured, Needed, NodeScore, Score, State, score};

use super::{EXAMPLE, answered, edited, sheet};

/// A rule with its figures written out: `RATIO` stands for a numerator and a denominator, `WHOLE` for a count, `NUMBER`
/// for any figure, `PARTS` for a numerator and a denominator that need not be whole.
pub fn rule(text: &str) -> String {
    let called = |label: &str, whole: bool| format!(r#"{{"label":"{label}","noun":"hồ sơ","whole":{whole}}}"#);
    let figure = |whole: bool| called("Số", whole);
    let ratio = |whole: bool| format!(r#""num":{},"den":{}"#, figure(whole), called("Tổng số", whole));
    text.replace("RATIO", &ratio(true))
        .replace("PARTS", &ratio(false))
        .replace("WHOLE", &figure(true))
        .replace("NUMBER", &figure(false))
}

/// A leaf that the unit scores itself; 0/0 gives no points.
pub fn leaf(id: &str, max: &str, rule_text: &str) -> String {
    let zero = if rule(rule_text).contains("\"den\"") { r#","zero_denominator":"zero""# } else { "" };
    format!(
        r#"{{"id":"{id}","number":"","name":"{id}","max":"{max}","citation":"made up","scored_by":"self",
        "not_applicable":true,"rule":{}{zero}}}"#,
        rule(rule_text)
    )
}

/// A leaf whose points are given.
pub fn given_leaf(id: &str, max: &str) -> String {
    leaf(id, max, r#"{"kind":"manual_points"}"#)
}

/// A node with others below it.
pub fn area(id: &str, max: &str, children: &[String]) -> String {
    format!(r#"{{"id":"{id}","number":"","name":"{id}","max":"{max}","children":[{}]}}"#, children.join(","))
}

/// An area of bonus or penalty points.
pub fn block(id: &str, max: &str, kind: &str, children: &[String]) -> String {
    area(id, max, children).replacen("\"children\"", &format!("\"block\":{kind},\"children\""), 1)
}

pub const COUNTED: &str = r#"{"kind":"bonus","above_full":"counted"}"#;
pub const CUT: &str = r#"{"kind":"bonus","above_full":"cut"}"#;
pub const PENALTY: &str = r#"{"kind":"penalty"}"#;

/// The text of a framework of these areas; it rounds nothing but what is printed, where no edit says otherwise.
pub fn text_of(areas: &[String], edits: &[(&str, &str)]) -> String {
    let nodes = format!("[{}]", areas.join(","));
    let base = [("nodes", nodes.as_str()), ("policies.rounding.leaf", "\"none\"")];
    edited(&edited(EXAMPLE, &base), edits)
}

/// The framework of these areas.
pub fn made(areas: &[String], edits: &[(&str, &str)]) -> Framework {
    let text = text_of(areas, edits);
    framework::read(&text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

/// The framework of a single leaf `L`, which the edits find at `nodes.0.children.0`.
pub fn single(max: &str, rule_text: &str, edits: &[(&str, &str)]) -> Framework {
    made(&[area("A", max, &[leaf("L", max, rule_text)])], edits)
}

/// An answer in a few words: `yes`, `no`, `#option`, `points 2`, `n/a reason`, `num=9 den=10`; nothing is no answer.
/// A figure that is no number, or stands behind `?`, is as somebody typed it.
pub fn given(words: &str) -> Option<Given> {
    let figure = |text: &str| match (text.strip_prefix('?'), text.parse()) {
        (None, Ok(value)) => Figure::Number(value),
        (typed, _) => Figure::typed(typed.unwrap_or(text)).unwrap(),
    };
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    match first {
        "" => None,
        "yes" => Some(Given::Yes(true)),
        "no" => Some(Given::Yes(false)),
        "points" => Some(Given::Points(figure(rest))),
        "n/a" => Some(Given::NotApplicable(rest.into())),
        option if option.starts_with('#') => Some(Given::Choice(option[1..].into())),
        _ => {
            let mut figures: Vec<(FigureName, Figure)> = words
                .split(' ')
                .map(|pair| pair.split_once('=').unwrap_or_else(|| panic!("{words:?}")))
                .map(|(name, value)| (FigureName::new(name), figure(value)))
                .collect();
            figures.sort_by(|a, b| a.0.cmp(&b.0));
            Some(Given::Figures(figures))
        }
    }
}

/// A sheet of answers, each a node's id and its words.
pub fn sheet_of(framework: &Framework, answers: &[(&str, &str)]) -> Assessment {
    let mut assessment = sheet(framework);
    for (id, words) in answers {
        if let Some(given) = given(words) {
            assessment.set_answer(id, answered(given));
        }
    }
    assessment
}

/// The score of such a sheet.
pub fn scored(framework: &Framework, answers: &[(&str, &str)]) -> Score {
    score(framework, &sheet_of(framework, answers))
}

/// The score of a node by its id.
pub fn node<'s>(framework: &Framework, score: &'s Score, id: &str) -> &'s NodeScore {
    score.node(framework.find(id).unwrap())
}

/// A number, or a fraction such as `10/21`.
pub fn exact(text: &str) -> Exact {
    let (num, den) = text.split_once('/').unwrap_or((text, "1"));
    let part = |text: &str| Exact::from(text.parse::<Decimal>().unwrap());
    part(num).checked_div(&part(den)).unwrap()
}

/// The same back: a decimal where it is one, else a fraction in lowest terms.
pub fn shown(value: &Exact) -> String {
    if let Some(decimal) = value.to_decimal() {
        return decimal.normalize().to_string();
    }
    let fraction = |den: i64| {
        let num = value.times(&Exact::from(den)).to_decimal()?;
        num.is_integer().then(|| format!("{}/{den}", num.normalize()))
    };
    (2..200_000).find_map(fraction).unwrap_or_else(|| format!("{value:?}"))
}

fn plain(value: &Decimal) -> String {
    value.normalize().to_string()
}

/// The points of a node, or why it has none.
pub fn points_told(score: &NodeScore) -> String {
    match (score.state, &score.points) {
        (State::Answered, Some(points)) => shown(points),
        (State::Answered, None) => "none".into(),
        (State::NotAnswered, None) => "open".into(),
        (State::NotAppraised, None) => "waiting".into(),
        (State::NotApplicable, None) => "n/a".into(),
        (State::NotApplicable, Some(points)) => format!("n/a {}", shown(points)),
        (State::Information, None) => "told".into(),
        (state, points) => format!("{state:?} {points:?}"),
    }
}

/// What the points came from.
pub fn basis_told(basis: &Basis) -> String {
    let at = |measured: &Measured| shown(&measured.value());
    match basis {
        Basis::None => "-".into(),
        Basis::Sum => "sum".into(),
        Basis::Given { points } => format!("given {}", plain(points)),
        Basis::Ratio { num, den, unrounded, full } => {
            let full = if *full { ", full" } else { "" };
            format!("{}/{}: {}{full}", plain(num), plain(den), shown(unrounded))
        }
        Basis::Yes(yes) => if *yes { "yes" } else { "no" }.into(),
        Basis::Choice { option } => format!("option {option}"),
        Basis::Band { measured, band } => format!("band {band} at {}", at(measured)),
        Basis::Between { measured, unrounded } => format!("at {}: {}", at(measured), shown(unrounded)),
        Basis::Count { count, unrounded } | Basis::Deduction { count, unrounded } => {
            format!("{}: {}", plain(count), shown(unrounded))
        }
        Basis::Percent { percent, unrounded } => format!("{}%: {}", plain(percent), shown(unrounded)),
        Basis::Formula { values, unrounded } => {
            let values: Vec<String> = values.iter().map(plain).collect();
            format!("{}: {}", values.join(" "), shown(unrounded))
        }
        Basis::CohortThreshold { value, published, reached } => {
            format!("{} of {}, {}", plain(value), plain(published), if *reached { "reached" } else { "below" })
        }
        Basis::CohortShare { value, published, unrounded } => {
            format!("{} of {}: {}", plain(value), plain(published), shown(unrounded))
        }
        Basis::ZeroDenominator(policy) => {
            let word = match policy {
                ZeroDenominator::Zero => "zero",
                ZeroDenominator::Full => "full",
                ZeroDenominator::NotApplicable => "not_applicable",
                ZeroDenominator::Missing => "missing",
            };
            format!("0/0 {word}")
        }
        Basis::NotApplicable { reason } => format!("n/a {reason}"),
    }
}

/// The codes of problems, one space between.
pub fn codes(problems: &[Problem]) -> String {
    problems.iter().map(Problem::code).collect::<Vec<_>>().join(" ")
}

/// What a remedy asks for, and what it wins: `num +3 or 21 new: +1`.
pub fn needed_told(needed: &Needed) -> String {
    let change = match &needed.change {
        Change::More { figure, amount, new_cases } => {
            let new = new_cases.map(|cases| format!(" or {} new", plain(&cases))).unwrap_or_default();
            format!("{} +{}{new}", figure.as_str(), plain(amount))
        }
        Change::Fewer { figure, amount } => format!("{} -{}", figure.as_str(), plain(amount)),
        Change::Reach { figure, value, included, rising } => {
            let sign = match (rising, included) {
                (true, true) => ">=",
                (true, false) => ">",
                (false, true) => "<=",
                (false, false) => "<",
            };
            format!("{} {sign} {}", figure.as_str(), plain(value))
        }
        Change::Choose { option } => format!("option {option}"),
        Change::Answer { yes } => if *yes { "yes" } else { "no" }.into(),
    };
    format!("{change}: +{}", shown(&needed.gain))
}

/// Fails with every row that is wrong, not the first.
pub fn none_wrong(wrong: &[String], of: usize) {
    assert!(wrong.is_empty(), "{} of {of}:\n{}", wrong.len(), wrong.join("\n"));
}
