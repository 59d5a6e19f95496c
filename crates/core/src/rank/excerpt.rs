//! Excerpts (trích): what can be said of some units of a table whose others nobody knows.

use super::{Contender, Decided, GroupSummary, League, RankedGroup, Ranking, Row, league, members_by_group};
use crate::framework::{Framework, NodeIndex};

/// What an excerpt prints of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Its rank in the whole table.
    pub rank: Option<u32>,
    /// Whether its result is known ([`Row::is_known`]).
    pub is_known: bool,
}

/// The ranking of an excerpt, of whose units this was printed, in the order of the contenders: the published ranks, and
/// nothing for which all units of a table would be needed.
pub fn excerpt(groups: &[String], contenders: &[Contender], printed: &[Printed]) -> Ranking {
    let of = |at: usize| printed.get(at).copied().unwrap_or(Printed { rank: None, is_known: false });
    let group = |(name, mut members): (String, Vec<usize>)| {
        members.sort_by_key(|at| of(*at).rank.unwrap_or(u32::MAX));
        let ranks: Vec<Option<u32>> = members.iter().map(|at| of(*at).rank).collect();
        let row = |(place, contender): (usize, usize)| {
            let rank = ranks[place];
            let beside = [place.checked_sub(1), Some(place + 1)];
            let is_level = |other: Option<usize>| other.and_then(|other| ranks.get(other)) == Some(&rank);
            let tied = rank.is_some() && beside.into_iter().any(is_level);
            Row { contender, rank, tied, decided: Decided::Published, is_known: of(contender).is_known }
        };
        let rows = members.into_iter().enumerate().map(row).collect();
        RankedGroup { name, rows, summary: GroupSummary::unknown(), is_whole: false }
    };
    Ranking { groups: members_by_group(groups, contenders).into_iter().map(group).collect() }
}

impl GroupSummary {
    /// That of units of whose group the others are not known: nothing is counted.
    pub(super) fn unknown() -> GroupSummary {
        GroupSummary {
            ranked: 0,
            without_index: 0,
            mean: None,
            highest: Vec::new(),
            lowest: Vec::new(),
            classes: Vec::new(),
        }
    }
}

impl RankedGroup {
    /// The league table of a node over its units; of an excerpt their points alone, without ranks, counts and a mean.
    pub fn league(&self, framework: &Framework, node: NodeIndex, contenders: &[Contender]) -> League {
        let found = league(framework, node, contenders, &self.members());
        if self.is_whole {
            return found;
        }
        let rows = found.rows.into_iter().map(|row| super::LeagueRow { rank: None, ..row }).collect();
        League { rows, full: 0, counted: 0, mean: None, ..found }
    }
}
