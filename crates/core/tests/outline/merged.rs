//! Tables of pages, as spreadsheets and documents copy them beside the plain text: merged cells, paragraphs. All made up.

use crate::shown;
use thuocdo_core::framework::{Outline, PageReader, PastedTable, SpannedCell};

/// A table typed with ` | ` between its cells and one row to a line; `text~r2c3` reaches over two rows and three columns,
/// `/` is a line break.
fn table(typed: &str) -> Vec<Vec<SpannedCell>> {
    let number = |text: &str, letter: char| {
        let digits = text.split(letter).nth(1).unwrap_or("1");
        digits.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
    };
    let cell = |typed: &str| {
        let (text, reach) = typed.trim().split_once('~').unwrap_or((typed.trim(), ""));
        SpannedCell { text: text.replace(" / ", "\n"), rows: number(reach, 'r'), columns: number(reach, 'c') }
    };
    typed.trim().lines().map(|line| line.split('|').map(cell).collect()).collect()
}

#[track_caller]
fn check(what: &str, tables: &[&str], wanted: &str) {
    let mut pasted = PastedTable::default();
    tables.iter().for_each(|typed| pasted.add_table(table(typed)));
    let wanted: Vec<&str> = wanted.trim().lines().map(str::trim).collect();
    assert_eq!(shown(&Outline::of(&pasted, &[])), wanted.join("\n"), "{what}");
}

#[test]
fn merged_cells_of_headings_and_rows() {
    check(
        "made up: heading of two rows, areas over the whole width, evidence of two criteria",
        &["STT~r2 | Tiêu chí~r2 | Điểm~c3 | Tài liệu kiểm chứng~r2
           Tối đa | Tự chấm | Thẩm định
           (1) | (2) | (3) | (4) | (5)=(3)-(4) | (6)
           I. CHỈ ĐẠO (3 điểm)~c6
           1 | Kế hoạch / năm | 2 | 1 | 1 | Quyết định / Kế hoạch~r2
           2 | Báo cáo | 1 | 1 | 1
           Tổng cộng~c2 | 3 | | |"],
        "0 I|CHỈ ĐẠO (3 điểm)|3
         1 1|Kế hoạch năm|2|Quyết định / Kế hoạch
         1 2|Báo cáo|1|Quyết định / Kế hoạch
         1: Heading
         2: Heading
         3: Ordinals
         7: SumAgrees",
    );
    check(
        "made up: the area merged down beside its criteria, with its number",
        &["STT | Lĩnh vực | Tiêu chí | Điểm tối đa
           1~r2 | Chỉ đạo~r2 | Kế hoạch | 2
           Báo cáo | 1
           2~r3 | Thể chế~r3 | Văn bản | 1
           Rà soát | 1
           Công khai | 2"],
        "0 1|Chỉ đạo|3
         1 |Kế hoạch|2
         1 |Báo cáo|1
         0 2|Thể chế|4
         1 |Văn bản|1
         1 |Rà soát|1
         1 |Công khai|2
         1: Heading",
    );
    check(
        "made up: areas, criteria and sub-criteria in a column each; half of the criteria have one sub-criterion",
        &["TT | Lĩnh vực | Tiêu chí | Tiêu chí thành phần | Điểm tối đa
           1~r3 | Chỉ đạo~r3 | Kế hoạch~r2 | Ban hành | 1
           Thực hiện | 2
           Báo cáo | Báo cáo quý | 3"],
        "0 1|Chỉ đạo|6
         1 |Kế hoạch|3
         2 |Ban hành|1
         2 |Thực hiện|2
         1 |Báo cáo|3
         2 |Báo cáo quý|3
         1: Heading",
    );
    check(
        "made up: what is asked of a criterion in rows of its own, its number and name merged down",
        &["STT | Tiêu chí | Cách tính | Điểm tối đa
           1~r2 | Kế hoạch~r2 | Kịp thời | 2
           Không kịp thời | 1"],
        "0 1|Kế hoạch|2
         1: Heading
         3: NoName",
    );
}

#[test]
fn tables_of_several_pages_go_on() {
    check(
        "made up: the same heading on each page",
        &[
            "TT | Tiêu chí | Điểm
           1 | Chỉ đạo | 3
           1.1 | Kế hoạch | 2",
            "TT | Tiêu chí | Điểm
           1.2 | Báo cáo | 1",
        ],
        "0 1|Chỉ đạo|3
         1 1.1|Kế hoạch|2
         1 1.2|Báo cáo|1
         1: Heading
         4: Heading",
    );
}

#[test]
fn cells_are_tables_only_where_there_are_several() {
    let pasted = |typed| {
        let mut pasted = PastedTable::default();
        pasted.add_table(table(typed));
        pasted
    };
    assert!(pasted("a | b").is_table());
    assert!(!pasted("a |").is_table());
    assert!(pasted("|").is_empty());
    assert_eq!(pasted("a / b | c").to_text(), "\"a\nb\"\tc");
}

#[test]
fn words_beside_tables_are_told_or_rows() {
    let mut page = PageReader::default();
    let mut say = |words: &str| {
        page.open("P", 1, 1);
        page.words(words);
        page.close("P");
    };
    say("PHỤ LỤC");
    say("I. CHỈ ĐẠO (2 điểm)");
    let mut say_table = |rows: &[[&str; 3]]| {
        page.open("TABLE", 1, 1);
        for row in rows {
            page.open("TR", 1, 1);
            for cell in row {
                page.open("TD", 1, 1);
                page.words(cell);
                page.close("TD");
            }
            page.close("TR");
        }
        page.close("TABLE");
    };
    say_table(&[["1", "Kế hoạch", "2"]]);
    let mut say = |words: &str| {
        page.open("P", 1, 1);
        page.words(words);
        page.close("P");
    };
    say("II. THỂ CHẾ (3 điểm)");
    say("Ghi chú: điểm do Sở Nội vụ thẩm định.");
    let wanted = "0 I|CHỈ ĐẠO (2 điểm)|2\n1 1|Kế hoạch|2\n0 II|THỂ CHẾ (3 điểm)|3\n1: Beside\n5: Beside";
    assert_eq!(shown(&Outline::of(&page.finish(), &[])), wanted, "made up: areas as paragraphs between tables");
}
