//! Texts that nobody would paste in earnest: they are answered, and nothing panics.

use std::time::Instant;

use proptest::prelude::*;
use thuocdo_core::audit::{FINDING_LIMIT, LINE_LIMIT, Matter, Severity, TEXT_LIMIT, audit};

use crate::articles::LAI_CHAU;
use crate::codes;
use crate::common::random::config;

/// Answers a text and prints how long it took: what grows with the square of its length would not come to an end.
fn quick(name: &str, text: &str) -> thuocdo_core::audit::Audit {
    let begun = Instant::now();
    let audit = audit(text, None);
    println!("{name} takes {:?}", begun.elapsed());
    audit
}

#[test]
fn large_texts_are_answered() {
    let head = "STT\tĐơn vị\tĐiểm A\tĐiểm B\tTổng điểm\tChỉ số (%)\tXếp loại\n";
    let row = |at: u32| format!("{at}\tĐơn vị {at}\t{}\t1\t1\t1\tLoại {at}\n", at % 90);
    let many = |line: &str| line.repeat(100_000);
    let some = |line: &str| line.repeat(20_000);
    for (name, text) in [
        ("digits", "7".repeat(1 << 20)),
        ("digits with points", "7.".repeat(1 << 19)),
        ("fractions", "1/".repeat(1 << 19)),
        ("fractions in a sentence", "1/2 đơn vị có chỉ số tăng ".repeat(20_000)),
        ("lines", many("12\n")),
        ("empty lines", many("\n")),
        ("tabs", many("\t1\t2\n")),
        ("tabs alone", "\t".repeat(1 << 20)),
        ("commas", some("a,b,c\n")),
        ("bars", some("|a|b|\n")),
        ("quotes", some("\"\t\"\n")),
        ("headings", some("STT\n")),
        ("headings and names", some("STT\nĐơn vị\nTổng điểm\n")),
        ("headings in rows", some("STT\tĐơn vị\tTổng điểm\n")),
        ("headings with commas", some("STT,Đơn vị,Tổng điểm\n")),
        ("brackets", "(".repeat(1 << 20)),
        ("lists", some("3 đơn vị (gồm Sở A, Sở B)\n")),
        ("words", "gồm ".repeat(1 << 18)),
        ("ranks", "huyện An Lão xếp thứ 3, tăng 2 bậc\n".repeat(20_000)),
        ("names", (0..20_000).map(|at| format!("huyện A{at} và huyện A{at} B\n")).collect()),
        ("marks", "ộ\u{323}\u{302}".repeat(1 << 17)),
        ("rows", head.to_owned() + &(0..15_000).map(row).collect::<String>()),
        ("groups", head.to_owned() + &(0..8_000).map(|at| format!("I\tNhóm {at}\n{}", row(at))).collect::<String>()),
        (
            "means",
            head.to_owned()
                + &(0..8_000).map(|at| format!("{}\tTrung bình\t1\t1\t1\t1\n", row(at))).collect::<String>(),
        ),
    ] {
        let audit = quick(name, &text);
        for list in [&audit.findings, &audit.agreed, &audit.unchecked] {
            assert!(list.len() <= FINDING_LIMIT, "{name}");
        }
    }
}

#[test]
fn limits_are_told() {
    let audit = quick("too large", &"a".repeat(TEXT_LIMIT + 1));
    assert_eq!(audit.unchecked[0].matter, Matter::TooLarge { bytes: TEXT_LIMIT + 1, limit: TEXT_LIMIT });
    assert!(audit.tables.is_empty());
    let audit = quick("too many lines", &"a\n".repeat(LINE_LIMIT + 1));
    assert_eq!(audit.unchecked[0].matter, Matter::TooManyLines { limit: LINE_LIMIT });
    let many = "Đã giải quyết 120/125 nhiệm vụ, chiếm 50%.\n".repeat(FINDING_LIMIT + 5);
    let audit = quick("too many findings", &many);
    assert_eq!(audit.findings.len(), FINDING_LIMIT);
    assert_eq!(audit.unchecked[0].matter, Matter::MoreFindings { left_out: 5 });
    let audit = quick("a long sentence", &"từ ".repeat(10_000));
    assert_eq!(codes(&audit.unchecked), ["U07"]);
    let rows = "STT\tĐơn vị\tTổng điểm\n".to_owned() + &"1\tA\t2\n".repeat(30_000);
    assert_eq!(codes(&quick("too many rows", &rows).unchecked), ["U05"]);
}

#[test]
fn huge_numbers_are_no_numbers() {
    let huge = "9".repeat(400);
    let text = format!(
        "STT\tĐơn vị\tĐiểm A\tĐiểm B\tTổng điểm\tChỉ số (%)\n1\tA\t{huge}\t1\t1\t1\n2\tB\t999999999999999\t999999999999999\t1999999999999998\t0,000001\n3\tC\t-1\t0\t-1\t-100\n4\tD\t0\t0\t0\t0"
    );
    let audit = quick("huge", &text);
    assert!(codes(&audit.unchecked).contains(&"U06"));
    quick(
        "huge in a sentence",
        &format!("Có {huge}/{huge} hồ sơ, đạt {huge}%, tăng {huge} bậc, xếp thứ {huge}/{huge}."),
    );
}

#[test]
fn characters_that_turn_digits_are_told() {
    let audit = audit("Đạt \u{202e}24.78\u{202c}%.", None);
    assert_eq!(audit.findings[0].matter, Matter::Turned { character: '\u{202e}' });
    assert_eq!(audit.findings[0].severity(), Severity::Look);
    assert!(codes(&thuocdo_core::audit::audit("Đạt 87.42\u{200b}%.", None).findings).is_empty());
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn any_text_is_answered(text in "(\\PC|[\t\n;,|%0-9.\"()]){0,300}") {
        audit(&text, None);
    }

    /// Pieces of a real article in any order, with any damage.
    #[test]
    fn any_mixture_of_an_article_is_answered(
        pieces in prop::collection::vec((0usize..462, 0usize..40, any::<bool>()), 0..80)
    ) {
        let lines: Vec<&str> = LAI_CHAU.lines().collect();
        let mut text = String::new();
        for (line, cut, joined) in pieces {
            text.extend(lines[line % lines.len()].chars().skip(cut % 7));
            text.push(if joined { '\t' } else { '\n' });
        }
        let audit = audit(&text, None);
        for table in &audit.tables {
            prop_assert!(!table.rows.is_empty() && !table.groups.is_empty());
            for (at, row) in table.rows.iter().enumerate() {
                prop_assert_eq!(row.cells.len(), table.columns.len());
                prop_assert!(table.groups[row.group].rows.contains(&at));
            }
        }
    }
}
