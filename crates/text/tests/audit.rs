//! Every code of the auditor has its sentence, its row in docs/audit.md and its weight there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "audit/everything.rs"]
mod everything;
#[path = "audit/wording.rs"]
mod wording;

use std::collections::BTreeSet;

use everything::d;
use thuocdo_core::audit::{Audit, CellSpot, Certainty, Finding, Matter, Meaning, Measure, Severity, Spot, audit};
use thuocdo_text::audit::{certainty, columns, line, meaning, place, sentence, severity};

const TABLE: &str = "STT\tĐơn vị\tĐiểm A\tĐiểm B\tTổng điểm\tChỉ số (%)\tXếp loại\n1\tSở Nội vụ\t60\t20\t80\t80,00\tTốt\n\
                     2\tSở Y tế\t50\t20\t70\t70,00\tKhá\n3\tSở \u{202e}X\t40\t20\t60\t60,00\tYếu";

fn found(matter: Matter) -> (Finding, Audit) {
    let cell = CellSpot { table: 0, row: Some(2), column: Some(5) };
    let spot = Spot { line: 4, cell: Some(cell) };
    (Finding { spot, quote: "KAD".into(), certainty: Certainty::Certain, matter }, audit(TABLE, None))
}

/// What can be said, each with its sentence.
fn everything() -> Vec<(Matter, &'static str)> {
    [everything::everything(), wording::wording()].concat()
}

#[test]
fn every_matter_has_its_sentence() {
    let mut codes = BTreeSet::new();
    for (matter, wanted) in everything() {
        codes.insert(matter.code());
        let (finding, audit) = found(matter);
        assert_eq!(sentence(&finding, &audit), wanted);
    }
    assert_eq!(codes, known(), "a code has no sentence in this table");
}

fn repository_file(path: &str) -> String {
    let full = concat!(env!("CARGO_MANIFEST_DIR"), "/../../").to_owned() + path;
    std::fs::read_to_string(&full).unwrap_or_else(|error| panic!("{full}: {error}"))
}

/// The codes of the core, each once.
fn known() -> BTreeSet<&'static str> {
    let source: &'static str = Box::leak(repository_file("crates/core/src/audit/matter.rs").into_boxed_str());
    let is_code =
        |text: &&str| text.len() == 3 && text.starts_with('U') && text[1..].bytes().all(|b| b.is_ascii_digit());
    let all: Vec<&str> = source.split('"').skip(1).step_by(2).filter(is_code).collect();
    let unique: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(unique.len(), all.len(), "a code is used twice");
    unique
}

#[test]
fn the_page_explains_every_code_with_its_weight() {
    let weights: Vec<(&str, &str)> = vec![
        ("Contradiction", "contradiction"),
        ("NotReproduced", "not reproduced"),
        ("Look", "worth a look"),
        ("Agrees", "agrees"),
        ("NotChecked", "not checked"),
    ];
    let page = repository_file("docs/audit.md");
    let mut rows = BTreeSet::new();
    for (matter, _) in everything() {
        let code = matter.code();
        let row = page.lines().find(|line| line.starts_with(&format!("| {code} |")));
        let row = row.unwrap_or_else(|| panic!("docs/audit.md has no row for {code}"));
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        assert_eq!(cells.len(), 4, "{row}");
        let weight = format!("{:?}", matter.severity());
        let wanted = weights.iter().find(|(name, _)| *name == weight).unwrap().1;
        assert_eq!(cells[1], wanted, "{row}");
        rows.insert(code);
    }
    let told = page.lines().filter(|line| line.starts_with("| U")).count();
    assert_eq!(told, rows.len(), "docs/audit.md explains a code that is not given");
}

#[test]
fn gaps_of_ranks_and_of_running_numbers_are_told_apart() {
    let said = |text: &str| -> Vec<String> {
        let audit = audit(text, None);
        audit.findings.iter().filter(|it| it.code() == "U35").map(|it| line(it, &audit)).collect()
    };
    let rows =
        |heading: &str| format!("{heading}\tĐơn vị\tTổng điểm\n1\tA\t90\n2\tB\t80\n3\tC\t70\n4\tD\t60\n9\tE\t50");
    assert_eq!(
        said(&rows("Xếp hạng")),
        [
            "U35: dòng 6, E, cột “Xếp hạng”: Thứ hạng đi từ 4 đến 9 mà không phải do có đơn vị đồng hạng: bảng có thể là bản trích, thiếu đơn vị hoặc ghi sai một thứ hạng."
        ]
    );
    assert_eq!(
        said(&rows("STT")),
        ["U35: dòng 6, E, cột “STT”: Số thứ tự đi từ 4 đến 9: có thể thiếu, thừa hoặc sai một dòng."]
    );
}

#[test]
fn every_column_is_said() {
    let text = "STT\tĐơn vị\tThể chế\tTổng điểm\tThứ bậc\t\t\n1\tSở Nội vụ\t60\t80\t1\tx\t\n2\tSở Y tế\t50\t70\t2\t\t";
    let audit = audit(text, None);
    let table = &audit.tables[0];
    assert_eq!(columns::table(table), "Bảng ở dòng 1–3, 2 đơn vị");
    let said: Vec<String> = columns::columns(table).map(columns::column).collect();
    let wanted = [
        "“STT”: số thứ tự",
        "“Đơn vị”: tên đơn vị",
        "“Thể chế”: chưa nhận ra",
        "“Tổng điểm”: tổng điểm",
        "“Thứ bậc”: thứ hạng",
    ];
    assert_eq!(said, wanted);
    assert!(columns::has_unknown(&audit));
    assert!(!columns::has_unknown(&thuocdo_core::audit::audit(TABLE, None)));
}

#[test]
fn places_and_words_around_a_finding() {
    let (finding, audit) = found(Matter::NumberGap { before: d("7"), number: d("9") });
    // What cannot be seen is not in the name: the auditor reads without it.
    assert_eq!(place(&finding, &audit), "dòng 4, Sở X, cột “Chỉ số (%)”");
    assert_eq!(
        line(&finding, &audit),
        "U35: dòng 4, Sở X, cột “Chỉ số (%)”: Số thứ tự đi từ 7 đến 9: có thể thiếu, thừa hoặc sai một dòng."
    );
    let whole = Finding { spot: Spot { line: 0, cell: None }, ..finding.clone() };
    assert_eq!(place(&whole, &audit), "");
    // A finding of another audit shows no wrong name, and does no harm.
    let other = Spot { line: 1, cell: Some(CellSpot { table: 7, row: Some(90), column: Some(90) }) };
    assert_eq!(place(&Finding { spot: other, ..finding }, &audit), "dòng 1");
    let severities =
        [Severity::Contradiction, Severity::NotReproduced, Severity::Look, Severity::Agrees, Severity::NotChecked];
    let words = ["Mâu thuẫn", "Không tính lại được", "Nên xem lại", "Khớp", "Chưa kiểm tra được"];
    assert_eq!(severities.map(severity), words);
    assert!(certainty(Certainty::Certain) != certainty(Certainty::AsRead));
    for (of, wanted) in [
        (Meaning::Result(Measure::Index), "chỉ số"),
        (Meaning::Before(Measure::Rank), "thứ hạng kỳ trước"),
        (Meaning::Change(Some(Measure::Total)), "tăng, giảm của tổng điểm"),
        (Meaning::Unknown, "chưa nhận ra"),
    ] {
        assert_eq!(meaning(of), wanted);
    }
}
