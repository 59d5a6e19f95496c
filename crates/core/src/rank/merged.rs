//! If the groups were merged: one ranking over all units, each with its rank there beside its own.

use super::order::{Rules, placed};
use super::{Contender, Decided, GroupSummary, Ranking, Row, summary};
use crate::framework::Framework;

/// All units of a ranking in one table.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The rows, best first.
    pub rows: Vec<MergedRow>,
    /// What all units are as a whole.
    pub summary: GroupSummary,
}

/// A row of the merged table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedRow {
    /// The unit's place among all.
    pub row: Row,
    /// The place of its group in the ranking.
    pub group: usize,
    /// Its rank in the group.
    pub own_rank: Option<u32>,
}

/// Ranks all units of a ranking together, by the same rules. Equal ones stand in the order in which they were given.
///
/// Indices on unlike denominators become comparable only in the sense that percentages are: a unit of a special group may
/// stand high because criteria were taken out of its denominator. Where a group is not whole nobody knows these ranks.
pub fn merged(framework: &Framework, contenders: &[Contender], ranking: &Ranking) -> Merged {
    let rules = Rules::of(framework);
    let mut own = vec![None; contenders.len()];
    for (group, ranked) in ranking.groups.iter().enumerate() {
        for row in &ranked.rows {
            own[row.contender] = Some((group, row.rank));
        }
    }
    let members: Vec<usize> = (0..contenders.len()).filter(|at| own[*at].is_some()).collect();
    let keys = members.iter().map(|at| rules.key(&contenders[*at].score)).collect();
    let mut rows = placed(&rules, &members, keys, contenders);
    let is_whole = ranking.is_whole();
    if !is_whole {
        rows.iter_mut().for_each(|row| (row.rank, row.tied, row.decided) = (None, false, Decided::Published));
    }
    let summary = if is_whole { summary(framework, contenders, &members) } else { GroupSummary::unknown() };
    let beside = |row: Row| own[row.contender].map(|(group, own_rank)| MergedRow { row, group, own_rank });
    Merged { rows: rows.into_iter().filter_map(beside).collect(), summary }
}
