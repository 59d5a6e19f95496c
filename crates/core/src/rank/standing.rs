//! How a row stands: what is missing to the next class and to the rank above.

use super::order::Rules;
use super::{Contender, RankedGroup, Row};
use crate::framework::Framework;
use crate::number::Exact;
use crate::score::{ClassStanding, points_to_index, points_to_next_class};

/// What is missing to better places; `None` where there is none or without an index.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The next better class.
    pub next_class: Option<ClassStanding>,
    /// The next better rank of the group.
    pub next_rank: Option<RankStanding>,
}

/// What is missing to the next better rank.
#[derive(Clone, Debug, PartialEq)]
pub struct RankStanding {
    /// Who holds it, the nearest above.
    pub contender: usize,
    /// That rank.
    pub rank: u32,
    /// The points that are missing to the index that the ranking compares, never understated: with them the unit is level.
    /// Zero where it is level already and a tie-breaker decides.
    pub points: Exact,
}

/// What is missing to the next better rank at one place of a group: what [`standings`] has there, without the other rows.
pub fn next_rank(
    framework: &Framework,
    contenders: &[Contender],
    group: &RankedGroup,
    at: usize,
) -> Option<RankStanding> {
    let row = group.rows.get(at).filter(|_| group.is_whole)?;
    let above = group.rows[..at].iter().rev().find(|above| above.rank != row.rank)?;
    let index = contenders[above.contender].score.index.as_ref()?;
    let index = Rules::of(framework).compared(index).into_owned();
    RankedAbove { contender: above.contender, rank: above.rank?, index }.missing(framework, contenders, row)
}

/// The standing of each row of a group, in its order. Who holds the next rank is known only of a whole group.
pub fn standings(framework: &Framework, contenders: &[Contender], group: &RankedGroup) -> Vec<Standing> {
    let rules = Rules::of(framework);
    let mut above: Option<RankedAbove> = None;
    let mut own: Option<RankedAbove> = None;
    let standing = |row: &Row| {
        let score = &contenders[row.contender].score;
        if own.as_ref().map(|own| own.rank) != row.rank {
            above = own.take();
        }
        let compared = score.index.as_ref().map(|index| rules.compared(index).into_owned());
        own = row.rank.zip(compared).map(|(rank, index)| RankedAbove { contender: row.contender, rank, index });
        let above = above.as_ref().filter(|_| group.is_whole);
        let next_rank = above.and_then(|above| above.missing(framework, contenders, row));
        Standing { next_class: points_to_next_class(framework, score), next_rank }
    };
    group.rows.iter().map(standing).collect()
}

/// The last row of a rank.
struct RankedAbove {
    contender: usize,
    rank: u32,
    index: Exact,
}

impl RankedAbove {
    /// What a row below lacks to it.
    fn missing(&self, framework: &Framework, contenders: &[Contender], row: &Row) -> Option<RankStanding> {
        let score = &contenders[row.contender].score;
        let points = points_to_index(framework, score, &self.index, framework.policies.compare_on)?;
        Some(RankStanding { contender: self.contender, rank: self.rank, points })
    }
}
