//! The rules asked backwards: where the figures begin that give so many points.

use super::{Basis, Change, Measured, Needed, rule};
use crate::framework::{Band, Edge, FigureSpec, Measure, Rule};
use crate::number::{Decimal, Exact, FRACTION_DIGITS, INTEGER_DIGITS, Rounding, RoundingMode, sum};

/// A scored leaf, to be asked backwards.
pub(super) struct Inverse<'s> {
    pub(super) rule: &'s Rule,
    pub(super) basis: &'s Basis,
    pub(super) max: Exact,
    pub(super) rounding: Option<Rounding>,
    /// Whether the points are taken away, so that the fewer, the better. What is aimed at is then below 0 or 0 itself.
    pub(super) taken: bool,
}

/// So many goals, and so many bands for each, are tried: there may be a thousand that no value can lie in.
pub(super) const TRIED: usize = 50;

/// Where the values begin that give what is wanted.
struct Threshold {
    at: Exact,
    included: bool,
    rising: bool,
}

impl Inverse<'_> {
    /// What the rule gives as the framework rounds it at leaves, never above the maximum; below 0 where it is taken away.
    fn rounded(&self, points: Exact) -> Exact {
        self.signed(rule::rounded_within(points, self.rounding, &self.max))
    }

    /// What a rule gives as what it does to the total, and the other way round.
    fn signed(&self, points: Exact) -> Exact {
        if self.taken { &Exact::ZERO - &points } else { points }
    }

    /// The most that can be had: the maximum, or that nothing is taken.
    fn most(&self) -> Exact {
        if self.taken { Exact::ZERO } else { self.max.clone() }
    }

    /// The same, rounded: points by hand can be no more, though a table that goes beyond the maximum can.
    pub(super) fn best(&self) -> Exact {
        self.rounded(self.most())
    }

    /// The points that are worth aiming at, the most last: each band, option or answer, or only everything.
    ///
    /// Rounding may leave the maximum itself out of reach (2.254 is printed as 2.25).
    pub(super) fn goals(&self) -> Vec<Exact> {
        let all: Vec<Exact> = match self.rule {
            Rule::Deduction { floor, .. } if self.taken => vec![Exact::from(*floor)],
            Rule::Deduction { start, .. } => vec![Exact::from(*start)],
            Rule::CountPoints { cap, .. } if !self.taken => vec![Exact::from(*cap)],
            Rule::Bands { bands, .. } => bands.iter().map(|band| Exact::from(band.points)).collect(),
            Rule::Choice { options } | Rule::Grade { options } => {
                (0..options.len()).map(|at| rule::option_points(self.rule, at, &self.max)).collect()
            }
            Rule::YesNo { yes, no } => vec![Exact::from(*yes), Exact::from(*no)],
            Rule::CohortThreshold { reached, below, .. } => {
                vec![Exact::from(*if self.taken { below } else { reached })]
            }
            Rule::CountPoints { .. }
            | Rule::LinearRatio { .. }
            | Rule::LinearBetween { .. }
            | Rule::SurveyPercent { .. }
            | Rule::CohortShare { .. } => vec![self.most()],
            Rule::ManualPoints | Rule::Formula { .. } | Rule::Information { .. } => Vec::new(),
        };
        let mut sorted: Vec<Exact> = Vec::with_capacity(all.len());
        for points in all.into_iter().map(|points| self.rounded(points)) {
            let at = sorted.partition_point(|before| *before <= points);
            sorted.insert(at, points);
        }
        sorted
    }

    /// The points of the next steps above `now`, the nearest first.
    pub(super) fn steps(&self, now: &Exact) -> Vec<Exact> {
        match self.rule {
            Rule::Bands { .. } | Rule::Choice { .. } | Rule::Grade { .. } | Rule::YesNo { .. } => {
                self.goals().into_iter().filter(|goal| goal > now).collect()
            }
            // The first whole one that wins anything: beyond a floor, and with a cap or rounding, less than `per`.
            Rule::CountPoints { count, .. } | Rule::Deduction { count, .. } if count.whole => {
                vec![now + &Exact::from(Decimal::new(1, FRACTION_DIGITS as u32))]
            }
            Rule::CountPoints { per, .. } | Rule::Deduction { per, .. } => {
                vec![self.rounded(self.signed(now + &Exact::from(*per)))]
            }
            // A tenth of a point is worth telling, however coarse the rounding.
            _ => vec![now + &Exact::from(Decimal::new(1, 1))],
        }
    }

    /// The least change that lifts the points from `now` to `goal` or more; `None` when that is not above `now`.
    pub(super) fn needed(&self, now: &Exact, goal: &Exact) -> Option<Needed> {
        if goal <= now || *goal > self.most() {
            return None;
        }
        let (change, points) = match (self.rule, self.basis) {
            (Rule::YesNo { yes, no }, Basis::Yes(_)) => {
                let better = (yes > no) != self.taken;
                (Change::Answer { yes: better }, Exact::from(if better { *yes } else { *no }))
            }
            (Rule::Choice { options } | Rule::Grade { options }, Basis::Choice { .. }) => {
                let worth = |at: &usize| rule::option_points(self.rule, *at, &self.max);
                let enough = (0..options.len()).filter(|at| self.rounded(worth(at)) >= *goal);
                let option = enough.min_by_key(|at| self.signed(worth(at)))?;
                (Change::Choose { option }, worth(&option))
            }
            _ => return self.measured(now, goal),
        };
        Some(Needed { change, gain: &self.rounded(points) - now })
    }

    /// The same for rules over figures: the nearest threshold of the goal that a figure can pass.
    fn measured(&self, now: &Exact, goal: &Exact) -> Option<Needed> {
        let mut nearest = None;
        for _ in 0..TRIED {
            let threshold = self.threshold(goal, nearest.as_ref())?;
            let found = self.passed(&threshold, now, goal);
            // Where no whole number lies in the nearest band, another one may give as much.
            if found.is_some() || !matches!(self.rule, Rule::Bands { .. }) {
                return found;
            }
            nearest = Some(threshold);
        }
        None
    }

    /// A threshold as a change of one figure.
    fn passed(&self, threshold: &Threshold, now: &Exact, goal: &Exact) -> Option<Needed> {
        let (change, points) = match (self.rule, self.basis) {
            (Rule::LinearRatio { num, .. }, Basis::Ratio { num: given, den, .. }) => {
                self.of_ratio(num, *given, *den, threshold, goal)?
            }
            (
                Rule::Bands { of: Measure::Ratio { num, .. }, .. }
                | Rule::LinearBetween { of: Measure::Ratio { num, .. }, .. },
                Basis::Band { measured: Measured::Ratio { num: given, den }, .. }
                | Basis::Between { measured: Measured::Ratio { num: given, den }, .. },
            ) => self.of_ratio(num, *given, *den, threshold, goal)?,
            (Rule::CountPoints { count, .. }, Basis::Count { count: given, .. })
            | (Rule::Deduction { count, .. }, Basis::Deduction { count: given, .. }) => {
                let wanted = first_beyond(count, threshold)?;
                if wanted.is_sign_negative() {
                    return None;
                }
                let amount = sum(wanted, -*given)?;
                let points = self.points_at(wanted, Decimal::ONE)?;
                let figure = count.name.clone();
                let change = if threshold.rising {
                    Change::More { figure, amount, new_cases: None }
                } else {
                    Change::Fewer { figure, amount: -amount }
                };
                (change, points)
            }
            (
                _,
                Basis::Band { measured: Measured::Value(_), .. }
                | Basis::Between { measured: Measured::Value(_), .. }
                | Basis::Percent { .. }
                | Basis::CohortThreshold { .. }
                | Basis::CohortShare { .. },
            ) => self.reach(threshold, goal)?,
            _ => return None,
        };
        let won = self.rounded(points);
        (won >= *goal).then(|| Needed { change, gain: &won - now })
    }

    /// A value that a figure must reach.
    fn reach(&self, threshold: &Threshold, goal: &Exact) -> Option<(Change, Exact)> {
        let spec = self.rule.figures().into_iter().next()?;
        let value = if spec.whole { whole_beyond(threshold)? } else { least_decimal(threshold) };
        let included = threshold.included || Exact::from(value) != threshold.at;
        // No figure is below 0.
        let below_all = value.is_zero() && !included && !threshold.rising;
        if below_all || (value.is_sign_negative() && !value.is_zero()) {
            return None;
        }
        let points = match (included, self.rule) {
            (true, _) => self.points_at(value, Decimal::ONE)?,
            // Just beyond an edge: the band that begins or ends there.
            (false, Rule::Bands { bands, .. }) => {
                let beyond = |band: &&Band| match threshold.rising {
                    true => band.from.is_none_or(|edge| edge.at <= value) && band.to.is_none_or(|edge| edge.at > value),
                    false => {
                        band.to.is_none_or(|edge| edge.at >= value) && band.from.is_none_or(|edge| edge.at < value)
                    }
                };
                one_worth(bands.iter().filter(beyond))?
            }
            // Just beyond it, what is rounded is the next rounded value.
            (false, _) => self.next_rounded(goal),
        };
        Some((Change::Reach { figure: spec.name.clone(), value, included, rising: threshold.rising }, points))
    }

    /// The points at a figure (a ratio with its denominator), before rounding.
    fn points_at(&self, figure: Decimal, den: Decimal) -> Option<Exact> {
        let ratio = || Measured::Ratio { num: figure, den }.value();
        Some(match (self.rule, self.basis) {
            (Rule::LinearRatio { full_at, zero_below, .. }, _) => {
                rule::linear_ratio(&self.max, *full_at, *zero_below, figure, den).0
            }
            (Rule::Bands { of, bands }, _) => {
                let value = if matches!(of, Measure::Value(_)) { Exact::from(figure) } else { ratio() };
                one_worth(bands.iter().filter(|band| band.contains(&value)))?
            }
            (Rule::LinearBetween { of, zero_at, full_at }, _) => {
                let value = if matches!(of, Measure::Value(_)) { Exact::from(figure) } else { ratio() };
                rule::between(&self.max, *zero_at, *full_at, &value)
            }
            (Rule::CountPoints { per, cap, .. }, _) => rule::counted(figure, *per).min(Exact::from(*cap)),
            (Rule::Deduction { start, per, floor, .. }, _) => {
                (&Exact::from(*start) - &rule::counted(figure, *per)).max(Exact::from(*floor))
            }
            (Rule::SurveyPercent { .. }, _) => rule::of_percent(&self.max, figure),
            (Rule::CohortThreshold { reached, below, .. }, _) => Exact::from(*if self.taken { below } else { reached }),
            (Rule::CohortShare { .. }, Basis::CohortShare { published, .. }) => {
                rule::shared(&self.max, figure, *published)
            }
            _ => return None,
        })
    }

    /// What a rule gives that is rounded, and is `goal` or, by as little as can be, better.
    fn next_rounded(&self, goal: &Exact) -> Exact {
        let mode = if self.taken { RoundingMode::Down } else { RoundingMode::Up };
        let given = self.signed(goal.clone());
        self.rounding.map_or(given.clone(), |rounding| given.rounded(Rounding { mode, ..rounding }))
    }

    /// Where the values begin that are rounded to `goal` points or more; of bands, the nearest one further than `than`.
    fn threshold(&self, goal: &Exact, than: Option<&Threshold>) -> Option<Threshold> {
        let next = self.next_rounded(goal);
        let (least, included) = match self.rounding {
            // What is taken stays below the least that is rounded to more.
            Some(rounding) if self.taken => {
                let more = &next + &Exact::from(Decimal::new(1, rounding.decimals));
                let (least, included) = more.least_rounded_to(rounding);
                (least, !included)
            }
            Some(rounding) => next.least_rounded_to(rounding),
            None => (next, true),
        };
        // The maximum cuts off what would be rounded above it, so reaching it is always enough.
        let at = |at: Exact, rising: bool| Some(Threshold { at, included, rising: rising != self.taken });
        match (self.rule, self.basis) {
            (Rule::LinearRatio { full_at, zero_below, .. }, _) => {
                let share = least.times(&Exact::from(*full_at)).checked_div(&self.max)?;
                match zero_below.map(Exact::from) {
                    Some(zero_below) if zero_below > share => {
                        Some(Threshold { at: zero_below, included: !self.taken, rising: !self.taken })
                    }
                    _ => at(share, true),
                }
            }
            (Rule::LinearBetween { zero_at, full_at, .. }, _) => {
                let (zero, full) = (Exact::from(*zero_at), Exact::from(*full_at));
                at(&zero + &(&full - &zero).times(&least).checked_div(&self.max)?, full > zero)
            }
            (Rule::Bands { bands, .. }, Basis::Band { measured, .. }) => {
                let enough = |band: &&Band| self.rounded(Exact::from(band.points)) >= *goal;
                nearest_band(bands, &measured.value(), enough, than)
            }
            (Rule::CountPoints { per, .. }, _) => at(least.checked_div(&Exact::from(*per))?, true),
            (Rule::Deduction { start, per, .. }, _) => {
                at((&Exact::from(*start) - &least).checked_div(&Exact::from(*per))?, false)
            }
            (Rule::SurveyPercent { .. }, _) => at(least.times(&Exact::from(100)).checked_div(&self.max)?, true),
            (Rule::CohortShare { .. }, Basis::CohortShare { published, .. }) => {
                at(least.times(&Exact::from(*published)).checked_div(&self.max)?, true)
            }
            (Rule::CohortThreshold { .. }, Basis::CohortThreshold { published, reached, .. })
                if *reached == self.taken =>
            {
                Some(Threshold { at: Exact::from(*published), included: !self.taken, rising: !self.taken })
            }
            _ => None,
        }
    }

    /// A threshold in percent as a change of a ratio's numerator.
    fn of_ratio(
        &self,
        spec: &FigureSpec,
        num: Decimal,
        den: Decimal,
        threshold: &Threshold,
        goal: &Exact,
    ) -> Option<(Change, Exact)> {
        let share = threshold.at.hundredth();
        let wanted = share.times(&Exact::from(den));
        let figure = spec.name.clone();
        if !threshold.rising {
            let least = Threshold { at: wanted, included: threshold.included, rising: false };
            let wanted = first_beyond(spec, &least).filter(|wanted| *wanted >= Decimal::ZERO)?;
            return Some((Change::Fewer { figure, amount: sum(num, -wanted)? }, self.points_at(wanted, den)?));
        }
        let amount = first_more(spec, num, den, threshold)?;
        let reached = sum(num, amount)?;
        let points = self.points_at(reached, den)?;
        let won = self.rounded(points.clone());
        // An edge that even every case cannot pass.
        if won < *goal {
            return None;
        }
        // They do the same, so they win no less than what is said to be won.
        let same = self.threshold(&won, None).filter(|same| same.rising);
        let new_cases = same.and_then(|same| self.new_cases(spec, num, den, &same)).filter(|cases| {
            let both = sum(num, *cases).zip(sum(den, *cases));
            both.and_then(|(num, den)| self.points_at(num, den)).is_some_and(|points| self.rounded(points) >= won)
        });
        Some((Change::More { figure, amount, new_cases }, points))
    }

    /// How many cases more, all of them good, lift a ratio beyond a threshold in percent.
    fn new_cases(&self, spec: &FigureSpec, num: Decimal, den: Decimal, threshold: &Threshold) -> Option<Decimal> {
        let share = threshold.at.hundredth();
        let short_of = &share.times(&Exact::from(den)) - &Exact::from(num);
        let rest = &Exact::from(1) - &share;
        let at = short_of.checked_div(&rest).filter(|_| rest > Exact::ZERO)?;
        let cases = first_beyond(spec, &Threshold { at, included: threshold.included, rising: true })?;
        sum(den, cases).filter(|all| *all < Decimal::from(10u64.pow(INTEGER_DIGITS as u32))).map(|_| cases)
    }
}

/// The points of bands that hold one value: of bands that overlap and give different points, none.
fn one_worth<'b>(mut bands: impl Iterator<Item = &'b Band>) -> Option<Exact> {
    let first = bands.next()?.points;
    bands.all(|band| band.points == first).then(|| first.into())
}

/// The least that must be added to a numerator to pass a threshold in percent; a denominator that is not whole may lie
/// below the next number.
fn first_more(spec: &FigureSpec, num: Decimal, den: Decimal, threshold: &Threshold) -> Option<Decimal> {
    let at = &threshold.at.hundredth().times(&Exact::from(den)) - &Exact::from(num);
    let first = first_beyond(spec, &Threshold { at, included: threshold.included, rising: true })?;
    Some(first.min(sum(den, -num)?))
}

/// The first whole number beyond a threshold, upwards or downwards.
fn whole_beyond(threshold: &Threshold) -> Option<Decimal> {
    let Threshold { at, included, rising } = threshold;
    match (rising, included) {
        (true, true) => Some(at.ceil()),
        (true, false) => sum(at.floor(), Decimal::ONE),
        (false, true) => Some(at.floor()),
        (false, false) => sum(at.ceil(), -Decimal::ONE),
    }
}

/// The first value of a figure beyond a threshold: a whole number, or a decimal of at most four decimals.
fn first_beyond(spec: &FigureSpec, threshold: &Threshold) -> Option<Decimal> {
    if spec.whole {
        return whole_beyond(threshold);
    }
    let first = least_decimal(threshold);
    if threshold.included || Exact::from(first) != threshold.at {
        return Some(first);
    }
    let hair = Decimal::new(1, 4);
    sum(first, if threshold.rising { hair } else { -hair })
}

/// The threshold as a decimal of at most four decimals, never short of it.
fn least_decimal(threshold: &Threshold) -> Decimal {
    use RoundingMode::{Down, Up};
    let away = if threshold.rising != threshold.at.is_negative() { Up } else { Down };
    threshold.at.round(Rounding { decimals: 4, mode: away }).normalize()
}

/// The edge that lies nearest among those of the bands that give enough, of those that lie further than `than`.
fn nearest_band(
    bands: &[Band],
    value: &Exact,
    enough: impl Fn(&&Band) -> bool,
    than: Option<&Threshold>,
) -> Option<Threshold> {
    let towards = |edge: Edge, rising: bool| Threshold { at: Exact::from(edge.at), included: edge.included, rising };
    let edges = bands.iter().filter(enough).filter_map(|band| {
        let from = band.from.filter(|edge| Exact::from(edge.at) >= *value).map(|edge| towards(edge, true));
        from.or_else(|| band.to.filter(|edge| Exact::from(edge.at) <= *value).map(|edge| towards(edge, false)))
    });
    // Of two edges at one place, the one that is enough itself is the nearer.
    let distance = |threshold: &Threshold| {
        let (a, b) = (&threshold.at, value);
        (if a > b { a - b } else { b - a }, !threshold.included, threshold.rising)
    };
    let than = than.map(distance);
    edges.filter(|edge| than.as_ref().is_none_or(|than| distance(edge) > *than)).min_by_key(distance)
}
