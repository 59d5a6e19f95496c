//! Texts that nobody would paste in earnest, and very long ones: they are answered, and nothing panics or hangs.

use crate::shown;
use thuocdo_core::framework::{Outline, OutlineFaultKind, OutlineUse, PastedTable, SpannedCell};

#[test]
fn nothing_panics() {
    let long = "a".repeat(100_000);
    let marks = "\"".repeat(10_001);
    for text in [
        "",
        "\t",
        "\n\n",
        "\"",
        "\"\"\"",
        "|",
        "||||",
        ";",
        "\u{feff}",
        "STT",
        "STT\tTiêu chí",
        "STT\tTiêu chí\tĐiểm\n",
        "(1)\t(2)",
        "1\t2\t3",
        "Tổng\t\t",
        "\tTổng\t9",
        "-\t-\t-",
        "=1+1\t@x\t-2",
        "I\tI\tI",
        "ộ\tộ\tộ",
        "Đ\tĐ\tĐ",
        "1.\t(\t)",
        "Tiêu chí 1:\tMục\t",
        "99999999999999999999999999999999\tA\t99999999999999999999999999999999",
        &long,
        &marks,
    ] {
        let table = PastedTable::of_text(text);
        let outline = Outline::of(&table, &[]);
        outline.to_nodes(&mut Vec::new());
        for taken_as in [
            OutlineUse::Number,
            OutlineUse::Above,
            OutlineUse::Name,
            OutlineUse::Max,
            OutlineUse::Evidence,
            OutlineUse::PassedOver,
        ] {
            for at in 0..3 {
                shown(&Outline::of(&table, &[(at, taken_as), (2 - at, OutlineUse::Above)]));
            }
        }
        assert_eq!(PastedTable::of_text(&table.to_text()).to_text(), table.to_text(), "{text:?}");
    }
}

#[test]
fn ten_thousand_rows_are_taken_and_more_are_told() {
    for number in ["-", ""] {
        let mut text = "STT\tTiêu chí\tĐiểm\n".to_owned();
        text.push_str(&format!("{number}\tMột \"cửa\"\tba\n").repeat(10_001));
        let outline = Outline::read(&text);
        assert_eq!(outline.rows.len(), 10_000);
        assert!(outline.faults.iter().any(|fault| fault.kind == OutlineFaultKind::TooMany { limit: 10_000 }));
        let mut ids = Vec::new();
        outline.to_nodes(&mut ids);
        assert_eq!(ids.len(), 10_000);
    }
    // Every line of a text that is broken everywhere.
    let outline = Outline::read(&format!("STT\tTiêu chí\tĐiểm\n{}", "1\tKế hoạch\nnăm\t2\n".repeat(10_000)));
    assert!((9_999..=10_000).contains(&outline.rows.len()));
    assert!(outline.faults.iter().any(|fault| matches!(fault.kind, OutlineFaultKind::TooMany { .. })));
}

#[test]
fn cells_that_claim_to_reach_far_do_not() {
    let cell = |rows, columns| SpannedCell { text: "x".into(), rows, columns };
    let row = vec![cell(usize::MAX, usize::MAX), cell(0, 0)];
    let mut table = PastedTable::default();
    table.add_table(vec![row.clone(); 3]);
    table.add_table(vec![Vec::new(); 3]);
    let outline = Outline::of(&table, &[]);
    assert!(outline.faults.iter().any(|fault| matches!(fault.kind, OutlineFaultKind::TooManyColumns { .. })));
    let mut table = PastedTable::default();
    table.add_table(vec![vec![cell(1, 1)]; 30_000]);
    let outline = Outline::of(&table, &[]);
    assert!(outline.faults.iter().any(|fault| matches!(fault.kind, OutlineFaultKind::TooMany { .. })));
}
