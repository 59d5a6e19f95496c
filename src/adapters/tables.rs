//! Files that may hold tables: each as a text, or, where it is a workbook, as the cells of its first visible sheet.

use thuocdo_core::exchange::table::{Grid, decoded};
use thuocdo_text::{problem, table as words};
use wasm_bindgen_futures::spawn_local;

use super::{files, workbook};

/// What a file holds.
pub enum Content {
    /// A text: a sheet, links, or the lines of a table.
    Text(String),
    /// The cells of a workbook's sheet, and the sentence on the sheets that are not read, if there are any.
    Cells(Grid, Option<String>),
}

/// Reads every one of some files, one after the other, and hands each over with its name, or why it cannot be read; at last
/// there is none. What the page says is drawn before a large one is read, which a workbook of a whole country takes long for.
pub fn read_all(chosen: Vec<web_sys::File>, each: impl Fn(Option<(String, Result<Content, String>)>) + 'static) {
    spawn_local(async move {
        for (at, file) in chosen.iter().enumerate() {
            if file.size() as usize > files::LARGE || at % files::FILES_DRAWN == 0 {
                files::drawn().await;
            }
            let content = content(file).await;
            each(Some((file.name(), content)));
        }
        each(None);
    });
}

async fn content(file: &web_sys::File) -> Result<Content, String> {
    let bytes = files::bytes(file).await.map_err(|one| problem::line(&one, None))?;
    if !workbook::is_workbook(&bytes) {
        let text = decoded(&bytes).map_err(|one| words::line(&one, None))?;
        return Ok(Content::Text(text.into_owned()));
    }
    let opened = workbook::read(&bytes).await.map_err(|one| words::line(&one, None))?;
    let others = (!opened.others.is_empty()).then(|| words::other_sheets(&opened.sheet, &opened.others));
    Ok(Content::Cells(opened.grid, others))
}
