//! The reader and the writer of JSON against another one, `serde_json`: the same values, the same refusals, the same lines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use thuocdo_core::Json;
use thuocdo_core::problem::Fault;

/// Each piece of syntax, good and bad, with `¦` between.
const TEXTS: &str = concat!(
    "null¦true¦false¦nul¦nulx¦tru\ne¦falsey¦NaN¦Infinity¦'x'¦x¦+1¦-¦-x¦0¦-0¦00¦01¦-01¦0.¦0.x¦.5¦1.50¦1.e5¦1e5¦1E5¦",
    "1e+05¦1e-5¦1e¦1e+¦1ex¦1e5.5¦12345678901234567890.123456789¦1e999999999¦0x10¦1 2¦1,¦\"¦\"a¦\"a\"b¦\"\\¦\"\\\"¦\"\\q\"¦",
    "\"\\u¦\"\\u12\"¦\"\\u00e9\"¦\"\\u00E9\"¦\"\\ud83d\\ude00\"¦\"\\ud83d\"¦\"\\ud83dx\"¦\"\\ud83d\\n\"¦\"\\ud83d\\u0041\"¦",
    "\"\\ude00\"¦\"\\u0000\"¦\"\\/\\b\\f\\n\\r\\t\\\\\"¦\"a\nb\"¦\"\t\"¦\"\u{7f}\u{80}Ẵ😀\"¦[¦[]¦[ ]¦[,]¦[1¦[1,¦[1,]¦[1 2]¦[1,2]¦",
    "[1}¦]¦{¦{}¦{ }¦{,}¦{1:2}¦{\"a\"¦{\"a\":¦{\"a\" 1}¦{\"a\":1¦{\"a\":1,¦{\"a\":1,}¦{\"a\":1 \"b\"¦{\"a\":1,\"a\":2}¦",
    "{\"a\":1]¦}¦ \n\t\r1 \n¦\u{a0}1¦\u{b}1¦1\u{0}¦{} {}¦[[],{}]¦// 1¦[1] // x¦[1]\n\n x",
);

const FILE: &str = concat!(
    "{\"a\": [1, -2.50E3, 0.5e-7,\n true, false, null], \"b\": {\"c\": {}, \"d\": [[], [\"\"]]},\r\n",
    " \"e\\n\\u00e9\": \"x\\ud83d\\ude00Ẵ\\\\\"}\n",
);

fn is_same(ours: &Json, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(a), Value::Bool(b)) => a == b,
        (Json::Number(a), Value::Number(b)) => *a == b.to_string(),
        (Json::Text(a), Value::String(b)) => a == b,
        (Json::List(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b)),
        // The other reader keeps the last of two fields with one name.
        (Json::Object(a), Value::Object(b)) => {
            let last = |key: &str| a.iter().rfind(|(name, _)| name == key).map(|(_, value)| value);
            a.iter().all(|(key, _)| b.contains_key(key))
                && b.iter().all(|(key, b)| last(key).is_some_and(|a| is_same(a, b)))
        }
        _ => false,
    }
}

#[track_caller]
fn compare(text: &str) {
    let read = |text: &str| Json::parse(text, usize::MAX).map_err(|problem| problem.fault);
    match (read(text), serde_json::from_str::<Value>(text)) {
        (Ok(ours), Ok(theirs)) => {
            assert!(is_same(&ours, &theirs), "{text:?}: {ours:?}, not {theirs:?}");
            assert_eq!(read(&ours.to_line()), Ok(ours.clone()), "{text:?}");
            assert_eq!(read(&ours.to_pretty()), Ok(ours), "{text:?}");
        }
        (Err(Fault::EmptyFile), Err(error)) => assert!(error.is_eof(), "{text:?}: {error}"),
        // The other reader has passed what it tells of: four digits after `\u`, or the line's end.
        (Err(_), Err(_)) if text.contains("\\u") => {}
        (Err(Fault::CutOff { line }), Err(error)) => {
            assert_eq!((true, line), (error.is_eof(), error.line()), "{text:?}: {error}");
        }
        // The other reader stops at half of our depth.
        (Ok(_), Err(error)) if error.to_string().contains("recursion limit") => {}
        (Err(Fault::NestedTooDeep { .. }), Err(error)) => assert!(error.to_string().contains("recursion limit")),
        (Err(Fault::NotJson { line, .. }), Err(error)) => {
            assert!(!error.is_eof(), "{text:?}: {error}");
            let theirs = if error.column() == 0 { error.line() - 1 } else { error.line() };
            assert_eq!(line, theirs, "{text:?}: {error}");
        }
        (ours, theirs) => panic!("{text:?}: {ours:?}, not {theirs:?}"),
    }
}

#[test]
fn every_text_is_read_as_another_reader_reads_it() {
    for text in TEXTS.split('¦') {
        compare(text);
        compare(&format!("{{\"x\":\n [{text}, {text}]}}"));
    }
    for depth in [126, 127, 128, 129, 255, 256, 100_000] {
        compare(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        compare(&format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)));
    }
}

#[test]
fn a_file_changed_at_any_place_is_read_as_another_reader_reads_it() {
    for at in (0..FILE.len()).filter(|at| FILE.is_char_boundary(*at)) {
        let (before, behind) = FILE.split_at(at);
        compare(before);
        let rest = behind.chars().next().map_or("", |c| &behind[c.len_utf8()..]);
        for other in ["", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "\n", "Ẵ"] {
            compare(&format!("{before}{other}{rest}"));
            compare(&format!("{before}{other}{behind}"));
        }
    }
}

#[test]
fn what_is_written_is_what_another_writer_writes() {
    let controls: String = (0..=0x9f).filter_map(char::from_u32).collect();
    let controls = serde_json::to_string(&controls).unwrap();
    let example = include_str!("frameworks/example.json");
    for text in [FILE, &controls, "[[], {}, [{}], {\"a\": [1e5, -0.50, \"x\"]}]", "[]", "{}"] {
        let (ours, theirs) = (Json::parse(text, 10_000).unwrap(), serde_json::from_str::<Value>(text).unwrap());
        assert_eq!(ours.to_line(), theirs.to_string());
        assert_eq!(ours.to_pretty(), serde_json::to_string_pretty(&theirs).unwrap());
    }
    compare(example);
    assert_eq!(Json::Number("1 2".into()).to_line(), "\"1 2\"", "what is no number is written as text");
}
