//! Rounds: the hand-written schema against the reader, and against that of assessments, whose parts it repeats.

use super::*;

pub const ROUND: &str = r#"{"format":"thuocdo.round","version":1,"title":"Chỉ số CCHC cấp xã năm 2026",
    "framework":{"id":"qd766-2022"},"period":"2026","deadline":"2027-01-15","groups":["Xã","Phường"],
    "units":[
      {"unit":{"name":"UBND xã Vân Canh","code":"H21.227","group":"Xã"},"received":"2027-01-10","attainable":"98.50",
        "answers":{
          "ON_TIME":{"figures":{"num":"2541","den":2618},"note":"x","evidence":[{"number":"12/BC-UBND"}],"appraisal":{
            "first":{"figures":{"num":"2500","den":"2618"},"reason":"x"},
            "explanation":{"text":"a","evidence":[{"number":"15/BC-UBND","date":"2027-02-02"}]},
            "second":{"points":"19,25","reason":"b"}}},
          "UNKNOWN":{"choice":"a"}}},
      {"unit":{"name":"UBND phường Bồng Sơn"},"answers":{}}]}"#;

#[test]
fn the_schema_of_rounds_says_what_the_reader_does() {
    let text = |count: usize| format!("\"{}\"", "à".repeat(count));
    let list = |count: usize, item: &str| format!("[{}]", vec![item; count].join(","));
    let (title_limit, title_beyond) = (text(1_000), text(1_001));
    let (name_limit, name_beyond, note_beyond) = (text(300), text(301), text(4_001));
    let (groups_limit, groups_beyond) = (list(1_000, "\"x\""), list(1_001, "\"x\""));
    let one = r#"{"unit":{"name":"a"},"answers":{}}"#;
    let (units_limit, units_beyond) = (list(20_000, one), list(20_001, one));
    let long_group = format!("[{name_limit}]");
    let longer_group = format!("[{name_beyond}]");
    let table: Vec<Edit> = vec![
        ("/format", Some("\"thuocdo.assessment\""), Bad),
        ("/format", None, Bad),
        ("/version", Some("2"), Bad),
        ("/version", Some("0"), Bad),
        ("/version", Some("\"1\""), Bad),
        ("/version", None, Bad),
        ("/extra", Some("1"), Bad),
        ("/title", None, Bad),
        ("/title", Some("\"\""), Good),
        ("/title", Some("1"), Bad),
        ("/title", Some(&title_limit), Good),
        ("/title", Some(&title_beyond), Bad),
        ("/framework", None, Bad),
        ("/framework", Some("\"qd766-2022\""), Bad),
        ("/framework/hash", Some("\"00\""), Good),
        ("/framework/id", Some("\"no-such\""), OnlyReaderRefuses),
        ("/framework/version", Some("1"), Bad),
        ("/period", None, Bad),
        ("/period", Some("2026"), Good),
        ("/period", Some("\"2026-Q3\""), Good),
        ("/period", Some("\"2026-13\""), Bad),
        ("/deadline", None, Good),
        ("/deadline", Some("\"\""), Bad),
        ("/deadline", Some("\"15/01/2027\""), Bad),
        ("/deadline", Some("null"), Bad),
        ("/deadline", Some("\"2027-02-30\""), OnlyReaderRefuses),
        ("/groups", None, Bad),
        ("/groups", Some("[]"), Good),
        ("/groups", Some("{}"), Bad),
        ("/groups", Some("[1]"), Bad),
        ("/groups", Some("[\"Xã\",\"Xã\"]"), Good),
        ("/groups", Some(&groups_limit), Good),
        ("/groups", Some(&groups_beyond), Bad),
        ("/groups", Some(&long_group), Good),
        ("/groups", Some(&longer_group), Bad),
        ("/units", None, Bad),
        ("/units", Some("[]"), Good),
        ("/units", Some("null"), Bad),
        ("/units", Some("{}"), Bad),
        ("/units", Some(&units_limit), Good),
        ("/units", Some(&units_beyond), Bad),
        ("/units/0", Some("null"), Bad),
        ("/units/0", Some("[]"), Bad),
        ("/units/0/unit", None, Bad),
        ("/units/0/unit/name", Some("\" \""), Bad),
        ("/units/0/unit/name", Some(&name_beyond), Bad),
        ("/units/0/unit/rank", Some("1"), Bad),
        ("/units/0/format", Some("\"thuocdo.assessment\""), Bad),
        ("/units/0/version", Some("2"), Bad),
        ("/units/0/framework", Some(r#"{"id":"qd766-2022"}"#), Bad),
        ("/units/0/period", Some("\"2026\""), Bad),
        ("/units/0/received", None, Good),
        ("/units/0/received", Some("\"\""), Bad),
        ("/units/0/received", Some("null"), Bad),
        ("/units/0/received", Some("\"10/1\""), Bad),
        ("/units/0/received", Some("\"2027-02-30\""), OnlyReaderRefuses),
        ("/units/0/attainable", None, Good),
        ("/units/0/attainable", Some("null"), Bad),
        ("/units/0/answers", None, Bad),
        ("/units/0/answers", Some("[]"), Bad),
        ("/units/0/answers/ON_TIME", Some("null"), Bad),
        ("/units/0/answers/ON_TIME/points", Some("1"), Bad),
        ("/units/0/answers/ON_TIME/note", Some(&note_beyond), Bad),
        ("/units/0/answers/ON_TIME/appraisal", None, Good),
        ("/units/0/answers/ON_TIME/appraisal", Some("{}"), Good),
        ("/units/0/answers/ON_TIME/appraisal/third", Some("{}"), Bad),
        ("/units/0/answers/ON_TIME/appraisal/first/reason", Some(&note_beyond), Bad),
        ("/units/0/answers/ON_TIME/appraisal/second/points", None, Bad),
        ("/units/1/answers/A", Some(r#"{"not_applicable":"x"}"#), Good),
        ("/previous", Some("null"), Bad),
        ("/previous", Some("[]"), Bad),
        ("/previous", Some("{}"), OnlyReaderRefuses),
    ];
    check(&json(ROUND), &validator("round"), read_round, &table);
}

/// Whoever can check a sheet can check a round: the parts that both have are the same.
#[test]
fn the_schema_of_rounds_repeats_that_of_assessments() {
    let of = |name: &str| json(&repository_file(&format!("docs/schema/{name}.schema.json")));
    let (sheet, round) = (of("assessment"), of("round"));
    for part in ["framework", "period"] {
        assert_eq!(round["properties"][part], sheet["properties"][part], "{part}");
    }
    let unit = &round["$defs"]["roundUnit"]["properties"];
    for part in ["unit", "attainable", "answers"] {
        assert_eq!(unit[part], sheet["properties"][part], "{part}");
    }
    let mut parts = round["$defs"].as_object().unwrap().clone();
    parts.remove("roundUnit");
    assert_eq!(&parts, sheet["$defs"].as_object().unwrap());
}

#[test]
fn a_round_that_is_written_fits_its_schema() {
    let mut carrying = json(ROUND);
    let text = json(&repository_file("crates/core/tests/frameworks/example.json"));
    edit(&mut carrying, "/framework", Some(serde_json::json!({ "id": text["id"], "text": text })));
    let schema = validator("round");
    for (file, has_text) in [(json(ROUND), false), (carrying, true)] {
        let read = round::read(&file.to_string()).unwrap();
        assert_eq!(read.warnings, []);
        let text = read.round.to_json().to_pretty();
        let written = json(&text);
        let errors: Vec<String> = schema.iter_errors(&written).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?} in {written}");
        assert_eq!(written.pointer("/framework/text").is_some(), has_text);
        assert_eq!(round::read(&text).unwrap().round.to_json().to_pretty(), text, "one content, one text");
    }
}
