//! Columns known by what they hold, and columns that a person chooses. All tables are made up.

use crate::{check, check_text, shown, spreadsheet};
use thuocdo_core::framework::{Outline, OutlineUse, PastedTable, TakenBy};

fn uses(outline: &Outline) -> Vec<(&str, OutlineUse, TakenBy)> {
    outline.columns.iter().map(|one| (one.heading.as_str(), one.taken_as, one.taken_by)).collect()
}

#[test]
fn without_a_heading_one_column_holds_the_names_of_all_rows() {
    check(
        "made up: evidence longer than the names",
        "I | CHỈ ĐẠO | 3 |
         1 | Kế hoạch | 2 | Quyết định ban hành kế hoạch của Ủy ban nhân dân xã
         2 | Báo cáo | 1 | Báo cáo định kỳ quý, 6 tháng, năm",
        "0 I|CHỈ ĐẠO|3
         1 1|Kế hoạch|2
         1 2|Báo cáo|1",
    );
    check(
        "made up: the maximum is nowhere below what was given",
        "1 | Kế hoạch CCHC | 3 | 2,5 | 2
         2 | Báo cáo CCHC | 2 | 2 | 1,5",
        "0 1|Kế hoạch CCHC|3
         0 2|Báo cáo CCHC|2",
    );
    check(
        "made up: what was given stands before the maximum",
        "1 | Kế hoạch CCHC | 2 | 3
         2 | Báo cáo CCHC | 2 | 2",
        "0 1|Kế hoạch CCHC|3
         0 2|Báo cáo CCHC|2",
    );
    check(
        "made up: days that only criteria have are no points",
        "1 | Chỉ đạo | 5 |
         1.1 | Kế hoạch | 3 | 12
         1.2 | Báo cáo | 2 | 15",
        "0 1|Chỉ đạo|5
         1 1.1|Kế hoạch|3
         1 1.2|Báo cáo|2",
    );
    check(
        "made up: codes before names",
        "1 | CD01 | Chỉ đạo điều hành | 2
         1.1 | KH01 | Kế hoạch năm | 2",
        "0 1|Chỉ đạo điều hành|2
         1 1.1|Kế hoạch năm|2",
    );
    let text = spreadsheet("1 | Kế hoạch CCHC | 3 | 2,5\n2 | Báo cáo CCHC | 2 | 2");
    let outline = Outline::read(&text);
    assert!(!outline.has_heading);
    assert_eq!(
        uses(&outline),
        [
            ("", OutlineUse::Number, TakenBy::Content),
            ("", OutlineUse::Name, TakenBy::Content),
            ("", OutlineUse::Max, TakenBy::Content),
            ("", OutlineUse::PassedOver, TakenBy::Content),
        ]
    );
    assert_eq!(outline.columns[1].sample, "Kế hoạch CCHC");
}

#[test]
fn every_column_says_what_it_was_taken_for() {
    let table = "STT | Mã | Tiêu chí | Điểm tối đa | Điểm tự chấm | Tài liệu kiểm chứng | Ghi chú
                 1 | A | Kế hoạch | 2 | 1 | Quyết định |";
    let outline = Outline::read(&spreadsheet(table));
    assert!(outline.has_heading);
    let by = TakenBy::Heading;
    assert_eq!(
        uses(&outline),
        [
            ("STT", OutlineUse::Number, by),
            ("Mã", OutlineUse::PassedOver, by),
            ("Tiêu chí", OutlineUse::Name, by),
            ("Điểm tối đa", OutlineUse::Max, by),
            ("Điểm tự chấm", OutlineUse::PassedOver, by),
            ("Tài liệu kiểm chứng", OutlineUse::Evidence, by),
            ("Ghi chú", OutlineUse::PassedOver, by),
        ]
    );
}

#[test]
fn a_person_chooses_another_column() {
    let text = spreadsheet(
        "STT | Tiêu chí | Điểm tối đa | Điểm điều chỉnh | Ghi chú
         1 | Kế hoạch | 2 | 3 | Quyết định",
    );
    let table = PastedTable::of_text(&text);
    let outline = Outline::of(&table, &[(3, OutlineUse::Max), (4, OutlineUse::Evidence)]);
    assert_eq!(shown(&outline), "0 1|Kế hoạch|3|Quyết định\n1: Heading");
    assert_eq!(outline.columns[2].taken_as, OutlineUse::PassedOver, "points are those of one column");
    let outline = Outline::of(&table, &[(4, OutlineUse::Name), (0, OutlineUse::PassedOver)]);
    assert_eq!(shown(&outline), "0 |Quyết định|2\n1: Heading");
    // A column that is not there, and no name at all.
    let outline = Outline::of(&table, &[(1, OutlineUse::PassedOver), (99, OutlineUse::Name)]);
    assert_eq!(shown(&outline), "1: Heading\n2: NoName");
}

#[test]
fn points_with_their_word_are_numbers_and_other_words_are_told() {
    check("made up: the word behind the number", "1.1 | B | 30 điểm", "0 1.1|B|30");
    check("made up: words alone", "1.1 | B | ba điểm", "0 1.1|B|0\n1: points ba điểm");
    check(
        "made up: every way to write points",
        "STT | Tiêu chí | Điểm
         1 | A | 30 điểm
         2 | B | 30đ
         3 | C | 30,0
         4 | D | ba điểm
         5 | E | 1.234
         6 | F | -2
         7 | G |
         8 | H (tối đa 5 điểm) |",
        "0 1|A|30
         0 2|B|30
         0 3|C|30
         0 4|D|0
         0 5|E|0
         0 6|F|0
         0 7|G|0
         0 8|H (tối đa 5 điểm)|5
         1: Heading
         5: points ba điểm
         6: points 1.234
         7: points -2
         8: NoPoints",
    );
}

#[test]
fn points_that_do_not_add_up_are_told() {
    check(
        "made up: 16 above 15, and a sum of all that is neither",
        "STT | Tiêu chí | Điểm tối đa
         I | Chỉ đạo | 16
         1 | Kế hoạch | 10
         2 | Báo cáo | 5
         II | Thể chế |
         1 | Văn bản | 4
         | Tổng điểm | 25",
        "0 I|Chỉ đạo|16
         1 1|Kế hoạch|10
         1 2|Báo cáo|5
         0 II|Thể chế|4
         1 1|Văn bản|4
         1: Heading
         2: below 16 15
         7: sum 25 20",
    );
}

#[test]
fn other_separators_and_tables_of_bars() {
    check_text("made up: semicolons", "1;Kế hoạch;2\n1.1;Ban hành;2", "0 1|Kế hoạch|2\n1 1.1|Ban hành|2");
    check_text(
        "made up: a table of bars",
        "| STT | Tiêu chí | Điểm |\n|---|:---|---:|\n| 1 | Kế hoạch | 2 |",
        "0 1|Kế hoạch|2\n1: Heading",
    );
    check_text(
        "made up: number and name in one cell",
        "1. Kế hoạch\t2\n1.1. Ban hành\t2",
        "0 1|Kế hoạch|2\n1 1.1|Ban hành|2",
    );
    check_text("made up: names and points alone", "Kế hoạch\t2\nBáo cáo\t3", "0 |Kế hoạch|2\n0 |Báo cáo|3");
}
