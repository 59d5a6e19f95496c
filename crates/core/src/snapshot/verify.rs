//! Verification: everything that a snapshot publishes, computed again and compared number by number.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::ladder::{Ladder, Side};
use super::{Detail, Published, PublishedUnit, Snapshot, contenders, excerpt};
use crate::assessment::{Assessment, Namesakes};
use crate::framework::{CompareOn, Framework, Ties};
use crate::number::{Decimal, Exact, Rounding, RoundingMode};
use crate::problem::{Fault, Problem};
use crate::rank::{self, Contender, GroupPlaces, Ranking, rank};
use crate::score::{class_of, score};

/// What came out when a snapshot was computed again.
#[derive(Clone, Debug)]
pub struct Verification {
    /// The units with what they score, in the order of the snapshot; none when it holds totals only.
    pub contenders: Vec<Contender>,
    /// The ranking computed anew; of an excerpt that of the published ranks ([`crate::rank::excerpt`]). Empty when the
    /// snapshot holds totals only.
    pub ranking: Ranking,
    /// What is wrong with the answers, with the place of the unit; and a unit that stands twice in a group (`A04`).
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
    let mut contenders = contenders(framework, &sheets);
    for (unit, contender) in snapshot.units.iter().zip(&mut contenders) {
        // Publications of before counted as 0 what has no result; they are computed again as they were made.
        let Published { total, attainable: _, index, class, rank } = &unit.published;
        let is_counted = total.is_some() || index.is_some() || class.is_some() || rank.is_some();
        if is_counted && contender.has_no_result() {
            contender.score = Arc::new(score(framework, &unit.sheet));
        }
    }
    let numbers: Vec<Published> = contenders.iter().map(|one| Published::of(framework, &one.score)).collect();
    let printed = snapshot.excerpt_of.map(|_| excerpt::printed(snapshot, &mut contenders));
    let mut ranking = rank(framework, &snapshot.groups, &contenders);
    let mut found = Found::default();
    let mut ranks = vec![None; contenders.len()];
    for row in ranking.groups.iter().flat_map(|group| &group.rows) {
        ranks[row.contender] = row.rank;
    }
    for (at, unit) in snapshot.units.iter().enumerate() {
        let mut computed = Published { rank: ranks[at], ..numbers[at].clone() };
        if snapshot.excerpt_of.is_some() {
            // Nobody knows the others' results; what can be said of the rank is said below.
            computed.rank = unit.published.rank;
        }
        found.compare(at, &unit.published, &computed);
    }
    if snapshot.excerpt_of.is_some() {
        let key = |at: usize| ranks[at].map(Reverse);
        let ranked = (0..ranks.len()).filter_map(|at| Some((key(at)?, rank_of(snapshot, at))));
        let ladder = Ladder::of(ranked);
        found.compare_ranks_of_excerpt(snapshot, |at| {
            key(at).map_or_else(Default::default, |key| (ladder.above(&key), ladder.below(&key)))
        });
    }
    let indices = contenders.iter().map(|contender| contender.score.index.as_ref().map(|index| index.printed));
    found.compare_means(snapshot, &indices.collect::<Vec<_>>());
    let problems = contenders
        .iter()
        .enumerate()
        .flat_map(|(at, contender)| contender.score.problems.iter().map(move |problem| (at, problem.clone())));
    let problems = twice(snapshot).chain(problems).collect();
    if let Some(printed) = printed {
        ranking = rank::excerpt(&snapshot.groups, &contenders, &printed);
    }
    Verification { contenders, ranking, problems, mismatches: found.0, noticed: snapshot.noticed.clone() }
}

/// The units that stand in their group already: all numbers may come out, and one of the two is not for others to be ranked
/// with.
fn twice(snapshot: &Snapshot) -> impl Iterator<Item = (usize, Problem)> {
    let (mut places, mut groups) = (GroupPlaces::default(), Vec::<Namesakes>::new());
    snapshot.units.iter().enumerate().filter_map(move |(at, unit)| {
        let unit = &unit.sheet.unit;
        let place = places.place(&unit.group);
        if place == groups.len() {
            groups.push(Namesakes::default());
        }
        let is_twice = groups[place].first(unit).is_some();
        groups[place].push(unit);
        let fault = || Fault::DuplicateUnit { unit: unit.name.clone() };
        is_twice.then(|| (at, Problem::at(&format!("units[{at}].unit"), fault())))
    })
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
    /// lie behind the ranks of the better and before those of the worse: what is on both sides of a unit.
    fn compare_ranks_of_excerpt(&mut self, snapshot: &Snapshot, sides: impl Fn(usize) -> (Side, Side)) {
        let Some(all) = snapshot.excerpt_of.map(u64::from) else { return };
        for at in 0..snapshot.units.len() {
            let Some(rank) = rank_of(snapshot, at) else { continue };
            let (better, worse) = sides(at);
            let behind = better.last.unwrap_or_default().max(better.count);
            let before = worse.first.unwrap_or(all + 1).min((all + 1).saturating_sub(worse.count));
            let is_possible = behind < rank && rank < before;
            if !is_possible {
                let computed = match behind + 1 < before {
                    true => Said::Between(Decimal::from(behind + 1), Decimal::from(before)),
                    false => Said::Nothing,
                };
                let rank = snapshot.units[at].published.rank.unwrap_or_default();
                self.tell(Whose::Unit(at), Which::Rank, Said::Rank(rank), computed);
            }
        }
    }

    /// In each group, a better printed index never stands behind; of equal ones hidden digits or a tie-breaker may decide.
    fn compare_ranks_with_indices(&mut self, snapshot: &Snapshot) {
        let mut places = GroupPlaces::default();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (at, unit) in snapshot.units.iter().enumerate() {
            let place = places.place(&unit.sheet.unit.group);
            if place == groups.len() {
                groups.push(Vec::new());
            }
            groups[place].push(at);
        }
        for members in groups {
            let published = |at: &usize| &snapshot.units[*at].published;
            let ladder = Ladder::of(members.iter().filter_map(|at| Some((published(at).index?, None))));
            for at in &members {
                let (Some(rank), Some(index)) = (published(at).rank, published(at).index) else { continue };
                let (above, below) = (ladder.above(&index), ladder.below(&index));
                // Hidden digits may part equal printed indices into as many ranks as there are units.
                let first = match snapshot.framework.policies.ties {
                    Ties::Dense => above.values + 1,
                    _ => above.count + 1,
                };
                let last = ladder.count() - below.count;
                if !(first..=last).contains(&u64::from(rank)) {
                    let first = Said::Rank(u32::try_from(first).unwrap_or(u32::MAX));
                    self.tell(Whose::Unit(*at), Which::Rank, Said::Rank(rank), first);
                }
            }
        }
    }

    /// Compares each mean with that of the printed indices of the units, which are given in their order. Of an excerpt nobody
    /// knows the others' indices.
    fn compare_means(&mut self, snapshot: &Snapshot, indices: &[Option<Decimal>]) {
        if snapshot.excerpt_of.is_some() {
            return;
        }
        let rounding = snapshot.framework.policies.rounding.printed_index;
        // The sum and the number of each group.
        let mut places = GroupPlaces::default();
        let mut sums: Vec<(Exact, i64)> = Vec::new();
        for (unit, index) in snapshot.units.iter().zip(indices) {
            let place = places.place(&unit.sheet.unit.group);
            if place == sums.len() {
                sums.push((Exact::ZERO, 0));
            }
            if let Some(index) = index {
                sums[place] = (&sums[place].0 + &Exact::from(*index), sums[place].1 + 1);
            }
        }
        for mean in &snapshot.means {
            let groups: BTreeSet<usize> = mean.groups.iter().filter_map(|name| places.find(name)).collect();
            let (sum, count) = groups.iter().fold((Exact::ZERO, 0), |(sum, count), at| {
                let (own, members) = &sums[*at];
                (&sum + own, count + members)
            });
            let computed = sum.checked_div(&Exact::from(count)).map(|mean| mean.round(rounding));
            if computed != Some(mean.index) {
                let computed = computed.map_or(Said::Nothing, Said::Number);
                self.tell(Whose::Groups(mean.groups.clone()), Which::Mean, Said::Number(mean.index), computed);
            }
        }
    }
}

/// The rank that was published for a unit.
fn rank_of(snapshot: &Snapshot, at: usize) -> Option<u64> {
    snapshot.units[at].published.rank.map(u64::from)
}

/// What is better and what is worse than each unit of which only numbers are published: by the index where both have one,
/// else by the points, since the denominator is then the same for all.
fn sides_by_numbers(snapshot: &Snapshot) -> impl Fn(usize) -> (Side, Side) {
    let units = || snapshot.units.iter().enumerate();
    let total = |(at, unit): (usize, &PublishedUnit)| Some((unit.published.total?, rank_of(snapshot, at)));
    let indexed = units().filter_map(|(at, unit)| Some((unit.published.index?, rank_of(snapshot, at))));
    let indexed = Ladder::of(indexed);
    let without = Ladder::of(units().filter(|(_, unit)| unit.published.index.is_none()).filter_map(total));
    let totalled = Ladder::of(units().filter_map(total));
    move |at| {
        let published = &snapshot.units[at].published;
        let of = |ladder: &Ladder<Decimal>, value: Option<Decimal>| {
            value.map_or_else(Default::default, |value| (ladder.above(&value), ladder.below(&value)))
        };
        if published.index.is_none() {
            return of(&totalled, published.total);
        }
        let (with, other) = (of(&indexed, published.index), of(&without, published.total));
        (with.0.and(other.0), with.1.and(other.1))
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
    if snapshot.excerpt_of.is_some() {
        found.compare_ranks_of_excerpt(snapshot, sides_by_numbers(snapshot));
    } else {
        found.compare_ranks_with_indices(snapshot);
    }
    found.compare_means(snapshot, &snapshot.units.iter().map(|unit| unit.published.index).collect::<Vec<_>>());
    let ranking = Ranking { groups: Vec::new() };
    Verification {
        contenders: Vec::new(),
        ranking,
        problems: twice(snapshot).collect(),
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
