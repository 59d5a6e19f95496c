//! Rankings: published tables come out as they were published, and what holds for every table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

#[path = "rank/change.rs"]
mod change;
#[path = "rank/earlier.rs"]
mod earlier;
#[path = "rank/excerpts.rs"]
mod excerpts;
#[path = "rank/laws.rs"]
mod laws;
#[path = "rank/no_result.rs"]
mod no_result;
#[path = "rank/official.rs"]
mod official;
#[path = "rank/order.rs"]
mod order;
#[path = "rank/parts.rs"]
mod parts;
#[path = "rank/tables.rs"]
mod tables;
