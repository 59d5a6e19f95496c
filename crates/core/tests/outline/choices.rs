//! Options of a criterion as rows without numbers below it, and columns of citations. All tables are made up.

use crate::{check, spreadsheet};
use thuocdo_core::Json;
use thuocdo_core::framework::Outline;

#[test]
fn rows_without_numbers_that_give_the_points_of_a_criterion_are_its_options() {
    check(
        "made up: the commonest layout; the second criterion adds up as well",
        "STT | Tiêu chí | Điểm tối đa | Tài liệu kiểm chứng
         1 | Chỉ đạo | 5 |
         1.1 | Kế hoạch | 3 | Kế hoạch
         | Kịp thời | 3 | Quyết định
         | Không kịp thời | 1 |
         | Không ban hành | 0 |
         1.2 | Báo cáo | 2 |
         - | Đủ số lượng, đúng hạn | 2,0 |
         - | Thiếu hoặc chậm | 0 |",
        "0 1|Chỉ đạo|5
         1 1.1|Kế hoạch|3|Kế hoạch / Quyết định
         > Kịp thời 3
         > Không kịp thời 1
         > Không ban hành 0
         1 1.2|Báo cáo|2
         > Đủ số lượng, đúng hạn 2
         > Thiếu hoặc chậm 0
         1: Heading
         3: choices 3
         7: choices 2?",
    );
    check(
        "made up: bullets within the names, no column of numbers",
        "Tiêu chí | Điểm tối đa
         1. Kế hoạch | 3
         - Kịp thời | 3
         - Không kịp thời | 1",
        "0 1|Kế hoạch|3
         > Kịp thời 3
         > Không kịp thời 1
         1: Heading
         2: choices 2",
    );
}

#[test]
fn what_adds_up_has_numbers_or_says_no_points_stays_a_criterion() {
    for (what, below, wanted) in [
        ("they add up", "| A | 2\n| B | 1", "1 |A|2\n1 |B|1"),
        ("none has all points", "| A | 2\n| B | 2", "1 |A|2\n1 |B|2\n2: below 3 4"),
        ("one alone", "| A | 3", "1 |A|3"),
        ("numbers", "a) | A | 3\nb) | B | 1", "1 a|A|3\n1 b|B|1\n2: below 3 4"),
        ("one without points", "| A | 3\n| B |", "1 |A|3\n1 |B|0\n4: NoPoints"),
        ("one with others below it", "- | A | 3\n+ | C | 3\n- | B | 1", "1 -|A|3\n2 +|C|3\n1 -|B|1\n2: below 3 4"),
    ] {
        let table = format!("STT | Tiêu chí | Điểm\n1 | Kế hoạch | 3\n{below}");
        let (rows, faults): (Vec<&str>, Vec<&str>) = wanted.lines().partition(|line| !line.contains(": "));
        let faults = if faults.is_empty() { String::new() } else { format!("\n{}", faults.join("\n")) };
        check(what, &table, &format!("0 1|Kế hoạch|3\n{}\n1: Heading{faults}", rows.join("\n")));
    }
}

#[test]
fn citations_go_to_every_row_and_options_become_a_rule() {
    let table = "STT | Tiêu chí | Điểm | Căn cứ | Văn bản
                 1 | Chỉ đạo | 3 | Mục I |
                 1.1 | Kế hoạch | 3 | Mục I.1 | Quyết định 12
                 | Có | 3 | |
                 | Không | 0,5 | |
                 | | | Điều 3 |";
    check(
        "made up: two columns of citations; one goes on",
        table,
        "0 1|Chỉ đạo|3@Mục I
         1 1.1|Kế hoạch|3@Mục I.1; Quyết định 12; Điều 3
         > Có 3
         > Không 0.5
         1: Heading
         3: choices 2
         6: Joined",
    );
    let Json::List(areas) = Outline::read(&spreadsheet(table)).to_nodes(&mut Vec::new()) else { panic!("a list") };
    assert_eq!(areas[0].get("citation"), Some(&Json::text("Mục I")));
    let Some(Json::List(leaves)) = areas[0].get("children") else { panic!("children") };
    let rule = r#"{"kind":"choice","options":[{"id":"muc1","label":"Có","points":"3"},{"id":"muc2","label":"Không","points":"0.5"}]}"#;
    assert_eq!(leaves[0].get("rule").unwrap().to_line(), rule);
}
