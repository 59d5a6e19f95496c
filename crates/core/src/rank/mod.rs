//! Rankings (xếp hạng): units in order of their index, group by group, and what can be said of such a table.

mod alternatives;
mod change;
mod denominator;
mod excerpt;
mod league;
mod merged;
mod near;
mod order;
mod places;
mod standing;
mod summary;

use std::sync::Arc;

use crate::assessment::{Unit, plain_name};
use crate::framework::Framework;
use crate::score::Score;
pub use alternatives::{Alternative, Changed, OtherRule, alternatives, changed_by};
pub use change::{
    Change, Changes, ClassChange, Difference, Earlier, EarlierRow, EarlierUnit, NumberChange, RankChange, Steps, Tally,
    changes,
};
pub use denominator::{Denominator, Removed, RemovedReason, denominator, denominators, unmeasured};
pub use excerpt::{Printed, excerpt};
pub use league::{League, LeagueMean, LeagueRow, league};
pub use merged::{Merged, MergedRow, merged};
pub use near::{Boundary, Near, near};
use order::{Rules, placed};
pub use places::GroupPlaces;
pub use standing::{RankStanding, Standing, next_rank, standings};
pub use summary::{GroupSummary, Mean, exact_mean, summary};

/// One unit with what it scored, ready to be ranked.
#[derive(Clone, Debug)]
pub struct Contender {
    /// The unit; its `group` says whom it is ranked with. Shared, since a round is ranked anew with every edit.
    pub unit: Arc<Unit>,
    /// What it scored on the framework of the ranking, as it stands there ([`Score::for_ranking`]).
    pub score: Arc<Score>,
}

impl Contender {
    /// A unit with what it scored; one without any result takes part in nothing ([`Score::has_no_result`]).
    pub fn new(unit: impl Into<Arc<Unit>>, score: impl Into<Arc<Score>>) -> Contender {
        let (unit, score): (Arc<Unit>, Arc<Score>) = (unit.into(), score.into());
        match score.index.is_some() && score.has_no_result() {
            true => Contender { unit, score: Arc::new(Score::clone(&score).for_ranking()) },
            false => Contender { unit, score },
        }
    }

    /// Whether it has no result at all ([`Score::has_no_result`]).
    pub fn has_no_result(&self) -> bool {
        self.score.has_no_result()
    }
}

/// The table of a round: its groups, each with its own order.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// The groups that have units.
    pub groups: Vec<RankedGroup>,
}

/// One group of a ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedGroup {
    /// Its name; empty for units without a group.
    pub name: String,
    /// Its units in order: the best first, then those without an index, last those without any result, by name.
    pub rows: Vec<Row>,
    /// What the group is as a whole.
    pub summary: GroupSummary,
    /// Whether these are all of its units. Of an excerpt ([`excerpt`]) nobody knows the others: its ranks are the published
    /// ones, and whatever is made of all units of a group (a mean, the way to a rank, who has the most) is not there.
    pub is_whole: bool,
}

/// One unit's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place among the contenders that were given.
    pub contender: usize,
    /// Its rank, from 1; `None` without an index.
    pub rank: Option<u32>,
    /// Whether it shares the rank with another unit of the group.
    pub tied: bool,
    /// What decided that it stands below the row above.
    pub decided: Decided,
    /// Whether its result is known. An excerpt may print only some of a unit's answers; then total, denominator, index and
    /// class are as published, or nothing.
    pub is_known: bool,
}

/// What decided a row's place against the row above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Nothing stands above.
    First,
    /// Its index is lower.
    Index {
        /// Whether only digits that are not printed tell the two apart.
        hidden: bool,
    },
    /// The indices are equal, and so are the tie-breakers before this one: its place in the framework's list.
    Breaker(usize),
    /// Nothing: the two share a rank and stand in the order in which they were given.
    Equal,
    /// It has no index, and so no rank.
    NoIndex,
    /// It has no result at all, and so no index and no rank.
    NoResult,
    /// It was so published, in a table of which only some units are known.
    Published,
}

impl RankedGroup {
    /// Its units, as their places among the contenders, in its order.
    pub fn members(&self) -> Vec<usize> {
        self.rows.iter().map(|row| row.contender).collect()
    }
}

impl Ranking {
    /// Whether all units of its groups are there.
    pub fn is_whole(&self) -> bool {
        self.groups.iter().all(|group| group.is_whole)
    }

    /// The row of a contender, with its group.
    pub fn row_of(&self, contender: usize) -> Option<(&RankedGroup, &Row)> {
        self.groups.iter().find_map(|group| Some((group, group.rows.iter().find(|row| row.contender == contender)?)))
    }
}

/// Whether two names are of one group: letter case, spaces, and what cannot be seen do not matter.
pub fn is_same_group(one: &str, other: &str) -> bool {
    one == other || plain_name(one) == plain_name(other)
}

/// Ranks units, each within its group, as the framework's policies say (`ties`, `compare_on`).
///
/// Groups come in the order of the list, others after them in the order in which they first appear; a group without
/// units is left out. Units that stay equal keep the order in which they were given, so that a published table comes out
/// as it went in. Those without any result stand below all others, by name. The order of the contenders never changes a
/// rank.
pub fn rank(framework: &Framework, groups: &[String], contenders: &[Contender]) -> Ranking {
    let rules = Rules::of(framework);
    let ranked = |(name, members): (String, Vec<usize>)| {
        let keys = members.iter().map(|at| rules.key(&contenders[*at].score)).collect();
        let rows = placed(&rules, &members, keys, contenders);
        RankedGroup { name, rows, summary: summary(framework, contenders, &members), is_whole: true }
    };
    let groups = members_by_group(groups, contenders).into_iter().map(ranked).collect();
    Ranking { groups }
}

/// The contenders of each group, in the order in which they were given.
fn members_by_group(listed: &[String], contenders: &[Contender]) -> Vec<(String, Vec<usize>)> {
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    let mut places = GroupPlaces::default();
    let named = listed.iter().map(|name| (name, None));
    let met = contenders.iter().enumerate().map(|(at, contender)| (&contender.unit.group, Some(at)));
    for (name, member) in named.chain(met) {
        let place = places.place(name);
        if place == groups.len() {
            groups.push((name.clone(), Vec::new()));
        }
        groups[place].1.extend(member);
    }
    groups.retain(|(_, members)| !members.is_empty());
    groups
}
