//! One table in every form in which people paste it: the same rows, the same findings.

use crate::{codes, found};
use thuocdo_core::audit::{Audit, Matter, Meaning, Measure, TableDefect, audit, audit_grid, unstacked};
use thuocdo_core::exchange::table::Grid;

/// What every form below says: names, totals and indices; and the third index is wrong.
#[track_caller]
fn check(text: &str) {
    let audit = audit(text, None);
    check_audit(&audit, text);
}

#[track_caller]
fn check_audit(audit: &Audit, text: &str) {
    let [table] = audit.tables.as_slice() else { panic!("{text}: {audit:#?}") };
    let names: Vec<&str> = table.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Sở Nội vụ", "Sở Tư pháp", "Sở Lao động, TB&XH", "Sở Y tế"], "{text}");
    let (total, index) = (Meaning::Result(Measure::Total), Meaning::Result(Measure::Index));
    let column = |meaning| table.column(meaning).unwrap_or_else(|| panic!("{text}: {:?}", table.columns));
    let numbers = |meaning| -> Vec<String> {
        let at = column(meaning);
        table.rows.iter().map(|row| row.cells[at].number.unwrap().value.normalize().to_string()).collect()
    };
    assert_eq!(numbers(total), ["85.67", "84.79", "83.95", "72.82"], "{text}");
    assert_eq!(numbers(index), ["87.42", "86.52", "86.66", "74.31"], "{text}");
    let wrong: Vec<(&str, usize)> =
        audit.findings.iter().filter_map(|it| Some((it.code(), it.spot.cell?.row?))).collect();
    assert!(wrong.contains(&("U25", 2)), "{text}: {wrong:?}");
    assert!(!codes(&audit.agreed).contains(&"U99"));
}

#[test]
fn from_a_spreadsheet() {
    check(
        "STT\tTên đơn vị\tĐiểm thẩm định\tĐiểm điều tra\tTổng điểm\tChỉ số (%)\n\
         1\tSở Nội vụ\t62,30\t23,37\t85,67\t87,42\n\
         2\tSở Tư pháp\t61,76\t23,03\t84,79\t86,52\n\
         3\tSở Lao động, TB&XH\t61,25\t22,70\t83,95\t86,66\n\
         4\tSở Y tế\t51,57\t21,25\t72,82\t74,31\n",
    );
}

#[test]
fn with_two_rows_of_headings_groups_and_titles() {
    check(
        "BẢNG XẾP HẠNG\t\t\t\t\t\nNăm 2020\t\t\t\t\t\n\
         STT\t\"Tên\nđơn vị\"\tĐiểm\t\tTổng điểm\tChỉ số (%)\n\t\tThẩm định\tĐiều tra\t\t\n\
         (1)\t(2)\t(3)\t(4)\t(5)=(3)+(4)\t(6)\n\
         I\tNhóm thang điểm 98\t\t\t\t\n\
         1\tSở Nội vụ\t62.30\t23.37\t85.67\t87.42%\n\
         2\tSở Tư pháp\t61.76\t23.03\t84.79\t86.52%\n\
         3\t\"Sở Lao động,\nTB&XH\"\t61.25\t22.70\t83.95\t86.66%\n\
         4\tSở Y tế\t51.57\t21.25\t72.82\t74.31%\n",
    );
}

#[test]
fn as_csv() {
    check(
        "STT;Tên đơn vị;Điểm thẩm định;Điểm điều tra;Tổng điểm;Chỉ số (%)\n1;Sở Nội vụ;62,30;23,37;85,67;87,42\n\
         2;Sở Tư pháp;61,76;23,03;84,79;86,52\n3;Sở Lao động, TB&XH;61,25;22,70;83,95;86,66\n\
         4;Sở Y tế;51,57;21,25;72,82;74,31\n",
    );
    check(
        "STT,Tên đơn vị,Điểm thẩm định,Điểm điều tra,Tổng điểm,Chỉ số (%)\n1,Sở Nội vụ,62.30,23.37,85.67,87.42\n\
         2,Sở Tư pháp,61.76,23.03,84.79,86.52\n3,\"Sở Lao động, TB&XH\",61.25,22.70,83.95,86.66\n\
         4,Sở Y tế,51.57,21.25,72.82,74.31\n",
    );
}

#[test]
fn between_bars() {
    check(
        "| STT | Tên đơn vị | Điểm thẩm định | Điểm điều tra | Tổng điểm | Chỉ số (%) |\n|---|:--|---|---|---|---|\n\
         | 1 | Sở Nội vụ | 62,30 | 23,37 | 85,67 | 87,42 |\n| 2 | Sở Tư pháp | 61,76 | 23,03 | 84,79 | 86,52 |\n\
         | 3 | Sở Lao động, TB&XH | 61,25 | 22,70 | 83,95 | 86,66 |\n| 4 | Sở Y tế | 51,57 | 21,25 | 72,82 | 74,31 |\n",
    );
}

#[test]
fn in_bold_letters() {
    check(
        "**STT**\t**Tên đơn vị**\t**Điểm thẩm định**\t**Điểm điều tra**\t**Tổng điểm**\t**Chỉ số (%)**\n\
         **1**\t**Sở Nội vụ**\t**62,30**\t**23,37**\t**85,67**\t**87,42**\n\
         2\tSở Tư pháp\t61,76\t23,03\t84,79\t_86,52_\n\
         3\t\"**Sở Lao động,\nTB&XH**\"\t61,25\t22,70\t83,95\t86,66\n4\tSở Y tế\t51,57\t21,25\t72,82\t***74,31***\n",
    );
    check(
        "| **STT** | **Tên đơn vị** | _Điểm thẩm định_ | _Điểm điều tra_ | **Tổng điểm** | **Chỉ số (%)** |\n|---|:--|---|---|---|---|\n\
         | **1** | **Sở Nội vụ** | **62,30** | **23,37** | **85,67** | **87,42** |\n\
         | **2** | **Sở Tư pháp** | **61,76** | **23,03** | **84,79** | **86,52** |\n\
         | **3** | **Sở Lao động, TB&XH** | **61,25** | **22,70** | **83,95** | **86,66** |\n\
         | **4** | **Sở Y tế** | **51,57** | **21,25** | **72,82** | **74,31** |\n",
    );
    check(&CELLS.map(|cell| format!("**{cell}**")).join("\n"));
}

const CELLS: [&str; 30] = [
    "STT",
    "Tên đơn vị",
    "Điểm thẩm định",
    "Điểm điều tra",
    "Tổng điểm",
    "Chỉ số (%)",
    "1",
    "Sở Nội vụ",
    "62.30",
    "23.37",
    "85.67",
    "87.42",
    "2",
    "Sở Tư pháp",
    "61.76",
    "23.03",
    "84.79",
    "86.52",
    "3",
    "Sở Lao động, TB&XH",
    "61.25",
    "22.70",
    "83.95",
    "86.66",
    "4",
    "Sở Y tế",
    "51.57",
    "21.25",
    "72.82",
    "74.31",
];

#[test]
fn one_cell_a_line() {
    check(&CELLS.join("\n"));
    check(&CELLS.join("\n\n"));
    check(&CELLS.join("\r\n\u{a0}\r\n"));
    // Between paragraphs, with groups, a name of a group alone, a mean.
    let mut cells: Vec<&str> = CELLS.to_vec();
    cells.splice(6..6, ["I", "Nhóm đặc thù trên thang điểm 98"]);
    check(&format!("Đoạn mở đầu.\n\n{}\n\nĐoạn kết.", cells.join("\n\n")));
    let mut cells: Vec<&str> = CELLS.to_vec();
    cells.splice(6..6, ["Khối các sở"]);
    check(&cells.join("\n"));
    // Letters taken apart, as some systems export them.
    use unicode_normalization::UnicodeNormalization;
    let apart: String = CELLS.join("\n").nfd().collect();
    check(&apart);
}

#[test]
fn in_a_grid_of_a_workbook() {
    let text = CELLS.chunks(6).map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
    let grid = Grid::read(&text).unwrap();
    let audit = audit_grid(&grid, None);
    check_audit(&audit, "grid");
    assert_eq!(audit.tables[0].rows[2].line, 4, "lines are rows");
    let none = audit_grid(&Grid::read("một\thai\nba\tbốn").unwrap(), None);
    assert_eq!(none.unchecked[0].matter, Matter::TableNotRead(TableDefect::NoHeading));
}

#[test]
fn two_tables_and_prose_in_one_text() {
    let one = "STT\tĐơn vị\tTổng điểm\n1\tA\t90\n2\tB\t80";
    let text =
        format!("Mở đầu có một\ttab.\n{one}\nỞ giữa là một câu dài nói về hai bảng, mỗi bảng một câu.\n{one}\nKết.");
    let audit = audit(&text, None);
    assert_eq!(
        audit.tables.iter().map(|table| (table.first_line, table.last_line)).collect::<Vec<_>>(),
        [(2, 4), (6, 8)]
    );
    // The headings once more, right below.
    assert_eq!(thuocdo_core::audit::audit(&format!("{one}\n{one}"), None).tables.len(), 2);
}

#[test]
fn what_cannot_be_read_is_said() {
    let unchecked =
        |text: &str| -> Vec<Matter> { audit(text, None).unchecked.into_iter().map(|it| it.matter).collect() };
    // A row that lacks a cell: the others are read.
    let mut cells: Vec<&str> = CELLS.to_vec();
    cells.remove(15);
    let text = cells.join("\n");
    let audit_ = audit(&text, None);
    assert_eq!(audit_.tables[0].rows.len(), 3);
    assert!(unchecked(&text).contains(&Matter::RowNotRead));
    assert!(!codes(&audit_.findings).contains(&"U35"), "its number is not missing");
    // Headings in two rows, one a line: nobody knows which is above which.
    let mut cells: Vec<&str> = CELLS.to_vec();
    cells.insert(2, "Kết quả");
    assert_eq!(unchecked(&cells.join("\n")), [Matter::TableNotRead(TableDefect::Width { headings: 7, cells: 6 })]);
    // No headings.
    let bare = "1\tA\t60\t80\n2\tB\t50\t70\n3\tC\t40\t60";
    assert_eq!(unchecked(bare), [Matter::TableNotRead(TableDefect::NoHeading)]);
    assert_eq!(unchecked("STT\tĐơn vị\tTổng điểm\n"), [Matter::TableNotRead(TableDefect::NoRows)]);
    // A cell that is no number.
    let odd = "STT\tĐơn vị\tTổng điểm\n1\tA\tchưa có\n2\tB\t80\n3\tC\tKAD\n4\tD\t-";
    assert_eq!(unchecked(odd)[..2], [Matter::NotANumber, Matter::NotANumber]);
}

/// Rows without a running number and without a number that can be read: units are told from headings of groups.
#[test]
fn a_unit_without_numbers_is_no_group() {
    let head = "Xếp hạng\tĐơn vị\tĐiểm A\tĐiểm B\tTổng điểm";
    for (row, rows, groups, said) in [
        // The row of a unit, each cell of which is told.
        ("\tSở Y tế\tKAD\tKAD\tKAD", 3, 1, &["U06", "U06", "U06"][..]),
        ("\tSở Y tế\tchưa chấm\t\tKAD", 3, 1, &["U06", "U06"]),
        // A name with nothing beside it, or with what says nothing of a unit.
        ("\tSở Y tế\t\t\t", 2, 2, &[]),
        ("\tSở Y tế\t-\t-\t–", 2, 2, &[]),
        ("I\tSở, ngành\tcó số\tcó số\t", 2, 2, &[]),
        ("\tCác huyện\t(thang điểm 98)\t(9 huyện)\t", 2, 2, &[]),
        ("\tCác huyện\tThang điểm 98\t\t", 2, 2, &[]),
        ("\tKhối sở\tKhối sở\tKhối sở\tKhối sở", 2, 2, &[]),
        ("\tUBND cấp huyện\tUBND cấp huyện\tUBND cấp huyện\tUBND cấp huyện", 2, 2, &[]),
        // One cell may be a remark beside the name of a group.
        ("\tSở Y tế\t(thang điểm 98)\t\t", 2, 2, &["U04"]),
        ("Sở Y tế\t\tKAD\tKAD\tKAD", 2, 1, &["U04"]),
    ] {
        let text = format!("{head}\n1\tSở A\t60\t20\t80\n{row}\n2\tSở B\t50\t20\t70");
        let audit = audit(&text, None);
        let [table] = audit.tables.as_slice() else { panic!("{row}: {audit:#?}") };
        let told: Vec<&str> =
            audit.unchecked.iter().filter(|it| it.spot.line == 3).map(|finding| finding.code()).collect();
        assert_eq!((table.rows.len(), table.groups.len(), told.as_slice()), (rows, groups, said), "{row}");
    }
    // In a table of one column of numbers, too.
    let text = "Đơn vị\tTổng điểm\nSở A\t80\nSở Y tế\tKAD\nSở B\t70";
    assert_eq!(audit(text, None).tables[0].rows.len(), 3);
}

/// Headings as ministries, provinces and districts print them, one in each row.
#[test]
fn headings_of_names() {
    for heading in [
        "Bộ, ngành",
        "Bộ, cơ quan ngang bộ",
        "Địa phương, đơn vị",
        "Các sở, ban, ngành",
        "Các xã, thị trấn",
        "Tên sở, ngành",
    ] {
        let text = format!("TT\t{heading}\tTổng điểm\tThứ bậc\n1\tA\t90\t1\n2\tB\t80\t3\n3\tC\t70\t2");
        assert_eq!(found(&text), [("U31", 4)], "{heading}");
        let stacked = text.replace('\t', "\n");
        assert_eq!(found(&stacked), [("U31", 15)], "{heading}");
        // Below other headings it is the name of a group.
        let plural = heading.starts_with("Các");
        let text = format!("TT\nTên đơn vị\nTổng điểm\n{heading}\n1\nA\n90\n2\nB\n80");
        assert!(!plural || audit(&text, None).tables[0].groups[0].name == heading, "{heading}");
    }
}

#[test]
fn prose_full_of_commas_is_no_table() {
    for text in [
        "Đơn vị, điểm thẩm định, tổng điểm, chỉ số đều được công bố.\nTheo đó, có 15 đơn vị, 20 điểm, 30 chỉ số.",
        "Các cơ quan, đơn vị, địa phương; điểm, xếp hạng, xếp loại\nđược nêu ở trên",
        "Đơn vị\nTổng điểm\nlà hai khái niệm khác nhau.",
    ] {
        let audit = audit(text, None);
        assert!(audit.tables.is_empty() && found(text).is_empty() && audit.unchecked.is_empty(), "{text}: {audit:?}");
    }
}

/// Totals and sums under words that reach over several columns, and a planted sum (65 + 26 = 91).
#[test]
fn under_words_over_several_columns() {
    for upper in ["Kết quả Chỉ số CCHC 2025", "Kết quả đánh giá", "PAR INDEX 2025"] {
        let text = format!(
            "STT\tTên đơn vị\t{upper}\t\t\tXếp hạng\n\t\tĐiểm thẩm định\tĐiểm XHH\tTổng\t\n\
             1\tXã A\t62,5\t25,5\t88,0\t1\n2\tXã B\t65\t26\t87\t2\n3\tXã C\t60\t27\t87\t2\n4\tXã D\t60\t20\t80\t4"
        );
        assert!(found(&text).contains(&("U12", 4)), "{upper}: {:?}", audit(&text, None));
    }
}

#[test]
fn a_unit_in_two_rows_is_told() {
    let rows = |names: &[&str]| {
        let row = |(at, name): (usize, &&str)| format!("\n{}\t{name}\t{}", at + 1, 90 - at);
        let rows: String = names.iter().enumerate().map(row).collect();
        found(&format!("STT\tĐơn vị\tTổng điểm{rows}"))
    };
    assert_eq!(rows(&["Xã A", "Xã B", "UBND xã A", "Xã C"]), [("U38", 4)]);
    assert_eq!(rows(&["Xã Hòa Bình", "Phường A", "Xã Hoà Bình"]), [("U38", 4)]);
    assert_eq!(rows(&["Xã A", "Phường A", "Xã B"]), []);
    assert!(!rows(&["Xã A", "Xã A", "Xã B", "Xã B"]).iter().any(|(code, _)| *code == "U38"), "several rows for each");
}

#[test]
fn one_cell_on_a_line_as_rows_of_cells() {
    let article = include_str!("../golden/seeds-articles/lai-chau-2020.txt");
    let grid = unstacked(article, None).unwrap();
    let lines: Vec<String> =
        grid.rows().map(|row| row.cells().map(|(_, text)| text).collect::<Vec<_>>().join("|")).collect();
    assert_eq!(lines[0], "STT|Tên đơn vị|Điểm thẩm định|Điểm điều tra|Tổng điểm đạt được|Chỉ số CCHC (%)|Xếp loại");
    assert!(lines[1].starts_with("I|Nhóm đơn vị xếp loại trên thang điểm 98"), "{}", lines[1]);
    assert_eq!(lines[2], "1|Sở Nội vụ|62.30|23.37|85.67|87.42|Tốt");
    assert!(lines.contains(&"5|BQL Khu KTCK Ma Lù Thàng|42.42|12.81|55.23|72.19|Khá".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"Chỉ số trung bình khối sở, ngành tỉnh|82.08".to_owned()));
    for text in ["", "STT\nĐơn vị\nĐiểm", "STT;Đơn vị;Điểm\n1;A;2", "STT\tĐơn vị\tĐiểm\n1\tA\t2", "Một đoạn văn."]
    {
        assert!(unstacked(text, None).is_none(), "{text}");
    }
}

#[test]
fn a_total_before_its_parts_is_added_up() {
    // Made up; 12,47 should be 15,17 in the first row.
    let text = "Hạng;Đơn vị;Tổng điểm;Công khai, minh bạch;Tiến độ;DVC trực tuyến;Thanh toán;Số hóa;Hài lòng\n\
        1/4;A;88,14;17,98;12,47;10,51;8,95;20,17;15,36\n2/4;B;84,87;16,43;14,85;10,81;8,12;16,87;17,79\n\
        3/4;C;79,41;13,71;19,33;9,17;9,42;16,75;11,03\n4/4;D;78,73;15,39;16,11;10,01;7,42;14,60;15,20";
    let audit = audit(text, None);
    let sums = audit.findings.iter().filter(|it| it.code() == "U12");
    assert_eq!(sums.filter_map(|it| it.spot.cell?.row).collect::<Vec<_>>(), [0]);
    // The ranks are read.
    assert!(!codes(&audit.findings).contains(&"U06"), "{:?}", codes(&audit.findings));
}
