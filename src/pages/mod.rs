//! The pages: each puts components together for one route.

pub mod check;
pub mod frameworks;
pub mod help;
pub mod new_sheet;
pub mod outcome;
pub mod province;
pub mod result;
pub mod scoring;
pub mod start;
pub mod viewer;
