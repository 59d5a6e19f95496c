//! The defects that a framework may have and still be read: what is wrong, with the values that its sentence needs.

use super::super::model::Cohort;
use crate::framework::{Date, Edge};
use crate::number::Decimal;
use crate::problem::{Fault, Severity};

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
    NumberOutOfOrder { number: String, before: String },
    DuplicateName { like: String },
    TieTwice { first: usize, again: usize },
    NoLegalBasis,
    BasisWithout { what: BasisPart },
    NotMeasuredTwice,
    NoReason,
    CheckedBeforeSigned { number: String },
    ChangeOutOfForce { since: Date },
    ChangeWithoutCitation { since: Date },
    ChangeOutOfOrder { since: Date },
    ChangeOfNothing { since: Date },
    BlankWords,
    DuplicateLabel { label: String },
    DuplicateFigure { label: String },
    SingleOption,
    BlockUnmarked,
    InformationWithPoints { max: Decimal },
    // What rules can give
    BestBelowMax { best: Decimal, max: Decimal },
    MaxRoundedDown { rounded: Decimal, max: Decimal },
    BestAboveMax { best: Decimal, max: Decimal },
    BestAboveLeft { best: Decimal, left: Decimal },
    BandGap { from: Option<Edge>, to: Option<Edge> },
    BandOverlap { first: usize, second: usize },
    BandsTurn,
    MoreGivesLess { figure: String },
    MoreGivesMore { figure: String },
    OptionsTurned { better: String, worse: String },
    SameForAll,
    PercentAsShare { edge: Decimal },
    NothingTaken,
    FloorAtStart,
    ReachedGivesLess { cohort: Cohort, reached: Decimal, below: Decimal },
    UnusedFigure { figure: String },
    DividesByZero { at: usize },
    MayDivideByZero { at: usize },
    PointOrThousands { number: String },
    CapBeyondLeaves { cap: Decimal, sum: Decimal },
    NoCap,
    UnreachableClass { class: String, why: Unreachable },
}

/// What is not written of a decision that a framework rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BasisPart {
    /// Its number.
    Number,
    /// Who issued it.
    Issuer,
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

/// Why no unit can be in a class. Indices are in percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// It begins above the greatest index.
    AboveMost {
        /// The greatest index.
        most: Decimal,
    },
    /// It ends below the least index of a sheet that is complete.
    BelowLeast {
        /// The least index.
        least: Decimal,
    },
    /// No index lies in it.
    Between {
        /// The nearest index below it.
        below: Decimal,
        /// The nearest index above it.
        above: Decimal,
    },
    /// It lies between two indices that can be printed.
    Unprinted,
}

/// A defect that was found, with its code and how bad it is. They are set where it is found, so that a program that lints
/// nothing need not know them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    defect: Defect,
    kind: &'static Kind,
}

#[derive(Debug, PartialEq, Eq)]
struct Kind {
    code: &'static str,
    severity: Severity,
}

impl Found {
    /// What is wrong.
    pub fn defect(&self) -> &Defect {
        &self.defect
    }

    /// Its code (docs/problems.md).
    pub fn code(&self) -> &'static str {
        self.kind.code
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.kind.severity
    }
}

impl From<Defect> for Fault {
    fn from(defect: Defect) -> Fault {
        let kind = defect.kind();
        Fault::Defect(Found { defect, kind })
    }
}

impl Defect {
    fn kind(&self) -> &'static Kind {
        const fn error(code: &'static str) -> Kind {
            Kind { code, severity: Severity::Error }
        }
        const fn warning(code: &'static str) -> Kind {
            Kind { code, severity: Severity::Warning }
        }
        const fn either(code: &'static str) -> [Kind; 2] {
            [warning(code), error(code)]
        }
        match self {
            Defect::ChildrenSum { .. } => const { &error("B04") },
            Defect::MissingCitation => const { &warning("B09") },
            Defect::SurveyLeafSelfScored => const { &warning("B10") },
            Defect::BestBelowMax { .. } | Defect::MaxRoundedDown { .. } => const { &error("B20") },
            Defect::BestAboveMax { .. } => const { &error("B21") },
            Defect::BandGap { .. } => const { &error("B22") },
            Defect::BandOverlap { .. } => const { &error("B23") },
            Defect::PrintedCount { .. } => const { &warning("B24") },
            Defect::UnreachableClass { why, .. } => {
                let [meant, mistaken] = const { &either("B25") };
                // What a decision of few criteria leaves out may be meant.
                match why {
                    Unreachable::BelowLeast { .. } | Unreachable::Between { .. } => meant,
                    Unreachable::AboveMost { .. } | Unreachable::Unprinted => mistaken,
                }
            }
            Defect::DuplicateNumber { .. } => const { &warning("B26") },
            Defect::NoLegalBasis | Defect::BasisWithout { .. } => const { &warning("B27") },
            Defect::CheckedBeforeSigned { .. } => const { &error("B28") },
            Defect::UnusedFigure { .. } => const { &warning("B29") },
            Defect::ChangeOutOfForce { .. } => const { &warning("B30") },
            Defect::BlankWords => const { &warning("B31") },
            Defect::InformationWithPoints { .. } => const { &error("B32") },
            Defect::NothingTaken | Defect::FloorAtStart => const { &error("B33") },
            Defect::CapBeyondLeaves { .. } => const { &warning("B34") },
            Defect::NoCap => const { &error("B35") },
            Defect::BandsTurn => const { &warning("B36") },
            Defect::MoreGivesLess { .. } | Defect::MoreGivesMore { .. } => const { &warning("B37") },
            Defect::ReachedGivesLess { .. } => const { &warning("B38") },
            Defect::NumberOutsideParent { .. } => const { &warning("B39") },
            Defect::DuplicateLabel { .. } | Defect::DuplicateFigure { .. } => const { &warning("B40") },
            Defect::DividesByZero { .. } => const { &error("B41") },
            Defect::ChangeWithoutCitation { .. } => const { &warning("B42") },
            Defect::PointOrThousands { .. } => const { &warning("B43") },
            Defect::BestAboveLeft { .. } => const { &warning("B44") },
            Defect::ChangeOutOfOrder { .. } => const { &warning("B45") },
            Defect::ChangeOfNothing { .. } => const { &warning("B46") },
            Defect::SingleOption => const { &warning("B47") },
            Defect::BlockUnmarked => const { &warning("B48") },
            Defect::NotMeasuredTwice => const { &warning("B49") },
            Defect::SameForAll => const { &warning("B50") },
            Defect::OptionsTurned { .. } => const { &warning("B51") },
            Defect::PercentAsShare { .. } => const { &warning("B52") },
            Defect::MayDivideByZero { .. } => const { &warning("B53") },
            Defect::NoReason => const { &warning("B54") },
            Defect::DuplicateName { .. } => const { &warning("B55") },
            Defect::NumberOutOfOrder { .. } => const { &warning("B56") },
            Defect::TieTwice { .. } => const { &warning("B57") },
        }
    }
}
