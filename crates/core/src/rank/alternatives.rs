//! Other rules in place of the framework's: which ranks and classes would change if equal results, the compared index or
//! its rounding were treated in another way.

use super::order::{Rules, placed};
use super::{Contender, Ranking};
use crate::framework::{CompareOn, Framework, TieBreaker, Ties};
use crate::number::{FRACTION_DIGITS, Rounding, RoundingMode};
use crate::score::class_decided_on;

/// One other rule and what it would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The rule; all else stays as the framework says.
    pub rule: OtherRule,
    /// Exactly the units that would have another rank or class, group by group; none where it would change nothing.
    pub changed: Vec<Changed>,
}

/// A rule other than the framework's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherRule {
    /// Equal results are ranked like this.
    Ties(Ties),
    /// Ranks are decided on this index.
    CompareOn(CompareOn),
    /// Classes are decided on this index.
    ClassesOn(CompareOn),
    /// The index is printed like this.
    PrintedIndex(Rounding),
}

/// A unit whose rank or class would be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its place among the contenders.
    pub contender: usize,
    /// Its rank now.
    pub rank: Option<u32>,
    /// Its rank under the other rule.
    pub other_rank: Option<u32>,
    /// Its class now: the place in the framework's list.
    pub class: Option<usize>,
    /// Its class under the other rule.
    pub other_class: Option<usize>,
}

/// Every other rule that decisions are known to use, tried on a ranking: the other two ways with equal results, and
/// telling them apart by the denominator or by the points of one area; the other index to decide ranks or classes on; the
/// other three modes of rounding the index, and one decimal fewer or more. Of an excerpt, in which nobody knows the ranks of
/// another rule, only the other index for the classes is tried.
pub fn alternatives(framework: &Framework, contenders: &[Contender], ranking: &Ranking) -> Vec<Alternative> {
    let tried = |rule: OtherRule| Alternative { changed: changed_by(framework, contenders, ranking, &rule), rule };
    let can_be_tried = |rule: &OtherRule| ranking.is_whole() || matches!(rule, OtherRule::ClassesOn(_));
    other_rules(framework).into_iter().filter(can_be_tried).map(tried).collect()
}

fn other_rules(framework: &Framework) -> Vec<OtherRule> {
    let policies = &framework.policies;
    let by_area = framework.areas().map(|area| TieBreaker::Points(framework.node(area).id.clone()));
    let breakers = std::iter::once(TieBreaker::Attainable).chain(by_area);
    let ordinal = breakers.map(|breaker| Ties::Ordinal(vec![breaker]));
    let ties = [Ties::Competition, Ties::Dense].into_iter().chain(ordinal);
    let mut rules: Vec<OtherRule> = ties.filter(|ties| *ties != policies.ties).map(OtherRule::Ties).collect();
    rules.push(OtherRule::CompareOn(other(policies.compare_on)));
    rules.push(OtherRule::ClassesOn(other(policies.classes.decided_on)));
    let now = policies.rounding.printed_index;
    let modes = [RoundingMode::HalfUp, RoundingMode::HalfEven, RoundingMode::Down, RoundingMode::Up];
    let by_mode = modes.into_iter().filter(|mode| *mode != now.mode).map(|mode| Rounding { mode, ..now });
    let decimals = [now.decimals.checked_sub(1), Some(now.decimals + 1).filter(|d| *d <= FRACTION_DIGITS as u32)];
    let by_decimals = decimals.into_iter().flatten().map(|decimals| Rounding { decimals, ..now });
    rules.extend(by_mode.chain(by_decimals).map(OtherRule::PrintedIndex));
    rules
}

fn other(on: CompareOn) -> CompareOn {
    match on {
        CompareOn::Exact => CompareOn::Printed,
        CompareOn::Printed => CompareOn::Exact,
    }
}

/// The units whose rank or class another rule would change; those of an excerpt keep their ranks.
pub fn changed_by(
    framework: &Framework,
    contenders: &[Contender],
    ranking: &Ranking,
    rule: &OtherRule,
) -> Vec<Changed> {
    let policies = &framework.policies;
    let (mut ties, mut compare_on, mut classes_on, mut reprinted) =
        (&policies.ties, policies.compare_on, policies.classes.decided_on, None);
    match rule {
        OtherRule::Ties(other) => ties = other,
        OtherRule::CompareOn(other) => compare_on = *other,
        OtherRule::ClassesOn(other) => classes_on = *other,
        OtherRule::PrintedIndex(other) => reprinted = Some(*other),
    }
    let rules = Rules::new(framework, ties, compare_on, reprinted);
    let class = |contender: usize| {
        let index = contenders[contender].score.index.as_ref()?;
        let printed = reprinted.map_or(index.printed, |rounding| index.exact.round(rounding));
        class_decided_on(classes_on, &policies.classes, &index.exact, printed)
    };
    let mut changed = Vec::new();
    for group in &ranking.groups {
        let members: Vec<usize> = group.rows.iter().map(|row| row.contender).collect();
        let keys = members.iter().map(|at| rules.key(&contenders[*at].score)).collect();
        let mut others: Vec<(usize, Option<u32>)> =
            placed(&rules, &members, keys, contenders).iter().map(|row| (row.contender, row.rank)).collect();
        others.sort_unstable();
        for row in &group.rows {
            let contender = row.contender;
            let place = others.binary_search_by_key(&contender, |(other, _)| *other);
            let other_rank = match group.is_whole {
                true => place.ok().and_then(|place| others[place].1),
                false => row.rank,
            };
            let now = contenders[contender].score.index.as_ref().and_then(|index| index.class);
            let other_class = class(contender);
            if (row.rank, now) != (other_rank, other_class) {
                changed.push(Changed { contender, rank: row.rank, other_rank, class: now, other_class });
            }
        }
    }
    changed
}
