//! What each leaf of a framework can come to by its rule, found out once for all that asks.

use super::super::model::*;
use super::bands;
use super::totals::{Reached, merged, nothing, rounded, units};
use crate::formula::{End, Worth};
use crate::number::{Decimal, Exact};
use crate::score::linear_between;

/// So many steps of a count are taken one by one; more are as good as all values between.
const STEPS: i64 = 400;

/// What each leaf can come to, by the place of its node.
pub(super) struct Leaves(Vec<Option<Known>>);

struct Known {
    worth: Option<Worth>,
    answered: Option<Vec<Reached>>,
}

impl Leaves {
    /// Of a framework.
    pub(super) fn of(framework: &Framework) -> Leaves {
        let known = |node: &Node| {
            let leaf = node.leaf.as_ref()?;
            let worth = match &leaf.rule {
                Rule::Formula { formula, .. } => Some(formula.worth(&Exact::from(node.attainable()))),
                _ => None,
            };
            let answered = answered(node, leaf, &framework.policies, worth.as_ref());
            Some(Known { worth, answered })
        };
        Leaves(framework.nodes().iter().map(known).collect())
    }

    /// What the formula of a leaf can be worth; `None` where its rule is no formula.
    pub(super) fn worth(&self, index: NodeIndex) -> Option<&Worth> {
        self.at(index)?.worth.as_ref()
    }

    /// What a leaf can come to by its answers, where it applies; `None` where that is beyond all measure.
    pub(super) fn answered(&self, index: NodeIndex) -> Option<&[Reached]> {
        self.at(index)?.answered.as_deref()
    }

    /// The same, also where nothing occurred or it does not apply.
    pub(super) fn complete(&self, framework: &Framework, index: NodeIndex) -> Option<Vec<Reached>> {
        let (node, policies) = (framework.node(index), &framework.policies);
        let leaf = node.leaf.as_ref()?;
        let mut reached = self.answered(index)?.to_vec();
        let Some(full) = Full::of(node, leaf)? else { return Some(reached) };
        let plain = |attainable, points| Reached { attainable, low: points, high: points };
        let zero = leaf.rule.zero_denominator();
        match zero {
            Some(ZeroDenominator::Zero | ZeroDenominator::Missing) => reached.push(plain(full.attainable, 0)),
            Some(ZeroDenominator::Full) => {
                reached.push(plain(full.attainable, full.counted(full.points, policies)?));
            }
            Some(ZeroDenominator::NotApplicable) | None => {}
        }
        if node.block().is_some() {
            reached.push(plain(0, 0));
        } else if leaf.not_applicable || zero == Some(ZeroDenominator::NotApplicable) {
            reached.push(match policies.not_applicable {
                NotApplicable::Shrink => plain(0, 0),
                NotApplicable::Full => plain(full.attainable, full.points),
                NotApplicable::Zero => plain(full.attainable, 0),
            });
        }
        Some(merged(reached.into_iter()))
    }

    fn at(&self, index: NodeIndex) -> Option<&Known> {
        self.0.get(index.get())?.as_ref()
    }
}

/// What a leaf that is scored can have, in units of points.
struct Full {
    points: i64,
    /// What of it counts among what the unit can have: nothing in a block of bonus or penalty points.
    attainable: i64,
    sign: i64,
}

impl Full {
    /// `Some(None)` where a leaf gives no points to anybody; `None` where they are beyond all measure.
    #[allow(clippy::option_option)]
    fn of(node: &Node, leaf: &Leaf) -> Option<Option<Full>> {
        if !leaf.rule.is_scored() || node.is_unmeasured() {
            return Some(None);
        }
        let points = units(node.attainable(), false)?;
        let attainable = if node.block().is_some() { 0 } else { points };
        Some(Some(Full { points, attainable, sign: if node.block() == Some(Block::Penalty) { -1 } else { 1 } }))
    }

    /// So many points of it as they count: rounded, held and signed.
    fn counted(&self, points: i64, policies: &Policies) -> Option<i64> {
        Some(rounded(points, policies.rounding.leaf)?.min(self.points) * self.sign)
    }
}

fn answered(node: &Node, leaf: &Leaf, policies: &Policies, worth: Option<&Worth>) -> Option<Vec<Reached>> {
    let Some(full) = Full::of(node, leaf)? else { return Some(nothing()) };
    let mut reached = Vec::new();
    for (low, high) in points(node, &leaf.rule, worth)? {
        let (low, high) = (full.counted(low, policies)?, full.counted(high, policies)?);
        reached.push(Reached { attainable: full.attainable, low: low.min(high), high: low.max(high) });
    }
    Some(merged(reached.into_iter()))
}

/// The points that a rule can give, before rounding: ranges in any order. All that its maximum allows where it cannot be
/// told.
fn points(node: &Node, rule: &Rule, worth: Option<&Worth>) -> Option<Vec<(i64, i64)>> {
    let full = units(node.attainable(), true)?;
    let one = |points: Decimal| Some((units(points, false)?, units(points, true)?));
    let points: Option<Vec<(i64, i64)>> = match rule {
        Rule::YesNo { yes, no } => [yes, no].into_iter().map(|points| one(*points)).collect(),
        Rule::CohortThreshold { reached, below, .. } => {
            [reached, below].into_iter().map(|points| one(*points)).collect()
        }
        Rule::Choice { options } => options.iter().map(|option| one(option.worth)).collect(),
        Rule::Grade { options } => {
            let of_max = |option: &RuleOption| {
                let points = Exact::from(node.attainable()).times(&Exact::from(option.worth).hundredth());
                one(points.to_decimal()?)
            };
            options.iter().map(of_max).collect()
        }
        Rule::Bands { of, bands } => {
            let top = matches!(of, Measure::Ratio { .. }).then_some(Decimal::ONE_HUNDRED);
            let whole = matches!(of, Measure::Value(value) if value.whole);
            let reached = bands.iter().filter(|band| bands::is_within(band, top, whole));
            reached.map(|band| one(band.points)).collect()
        }
        Rule::CountPoints { count, per, cap } => steps(Decimal::ZERO, *per, *cap, count.whole),
        Rule::Deduction { count, start, per, floor } => steps(*start, -*per, *floor, count.whole),
        Rule::Formula { .. } => {
            let worth = worth?;
            let end = |end: &End, up| match end {
                End::Least => Some(0),
                End::At(value) => Some(units(value.clone(), up)?.clamp(0, full)),
                End::Most => Some(full),
            };
            worth.ranges.iter().map(|range| Some((end(&range.low, false)?, end(&range.high, true)?))).collect()
        }
        // What reaches the edge has its share of the maximum, and what does not has nothing.
        Rule::LinearRatio { full_at, zero_below: Some(edge), .. } => {
            let share = Exact::from(*edge).checked_div(&Exact::from(*full_at))?.min(Exact::from(1));
            Some(vec![(0, 0), (units(share.times(&Exact::from(node.attainable())), false)?, full)])
        }
        Rule::LinearBetween { of, zero_at, full_at } => {
            let (least, most) = between(&Exact::from(node.attainable()), of, *zero_at, *full_at);
            Some(vec![(units(least, false)?, units(most, true)?)])
        }
        _ => Some(Vec::new()),
    };
    Some(points.filter(|points| !points.is_empty()).unwrap_or_else(|| vec![(0, full)]))
}

/// The least and the most that lie on a line: a figure is never below 0, and as great as it may be.
pub(super) fn between(max: &Exact, of: &Measure, zero_at: Decimal, full_at: Decimal) -> (Exact, Exact) {
    let at = |value: i64| linear_between(max, zero_at, full_at, &Exact::from(value));
    let far = match of {
        Measure::Ratio { .. } => at(100),
        Measure::Value(_) if full_at > zero_at => max.clone(),
        Measure::Value(_) => Exact::ZERO,
    };
    (at(0).min(far.clone()), at(0).max(far))
}

/// The points of a count: from where it starts, by so many for each, to where it ends.
fn steps(start: Decimal, each: Decimal, end: Decimal, whole: bool) -> Option<Vec<(i64, i64)>> {
    let [start, each, end] = [units(start, false)?, units(each, false)?, units(end, false)?];
    let all = vec![(start.min(end), start.max(end))];
    if each == 0 {
        return Some(vec![(start, start)]);
    }
    let count = (end - start) / each;
    if !whole || !(0..STEPS).contains(&count) {
        return Some(all);
    }
    let on_the_way = (0..=count).map(|i| start + i * each);
    Some(on_the_way.chain([end]).map(|points| (points, points)).collect())
}
