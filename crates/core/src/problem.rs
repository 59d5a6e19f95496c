//! What can be wrong with input: where, how badly, and under which stable code.
//!
//! The sentences that people read are made from these in the crate `thuocdo-text`.

use crate::assessment::Period;
use crate::formula::FormulaFault;
use crate::framework::{Cohort, Found, InForce};
use crate::number::{Decimal, Exact, NumberFault};

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in the file: `answers.ON_TIME.figures.num`; empty for the file as a whole.
    pub path: String,
    /// The id of the node of the framework it concerns, where it concerns one.
    pub node: Option<String>,
    /// What is wrong.
    pub fault: Fault,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// A number may be wrong, or nothing could be read: it must be mended.
    Error,
    /// Worth knowing; the result stands.
    Warning,
}

/// What a field should have held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WantedType {
    /// A string.
    Text,
    /// `true` or `false`.
    Bool,
    /// A number or a decimal string.
    Number,
    /// An array.
    List,
    /// An object.
    Object,
}

/// What is wrong, with the values that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the variants' names and fields say it; their sentences are in `thuocdo-text`
pub enum Fault {
    // Files
    EmptyFile,
    TooLarge { bytes: usize, limit: usize },
    CutOff { line: usize },
    NotJson { line: usize, column: usize },
    NestedTooDeep { line: usize, column: usize, limit: usize },
    NotText,
    Unreadable { name: String, reason: String },
    OtherFormat { found: String, wanted: &'static str },
    NewerVersion { found: String, known: u32 },
    MissingField { field: String, choices: &'static [&'static str] },
    UnknownField { field: String },
    DuplicateField { field: String },
    WrongType { wanted: WantedType },
    UnknownWord { found: String, choices: &'static [&'static str] },
    TooLong { limit: usize },
    TooMany { limit: usize },
    TooManyNodes { limit: usize },
    EmptyText,
    BadId { found: String },
    BadDate { found: String },
    BadPeriod { found: String },
    BadLink { found: String },
    HiddenCharacter { character: char },
    // Assessments
    UnknownFramework { id: String },
    FrameworkChanged { id: String },
    UnknownNode { id: String, nearest: Option<String> },
    DuplicateUnit { unit: String },
    SeveralAnswers,
    WrongAnswer { wanted: &'static [&'static str] },
    UnknownFigure { figure: String, wanted: Vec<String> },
    EvidenceLink { found: String },
    AttainableOutOfRange { given: Decimal, limit: Decimal },
    AttainableBelowPoints { given: Decimal, points: Decimal },
    FrameworkTextDiffers { id: String, carried: [u8; 8], known: [u8; 8], own: bool },
    VerdictReasonMissing,
    PeriodOutOfForce { period: Period, in_force: InForce },
    // Figures and points
    Number { text: String, fault: NumberFault },
    Negative { figure: String, value: Decimal },
    NotWhole { figure: String, value: Decimal },
    MissingFigure { figure: String },
    NumeratorAbove { num: Decimal, den: Decimal },
    NumeratorAboveDenominator { num: Decimal, den: Decimal, provisional: Decimal },
    NumeratorWithoutDenominator { num: Decimal },
    NoData,
    PointsAboveMax { points: Decimal, max: Decimal },
    PointsBelowZero { points: Decimal },
    NotApplicableNotAllowed,
    ReasonMissing,
    AnswersBelow { below: Vec<String> },
    PublishedFigureMissing { cohort: Cohort },
    PublishedFigureDoubtful { cohort: Cohort, value: Decimal, published: Decimal },
    UnknownOption { found: String, choices: Vec<String> },
    NoBand { value: Exact },
    SeveralBands { value: Exact },
    FormulaFailed { fault: FormulaFault },
    PercentAbove { value: Decimal },
    // Frameworks
    DuplicateId { id: String, like: String },
    TooDeep { limit: usize },
    NeitherLeafNorInner,
    NoPoints,
    OutOfRange { value: Decimal, from: Decimal, to: Decimal },
    ClassEdges,
    DatesOutOfOrder,
    Formula { fault: FormulaFault },
    BadFigureName { found: String },
    DuplicateOption { id: String },
    NoOptions,
    EmptyBand { from: Decimal, to: Decimal },
    EqualEdges,
    BlockNotArea,
    UnknownTieBreaker { id: String },
    // What a framework may have and still be read
    Defect(Found),
}

impl Problem {
    /// A problem at a place in a file.
    pub fn at(path: &str, fault: Fault) -> Problem {
        Problem { path: path.to_owned(), node: None, fault }
    }

    /// A problem of the answer to a node.
    pub fn of_node(node: &str, fault: Fault) -> Problem {
        Problem { path: format!("answers.{node}"), node: Some(node.to_owned()), fault }
    }

    /// Whether it must be mended.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match &self.fault {
            Fault::NoData
            | Fault::PublishedFigureDoubtful { .. }
            | Fault::EvidenceLink { .. }
            | Fault::HiddenCharacter { .. }
            | Fault::FrameworkTextDiffers { .. }
            | Fault::PeriodOutOfForce { .. }
            | Fault::FrameworkChanged { .. } => Severity::Warning,
            Fault::Defect(found) => found.severity(),
            _ => Severity::Error,
        }
    }

    /// The code that reports and documents quote (docs/problems.md); it is never given another meaning.
    pub fn code(&self) -> &'static str {
        use crate::number::NumberFault as N;
        match &self.fault {
            Fault::EmptyFile => "F01",
            Fault::TooLarge { .. } => "F02",
            Fault::CutOff { .. } => "F03",
            Fault::NotJson { .. } => "F04",
            Fault::NestedTooDeep { .. } => "F22",
            Fault::NotText => "F05",
            Fault::Unreadable { .. } => "F21",
            Fault::OtherFormat { .. } => "F06",
            Fault::NewerVersion { .. } => "F07",
            Fault::MissingField { .. } => "F08",
            Fault::UnknownField { .. } => "F09",
            Fault::DuplicateField { .. } => "F10",
            Fault::WrongType { .. } => "F11",
            Fault::UnknownWord { .. } => "F12",
            Fault::TooLong { .. } => "F13",
            Fault::TooMany { .. } | Fault::TooManyNodes { .. } => "F14",
            Fault::EmptyText => "F15",
            Fault::BadId { .. } => "F16",
            Fault::BadDate { .. } => "F17",
            Fault::BadPeriod { .. } => "F18",
            Fault::BadLink { .. } => "F19",
            Fault::HiddenCharacter { .. } => "F20",
            Fault::UnknownFramework { .. } => "A01",
            Fault::FrameworkChanged { .. } => "A02",
            Fault::UnknownNode { .. } => "A03",
            Fault::DuplicateUnit { .. } => "A04",
            Fault::SeveralAnswers => "A05",
            Fault::WrongAnswer { .. } => "A06",
            Fault::UnknownFigure { .. } => "A07",
            Fault::AttainableOutOfRange { .. } => "A08",
            Fault::EvidenceLink { .. } => "A09",
            Fault::AttainableBelowPoints { .. } => "A10",
            Fault::FrameworkTextDiffers { .. } => "A11",
            Fault::VerdictReasonMissing => "A12",
            Fault::PeriodOutOfForce { .. } => "A13",
            Fault::Number { fault: N::Empty, .. } => "N01",
            Fault::Number { fault: N::NotANumber, .. } => "N02",
            Fault::Number { fault: N::TooManyDigits, .. } => "N03",
            Fault::Number { fault: N::Ambiguous { .. }, .. } => "N04",
            Fault::Negative { .. } => "N05",
            Fault::NotWhole { .. } => "N06",
            Fault::MissingFigure { .. } => "N07",
            Fault::NumeratorAbove { .. } | Fault::NumeratorAboveDenominator { .. } => "N08",
            Fault::NumeratorWithoutDenominator { .. } => "N09",
            Fault::NoData => "N10",
            Fault::PointsAboveMax { .. } => "N11",
            Fault::PointsBelowZero { .. } => "N12",
            Fault::NotApplicableNotAllowed => "N13",
            Fault::ReasonMissing => "N14",
            Fault::AnswersBelow { .. } => "N15",
            Fault::PublishedFigureMissing { .. } => "N16",
            Fault::UnknownOption { .. } => "N17",
            Fault::NoBand { .. } => "N18",
            Fault::SeveralBands { .. } => "N19",
            Fault::FormulaFailed { .. } => "N20",
            Fault::PercentAbove { .. } => "N21",
            Fault::PublishedFigureDoubtful { .. } => "N22",
            Fault::DuplicateId { .. } => "B01",
            Fault::TooDeep { .. } => "B02",
            Fault::NeitherLeafNorInner => "B03",
            Fault::NoPoints => "B05",
            Fault::OutOfRange { .. } => "B06",
            Fault::ClassEdges => "B07",
            Fault::DatesOutOfOrder => "B08",
            Fault::Formula { .. } => "B11",
            Fault::BadFigureName { .. } => "B12",
            Fault::DuplicateOption { .. } => "B13",
            Fault::NoOptions => "B14",
            Fault::EmptyBand { .. } => "B15",
            Fault::EqualEdges => "B16",
            Fault::BlockNotArea => "B17",
            Fault::UnknownTieBreaker { .. } => "B18",
            Fault::Defect(found) => found.code(),
        }
    }
}
