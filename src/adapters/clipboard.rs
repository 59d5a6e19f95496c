//! The clipboard. Pages that are not served over https have none: then the person copies by hand.

use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies a text and calls back with whether that worked.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let clipboard = web_sys::window()
        .map(|window| window.navigator())
        .filter(|navigator| js_sys::Reflect::get(navigator, &"clipboard".into()).is_ok_and(|c| !c.is_undefined()))
        .map(|navigator| navigator.clipboard());
    match clipboard {
        Some(clipboard) => {
            spawn_local(async move { done(JsFuture::from(clipboard.write_text(&text)).await.is_ok()) });
        }
        None => done(false),
    }
}
