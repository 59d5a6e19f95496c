//! Bonus and penalty points: their caps, the total they change, and the denominator they leave alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::d;
use common::made::{
    COUNTED, CUT, PENALTY, area, block, codes, exact, given_leaf, leaf, made, node, none_wrong, points_told, scored,
    sheet_of, shown,
};
use thuocdo_core::framework::Framework;
use thuocdo_core::number::Exact;
use thuocdo_core::score::{LossReason, Progress, Score, State, ledger, points_to_next_class, remedy, score};

const IDEAS: &str = r#"{"kind":"count_points","count":WHOLE,"per":"2","cap":"4"}"#;
const PRIZE: &str = r#"{"kind":"yes_no","yes":"3","no":"0"}"#;
const LATE: &str = r#"{"kind":"count_points","count":WHOLE,"per":"3","cap":"9"}"#;
const BREACH: &str = r#"{"kind":"yes_no","yes":"4","no":"0"}"#;

/// Phú Thọ demo: "Điểm cộng" (at most 5) and "Điểm trừ"; here 100 points by hand, bonus up to 5, penalties up to 10.
fn framework_with(bonus: &str, edits: &[(&str, &str)]) -> Framework {
    made(
        &[
            area("A", "100", &[given_leaf("A1", "60"), given_leaf("A2", "40")]),
            block("CONG", "5", bonus, &[leaf("C1", "4", IDEAS), leaf("C2", "3", PRIZE)]),
            block("TRU", "10", PENALTY, &[leaf("T1", "9", LATE), leaf("T2", "4", BREACH)]),
        ],
        edits,
    )
}

/// Answers as `A1=points 60; C1=count=2`.
fn answers(text: &str) -> Vec<(&str, &str)> {
    text.split("; ").filter(|answer| !answer.is_empty()).map(|answer| answer.split_once('=').unwrap()).collect()
}

fn index(score: &Score) -> String {
    score.index.as_ref().map_or("none".into(), |index| shown(&index.exact))
}

/// Caps as in Công an tỉnh (tinhvan170203: `diemthuongtoida`, `diemphattoida`) and Phú Thọ; the answers are made up.
#[test]
fn bonus_and_penalty_change_the_total_up_to_their_caps_and_never_the_denominator() {
    // Bonus block's kind, answers, points of CONG and TRU, total, index.
    type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);
    let table: &[Row] = &[
        (CUT, "A1=points 60; A2=points 20", "open", "open", "80"),
        (CUT, "A1=points 60; A2=points 20; C1=count=1", "NotAnswered Some(2)", "open", "82"),
        (CUT, "A1=points 60; A2=points 20; C1=count=2; C2=no", "4", "open", "84"),
        (CUT, "A1=points 60; A2=points 20; C1=count=9; C2=no", "4", "open", "84"),
        // 4 + 3 are 7, the block gives 5.
        (CUT, "A1=points 60; A2=points 20; C1=count=2; C2=yes", "5", "open", "85"),
        (CUT, "A1=points 60; A2=points 20; T1=count=1; T2=no", "open", "-3", "77"),
        // 9 + 4 are 13, the block takes 10.
        (CUT, "A1=points 60; A2=points 20; T1=count=3; T2=yes", "open", "-10", "70"),
        (CUT, "A1=points 60; A2=points 20; C1=count=2; C2=yes; T1=count=3; T2=yes", "5", "-10", "75"),
        (CUT, "A1=points 60; A2=points 40; C1=count=1; C2=no", "2", "open", "100"),
        (COUNTED, "A1=points 60; A2=points 40; C1=count=1; C2=no", "2", "open", "102"),
        (COUNTED, "A1=points 60; A2=points 40; C1=count=2; C2=yes", "5", "open", "105"),
        (CUT, "A1=points 60; A2=points 38; C1=count=2; C2=yes", "5", "open", "100"),
        (COUNTED, "A1=points 60; A2=points 38; C1=count=2; C2=yes", "5", "open", "103"),
        // A penalty is taken before anything is cut off: 98 + 5 − 4 is 99.
        (CUT, "A1=points 60; A2=points 38; C1=count=2; C2=yes; T1=count=0; T2=yes", "5", "-4", "99"),
        // Never below 0, whatever is taken.
        (CUT, "A1=points 3; A2=points 0; T1=count=3; T2=yes", "open", "-10", "0"),
        (COUNTED, "A1=points 3; A2=points 0; T1=count=3; T2=yes", "open", "-10", "0"),
        (CUT, "A1=points 3; A2=points 4; T1=count=1; T2=yes", "open", "-7", "0"),
        (CUT, "A1=points 3; A2=points 4.5; T1=count=1; T2=yes", "open", "-7", "0.5"),
        (CUT, "T1=count=1; T2=no", "open", "-3", "0"),
        (CUT, "C1=count=2; C2=yes", "5", "open", "5"),
        (CUT, "C1=count=2; C2=yes; T1=count=1; T2=no", "5", "-3", "2"),
        // What does not apply in a block neither gives nor takes.
        (CUT, "A1=points 60; A2=points 20; C1=n/a Không có; C2=n/a Không có", "n/a", "open", "80"),
        (CUT, "A1=points 60; A2=points 20; T1=n/a Không có; T2=yes", "open", "-4", "76"),
    ];
    let mut wrong = Vec::new();
    for (bonus, text, cong, tru, total) in table {
        for policy in ["\"shrink\"", "\"full\"", "\"zero\""] {
            let framework = framework_with(bonus, &[("policies.not_applicable", policy)]);
            let score = scored(&framework, &answers(text));
            let area = |id: &str| match node(&framework, &score, id) {
                open if open.state == State::NotAnswered && open.points.is_some() => {
                    format!("NotAnswered Some({})", shown(open.points.as_ref().unwrap()))
                }
                area => points_told(area),
            };
            let found = (area("CONG"), area("TRU"), shown(&score.total));
            // The denominator is 100, so that the index is the total.
            let told = (shown(&score.attainable), index(&score), codes(&score.problems));
            if found != ((*cong).into(), (*tru).into(), (*total).into())
                || told != ("100".into(), (*total).into(), String::new())
            {
                wrong.push(format!("{bonus} {policy} {text}: {found:?} {told:?}, wanted {:?}", (cong, tru, total)));
            }
        }
    }
    none_wrong(&wrong, table.len() * 3);
}

#[test]
fn a_block_stands_outside_the_maximum_of_the_framework() {
    let framework = framework_with(COUNTED, &[]);
    assert_eq!((framework.max(), framework.attainable()), (exact("100"), exact("100")));
    for (id, attainable) in [("CONG", "5"), ("C1", "4"), ("TRU", "10"), ("T2", "4"), ("A", "100"), ("A2", "40")] {
        let index = framework.find(id).unwrap();
        assert_eq!(framework.node(index).attainable(), d(attainable), "{id}");
        assert_eq!(framework.node(index).block().is_some(), !id.starts_with('A'), "{id}");
        let scored = scored(&framework, &[]);
        assert_eq!(scored.node(index).attainable.is_zero(), !id.starts_with('A'), "{id}");
    }
    // A unit's own denominator is compared with its points without bonus: 60 of 60 and 5 more.
    let mut sheet = sheet_of(&framework, &answers("A1=points 60; C1=count=2; C2=yes"));
    sheet.attainable = Some(d("60"));
    let with_own = score(&framework, &sheet);
    assert_eq!(
        (shown(&with_own.total), shown(&with_own.attainable), index(&with_own)),
        ("65".into(), "60".into(), "325/3".into())
    );
    assert_eq!(with_own.problems, []);
}

/// Made up: published tables often stop at the sum of a block.
#[test]
fn points_may_be_given_for_a_whole_block() {
    let framework = framework_with(CUT, &[]);
    let rows = [
        ("A=points 80; CONG=points 4", "4", "open", "84", ""),
        ("A=points 80; CONG=points 5", "5", "open", "85", ""),
        ("A=points 80; CONG=points 5.5", "5", "open", "85", "N11"),
        ("A=points 80; CONG=points -1", "open", "open", "80", "N12"),
        ("A=points 80; TRU=points 7", "open", "-7", "73", ""),
        ("A=points 80; TRU=points 11", "open", "-10", "70", "N11"),
        ("A=points 80; TRU=points 0", "open", "0", "80", ""),
        ("A=points 80; TRU=points -3", "open", "open", "80", "N12"),
        ("A=points 5; TRU=points 7", "open", "-7", "0", ""),
        // Answers below are covered, reported and not added.
        ("A=points 80; CONG=points 1; C1=count=2", "1", "open", "81", "N15"),
        ("A=points 80; TRU=points 1; T1=count=2", "open", "-1", "79", "N15"),
        ("A=points 80; CONG=yes", "open", "open", "80", "A06"),
        ("A=points 80; CONG=n/a Không có", "open", "open", "80", "A06"),
    ];
    for (text, cong, tru, total, told) in rows {
        let score = scored(&framework, &answers(text));
        let area = |id: &str| points_told(node(&framework, &score, id));
        let found = (area("CONG"), area("TRU"), shown(&score.total), codes(&score.problems));
        assert_eq!(found, (cong.into(), tru.into(), total.into(), told.into()), "{text}");
        assert_eq!(shown(&score.attainable), "100", "{text}");
    }
    let score = scored(&framework, &answers("CONG=points 1; C1=count=2"));
    assert_eq!(node(&framework, &score, "C1").state, State::Covered);
    assert_eq!(node(&framework, &score, "C2").state, State::Covered);
}

/// Made up: an area that is a leaf and a block, and one that is deep.
#[test]
fn a_block_may_be_a_leaf_or_deep() {
    let lone = leaf("CONG", "5", PRIZE).replacen("\"rule\"", &format!("\"block\":{COUNTED},\"rule\""), 1);
    let deep = block(
        "TRU",
        "6",
        PENALTY,
        &[area("T1", "8", &[leaf("T1A", "4", BREACH), leaf("T1B", "4", BREACH)]), leaf("T2", "4", BREACH)],
    );
    let framework = made(&[area("A", "10", &[given_leaf("A1", "10")]), lone, deep], &[]);
    for (text, total, t1, tru) in [
        ("A1=points 9; CONG=yes", "12", "open", "open"),
        ("A1=points 9; CONG=points 5", "14", "open", "open"),
        ("A1=points 9; T1A=yes; T1B=no; T2=no", "5", "-4", "-4"),
        // 4 + 4 are within the criterion's 8; with 4 more the block's cap of 6 holds.
        ("A1=points 9; T1A=yes; T1B=yes; T2=yes", "3", "-8", "-6"),
        ("A1=points 9; T1=points 7; T2=no", "3", "-7", "-6"),
    ] {
        let score = scored(&framework, &answers(text));
        let points = |id: &str| points_told(node(&framework, &score, id));
        assert_eq!((shown(&score.total), points("T1"), points("TRU")), (total.into(), t1.into(), tru.into()), "{text}");
        assert_eq!(score.problems, [], "{text}");
        let ledger = ledger(&framework, &score);
        let sum = ledger.losses.iter().fold(Exact::ZERO, |sum, loss| &sum + &loss.points);
        assert_eq!((&sum, ledger.missing), (&score.missing(), score.missing()), "{text}");
    }
}

#[test]
fn an_empty_bonus_leaves_the_progress_complete() {
    let framework = framework_with(CUT, &[]);
    for (text, answered) in [
        ("", 0),
        ("A1=points 1", 1),
        ("A1=points 1; A2=points 2", 2),
        ("C1=count=2; T1=count=1", 0),
        ("A=points 9; C2=yes", 2),
    ] {
        let score = scored(&framework, &answers(text));
        assert_eq!(Progress::of_all(&framework, &score), Progress { answered, total: 2 }, "{text}");
        let block = Progress::of(&framework, &score, framework.find("CONG").unwrap());
        assert_eq!(block, Progress::default(), "{text}");
    }
}

/// Classes of the example framework: from 80, 65.01, 50.005 and 0; decided on the exact index.
#[test]
fn classes_at_their_edges_count_bonus_and_penalty() {
    let framework = framework_with(COUNTED, &[]);
    for (text, class, next) in [
        ("A=points 78; C1=count=1", 0, None),
        ("A=points 77.999999; C1=count=1", 1, Some("0.000001")),
        ("A=points 80; T1=count=1", 1, Some("3")),
        ("A=points 83; T1=count=1", 0, None),
        ("A=points 60; C1=count=2; C2=yes", 2, Some("0.01")),
        ("A=points 60.01; CONG=points 5", 1, Some("14.99")),
        ("A=points 60.009999; CONG=points 5", 2, Some("0.000001")),
        ("A=points 60.005; TRU=points 10", 2, Some("15.005")),
        ("A=points 100; CONG=points 5", 0, None),
        ("", 3, Some("50.005")),
        ("A=points 60; TRU=points 10", 3, Some("0.005")),
    ] {
        let score = scored(&framework, &answers(text));
        let found = points_to_next_class(&framework, &score).map(|standing| shown(&standing.points));
        assert_eq!((score.index.unwrap().class, found.as_deref()), (Some(class), next), "{text}");
    }
}

/// Made up: 2 points and 10 taken are 0, but it takes 58.005 points more to reach 50.005.
#[test]
fn points_to_the_next_class_count_what_was_taken_below_nothing() {
    for rounding in ["\"none\"", r#"{"decimals":2,"mode":"half_up"}"#] {
        let framework = framework_with(CUT, &[("policies.rounding.total", rounding)]);
        let now = scored(&framework, &answers("A1=points 2; T1=count=3; T2=yes"));
        assert!(now.total.is_zero());
        let standing = points_to_next_class(&framework, &now).unwrap();
        let lifted = &exact("2") + &standing.points;
        let lifted = format!("A=points {}; T1=count=3; T2=yes", lifted.to_decimal().unwrap());
        let class = scored(&framework, &answers(&lifted)).index.unwrap().class;
        assert_eq!(class, Some(standing.next), "{rounding}: {lifted}");
    }
}

#[test]
fn the_ledger_tells_bonus_penalty_and_caps_apart() {
    let framework = framework_with(COUNTED, &[]);
    let score = scored(&framework, &answers("A=points 70; C1=count=2; C2=yes; T1=count=3; T2=yes"));
    let ledger = ledger(&framework, &score);
    let told: Vec<(String, LossReason, String)> = ledger
        .losses
        .iter()
        .map(|loss| {
            (loss.node.map_or(String::new(), |at| framework.node(at).id.clone()), loss.reason, shown(&loss.points))
        })
        .collect();
    let row = |id: &str, reason, points: &str| (id.to_owned(), reason, points.to_owned());
    assert_eq!(
        told,
        [
            row("A", LossReason::Given, "30"),
            row("T1", LossReason::Penalty, "9"),
            row("T2", LossReason::Penalty, "4"),
            row("CONG", LossReason::Cap, "2"),
            row("C2", LossReason::Bonus, "-3"),
            row("TRU", LossReason::Cap, "-3"),
            row("C1", LossReason::Bonus, "-4"),
        ]
    );
    assert_eq!((ledger.missing, shown(&score.total)), (exact("35"), "65".into()));
}

/// Made up: "Mô hình, sáng kiến: tối đa 2 điểm" within bonus points of at most 5, and the like within penalties.
#[test]
fn a_group_in_a_block_has_a_cap_of_its_own() {
    let yes = |id: &str| leaf(id, "1.5", r#"{"kind":"yes_no","yes":"1.5","no":"0"}"#);
    let group = |id: &str, ids: [&str; 2]| area(id, "2", &ids.map(yes));
    let framework = made(
        &[
            area("A", "100", &[given_leaf("A1", "100")]),
            block("CONG", "5", COUNTED, &[group("G", ["G1", "G2"]), leaf("C2", "3", PRIZE)]),
            block("TRU", "5", PENALTY, &[group("H", ["H1", "H2"]), leaf("T2", "4", BREACH)]),
        ],
        &[],
    );
    // Answers, points of the groups and of the areas, total.
    let table = [
        ("A1=points 90; G1=yes; G2=no; C2=no", ["1.5", "open", "1.5", "open"], "91.5"),
        ("A1=points 90; G1=yes; G2=yes; C2=no", ["2", "open", "2", "open"], "92"),
        ("A1=points 90; G1=yes; G2=yes; C2=yes", ["2", "open", "5", "open"], "95"),
        ("A1=points 90; H1=yes; H2=yes; T2=no", ["open", "-2", "open", "-2"], "88"),
        ("A1=points 90; H1=yes; H2=yes; T2=yes", ["open", "-2", "open", "-5"], "85"),
        ("A1=points 90; G=points 3; C2=no", ["2", "open", "2", "open"], "92"),
    ];
    let mut wrong = Vec::new();
    for (text, wanted, total) in &table {
        let score = scored(&framework, &answers(text));
        let points = ["G", "H", "CONG", "TRU"]
            .map(|id| node(&framework, &score, id).points.as_ref().map_or("open".to_owned(), shown));
        let ledger = ledger(&framework, &score);
        let sum = ledger.losses.iter().fold(Exact::ZERO, |sum, loss| &sum + &loss.points);
        if points != *wanted || shown(&score.total) != *total || sum != score.missing() {
            wrong.push(format!("{text}: {points:?} {}, {:?}", shown(&score.total), ledger.losses));
        }
        assert!(ledger.losses.iter().all(|loss| loss.reason != LossReason::Rounding), "{text}: {:?}", ledger.losses);
    }
    none_wrong(&wrong, table.len());
}

/// What is cut off at full points, or not taken below nothing, is no matter of rounding where nothing is rounded.
#[test]
fn the_ledger_calls_nothing_rounding_where_nothing_is_rounded() {
    let framework = framework_with(CUT, &[]);
    for text in ["A=points 98; C1=count=2; C2=no", "A=points 2; T1=count=3; T2=no", "A=points 100; CONG=points 5"] {
        let score = scored(&framework, &answers(text));
        let losses = ledger(&framework, &score).losses;
        let sum = losses.iter().fold(Exact::ZERO, |sum, loss| &sum + &loss.points);
        assert_eq!(sum, score.missing(), "{text}");
        assert!(losses.iter().all(|loss| loss.reason != LossReason::Rounding), "{text}: {losses:?}");
    }
}

#[test]
fn bonus_points_are_won_by_more_and_penalties_won_back_by_fewer() {
    let framework = framework_with(CUT, &[]);
    let score = scored(&framework, &answers("C1=count=1; C2=no; T1=count=2; T2=yes"));
    let of = |id: &str| {
        let index = framework.find(id).unwrap();
        remedy(&framework, index, score.node(index)).map(|found| common::made::needed_told(&found.full))
    };
    assert_eq!(of("C1").as_deref(), Some("count +1: +2"));
    assert_eq!(of("C2").as_deref(), Some("yes: +3"));
    assert_eq!(of("T1").as_deref(), Some("count -2: +6"));
    assert_eq!(of("T2").as_deref(), Some("no: +4"));
}

/// Two blocks, one whose points count above full and one whose points do not: each keeps its own word.
#[test]
fn points_of_a_block_that_is_cut_do_not_rise_above_full_beside_one_that_counts() {
    let framework = made(
        &[
            area("A", "100", &[given_leaf("A1", "100")]),
            block("C", "5", CUT, &[leaf("C1", "4", IDEAS)]),
            block("D", "3", COUNTED, &[leaf("D1", "3", PRIZE)]),
        ],
        &[],
    );
    for (text, total) in [
        ("A1=points 90; C1=count=2; D1=yes", "97"),
        ("A1=points 100; D1=yes", "103"),
        ("A1=points 100; C1=count=2; D1=no", "100"),
        ("A1=points 98; C1=count=2; D1=yes", "103"),
    ] {
        assert_eq!(shown(&scored(&framework, &answers(text)).total), total, "{text}");
    }
}

/// Rounding treats what is taken as it treats what is given: half away from zero, up away from zero.
#[test]
fn penalties_are_rounded_like_points() {
    let rule = r#"{"kind":"count_points","count":NUMBER,"per":"0.5","cap":"9"}"#;
    for (mode, leaf_points, area_points) in
        [("half_up", "-1.3", "-1"), ("half_even", "-1.2", "-1"), ("down", "-1.2", "-1"), ("up", "-1.3", "-2")]
    {
        let round = |decimals: u32| format!(r#"{{"decimals":{decimals},"mode":"{mode}"}}"#);
        let framework = made(
            &[area("A", "10", &[given_leaf("A1", "10")]), block("T", "9", PENALTY, &[leaf("T1", "9", rule)])],
            &[("policies.rounding.leaf", &round(1)), ("policies.rounding.node", &round(0))],
        );
        let score = scored(&framework, &answers("A1=points 8; T1=count=2.5"));
        let points = |id: &str| points_told(node(&framework, &score, id));
        assert_eq!((points("T1"), points("T")), (leaf_points.into(), area_points.into()), "{mode}");
        assert_eq!(score.total, &exact("8") + &exact(area_points), "{mode}");
    }
}

/// Bonus points may rise above full points where they count; rounding alone may not.
#[test]
fn rounding_lifts_nothing_above_full_beside_a_bonus_that_counts() {
    let up = r#"{"decimals":2,"mode":"up"}"#;
    let framework = made(
        &[area("A", "97.995", &[given_leaf("A1", "97.995")]), block("C", "4", COUNTED, &[leaf("C1", "4", IDEAS)])],
        &[("policies.rounding.total", up)],
    );
    for (text, total) in [
        ("A1=points 97.995", "97.995"),
        ("A1=points 97.995; C1=count=0", "97.995"),
        ("A1=points 97.991", "97.995"),
        ("A1=points 97.981", "97.99"),
        ("A1=points 97.985; C1=count=1", "99.99"),
    ] {
        assert_eq!(shown(&scored(&framework, &answers(text)).total), total, "{text}");
    }
}
