//! The workbooks in LibreOffice: every formula, computed anew there, comes to what the core computed exactly.
//!
//! Run by the stage `xlsx` of the gate, which installs LibreOffice: `cargo test -p thuocdo-xlsx --test libreoffice -- --ignored`.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;
#[path = "common/publications.rs"]
mod publications;
#[path = "common/sheets.rs"]
mod sheets;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use publications::all;
use sheets::{Cells, formulas, number, sheets, text, with_wrong_results};
use thuocdo_xlsx::write;

/// Always computes what it loads, whatever results are saved in the file.
const RECALCULATES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;
/// As text: commas, quotation marks, UTF-8, numbers with all their digits, every sheet in a file of its own.
const TO_TEXT: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

/// A folder for one run, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let path = std::env::temp_dir().join(format!("thuocdo-xlsx-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("profile/user")).unwrap();
        fs::write(path.join("profile/user/registrymodifications.xcu"), RECALCULATES).unwrap();
        Folder(path)
    }

    /// Converts workbooks of this folder, all in one run.
    fn convert(&self, names: &[String]) {
        let office = std::env::var("SOFFICE").unwrap_or_else(|_| "soffice".to_owned());
        let ran = Command::new(office)
            .arg(format!("-env:UserInstallation=file://{}", self.0.join("profile").display()))
            .args(["--headless", "--convert-to", TO_TEXT, "--outdir"])
            .arg(&self.0)
            .args(names.iter().map(|name| self.0.join(name)))
            .output()
            .unwrap_or_else(|error| panic!("LibreOffice does not run (scripts/setup.sh test installs it): {error}"));
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The rows of a text with commas.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

/// Compares a sheet as LibreOffice has it with what was written, and counts the numbers.
fn compare(name: &str, written: &Cells, path: &Path) -> usize {
    let found = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let found = rows(&found);
    let mut numbers = 0;
    for ((row, column), value) in written {
        let cell = found.get(*row as usize).and_then(|row| row.get(*column as usize)).map_or("", String::as_str);
        match number(Some(value)) {
            Some(expected) => {
                numbers += 1;
                let got: f64 =
                    cell.parse().unwrap_or_else(|_| panic!("{name} {row},{column}: {cell:?}, not {expected}"));
                assert!(
                    (got - expected).abs() <= 1e-9 * expected.abs().max(1.0),
                    "{name} {row},{column}: {got}, not {expected}"
                );
            }
            None => assert_eq!(cell, text(Some(value)), "{name} {row},{column}"),
        }
    }
    numbers
}

/// Maxima and percentages in tenths whose products are rounded, many of them an exact half.
fn products() -> impl Iterator<Item = (u32, u32)> {
    (1..=30).flat_map(|max| (1..=1_000).map(move |tenths| (max, tenths)))
}

/// A workbook that rounds products as the formulas of publications do: the guard at ten digits, then two.
fn halves() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, (max, tenths)) in products().enumerate() {
        let tenths = f64::from(tenths) / 10.0;
        let formula = format!("=ROUND(ROUND({max}*{tenths}/100,10),2)");
        let formula = rust_xlsxwriter::Formula::new(formula).set_result("-1");
        sheet.write_formula(row as u32, 0, formula).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// Checks that each product is rounded half up as whole numbers are, and counts the halves.
fn halves_rounded(path: &Path) -> usize {
    let mut halves = 0;
    for (row, (max, tenths)) in rows(&fs::read_to_string(path).unwrap()).iter().zip(products()) {
        // In thousandths; a half of a hundredth goes up.
        let thousandths = max * tenths;
        let hundredths = (thousandths + 5) / 10;
        halves += usize::from(thousandths % 10 == 5);
        let got: f64 = row[0].parse().unwrap();
        assert_eq!((got * 100.0).round() as u32, hundredths, "{max} × {tenths} / 10: {got}");
        assert!((got * 100.0 - f64::from(hundredths)).abs() < 1e-6);
    }
    halves
}

#[test]
#[ignore = "needs LibreOffice; the stage xlsx of scripts/test.sh runs it"]
fn every_formula_comes_to_the_exact_value_in_libreoffice() {
    let folder = Folder::new();
    let publications = all();
    let mut written = Vec::new();
    for (at, (_, snapshot)) in publications.iter().enumerate() {
        let bytes = write(snapshot).unwrap();
        let name = format!("{at}.xlsx");
        // With wrong results beside the formulas, so that the right ones can only come from computing.
        let spoilt = with_wrong_results(&bytes);
        let is_spoilt = sheets(&spoilt)[0].1.values().any(|value| number(Some(value)) == Some(-77777.0));
        // Of an excerpt nothing can be computed that is of all units: its table may hold published numbers alone.
        assert!(is_spoilt || snapshot.excerpt_of.is_some(), "{name} has no formula");
        fs::write(folder.0.join(&name), spoilt).unwrap();
        written.push((name, bytes));
    }
    fs::write(folder.0.join("halves.xlsx"), halves()).unwrap();
    let mut names: Vec<String> = written.iter().map(|(name, _)| name.clone()).collect();
    names.push("halves.xlsx".to_owned());
    folder.convert(&names);
    assert!(halves_rounded(&folder.0.join("halves-Sheet1.csv")) > 2_500);
    let (mut formulas_seen, mut numbers) = (0, 0);
    for ((name, bytes), (about, _)) in written.iter().zip(&publications) {
        for (sheet, cells) in sheets(bytes) {
            let path = folder.0.join(format!("{}-{sheet}.csv", name.trim_end_matches(".xlsx")));
            numbers += compare(&format!("{about}, {sheet}"), &cells, &path);
            formulas_seen += formulas(bytes, &sheet).len();
        }
    }
    assert!(formulas_seen > 5_000, "{formulas_seen}");
    println!("LibreOffice: {} publications, {formulas_seen} formulas, {numbers} numbers agree", written.len());
}
