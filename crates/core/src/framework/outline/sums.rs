//! The points of an outline added up: what stands above others without points of its own, and what does not agree.

use std::collections::HashMap;

use super::{Outline, OutlineFault, OutlineFaultKind};
use crate::number::Decimal;

impl Outline {
    /// Gives rows with others below them, but without points of their own, the sum of those; leaves get 0. Points that are
    /// not the sum of those below them are told, and of points that could not be taken what stands for them.
    pub(super) fn fill_sums(&mut self) {
        // The points that could not be taken, by their lines.
        let mut unread: HashMap<usize, &mut Option<Decimal>> = HashMap::new();
        for fault in &mut self.faults {
            if let OutlineFaultKind::Points { sum, .. } = &mut fault.kind {
                unread.insert(fault.line, sum);
            }
        }
        let mut told = Vec::new();
        // The points of the rows behind the one that is looked at, by their depth: what is deeper is below it.
        let mut below: Vec<Decimal> = Vec::new();
        for at in (0..self.rows.len()).rev() {
            let row = &mut self.rows[at];
            let sum = (below.len() > row.depth + 1).then(|| below[row.depth + 1]);
            let kind = match (row.max, sum, unread.get_mut(&row.line)) {
                (Some(printed), Some(found), _) if printed != found => Some(OutlineFaultKind::Below { printed, found }),
                (None, found, Some(instead)) => {
                    **instead = found;
                    None
                }
                (None, None, None) => Some(OutlineFaultKind::NoPoints),
                _ => None,
            };
            told.extend(kind.map(|kind| OutlineFault { line: row.line, kind }));
            let max = row.max.or(sum).unwrap_or_default();
            row.max = Some(max);
            below.truncate(row.depth + 1);
            below.resize(row.depth + 1, Decimal::ZERO);
            below[row.depth] += max;
        }
        self.faults.extend(told);
    }

    /// Compares the rows with the sum of all, each its line and what it says, with the areas above it.
    pub(super) fn compare_sums(&mut self, sums: &[(usize, Option<Decimal>)]) {
        for (line, printed) in sums {
            let areas = || self.rows.iter().filter(|row| row.depth == 0 && row.line < *line);
            let found: Decimal = areas().filter_map(|row| row.max).sum();
            let of_last = areas().next_back().and_then(|row| row.max);
            let kind = match printed {
                Some(printed) if *printed != found && Some(*printed) != of_last => {
                    OutlineFaultKind::Sum { printed: *printed, found }
                }
                _ => OutlineFaultKind::SumAgrees,
            };
            self.faults.push(OutlineFault { line: *line, kind });
        }
    }
}
