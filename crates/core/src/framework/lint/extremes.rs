//! The least and the greatest index that complete sheets can come to, where their sums are too many to go through.

use super::super::model::*;
use super::leaves::Leaves;
use super::totals::{self, Reached};
use crate::number::{Decimal, Exact, Rounding, RoundingMode};

/// The least and the most of a leaf, in units of points, and what it weighs.
#[derive(Clone, Copy)]
struct Leaf {
    low: i64,
    high: i64,
    weight: i64,
    /// Whether what it weighs can leave the denominator, so that its points do not count.
    may_go: bool,
}

/// The least index, never too high, and the greatest, never too low, in percent; `None` where nothing is known of them.
pub(super) fn of(framework: &Framework, known: &Leaves) -> Option<(Exact, Exact)> {
    let rounding = &framework.policies.rounding;
    let mut leaves: Vec<Option<Leaf>> = Vec::with_capacity(framework.nodes().len());
    for index in framework.indices() {
        leaves.push(match &framework.node(index).leaf {
            Some(_) => Some(ends(&known.complete(framework, index)?)?),
            None => None,
        });
    }
    let caps = framework.nodes().iter().filter(|node| node.own_block.is_some()).map(|node| node.max);
    let caps: Vec<i64> = caps.map(|cap| totals::units(cap, false)).collect::<Option<_>>()?;
    // Sums of what is a multiple of this are moved by no rounding to a multiple of a part of it.
    let step =
        |end: fn(&Leaf) -> i64| leaves.iter().flatten().map(end).chain(caps.iter().copied()).fold(0, common_step);
    let (low_step, high_step) = (step(|leaf| leaf.low), step(|leaf| leaf.high));
    let down = most_moved(rounding.node, low_step, false);
    let [up, away] = [high_step, low_step].map(|step| most_moved(rounding.node, step, true));

    let (mut low, mut high, mut weight, mut gone) = (0i64, 0i64, 0i64, 0i64);
    // Within a block of bonus or penalty points.
    let (mut taken, mut given) = (0i64, 0i64);
    for (node, leaf) in framework.nodes().iter().zip(&leaves).rev() {
        match (leaf, node.block()) {
            (Some(leaf), None) => {
                low = low.checked_add(leaf.low)?;
                high = high.checked_add(leaf.high)?;
                weight = weight.checked_add(leaf.weight)?;
            }
            (None, None) => {
                (low, high) = (low.checked_sub(down)?, high.checked_add(up)?);
                let part = node.not_measured.as_ref().map_or(Some(0), |part| totals::units(part.points, false));
                gone = gone.checked_add(part?)?;
            }
            (Some(leaf), Some(_)) => {
                (taken, given) = (taken.checked_add(leaf.low)?, given.checked_add(leaf.high)?);
            }
            (None, Some(_)) => (taken, given) = (taken.checked_sub(away)?, given.checked_add(up)?),
        }
        // Nodes are walked from the last to the first, so an area comes after all that lies below it.
        let cap = totals::units(node.max, false)?;
        match node.own_block {
            Some(Block::Penalty) => low = low.checked_add(taken.max(-cap))?,
            Some(Block::Bonus { .. }) => high = high.checked_add(given.min(cap))?,
            None => continue,
        }
        (taken, given) = (0, 0);
    }
    // Sums are cut off where points are missing that were measured for nobody: at most by so much.
    low = low.checked_sub(gone)?.checked_sub(most_moved(rounding.total, common_step(low_step, gone), false))?;
    high = high.checked_add(most_moved(rounding.total, high_step, true))?;

    let mut may_go: Vec<Leaf> = leaves.into_iter().flatten().filter(|leaf| leaf.may_go).collect();
    let by_share = |end: fn(&Leaf) -> i64| {
        move |a: &Leaf, b: &Leaf| {
            (i128::from(end(a)) * i128::from(b.weight)).cmp(&(i128::from(end(b)) * i128::from(a.weight)))
        }
    };
    // What gives the most of what it weighs goes first; once the rest is worse off with it, so it is with all others.
    may_go.sort_unstable_by(|a, b| by_share(|leaf| leaf.low)(b, a));
    let least = shares((low, weight), may_go.iter().map(|leaf| (leaf.low, leaf.weight))).min()?;
    // The other way round for the greatest. Where so much goes that a sum is cut off, it is not known.
    may_go.sort_unstable_by(|a, b| by_share(|leaf| leaf.high)(a, b));
    let all_gone = may_go.iter().map(|leaf| leaf.weight).sum::<i64>();
    if gone > 0 && weight - all_gone <= gone {
        return None;
    }
    let most = shares((high, weight - gone), may_go.iter().map(|leaf| (leaf.high, leaf.weight))).max()?;
    Some((least.max(Exact::ZERO), most))
}

/// Of what a leaf can come to: where it counts, and whether it need not.
fn ends(reached: &[Reached]) -> Option<Leaf> {
    let weight = reached.iter().map(|reached| reached.attainable).max()?;
    let counted = || reached.iter().filter(|reached| reached.attainable == weight);
    Some(Leaf {
        low: counted().map(|reached| reached.low).min()?,
        high: counted().map(|reached| reached.high).max()?,
        weight,
        may_go: reached.iter().any(|reached| reached.attainable < weight),
    })
}

/// The shares, in percent, of points in what can be had, as one part after another is taken from both; bonus points alone
/// are no share of anything.
fn shares(whole: (i64, i64), parts: impl Iterator<Item = (i64, i64)>) -> impl Iterator<Item = Exact> {
    let rest = parts.scan(whole, |rest, (points, weight)| {
        *rest = (rest.0 - points, rest.1 - weight);
        Some(*rest)
    });
    [whole]
        .into_iter()
        .chain(rest)
        .filter(|(_, weight)| *weight > 0)
        .filter_map(|(points, weight)| Exact::from(points).times(&Exact::from(100)).checked_div(&Exact::from(weight)))
}

/// By how much, in units, a rounding moves sums of multiples of a step up or down, at most. Numbers below 0 go the other way.
fn most_moved(rounding: Option<Rounding>, step: i64, up: bool) -> i64 {
    let Some(Rounding { decimals, mode }) = rounding else { return 0 };
    let grid = totals::units(Decimal::new(1, decimals), true).unwrap_or(0);
    if grid == 0 || step % grid == 0 {
        return 0;
    }
    match (mode, up) {
        (RoundingMode::HalfUp | RoundingMode::HalfEven, _) => grid / 2,
        (RoundingMode::Up, true) | (RoundingMode::Down, false) => grid,
        (RoundingMode::Up, false) | (RoundingMode::Down, true) => 0,
    }
}

/// The greatest number that two are multiples of.
fn common_step(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i64::try_from(a).unwrap_or(1)
}
