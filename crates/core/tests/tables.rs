//! Wide tables: grids of cells, reading them for a framework, and writing them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

#[path = "tables/answers.rs"]
mod answers;
#[path = "tables/cells.rs"]
mod cells;
#[path = "tables/doubtful.rs"]
mod doubtful;
#[path = "tables/grid.rs"]
mod grid;
#[path = "tables/headings.rs"]
mod headings;
#[path = "tables/layouts.rs"]
mod layouts;
#[path = "tables/merged.rs"]
mod merged;
#[path = "tables/names.rs"]
mod names;
#[path = "tables/official.rs"]
mod official;
#[path = "tables/parts.rs"]
mod parts;
#[path = "tables/published.rs"]
mod published;
#[path = "tables/ranks.rs"]
mod ranks;
#[path = "tables/rows.rs"]
mod rows;
#[path = "tables/shares.rs"]
mod shares;
#[path = "tables/shown.rs"]
mod shown;
#[path = "tables/written.rs"]
mod written;
