//! Units without any result in `rank` and `publish`, and all else that is read and would else be passed over in silence.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Folder, ON_TIME, json, keys, ordered, run, run_with, sheet};
use serde_json::{Value, json};

const PAGE: &str =
    "<!doctype html><head><meta content=./a.js name=thuocdo-js><meta content=./a.wasm name=thuocdo-wasm></head>";
const LAI_CHAU: &[&str] = &["rank", "-", "--framework", "lai-chau-2020"];

/// The rows of a ranking as rank, unit, total, denominator and index.
fn told(rows: &Value) -> Vec<[Value; 5]> {
    let row = |row: &Value| ["rank", "unit", "total", "attainable", "index"].map(|key| row[key].clone());
    rows.as_array().unwrap().iter().map(row).collect()
}

#[test]
fn a_unit_without_any_result_is_named_and_has_no_number_but_its_denominator() {
    let table = "unit;THAM_DINH;DIEU_TRA\nSở Y;;\nSở A;60;20\nSở B;0;\nSở X;-;\n";
    let ran = run_with(LAI_CHAU, table);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let null = || Value::Null;
    assert_eq!(
        told(&ran.line()),
        [
            [json!(1), json!("Sở A"), json!("80.00"), json!("98"), json!("81.63")],
            [json!(2), json!("Sở B"), json!("0.00"), json!("98"), json!("0.00")],
            [null(), json!("Sở X"), null(), json!("98"), null()],
            [null(), json!("Sở Y"), null(), json!("98"), null()],
        ]
    );
    assert!(ran.err.contains("2 đơn vị chưa có kết quả, không xếp hạng: Sở X; Sở Y.\n"), "{}", ran.err);
    let rows = ordered(&ran.out);
    let usual = ["rank", "unit", "group", "total", "attainable", "index", "class"];
    let thuocdo_core::Json::List(rows) = rows else { panic!() };
    assert_eq!(keys(&rows[0]), usual);
    assert_eq!(keys(&rows[2]), [&usual[..], &["no_result"]].concat());
    assert_eq!(ran.line()[2]["class"], Value::Null);
    assert_eq!(ran.line()[2]["no_result"], true);
}

#[test]
fn sheets_and_rounds_without_answers_are_ranked_nowhere() {
    let sheets = [sheet("xã B", "{}"), sheet("xã A", ON_TIME)].join("\n");
    let round = format!(
        r#"{{"format":"thuocdo.round","version":1,"title":"Đợt","framework":{{"id":"qd766-2022"}},"period":"2026","groups":[],
        "units":[{{"unit":{{"name":"xã B"}},"answers":{{}}}},{{"unit":{{"name":"xã A"}},"answers":{ON_TIME}}}]}}"#
    );
    for input in [sheets, round.replace('\n', " ")] {
        let ran = run_with(&["rank", "-"], input.as_str());
        let rows = ran.line();
        assert_eq!((ran.code, &rows[0]["rank"], &rows[0]["unit"]), (Some(0), &json!(1), &json!("xã A")), "{}", ran.err);
        assert_eq!(
            (&rows[1]["rank"], &rows[1]["total"], &rows[1]["no_result"]),
            (&Value::Null, &Value::Null, &json!(true))
        );
        assert!(ran.err.contains("1 đơn vị chưa có kết quả, không xếp hạng: xã B."), "{}", ran.err);
    }
}

#[test]
fn what_is_understood_and_passed_over_in_a_table_is_told() {
    let table = "BẢNG ĐIỂM\nSTT;Đơn vị;THAM_DINH;Ghi chú\nI;Các sở;;\n1;Sở A;60,5;tốt\n2;Sở B;-;\n;Tổng;60,5;";
    let ran = run_with(LAI_CHAU, table);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for line in [
        "-: Các ô được ngăn bằng dấu chấm phẩy (;).",
        "-: Ô A1: dòng “BẢNG ĐIỂM” nằm trên tiêu đề nên được bỏ qua.",
        "-: Ô A2: cột “STT” không dùng để tính nên được bỏ qua.",
        "-: Ô D2: cột “Ghi chú” không dùng để tính nên được bỏ qua.",
        "-: Ô B3: các dòng bên dưới thuộc nhóm “Các sở”.",
        "-: Ô B6: dòng “Tổng” không phải đơn vị nên được bỏ qua.",
        "-: Cột C: 1 số có dấu phân cách, ví dụ ô C4 “60,5” được đọc là 60,5.",
        "-: Cột C: 1 ô ghi “-”, ví dụ ô C5, được hiểu là chưa chấm.",
    ] {
        assert!(ran.err.lines().any(|told| told == line), "{line}\n{}", ran.err);
    }
    // Of a table of results alone as well, once.
    let ran = run_with(LAI_CHAU, "STT;Đơn vị;Tổng điểm\n1;A;79\n2;B;70\n;Trung bình;74,5");
    assert_eq!(ran.err.matches("“Trung bình” không phải đơn vị").count(), 1, "{}", ran.err);
}

#[test]
fn a_unit_that_is_there_twice_is_found_among_any_number_of_namesakes() {
    let of = |at: usize| sheet("xã A", "{}").replace(r#""name":"xã A""#, &format!(r#""name":"xã A","code":"H{at}""#));
    assert!(of(1).contains("H1"), "{}", of(1));
    let mut sheets: Vec<String> = (0..70).map(of).collect();
    sheets.push(of(69));
    let ran = run_with(&["rank", "-"], sheets.join("\n"));
    assert_eq!((ran.code, ran.codes()), (Some(1), vec!["A04".to_owned()]), "{}", ran.err);
    // Of a table, against those before it and not against its own rows, which the table tells.
    let folder = Folder::new();
    let rows: String = (0..70).map(|at| format!("xã A;H{at};1\n")).collect();
    let table = folder.file("bang.csv", format!("unit;code;CKMB\n{rows}"));
    let before = folder.file("phieu.json", of(69));
    let after = folder.file("sau.json", of(68));
    let ran = run(&["rank", &before, &table, &after, "--framework", "qd766-2022"]);
    assert_eq!((ran.code, ran.codes()), (Some(1), vec!["A04".to_owned(), "A04".to_owned()]), "{}", ran.err);
}

#[test]
fn a_publication_keeps_them_without_a_number_and_says_why_points_were_given_by_hand() {
    let folder = Folder::new();
    for (path, content) in [
        ("dist/index.html", PAGE),
        ("dist/sw.js", "worker"),
        ("dist/files.json", r#"{"format":"thuocdo.files","version":1,"files":["index.html","sw.js"]}"#),
    ] {
        std::fs::create_dir_all(folder.path().join("dist")).unwrap();
        folder.file(path, content);
    }
    let answers = r#"{"ON_TIME":{"figures":{"num":"900","den":"1000"},"appraisal":{
        "first":{"points":"10","reason":"Thiếu sổ theo dõi"}}}}"#;
    let round = format!(
        r#"{{"format":"thuocdo.round","version":1,"title":"Đợt","framework":{{"id":"qd766-2022"}},"period":"2026","groups":[],
        "units":[{{"unit":{{"name":"xã B"}},"answers":{{}}}},{{"unit":{{"name":"xã A"}},"answers":{answers}}}]}}"#
    );
    let file = folder.file("dot.json", round);
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (app, moment) = (format!("--app={}", at("dist")), "2026-11-25T14:05:00+07:00");
    let ran = run(&["publish", &at("ra"), &file, "--publisher=UBND tỉnh", "--published-at", moment, &app]);
    assert_eq!((ran.code, &ran.line()["units"]), (Some(0), &json!(2)), "{}", ran.err);
    assert!(ran.err.contains("1 đơn vị chưa có kết quả, không xếp hạng: xã B."), "{}", ran.err);
    let published = json(&std::fs::read_to_string(at("ra/cong-bo.json")).unwrap());
    let units = published["units"].as_array().unwrap();
    assert_eq!((&units[0]["unit"]["name"], &units[0]["published"]["rank"]), (&json!("xã A"), &json!(1)));
    assert_eq!(units[0]["answers"]["ON_TIME"]["note"], "Thẩm định lần 1: Thiếu sổ theo dõi\nTự chấm: 900 / 1.000");
    let blank = units[1]["published"].as_object().unwrap();
    assert_eq!(blank.keys().collect::<Vec<_>>(), ["attainable"], "{blank:?}");
    assert_eq!(run(&["verify", &at("ra/cong-bo.json")]).line()["agrees"], true);
    let table = std::fs::read_to_string(at("ra/xep-hang.csv")).unwrap();
    assert!(table.lines().last().unwrap().starts_with(";xã B;"), "{table}");
    assert!(run(&["xlsx", &at("ra/cong-bo.json"), "--out", &at("bang.xlsx")]).code == Some(0));
}
