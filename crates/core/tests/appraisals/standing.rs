//! What an appraisal came to for the unit: what changed, what it loses, and what it has still to explain.

use super::*;
use crate::common::not_applicable;
use thuocdo_core::assessment::{Appraised, Reviewed, Standing, difference};

/// The sheet of the example framework with one answer for each line.
fn filled(answers: &[(&str, Answer)]) -> (Framework, Assessment) {
    let framework = variant(&[]);
    let mut filled = sheet(&framework);
    for (node, answer) in answers {
        filled.set_answer(node, answer.clone());
    }
    (framework, filled)
}

fn appraised(framework: &Framework, sheet: &Assessment) -> Option<Appraised> {
    Appraised::of(framework, sheet, &score(framework, sheet))
}

fn reviewed(framework: &Framework, sheet: &Assessment) -> Vec<Reviewed> {
    appraised(framework, sheet).unwrap().reviewed
}

/// Made up, on the example framework: A3 has 3.5 points, what does not apply leaves the denominator.
#[test]
fn each_verdict_stands_to_what_the_unit_gave() {
    let judged = |own: Answer, verdict_given: Option<Given>| {
        own.with_appraisal(|appraisal| appraisal.first = verdict_given.map(|given| verdict(given, "vì")))
    };
    let apart = || Some(Given::NotApplicable("không phát sinh".into()));
    let table = [
        ("lower", judged(points(d("3")), Some(given("2"))), Standing::Lower, Some("-1")),
        ("0 is lower too", judged(points(d("3")), Some(given("0"))), Standing::Lower, Some("-3")),
        ("the same", judged(points(d("3")), Some(given("3.00"))), Standing::Same, Some("0")),
        ("higher", judged(points(d("3")), Some(given("3.5"))), Standing::Higher, Some("0.5")),
        ("nothing self-scored", judged(Answer::default(), Some(given("1"))), Standing::New, None),
        ("it does apply", judged(not_applicable(), Some(given("2"))), Standing::Lower, None),
        ("it does apply, with full points", judged(not_applicable(), Some(given("3.5"))), Standing::Same, None),
        ("it does not apply", judged(points(d("3")), apart()), Standing::Lower, None),
        ("it does not apply, and 0 was given", judged(points(d("0")), apart()), Standing::Higher, None),
    ];
    for (name, answer, wanted, more) in table {
        let (framework, sheet) = filled(&[("A3", answer)]);
        let found = reviewed(&framework, &sheet);
        let node = framework.find("A3").unwrap();
        assert_eq!(found, [Reviewed { node, standing: wanted, is_explained: false }], "{name}");
        assert_eq!(found[0].wants_explanation(), wanted == Standing::Lower, "{name}");
        let last = appraised(&framework, &sheet).unwrap().last;
        assert_eq!(difference(score(&framework, &sheet).node(node), last.node(node)), more.map(e), "{name}");
    }
    // A leaf that the survey scores was never the unit's.
    let (framework, sheet) = filled(&[("B2", three("", "4", ""))]);
    assert_eq!(reviewed(&framework, &sheet)[0].standing, Standing::New);
}

#[test]
fn the_last_verdict_decides_and_an_explanation_closes() {
    let explaining = |answer: Answer, one: Explanation| answer.with_appraisal(|a| a.explanation = Some(one));
    let blank = Explanation { text: " \n".into(), evidence: vec![Evidence::default()] };
    let with_document = Explanation {
        text: String::new(),
        evidence: vec![Evidence { number: "15/BC-UBND".into(), ..Evidence::default() }],
    };
    let table = [
        ("first is lower", three("3", "2", ""), true),
        ("the council gave it back", three("3", "2", "3"), false),
        ("the council took it", three("3", "", "1"), true),
        ("explained", explaining(three("3", "2", ""), explained("đã bổ sung")), false),
        ("explained by a document", explaining(three("3", "2", ""), with_document), false),
        ("a blank explanation is none", explaining(three("3", "2", ""), blank), true),
    ];
    for (name, answer, wants) in table {
        let (framework, sheet) = filled(&[("A3", answer)]);
        let wanting: Vec<bool> = reviewed(&framework, &sheet).iter().map(Reviewed::wants_explanation).collect();
        assert_eq!(wanting, [wants], "{name}");
        let found = appraised(&framework, &sheet).unwrap();
        let verdicts = sheet.answer("A3").appraisal.unwrap();
        let given = [(Stage::First, verdicts.first.is_some()), (Stage::Final, verdicts.second.is_some())];
        let wanted: Vec<Stage> = given.iter().filter(|(_, is)| *is).map(|(stage, _)| *stage).collect();
        assert_eq!(found.stages().map(|(stage, _)| stage).collect::<Vec<_>>(), wanted, "{name}");
    }
    // Without a verdict there is nothing to look at.
    for answer in [points(d("3")), explaining(points(d("3")), explained("sớm quá"))] {
        let (framework, sheet) = filled(&[("A3", answer)]);
        assert_eq!(appraised(&framework, &sheet), None);
    }
}

/// The nodes of which a verdict speaks.
fn judged<'f>(framework: &'f Framework, sheet: &Assessment) -> Vec<&'f str> {
    let found = appraised(framework, sheet).unwrap();
    let nodes = framework.indices().filter(|index| found.is_judged(*index));
    nodes.map(|index| framework.node(index).id.as_str()).collect()
}

#[test]
fn points_for_a_group_speak_of_everything_in_it() {
    let (framework, sheet) = filled(&[
        ("A1", ratio(d("8"), d("10"))),
        ("A3", three("3", "2", "")),
        ("A", three("", "", "9")),
        ("B1A", ratio(d("1"), d("2"))),
    ]);
    let found = reviewed(&framework, &sheet);
    let of = |id: &str| framework.find(id).unwrap();
    let standings: Vec<_> = found.iter().map(|one| (one.node, one.standing)).collect();
    // The unit had 8 + 3 in the group; the leaf below is covered by what was given for the whole.
    assert_eq!(standings, [(of("A"), Standing::Lower), (of("A3"), Standing::Covered)]);
    assert_eq!(judged(&framework, &sheet), ["A", "A1", "A2", "A3"]);
    // A verdict at a leaf speaks of the groups that it is part of, and not of its neighbours.
    let (framework, sheet) = filled(&[("B1A", three("2", "1", ""))]);
    assert_eq!(judged(&framework, &sheet), ["B", "B1", "B1A"]);
}

#[test]
fn both_totals_stand_beside_each_other() {
    let mut sheet = sheet(&decree());
    let corrected = ratio(d("2541"), d("2618"))
        .with_appraisal(|a| a.first = Some(verdict(ratio(d("2500"), d("2618")).given.unwrap(), "")));
    sheet.set_answer("ON_TIME", corrected);
    let found = appraised(&decree(), &sheet).unwrap();
    assert_eq!((&found.first.total, &found.last.total), (&e("19.10"), &e("19.10")));
    assert_eq!(score(&decree(), &sheet).total, e("19.41"));
}
