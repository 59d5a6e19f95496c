//! Remedies where edges, narrow bands and coarse rounding meet, and where there is nothing to remedy.

use super::remedies::check;
use crate::common::made::{PENALTY, area, block, given_leaf, leaf, made, needed_told, node, scored, single};
use thuocdo_core::score::{Needed, remedy};

const EVEN: (&str, &str) = ("policies.rounding.leaf", r#"{"decimals":0,"mode":"half_even"}"#);

/// Where rounding is coarse, the least that wins a tenth of a point wins more, and is a step all the same.
#[test]
fn a_step_of_a_tenth_is_there_however_coarse_the_rounding() {
    let survey = r#"{"kind":"survey_percent","percent":NUMBER}"#;
    check(
        "10",
        survey,
        &[EVEN],
        &[
            // 8.5 is rounded to the even 8: nine begin behind 85 %, eight and ten at 75 % and 95 % themselves.
            ("made up: half even", "percent=83", "percent > 85: +1", "percent >= 95: +2"),
            ("made up: half even", "percent=90", "", "percent >= 95: +1"),
            ("made up: half even", "percent=70", "percent >= 75: +1", "percent >= 95: +3"),
        ],
    );
    let whole = [("policies.rounding.leaf", r#"{"decimals":0,"mode":"half_up"}"#)];
    check(
        "10",
        r#"{"kind":"linear_ratio","full_at":"100",RATIO}"#,
        &whole,
        &[("made up: half up", "num=0 den=2", "num +1 or 2 new: +5", "num +2 or 38 new: +10")],
    );
    check(
        "10",
        r#"{"kind":"linear_between","zero_at":"10","full_at":"0","value":NUMBER}"#,
        &whole,
        &[("made up: half up", "value=5", "value <= 4.5: +1", "value <= 0.5: +5")],
    );
}

/// The band below 2 does not hold 2, the band of 2 does, and both give the same: 2 is enough.
#[test]
fn an_edge_that_a_band_holds_goes_before_one_that_it_does_not() {
    let split = r#"{"kind":"bands","value":NUMBER,"bands":[{"over":"2","points":"0"},{"under":"2","points":"2"},
        {"from":"2","to":"2","points":"2"}]}"#;
    check("2", split, &[], &[("made up", "value=5", "", "value <= 2: +2")]);
}

/// Just above 90 there are 1.5 points, and not the one point that the next step needs at least.
#[test]
fn a_band_beyond_its_edge_wins_all_its_points() {
    let hump = r#"{"kind":"bands","value":NUMBER,"bands":[{"to":"90","points":"0"},{"over":"90","to":"95","points":"1.5"},
        {"over":"95","to":"98","points":"1"},{"over":"98","points":"2"}]}"#;
    check("2", hump, &[], &[("made up", "value=80", "value > 90: +1.5", "value > 98: +2")]);
}

/// A tenth of three cases is no whole case: the best band cannot be had, and the step past it would cost a point.
#[test]
fn a_step_past_a_narrow_band_is_no_remedy() {
    let narrow = r#"{"kind":"bands",RATIO,"bands":[{"under":"10","points":"0"},{"from":"10","to":"20","points":"2"},
        {"over":"20","points":"1"}]}"#;
    check("2", narrow, &[], &[("made up", "num=3 den=3", "", ""), ("made up", "num=30 den=100", "", "num -10: +1")]);
    let counts = r#"{"kind":"bands","value":WHOLE,"bands":[{"under":"2.1","points":"0"},{"from":"2.1","to":"2.9","points":"2"},
        {"over":"2.9","points":"1"}]}"#;
    check("2", counts, &[], &[("made up: no count lies in the best band", "value=7", "", "")]);
}

/// A band that no ratio and no figure reaches is no goal: what can be had is.
#[test]
fn bands_that_nothing_reaches_are_no_goal() {
    let above = r#"{"kind":"bands",RATIO,"bands":[{"over":"100","points":"3"},{"from":"90","to":"100","points":"2"},
        {"from":"70","under":"90","points":"1"},{"under":"70","points":"0"}]}"#;
    check("3", above, &[], &[("made up", "num=5 den=10", "num +2 or 7 new: +1", "num +4 or 40 new: +2")]);
    let below = r#"{"kind":"bands",RATIO,"bands":[{"under":"0","points":"2"},{"from":"0","to":"5","points":"1"},
        {"over":"5","points":"0"}]}"#;
    check("2", below, &[], &[("made up", "num=1 den=10", "", "num -1: +1"), ("made up", "num=0 den=10", "", "")]);
    let number = below.replace("RATIO", r#""value":NUMBER"#);
    check("2", &number, &[], &[("made up", "value=7", "", "value <= 5: +1"), ("made up", "value=3", "", "")]);
}

#[test]
fn formulas_and_points_by_hand_have_none() {
    let formula = r#"{"kind":"formula","formula":"x","figures":[{"name":"x","label":"X","noun":"x","whole":true}]}"#;
    check("2", formula, &[], &[("made up: formulas have no inverse", "x=1", "", "")]);
    check("2", r#"{"kind":"manual_points"}"#, &[], &[("made up", "points 1", "", "")]);
}

/// A share in percent is no numerator: "100 hồ sơ" would be a number from nowhere.
#[test]
fn a_ratio_without_figures_has_none() {
    for rule in [
        r#"{"kind":"linear_ratio","full_at":"100",RATIO}"#,
        r#"{"kind":"linear_between","zero_at":"0","full_at":"90",RATIO}"#,
        r#"{"kind":"bands",RATIO,"bands":[{"from":"90","points":"2"},{"under":"90","points":"0"}]}"#,
    ] {
        check(
            "2",
            rule,
            &[("policies.not_applicable", "\"zero\"")],
            &[
                ("766/QĐ-TTg: 0/0 dossiers give no points", "num=0 den=0", "", ""),
                ("made up: points by hand", "points 1", "", ""),
                ("made up: not applicable, which counts as nothing", "n/a Không có", "", ""),
            ],
        );
    }
}

#[test]
fn a_leaf_that_cannot_be_lost_has_none() {
    let grown = [("nodes.0.children.0.not_measured", r#"{"points":"1","reason":"Chưa đo"}"#)];
    check(
        "3",
        r#"{"kind":"count_points","count":WHOLE,"per":"0.5","cap":"3"}"#,
        &grown,
        &[
            ("made up: the cap lies above what can be had", "count=4", "", ""),
            ("made up: the cap lies above what can be had", "count=3", "", "count +1: +0.5"),
        ],
    );
}

/// Money is no count: of 0.9 billion, 0.3 disbursed, half is 0.15 more and not a whole billion.
#[test]
fn what_need_not_be_whole_is_told_in_decimals() {
    let half = r#"{"kind":"linear_ratio","full_at":"50",PARTS}"#;
    check(
        "10",
        half,
        &[],
        &[("made up", "num=0.3 den=0.9", "num +0.0045 or 0.0069 new: +0.1", "num +0.15 or 0.3 new: +10/3")],
    );
    let less = r#"{"kind":"linear_between","zero_at":"50","full_at":"10",PARTS}"#;
    check("4", less, &[], &[("made up", "num=0.5 den=2", "num -0.02: +0.1", "num -0.3: +1.5")]);
    let count = r#"{"kind":"count_points","count":NUMBER,"per":"0.8","cap":"2"}"#;
    check("2", count, &[], &[("made up", "count=0.5", "count +1: +0.8", "count +2: +1.6")]);
}

/// Made up: 24 lies in both bands, which give different points: it is scored with nothing (N19), so nobody is sent there.
#[test]
fn bands_that_overlap_are_no_goal_where_they_do() {
    let both = r#"{"kind":"bands","value":WHOLE,"bands":[{"to":"24","points":"2"},{"from":"24","to":"60","points":"1"},
        {"over":"60","points":"0"}]}"#;
    check("2", both, &[], &[("seed 991", "value=30", "", ""), ("made up", "value=70", "", "value <= 60: +1")]);
    // From just above 90 to 95 there are two bands; from just above 95 on there is one.
    let beyond = r#"{"kind":"bands","value":NUMBER,"bands":[{"to":"90","points":"0"},{"over":"90","points":"2"},
        {"over":"90","to":"95","points":"1"}]}"#;
    check("2", beyond, &[], &[("made up", "value=80", "", "")]);
    let alike = r#"{"kind":"bands","value":NUMBER,"bands":[{"to":"90","points":"0"},{"over":"90","points":"2"},
        {"over":"90","to":"95","points":"2"}]}"#;
    check("2", alike, &[], &[("made up: both give the same", "value=80", "", "value > 90: +2")]);
}

/// Made up: 2.1 % to 4 % of 48 cases is no whole case, so everything there is to win is less than the maximum.
#[test]
fn the_best_that_can_be_had_need_not_be_the_maximum() {
    let narrow = r#"{"kind":"bands",RATIO,"bands":[{"from":"2.1","to":"4","points":"5"},{"under":"2.1","points":"3"},
        {"over":"4","points":"0"}]}"#;
    for (rule, answer, wanted, is_max) in [
        (narrow, "num=9 den=48", "num -8: +3", false),
        (narrow, "num=9 den=100", "num -5: +5", true),
        (r#"{"kind":"yes_no","yes":"4","no":"0"}"#, "no", "yes: +4", false),
        (r#"{"kind":"yes_no","yes":"6","no":"0"}"#, "no", "yes: +5", true),
    ] {
        let framework = single("5", rule, &[]);
        let index = framework.find("L").unwrap();
        let found = remedy(&framework, index, scored(&framework, &[("L", answer)]).node(index)).unwrap();
        assert_eq!((needed_told(&found.full).as_str(), found.is_max), (wanted, is_max), "{answer}");
    }
}

/// Made up: of what is taken, less is better, step by step.
#[test]
fn what_is_taken_is_won_back_by_less() {
    let late = r#"{"kind":"count_points","count":WHOLE,"per":"0.25","cap":"2"}"#;
    let hours = r#"{"kind":"count_points","count":NUMBER,"per":"0.25","cap":"2"}"#;
    let bands = r#"{"kind":"bands","value":WHOLE,"bands":[{"to":"0","points":"0"},{"over":"0","to":"3","points":"0.5"},
        {"over":"3","points":"2"}]}"#;
    let choice = r#"{"kind":"choice","options":[{"id":"khong","label":"Không","points":"0"},
        {"id":"it","label":"Ít","points":"0.5"},{"id":"nhieu","label":"Nhiều","points":"2"}]}"#;
    let yes_no = r#"{"kind":"yes_no","yes":"2","no":"0"}"#;
    let share = r#"{"kind":"linear_ratio","full_at":"50","zero_below":"10",RATIO}"#;
    let kept = r#"{"kind":"linear_between","zero_at":"90","full_at":"40","value":NUMBER}"#;
    let worse = r#"{"kind":"survey_percent","percent":NUMBER}"#;
    let least = r#"{"kind":"deduction","count":WHOLE,"start":"2","per":"0.5","floor":"0.2"}"#;
    let mean = r#"{"kind":"cohort_threshold","cohort":"mean","value":NUMBER,"reached":"2","below":"0.5"}"#;
    let tenths = [("policies.rounding.leaf", r#"{"decimals":1,"mode":"down"}"#)];
    let halves = [("policies.rounding.leaf", r#"{"decimals":1,"mode":"half_up"}"#)];
    let (none, down, half): (&[_], &[_], &[_]) = (&[], &tenths, &halves);
    for (rule, edits, answer, step, full) in [
        (late, none, "count=3", "count -1: +0.25", "count -3: +0.75"),
        (late, none, "count=1", "", "count -1: +0.25"),
        (late, none, "count=0", "", ""),
        // Eight of them take the two points of the cap: three fewer than ten save something.
        (late, none, "count=10", "count -3: +0.25", "count -10: +2"),
        (late, down, "count=3", "count -1: +0.2", "count -3: +0.7"),
        // One takes 0.25, of which 0.3 is printed.
        (late, half, "count=1", "", "count -1: +0.3"),
        (late, none, "points 1", "", ""),
        (late, none, "", "", ""),
        // A step is what one hour takes, rounded; less than 0.1 points are taken for less than 0.4 hours.
        (hours, down, "count=3", "count -1.0001: +0.3", "count -2.6001: +0.7"),
        (bands, none, "count=9", "value <= 3: +1.5", "value <= 0: +2"),
        (choice, none, "#nhieu", "option 1: +1.5", "option 0: +2"),
        (choice, none, "#it", "", "option 0: +0.5"),
        (choice, none, "#khong", "", ""),
        (yes_no, none, "yes", "", "no: +2"),
        (yes_no, none, "no", "", ""),
        (share, none, "num=6 den=20", "num -1: +0.2", "num -5: +1.2"),
        (kept, none, "value=65", "value >= 67.5: +0.1", "value >= 90: +1"),
        (worse, half, "percent=50", "percent < 47.5: +0.1", "percent < 2.5: +1"),
        (least, none, "count=1", "count +1: +0.5", "count +3: +1.3"),
        (mean, none, "value=60 published=50", "", "value < 50: +1.5"),
        (mean, none, "value=40 published=50", "", ""),
    ] {
        let areas = [area("M0", "10", &[given_leaf("M", "10")]), block("T", "2", PENALTY, &[leaf("L", "2", rule)])];
        let framework = made(&areas, edits);
        let answer = if rule == bands { answer.replace("count", "value") } else { answer.to_owned() };
        let score = scored(&framework, &[("M", "points 10"), ("L", &answer)]);
        let found = remedy(&framework, framework.find("L").unwrap(), node(&framework, &score, "L"));
        let told = |needed: Option<&Needed>| needed.map(needed_told).unwrap_or_default();
        let (to_step, to_full) =
            (found.as_ref().and_then(|found| found.step.as_ref()), found.as_ref().map(|f| &f.full));
        assert_eq!((told(to_step).as_str(), told(to_full).as_str()), (step, full), "{rule} {answer}");
    }
}

/// Made up: as many bands as a rule may have, which no whole number lies in, each worth more than the one before.
#[test]
fn a_thousand_bands_that_nothing_lies_in_have_no_remedy() {
    let bands: Vec<String> = (0..1_000)
        .map(|at| match at {
            0 => r#"{"under":"1","points":"0"}"#.to_owned(),
            _ => format!(r#"{{"from":"{at}.1","to":"{at}.9","points":"{}"}}"#, at),
        })
        .collect();
    let rule = format!(r#"{{"kind":"bands","value":WHOLE,"bands":[{}]}}"#, bands.join(","));
    check("999", &rule, &[], &[("made up", "value=0", "", "")]);
}
