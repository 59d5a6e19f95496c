//! Every equation in the line under a criterion holds when it is computed, and its points follow from it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../core/tests/common/mod.rs"]
mod common;
#[path = "traces/equation.rs"]
mod equation;

use common::any_rules::{any_policies, any_rule, fitting, of_one};
use common::made::{PENALTY, area, block, given_leaf, leaf, made, node, none_wrong, scored, single};
use common::random::config;
use common::{answered, sheet};
use equation::{before_arrow, equations};
use proptest::prelude::*;
use thuocdo_core::framework::Framework;
use thuocdo_core::number::Exact;
use thuocdo_core::score::{NodeScore, score};
use thuocdo_text::number::rounded;
use thuocdo_text::score::live_line;

/// What is wrong with a line, and how many equations it has.
fn faults(framework: &Framework, leaf: &NodeScore) -> (usize, Vec<String>) {
    let node = framework.node(framework.find("L").unwrap());
    let Some(line) = live_line(framework, node, leaf) else { return (0, Vec::new()) };
    let found = equations(&line);
    let mut wrong: Vec<String> =
        found.iter().filter(|one| !one.holds()).map(|one| format!("{line}: {one:?} does not hold")).collect();
    if let Some((value, points)) = before_arrow(&line) {
        let rounding = &framework.policies.rounding;
        let value = rounding.leaf.map_or(value.clone(), |to| value.rounded(to)).min(node.attainable().into());
        let wanted = rounded(&value, rounding.printed_points);
        // "đủ 20 điểm" is the maximum as it is.
        let as_it_is = thuocdo_text::number::short(node.attainable());
        if points.trim_start_matches('−') != wanted && points != as_it_is {
            wrong.push(format!("{line}: rounds to {wanted}"));
        }
    }
    (found.len(), wrong)
}

proptest! {
    #![proptest_config(config(4_000))]

    #[test]
    fn equations_hold(
        seed in any_rule(), policies in any_policies(),
        answer in (Just(0u8), prop_oneof![0u32..40, 0u32..3_000], prop_oneof![1u32..40, 1u32..3_000], any::<u8>()),
    ) {
        let framework = of_one(&seed, &policies);
        let index = framework.find("L").unwrap();
        let rule = framework.node(index).leaf.as_ref().unwrap().rule.clone();
        let Some(given) = fitting(&rule, answer) else { return Ok(()) };
        let mut assessment = sheet(&framework);
        assessment.set_answer("L", answered(given));
        let (_, wrong) = faults(&framework, score(&framework, &assessment).node(index));
        prop_assert!(wrong.is_empty(), "{wrong:?}");
    }
}

/// Maximum, rule, answer and line; those of a tester stated what is not so.
#[test]
fn lines_say_what_was_computed() {
    let between = r#"{"kind":"linear_between","zero_at":"10","full_at":"2","value":NUMBER}"#;
    let rising = r#"{"kind":"linear_between","zero_at":"50","full_at":"90",RATIO}"#;
    let share = r#"{"kind":"cohort_share","value":NUMBER,"cohort":"best"}"#;
    let grade = r#"{"kind":"grade","grades":[{"id":"g","label":"Giỏi","percent":"100"},{"id":"k","label":"K","percent":"33.3"}]}"#;
    let deduction = r#"{"kind":"deduction","count":WHOLE,"start":"2","per":"0.75","floor":"0"}"#;
    let count = r#"{"kind":"count_points","count":WHOLE,"per":"0.5","cap":"2"}"#;
    let wide = r#"{"kind":"count_points","count":WHOLE,"per":"0.5","cap":"3"}"#;
    let formula =
        r#"{"kind":"formula","figures":[{"name":"x","label":"X","noun":"x","whole":true}],"formula":"x - 3"}"#;
    let ratio = r#"{"kind":"linear_ratio","full_at":"80","zero_below":"30",RATIO}"#;
    let choice = r#"{"kind":"choice","options":[{"id":"k","label":"Kịp thời","points":"3.245"},{"id":"c","label":"Chậm","points":"3.25"}]}"#;
    let yes_no = r#"{"kind":"yes_no","yes":"5","no":"0.005"}"#;
    let bands = r#"{"kind":"bands",RATIO,"bands":[{"from":"50","points":"1.125"},{"under":"50","points":"1"}]}"#;
    let mean = r#"{"kind":"cohort_threshold","cohort":"mean","value":NUMBER,"reached":"1.999","below":"1"}"#;
    let table: &[(&str, &str, &str, &str)] = &[
        ("4", between, "value=12", "4 × (12 − 10) ÷ (2 − 10) = −1, không thấp hơn 0 → 0,00 điểm"),
        ("4", between, "value=1", "4 × (1 − 10) ÷ (2 − 10) = 4,5, tối đa 4 → 4,00 điểm"),
        ("4", between, "value=6", "4 × (6 − 10) ÷ (2 − 10) = 2 → 2,00 điểm"),
        ("4", rising, "num=19 den=20", "19 ÷ 20 = 95 %; 4 × (95 − 50) ÷ (90 − 50) = 4,5, tối đa 4 → 4,00 điểm"),
        ("1", share, "value=99 published=93.2", "1 × 99 ÷ 93,2 (đã công bố) = 1,0622…, tối đa 1 → 1,00 điểm"),
        ("1", share, "value=71.5 published=0", "71,5 ≥ 0 (đã công bố) → 1,00 điểm"),
        ("1", share, "value=71.5 published=93.2", "1 × 71,5 ÷ 93,2 (đã công bố) = 0,7671… → 0,77 điểm"),
        ("3", grade, "#k", "K: 33,3 % × 3 = 0,999 → 1,00 điểm"),
        ("3", grade, "#g", "Giỏi: 100 % × 3 = 3 → 3,00 điểm"),
        ("2", deduction, "count=6", "2 − 6 × 0,75 = −2,5, không thấp hơn 0 → 0,00 điểm"),
        ("2", count, "count=6", "6 × 0,5 = 3, tối đa 2 → 2,00 điểm"),
        ("2", wide, "count=6", "6 × 0,5 = 3, tối đa 2 → 2,00 điểm"),
        ("2", formula, "x=9", "x = 9: 6, tối đa 2 → 2,00 điểm"),
        ("2", formula, "x=1", "x = 1: −2, không thấp hơn 0 → 0,00 điểm"),
        ("2", ratio, "num=20 den=42", "20 ÷ 42 ÷ 80 % × 2 = 1,1904… → 1,19 điểm"),
        ("2", ratio, "num=9 den=10", "9 ÷ 10 = 90 % ≥ 80 % → đủ 2 điểm"),
        ("2.004", ratio, "num=8 den=10", "8 ÷ 10 = 80 % → đủ 2,004 điểm → 2,00 điểm"),
        // Points of a table that are printed as others: rounded, or cut off.
        ("4", choice, "#k", "Kịp thời (3,245 điểm) → 3,25 điểm"),
        ("4", choice, "#c", "Chậm → 3,25 điểm"),
        ("4", yes_no, "yes", "Có (5 điểm, tối đa 4) → 4,00 điểm"),
        ("4", yes_no, "no", "Không (0,005 điểm) → 0,01 điểm"),
        ("2", bands, "num=1 den=2", "1 ÷ 2 = 50 %: từ 50 % trở lên (1,125 điểm) → 1,13 điểm"),
        ("2", bands, "num=1 den=4", "1 ÷ 4 = 25 %: dưới 50 % → 1,00 điểm"),
        ("2", mean, "value=9 published=8", "9 ≥ 8 (đã công bố) (1,999 điểm) → 2,00 điểm"),
        ("2", mean, "value=7 published=8", "7 < 8 (đã công bố) → 1,00 điểm"),
        ("2", ratio, "num=1 den=10", "1 ÷ 10 = 10 %: dưới mức tối thiểu 30 % → 0,00 điểm"),
    ];
    let rounding = ("policies.rounding.leaf", r#"{"decimals":2,"mode":"half_up"}"#);
    let (mut wrong, mut stated) = (Vec::new(), 0);
    for (max, rule, answer, wanted) in table {
        let framework = single(max, rule, &[rounding]);
        let score = scored(&framework, &[("L", answer)]);
        let leaf = node(&framework, &score, "L");
        let line = live_line(&framework, framework.node(framework.find("L").unwrap()), leaf).unwrap();
        if line != *wanted {
            wrong.push(format!("{answer}: {line:?}, wanted {wanted:?}"));
        }
        let (equations, faults) = faults(&framework, leaf);
        stated += equations;
        wrong.extend(faults);
    }
    none_wrong(&wrong, table.len());
    assert!(stated > 14, "the equations are read: {stated}");
}

#[test]
fn points_of_a_penalty_are_taken_away() {
    let count = r#"{"kind":"count_points","count":WHOLE,"per":"0.5","cap":"2"}"#;
    let areas = [area("A", "10", &[given_leaf("M", "10")]), block("T", "2", PENALTY, &[leaf("L", "2", count)])];
    let framework = made(&areas, &[]);
    let score = scored(&framework, &[("L", "count=3"), ("M", "points 10")]);
    let line = live_line(&framework, framework.node(framework.find("L").unwrap()), node(&framework, &score, "L"));
    assert_eq!(line.as_deref(), Some("3 × 0,5 = 1,5 → −1,50 điểm"));
    let late = r#"{"kind":"yes_no","yes":"0.125","no":"0"}"#;
    let areas = [area("A", "10", &[given_leaf("M", "10")]), block("T", "2", PENALTY, &[leaf("L", "2", late)])];
    let framework = made(&areas, &[]);
    for (answer, wanted) in [("yes", "Có (0,125 điểm) → −0,13 điểm"), ("no", "Không → 0,00 điểm")] {
        let score = scored(&framework, &[("L", answer)]);
        let line = live_line(&framework, framework.node(framework.find("L").unwrap()), node(&framework, &score, "L"));
        assert_eq!(line.as_deref(), Some(wanted));
    }
}

/// Made up: of 4 points 1 was measured for nobody; the table of the rule was not printed anew.
#[test]
fn what_was_measured_for_nobody_is_cut_off_in_the_line() {
    let part = ("nodes.0.children.0.not_measured", r#"{"points":"1","reason":"Chưa đo"}"#);
    let table = [
        (r#"{"kind":"yes_no","yes":"4","no":"0"}"#, "yes", "Có (4 điểm, tối đa 3) → 3,00 điểm"),
        (
            r#"{"kind":"choice","options":[{"id":"k","label":"Kịp thời","points":"4"}]}"#,
            "#k",
            "Kịp thời (4 điểm, tối đa 3) → 3,00 điểm",
        ),
        (r#"{"kind":"count_points","count":WHOLE,"per":"1","cap":"4"}"#, "count=5", "5 × 1 = 5, tối đa 3 → 3,00 điểm"),
        (
            r#"{"kind":"cohort_threshold","cohort":"mean","value":NUMBER,"reached":"4","below":"0"}"#,
            "value=9 published=8",
            "9 ≥ 8 (đã công bố) (4 điểm, tối đa 3) → 3,00 điểm",
        ),
    ];
    for (rule, answer, wanted) in table {
        let framework = single("4", rule, &[part]);
        let score = scored(&framework, &[("L", answer)]);
        assert_eq!(score.problems, [], "{answer}: no answer of the unit's could mend it");
        let line = live_line(&framework, framework.node(framework.find("L").unwrap()), node(&framework, &score, "L"));
        assert_eq!(line.as_deref(), Some(wanted));
    }
}

/// The reader of equations tells a false one.
#[test]
fn what_a_tester_found_does_not_hold() {
    for line in [
        "4 × (12 − 10) ÷ (2 − 10) = 0 → 0,00 điểm",
        "4 × (95 − 50) ÷ (90 − 50) = 4 → 4,00 điểm",
        "1 × 99 ÷ 93,2 (đã công bố) = 1 → 1,00 điểm",
        "9 ÷ 10 = 91 % ≥ 80 % → đủ 2 điểm",
        "7 ÷ 10 = 70 % ≥ 80 % → đủ 2 điểm",
        "2 − 6 × 0,75 = 0 → 0,00 điểm",
        "K: 33,3 % × 3 = 1 → 1,00 điểm",
        "2 ÷ 3 × 10 = 6,6665… → 6,67 điểm",
    ] {
        let found = equations(line);
        assert!(found.iter().any(|one| !one.holds()), "{line}: {found:?}");
    }
    assert_eq!(before_arrow("6 × 0,5 = 3, tối đa 2 → 2,00 điểm"), Some((Exact::from(2), "2,00")));
}
