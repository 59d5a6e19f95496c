//! Workbooks (.xlsx): wide tables are read from them, publications are written to them with live formulas.
//!
//! Pure: bytes in, values out. No clock, no chance; one publication always gives the same bytes.

mod folder;
mod read;
mod unpack;
mod write;

pub use folder::zip_folder;
pub use read::{Opened, is_workbook, open, read};
pub use unpack::{ENTRY_LIMIT, UNPACKED_LIMIT};
pub use write::{CELL_LIMIT, write};
