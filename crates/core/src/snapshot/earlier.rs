//! A publication as the table of an earlier period, for comparing a ranking of today with.

use std::sync::Arc;

use super::{Detail, Published, PublishedUnit, Snapshot, UNIT_LIMIT};
use crate::assessment::{Assessment, LeftOutReason, back_cast_as};
use crate::framework::{Framework, Matching, matching};
use crate::rank::{Earlier, EarlierUnit};
use crate::score::{Score, score};

impl Earlier {
    /// What was published, with its answers scored on the framework of then and, where today's is another, on `today`.
    ///
    /// The numbers are the published ones, also where computing them again gives others. A publication of totals has no
    /// scores. A unit whose answers do not all fit today's framework has no score on it: what it would have scored is not
    /// known, so the steps of a change of rank that need it are told as one number ([`crate::rank::Steps`]). Where the
    /// framework's text of then is not here, only the published numbers are compared.
    pub fn of_snapshot(snapshot: &Snapshot, today: &Framework) -> Earlier {
        let is_here = snapshot.stated_hash.is_none();
        let is_other = snapshot.framework.hash != today.hash;
        let matched = (is_here && is_other).then(|| matching(&snapshot.framework, today));
        let row = |(at, PublishedUnit { sheet, published }): (usize, &PublishedUnit)| {
            let answers = (is_here && snapshot.detail == Detail::Answers).then_some(&**sheet);
            let score = answers.map(|sheet| score(&snapshot.framework, sheet));
            // An excerpt may print only some of a unit's answers: no result comes of them.
            let score = score.filter(|score| snapshot.is_known(at, score));
            let answers = answers.filter(|_| score.is_some());
            EarlierUnit {
                unit: sheet.unit.clone(),
                total: published.total,
                attainable: published.attainable,
                index: published.index,
                class: published.class.clone(),
                // A rank beyond all units is none that a place could be counted from.
                rank: published.rank.filter(|rank| *rank as usize <= UNIT_LIMIT),
                score: score.map(|score| as_published(score, published)),
                recast: answers
                    .zip(matched.as_ref())
                    .and_then(|(sheet, matched)| recast(sheet, &snapshot.framework, today, matched))
                    .map(|score| as_published(score, published)),
            }
        };
        Earlier {
            framework: is_here.then(|| Arc::clone(&snapshot.framework)),
            rows: snapshot.units.iter().enumerate().map(row).collect(),
            is_excerpt: snapshot.excerpt_of.is_some(),
        }
    }
}

/// What a sheet's answers score on another framework, where all of them came along.
fn recast(sheet: &Assessment, then: &Framework, today: &Framework, matched: &Matching) -> Option<Score> {
    let cast = back_cast_as(sheet, then, today, matched);
    let is_whole = cast.left.iter().all(|left| left.reason == LeftOutReason::Appraisal);
    is_whole.then(|| score(today, &cast.assessment))
}

/// A score as it stood in its table: one without any result has no index, but where it was published as 0.
fn as_published(score: Score, published: &Published) -> Arc<Score> {
    Arc::new(if published.index.is_some() { score } else { score.for_ranking() })
}
