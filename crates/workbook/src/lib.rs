//! The program for workbooks in the browser: reading, writing and packing, by texts and bytes that cross from program to program.
//!
//! The programs for sheets and for the province do not carry it; `src/adapters/workbook.rs` loads it when it is needed.

use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::exchange::table::{TableFault, TableProblem};
use thuocdo_core::problem::Problem;
use thuocdo_core::{framework, snapshot};
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads the first visible sheet: `{"grid", "sheet", "others"}`, or `{"problem"}`.
#[wasm_bindgen]
pub fn read_workbook(bytes: &[u8]) -> String {
    let read = match thuocdo_xlsx::open(bytes) {
        Ok(opened) => Json::object([
            ("grid", Some(opened.grid.to_json())),
            ("sheet", Some(Json::text(opened.sheet))),
            ("others", Some(Json::List(opened.others.into_iter().map(Json::text).collect()))),
        ]),
        Err(problem) => Json::object([("problem", Some(problem.to_json()))]),
    };
    read.to_line()
}

/// Writes a publication as a workbook; `framework` is the text of its framework.
///
/// # Errors
/// The problem as a text, as in what `read_workbook` gives.
#[wasm_bindgen]
pub fn write_workbook(publication: &str, framework: &str) -> Result<Vec<u8>, String> {
    let told = |problem: TableProblem| problem.to_json().to_line();
    let unread = |problems: Vec<Problem>| {
        let first = problems.into_iter().next();
        told(TableProblem::whole(first.map_or(TableFault::NotWorkbook, |problem| TableFault::Known(Box::new(problem)))))
    };
    let framework = framework::read(framework).map_err(unread)?;
    let read = snapshot::read_with(publication, &[Arc::new(framework)]).map_err(unread)?;
    thuocdo_xlsx::write(&read.snapshot).map_err(told)
}

/// Packs files into one .zip, each under its path.
///
/// # Errors
/// The path that cannot be packed.
#[wasm_bindgen]
pub fn zip_folder(paths: Vec<String>, contents: Vec<js_sys::Uint8Array>) -> Result<Vec<u8>, String> {
    let contents: Vec<Vec<u8>> = contents.iter().map(js_sys::Uint8Array::to_vec).collect();
    let files: Vec<(&str, &[u8])> = paths.iter().map(String::as_str).zip(contents.iter().map(Vec::as_slice)).collect();
    thuocdo_xlsx::zip_folder(&files)
}
