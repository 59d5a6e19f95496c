//! Appraisals beside the self-score: what counts at each stage, their files, and everything that can be wrong with them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

#[path = "appraisals/files.rs"]
mod files;
#[path = "appraisals/problems.rs"]
mod problems;
#[path = "appraisals/standing.rs"]
mod standing;

use common::random::{config, seeds};
use common::{any_sheet, d, decree, e, points, ratio, sheet, variant};
use proptest::prelude::*;
use thuocdo_core::assessment::{
    Answer, Appraisal, Assessment, Evidence, Explanation, Given, Source, Stage, Verdict, back_cast, verdict_of,
};
use thuocdo_core::exchange::{LinkFault, decode, encode};
use thuocdo_core::framework::{FigureName, Framework};
use thuocdo_core::score::score;

const STAGES: [Stage; 3] = [Stage::SelfScored, Stage::First, Stage::Final];

fn given(value: &str) -> Given {
    points(d(value)).given.unwrap()
}

fn verdict(given: Given, reason: &str) -> Verdict {
    Verdict { given, reason: reason.into() }
}

fn explained(text: &str) -> Explanation {
    Explanation { text: text.into(), ..Explanation::default() }
}

/// An answer of points from the unit and both appraisals; an empty text is nothing.
fn three(unit: &str, first: &str, second: &str) -> Answer {
    let of = |text: &str| (!text.is_empty()).then(|| given(text));
    Answer { given: of(unit), ..Answer::default() }.with_appraisal(|appraisal| {
        appraisal.first = of(first).map(|given| verdict(given, "đối chiếu hồ sơ"));
        appraisal.second = of(second).map(|given| verdict(given, "theo biên bản"));
    })
}

/// The three scores that stand side by side: tự chấm, thẩm định lần 1, thẩm định lần 2 (hội đồng).
#[test]
fn each_stage_counts_what_was_given_last() {
    let table = [
        // unit, first, second; then what counts at each stage and who gave it
        ("", "", "", ["", "", ""], [None, None, None]),
        ("3", "", "", ["3", "3", "3"], [Some(Source::Unit); 3]),
        ("3", "2", "", ["3", "2", "2"], [Some(Source::Unit), Some(Source::First), Some(Source::First)]),
        ("3", "2", "2.5", ["3", "2", "2.5"], [Some(Source::Unit), Some(Source::First), Some(Source::Second)]),
        ("3", "", "1", ["3", "3", "1"], [Some(Source::Unit), Some(Source::Unit), Some(Source::Second)]),
        ("", "2", "", ["", "2", "2"], [None, Some(Source::First), Some(Source::First)]),
        ("", "", "0", ["", "", "0"], [None, None, Some(Source::Second)]),
        ("3", "0", "3", ["3", "0", "3"], [Some(Source::Unit), Some(Source::First), Some(Source::Second)]),
    ];
    let framework = variant(&[]);
    for (unit, first, second, values, sources) in table {
        let answer = three(unit, first, second);
        let mut filled = sheet(&framework);
        filled.set_answer("A3", answer.clone());
        for ((stage, value), source) in STAGES.into_iter().zip(values).zip(sources) {
            let at = format!("{unit}/{first}/{second} {stage:?}");
            let wanted = (!value.is_empty()).then(|| given(value));
            assert_eq!(
                verdict_of(&answer, stage).map(|(given, source)| (given.clone(), source)),
                wanted.clone().zip(source)
            );
            let counted = filled.at(stage);
            assert_eq!(counted.answer("A3"), Answer { given: wanted, ..Answer::default() }, "{at}");
            let scored = score(&framework, &counted);
            let node = scored.node(framework.find("A3").unwrap());
            assert_eq!(node.points, (!value.is_empty()).then(|| e(value)), "{at}");
        }
        assert_eq!(
            score(&framework, &filled),
            score(&framework, &filled.at(Stage::SelfScored)),
            "the self-score stands"
        );
    }
}

/// An appraiser who changes a figure gets the rule's result, with the rounding of the framework.
#[test]
fn a_changed_figure_is_scored_by_the_rule_again() {
    let mut filled = sheet(&decree());
    let first = |given: Option<Given>| move |appraisal: &mut Appraisal| appraisal.first = given.map(|g| verdict(g, ""));
    let answer = ratio(d("2541"), d("2618")).with_appraisal(first(ratio(d("2500"), d("2618")).given));
    filled.set_answer("ON_TIME", answer);
    let total = |stage| score(&decree(), &filled.at(stage)).total;
    // 20 × 2541 ÷ 2618 = 19.4118 and 20 × 2500 ÷ 2618 = 19.0985, each rounded to two decimals.
    assert_eq!(
        (total(Stage::SelfScored), total(Stage::First), total(Stage::Final)),
        (e("19.41"), e("19.10"), e("19.10"))
    );
}

#[test]
fn an_appraisal_stays_while_the_unit_edits() {
    let appraised = three("3", "2", "");
    assert!(appraised.is_appraised());
    let kept = appraised.appraisal.clone();
    let edited = appraised.clone().with_figure(&FigureName::NUM, None);
    assert_eq!((edited.given.clone(), &edited.appraisal), (None, &kept));
    let mut filled = sheet(&decree());
    filled.set_answer("A", edited);
    assert_eq!(filled.answer("A").appraisal, kept, "an answer with an appraisal is not empty");
    assert!(filled.is_appraised());

    let explaining =
        appraised.clone().with_appraisal(|appraisal| appraisal.explanation = Some(explained("có báo cáo")));
    assert_eq!(explaining.appraisal.as_ref().unwrap().first, kept.unwrap().first);
    // What is emptied again leaves nothing behind.
    let emptied = explaining.with_appraisal(|appraisal| {
        *appraisal = Appraisal { explanation: Some(Explanation::default()), ..Appraisal::default() };
    });
    assert_eq!(emptied, Answer { given: Some(given("3")), ..Answer::default() });
    assert!(!emptied.is_appraised());
    assert!(Answer { appraisal: Some(Box::default()), ..Answer::default() }.is_empty());
}

#[test]
fn evidence_and_notes_of_the_unit_stand_at_every_stage() {
    let evidence = vec![Evidence { number: "12/BC-UBND".into(), ..Evidence::default() }];
    let mut filled = sheet(&decree());
    filled.attainable = Some(d("98"));
    filled.set_answer("A", Answer { evidence: evidence.clone(), note: "x".into(), ..three("1", "", "2") });
    filled.set_answer("B", three("", "", "1"));
    for stage in STAGES {
        let counted = filled.at(stage);
        assert_eq!((counted.answer("A").evidence, counted.answer("A").note), (evidence.clone(), "x".to_owned()));
        assert_eq!(
            (&counted.unit, counted.attainable, counted.is_appraised()),
            (&filled.unit, filled.attainable, false)
        );
        assert_eq!(counted.answers.contains_key("B"), stage == Stage::Final, "{stage:?}: nothing said is no answer");
    }
}

#[test]
fn a_link_carries_figures_and_no_appraisal() {
    let mut filled = sheet(&decree());
    filled.set_answer("ON_TIME", ratio(d("2541"), d("2618")));
    let link = encode(&decree(), &filled).unwrap();
    let plain = filled.clone();
    for part in 0..3 {
        let answer = ratio(d("2541"), d("2618")).with_appraisal(|appraisal| match part {
            0 => appraisal.first = Some(verdict(given("1"), "")),
            1 => appraisal.explanation = Some(explained("x")),
            _ => appraisal.second = Some(verdict(given("1"), "")),
        });
        filled.set_answer("ON_TIME", answer);
        assert_eq!(encode(&decree(), &filled), Err(LinkFault::Appraised));
        assert_eq!(LinkFault::Appraised.code(), "L10");
        assert_eq!(encode(&decree(), &filled.at(Stage::SelfScored)).as_ref(), Ok(&link));
    }
    // An appraisal in which nothing is said is none.
    filled.set_answer("ON_TIME", Answer { appraisal: Some(Box::default()), ..plain.answer("ON_TIME") });
    assert_eq!(decode(&encode(&decree(), &filled).unwrap()).unwrap().0, plain);
}

/// Said about the old criteria; the answer is carried and the appraisal is not, and both are told.
#[test]
fn an_appraisal_is_not_carried_to_another_version() {
    let (before, after) = (variant(&[]), variant(&[("nodes.0.children.2.max", "\"3\"")]));
    let mut filled = sheet(&before);
    filled.set_answer("A1", ratio(d("1"), d("2")).with_appraisal(|a| a.explanation = Some(explained("x"))));
    filled.set_answer("A3", three("3", "2", ""));
    filled.set_answer("B3", three("", "2", ""));
    let cast = back_cast(&filled, &before, &after);
    let left: Vec<String> = cast.left.iter().map(|left| format!("{} {:?}", left.node, left.reason)).collect();
    assert_eq!(left, ["A1 Appraisal", "A3 OtherMaximum", "A3 Appraisal", "B3 Appraisal"]);
    assert!(!cast.assessment.is_appraised());
    assert_eq!(cast.assessment.answer("A1"), ratio(d("1"), d("2")));
    assert!(!cast.assessment.answers.contains_key("B3"));
    // Each answer is counted once: A1 came along, A3 did not, and B3 was never answered.
    assert_eq!((cast.lost(), cast.left.len(), cast.carried), (1, 4, vec!["A1".to_owned()]));
}

/// A random sheet whose answers were appraised at random.
pub fn any_appraised(framework: &Framework, rounds: [&[common::Seed]; 3]) -> Assessment {
    let [mut filled, first, second] = rounds.map(|seeds| any_sheet(framework, seeds));
    for node in framework.nodes() {
        let of =
            |sheet: &Assessment| sheet.answers.get(&node.id).and_then(|a| Some((a.given.clone()?, a.note.clone())));
        let (one, two) = (of(&first), of(&second));
        let answer = filled.answer(&node.id).with_appraisal(|appraisal| {
            appraisal.first = one.map(|(given, note)| verdict(given, &note));
            let text = second.answer(&node.id).note;
            appraisal.explanation = Some(Explanation { text, evidence: first.answer(&node.id).evidence });
            appraisal.second = two.map(|(given, note)| verdict(given, &note));
        });
        filled.set_answer(&node.id, answer);
    }
    filled
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn a_stage_is_a_sheet_without_an_appraisal(one in seeds(30), two in seeds(30), three in seeds(30)) {
        let filled = any_appraised(&decree(), [&one, &two, &three]);
        for stage in STAGES {
            let counted = filled.at(stage);
            prop_assert!(!counted.is_appraised());
            prop_assert_eq!(counted.at(stage), counted.clone(), "what counts, counts again");
            for (node, answer) in &filled.answers {
                let counts = verdict_of(answer, stage).map(|(given, _)| given);
                prop_assert_eq!(counted.answers.get(node).and_then(|answer| answer.given.as_ref()), counts);
            }
        }
        // A stage that nobody has reached is the one before it.
        let one_stage = any_appraised(&decree(), [&one, &two, &[]]);
        prop_assert_eq!(one_stage.at(Stage::First), one_stage.at(Stage::Final));
    }
}
