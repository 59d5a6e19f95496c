//! The pure core of Thước Đo: frameworks, assessments, exact scoring with its trace, rankings, publications, files and links.
//!
//! Nothing here knows where it runs: no clock, no storage, no browser, no log, no randomness. Input and
//! output are plain values, every check returns all problems it finds, and every number is exact.

pub mod assessment;
pub mod audit;
pub mod exchange;
pub mod formula;
pub mod framework;
mod json;
pub mod letters;
pub mod number;
pub mod problem;
pub mod rank;
pub mod round;
pub mod score;
mod sequence;
pub mod snapshot;
pub mod survey;

pub use json::Json;
pub use sequence::longest_in_order;
