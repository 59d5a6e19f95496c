//! What is wrong with an assessment is said: all of it, each with its place and its code, and nothing is guessed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::bad::{ANSWER, DEN, EVIDENCE, GOOD, NUM, POINTS, place, told};
use common::{answered, d, edited, points, ratio, sheet, variant};
use thuocdo_core::assessment::{self, Answer, Figure, Given};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::score::score;

#[test]
fn a_good_file_has_no_problem() {
    assert_eq!(told(GOOD), Vec::<String>::new());
}

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
        (ANSWER, r#"{"choice": "a"}"#, &["A06 answers.ON_TIME"]),
        (ANSWER, r#"{"yes": true}"#, &["A06 answers.ON_TIME"]),
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
        ("attainable", r#""10""#, &["A10 attainable"]),
        ("attainable", r#""nhiều""#, &["N02 attainable"]),
        ("attainable", "null", &["F11 attainable"]),
        // The file as a whole
        ("format", "", &["F08 "]),
        ("format", r#""thuocdo.framework""#, &["F06 format"]),
        ("format", "1", &["F06 format"]),
        ("version", "", &["F08 "]),
        ("version", "2", &[]),
        ("version", "3", &["F07 version"]),
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
