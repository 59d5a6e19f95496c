//! The real binary `thuocdo`: what it prints, what it says when something is wrong, and with which exit code.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use common::{Folder, ON_TIME, command, json, keys, ordered, run, run_with, sheet};
use serde_json::Value;
use thuocdo_core::Json;

fn nodes(line: &str) -> Vec<Json> {
    match ordered(line).get("nodes") {
        Some(Json::List(nodes)) => nodes.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_score_of_a_file_has_exactly_the_shape_of_the_contract() {
    let folder = Folder::new();
    let file = folder.file("phieu.json", sheet("UBND xã Vân Canh", ON_TIME));
    let ran = run(&["score", &file]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(ran.out.lines().count(), 1);
    let scored = ordered(&ran.out);
    assert_eq!(
        keys(&scored),
        ["unit", "framework", "total", "attainable", "index", "class", "nodes", "problems"],
        "docs/command-line.md and other programs rely on these keys"
    );
    let values = ran.line();
    assert_eq!(values["unit"], "UBND xã Vân Canh");
    assert_eq!(values["framework"], "qd766-2022");
    assert_eq!(values["total"], "19.41");
    assert_eq!(values["attainable"], "100");
    assert_eq!(values["index"], "19.41");
    assert_eq!(values["class"], "Yếu");
    assert_eq!(values["problems"], json("[]"));
    let nodes = nodes(&ran.out);
    assert_eq!(nodes.len(), 30, "every node of the framework, in its order");
    for node in &nodes {
        assert_eq!(keys(node), ["id", "points", "max", "state"]);
    }
    let ids: Vec<&Json> = nodes.iter().take(7).filter_map(|node| node.get("id")).collect();
    let wanted =
        ["CKMB", "PUBLISH_ON_TIME", "PUBLIC_UPDATE_ON_TIME", "PUBLIC_CONTENT_FULL", "DOSSIER_SYNC", "TDGQ", "ON_TIME"];
    assert_eq!(ids, wanted.map(Json::text).iter().collect::<Vec<_>>());
}

#[test]
fn every_state_of_a_node_can_be_told_apart() {
    let sheet = sheet(
        "UBND xã A",
        r#"{"ONLINE":{"points":"6.31"},
            "PUBLISH_ON_TIME":{"figures":{"num":"0","den":"47"}},
            "DOSSIER_SYNC":{"figures":{"num":0,"den":0}},
            "AVG_PROCESSING_DAYS":{"figures":{"value":"3,5"}}}"#,
    );
    let line = run_with(&["score", "-"], sheet.replace('\n', " ")).line();
    let node = |id: &str| {
        let found = line["nodes"].as_array().unwrap().iter().find(|node| node["id"] == id).unwrap();
        (found["points"].clone(), found["state"].as_str().unwrap().to_owned())
    };
    let text = |points: &str| Value::String(points.to_owned());
    let table = [
        ("ONLINE", text("6.31"), "answered"),
        ("A", Value::Null, "covered"),
        ("PUBLISH_ON_TIME", text("0.00"), "answered"),
        ("PUBLIC_CONTENT_FULL", Value::Null, "not_answered"),
        ("DOSSIER_SYNC", Value::Null, "answered"),
        ("AVG_PROCESSING_DAYS", Value::Null, "information"),
        ("MDSH", Value::Null, "not_answered"),
    ];
    for (id, points, state) in table {
        assert_eq!(node(id), (points, state.to_owned()), "{id}");
    }
    let lai_chau = r#"{"format":"thuocdo.assessment","version":1,"framework":{"id":"lai-chau-2020"},"unit":{"name":"Sở A"},"period":"2020","answers":{}}"#;
    let line = run_with(&["score", "-"], lai_chau).line();
    assert_eq!(line["nodes"][0]["state"], "not_appraised");
    assert_eq!(line["nodes"][0]["points"], Value::Null);
}

#[test]
fn the_published_index_of_a_unit_with_its_own_denominator() {
    let folder = Folder::new();
    let file = folder.file(
        "thanh-tra.json",
        r#"{"format": "thuocdo.assessment", "version": 1, "framework": {"id": "lai-chau-2020"},
            "unit": {"name": "Thanh tra", "group": "so_II"}, "period": "2020", "attainable": "80",
            "answers": {"THAM_DINH": {"points": "54.07"}, "DIEU_TRA": {"points": "12.25"}}}"#,
    );
    let ran = run(&["score", &file]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let line = ran.line();
    let read = ["total", "attainable", "index", "class"].map(|key| line[key].as_str().unwrap().to_owned());
    assert_eq!(read, ["66.32", "80", "82.90", "Tốt"]);
}

#[test]
fn several_files_give_a_line_each_in_their_order() {
    let folder = Folder::new();
    let names = ["xã Ba", "xã Một", "xã Hai"];
    let files: Vec<String> =
        names.iter().enumerate().map(|(i, name)| folder.file(&format!("{i}.json"), sheet(name, "{}"))).collect();
    let mut arguments = vec!["score"];
    arguments.extend(files.iter().map(String::as_str));
    let ran = run(&arguments);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let units: Vec<Value> = ran.lines().iter().map(|line| line["unit"].clone()).collect();
    assert_eq!(units, names.map(Value::from));
}

#[test]
fn a_batch_on_standard_input_gives_a_line_for_each_line() {
    let batch: String = (0..500).map(|i| sheet(&format!("xã số {i}"), ON_TIME) + "\n").collect();
    let ran = run_with(&["score", "-"], batch);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let lines = ran.lines();
    assert_eq!(lines.len(), 500);
    for (i, line) in lines.iter().enumerate() {
        assert_eq!(line["unit"], format!("xã số {i}"));
    }
}

#[test]
fn one_document_over_many_lines_is_one_document() {
    let pretty = serde_json::to_string_pretty(&json(&sheet("xã A", ON_TIME))).unwrap();
    let windows = format!("\u{feff}{}", pretty.replace('\n', "\r\n"));
    let leading = format!("\n\n  \n{pretty}\n\n");
    for (how, text) in [("pretty", pretty), ("Windows", windows), ("empty lines first", leading)] {
        let ran = run_with(&["score", "-"], text);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{how}");
        assert_eq!(ran.line()["total"], "19.41", "{how}");
    }
    let bom = format!("\u{feff}{}\n{}\n", sheet("xã A", "{}"), sheet("xã B", "{}"));
    assert_eq!(run_with(&["score", "-"], bom).lines().len(), 2, "NDJSON that Windows wrote");
}

#[test]
fn a_bad_line_does_not_stop_the_others() {
    let good = |name: &str| sheet(name, "{}");
    let cut = |name: &str| good(name)[..60].to_owned();
    // (what, the batch, the line that is named, the code)
    let table = [
        ("in the middle", [good("a"), cut("b"), good("c")], ":2:", "F03"),
        ("at the end", [good("a"), good("b"), "x".into()], ":3:", "F04"),
        ("at the beginning", [cut("a"), good("b"), good("c")], "-:", "F03"),
        ("nonsense at the beginning", ["???".into(), good("b"), good("c")], "-:", "F04"),
        ("after an empty line", [good("a"), format!("\n{}", cut("b")), good("c")], ":3:", "F03"),
    ];
    for (what, lines, place, code) in table {
        let ran = run_with(&["score", "-"], lines.join("\n"));
        assert_eq!(ran.code, Some(1), "{what}");
        assert_eq!(ran.lines().len(), 2, "{what}: {}", ran.err);
        assert_eq!(ran.codes(), [code], "{what}: {}", ran.err);
        assert!(ran.err.contains(place), "{what}: {}", ran.err);
    }
}

/// Content that a run of `score` must refuse or complain of, and the code it is told under.
fn bad_inputs() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let ratio = |num: &str, den: &str| {
        sheet("xã A", &format!(r#"{{"ON_TIME":{{"figures":{{"num":{num},"den":{den}}}}}}}"#)).into_bytes()
    };
    let good = sheet("xã A", ON_TIME);
    let edited = |from: &str, to: &str| good.replacen(from, to, 1).into_bytes();
    vec![
        ("numerator above denominator", ratio("\"48\"", "\"47\""), "N08"),
        ("numerator without denominator", ratio("\"1\"", "\"0\""), "N09"),
        ("negative", ratio("\"-1\"", "\"47\""), "N05"),
        ("negative, as a JSON number", ratio("-1", "47"), "N05"),
        ("31 digits", ratio("\"1234567890123456789012345678901\"", "\"47\""), "N03"),
        ("31 digits, as a JSON number", ratio("1234567890123456789012345678901", "47"), "N03"),
        ("a number of a million digits to be", ratio("1e999999", "47"), "N0"),
        ("letters", ratio("\"ba\"", "\"47\""), "N02"),
        ("asked about and not yet decided", ratio(r#"{"unread":"1.234"}"#, "\"2000\""), "N04"),
        ("half a dossier", ratio("\"1.5\"", "\"47\""), "N06"),
        ("a figure missing", sheet("xã A", r#"{"ON_TIME":{"figures":{"num":"1"}}}"#).into_bytes(), "N07"),
        ("points above the maximum", sheet("xã A", r#"{"ON_TIME":{"points":"20.01"}}"#).into_bytes(), "N11"),
        ("points below zero", sheet("xã A", r#"{"ON_TIME":{"points":"-0.01"}}"#).into_bytes(), "N12"),
        ("not applicable where not allowed", sheet("xã A", r#"{"A":{"not_applicable":"x"}}"#).into_bytes(), "N13"),
        (
            "points above and figures below",
            sheet("xã A", r#"{"TDGQ":{"points":"1"},"ON_TIME":{"points":"1"}}"#).into_bytes(),
            "N15",
        ),
        ("unknown node", sheet("xã A", r#"{"ON_TIMES":{"points":"1"}}"#).into_bytes(), "A03"),
        ("unknown figure", sheet("xã A", r#"{"A":{"figures":{"num":"1","den":"1","x":"1"}}}"#).into_bytes(), "A07"),
        ("two answers at once", sheet("xã A", r#"{"A":{"points":"1","not_applicable":"x"}}"#).into_bytes(), "A05"),
        ("a choice where there is none", sheet("xã A", r#"{"A":{"choice":"x"}}"#).into_bytes(), "A06"),
        ("other framework", edited("qd766-2022", "qd767-2022"), "A01"),
        ("denominator out of range", edited("\"answers\"", "\"attainable\":\"101\",\"answers\""), "A08"),
        ("other format", edited("thuocdo.assessment", "thuocdo.framework"), "F06"),
        ("no format", edited("\"format\":\"thuocdo.assessment\",", ""), "F08"),
        ("newer version", edited("\"version\":1", "\"version\":3"), "F07"),
        ("an appraisal in a file of version 1", edited(ON_TIME, r#"{"A":{"appraisal":{}}}"#), "F09"),
        ("version of another kind", edited("\"version\":1", "\"version\":\"1\""), "F12"),
        ("unknown field", edited("\"period\"", "\"perod\":\"2026\",\"period\""), "F09"),
        ("one field twice", edited("\"period\"", "\"period\":\"2025\",\"period\""), "F10"),
        ("no period", edited("\"period\":\"2026\",", ""), "F08"),
        ("no such month", edited("\"2026\"", "\"2026-13\""), "F18"),
        ("no name", edited("xã A", " "), "F15"),
        ("a list for an object", edited(ON_TIME, "[]"), "F11"),
        ("no day of the calendar", edited(ON_TIME, r#"{"A":{"evidence":[{"date":"2026-02-30"}]}}"#), "F17"),
        ("a bad id", edited("\"ON_TIME\"", "\"ON\\u0000TIME\""), "F16"),
        ("truncated", good.as_bytes()[..good.len() - 20].to_vec(), "F03"),
        (
            "not UTF-8",
            edited("xã A", "xa A").iter().map(|byte| if *byte == b'A' { 0xff } else { *byte }).collect(),
            "F05",
        ),
        ("UTF-16", good.encode_utf16().flat_map(u16::to_le_bytes).collect(), "F05"),
        ("a spreadsheet", b"PK\x03\x04\x14\x00\x06\x00\x08\x00".to_vec(), "F04"),
        ("empty", Vec::new(), "F01"),
        ("only white space", b" \n\r\n\t".to_vec(), "F01"),
        ("null", b"null".to_vec(), "F11"),
        ("a number", b"42".to_vec(), "F11"),
        ("an array", format!("[{good}]").into_bytes(), "F11"),
        ("deep nesting", "[".repeat(200_000).into_bytes(), "F22"),
        ("deep nesting over lines", "{\"a\":\n".repeat(100_000).into_bytes(), "F22"),
        ("50 MB on one line", vec![b' '; 50_000_000], "F02"),
        ("50 MB on many lines", "{\"aaaaaaaaaaaaaaaaaaaa\":\n".repeat(2_000_000).into_bytes(), "F02"),
    ]
}

#[test]
fn every_bad_input_is_told_in_a_sentence_and_never_with_a_panic() {
    let folder = Folder::new();
    for (what, content, code) in bad_inputs() {
        let file = folder.file("phieu.json", &content);
        for command in ["score", "verify"] {
            let ran = run(&[command, &file]);
            assert_eq!(ran.code, Some(1), "{what}: {command} should fail; it said {:?}", ran.err);
            assert!(
                ran.codes().iter().any(|found| found.starts_with(code)),
                "{what}: wanted {code}, {command} said {:?}",
                ran.err
            );
            let sentence = ran.err.lines().find(|line| line.contains(code)).unwrap();
            assert!(sentence.starts_with(&file) && sentence.ends_with(['.', '?']), "{what}: {sentence:?}");
            assert!(ran.err.len() < 4_000, "{what}: {} bytes of complaint", ran.err.len());
        }
        let piped = run_with(&["score", "-"], content);
        assert_eq!(piped.code, Some(1), "{what} on standard input");
        assert!(piped.codes().iter().any(|found| found.starts_with(code)), "{what} on standard input: {:?}", piped.err);
    }
}

#[test]
fn what_is_too_large_is_told_once_with_its_whole_size() {
    let lines = "{\"aaaaaaaaaaaaaaa\":\n".repeat((50 << 20) / 20);
    for content in [vec![b' '; 50 << 20], lines.into_bytes()] {
        assert_eq!(content.len(), 50 << 20);
        let ran = run_with(&["score", "-"], content);
        assert_eq!(ran.codes(), ["F02"]);
        assert!(ran.err.contains("50 MB"), "{}", ran.err);
    }
    let mut two = vec![b'x'; 5 << 20];
    two.extend(format!("\n{}\n", sheet("xã A", "{}")).into_bytes());
    let ran = run_with(&["score", "-"], two);
    assert_eq!((ran.codes(), ran.lines().len()), (vec!["F02".to_owned()], 1), "the next line is scored");
}

#[test]
#[cfg(unix)]
fn an_input_without_an_end_is_given_up() {
    for command in [&["lint", "/dev/zero"][..], &["score", "/dev/zero"]] {
        let ran = run(command);
        assert_eq!((ran.code, ran.codes()), (Some(1), vec!["F21".to_owned()]), "{command:?}: {}", ran.err);
        assert!(ran.err.contains("đã đọc 1.024 MB mà chưa hết"), "{command:?}: {}", ran.err);
    }
}

#[test]
fn what_is_wrong_is_in_the_output_too_with_its_place() {
    let sheet = sheet("xã A", r#"{"ON_TIME":{"figures":{"num":"48","den":"47"}},"ON_TIMES":{"points":"1"}}"#);
    let ran = run_with(&["score", "-"], sheet);
    let problems = ran.line()["problems"].clone();
    let told: Vec<[&str; 3]> = problems
        .as_array()
        .unwrap()
        .iter()
        .map(|one| ["code", "severity", "path"].map(|key| one[key].as_str().unwrap()))
        .collect();
    assert_eq!(told, [["A03", "error", "answers.ON_TIMES"], ["N08", "error", "answers.ON_TIME"]]);
    assert_eq!(problems[1]["node"], "ON_TIME");
    assert!(problems[1]["message"].as_str().unwrap().contains("20"), "the provisional points are named");
}

#[test]
fn a_warning_is_told_once_and_does_not_fail() {
    let hash = "0".repeat(64);
    let changed = sheet("xã A", "{}").replacen("\"qd766-2022\"", &format!("\"qd766-2022\",\"hash\":\"{hash}\""), 1);
    let turned = sheet("xã \\u202eA", "{}");
    let unsafe_link = sheet("xã A", r#"{"A":{"evidence":[{"link":"javascript:alert(1)"}]}}"#);
    let nothing_occurred = sheet("xã A", r#"{"DOSSIER_SYNC":{"figures":{"num":"0","den":"0"}}}"#);
    let table = [
        ("another framework text", changed, "A02"),
        ("a hidden character", turned, "F20"),
        ("an unsafe link", unsafe_link, "A09"),
        ("0/0 without a result", nothing_occurred, "N10"),
        // 766/QĐ-TTg holds from 23/6/2022 on.
        ("a period out of force", sheet("xã A", "{}").replace("\"2026\"", "\"2021\""), "A13"),
    ];
    for (what, text, code) in table {
        let ran = run_with(&["score", "-"], text);
        assert_eq!(ran.code, Some(0), "{what}");
        assert_eq!(ran.codes(), [code], "{what}");
        let problems = ran.line()["problems"].clone();
        assert_eq!(problems.as_array().unwrap().len(), 1, "{what}");
        assert_eq!((problems[0]["code"].as_str(), problems[0]["severity"].as_str()), (Some(code), Some("warning")));
    }
}

/// 766/QĐ-TTg holds from 23/6/2022 on.
#[test]
fn a_period_out_of_force_is_told_once_of_a_ranking() {
    let folder = Folder::new();
    let of = |name: &str| sheet(name, ON_TIME).replace("\"2026\"", "\"2021\"");
    let (one, other) = (folder.file("1.json", of("xã A")), folder.file("2.json", of("xã B")));
    let ran = run(&["rank", &one, &other]);
    assert_eq!((ran.code, ran.codes()), (Some(0), vec!["A13".to_owned()]), "{}", ran.err);
    assert!(ran.err.starts_with("qd766-2022: A13: Bộ tiêu chí không áp dụng cho năm 2021, chỉ áp dụng từ 23/06/2022."));
}

#[test]
fn one_unit_twice_in_a_run_is_told_however_it_is_spelled() {
    let folder = Folder::new();
    let first = folder.file("1.json", sheet("UBND xã Vân Canh", "{}"));
    let second = folder.file("2.json", sheet("UBND  Xã Vân Canh", "{}"));
    let ran = run(&["score", &first, &second]);
    assert_eq!((ran.code, ran.codes()), (Some(1), vec!["A04".to_owned()]));
    assert_eq!(ran.lines().len(), 2, "both are scored");
    assert!(ran.err.starts_with(&second), "{}", ran.err);
    let other_period = folder.file("3.json", sheet("UBND xã Vân Canh", "{}").replace("\"2026\"", "\"2026-10\""));
    assert_eq!(run(&["score", &first, &other_period]).code, Some(0));
    // Communes and wards of one name, and units that their codes tell apart, are units of their own.
    let ward = folder.file("4.json", sheet("UBND phường Vân Canh", "{}"));
    assert_eq!(run(&["score", &first, &ward]).code, Some(0));
    let coded =
        |code: &str| sheet("UBND xã Vân Canh", "{}").replace("\"name\"", &format!("\"code\":\"{code}\",\"name\""));
    let (one, other) = (folder.file("5.json", coded("H1")), folder.file("6.json", coded("H2")));
    assert_eq!(run(&["score", &one, &other]).code, Some(0));
    assert_eq!(run(&["score", &one, &first]).codes(), ["A04"]);
}

#[test]
fn what_cannot_be_opened_is_told_and_the_rest_is_done() {
    let folder = Folder::new();
    let good = folder.file("phieu.json", sheet("xã A", "{}"));
    let missing = folder.path().join("khong-co.json").to_str().unwrap().to_owned();
    let directory = folder.path().to_str().unwrap().to_owned();
    for bad in [missing, directory, String::new()] {
        for command in ["score", "link", "verify"] {
            let ran = run(&[command, &bad, &good]);
            assert_eq!((ran.code, ran.codes()), (Some(1), vec!["F21".to_owned()]), "{command} {bad}: {}", ran.err);
            assert_eq!(ran.out.lines().count(), 1, "{command} {bad}");
        }
        let ran = run(&["lint", &bad, "qd766-2022"]);
        assert_eq!((ran.code, ran.codes()), (Some(1), vec!["F21".to_owned()]));
        assert!(ran.err.contains(&format!("“{bad}”")), "{}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_unicode_does_not_panic() {
    use std::os::unix::ffi::OsStrExt;
    let output = command(&["score"]).arg(std::ffi::OsStr::from_bytes(b"phi\xff.json")).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("F21"));
}

#[test]
fn a_wrong_call_shows_how_to_call() {
    for arguments in [&[][..], &["cham"], &["score"], &["verify"], &["lint"], &["link"], &["--nope"], &[""]] {
        let ran = run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.err.contains("Cách dùng:") && ran.err.contains("thuocdo score"), "{arguments:?}: {}", ran.err);
    }
    for arguments in [["--help"], ["help"], ["-h"]] {
        let ran = run(&arguments);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        assert!(ran.out.contains("Cách dùng:"));
    }
    for command in ["score", "rank", "survey", "publish", "link", "verify", "xlsx", "lint", "schema"] {
        for arguments in [&[command, "--help"][..], &[command, "-h"], &[command, "khong-co.json", "--help"]] {
            let ran = run(arguments);
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
            assert!(ran.out.contains("Cách dùng:"), "{arguments:?}");
        }
    }
    assert_eq!(run(&["cham", "--help"]).code, Some(2));
    assert_eq!(run(&["--version"]).out, format!("thuocdo {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let batch: String =
        (0..2_000).map(|i| sheet(&format!("xã {i}"), r#"{"KHONG_CO":{"points":"1"}}"#) + "\n").collect();
    let folder = Folder::new();
    let file = folder.file("dot.ndjson", batch);
    let mut child =
        command(&["score", &file]).stdout(Stdio::piped()).stderr(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap();
    // As `thuocdo score … 2>&1 | head -1` does: one line of each, then both ends are closed.
    for stream in
        [Box::new(child.stdout.take().unwrap()) as Box<dyn std::io::Read>, Box::new(child.stderr.take().unwrap())]
    {
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).unwrap();
        assert!(!line.is_empty());
    }
    let code = child.wait().unwrap().code();
    assert!(code.is_some_and(|code| code <= 1), "{code:?}; a panic would be 101");
}
