//! A published table as it was read: its columns with their meanings, its groups, rows and summary rows.

use std::ops::Range;

use super::printed::Printed;
use crate::framework::NodeIndex;

/// A table that somebody published.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedTable {
    /// The line on which it begins.
    pub first_line: u32,
    /// The line on which it ends.
    pub last_line: u32,
    /// Its columns, as they stand.
    pub columns: Vec<Column>,
    /// Its groups; at least one. The first has no name when rows stand before the first group heading.
    pub groups: Vec<Group>,
    /// Its rows, those of one group behind each other.
    pub rows: Vec<Row>,
    /// Its rows of means, of highest and lowest values and of full points.
    pub summaries: Vec<Summary>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading as printed; of two rows, both.
    pub heading: String,
    /// What it was taken for.
    pub meaning: Meaning,
    /// The area of the framework that it names.
    pub area: Option<NodeIndex>,
}

/// What a column was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Running numbers (STT).
    Ordinal,
    /// The units' names.
    Unit,
    /// The units' codes, remarks: passed over.
    Remarks,
    /// The groups that the units are ranked in.
    Group,
    /// Points that may be a part of the total: appraised points, survey points, an area.
    Part,
    /// Points that the units gave themselves.
    SelfScore,
    /// Bonus points.
    Bonus,
    /// Penalty points.
    Penalty,
    /// The denominator of the index.
    Base,
    /// A result of this period.
    Result(Measure),
    /// The result of the period before.
    Before(Measure),
    /// What changed since the period before; of which result, where the heading says it.
    Change(Option<Measure>),
    /// Not recognised.
    Unknown,
}

/// A result that tables print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// The points in sum.
    Total,
    /// The index, in percent.
    Index,
    /// The rank.
    Rank,
    /// The class.
    Class,
}

/// A group of rows under a heading of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The line of its heading; of its first row when it has none.
    pub line: u32,
    /// Its number as printed: `I`.
    pub number: String,
    /// Its name as printed.
    pub name: String,
    /// Its rows.
    pub rows: Range<usize>,
}

/// One unit's row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its first line.
    pub line: u32,
    /// Its group.
    pub group: usize,
    /// The unit's name as printed.
    pub name: String,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its line.
    pub line: u32,
    /// Its text.
    pub text: String,
    /// Its number, in a column of numbers.
    pub number: Option<Printed>,
}

/// A row that says something of the rows around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Its line.
    pub line: u32,
    /// Its name as printed: "Chỉ số trung bình khối sở, ngành tỉnh".
    pub name: String,
    /// What it says of them.
    pub kind: SummaryKind,
    /// How many rows of the table stand before it.
    pub behind: usize,
    /// Its group: that of the rows before it.
    pub group: usize,
    /// Its numbers, each with its line and its column; `None` where the column cannot be told.
    pub values: Vec<(u32, Option<usize>, Printed)>,
}

/// What a summary row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryKind {
    /// The mean.
    Mean,
    /// The highest value.
    Highest,
    /// The lowest value.
    Lowest,
    /// The points that can be had.
    Full,
    /// A sum.
    Sum,
}

impl Meaning {
    /// Whether its cells are numbers.
    pub fn is_number(self) -> bool {
        match self {
            Meaning::Ordinal | Meaning::Unit | Meaning::Remarks | Meaning::Group | Meaning::Unknown => false,
            Meaning::Result(measure) | Meaning::Before(measure) => measure != Measure::Class,
            Meaning::Change(measure) => measure != Some(Measure::Class),
            _ => true,
        }
    }
}

impl PublishedTable {
    /// The first column of a meaning.
    pub fn column(&self, meaning: Meaning) -> Option<usize> {
        self.columns.iter().position(|column| column.meaning == meaning)
    }

    /// The column of a result of this period.
    pub(super) fn result(&self, measure: Measure) -> Option<usize> {
        self.column(Meaning::Result(measure))
    }

    /// The number in a cell.
    pub(super) fn number(&self, row: usize, column: usize) -> Option<&Printed> {
        self.rows[row].cells.get(column)?.number.as_ref()
    }

    /// The column by which the units are ordered: the index, else the total.
    pub(super) fn key(&self) -> Option<usize> {
        self.result(Measure::Index).or_else(|| self.result(Measure::Total))
    }
}
