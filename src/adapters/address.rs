//! The address bar: the part after `#`, and the address of the app for links.

fn location() -> Option<web_sys::Location> {
    Some(web_sys::window()?.location())
}

/// The part of the address from `#` on.
pub fn hash() -> String {
    location().and_then(|location| location.hash().ok()).unwrap_or_default()
}

/// Goes to a page of the app; the browser then tells of the change by its `hashchange` event.
pub fn go(hash: &str) {
    if let Some(location) = location() {
        // Setting a hash fails only for an address that cannot be parsed, which a hash cannot make it.
        let _ = location.set_hash(hash);
    }
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

/// Names the page by another address, with no new entry in the history.
pub fn replace(hash: &str) {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
    }
}

/// Names the page by another address, with a new entry in the history; the browser does not tell of the change.
pub fn push(hash: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
    }
}

/// The address of the app without its hash.
pub fn base() -> String {
    let href = location().and_then(|location| location.href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}
