//! The only modules that touch the browser: storage, address, files, frameworks, clipboard, clock, focus, events, what is pasted, workbooks.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod dom;
pub mod events;
pub mod files;
pub mod focus;
pub mod frameworks;
pub mod pasted;
pub mod picture;
pub mod storage;
pub mod tables;
pub mod workbook;

use std::sync::Arc;

use crate::state::workspace::Ports;

/// The browser, as what a workspace needs of the world.
pub fn ports() -> Ports {
    let store = Arc::new(storage::BrowserStorage);
    Ports { store, now: clock::now, new_id: clock::new_id, later: clock::later, rename_page: address::replace }
}
