//! `thuocdo audit`: what a published table says of itself, in sentences and as JSON, and the exit code.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Folder, keys, ordered, repository_file, run, run_with};

const SOUND: &str = "Hạng\tĐơn vị\tTổng điểm\n1\tSở A\t90\n2\tSở B\t80\n3\tSở C\t70\n4\tSở D\t60\n5\tSở E\t50\n";

#[test]
fn what_contradicts_itself_is_told_and_fails() {
    let wrong = SOUND.replace("3\tSở C", "2\tSở C");
    for (text, code, told) in [(SOUND, 0, false), (wrong.as_str(), 1, true)] {
        let ran = run_with(&["audit", "-"], text);
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{}", ran.out);
        assert_eq!(ran.out.contains("-: Mâu thuẫn: U34: dòng 4, Sở C, cột “Tổng điểm”: "), told, "{}", ran.out);
        let last = ran.out.lines().last().unwrap();
        assert!(last.starts_with(&format!("-: {} chỗ mâu thuẫn, ", usize::from(told))), "{last}");
    }
}

#[test]
fn json_has_the_documented_shape() {
    let ran = run_with(&["audit", "-", "--json"], SOUND.replace("3\tSở C", "2\tSở C").as_str());
    assert_eq!(ran.code, Some(1));
    let whole = ordered(ran.out.lines().next().unwrap());
    assert_eq!(keys(&whole), ["file", "tables", "findings", "agreed", "unchecked"]);
    let line = ran.line();
    assert_eq!(line["tables"][0]["rows"], 5);
    assert_eq!(line["tables"][0]["columns"][1]["heading"], "Đơn vị");
    let finding = &line["findings"][0];
    for (field, wanted) in [
        ("code", "U34"),
        ("severity", "contradiction"),
        ("certainty", "certain"),
        ("unit", "Sở C"),
        ("column", "Tổng điểm"),
    ] {
        assert_eq!(finding[field], wanted, "{finding}");
    }
    assert_eq!(finding["line"], 4);
    let page = repository_file("docs/audit.md");
    for field in finding.as_object().unwrap().keys().chain(line.as_object().unwrap().keys()) {
        assert!(page.contains(&format!("`{field}`")), "{field}");
    }
}

/// The articles of the seeds, as they are kept for the auditor's own tests.
#[test]
fn the_articles_of_the_seeds() {
    let folder = Folder::new();
    for (article, code) in ARTICLES {
        let text = repository_file(&format!("crates/core/tests/golden/seeds-articles/{article}.txt"));
        let ran = run(&["audit", &folder.file("bai.txt", text), "--json"]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{article}");
        assert!(!ran.line()["agreed"].as_array().unwrap().is_empty(), "{article}");
    }
}

const ARTICLES: [(&str, i32); 5] = [
    ("lai-chau-2020", 0),
    ("lao-cai-2016", 0),
    ("lao-cai-766-2024-10", 0),
    ("lao-cai-par-2024", 0),
    ("van-yen-2023-08", 1),
];

#[test]
fn what_cannot_be_read_is_told() {
    let folder = Folder::new();
    let sound = folder.file("bang.txt", SOUND);
    let ran = run(&["audit", &folder.file("sai.csv", b"\xff\x00\x01"), &sound]);
    assert_eq!((ran.code, ran.codes()), (Some(1), vec!["T03".to_owned()]));
    assert!(ran.out.contains("0 chỗ mâu thuẫn"), "{}", ran.out);
    for call in [vec!["audit"], vec!["audit", "--json"], vec!["audit", &sound, "--khong-co"]] {
        assert_eq!(run(&call).code, Some(2), "{call:?}");
    }
    assert_eq!(run(&["audit", &sound, "--framework", "lai-chau-2020"]).code, Some(0));
    assert_eq!(run(&["audit", &sound, "--framework", "khong-co"]).code, Some(1));
    assert_eq!(run(&["audit", "--help"]).code, Some(0));
}
