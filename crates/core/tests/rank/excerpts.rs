//! Excerpts: ranks as they were published, and nothing that is made of all units of a table.

use std::path::Path;

use thuocdo_core::rank::{
    Boundary, Changes, Decided, Earlier, EarlierRow, OtherRule, Steps, alternatives, changes, merged, near, standings,
};
use thuocdo_core::snapshot::{Published, PublishedMean, Snapshot, Verification, Which, read, verify};

use crate::common::d;

/// A publication of this repository.
fn published(id: &str) -> Snapshot {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../assets/publications/{id}.json"));
    read(&std::fs::read_to_string(path).unwrap()).unwrap().snapshot
}

/// Five of the 32 units of Gia Lai 10/10/2026.
fn five() -> Snapshot {
    let mut snapshot = published("gia-lai-2026");
    snapshot.excerpt_of = Some(32);
    snapshot.units.retain(|unit| [1, 2, 5, 9, 20].contains(&unit.published.rank.unwrap()));
    snapshot
}

fn ranks(verified: &Verification) -> Vec<Option<u32>> {
    verified.ranking.groups.iter().flat_map(|group| &group.rows).map(|row| row.rank).collect()
}

fn since(now: &Snapshot, then: &Snapshot) -> Changes {
    let (verified, earlier) = (verify(now), Earlier::of_snapshot(then, &now.framework));
    changes(&now.framework, &verified.contenders, &verified.ranking, &earlier)
}

#[test]
fn ranks_are_the_published_ones_and_nothing_is_made_of_the_printed_units() {
    let snapshot = five();
    let (verified, framework) = (verify(&snapshot), &snapshot.framework);
    assert!(verified.agrees(), "{:?}", verified.mismatches);
    assert_eq!(ranks(&verified), [1, 2, 5, 9, 20].map(Some));
    assert!(!verified.ranking.is_whole());
    let group = &verified.ranking.groups[0];
    assert!(group.rows.iter().all(|row| row.decided == Decided::Published && row.is_known && !row.tied));
    let summary = &group.summary;
    assert_eq!((&summary.mean, &*summary.highest, &*summary.lowest), (&None, &[][..], &[][..]));
    // The way to the next class is the unit's own; that to the next rank is not known.
    let found = standings(framework, &verified.contenders, group);
    assert!(found.iter().all(|one| one.next_class.is_some() && one.next_rank.is_none()));
    let near = near(framework, &verified.contenders, &verified.ranking);
    assert!(near.iter().all(|one| matches!(one.boundary, Boundary::Class(_))), "{near:?}");
    let tried = alternatives(framework, &verified.contenders, &verified.ranking);
    assert!(tried.iter().all(|one| matches!(one.rule, OtherRule::ClassesOn(_)) && one.changed.is_empty()), "{tried:?}");
    let merged = merged(framework, &verified.contenders, &verified.ranking);
    assert!(merged.summary.mean.is_none() && merged.rows.iter().all(|row| row.row.rank.is_none()));
    assert_eq!(merged.rows[2].own_rank, Some(5));
    let node = framework.areas().next().unwrap();
    let league = group.league(framework, node, &verified.contenders);
    assert_eq!((league.rows.len(), league.full, league.counted, &league.mean), (5, 0, 0, &None));
    assert!(league.rows.iter().all(|row| row.rank.is_none() && row.points.is_some()));
    // Two units that were published with one rank share it.
    let mut tied = five();
    tied.units[3].published.rank = Some(5);
    let verified = verify(&tied);
    let shared: Vec<bool> = verified.ranking.groups[0].rows.iter().map(|row| row.tied).collect();
    assert_eq!(shared, [false, false, true, true, false]);
    // The mean of a table is none of the units that are printed of it.
    let mut with_mean = five();
    with_mean.means = vec![PublishedMean { groups: vec![String::new()], index: d("73.4") }];
    assert_eq!(verify(&with_mean).mismatches, []);
}

#[test]
fn a_result_is_known_where_what_was_published_comes_out() {
    /// The edit of the numbers of a unit, or of its answers.
    type Edit = fn(&mut Snapshot);
    let without_an_answer = |snapshot: &mut Snapshot| {
        let sheet = std::sync::Arc::make_mut(&mut snapshot.units[0].sheet);
        let id = sheet.answers.keys().next().cloned().unwrap();
        sheet.answers.remove(&id);
    };
    let unpublished = |snapshot: &mut Snapshot| {
        let rank = snapshot.units[0].published.rank;
        snapshot.units[0].published = Published { rank, ..Published::default() };
    };
    let both = |snapshot: &mut Snapshot| {
        let sheet = std::sync::Arc::make_mut(&mut snapshot.units[0].sheet);
        let id = sheet.answers.keys().next().cloned().unwrap();
        sheet.answers.remove(&id);
        let rank = snapshot.units[0].published.rank;
        snapshot.units[0].published = Published { rank, ..Published::default() };
    };
    let misprinted = |snapshot: &mut Snapshot| snapshot.units[0].published.total = Some(d("75.43"));
    let table: [(&str, Edit, bool, &[Which]); 5] = [
        ("as it is", |_| {}, true, &[]),
        ("no number published, no answer missing", unpublished, true, &[]),
        ("an answer missing", without_an_answer, false, &[Which::Total]),
        ("an answer missing, no number published", both, false, &[]),
        ("another total", misprinted, false, &[Which::Total]),
    ];
    for (name, edit, is_known, wrong) in table {
        let mut snapshot = five();
        edit(&mut snapshot);
        let verified = verify(&snapshot);
        let row = verified.ranking.row_of(0).unwrap().1;
        assert_eq!((row.is_known, verified.contenders[0].score.index.is_some()), (is_known, is_known), "{name}");
        let found: Vec<Which> = verified.mismatches.iter().map(|one| one.which).collect();
        assert_eq!(found, wrong, "{name}");
        let numbers = snapshot.numbers(&verified, 0);
        assert_eq!((numbers.rank, numbers.index.is_some()), (Some(1), is_known), "{name}");
        // A whole table counts what is there, and says what does not come out.
        snapshot.excerpt_of = None;
        assert!(verify(&snapshot).ranking.row_of(0).unwrap().1.is_known, "{name}");
    }
    // Four of six groups are no total: the published one stands, and there is no index and no class.
    let van_yen = published("van-yen-766-2023");
    let numbers = van_yen.numbers(&verify(&van_yen), 0);
    let wanted = Published { total: Some(d("77.85")), rank: Some(1), ..Published::default() };
    assert_eq!(numbers, wanted);
    let sipas = published("lao-cai-sipas-2024");
    let verified = verify(&sipas);
    assert_eq!((ranks(&verified), sipas.numbers(&verified, 0).rank), (vec![Some(19)], Some(19)));
}

#[test]
fn changes_of_an_excerpt_are_those_of_the_published_ranks() {
    let (whole, some) = (published("gia-lai-2026"), five());
    // Nothing changed: neither ranks nor who is there.
    let found = since(&some, &whole);
    assert_eq!((found.units.len(), found.gone.len(), &*found.means), (5, 0, &[None][..]));
    for change in &found.units {
        let rank = change.rank.unwrap();
        assert_eq!((rank.risen(), rank.steps), (0, Steps::default()));
        assert!(change.index.as_ref().unwrap().printed.is_zero());
    }
    // Where it was fourth before, the change is one number: the others of today are not known.
    let mut before = published("gia-lai-2026");
    before.units.iter_mut().find(|unit| unit.published.rank == Some(20)).unwrap().published.rank = Some(23);
    let rank = since(&some, &before).units[4].rank.unwrap();
    assert_eq!((rank.from, rank.to, rank.steps), (23, 20, Steps { unsplit: 3, ..Steps::default() }));
    assert!(rank.of_excerpt);
    // The other way round: who is not printed is not new, and a rank that was not published is not known.
    let mut some = five();
    some.units[1].published.rank = None;
    let found = since(&whole, &some);
    let not_printed = found.units.iter().filter(|change| change.earlier == EarlierRow::NotPrinted).count();
    assert_eq!((not_printed, found.units.iter().filter(|change| change.rank.is_some()).count()), (27, 4));
    assert!(found.units.iter().all(|change| change.rank.is_none_or(|rank| rank.risen() == 0)));
    assert_eq!((found.gone.len(), &*found.means), (0, &[None][..]));
    // Of a result that is not known nothing is compared but the published rank.
    let van_yen = published("van-yen-766-2023");
    let [change] = &since(&van_yen, &van_yen).units[..] else { panic!() };
    assert_eq!((&change.points, &change.index, &change.class), (&None, &None, &None));
    assert_eq!(change.rank.map(|rank| (rank.from, rank.to)), Some((1, 1)));
    let of_whole = Earlier::of_snapshot(&published("gia-lai-2026"), &van_yen.framework);
    let of_some = Earlier::of_snapshot(&van_yen, &van_yen.framework);
    assert!(!of_whole.is_excerpt && of_some.is_excerpt && of_some.rows[0].score.is_none());
}
