//! What is no whole file of ours is refused and does no harm: no JSON, cut off, fields twice, wrong types everywhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::bad::{ANSWER, DEN, EVIDENCE, GOOD, NUM, POINTS, told};
use common::{EXAMPLE, edited, van_canh};
use thuocdo_core::assessment;
use thuocdo_core::framework;

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
    ];
    for (text, wanted) in table {
        assert_eq!(told(text), [format!("{wanted} ")], "{text:?}");
    }
    assert_eq!(told("{}"), ["F08 ", "F08 "], "neither a format nor a version");
    assert_eq!(told(&"[".repeat(100_000)), ["F22 "], "nested a hundred thousand deep");
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
