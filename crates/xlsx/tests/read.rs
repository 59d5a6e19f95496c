//! Reading workbooks: what stands in the cells comes out as it stands, and nothing that a file says does harm.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::sync::Arc;

use common::{cells, code, packed, parts, parts_of, workbook};
use thuocdo_core::assessment::Period;
use thuocdo_core::exchange::table::{self, COLUMN_LIMIT, Decisions, ROW_LIMIT, Table};
use thuocdo_core::framework::by_id;
use thuocdo_xlsx::{ENTRY_LIMIT, UNPACKED_LIMIT, open, read, zip_folder};

#[track_caller]
fn check(rows: &str, expected: &[&str]) {
    assert_eq!(cells(&read(&workbook(rows)).unwrap()), expected, "{rows}");
}

fn refused(bytes: &[u8]) -> String {
    read(bytes).map_or_else(|problem| code(&problem), |grid| format!("{:?}", cells(&grid)))
}

fn text(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn cells_come_out_as_they_stand() {
    check(
        r#"<row r="1"><c r="A1"><v>86.53</v></c><c r="B1"><v>86.530000000000001</v></c></row>"#,
        &["A1:=86.53", "B1:=86.53"],
    );
    check(
        r#"<row r="2"><c r="C2"><v>0.30000000000000004</v></c><c r="D2"><v>1.5E3</v></c></row>"#,
        &["C2:=0.3", "D2:=1500"],
    );
    check(
        r#"<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#DIV/0!</v></c></row>"#,
        &["A1=TRUE", "B1=FALSE", "C1=#DIV/0!"],
    );
    check(
        r#"<row r="1"><c r="A1" s="1"><v>46351</v></c><c r="B1" s="2"><v>46351.5</v></c></row>"#,
        &["A1=25/11/2026", "B1=25/11/2026 12:00:00"],
    );
    check(&format!(r#"<row r="1">{}{}</row>"#, text("A1", "=1+1"), text("B1", "-5")), &["A1==1+1", "B1=-5"]);
    check(&format!(r#"<row r="1">{}</row>"#, text("A1", "một&#10;hai&#9;ba")), &["A1=một\nhai\tba"]);
    check(&format!(r#"<row r="1">{}</row>"#, text("A1", "o\u{31b}")), &["A1=ơ"]);
    // Places that are not written follow each other.
    check(r#"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"#, &["A1:=1", "B1:=2", "A2:=3"]);
    // Cells without content, however many, are nothing.
    check(
        r#"<row r="1"><c r="A1" s="1"/><c r="XFD1" s="1"/></row><row r="1048576"><c r="B1048576"><v>1</v></c></row>"#,
        &["B1048576:=1"],
    );
}

#[test]
fn a_formula_gives_what_was_saved_with_it() {
    check(
        r#"<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c></row>"#,
        &["A1:=2", "B1=2x"],
    );
    // Without a saved result it is told where the table is read, and never computed.
    check(r#"<row r="1"><c r="A1"><f>HYPERLINK("https://x")</f></c></row>"#, &[r#"A1==HYPERLINK("https://x")"#]);
    // A shared formula with any number does no harm.
    check(
        r#"<row r="1"><c r="A1"><f t="shared" si="999999999999" ref="A1:A2">1</f><v>1</v></c><c r="B1"><f t="shared" si="999999999999"/><v>1</v></c></row>"#,
        &["A1:=1", "B1:=1"],
    );
}

#[test]
fn a_text_that_was_merged_down_stands_in_every_row_of_it() {
    let row = |number: u32, cells: &[String]| format!(r#"<row r="{number}">{}</row>"#, cells.concat());
    let number = |place: &str, value: u32| format!(r#"<c r="{place}"><v>{value}</v></c>"#);
    let rows = [
        row(1, &[text("A1", "Nhóm"), text("B1", "Đơn vị"), text("C1", "1")]),
        row(2, &[text("A2", "I"), text("B2", "X"), number("C2", 5)]),
        // A cell that is there without content, and a row without one.
        row(3, &[r#"<c r="A3" s="1"/>"#.into(), text("B3", "Y"), number("C3", 6)]),
        row(4, &[text("B4", "Z"), text("D4", "cuối")]),
        row(6, &[text("A6", "II"), text("B6", "T")]),
    ];
    // A number reaches nowhere, a block of several columns neither, and a row that holds nothing is none.
    let merged = r#"<mergeCells count="4"><mergeCell ref="A2:A5"/><mergeCell ref="C2:C4"/><mergeCell ref="D4:D6"/><mergeCell ref="E1:F2"/></mergeCells>"#;
    let sheet = format!("<sheetData>{}</sheetData>{merged}", rows.concat());
    let opened = open(&packed(&parts_of(&[("Bảng", "", &sheet)], ""))).unwrap();
    assert_eq!(
        cells(&opened.grid),
        [
            "A1=Nhóm",
            "B1=Đơn vị",
            "C1=1",
            "A2=I",
            "B2=X",
            "C2:=5",
            "A3=I",
            "B3=Y",
            "C3:=6",
            "A4=I",
            "B4=Z",
            "D4=cuối",
            "A6=II",
            "B6=T",
            "D6=cuối"
        ]
    );
}

#[test]
fn a_heading_of_merged_ranges_is_one_heading() {
    let row = |number: u32, cells: &[&str]| {
        let place = |at: usize| format!("{}{number}", char::from(b'A' + at as u8));
        let cell = |(at, said): (usize, &&str)| match said.parse::<u32>() {
            Ok(value) => format!(r#"<c r="{}"><v>{value}</v></c>"#, place(at)),
            Err(_) => text(&place(at), said),
        };
        format!(r#"<row r="{number}">{}</row>"#, cells.iter().enumerate().map(cell).collect::<String>())
    };
    let heading = [
        row(1, &["STT", "Thông tin đơn vị", "", "Kết quả đánh giá", ""]),
        row(2, &["", "Tên đơn vị", "Mã", "Thẩm định", "Điều tra"]),
    ];
    let units = [row(3, &["1", "Sở A", "H1", "60", "20"]), row(4, &["2", "Sở B", "H2", "50", "20"])];
    let merged = r#"<mergeCells count="3"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>"#;
    let sheet = format!("<sheetData>{}{}</sheetData>{merged}", heading.concat(), units.concat());
    let grid = read(&packed(&parts(&sheet))).unwrap();
    let framework = by_id("lai-chau-2020").unwrap();
    let table: Table = table::read(&grid, &framework, Period::Year(2026), &Decisions::default());
    assert!(table.problems.is_empty(), "{:?}", table.problems);
    let names: Vec<(&str, &str)> = table
        .units
        .iter()
        .map(|unit| (unit.assessment.unit.name.as_str(), unit.assessment.unit.code.as_str()))
        .collect();
    assert_eq!(names, [("Sở A", "H1"), ("Sở B", "H2")]);
}

#[test]
fn the_first_visible_sheet_is_read_and_the_others_are_named() {
    let sheet = |value: u32| format!(r#"<sheetData><row r="1"><c r="A1"><v>{value}</v></c></row></sheetData>"#);
    let (one, two, three) = (sheet(1), sheet(2), sheet(3));
    let sheets =
        [("Ẩn", r#"state="hidden""#, one.as_str()), ("Số liệu", "", two.as_str()), ("Khác", "", three.as_str())];
    let opened = open(&packed(&parts_of(&sheets, ""))).unwrap();
    assert_eq!(cells(&opened.grid), ["A1:=2"]);
    assert_eq!((opened.sheet.as_str(), opened.others), ("Số liệu", vec!["Ẩn".to_owned(), "Khác".to_owned()]));
    assert_eq!(refused(&packed(&parts_of(&sheets[..1], ""))), "T30");
    assert_eq!(refused(&packed(&parts_of(&[], ""))), "T30");
}

#[test]
fn what_is_no_workbook_is_refused() {
    assert_eq!(refused(b""), "F01");
    assert_eq!(refused(b"unit;1\nX;2"), "T27");
    assert_eq!(refused(b"PK\x03\x04"), "T27");
    assert_eq!(refused(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), "T28");
    assert_eq!(refused(&zip_folder(&[("word/document.xml", b"<x/>")]).unwrap()), "T27", "another archive");
    assert_eq!(refused(&zip_folder(&[("content.xml", b"<x/>"), ("mimetype", b"ods")]).unwrap()), "T27");
    assert_eq!(refused(&workbook("")), "F01");
    assert_eq!(refused(&packed(&parts("<sheetData/>"))), "F01");
    for (path, content) in
        [("xl/workbook.xml", "<workbook"), ("xl/workbook.xml", ""), ("xl/worksheets/sheet1.xml", "<a>")]
    {
        let mut parts = parts("<sheetData/>");
        parts.iter_mut().find(|(name, _)| name == path).unwrap().1 = content.into();
        assert!(["T27", "T30", "F01"].contains(&refused(&packed(&parts)).as_str()), "{path}: {content}");
    }
}

#[test]
fn what_a_file_claims_takes_no_memory() {
    // A small file that claims every cell a sheet can have.
    let claimed = r#"<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" style="1"/></cols><sheetData><row r="1" spans="1:16384"><c r="A1"><v>1</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>"#;
    assert_eq!(cells(&read(&packed(&parts(claimed))).unwrap()), ["A1:=1"]);
    // A sheet that unfolds to more than is safe.
    let blank = " ".repeat(UNPACKED_LIMIT as usize + 1);
    let bomb = packed(&parts(&format!("<sheetData>{blank}</sheetData>")));
    assert!(bomb.len() < 511_000, "{}", bomb.len());
    assert_eq!(refused(&bomb), "T29");
    // The same where the archive declares a small size.
    let size = (UNPACKED_LIMIT as u32 + 1 + 100).to_le_bytes()[3];
    let lying: Vec<u8> = bomb.iter().map(|byte| if *byte == size { 0 } else { *byte }).collect();
    assert!(["T27", "T29"].contains(&refused(&lying).as_str()));
    let many: Vec<String> = (0..ENTRY_LIMIT).map(|at| format!("xl/x{at}.xml")).collect();
    let mut parts = parts("<sheetData/>");
    parts.extend(many.into_iter().map(|name| (name, Vec::new())));
    assert_eq!(refused(&packed(&parts)), "T27");
}

#[test]
fn limits_of_tables_hold() {
    let rows: String =
        (1..=ROW_LIMIT + 1).map(|row| format!(r#"<row r="{row}"><c r="A{row}"><v>1</v></c></row>"#)).collect();
    assert_eq!(refused(&workbook(&rows)), format!("T01 A{}", ROW_LIMIT + 1));
    let columns: String = (0..=COLUMN_LIMIT).map(|_| "<c><v>1</v></c>".to_owned()).collect();
    assert!(refused(&workbook(&format!(r#"<row r="1">{columns}</row>"#))).starts_with("T02"));
    // Cells that go back are what no program writes.
    assert_eq!(
        refused(&workbook(r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#)),
        "T27 A1"
    );
    assert_eq!(refused(&workbook(r#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#)), "T27 A1");
    for place in ["A0", "XFE1", "A1048577", "AAAAAAAA1", "1", "A", "", "-1"] {
        let found = refused(&workbook(&format!(r#"<row r="1"><c r="{place}"><v>1</v></c></row>"#)));
        assert!(!found.contains("panicked"), "{found}");
    }
}

fn table_of(framework: &str, bytes: &[u8]) -> Table {
    let framework: Arc<_> = by_id(framework).unwrap();
    table::read(&read(bytes).unwrap(), &framework, Period::Year(2026), &Decisions::default())
}

fn said(table: &Table) -> Vec<String> {
    table.problems.iter().map(code).collect()
}

#[test]
fn merged_headings_numbers_and_texts_reach_the_table() {
    // "Đơn vị" merged over two rows, the criterion over two columns.
    let rows = format!(
        r#"<row r="1">{}{}</row><row r="2">{}{}</row><row r="3">{}<c r="B3"><v>2541</v></c><c r="C3"><v>2618</v></c></row>"#,
        text("A1", "Đơn vị"),
        text("B1", "DVC_TOAN_TRINH"),
        text("B2", "num"),
        text("C2", "den"),
        text("A3", "UBND xã A"),
    );
    let table = table_of("xa-mau-2026", &workbook(&rows));
    assert_eq!(said(&table), [""; 0]);
    assert_eq!(table.units[0].assessment.answers.len(), 1);
    // 1.234 as a number is one and a bit; as a text it is asked about.
    let row = |cell: &str| {
        format!(
            r#"<row r="1">{}{}</row><row r="2">{}{cell}</row>"#,
            text("A1", "unit"),
            text("B1", "1"),
            text("A2", "X")
        )
    };
    assert_eq!(said(&table_of("lai-chau-2020", &workbook(&row(r#"<c r="B2"><v>1.234</v></c>"#)))), [""; 0]);
    assert_eq!(said(&table_of("lai-chau-2020", &workbook(&row(&text("B2", "1.234"))))), ["N04 B2"]);
    // What is no number is told by its cell: formulas without a result, errors, dates, too many digits.
    for (cell, expected) in [
        (r#"<c r="B2"><f>SUM(C2:D2)</f></c>"#, "T19 B2"),
        (r#"<c r="B2" t="e"><v>#REF!</v></c>"#, "N02 B2"),
        (r#"<c r="B2" s="1"><v>46351</v></c>"#, "N02 B2"),
        (r#"<c r="B2"><v>17.6666666666666</v></c>"#, "N03 B2"),
        (r#"<c r="B2"><v>-1</v></c>"#, "N12 B2"),
    ] {
        assert_eq!(said(&table_of("lai-chau-2020", &workbook(&row(cell)))), [expected], "{cell}");
    }
    // Only a heading: a table without units.
    let table =
        table_of("lai-chau-2020", &workbook(&format!(r#"<row r="1">{}{}</row>"#, text("A1", "unit"), text("B1", "1"))));
    assert_eq!((said(&table), table.units.len()), (vec![], 0));
}

#[test]
fn no_change_of_a_file_does_harm() {
    let strings = "<si><t>Đơn vị</t></si><si><r><t>a</t></r><r><t>b</t></r></si>";
    let rows = r#"<dimension ref="A1:C3"/><sheetData><row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46351</v></c><c r="C1" t="b"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><f t="shared" si="0" ref="B2:B3">A1*2</f><v>1.5</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>3</v></c><c r="C3" t="inlineStr"><is><t>x&amp;y&#10;</t></is></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>"#;
    let whole = parts_of(&[("Trang", "", rows)], strings);
    let bytes = packed(&whole);
    assert!(read(&bytes).is_ok());
    // Cut off anywhere.
    for end in 0..bytes.len() {
        assert!(read(&bytes[..end]).is_err());
    }
    // Any byte of the archive changed.
    for at in 0..bytes.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= change;
            let _ = read(&changed);
        }
    }
    // Any character of any part changed, taken out or cut off, in an archive that is well.
    for (part, (_, content)) in whole.iter().enumerate() {
        for at in 0..content.len() {
            for change in 0..5 {
                let mut parts = whole.clone();
                let content = &mut parts[part].1;
                match change {
                    0 => content[at] = b'9',
                    1 => content[at] = b'<',
                    2 => content[at] ^= 0x80,
                    3 => drop(content.remove(at)),
                    _ if at % 7 == 0 => content.truncate(at),
                    _ => continue,
                }
                let _ = read(&packed(&parts));
            }
        }
    }
}
