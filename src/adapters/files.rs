//! Files: saving one to the person's folder, reading those that were chosen or dropped, and fetching one beside the app.

use thuocdo_core::problem::{Fault, Problem};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::state::import::RESCUE_LIMIT;

/// Saves a text as a file.
pub fn save(name: &str, text: &str) {
    let saved = || -> Result<(), JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let options = web_sys::BlobPropertyBag::new();
        options.set_type("application/json");
        let parts = js_sys::Array::of1(&text.into());
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
        let url = web_sys::Url::create_object_url_with_blob(&blob)?;
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
pub fn chosen(event: &web_sys::Event) -> Vec<web_sys::File> {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    // Emptying the field empties its list as well, so the files are taken out first.
    let files = listed(input.files());
    input.set_value("");
    files
}

/// The files that were just dropped.
pub fn dropped(event: &web_sys::Event) -> Vec<web_sys::File> {
    let event = event.dyn_ref::<web_sys::DragEvent>();
    listed(event.and_then(web_sys::DragEvent::data_transfer).and_then(|data| data.files()))
}

fn listed(list: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}

/// Reads every one of some files, one after the other, and hands each over with its name.
pub fn read_all(files: Vec<web_sys::File>, each: impl Fn(String, Result<String, Problem>) + 'static) {
    spawn_local(async move {
        for file in files {
            let content = read(&file, RESCUE_LIMIT, thuocdo_core::assessment::FILE_LIMIT).await;
            each(file.name(), content);
        }
    });
}

/// The same of large files, of at most so many bytes: before each is handed over, what the page says of it is drawn. At last
/// there is none.
pub fn read_large(
    files: Vec<web_sys::File>,
    limit: usize,
    each: impl Fn(Option<(String, Result<String, Problem>)>) + 'static,
) {
    spawn_local(async move {
        for file in files {
            let content = read(&file, limit, limit).await;
            drawn().await;
            each(Some((file.name(), content)));
        }
        each(None);
    });
}

/// The same as bytes, of files of any number; what the page says is drawn before a large one is handed over.
pub fn read_all_bytes(files: Vec<web_sys::File>, each: impl Fn(Option<(String, Result<Vec<u8>, Problem>)>) + 'static) {
    spawn_local(async move {
        for (at, file) in files.iter().enumerate() {
            let content = bytes(file).await;
            if file.size() as usize > LARGE || at % FILES_DRAWN == 0 {
                drawn().await;
            }
            each(Some((file.name(), content)));
        }
        each(None);
    });
}

/// From this size on, in bytes, reading a file takes a noticeable time.
const LARGE: usize = 1 << 20;
/// After so many files what the page says is drawn again.
const FILES_DRAWN: usize = 100;

/// Waits until the page has been drawn, as well as that can be known.
async fn drawn() {
    let wait = js_sys::Promise::new(&mut |resolve, _| {
        super::clock::later(30, Box::new(move || drop(resolve.call0(&JsValue::NULL))));
    });
    // A promise that only resolves.
    let _ = JsFuture::from(wait).await;
}

async fn bytes(file: &web_sys::File) -> Result<Vec<u8>, Problem> {
    let (bytes, limit) = (file.size() as usize, thuocdo_core::exchange::table::FILE_LIMIT);
    if bytes > limit {
        return Err(Problem::at("", Fault::TooLarge { bytes, limit }));
    }
    let unreadable = |error: JsValue| Problem::at("", Fault::Unreadable { name: file.name(), reason: reason(&error) });
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Reads a file of at most `limit` bytes; `told` is the limit that is named to the person.
async fn read(file: &web_sys::File, limit: usize, told: usize) -> Result<String, Problem> {
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
    let unreadable = |reason: String| Problem::at("", Fault::Unreadable { name: path.to_owned(), reason });
    let window = web_sys::window().ok_or_else(|| unreadable(String::new()))?;
    let response = JsFuture::from(window.fetch_with_str(path)).await.map_err(|error| unreadable(reason(&error)))?;
    let response: web_sys::Response = response.unchecked_into();
    if !response.ok() {
        return Err(unreadable(response.status().to_string()));
    }
    let buffer = response.array_buffer().map_err(|error| unreadable(reason(&error)))?;
    let buffer = JsFuture::from(buffer).await.map_err(|error| unreadable(reason(&error)))?;
    text(&buffer)
}

fn text(buffer: &JsValue) -> Result<String, Problem> {
    let bytes = js_sys::Uint8Array::new(buffer).to_vec();
    String::from_utf8(bytes).map_err(|_| Problem::at("", Fault::NotText))
}

fn reason(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default()
}
