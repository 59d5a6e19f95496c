//! Where a change of rank comes from: a fixed sequence of rankings that never were, each with one thing more as it is
//! today. What each of them changes adds up to the whole change.
//!
//! 1. The earlier table as it was published.
//! 2. Its values, ranked by the rules of its own framework: what differs is *published* otherwise than the rules say.
//! 3. Its answers, scored and ranked on today's framework: *framework*.
//! 4. The same with today's denominators: criteria that ceased to apply leave with their points, criteria that began to
//!    apply enter with today's points: *denominators*.
//! 5. The same with the unit's own result of today, all others as before: *own*.
//! 6. Today: the others' results too, without those who left and with those who came: *others*.

use super::field::{Breaking, Field, Part, Stand};
use super::{Earlier, EarlierRow, EarlierUnit, RankChange, places};
use crate::framework::{CompareOn, Framework};
use crate::number::Exact;
use crate::rank::Contender;
use crate::rank::order::{Key, Rules};
use crate::score::{Basis, Score, summed};

/// The parts of a change of rank, each in places risen. `None` where the earlier table has not what the step needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RankSteps {
    /// The table was published in another way than its own rules rank its values (two equal units as 4 and 5).
    pub published: Option<i32>,
    /// Another framework: its rules, points and policies.
    pub framework: Option<i32>,
    /// Other denominators, of this unit and of the others.
    pub denominators: Option<i32>,
    /// The unit's own result.
    pub own: Option<i32>,
    /// The others' results, and who came and left.
    pub others: Option<i32>,
    /// What the steps that are `None` come to together; 0 when there are none.
    pub unsplit: i32,
}

impl RankSteps {
    /// The whole change: the sum of all parts.
    pub fn whole(&self) -> i32 {
        let known = [self.published, self.framework, self.denominators, self.own, self.others];
        known.into_iter().flatten().sum::<i32>() + self.unsplit
    }
}

/// The earlier table beside today's units.
pub(super) struct Past<'p> {
    framework: &'p Framework,
    contenders: &'p [Contender],
    earlier: &'p Earlier,
    /// The contender of each row, where there is one.
    today: Vec<Option<usize>>,
    rules: Rules,
    /// The rules of the earlier framework.
    rules_then: Option<Rules>,
    is_same_framework: bool,
}

/// The rankings that never were, of one group.
pub(super) struct Fields<'p> {
    past: &'p Past<'p>,
    rows: Vec<usize>,
    published: (Vec<Part>, Field),
    /// `None` where the framework is the same: then nothing changes.
    recast: Option<(Vec<Part>, Field)>,
    denominators: (Vec<Part>, Field),
}

impl<'p> Past<'p> {
    pub(super) fn new(
        framework: &'p Framework,
        contenders: &'p [Contender],
        earlier: &'p Earlier,
        found: &[EarlierRow],
    ) -> Past<'p> {
        let mut today = vec![None; earlier.rows.len()];
        for (contender, found) in found.iter().enumerate() {
            if let EarlierRow::At(row) = found {
                today[*row] = Some(contender);
            }
        }
        let then = earlier.framework.as_deref();
        let is_same_framework = then.is_some_and(|then| then.hash == framework.hash);
        let (rules, rules_then) = (Rules::of(framework), then.map(Rules::of));
        Past { framework, contenders, earlier, today, rules, rules_then, is_same_framework }
    }

    /// The fields of the rows of one group, in the order of the table.
    pub(super) fn of_group(&'p self, rows: &[usize]) -> Fields<'p> {
        let field = |rules: &Rules, parts: Vec<Part>| {
            let field = Field::new(rules.is_dense(), rows.iter().copied().zip(parts.iter().cloned()));
            (parts, field)
        };
        let row = |row: &usize| &self.earlier.rows[*row];
        let published: Vec<Part> = rows.iter().map(|at| self.as_published(row(at))).collect();
        let recast: Option<Vec<Part>> = (!self.is_same_framework)
            .then(|| rows.iter().zip(&published).map(|(at, part)| self.as_recast(row(at), part)).collect());
        let before = recast.as_ref().unwrap_or(&published);
        let denominators = rows.iter().zip(before).map(|(at, part)| self.on_todays_denominator(*at, part)).collect();
        let rules_then = self.rules_then.as_ref().unwrap_or(&self.rules);
        Fields {
            past: self,
            rows: rows.to_vec(),
            denominators: field(&self.rules, denominators),
            recast: recast.map(|parts| field(&self.rules, parts)),
            published: field(rules_then, published),
        }
    }

    /// A row by its own values.
    fn as_published(&self, row: &EarlierUnit) -> Part {
        let Some(rules) = &self.rules_then else { return Part::Unknown };
        if let Some(score) = self.earlier.score(row) {
            return part_of(rules.key(score));
        }
        match (row.index, rules.compare_on()) {
            // Which digits were not printed is not known.
            (Some(_), CompareOn::Exact) => Part::Unknown,
            (Some(index), CompareOn::Printed) => {
                let attainable = row.attainable.map(Exact::from);
                Part::Ranked(Stand { index: index.into(), breakers: breakers(rules, attainable.as_ref()) })
            }
            (None, _) if row.total.is_none() && row.rank.is_none() => Part::Unranked,
            (None, _) => Part::Unknown,
        }
    }

    /// A row on today's framework, which is another.
    fn as_recast(&self, row: &EarlierUnit, published: &Part) -> Part {
        match (&row.recast, published) {
            (Some(score), _) => part_of(self.rules.key(score)),
            (None, Part::Unranked) => Part::Unranked,
            (None, _) => Part::Unknown,
        }
    }

    /// A row on today's framework and denominator.
    fn on_todays_denominator(&self, at: usize, before: &Part) -> Part {
        let row = &self.earlier.rows[at];
        let Some(now) = self.today[at].map(|contender| &*self.contenders[contender].score) else {
            return before.clone();
        };
        let then = if self.is_same_framework { self.earlier.score(row) } else { row.recast.as_deref() };
        if let Some(then) = then {
            return part_of(self.mixed(then, now));
        }
        let (Part::Ranked(_), Some(attainable)) = (before, row.attainable) else {
            return if matches!(before, Part::Unranked) { Part::Unranked } else { Part::Unknown };
        };
        if Exact::from(attainable) == now.attainable {
            return before.clone();
        }
        let Some(total) = row.total else { return Part::Unknown };
        let breakers = breakers(&self.rules, Some(&now.attainable));
        match index_of(&total.into(), &now.attainable) {
            Some(index) => Part::Ranked(Stand { index: self.compared(index), breakers }),
            None => Part::Unranked,
        }
    }

    /// What an earlier score on today's framework would have been compared by, had the same applied as today.
    ///
    /// A node whose points were given on one of the two sides counts as one: it is replaced when it could give another
    /// number of points. A denominator that was published without its criteria replaces the earlier one alone.
    fn mixed(&self, then: &Score, now: &Score) -> Option<Key> {
        let is_alike = then.nodes.iter().zip(&now.nodes).all(|(then, now)| then.attainable == now.attainable);
        if is_alike && then.attainable == now.attainable {
            return self.rules.key(then);
        }
        let mut nodes = then.nodes.clone();
        let mut at = 0;
        for index in self.framework.indices() {
            let (old, new) = (then.node(index), now.node(index));
            let is_sum =
                self.framework.node(index).leaf.is_none() && old.basis == Basis::Sum && new.basis == Basis::Sum;
            if index.get() < at || is_sum {
                continue;
            }
            at = self.framework.node(index).end as usize;
            if old.attainable != new.attainable {
                nodes[index.get()..at].clone_from_slice(&now.nodes[index.get()..at]);
            }
        }
        let mut score = summed(self.framework, nodes);
        let areas = self.framework.areas().map(|area| &now.node(area).attainable);
        let of_areas = areas.fold(Exact::ZERO, |sum, attainable| &sum + attainable);
        if of_areas == now.attainable {
            return self.rules.key(&score);
        }
        let index = index_of(&score.total, &now.attainable)?;
        score.attainable = now.attainable.clone();
        let breakers = self.rules.breakers(&score);
        Some(Key { printed: None, index: self.compared(index), breakers })
    }

    /// An exact index as today's rules compare it.
    fn compared(&self, exact: Exact) -> Exact {
        match self.rules.compare_on() {
            CompareOn::Exact => exact,
            CompareOn::Printed => exact.rounded(self.framework.policies.rounding.printed_index),
        }
    }
}

impl Fields<'_> {
    /// The change of rank of a contender that was in a row of this group and has a rank today.
    pub(super) fn change_of(&self, row: usize, contender: usize, to: u32) -> Option<RankChange> {
        let place = self.rows.binary_search(&row).ok()?;
        let rank_in = |(parts, field): &(Vec<Part>, Field)| match &parts[place] {
            Part::Ranked(stand) => field.rank_of(row, stand),
            Part::Unranked | Part::Unknown => None,
        };
        let by_rules = rank_in(&self.published);
        let recast = self.recast.as_ref().map_or(by_rules, rank_in);
        let denominators = rank_in(&self.denominators);
        let today = part_of(self.past.rules.key(&self.past.contenders[contender].score));
        let own = match &today {
            Part::Ranked(stand) => self.denominators.1.rank_of(row, stand),
            Part::Unranked | Part::Unknown => None,
        };
        let from = self.past.earlier.rows[row].rank.or(by_rules)?;
        let step = |from: Option<u32>, to: Option<u32>| Some(places(from?, to?));
        let mut steps = RankSteps {
            published: step(Some(from), by_rules),
            framework: step(by_rules, recast),
            denominators: step(recast, denominators),
            own: step(denominators, own),
            others: step(own, Some(to)),
            unsplit: 0,
        };
        steps.unsplit = places(from, to) - steps.whole();
        Some(RankChange { from, to, steps })
    }
}

fn part_of(key: Option<Key>) -> Part {
    key.map_or(Part::Unranked, |key| {
        let breakers = key.breakers.into_iter().map(Breaking::Is).collect();
        Part::Ranked(Stand { index: key.index, breakers })
    })
}

/// The tie-breakers of a row that has a denominator and no points of nodes.
fn breakers(rules: &Rules, attainable: Option<&Exact>) -> Vec<Breaking> {
    let attainable = || attainable.map_or(Breaking::Unknown, |value| Breaking::Is(Some(value.clone())));
    rules.each_breaker(|_| Breaking::Unknown, attainable)
}

fn index_of(total: &Exact, attainable: &Exact) -> Option<Exact> {
    total.times(&Exact::from(100)).checked_div(attainable)
}
