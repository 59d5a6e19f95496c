//! The only modules that touch the browser: storage, address, files, frameworks, clipboard, clock, focus, events, workbooks.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod dom;
pub mod events;
pub mod files;
pub mod frameworks;
pub mod picture;
pub mod storage;
pub mod tables;
pub mod workbook;
