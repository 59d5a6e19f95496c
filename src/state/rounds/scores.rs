//! What the units of a round score, kept by their sheets, so that an edit scores one unit.

use std::collections::BTreeMap;
use std::sync::Arc;

use thuocdo_core::assessment::{Assessment, Stage, Unit};
use thuocdo_core::rank::{Contender, Denominator, denominator};
use thuocdo_core::round::Round;
use thuocdo_core::score::{Score, score};
use thuocdo_core::snapshot::Published;

use crate::state::publication::searched;

/// What a unit scores at a stage, with what the table needs of it.
pub struct Scored {
    sheet: Arc<Assessment>,
    stage: Stage,
    /// The sheet as it counts at the stage.
    pub counts: Arc<Assessment>,
    /// Its score, as it stands among the others ([`Score::for_ranking`]).
    pub score: Arc<Score>,
    /// Its numbers as they are printed, all but the rank.
    pub numbers: Published,
    /// What its index is divided by.
    pub denominator: Arc<Denominator>,
    unit: Arc<Unit>,
    /// The name of the unit.
    pub name: Arc<str>,
    /// Its name as it is searched.
    pub searched: Arc<str>,
    /// How many criteria have no result.
    pub without_result: usize,
    /// Whether its own figures count, since nobody has appraised them at the stage.
    pub is_not_appraised: bool,
}

impl Scored {
    fn new(round: &Round, sheet: &Arc<Assessment>, stage: Stage) -> Scored {
        let counts = if sheet.is_appraised() { Arc::new(sheet.at(stage)) } else { Arc::clone(sheet) };
        let score = score(&round.framework, &counts).for_ranking();
        Scored {
            sheet: Arc::clone(sheet),
            stage,
            numbers: Published::of(&round.framework, &score),
            denominator: Arc::new(denominator(&round.framework, &score)),
            unit: Arc::new(sheet.unit.clone()),
            name: sheet.unit.name.as_str().into(),
            searched: searched(&sheet.unit.name).into(),
            without_result: score.without_result(&round.framework).count(),
            is_not_appraised: sheet.is_not_appraised(stage),
            score: Arc::new(score),
            counts,
        }
    }

    /// The unit, ready to be ranked.
    pub fn contender(&self) -> Contender {
        Contender::new(Arc::clone(&self.unit), Arc::clone(&self.score))
    }

    fn is_of(&self, sheet: &Arc<Assessment>, stage: Stage) -> bool {
        Arc::ptr_eq(&self.sheet, sheet) && self.stage == stage
    }
}

/// The units of a round in their order; what is known already is not scored again.
pub fn scored(round: &Round, stage: Stage, known: &[Arc<Scored>]) -> Vec<Arc<Scored>> {
    // Mostly a unit stands where it stood; only when one does not are all places looked up.
    let mut places: Option<BTreeMap<*const Assessment, usize>> = None;
    let place = |(at, one): (usize, &Arc<Scored>)| (Arc::as_ptr(&one.sheet), at);
    let of = |(at, unit): (usize, &thuocdo_core::round::RoundUnit)| {
        let sheet = &unit.sheet;
        if let Some(found) = known.get(at).filter(|one| one.is_of(sheet, stage)) {
            return Arc::clone(found);
        }
        let places = places.get_or_insert_with(|| known.iter().enumerate().map(place).collect());
        let found = places.get(&Arc::as_ptr(sheet)).and_then(|at| known.get(*at));
        match found.filter(|one| one.is_of(sheet, stage)) {
            Some(found) => Arc::clone(found),
            None => Arc::new(Scored::new(round, sheet, stage)),
        }
    };
    round.units.iter().enumerate().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::{Answer, Figure, Given, Period};
    use thuocdo_core::framework::by_id;
    use thuocdo_core::number::Decimal;
    use thuocdo_core::rank::rank;
    use thuocdo_core::round::RoundUnit;

    use crate::state::publication::Publication;

    /// Units in two groups, some level with each other and one without an answer.
    fn round(count: usize) -> Round {
        let mut round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        for at in 0..count {
            let unit = Unit { name: format!("Xã {at}"), group: ["A", "B"][at % 2].into(), ..Unit::default() };
            let mut sheet = Assessment::new("qd766-2022", unit, Period::Year(2026));
            if at != 3 {
                sheet.set_answer("CKMB", points((at * 7 % 5) as i64));
            }
            round.units.push(RoundUnit { sheet: Arc::new(sheet), received: None });
        }
        round
    }

    fn points(value: i64) -> Answer {
        Answer { given: Some(Given::Points(Figure::Number(Decimal::from(value)))), ..Answer::default() }
    }

    #[test]
    fn only_what_changed_is_scored_again() {
        let before = round(6);
        let known = scored(&before, Stage::Final, &[]);
        let mut sheet = (*before.units[2].sheet).clone();
        sheet.set_answer("CKMB", points(9));
        let mut after = before.with_sheet(2, sheet);
        after.units.remove(0);
        let now = scored(&after, Stage::Final, &known);
        let same: Vec<bool> = now.iter().map(|one| known.iter().any(|before| Arc::ptr_eq(before, one))).collect();
        assert_eq!(same, [true, false, true, true, true]);
        assert!(scored(&after, Stage::First, &now).iter().all(|one| one.stage == Stage::First));
    }

    #[test]
    fn the_table_of_a_round_is_what_ranking_its_rows_gives() {
        let round = round(9);
        let table = Publication::live(&round, &scored(&round, Stage::Final, &[]));
        let ranking = rank(&round.framework, &round.groups, &table.verification.contenders);
        assert_eq!(table.verification.ranking, ranking);
        let ranks: Vec<Option<u32>> = table.rows.iter().map(|row| row.rank).collect();
        let wanted: Vec<Option<u32>> =
            ranking.groups.iter().flat_map(|group| group.rows.iter().map(|row| row.rank)).collect();
        assert_eq!(ranks, wanted);
        // What has no result is last in its group, without a number but its denominator, and no rank is one of it.
        let empty: Vec<_> = table.rows.iter().filter(|row| row.has_no_result).collect();
        let [row] = empty[..] else { panic!("{empty:?}") };
        assert_eq!((&*row.name, row.rank, row.total, row.index, row.class.clone()), ("Xã 3", None, None, None, None));
        assert!(row.attainable.is_some());
        assert_eq!(table.rows.iter().rposition(|other| other.group == row.group), Some(row.unit));
        assert_eq!((table.size_of(row.group), table.ranked_in(row.group)), (4, 3));
    }
}
