//! What can be wrong with a wide table: in which cell, how badly, and under which stable code.
//!
//! The sentences are in the crate `thuocdo-text`. They are apart from [`Fault`](crate::problem::Fault) because the
//! program for sheets, which knows no tables, carries the sentence of every fault.

use super::place::Place;
use crate::problem::{Problem, Severity};

/// One thing that is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableProblem {
    /// The cell; `None` for the table as a whole.
    pub at: Option<Place>,
    /// What is wrong.
    pub fault: TableFault,
}

/// What is wrong with a table, with the values that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the variants' names and fields say it; their sentences are in `thuocdo-text`
pub enum TableFault {
    /// What every file or answer may have; its code is the problem's own.
    Known(Box<Problem>),
    TooManyRows {
        limit: usize,
    },
    TooManyColumns {
        limit: usize,
    },
    NotText,
    Quotes,
}

impl TableProblem {
    /// A problem of a cell.
    pub fn at(place: Place, fault: TableFault) -> TableProblem {
        TableProblem { at: Some(place), fault }
    }

    /// A problem of the table as a whole.
    pub fn whole(fault: TableFault) -> TableProblem {
        TableProblem { at: None, fault }
    }

    /// The cell as it is called, `C7`; empty for the table as a whole.
    pub fn path(&self) -> String {
        self.at.map(|place| place.to_string()).unwrap_or_default()
    }

    /// Whether it must be mended.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match &self.fault {
            TableFault::Known(problem) => problem.severity(),
            _ => Severity::Error,
        }
    }

    /// The code that reports and documents quote (docs/problems.md); it is never given another meaning.
    pub fn code(&self) -> &'static str {
        match &self.fault {
            TableFault::Known(problem) => problem.code(),
            TableFault::TooManyRows { .. } => "T01",
            TableFault::TooManyColumns { .. } => "T02",
            TableFault::NotText => "T03",
            TableFault::Quotes => "T04",
        }
    }
}
