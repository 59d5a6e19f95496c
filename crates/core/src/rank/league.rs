//! The league table of a single node: who has how many points there, and who has all.

use super::Contender;
use crate::framework::{Framework, NodeIndex};
use crate::number::{Exact, Sum};

/// The units in order of what they reached at one node.
#[derive(Clone, Debug, PartialEq)]
pub struct League {
    /// The node.
    pub node: NodeIndex,
    /// One row for each unit: the largest share first, those without a result last; equal ones in the order in which they
    /// were given.
    pub rows: Vec<LeagueRow>,
    /// How many have full points.
    pub full: usize,
    /// How many have a share.
    pub counted: usize,
    /// The mean over those; `None` where there are none.
    pub mean: Option<LeagueMean>,
}

/// One unit at the node.
#[derive(Clone, Debug, PartialEq)]
pub struct LeagueRow {
    /// Its place among the contenders.
    pub contender: usize,
    /// Its rank at this node, from 1, equal ones sharing the better (1-2-2-4); `None` without a share.
    pub rank: Option<u32>,
    /// Its points; `None` without a result, which is not 0.
    pub points: Option<Exact>,
    /// The most that it could have had there: in a block of bonus or penalty points the node's maximum.
    pub attainable: Exact,
    /// Its points in percent of that; below 0 for penalties. `None` without a result or where nothing could be had.
    pub share: Option<Exact>,
}

/// The means of a league.
#[derive(Clone, Debug, PartialEq)]
pub struct LeagueMean {
    /// Of the points.
    pub points: Exact,
    /// Of the shares, in percent.
    pub share: Exact,
}

impl League {
    /// The best share, in percent.
    pub fn best(&self) -> Option<&Exact> {
        self.rows.first()?.share.as_ref()
    }
}

impl LeagueRow {
    /// Whether it has all points that it could have.
    pub fn is_full(&self) -> bool {
        self.share.is_some() && self.points.as_ref() == Some(&self.attainable)
    }
}

/// The league table of a node over some of the contenders.
pub fn league(framework: &Framework, node: NodeIndex, contenders: &[Contender], of: &[usize]) -> League {
    let row = |contender: &usize| {
        let score = &contenders[*contender].score;
        let (scored, attainable) = (score.node(node), score.out_of(framework, node));
        let percent = scored.points.as_ref().map(|points| points.times(&Exact::from(100)));
        let share = percent.and_then(|percent| percent.checked_div(&attainable));
        LeagueRow { contender: *contender, rank: None, points: scored.points.clone(), attainable, share }
    };
    let mut rows: Vec<LeagueRow> = of.iter().map(row).collect();
    rows.sort_by(|one, other| other.share.cmp(&one.share));
    let (mut points, mut shares) = (Sum::new(), Sum::new());
    for at in 0..rows.len() {
        let (above, rest) = rows.split_at_mut(at);
        let [row, ..] = rest else { break };
        let (Some(value), Some(share)) = (&row.points, &row.share) else { break };
        let level = above.last().filter(|above| above.share == row.share);
        row.rank = Some(level.and_then(|above| above.rank).unwrap_or(at as u32 + 1));
        points.add(value);
        shares.add(share);
    }
    let counted = points.count();
    let mean = points.mean().zip(shares.mean()).map(|(points, share)| LeagueMean { points, share });
    League { node, full: rows.iter().filter(|row| row.is_full()).count(), rows, counted, mean }
}
