//! Workbooks: the program that reads, writes and packs them is loaded when somebody needs it, by boot.js.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use thuocdo_core::Json;
use thuocdo_core::exchange::table::{Grid, TableFault, TableProblem};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::snapshot::Snapshot;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What a text of the other program may weigh: more than any grid does.
const ANSWER_LIMIT: usize = 1 << 30;

/// A workbook that was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The cells of its first visible sheet.
    pub grid: Grid,
    /// The name of that sheet.
    pub sheet: String,
    /// The names of the sheets that are not read; tell them (`thuocdo_text::table::other_sheets`).
    pub others: Vec<String>,
}

/// Whether a file's content is a workbook rather than a text.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// Reads the first visible sheet of a workbook.
///
/// # Errors
/// What is wrong with the workbook (T27–T30, F01, F02, T01, T02), or why the program for workbooks could not be loaded (F21).
pub async fn read(bytes: &[u8]) -> Result<Opened, TableProblem> {
    let program = program().await?;
    let answer = call(&program, "read_workbook", &[Uint8Array::from(bytes).into()]).map_err(told)?;
    let answer = answer.as_string().and_then(|text| Json::parse(&text, ANSWER_LIMIT).ok());
    let answer = answer.ok_or_else(no_workbook)?;
    if let Some(problem) = answer.get("problem") {
        return Err(TableProblem::of_json(problem));
    }
    let text = |json: &Json| match json {
        Json::Text(text) => Some(text.clone()),
        _ => None,
    };
    let others = match answer.get("others") {
        Some(Json::List(names)) => names.iter().filter_map(text).collect(),
        _ => Vec::new(),
    };
    let sheet = answer.get("sheet").and_then(text).unwrap_or_default();
    let grid = answer.get("grid").and_then(Grid::of_json).ok_or_else(no_workbook)?;
    Ok(Opened { grid, sheet, others })
}

/// Writes a publication as a workbook with live formulas.
///
/// # Errors
/// A publication that is too large for one (T31), or why the program could not be loaded.
pub async fn write(snapshot: &Snapshot) -> Result<Vec<u8>, TableProblem> {
    let program = program().await?;
    let publication = snapshot.to_json().to_line();
    let framework = snapshot.framework.source().to_line();
    bytes_of(call(&program, "write_workbook", &[publication.into(), framework.into()]))
}

/// Packs files into one .zip, each under its path inside the folder.
///
/// # Errors
/// A path that no folder can hold, or why the program could not be loaded.
pub async fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, TableProblem> {
    let program = program().await?;
    let paths: Array = files.iter().map(|(path, _)| JsValue::from_str(path)).collect();
    let contents: Array = files.iter().map(|(_, content)| Uint8Array::from(content.as_slice())).collect();
    match call(&program, "zip_folder", &[paths.into(), contents.into()]) {
        Err(error) if error.is_string() => Err(unloaded(error.as_string().unwrap_or_default())),
        packed => bytes_of(packed),
    }
}

/// The program, loaded when it is not here yet.
async fn program() -> Result<JsValue, TableProblem> {
    let load = || -> Result<Promise, JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let load: Function = Reflect::get(&window, &"thuocdoWorkbooks".into())?.dyn_into()?;
        load.call0(&JsValue::NULL)?.dyn_into()
    };
    let promise = load().map_err(|error| unloaded(message(&error)))?;
    JsFuture::from(promise).await.map_err(|error| unloaded(message(&error)))
}

fn call(program: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(program, &name.into())?.dyn_into()?;
    function.apply(&JsValue::NULL, &arguments.iter().collect())
}

fn bytes_of(answer: Result<JsValue, JsValue>) -> Result<Vec<u8>, TableProblem> {
    answer.and_then(|bytes| bytes.dyn_into::<Uint8Array>()).map(|bytes| bytes.to_vec()).map_err(told)
}

/// What the program said, or that it stopped: then the file is one that it cannot take, and the next call loads it anew.
fn told(error: JsValue) -> TableProblem {
    match error.as_string().and_then(|text| Json::parse(&text, ANSWER_LIMIT).ok()) {
        Some(problem) => TableProblem::of_json(&problem),
        None => {
            super::events::tell("thuocdo:workbooks-stopped", &message(&error));
            no_workbook()
        }
    }
}

fn no_workbook() -> TableProblem {
    TableProblem::whole(TableFault::NotWorkbook)
}

fn unloaded(reason: String) -> TableProblem {
    let fault = Fault::Unreadable { name: "thuocdo-workbook".to_owned(), reason };
    TableProblem::whole(TableFault::Known(Box::new(Problem::at("", fault))))
}

fn message(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default()
}
