//! How a row stands: what is missing to the next class and to the rank above.

use super::order::Rules;
use super::{Contender, RankedGroup};
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

/// The standing of each row of a group, in its order. Who holds the next rank is known only of a whole group.
pub fn standings(framework: &Framework, contenders: &[Contender], group: &RankedGroup) -> Vec<Standing> {
    let rules = Rules::of(framework);
    let mut above: Option<RankedAbove> = None;
    let mut own: Option<RankedAbove> = None;
    let standing = |row: &super::Row| {
        let score = &contenders[row.contender].score;
        if own.as_ref().map(|own| own.rank) != row.rank {
            above = own.take();
        }
        let compared = score.index.as_ref().map(|index| rules.compared(index).into_owned());
        own = row.rank.zip(compared).map(|(rank, index)| RankedAbove { contender: row.contender, rank, index });
        let next_rank = above.as_ref().filter(|_| group.is_whole).and_then(|above| {
            let points = points_to_index(framework, score, &above.index, framework.policies.compare_on)?;
            Some(RankStanding { contender: above.contender, rank: above.rank, points })
        });
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
