//! Units without any result: they have no total, no index, no class and no rank, and are counted nowhere. No result is not 0.

use std::sync::Arc;

use thuocdo_core::assessment::{Assessment, Period, Unit};
use thuocdo_core::framework::Framework;
use thuocdo_core::number::Exact;
use thuocdo_core::rank::{
    Contender, Decided, Earlier, alternatives, changes, exact_mean, league, merged, near, rank, standings,
};
use thuocdo_core::score::score;
use thuocdo_core::snapshot::{self, Heading, Moment, Published, Snapshot, Which, verify};

use crate::common::made::{PENALTY, area, block, given_leaf, leaf, made, scored, sheet_of};
use crate::common::{d, e};

fn framework() -> Arc<Framework> {
    let ratio =
        leaf("A2", "40", r#"{"kind":"linear_ratio","full_at":"100",RATIO}"#).replace(r#":"zero""#, r#":"missing""#);
    let areas = [
        area("A", "60", &[given_leaf("A1", "20"), ratio]),
        area("B", "40", &[given_leaf("B1", "40")]),
        block("P", "5", PENALTY, &[given_leaf("P1", "5")]),
    ];
    Arc::new(made(&areas, &[("policies.not_applicable", "\"shrink\""), ("policies.ties", "\"competition\"")]))
}

/// A unit of a group with its answers.
fn sheet(framework: &Framework, name: &str, group: &str, answers: &[(&str, &str)]) -> Arc<Assessment> {
    let unit = Unit { name: name.into(), group: group.into(), ..Unit::default() };
    Arc::new(Assessment { unit, period: Period::Year(2026), ..sheet_of(framework, answers) })
}

fn contenders(framework: &Framework, sheets: &[Arc<Assessment>]) -> Vec<Contender> {
    sheets.iter().map(|sheet| Contender::new(sheet.unit.clone(), score(framework, sheet))).collect()
}

/// Two units with results, among three without any, of which one says something that is no result.
fn table(framework: &Framework) -> Vec<Arc<Assessment>> {
    vec![
        sheet(framework, "Xã Yên", "", &[]),
        sheet(framework, "Xã B", "", &[("A1", "points 10"), ("B1", "points 40")]),
        sheet(framework, "Xã Đông", "", &[("A1", "n/a Không có")]),
        sheet(framework, "Xã C", "", &[("A1", "points 0")]),
        sheet(framework, "xã An", "", &[]),
    ]
}

#[test]
fn what_is_no_result() {
    let framework = framework();
    // What is said of it, its answers, and whether that is no result.
    type Case = (&'static str, &'static [(&'static str, &'static str)], bool);
    let cases: [Case; 10] = [
        ("nothing", &[], true),
        ("0 that was earned", &[("A1", "points 0")], false),
        ("points for a group", &[("B", "points 0")], false),
        ("a figure that is half there", &[("A2", "num=1")], true),
        ("a number that cannot be read", &[("A1", "points ?1x")], true),
        ("0/0 that gives no points", &[("A2", "num=0 den=0")], true),
        ("one that does not apply", &[("A1", "n/a x")], true),
        (
            "none applies: nothing is waited for",
            &[("A1", "n/a x"), ("A2", "n/a x"), ("B1", "n/a x"), ("P1", "n/a x")],
            false,
        ),
        ("a penalty", &[("P1", "points 2")], false),
        ("one of many", &[("B1", "points 1")], false),
    ];
    for (what, answers, wanted) in cases {
        let score = scored(&framework, answers);
        assert_eq!(score.has_no_result(), wanted, "{what}");
        // A sheet by itself keeps its sum so far; among others it has none.
        assert!(score.ranked_total().is_some(), "{what}");
        let ranked = Contender::new(Unit::default(), score.clone()).score;
        assert_eq!(
            (ranked.index.is_none(), ranked.ranked_total().is_none()),
            (wanted || score.index.is_none(), wanted)
        );
        assert_eq!(score.clone().for_ranking(), *ranked, "{what}");
    }
}

#[test]
fn such_units_stand_below_the_others_by_name_and_count_nowhere() {
    let framework = framework();
    let all = contenders(&framework, &table(&framework));
    let ranking = rank(&framework, &[], &all);
    let rows = |rows: &[thuocdo_core::rank::Row]| -> Vec<(usize, Option<u32>)> {
        rows.iter().map(|row| (row.contender, row.rank)).collect()
    };
    let wanted = [(1, Some(1)), (3, Some(2)), (4, None), (2, None), (0, None)];
    assert_eq!(rows(&ranking.groups[0].rows), wanted);
    assert!(ranking.groups[0].rows[2..].iter().all(|row| row.decided == Decided::NoResult && !row.tied));
    let merged = merged(&framework, &all, &ranking);
    assert_eq!(rows(&merged.rows.iter().map(|one| one.row.clone()).collect::<Vec<_>>()), wanted);
    for summary in [&ranking.groups[0].summary, &merged.summary] {
        assert_eq!((summary.ranked, summary.without_index), (2, 3));
        assert_eq!((&summary.highest[..], &summary.lowest[..]), (&[1][..], &[3][..]));
        assert_eq!(summary.mean.as_ref().unwrap().of_printed, e("25"));
        assert_eq!(summary.classes.iter().sum::<usize>(), 2);
    }
    let members: Vec<usize> = (0..all.len()).collect();
    assert_eq!(exact_mean(&all, &members), Some(e("25")));
    let league = league(&framework, framework.find("A1").unwrap(), &all, &members);
    assert_eq!((league.counted, league.full), (2, 0));
    let is_counted = |at: usize| [1, 3].contains(&at);
    assert!(near(&framework, &all, &ranking).iter().all(|one| is_counted(one.contender)));
    for other in alternatives(&framework, &all, &ranking) {
        assert!(other.changed.iter().all(|one| is_counted(one.contender)), "{:?}", other.rule);
    }
    for (row, standing) in ranking.groups[0].rows.iter().zip(standings(&framework, &all, &ranking.groups[0])) {
        assert!(row.rank.is_some() || (standing.next_class.is_none() && standing.next_rank.is_none()));
    }
    // The order of the input does not matter.
    let turned: Vec<Contender> = all.iter().rev().cloned().collect();
    let names = |ranking: &thuocdo_core::rank::Ranking, all: &[Contender]| -> Vec<String> {
        ranking.groups[0].rows.iter().map(|row| all[row.contender].unit.name.clone()).collect()
    };
    assert_eq!(names(&ranking, &all), ["Xã B", "Xã C", "xã An", "Xã Đông", "Xã Yên"]);
    assert_eq!(names(&rank(&framework, &[], &turned), &turned), names(&ranking, &all));
}

fn heading() -> Heading {
    Heading {
        title: "Kết quả".into(),
        publisher: "UBND tỉnh".into(),
        decision: String::new(),
        note: String::new(),
        published_at: Moment::parse("2026-11-25T14:05:00+07:00").unwrap(),
    }
}

fn snapshot() -> Snapshot {
    let framework = framework();
    let sheets = table(&framework);
    Snapshot::publish(heading(), framework, Period::Year(2026), Vec::new(), &sheets)
}

#[test]
fn a_publication_says_nothing_of_them_but_their_name_and_denominator() {
    let snapshot = snapshot();
    let blank = |attainable: &str| Published { attainable: Some(d(attainable)), ..Published::default() };
    let told: Vec<(&str, bool)> = snapshot
        .units
        .iter()
        .map(|unit| {
            (
                unit.sheet.unit.name.as_str(),
                unit.published == blank(if unit.sheet.answers.is_empty() { "100" } else { "80" }),
            )
        })
        .collect();
    assert_eq!(told, [("Xã B", false), ("Xã C", false), ("xã An", true), ("Xã Đông", true), ("Xã Yên", true)]);
    assert_eq!(snapshot.means[0].index, d("25.00"));
    let read = snapshot::read(&snapshot.to_json().to_line()).unwrap().snapshot;
    assert_eq!(read.to_json(), snapshot.to_json());
    for snapshot in [&read, &snapshot, &snapshot.totals()] {
        let verified = verify(snapshot);
        assert!(verified.agrees(), "{:?}", verified.mismatches);
        let empty: Vec<bool> = (0..5).map(|at| snapshot.has_no_result(&verified, at)).collect();
        assert_eq!(empty, [false, false, true, true, true]);
    }
}

/// A publication of before this rule gave such units 0 and the last rank, and had them in its mean. It stays as it is.
#[test]
fn a_publication_that_counted_them_as_0_still_agrees() {
    let framework = framework();
    let sheets = table(&framework);
    let as_0: Vec<Contender> = sheets
        .iter()
        .map(|sheet| Contender { unit: sheet.unit.clone().into(), score: Arc::new(score(&framework, sheet)) })
        .collect();
    let ranking = rank(&framework, &[], &as_0);
    let mut old =
        Snapshot::of_ranking(heading(), Arc::clone(&framework), Period::Year(2026), vec![], &sheets, &as_0, &ranking);
    for unit in &mut old.units {
        unit.published.total =
            Some(score(&framework, &unit.sheet).total.round(framework.policies.rounding.printed_points));
    }
    let last: Vec<Option<u32>> = old.units.iter().map(|unit| unit.published.rank).collect();
    assert_eq!(last, [1, 2, 2, 2, 2].map(Some));
    assert_eq!(old.means[0].index, d("10.00"));
    let read = snapshot::read(&old.to_json().to_line()).unwrap().snapshot;
    let verified = verify(&read);
    assert!(verified.agrees(), "{:?}", verified.mismatches);
    assert_eq!((0..5).filter(|at| read.has_no_result(&verified, *at)).count(), 3, "they are named all the same");
    // A number that does not come out is found in it as in any.
    old.units[4].published.index = Some(d("1.00"));
    assert!(verify(&old).mismatches.iter().any(|one| one.which == Which::Index));
    // As the last period it is what it was: 0 then is a number to compare with.
    let now = contenders(&framework, &[sheet(&framework, "Xã Yên", "", &[("B1", "points 40")])]);
    let earlier = Earlier::of_snapshot(&read, &framework);
    let change = changes(&framework, &now, &rank(&framework, &[], &now), &earlier).units.remove(0);
    assert_eq!(change.index.unwrap().printed, d("40.00"));
}

#[test]
fn a_change_from_or_to_no_result_is_none() {
    let framework = framework();
    let earlier = Earlier::of_snapshot(&snapshot(), &framework);
    let sheets = [
        sheet(&framework, "Xã B", "", &[]),
        sheet(&framework, "Xã Yên", "", &[("A1", "points 20"), ("B1", "points 40")]),
        sheet(&framework, "Xã C", "", &[("A1", "points 10")]),
        sheet(&framework, "xã An", "", &[]),
    ];
    let now = contenders(&framework, &sheets);
    let found = changes(&framework, &now, &rank(&framework, &[], &now), &earlier);
    for at in [0, 1, 3] {
        let change = &found.units[at];
        assert!(change.points.is_none() && change.index.is_none() && change.class.is_none(), "{at}: {change:?}");
        assert!(change.rank.is_none(), "{at}");
    }
    let third = &found.units[2];
    assert_eq!(third.index.as_ref().unwrap().printed, d("10.00"));
    let moved = third.rank.as_ref().unwrap();
    assert_eq!((moved.from, moved.to), (2, 2));
    assert_eq!(moved.steps.whole(), moved.risen());
    let tally = found.tally(&[0, 1, 2, 3]);
    assert_eq!((tally.up, tally.down, tally.same, tally.unknown), (1, 0, 0, 3));
    // 60 and 10 now; 50 and 0 then.
    assert_eq!(
        found.means[0].as_ref().map(|mean| (mean.printed, mean.exact.clone())),
        Some((d("10.00"), Some(Exact::from(10))))
    );
    // Of totals alone the exact mean of then is not known.
    let earlier = Earlier::of_snapshot(&snapshot().totals(), &framework);
    let found = changes(&framework, &now, &rank(&framework, &[], &now), &earlier);
    assert_eq!(found.means[0].as_ref().map(|mean| (mean.printed, mean.exact.clone())), Some((d("10.00"), None)));
}
