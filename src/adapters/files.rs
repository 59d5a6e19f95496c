//! Files: saving one to the person's folder, reading those that were chosen or dropped, and fetching one beside the app.

use thuocdo_core::problem::{Fault, Problem};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
/// A file that somebody chose or dropped.
pub use web_sys::File;

use crate::state::import::RESCUE_LIMIT;

/// What a saved file is.
pub const JSON: &str = "application/json";
/// Lines of cells.
pub const CSV: &str = "text/csv";
/// Lines to be read.
pub const TEXT: &str = "text/plain";
/// A workbook.
pub const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Files packed into one.
pub const ARCHIVE: &str = "application/zip";

/// Saves bytes of a kind as a file.
pub fn save_bytes(name: &str, kind: &str, bytes: &[u8]) {
    save_part(name, kind, &js_sys::Uint8Array::from(bytes).into());
}

/// Saves a JSON text as a file.
pub fn save(name: &str, text: &str) {
    save_part(name, JSON, &text.into());
}

/// Saves a text of a kind as a file.
pub fn save_as(name: &str, kind: &str, text: &str) {
    save_part(name, kind, &text.into());
}

fn save_part(name: &str, kind: &str, part: &JsValue) {
    let blob = || {
        let options = web_sys::BlobPropertyBag::new();
        options.set_type(kind);
        web_sys::Blob::new_with_blob_sequence_and_options(&js_sys::Array::of1(part), &options)
    };
    if let Ok(blob) = blob() {
        save_blob(name, &blob);
    }
}

/// Saves what the browser holds as a file.
pub fn save_blob(name: &str, blob: &web_sys::Blob) {
    let saved = || -> Result<(), JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let url = web_sys::Url::create_object_url_with_blob(blob)?;
        let anchor: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
        super::clock::later(60_000, Box::new(move || drop(web_sys::Url::revoke_object_url(&url))));
        Ok(())
    };
    // A browser that cannot save shows its own message; there is nothing to add.
    let _ = saved();
}

/// The files that were just chosen in a file field, which is emptied so that the same ones can be chosen again.
pub fn chosen(event: &web_sys::Event) -> Vec<File> {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    // Emptying the field empties its list as well, so the files are taken out first.
    let files = listed(input.files());
    input.set_value("");
    files
}

/// The files that were just dropped.
pub fn dropped(event: &web_sys::Event) -> Vec<File> {
    let event = event.dyn_ref::<web_sys::DragEvent>();
    listed(event.and_then(web_sys::DragEvent::data_transfer).and_then(|data| data.files()))
}

fn listed(list: Option<web_sys::FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}

/// Reads every one of some files, one after the other, and hands each over with its name.
pub fn read_all(files: Vec<File>, each: impl Fn(String, Result<String, Problem>) + 'static) {
    spawn_local(async move {
        for file in files {
            let content = read(&file, RESCUE_LIMIT, thuocdo_core::assessment::FILE_LIMIT).await;
            each(file.name(), content);
        }
    });
}

/// The same of large files, of at most so many bytes: before each is handed over, what the page says of it is drawn. At last
/// there is none.
pub fn read_large(files: Vec<File>, limit: usize, each: impl Fn(Option<(String, Result<String, Problem>)>) + 'static) {
    spawn_local(async move {
        for file in files {
            let content = read(&file, limit, limit).await;
            drawn().await;
            each(Some((file.name(), content)));
        }
        each(None);
    });
}

/// From this size on, in bytes, reading a file takes a noticeable time.
pub(super) const LARGE: usize = 1 << 20;
/// After so many files what the page says is drawn again.
pub(super) const FILES_DRAWN: usize = 100;

/// Waits until the page has been drawn, as well as that can be known.
pub(super) async fn drawn() {
    let wait = js_sys::Promise::new(&mut |resolve, _| {
        super::clock::later(30, Box::new(move || drop(resolve.call0(&JsValue::NULL))));
    });
    // A promise that only resolves.
    let _ = JsFuture::from(wait).await;
}

/// The bytes of a file.
pub(super) async fn bytes(file: &File) -> Result<Vec<u8>, Problem> {
    let (bytes, limit) = (file.size() as usize, thuocdo_core::exchange::table::FILE_LIMIT);
    if bytes > limit {
        return Err(Problem::at("", Fault::TooLarge { bytes, limit }));
    }
    let unreadable = |error: JsValue| Problem::at("", Fault::Unreadable { name: file.name(), reason: reason(&error) });
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Reads a file of at most `limit` bytes; `told` is the limit that is named to the person.
async fn read(file: &File, limit: usize, told: usize) -> Result<String, Problem> {
    let bytes = file.size() as usize;
    if bytes > limit {
        return Err(Problem::at("", Fault::TooLarge { bytes, limit: told }));
    }
    let unreadable = |error: JsValue| Problem::at("", Fault::Unreadable { name: file.name(), reason: reason(&error) });
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    text(&buffer)
}

/// Fetches a file beside the app and hands its text over.
pub fn fetch(path: String, done: impl FnOnce(Result<String, Problem>) + 'static) {
    fetch_boxed(path, Box::new(done));
}

fn fetch_boxed(path: String, done: Box<dyn FnOnce(Result<String, Problem>)>) {
    spawn_local(async move { done(fetched(&path).await) });
}

async fn fetched(path: &str) -> Result<String, Problem> {
    String::from_utf8(fetch_bytes(path).await?).map_err(|_| Problem::at("", Fault::NotText))
}

/// The bytes of a file beside the app.
///
/// # Errors
/// When it is not there, or the host does not answer.
pub async fn fetch_bytes(path: &str) -> Result<Vec<u8>, Problem> {
    let unreadable = |reason: String| Problem::at("", Fault::Unreadable { name: path.to_owned(), reason });
    let window = web_sys::window().ok_or_else(|| unreadable(String::new()))?;
    let response = JsFuture::from(window.fetch_with_str(path)).await.map_err(|error| unreadable(reason(&error)))?;
    let response: web_sys::Response = response.unchecked_into();
    if !response.ok() {
        return Err(unreadable(response.status().to_string()));
    }
    let buffer = response.array_buffer().map_err(|error| unreadable(reason(&error)))?;
    let buffer = JsFuture::from(buffer).await.map_err(|error| unreadable(reason(&error)))?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

fn text(buffer: &JsValue) -> Result<String, Problem> {
    let bytes = js_sys::Uint8Array::new(buffer).to_vec();
    String::from_utf8(bytes).map_err(|_| Problem::at("", Fault::NotText))
}

fn reason(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default()
}
