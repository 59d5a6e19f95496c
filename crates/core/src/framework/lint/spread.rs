//! How close together the indices lie that the rules of a framework can give: a quick proof that most classes can be had.

use super::super::model::*;
use super::leaves::Leaves;
use super::totals;
use crate::number::{Decimal, Exact, Rounding};

/// The indices, in percent, that complete sheets of units for which everything applies can come to: the least one, the
/// greatest one, and no gap between two neighbours that is wider.
pub(super) struct Spread {
    least: Exact,
    most: Exact,
    gap: Exact,
    /// So far off may rounding on the way put them.
    drift: Exact,
}

impl Spread {
    /// Of a framework; `None` where points are missing that were measured for nobody, so that sums are cut off.
    pub(super) fn of(framework: &Framework, known: &Leaves) -> Option<Spread> {
        let rounding = &framework.policies.rounding;
        let step = |rounding: Option<Rounding>| rounding.map_or(Exact::ZERO, |to| Decimal::new(1, to.decimals).into());
        let (mut least, mut drift) = (0i64, step(rounding.total));
        // Of each leaf: its widest step, and how far apart its least and its most are.
        let mut leaves: Vec<(i64, i64)> = Vec::new();
        let ordinary = framework.indices().map(|index| (index, framework.node(index)));
        for (index, node) in ordinary.filter(|(_, node)| node.block().is_none()) {
            match &node.leaf {
                Some(_) => {
                    let reached = known.answered(index)?;
                    let (first, last) = (reached.first()?, reached.last()?);
                    let steps = reached.windows(2).map(|pair| pair[1].low - pair[0].high);
                    leaves.push((steps.max().unwrap_or(0), last.high - first.low));
                    least = least.checked_add(first.low)?;
                }
                None if node.not_measured.is_some() => return None,
                // Each sum may be moved by its rounding, and its neighbour the other way.
                None => drift = &drift + &step(rounding.node),
            }
        }
        leaves.sort_unstable();
        // What has steps no wider than all before it reaches leaves no wider gap.
        let (mut gap, mut reach) = (0i64, 0i64);
        for (step, width) in leaves {
            gap = gap.max(step - reach);
            reach = reach.checked_add(width)?;
        }
        let attainable = framework.attainable();
        let index = |points: Exact| points.times(&Exact::from(100)).checked_div(&attainable);
        let [least, most, gap] = [least, least.checked_add(reach)?, gap].map(|points| index(totals::points_of(points)));
        Some(Spread { least: least?, most: most?, gap: gap?, drift: index(drift)? })
    }

    /// Whether some index surely lies from one edge to below another, that of the class above; a margin of rounding aside.
    pub(super) fn reaches(&self, from: Decimal, below: Option<Decimal>, margin: &Exact) -> bool {
        let margin = margin + &self.drift;
        let from = &Exact::from(from) + &margin;
        let Some(below) = below.map(|below| &Exact::from(below) - &margin) else { return self.most >= from };
        let holds = |index: &Exact| *index >= from && *index < below;
        let first = from.clone().max(self.least.clone());
        let last = below.clone().min(self.most.clone());
        holds(&self.least) || holds(&self.most) || &last - &first > &self.gap + &self.drift
    }
}
