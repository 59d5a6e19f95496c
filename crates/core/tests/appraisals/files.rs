//! Files with appraisals: version 2 where one is held, version 1 to the letter where none is, each fault at its place.

use super::*;
use crate::common::bad::{GOOD, list};
use crate::common::edited;
use thuocdo_core::assessment;
use thuocdo_core::problem::Problem;

const APPRAISED: &str = r#"{
  "format": "thuocdo.assessment",
  "version": 2,
  "framework": { "id": "qd766-2022" },
  "unit": { "name": "UBND xã Vân Canh" },
  "period": "2026",
  "answers": {
    "ON_TIME": {
      "figures": { "num": "2541", "den": "2618" },
      "appraisal": {
        "first": { "figures": { "num": "2500", "den": "2618" }, "reason": "Theo Cổng DVCQG ngày 10/10" },
        "explanation": { "text": "41 hồ sơ đồng bộ chậm", "evidence": [{ "number": "15/BC-UBND", "date": "2026-11-02" }] },
        "second": { "points": "19.25", "reason": "Biên bản số 3" }
      }
    }
  }
}"#;

const APPRAISAL: &str = "answers.ON_TIME.appraisal";

fn read(text: &str) -> Result<Assessment, Vec<String>> {
    let read = assessment::read(text).map_err(|problems| list(&problems))?;
    assert_eq!(read.warnings, []);
    Ok(read.assessment)
}

#[test]
fn an_appraisal_is_read_and_written_as_it_is() {
    let read = read(APPRAISED).unwrap();
    let answer = read.answer("ON_TIME");
    let appraisal = answer.appraisal.as_deref().unwrap();
    assert_eq!(
        appraisal.first,
        Some(verdict(ratio(d("2500"), d("2618")).given.unwrap(), "Theo Cổng DVCQG ngày 10/10"))
    );
    assert_eq!(appraisal.second, Some(verdict(given("19.25"), "Biên bản số 3")));
    let explanation = appraisal.explanation.as_ref().unwrap();
    assert_eq!((explanation.text.as_str(), explanation.evidence.len()), ("41 hồ sơ đồng bộ chậm", 1));
    let written = read.to_json(&decree()).to_pretty();
    assert_eq!(super::files::read(&written), Ok(read));
    // Fields stand in the order of the process.
    let at = |field: &str| written.find(&format!("\"{field}\"")).unwrap();
    let order =
        ["version", "figures", "appraisal", "first", "reason", "explanation", "text", "evidence", "second"].map(at);
    assert!(order.is_sorted(), "{written}");
    assert!(written.contains("\"version\": 2"));
}

/// What every program of the first version reads stays as it was, to the byte.
#[test]
fn a_sheet_without_an_appraisal_is_a_file_of_version_1() {
    let plain = read(GOOD).unwrap();
    let written = plain.to_json(&decree()).to_pretty();
    assert!(written.contains("\"version\": 1,"), "{written}");
    // A file of version 2 may come without one, and emptied parts are none.
    for edits in [
        &[("version", "2")][..],
        &[("version", "2"), (APPRAISAL, "{}")],
        &[("version", "2"), (APPRAISAL, r#"{"explanation": {}}"#)],
        &[("version", "2"), (APPRAISAL, r#"{"explanation": {"text": "", "evidence": []}}"#)],
    ] {
        let read = read(&edited(GOOD, edits)).unwrap();
        assert_eq!((read.to_json(&decree()).to_pretty(), &read), (written.clone(), &plain), "{edits:?}");
    }
    let mut empty = plain.clone();
    empty.set_answer("ON_TIME", Answer { appraisal: Some(Box::default()), ..plain.answer("ON_TIME") });
    assert_eq!(empty.to_json(&decree()).to_pretty(), written);
}

/// Where, what is put there, and what must be said.
#[test]
fn each_fault_of_an_appraisal_is_named_with_its_place() {
    let long = format!("\"{}\"", "à".repeat(4_001));
    let limit = format!("\"{}\"", "à".repeat(4_000));
    let documents = |count: usize| format!("[{}]", vec!["{}"; count].join(","));
    let (many, most) = (documents(101), documents(100));
    let table: &[(&str, &str, &[&str])] = &[
        ("version", "1", &["F09 answers.ON_TIME"]),
        ("version", "3", &["F07 version"]),
        ("version", "\"2\"", &["F12 version"]),
        ("version", "0", &["F12 version"]),
        ("version", "2.0", &["F12 version"]),
        ("", "[]", &["F11 answers.ON_TIME.appraisal"]),
        ("", "null", &["F11 answers.ON_TIME.appraisal"]),
        ("", r#"{"third": {"points": "1"}}"#, &["F09 answers.ON_TIME.appraisal"]),
        ("first", "null", &["F11 answers.ON_TIME.appraisal.first"]),
        ("first", "\"2\"", &["F11 answers.ON_TIME.appraisal.first"]),
        ("first", "{}", &["F08 answers.ON_TIME.appraisal.first"]),
        ("first", r#"{"reason": "x"}"#, &["F08 answers.ON_TIME.appraisal.first"]),
        ("first", r#"{"points": ""}"#, &["F08 answers.ON_TIME.appraisal.first"]),
        ("first", r#"{"points": "1", "yes": true}"#, &["A05 answers.ON_TIME.appraisal.first"]),
        ("first", r#"{"points": "1", "note": "x"}"#, &["F09 answers.ON_TIME.appraisal.first"]),
        ("first", r#"{"points": "1", "evidence": []}"#, &["F09 answers.ON_TIME.appraisal.first"]),
        ("first", r#"{"points": true}"#, &["F11 answers.ON_TIME.appraisal.first.points"]),
        ("first", r#"{"figures": []}"#, &["F11 answers.ON_TIME.appraisal.first.figures"]),
        ("first.figures.num", "[1]", &["F11 answers.ON_TIME.appraisal.first.figures.num"]),
        ("first.reason", "1", &["F11 answers.ON_TIME.appraisal.first.reason"]),
        ("first.reason", &long, &["F13 answers.ON_TIME.appraisal.first.reason"]),
        ("first.reason", &limit, &[]),
        ("second", "{}", &["F08 answers.ON_TIME.appraisal.second"]),
        ("second.points", "{}", &["F08 answers.ON_TIME.appraisal.second.points"]),
        ("second.reason", &long, &["F13 answers.ON_TIME.appraisal.second.reason"]),
        ("explanation", "\"x\"", &["F11 answers.ON_TIME.appraisal.explanation"]),
        ("explanation.reason", "\"x\"", &["F09 answers.ON_TIME.appraisal.explanation"]),
        ("explanation.text", "[]", &["F11 answers.ON_TIME.appraisal.explanation.text"]),
        ("explanation.text", &long, &["F13 answers.ON_TIME.appraisal.explanation.text"]),
        ("explanation.text", &limit, &[]),
        ("explanation.evidence", "{}", &["F11 answers.ON_TIME.appraisal.explanation.evidence"]),
        ("explanation.evidence", &many, &["F14 answers.ON_TIME.appraisal.explanation.evidence"]),
        ("explanation.evidence", &most, &[]),
        ("explanation.evidence.0.date", "\"2/11\"", &["F17 answers.ON_TIME.appraisal.explanation.evidence[0].date"]),
        ("explanation.evidence.0.title", "\"x\"", &["F09 answers.ON_TIME.appraisal.explanation.evidence[0]"]),
    ];
    for (place, value, wanted) in table {
        let place = match *place {
            "version" => "version".to_owned(),
            "" => APPRAISAL.to_owned(),
            place => format!("{APPRAISAL}.{place}"),
        };
        let found = read(&edited(APPRAISED, &[(&place, value)])).err().unwrap_or_default();
        assert_eq!(found, *wanted, "{place} = {}", value.chars().take(60).collect::<String>());
    }
    // All of them at once.
    let edits = [("first", "{}"), ("second", "1"), ("explanation", r#"{"a": 1}"#)];
    let edits: Vec<(String, &str)> =
        edits.iter().map(|(place, value)| (format!("{APPRAISAL}.{place}"), *value)).collect();
    let edits: Vec<(&str, &str)> = edits.iter().map(|(place, value)| (place.as_str(), *value)).collect();
    let (f08, f11) = ("F08 answers.ON_TIME.appraisal.first", "F11 answers.ON_TIME.appraisal.second");
    assert_eq!(
        read(&edited(APPRAISED, &edits)),
        Err(vec![f08.into(), f11.into(), "F09 answers.ON_TIME.appraisal.explanation".into()])
    );
}

/// A reader of version 1 says of a newer file that it is newer, and leaves it (docs/format.md, envelope).
#[test]
fn a_newer_file_is_left_as_it_is() {
    let problems = assessment::read(&edited(APPRAISED, &[("version", "3")])).unwrap_err();
    assert!(matches!(problems.as_slice(), [Problem { fault, .. }]
        if *fault == thuocdo_core::problem::Fault::NewerVersion { found: "3".into(), known: 2 }));
}

/// Figures that are being typed, in every state that a form can leave them in.
#[test]
fn a_verdict_in_work_is_the_same_after_saving() {
    for first in [
        r#"{"figures": {}}"#,
        r#"{"figures": {"num": null}}"#,
        r#"{"figures": {"num": {"unread": "1.234"}}, "reason": "x"}"#,
        r#"{"points": {"unread": "1.234"}}"#,
        r#"{"points": "0"}"#,
        r#"{"choice": "x"}"#,
        r#"{"yes": false, "reason": ""}"#,
        r#"{"not_applicable": ""}"#,
    ] {
        let sheet = read(&edited(APPRAISED, &[(&format!("{APPRAISAL}.first"), first)])).unwrap();
        assert!(sheet.is_appraised(), "{first}");
        assert_eq!(read(&sheet.to_json(&decree()).to_line()), Ok(sheet), "{first}");
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn a_file_gives_back_the_appraisals_it_was_made_of(one in seeds(30), two in seeds(30), three in seeds(30)) {
        let sheet = any_appraised(&decree(), [&one, &two, &three]);
        let text = sheet.to_json(&decree()).to_pretty();
        let again = read(&text).map_err(|problems| TestCaseError::fail(format!("{problems:?}\n{text}")))?;
        prop_assert_eq!(again.to_json(&decree()).to_pretty(), text.clone(), "one content, one text");
        prop_assert_eq!(text.contains("\"version\": 2"), sheet.is_appraised());
        prop_assert_eq!(again, sheet);
    }
}
