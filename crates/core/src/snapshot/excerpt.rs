//! Publications that print only some units of their table, or only totals: which results are known from the answers, and
//! the numbers that can be shown.

use std::sync::Arc;

use super::{Detail, Published, PublishedUnit, Snapshot, Verification};
use crate::rank::{Contender, Printed};
use crate::score::Score;

/// What an excerpt prints of its units, which score this. One whose result is not known has no index afterwards, so that
/// nothing is compared with it or made of it.
pub(super) fn printed(snapshot: &Snapshot, contenders: &mut [Contender]) -> Vec<Printed> {
    let units = snapshot.units.iter().zip(contenders).enumerate();
    let of = |(at, (unit, contender)): (usize, (&PublishedUnit, &mut Contender))| {
        let is_known = snapshot.is_known(at, &contender.score);
        if !is_known && contender.score.index.is_some() {
            Arc::make_mut(&mut contender.score).index = None;
        }
        Printed { rank: unit.published.rank, is_known }
    };
    units.map(of).collect()
}

impl Snapshot {
    /// Whether the result of a unit is known from its answers, which give this score. In an excerpt they may be some of all:
    /// it is known where a published total or index comes out, or where no answer is missing, and nothing that was published
    /// is another.
    pub(super) fn is_known(&self, unit: usize, score: &Score) -> bool {
        if self.excerpt_of.is_none() {
            return true;
        }
        let Published { total, attainable, index, class, rank: _ } = &self.units[unit].published;
        let computed = Published::of(&self.framework, score);
        let agrees = (total.is_none() || *total == computed.total)
            && (attainable.is_none() || *attainable == computed.attainable)
            && (index.is_none() || *index == computed.index)
            && (class.is_none() || *class == computed.class);
        agrees && (total.is_some() || index.is_some() || score.without_result(&self.framework).next().is_none())
    }

    /// Whether its ranks can only be shown as they were published: of an excerpt nobody knows the others, of totals nobody
    /// knows the answers.
    pub fn is_only_shown(&self) -> bool {
        self.excerpt_of.is_some() || self.detail == Detail::Totals
    }

    /// The numbers of a unit as they can be shown: the published ones, and for those that were not published what comes out,
    /// where the result is known.
    pub fn numbers(&self, verification: &Verification, unit: usize) -> Published {
        let Some(published) = self.units.get(unit).map(|unit| unit.published.clone()) else {
            return Published::default();
        };
        let row = verification.ranking.row_of(unit).map(|(_, row)| row).filter(|row| row.is_known);
        let computed = row.map(|row| Published {
            rank: row.rank,
            ..Published::of(&self.framework, &verification.contenders[row.contender].score)
        });
        let computed = computed.unwrap_or_default();
        Published {
            total: published.total.or(computed.total),
            attainable: published.attainable.or(computed.attainable),
            index: published.index.or(computed.index),
            class: published.class.or(computed.class),
            rank: published.rank.or(computed.rank),
        }
    }
}
