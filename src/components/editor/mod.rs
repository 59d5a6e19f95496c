//! The parts of the framework editor. They get the handle on the framework in work, and know no storage.

pub mod date_input;
pub mod findings;
pub mod heading_form;
pub mod inputs;
pub mod making;
pub mod node_form;
pub mod notes_form;
pub mod paste;
pub mod policies_form;
pub mod rule_form;
pub mod tree;
pub mod tree_rows;
pub mod try_it;
pub mod typed;
