//! Answers that do not fit their rule: what is said of them, and that they give no points.

use thuocdo_core::problem::Fault;
use thuocdo_core::score::State;

use super::check;
use crate::common::made::{area, codes, given_leaf, leaf, made, node, none_wrong, points_told, scored, single};

/// Every kind that gives points, with an answer that fits it and what it then gives.
const KINDS: [(&str, &str, &str); 14] = [
    (r#"{"kind":"manual_points"}"#, "points 1.5", "1.5"),
    (r#"{"kind":"yes_no","yes":"2","no":"0"}"#, "yes", "2"),
    (r#"{"kind":"choice","options":[{"id":"a","label":"A","points":"2"}]}"#, "#a", "2"),
    (r#"{"kind":"grade","grades":[{"id":"a","label":"A","percent":"50"}]}"#, "#a", "1"),
    (r#"{"kind":"bands",RATIO,"bands":[{"points":"2"}]}"#, "num=1 den=2", "2"),
    (r#"{"kind":"bands","value":NUMBER,"bands":[{"points":"2"}]}"#, "value=1", "2"),
    (r#"{"kind":"linear_ratio","full_at":"100",RATIO}"#, "num=1 den=2", "1"),
    (r#"{"kind":"linear_between","zero_at":"0","full_at":"4","value":NUMBER}"#, "value=1", "0.5"),
    (r#"{"kind":"count_points","count":WHOLE,"per":"0.5","cap":"2"}"#, "count=1", "0.5"),
    (r#"{"kind":"deduction","count":WHOLE,"start":"2","per":"0.5","floor":"0"}"#, "count=1", "1.5"),
    (r#"{"kind":"survey_percent","percent":NUMBER}"#, "percent=50", "1"),
    (r#"{"kind":"formula","formula":"x","figures":[{"name":"x","label":"X","noun":"x","whole":true}]}"#, "x=1", "1"),
    (
        r#"{"kind":"cohort_threshold","value":NUMBER,"cohort":"mean","reached":"2","below":"0"}"#,
        "value=1 published=1",
        "2",
    ),
    (r#"{"kind":"cohort_share","value":NUMBER,"cohort":"best"}"#, "value=1 published=4", "0.5"),
];

/// Made up: each way to answer against each kind.
#[test]
fn an_answer_of_another_kind_is_said_and_gives_nothing() {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (rule, fitting, points) in KINDS {
        let framework = single("2", rule, &[]);
        let own = fitting.split([' ', '=']).next().unwrap();
        for (answer, word) in [("yes", "yes"), ("no", "yes"), ("#a", "choice"), (fitting, ""), ("x=1", "figures")] {
            tried += 1;
            let fits = match word {
                "yes" => own == "yes",
                "choice" => own == "#a",
                "figures" => fitting.contains('='),
                _ => true,
            };
            let score = scored(&framework, &[("L", answer)]);
            let leaf = node(&framework, &score, "L");
            let told = score.problems.iter().find_map(|problem| match problem.fault {
                Fault::WrongAnswer { wanted } => Some(wanted.to_vec()),
                _ => None,
            });
            let wanted = match (fits, own) {
                (true, _) => None,
                (false, "yes") => Some(vec!["yes", "points", "not_applicable"]),
                (false, "#a") => Some(vec!["choice", "points", "not_applicable"]),
                (false, "points") => Some(vec!["points", "not_applicable"]),
                (false, _) => Some(vec!["figures", "points", "not_applicable"]),
            };
            let found = points_told(leaf);
            let wanted_points = if answer == fitting { points } else { "open" };
            if told != wanted || (answer == fitting || !fits) && found != wanted_points {
                wrong.push(format!("{rule}: {answer}: {found}, {told:?}, wanted {wanted_points}, {wanted:?}"));
            }
        }
        // Points by hand, and "not applicable", fit every kind.
        for (answer, wanted) in [("points 1.25", "1.25"), ("n/a Không có", "n/a")] {
            let score = scored(&framework, &[("L", answer)]);
            tried += 1;
            if (points_told(node(&framework, &score, "L")).as_str(), score.problems.len()) != (wanted, 0) {
                wrong.push(format!("{rule}: {answer}: {:?}", score.node(framework.find("L").unwrap())));
            }
        }
    }
    none_wrong(&wrong, tried);
}

/// Made up: each figure of each kind missing, unknown, negative, not a number.
#[test]
fn figures_that_cannot_be_used_are_each_said() {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (rule, fitting, _) in KINDS.iter().filter(|(_, fitting, _)| fitting.contains('=')) {
        let framework = single("2", rule, &[]);
        let pairs: Vec<(&str, &str)> = fitting.split(' ').map(|pair| pair.split_once('=').unwrap()).collect();
        for at in 0..pairs.len() {
            let with = |value: &str| {
                let put =
                    |(i, (name, old)): (usize, &(&str, &str))| format!("{name}={}", if i == at { value } else { old });
                pairs.iter().enumerate().map(put).collect::<Vec<_>>().join(" ")
            };
            let others: Vec<String> =
                pairs.iter().filter(|p| **p != pairs[at]).map(|(n, v)| format!("{n}={v}")).collect();
            let missing = if pairs[at].0 == "published" { "N16" } else { "N07" };
            let mut unknown = others.clone();
            unknown.push("no_such=1".into());
            let cases = [
                (with("-1"), "N05".to_owned()),
                (with("abc"), "N02".into()),
                (with("?1.234"), "N04".into()),
                (with("?12345678901234567"), "N03".into()),
                (unknown.join(" "), format!("A07 {missing}")),
                (others.join(" "), if others.is_empty() { String::new() } else { missing.into() }),
            ];
            for (answer, wanted) in cases {
                tried += 1;
                let score = scored(&framework, &[("L", &answer)]);
                let leaf = node(&framework, &score, "L");
                if codes(&score.problems) != wanted || points_told(leaf) != "open" {
                    wrong.push(format!("{rule}: {answer}: {} {}", codes(&score.problems), points_told(leaf)));
                }
            }
        }
    }
    none_wrong(&wrong, tried);
}

#[test]
fn not_applicable_where_nobody_may_say_so_gives_nothing() {
    let edits = [("nodes.0.children.0.not_applicable", "false")];
    for (rule, _, _) in KINDS {
        check("2", rule, &edits, &[("made up", "n/a Không phát sinh", "open", "-", "N13")]);
    }
    for (scored_by, wanted) in [("\"self\"", "open"), ("\"appraiser\"", "waiting"), ("\"survey\"", "waiting")] {
        let edits = [edits[0], ("nodes.0.children.0.scored_by", scored_by)];
        check(
            "2",
            KINDS[0].0,
            &edits,
            &[
                ("công văn 383, 384/BNV-CCHC: survey criteria wait for the survey", "", wanted, "-", ""),
                ("made up", "n/a Không phát sinh", wanted, "-", "N13"),
                ("made up", "yes", wanted, "-", "A06"),
            ],
        );
    }
}

/// Made up: everything that is wrong in a sheet is told, in the order of the tree.
#[test]
fn every_problem_of_a_sheet_is_told() {
    let leaves: Vec<String> =
        KINDS.iter().enumerate().map(|(i, (rule, _, _))| leaf(&format!("L{i}"), "2", rule)).collect();
    let framework = made(&[area("A", "28", &leaves), area("B", "1", &[given_leaf("B1", "1")])], &[]);
    let answers = [
        ("L0", "yes"),
        ("L1", "#a"),
        ("L2", "#b"),
        ("L3", "points 2.5"),
        ("L4", "num=3 den=2"),
        ("L5", "value=-1"),
        ("L6", "num=1 den=0"),
        ("L7", "value=x"),
        ("L8", "count=1.5"),
        ("L9", "n/a"),
        ("L10", "percent=101"),
        ("L11", "y=1"),
        ("L12", "value=1"),
        ("L13", "points -1"),
        ("B", "no"),
    ];
    let score = scored(&framework, &answers);
    let told: Vec<String> = score.problems.iter().map(|p| format!("{} {}", p.code(), p.path)).collect();
    let wanted = [
        "A06 answers.L0",
        "A06 answers.L1",
        "N17 answers.L2",
        "N11 answers.L3",
        "N08 answers.L4",
        "N05 answers.L5",
        "N09 answers.L6",
        "N02 answers.L7",
        "N06 answers.L8",
        "N14 answers.L9",
        "N21 answers.L10",
        "A07 answers.L11",
        "N07 answers.L11",
        "N16 answers.L12",
        "N12 answers.L13",
        "A06 answers.B",
    ];
    assert_eq!(told, wanted);
    assert_eq!(node(&framework, &score, "A").state, State::NotAnswered);
}

#[test]
fn a_provisional_figure_is_the_one_that_counts() {
    // Falling from 130 % to 10 %: 120 % of 3 points are 1/12 of them.
    let framework = single("3", r#"{"kind":"linear_between","zero_at":"130","full_at":"10",RATIO}"#, &[]);
    for (answer, points) in [("num=11 den=10", "0.5"), ("num=12 den=10", "0.25"), ("num=7 den=6", "1/3")] {
        let score = scored(&framework, &[("L", answer)]);
        assert_eq!(points_told(node(&framework, &score, "L")), points, "made up: {answer}");
        let Fault::NumeratorAboveDenominator { provisional, .. } = &score.problems[0].fault else {
            panic!("{:?}", score.problems);
        };
        let wanted = crate::common::made::exact(points);
        let off = &wanted - &(*provisional).into();
        assert!(
            off.clone().max(&thuocdo_core::number::Exact::ZERO - &off) < crate::common::e("0.01"),
            "{answer}: {provisional}"
        );
    }
}
