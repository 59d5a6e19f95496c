//! The pages of the province's program: publications to read and verify.

pub mod publication;
pub mod publications;
