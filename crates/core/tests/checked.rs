//! A framework that cannot be used yet is linted all the same: what is certain is told with the reader's errors, and no error
//! raises an alarm of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::edited;
use thuocdo_core::Json;
use thuocdo_core::framework::{Checked, FILE_LIMIT, check, embedded};

/// A made-up framework with every rule kind, blocks, printed counts and tie-breakers, and nothing wrong with it.
const CLEAN: &str = include_str!("frameworks/clean.json");

/// Single errors of the reader: where, and what is put there.
const ERRORS: &[(&str, &str)] = &[
    ("la", "1"),
    ("id", "\"a b\""),
    ("short_title", "\"\""),
    ("status", "\"x\""),
    ("legal_basis", "null"),
    ("in_force", "{}"),
    ("policies", "{}"),
    ("policies.ties", "\"x\""),
    ("policies.classes.list", "[]"),
    ("printed", "1"),
    ("nodes.0", "null"),
    ("nodes.0.la", "1"),
    ("nodes.3.block", r#"{"above_full":"counted"}"#),
    ("nodes.0.max", "\"x\""),
    ("nodes.0.children", "null"),
    ("nodes.0.children.0", "null"),
    ("nodes.0.children.0.name", "\"\""),
    ("nodes.0.children.0.children.0.max", "\"x\""),
    ("nodes.0.children.0.children.0.id", "\"a b\""),
    ("nodes.0.children.0.children.0.citaton", "\"Mục 1\""),
    ("nodes.0.children.0.children.0.citation", "7"),
    ("nodes.0.children.0.children.0.rule", "{}"),
    ("nodes.0.children.0.children.0.rule.kind", "\"x\""),
    ("nodes.0.children.0.children.0.rule.la", "1"),
    ("nodes.0.children.0.children.0.scored_by", "\"x\""),
    ("nodes.0.children.0.children.0.children", "[]"),
    ("nodes.0.children.0.children.0.number", "1"),
    ("nodes.0.children.0.children.1.not_measured", r#"{"points":"4","reason":"x"}"#),
];

fn checked(text: &str) -> Checked {
    check(&Json::parse(text, FILE_LIMIT).unwrap())
}

fn codes(found: &Checked) -> Vec<&'static str> {
    found.linted.iter().map(|one| one.code()).collect()
}

#[test]
fn an_error_of_the_reader_raises_no_alarm_of_the_linter() {
    assert!(checked(CLEAN).read.is_ok() && checked(CLEAN).linted.is_empty());
    for error in ERRORS {
        let found = checked(&edited(CLEAN, &[*error]));
        assert!(found.read.is_err(), "{error:?}");
        assert_eq!(codes(&found), [""; 0], "{error:?}: {:?}", found.linted);
    }
}

/// The sum of area 2, a number and a citation there are wrong: whatever is wrong with area 1 or the heading, all is told.
#[test]
fn what_is_certain_is_told_beside_the_errors() {
    let wrong = [
        ("nodes.1.max", "\"19.5\""),
        ("nodes.1.children.1.number", "\"2.1\""),
        ("nodes.1.children.0.citation", "\" \""),
    ];
    let alone = codes(&checked(&edited(CLEAN, &wrong)));
    for code in ["B04", "B26", "B09"] {
        assert!(alone.contains(&code), "{alone:?}");
    }
    for error in ERRORS {
        let found = checked(&edited(CLEAN, &[&wrong[..], &[*error]].concat()));
        if found.unfinished.as_ref().is_none_or(|tree| tree.nodes().len() < 10) {
            panic!("{error:?}: too little was read");
        }
        for code in ["B04", "B26", "B09"] {
            assert!(codes(&found).contains(&code), "{error:?}: {code} not in {:?}", found.linted);
        }
    }
}

/// What a tester found: an unknown field, a policy left out and a wrong sum of the same area.
#[test]
fn an_unknown_field_hides_no_wrong_sum() {
    let found =
        checked(&edited(CLEAN, &[("nodes.0.max", "\"11.5\""), ("nodes.0.la", "\"x\""), ("policies.ties", "\"x\"")]));
    assert_eq!(found.read.as_ref().unwrap_err().len(), 2);
    assert_eq!(codes(&found), ["B04"], "{:?}", found.linted);
}

/// Made up: many criteria, each with a citation that says nothing and ten fields that nobody knows; the errors of the tenth
/// are not those of the first (`nodes[1]`, `nodes[10]`).
#[test]
fn what_is_certain_of_many_nodes_is_told_of_each() {
    let unknown: Vec<String> = (0..10).map(|at| format!("\"x{at}\":1")).collect();
    let of = |n: usize, fields: &str| {
        format!(
            r#"{{"id":"N{n}","number":"1.{n}","name":"N {n}","max":"1","citation":"-","scored_by":"self",
            "not_applicable":false,"rule":{{"kind":"manual_points"}}{fields}}}"#
        )
    };
    let many = |count: usize, fields: &str| {
        let leaves: Vec<String> = (1..=count).map(|n| of(n, fields)).collect();
        let area = format!(
            r#"[{{"id":"A","number":"1","name":"A","max":"{}","children":[{}]}}]"#,
            count + 1,
            leaves.join(",")
        );
        checked(&edited(CLEAN, &[("nodes", &area), ("printed", ""), ("policies.ties", "\"dense\"")]))
    };
    let found = many(4_000, &format!(",{}", unknown.join(",")));
    assert_eq!(found.read.as_ref().unwrap_err().len(), 40_000);
    let count = |code: &str| codes(&found).iter().filter(|one| **one == code).count();
    assert_eq!((count("B04"), count("B09"), found.linted.len()), (1, 4_000, 4_001));
    // A field that is misspelt may be the one that is missed.
    let found = many(20, ",\"citaton\":\"Mục 1\"");
    assert_eq!(codes(&found), ["B04"], "{:?}", found.linted);
}

#[test]
fn what_is_no_framework_is_not_linted() {
    for text in ["null", "[]", "{}", r#"{"format":"x"}"#, r#"{"format":"thuocdo.framework","version":9,"nodes":[{}]}"#]
    {
        let found = checked(text);
        assert!(found.read.is_err() && found.linted.is_empty() && found.unfinished.is_none(), "{text}");
    }
    for framework in embedded() {
        let found = check(framework.source());
        assert!(found.read.is_ok() && found.unfinished.is_none(), "{}", framework.id);
    }
}
