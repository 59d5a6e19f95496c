//! Changes against an earlier table: points, index, class and rank, and where a change of rank comes from.

mod chain;
mod field;
mod pairs;
mod steps;

use std::sync::Arc;

use super::{Contender, GroupPlaces, RankedGroup, Ranking, exact_mean};
use crate::assessment::Unit;
use crate::framework::Framework;
use crate::number::{Decimal, Exact, Sum};
use crate::score::Score;
use chain::{Chain, Past, place_of_class};
pub use pairs::EarlierRow;
use pairs::pairs;
use steps::Fields;
pub use steps::Steps;

/// A table of an earlier period. What it does not have stays `None` and is never guessed.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    /// The framework that it was made on. Where it is not known, points, indices, classes and ranks are compared, but no
    /// change of rank is split, and scores are passed over.
    pub framework: Option<Arc<Framework>>,
    /// Its rows.
    pub rows: Vec<EarlierUnit>,
    /// Whether these are only some of its units: who is not among them may have been in the table, and no rank is known but
    /// the published ones.
    pub is_excerpt: bool,
}

/// A row of an earlier table, with the numbers as they were published.
#[derive(Clone, Debug, Default)]
pub struct EarlierUnit {
    /// The unit and the group that it was ranked in.
    pub unit: Unit,
    /// Its total points.
    pub total: Option<Decimal>,
    /// Its denominator.
    pub attainable: Option<Decimal>,
    /// Its index in percent.
    pub index: Option<Decimal>,
    /// The name of its class.
    pub class: Option<String>,
    /// Its rank in the group.
    pub rank: Option<u32>,
    /// What it scored then, on the framework of then.
    pub score: Option<Arc<Score>>,
    /// Where today's framework is another: what its answers of then score on today's
    /// ([`crate::assessment::back_cast`]).
    pub recast: Option<Arc<Score>>,
}

/// What changed since an earlier table.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// One for each contender, in their order.
    pub units: Vec<Change>,
    /// The mean index of each group of the ranking, in its order; `None` where the earlier table has not every index.
    pub means: Vec<Option<Difference>>,
    /// The rows of the earlier table whose unit is in no group today; none where today's units are an excerpt.
    pub gone: Vec<usize>,
}

/// What changed for one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its row in the earlier table.
    pub earlier: EarlierRow,
    /// Total points.
    pub points: Option<NumberChange>,
    /// The index, in percentage points.
    pub index: Option<NumberChange>,
    /// The class.
    pub class: Option<ClassChange>,
    /// Whether it was in another group, so that its ranks cannot be compared.
    pub moved: bool,
    /// The rank in the group.
    pub rank: Option<RankChange>,
}

/// Today's value less the earlier one.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Of the printed values: what a reader of both tables finds.
    pub printed: Decimal,
    /// Of the exact values, where the earlier scores are there.
    pub exact: Option<Exact>,
}

/// A number then and today.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberChange {
    /// Today's printed value less the earlier one: what a reader of both tables finds.
    pub printed: Decimal,
    /// The same of the exact values, where the earlier scores are there.
    pub exact: Option<Exact>,
    /// Where the change of the printed value comes from.
    pub steps: Steps<Decimal>,
}

/// A class then and today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassChange {
    /// The name of the class then.
    pub from: String,
    /// Today's place in the framework's list.
    pub to: usize,
    /// How many classes it rose; below 0 when it fell. `None` where today's framework has no class of that name.
    pub risen: Option<i32>,
    /// Where the change comes from, in classes risen; without `risen` only the steps between classes of today's framework.
    pub steps: Steps<i32>,
}

/// A rank then and today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankChange {
    /// Then: as published, or, in a table without ranks, as its own indices say.
    pub from: u32,
    /// Today.
    pub to: u32,
    /// Where the change comes from.
    pub steps: Steps<i32>,
    /// Whether one of the two tables is an excerpt: then nobody can say where the change comes from.
    pub of_excerpt: bool,
}

impl RankChange {
    /// How many places it rose: from 5 to 2 is 3, from 2 to 8 is −6.
    pub fn risen(&self) -> i32 {
        places(self.from, self.to)
    }
}

/// The places between two ranks, above 0 when the second is better.
fn places(from: u32, to: u32) -> i32 {
    i32::try_from(i64::from(from) - i64::from(to)).unwrap_or_default()
}

/// How many units' index rose, fell and stayed, by the printed indices, as published texts count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Risen.
    pub up: usize,
    /// Fallen.
    pub down: usize,
    /// The same.
    pub same: usize,
    /// Not to be compared: new, or without an index on one side.
    pub unknown: usize,
}

impl Changes {
    /// The tally over some of the contenders.
    pub fn tally(&self, of: &[usize]) -> Tally {
        let mut tally = Tally::default();
        for change in of.iter().filter_map(|at| self.units.get(*at)) {
            let count = match &change.index {
                None => &mut tally.unknown,
                Some(index) if index.printed.is_zero() => &mut tally.same,
                Some(index) if index.printed.is_sign_negative() => &mut tally.down,
                Some(_) => &mut tally.up,
            };
            *count += 1;
        }
        tally
    }
}

impl Earlier {
    /// An earlier ranking with its scores, for comparing a later one with.
    pub fn of(framework: &Arc<Framework>, contenders: &[Contender], ranking: &Ranking) -> Earlier {
        let mut ranks = vec![None; contenders.len()];
        for row in ranking.groups.iter().flat_map(|group| &group.rows) {
            ranks[row.contender] = row.rank;
        }
        let row = |(at, contender): (usize, &Contender)| {
            let score = &contender.score;
            let class = score.index.as_ref().and_then(|index| framework.policies.classes.list.get(index.class?));
            EarlierUnit {
                unit: Unit::clone(&contender.unit),
                total: score.ranked_total().map(|total| total.round(framework.policies.rounding.printed_points)),
                attainable: score.attainable.to_decimal(),
                index: score.index.as_ref().map(|index| index.printed),
                class: class.map(|class| class.name.vi.clone()),
                rank: ranks[at],
                score: Some(Arc::clone(score)),
                recast: None,
            }
        };
        let rows = contenders.iter().enumerate().map(row).collect();
        Earlier { framework: Some(Arc::clone(framework)), rows, is_excerpt: false }
    }

    /// The score of a row, where the framework is known on which it was scored.
    fn score<'e>(&self, row: &'e EarlierUnit) -> Option<&'e Score> {
        row.score.as_deref().filter(|_| self.framework.is_some())
    }

    fn total(&self, row: &EarlierUnit) -> Option<Decimal> {
        let scored = || {
            let framework = self.framework.as_ref()?;
            Some(self.score(row)?.ranked_total()?.round(framework.policies.rounding.printed_points))
        };
        row.total.or_else(scored)
    }

    fn index(&self, row: &EarlierUnit) -> Option<Decimal> {
        row.index.or_else(|| Some(self.score(row)?.index.as_ref()?.printed))
    }

    fn class(&self, row: &EarlierUnit) -> Option<String> {
        let scored = || {
            let class = self.score(row)?.index.as_ref()?.class?;
            Some(self.framework.as_ref()?.policies.classes.list.get(class)?.name.vi.clone())
        };
        row.class.clone().or_else(scored)
    }
}

/// What changed for every unit of a ranking since an earlier table. Units are found by [`Unit::is_same`], groups by
/// [`is_same_group`](super::is_same_group); a table of one group without a name is compared with a ranking of one group.
pub fn changes(framework: &Framework, contenders: &[Contender], ranking: &Ranking, earlier: &Earlier) -> Changes {
    let now: Vec<&Unit> = contenders.iter().map(|contender| &*contender.unit).collect();
    let then: Vec<&Unit> = earlier.rows.iter().map(|row| &row.unit).collect();
    let (mut found, mut gone) = pairs(&now, &then);
    if earlier.is_excerpt {
        let new = found.iter_mut().filter(|found| **found == EarlierRow::New);
        new.for_each(|found| *found = EarlierRow::NotPrinted);
    }
    if !ranking.is_whole() {
        gone.clear();
    }
    let groups = groups_of(ranking, earlier);
    let mut rows_of = vec![Vec::new(); ranking.groups.len()];
    for (row, group) in groups.iter().enumerate() {
        if let Some(group) = group {
            rows_of[*group].push(row);
        }
    }
    let past = Past::new(framework, contenders, earlier, &found);
    let mut units: Vec<Change> = found.iter().map(|found| unchanged(*found)).collect();
    let mut is_known = vec![true; contenders.len()];
    for (group, ranked) in ranking.groups.iter().enumerate() {
        let fields = Fields::of(&past, &rows_of[group]);
        for row in &ranked.rows {
            let change = &mut units[row.contender];
            let EarlierRow::At(at) = change.earlier else { continue };
            change.moved = groups[at] != Some(group);
            let to = row.rank.filter(|_| !change.moved);
            change.rank = to.and_then(|to| match ranked.is_whole && !earlier.is_excerpt {
                true => fields.change_of(at, to),
                false => fields.whole_change_of(at, to),
            });
            is_known[row.contender] = row.is_known;
        }
    }
    for ((change, contender), is_known) in units.iter_mut().zip(contenders).zip(is_known) {
        if let EarlierRow::At(at) = change.earlier
            && is_known
        {
            compare(change, framework, &contender.score, earlier.score(&earlier.rows[at]), &past.chains[at]);
            if let Some(name) = earlier.class(&earlier.rows[at]) {
                change.class = class_change(framework, &contender.score, name, &past.chains[at]);
            }
        }
    }
    let means = ranking.groups.iter().zip(&rows_of);
    let means = means.map(|(ranked, rows)| mean(framework, contenders, ranked, earlier, rows)).collect();
    Changes { units, means, gone }
}

fn unchanged(earlier: EarlierRow) -> Change {
    Change { earlier, points: None, index: None, class: None, moved: false, rank: None }
}

/// Points and index of a unit against its earlier row and what that scored then.
fn compare(change: &mut Change, framework: &Framework, now: &Score, then: Option<&Score>, chain: &Chain) {
    let moved = |values: [Option<Decimal>; 6], exact: Option<Exact>| {
        let printed = values[5]? - values[0]?;
        let risen = |from: Decimal, to: Decimal| to - from;
        Some(NumberChange { printed, exact, steps: Steps::between(values, printed, risen) })
    };
    let Some(total) = now.ranked_total() else { return };
    let exact = then.and_then(|then| Some(total - then.ranked_total()?));
    let printed = total.round(framework.policies.rounding.printed_points);
    change.points = moved(chain.values(Some(printed), |value| value.total), exact);
    let Some(index) = &now.index else { return };
    let exact = then.and_then(|then| Some(&index.exact - &then.index.as_ref()?.exact));
    change.index = moved(chain.values(Some(index.printed), |value| value.index), exact);
}

/// The class of a unit against the class of this name then.
fn class_change(framework: &Framework, now: &Score, from: String, chain: &Chain) -> Option<ClassChange> {
    let to = now.index.as_ref()?.class?;
    let risen = |from: usize, to: usize| i32::try_from(from as i64 - to as i64).unwrap_or_default();
    let whole = place_of_class(framework, &from).map(|from| risen(from, to));
    let values = chain.values(Some(to), |value| value.class);
    let mut steps = Steps::between(values, whole.unwrap_or_default(), risen);
    if whole.is_none() {
        steps.unsplit = 0;
    }
    Some(ClassChange { from, to, risen: whole, steps })
}

/// The group of today's ranking that each row of the earlier table belongs to.
fn groups_of(ranking: &Ranking, earlier: &Earlier) -> Vec<Option<usize>> {
    let one_group = ranking.groups.len() == 1 && earlier.rows.iter().all(|row| row.unit.group.trim().is_empty());
    let places = GroupPlaces::of(ranking.groups.iter().map(|group| group.name.as_str()));
    earlier.rows.iter().map(|row| places.find(&row.unit.group).or(one_group.then_some(0))).collect()
}

/// How the mean of the printed indices of a group changed, and that of the exact ones where every earlier score is there.
fn mean(
    framework: &Framework,
    contenders: &[Contender],
    ranked: &RankedGroup,
    earlier: &Earlier,
    rows: &[usize],
) -> Option<Difference> {
    let rounding = framework.policies.rounding.printed_index;
    let now = ranked.summary.mean.as_ref().filter(|_| !earlier.is_excerpt)?;
    let (mut printed, mut exact) = (Sum::new(), Sum::new());
    // Who had no result then was in no mean.
    let counted = |row: &&EarlierUnit| match earlier.score(row) {
        Some(score) => score.ranked_total().is_some(),
        None => row.total.is_some() || row.index.is_some() || row.class.is_some() || row.rank.is_some(),
    };
    for row in rows.iter().map(|row| &earlier.rows[*row]).filter(counted) {
        printed.add(&earlier.index(row)?.into());
        if let Some(index) = earlier.score(row).and_then(|score| score.index.as_ref()) {
            exact.add(&index.exact);
        }
    }
    let is_whole = exact.count() == printed.count();
    let then = exact.mean().filter(|_| is_whole);
    let exact = then.and_then(|then| Some(exact_mean(contenders, &ranked.members())?.less(&then)));
    let printed = printed.mean()?;
    Some(Difference { printed: now.of_printed.round(rounding) - printed.round(rounding), exact })
}
