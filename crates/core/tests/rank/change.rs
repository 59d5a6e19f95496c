//! Changes against an earlier table: signs, where a change of rank comes from, and what cannot be told.

use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::assessment::{Unit, back_cast};
use thuocdo_core::framework::Framework;
use thuocdo_core::number::{Decimal, Exact};
use thuocdo_core::rank::{Change, Changes, Contender, Earlier, EarlierRow, EarlierUnit, Steps, Tally, changes, rank};
use thuocdo_core::score::score;

use crate::common::d;
use crate::common::made::{area, given_leaf, made, sheet_of};
use crate::common::published::{contender, items, lai_chau, number, parse, text};

const MOVES: &str = include_str!("../golden/lao-cai-yen-bai-moves/moves.json");
const LAI_CHAU_2019: &str = include_str!("../golden/lai-chau-2020/changes.json");

/// A framework of one area of two leaves, with edits.
fn framework(edits: &[(&str, &str)]) -> Arc<Framework> {
    let areas = [area("A", "100", &[given_leaf("A1", "60"), given_leaf("A2", "40")])];
    let base = [("policies.compare_on", "\"printed\""), ("policies.not_applicable", "\"shrink\"")];
    Arc::new(made(&areas, &[&base, edits].concat()))
}

/// Units by name, each with its answers.
fn units(framework: &Framework, all: &[(&str, &[(&str, &str)])]) -> Vec<Contender> {
    let made = |(name, answers): &(&str, &[(&str, &str)])| {
        let mut sheet = sheet_of(framework, answers);
        sheet.unit = Unit { name: (*name).into(), ..Unit::default() };
        Contender::new(sheet.unit.clone(), score(framework, &sheet))
    };
    all.iter().map(made).collect()
}

/// Units by name and total; a total of `–` is a unit that is not there.
fn by_total(framework: &Framework, all: &[(&str, &str)]) -> Vec<Contender> {
    let there = all.iter().filter(|(_, total)| *total != "–");
    let made = |(name, total): &(&str, &str)| contender(framework, name, "", &[("A", d(total))], None);
    there.map(made).collect()
}

fn compared(framework: &Arc<Framework>, then: &[Contender], now: &[Contender]) -> Changes {
    let earlier = Earlier::of(framework, then, &rank(framework, &[], then));
    changes(framework, now, &rank(framework, &[], now), &earlier)
}

/// Published, framework, denominators, own, others.
fn steps(parts: [i32; 5]) -> Steps<i32> {
    let [published, framework, denominators, own, others] = parts.map(Some);
    Steps { published, framework, denominators, own, others, unsplit: 0 }
}

fn move_of(change: &Change) -> (u32, u32, Steps<i32>) {
    let rank = change.rank.as_ref().unwrap();
    assert_eq!(rank.risen(), rank.steps.whole());
    (rank.from, rank.to, rank.steps)
}

/// A table of units that hold the published ranks, filled with made-up units in between.
fn filled(framework: &Framework, table: &Json) -> Vec<Contender> {
    let known = items(table, "rows");
    let at = |place: u32| known.iter().find(|row| number(row, "rank") == Decimal::from(place));
    let mut last = d("98");
    let mut all = Vec::new();
    for place in 1..=u32::try_from(number(table, "of")).unwrap() {
        let next = known.iter().find(|row| number(row, "rank") > Decimal::from(place));
        let (name, points) = match (at(place), next) {
            (Some(row), _) => (text(row, "unit").to_owned(), number(row, "points")),
            (None, Some(next)) => {
                let places = number(next, "rank") - Decimal::from(place);
                (format!("Đơn vị {place}"), number(next, "points") + places * d("0.01"))
            }
            (None, None) => (format!("Đơn vị {place}"), last - d("0.1")),
        };
        last = points;
        all.push(contender(framework, &name, "", &[("A", last)], None));
    }
    all
}

#[test]
fn a_rise_is_above_0_and_a_fall_below() {
    let framework = framework(&[("policies.compare_on", "\"exact\"")]);
    let tables = parse(MOVES);
    let mut told = 0;
    for table in items(&tables, "tables") {
        let now = filled(&framework, table);
        let ranking = rank(&framework, &[], &now);
        let rows: Vec<EarlierUnit> = items(table, "rows")
            .iter()
            .map(|row| {
                let earlier = row.get("earlier_rank").map(|_| number(row, "earlier_rank"));
                let earlier = earlier.unwrap_or_else(|| number(row, "rank") + number(row, "moved"));
                let unit = Unit { name: text(row, "unit").into(), ..Unit::default() };
                let total = row.get("earlier_points").map(|_| number(row, "earlier_points"));
                let moved = row.get("points_moved").map(|_| number(row, "points") - number(row, "points_moved"));
                let rank = u32::try_from(earlier).ok();
                EarlierUnit { unit, rank, total: total.or(moved), ..EarlierUnit::default() }
            })
            .collect();
        let earlier = Earlier { rows, ..Earlier::default() };
        let found = changes(&framework, &now, &ranking, &earlier);
        for row in items(table, "rows") {
            let name = text(row, "unit");
            let at = now.iter().position(|unit| unit.unit.name == name).unwrap();
            let (from, to, steps) = move_of(&found.units[at]);
            assert_eq!(Decimal::from(to), number(row, "rank"), "{name}");
            let wanted = row.get("moved").map_or_else(
                || i32::try_from(number(row, "earlier_rank") - number(row, "rank")).unwrap(),
                |_| i32::try_from(number(row, "moved")).unwrap(),
            );
            assert_eq!(i64::from(from) - i64::from(to), i64::from(wanted), "{name}");
            // The articles have nothing of the others, so nothing is split, and nothing guessed.
            assert_eq!(steps, Steps { unsplit: wanted, ..Steps::default() }, "{name}");
            told += 1;
        }
    }
    assert_eq!(told, 9);
    // "tháng 9 đạt 88,1 điểm", 90,04 in October.
    let now = filled(&framework, &items(&tables, "tables")[0]);
    let row = EarlierUnit { unit: (*now[0].unit).clone(), total: Some(d("88.1")), ..EarlierUnit::default() };
    let earlier = Earlier { rows: vec![row], ..Earlier::default() };
    let found = changes(&framework, &now, &rank(&framework, &[], &now), &earlier);
    assert_eq!(
        found.units[0].points.as_ref().map(|points| (points.printed, points.exact.clone())),
        Some((d("1.94"), None))
    );
    assert_eq!((found.units[0].rank, &found.units[0].index), (None, &None));
}

#[test]
fn lai_chau_against_2019() {
    let (framework, contenders, _) = lai_chau(true);
    let ranking = rank(&framework, &[], &contenders);
    let published = parse(LAI_CHAU_2019);
    let districts = published.get("districts").unwrap();
    let mut rows: Vec<EarlierUnit> = items(&published, "rows")
        .iter()
        .map(|row| EarlierUnit {
            unit: Unit { name: text(row, "row").into(), group: "huyen".into(), ..Unit::default() },
            index: Some(number(row, "index_2019")),
            ..EarlierUnit::default()
        })
        .collect();
    let earlier = Earlier { rows: rows.clone(), ..Earlier::default() };
    let found = changes(&framework, &contenders, &ranking, &earlier);
    for row in items(&published, "rows") {
        let at = contenders.iter().position(|unit| unit.unit.name == text(row, "row")).unwrap();
        let change = &found.units[at];
        assert_eq!(change.index.as_ref().unwrap().printed, number(row, "index_change"), "{}", text(row, "unit"));
        assert_eq!((&change.class, change.rank), (&None, None), "the table has neither");
    }
    let of_districts: Vec<usize> = (20..28).collect();
    assert_eq!(found.tally(&of_districts), Tally { up: 2, down: 2, same: 0, unknown: 4 });
    assert_eq!(found.means[0], None);
    // The other four are not published. Any four that fell and whose sum is this give the published change of the mean.
    for (name, index) in [("Tam Đường", "79.50"), ("Tân Uyên", "78.60"), ("Mường Tè", "78.50"), ("Phong Thổ", "75.25")]
    {
        let unit = Unit { name: name.into(), group: "huyen".into(), ..Unit::default() };
        rows.push(EarlierUnit { unit, index: Some(d(index)), ..EarlierUnit::default() });
    }
    let found = changes(&framework, &contenders, &ranking, &Earlier { rows, ..Earlier::default() });
    let counted = |field: &str| usize::try_from(number(districts, field)).unwrap();
    let tally = Tally { up: counted("up"), down: counted("down"), same: 0, unknown: 0 };
    assert_eq!(found.tally(&of_districts), tally);
    assert_eq!(found.means[2].as_ref().unwrap().printed, number(districts, "mean_change"));
}

#[test]
fn nothing_changed_is_nothing_in_every_step() {
    for hidden in [false, true] {
        let (framework, contenders, _) = lai_chau(hidden);
        let found = compared(&framework, &contenders, &contenders);
        for (at, change) in found.units.iter().enumerate() {
            assert_eq!(change.earlier, EarlierRow::At(at));
            let (from, to, parts) = move_of(change);
            assert_eq!((from, parts), (to, steps([0; 5])));
            for difference in [&change.points, &change.index] {
                let difference = difference.as_ref().unwrap();
                assert_eq!((difference.printed, difference.exact.clone()), (Decimal::ZERO, Some(Exact::ZERO)));
            }
            let class = change.class.as_ref().unwrap();
            assert_eq!(
                (class.risen, class.from.as_str()),
                (Some(0), framework.policies.classes.list[class.to].name.vi.as_str())
            );
        }
        assert!(found.means.iter().all(|mean| mean.as_ref().unwrap().printed.is_zero()));
        assert_eq!(found.gone, [0_usize; 0]);
    }
}

#[test]
fn a_change_of_rank_is_split_into_its_parts() {
    let framework = framework(&[]);
    // name, then, today; then the steps own and others of each
    type Case<'c> = (&'c [(&'c str, &'c str, &'c str)], &'c [(i32, i32)]);
    let table: [Case; 5] = [
        // b's own points lift it above a, who did nothing.
        (&[("a", "80", "80"), ("b", "70", "90"), ("c", "60", "60")], &[(0, -1), (1, 0), (0, 0)]),
        // b gained and fell all the same: the others gained more.
        (&[("a", "80", "95"), ("b", "78", "79"), ("c", "60", "90")], &[(0, 0), (0, -1), (2, -1)]),
        // The first left, and nobody else did anything.
        (&[("a", "80", "–"), ("b", "70", "70"), ("c", "60", "60")], &[(0, 1), (0, 1)]),
        // Somebody new came in front.
        (&[("a", "80", "80"), ("new", "–", "90"), ("c", "60", "60")], &[(0, -1), (0, 0), (0, -1)]),
        // Now two are equal: both have the better rank.
        (&[("a", "80", "80"), ("b", "70", "80"), ("c", "60", "60")], &[(0, 0), (1, 0), (0, 0)]),
    ];
    for (rows, wanted) in table {
        let pick = |place: fn(&(&'static str, &'static str, &'static str)) -> &'static str| -> Vec<(&str, &str)> {
            rows.iter().map(|row| (row.0, place(row))).collect()
        };
        let (then, now) = (by_total(&framework, &pick(|row| row.1)), by_total(&framework, &pick(|row| row.2)));
        let found = compared(&framework, &then, &now);
        for ((change, unit), (own, others)) in found.units.iter().zip(&now).zip(wanted) {
            if unit.unit.name == "new" {
                assert_eq!((change.earlier, change.rank), (EarlierRow::New, None));
            } else {
                assert_eq!(move_of(change).2, steps([0, 0, 0, *own, *others]), "{}: {rows:?}", unit.unit.name);
            }
        }
        assert_eq!(found.gone.len(), rows.iter().filter(|row| row.2 == "–").count());
    }
}

#[test]
fn what_ceased_to_apply_is_a_step_of_its_own() {
    let framework = framework(&[]);
    // a had 20 of 40 points at A2, which no longer applies to it: 54 of 60 is 90 %, and nobody did anything.
    let then = units(
        &framework,
        &[("a", &[("A1", "points 54"), ("A2", "points 20")]), ("b", &[("A1", "points 50"), ("A2", "points 30")])],
    );
    let now = units(
        &framework,
        &[("a", &[("A1", "points 54"), ("A2", "n/a Không có")]), ("b", &[("A1", "points 50"), ("A2", "points 30")])],
    );
    let found = compared(&framework, &then, &now);
    assert_eq!(move_of(&found.units[0]), (2, 1, steps([0, 0, 1, 0, 0])));
    assert_eq!(move_of(&found.units[1]), (1, 2, steps([0, 0, -1, 0, 0])));
    // And back: what begins to apply enters with the points of today.
    let found = compared(&framework, &now, &then);
    assert_eq!(move_of(&found.units[0]), (1, 2, steps([0, 0, -1, 0, 0])));
    // Points given at the area count as one with all below: only another denominator of the area replaces them.
    let given = units(&framework, &[("a", &[("A", "points 74")]), ("b", &[("A1", "points 50"), ("A2", "points 30")])]);
    let found = compared(&framework, &given, &now);
    assert_eq!(move_of(&found.units[0]), (2, 1, steps([0, 0, 1, 0, 0])));
}

#[test]
fn a_denominator_that_was_published_alone_replaces_the_earlier_one() {
    let framework = framework(&[]);
    let unit = |name: &str, total: &str, attainable: Option<&str>| {
        contender(&framework, name, "", &[("A", d(total))], attainable.map(d))
    };
    let then = [unit("a", "70", None), unit("b", "75", None)];
    let now = [unit("a", "70", Some("80")), unit("b", "75", None)];
    let found = compared(&framework, &then, &now);
    assert_eq!(move_of(&found.units[0]), (2, 1, steps([0, 0, 1, 0, 0])));
    // The same from the printed table, without scores.
    let ranking = rank(&framework, &[], &then);
    let mut earlier = Earlier::of(&framework, &then, &ranking);
    for row in &mut earlier.rows {
        row.score = None;
    }
    let today = rank(&framework, &[], &now);
    let found = changes(&framework, &now, &today, &earlier);
    assert_eq!(move_of(&found.units[0]), (2, 1, steps([0, 0, 1, 0, 0])));
    // Without the denominators of the table the step cannot be made; what is left is told together.
    earlier.rows[1].attainable = None;
    let found = changes(&framework, &now, &today, &earlier);
    let parts = Steps { published: Some(0), framework: Some(0), unsplit: 1, ..Steps::default() };
    assert_eq!(move_of(&found.units[0]), (2, 1, parts));
}

#[test]
fn another_framework_is_a_step_of_its_own() {
    let old = framework(&[]);
    // The new framework has other rules: A2 is worth less.
    let areas = [area("A", "70", &[given_leaf("A1", "60"), given_leaf("A2", "10")])];
    let base = [("policies.compare_on", "\"printed\""), ("policies.not_applicable", "\"shrink\"")];
    let new = Arc::new(made(&areas, &base));
    let answers: [(&str, &[(&str, &str)]); 2] =
        [("a", &[("A1", "points 30"), ("A2", "points 40")]), ("b", &[("A1", "points 50"), ("A2", "points 10")])];
    let then = units(&old, &answers);
    let now = units(
        &new,
        &[("a", &[("A1", "points 30"), ("A2", "points 10")]), ("b", &[("A1", "points 50"), ("A2", "points 10")])],
    );
    let today = rank(&new, &[], &now);
    let mut earlier = Earlier::of(&old, &then, &rank(&old, &[], &then));
    let found = changes(&new, &now, &today, &earlier);
    let parts = Steps { published: Some(0), unsplit: -1, ..Steps::default() };
    assert_eq!(move_of(&found.units[0]), (1, 2, parts), "the answers of then on today's framework are missing");
    for (row, (_, answers)) in earlier.rows.iter_mut().zip(&answers) {
        // A1 goes over as it is; the maximum of A2 is another, and so its points are left out.
        let cast = back_cast(&sheet_of(&old, answers), &old, &new);
        row.recast = Some(Arc::new(score(&new, &cast.assessment)));
    }
    let found = changes(&new, &now, &today, &earlier);
    assert_eq!(move_of(&found.units[0]), (1, 2, steps([0, -1, 0, 0, 0])));
    assert_eq!(move_of(&found.units[1]), (2, 1, steps([0, 1, 0, 0, 0])));
}

#[test]
fn ranks_that_were_published_otherwise_are_told_apart() {
    let (framework, contenders, rows) = lai_chau(true);
    let ranking = rank(&framework, &[], &contenders);
    let mut earlier = Earlier::of(&framework, &contenders, &ranking);
    for (row, official) in earlier.rows.iter_mut().zip(&rows) {
        row.rank = u32::try_from(number(official, "rank_in_table")).ok();
        row.index = Some(number(official, "index_printed"));
    }
    let found = changes(&framework, &contenders, &ranking, &earlier);
    for (change, contender) in found.units.iter().zip(&contenders) {
        let published = i32::from(contender.unit.name == "Sở KH&CN");
        assert_eq!(move_of(change).2, steps([published, 0, 0, 0, 0]), "{}", contender.unit.name);
    }
    // A table without ranks has those that its indices give.
    earlier.rows.iter_mut().for_each(|row| row.rank = None);
    let found = changes(&framework, &contenders, &ranking, &earlier);
    assert!(found.units.iter().all(|change| move_of(change).2 == steps([0; 5])));
}

#[test]
fn what_the_earlier_table_does_not_have_is_not_guessed() {
    let exact = framework(&[("policies.compare_on", "\"exact\"")]);
    let by_points = framework(&[("policies.ties", r#"{"ordinal":["A1"]}"#)]);
    let then = [("a", "80"), ("b", "80"), ("c", "60")];
    let now = [("a", "80"), ("b", "81"), ("c", "60")];
    let told = |framework: &Arc<Framework>, edit: fn(&mut EarlierUnit)| {
        let (then, now) = (by_total(framework, &then), by_total(framework, &now));
        let mut earlier = Earlier::of(framework, &then, &rank(framework, &[], &then));
        for row in &mut earlier.rows {
            row.score = None;
            edit(row);
        }
        changes(framework, &now, &rank(framework, &[], &now), &earlier)
    };
    // Digits that were not printed would decide.
    let found = told(&exact, |_| {});
    assert_eq!(move_of(&found.units[0]), (1, 2, Steps { unsplit: -1, ..Steps::default() }));
    // A tie-breaker would; c is not concerned.
    let found = told(&by_points, |_| {});
    let parts = Steps { own: None, others: None, unsplit: -1, ..Steps::default() };
    assert_eq!(move_of(&found.units[0]), (1, 2, parts));
    assert_eq!(move_of(&found.units[2]), (3, 3, steps([0; 5])));
    // A row that was ranked but whose index is not there makes all ranks unknown; one that was not ranked does not.
    let printed = framework(&[]);
    let found = told(&printed, |row| {
        if row.unit.name == "c" {
            (row.index, row.total) = (None, None);
        }
    });
    assert_eq!(move_of(&found.units[0]).2, Steps { unsplit: -1, ..Steps::default() });
    let found = told(&printed, |row| {
        if row.unit.name == "c" {
            (row.index, row.total, row.rank) = (None, None, None);
        }
    });
    assert_eq!(move_of(&found.units[0]).2, steps([0, 0, 0, 0, -1]));
    assert_eq!(found.units[2].rank, None);
}

#[test]
fn units_find_their_rows_and_none_is_guessed() {
    let framework = framework(&[]);
    let then = ["UBND xã Long Phú", "UBND phường Long Phú", "Vĩnh Thạnh", "xã An Lão", "xã Cũ"];
    let now = ["Xã  Long Phú", "Phường Long Phú", "xã Vĩnh Thạnh", "phường Vĩnh Thạnh", "An Lão", "xã Mới"];
    let all = |names: &[&str]| by_total(&framework, &names.iter().map(|name| (*name, "50")).collect::<Vec<_>>());
    let found = compared(&framework, &all(&then), &all(&now));
    let rows: Vec<EarlierRow> = found.units.iter().map(|change| change.earlier).collect();
    use EarlierRow::{At, New, Unclear};
    assert_eq!(rows, [At(0), At(1), Unclear, Unclear, At(3), New]);
    assert_eq!(found.gone, [4]);
}

#[test]
fn ranks_of_two_groups_are_not_compared() {
    let framework = framework(&[]);
    let grouped = |groups: [&str; 2]| -> Vec<Contender> {
        let mut all = by_total(&framework, &[("a", "80"), ("b", "70")]);
        all.iter_mut().zip(groups).for_each(|(unit, group)| Arc::make_mut(&mut unit.unit).group = group.into());
        all
    };
    let found = compared(&framework, &grouped(["Sở", "Sở"]), &grouped(["sở ", "Ban"]));
    assert_eq!(move_of(&found.units[0]), (1, 1, steps([0; 5])));
    assert_eq!((found.units[1].rank, found.units[1].moved), (None, true));
    assert!(found.units[1].index.is_some(), "its index is");
    // A pasted table without groups is that of the only group.
    let found = compared(&framework, &grouped(["", ""]), &grouped(["Xã", "Xã"]));
    assert_eq!(move_of(&found.units[1]), (2, 2, steps([0; 5])));
    let found = compared(&framework, &grouped(["", ""]), &grouped(["Xã", "Phường"]));
    assert!(found.units.iter().all(|change| change.rank.is_none() && change.moved));
}
