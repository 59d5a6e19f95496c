//! Where a change comes from: a fixed sequence of tables that never were, each with one thing more as it is today. What
//! each of them changes adds up to the whole change.
//!
//! 1. The earlier table as it was published.
//! 2. Its values by the rules of its own framework: what differs is *published* otherwise than the rules say.
//! 3. Its answers on today's framework: *framework*.
//! 4. The same with today's denominators: criteria that ceased to apply leave with their points, criteria that began to
//!    apply enter with today's points: *denominators*.
//! 5. The same with the unit's own result of today, all others as before: *own*.
//! 6. Today: the others' results too, without those who left and with those who came: *others*. Points, index and class
//!    follow from others only where a rule compares with a published figure of the cohort.

use std::ops::{AddAssign, Sub};

use super::chain::{Chain, Past};
use super::field::{Field, Part};
use super::{RankChange, places};
use crate::rank::order::Rules;

/// The parts of a change: of points or the index in points or percentage points, of a rank or a class in places risen.
/// `None` where the earlier table has not what the step needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps<T> {
    /// The table was published in another way than its own rules say (two equal units as 4 and 5).
    pub published: Option<T>,
    /// Another framework: its rules, points and policies.
    pub framework: Option<T>,
    /// Other denominators: for a rank those of this unit and of the others.
    pub denominators: Option<T>,
    /// The unit's own result.
    pub own: Option<T>,
    /// The others' results, and for a rank who came and left.
    pub others: Option<T>,
    /// What the steps that are `None` come to together; 0 when there are none.
    pub unsplit: T,
}

impl<T: Copy + Default + AddAssign + Sub<Output = T>> Steps<T> {
    /// The steps between six values, the earlier and today's at the ends, of which some may not be known.
    pub(super) fn between<V: Copy>(values: [Option<V>; 6], whole: T, risen: impl Fn(V, V) -> T) -> Steps<T> {
        let step = |at: usize| Some(risen(values[at]?, values[at + 1]?));
        let (published, framework, denominators) = (step(0), step(1), step(2));
        let steps = Steps { published, framework, denominators, own: step(3), others: step(4), unsplit: T::default() };
        Steps { unsplit: whole - steps.whole(), ..steps }
    }

    /// The whole change: the sum of all parts.
    pub fn whole(&self) -> T {
        let mut whole = self.unsplit;
        let known = [self.published, self.framework, self.denominators, self.own, self.others];
        known.into_iter().flatten().for_each(|part| whole += part);
        whole
    }
}

/// The rankings that never were, of one group.
pub(super) struct Fields<'p> {
    past: &'p Past<'p>,
    published: Field,
    /// `None` where the framework is the same: then nothing changes.
    recast: Option<Field>,
    denominators: Field,
}

impl<'p> Fields<'p> {
    /// Of the rows of a group.
    pub(super) fn of(past: &'p Past<'p>, rows: &[usize]) -> Fields<'p> {
        let field = |rules: &Rules, part: fn(&Chain) -> &Part| {
            Field::new(rules.is_dense(), rows.iter().map(|row| (*row, part(&past.chains[*row]).clone())))
        };
        let recast = || field(&past.rules, |chain| &chain.recast().part);
        Fields {
            past,
            published: field(past.rules_then.as_ref().unwrap_or(&past.rules), |chain| &chain.by_rules.part),
            recast: (!past.is_same_framework).then(recast),
            denominators: field(&past.rules, |chain| &chain.denominators.part),
        }
    }

    /// The change of rank of a unit that was in a row of this group and has a rank today.
    pub(super) fn change_of(&self, row: usize, to: u32) -> Option<RankChange> {
        let chain = &self.past.chains[row];
        let rank_in = |field: &Field, part: &Part| match part {
            Part::Ranked(stand) => field.rank_of(row, stand),
            Part::Unranked | Part::Unknown => None,
        };
        let by_rules = rank_in(&self.published, &chain.by_rules.part);
        let recast = self.recast.as_ref().map_or(by_rules, |field| rank_in(field, &chain.recast().part));
        let denominators = rank_in(&self.denominators, &chain.denominators.part);
        let own = rank_in(&self.denominators, &chain.own.part);
        let from = self.past.earlier.rows[row].rank.or(by_rules)?;
        let ranks = [Some(from), by_rules, recast, denominators, own, Some(to)];
        let steps = Steps::between(ranks, places(from, to), places);
        Some(RankChange { from, to, steps, of_excerpt: false })
    }
    /// The same where not all units of both tables are known: no ranking that never was can be made of some, so that the
    /// change is one number.
    pub(super) fn whole_change_of(&self, row: usize, to: u32) -> Option<RankChange> {
        let earlier = self.past.earlier;
        let by_rules = || self.change_of(row, to).map(|change| change.from).filter(|_| !earlier.is_excerpt);
        let from = earlier.rows[row].rank.or_else(by_rules)?;
        let steps = Steps { unsplit: places(from, to), ..Steps::default() };
        Some(RankChange { from, to, steps, of_excerpt: true })
    }
}
