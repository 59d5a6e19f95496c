//! `thuocdo lint`: the embedded frameworks are sound, and each defect planted in one is found.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Folder, edit, json, run};

#[test]
fn the_embedded_frameworks_have_no_defects() {
    for id in ["qd766-2022", "lai-chau-2020"] {
        let ran = run(&["lint", id]);
        assert_eq!(ran.code, Some(0), "{id}: {}", ran.err);
        for problem in ran.line().as_array().unwrap() {
            assert_eq!(problem["severity"], "warning", "{id}: {problem}");
        }
    }
}

#[test]
fn lint_finds_each_planted_defect() {
    let source = common::repository_file("crates/core/frameworks/qd766-2022.json");
    let folder = Folder::new();
    let first_leaf = "/nodes/0/children/0";
    // (the defect, where, the value put there or nothing to take it away, the code)
    let table: [(&str, String, Option<&str>, &str); 23] = [
        ("children that do not add up", "/nodes/0/max".into(), Some("\"19\""), "B04"),
        ("a policy left out", "/policies/not_applicable".into(), None, "F08"),
        ("a rounding level left out", "/policies/rounding/node".into(), None, "F08"),
        ("an unknown policy", "/policies/ties".into(), Some("\"ordinal\""), "F12"),
        ("a policy too many", "/policies/bonus".into(), Some("\"none\""), "F09"),
        ("class edges that rise", "/policies/classes/list/0/from".into(), Some("\"75\""), "B07"),
        ("a last class above zero", "/policies/classes/list/4/from".into(), Some("\"1\""), "B07"),
        ("a class edge above 100", "/policies/classes/list/0/from".into(), Some("\"101\""), "B07"),
        ("seven decimals", "/policies/rounding/leaf/decimals".into(), Some("7"), "B06"),
        ("a leaf that is an inner node too", format!("{first_leaf}/children"), Some("[]"), "B03"),
        ("neither leaf nor inner node", format!("{first_leaf}/rule"), None, "B03"),
        ("an id twice", format!("{first_leaf}/id"), Some("\"on_time\""), "B01"),
        ("an id with a space", format!("{first_leaf}/id"), Some("\"a b\""), "F16"),
        ("a leaf without points", format!("{first_leaf}/max"), Some("\"0\""), "B05"),
        ("no citation", format!("{first_leaf}/citation"), None, "B09"),
        ("a survey that the unit scores", format!("{first_leaf}/evidence"), Some("\"Điều tra xã hội học\""), "B10"),
        ("no rule for 0/0", format!("{first_leaf}/zero_denominator"), None, "F08"),
        ("full points above 100 %", format!("{first_leaf}/rule/full_at"), Some("\"120\""), "B06"),
        (
            "more not measured than there is",
            format!("{first_leaf}/not_measured"),
            Some(r#"{"points":"7","reason":"x"}"#),
            "B06",
        ),
        ("an end before the beginning", "/in_force/to".into(), Some("\"2022-06-22\""), "B08"),
        ("an unsafe link", "/legal_basis/0/link".into(), Some("\"http://a.vn\""), "F19"),
        ("a newer version", "/version".into(), Some("2"), "F07"),
        ("no nodes", "/nodes".into(), None, "F08"),
    ];
    for (what, pointer, value, code) in table {
        let mut framework = json(&source);
        edit(&mut framework, &pointer, value.map(json));
        let file = folder.file("khung.json", framework.to_string());
        let ran = run(&["lint", &file]);
        let listed = ran.line();
        let found = listed.as_array().unwrap().iter().find(|problem| problem["code"] == code);
        let found = found.unwrap_or_else(|| panic!("{what}: {code} not in {listed}"));
        let failed = found["severity"] == "error";
        assert_eq!(ran.code, Some(if failed { 1 } else { 0 }), "{what}: {}", ran.err);
        assert!(ran.codes().iter().any(|told| told == code), "{what}: told on standard error too");
    }
}
