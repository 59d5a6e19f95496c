//! The pages of the province's program: rounds from collecting to publishing, and publications to read and verify.

pub mod appraise;
pub mod auditor;
pub mod collect;
pub mod exports;
pub mod last_period;
pub mod publication;
pub mod publications;
pub mod publish;
pub mod round;
pub mod rounds;
