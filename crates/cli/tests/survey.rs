//! `thuocdo survey`: the index of each unit with its sample error, and what cannot be read.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Folder, keys, ordered, run, run_with, workbook_of};
use serde_json::json;

const HEADING: &str = "Đơn vị;Yếu tố;Nội dung;level1;level2;level3;level4;level5";

#[test]
fn each_unit_has_its_index_and_error() {
    let table = format!(
        "{HEADING}\nUBND xã A;Tiếp cận;Giờ giấc;1;2;4;30;13\nUBND xã A;Kết quả;Đúng hạn;0;0;8;20;22\nUBND xã B;Tiếp cận;Giờ giấc;0;0;10;30;10\nUBND xã B;Kết quả;Đúng hạn;0;0;0;20;30\nUBND xã C;Tiếp cận;Giờ giấc;50;0;0;0;0\nUBND xã C;Kết quả;Đúng hạn;0;0;0;0;0\n"
    );
    let ran = run_with(&["survey", "-"], table.as_str());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let lines = ran.lines();
    let said = |at: usize| ["unit", "index", "margin", "answers", "not_told_apart"].map(|key| lines[at][key].clone());
    // (86 + 84) ÷ 2 and (80 + 100) ÷ 2 of 50 each; what nobody answered is in no mean.
    assert_eq!(said(0), [json!("UBND xã A"), json!("85.00"), json!("9.90"), json!(50), json!(1)]);
    assert_eq!(said(1), [json!("UBND xã B"), json!("90.00"), json!("8.32"), json!(50), json!(1)]);
    assert_eq!(said(2), [json!("UBND xã C"), json!("0.00"), json!("0.00"), json!(50), json!(0)]);
    let factors = &lines[2]["factors"];
    assert_eq!(
        factors[1],
        json!({"name": "Kết quả", "index": null, "margin": null, "answers": 0,
        "items": [{"name": "Đúng hạn", "index": null, "margin": null, "answers": 0}]})
    );
    let first = ordered(ran.out.lines().next().unwrap());
    assert_eq!(keys(&first), ["unit", "index", "margin", "answers", "not_told_apart", "factors"]);
}

#[test]
fn a_unit_that_cannot_be_read_has_no_line() {
    let folder = Folder::new();
    let table = format!("{HEADING}\nUBND xã A;;a;1;;4;30;13\nUBND xã B;;a;0;0;10;30;10\n");
    let file = folder.file("khao-sat.csv", table);
    let ran = run(&["survey", &file]);
    assert_eq!((ran.code, ran.codes()), (Some(1), vec!["S02".to_owned()]));
    assert!(ran.err.contains("Ô E2: chưa có số phiếu của mức “Không hài lòng”"), "{}", ran.err);
    assert_eq!(ran.line()["unit"], "UBND xã B");
    assert!(ran.err.contains("khao-sat.csv: 1 đơn vị không tính được chỉ số: UBND xã A.\n"), "{}", ran.err);
    for (content, code) in [(&b""[..], "F01"), (b"a;b\n1;2", "T06"), (b"\xff\x00\x01", "T03")] {
        let ran = run(&["survey", &folder.file("sai.csv", content)]);
        assert_eq!((ran.code, ran.codes(), ran.out.as_str()), (Some(1), vec![code.to_owned()], ""));
    }
    assert_eq!(run(&["survey"]).code, Some(2));
}

#[test]
fn answers_in_a_workbook_are_read_as_the_same_in_text() {
    let folder = Folder::new();
    let lines = [HEADING, "UBND xã A;Tiếp cận;Giờ giấc;1;2;4;30;13", "UBND xã B;Tiếp cận;Giờ giấc;0;0;10;30;10"];
    let cell = |text: &str| match text.parse::<u32>() {
        Ok(number) => format!("<c><v>{number}</v></c>"),
        Err(_) => format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#),
    };
    let rows: String =
        lines.iter().map(|line| format!("<row>{}</row>", line.split(';').map(cell).collect::<String>())).collect();
    let ran = run(&["survey", &folder.file("khao-sat.xlsx", workbook_of(&rows))]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("“Cũ”"), "the other sheet is named: {}", ran.err);
    assert_eq!(ran.lines(), run_with(&["survey", "-"], lines.join("\n").as_str()).lines());
    let broken = run(&["survey", &folder.file("hong.xlsx", b"PK\x03\x04x")]);
    assert_eq!((broken.code, broken.codes()), (Some(1), vec!["T27".to_owned()]));
}
