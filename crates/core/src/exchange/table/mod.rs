//! Wide tables (docs/tables.md): one row for each unit, as CSV, pasted from a spreadsheet or from a workbook; and writing them.

mod carried;
mod cell;
mod columns;
mod csv;
mod cut;
mod decisions;
mod grid;
mod headed;
mod heading;
mod named;
mod place;
mod printed_rank;
mod problem;
mod ranks;
mod read;
mod report;
mod rows;
mod stage;
mod standings;
mod stated;
pub mod survey;
mod totals;
mod words;
mod write;

pub use columns::{Column, Meaning, Part, StatedKind};
pub use decisions::{Decisions, Reading};
pub use grid::{COLUMN_LIMIT, FILE_LIMIT, Grid, GridBuilder, GridRow, ROW_LIMIT, decoded};
pub use place::{Place, Separator};
pub use problem::{TableFault, TableProblem};
pub use ranks::{RowErrors, differing_ranks};
pub use read::{Table, TableUnit, read};
pub use report::{Echo, PROBLEM_LIMIT, PassedOver, ReadAs};
pub use standings::{Headings, standings};
pub use stated::{Said, Stated};
pub use totals::of_results;
pub use write::{Left, LeftKind, WideTable, write};
