//! Wide tables: grids of cells, reading them for a framework, and writing them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

#[path = "tables/grid.rs"]
mod grid;
