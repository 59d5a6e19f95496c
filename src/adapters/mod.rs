//! The only modules that touch the browser: storage, address, files, frameworks, clipboard, clock, focus, events.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod dom;
pub mod events;
pub mod files;
pub mod frameworks;
pub mod picture;
pub mod storage;
