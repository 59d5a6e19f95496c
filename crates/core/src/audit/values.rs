//! The values that findings are made of: sums, bases, edges, ranks, and what sentences count.

use super::printed::Printed;
use crate::number::Decimal;

/// Why a table could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableDefect {
    /// No row has headings that name the units and a column of numbers.
    NoHeading,
    /// There are headings and no rows.
    NoRows,
    /// More rows or columns than the limits.
    TooLarge,
    /// More or fewer headings than a row has cells.
    Width {
        /// How many headings.
        headings: usize,
        /// How many cells stand between two running numbers.
        cells: usize,
    },
}

/// Why something that a sentence says was not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No table has the rows or the column it is about.
    NoColumn,
    /// Several numbers may be meant.
    SeveralReadings,
    /// How the list goes on, or where it ends, cannot be told.
    OpenList,
}

/// What a sentence counts that a table can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// All units.
    Units,
    /// Units of a class.
    Class(String),
    /// Units whose index, total or rank rose.
    Rising,
    /// Units whose index, total or rank fell.
    Falling,
}

/// How many units a sentence counts of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassCount {
    /// The class, in small letters.
    pub class: String,
    /// How many.
    pub count: Decimal,
}

/// A number as it stands, and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The line.
    pub line: u32,
    /// The number as it stands.
    pub text: String,
}

/// A column that is added or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedColumn {
    /// Which.
    pub column: usize,
    /// Whether it is taken away.
    pub minus: bool,
}

/// A number of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its column.
    pub column: usize,
    /// As printed.
    pub value: Printed,
    /// Whether it is taken away.
    pub minus: bool,
}

/// Where a base (the denominator of the index) is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseOrigin {
    /// A column has it for each row.
    Column,
    /// The heading of the group or a row of full points states it.
    Stated,
    /// It is what the framework can give.
    Framework,
    /// It is the one that reproduces the printed indices.
    Inferred,
}

/// Where the edge between two classes must lie: above the best index of the lower one, at most at the least of the
/// better one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassEdge {
    /// The better class.
    pub better: String,
    /// The class below.
    pub worse: String,
    /// The highest printed index of the lower class.
    pub above: Printed,
    /// The lowest printed index of the better class.
    pub at_most: Printed,
}

/// Points of an area and the most it can give, as a sentence states them: "đạt 18,7/20 điểm".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The line.
    pub line: u32,
    /// The points.
    pub points: Printed,
    /// The maximum.
    pub max: Printed,
}

/// What sentences say of the place of a unit in a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The line.
    pub line: u32,
    /// The unit, as the sentence calls it.
    pub name: String,
    /// Its rank.
    pub rank: u32,
    /// Among how many, where that is said.
    pub of: Option<u32>,
    /// Its points or index.
    pub points: Option<Printed>,
    /// Its rank in the period before, stated or following from the places that it rose or fell.
    pub before: Option<u32>,
}

/// What a sentence says of a rise or fall in a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Who, or which index.
    pub name: String,
    /// The rank now.
    pub now: u32,
    /// Among how many.
    pub of: Option<u32>,
    /// Whether it rose, as the sentence says.
    pub up: bool,
    /// How many places, where the sentence says it.
    pub places: Option<u32>,
    /// The rank before, where a sentence says it.
    pub before: Option<u32>,
    /// What is wrong with it.
    pub fault: Option<MoveFault>,
}

impl Moved {
    /// The rank before that follows from the places.
    pub fn implied(&self) -> Option<i64> {
        let (now, places) = (i64::from(self.now), i64::from(self.places?));
        Some(if self.up { now + places } else { now - places })
    }
}

/// Why a rise or fall cannot be as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveFault {
    /// It is called a rise and the ranks say a fall, or the other way round.
    Direction,
    /// The ranks lie another count of places apart.
    Places,
    /// The rank before would be none: below 1 or behind the last.
    OutOfRange,
}

/// The points of a whole beside those of its parts, as sentences state them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The whole: "tỉnh Lào Cai".
    pub name: String,
    /// Its points.
    pub points: Printed,
    /// The best or the last of its parts, beyond which it lies.
    pub part: Standing,
    /// Whether it lies below all of them.
    pub below: bool,
}
