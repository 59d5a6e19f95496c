//! Events of the window that the app listens to for all its life.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;

/// Tells boot.js something: `thuocdo:ready`, `thuocdo:failed` or `thuocdo:panic`, with what there is to say.
pub fn tell(what: &str, detail: &str) {
    let event = web_sys::CustomEventInit::new();
    event.set_detail(&detail.into());
    let event = web_sys::CustomEvent::new_with_event_init_dict(what, &event);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        // Nobody is left to tell when even this fails.
        let _ = window.dispatch_event(&event);
    }
}

/// Tells boot.js when the program stops with a panic. (In a release a panic is a trap, which boot.js sees by itself.)
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|info| tell("thuocdo:panic", &info.to_string())));
}

/// Listens to an event of the window until the page is left.
pub fn on_window(name: &'static str, call: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, name, move |_| call()).forget();
    }
}

/// Listens to an event of the window while the part of the page that asks for it is there.
pub fn while_here(name: &'static str, call: impl Fn() + 'static) {
    let listener = leptos::prelude::window_event_listener_untyped(name, move |_| call());
    leptos::prelude::on_cleanup(move || listener.remove());
}

/// The page is about to be closed: the browser asks whether it really shall while something would be lost.
pub fn on_closing(would_lose: impl Fn() -> bool + 'static) {
    if let Some(window) = web_sys::window() {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window, "beforeunload", options, move |event| {
            if would_lose() {
                event.prevent_default();
                // Older browsers ask only when there is a text, which none of them shows.
                let _ = js_sys::Reflect::set(event, &"returnValue".into(), &"?".into());
            }
        });
        listener.forget();
    }
}

/// The page is left or hidden: what is not saved must be saved now.
pub fn on_leaving(call: impl Fn() + Clone + 'static) {
    on_window("pagehide", call.clone());
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        EventListener::new(&document, "visibilitychange", move |_| call()).forget();
    }
}

/// Another tab changed a key of local storage.
pub fn on_storage(call: impl Fn(String) + 'static) {
    if let Some(window) = web_sys::window() {
        let listener = EventListener::new(&window, "storage", move |event| {
            if let Some(key) = event.dyn_ref::<web_sys::StorageEvent>().and_then(web_sys::StorageEvent::key) {
                call(key);
            }
        });
        listener.forget();
    }
}

/// A key as it was pressed.
pub struct Key {
    /// Its name, as the browser gives it: `z`, `ArrowDown`, `?`.
    pub name: String,
    /// Whether Control (or Command) was held.
    pub control: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held.
    pub shift: bool,
}

/// Listens to keys; what the app answers to (`true`) the browser does not act on.
pub fn on_key(call: impl Fn(Key) -> bool + 'static) {
    if let Some(window) = web_sys::window() {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window, "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
            let key = Key {
                name: event.key(),
                control: event.ctrl_key() || event.meta_key(),
                alt: event.alt_key(),
                shift: event.shift_key(),
            };
            if call(key) {
                event.prevent_default();
            }
        });
        listener.forget();
    }
}

/// Keeps the browser from its own way with files that are dropped beside the place for them.
pub fn ignore_stray_drops() {
    if let Some(window) = web_sys::window() {
        for name in ["dragover", "drop"] {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, name, options, |event| event.prevent_default()).forget();
        }
    }
}
