//! The JSON Schemas of docs/schema say the same as the readers, on the embedded files and on a table of edits.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

#[path = "schema/assessments.rs"]
mod assessments;
#[path = "schema/frameworks.rs"]
mod frameworks;
#[path = "schema/guide.rs"]
mod guide;
#[path = "schema/rounds.rs"]
mod rounds;
#[path = "schema/rules.rs"]
mod rules;
#[path = "schema/snapshots.rs"]
mod snapshots;

use common::{Folder, edit, json, repository_file, run};
use jsonschema::Validator;
use serde_json::Value;
use thuocdo_core::problem::Problem;
use thuocdo_core::{assessment, framework, round, snapshot};

fn validator(name: &str) -> Validator {
    let schema = json(&repository_file(&format!("docs/schema/{name}.schema.json")));
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

fn read_assessment(document: &Value) -> Result<(), Vec<Problem>> {
    assessment::read(&document.to_string()).map(drop)
}

fn read_round(document: &Value) -> Result<(), Vec<Problem>> {
    round::read(&document.to_string()).map(drop)
}

fn read_snapshot(document: &Value) -> Result<(), Vec<Problem>> {
    snapshot::read(&document.to_string()).map(drop)
}

fn read_framework(document: &Value) -> Result<(), Vec<Problem>> {
    framework::read(&document.to_string()).map(drop)
}

/// What a document should meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Both accept it.
    Good,
    /// Both refuse it.
    Bad,
    /// A schema cannot see what is wrong; docs/format.md lists these ("What a schema cannot say").
    OnlyReaderRefuses,
    /// Another spelling that the reader understands but nothing of ours writes; docs/format.md names them.
    OnlyReaderAccepts,
}
use Verdict::{Bad, Good, OnlyReaderAccepts, OnlyReaderRefuses};

type Edit<'t> = (&'t str, Option<&'t str>, Verdict);

fn check(base: &Value, schema: &Validator, read: fn(&Value) -> Result<(), Vec<Problem>>, table: &[Edit]) {
    assert!(schema.is_valid(base) && read(base).is_ok(), "the base itself is good");
    let mut wrong = Vec::new();
    for (pointer, value, wanted) in table {
        let mut document = base.clone();
        edit(&mut document, pointer, value.map(json));
        let (by_schema, by_reader) = (schema.validate(&document), read(&document));
        let found = match (by_schema.is_ok(), by_reader.is_ok()) {
            (true, true) => Good,
            (false, false) => Bad,
            (true, false) => OnlyReaderRefuses,
            (false, true) => OnlyReaderAccepts,
        };
        if found != *wanted {
            let value: String = value.unwrap_or("(taken away)").chars().take(80).collect();
            let by_schema = by_schema.err().map_or_else(|| "accepts".to_owned(), |error| error.to_string());
            let by_schema: String = by_schema.chars().take(300).collect();
            wrong.push(format!(
                "{pointer} = {value}: {found:?}, wanted {wanted:?}\n  schema: {by_schema}\n  reader: {by_reader:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} edits:\n{}", wrong.len(), table.len(), wrong.join("\n"));
    println!("{} edits", table.len());
}

#[test]
fn the_embedded_frameworks_fit_their_schema() {
    let schema = validator("framework");
    for framework in framework::embedded() {
        let id = &framework.id;
        let file = json(&repository_file(&format!("crates/core/frameworks/{id}.json")));
        let errors: Vec<String> = schema.iter_errors(&file).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{id}: {errors:?}");
    }
}

#[test]
fn the_schema_in_the_documents_is_the_one_that_is_printed() {
    let ran = run(&["schema", "framework"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let told = "write it anew: thuocdo schema framework > docs/schema/framework.schema.json";
    assert!(ran.out == repository_file("docs/schema/framework.schema.json"), "{told}");
    for wrong in [&["schema"][..], &["schema", "no-such"], &["schema", "framework", "framework"]] {
        assert_eq!(run(wrong).code, Some(2), "{wrong:?}");
    }
}

#[test]
fn the_examples_of_the_app_fit_the_schema() {
    let schema = validator("assessment");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/examples");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let errors: Vec<String> = schema.iter_errors(&json(&text)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
        assert!(assessment::read(&text).is_ok(), "{}", path.display());
        count += 1;
    }
    assert!(count > 0, "no examples in {folder}");
}

#[test]
fn what_the_app_writes_fits_the_schema() {
    let mut carrying = json(assessments::SHEET);
    let text = json(&repository_file("crates/core/tests/frameworks/example.json"));
    edit(&mut carrying, "/framework", Some(serde_json::json!({ "id": text["id"], "text": text })));
    edit(&mut carrying, "/answers/UNKNOWN", Some(json(r#"{"choice":"dung_han","note":"x"}"#)));
    edit(&mut carrying, "/answers/UNKNOWN2", Some(json(r#"{"yes":false}"#)));
    let schema = validator("assessment");
    let appraised = json(assessments::APPRAISED);
    for (sheet, has_text) in [(json(assessments::SHEET), false), (carrying, true), (appraised, false)] {
        let read = assessment::read(&sheet.to_string()).unwrap();
        let written = json(&read.assessment.to_json(&read.framework).to_line());
        let errors: Vec<String> = schema.iter_errors(&written).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?} in {written}");
        assert_eq!(written.pointer("/framework/text").is_some(), has_text);
    }
}
