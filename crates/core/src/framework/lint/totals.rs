//! What totals the rules of a framework can give, so that what lies between them can be told.

use super::super::model::*;
use super::leaves::Leaves;
use crate::number::{Decimal, Exact, Rounding};

/// Points are counted in units of the eighth decimal; what lies between two units is taken for all that lies there.
const DECIMALS: u32 = 8;

/// So many sums are tried; of a framework that needs more, only the least and the greatest are known.
const SUMS: usize = 50_000;

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
pub(super) fn totals(framework: &Framework, leaves: &Leaves) -> Option<Vec<Reached>> {
    let mut left = SUMS;
    let mut at_nodes: Vec<Vec<Reached>> = vec![Vec::new(); framework.nodes().len()];
    for index in framework.indices().rev() {
        let node = framework.node(index);
        at_nodes[index.get()] = match &node.leaf {
            Some(_) => leaves.complete(framework, index)?,
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
pub(super) fn nothing() -> Vec<Reached> {
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
pub(super) fn merged(ranges: impl Iterator<Item = Reached>) -> Vec<Reached> {
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
pub(super) fn rounded(points: i64, rounding: Option<Rounding>) -> Option<i64> {
    match rounding {
        None => Some(points),
        Some(rounding) => units(points_of(points).round(rounding), false),
    }
}
