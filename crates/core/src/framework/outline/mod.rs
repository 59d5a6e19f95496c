//! A table pasted from a spreadsheet or a document (number, name, maximum points, evidence) becomes the tree of a framework.

mod bare_page;
mod choices;
mod columns;
mod counting;
mod headings;
mod mend;
mod nodes;
mod numbering;
mod page;
mod pasted;
mod points;
mod reader;
mod sums;
mod words;

pub use bare_page::bare_page;
pub use columns::{OutlineColumn, OutlineUse, TakenBy};
pub use counting::next_number;
pub use nodes::{new_id, new_leaf};
pub use page::PageReader;
pub use pasted::{PastedTable, SpannedCell};

use crate::number::{Decimal, NumberFault};

/// The most rows that are taken: as many as a framework may have nodes.
const ROW_LIMIT: usize = 10_000;

/// What a pasted table holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Its rows, in order.
    pub rows: Vec<OutlineRow>,
    /// What could not be taken as it stands, or was passed over; the rest was taken.
    pub faults: Vec<OutlineFault>,
    /// Its columns that hold something, with what each was taken for.
    pub columns: Vec<OutlineColumn>,
    /// Whether it has a heading, by which its columns are known.
    pub has_heading: bool,
}

/// One row: an area, a criterion or a sub-criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineRow {
    /// Its line in the pasted text, from 1.
    pub line: usize,
    /// Its number as printed.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its maximum points: those of a cell, else the sum of what is below, else 0.
    pub max: Option<Decimal>,
    /// What evidence it needs; empty where nothing is said.
    pub evidence: String,
    /// Where the decision says it; empty where nothing is said.
    pub citation: String,
    /// The options that its points are given for, the labels with the points, where rows below it are such.
    pub choices: Vec<(String, Decimal)>,
    /// What it is scored by, line by line, where rows below it say that: "Kịp thời: 1 điểm".
    pub options: String,
    /// 0 for an area.
    pub depth: usize,
}

/// What could not be taken as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineFault {
    /// The line in the pasted text, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: OutlineFaultKind,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq)]
pub enum OutlineFaultKind {
    /// It has no name and was passed over.
    NoName,
    /// It was taken for the heading of the table and passed over.
    Heading,
    /// It is a heading with other columns than the first; what is below it was read by the first.
    OtherHeading,
    /// It stands above the heading and was passed over.
    Title,
    /// It stands beside the tables of a page and was passed over.
    Beside,
    /// It holds the numbers of the columns and was passed over.
    Ordinals,
    /// It goes on with the row above it, and was joined to it.
    Joined,
    /// It says for what the row above it gets how many points, and was noted there.
    Scale,
    /// The rows below it, which have no numbers, are the options that its points are given for: one of them has all of its
    /// points.
    Choices {
        /// How many they are.
        count: usize,
        /// Whether they also add up to its points, so that they may be criteria of their own.
        add_up: bool,
    },
    /// A cell that should hold points does not.
    Points {
        /// What it holds.
        found: String,
        /// Why it is no number.
        fault: NumberFault,
        /// The sum of the rows below it, which it has instead; none where nothing stands below it, and it has 0.
        sum: Option<Decimal>,
    },
    /// A leaf without points: it has 0.
    NoPoints,
    /// Its own points are not those that stand below it, added up.
    Below {
        /// What the row says.
        printed: Decimal,
        /// What the rows below it add up to.
        found: Decimal,
    },
    /// It says the sum of all, as the areas add up to; it was passed over.
    SumAgrees,
    /// The row with the sum of all says something else than the areas add up to; it was passed over.
    Sum {
        /// What the row says.
        printed: Decimal,
        /// What the areas add up to.
        found: Decimal,
    },
    /// Its number is a date, which a spreadsheet may have made of another number.
    Date {
        /// What it says.
        found: String,
        /// The number that it may have been.
        likely: String,
    },
    /// Its number belongs below another one that is not there.
    Orphan {
        /// Its number.
        number: String,
    },
    /// Its number stands in an earlier row of the same area.
    Again {
        /// Its number.
        number: String,
        /// The line of that row.
        line: usize,
    },
    /// The evidence that it says has no place, since others stand below it; it was passed over.
    EvidenceAbove,
    /// More rows than a framework may have nodes; the rest was passed over.
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// More columns than are looked at; the rest was passed over.
    TooManyColumns {
        /// The limit.
        limit: usize,
    },
}

impl Outline {
    /// Reads a pasted text; see [`PastedTable::of_text`].
    pub fn read(text: &str) -> Outline {
        Outline::of(&PastedTable::of_text(text), &[])
    }

    /// Reads a pasted table. A column, counted from 0, is taken for what a person chose for it, where one did; else for
    /// what its heading says; else for what it holds.
    pub fn of(table: &PastedTable, chosen: &[(usize, OutlineUse)]) -> Outline {
        reader::read(table, chosen)
    }
}
