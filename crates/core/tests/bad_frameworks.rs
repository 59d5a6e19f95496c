//! What is wrong with a framework is said: all of it, each with its place and its code, and no policy is guessed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::bad::list;
use common::made::none_wrong;
use common::{EXAMPLE, edited, variant};
use thuocdo_core::framework;
use thuocdo_core::problem::{Fault, Problem, Severity};

#[path = "bad_frameworks/hostile.rs"]
mod hostile;
#[path = "bad_frameworks/rules.rs"]
mod rules;

/// A made-up framework of every rule kind without a fault, to put faults into.
const CLEAN: &str = include_str!("frameworks/clean.json");

/// The codes and places of what is wrong with a framework.
fn framework_told(text: &str) -> Vec<String> {
    framework::read(text).map_or_else(|problems| list(&problems), |_| Vec::new())
}

/// What is wrong with the head of a file hides nothing of the rest: only a file of another kind, or a newer one, does.
#[test]
fn a_wrong_head_hides_nothing() {
    let policies = |count: usize| vec!["F08 policies".to_owned(); count];
    for (edits, head, told) in [
        (&[("format", "")][..], &["F08 "][..], true),
        (&[("version", "")], &["F08 "], true),
        (&[("version", "\"1\"")], &["F12 version"], true),
        (&[("version", "0")], &["F12 version"], true),
        (&[("format", "\"thuocdo.frameworks\"")], &["F06 format"], true),
        (&[("format", "1"), ("version", "")], &["F08 ", "F06 format"], true),
        (&[("format", ""), ("version", "0")], &["F08 ", "F12 version"], true),
        (&[("format", "\"thuocdo.round\"")], &["F06 format"], false),
        (&[("version", "2")], &["F07 version"], false),
    ] {
        let rest = [("policies.index", ""), ("policies.ties", ""), ("nodes.0.max", "\"x\"")];
        let found = framework_told(&edited(CLEAN, &[edits, &rest[..]].concat()));
        let mut wanted: Vec<String> = head.iter().map(|line| (*line).to_owned()).collect();
        if told {
            wanted.extend(policies(2));
            wanted.push("N02 nodes[0].max".to_owned());
        }
        assert_eq!(found, wanted, "{edits:?}");
    }
}

#[test]
fn no_policy_has_a_default_and_each_missing_one_comes_with_its_choices() {
    const NONE_OR: &[&str] =
        &["\"none\"", "{\"decimals\": 0…6, \"mode\": \"half_up\" | \"half_even\" | \"down\" | \"up\"}"];
    let table: &[(&str, &[&str])] = &[
        ("policies.rounding.leaf", NONE_OR),
        ("policies.rounding.node", NONE_OR),
        ("policies.rounding.total", NONE_OR),
        ("policies.rounding.printed_points", &NONE_OR[1..]),
        ("policies.rounding.printed_index", &NONE_OR[1..]),
        ("policies.rounding.printed_index.mode", &["half_up", "half_even", "down", "up"]),
        ("policies.index", &["points_over_attainable"]),
        ("policies.not_applicable", &["shrink", "full", "zero"]),
        ("policies.ties", &["\"competition\"", "\"dense\"", "{\"ordinal\": [\"<id>\", \"attainable\"]}"]),
        ("policies.compare_on", &["exact", "printed"]),
        ("format", &["thuocdo.framework"]),
        ("version", &["1"]),
        ("policies.classes.decided_on", &["exact", "printed"]),
        ("in_force", &["{\"from\": \"2026-01-01\"}"]),
        ("status", &["official", "partial", "example"]),
        ("nodes.1.children.0.zero_denominator", &["zero", "full", "not_applicable", "missing"]),
        ("nodes.1.children.0.not_applicable", &["true", "false"]),
        ("nodes.1.children.0.scored_by", &["self", "appraiser", "survey"]),
        ("nodes.1.children.0.rule.num.whole", &["true", "false"]),
        ("nodes.1.children.2.rule.value", &["value", "num + den"]),
        ("nodes.2.children.1.rule.cohort", &["mean", "best"]),
        ("nodes.3.block.kind", &["bonus", "penalty"]),
        ("nodes.3.block.above_full", &["counted", "cut"]),
    ];
    for (place, wanted) in table {
        let problems = framework::read(&edited(CLEAN, &[(place, "")])).unwrap_err();
        let field = place.rsplit('.').next().unwrap();
        assert_eq!(problems[0].fault, Fault::MissingField { field: field.into(), choices: wanted }, "{place}");
        assert_eq!((problems[0].code(), problems[0].severity()), ("F08", Severity::Error), "{place}");
        // Without its kind the other words of a block mean nothing, and are said, too.
        assert!(problems.len() == 1 || *place == "nodes.3.block.kind", "{place}: {problems:?}");
    }
}

/// A part that is left out is no choice among its fields: each of them is missing, with the choices it has.
#[test]
fn a_part_of_the_policies_that_is_left_out_is_told_field_by_field() {
    const ROUNDING: [&str; 5] = ["leaf", "node", "total", "printed_points", "printed_index"];
    const CLASSES: [&str; 2] = ["decided_on", "list"];
    let all: Vec<&str> =
        ROUNDING.into_iter().chain(["index", "not_applicable", "ties", "compare_on"]).chain(CLASSES).collect();
    let cases: [(&str, &str, &[&str]); 5] = [
        ("policies", "", &all),
        ("policies", "{}", &all),
        ("policies.rounding", "", &ROUNDING),
        ("policies.classes", "", &CLASSES),
        ("policies.classes", "{}", &CLASSES),
    ];
    for (place, value, wanted) in cases {
        let problems = framework::read(&edited(CLEAN, &[(place, value)])).unwrap_err();
        let missing = |problem: &Problem| match &problem.fault {
            // What the classes are is no choice.
            Fault::MissingField { field, choices } if !choices.is_empty() || field == "list" => field.clone(),
            other => format!("{other:?}"),
        };
        assert_eq!(problems.iter().map(missing).collect::<Vec<_>>(), wanted, "{place} {value}");
        let is_below = |problem: &Problem| problem.path.starts_with(place);
        assert!(problems.iter().all(is_below), "{place} {value}: {problems:?}");
    }
}

#[test]
fn a_rounding_without_decimals_is_told_how_many_there_may_be() {
    let problems = framework::read(&edited(CLEAN, &[("policies.rounding.printed_index.decimals", "")])).unwrap_err();
    let Fault::MissingField { field, choices } = &problems[0].fault else { panic!("{problems:?}") };
    assert_eq!((field.as_str(), *choices), ("decimals", &["0", "1", "2", "3", "4", "5", "6"][..]));
    assert_eq!(problems.len(), 1, "{problems:?}");
}

/// The kinds of rules, each by its word; without one nothing else of the rule can be understood.
#[test]
fn a_rule_without_a_kind_is_told_all_kinds() {
    let problems = framework::read(&edited(CLEAN, &[("nodes.1.children.0.rule.kind", "")])).unwrap_err();
    let Fault::MissingField { field, choices } = &problems[0].fault else { panic!("{problems:?}") };
    let kinds = [
        "manual_points",
        "yes_no",
        "choice",
        "grade",
        "bands",
        "linear_ratio",
        "linear_between",
        "count_points",
        "deduction",
        "survey_percent",
        "formula",
        "cohort_threshold",
        "cohort_share",
        "information",
    ];
    assert_eq!((field.as_str(), *choices), ("kind", &kinds[..]));
    // What stands beside a rule is not wrong where the rule is.
    assert_eq!(problems.len(), 1, "{problems:?}");
    let without = framework::read(&edited(CLEAN, &[("nodes.1.children.0.rule", "")])).unwrap_err();
    assert_eq!(without.iter().map(Problem::code).collect::<Vec<_>>(), ["B03"], "{without:?}");
    // Every one of them is in the framework that these tests put faults into.
    let framework = framework::read(CLEAN).unwrap();
    for kind in kinds {
        assert!(
            framework.nodes().iter().any(|n| n.leaf.as_ref().is_some_and(|leaf| leaf.rule.kind() == kind)),
            "{kind}"
        );
    }
}

#[test]
fn each_fault_of_a_framework_is_named_with_its_place() {
    const A1: &str = "nodes[0].children[0]";
    let table: &[(&str, &str, &[&str])] = &[
        ("format", "\"thuocdo.assessment\"", &["F06 format"]),
        ("version", "2", &["F07 version"]),
        ("version", "1.0", &["F12 version"]),
        ("version", "99999999999", &["F07 version"]),
        ("x", "1", &["F09 "]),
        ("policies.x", "1", &["F09 policies"]),
        ("policies.rounding.x", "1", &["F09 policies.rounding"]),
        ("policies.rounding.leaf.x", "1", &["F09 policies.rounding.leaf"]),
        ("policies.classes.x", "1", &["F09 policies.classes"]),
        ("policies.classes.list.0.x", "1", &["F09 policies.classes.list[0]"]),
        ("in_force.x", "1", &["F09 in_force"]),
        ("legal_basis.0.x", "1", &["F09 legal_basis[0]"]),
        ("nodes.0.x", "1", &["F09 nodes[0]"]),
        ("nodes.0.children.0.x", "1", &[&f(A1, "F09")]),
        ("nodes.0.children.0.rule.x", "1", &["F09 nodes[0].children[0].rule"]),
        ("nodes.0.children.0.rule.num.x", "1", &["F09 nodes[0].children[0].rule.num"]),
        ("nodes.1.children.1.not_measured.x", "1", &["F09 nodes[1].children[1].not_measured"]),
        ("title", "{\"vi\": \"T\", \"fr\": \"T\"}", &["F09 title"]),
        ("title", "\" \"", &["F15 title"]),
        ("id", "\"bộ thử\"", &["F16 id"]),
        ("id", "\"\"", &["F16 id"]),
        ("status", "\"draft\"", &["F12 status"]),
        ("in_force.from", "\"01/01/2026\"", &["F17 in_force.from"]),
        ("in_force.from", "\"\"", &["F15 in_force.from"]),
        ("in_force.to", "\"2025-12-31\"", &["B08 in_force"]),
        ("legal_basis.0.checked_on", "", &["F08 legal_basis[0]"]),
        ("legal_basis.0.link", "\"javascript:alert(1)\"", &["F19 legal_basis[0].link"]),
        ("policies.rounding.leaf", "\"half_up\"", &["F12 policies.rounding.leaf"]),
        ("policies.rounding.leaf.decimals", "7", &["B06 policies.rounding.leaf.decimals"]),
        ("policies.rounding.leaf.decimals", "1.5", &["B06 policies.rounding.leaf.decimals"]),
        ("policies.rounding.leaf.decimals", "-1", &["B06 policies.rounding.leaf.decimals"]),
        ("policies.rounding.leaf.mode", "\"nearest\"", &["F12 policies.rounding.leaf.mode"]),
        ("policies.classes.list.0.from", "\"60\"", &["B07 policies.classes"]),
        ("policies.classes.list.0.from", "\"65.01\"", &["B07 policies.classes"]),
        ("policies.classes.list.0.from", "\"100.01\"", &["B07 policies.classes"]),
        ("policies.classes.list.3.from", "\"1\"", &["B07 policies.classes"]),
        ("policies.classes.list.3.from", "\"-1\"", &["B07 policies.classes"]),
        ("policies.classes.list", "[]", &["B07 policies.classes"]),
        ("nodes", "[]", &["B05 nodes"]),
        ("nodes", "{}", &["F11 nodes"]),
        ("nodes.0.children", "{}", &["F11 nodes[0].children"]),
        ("nodes.0.id", "\"b1a\"", &["B01 nodes[1].children[0].children[0].id"]),
        ("nodes.1.id", "\"A\"", &["B01 nodes[1].id"]),
        ("nodes.0.max", "\"-1\"", &["B06 nodes[0].max"]),
        ("nodes.0.max", "\"100001\"", &["B06 nodes[0].max"]),
        ("nodes.0.max", "\"nhiều\"", &["N02 nodes[0].max"]),
        ("nodes.0.rule", "{\"kind\": \"manual_points\"}", &["B03 nodes[0]"]),
        ("nodes.0.children.0.rule", "", &["B03 nodes[0].children[0]"]),
        ("nodes.0.children.0.rule.kind", "\"no_such_kind\"", &["F12 nodes[0].children[0].rule.kind"]),
        ("nodes.0.children.0.rule.full_at", "\"0\"", &["B06 nodes[0].children[0].rule.full_at"]),
        ("nodes.0.children.0.rule.full_at", "\"100.1\"", &["B06 nodes[0].children[0].rule.full_at"]),
        ("nodes.0.children.0.zero_denominator", "\"none\"", &["F12 nodes[0].children[0].zero_denominator"]),
        ("nodes.1.children.1.not_measured.points", "\"6.1\"", &["B06 nodes[1].children[1].not_measured.points"]),
    ];
    let mut wrong = Vec::new();
    for (place, value, wanted) in table {
        let text = edited(EXAMPLE, &[(place, value)]);
        let found = framework_told(&text);
        let first = found.iter().take(wanted.len()).collect::<Vec<_>>();
        if first != wanted.iter().collect::<Vec<_>>() {
            wrong.push(format!("{place} = {value}: {found:?}, wanted {wanted:?}"));
        }
        if framework::read(&text).is_ok() {
            wrong.push(format!("{place} = {value} is read"));
        }
    }
    none_wrong(&wrong, table.len());
}

fn f(path: &str, code: &str) -> String {
    format!("{code} {path}")
}

#[test]
fn decimals_of_a_rounding_are_a_count_however_written() {
    for written in ["2", "\"2\"", "2.0", "\"2.00\"", "2e0"] {
        let framework = variant(&[("policies.rounding.leaf.decimals", written)]);
        assert_eq!(framework.policies.rounding.leaf.unwrap().decimals, 2, "{written}");
    }
}

fn nested(depth: usize) -> String {
    let leaf = r#"{"id":"L","number":"","name":"L","max":"1","scored_by":"self","not_applicable":false,
        "rule":{"kind":"manual_points"}}"#;
    (0..depth - 1).fold(leaf.to_owned(), |inner, i| {
        format!(r#"{{"id":"N{i}","number":"","name":"N","max":"1","children":[{inner}]}}"#)
    })
}

#[test]
fn a_tree_that_is_too_deep_or_too_wide_is_refused() {
    let with_nodes = |nodes: &str| edited(EXAMPLE, &[("nodes", nodes)]);
    assert_eq!(framework_told(&with_nodes(&format!("[{}]", nested(16)))), Vec::<String>::new());
    let deep = framework_told(&with_nodes(&format!("[{}]", nested(17))));
    assert!(deep[0].starts_with("B02 nodes[0].children[0]"), "{deep:?}");
    let text = EXAMPLE.replacen("\"nodes\": [", &format!("\"nodes\": [{},", nested(100)), 1);
    assert!(framework_told(&text).iter().any(|line| line.starts_with("B02 nodes[0].children[0]")), "a hundred deep");
    let text = EXAMPLE.replacen("\"nodes\": [", &format!("\"nodes\": [{},", nested(200)), 1);
    assert_eq!(framework_told(&text), ["F22 "], "two hundred deep is more than JSON is read to");

    let leaf = |i: usize| {
        format!(
            r#"{{"id":"L{i}","number":"","name":"L","max":"1","scored_by":"self","not_applicable":false,
            "rule":{{"kind":"manual_points"}}}}"#
        )
    };
    let wide = |count: usize| format!("[{}]", (0..count).map(leaf).collect::<Vec<_>>().join(","));
    assert_eq!(framework_told(&with_nodes(&wide(10_000))), Vec::<String>::new());
    assert_eq!(framework_told(&with_nodes(&wide(10_001)))[0], "F14 nodes");
    let two = format!(
        r#"[{{"id":"A","number":"","name":"A","max":"1","children":{}}},
        {{"id":"B","number":"","name":"B","max":"1","children":[]}}]"#,
        wide(9_999)
    );
    assert_eq!(framework_told(&with_nodes(&two)), ["F14 nodes"], "the 10,001st node, in another area");
}

#[test]
fn all_problems_of_a_framework_are_told_at_once() {
    let text = edited(
        EXAMPLE,
        &[
            ("title", "\"\""),
            ("policies.ties", ""),
            ("policies.rounding.node", ""),
            ("policies.compare_on", "\"both\""),
            ("nodes.0.children.0.zero_denominator", ""),
            ("nodes.0.children.1.rule.full_at", "\"0\""),
            ("nodes.1.children.1.id", "\"a3\""),
            ("in_force.to", "\"2020-01-01\""),
            ("x", "1"),
        ],
    );
    assert_eq!(
        framework_told(&text),
        [
            "F15 title",
            "B08 in_force",
            "F08 policies.rounding",
            "F08 policies",
            "F12 policies.compare_on",
            "F08 nodes[0].children[0]",
            "B06 nodes[0].children[1].rule.full_at",
            "F09 ",
            "B01 nodes[1].children[1].id",
        ]
    );
}

#[test]
fn lint_finds_what_reading_lets_pass() {
    type Edits = &'static [(&'static str, &'static str)];
    let table: &[(Edits, &[(&str, Severity)])] = &[
        (&[], &[]),
        (&[("nodes.0.max", "\"21\"")], &[("B04 nodes:A", Severity::Error)]),
        (&[("nodes.0.children.2.citation", "")], &[("B09 nodes:A3", Severity::Warning)]),
        (&[("nodes.0.children.2.max", "\"0\""), ("nodes.0.max", "\"16.5\"")], &[("B05 nodes:A3", Severity::Error)]),
        (&[("nodes.0.children.2.evidence", "\"Kết quả Điều tra xã hội học\"")], &[("B10 nodes:A3", Severity::Warning)]),
        (&[("nodes.0.children", "[]")], &[("B04 nodes:A", Severity::Error)]),
        (
            &[("nodes.0.children.2.citation", ""), ("nodes.1.max", "\"16\""), ("nodes.1.children.0.max", "\"8\"")],
            &[("B09 nodes:A3", Severity::Warning), ("B04 nodes:B", Severity::Error), ("B04 nodes:B1", Severity::Error)],
        ),
    ];
    for (edits, wanted) in table {
        let problems = framework::lint(&variant(edits));
        let found: Vec<(String, Severity)> =
            list(&problems).into_iter().zip(problems.iter().map(Problem::severity)).collect();
        let wanted: Vec<(String, Severity)> =
            wanted.iter().map(|(text, severity)| ((*text).to_owned(), *severity)).collect();
        assert_eq!(found, wanted, "{edits:?}");
    }
}
