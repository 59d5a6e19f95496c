//! A publication as the earlier table: two periods of one framework, of two, of totals only, and units that were renamed.

use std::sync::Arc;

use thuocdo_core::assessment::{Assessment, Period, Unit};
use thuocdo_core::framework::Framework;
use thuocdo_core::rank::{Change, Changes, Contender, Earlier, EarlierRow, Steps, changes, rank};
use thuocdo_core::score::score;
use thuocdo_core::snapshot::{Heading, Moment, Snapshot};

use crate::common::d;
use crate::common::made::{area, given_leaf, made, sheet_of};

/// A framework of one area of two leaves, whose second is worth this much.
fn framework(second: &str, edits: &[(&str, &str)]) -> Arc<Framework> {
    let max = (d("60") + d(second)).to_string();
    let areas = [area("A", &max, &[given_leaf("A1", "60"), given_leaf("A2", second)])];
    let base = [("policies.compare_on", "\"printed\""), ("policies.not_applicable", "\"shrink\"")];
    Arc::new(made(&areas, &[&base, edits].concat()))
}

/// Units by name, code, and their answers to `A1` and `A2`.
fn sheets(framework: &Framework, all: &[(&str, &str, [&str; 2])]) -> Vec<Arc<Assessment>> {
    let made = |(name, code, [first, second]): &(&str, &str, [&str; 2])| {
        let mut sheet = sheet_of(framework, &[("A1", first), ("A2", second)]);
        sheet.unit = Unit { name: (*name).into(), code: (*code).into(), group: String::new() };
        Arc::new(sheet)
    };
    all.iter().map(made).collect()
}

fn published(framework: &Arc<Framework>, sheets: &[Arc<Assessment>]) -> Snapshot {
    let heading = Heading {
        title: "Kết quả năm 2025".into(),
        publisher: "UBND tỉnh".into(),
        decision: String::new(),
        note: String::new(),
        published_at: Moment::parse("2026-01-10T08:00:00+07:00").unwrap(),
    };
    Snapshot::publish(heading, Arc::clone(framework), Period::Year(2025), Vec::new(), sheets)
}

fn contenders(framework: &Framework, sheets: &[Arc<Assessment>]) -> Vec<Contender> {
    let contender = |sheet: &Arc<Assessment>| Contender::new(sheet.unit.clone(), score(framework, sheet));
    sheets.iter().map(contender).collect()
}

/// What changed since a publication.
fn since(previous: &Snapshot, framework: &Framework, now: &[Arc<Assessment>]) -> Changes {
    let now = contenders(framework, now);
    changes(framework, &now, &rank(framework, &[], &now), &Earlier::of_snapshot(previous, framework))
}

fn steps(parts: [Option<i32>; 5], unsplit: i32) -> Steps<i32> {
    let [published, framework, denominators, own, others] = parts;
    Steps { published, framework, denominators, own, others, unsplit }
}

fn move_of(change: &Change) -> (u32, u32, Steps<i32>) {
    let rank = change.rank.as_ref().unwrap();
    (rank.from, rank.to, rank.steps)
}

const THEN: &[(&str, &str, [&str; 2])] = &[
    ("UBND xã Ayun", "H1", ["points 50", "points 30"]),
    ("UBND xã Bờ Ngoong", "H2", ["points 45", "points 30"]),
    ("UBND xã Chư Krey", "H3", ["points 40", "points 30"]),
];

#[test]
fn a_rank_beyond_all_units_is_none() {
    let framework = framework("40", &[]);
    let mut previous = published(&framework, &sheets(&framework, THEN));
    for rank in [20_001, 2_147_483_652, u32::MAX] {
        previous.units[2].published.rank = Some(rank);
        let found = since(&previous, &framework, &sheets(&framework, THEN));
        assert_eq!(move_of(&found.units[2]), (3, 3, steps([Some(0); 5], 0)), "{rank}");
    }
}

#[test]
fn two_periods_of_one_framework_are_split_to_the_last_place() {
    let framework = framework("40", &[]);
    let previous = published(&framework, &sheets(&framework, THEN));
    let now: &[(&str, &str, [&str; 2])] = &[
        ("UBND xã Ayun", "H1", ["points 44", "points 30"]),
        ("xã Bờ Ngoong", "H2", ["points 45", "points 30"]),
        ("UBND xã Chư Krey", "H3", ["points 40", "n/a Không có"]),
    ];
    let found = since(&previous, &framework, &sheets(&framework, now));
    let all = |parts: [i32; 5]| steps(parts.map(Some), 0);
    // Ayun falls by its own 6 points below Bờ Ngoong, which did nothing; Chư Krey has 40 of 60 in place of 70 of 100.
    assert_eq!(move_of(&found.units[0]), (1, 2, all([0, 0, 0, -1, 0])));
    assert_eq!(move_of(&found.units[1]), (2, 1, all([0, 0, 0, 0, 1])));
    assert_eq!(move_of(&found.units[2]), (3, 3, all([0; 5])));
    let fall = found.units[0].index.as_ref().unwrap();
    assert_eq!((fall.printed, fall.exact.clone()), (d("-6.00"), Some(d("-6").into())));
    assert_eq!(found.gone, [0_usize; 0]);
}

#[test]
fn a_publication_says_what_the_ranking_itself_would() {
    let framework = framework("40", &[("policies.compare_on", "\"exact\"")]);
    let then = sheets(&framework, THEN);
    let now: &[(&str, &str, [&str; 2])] = &[
        ("UBND xã Ayun", "H1", ["points 30", "points 30"]),
        ("UBND xã Bờ Ngoong", "H2", ["points 59", "points 30"]),
        ("UBND xã Mới", "", ["points 50", "points 20"]),
    ];
    let now = sheets(&framework, now);
    let (before, today) = (contenders(&framework, &then), contenders(&framework, &now));
    let (earlier, ranking) = (rank(&framework, &[], &before), rank(&framework, &[], &today));
    let of_ranking = changes(&framework, &today, &ranking, &Earlier::of(&framework, &before, &earlier));
    assert_eq!(since(&published(&framework, &then), &framework, &now), of_ranking);
    assert_eq!(of_ranking.gone, [2]);
}

#[test]
fn a_publication_of_totals_is_not_split_where_hidden_digits_decide() {
    let now: &[(&str, &str, [&str; 2])] = &[
        ("UBND xã Ayun", "H1", ["points 30", "points 30"]),
        ("UBND xã Bờ Ngoong", "H2", ["points 45", "points 30"]),
        ("UBND xã Chư Krey", "H3", ["points 40", "points 30"]),
    ];
    for (compare_on, wanted) in
        [("\"printed\"", steps([0, 0, 0, -2, 0].map(Some), 0)), ("\"exact\"", steps([None; 5], -2))]
    {
        let framework = framework("40", &[("policies.compare_on", compare_on)]);
        let previous = published(&framework, &sheets(&framework, THEN)).totals();
        let found = since(&previous, &framework, &sheets(&framework, now));
        assert_eq!(move_of(&found.units[0]), (1, 3, wanted), "{compare_on}");
        let fall = found.units[0].index.as_ref().unwrap();
        assert_eq!((fall.printed, fall.exact.clone()), (d("-20.00"), None));
    }
}

#[test]
fn answers_that_all_fit_todays_framework_are_scored_on_it_and_others_are_not_guessed() {
    let old = framework("40", &[]);
    let answers: &[(&str, &str, [&str; 2])] =
        &[("xã A", "", ["points 50", "points 10"]), ("xã B", "", ["points 40", "points 18"])];
    let previous = published(&old, &sheets(&old, answers));
    // Another text with the same criteria: every answer comes along.
    let reworded = framework("40", &[("title", "\"Bộ tiêu chí sửa đổi\""), ("policies.ties", "\"dense\"")]);
    assert_ne!(old.hash, reworded.hash);
    let found = since(&previous, &reworded, &sheets(&reworded, answers));
    assert_eq!(move_of(&found.units[0]), (1, 1, steps([0; 5].map(Some), 0)));
    // Points by hand mean nothing under another maximum: neither they nor the ranks of then on it are known.
    let smaller = framework("20", &[]);
    let now: &[(&str, &str, [&str; 2])] =
        &[("xã A", "", ["points 30", "points 10"]), ("xã B", "", ["points 40", "points 18"])];
    let found = since(&previous, &smaller, &sheets(&smaller, now));
    let unknown = steps([Some(0), None, None, None, None], -1);
    assert_eq!(move_of(&found.units[0]), (1, 2, unknown));
}

#[test]
fn a_code_finds_a_renamed_unit_and_never_overrules_a_name() {
    let framework = framework("40", &[]);
    let rows = |then: &[(&str, &str)], now: &[(&str, &str)]| -> (Vec<EarlierRow>, Vec<usize>) {
        let all = |units: &[(&str, &str)]| {
            let units: Vec<_> = units.iter().map(|(name, code)| (*name, *code, ["points 1", "points 1"])).collect();
            sheets(&framework, &units)
        };
        // In the order given: a publication would put the rows in that of its table.
        let now = contenders(&framework, &all(now));
        let then = contenders(&framework, &all(then));
        let earlier = Earlier::of(&framework, &then, &rank(&framework, &[], &then));
        let found = changes(&framework, &now, &rank(&framework, &[], &now), &earlier);
        (found.units.iter().map(|change| change.earlier).collect(), found.gone)
    };
    use EarlierRow::{At, New, Unclear};
    type Units<'u> = &'u [(&'u str, &'u str)];
    let table: &[(Units, Units, &[EarlierRow], &[usize])] = &[
        // Renamed, and raised to a phường.
        (&[("xã Cũ", "H1"), ("xã B", "H2")], &[("xã B", "H2"), ("phường Mới", " H1")], &[At(1), At(0)], &[]),
        // One name in two sorts; the code says which.
        (&[("xã Long Phú", "H1"), ("phường Long Phú", "H2")], &[("Long Phú", "H2")], &[At(1)], &[0]),
        // The code of another unit, whose name is there: the name holds.
        (&[("xã A", ""), ("xã B", "H1")], &[("xã A", "H1"), ("xã B", "")], &[At(0), At(1)], &[]),
        // Names agree and codes do not: neither row is taken, and the code's other unit is.
        (&[("xã A", "H1")], &[("xã A", "H2")], &[New], &[0]),
        // Two rows have the code.
        (&[("xã A", "H1"), ("xã B", "H1")], &[("xã C", "H1")], &[Unclear], &[]),
        (&[("xã A", "H1")], &[("xã B", "H1"), ("xã C", "H1")], &[Unclear, Unclear], &[]),
    ];
    for (then, now, wanted, gone) in table {
        assert_eq!(rows(then, now), (wanted.to_vec(), gone.to_vec()), "{then:?} {now:?}");
    }
}
