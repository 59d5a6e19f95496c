//! Sums of leaves: rounding at every level, what does not apply, and what was measured for nobody.

use crate::common::made::{
    area, codes, exact, given_leaf, leaf, made, node, none_wrong, points_told, scored, sheet_of, shown,
};
use thuocdo_core::framework::by_id;
use thuocdo_core::score::{Progress, State, ledger, score};

const RATIO: &str = r#"{"kind":"linear_ratio","full_at":"100",RATIO}"#;

/// Made up: 10 × 1/3 and 10 × 2/3 in one area, 10 × 1/8 in another; the exact total is 11.25.
#[test]
fn leaf_node_and_total_are_rounded_each_on_what_was_rounded_before() {
    let areas = [
        area("A", "20", &[leaf("A1", "10", RATIO), leaf("A2", "10", RATIO)]),
        area("B", "10", &[leaf("B1", "10", RATIO)]),
    ];
    // Levels (leaf, node, total) as decimals, mode, then A1, A, B, total.
    let table: &[(&str, &str, [&str; 4])] = &[
        ("---", "half_up", ["10/3", "10", "1.25", "11.25"]),
        ("2--", "half_up", ["3.33", "10", "1.25", "11.25"]),
        ("-1-", "half_up", ["10/3", "10", "1.3", "11.3"]),
        ("--0", "half_up", ["10/3", "10", "1.25", "11"]),
        ("--1", "half_up", ["10/3", "10", "1.25", "11.3"]),
        ("-1-", "half_even", ["10/3", "10", "1.2", "11.2"]),
        ("--1", "half_even", ["10/3", "10", "1.25", "11.2"]),
        ("2-1", "down", ["3.33", "9.99", "1.25", "11.2"]),
        ("210", "half_up", ["3.33", "10", "1.3", "11"]),
        ("210", "half_even", ["3.33", "10", "1.2", "11"]),
        ("210", "down", ["3.33", "9.9", "1.2", "11"]),
        ("210", "up", ["3.34", "10.1", "1.3", "12"]),
        ("010", "up", ["4", "11", "2", "13"]),
        ("000", "half_up", ["3", "10", "1", "11"]),
        ("321", "up", ["3.334", "10.01", "1.25", "11.3"]),
    ];
    let mut wrong = Vec::new();
    for (levels, mode, wanted) in table {
        let rounding: Vec<String> = levels
            .chars()
            .map(|digit| match digit {
                '-' => "\"none\"".to_owned(),
                digit => format!(r#"{{"decimals":{digit},"mode":"{mode}"}}"#),
            })
            .collect();
        let framework = made(
            &areas,
            &[
                ("policies.rounding.leaf", &rounding[0]),
                ("policies.rounding.node", &rounding[1]),
                ("policies.rounding.total", &rounding[2]),
            ],
        );
        let score = scored(&framework, &[("A1", "num=1 den=3"), ("A2", "num=2 den=3"), ("B1", "num=1 den=8")]);
        let points = |id: &str| points_told(node(&framework, &score, id));
        let found = [points("A1"), points("A"), points("B"), shown(&score.total)];
        if found != wanted.map(str::to_owned) {
            wrong.push(format!("{levels} {mode}: {found:?}, wanted {wanted:?}"));
        }
        assert_eq!(shown(&score.attainable), "30", "denominators are never rounded");
    }
    none_wrong(&wrong, table.len());
}

/// Two metrics of MDSH of Vân Canh (766/QĐ-TTg, DVCQG 10/10/2026): rounded first, then added, as the portal does.
#[test]
fn the_portal_adds_rounded_metrics() {
    let areas = [area("MDSH", "8", &[leaf("X", "2", RATIO), leaf("Y", "2", RATIO), leaf("Z", "4", RATIO)])];
    let cents = r#"{"decimals":2,"mode":"half_up"}"#;
    let answers = [("X", "num=1105 den=2618"), ("Y", "num=28 den=388"), ("Z", "num=1520 den=2618")];
    for (leaf, node, total) in [(cents, "\"none\"", "3.3"), ("\"none\"", cents, "3.31"), ("\"none\"", "\"none\"", "")] {
        let framework = made(&areas, &[("policies.rounding.leaf", leaf), ("policies.rounding.node", node)]);
        let score = scored(&framework, &answers);
        let wanted = if total.is_empty() {
            ["2210/2618", "56/388", "6080/2618"].iter().fold(exact("0"), |sum, part| &sum + &exact(part))
        } else {
            exact(total)
        };
        assert_eq!(score.total, wanted, "{leaf} {node}");
    }
}

fn treated(policy: &str) -> thuocdo_core::framework::Framework {
    let survey = r#"{"points":"2","reason":"DDCI chưa khảo sát"}"#;
    let none_is_na = ("nodes.0.children.1.zero_denominator", "\"not_applicable\"");
    made(
        &[
            area("A", "70", &[given_leaf("A1", "40"), leaf("A2", "30", RATIO)]),
            area("B", "30", &[given_leaf("B1", "30")]),
        ],
        &[none_is_na, ("nodes.1.children.0.not_measured", survey), ("policies.not_applicable", policy)],
    )
}

/// Lai Châu 2020 (S4) shrinks the denominator and measured 2 of 30 survey points for nobody; 766/QĐ-TTg gives full
/// points for 0/0 petitions and none for 0/0 dossiers; Hà Nam 1156/QĐ-UBND 2023 rescales.
#[test]
fn what_does_not_apply_is_treated_in_three_ways() {
    let all = "A1=30 A2=1/2 B1=20";
    // Policy, answers, the unit's own denominator, then total, denominator, index, points of A2, codes.
    type Row = (&'static str, &'static str, &'static str, [&'static str; 4], &'static str);
    let table: &[Row] = &[
        ("\"shrink\"", all, "", ["65", "98", "3250/49", "15"], ""),
        ("\"shrink\"", "A1=30 A2=- B1=20", "", ["50", "68", "1250/17", "n/a"], ""),
        ("\"shrink\"", "A1=30 A2=0/0 B1=20", "", ["50", "68", "1250/17", "n/a"], ""),
        ("\"full\"", "A1=30 A2=- B1=20", "", ["80", "98", "4000/49", "n/a 30"], ""),
        ("\"full\"", "A1=30 A2=0/0 B1=20", "", ["80", "98", "4000/49", "n/a 30"], ""),
        ("\"zero\"", "A1=30 A2=- B1=20", "", ["50", "98", "2500/49", "n/a 0"], ""),
        ("\"zero\"", "A1=30 A2=0/0 B1=20", "", ["50", "98", "2500/49", "n/a 0"], ""),
        // What was measured for nobody leaves with its criterion, and only once.
        ("\"shrink\"", "A1=30 A2=1/2 B1=-", "", ["45", "70", "450/7", "15"], ""),
        ("\"full\"", "A1=30 A2=1/2 B1=-", "", ["73", "98", "3650/49", "15"], ""),
        ("\"zero\"", "A1=30 A2=1/2 B1=-", "", ["45", "98", "2250/49", "15"], ""),
        ("\"shrink\"", "A1=- A2=- B1=-", "", ["0", "0", "none", "n/a"], ""),
        ("\"full\"", "A1=- A2=- B1=-", "", ["98", "98", "100", "n/a 30"], ""),
        ("\"shrink\"", "A1=30 A2=1/2 B1=30", "", ["73", "98", "3650/49", "15"], "N11"),
        // Criteria that were removed for one unit and not published: its own denominator (78.5, Sở Ngoại vụ).
        ("\"shrink\"", "A1=30 A2=1/2 B1=20", "78.5", ["65", "78.5", "13000/157", "15"], ""),
        ("\"shrink\"", "A1=30 A2=- B1=20", "78.5", ["50", "78.5", "10000/157", "n/a"], ""),
        ("\"shrink\"", all, "98", ["65", "98", "3250/49", "15"], ""),
        ("\"shrink\"", all, "65", ["65", "65", "100", "15"], ""),
        ("\"shrink\"", all, "64.99", ["65", "98", "3250/49", "15"], "A10"),
        ("\"shrink\"", all, "98.01", ["65", "98", "3250/49", "15"], "A08"),
        ("\"shrink\"", all, "0", ["65", "98", "3250/49", "15"], "A08"),
        ("\"full\"", "A1=30 A2=- B1=20", "80", ["80", "80", "100", "n/a 30"], ""),
        ("\"zero\"", "A1=30 A2=- B1=20", "80", ["50", "80", "62.5", "n/a 0"], ""),
    ];
    let mut wrong = Vec::new();
    for (policy, answers, own, wanted, told) in table {
        let framework = treated(policy);
        let words: Vec<(&str, String)> = answers
            .split(' ')
            .map(|answer| answer.split_once('=').unwrap())
            .map(|(id, value)| match value.split_once('/') {
                Some((num, den)) => (id, format!("num={num} den={den}")),
                None if value == "-" => (id, "n/a Không có chức năng".to_owned()),
                None => (id, format!("points {value}")),
            })
            .collect();
        let words: Vec<(&str, &str)> = words.iter().map(|(id, words)| (*id, words.as_str())).collect();
        let mut sheet = sheet_of(&framework, &words);
        sheet.attainable = own.parse().ok();
        let score = score(&framework, &sheet);
        let index = score.index.as_ref().map_or("none".to_owned(), |index| shown(&index.exact));
        let a2 = points_told(node(&framework, &score, "A2"));
        let found = [shown(&score.total), shown(&score.attainable), index, a2];
        let codes = crate::common::made::codes(&score.problems);
        if found != wanted.map(str::to_owned) || codes != *told {
            wrong.push(format!("{policy} {answers} {own}: {found:?} {codes}, wanted {wanted:?} {told}"));
        }
    }
    none_wrong(&wrong, table.len());
}

/// Lai Châu 2020 (S4): the base is 98 for everybody, since the two points of DDCI were measured for nobody; units of
/// the second group bring their own.
#[test]
fn the_base_of_lai_chau() {
    let framework = by_id("lai-chau-2020").unwrap();
    let table = [
        // Appraised, surveyed, own base, denominator, index as computed from the printed points.
        ("made up: everything", "70", "28", "", "98", "100"),
        ("made up: the survey cannot give 30", "70", "30", "", "98", "100"),
        ("Lai Châu 2020, Sở Giáo dục và Đào tạo", "61.25", "22.70", "", "98", "85.66"),
        ("Lai Châu 2020, Sở Ngoại vụ (printed 86.53, from hidden digits)", "52.36", "15.57", "78.5", "78.5", "86.54"),
        ("Lai Châu 2020, Thanh tra tỉnh", "54.07", "12.25", "80", "80", "82.9"),
        ("Lai Châu 2020, Văn phòng UBND tỉnh", "43.63", "14.80", "70.5", "70.5", "82.88"),
        ("Lai Châu 2020, BQL Ma Lù Thàng (printed 72.19)", "42.42", "12.81", "76.5", "76.5", "72.2"),
        ("Lai Châu 2020, Sìn Hồ (printed 67.81)", "46.19", "20.27", "", "98", "67.82"),
    ];
    for (source, appraised, surveyed, own, base, index) in table {
        let words = [("THAM_DINH", format!("points {appraised}")), ("DIEU_TRA", format!("points {surveyed}"))];
        let words: Vec<(&str, &str)> = words.iter().map(|(id, words)| (*id, words.as_str())).collect();
        let mut sheet = sheet_of(&framework, &words);
        sheet.attainable = own.parse().ok();
        let score = score(&framework, &sheet);
        assert_eq!(shown(&score.attainable), base, "{source}");
        assert_eq!(score.index.unwrap().printed.normalize().to_string(), index, "{source}");
    }
}

/// Made up: two of an area's points were measured for nobody, so that all its leaves together give more than it has.
#[test]
fn what_an_area_cannot_hold_is_no_matter_of_rounding() {
    let part = ("nodes.0.not_measured", r#"{"points":"2","reason":"Chưa đo"}"#);
    let framework = made(&[area("A", "30", &[given_leaf("A1", "10"), given_leaf("A2", "20")])], &[part]);
    for (a2, total, missing) in [("20", "28", "0"), ("19", "28", "0"), ("18", "28", "0"), ("17", "27", "1")] {
        let score = scored(&framework, &[("A1", "points 10"), ("A2", &format!("points {a2}"))]);
        let ledger = thuocdo_core::score::ledger(&framework, &score);
        assert_eq!(
            (shown(&score.total), shown(&score.attainable), shown(&ledger.missing)),
            (total.into(), "28".into(), missing.into())
        );
        let rounding = ledger
            .losses
            .iter()
            .find(|loss| loss.node.is_none() && loss.reason == thuocdo_core::score::LossReason::Rounding);
        assert_eq!(rounding, None, "{a2}: nothing is rounded here");
    }
}

/// Made up: a leaf that was measured for nobody is waited for by nobody, whoever scores it.
#[test]
fn what_was_measured_for_nobody_needs_no_answer() {
    let survey = ("nodes.0.children.1.scored_by", "\"survey\"");
    let part = ("nodes.0.children.1.not_measured", r#"{"points":"10","reason":"Chưa khảo sát"}"#);
    let leaves = [given_leaf("A1", "20"), given_leaf("A2", "10")];
    for edits in [&[part][..], &[part, survey]] {
        let framework = made(&[area("A", "30", &leaves), area("B", "10", &[given_leaf("B1", "10")])], edits);
        let score = scored(&framework, &[("A1", "points 20"), ("B1", "points 5")]);
        assert_eq!(score.without_result(&framework).count(), 0);
        assert_eq!(node(&framework, &score, "A2").state, State::NotApplicable);
        assert_eq!(node(&framework, &score, "A").state, State::Answered);
        assert_eq!(Progress::of_all(&framework, &score), Progress { answered: 3, total: 3 });
        assert_eq!((shown(&score.total), shown(&score.attainable)), ("25".into(), "30".into()));
        assert!(ledger(&framework, &score).losses.iter().all(|loss| loss.node != framework.find("A2")));
        // What is answered there all the same counts nothing; points by hand are told.
        let answered = scored(&framework, &[("A1", "points 20"), ("A2", "points 4"), ("B1", "points 5")]);
        assert_eq!((shown(&answered.total), codes(&answered.problems)), ("25".into(), "N11".into()));
        // Nothing sent at all is still no result.
        assert!(scored(&framework, &[]).has_no_result());
    }
    // A part that is left is waited for.
    let some = ("nodes.0.children.1.not_measured", r#"{"points":"9","reason":"Chưa khảo sát"}"#);
    let framework = made(&[area("A", "30", &leaves)], &[some]);
    assert_eq!(scored(&framework, &[("A1", "points 20")]).without_result(&framework).count(), 1);
}

/// Made up: DDCI in Lai Châu 2020 as a group of its own. Where all points of a group were measured for nobody, its
/// criteria wait for nobody either, and one removal is told, of the group.
#[test]
fn a_group_that_was_measured_for_nobody_needs_no_answer() {
    let inner = |id: &str, max: &str, leaves: &[String]| {
        let leaves = leaves.join(",");
        format!(r#"{{"id":"{id}","number":"","name":"{id}","max":"{max}","children":[{leaves}]}}"#)
    };
    let group = inner("G", "10", &[given_leaf("G1", "6"), given_leaf("G2", "4")]);
    let areas = [area("A", "30", &[given_leaf("A1", "20"), group]), area("B", "10", &[given_leaf("B1", "10")])];
    let gone = r#"{"points":"10","reason":"Chưa đo"}"#;
    let below = r#"{"points":"1","reason":"Trùng"}"#;
    for edits in [
        &[("nodes.0.children.1.not_measured", gone)][..],
        &[("nodes.0.children.1.not_measured", gone), ("nodes.0.children.1.children.1.not_measured", below)],
    ] {
        let framework = made(&areas, edits);
        let score = scored(&framework, &[("A1", "points 20"), ("B1", "points 5")]);
        assert_eq!(score.without_result(&framework).count(), 0);
        for id in ["G", "G1", "G2"] {
            assert_eq!(node(&framework, &score, id).state, State::NotApplicable, "{id}");
        }
        assert_eq!(node(&framework, &score, "A").state, State::Answered);
        assert_eq!(Progress::of_all(&framework, &score), Progress { answered: 4, total: 4 });
        assert_eq!((shown(&score.total), shown(&score.attainable)), ("25".into(), "30".into()));
        let denominator = thuocdo_core::rank::denominator(&framework, &score);
        let removed: Vec<_> = denominator.removed.iter().map(|part| (part.node, shown(&part.points))).collect();
        assert_eq!(removed, [(framework.find("G"), "10".to_owned())]);
        // What is answered there all the same counts nothing.
        let answered = scored(&framework, &[("A1", "points 20"), ("G1", "points 4"), ("B1", "points 5")]);
        assert_eq!((shown(&answered.total), shown(&answered.attainable)), ("25".into(), "30".into()));
    }
}
