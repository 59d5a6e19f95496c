//! Cutting texts into cells: separators, quotation marks, line ends, limits, and text that is no table.

use proptest::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::exchange::table::{
    COLUMN_LIMIT, FILE_LIMIT, Grid, GridBuilder, Place, ROW_LIMIT, Separator, TableFault, TableProblem, decoded,
};
use thuocdo_core::problem::{Fault, Problem};

use crate::common::random;

/// The cells that hold something, as `C7=text`.
fn cells(grid: &Grid) -> Vec<String> {
    let row = |row: thuocdo_core::exchange::table::GridRow<'_>| {
        row.cells().map(|(column, text)| format!("{}={text}", row.place(column))).collect::<Vec<_>>()
    };
    grid.rows().flat_map(row).collect()
}

fn problems(grid: &Grid) -> Vec<String> {
    grid.problems().iter().map(|problem| format!("{} {}", problem.code(), problem.path())).collect()
}

#[test]
fn a_text_becomes_cells_with_their_places() {
    use Separator::{Comma, Semicolon, Tab};
    let table: [(&str, Separator, &[&str]); 18] = [
        ("unit,A\nX,1\n", Comma, &["A1=unit", "B1=A", "A2=X", "B2=1"]),
        ("unit;A\r\nX;1,5\r\n", Semicolon, &["A1=unit", "B1=A", "A2=X", "B2=1,5"]),
        ("unit\tA\rX\t1", Tab, &["A1=unit", "B1=A", "A2=X", "B2=1"]),
        // A byte order mark, as Excel writes it, and the line that it writes for itself.
        ("\u{feff}unit;A\nX;1", Semicolon, &["A1=unit", "B1=A", "A2=X", "B2=1"]),
        ("\u{feff}sep=,\r\na,b;c\r\n", Comma, &["A1=a", "B1=b;c"]),
        // RFC 4180, sections 2.5 to 2.7.
        ("unit,A\n\"X, Y\",\"say \"\"so\"\"\"\n", Comma, &["A1=unit", "B1=A", "A2=X, Y", "B2=say \"so\""]),
        ("unit;A\n\"X\r\nY\";\"\"\nZ;2", Semicolon, &["A1=unit", "B1=A", "A2=X\nY", "A3=Z", "B3=2"]),
        // What a spreadsheet puts on the clipboard for a cell of two lines.
        ("unit\t\"Điểm\nthẩm định\"\nX\t1", Tab, &["A1=unit", "B1=Điểm\nthẩm định", "A2=X", "B2=1"]),
        // The heading decides: decimal commas and lists are no separators.
        (
            "BẢNG ĐIỂM, NĂM 2020, TỈNH LAI CHÂU\nĐơn vị;A\nX;1,5",
            Semicolon,
            &["A1=BẢNG ĐIỂM, NĂM 2020, TỈNH LAI CHÂU", "A2=Đơn vị", "B2=A", "A3=X", "B3=1,5"],
        ),
        ("TÊN ĐƠN VỊ,\"A; B; C; D\"\nX,1", Comma, &["A1=TÊN ĐƠN VỊ", "B1=A; B; C; D", "A2=X", "B2=1"]),
        ("Xã/phường\tA, B, C\nX\t1,5", Tab, &["A1=Xã/phường", "B1=A, B, C", "A2=X", "B2=1,5"]),
        // No known heading: the first line that is there.
        ("a;b\n1,5;2,5", Semicolon, &["A1=a", "B1=b", "A2=1,5", "B2=2,5"]),
        ("a;b,c\n", Semicolon, &["A1=a", "B1=b,c"]),
        ("only\n1", Tab, &["A1=only", "A2=1"]),
        // Empty rows and cells are passed over, and counted; so are those that a spreadsheet trails behind.
        ("unit;A;;\n;;;\n \u{a0};\"\";;\nX;;3;\n;;;\n", Semicolon, &["A1=unit", "B1=A", "A4=X", "C4=3"]),
        // Letters in their one form, and white space inside a cell as it stands.
        ("unit;A\nUBND xa\u{303} ;  1", Semicolon, &["A1=unit", "B1=A", "A2=UBND xã ", "B2=  1"]),
        // A quotation mark inside a cell is a character as any other.
        ("unit;A\nXã 5\" B;\"\"\"C\"", Semicolon, &["A1=unit", "B1=A", "A2=Xã 5\" B", "B2=\"C"]),
        ("unit,A\n\"X\"", Comma, &["A1=unit", "B1=A", "A2=X"]),
    ];
    for (text, separator, wanted) in table {
        let grid = Grid::read(text).unwrap();
        assert_eq!(grid.separator(), separator, "{text:?}");
        assert_eq!(cells(&grid), wanted, "{text:?}");
        assert_eq!(problems(&grid), [""; 0], "{text:?}");
    }
}

#[test]
fn a_cell_is_found_by_its_place() {
    let grid = Grid::read("unit;A;B\n\nX;;3").unwrap();
    for (place, text) in [("A1", "unit"), ("C1", "B"), ("A2", ""), ("A3", "X"), ("B3", ""), ("C3", "3"), ("ZZ9", "")] {
        assert_eq!(grid.cell(Place::parse(place).unwrap()), text, "{place}");
    }
    assert_eq!(grid.rows().len(), 2);
    assert_eq!(grid.rows().next_back().unwrap().number(), 2);
}

#[test]
fn quotation_marks_that_do_not_close_are_told_and_the_cell_is_what_stands_there() {
    let table: [(&str, &[&str], &[&str]); 5] = [
        ("unit;A\n\"X;1\nY;2", &["A1=unit", "B1=A", "A2=\"X", "B2=1", "A3=Y", "B3=2"], &["T04 A2"]),
        ("unit\tA\n\"Sở\" A\t1", &["A1=unit", "B1=A", "A2=\"Sở\" A", "B2=1"], &["T04 A2"]),
        ("unit;A\nX; \"1;2\"", &["A1=unit", "B1=A", "A2=X", "B2= \"1", "C2=2\""], &["T04 B2"]),
        ("unit;\"", &["A1=unit", "B1=\""], &["T04 B1"]),
        ("unit;A\n\"a\";\"b\"c;\"d", &["A1=unit", "B1=A", "A2=a", "B2=\"b\"c", "C2=\"d"], &["T04 B2", "T04 C2"]),
    ];
    for (text, wanted, told) in table {
        let grid = Grid::read(text).unwrap();
        assert_eq!(cells(&grid), wanted, "{text:?}");
        assert_eq!(problems(&grid), told, "{text:?}");
    }
}

#[test]
fn what_is_beyond_the_limits_is_refused_by_its_code() {
    let refused = |text: &str| {
        let problem = Grid::read(text).unwrap_err();
        assert!(problem.is_error());
        format!("{} {}", problem.code(), problem.path())
    };
    for text in ["", " \n\t\n", "\u{feff}", ";;;\n;;;", "sep=;\n"] {
        assert_eq!(refused(text), "F01 ", "{text:?}");
    }
    assert_eq!(refused(&" ".repeat(FILE_LIMIT + 1)), "F02 ");
    let rows = |count: usize| format!("unit;A\n{}", "X;1\n".repeat(count));
    assert_eq!(refused(&rows(ROW_LIMIT)), format!("T01 A{}", ROW_LIMIT + 1).replace('A', "B"));
    assert_eq!(Grid::read(&rows(ROW_LIMIT - 1)).unwrap().rows().len(), ROW_LIMIT);
    // Rows and columns that hold nothing do not count: a spreadsheet may trail a million of them.
    let trailing = format!("unit;A{}\nX;1\n{}Y;2", ";".repeat(20_000), ";;\n".repeat(1_000_000));
    let grid = Grid::read(&trailing).unwrap();
    assert_eq!(cells(&grid), ["A1=unit", "B1=A", "A2=X", "B2=1", "A1000003=Y", "B1000003=2"]);
    let wide = |count: usize| format!("unit{}A", ";".repeat(count));
    assert_eq!(Grid::read(&wide(COLUMN_LIMIT - 1)).unwrap().rows().len(), 1);
    assert_eq!(refused(&wide(COLUMN_LIMIT)), "T02 PGC1");
}

#[test]
fn texts_in_other_encodings() {
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain("Đơn vị\tA".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(decoded(&wide).unwrap(), "Đơn vị\tA");
    let wide: Vec<u8> = [0xfe, 0xff].into_iter().chain("Đơn vị\tA".encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(decoded(&wide).unwrap(), "Đơn vị\tA");
    assert_eq!(decoded("\u{feff}Đơn vị".as_bytes()).unwrap(), "\u{feff}Đơn vị");
    // The code page of Vietnamese Windows, half a character, and no text at all.
    for bytes in
        [&b"\xd0\xf5n v\xb8"[..], b"\xff\xfea", b"\xff\xfe\x00\xd8", b"PK\x03\x04\x00\x00", b"\xc2\x89PNG\r\n\x1a\n"]
    {
        assert_eq!(decoded(bytes).unwrap_err().code(), "T03", "{bytes:?}");
    }
}

/// Cells as a program of another kind would write them: each in quotation marks.
fn quoted(rows: &[Vec<String>], separator: char) -> String {
    let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(&separator.to_string());
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(random::config(200))]

    #[test]
    fn any_text_is_read_or_refused(text in "[\"\";,\t\n\ra1 é]{0,60}") {
        for separator in [Separator::Tab, Separator::Semicolon, Separator::Comma] {
            if let Ok(grid) = Grid::read_as(&text, separator) {
                for row in grid.rows() {
                    for (column, cell) in row.cells() {
                        prop_assert_eq!(grid.cell(row.place(column)), cell);
                        prop_assert!(!cell.trim().is_empty());
                    }
                }
            }
        }
        let _ = Grid::read(&text);
    }

    #[test]
    fn whatever_is_quoted_comes_back(rows in prop::collection::vec(prop::collection::vec("[\"\";,\t\na1é=]{0,6}", 1..5), 1..5)) {
        for (separator, c) in [(Separator::Tab, '\t'), (Separator::Semicolon, ';'), (Separator::Comma, ',')] {
            let filled = rows.iter().flatten().any(|cell| !cell.trim().is_empty());
            let grid = Grid::read_as(&quoted(&rows, c), separator);
            prop_assert_eq!(grid.is_ok(), filled);
            for (row, cells) in rows.iter().enumerate().filter(|_| filled) {
                for (column, cell) in cells.iter().enumerate() {
                    let wanted = if cell.trim().is_empty() { "" } else { cell };
                    let place = Place::new(row as u32, column as u32);
                    prop_assert_eq!(grid.as_ref().unwrap().cell(place), wanted);
                }
            }
        }
    }
}

#[test]
fn a_workbooks_grid_crosses_from_program_to_program() {
    let mut builder = GridBuilder::default();
    builder.text(Place::new(0, 0), "unit").unwrap();
    builder.text(Place::new(0, 7), "=1\n\"ơ\"").unwrap();
    builder.number(Place::new(1_048_575, 3), "-1.2340").unwrap();
    let grid = builder.finish().unwrap();
    let text = grid.to_json().to_line();
    assert_eq!(text, r#"[[0,0,"unit",7,"=1\n\"ơ\""],[1048575,3,-1.2340]]"#);
    assert_eq!(Grid::of_json(&Json::parse(&text, 1 << 20).unwrap()), Some(grid));
    for text in ["{}", "[]", "[1]", "[[]]", "[[0,0]]", "[[0,0,null]]", "[[0,-1,\"x\"]]", "[[1,0,\"x\"],[0,0,\"y\"]]"] {
        assert_eq!(Grid::of_json(&Json::parse(text, 1 << 20).unwrap()), None, "{text}");
    }
}

#[test]
fn what_is_wrong_with_a_workbook_crosses_too() {
    let known = |fault| TableFault::Known(Box::new(Problem::at("", fault)));
    for problem in [
        TableProblem::whole(known(Fault::EmptyFile)),
        TableProblem::whole(known(Fault::TooLarge { bytes: 5, limit: 4 })),
        TableProblem::at(Place::new(20_000, 2), TableFault::TooManyRows { limit: 20_000 }),
        TableProblem::at(Place::new(0, 11_000), TableFault::TooManyColumns { limit: 11_000 }),
        TableProblem::at(Place::new(3, 3), TableFault::NotWorkbook),
        TableProblem::whole(TableFault::OldWorkbook),
        TableProblem::whole(TableFault::WorkbookTooLarge { bytes: 1 << 33, limit: 1 << 27 }),
        TableProblem::whole(TableFault::NoSheet),
        TableProblem::whole(TableFault::TooManyCells { limit: 3 }),
    ] {
        assert_eq!(TableProblem::of_json(&problem.to_json()), problem);
    }
    assert_eq!(TableProblem::of_json(&Json::Null), TableProblem::whole(TableFault::NotWorkbook));
}
