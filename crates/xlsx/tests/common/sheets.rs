//! Every sheet of a workbook as cells: what stands in each, and the formula of those that have one.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)] // each test file uses a part of it

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

/// The cells of a sheet by row and column, from 0.
pub type Cells = BTreeMap<(u32, u32), Data>;

/// The sheets, in order, with their names.
pub fn sheets(bytes: &[u8]) -> Vec<(String, Cells)> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = workbook.sheet_names();
    let cells = |name: String| {
        let range = workbook.worksheet_range(&name).unwrap();
        let (row, column) = range.start().unwrap();
        let used = range.used_cells().map(|(r, c, value)| ((r as u32 + row, c as u32 + column), value.clone()));
        (name, used.collect())
    };
    names.into_iter().map(cells).collect()
}

/// How many formulas a sheet has.
pub fn formulas(bytes: &[u8], sheet: &str) -> Vec<String> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = workbook.worksheet_formula(sheet).unwrap();
    range.used_cells().map(|(_, _, formula)| formula.clone()).filter(|formula| !formula.is_empty()).collect()
}

/// The same workbook with a wrong result saved beside every formula.
pub fn with_wrong_results(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            content = spoilt(&String::from_utf8(content).unwrap()).into_bytes();
        }
        parts.push((name, content));
    }
    crate::common::packed(&parts)
}

fn spoilt(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    for (at, piece) in xml.split("</f><v>").enumerate() {
        if at > 0 {
            out.push_str("</f><v>-77777");
            out.push_str(&piece[piece.find("</v>").unwrap()..]);
        } else {
            out.push_str(piece);
        }
    }
    out.replace(r#" t="str"><f>"#, "><f>")
}

/// A cell as a number.
pub fn number(cell: Option<&Data>) -> Option<f64> {
    match cell {
        Some(Data::Float(value)) => Some(*value),
        Some(Data::Int(value)) => Some(*value as f64),
        _ => None,
    }
}

/// A cell as a text; empty where there is none.
pub fn text(cell: Option<&Data>) -> String {
    match cell {
        Some(Data::String(text)) => text.clone(),
        Some(Data::Empty) | None => String::new(),
        Some(other) => other.to_string(),
    }
}
