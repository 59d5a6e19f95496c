//! The JSON Schemas of docs/schema say the same as the readers, on the embedded files and on a table of edits.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{edit, json, repository_file};
use jsonschema::Validator;
use serde_json::Value;
use thuocdo_core::problem::Problem;
use thuocdo_core::{assessment, framework};

fn validator(name: &str) -> Validator {
    let schema = json(&repository_file(&format!("docs/schema/{name}.schema.json")));
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

fn read_assessment(document: &Value) -> Result<(), Vec<Problem>> {
    assessment::read(&document.to_string()).map(drop)
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
        let value = value.unwrap_or("(taken away)");
        let value: String = value.chars().take(80).collect();
        assert_eq!(
            found,
            *wanted,
            "{pointer} = {value}\nschema: {}\nreader: {by_reader:?}",
            by_schema.err().map_or_else(|| "accepts".to_owned(), |error| error.to_string()),
        );
    }
}

const SHEET: &str = r#"{"format":"thuocdo.assessment","version":1,"framework":{"id":"qd766-2022"},
    "unit":{"name":"UBND xã Vân Canh","code":"H21.227","group":"xã"},"period":"2026-Q3","attainable":"98.50",
    "answers":{
      "ON_TIME":{"figures":{"num":"2541","den":2618},"note":"x",
        "evidence":[{"number":"12/BC-UBND","date":"2026-10-12","issuer":"a","summary":"b","link":"https://a.vn/12"}]},
      "DOSSIER_SYNC":{"figures":{"num":{"unread":"1.234"},"den":null}},
      "ONLINE":{"points":"6,31"},
      "A":{"not_applicable":""},
      "UNKNOWN":{}}}"#;

#[test]
fn the_schema_of_assessments_says_what_the_reader_does() {
    let text = |count: usize| format!("\"{}\"", "à".repeat(count));
    let (limit, beyond) = (text(4_000), text(4_001));
    let (name_limit, name_beyond) = (text(300), text(301));
    let (id_limit, id_beyond) = (text(64), text(65));
    let key = |count: usize| format!(r#"{{"{}":{{}}}}"#, "a".repeat(count));
    let (key_limit, key_beyond) = (key(64), key(65));
    let many = |count: usize, item: &str| vec![item; count].join(",");
    let (evidence_limit, evidence_beyond) = (format!("[{}]", many(100, "{}")), format!("[{}]", many(101, "{}")));
    let figures = |count: usize| {
        let fields: Vec<String> = (0..count).map(|i| format!("\"f{i}\":1")).collect();
        format!("{{{}}}", fields.join(","))
    };
    let (figures_limit, figures_beyond) = (figures(50), figures(51));
    let answers = |count: usize| {
        let fields: Vec<String> = (0..count).map(|i| format!("\"n{i}\":{{}}")).collect();
        format!("{{{}}}", fields.join(","))
    };
    let (answers_limit, answers_beyond) = (answers(10_000), answers(10_001));
    let table: Vec<Edit> = vec![
        ("/format", Some("\"thuocdo.framework\""), Bad),
        ("/format", None, Bad),
        ("/version", Some("2"), Bad),
        ("/version", Some("0"), Bad),
        ("/version", Some("\"1\""), Bad),
        ("/version", None, Bad),
        ("/extra", Some("1"), Bad),
        ("/framework", None, Bad),
        ("/framework", Some("\"qd766-2022\""), Bad),
        ("/framework/id", None, Bad),
        ("/framework/id", Some("\"no-such\""), OnlyReaderRefuses),
        ("/framework/hash", Some("\"00\""), Good),
        ("/framework/hash", Some(&id_beyond), Bad),
        ("/framework/version", Some("1"), Bad),
        ("/unit", None, Bad),
        ("/unit", Some("\"xã A\""), Bad),
        ("/unit/name", None, Bad),
        ("/unit/name", Some("\"\""), Bad),
        ("/unit/name", Some("\"  \""), Bad),
        ("/unit/name", Some("7"), Bad),
        ("/unit/name", Some(&name_limit), Good),
        ("/unit/name", Some(&name_beyond), Bad),
        ("/unit/name", Some(r#""xã \u202eA""#), Good),
        ("/unit/code", Some(&id_limit), Good),
        ("/unit/code", Some(&id_beyond), Bad),
        ("/unit/code", None, Good),
        ("/unit/group", Some(&name_beyond), Bad),
        ("/unit/group", Some("null"), Bad),
        ("/unit/level", Some("\"xã\""), Bad),
        ("/period", None, Bad),
        ("/period", Some("2026"), Good),
        ("/period", Some("1989"), Bad),
        ("/period", Some("2200"), Bad),
        ("/period", Some("2026.5"), Bad),
        ("/period", Some("\"2026\""), Good),
        ("/period", Some("\"2026-12\""), Good),
        ("/period", Some("\"2026-13\""), Bad),
        ("/period", Some("\"2026-Q0\""), Bad),
        ("/period", Some("\"10/2026\""), Bad),
        ("/period", Some("\"2026 \""), Bad),
        ("/attainable", None, Good),
        ("/attainable", Some("98"), Good),
        ("/attainable", Some("98.5"), Good),
        ("/attainable", Some("\"98,5\""), Good),
        ("/attainable", Some("\"-1\""), Good),
        ("/attainable", Some("\"\""), Bad),
        ("/attainable", Some("\"x\""), Bad),
        ("/attainable", Some("null"), Bad),
        ("/attainable", Some("\"1234567890123456\""), Bad),
        ("/attainable", Some("\"0.1234567\""), Bad),
        ("/attainable", Some("1234567890123456"), OnlyReaderRefuses),
        ("/attainable", Some("\"1.234.567\""), OnlyReaderAccepts),
        ("/attainable", Some("\" 98 \""), OnlyReaderAccepts),
        ("/answers", None, Bad),
        ("/answers", Some("{}"), Good),
        ("/answers", Some("[]"), Bad),
        ("/answers", Some("null"), Bad),
        ("/answers", Some(&answers_limit), Good),
        ("/answers", Some(&answers_beyond), Bad),
        ("/answers", Some(&key_limit), Good),
        ("/answers", Some(&key_beyond), Bad),
        ("/answers", Some(r#"{"":{}}"#), Bad),
        ("/answers", Some(r#"{"A\u0000":{}}"#), Bad),
        ("/answers", Some(r#"{"A\u200b":{}}"#), Bad),
        ("/answers", Some(r#"{"một mã lạ":{}}"#), Good),
        ("/answers/A", Some("null"), Bad),
        ("/answers/A", Some("\"2\""), Bad),
        ("/answers/A/points", Some("1"), Bad),
        ("/answers/A/figures", Some(r#"{"num":1}"#), Bad),
        ("/answers/A/figures", Some("{}"), OnlyReaderAccepts),
        ("/answers/A/choice", Some("\"x\""), Bad),
        ("/answers/A/yes", Some("true"), Bad),
        ("/answers/A/score", Some("1"), Bad),
        ("/answers/A/not_applicable", Some("true"), Bad),
        ("/answers/A/not_applicable", Some(&limit), Good),
        ("/answers/A/not_applicable", Some(&beyond), Bad),
        ("/answers/ONLINE/points", Some("6.31"), Good),
        ("/answers/ONLINE/points", Some("\"chưa rõ\""), Good),
        ("/answers/ONLINE/points", Some("\"\""), Good),
        ("/answers/ONLINE/points", Some("true"), Bad),
        ("/answers/ONLINE/points", Some("null"), Bad),
        ("/answers/ONLINE/points", Some(&limit), Good),
        ("/answers/ONLINE/points", Some(&beyond), Bad),
        ("/answers/ONLINE/points", Some(r#"{"unread":"x","why":"y"}"#), Bad),
        ("/answers/ONLINE/points", Some("{}"), Bad),
        ("/answers/ON_TIME/figures", Some("[]"), Bad),
        ("/answers/ON_TIME/figures", Some(&figures_limit), Good),
        ("/answers/ON_TIME/figures", Some(&figures_beyond), Bad),
        ("/answers/ON_TIME/figures/num", Some("null"), Good),
        ("/answers/ON_TIME/figures/num", Some("\"abc\""), Good),
        ("/answers/ON_TIME/figures/num", Some("[1]"), Bad),
        ("/answers/ON_TIME/figures/num", Some(r#"{"unread":1}"#), Bad),
        ("/answers/ON_TIME/figures/a\u{200b}", Some("1"), Bad),
        ("/answers/ON_TIME/note", Some(&limit), Good),
        ("/answers/ON_TIME/note", Some(&beyond), Bad),
        ("/answers/ON_TIME/evidence", Some("{}"), Bad),
        ("/answers/ON_TIME/evidence", Some(&evidence_limit), Good),
        ("/answers/ON_TIME/evidence", Some(&evidence_beyond), Bad),
        ("/answers/ON_TIME/evidence/0", Some("\"12/BC\""), Bad),
        ("/answers/ON_TIME/evidence/0/date", Some("\"\""), Good),
        ("/answers/ON_TIME/evidence/0/date", Some("\"12/10/2026\""), Bad),
        ("/answers/ON_TIME/evidence/0/date", Some("\"2026-13-01\""), Bad),
        ("/answers/ON_TIME/evidence/0/date", Some("\"1899-12-31\""), Bad),
        ("/answers/ON_TIME/evidence/0/date", Some("\"2026-02-30\""), OnlyReaderRefuses),
        ("/answers/ON_TIME/evidence/0/link", Some("\"http://a.vn\""), Good),
        ("/answers/ON_TIME/evidence/0/summary", Some(&beyond), Bad),
        ("/answers/ON_TIME/evidence/0/title", Some("\"x\""), Bad),
    ];
    check(&json(SHEET), &validator("assessment"), read_assessment, &table);
    println!("{} edits", table.len());
}

#[test]
fn the_schema_of_frameworks_says_what_the_reader_does() {
    let leaf = "/nodes/0/children/0";
    let at = |field: &str| format!("{leaf}/{field}");
    let (max, rule, zero, scored_by, excusable) =
        (at("max"), at("rule"), at("zero_denominator"), at("scored_by"), at("not_applicable"));
    let (id, number, name, evidence, citation) = (at("id"), at("number"), at("name"), at("evidence"), at("citation"));
    let (children, notes, not_measured) = (at("children"), at("notes"), at("not_measured"));
    let (kind, full_at, num, noun, whole) =
        (at("rule/kind"), at("rule/full_at"), at("rule/num"), at("rule/num/noun"), at("rule/num/whole"));
    let extra_in_rule = at("rule/max");
    let (long, too_long) = (format!("\"{}\"", "a".repeat(64)), format!("\"{}\"", "a".repeat(65)));
    let title_beyond = format!("\"{}\"", "a".repeat(1_001));
    let table: Vec<Edit> = vec![
        ("/format", Some("\"thuocdo.assessment\""), Bad),
        ("/version", Some("2"), Bad),
        ("/extra", Some("1"), Bad),
        ("/id", Some("\"có dấu\""), Bad),
        ("/id", Some(&long), Good),
        ("/id", Some(&too_long), Bad),
        ("/id", Some("\"\""), Bad),
        ("/title", None, Bad),
        ("/title", Some("\"Bộ tiêu chí\""), Good),
        ("/title", Some("\" \""), Bad),
        ("/title", Some(&title_beyond), Bad),
        ("/title/vi", None, Bad),
        ("/title/en", None, Good),
        ("/title/fr", Some("\"x\""), Bad),
        ("/short_title", None, Bad),
        ("/status", None, Bad),
        ("/status", Some("\"draft\""), Bad),
        ("/status", Some("\"example\""), Good),
        ("/levels", None, Bad),
        ("/levels", Some("[]"), Good),
        ("/levels", Some("\"xã\""), Bad),
        ("/levels/0", Some("1"), Bad),
        ("/legal_basis", None, Bad),
        ("/legal_basis", Some("[]"), Good),
        ("/legal_basis/0/number", None, Bad),
        ("/legal_basis/0/date", None, Good),
        ("/legal_basis/0/date", Some("null"), Good),
        ("/legal_basis/0/date", Some("\"23/06/2022\""), Bad),
        ("/legal_basis/0/date", Some("\"2022-06-31\""), OnlyReaderRefuses),
        ("/legal_basis/0/issuer", None, Bad),
        ("/legal_basis/0/title", None, Good),
        ("/legal_basis/0/checked_on", None, Bad),
        ("/legal_basis/0/link", Some("\"https://vanban.example.vn/766?x=1#d\""), Good),
        ("/legal_basis/0/link", Some("\"\""), Good),
        ("/legal_basis/0/link", Some("\"http://a.vn\""), Bad),
        ("/legal_basis/0/link", Some("\"https://\""), Bad),
        ("/legal_basis/0/link", Some("\"https://a@b.vn/\""), Bad),
        ("/legal_basis/0/link", Some("\"https://a.vn/a b\""), Bad),
        ("/in_force", None, Bad),
        ("/in_force/from", None, Bad),
        ("/in_force/to", None, Good),
        ("/in_force/to", Some("\"2021-01-01\""), OnlyReaderRefuses),
        ("/policies", None, Bad),
        ("/policies/bonus", Some("1"), Bad),
        ("/policies/rounding", None, Bad),
        ("/policies/rounding/leaf", None, Bad),
        ("/policies/rounding/leaf", Some("\"none\""), Good),
        ("/policies/rounding/leaf", Some("\"half_up\""), Bad),
        ("/policies/rounding/leaf", Some("null"), Bad),
        ("/policies/rounding/leaf/decimals", Some("7"), Bad),
        ("/policies/rounding/leaf/decimals", Some("-1"), Bad),
        ("/policies/rounding/leaf/decimals", Some("1.5"), Bad),
        ("/policies/rounding/leaf/decimals", Some("\"2\""), Good),
        ("/policies/rounding/leaf/decimals", None, Bad),
        ("/policies/rounding/leaf/mode", Some("\"half_down\""), Bad),
        ("/policies/rounding/leaf/mode", Some("\"half_even\""), Good),
        ("/policies/rounding/leaf/mode", None, Bad),
        ("/policies/rounding/leaf/step", Some("1"), Bad),
        ("/policies/rounding/node", None, Bad),
        ("/policies/rounding/total", None, Bad),
        ("/policies/rounding/printed_points", Some("\"none\""), Bad),
        ("/policies/rounding/printed_index", None, Bad),
        ("/policies/index", None, Bad),
        ("/policies/index", Some("\"points\""), Bad),
        ("/policies/not_applicable", None, Bad),
        ("/policies/not_applicable", Some("\"full\""), Good),
        ("/policies/ties", None, Bad),
        ("/policies/ties", Some("\"dense\""), Good),
        ("/policies/ties", Some("\"ordinal\""), Bad),
        ("/policies/compare_on", None, Bad),
        ("/policies/classes", None, Bad),
        ("/policies/classes/decided_on", None, Bad),
        ("/policies/classes/list", Some("[]"), Bad),
        ("/policies/classes/list/0/id", None, Bad),
        ("/policies/classes/list/0/from", Some("\"x\""), Bad),
        ("/policies/classes/list/0/from", Some("\"10\""), OnlyReaderRefuses),
        ("/policies/classes/list/0/to", Some("\"100\""), Bad),
        ("/notes", None, Good),
        ("/notes", Some(r#"[{"kind":"remark"}]"#), Bad),
        ("/notes", Some(r#"[{"kind":"opinion","text":"x"}]"#), Bad),
        ("/nodes", None, Bad),
        ("/nodes", Some("{}"), Bad),
        ("/nodes/0/rule", Some(r#"{"kind":"manual_points"}"#), Bad),
        ("/nodes/0/scored_by", Some("\"self\""), Bad),
        ("/nodes/0/max", Some("\"19\""), Good),
        ("/nodes/0/children", None, Bad),
        ("/nodes/0/children", Some("{}"), Bad),
        (&children, Some("[]"), Bad),
        (&id, None, Bad),
        (&id, Some("\"ON_TIME\""), OnlyReaderRefuses),
        (&number, None, Bad),
        (&number, Some("\"\""), Good),
        (&name, None, Bad),
        (&name, Some("\"Một tiêu chí\""), Good),
        (&max, None, Bad),
        (&max, Some("6"), Good),
        (&max, Some("\"6,5\""), Good),
        (&max, Some("\"-1\""), Bad),
        (&max, Some("-1"), Bad),
        (&max, Some("100001"), Bad),
        (&max, Some("\"100001\""), OnlyReaderRefuses),
        (&max, Some("null"), Bad),
        (&evidence, None, Good),
        (&evidence, Some("1"), Bad),
        (&citation, None, Good),
        (&notes, None, Good),
        (&not_measured, Some(r#"{"points":"1","reason":"x"}"#), Good),
        (&not_measured, Some(r#"{"points":"1"}"#), Bad),
        (&not_measured, Some(r#"{"points":"7","reason":"x"}"#), OnlyReaderRefuses),
        (&scored_by, None, Bad),
        (&scored_by, Some("\"council\""), Bad),
        (&excusable, None, Bad),
        (&excusable, Some("\"no\""), Bad),
        (&zero, None, Bad),
        (&zero, Some("\"none\""), Bad),
        (&rule, None, Bad),
        (&rule, Some("\"linear_ratio\""), Bad),
        // A rule without 0/0 has no word for it.
        (&rule, Some(r#"{"kind":"manual_points"}"#), Bad),
        (&kind, None, Bad),
        (&kind, Some("\"bands\""), Bad),
        (&full_at, None, Bad),
        (&full_at, Some("80"), Good),
        (&full_at, Some("\"0\""), OnlyReaderRefuses),
        (&full_at, Some("\"120\""), OnlyReaderRefuses),
        (&extra_in_rule, Some("1"), Bad),
        (&num, None, Bad),
        (&noun, None, Bad),
        (&whole, None, Bad),
        (&whole, Some("1"), Bad),
    ];
    let base = json(&repository_file("crates/core/frameworks/qd766-2022.json"));
    check(&base, &validator("framework"), read_framework, &table);
    println!("{} edits", table.len());
}

#[test]
fn the_embedded_frameworks_fit_their_schema() {
    let schema = validator("framework");
    for id in ["qd766-2022", "lai-chau-2020"] {
        let file = json(&repository_file(&format!("crates/core/frameworks/{id}.json")));
        let errors: Vec<String> = schema.iter_errors(&file).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{id}: {errors:?}");
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
    let schema = validator("assessment");
    let read = assessment::read(SHEET).unwrap();
    let written = json(&read.assessment.to_json(&read.framework).to_line());
    let errors: Vec<String> = schema.iter_errors(&written).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?} in {written}");
}
