//! Wide tables (docs/format.md): one row for each unit, as CSV, pasted from a spreadsheet or from a workbook.

mod carried;
mod cell;
mod columns;
mod cut;
mod decisions;
mod grid;
mod heading;
mod place;
mod problem;
mod read;
mod report;
mod rows;
mod stated;
mod words;

pub use columns::{Column, Meaning, Part, StatedKind};
pub use decisions::{Decisions, Reading};
pub use grid::{COLUMN_LIMIT, FILE_LIMIT, Grid, GridBuilder, GridRow, ROW_LIMIT, decoded};
pub use place::{Place, Separator};
pub use problem::{TableFault, TableProblem};
pub use read::{Table, TableUnit, read};
pub use report::{Echo, PROBLEM_LIMIT, PassedOver, ReadAs};
pub use stated::{Said, Stated};
