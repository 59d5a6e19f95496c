//! The browser's local storage as the port that drafts are kept through, and the storage of the tab.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};

use crate::state::storage::{KeyValue, StorageFault};

/// Local storage. It holds no handle: the storage is looked up at each call.
pub struct BrowserStorage;

impl BrowserStorage {
    /// The storage; `None` where the browser forbids it.
    fn raw() -> Option<web_sys::Storage> {
        // `LocalStorage::raw` stops the app where storage is blocked, so that is asked first.
        web_sys::window()?.local_storage().ok()??;
        Some(LocalStorage::raw())
    }
}

/// Browsers say "full" in different ways: by name (two of them) or by number.
fn fault(error: &JsValue) -> StorageFault {
    let full = error.dyn_ref::<web_sys::DomException>().is_some_and(|exception| {
        matches!(exception.name().as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED")
            || matches!(exception.code(), 22 | 1014)
    });
    if full { StorageFault::Full } else { StorageFault::Blocked }
}

/// The storage of the tab, which is forgotten with it. It holds no handle either.
pub struct TabStorage;

impl TabStorage {
    fn raw() -> Option<web_sys::Storage> {
        web_sys::window()?.session_storage().ok()?
    }
}

/// The port to a storage.
macro_rules! key_value {
    ($storage:ty) => {
        impl KeyValue for $storage {
            fn get(&self, key: &str) -> Option<String> {
                <$storage>::raw()?.get_item(key).ok()?
            }
            fn set(&self, key: &str, text: &str) -> Result<(), StorageFault> {
                <$storage>::raw().ok_or(StorageFault::Blocked)?.set_item(key, text).map_err(|error| fault(&error))
            }
            fn remove(&self, key: &str) {
                if let Some(storage) = <$storage>::raw() {
                    // Removing fails only where setting does, and there is nothing to remove then.
                    let _ = storage.remove_item(key);
                }
            }
            fn keys(&self, prefix: &str) -> Vec<String> {
                let Some(storage) = <$storage>::raw() else { return Vec::new() };
                let count = storage.length().unwrap_or_default();
                (0..count).filter_map(|at| storage.key(at).ok()?).filter(|key| key.starts_with(prefix)).collect()
            }
        }
    };
}
key_value!(BrowserStorage);
key_value!(TabStorage);
