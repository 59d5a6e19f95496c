//! Verification: everything that a snapshot publishes, computed again and compared number by number.

use std::sync::Arc;

use super::{Detail, Published, Snapshot, contenders};
use crate::assessment::Assessment;
use crate::framework::{CompareOn, Framework};
use crate::number::{Decimal, Exact, Rounding, RoundingMode};
use crate::problem::Problem;
use crate::rank::{Contender, Ranking, is_same_group, rank};
use crate::score::class_of;

/// What came out when a snapshot was computed again.
#[derive(Clone, Debug)]
pub struct Verification {
    /// The units with what they score, in the order of the snapshot; none when it holds totals only.
    pub contenders: Vec<Contender>,
    /// The ranking computed anew; empty when the snapshot holds totals only.
    pub ranking: Ranking,
    /// What is wrong with the answers, with the place of the unit.
    pub problems: Vec<(usize, Problem)>,
    /// The published numbers that do not agree.
    pub mismatches: Vec<Mismatch>,
    /// What was noteworthy when the file was read, as a framework with another text.
    pub noticed: Vec<Problem>,
}

/// A published number that does not come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Whose number it is.
    pub whose: Whose,
    /// Which number.
    pub which: Which,
    /// What was published.
    pub published: Said,
    /// What comes out.
    pub computed: Said,
}

/// Whose number a published one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The unit at this place in the snapshot.
    Unit(usize),
    /// The groups of these names together.
    Groups(Vec<String>),
}

/// Which of the published numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The total points.
    Total,
    /// The denominator.
    Attainable,
    /// The index.
    Index,
    /// The class.
    Class,
    /// The rank.
    Rank,
    /// The mean index of a group.
    Mean,
}

/// A value as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A number.
    Number(Decimal),
    /// A number between two, the upper one excluded: where only rounded numbers are known.
    Between(Decimal, Decimal),
    /// A word.
    Word(String),
    /// A rank.
    Rank(u32),
    /// Nothing.
    Nothing,
}

impl Verification {
    /// Whether every published number comes out, no answer is in error, and it was computed on this text of its framework.
    pub fn agrees(&self) -> bool {
        self.mismatches.is_empty()
            && self.noticed.is_empty()
            && !self.problems.iter().any(|(_, problem)| problem.is_error())
    }
}

/// Computes a snapshot again. A number that was not published is not compared.
pub fn verify(snapshot: &Snapshot) -> Verification {
    match snapshot.detail {
        Detail::Answers => of_answers(snapshot),
        Detail::Totals => of_totals(snapshot),
    }
}

fn of_answers(snapshot: &Snapshot) -> Verification {
    let framework = &snapshot.framework;
    let sheets: Vec<Arc<Assessment>> = snapshot.units.iter().map(|unit| Arc::clone(&unit.sheet)).collect();
    let contenders = contenders(framework, &sheets);
    let ranking = rank(framework, &snapshot.groups, &contenders);
    let mut found = Found::default();
    let mut ranks = vec![None; contenders.len()];
    for row in ranking.groups.iter().flat_map(|group| &group.rows) {
        ranks[row.contender] = row.rank;
    }
    for (at, unit) in snapshot.units.iter().enumerate() {
        let mut computed = Published { rank: ranks[at], ..Published::of(framework, &contenders[at].score) };
        if snapshot.excerpt_of.is_some() {
            // Nobody knows the others' results; what can be said of the rank is said below.
            computed.rank = unit.published.rank;
        }
        found.compare(at, &unit.published, &computed);
    }
    found.compare_ranks_of_excerpt(snapshot, |one, other| ranks[one].zip(ranks[other]).is_some_and(|(a, b)| a < b));
    let indices = contenders.iter().map(|contender| contender.score.index.as_ref().map(|index| index.printed));
    found.compare_means(snapshot, &indices.collect::<Vec<_>>());
    let problems = contenders
        .iter()
        .enumerate()
        .flat_map(|(at, contender)| contender.score.problems.iter().map(move |problem| (at, problem.clone())));
    let problems = problems.collect();
    Verification { contenders, ranking, problems, mismatches: found.0, noticed: snapshot.noticed.clone() }
}

#[derive(Default)]
struct Found(Vec<Mismatch>);

impl Found {
    fn tell(&mut self, whose: Whose, which: Which, published: Said, computed: Said) {
        self.0.push(Mismatch { whose, which, published, computed });
    }

    fn compare(&mut self, at: usize, published: &Published, computed: &Published) {
        let number = |value: Option<Decimal>| value.map_or(Said::Nothing, Said::Number);
        let mut numbers = |which, published: Option<Decimal>, computed: Option<Decimal>| {
            if published.is_some() && published != computed {
                self.tell(Whose::Unit(at), which, number(published), number(computed));
            }
        };
        numbers(Which::Total, published.total, computed.total);
        numbers(Which::Attainable, published.attainable, computed.attainable);
        numbers(Which::Index, published.index, computed.index);
        let word = |word: &Option<String>| word.clone().map_or(Said::Nothing, Said::Word);
        if published.class.is_some() && published.class != computed.class {
            self.tell(Whose::Unit(at), Which::Class, word(&published.class), word(&computed.class));
        }
        let rank = |rank: Option<u32>| rank.map_or(Said::Nothing, Said::Rank);
        if published.rank.is_some() && published.rank != computed.rank {
            self.tell(Whose::Unit(at), Which::Rank, rank(published.rank), rank(computed.rank));
        }
    }

    /// Of a table of which only some units are known, a rank must leave room for the better and for the worse of them, and
    /// lie behind the ranks of the better and before those of the worse.
    fn compare_ranks_of_excerpt(&mut self, snapshot: &Snapshot, is_better: impl Fn(usize, usize) -> bool) {
        let Some(all) = snapshot.excerpt_of.map(u64::from) else { return };
        let rank_of = |at: usize| snapshot.units[at].published.rank.map(u64::from);
        for (at, unit) in snapshot.units.iter().enumerate() {
            let Some(rank) = unit.published.rank else { continue };
            let others = || 0..snapshot.units.len();
            let (better, worse) =
                (others().filter(|one| is_better(*one, at)), others().filter(|one| is_better(at, *one)));
            let (better, worse): (Vec<usize>, Vec<usize>) = (better.collect(), worse.collect());
            let behind =
                better.iter().filter_map(|one| rank_of(*one)).max().unwrap_or_default().max(better.len() as u64);
            let before = worse.iter().filter_map(|one| rank_of(*one)).min().unwrap_or(all + 1);
            let before = before.min((all + 1).saturating_sub(worse.len() as u64));
            let is_possible = behind < u64::from(rank) && u64::from(rank) < before;
            if !is_possible {
                let computed = match behind + 1 < before {
                    true => Said::Between(Decimal::from(behind + 1), Decimal::from(before)),
                    false => Said::Nothing,
                };
                self.tell(Whose::Unit(at), Which::Rank, Said::Rank(rank), computed);
            }
        }
    }

    /// Compares each mean with that of the printed indices of the units, which are given in their order.
    fn compare_means(&mut self, snapshot: &Snapshot, indices: &[Option<Decimal>]) {
        let rounding = snapshot.framework.policies.rounding.printed_index;
        for mean in &snapshot.means {
            let is_in = |group: &str| mean.groups.iter().any(|name| is_same_group(name, group));
            let members = snapshot.units.iter().zip(indices).filter(|(unit, _)| is_in(&unit.sheet.unit.group));
            let indices: Vec<Decimal> = members.filter_map(|(_, index)| *index).collect();
            let sum = indices.iter().fold(Exact::ZERO, |sum, index| &sum + &Exact::from(*index));
            let computed = sum.checked_div(&Exact::from(indices.len() as i64)).map(|mean| mean.round(rounding));
            if computed != Some(mean.index) {
                let computed = computed.map_or(Said::Nothing, Said::Number);
                self.tell(Whose::Groups(mean.groups.clone()), Which::Mean, Said::Number(mean.index), computed);
            }
        }
    }
}

/// With totals only: whether each index can come from its total and denominator, whether its class fits it, whether the order
/// is that of the indices.
fn of_totals(snapshot: &Snapshot) -> Verification {
    let framework = &snapshot.framework;
    let mut found = Found::default();
    for (at, unit) in snapshot.units.iter().enumerate() {
        let published = &unit.published;
        if let (Some(total), Some(attainable), Some(index)) = (published.total, published.attainable, published.index)
            && let Some((least, most)) = possible_indices(framework, total, attainable)
            && !(least..=most).contains(&index)
        {
            let computed = if least == most { Said::Number(least) } else { Said::Between(least, most) };
            found.tell(Whose::Unit(at), Which::Index, Said::Number(index), computed);
        }
        if let (Some(index), Some(class)) = (published.index, &published.class) {
            let possible = possible_classes(framework, index);
            if !possible.contains(&class.as_str()) {
                let computed = possible.first().map_or(Said::Nothing, |class| Said::Word((*class).to_owned()));
                found.tell(Whose::Unit(at), Which::Class, Said::Word(class.clone()), computed);
            }
        }
    }
    // Where no index was published, the order is that of the points: the denominator is the same for all.
    let is_better = |one: usize, other: usize| {
        let (one, other) = (&snapshot.units[one].published, &snapshot.units[other].published);
        match one.index.zip(other.index) {
            Some((one, other)) => one > other,
            None => one.total.zip(other.total).is_some_and(|(one, other)| one > other),
        }
    };
    found.compare_ranks_of_excerpt(snapshot, is_better);
    let mut groups: Vec<&str> = Vec::new();
    for unit in snapshot.units.iter().filter(|_| snapshot.excerpt_of.is_none()) {
        if !groups.iter().any(|group| is_same_group(group, &unit.sheet.unit.group)) {
            groups.push(&unit.sheet.unit.group);
        }
    }
    for group in &groups {
        let members = || {
            let units = snapshot.units.iter().enumerate();
            units.filter(|(_, unit)| is_same_group(group, &unit.sheet.unit.group))
        };
        for (at, unit) in members() {
            let (Some(rank), Some(index)) = (unit.published.rank, unit.published.index) else { continue };
            // A better printed index never stands behind; of equal ones hidden digits or a tie-breaker may decide.
            let better =
                members().filter(|(_, other)| other.published.index.is_some_and(|other| other > index)).count();
            let level = members().filter(|(_, other)| other.published.index == Some(index)).count();
            let distinct = |from: usize| u32::try_from(from).unwrap_or(u32::MAX);
            let (first, last) = match framework.policies.ties {
                crate::framework::Ties::Dense => {
                    let mut above: Vec<Decimal> = members()
                        .filter_map(|(_, other)| other.published.index)
                        .filter(|other| *other > index)
                        .collect();
                    above.sort_unstable();
                    above.dedup();
                    // Hidden digits may part equal printed indices into as many ranks as there are units.
                    (distinct(above.len() + 1), distinct(better + level))
                }
                _ => (distinct(better + 1), distinct(better + level)),
            };
            if !(first..=last).contains(&rank) {
                found.tell(Whose::Unit(at), Which::Rank, Said::Rank(rank), Said::Rank(first));
            }
        }
    }
    found.compare_means(snapshot, &snapshot.units.iter().map(|unit| unit.published.index).collect::<Vec<_>>());
    let ranking = Ranking { groups: Vec::new() };
    Verification {
        contenders: Vec::new(),
        ranking,
        problems: Vec::new(),
        mismatches: found.0,
        noticed: snapshot.noticed.clone(),
    }
}

/// The least and the most that the index can be printed as, when the total may hold digits that are not printed.
fn possible_indices(framework: &Framework, total: Decimal, attainable: Decimal) -> Option<(Decimal, Decimal)> {
    let rounding = framework.policies.rounding;
    let step = Exact::from(Decimal::new(1, rounding.printed_points.decimals));
    let total = Exact::from(total);
    let half = step.checked_div(&Exact::from(2))?;
    let (below, above) = match rounding.printed_points.mode {
        RoundingMode::HalfUp | RoundingMode::HalfEven => (half.clone(), half),
        RoundingMode::Down => (Exact::ZERO, step),
        RoundingMode::Up => (step, Exact::ZERO),
    };
    // Where totals are rounded before the index is made, nothing is hidden.
    let (low, high) = match rounding.total {
        Some(rule) if rule.decimals <= rounding.printed_points.decimals => (total.clone(), total),
        _ => (&total - &below, &total + &above),
    };
    let index = |total: &Exact, rounding: Rounding| {
        let percent = total.times(&Exact::from(100)).checked_div(&Exact::from(attainable))?;
        Some(percent.round(rounding))
    };
    Some((index(&low, rounding.printed_index)?, index(&high, rounding.printed_index)?))
}

/// The names of the classes that a printed index can belong to: two where the exact index decides and the printed one stands on
/// an edge.
fn possible_classes(framework: &Framework, printed: Decimal) -> Vec<&str> {
    let classes = &framework.policies.classes;
    let mut possible = Vec::new();
    let mut add = |exact: &Exact| {
        if let Some(class) = class_of(framework, exact, printed).and_then(|at| classes.list.get(at))
            && !possible.contains(&class.name.vi.as_str())
        {
            possible.push(class.name.vi.as_str());
        }
    };
    let exact = Exact::from(printed);
    add(&exact);
    if classes.decided_on == CompareOn::Exact {
        let rounding = framework.policies.rounding.printed_index;
        let hidden = Exact::from(Decimal::new(1, rounding.decimals + 1));
        match rounding.mode {
            RoundingMode::HalfUp | RoundingMode::HalfEven | RoundingMode::Up => add(&(&exact - &hidden)),
            RoundingMode::Down => add(&(&exact + &hidden)),
        }
    }
    possible
}
