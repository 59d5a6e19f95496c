//! Workbooks on the command line: units ranked from one, a publication written as one.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Folder, run, workbook_of};

#[test]
fn a_table_in_a_workbook_is_ranked_as_the_same_table_in_text() {
    let folder = Folder::new();
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>unit</t></is></c><c r="B1" t="inlineStr"><is><t>1</t></is></c><c r="C1" t="inlineStr"><is><t>2</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>X</t></is></c><c r="B2"><v>60.25</v></c><c r="C2"><v>20</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>Y</t></is></c><c r="B3"><v>61.234</v></c><c r="C3"><v>20</v></c></row>"#;
    let path = folder.file("bang.xlsx", workbook_of(rows));
    let ran = run(&["rank", &path, "--framework", "lai-chau-2020"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("“Cũ”"), "the other sheet is named: {}", ran.err);
    let text = folder.file("bang.csv", "unit;1;2\nX;60,25;20\nY;61,2340;20\n");
    assert_eq!(ran.line(), run(&["rank", &text, "--framework", "lai-chau-2020"]).line());
    // What is no workbook, and an old one.
    for (bytes, code) in [(&b"PK\x03\x04x"[..], "T27"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "T28")] {
        let path = folder.file("hong.xlsx", bytes);
        let ran = run(&["rank", &path, "--framework", "lai-chau-2020"]);
        assert_eq!((ran.code, ran.codes()), (Some(1), vec![code.to_owned()]));
    }
}

#[test]
fn a_publication_becomes_a_workbook_that_ranks_alike() {
    let folder = Folder::new();
    let publication = folder.file("cong-bo.json", common::repository_file("assets/publications/gia-lai-2026.json"));
    let out = folder.path().join("bang.xlsx").to_str().unwrap().to_owned();
    let ran = run(&["xlsx", &publication, "--out", &out]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
    let order = |path: &str| {
        let ran = run(&["rank", path, "--framework", "qd766-2022"]);
        let rows = ran.line().as_array().unwrap().clone();
        rows.iter().map(|row| (row["unit"].clone(), row["rank"].clone(), row["index"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(order(&out), order(&publication));
    assert_eq!(order(&out).len(), 32);
    for (arguments, code) in
        [(&["xlsx"][..], 2), (&["xlsx", "a", "b"], 2), (&["xlsx", "--sai", "a"], 2), (&["xlsx", "khong-co.json"], 1)]
    {
        assert_eq!(run(arguments).code, Some(code), "{arguments:?}");
    }
    let nowhere = folder.path().join("khong/co/bang.xlsx").to_str().unwrap().to_owned();
    assert_eq!(run(&["xlsx", &publication, "--out", &nowhere]).code, Some(1));
}
