//! Frameworks that somebody made to break something: too large, too deep, too long, and everything wrong at once.

use super::rules::path;
use super::{CLEAN, edited, framework_told, list, none_wrong};
use crate::common::made::{area, given_leaf, leaf, scored, text_of};
use thuocdo_core::Json;
use thuocdo_core::formula::{FormulaFault, FormulaFaultKind, LENGTH_LIMIT};
use thuocdo_core::framework::{self, Defect, FILE_LIMIT};
use thuocdo_core::problem::Fault;

/// Names of fields that hold numbers; `from` also stands for a date.
const NUMERIC: &[&str] = &[
    "max",
    "points",
    "percent",
    "from",
    "to",
    "over",
    "under",
    "full_at",
    "zero_below",
    "zero_at",
    "per",
    "cap",
    "start",
    "floor",
    "yes",
    "no",
    "reached",
    "below",
    "decimals",
    "areas",
    "criteria",
    "sub_criteria",
];

/// The places of all numbers of a framework.
fn numeric_places(json: &Json, place: &str, places: &mut Vec<String>) {
    let inner = |step: &str| if place.is_empty() { step.to_owned() } else { format!("{place}.{step}") };
    match json {
        Json::List(items) => {
            for (i, item) in items.iter().enumerate() {
                numeric_places(item, &inner(&i.to_string()), places);
            }
        }
        Json::Object(fields) => {
            for (name, value) in fields {
                let is_number = match value {
                    Json::Number(_) => true,
                    Json::Text(text) => text.parse::<thuocdo_core::number::Decimal>().is_ok(),
                    _ => false,
                };
                if is_number && NUMERIC.contains(&name.as_str()) {
                    places.push(inner(name));
                }
                numeric_places(value, &inner(name), places);
            }
        }
        _ => {}
    }
}

#[test]
fn forty_digits_are_refused_in_every_numeric_field() {
    let with_part = edited(CLEAN, &[("nodes.0.children.1.not_measured", r#"{"points":"1","reason":"x"}"#)]);
    let mut places = Vec::new();
    numeric_places(&Json::parse(&with_part, 1 << 20).unwrap(), "", &mut places);
    let named: std::collections::BTreeSet<&str> =
        places.iter().map(|place| place.rsplit('.').next().unwrap()).collect();
    assert_eq!(named, NUMERIC.iter().copied().collect(), "every field that holds a number is tried");
    let digits = "1234567890".repeat(4);
    let mut wrong = Vec::new();
    for place in &places {
        for long in [
            format!("\"{digits}\""),
            digits.clone(),
            format!("\"0.{digits}\""),
            format!("\"-{digits}\""),
            "1e39".into(),
        ] {
            let told = framework_told(&edited(&with_part, &[(place, &long)]));
            // What was left out may leave a gap behind it, such as a last class that begins at 0.
            if told.first() != Some(&format!("N03 {}", path(place))) {
                wrong.push(format!("{place} = {long}: {told:?}"));
            }
        }
    }
    none_wrong(&wrong, places.len() * 5);
    assert!(places.len() > 60, "{}", places.len());
}

#[test]
fn formulas_that_are_too_long_or_too_deep_are_refused() {
    let told = |formula: &str| {
        let text = Json::text(formula).to_line();
        let problems = framework::read(&edited(CLEAN, &[("nodes.1.children.3.rule.formula", &text)])).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].path, "nodes[1].children[3].rule.formula");
        problems.into_iter().next().unwrap()
    };
    let kind = |formula: &str| match told(formula).fault {
        Fault::Formula { fault: FormulaFault { kind, .. } } => kind,
        other => panic!("{other:?}"),
    };
    let brackets = |count: usize| format!("{}x + y{}", "(".repeat(count), ")".repeat(count));
    assert_eq!(kind(&"(".repeat(1_000_000)), FormulaFaultKind::TooLong { limit: LENGTH_LIMIT });
    assert_eq!(kind(&brackets(999_000)), FormulaFaultKind::TooLong { limit: LENGTH_LIMIT });
    assert_eq!(kind(&brackets(900)), FormulaFaultKind::TooDeep { limit: 32 });
    assert_eq!(kind(&brackets(33)), FormulaFaultKind::TooDeep { limit: 32 });
    assert_eq!(kind(&format!("{}x + y", "-".repeat(3_000))), FormulaFaultKind::TooLong { limit: LENGTH_LIMIT });
    assert_eq!(kind(&vec!["x*y"; 400].join("*")), FormulaFaultKind::TooManyFactors { limit: 64 });
    assert_eq!(kind(""), FormulaFaultKind::Empty);
    let deepest = Json::text(brackets(32)).to_line();
    assert!(framework::read(&edited(CLEAN, &[("nodes.1.children.3.rule.formula", &deepest)])).is_ok());
    // Longer than any text may be, and a file beyond all bounds.
    assert_eq!(kind(&"(".repeat(2_000_001)), FormulaFaultKind::TooLong { limit: LENGTH_LIMIT });
    assert_eq!(framework_told(&"(".repeat(FILE_LIMIT + 1)), ["F02 "]);
}

#[test]
fn long_lists_are_refused() {
    let many = |count: usize, item: &dyn Fn(usize) -> String| {
        format!("[{}]", (0..count).map(item).collect::<Vec<_>>().join(","))
    };
    let option = |i: usize| format!(r#"{{"id":"o{i}","label":"{i}","points":"1"}}"#);
    let figure = |i: usize| format!(r#"{{"name":"x{i}","label":"x","noun":"x","whole":true}}"#);
    let options = "nodes.0.children.0.children.0.rule.options";
    for (count, code) in [(1_000, ""), (1_001, "F14")] {
        let told = framework_told(&edited(CLEAN, &[(options, &many(count, &option))]));
        assert_eq!(told.first().map_or("", |told| &told[..3]), code, "{count} options: {:?}", told.first());
    }
    let formula = ("nodes.1.children.3.rule.formula", "\"x0\"");
    for (count, code) in [(50, ""), (51, "F14")] {
        let told =
            framework_told(&edited(CLEAN, &[("nodes.1.children.3.rule.figures", &many(count, &figure)), formula]));
        assert_eq!(told.first().map_or("", |told| &told[..3]), code, "{count} figures: {told:?}");
    }
}

/// Ten faults of ten kinds, all over the file: each is named, none hides another.
#[test]
fn ten_faults_are_ten_problems() {
    let edits = [
        ("nodes.0.children.0.children.0.rule.options", "[]", "B14 nodes[0].children[0].children[0].rule.options"),
        (
            "nodes.0.children.0.children.2.rule.bands.1.from",
            "\"95\"",
            "B15 nodes[0].children[0].children[2].rule.bands[1]",
        ),
        ("nodes.0.children.1.rule.floor", "\"9\"", "B06 nodes[0].children[1].rule.floor"),
        ("nodes.1.children.0.zero_denominator", "", "F08 nodes[1].children[0]"),
        ("nodes.1.children.2.rule.full_at", "\"10\"", "B16 nodes[1].children[2].rule.full_at"),
        ("nodes.1.children.3.rule.formula", "\"x + z\"", "B11 nodes[1].children[3].rule.formula"),
        ("nodes.2.children.1.rule.cohort", "\"median\"", "F12 nodes[2].children[1].rule.cohort"),
        ("nodes.2.children.2.block", r#"{"kind":"penalty"}"#, "B17 nodes[2].children[2].block"),
        ("nodes.2.children.3.max", "\"nhiều\"", "N02 nodes[2].children[3].max"),
        ("nodes.4.id", "\"tthc\"", "B01 nodes[4].id"),
    ];
    let changes: Vec<(&str, &str)> = edits.iter().map(|(place, value, _)| (*place, *value)).collect();
    let wanted: Vec<&str> = edits.iter().map(|(_, _, told)| *told).collect();
    assert_eq!(framework_told(&edited(CLEAN, &changes)), wanted);
}

/// The same for the head of the file and what is checked at the end of the tree.
#[test]
fn faults_of_the_head_hide_none_of_the_tree() {
    let edits = [
        ("id", "\"bộ\"", "F16 id"),
        ("title", "\"\"", "F15 title"),
        ("status", "\"draft\"", "F12 status"),
        ("in_force.to", "\"2020-01-01\"", "B08 in_force"),
        ("policies.compare_on", "\"both\"", "F12 policies.compare_on"),
        ("policies.classes.list.0.from", "\"60\"", "B07 policies.classes"),
        ("policies.ties", r#"{"ordinal":["no_such"]}"#, "B18 policies.ties.ordinal[0]"),
        ("nodes.2.id", "\"tthc\"", "B01 nodes[2].id"),
        ("nodes.3.max", "\"-1\"", "B06 nodes[3].max"),
        ("x", "1", "F09 "),
    ];
    let changes: Vec<(&str, &str)> = edits.iter().map(|(place, value, _)| (*place, *value)).collect();
    let told = framework_told(&edited(CLEAN, &changes));
    let missing: Vec<&str> =
        edits.iter().map(|(_, _, told)| *told).filter(|one| !told.iter().any(|t| t == one)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "not told: {told:?}");
    assert_eq!(told.len(), edits.len(), "{told:?}");
}

#[test]
fn a_tree_of_blocks_alone_has_no_points() {
    let block = |id: &str, kind: &str| crate::common::made::block(id, "5", kind, &[given_leaf(&format!("{id}1"), "5")]);
    let both = [block("C", crate::common::made::CUT), block("T", crate::common::made::PENALTY)];
    assert_eq!(framework_told(&text_of(&both, &[])), ["B05 nodes"]);
    let nothing = [area("A", "0", &[given_leaf("A1", "0")])];
    assert_eq!(framework_told(&text_of(&nothing, &[])), ["B05 nodes"]);
}

/// Nesting that JSON still reads, and that a framework may not have.
#[test]
fn a_tree_of_fifty_levels_is_refused() {
    let deep = (0..50).fold(given_leaf("L", "1"), |inner, i| area(&format!("N{i}"), "1", &[inner]));
    let told = framework_told(&text_of(&[deep], &[]));
    assert_eq!(told[0], format!("B02 nodes[0]{}.children", ".children[0]".repeat(15)));
}

/// What could not be read is told, and nothing that only follows from leaving it out.
#[test]
fn one_fault_is_one_problem() {
    let deep = (0..50).fold(given_leaf("L", "1"), |inner, i| area(&format!("N{i}"), "1", &[inner]));
    let deepest = format!("B02 nodes[0]{}.children", ".children[0]".repeat(15));
    assert_eq!(framework_told(&text_of(&[deep], &[])), [deepest], "a tree too deep is not one without points");
    let last = [("policies.classes.list.4.from", "\"không\"")];
    assert_eq!(framework_told(&edited(CLEAN, &last)), ["N02 policies.classes.list[4].from"], "edges need all classes");
}

/// Made up: ten areas of fifty leaves, of five kinds of rules.
#[test]
fn five_hundred_leaves_are_read_checked_and_scored() {
    let rules = [
        r#"{"kind":"yes_no","yes":"0.2","no":"0"}"#,
        r#"{"kind":"linear_ratio","full_at":"100",RATIO}"#,
        r#"{"kind":"count_points","count":WHOLE,"per":"0.1","cap":"0.2"}"#,
        r#"{"kind":"deduction","count":WHOLE,"start":"0.2","per":"0.1","floor":"0"}"#,
        r#"{"kind":"survey_percent","percent":NUMBER}"#,
    ];
    let leaves = |a: usize| (0..50).map(|i| leaf(&format!("L{a}.{i}"), "0.2", rules[i % 5])).collect::<Vec<_>>();
    let areas: Vec<String> = (0..10).map(|a| area(&format!("A{a}"), "10", &leaves(a))).collect();
    let framework = framework::read(&text_of(&areas, &[])).unwrap();
    assert_eq!(framework.nodes().len(), 510);
    // The survey leaves are left to the unit: one finding for each of the hundred, and no other.
    let findings = framework::lint(&framework);
    assert_eq!(findings.len(), 100, "{:?}", list(&findings)[..3].to_vec());
    assert!(findings.iter().all(|finding| finding.fault == Fault::from(Defect::SurveyLeafSelfScored)));
    let words = ["yes", "num=1 den=2", "count=1", "count=1", "percent=50"];
    let ids: Vec<String> = (0..10).flat_map(|a| (0..50).map(move |i| format!("L{a}.{i}"))).collect();
    let answers: Vec<(&str, &str)> = ids.iter().enumerate().map(|(i, id)| (id.as_str(), words[i % 5])).collect();
    let score = scored(&framework, &answers);
    assert_eq!(score.problems, []);
    // A hundred times 0.2 + 0.1 + 0.1 + 0.1 + 0.1.
    assert_eq!((score.total, score.attainable), (60.into(), 100.into()));
}
