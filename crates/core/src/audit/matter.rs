//! Everything the auditor can say, with the values of its arithmetic, its code and its weight.
//!
//! The sentences are in `thuocdo-text`, the table of codes in docs/audit.md.

use super::finding::Severity;
use super::printed::{Interval, Printed};
use super::table::{Measure, SummaryKind};
use super::values::{
    BaseOrigin, ClassCount, ClassEdge, Counted, Moved, Part, Reason, Sample, SignedColumn, Standing, TableDefect, Term,
    Whole,
};
use crate::number::{Decimal, Exact};

/// What was found, with the values that its sentence needs. Columns and rows are those of the table at the spot.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the variants' names and fields say it; their sentences are in `thuocdo-text`
pub enum Matter {
    // Reading
    TooLarge { bytes: usize, limit: usize },
    TooManyLines { limit: usize },
    MoreFindings { left_out: usize },
    RowNotRead,
    TableNotRead(TableDefect),
    NotANumber,
    LongSentence { limit: usize },
    Turned { character: char },
    MixedMarks { comma: Sample, point: Sample },
    // Sums
    SumsAgree { columns: Vec<SignedColumn>, total: usize, exact: usize, hidden: usize },
    SumHidden { terms: Vec<Term>, sum: Exact, total: Printed, hidden: Interval },
    SumWrong { terms: Vec<Term>, sum: Exact, total: Printed },
    SumUnknown { fits: usize, of: usize },
    AboveMaximum { value: Decimal, max: Decimal },
    // The index
    IndexAgrees { base: Option<Decimal>, origin: BaseOrigin, rows: usize, of: usize },
    BaseInferred { base: Decimal, rows: usize, of: usize },
    SeveralBases { bases: Vec<Decimal>, rows: usize },
    OwnBase { total: Printed, index: Printed, bases: Vec<Decimal> },
    IndexHidden { total: Printed, base: Decimal, index: Printed, exact: Exact, rounded: Decimal, hidden: Interval },
    IndexWrong { total: Printed, base: Decimal, index: Printed, exact: Exact, rounded: Decimal },
    NoBase { total: Printed, index: Printed },
    StatedBaseFails { stated: Decimal, fits: usize, found: Option<(Decimal, usize)>, of: usize },
    RoundingRule { half_up: usize, cut: usize, of: usize },
    // Order
    OrderAgrees { by: usize, rows: usize, ranked: bool },
    RankAgainstValue { rank: Decimal, value: Printed, other: usize, other_rank: Decimal, other_value: Printed },
    ListedOutOfOrder { value: Printed, other: usize, other_value: Printed },
    TieRanked { rows: Vec<usize>, numbers: Vec<Decimal>, value: Printed, falling: Vec<usize>, by_name: bool },
    SharedRank { rank: Decimal, value: Printed, other: usize, other_value: Printed },
    SharedAlone { printed: String, wanted: Option<Decimal>, found: usize },
    NumberGap { before: Decimal, number: Decimal },
    NotSorted { by: usize, out_of_order: usize, of: usize },
    // Classes
    ClassesAgree { edges: Vec<ClassEdge>, rows: usize, stated: bool },
    ClassAgainstIndex { class: String, index: Printed, other: usize, other_class: String, other_index: Printed },
    SameIndexOtherClass { class: String, index: Printed, other: usize, other_class: String },
    ClassAgainstFramework { class: String, index: Printed, wanted: String, from: Decimal },
    ClassAcrossGroups { class: String, index: Printed, other: usize, other_class: String, other_index: Printed },
    ClassesUnclear { out_of_order: usize, of: usize },
    // Means, highest, lowest
    MeanAgrees { printed: Printed, mean: Exact, rows: usize },
    MeanHidden { printed: Printed, mean: Exact, rows: usize },
    MeanDiffers { printed: Printed, mean: Exact, rows: usize },
    MeanOutside { printed: Printed, mean: Exact, rows: usize, lowest: Printed, highest: Printed },
    SummaryUnclear { kind: SummaryKind, printed: Printed },
    ExtremeAgrees { highest: bool, row: usize, printed: Printed },
    ExtremeWrong { highest: bool, printed: Printed, row: usize, value: Printed },
    // Changes
    ChangesAgree { measure: Measure, rows: usize, hidden: usize },
    ChangeHidden { before: Printed, now: Printed, change: Printed, wanted: Exact },
    ChangeWrong { before: Printed, now: Printed, change: Printed, wanted: Exact },
    ChangesUnclear { fits: usize, of: usize },
    BeforeOutOfRange { rank: Decimal, change: Decimal, before: Decimal, of: usize },
    // Numbers in sentences
    PartsAgree { parts: Vec<Part>, sum: Exact, rest: Exact, full: Exact, total: Printed },
    PartsImpossible { parts: Vec<Part>, sum: Exact, rest: Exact, full: Exact, total: Printed },
    RatioAgrees { num: Decimal, den: Decimal, percent: Printed, exact: Exact },
    RatioWrong { num: Decimal, den: Decimal, percent: Printed, exact: Exact },
    RatioDiffers { num: Decimal, den: Decimal, percent: Printed, exact: Exact },
    DifferenceAgrees { before: Printed, now: Printed, change: Printed, rises: bool },
    DifferenceWrong { before: Printed, now: Printed, change: Printed, rises: bool, wanted: Exact },
    PercentOfPercents { changes: Vec<Printed> },
    CountAgrees { stated: Decimal, counted: Decimal, summed: Vec<Decimal> },
    CountWrong { stated: Decimal, counted: Decimal, summed: Vec<Decimal> },
    // Ranks in sentences
    RanksAgree { standings: Vec<Standing> },
    RankOutOfRange { rank: Decimal, of: Decimal },
    MoveAgrees(Moved),
    MoveWrong(Moved),
    RankClash { one: Standing, other: Standing },
    RankAgainstPoints { one: Standing, other: Standing },
    // Sentences against tables
    TextAgrees { value: Printed },
    TextDiffers { said: Printed, value: Printed },
    AcrossBases { highest: bool, value: Printed, base: Decimal, common: Decimal },
    TableCountAgrees { what: Counted, said: Decimal },
    TableCountDiffers { what: Counted, said: Decimal, found: usize },
    PartNamedOtherwise { said: String, points: Decimal },
    WholeOutsideParts { whole: Whole },
    OtherMoment { moment: String, period: String },
    NameCut { name: String, whole: String },
    ClaimNotChecked(Reason),
    // Scales, classes and wording
    DeductionWrong { whole: Decimal, points: Decimal, left: Decimal },
    PartLessened { name: String, part: Decimal, points: Decimal, left: Decimal },
    ClassesUndefined { class: String, of_table: bool },
    ClassesIncomplete { counts: Vec<ClassCount>, sum: Decimal, total: Decimal },
    MeanOfOne { name: String, value: Printed },
    AreasOtherwise { said: Decimal, found: usize, framework: String },
    PeriodMissing { one: String, other: String, without: String },
    PointsOfPercent { name: String, points: Printed, max: Printed },
    AbbreviationNear { said: String, known: String },
    UnitTwice { line: u32 },
}

impl Matter {
    /// How much it weighs; what can never be wrong is no contradiction.
    pub fn severity(&self) -> Severity {
        use Matter::*;
        match self {
            SumWrong { .. }
            | AboveMaximum { .. }
            | IndexWrong { .. }
            | RankAgainstValue { .. }
            | SharedRank { .. }
            | ClassAgainstIndex { .. }
            | ClassAgainstFramework { .. }
            | MeanOutside { .. }
            | ExtremeWrong { .. }
            | ChangeWrong { .. }
            | BeforeOutOfRange { .. }
            | PartsImpossible { .. }
            | RatioWrong { .. }
            | DifferenceWrong { .. }
            | CountWrong { .. }
            | RankOutOfRange { .. }
            | MoveWrong(_)
            | RankAgainstPoints { .. }
            | TextDiffers { .. }
            | TableCountDiffers { .. }
            | DeductionWrong { .. } => Severity::Contradiction,
            SumHidden { .. }
            | IndexHidden { .. }
            | NoBase { .. }
            | StatedBaseFails { .. }
            | MeanHidden { .. }
            | MeanDiffers { .. }
            | ChangeHidden { .. }
            | RatioDiffers { .. } => Severity::NotReproduced,
            Turned { .. }
            | MixedMarks { .. }
            | BaseInferred { .. }
            | OwnBase { .. }
            | ListedOutOfOrder { .. }
            | SharedAlone { .. }
            | TieRanked { .. }
            | NumberGap { .. }
            | SameIndexOtherClass { .. }
            | ClassAcrossGroups { .. }
            | PercentOfPercents { .. }
            | RankClash { .. }
            | AcrossBases { .. }
            | PartNamedOtherwise { .. }
            | WholeOutsideParts { .. }
            | OtherMoment { .. }
            | NameCut { .. }
            | PartLessened { .. }
            | ClassesUndefined { .. }
            | ClassesIncomplete { .. }
            | MeanOfOne { .. }
            | AreasOtherwise { .. }
            | PeriodMissing { .. }
            | PointsOfPercent { .. }
            | AbbreviationNear { .. }
            | UnitTwice { .. } => Severity::Look,
            SumsAgree { .. }
            | IndexAgrees { .. }
            | RoundingRule { .. }
            | OrderAgrees { .. }
            | ClassesAgree { .. }
            | MeanAgrees { .. }
            | ExtremeAgrees { .. }
            | ChangesAgree { .. }
            | PartsAgree { .. }
            | RatioAgrees { .. }
            | DifferenceAgrees { .. }
            | CountAgrees { .. }
            | RanksAgree { .. }
            | MoveAgrees(_)
            | TextAgrees { .. }
            | TableCountAgrees { .. } => Severity::Agrees,
            TooLarge { .. }
            | TooManyLines { .. }
            | MoreFindings { .. }
            | RowNotRead
            | TableNotRead(_)
            | NotANumber
            | LongSentence { .. }
            | SumUnknown { .. }
            | SeveralBases { .. }
            | NotSorted { .. }
            | ClassesUnclear { .. }
            | SummaryUnclear { .. }
            | ChangesUnclear { .. }
            | ClaimNotChecked(_) => Severity::NotChecked,
        }
    }

    /// Its stable code.
    pub fn code(&self) -> &'static str {
        use Matter::*;
        match self {
            TooLarge { .. } => "U01",
            TooManyLines { .. } => "U02",
            MoreFindings { .. } => "U03",
            RowNotRead => "U04",
            TableNotRead(_) => "U05",
            NotANumber => "U06",
            LongSentence { .. } => "U07",
            Turned { .. } => "U08",
            MixedMarks { .. } => "U09",
            SumsAgree { .. } => "U10",
            SumHidden { .. } => "U11",
            SumWrong { .. } => "U12",
            SumUnknown { .. } => "U13",
            AboveMaximum { .. } => "U14",
            IndexAgrees { .. } => "U20",
            BaseInferred { .. } => "U21",
            SeveralBases { .. } => "U22",
            OwnBase { .. } => "U23",
            IndexHidden { .. } => "U24",
            IndexWrong { .. } => "U25",
            NoBase { .. } => "U26",
            StatedBaseFails { .. } => "U27",
            RoundingRule { .. } => "U28",
            OrderAgrees { .. } => "U30",
            RankAgainstValue { .. } => "U31",
            ListedOutOfOrder { .. } => "U32",
            TieRanked { .. } => "U33",
            SharedRank { .. } => "U34",
            SharedAlone { .. } => "U37",
            NumberGap { .. } => "U35",
            NotSorted { .. } => "U36",
            ClassesAgree { .. } => "U40",
            ClassAgainstIndex { .. } => "U41",
            SameIndexOtherClass { .. } => "U42",
            ClassAgainstFramework { .. } => "U43",
            ClassAcrossGroups { .. } => "U44",
            ClassesUnclear { .. } => "U45",
            MeanAgrees { .. } => "U50",
            MeanHidden { .. } => "U51",
            MeanDiffers { .. } => "U52",
            MeanOutside { .. } => "U53",
            SummaryUnclear { .. } => "U54",
            ExtremeAgrees { .. } => "U55",
            ExtremeWrong { .. } => "U56",
            ChangesAgree { .. } => "U60",
            ChangeHidden { .. } => "U61",
            ChangeWrong { .. } => "U62",
            ChangesUnclear { .. } => "U63",
            BeforeOutOfRange { .. } => "U64",
            PartsAgree { .. } => "U70",
            PartsImpossible { .. } => "U71",
            RatioAgrees { .. } => "U72",
            RatioWrong { .. } => "U73",
            RatioDiffers { .. } => "U74",
            DifferenceAgrees { .. } => "U75",
            DifferenceWrong { .. } => "U76",
            PercentOfPercents { .. } => "U77",
            CountAgrees { .. } => "U78",
            CountWrong { .. } => "U79",
            RanksAgree { .. } => "U80",
            RankOutOfRange { .. } => "U81",
            MoveAgrees(_) => "U82",
            MoveWrong(_) => "U83",
            RankClash { .. } => "U84",
            RankAgainstPoints { .. } => "U85",
            TextAgrees { .. } => "U90",
            TextDiffers { .. } => "U91",
            AcrossBases { .. } => "U92",
            TableCountAgrees { .. } => "U93",
            TableCountDiffers { .. } => "U94",
            PartNamedOtherwise { .. } => "U95",
            WholeOutsideParts { .. } => "U96",
            OtherMoment { .. } => "U97",
            NameCut { .. } => "U98",
            ClaimNotChecked(_) => "U99",
            DeductionWrong { .. } => "U15",
            PartLessened { .. } => "U16",
            ClassesUndefined { .. } => "U46",
            ClassesIncomplete { .. } => "U47",
            MeanOfOne { .. } => "U57",
            AreasOtherwise { .. } => "U86",
            PeriodMissing { .. } => "U87",
            PointsOfPercent { .. } => "U88",
            AbbreviationNear { .. } => "U89",
            UnitTwice { .. } => "U38",
        }
    }
}
