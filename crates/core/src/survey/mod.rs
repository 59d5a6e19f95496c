//! Satisfaction surveys (SIPAS): from counts of answers to the index, with the sample error that belongs to it.
//!
//! What is published of the method: answers on five levels, and a sample of `N ÷ (1 + N·e²)` (Quyết định 1383/QĐ-BNV of
//! 2012, as quoted by others). **Not verified**, since no text of the method was at hand: that the two upper levels count
//! as satisfied, that a factor is the plain mean of its items, and that the index is the plain mean of its factors.
//!
//! The index stands in PAR INDEX as points, by the rule `survey_percent`.

mod sample;

use crate::number::{Decimal, Exact};

pub use sample::{MARGIN_DECIMALS, margin, sample_size};

/// The levels of an answer, from "very dissatisfied" to "very satisfied".
pub const LEVELS: usize = 5;
/// The levels from this one on (counted from 1) are satisfied: "satisfied" and "very satisfied". Not verified.
pub const SATISFIED_FROM: usize = 4;

/// A survey: its factors, each with its items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// The factors (yếu tố), in the order of the form.
    pub factors: Vec<Factor>,
    /// How many people the sample was drawn from; `None` counts as so many that the sample does not thin them out.
    pub population: Option<u32>,
}

/// A factor: several items that are asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Factor {
    /// Its name.
    pub name: String,
    /// Its items (tiêu chí, nội dung).
    pub items: Vec<Item>,
}

/// One question, and how many answered it with each level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// How many chose each level, from "very dissatisfied" to "very satisfied". Forms left empty are not among them.
    pub counts: [u32; LEVELS],
}

/// What a survey says.
#[derive(Clone, Debug, PartialEq)]
pub struct Satisfaction {
    /// The index; `None` when nothing was answered. Its answers are the fewest that any item has.
    pub index: Option<Share>,
    /// Each factor, in the survey's order; `None` where none of its items was answered. Its answers are the fewest that
    /// any of its items has.
    pub factors: Vec<Option<Share>>,
    /// Each item of each factor; `None` where nobody answered.
    pub items: Vec<Vec<Option<Share>>>,
}

/// A share of satisfied answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// The share in percent, with every digit.
    pub percent: Exact,
    /// How many answers it rests on.
    pub answers: u64,
    /// The sample error at 95 percent, in percentage points; see [`margin`].
    pub margin: Decimal,
}

impl Share {
    /// Whether the difference to a share found in another sample is larger than what both samples may be off together:
    /// `(p₁ − p₂)² > m₁² + m₂²`, with the errors as they are printed. Else nobody can say which of the two is better.
    pub fn is_told_apart(&self, other: &Share) -> bool {
        let square = |value: &Exact| value.times(value);
        let error = |share: &Share| square(&Exact::from(share.margin));
        square(&(&self.percent - &other.percent)) > &error(self) + &error(other)
    }
}

impl Item {
    /// How many answered.
    pub fn answers(&self) -> u64 {
        self.counts.iter().copied().map(u64::from).sum()
    }

    /// How many of them are satisfied.
    pub fn satisfied(&self) -> u64 {
        self.counts[SATISFIED_FROM - 1..].iter().copied().map(u64::from).sum()
    }
}

impl Survey {
    /// The share of satisfied answers of each item, their mean in each factor, and the mean of the factors: the index.
    ///
    /// An item that nobody answered has no share and is in no mean, and so has a factor without one. People answer all
    /// items of a form, so that the errors of its items do not even out: a mean has the error of one share that rests on
    /// the fewest answers among them.
    pub fn satisfaction(&self) -> Satisfaction {
        let items: Vec<Vec<Option<Share>>> =
            self.factors.iter().map(|factor| factor.items.iter().map(|item| self.item(item)).collect()).collect();
        let factors: Vec<Option<Share>> = items.iter().map(|items| self.mean(items)).collect();
        Satisfaction { index: self.mean(&factors), factors, items }
    }

    fn item(&self, item: &Item) -> Option<Share> {
        let hundred = Exact::from(Decimal::from(item.satisfied() * 100));
        let percent = hundred.checked_div(&Exact::from(Decimal::from(item.answers())))?;
        self.share(percent, item.answers())
    }

    fn mean(&self, shares: &[Option<Share>]) -> Option<Share> {
        let known: Vec<&Share> = shares.iter().flatten().collect();
        let sum = known.iter().fold(Exact::ZERO, |sum, share| &sum + &share.percent);
        let percent = sum.checked_div(&Exact::from(known.len() as i64))?;
        self.share(percent, known.iter().map(|share| share.answers).min()?)
    }

    fn share(&self, percent: Exact, answers: u64) -> Option<Share> {
        let margin = margin(&percent, answers, self.population.map(u64::from), MARGIN_DECIMALS)?;
        Some(Share { percent, answers, margin })
    }
}
