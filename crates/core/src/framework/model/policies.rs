//! The choices that decisions differ in: rounding, index, ties and classes.

use super::Name;
use crate::number::{Decimal, Rounding};

/// The choices that decisions differ in. None has a default.
#[derive(Clone, Debug, PartialEq)]
pub struct Policies {
    /// Where numbers are rounded.
    pub rounding: RoundingLevels,
    /// How the index is made.
    pub index: IndexRule,
    /// What "not applicable" does.
    pub not_applicable: NotApplicable,
    /// How equal results are ranked.
    pub ties: Ties,
    /// Which index is compared in a ranking.
    pub compare_on: CompareOn,
    /// The classes.
    pub classes: Classes,
}

/// At which levels numbers are rounded; `None` keeps every digit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoundingLevels {
    /// The points of each leaf, before they are added.
    pub leaf: Option<Rounding>,
    /// The points of each inner node, before they are added further.
    pub node: Option<Rounding>,
    /// The total, before the index is made of it.
    pub total: Option<Rounding>,
    /// Points as they are shown; never used for further computing.
    pub printed_points: Rounding,
    /// The index as it is shown.
    pub printed_index: Rounding,
}

/// How the index is made of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexRule {
    /// Points ÷ attainable points × 100, in percent.
    PointsOverAttainable,
}

/// What "not applicable" does to a unit's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicable {
    /// The criterion's points leave the denominator.
    Shrink,
    /// The criterion counts with full points.
    Full,
    /// The criterion counts with no points.
    Zero,
}

/// How equal results are ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ties {
    /// 1-2-2-4.
    Competition,
    /// 1-2-2-3.
    Dense,
    /// 1-2-3-4: equal results are told apart by these, the first that differs deciding; those that remain equal after
    /// all of them share a rank, and the next ones are skipped.
    Ordinal(Vec<TieBreaker>),
}

/// What tells equal results apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TieBreaker {
    /// More points at the node with this id go first.
    Points(String),
    /// The larger denominator goes first.
    Attainable,
}

/// Which index is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareOn {
    /// The exact one.
    Exact,
    /// The one that is printed.
    Printed,
}

/// The classes of a framework, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// Which index decides.
    pub decided_on: CompareOn,
    /// The classes, from the highest edge to the lowest.
    pub list: Vec<Class>,
}

/// One class (Xuất sắc, Tốt, Khá …).
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Its id: `kha`.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// The least index that belongs to it, in percent.
    pub from: Decimal,
}
