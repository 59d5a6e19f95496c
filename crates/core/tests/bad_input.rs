//! What is wrong with a file is said: all of it, each with its place and its code, and nothing is guessed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{EXAMPLE, answered, d, edited, points, ratio, sheet, van_canh, variant};
use thuocdo_core::assessment::{self, Answer, Figure, Given};
use thuocdo_core::framework;
use thuocdo_core::problem::{Fault, Problem, Severity};
use thuocdo_core::score::score;

const GOOD: &str = r#"{
  "format": "thuocdo.assessment",
  "version": 1,
  "framework": { "id": "qd766-2022" },
  "unit": { "name": "UBND xã Vân Canh", "code": "H21.227", "group": "xã" },
  "period": "2026",
  "answers": {
    "ON_TIME": { "figures": { "num": "2541", "den": "2618" }, "note": "Đã đối chiếu" },
    "ELECTRONIC_CERTIFIED_COPY": {
      "points": "2",
      "evidence": [
        { "number": "12/BC-UBND", "date": "2026-10-10", "issuer": "UBND xã", "summary": "Báo cáo", "link": "https://a.vn/12" }
      ]
    }
  }
}"#;

fn list(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| format!("{} {}", problem.code(), problem.path)).collect()
}

/// Everything that reading a file and scoring it says, as `code path`.
fn told(text: &str) -> Vec<String> {
    match assessment::read(text) {
        Err(problems) => {
            assert!(problems.iter().any(Problem::is_error), "refused without an error");
            list(&problems)
        }
        Ok(read) => {
            let scored = score(&read.framework, &read.assessment);
            let warnings = read.warnings.into_iter().filter(|warning| !scored.problems.contains(warning));
            list(&scored.problems.iter().cloned().chain(warnings).collect::<Vec<_>>())
        }
    }
}

#[test]
fn a_good_file_has_no_problem() {
    assert_eq!(told(GOOD), Vec::<String>::new());
}

const NUM: &str = "answers.ON_TIME.figures.num";
const DEN: &str = "answers.ON_TIME.figures.den";
const ANSWER: &str = "answers.ON_TIME";
const POINTS: &str = "answers.ELECTRONIC_CERTIFIED_COPY.points";
const EVIDENCE: &str = "answers.ELECTRONIC_CERTIFIED_COPY.evidence.0";

/// Where, what is put there, and what must be said.
#[test]
fn each_fault_of_an_assessment_is_named_with_its_place() {
    let table: &[(&str, &str, &[&str])] = &[
        // Figures
        (NUM, r#""2619""#, &["N08 answers.ON_TIME"]),
        (NUM, r#""-1""#, &["N05 answers.ON_TIME"]),
        (DEN, r#""-1""#, &["N05 answers.ON_TIME"]),
        (DEN, r#""0""#, &["N09 answers.ON_TIME"]),
        (NUM, r#""1234567890123456789012345678901""#, &["N03 answers.ON_TIME"]),
        (NUM, "1234567890123456789012345678901", &["N03 answers.ON_TIME"]),
        (NUM, r#""hai nghìn""#, &["N02 answers.ON_TIME"]),
        (NUM, r#""12a""#, &["N02 answers.ON_TIME"]),
        (NUM, r#""1e3""#, &["N02 answers.ON_TIME"]),
        (NUM, "1e400", &["N02 answers.ON_TIME"]),
        (NUM, "1e-400", &["N02 answers.ON_TIME"]),
        (NUM, "1e-3", &["N06 answers.ON_TIME"]),
        (NUM, r#"{"unread": "1.234"}"#, &["N04 answers.ON_TIME"]),
        (NUM, r#""1.234""#, &["N06 answers.ON_TIME"]),
        (NUM, "1.234", &["N06 answers.ON_TIME"]),
        (NUM, r#""""#, &["N07 answers.ON_TIME"]),
        (NUM, "null", &["N07 answers.ON_TIME"]),
        (NUM, "", &["N07 answers.ON_TIME"]),
        (NUM, "true", &["F11 answers.ON_TIME.figures.num"]),
        (NUM, "[1]", &["F11 answers.ON_TIME.figures.num"]),
        (NUM, r#"{"unread": 1}"#, &["F11 answers.ON_TIME.figures.num.unread"]),
        (NUM, r#"{"unread": "1", "x": 1}"#, &["F09 answers.ON_TIME.figures.num"]),
        (NUM, "{}", &["F08 answers.ON_TIME.figures.num"]),
        ("answers.ON_TIME.figures.tu_so", "1", &["A07 answers.ON_TIME"]),
        ("answers.ON_TIME.figures", "{}", &[]),
        ("answers.ON_TIME.figures", "[]", &["F11 answers.ON_TIME.figures"]),
        ("answers.ON_TIME.figures", "null", &["F11 answers.ON_TIME.figures"]),
        // Points
        (POINTS, r#""2.01""#, &["N11 answers.ELECTRONIC_CERTIFIED_COPY"]),
        (POINTS, r#""-0.01""#, &["N12 answers.ELECTRONIC_CERTIFIED_COPY"]),
        (POINTS, r#""1.234,5,6""#, &["N02 answers.ELECTRONIC_CERTIFIED_COPY"]),
        (POINTS, "false", &["F11 answers.ELECTRONIC_CERTIFIED_COPY.points"]),
        ("answers.TDGQ", r#"{"points": "20.5"}"#, &["N11 answers.TDGQ", "N15 answers.TDGQ"]),
        ("answers.TDGQ", r#"{"points": "19"}"#, &["N15 answers.TDGQ"]),
        ("answers.TDGQ", r#"{"figures": {"num": "1", "den": "2"}}"#, &["A06 answers.TDGQ"]),
        ("answers.TDGQ", r#"{"not_applicable": "không có"}"#, &["A06 answers.TDGQ"]),
        ("answers.AVG_PROCESSING_DAYS", r#"{"points": "1"}"#, &["A06 answers.AVG_PROCESSING_DAYS"]),
        ("answers.AVG_PROCESSING_DAYS", r#"{"figures": {"value": "x"}}"#, &["N02 answers.AVG_PROCESSING_DAYS"]),
        // Ways to answer
        (ANSWER, r#"{"points": "1", "figures": {"num": "1", "den": "2"}}"#, &["A05 answers.ON_TIME"]),
        (ANSWER, r#"{"points": "1", "not_applicable": "x"}"#, &["A05 answers.ON_TIME"]),
        (ANSWER, r#"{"not_applicable": "không có hồ sơ"}"#, &["N13 answers.ON_TIME"]),
        (ANSWER, r#"{"not_applicable": true}"#, &["F11 answers.ON_TIME.not_applicable"]),
        (ANSWER, r#"{"choice": "a"}"#, &["A06 answers.ON_TIME.choice"]),
        (ANSWER, r#"{"yes": true}"#, &["A06 answers.ON_TIME.yes"]),
        (ANSWER, r#"{"score": "1"}"#, &["F09 answers.ON_TIME"]),
        (ANSWER, "7", &["F11 answers.ON_TIME"]),
        (ANSWER, "null", &["F11 answers.ON_TIME"]),
        ("answers.ON_TIME.note", "[]", &["F11 answers.ON_TIME.note"]),
        // Nodes
        ("answers.ON_TIM", "{}", &["A03 answers.ON_TIM"]),
        ("answers.on_time", r#"{"points": "1"}"#, &["A03 answers.on_time"]),
        ("answers.", "{}", &["F16 answers"]),
        ("answers.A\u{202e}B", "{}", &["F16 answers"]),
        ("answers", "[]", &["F11 answers"]),
        ("answers", "null", &["F11 answers"]),
        ("answers", "", &["F08 "]),
        // Evidence
        ("answers.ELECTRONIC_CERTIFIED_COPY.evidence", "{}", &["F11 answers.ELECTRONIC_CERTIFIED_COPY.evidence"]),
        (EVIDENCE, "1", &["F11 answers.ELECTRONIC_CERTIFIED_COPY.evidence[0]"]),
        (&place(EVIDENCE, "so"), "1", &["F09 answers.ELECTRONIC_CERTIFIED_COPY.evidence[0]"]),
        (&place(EVIDENCE, "date"), r#""10/10/2026""#, &["F17 answers.ELECTRONIC_CERTIFIED_COPY.evidence[0].date"]),
        (&place(EVIDENCE, "date"), r#""2026-02-30""#, &["F17 answers.ELECTRONIC_CERTIFIED_COPY.evidence[0].date"]),
        (&place(EVIDENCE, "date"), "20261010", &["F11 answers.ELECTRONIC_CERTIFIED_COPY.evidence[0].date"]),
        (&place(EVIDENCE, "link"), r#""javascript:alert(1)""#, &["A09 answers.ELECTRONIC_CERTIFIED_COPY"]),
        (&place(EVIDENCE, "link"), r#""http://a.vn""#, &["A09 answers.ELECTRONIC_CERTIFIED_COPY"]),
        (&place(EVIDENCE, "link"), "{}", &["F11 answers.ELECTRONIC_CERTIFIED_COPY.evidence[0].link"]),
        // Unit, period, framework, denominator
        ("unit", "", &["F08 "]),
        ("unit", r#""UBND xã Vân Canh""#, &["F11 unit"]),
        ("unit.name", "", &["F08 unit"]),
        ("unit.name", r#""""#, &["F15 unit.name"]),
        ("unit.name", r#"" \t ""#, &["F15 unit.name"]),
        ("unit.name", "12", &["F11 unit.name"]),
        ("unit.name", r#""xã \u202ehnaC nâV""#, &["F20 unit.name"]),
        ("unit.code", r#""H21\u200b.227""#, &["F20 unit.code"]),
        ("unit.ten", r#""x""#, &["F09 unit"]),
        ("unit.name", r#""<script>alert(1)</script>""#, &[]),
        ("period", "", &["F08 "]),
        ("period", r#""2026-13""#, &["F18 period"]),
        ("period", r#""10/2026""#, &["F18 period"]),
        ("period", r#""năm 2026""#, &["F18 period"]),
        ("period", "26", &["F18 period"]),
        ("period", "2026", &[]),
        ("period", "{}", &["F11 period"]),
        ("framework", "", &["F08 "]),
        ("framework", r#""qd766-2022""#, &["F11 framework"]),
        ("framework.id", r#""qd999""#, &["A01 framework.id"]),
        ("framework.id", "766", &["F11 framework.id"]),
        ("framework.hash", r#""00""#, &["A02 framework.hash"]),
        ("framework.name", r#""x""#, &["F09 framework"]),
        ("attainable", r#""100.01""#, &["A08 attainable"]),
        ("attainable", r#""0""#, &["A08 attainable"]),
        ("attainable", r#""-5""#, &["A08 attainable"]),
        ("attainable", r#""10""#, &["N11 attainable"]),
        ("attainable", r#""nhiều""#, &["N02 attainable"]),
        ("attainable", "null", &["F11 attainable"]),
        // The file as a whole
        ("format", "", &["F08 "]),
        ("format", r#""thuocdo.framework""#, &["F06 format"]),
        ("format", "1", &["F06 format"]),
        ("version", "", &["F08 "]),
        ("version", "2", &["F07 version"]),
        ("version", "0", &["F12 version"]),
        ("version", r#""1""#, &["F12 version"]),
        ("extra", "1", &["F09 "]),
    ];
    let mut wrong = Vec::new();
    for (place, value, wanted) in table {
        let found = told(&edited(GOOD, &[(place, value)]));
        if found != *wanted {
            wrong.push(format!("{place} = {value}: {found:?}, wanted {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

fn place(at: &str, field: &str) -> String {
    format!("{at}.{field}")
}

#[test]
fn a_field_that_stands_twice_is_an_error_at_every_level() {
    let table = [
        (r#""version": 1,"#, r#""version": 1, "version": 1,"#, "F10 "),
        (r#""id": "qd766-2022""#, r#""id": "qd766-2022", "id": "qd766-2022""#, "F10 framework"),
        (r#""code": "H21.227","#, r#""code": "H21.227", "code": "H21.228","#, "F10 unit"),
        (r#""den": "2618""#, r#""den": "2618", "den": "1""#, "F10 answers.ON_TIME.figures"),
        (r#""points": "2","#, r#""points": "2", "points": "1","#, "F10 answers.ELECTRONIC_CERTIFIED_COPY"),
        (r#""ON_TIME": {"#, r#""ON_TIME": {}, "ON_TIME": {"#, "F10 answers"),
        (
            r#""issuer": "UBND xã","#,
            r#""issuer": "UBND xã", "issuer": "A","#,
            "F10 answers.ELECTRONIC_CERTIFIED_COPY.evidence[0]",
        ),
    ];
    for (once, twice, wanted) in table {
        let text = GOOD.replacen(once, twice, 1);
        assert_ne!(text, GOOD, "{once}");
        assert_eq!(told(&text), [wanted], "{twice}");
    }
}

#[test]
fn what_is_too_much_is_refused_at_its_place() {
    let many = |count: usize, item: &dyn Fn(usize) -> String, open: &str, close: &str| {
        format!("{open}{}{close}", (0..count).map(item).collect::<Vec<_>>().join(","))
    };
    let long = |count: usize| format!("\"{}\"", "ộ".repeat(count));
    let table = [
        ("unit.name", long(300), vec![]),
        ("unit.name", long(301), vec!["F13 unit.name"]),
        ("unit.code", long(65), vec!["F13 unit.code"]),
        ("answers.ON_TIME.note", long(4_000), vec![]),
        ("answers.ON_TIME.note", long(4_001), vec!["F13 answers.ON_TIME.note"]),
        (NUM, long(4_001), vec!["F13 answers.ON_TIME.figures.num"]),
        ("answers", many(10_001, &|i| format!("\"N{i}\":{{}}"), "{", "}"), vec!["F14 answers"]),
        (
            "answers.ON_TIME.figures",
            many(51, &|i| format!("\"f{i}\":1"), "{", "}"),
            vec!["F14 answers.ON_TIME.figures"],
        ),
        ("answers.ON_TIME.figures", format!("{{{}:1}}", long(65)), vec!["F16 answers.ON_TIME.figures"]),
        ("answers.ON_TIME.evidence", many(101, &|_| "{}".into(), "[", "]"), vec!["F14 answers.ON_TIME.evidence"]),
    ];
    for (place, value, wanted) in table {
        assert_eq!(told(&edited(GOOD, &[(place, &value)])), wanted, "{place}");
    }
    let limit = assessment::FILE_LIMIT;
    let padded = |bytes: usize| format!("{GOOD}{}", " ".repeat(bytes - GOOD.len()));
    assert_eq!(told(&padded(limit)), Vec::<String>::new());
    assert_eq!(told(&padded(limit + 1)), ["F02 "]);
}

#[test]
fn what_is_no_json_is_told_apart() {
    let table = [
        ("", "F01"),
        (" \r\n\t", "F01"),
        ("\u{feff}", "F01"),
        ("{", "F03"),
        ("{\"format\": \"thuocdo.ass", "F03"),
        ("{\"format\": thuocdo}", "F04"),
        ("unit;points\nVân Canh;75,34", "F04"),
        ("<html></html>", "F04"),
        ("{} {}", "F04"),
        ("{'format': 1}", "F04"),
        ("[]", "F11"),
        ("null", "F11"),
        ("\"thuocdo.assessment\"", "F11"),
        ("{}", "F08"),
    ];
    for (text, wanted) in table {
        assert_eq!(told(text), [format!("{wanted} ")], "{text:?}");
    }
    assert_eq!(told(&"[".repeat(100_000)), ["F04 "], "nested a hundred thousand deep");
    assert_eq!(told(&format!("\u{feff}{GOOD}")), Vec::<String>::new(), "a byte-order mark is no fault");
}

/// Cut off anywhere, a file is refused: half a file never passes for a whole one.
#[test]
fn a_file_cut_off_at_any_byte_is_refused() {
    let framework = common::decree();
    for text in [GOOD.to_owned(), van_canh().to_json(&framework).to_pretty()] {
        for at in 0..text.len() {
            let cut = String::from_utf8_lossy(&text.as_bytes()[..at]).into_owned();
            assert!(assessment::read(&cut).is_err(), "cut at {at}");
        }
    }
    // A framework is long: its read is tried at every byte of the example.
    for at in 0..EXAMPLE.trim_end().len() {
        let cut = String::from_utf8_lossy(&EXAMPLE.as_bytes()[..at]).into_owned();
        assert!(framework::read(&cut).is_err(), "cut at {at}");
    }
}

/// Every value of a file replaced by every other type: refused or read, but never a panic.
#[test]
fn a_value_of_any_type_at_any_place_does_no_harm() {
    let places = [
        "format",
        "version",
        "framework",
        "framework.id",
        "unit",
        "unit.name",
        "unit.code",
        "unit.group",
        "period",
        "attainable",
        "answers",
        ANSWER,
        "answers.ON_TIME.figures",
        NUM,
        DEN,
        "answers.ON_TIME.note",
        "answers.ON_TIME.not_applicable",
        POINTS,
        "answers.ELECTRONIC_CERTIFIED_COPY.evidence",
        EVIDENCE,
    ];
    let values = [
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "1e999999999",
        "-1e-999999999",
        "1e28",
        "79228162514264337593543950336",
        "\"\"",
        "\"x\"",
        "\"\\u0000\"",
        "[]",
        "[[]]",
        "{}",
        "{\"\": {}}",
        "{\"$serde_json::private::Number\": \"x\"}",
    ];
    for place in places {
        for value in values {
            let _ = told(&edited(GOOD, &[(place, value)]));
        }
    }
}

#[test]
fn all_problems_of_a_file_are_told_at_once() {
    let text = edited(
        GOOD,
        &[
            ("framework.id", "\"qd999\""),
            ("framework.name", "\"x\""),
            ("unit.name", "\"\""),
            ("unit.ten", "1"),
            ("period", "\"mười\""),
            ("attainable", "\"x\""),
            (ANSWER, r#"{"points": true, "note": 1, "x": 1}"#),
            (&place(EVIDENCE, "date"), "\"hôm qua\""),
            ("extra", "1"),
        ],
    );
    assert_eq!(
        told(&text),
        [
            "F09 framework",
            "A01 framework.id",
            "F09 unit",
            "F15 unit.name",
            "F18 period",
            "N02 attainable",
            "F11 answers.ON_TIME.points",
            "F11 answers.ON_TIME.note",
            "F09 answers.ON_TIME",
            "F17 answers.ELECTRONIC_CERTIFIED_COPY.evidence[0].date",
            "F09 ",
        ]
    );
    let text = edited(
        GOOD,
        &[
            (NUM, "\"-3\""),
            (DEN, "\"2.5\""),
            ("answers.ON_TIME.figures.khac", "1"),
            ("answers.NO_SUCH", "{}"),
            ("answers.CKMB", r#"{"points": "99"}"#),
            ("attainable", "\"500\""),
            ("unit.group", "\"x\\u200f\""),
        ],
    );
    assert_eq!(
        told(&text),
        [
            "A03 answers.NO_SUCH",
            "F20 unit.group",
            "N11 answers.CKMB",
            "A07 answers.ON_TIME",
            "N05 answers.ON_TIME",
            "N06 answers.ON_TIME",
            "A08 attainable",
        ]
    );
}

#[test]
fn an_unknown_node_comes_with_the_one_that_was_meant() {
    let table = [
        ("ON_TIM", Some("ON_TIME")),
        ("on_time", Some("ON_TIME")),
        ("PUBLISH_ONTIME", Some("PUBLISH_ON_TIME")),
        ("mdsh", Some("MDSH")),
        ("XYZ", None),
        ("2.1", None),
    ];
    for (id, wanted) in table {
        let read = assessment::read(&edited(GOOD, &[(&format!("answers.{}", id.replace('.', "·")), "{}")])).unwrap();
        let scored = score(&read.framework, &read.assessment);
        let nearest = scored.problems.iter().find_map(|problem| match &problem.fault {
            Fault::UnknownNode { nearest, .. } => Some(nearest.as_deref()),
            _ => None,
        });
        assert_eq!(nearest, Some(wanted), "{id}");
    }
}

/// Text comes in one Unicode form, so that one unit is one unit; what cannot be read as a number is kept as typed.
#[test]
fn decomposed_letters_become_composed_ones() {
    let text = edited(
        GOOD,
        &[
            ("unit.name", "\"UBND xa\u{303} Va\u{302}n Canh\""),
            ("answers.ON_TIME.note", "\"Đa\u{303} đo\u{302}\u{301}i chie\u{302}\u{301}u\""),
            (NUM, "\"mười ba\u{300}\""),
        ],
    );
    let read = assessment::read(&text).unwrap();
    assert_eq!(read.assessment.unit.name, "UBND xã Vân Canh");
    let answer = read.assessment.answer("ON_TIME");
    assert_eq!(answer.note, "Đã đối chiếu");
    let Some(Figure::Unread(typed, _)) = answer.figure(&thuocdo_core::framework::FigureName::NUM) else {
        panic!("{answer:?}");
    };
    assert_eq!(typed, "mười bà");
    let again = assessment::read(&read.assessment.to_json(&read.framework).to_line()).unwrap();
    assert_eq!(again.assessment, read.assessment);
}

/// A number that could not be read keeps its text and its reason through a file, however it was first written.
#[test]
fn what_was_no_number_is_the_same_after_saving() {
    for value in ["1e400", "1e-400", "1e20", "12345678901234567.5", "\"1.2.3\"", "{\"unread\": \"1.234\"}", "\"  x \""]
    {
        let read = assessment::read(&edited(GOOD, &[(NUM, value)])).unwrap();
        let again = assessment::read(&read.assessment.to_json(&read.framework).to_pretty()).unwrap();
        assert_eq!(again.assessment, read.assessment, "{value}");
    }
}

/// Answers that only a framework that allows them can bring about.
#[test]
fn each_fault_of_an_answer_on_the_example_framework() {
    let framework = variant(&[]);
    let reason = |text: &str| answered(Given::NotApplicable(text.into()));
    let unread = |text: &str| answered(Given::Points(Figure::typed(text).unwrap()));
    let table: Vec<(&str, Answer, &[&str])> = vec![
        ("A1", reason("Không có hồ sơ"), &[]),
        ("A1", reason(""), &["N14"]),
        ("A1", reason(" \n"), &["N14"]),
        ("B2", reason("Không khảo sát"), &["N13"]),
        ("B2", ratio(d("1"), d("2")), &["A06"]),
        ("B2", points(d("5.5")), &["N11"]),
        ("B3", reason("x"), &["A06"]),
        ("B3", ratio(d("1"), d("2")), &["A07", "A07", "N07"]),
        ("B1", points(d("9.01")), &["N11"]),
        ("B1", points(d("-1")), &["N12"]),
        ("B1B", ratio(d("0"), d("0")), &["N10"]),
        ("B1B", ratio(d("1.5"), d("2.25")), &[]),
        ("A1", ratio(d("1.5"), d("2")), &["N06"]),
        ("A1", ratio(d("3"), d("2")), &["N08"]),
        ("A1", ratio(d("1"), d("0")), &["N09"]),
        ("A3", unread("3.500"), &["N04"]),
        ("A3", unread("ba"), &["N02"]),
    ];
    for (id, answer, wanted) in table {
        let mut assessment = sheet(&framework);
        assessment.set_answer(id, answer.clone());
        let scored = score(&framework, &assessment);
        let codes: Vec<&str> = scored.problems_of(id).map(Problem::code).collect();
        assert_eq!(codes, wanted, "{id}: {answer:?}");
        assert_eq!(scored.problems.len(), wanted.len(), "{id}: nothing else is said");
    }
}

// Frameworks

/// The codes and places of what is wrong with a framework.
fn framework_told(text: &str) -> Vec<String> {
    framework::read(text).map_or_else(|problems| list(&problems), |_| Vec::new())
}

#[test]
fn no_policy_has_a_default_and_each_missing_one_comes_with_its_choices() {
    let table: &[(&str, &[&str])] = &[
        ("policies.rounding", &[]),
        ("policies.rounding.leaf", &["\"none\"", "{\"decimals\": 2, \"mode\": \"half_up\"}"]),
        ("policies.rounding.node", &["\"none\"", "{\"decimals\": 2, \"mode\": \"half_up\"}"]),
        ("policies.rounding.total", &["\"none\"", "{\"decimals\": 2, \"mode\": \"half_up\"}"]),
        ("policies.rounding.printed_points", &["{\"decimals\": 2, \"mode\": \"half_up\"}"]),
        ("policies.rounding.printed_index", &["{\"decimals\": 2, \"mode\": \"half_up\"}"]),
        ("policies.rounding.leaf.mode", &["half_up", "half_even", "down", "up"]),
        ("policies.index", &["points_over_attainable"]),
        ("policies.not_applicable", &["shrink", "full", "zero"]),
        ("policies.ties", &["competition", "dense"]),
        ("policies.compare_on", &["exact", "printed"]),
        ("policies.classes", &[]),
        ("policies.classes.decided_on", &["exact", "printed"]),
        ("nodes.0.children.0.zero_denominator", &["zero", "full", "not_applicable", "missing"]),
        ("nodes.0.children.0.not_applicable", &["true", "false"]),
        ("nodes.0.children.0.scored_by", &["self", "appraiser", "survey"]),
        ("nodes.0.children.0.rule.kind", &["manual_points", "linear_ratio", "information"]),
        ("nodes.0.children.0.rule.num.whole", &["true", "false"]),
        ("status", &["official", "partial", "example"]),
    ];
    for (place, wanted) in table {
        let problems = framework::read(&edited(EXAMPLE, &[(place, "")])).unwrap_err();
        let field = place.rsplit('.').next().unwrap();
        let choices = problems.iter().find_map(|problem| match &problem.fault {
            Fault::MissingField { field: missing, choices } if missing == field => Some(*choices),
            _ => None,
        });
        assert_eq!(choices, Some(*wanted), "{place}: {problems:?}");
    }
}

#[test]
fn each_fault_of_a_framework_is_named_with_its_place() {
    const A1: &str = "nodes[0].children[0]";
    let table: &[(&str, &str, &[&str])] = &[
        ("format", "\"thuocdo.assessment\"", &["F06 format"]),
        ("version", "2", &["F07 version"]),
        ("version", "1.0", &["F12 version"]),
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
        ("nodes.0.children.0.rule.kind", "\"formula\"", &["F12 nodes[0].children[0].rule.kind"]),
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
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
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
    assert_eq!(framework_told(&text), ["F04 "], "a hundred deep is more than JSON is read to");

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
