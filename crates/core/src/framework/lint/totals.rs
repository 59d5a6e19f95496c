//! What totals the rules of a framework can give, so that what lies between them can be told.

use super::super::model::*;
use super::bands;
use crate::formula::End;
use crate::number::{Decimal, Exact, Rounding};
use crate::score::linear_between;

/// Points are counted in units of the eighth decimal; what lies between two units is taken for all that lies there.
const DECIMALS: u32 = 8;

/// So many sums are tried; of a framework that needs more, only the least and the greatest are known.
const SUMS: usize = 50_000;

/// So many steps of a count are taken one by one; more are as good as all values between.
const STEPS: i64 = 400;

/// What some sheets come to: so much can be had, and all points from `low` to `high` can be reached. In units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reached {
    pub(super) attainable: i64,
    pub(super) low: i64,
    pub(super) high: i64,
}

impl Reached {
    /// The least and the greatest index, in percent; `None` where nothing can be had.
    pub(super) fn indices(self) -> Option<(Exact, Exact)> {
        let index =
            |points: i64| Exact::from(points).times(&Exact::from(100)).checked_div(&Exact::from(self.attainable));
        index(self.low).zip(index(self.high))
    }
}

/// Everything that complete sheets of a framework can come to by its rules, perhaps more and never less, as ranges that
/// do not touch; `None` where that is too much to go through.
///
/// A sheet is complete when each criterion has its result or does not apply; of what is added or taken, any may be empty.
pub(super) fn totals(framework: &Framework) -> Option<Vec<Reached>> {
    let mut left = SUMS;
    let mut at_nodes: Vec<Vec<Reached>> = vec![Vec::new(); framework.nodes().len()];
    for index in framework.indices().rev() {
        let node = framework.node(index);
        at_nodes[index.get()] = match &node.leaf {
            Some(leaf) => of_leaf(node, leaf, &framework.policies)?,
            None => {
                let mut sum = nothing();
                for child in framework.children(index) {
                    sum = added(&sum, &std::mem::take(&mut at_nodes[child.get()]), &mut left)?;
                }
                of_inner(node, sum, framework.policies.rounding.node)?
            }
        };
    }
    // The areas, as their sums are held within what can be had.
    let [mut within, mut counted] = [nothing(), nothing()];
    for area in framework.areas() {
        let sum = match framework.node(area).block() {
            Some(Block::Bonus { above_full: AboveFull::Counted }) => &mut counted,
            _ => &mut within,
        };
        *sum = added(sum, &at_nodes[area.get()], &mut left)?;
    }
    let beyond = counted.iter().map(|reached| reached.high).max()?;
    let held = merged(within.into_iter().map(|reached| Reached {
        low: reached.low.min(reached.attainable),
        high: reached.high.min(reached.attainable),
        ..reached
    }));
    let all = added(&held, &counted, &mut left)?;
    each(all, |reached, points| {
        let rounded = rounded(points.max(0), framework.policies.rounding.total)?;
        Some(rounded.min(reached.attainable.checked_add(beyond)?))
    })
}

/// What no criteria come to.
fn nothing() -> Vec<Reached> {
    vec![Reached { attainable: 0, low: 0, high: 0 }]
}

/// What two parts of a sheet come to together.
fn added(one: &[Reached], other: &[Reached], left: &mut usize) -> Option<Vec<Reached>> {
    *left = left.checked_sub(one.len().checked_mul(other.len())?)?;
    let mut sums = Vec::with_capacity(one.len() * other.len());
    for a in one {
        for b in other {
            sums.push(Reached {
                attainable: a.attainable.checked_add(b.attainable)?,
                low: a.low.checked_add(b.low)?,
                high: a.high.checked_add(b.high)?,
            });
        }
    }
    Some(merged(sums.into_iter()))
}

/// In order, each once.
fn merged(ranges: impl Iterator<Item = Reached>) -> Vec<Reached> {
    let mut ranges: Vec<Reached> = ranges.collect();
    ranges.sort_unstable();
    ranges.dedup_by(|next, last| {
        let touches = next.attainable == last.attainable && next.low <= last.high;
        if touches {
            last.high = last.high.max(next.high);
        }
        touches
    });
    ranges
}

/// Both ends of each range through a function that never falls.
fn each(ranges: Vec<Reached>, change: impl Fn(Reached, i64) -> Option<i64>) -> Option<Vec<Reached>> {
    let changed = |reached: Reached| {
        Some(Reached { low: change(reached, reached.low)?, high: change(reached, reached.high)?, ..reached })
    };
    let changed: Option<Vec<Reached>> = ranges.into_iter().map(changed).collect();
    Some(merged(changed?.into_iter()))
}

/// What a leaf can come to by its answers, where it applies.
pub(super) fn answered(node: &Node, leaf: &Leaf, policies: &Policies) -> Option<Vec<Reached>> {
    if !leaf.rule.is_scored() || node.is_unmeasured() {
        return Some(nothing());
    }
    let full = units(node.attainable(), false)?;
    let attainable = if node.block().is_some() { 0 } else { full };
    let sign = if node.block() == Some(Block::Penalty) { -1 } else { 1 };
    let mut reached = Vec::new();
    for (low, high) in points(node, &leaf.rule)? {
        let at = |points: i64| Some(rounded(points, policies.rounding.leaf)?.min(full) * sign);
        let (low, high) = (at(low)?, at(high)?);
        reached.push(Reached { attainable, low: low.min(high), high: low.max(high) });
    }
    Some(merged(reached.into_iter()))
}

/// The same, also where nothing occurred or it does not apply.
pub(super) fn of_leaf(node: &Node, leaf: &Leaf, policies: &Policies) -> Option<Vec<Reached>> {
    let mut reached = answered(node, leaf, policies)?;
    if !leaf.rule.is_scored() || node.is_unmeasured() {
        return Some(reached);
    }
    let full = units(node.attainable(), false)?;
    let attainable = if node.block().is_some() { 0 } else { full };
    let sign = if node.block() == Some(Block::Penalty) { -1 } else { 1 };
    let plain = |attainable, points| Reached { attainable, low: points, high: points };
    let zero = leaf.rule.zero_denominator();
    match zero {
        Some(ZeroDenominator::Zero | ZeroDenominator::Missing) => reached.push(plain(attainable, 0)),
        Some(ZeroDenominator::Full) => {
            reached.push(plain(attainable, rounded(full, policies.rounding.leaf)?.min(full) * sign));
        }
        Some(ZeroDenominator::NotApplicable) | None => {}
    }
    if node.block().is_some() {
        reached.push(plain(0, 0));
    } else if leaf.not_applicable || zero == Some(ZeroDenominator::NotApplicable) {
        reached.push(match policies.not_applicable {
            NotApplicable::Shrink => plain(0, 0),
            NotApplicable::Full => plain(attainable, full),
            NotApplicable::Zero => plain(attainable, 0),
        });
    }
    Some(merged(reached.into_iter()))
}

/// What an inner node makes of what lies below it.
fn of_inner(node: &Node, sum: Vec<Reached>, rounding: Option<Rounding>) -> Option<Vec<Reached>> {
    let gone = node.not_measured.as_ref().map_or(Some(0), |part| units(part.points, false))?;
    let max = units(node.max, false)?;
    let left = sum.into_iter().map(|reached| Reached { attainable: (reached.attainable - gone).max(0), ..reached });
    each(merged(left), |reached, points| {
        let points = rounded(points, rounding)?;
        Some(match node.block() {
            None => points.min(reached.attainable),
            Some(Block::Bonus { .. }) => points.min(max),
            Some(Block::Penalty) => points.max(-max),
        })
    })
}

/// The points that a rule can give, before rounding: ranges in any order. All that its maximum allows where it cannot be
/// told.
fn points(node: &Node, rule: &Rule) -> Option<Vec<(i64, i64)>> {
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
        Rule::Formula { formula, .. } => {
            let worth = formula.worth(&Exact::from(node.attainable()));
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

/// Points in units, down or up to the next one; `None` where they are beyond all measure.
pub(super) fn units(points: impl Into<Exact>, up: bool) -> Option<i64> {
    let exact = points.into().times(&Exact::from(10i64.pow(DECIMALS)));
    let whole = if up { exact.ceil() } else { exact.floor() };
    i64::try_from(whole).ok()
}

/// So many units as points.
pub(super) fn points_of(units: i64) -> Exact {
    Exact::from(Decimal::new(units, DECIMALS))
}

/// Points in units, rounded as a level of the framework says.
fn rounded(points: i64, rounding: Option<Rounding>) -> Option<i64> {
    match rounding {
        None => Some(points),
        Some(rounding) => units(points_of(points).round(rounding), false),
    }
}
