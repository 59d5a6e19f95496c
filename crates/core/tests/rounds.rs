//! Rounds: files come back as they were written, and merging takes over what was accepted and nothing else.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::sync::Arc;

use common::{edited, points};
use proptest::prelude::*;
use thuocdo_core::assessment::{Answer, Assessment, Explanation, Figure, Given, Period, Stage, Unit, Verdict};
use thuocdo_core::framework::{Date, FigureName, Framework, by_id};
use thuocdo_core::number::Decimal;
use thuocdo_core::problem::Problem;
use thuocdo_core::rank::{Contender, rank};
use thuocdo_core::round::merge::{Accept, AnswerPart, Field, Incoming, Kind, Refusal, apply};
use thuocdo_core::round::{self, Round, RoundUnit, Sending};
use thuocdo_core::score::score;

fn framework() -> Arc<Framework> {
    by_id("qd766-2022").unwrap()
}

fn unit(name: &str, group: &str) -> Unit {
    Unit { name: name.into(), code: String::new(), group: group.into() }
}

fn day(text: &str) -> Option<Date> {
    Some(Date::parse(text).unwrap())
}

/// A sheet with points at some areas.
fn sheet(name: &str, group: &str, given: &[(&str, &str)]) -> Assessment {
    let mut sheet = Assessment::new("qd766-2022", unit(name, group), Period::Year(2026));
    for (id, value) in given {
        sheet.set_answer(id, points(value.parse().unwrap()));
    }
    sheet
}

fn incoming(sheet: &Assessment) -> Incoming {
    Incoming {
        source: format!("{}.json", sheet.unit.name),
        sheet: Arc::new(sheet.clone()),
        framework: framework(),
        is_other_text: false,
        received: day("2026-11-20"),
        is_attainable_inferred: false,
    }
}

/// Three units, of which the first two have sent.
fn three() -> Round {
    let mut round = Round::new(framework(), "Chỉ số CCHC cấp xã năm 2026", Period::Year(2026));
    round.deadline = day("2026-11-15");
    round.groups = vec!["Xã".into(), "Phường".into()];
    let sent = |sheet: Assessment, received| RoundUnit { sheet: Arc::new(sheet), received };
    round.units = vec![
        sent(sheet("UBND xã Một", "Xã", &[("CKMB", "12.5"), ("TDGQ", "19")]), day("2026-11-10")),
        sent(sheet("UBND phường Hai", "Phường", &[("CKMB", "11")]), day("2026-11-16")),
        sent(sheet("UBND xã Ba", "Xã", &[]), None),
    ];
    round
}

fn appraised(mut sheet: Assessment, node: &str, value: &str, reason: &str) -> Assessment {
    let given = points(value.parse().unwrap()).given.unwrap();
    let answer = sheet.answer(node).with_appraisal(|appraisal| {
        appraisal.first = Some(Verdict { given, reason: reason.into() });
    });
    sheet.set_answer(node, answer);
    sheet
}

#[test]
fn a_file_comes_back_as_it_was_written() {
    let mut round = three();
    let first = appraised((*round.units[0].sheet).clone(), "CKMB", "12", "Thiếu tài liệu kiểm chứng");
    round = round.with_sheet(0, first);
    let read = round::read(&round.to_json().to_pretty()).unwrap();
    assert_eq!(read.warnings, []);
    assert_eq!(read.round.to_json(), round.to_json());
    assert_eq!(read.round.units, round.units);
    let sending: Vec<Sending> = round.units.iter().map(|unit| round.sending(unit)).collect();
    assert_eq!(sending, [Sending::Sent, Sending::Late, Sending::Missing]);
    // Each stage counts what was given last.
    let contenders = |stage| -> Vec<Contender> {
        let contender = |sheet: &Arc<Assessment>| Contender::new(sheet.unit.clone(), score(&round.framework, sheet));
        round.sheets_at(stage).iter().map(contender).collect()
    };
    let total = |stage| rank(&round.framework, &round.groups, &contenders(stage)).groups[0].rows[0].contender;
    assert_eq!((total(Stage::SelfScored), total(Stage::Final)), (0, 0));
    let points = |stage| contenders(stage)[0].score.total.to_decimal().unwrap();
    assert_eq!((points(Stage::SelfScored), points(Stage::Final)), (common::d("31.5"), common::d("31")));
}

#[test]
fn a_file_that_is_none_says_every_reason_at_once() {
    let file = three().to_json().to_pretty();
    let codes =
        |problems: &[Problem]| problems.iter().map(|one| format!("{} {}", one.code(), one.path)).collect::<Vec<_>>();
    type Case = (&'static [(&'static str, &'static str)], &'static [&'static str]);
    let table: &[Case] = &[
        (&[("format", "\"thuocdo.snapshot\"")], &["F06 format"]),
        (&[("version", "9")], &["F07 version"]),
        (&[("deadline", "\"mai\""), ("period", "\"2026-13\"")], &["F18 period", "F17 deadline"]),
        (&[("units.1.received", "\"2026-02-30\"")], &["F17 units[1].received"]),
        (
            &[("units.1.unit.name", "\"\""), ("units.0.answers.CKMB.x", "1")],
            &["F09 units[0].answers.CKMB", "F15 units[1].unit.name"],
        ),
        (&[("units.2.framework", "1")], &["F09 units[2]"]),
        (&[("units", "{}")], &["F11 units"]),
        (&[("previous", "{}")], &["F08 previous", "F08 previous"]),
        (&[("groups.0", "1")], &["F11 groups[0]"]),
    ];
    for (edits, wanted) in table {
        let problems = round::read(&edited(&file, edits)).unwrap_err();
        assert_eq!(codes(&problems), *wanted, "{edits:?}");
    }
}

#[test]
fn what_arrives_is_told_field_by_field() {
    let round = three();
    let mut other_period = sheet("UBND xã Năm", "Xã", &[]);
    other_period.period = Period::Year(2025);
    let mut other_framework = incoming(&sheet("UBND xã Sáu", "Xã", &[]));
    other_framework.framework = by_id("lai-chau-2020").unwrap();
    let all = [
        incoming(&sheet("UBND xã Bốn", "Xã", &[("CKMB", "10")])),
        incoming(&sheet("xã BA", "", &[("CKMB", "9")])),
        incoming(&sheet("UBND xã Một", "Xã", &[("CKMB", "12.5")])),
        incoming(&sheet("UBND phường Hai", "Xã", &[("CKMB", "11.5"), ("MDHL", "18")])),
        incoming(&sheet("Ủy ban nhân dân xã Bốn", "Xã", &[])),
        incoming(&other_period),
        other_framework,
    ];
    let preview = round.preview(&all);
    let kinds: Vec<&Kind> = preview.entries.iter().map(|entry| &entry.kind).collect();
    assert_eq!(
        kinds,
        [
            &Kind::New,
            &Kind::First,
            &Kind::Same,
            &Kind::Changed,
            &Kind::Refused(Refusal::Twice(0)),
            &Kind::Refused(Refusal::OtherPeriod(Period::Year(2025))),
            &Kind::Refused(Refusal::OtherFramework("lai-chau-2020".into())),
        ]
    );
    let fields = |at: usize| {
        preview.entries[at].changes.iter().map(|one| (one.field.clone(), one.is_conflict)).collect::<Vec<_>>()
    };
    let given = |id: &str| Field::Answer(id.into(), AnswerPart::Given);
    assert_eq!(fields(1), [(given("CKMB"), false)]);
    assert_eq!(fields(3), [(Field::Group, true), (given("CKMB"), true), (given("MDHL"), false)]);

    let usual: Vec<Accept> = preview.entries.iter().map(|entry| entry.usual()).collect();
    let merged = apply(&round, &all, &preview, &usual);
    assert_eq!(merged.units.len(), 4);
    assert_eq!(merged.units[2].sheet.unit.name, "UBND xã Ba", "the province's spelling stays");
    assert_eq!(merged.units[1].sheet.unit.group, "Phường", "and so does its group");
    assert_eq!(merged.units[1].received, day("2026-11-16"), "the first day counts");
    assert_eq!(merged.units[0], round.units[0], "what was not mentioned stays");
    let nothing = apply(&round, &all, &preview, &[Accept::Nothing; 7]);
    assert_eq!(nothing.units, round.units);
    // Doing it once more changes nothing.
    let again = merged.preview(&all);
    let accepted: Vec<Accept> = again.entries.iter().map(|entry| entry.usual()).collect();
    assert_eq!(apply(&merged, &all, &again, &accepted).units, merged.units);
}

#[test]
fn a_file_without_appraisals_takes_none_away_and_figures_that_were_appraised_are_asked_about() {
    let round = three();
    let first = appraised((*round.units[0].sheet).clone(), "CKMB", "12", "Thiếu tài liệu");
    let round = round.with_sheet(0, first.clone());
    // The commune's file comes back with an explanation, another figure and another verdict.
    let mut back = appraised(sheet("UBND xã Một", "Xã", &[("CKMB", "13"), ("TDGQ", "19.5")]), "CKMB", "13", "");
    let answer = back.answer("CKMB").with_appraisal(|appraisal| {
        appraisal.explanation = Some(Explanation { text: "Đã bổ sung".into(), evidence: Vec::new() });
    });
    back.set_answer("CKMB", answer);
    let all = [incoming(&back)];
    let preview = round.preview(&all);
    let parts: Vec<(AnswerPart, bool)> = preview.entries[0]
        .changes
        .iter()
        .map(|change| match &change.field {
            Field::Answer(_, part) => (*part, change.is_conflict),
            other => panic!("{other:?}"),
        })
        .collect();
    let wanted = [
        (AnswerPart::Given, true),
        (AnswerPart::First, true),
        (AnswerPart::Explanation, false),
        (AnswerPart::Given, true),
    ];
    assert_eq!(parts, wanted);
    let merged = apply(&round, &all, &preview, &[Accept::WithoutConflicts]);
    let answer = merged.units[0].sheet.answer("CKMB");
    assert_eq!(answer.given, first.answer("CKMB").given);
    let appraisal = answer.appraisal.as_deref().unwrap();
    assert_eq!(appraisal.first.as_ref().map(|verdict| verdict.reason.as_str()), Some("Thiếu tài liệu"));
    assert_eq!(appraisal.explanation.as_ref().map(|one| one.text.as_str()), Some("Đã bổ sung"));
    let all_taken = apply(&round, &all, &preview, &[Accept::All]);
    assert_eq!(all_taken.units[0].sheet.answer("CKMB").given, back.answer("CKMB").given);
    // The plain file of the unit has nothing to say to appraisals.
    let plain = [incoming(&sheet("UBND xã Một", "Xã", &[("CKMB", "12.5")]))];
    let preview = round.preview(&plain);
    assert_eq!(preview.entries[0].kind, Kind::Same);
}

#[test]
fn two_units_of_one_name_are_not_guessed_between() {
    let mut round = three();
    round.units.push(RoundUnit { sheet: Arc::new(sheet("xã Một", "Xã", &[])), received: None });
    let preview = round.preview(&[incoming(&sheet("UBND xã Một", "Xã", &[("CKMB", "1")]))]);
    assert_eq!(preview.entries[0].kind, Kind::Refused(Refusal::SeveralUnits(vec![0, 3])));
}

const AREAS: [&str; 6] = ["CKMB", "TDGQ", "ONLINE", "TTTT", "MDSH", "MDHL"];

#[test]
fn whose_own_figures_count_at_a_stage_and_which_points_have_no_reason() {
    let verdict =
        |reason: &str| Some(Verdict { given: points(Decimal::from(3)).given.unwrap(), reason: reason.into() });
    // What stands at one node: the first and the second verdict, as their reasons.
    let rows: [(Option<&str>, Option<&str>); 6] = [
        (None, None),
        (Some("Thiếu văn bản"), None),
        (Some("  "), None),
        (None, Some("")),
        // Only the one that counts is asked for its reason.
        (Some(""), Some("Hội đồng")),
        (Some("Thiếu văn bản"), Some("")),
    ];
    let mut round = Round::new(framework(), "Đợt thử", Period::Year(2026));
    let mut add = |sheet: Assessment| round.units.push(RoundUnit { sheet: Arc::new(sheet), received: None });
    for (first, second) in rows {
        let mut one = sheet("Xã", "", &[("CKMB", "5")]);
        let answer = one.answers["CKMB"].clone().with_appraisal(|appraisal| {
            appraisal.first = first.and_then(verdict);
            appraisal.second = second.and_then(verdict);
        });
        one.set_answer("CKMB", answer);
        add(one);
    }
    // Nobody has a figure of this one, so none counts.
    add(sheet("Xã", "", &[]));
    let table: [(Stage, &[usize]); 3] = [(Stage::SelfScored, &[]), (Stage::First, &[0, 3]), (Stage::Final, &[0])];
    for (stage, wanted) in table {
        let found = round.units.iter().enumerate().filter(|(_, unit)| unit.sheet.is_not_appraised(stage));
        assert_eq!(found.map(|(at, _)| at).collect::<Vec<_>>(), wanted, "{stage:?}");
    }
    let node = round.framework.find("CKMB").unwrap();
    assert_eq!(round.points_without_reason(), [2, 3, 5].map(|unit| (unit, node)));
}

fn any_sheets() -> impl Strategy<Value = Vec<Assessment>> {
    let answers = prop::collection::vec((0usize..6, 0i64..1_800, any::<bool>()), 0..6);
    prop::collection::vec((0usize..6, answers), 0..8).prop_map(|all| {
        let one = |(at, answers): (usize, Vec<(usize, i64, bool)>)| {
            let mut sheet = sheet(&format!("UBND xã Số {at}"), "Xã", &[]);
            for (area, value, is_appraised) in answers {
                let value = Decimal::new(value, 2);
                sheet.set_answer(AREAS[area], points(value));
                if is_appraised {
                    sheet = appraised(sheet, AREAS[area], &value.to_string(), "x");
                }
            }
            sheet
        };
        all.into_iter().map(one).collect()
    })
}

fn accept_all(round: &Round, sheets: &[Assessment], accept: Accept) -> Round {
    let all: Vec<Incoming> = sheets.iter().map(incoming).collect();
    let preview = round.preview(&all);
    apply(round, &all, &preview, &vec![accept; all.len()])
}

proptest! {
    #![proptest_config(common::random::config(256))]

    #[test]
    fn merging_loses_no_answer_and_twice_is_once(before in any_sheets(), after in any_sheets()) {
        let round = accept_all(&Round::new(framework(), "", Period::Year(2026)), &before, Accept::All);
        for accept in [Accept::WithoutConflicts, Accept::All] {
            let merged = accept_all(&round, &after, accept);
            for (at, unit) in round.units.iter().enumerate() {
                for (node, answer) in &unit.sheet.answers {
                    let now: Answer = merged.units[at].sheet.answer(node);
                    prop_assert!(now.given.is_some() || answer.given.is_none());
                    prop_assert!(now.is_appraised() || !answer.is_appraised());
                    if accept == Accept::WithoutConflicts && answer.is_appraised() {
                        prop_assert_eq!(&now.given, &answer.given);
                    }
                }
            }
            prop_assert_eq!(&accept_all(&merged, &after, accept).units, &merged.units);
        }
        prop_assert_eq!(&accept_all(&round, &after, Accept::Nothing).units, &round.units);
    }

    #[test]
    fn the_order_of_files_of_different_units_does_not_matter(sheets in any_sheets()) {
        let mut distinct: Vec<Assessment> = Vec::new();
        for sheet in sheets {
            if !distinct.iter().any(|known| known.unit.is_same(&sheet.unit)) {
                distinct.push(sheet);
            }
        }
        let empty = Round::new(framework(), "", Period::Year(2026));
        let forwards = accept_all(&empty, &distinct, Accept::All);
        distinct.reverse();
        let mut backwards = accept_all(&empty, &distinct, Accept::All).units;
        backwards.reverse();
        prop_assert_eq!(forwards.units, backwards);
    }
}

#[test]
fn units_that_should_send_are_added_once_with_their_groups() {
    let mut round = Round::new(framework(), "Đợt thử", Period::Year(2026));
    round.add_units([unit("UBND xã A", "Xã"), unit("xã A", "Xã"), unit("UBND phường A", "Phường"), unit("xã B", "")]);
    round.add_units([unit("Xã B", "Đặc khu")]);
    let names: Vec<&str> = round.units.iter().map(|one| one.sheet.unit.name.as_str()).collect();
    assert_eq!(names, ["UBND xã A", "UBND phường A", "xã B"]);
    assert_eq!(round.groups, ["Xã", "Phường"]);
    assert!(round.units.iter().all(|one| round.sending(one) == Sending::Missing && one.sheet.answers.is_empty()));
}

/// What was published of all units is one number; each group may have its own.
#[test]
fn figures_of_the_whole_cohort_that_differ_are_found() {
    let framework = by_id("xa-mau-2026").unwrap();
    let id = "DIEM_766_BINH_QUAN";
    let sheet = |name: &str, group: &str, published: Option<&str>| {
        let mut sheet = Assessment::new("xa-mau-2026", unit(name, group), Period::Year(2026));
        let figure = |value: &str| Figure::typed(value).unwrap();
        let mut figures = vec![(FigureName::VALUE, figure("70"))];
        figures.extend(published.map(|value| (FigureName::PUBLISHED, figure(value))));
        sheet.set_answer(id, Answer { given: Some(Given::Figures(figures)), ..Answer::default() });
        sheet
    };
    let apart = |sheets: &[Assessment]| {
        let found = round::cohorts_apart(&framework, sheets.iter());
        found.into_iter().map(|one| (one.node, one.figures)).collect::<Vec<_>>()
    };
    let d = |text: &str| text.parse::<Decimal>().unwrap();
    let all = [
        sheet("A", "Xã", Some("80")),
        sheet("B", "xã", Some("80,0")),
        sheet("C", "Phường", Some("60")),
        sheet("D", "Xã", None),
    ];
    assert_eq!(apart(&all), []);
    let more: Vec<Assessment> = all.into_iter().chain([sheet("E", "XÃ", Some("60"))]).collect();
    let node = framework.find(id).unwrap();
    assert_eq!(apart(&more), [(node, vec![(d("80"), 0), (d("60"), 4)])]);
    // What the appraiser says counts.
    let mut appraised = more.clone();
    let given = more[0].answers[id].given.clone().unwrap();
    let verdict = Verdict { given, reason: "x".into() };
    let answer = appraised[4].answers[id].clone().with_appraisal(|appraisal| appraisal.first = Some(verdict));
    appraised[4].set_answer(id, answer);
    assert_eq!(apart(&appraised), []);
}
