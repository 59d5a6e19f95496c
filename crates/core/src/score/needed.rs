//! The inverse of the rules: how much more of what would win how many points.

use super::{Basis, NodeScore, rule};
use crate::framework::{Framework, NodeIndex, Rule};
use crate::number::{Decimal, Exact, INTEGER_DIGITS, Rounding};

/// What would raise the points of a leaf.
#[derive(Clone, Debug, PartialEq)]
pub struct Needed {
    /// How many more of what the numerator counts, the denominator as it is.
    pub more: Decimal,
    /// How many new cases, all of them good (numerator and denominator rise alike), give the same points;
    /// `None` when no number of them does that a figure can hold.
    pub new_cases: Option<Decimal>,
    /// The points this wins.
    pub gain: Exact,
}

/// What would win back points at a leaf: one step, and everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// The least that wins a tenth of a point or more; absent when only full points are that near.
    pub step: Option<Needed>,
    /// The least that wins full points.
    pub full: Needed,
}

/// What would win back the points lost at a leaf; `None` where nothing is lost or the rule has no inverse.
pub fn remedy(framework: &Framework, index: NodeIndex, score: &NodeScore) -> Option<Remedy> {
    let leaf = framework.node(index).leaf.as_ref()?;
    let (Rule::LinearRatio { full_at, .. }, Basis::Ratio { num, den, .. }) = (&leaf.rule, &score.basis) else {
        return None;
    };
    let rounding = framework.policies.rounding.leaf;
    let points = score.points.as_ref()?;
    let ratio = Ratio { max: &score.attainable, full_at: *full_at, num: *num, den: *den, rounding };
    // Rounding may leave the maximum itself out of reach (2.254 is printed as 2.25).
    let full = ratio.needed(points, &rule::rounded_within(score.attainable.clone(), rounding, &score.attainable))?;
    let tenth = Exact::from(Decimal::new(1, 1));
    let step = ratio.needed(points, &(points + &tenth)).filter(|step| step.more < full.more);
    Some(Remedy { step, full })
}

/// A ratio leaf with its figures.
struct Ratio<'s> {
    max: &'s Exact,
    full_at: Decimal,
    num: Decimal,
    den: Decimal,
    rounding: Option<Rounding>,
}

impl Ratio<'_> {
    fn points(&self, num: Decimal, den: Decimal) -> Exact {
        rule::rounded_within(rule::linear_ratio(self.max, self.full_at, num, den).0, self.rounding, self.max)
    }

    /// The least that lifts the points from `now` to `goal` or more; `None` when that is not above `now`.
    fn needed(&self, now: &Exact, goal: &Exact) -> Option<Needed> {
        if goal <= now || goal > self.max {
            return None;
        }
        let (least, included) = match self.rounding {
            Some(rounding) => goal.least_rounded_to(rounding),
            None => (goal.clone(), true),
        };
        // The first whole number from which on it is enough.
        let first =
            |enough: Exact| if included { Some(enough.ceil()) } else { enough.floor().checked_add(Decimal::ONE) };
        let (num, den) = (Exact::from(self.num), Exact::from(self.den));
        // max × num × 100 ÷ (den × full_at) ≥ least  ⇔  num ÷ den ≥ share
        let share = least.times(&Exact::from(self.full_at)).checked_div(&self.max.times(&Exact::from(100)))?;
        let short_of = &share.times(&den) - &num;
        let rest = &Exact::from(1) - &share;
        // A denominator that is not whole may lie below the next whole number.
        let more = first(short_of.clone())?.min(self.den - self.num);
        let new_cases = (rest > Exact::ZERO)
            .then(|| short_of.checked_div(&rest).and_then(first))
            .flatten()
            .filter(|cases| *cases < Decimal::from(10u64.pow(INTEGER_DIGITS as u32)) - self.den)
            .filter(|cases| self.points(self.num + cases, self.den + cases) >= *goal);
        let gain = &self.points(self.num + more, self.den) - now;
        Some(Needed { more, new_cases, gain })
    }
}
