//! What can be wrong with a wide table: in which cell, how badly, and under which stable code.
//!
//! The sentences are in the crate `thuocdo-text`. They are apart from [`Fault`](crate::problem::Fault) because the
//! program for sheets, which knows no tables, carries the sentence of every fault.

use super::columns::StatedKind;
use super::place::Place;
use crate::number::NumberFault;
use crate::problem::{Fault, Problem, Severity};

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
    // The table as a whole
    TooManyRows {
        limit: usize,
    },
    TooManyColumns {
        limit: usize,
    },
    NotText,
    Quotes,
    MoreProblems {
        count: usize,
        limit: usize,
        errors: bool,
    },
    // Headings
    NoHeading,
    NoNodes,
    UnknownColumn {
        heading: String,
        nearest: Option<String>,
    },
    SeveralNodes {
        heading: String,
        ids: Vec<String>,
    },
    RepeatedColumn {
        heading: String,
        first: Place,
        stated: bool,
    },
    NoColumnHeading,
    BeyondHeading {
        text: String,
    },
    // Rows
    NoUnitName,
    SameUnit {
        unit: String,
        first: Place,
    },
    UnitInTwoGroups {
        unit: String,
        group: String,
        first: Place,
        other: String,
    },
    NoUnitsBelow {
        name: String,
    },
    NumbersOfGroup {
        name: String,
    },
    NoGroup {
        unit: String,
    },
    OtherTable,
    // Cells
    FormulaLike {
        text: String,
        wanted_number: bool,
    },
    LineBreak {
        text: String,
    },
    NotYesNo {
        text: String,
    },
    MixedDecimals {
        comma: Place,
        point: Place,
        doubtful: bool,
    },
    SharesForPercents {
        heading: String,
    },
    // What the table says of the result
    StatedUnread {
        text: String,
    },
    StatedDecimals {
        found: u32,
        printed: u32,
    },
    StatedDiffers {
        what: StatedKind,
        stated: String,
        computed: String,
    },
    /// Headings that nobody understood, and the ids of the areas that have no column.
    PartsMissing {
        what: StatedKind,
        unknown: Vec<String>,
        without: Vec<String>,
    },
    // Workbooks
    NotWorkbook,
    OldWorkbook,
    WorkbookTooLarge {
        bytes: u64,
        limit: u64,
    },
    NoSheet,
    TooManyCells {
        limit: usize,
    },
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

    /// Whether it is a number that can be two (`1.234`), which [`Decisions`](super::Decisions) settle.
    pub fn is_ambiguous(&self) -> bool {
        let fault = match &self.fault {
            TableFault::Known(problem) => &problem.fault,
            _ => return false,
        };
        matches!(fault, Fault::Number { fault: NumberFault::Ambiguous { .. }, .. })
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        let error = match &self.fault {
            TableFault::Known(problem) => problem.is_error(),
            TableFault::MoreProblems { errors, .. } => *errors,
            TableFault::RepeatedColumn { stated, .. } => !stated,
            TableFault::FormulaLike { wanted_number, .. } => *wanted_number,
            TableFault::MixedDecimals { doubtful, .. } => *doubtful,
            TableFault::NoUnitsBelow { .. }
            | TableFault::NumbersOfGroup { .. }
            | TableFault::NoGroup { .. }
            | TableFault::LineBreak { .. }
            | TableFault::SharesForPercents { .. }
            | TableFault::StatedUnread { .. }
            | TableFault::StatedDecimals { .. }
            | TableFault::StatedDiffers { .. }
            | TableFault::PartsMissing { .. } => false,
            _ => true,
        };
        if error { Severity::Error } else { Severity::Warning }
    }

    /// The code that reports and documents quote (docs/problems.md); it is never given another meaning.
    pub fn code(&self) -> &'static str {
        match &self.fault {
            TableFault::Known(problem) => problem.code(),
            TableFault::TooManyRows { .. } => "T01",
            TableFault::TooManyColumns { .. } => "T02",
            TableFault::NotText => "T03",
            TableFault::Quotes => "T04",
            TableFault::MoreProblems { .. } => "T05",
            TableFault::NoHeading => "T06",
            TableFault::NoNodes => "T07",
            TableFault::UnknownColumn { .. } => "T08",
            TableFault::SeveralNodes { .. } => "T09",
            TableFault::RepeatedColumn { .. } => "T10",
            TableFault::NoColumnHeading => "T11",
            TableFault::BeyondHeading { .. } => "T12",
            TableFault::NoUnitName => "T13",
            TableFault::SameUnit { .. } => "T14",
            TableFault::UnitInTwoGroups { .. } => "T15",
            TableFault::NoUnitsBelow { .. } => "T16",
            TableFault::NumbersOfGroup { .. } => "T17",
            TableFault::NoGroup { .. } => "T18",
            TableFault::FormulaLike { .. } => "T19",
            TableFault::LineBreak { .. } => "T20",
            TableFault::NotYesNo { .. } => "T21",
            TableFault::MixedDecimals { .. } => "T22",
            TableFault::SharesForPercents { .. } => "T23",
            TableFault::StatedUnread { .. } => "T24",
            TableFault::StatedDecimals { .. } => "T25",
            TableFault::StatedDiffers { .. } => "T26",
            TableFault::NotWorkbook => "T27",
            TableFault::OldWorkbook => "T28",
            TableFault::WorkbookTooLarge { .. } => "T29",
            TableFault::NoSheet => "T30",
            TableFault::TooManyCells { .. } => "T31",
            TableFault::OtherTable => "T32",
            TableFault::PartsMissing { .. } => "T33",
        }
    }
}
