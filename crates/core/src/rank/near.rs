//! Units at a boundary: within one unit of the last printed digit of a class edge, of a neighbour, or of the mean, by the
//! exact or by the printed values.

use super::{Contender, Ranking, exact_mean};
use crate::framework::Framework;
use crate::number::{Decimal, Exact};
use crate::score::Index;

/// A unit so close to a boundary that the last printed digit decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// The unit's place among the contenders.
    pub contender: usize,
    /// What it is close to.
    pub boundary: Boundary,
    /// Its exact index less the boundary, in percentage points.
    pub distance: Exact,
    /// Whether its exact index reaches the exact boundary.
    pub reached_exact: bool,
    /// Whether its printed index reaches the printed boundary. Where this differs, a decision hangs on which is meant.
    pub reached_printed: bool,
    /// Whether it is printed as the boundary is.
    pub is_printed_alike: bool,
}

/// What a unit can be close to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Boundary {
    /// The least index of a class: its place in the framework's list.
    Class(usize),
    /// The index of the unit in the row above: its place among the contenders.
    Above(usize),
    /// The mean index of its group.
    GroupMean,
}

impl Near {
    /// Whether it is on one side by the exact values and on the other by the printed ones; for a row below another also
    /// whether it is equal to it in print and better exactly.
    pub fn is_disputable(&self) -> bool {
        self.reached_exact != self.reached_printed || self.is_above_exactly()
    }

    /// Whether the row above it, equal in print, is the lower one exactly.
    pub fn is_above_exactly(&self) -> bool {
        matches!(self.boundary, Boundary::Above(_))
            && self.is_printed_alike
            && !self.distance.is_negative()
            && !self.distance.is_zero()
    }
}

/// Every unit of a ranking that is at a boundary, group by group, in the order of the rows.
///
/// Close is what is at most one unit of the last printed digit away (0.01 with two decimals), exactly or as it is printed:
/// 79.99 stands beside 80 also where the exact index is 79.9898. Rows above and below each
/// other are told even when they share a rank; a group of a single unit has no mean to be close to. Of an excerpt only the
/// edges of classes are.
pub fn near(framework: &Framework, contenders: &[Contender], ranking: &Ranking) -> Vec<Near> {
    let rounding = framework.policies.rounding.printed_index;
    let step = Exact::from(Decimal::new(1, rounding.decimals));
    let mut found = Vec::new();
    for group in &ranking.groups {
        let mean = group.summary.mean.as_ref().filter(|_| group.summary.ranked > 1);
        let mean = mean.and_then(|mean| {
            let exact = exact_mean(contenders, &group.members())?;
            Some((exact, mean.of_printed.round(rounding)))
        });
        let mut above: Option<(usize, &Index)> = None;
        for row in &group.rows {
            let Some(index) = &contenders[row.contender].score.index else { continue };
            let mut tell = |boundary, exact: &Exact, printed: Decimal| {
                let distance = index.exact.less(exact);
                let is_close = |distance: &Exact| *distance <= step && &Exact::ZERO - &step <= *distance;
                if is_close(&distance) || is_close(&Exact::from(index.printed - printed)) {
                    let (reached_exact, reached_printed) = (!distance.is_negative(), index.printed >= printed);
                    let (contender, is_printed_alike) = (row.contender, index.printed == printed);
                    found.push(Near {
                        contender,
                        boundary,
                        distance,
                        reached_exact,
                        reached_printed,
                        is_printed_alike,
                    });
                }
            };
            // The last class begins at 0: nobody falls out of it.
            let classes = &framework.policies.classes.list;
            for (class, edge) in classes.iter().enumerate().take(classes.len().saturating_sub(1)) {
                tell(Boundary::Class(class), &edge.from.into(), edge.from);
            }
            if let Some((contender, better)) = above.filter(|_| group.is_whole) {
                tell(Boundary::Above(contender), &better.exact, better.printed);
            }
            if let Some((exact, printed)) = &mean {
                tell(Boundary::GroupMean, exact, *printed);
            }
            above = Some((row.contender, index));
        }
    }
    found
}
