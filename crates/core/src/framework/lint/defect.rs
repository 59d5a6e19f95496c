//! The defects that a framework may have and still be read: what is wrong, with the values that its sentence needs.

use super::super::model::Cohort;
use crate::framework::{Date, Edge};
use crate::number::Decimal;
use crate::problem::Severity;

/// What the linter finds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the variants' names and fields say it; their sentences are in `thuocdo-text`
pub enum Defect {
    // The tree
    ChildrenSum { sum: Decimal, max: Decimal },
    MissingCitation,
    SurveyLeafSelfScored,
    PrintedCount { counted: Counted, printed: u32, found: u32 },
    DuplicateNumber { number: String, like: String },
    NumberOutsideParent { number: String, parent: String },
    NoLegalBasis,
    CheckedBeforeSigned { number: String },
    ChangeOutOfForce { since: Date },
    ChangeWithoutCitation { since: Date },
    BlankWords,
    DuplicateLabel { label: String },
    InformationWithPoints { max: Decimal },
    // What rules can give
    BestBelowMax { best: Decimal, max: Decimal },
    BestAboveMax { best: Decimal, max: Decimal },
    BestAboveLeft { best: Decimal, left: Decimal },
    BandGap { from: Option<Edge>, to: Option<Edge> },
    BandOverlap { first: usize, second: usize },
    BandsTurn,
    MoreGivesLess { figure: String },
    NothingTaken,
    ReachedGivesLess { cohort: Cohort, reached: Decimal, below: Decimal },
    UnusedFigure { figure: String },
    DividesByZero { at: usize },
    PointOrThousands { number: String },
    CapBeyondLeaves { cap: Decimal, sum: Decimal },
    NoCap,
    UnreachableClass { class: String },
}

/// What a decision prints a count of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Areas.
    Areas,
    /// Criteria.
    Criteria,
    /// Sub-criteria.
    SubCriteria,
}

impl Defect {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Defect::MissingCitation
            | Defect::SurveyLeafSelfScored
            | Defect::PrintedCount { .. }
            | Defect::DuplicateNumber { .. }
            | Defect::NumberOutsideParent { .. }
            | Defect::NoLegalBasis
            | Defect::ChangeOutOfForce { .. }
            | Defect::ChangeWithoutCitation { .. }
            | Defect::PointOrThousands { .. }
            | Defect::BlankWords
            | Defect::DuplicateLabel { .. }
            | Defect::BestAboveLeft { .. }
            | Defect::BandsTurn
            | Defect::MoreGivesLess { .. }
            | Defect::ReachedGivesLess { .. }
            | Defect::CapBeyondLeaves { .. }
            | Defect::UnusedFigure { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Its code (docs/problems.md).
    pub fn code(&self) -> &'static str {
        match self {
            Defect::ChildrenSum { .. } => "B04",
            Defect::MissingCitation => "B09",
            Defect::SurveyLeafSelfScored => "B10",
            Defect::BestBelowMax { .. } => "B20",
            Defect::BestAboveMax { .. } => "B21",
            Defect::BandGap { .. } => "B22",
            Defect::BandOverlap { .. } => "B23",
            Defect::PrintedCount { .. } => "B24",
            Defect::UnreachableClass { .. } => "B25",
            Defect::DuplicateNumber { .. } => "B26",
            Defect::NoLegalBasis => "B27",
            Defect::CheckedBeforeSigned { .. } => "B28",
            Defect::UnusedFigure { .. } => "B29",
            Defect::ChangeOutOfForce { .. } => "B30",
            Defect::BlankWords => "B31",
            Defect::InformationWithPoints { .. } => "B32",
            Defect::NothingTaken => "B33",
            Defect::CapBeyondLeaves { .. } => "B34",
            Defect::NoCap => "B35",
            Defect::BandsTurn => "B36",
            Defect::MoreGivesLess { .. } => "B37",
            Defect::ReachedGivesLess { .. } => "B38",
            Defect::NumberOutsideParent { .. } => "B39",
            Defect::DuplicateLabel { .. } => "B40",
            Defect::DividesByZero { .. } => "B41",
            Defect::ChangeWithoutCitation { .. } => "B42",
            Defect::PointOrThousands { .. } => "B43",
            Defect::BestAboveLeft { .. } => "B44",
        }
    }
}
