//! What the tests share: workbooks put together part by part, and what was found in them.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)] // each test file uses a part of it

use std::fmt::Write;

use thuocdo_core::exchange::table::{Grid, TableProblem};
use thuocdo_xlsx::zip_folder;

/// The parts of a workbook whose one sheet has this XML.
pub fn parts(sheet: &str) -> Vec<(String, Vec<u8>)> {
    parts_of(&[("Trang 1", "", sheet)], "")
}

/// The parts of a workbook of sheets, each with its name, more attributes and its XML; and its shared strings.
pub fn parts_of(sheets: &[(&str, &str, &str)], strings: &str) -> Vec<(String, Vec<u8>)> {
    let (mut list, mut relations, mut files) = (String::new(), String::new(), Vec::new());
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    for (at, (name, more, xml)) in sheets.iter().enumerate() {
        let at = at + 1;
        write!(list, r#"<sheet name="{name}" sheetId="{at}" {more} r:id="rId{at}"/>"#).unwrap();
        write!(
            relations,
            r#"<Relationship Id="rId{at}" Type="{office}/worksheet" Target="worksheets/sheet{at}.xml"/>"#
        )
        .unwrap();
        files.push((
            format!("xl/worksheets/sheet{at}.xml"),
            format!(r#"<?xml version="1.0"?><worksheet xmlns="{main}">{xml}</worksheet>"#).into_bytes(),
        ));
    }
    write!(relations, r#"<Relationship Id="rIdS" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>"#).unwrap();
    write!(relations, r#"<Relationship Id="rIdT" Type="{office}/styles" Target="styles.xml"/>"#).unwrap();
    let whole = [
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{list}</sheets></workbook>"#),
        ),
        ("xl/_rels/workbook.xml.rels", format!(r#"<Relationships xmlns="{package}">{relations}</Relationships>"#)),
        ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{main}">{strings}</sst>"#)),
        (
            "xl/styles.xml",
            format!(
                r#"<styleSheet xmlns="{main}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>"#
            ),
        ),
    ];
    files.extend(whole.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())));
    files
}

/// The parts as one file.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let files: Vec<(&str, &[u8])> = parts.iter().map(|(path, content)| (path.as_str(), content.as_slice())).collect();
    zip_folder(&files).unwrap()
}

/// A workbook whose one sheet has these rows.
pub fn workbook(rows: &str) -> Vec<u8> {
    packed(&parts(&format!("<sheetData>{rows}</sheetData>")))
}

/// Every cell: `B2=text`, and `B2:=12` where it is a number.
pub fn cells(grid: &Grid) -> Vec<String> {
    let cell = |row: thuocdo_core::exchange::table::GridRow| {
        let said = |(column, text): (u32, &str)| {
            let sign = if row.is_number(column) { ":=" } else { "=" };
            format!("{}{sign}{text}", row.place(column))
        };
        row.cells().map(said).collect::<Vec<_>>()
    };
    grid.rows().flat_map(cell).collect()
}

/// The code of a problem, with its cell: `T01 A20001`.
pub fn code(problem: &TableProblem) -> String {
    format!("{} {}", problem.code(), problem.path()).trim_end().to_owned()
}
