//! The building blocks of pages. They get signals and callbacks, and know no context and no storage.

pub mod about_form;
pub mod appraisal_overview;
pub mod appraisal_row;
pub mod appraised;
pub mod area;
pub mod area_bars;
pub mod charts;
pub mod criterion;
pub mod editor;
pub mod evidence;
pub mod fields;
pub mod figure_field;
pub mod fold;
pub mod leaf_table;
pub mod ledger_table;
pub mod long_table;
pub mod markup;
pub mod notices;
pub mod option_field;
pub mod print_sheet;
pub mod ranking;
pub mod score_panel;
pub mod sheet;
pub mod task_list;
pub mod theme_switch;
pub mod wide_table;
