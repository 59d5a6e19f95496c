//! Snapshots (bản công bố): the frozen result of a round, with everything needed to compute it again.

mod earlier;
mod excerpt;
pub mod folder;
mod ladder;
mod moment;
mod read;
mod verify;
mod write;

use std::sync::Arc;

use crate::assessment::{Assessment, Period};
use crate::framework::Framework;
use crate::number::Decimal;
use crate::problem::Problem;
use crate::rank::{Contender, Ranking, rank};
use crate::score::{Score, score};

pub use moment::Moment;
pub use read::{
    FILE_LIMIT, FORMAT, NAME_LIMIT, NOTE_LIMIT, ReadSnapshot, UNIT_LIMIT, VERSION, read, read_json, read_with,
};
pub use verify::{Mismatch, Said, Verification, Which, Whose, verify};

/// A publication: what was published, and the answers it was computed from. It is never changed; a correction is another
/// one.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// What it is called: "Chỉ số cải cách hành chính năm 2026 của UBND các xã, phường".
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// The decision that approves it, in words: "123/QĐ-UBND ngày 02/11/2026"; empty where there is none.
    pub decision: String,
    /// What a reader must know; empty when there is nothing.
    pub note: String,
    /// When it was frozen.
    pub published_at: Moment,
    /// Whether it is shown as an example and not as a publication.
    pub is_example: bool,
    /// The framework that everything is computed by.
    pub framework: Arc<Framework>,
    /// The hash that its file states, where `framework` has another one: what was published was computed on a text that is
    /// not here.
    pub stated_hash: Option<String>,
    /// The time that was scored.
    pub period: Period,
    /// How much of each unit it holds.
    pub detail: Detail,
    /// The groups, in the order in which they are shown.
    pub groups: Vec<String>,
    /// The units, in the order of the table.
    pub units: Vec<PublishedUnit>,
    /// How many units the table has of which these are some, as when a newspaper prints the first and the last; `None` when
    /// these are all. Such a table has no groups.
    pub excerpt_of: Option<u32>,
    /// The mean index of groups, as far as it was published.
    pub means: Vec<PublishedMean>,
    /// What was noteworthy when its file was read; while there is anything, nobody can say that it agrees.
    pub noticed: Vec<Problem>,
}

/// How much of each unit a snapshot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The answers that count: everything can be computed again.
    Answers,
    /// Only totals, as in the short link of a whole province: the index, the class and the order can be checked.
    Totals,
}

/// One unit of a publication.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedUnit {
    /// The unit and the answers that count, without evidence, notes and appraisals.
    pub sheet: Arc<Assessment>,
    /// The numbers that were published.
    pub published: Published,
}

/// The numbers of a unit as they were published; a number that was not is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Its total points.
    pub total: Option<Decimal>,
    /// Its denominator, in points.
    pub attainable: Option<Decimal>,
    /// Its index, in percent.
    pub index: Option<Decimal>,
    /// The name of its class.
    pub class: Option<String>,
    /// Its rank in its group, from 1.
    pub rank: Option<u32>,
}

impl Published {
    /// The numbers of a unit as the framework prints them, as they stand in a table ([`Score::for_ranking`]): its rank is
    /// that of the table. Of a unit without any result there is the denominator alone.
    pub fn of(framework: &Framework, score: &Score) -> Published {
        let index = score.index.as_ref();
        let class = index.and_then(|index| framework.policies.classes.list.get(index.class?));
        Published {
            total: score.ranked_total().map(|total| total.round(framework.policies.rounding.printed_points)),
            attainable: score.attainable.to_decimal().map(|value| value.normalize()),
            index: index.map(|index| index.printed),
            class: class.map(|class| class.name.vi.clone()),
            rank: None,
        }
    }
}

/// The mean of the printed indices of the units of a group, or of several together, in percent, rounded as the framework
/// prints an index. It is taken of the printed ones so that everybody can check it with a calculator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedMean {
    /// The groups, at least one.
    pub groups: Vec<String>,
    /// The mean.
    pub index: Decimal,
}

/// What a publication says of itself, apart from its numbers.
#[derive(Clone, Debug)]
pub struct Heading {
    /// What it is called.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// The decision that approves it, in words.
    pub decision: String,
    /// What a reader must know.
    pub note: String,
    /// When it is frozen.
    pub published_at: Moment,
}

impl Snapshot {
    /// Whether any result of a unit or a mean was published, to be compared with what comes out. A denominator is none: units
    /// without any answer have one as well.
    pub fn has_published(&self) -> bool {
        let has_result = |unit: &PublishedUnit| {
            let Published { total, attainable: _, index, class, rank } = &unit.published;
            let has_class = class.as_ref().is_some_and(|class| !class.trim().is_empty());
            total.is_some() || index.is_some() || has_class || rank.is_some()
        };
        !self.means.is_empty() || self.units.iter().any(has_result)
    }

    /// Freezes the result of a round: the sheets as they count in the end, and the numbers they give now.
    pub fn publish(
        heading: Heading,
        framework: Arc<Framework>,
        period: Period,
        groups: Vec<String>,
        sheets: &[Arc<Assessment>],
    ) -> Snapshot {
        let sheets: Vec<Arc<Assessment>> = sheets.iter().map(|sheet| Arc::new(bare(sheet))).collect();
        let contenders = contenders(&framework, &sheets);
        let ranking = rank(&framework, &groups, &contenders);
        Snapshot::of_ranking(heading, framework, period, groups, &sheets, &contenders, &ranking)
    }

    /// The same of a ranking that is already there, whose contenders are these sheets with their scores.
    pub fn of_ranking(
        heading: Heading,
        framework: Arc<Framework>,
        period: Period,
        groups: Vec<String>,
        sheets: &[Arc<Assessment>],
        contenders: &[Contender],
        ranking: &Ranking,
    ) -> Snapshot {
        let numbers: Vec<Published> = contenders.iter().map(|one| Published::of(&framework, &one.score)).collect();
        Snapshot::of_numbers(heading, framework, period, groups, sheets, &numbers, ranking)
    }

    /// The same where the numbers of the contenders are there already, all but the rank.
    pub fn of_numbers(
        heading: Heading,
        framework: Arc<Framework>,
        period: Period,
        groups: Vec<String>,
        sheets: &[Arc<Assessment>],
        numbers: &[Published],
        ranking: &Ranking,
    ) -> Snapshot {
        let Heading { title, publisher, decision, note, published_at } = heading;
        // In the order of the table, so that who shares a rank stands as it was shown.
        let rows = ranking.groups.iter().flat_map(|group| &group.rows);
        let units = rows.map(|row| PublishedUnit {
            sheet: Arc::clone(&sheets[row.contender]),
            published: Published { rank: row.rank, ..numbers[row.contender].clone() },
        });
        let units = units.collect();
        let means = ranking.groups.iter().filter_map(|group| {
            let mean = group.summary.mean.as_ref()?;
            let index = mean.of_printed.round(framework.policies.rounding.printed_index);
            Some(PublishedMean { groups: vec![group.name.clone()], index })
        });
        let means = means.collect();
        Snapshot {
            title,
            publisher,
            decision,
            note,
            published_at,
            is_example: false,
            framework,
            stated_hash: None,
            period,
            detail: Detail::Answers,
            groups,
            units,
            excerpt_of: None,
            means,
            noticed: Vec::new(),
        }
    }

    /// Whether a unit has no result at all, of which its table has then no number but the denominator. Of an excerpt nobody
    /// can say it.
    pub fn has_no_result(&self, verification: &Verification, unit: usize) -> bool {
        let Published { total, attainable: _, index, class, rank } = &self.units[unit].published;
        let is_blank = (total, index, class, rank) == (&None, &None, &None, &None);
        self.excerpt_of.is_none() && verification.contenders.get(unit).map_or(is_blank, Contender::has_no_result)
    }

    /// The same publication with totals only, for a link that all answers do not fit in.
    pub fn totals(&self) -> Snapshot {
        let unit = |unit: &PublishedUnit| {
            let sheet = Assessment {
                answers: Default::default(),
                attainable: unit.published.attainable,
                ..Assessment::clone(&unit.sheet)
            };
            PublishedUnit { sheet: Arc::new(sheet), published: unit.published.clone() }
        };
        Snapshot { detail: Detail::Totals, units: self.units.iter().map(unit).collect(), ..self.clone() }
    }
}

/// A sheet without evidence and notes.
fn bare(sheet: &Assessment) -> Assessment {
    let mut bare = sheet.clone();
    for answer in bare.answers.values_mut() {
        answer.evidence.clear();
        answer.note.clear();
    }
    bare.answers.retain(|_, answer| answer.given.is_some());
    bare
}

/// The units with what they score.
fn contenders(framework: &Framework, sheets: &[Arc<Assessment>]) -> Vec<Contender> {
    let contender = |sheet: &Arc<Assessment>| Contender::new(sheet.unit.clone(), score(framework, sheet));
    sheets.iter().map(contender).collect()
}
