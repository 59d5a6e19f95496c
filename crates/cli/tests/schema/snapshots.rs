//! Publications: the hand-written schema against the reader, and against that of assessments, whose parts it repeats.

use super::*;

const SNAPSHOT: &str = r#"{"format":"thuocdo.snapshot","version":1,"title":"Kết quả năm 2026","publisher":"UBND tỉnh",
    "decision":"123/QĐ-UBND","note":"x","published_at":"2026-11-25T14:05:00+07:00","example":false,
    "framework":{"id":"qd766-2022"},"period":"2026","detail":"answers","groups":["Xã","Phường"],
    "units":[
      {"unit":{"name":"UBND xã Vân Canh","code":"H21.227","group":"Xã"},"attainable":"98.50",
        "answers":{
          "ON_TIME":{"figures":{"num":"2541","den":2618},"note":"x","evidence":[{"number":"12/BC-UBND"}]},
          "UNKNOWN":{"choice":"a"}},
        "published":{"total":"19.41","attainable":"98.50","index":19.71,"class":"Yếu","rank":1}},
      {"unit":{"name":"UBND phường Bồng Sơn"},"answers":{},"published":{}}],
    "means":[{"groups":["Xã"],"index":"19.71"}]}"#;

const TOTALS: &str = r#"{"format":"thuocdo.snapshot","version":1,"title":"Kết quả","publisher":"UBND tỉnh",
    "published_at":"2026-01-01T00:00:00Z","framework":{"id":"qd766-2022"},"period":2026,"detail":"totals","groups":[],
    "units":[{"unit":{"name":"xã A"},"published":{"total":"19.41","attainable":"100","index":"19.41","rank":1}}]}"#;

#[test]
fn the_schema_of_publications_says_what_the_reader_does() {
    let text = |count: usize| format!("\"{}\"", "à".repeat(count));
    let list = |count: usize, item: &str| format!("[{}]", vec![item; count].join(","));
    let (name_limit, name_beyond) = (text(300), text(301));
    let (title_limit, title_beyond) = (text(1_000), text(1_001));
    let (note_limit, note_beyond) = (text(4_000), text(4_001));
    let (groups_limit, groups_beyond) = (list(1_000, "\"x\""), list(1_001, "\"x\""));
    let one = r#"{"unit":{"name":"a"},"answers":{},"published":{}}"#;
    let (units_limit, units_beyond) = (list(20_000, one), list(20_001, one));
    let mean = r#"{"groups":["Xã"],"index":"1"}"#;
    let (means_limit, means_beyond) = (list(1_000, mean), list(1_001, mean));
    let table: Vec<Edit> = vec![
        ("/format", Some("\"thuocdo.round\""), Bad),
        ("/format", None, Bad),
        ("/version", Some("2"), Bad),
        ("/version", Some("3"), Bad),
        ("/excerpt_of", Some("40"), Bad),
        ("/version", Some("\"1\""), Bad),
        ("/version", None, Bad),
        ("/extra", Some("1"), Bad),
        ("/title", None, Bad),
        ("/title", Some("\" \""), Bad),
        ("/title", Some("1"), Bad),
        ("/title", Some(&title_limit), Good),
        ("/title", Some(&title_beyond), Bad),
        ("/publisher", None, Bad),
        ("/publisher", Some("\"\""), Bad),
        ("/publisher", Some(&name_limit), Good),
        ("/publisher", Some(&name_beyond), Bad),
        ("/decision", None, Good),
        ("/decision", Some("\"\""), Good),
        ("/decision", Some("null"), Bad),
        ("/decision", Some(&name_beyond), Bad),
        ("/note", None, Good),
        ("/note", Some(&note_limit), Good),
        ("/note", Some(&note_beyond), Bad),
        ("/published_at", None, Bad),
        ("/published_at", Some("null"), Bad),
        ("/published_at", Some("\"\""), Bad),
        ("/published_at", Some("\"2026-11-25T14:05:00Z\""), Good),
        ("/published_at", Some("\"2026-11-25T14:05:00-14:59\""), Good),
        ("/published_at", Some("\"2026-11-25T14:05:00+15:00\""), Bad),
        ("/published_at", Some("\"2026-11-25T24:00:00Z\""), Bad),
        ("/published_at", Some("\"2026-11-25T14:60:00Z\""), Bad),
        ("/published_at", Some("\"2026-11-25T14:05:60Z\""), Bad),
        ("/published_at", Some("\"2026-11-25T14:05:00\""), Bad),
        ("/published_at", Some("\"2026-11-25 14:05:00Z\""), Bad),
        ("/published_at", Some("\"2026-11-25\""), Bad),
        ("/published_at", Some("\"1899-11-25T14:05:00Z\""), Bad),
        ("/published_at", Some("\"2026-02-30T14:05:00Z\""), OnlyReaderRefuses),
        ("/example", None, Good),
        ("/example", Some("true"), Good),
        ("/example", Some("\"true\""), Bad),
        ("/example", Some("null"), Bad),
        ("/framework", None, Bad),
        ("/framework/id", Some("\"no-such\""), OnlyReaderRefuses),
        ("/framework/version", Some("1"), Bad),
        ("/period", None, Bad),
        ("/period", Some("\"2026-13\""), Bad),
        ("/detail", None, Bad),
        ("/detail", Some("\"all\""), Bad),
        ("/detail", Some("null"), Bad),
        // With answers in it, it is not one of totals.
        ("/detail", Some("\"totals\""), Bad),
        ("/groups", None, Bad),
        ("/groups", Some("[1]"), Bad),
        ("/groups", Some(&groups_limit), Good),
        ("/groups", Some(&groups_beyond), Bad),
        ("/units", None, Bad),
        ("/units", Some("[]"), Good),
        ("/units", Some("{}"), Bad),
        ("/units", Some(&units_limit), Good),
        ("/units", Some(&units_beyond), Bad),
        ("/units/0", Some("null"), Bad),
        ("/units/0/unit", None, Bad),
        ("/units/0/unit/name", Some("\" \""), Bad),
        ("/units/0/unit/name", Some(&name_beyond), Bad),
        ("/units/0/received", Some("\"2027-01-10\""), Bad),
        ("/units/0/framework", Some(r#"{"id":"qd766-2022"}"#), Bad),
        ("/units/0/period", Some("\"2026\""), Bad),
        ("/units/0/attainable", None, Good),
        ("/units/0/attainable", Some("null"), Bad),
        ("/units/0/answers", None, Bad),
        ("/units/0/answers", Some("[]"), Bad),
        ("/units/0/answers/ON_TIME/points", Some("1"), Bad),
        ("/units/0/answers/ON_TIME/appraisal", Some(r#"{"first":{"points":"1"}}"#), Bad),
        ("/units/0/answers/ON_TIME/note", Some(&note_beyond), Bad),
        ("/units/0/published", None, Bad),
        ("/units/0/published", Some("null"), Bad),
        ("/units/0/published", Some("{}"), Good),
        ("/units/0/published/mean", Some("\"1\""), Bad),
        ("/units/0/published/total", Some("\"x\""), Bad),
        ("/units/0/published/total", Some("null"), Bad),
        ("/units/0/published/total", Some("\"-1,5\""), Good),
        ("/units/0/published/total", Some("\"1.1234567\""), Bad),
        ("/units/0/published/attainable", Some("true"), Bad),
        ("/units/0/published/index", Some("\"\""), Bad),
        ("/units/0/published/class", Some(&name_limit), Good),
        ("/units/0/published/class", Some(&name_beyond), Bad),
        ("/units/0/published/class", Some("1"), Bad),
        ("/units/0/published/rank", Some("0"), Bad),
        ("/units/0/published/rank", Some("-1"), Bad),
        ("/units/0/published/rank", Some("1.5"), Bad),
        ("/units/0/published/rank", Some("null"), Bad),
        ("/units/0/published/rank", Some("1.0"), Good),
        ("/units/0/published/rank", Some("4294967295"), Good),
        ("/units/0/published/rank", Some("4294967296"), Bad),
        ("/units/0/published/rank", Some("\"1\""), OnlyReaderAccepts),
        ("/means", None, Good),
        ("/means", Some("[]"), Good),
        ("/means", Some("{}"), Bad),
        ("/means", Some(&means_limit), Good),
        ("/means", Some(&means_beyond), Bad),
        ("/means/0/index", None, Bad),
        ("/means/0/groups", None, Bad),
        ("/means/0/groups", Some("[]"), Bad),
        ("/means/0/groups", Some("[\"\"]"), Good),
        ("/means/0/rank", Some("1"), Bad),
    ];
    check(&json(SNAPSHOT), &validator("snapshot"), read_snapshot, &table);
    let totals: Vec<Edit> = vec![
        ("/detail", Some("\"answers\""), Bad),
        ("/units/0/answers", Some("{}"), Bad),
        ("/units/0/attainable", Some("\"1\""), Bad),
        ("/units/0/extra", Some("1"), Bad),
        ("/units/0/unit", None, Bad),
        ("/units/0/published", None, Bad),
        ("/units/0/published/rank", Some("0"), Bad),
    ];
    check(&json(TOTALS), &validator("snapshot"), read_snapshot, &totals);
    // An excerpt says of how many, in a version of its own.
    let mut excerpt = json(TOTALS);
    edit(&mut excerpt, "/version", Some(serde_json::json!(2)));
    edit(&mut excerpt, "/excerpt_of", Some(serde_json::json!(63)));
    let of: Vec<Edit> = vec![
        ("/excerpt_of", None, Bad),
        ("/excerpt_of", Some("0"), Bad),
        ("/excerpt_of", Some("1.5"), Bad),
        ("/excerpt_of", Some("1"), Good),
        ("/version", Some("1"), Bad),
    ];
    check(&excerpt, &validator("snapshot"), read_snapshot, &of);
}

/// Whoever can check a sheet can check a publication: the parts that both have are the same, without appraisals.
#[test]
fn the_schema_of_publications_repeats_that_of_assessments() {
    let of = |name: &str| json(&repository_file(&format!("docs/schema/{name}.schema.json")));
    let (mut sheet, snapshot) = (of("assessment"), of("snapshot"));
    for part in ["framework", "period"] {
        assert_eq!(snapshot["properties"][part], sheet["properties"][part], "{part}");
    }
    for (unit, parts) in [("unitWithAnswers", &["unit", "attainable", "answers"][..]), ("unitWithTotals", &["unit"])] {
        for part in parts {
            assert_eq!(snapshot["$defs"][unit]["properties"][part], sheet["properties"][part], "{part}");
        }
    }
    edit(&mut sheet, "/$defs/answer/properties/appraisal", None);
    for part in ["decimal", "answer", "figures", "figure", "evidence", "documents"] {
        assert_eq!(snapshot["$defs"][part], sheet["$defs"][part], "{part}");
    }
}

#[test]
fn publications_fit_their_schema_as_they_are_shipped_and_as_they_are_written() {
    let schema = validator("snapshot");
    let check = |file: &Value, what: &str| {
        let errors: Vec<String> = schema.iter_errors(file).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{what}: {errors:?}");
    };
    let mut carrying = json(SNAPSHOT);
    let text = json(&repository_file("crates/core/tests/frameworks/example.json"));
    edit(&mut carrying, "/framework", Some(serde_json::json!({ "id": text["id"], "text": text })));
    let mut all = vec![json(SNAPSHOT), json(TOTALS), carrying];
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/publications");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = json(&std::fs::read_to_string(&path).unwrap());
        check(&file, &path.display().to_string());
        all.push(file);
    }
    assert!(all.len() > 4, "no publications in {folder}");
    for file in all {
        let read = snapshot::read(&file.to_string()).unwrap().snapshot;
        for written in [read.to_json(), read.totals().to_json()] {
            check(&json(&written.to_line()), "as written");
        }
    }
}
