//! Assessments: the hand-written schema against the reader.

use super::*;

pub const SHEET: &str = r#"{"format":"thuocdo.assessment","version":1,"framework":{"id":"qd766-2022"},
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
    let carried = repository_file("crates/core/tests/frameworks/example.json");
    let unfit = carried.replacen("\"max\"", "\"maximum\"", 1);
    let table: Vec<Edit> = vec![
        ("/format", Some("\"thuocdo.framework\""), Bad),
        ("/format", None, Bad),
        ("/version", Some("2"), Good),
        ("/version", Some("3"), Bad),
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
        ("/framework/text", Some(&carried), Good),
        ("/framework/text", Some(&unfit), OnlyReaderRefuses),
        ("/framework/text", Some("{}"), OnlyReaderRefuses),
        ("/framework/text", Some("\"qd766-2022\""), Bad),
        ("/framework/text", Some("null"), Bad),
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
        ("/answers/UNKNOWN/choice", Some("\"dung_han\""), Good),
        ("/answers/UNKNOWN/choice", Some(&id_limit), Good),
        ("/answers/UNKNOWN/choice", Some(&id_beyond), Bad),
        ("/answers/UNKNOWN/choice", Some("\"\""), Good),
        ("/answers/UNKNOWN/choice", Some("1"), Bad),
        ("/answers/UNKNOWN/choice", Some("null"), Bad),
        ("/answers/UNKNOWN/yes", Some("true"), Good),
        ("/answers/UNKNOWN/yes", Some("false"), Good),
        ("/answers/UNKNOWN/yes", Some("\"true\""), Bad),
        ("/answers/UNKNOWN/yes", Some("null"), Bad),
        ("/answers/UNKNOWN", Some(r#"{"choice":"a","note":"x","evidence":[]}"#), Good),
        ("/answers/UNKNOWN", Some(r#"{"choice":"a","yes":true}"#), Bad),
        ("/answers/ONLINE/choice", Some("\"x\""), Bad),
        ("/answers/ONLINE/yes", Some("true"), Bad),
        ("/answers/ON_TIME/choice", Some("\"x\""), Bad),
        ("/answers/ON_TIME/yes", Some("false"), Bad),
        ("/answers/A/score", Some("1"), Bad),
        ("/answers/A/appraisal", Some("{}"), Bad),
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
}

pub const APPRAISED: &str = r#"{"format":"thuocdo.assessment","version":2,"framework":{"id":"qd766-2022"},
    "unit":{"name":"UBND xã Vân Canh"},"period":"2026",
    "answers":{
      "ON_TIME":{"figures":{"num":"2541","den":2618},"appraisal":{
        "first":{"figures":{"num":"2500","den":null},"reason":"x"},
        "explanation":{"text":"a","evidence":[{"number":"15/BC-UBND","date":"2026-11-02"}]},
        "second":{"points":"19,25"}}},
      "A":{"appraisal":{"first":{"not_applicable":"","reason":""}}},
      "B":{"note":"x"}}}"#;

#[test]
fn the_schema_of_appraisals_says_what_the_reader_does() {
    let text = |count: usize| format!("\"{}\"", "à".repeat(count));
    let (limit, beyond, id_beyond) = (text(4_000), text(4_001), text(65));
    let many = |count: usize| format!("[{}]", vec!["{}"; count].join(","));
    let (evidence_limit, evidence_beyond) = (many(100), many(101));
    let of = "/answers/ON_TIME/appraisal";
    let table: Vec<(String, Option<&str>, Verdict)> = vec![
        ("/version".into(), Some("1"), Bad),
        ("/answers/B/appraisal".into(), Some("{}"), Good),
        ("/answers/B/appraisal".into(), Some("null"), Bad),
        ("/answers/B/appraisal".into(), Some("[]"), Bad),
        ("/answers/B/appraisal".into(), Some(r#"{"third":{"points":1}}"#), Bad),
        ("/answers/B/appraisal".into(), Some(r#"{"second":{"yes":true}}"#), Good),
        ("/answers/B/appraisal".into(), Some(r#"{"second":{"choice":"x"}}"#), Good),
        (format!("{of}/first"), None, Good),
        (format!("{of}/first"), Some("null"), Bad),
        (format!("{of}/first"), Some("{}"), Bad),
        (format!("{of}/first"), Some(r#"{"reason":"x"}"#), Bad),
        (format!("{of}/first"), Some(r#"{"figures":{}}"#), Good),
        (format!("{of}/first"), Some(r#"{"figures":[]}"#), Bad),
        (format!("{of}/first"), Some(r#"{"figures":{},"points":"1"}"#), OnlyReaderAccepts),
        (format!("{of}/first/points"), Some("1"), Bad),
        (format!("{of}/first/choice"), Some("\"x\""), Bad),
        (format!("{of}/first/yes"), Some("false"), Bad),
        (format!("{of}/first/not_applicable"), Some("\"x\""), Bad),
        (format!("{of}/first/note"), Some("\"x\""), Bad),
        (format!("{of}/first/evidence"), Some("[]"), Bad),
        (format!("{of}/first/appraisal"), Some("{}"), Bad),
        (format!("{of}/first/reason"), None, Good),
        (format!("{of}/first/reason"), Some("null"), Bad),
        (format!("{of}/first/reason"), Some(&limit), Good),
        (format!("{of}/first/reason"), Some(&beyond), Bad),
        (format!("{of}/second/points"), None, Bad),
        (format!("{of}/second/points"), Some("0"), Good),
        (format!("{of}/second/points"), Some("\"chưa rõ\""), Good),
        (format!("{of}/second/points"), Some("\"\""), OnlyReaderRefuses),
        (format!("{of}/second/points"), Some(r#"{"unread":"1.234"}"#), Good),
        (format!("{of}/second/points"), Some("true"), Bad),
        (format!("{of}/second"), Some(r#"{"choice":1}"#), Bad),
        (format!("{of}/second/reason"), Some(&beyond), Bad),
        ("/answers/A/appraisal/first/not_applicable".into(), Some(&beyond), Bad),
        ("/answers/A/appraisal/first".into(), Some(r#"{"yes":1}"#), Bad),
        (format!("{of}/explanation"), Some("{}"), Good),
        (format!("{of}/explanation"), Some("\"x\""), Bad),
        (format!("{of}/explanation/text"), Some(&limit), Good),
        (format!("{of}/explanation/text"), Some(&beyond), Bad),
        (format!("{of}/explanation/text"), Some("1"), Bad),
        (format!("{of}/explanation/note"), Some("\"x\""), Bad),
        (format!("{of}/explanation/evidence"), Some(&evidence_limit), Good),
        (format!("{of}/explanation/evidence"), Some(&evidence_beyond), Bad),
        (format!("{of}/explanation/evidence/0/date"), Some("\"2/11\""), Bad),
        (format!("{of}/explanation/evidence/0/title"), Some("\"x\""), Bad),
    ];
    let choice = format!(r#"{{"choice":{id_beyond}}}"#);
    let mut table: Vec<Edit> = table.iter().map(|(at, value, verdict)| (at.as_str(), *value, *verdict)).collect();
    table.push(("/answers/A/appraisal/first", Some(&choice), Bad));
    check(&json(APPRAISED), &validator("assessment"), read_assessment, &table);
}
