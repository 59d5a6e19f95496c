//! The documents keep up with the program: every problem code is explained, every fixed name is written down.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use common::repository_file;

fn is_code(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 3 && b"FANBLTS".contains(&bytes[0]) && bytes[1..].iter().all(u8::is_ascii_digit)
}

/// The codes that stand in double quotes in a source.
fn codes_of_source(path: &str) -> Vec<String> {
    let source = repository_file(path);
    source.split('"').skip(1).step_by(2).filter(|text| is_code(text)).map(str::to_owned).collect()
}

#[test]
fn every_problem_code_has_its_row_and_no_row_is_without_a_code() {
    let mut known = codes_of_source("crates/core/src/problem.rs");
    known.extend(codes_of_source("crates/core/src/framework/lint/defect.rs"));
    known.extend(codes_of_source("crates/core/src/exchange/link.rs"));
    known.extend(codes_of_source("crates/core/src/exchange/table/problem.rs"));
    known.extend(codes_of_source("crates/core/src/exchange/table/survey.rs"));
    let unique: BTreeSet<String> = known.iter().cloned().collect();
    assert_eq!(unique.len(), known.len(), "a code is used twice");
    let page = repository_file("docs/problems.md");
    let mut rows = BTreeSet::new();
    for line in page.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if is_code(cells[0]) {
            assert_eq!(cells.len(), 4, "{line}");
            assert!(cells.iter().all(|cell| cell.len() > 2), "an empty cell: {line}");
            assert!(rows.insert(cells[0].to_owned()), "{} has two rows", cells[0]);
        }
    }
    let missing: Vec<&String> = unique.difference(&rows).collect();
    let stale: Vec<&String> = rows.difference(&unique).collect();
    assert!(missing.is_empty(), "add to docs/problems.md: {missing:?}");
    assert!(stale.is_empty(), "docs/problems.md explains codes that are not given: {stale:?}");
}

#[test]
fn the_format_page_names_every_field_of_the_schemas() {
    fn names(schema: &serde_json::Value, found: &mut BTreeSet<String>) {
        match schema {
            serde_json::Value::Object(fields) => {
                if let Some(serde_json::Value::Object(properties)) = fields.get("properties") {
                    found.extend(properties.keys().cloned());
                }
                if let Some(serde_json::Value::Array(words)) = fields.get("enum") {
                    found.extend(words.iter().filter_map(|word| word.as_str().map(str::to_owned)));
                }
                fields.values().for_each(|value| names(value, found));
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| names(item, found)),
            _ => {}
        }
    }
    let page = repository_file("docs/format.md");
    let mut found = BTreeSet::new();
    for name in ["assessment", "framework", "round", "snapshot"] {
        names(&common::json(&repository_file(&format!("docs/schema/{name}.schema.json"))), &mut found);
    }
    assert!(found.len() > 60, "{found:?}");
    let absent: Vec<&String> = found
        .iter()
        .filter(|name| !page.contains(&format!("`{name}`")) && !page.contains(&format!("\"{name}\"")))
        .collect();
    assert!(absent.is_empty(), "docs/format.md does not name {absent:?}");
}

#[test]
fn the_page_of_the_command_line_names_every_state_that_is_printed() {
    let source = repository_file("crates/cli/src/output.rs");
    let states: Vec<&str> = source
        .lines()
        .filter(|line| line.trim_start().starts_with("State::"))
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert_eq!(states.len(), 6, "{states:?}");
    let page = repository_file("docs/command-line.md");
    for state in states {
        assert!(page.contains(&format!("| `{state}` |")), "docs/command-line.md has no row for {state}");
    }
}
