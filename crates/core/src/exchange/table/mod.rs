//! Wide tables (docs/format.md): one row for each unit, as CSV, pasted from a spreadsheet or from a workbook.

mod cut;
mod grid;
mod place;
mod problem;
mod words;

pub use grid::{COLUMN_LIMIT, FILE_LIMIT, Grid, GridRow, ROW_LIMIT, decoded};
pub use place::{Place, Separator};
pub use problem::{TableFault, TableProblem};
