//! A survey that waits for a round: the index of each unit with its error, and what it would change at one criterion.

use std::sync::Arc;

use thuocdo_core::assessment::{Answer, Assessment, Figure, Given, Stage, verdict_of};
use thuocdo_core::exchange::table::Grid;
use thuocdo_core::exchange::table::survey::{self, SurveyUnit};
use thuocdo_core::framework::{FigureName, Framework, NodeIndex, Rule, ScoredBy};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::round::Round;
use thuocdo_core::round::merge::{
    Accept, AnswerPart, Change, Chosen, Entry, Field, Incoming, Kind, Value, apply_chosen,
};
use thuocdo_core::score::leaf_of;
use thuocdo_core::survey::{Satisfaction, Share};
use thuocdo_text::{survey as words, table as table_words, ui};

use super::deciding::{Decided, Named, preview_named};

/// How many decimals of an index can be noted: two, as such indices are published, or as many as a figure can have.
pub const DECIMALS: [u32; 2] = [2, 6];
/// The most lines that a table is told in.
const LINES: usize = 100;

/// The criteria that a survey scores.
pub fn leaves(framework: &Framework) -> Vec<NodeIndex> {
    let is_one = |index: &NodeIndex| {
        let leaf = framework.node(*index).leaf.as_ref();
        leaf.is_some_and(|leaf| leaf.scored_by == ScoredBy::Survey && leaf.rule.is_scored())
    };
    framework.indices().filter(is_one).collect()
}

/// Whether the rule of a criterion says how an index becomes its points; else nobody does, and it takes none.
pub fn takes_index(framework: &Framework, node: NodeIndex) -> bool {
    matches!(framework.node(node).leaf.as_ref().map(|leaf| &leaf.rule), Some(Rule::SurveyPercent { .. }))
}

/// A survey's table that was read.
#[derive(Clone, Default)]
pub struct Surveyed {
    /// Where it comes from.
    pub source: String,
    /// Its units that have an index.
    pub units: Vec<SurveyedUnit>,
    /// Its units that have none, by name.
    pub dropped: Vec<String>,
    /// What is wrong with it.
    pub lines: Vec<String>,
}

/// One unit with its index.
#[derive(Clone)]
pub struct SurveyedUnit {
    /// What was answered.
    pub of: SurveyUnit,
    /// Its index, and those of its factors and items.
    pub satisfaction: Satisfaction,
    /// The index.
    pub index: Share,
    /// How many other units it cannot be told apart from, and the nearest of them with its distance.
    pub alike: Option<(usize, String, Exact)>,
}

/// Reads a table. What cannot be read is told and has no index.
pub fn read(source: &str, text: &str) -> Surveyed {
    match Grid::read(text) {
        Ok(grid) => read_grid(source, &grid),
        Err(problem) => {
            let lines = vec![table_words::line(&problem, None)];
            Surveyed { source: source.to_owned(), lines, ..Surveyed::default() }
        }
    }
}

/// The same, of a table's cells.
pub fn read_grid(source: &str, grid: &Grid) -> Surveyed {
    let table = survey::read(grid);
    let lines = ui::lines_told(table.problems.iter().map(words::line), LINES);
    let (mut units, mut dropped) = (Vec::new(), Vec::new());
    for of in table.units {
        let satisfaction = of.survey.satisfaction();
        match satisfaction.index.clone().filter(|_| of.is_whole) {
            Some(index) => units.push(SurveyedUnit { of, satisfaction, index, alike: None }),
            None => dropped.push(of.unit.name),
        }
    }
    let alike: Vec<_> = (0..units.len()).map(|at| alike(&units, at)).collect();
    units.iter_mut().zip(alike).for_each(|(unit, alike)| unit.alike = alike);
    Surveyed { source: source.to_owned(), units, dropped, lines }
}

fn alike(units: &[SurveyedUnit], at: usize) -> Option<(usize, String, Exact)> {
    let own = &units[at].index;
    let others = units.iter().enumerate().filter(|(other, unit)| *other != at && !own.is_told_apart(&unit.index));
    let distance = |unit: &SurveyedUnit| {
        let difference = &own.percent - &unit.index.percent;
        if difference.is_negative() { &unit.index.percent - &own.percent } else { difference }
    };
    let mut nearest: Option<(String, Exact)> = None;
    let mut count = 0;
    for (_, unit) in others {
        count += 1;
        let distance = distance(unit);
        if nearest.as_ref().is_none_or(|(_, known)| distance < *known) {
            nearest = Some((unit.of.unit.name.clone(), distance));
        }
    }
    nearest.map(|(name, distance)| (count, name, distance))
}

impl SurveyedUnit {
    /// The index as it is noted, half up.
    pub fn noted(&self, decimals: u32) -> Decimal {
        self.index.percent.round(Rounding { decimals, mode: RoundingMode::HalfUp })
    }
}

/// The units as sheets with one answer: the index at the criterion, and a note of how it came about.
pub fn sheets(round: &Round, surveyed: &Surveyed, node: NodeIndex, decimals: u32) -> Vec<Incoming> {
    let id = &round.framework.node(node).id;
    let sheet = |unit: &SurveyedUnit| {
        let mut sheet = Assessment::new(&round.framework.id, unit.of.unit.clone(), round.period);
        let figures = vec![(FigureName::PERCENT, Figure::Number(unit.noted(decimals)))];
        let answer =
            Answer { given: Some(Given::Figures(figures)), note: words::note(&unit.index), ..Answer::default() };
        sheet.set_answer(id, answer);
        Incoming {
            source: surveyed.source.clone(),
            sheet: Arc::new(sheet),
            framework: Arc::clone(&round.framework),
            is_other_text: false,
            received: None,
            is_attainable_inferred: false,
        }
    };
    surveyed.units.iter().map(sheet).collect()
}

/// The points that a sheet of [`sheets`] scores at the criterion, as the framework counts them: rounded as it rounds leaves.
pub fn points(incoming: &Incoming, node: NodeIndex) -> Option<Exact> {
    let framework = &incoming.framework;
    leaf_of(framework, node, &incoming.sheet.answer(&framework.node(node).id)).points
}

/// Whether a unit's result can be taken: it is of one unit of the round, and says something new.
pub fn can_be_taken(entry: &Entry) -> bool {
    entry.kind != Kind::New && entry.can_be_taken() && entry.changes.iter().any(is_given)
}

/// Whether a unit's result is taken: as somebody decided, else where nothing gives way to it; not where the unit that it was
/// said to be of is gone.
pub fn is_taken(decided: &Decided, at: usize, named: Named, entry: &Entry) -> bool {
    let usual = || entry.usual() != Accept::Nothing && !entry.changes.iter().any(|one| is_given(one) && one.replaces);
    named != Named::Gone && can_be_taken(entry) && decided.is_taken(at).unwrap_or_else(usual)
}

fn is_given(change: &Change) -> bool {
    matches!(change.field, Field::Answer(_, AnswerPart::Given))
}

/// A note that a survey left makes room for the next one's; what a person wrote stays.
fn is_own_note(change: &Change) -> bool {
    let is_note = matches!(change.field, Field::Answer(_, AnswerPart::Note));
    is_note
        && match &change.before {
            Value::Nothing => true,
            Value::Text(before) => before.is_empty() || words::is_note(before),
            _ => false,
        }
}

/// The round with the results that are taken, and how many are.
pub fn apply(round: &Round, sheets: &[Incoming], decided: &Decided) -> (Round, usize) {
    let named = decided.all_named(round, sheets.len());
    let preview = preview_named(round, sheets, &named);
    let chosen = preview.entries.iter().zip(named).enumerate().map(|(at, (entry, named))| {
        let unit = is_taken(decided, at, named, entry);
        let changes = entry.changes.iter().map(|change| unit && (is_given(change) || is_own_note(change)));
        Chosen { unit, changes: changes.collect() }
    });
    let chosen: Vec<Chosen> = chosen.collect();
    let taken = chosen.iter().filter(|one| one.unit).count();
    (apply_chosen(round, sheets, &preview, &chosen), taken)
}

/// What counts for a unit at a criterion now, and whether an appraiser gave it.
pub fn counts_now(round: &Round, unit: usize, node: NodeIndex) -> Option<(Given, bool)> {
    let answer = round.units.get(unit)?.sheet.answer(&round.framework.node(node).id);
    let (given, _) = verdict_of(&answer, Stage::Final)?;
    let is_verdict = answer.given.as_ref() != Some(given);
    Some((given.clone(), is_verdict))
}

#[cfg(test)]
mod tests {
    use super::super::named_unit::NamedUnit;
    use super::*;
    use thuocdo_core::assessment::{Period, Unit};
    use thuocdo_core::framework::by_id;
    use thuocdo_core::round::RoundUnit;

    const TABLE: &str = "Đơn vị;Nội dung;level1;level2;level3;level4;level5
UBND xã A;a;0;0;8;30;12
UBND xã A;b;0;0;7;30;13
UBND xã B;a;0;0;1;20;29
UBND xã B;b;0;0;2;20;28
Xã Cê;a;0;0;1;1;1
Xã Cê;b;0;1;1;1;0
Xã D;a;0;x;1;1;1";

    fn round() -> Round {
        let mut round = Round::new(by_id("xa-mau-2026").unwrap(), "Đợt thử", Period::Year(2026));
        for name in ["Xã A", "Xã B", "Xã C"] {
            let unit = Unit { name: name.into(), ..Unit::default() };
            let sheet = Arc::new(Assessment::new("xa-mau-2026", unit, Period::Year(2026)));
            round.units.push(RoundUnit { sheet, received: None });
        }
        round
    }

    fn answer(round: &Round, unit: usize) -> (String, String) {
        let answer = round.units[unit].sheet.answer("HL_SIPAS");
        let given = answer.given.as_ref().map(thuocdo_text::round::given).unwrap_or_default();
        (given, answer.note)
    }

    #[test]
    fn an_index_goes_to_a_criterion_of_its_rule_and_to_no_other() {
        let example = by_id("xa-mau-2026").unwrap();
        let ids: Vec<&str> = leaves(&example).into_iter().map(|index| example.node(index).id.as_str()).collect();
        assert_eq!(ids, ["HL_SIPAS", "DG_KHAO_SAT"]);
        assert!(leaves(&example).iter().all(|index| takes_index(&example, *index)));
        let lai_chau = by_id("lai-chau-2020").unwrap();
        let [survey] = leaves(&lai_chau)[..] else { panic!() };
        assert!(!takes_index(&lai_chau, survey), "points by hand");
        assert_eq!(leaves(&by_id("qd766-2022").unwrap()).len(), 0);
    }

    /// What is noted is told with the points that the sheet will have: leaves may be rounded.
    #[test]
    fn the_points_of_an_index_are_those_of_the_rule() {
        let source = by_id("xa-mau-2026").unwrap().source().to_line();
        let edits = [
            (r#""leaf":"none""#, r#""leaf":{"decimals":1,"mode":"half_up"}"#),
            (r#""leaf":"none""#, r#""leaf":{"decimals":0,"mode":"down"}"#),
        ];
        // The rounding of leaves, and the points of 85.00, 97.00 and 50.00 % of 15.
        type Case<'c> = (Option<(&'c str, &'c str)>, [&'c str; 3]);
        let table: [Case; 3] = [
            (None, ["12.75", "14.55", "7.5"]),
            (Some(edits[0]), ["12.8", "14.6", "7.5"]),
            (Some(edits[1]), ["12", "14", "7"]),
        ];
        for (edit, wanted) in table {
            let mut round = round();
            if let Some((from, to)) = edit {
                assert!(source.contains(from));
                let text = source.replacen(from, to, 1).replacen("xa-mau-2026", "xa-mau-khac", 1);
                round.framework = Arc::new(thuocdo_core::framework::read(&text).unwrap());
            }
            let node = round.framework.find("HL_SIPAS").unwrap();
            assert_eq!(round.framework.node(node).max, Decimal::from(15));
            let found = sheets(&round, &read("khao-sat.csv", TABLE), node, 2);
            let points: Vec<Exact> = found.iter().filter_map(|one| points(one, node)).collect();
            assert_eq!(points, wanted.map(|points| Exact::from(points.parse::<Decimal>().unwrap())), "{edit:?}");
            for (incoming, points) in found.iter().zip(points) {
                let score = thuocdo_core::score::score(&round.framework, &incoming.sheet);
                assert_eq!(score.node(node).points, Some(points), "as the sheet scores it");
            }
        }
    }

    #[test]
    fn a_survey_is_taken_in_unit_by_unit() {
        let round = round();
        let node = round.framework.find("HL_SIPAS").unwrap();
        let surveyed = read("khao-sat.csv", TABLE);
        assert_eq!(surveyed.lines.iter().filter(|line| line.starts_with("S03: Ô D8")).count(), 1);
        assert_eq!(surveyed.dropped, ["Xã D"]);
        let all = sheets(&round, &surveyed, node, 2);
        let mut decided = Decided::default();
        let entries = decided.preview(&round, &all).entries;
        assert_eq!(entries.iter().map(can_be_taken).collect::<Vec<_>>(), [true, true, false], "no xã Cê in the round");
        // 84 and 86 %, and 98 and 96 %, of 50 each.
        let (after, taken) = apply(&round, &all, &decided);
        let note = "Khảo sát: 85,00 % ± 9,90 điểm phần trăm (50 phiếu, độ tin cậy 95 %)";
        assert_eq!((answer(&after, 0), taken), (("85,00".into(), note.into()), 2));
        assert_eq!(after.units.len(), 3);
        assert!(after.units.iter().all(|unit| unit.received.is_none()), "a survey's table is no sheet of the unit");
        // (66,666… + 33,333…) ÷ 2, once somebody says whose it is.
        decided.name_unit(2, NamedUnit::of(&round, 2));
        decided.take(1, false);
        let (after, taken) = apply(&round, &sheets(&round, &surveyed, node, 6), &decided);
        assert_eq!((answer(&after, 2).0, answer(&after, 1).0, taken), ("50,000000".into(), String::new(), 2));
        // Again: nothing new. With another number already there: only when asked for.
        let entries = decided.preview(&after, &sheets(&after, &surveyed, node, 6)).entries;
        assert!(!can_be_taken(&entries[0]));
        let other = read("khao-sat.csv", &TABLE.replace("0;0;8;30;12", "0;0;9;29;12"));
        let all = sheets(&after, &other, node, 6);
        let mut decided = Decided::default();
        let entries = decided.preview(&after, &all).entries;
        assert_eq!((can_be_taken(&entries[0]), is_taken(&decided, 0, Named::Nobody, &entries[0])), (true, false));
        decided.take(0, true);
        let (after, _) = apply(&after, &all, &decided);
        assert_eq!(answer(&after, 0).0, "84,000000");
        assert!(answer(&after, 0).1.starts_with("Khảo sát: 84,00 %"), "{:?}", answer(&after, 0));
    }

    #[test]
    fn a_note_of_a_person_stays() {
        let mut round = round();
        let node = round.framework.find("HL_SIPAS").unwrap();
        let mut sheet = (*round.units[0].sheet).clone();
        sheet.set_answer("HL_SIPAS", Answer { note: "Phiếu phát ở nhà văn hóa".into(), ..Answer::default() });
        round = round.with_sheet(0, sheet);
        let surveyed = read("khao-sat.csv", TABLE);
        let (after, _) = apply(&round, &sheets(&round, &surveyed, node, 2), &Decided::default());
        assert_eq!(answer(&after, 0), ("85,00".into(), "Phiếu phát ở nhà văn hóa".into()));
    }

    #[test]
    fn samples_too_small_name_the_nearest() {
        let surveyed = read("khao-sat.csv", TABLE);
        let alike: Vec<(usize, &str)> = surveyed
            .units
            .iter()
            .map(|unit| unit.alike.as_ref().map_or((0, ""), |(count, name, _)| (*count, name.as_str())))
            .collect();
        // 85 ± 9.90, 97 ± 4.73, 50 ± 56.58: A and B are 12 points apart, more than √(9.90² + 4.73²) = 10.97.
        assert_eq!(alike, [(1, "Xã Cê"), (1, "Xã Cê"), (2, "UBND xã A")]);
    }
}
