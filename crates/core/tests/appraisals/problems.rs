//! What is wrong with an appraisal, each at the verdict it concerns, beside what scoring says to the self-score.

use super::*;
use crate::common::answered;
use crate::common::bad::list;
use thuocdo_core::assessment::{Figure, appraisal_problems};
use thuocdo_core::problem::{Problem, Severity};

/// Answers as `node, unit, first, second`, and what is told.
type Case<'t> = (&'t str, Vec<(&'t str, Option<Given>, Option<Verdict>, Option<Verdict>)>, &'t [&'t str]);

fn reasoned(value: &str) -> Option<Verdict> {
    Some(verdict(given(value), "vì"))
}

fn bare(given: Given) -> Option<Verdict> {
    Some(verdict(given, ""))
}

fn by_figures(num: &str, den: &str) -> Given {
    ratio(d(num), d(den)).given.unwrap()
}

/// Made up, on the example framework: A (A1 and A2 ratios, A3 points), B (B1 with B1A and B1B, B2 points, B3 told only).
#[test]
fn each_fault_stands_at_its_verdict() {
    let framework = variant(&[]);
    let unread = |text: &str| Given::Points(Figure::typed(text).unwrap());
    let table: Vec<Case> = vec![
        ("nothing said", vec![("A3", Some(given("9")), None, None)], &[]),
        ("all in order", vec![("A3", Some(given("3")), reasoned("2"), reasoned("2.5"))], &[]),
        ("the rule's result needs no reason", vec![("A1", None, bare(by_figures("1", "2")), None)], &[]),
        ("points by hand", vec![("A1", None, bare(given("5")), None)], &["A12 answers.A1.appraisal.first"]),
        (
            "points by hand at both stages, and white space is no reason",
            vec![("A3", Some(given("1")), bare(given("1")), Some(verdict(given("1"), " \n")))],
            &["A12 answers.A3.appraisal.first", "A12 answers.A3.appraisal.second"],
        ),
        ("points by hand for a group", vec![("B1", None, bare(given("5")), None)], &["A12 answers.B1.appraisal.first"]),
        ("above the maximum", vec![("A3", None, reasoned("3.6"), None)], &["N11 answers.A3.appraisal.first"]),
        (
            "each at its own stage",
            vec![("A3", Some(given("9")), reasoned("4"), reasoned("-1"))],
            &["N11 answers.A3.appraisal.first", "N12 answers.A3.appraisal.second"],
        ),
        (
            "the same fault as the unit's is the appraiser's too",
            vec![("A3", Some(given("9")), reasoned("9"), None)],
            &["N11 answers.A3.appraisal.first"],
        ),
        (
            "a verdict of another kind",
            vec![("A3", None, bare(Given::Yes(true)), bare(by_figures("1", "2")))],
            &["A06 answers.A3.appraisal.first", "A06 answers.A3.appraisal.second"],
        ),
        (
            "a choice of no option",
            vec![("A1", None, bare(Given::Choice("x".into())), None)],
            &["A06 answers.A1.appraisal.first"],
        ),
        (
            "figures that are not filled in",
            vec![("A1", Some(by_figures("1", "2")), bare(Given::Figures(vec![])), None)],
            &["N07 answers.A1.appraisal.first", "N07 answers.A1.appraisal.first"],
        ),
        (
            "a figure of another rule",
            vec![("A1", None, bare(by_figures("3", "2")), None)],
            &["N08 answers.A1.appraisal.first"],
        ),
        (
            "a number that is asked about",
            vec![("A3", None, Some(verdict(unread("1.234"), "vì")), None)],
            &["N04 answers.A3.appraisal.first"],
        ),
        (
            "no excuse allowed, and an excuse without a reason",
            vec![
                ("A1", None, bare(Given::NotApplicable(String::new())), None),
                ("B2", None, None, bare(Given::NotApplicable("x".into()))),
            ],
            &["N14 answers.A1.appraisal.first", "N13 answers.B2.appraisal.second"],
        ),
        (
            "a node that nobody knows",
            vec![("LA", None, reasoned("1"), reasoned("2"))],
            &["A03 answers.LA.appraisal.first", "A03 answers.LA.appraisal.second"],
        ),
        (
            "the group instead of what the unit said below",
            vec![("A1", Some(by_figures("1", "2")), None, None), ("A", None, reasoned("9"), None)],
            &[],
        ),
        (
            "the group, and a verdict below it",
            vec![
                ("A1", Some(by_figures("1", "2")), bare(by_figures("1", "3")), None),
                ("A", None, reasoned("9"), None),
            ],
            &["N15 answers.A.appraisal.first"],
        ),
        (
            "a verdict below that came later",
            vec![("A1", None, None, bare(by_figures("1", "3"))), ("A", None, reasoned("9"), None)],
            &["N15 answers.A.appraisal.first"],
        ),
        (
            "a verdict below points that the unit gave the group",
            vec![("A", Some(given("9")), None, None), ("A1", None, bare(by_figures("1", "3")), None)],
            &["N15 answers.A"],
        ),
        (
            "what the unit did itself is told by scoring",
            vec![
                ("A", Some(given("9")), None, None),
                ("A1", Some(by_figures("1", "3")), None, None),
                ("A3", Some(given("1")), None, None),
                ("B2", None, reasoned("1"), None),
            ],
            &[],
        ),
    ];
    for (name, answers, wanted) in table {
        let mut filled = sheet(&framework);
        for (node, unit, first, second) in answers {
            let answer = Answer { given: unit, ..Answer::default() };
            filled.set_answer(node, answer.with_appraisal(|a| (a.first, a.second) = (first, second)));
        }
        let problems = appraisal_problems(&framework, &filled);
        assert_eq!(list(&problems), *wanted, "{name}");
        for problem in &problems {
            let known = framework.find(problem.node.as_deref().unwrap_or_default()).is_some();
            assert!(known || problem.code() == "A03", "{name}: {problem:?}");
        }
    }
}

/// Documents that a unit adds with its explanation, and the unit's own denominator against what the appraiser gave.
#[test]
fn explanations_and_denominators_are_checked_too() {
    let framework = variant(&[]);
    let document = |link: &str| Evidence { link: link.into(), ..Evidence::default() };
    let mut filled = sheet(&framework);
    let own = Answer { evidence: vec![document("http://a.vn")], ..answered(given("3")) };
    filled.set_answer(
        "A3",
        own.with_appraisal(|appraisal| {
            let evidence = vec![document("https://a.vn"), document(""), document("javascript:alert(1)")];
            appraisal.explanation = Some(Explanation { text: String::new(), evidence });
            appraisal.first = Some(verdict(given("3.5"), "vì"));
        }),
    );
    let problems = appraisal_problems(&framework, &filled);
    assert_eq!(list(&problems), ["A09 answers.A3.appraisal.explanation.evidence[2]"]);
    assert_eq!(problems[0].severity(), Severity::Warning);
    // 3 of 3 was possible, 3.5 of 3 is not; told once, not at each stage.
    filled.attainable = Some(d("3"));
    let problems = appraisal_problems(&framework, &filled);
    assert_eq!(list(&problems), ["A09 answers.A3.appraisal.explanation.evidence[2]", "A10 attainable"]);
    // Wrong from the beginning: scoring says it.
    filled.attainable = Some(d("0"));
    assert_eq!(list(&appraisal_problems(&framework, &filled)).len(), 1);
    let own: Vec<Problem> = score(&framework, &filled).problems;
    assert_eq!(list(&own), ["A09 answers.A3", "A08 attainable"]);
}
