//! What makes a node a leaf: who scores it, by which rule, of which figures.

use std::borrow::Cow;

use crate::number::Decimal;

/// A scored leaf (tiêu chí thành phần).
#[derive(Clone, Debug)]
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

/// How the points of a leaf come about.
#[derive(Clone, Debug)]
pub enum Rule {
    /// Points given by hand, 0 to the maximum.
    ManualPoints,
    /// `max × num / den`, full at a share of `full_at` percent.
    LinearRatio {
        /// The share in percent at which full points are reached.
        full_at: Decimal,
        /// The numerator.
        num: FigureSpec,
        /// The denominator.
        den: FigureSpec,
        /// What 0/0 means.
        zero_denominator: ZeroDenominator,
    },
    /// No points: told, not scored.
    Information {
        /// The figure that is told, where there is one.
        value: Option<FigureSpec>,
    },
}

impl Rule {
    /// The figures it needs, in the order of the form.
    pub fn figures(&self) -> Vec<&FigureSpec> {
        match self {
            Rule::ManualPoints => Vec::new(),
            Rule::LinearRatio { num, den, .. } => vec![num, den],
            Rule::Information { value } => value.iter().collect(),
        }
    }

    /// Whether it gives points.
    pub fn is_scored(&self) -> bool {
        !matches!(self, Rule::Information { .. })
    }
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

    /// The name of a figure as it stands in a file; the well-known ones take no memory.
    pub fn new(name: &str) -> FigureName {
        match name {
            "num" => FigureName::NUM,
            "den" => FigureName::DEN,
            "value" => FigureName::VALUE,
            other => FigureName(Cow::Owned(other.to_owned())),
        }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A figure that a rule needs, with the words for it.
#[derive(Clone, Debug)]
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
