//! The order of a ranking: tie rules, tie-breakers, groups, units without an index.

use std::sync::Arc;

use thuocdo_core::framework::Framework;
use thuocdo_core::rank::{Contender, Decided, rank};

use crate::common::d;
use crate::common::made::{area, given_leaf, made};
use crate::common::published::contender;

/// Two areas of 50 points under a tie rule, comparing exact or printed indices.
fn framework(ties: &str, compare_on: &str) -> Framework {
    let areas = [area("A", "50", &[given_leaf("A1", "50")]), area("B", "50", &[given_leaf("B1", "50")])];
    made(&areas, &[("policies.ties", ties), ("policies.compare_on", compare_on)])
}

/// Units by their points at A and B; `–` leaves an area open.
fn units(framework: &Framework, points: &[(&str, &str)]) -> Vec<Contender> {
    let made = |(at, (a, b)): (usize, &(&str, &str))| {
        let given: Vec<_> = [("A", *a), ("B", *b)].into_iter().filter(|(_, points)| *points != "–").collect();
        let given: Vec<_> = given.into_iter().map(|(id, points)| (id, d(points))).collect();
        contender(framework, &format!("xã {at}"), "", &given, None)
    };
    points.iter().enumerate().map(made).collect()
}

const ORDINAL: &str = r#"{"ordinal":["A","attainable"]}"#;

#[test]
fn tie_rules_and_what_decided() {
    use Decided::{Breaker, Equal, First, Index};
    let (seen, hidden) = (Index { hidden: false }, Index { hidden: true });
    // Totals 50, 50, 50, 49.9999, 20.
    let points = [("19", "31"), ("20", "30"), ("20", "30"), ("20", "29.9999"), ("20", "–")];
    type Told = (usize, u32, bool, Decided);
    let table: [(&str, &str, [Told; 5]); 6] = [
        (
            "\"competition\"",
            "\"exact\"",
            [(0, 1, true, First), (1, 1, true, Equal), (2, 1, true, Equal), (3, 4, false, hidden), (4, 5, false, seen)],
        ),
        (
            "\"competition\"",
            "\"printed\"",
            [(0, 1, true, First), (1, 1, true, Equal), (2, 1, true, Equal), (3, 1, true, Equal), (4, 5, false, seen)],
        ),
        (
            "\"dense\"",
            "\"exact\"",
            [(0, 1, true, First), (1, 1, true, Equal), (2, 1, true, Equal), (3, 2, false, hidden), (4, 3, false, seen)],
        ),
        (
            "\"dense\"",
            "\"printed\"",
            [(0, 1, true, First), (1, 1, true, Equal), (2, 1, true, Equal), (3, 1, true, Equal), (4, 2, false, seen)],
        ),
        (
            ORDINAL,
            "\"exact\"",
            [
                (1, 1, true, First),
                (2, 1, true, Equal),
                (0, 3, false, Breaker(0)),
                (3, 4, false, hidden),
                (4, 5, false, seen),
            ],
        ),
        (
            ORDINAL,
            "\"printed\"",
            [
                (1, 1, true, First),
                (2, 1, true, Equal),
                (3, 1, true, Equal),
                (0, 4, false, Breaker(0)),
                (4, 5, false, seen),
            ],
        ),
    ];
    for (ties, compare_on, wanted) in table {
        let framework = framework(ties, compare_on);
        let ranking = rank(&framework, &[], &units(&framework, &points));
        let rows = ranking.groups[0].rows.iter();
        let told: Vec<Told> = rows.map(|row| (row.contender, row.rank.unwrap(), row.tied, row.decided)).collect();
        assert_eq!(told, wanted, "{ties} {compare_on}");
    }
}

#[test]
fn the_larger_denominator_breaks_a_tie_and_no_result_is_behind_0() {
    let framework = framework(r#"{"ordinal":["attainable","A"]}"#, "\"exact\"");
    let mut all = units(&framework, &[("–", "40"), ("0", "40"), ("0", "20"), ("0", "40")]);
    all[2] = contender(&framework, "nhỏ", "", &[("B", d("20"))], Some(d("50")));
    let ranking = rank(&framework, &[], &all);
    let told: Vec<_> = ranking.groups[0].rows.iter().map(|row| (row.contender, row.rank, row.decided)).collect();
    assert_eq!(
        told,
        [
            (1, Some(1), Decided::First),
            (3, Some(1), Decided::Equal),
            (0, Some(3), Decided::Breaker(1)),
            (2, Some(4), Decided::Breaker(0)),
        ]
    );
}

#[test]
fn groups_come_as_listed_and_spellings_of_one_are_one() {
    let framework = framework("\"competition\"", "\"exact\"");
    let groups = ["Phường", "Đặc khu", "xã"].map(String::from);
    let named = ["xã", "Sở", "XÃ ", "phường", "", "sở", "xa\u{303}\u{200b}"];
    let mut all = units(&framework, &[("1", "1"); 7]);
    for (unit, group) in all.iter_mut().zip(named) {
        Arc::make_mut(&mut unit.unit).group = group.into();
    }
    let ranking = rank(&framework, &groups, &all);
    let told: Vec<(&str, Vec<usize>)> = ranking
        .groups
        .iter()
        .map(|group| (group.name.as_str(), group.rows.iter().map(|row| row.contender).collect()))
        .collect();
    assert_eq!(told, [("Phường", vec![3]), ("xã", vec![0, 2, 6]), ("Sở", vec![1, 5]), ("", vec![4])]);
    assert_eq!(ranking.row_of(5).map(|(group, row)| (group.name.as_str(), row.rank)), Some(("Sở", Some(1))));
    assert_eq!(ranking.row_of(9), None);
    assert_eq!(rank(&framework, &groups, &[]).groups, []);
}

#[test]
fn units_without_an_index_come_last_without_a_rank() {
    let framework = framework("\"dense\"", "\"printed\"");
    let mut all = units(&framework, &[("–", "–"), ("10", "10"), ("5", "5"), ("0", "0")]);
    let mut score = (*all[2].score).clone();
    score.index = None;
    all[2].score = score.into();
    let ranking = rank(&framework, &[], &all);
    let told: Vec<_> = ranking.groups[0].rows.iter().map(|row| (row.contender, row.rank, row.decided)).collect();
    let seen = Decided::Index { hidden: false };
    assert_eq!(
        told,
        [(1, Some(1), Decided::First), (3, Some(2), seen), (2, None, Decided::NoIndex), (0, None, Decided::NoResult)]
    );
    let summary = &ranking.groups[0].summary;
    assert_eq!((summary.ranked, summary.without_index), (2, 2));
    assert_eq!((&summary.highest[..], &summary.lowest[..]), (&[1][..], &[3][..]));
}
