//! Parts of ranking tables: the table, its notes, one unit against its group, one criterion over all units.

pub mod criterion;
pub mod notes;
pub mod table;
pub mod unit;
