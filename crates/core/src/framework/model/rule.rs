//! What makes a node a leaf: who scores it, by which rule, of which figures.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::formula::Formula;
use crate::number::{Decimal, Exact};

/// A scored leaf (tiêu chí thành phần).
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// How its points come about.
    pub rule: Rule,
    /// Who gives its figures or points.
    pub scored_by: ScoredBy,
    /// What evidence it needs, in words.
    pub evidence: Option<String>,
    /// Whether a unit may say "not applicable".
    pub not_applicable: bool,
}

/// Who scores a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoredBy {
    /// The unit itself.
    Itself,
    /// The appraiser.
    Appraiser,
    /// A survey.
    Survey,
}

/// How the points of a leaf come about: the kinds of rules, each once (docs/frameworks.md shows each with an example).
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Points given by hand, 0 to the maximum.
    ManualPoints,
    /// Yes or no.
    YesNo {
        /// The points for yes.
        yes: Decimal,
        /// The points for no.
        no: Decimal,
    },
    /// One of several options, each worth points.
    Choice {
        /// The options as printed; their worth is points.
        options: Vec<RuleOption>,
    },
    /// A grade (xuất sắc, tốt …), worth a share of the maximum.
    Grade {
        /// The grades as printed; their worth is percent of the maximum.
        options: Vec<RuleOption>,
    },
    /// Bands on a number or on a ratio.
    Bands {
        /// What is measured; a ratio in percent.
        of: Measure,
        /// The bands as printed.
        bands: Vec<Band>,
    },
    /// `max × num / den`, full at a share of `full_at` percent, nothing below a share of `zero_below` percent.
    LinearRatio {
        /// The share in percent at which full points are reached.
        full_at: Decimal,
        /// The share in percent below which there are no points.
        zero_below: Option<Decimal>,
        /// The numerator.
        num: FigureSpec,
        /// The denominator.
        den: FigureSpec,
        /// What 0/0 means.
        zero_denominator: ZeroDenominator,
    },
    /// Straight from no points at one value to full points at another, which may lie below it.
    LinearBetween {
        /// What is measured; a ratio in percent.
        of: Measure,
        /// The value up to which there are no points.
        zero_at: Decimal,
        /// The value from which on there are full points.
        full_at: Decimal,
    },
    /// So many points for each that is counted, up to a cap.
    CountPoints {
        /// What is counted.
        count: FigureSpec,
        /// The points for each.
        per: Decimal,
        /// The most points it can give.
        cap: Decimal,
    },
    /// Points to begin with, less so many for each event, down to a floor.
    Deduction {
        /// The events.
        count: FigureSpec,
        /// The points without any event.
        start: Decimal,
        /// The points taken for each.
        per: Decimal,
        /// The least points it can give.
        floor: Decimal,
    },
    /// The result of a survey in percent, of the maximum.
    SurveyPercent {
        /// The survey's result, 0 to 100 percent.
        percent: FigureSpec,
    },
    /// A formula over named figures, held within 0 and the maximum.
    Formula {
        /// The figures it may use.
        figures: Vec<FigureSpec>,
        /// The formula.
        formula: Formula,
    },
    /// Points for reaching a published figure of the cohort, others for staying below it.
    CohortThreshold {
        /// The unit's own value.
        value: FigureSpec,
        /// Which figure of the cohort.
        cohort: Cohort,
        /// The points for reaching it.
        reached: Decimal,
        /// The points for staying below it.
        below: Decimal,
    },
    /// `max × value ÷ a published figure of the cohort`, at most the maximum.
    CohortShare {
        /// The unit's own value.
        value: FigureSpec,
        /// Which figure of the cohort.
        cohort: Cohort,
    },
    /// No points: told, not scored.
    Information {
        /// The figure that is told, where there is one.
        value: Option<FigureSpec>,
    },
}

/// One option of a choice, or one grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleOption {
    /// Its id in files: `dung_han`.
    pub id: String,
    /// Its words.
    pub label: String,
    /// What it is worth: points for an option, percent of the maximum for a grade.
    pub worth: Decimal,
}

/// What a rule measures.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// A number.
    Value(FigureSpec),
    /// `num / den`, in percent.
    Ratio {
        /// The numerator.
        num: FigureSpec,
        /// The denominator.
        den: FigureSpec,
        /// What 0/0 means.
        zero_denominator: ZeroDenominator,
    },
}

impl Measure {
    /// Its figures, in the order of the form.
    pub fn figures(&self) -> Vec<&FigureSpec> {
        match self {
            Measure::Value(value) => vec![value],
            Measure::Ratio { num, den, .. } => vec![num, den],
        }
    }
}

/// One band: from an edge to an edge, each with or without the edge itself; no edge means no bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The lower edge.
    pub from: Option<Edge>,
    /// The upper edge.
    pub to: Option<Edge>,
    /// The points.
    pub points: Decimal,
}

/// An edge of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Where it is.
    pub at: Decimal,
    /// Whether the value on it belongs to the band ("từ 70", "đến 90") or not ("trên 90", "dưới 70").
    pub included: bool,
}

impl Band {
    /// Whether a value lies in the band.
    pub fn contains(&self, value: &Exact) -> bool {
        let above = |edge: Edge| {
            let at = Exact::from(edge.at);
            *value > at || (edge.included && *value == at)
        };
        let below = |edge: Edge| {
            let at = Exact::from(edge.at);
            *value < at || (edge.included && *value == at)
        };
        self.from.is_none_or(above) && self.to.is_none_or(below)
    }
}

/// A published figure of all units that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cohort {
    /// Their mean.
    Mean,
    /// The best of them.
    Best,
}

impl Rule {
    /// The figures it needs, in the order of the form.
    pub fn figures(&self) -> Vec<&FigureSpec> {
        match self {
            Rule::ManualPoints | Rule::YesNo { .. } | Rule::Choice { .. } | Rule::Grade { .. } => Vec::new(),
            Rule::LinearRatio { num, den, .. } => vec![num, den],
            Rule::Bands { of, .. } | Rule::LinearBetween { of, .. } => of.figures(),
            Rule::CountPoints { count, .. } | Rule::Deduction { count, .. } => vec![count],
            Rule::SurveyPercent { percent } => vec![percent],
            Rule::Formula { figures, .. } => figures.iter().collect(),
            Rule::CohortThreshold { value, cohort, .. } | Rule::CohortShare { value, cohort } => {
                vec![value, cohort.published()]
            }
            Rule::Information { value } => value.iter().collect(),
        }
    }

    /// Whether it gives points.
    pub fn is_scored(&self) -> bool {
        !matches!(self, Rule::Information { .. })
    }

    /// Whether its points are written out, and no shares of what can be had.
    pub fn has_table(&self) -> bool {
        matches!(
            self,
            Rule::YesNo { .. }
                | Rule::Choice { .. }
                | Rule::Bands { .. }
                | Rule::CountPoints { .. }
                | Rule::Deduction { .. }
                | Rule::CohortThreshold { .. }
        )
    }

    /// What the options of a choice or the grades are; empty for other rules.
    pub fn options(&self) -> &[RuleOption] {
        match self {
            Rule::Choice { options } | Rule::Grade { options } => options,
            _ => &[],
        }
    }

    /// What 0/0 means, where the rule has a ratio.
    pub fn zero_denominator(&self) -> Option<ZeroDenominator> {
        match self {
            Rule::LinearRatio { zero_denominator, .. } => Some(*zero_denominator),
            Rule::Bands { of: Measure::Ratio { zero_denominator, .. }, .. }
            | Rule::LinearBetween { of: Measure::Ratio { zero_denominator, .. }, .. } => Some(*zero_denominator),
            _ => None,
        }
    }

    /// The word for its kind in files.
    pub fn kind(&self) -> &'static str {
        match self {
            Rule::ManualPoints => "manual_points",
            Rule::YesNo { .. } => "yes_no",
            Rule::Choice { .. } => "choice",
            Rule::Grade { .. } => "grade",
            Rule::Bands { .. } => "bands",
            Rule::LinearRatio { .. } => "linear_ratio",
            Rule::LinearBetween { .. } => "linear_between",
            Rule::CountPoints { .. } => "count_points",
            Rule::Deduction { .. } => "deduction",
            Rule::SurveyPercent { .. } => "survey_percent",
            Rule::Formula { .. } => "formula",
            Rule::CohortThreshold { .. } => "cohort_threshold",
            Rule::CohortShare { .. } => "cohort_share",
            Rule::Information { .. } => "information",
        }
    }
}

impl Cohort {
    /// The figure that holds what was published of the cohort.
    pub fn published(self) -> &'static FigureSpec {
        static MEAN: LazyLock<FigureSpec> = LazyLock::new(|| published("Mức bình quân chung đã công bố"));
        static BEST: LazyLock<FigureSpec> = LazyLock::new(|| published("Mức cao nhất đã công bố"));
        match self {
            Cohort::Mean => &MEAN,
            Cohort::Best => &BEST,
        }
    }
}

fn published(label: &str) -> FigureSpec {
    FigureSpec { name: FigureName::PUBLISHED, label: label.to_owned(), noun: label.to_owned(), whole: false }
}

/// What a ratio without a denominator (0/0: nothing occurred) means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZeroDenominator {
    /// No points.
    Zero,
    /// Full points.
    Full,
    /// The criterion does not apply.
    NotApplicable,
    /// There is no result: nothing is shown, nothing is added, and the denominator stays.
    Missing,
}

/// The name of a figure: `num`, `den`, `value`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureName(pub(crate) Cow<'static, str>);

impl FigureName {
    /// The numerator of a ratio.
    pub const NUM: FigureName = FigureName(Cow::Borrowed("num"));
    /// The denominator of a ratio.
    pub const DEN: FigureName = FigureName(Cow::Borrowed("den"));
    /// A figure that stands alone.
    pub const VALUE: FigureName = FigureName(Cow::Borrowed("value"));
    /// What is counted.
    pub const COUNT: FigureName = FigureName(Cow::Borrowed("count"));
    /// The result of a survey.
    pub const PERCENT: FigureName = FigureName(Cow::Borrowed("percent"));
    /// What was published of the cohort.
    pub const PUBLISHED: FigureName = FigureName(Cow::Borrowed("published"));

    /// The name of a figure as it stands in a file; the well-known ones take no memory.
    pub fn new(name: &str) -> FigureName {
        match name {
            "num" => FigureName::NUM,
            "den" => FigureName::DEN,
            "value" => FigureName::VALUE,
            "count" => FigureName::COUNT,
            "percent" => FigureName::PERCENT,
            "published" => FigureName::PUBLISHED,
            other => FigureName(Cow::Owned(other.to_owned())),
        }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A figure that a rule needs, with the words for it.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureSpec {
    /// Its name in files.
    pub name: FigureName,
    /// Its label on the form: "Số hồ sơ đúng hạn".
    pub label: String,
    /// What is counted, for "cần thêm 12 …": "hồ sơ đúng hạn".
    pub noun: String,
    /// Whether it must be a whole number.
    pub whole: bool,
}
