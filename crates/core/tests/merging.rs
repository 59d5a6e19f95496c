//! Merging in detail: what of a sheet is new beside another, whose sheet it is, and that nothing is lost or overwritten.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

#[path = "merging/properties.rs"]
mod properties;
#[path = "merging/units.rs"]
mod units;

use std::sync::Arc;

use common::{d, decree, points, ratio};
use thuocdo_core::assessment::{Answer, Assessment, Evidence, Explanation, Figure, Given, Period, Unit, Verdict, read};
use thuocdo_core::framework::{Date, FigureName};
use thuocdo_core::round::merge::{
    Accept, Alike, AnswerPart, Change, Chosen, Entry, Field, Incoming, Kind, Refusal, Value, apply, apply_chosen,
    preview_for,
};
use thuocdo_core::round::{Round, RoundUnit, Sending};

fn day(text: &str) -> Option<Date> {
    Some(Date::parse(text).unwrap())
}

fn sheet(name: &str) -> Assessment {
    Assessment::new("qd766-2022", Unit { name: name.into(), ..Unit::default() }, Period::Year(2026))
}

fn with(mut sheet: Assessment, node: &str, answer: Answer) -> Assessment {
    sheet.set_answer(node, answer);
    sheet
}

fn incoming(sheet: Assessment) -> Incoming {
    let source = format!("{}.json", sheet.unit.name);
    Incoming {
        source,
        sheet: Arc::new(sheet),
        framework: decree(),
        is_other_text: false,
        received: day("2026-11-20"),
        is_attainable_inferred: false,
    }
}

fn round(sheets: Vec<Assessment>) -> Round {
    let mut round = Round::new(decree(), "Đợt năm 2026", Period::Year(2026));
    let sent = |sheet| RoundUnit { sheet: Arc::new(sheet), received: day("2026-11-10") };
    round.units = sheets.into_iter().map(sent).collect();
    round
}

fn only(round: &Round, sheet: Assessment) -> (Entry, Vec<Incoming>) {
    let all = vec![incoming(sheet)];
    (round.preview(&all).entries.remove(0), all)
}

fn taken(round: &Round, sheet: Assessment, accept: Accept) -> Round {
    let all = [incoming(sheet)];
    apply(round, &all, &round.preview(&all), &[accept])
}

fn one_figure(name: FigureName, value: &str) -> Answer {
    common::answered(Given::Figures(vec![(name, Figure::typed(value).unwrap())]))
}

fn documents(numbers: &[&str]) -> Answer {
    let document = |number: &&str| Evidence { number: (*number).into(), ..Evidence::default() };
    Answer { evidence: numbers.iter().map(document).collect(), ..Answer::default() }
}

fn note(text: &str) -> Answer {
    Answer { note: text.into(), ..Answer::default() }
}

fn verdict(value: &str, reason: &str) -> Verdict {
    Verdict { given: points(d(value)).given.unwrap(), reason: reason.into() }
}

fn first(value: &str, reason: &str) -> Answer {
    Answer::default().with_appraisal(|appraisal| appraisal.first = Some(verdict(value, reason)))
}

fn second(value: &str) -> Answer {
    Answer::default().with_appraisal(|appraisal| appraisal.second = Some(verdict(value, "")))
}

fn explained(text: &str, numbers: &[&str]) -> Answer {
    let evidence = documents(numbers).evidence;
    Answer::default().with_appraisal(|a| a.explanation = Some(Explanation { text: text.into(), evidence }))
}

/// What becomes of a part of an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Becomes {
    /// Nothing new.
    Same,
    /// Something more, and nothing gives way.
    More,
    /// Something else, which is taken only when asked for.
    Other,
    /// A verdict where there was none, which is taken only when asked for, too.
    Verdict,
}
use Becomes::{More, Other, Same};

/// One part of an answer in the round and in what arrives, what it becomes, and what the round then has.
#[test]
fn what_arrives_adds_replaces_or_is_asked_about() {
    let num = |value: &str| one_figure(FigureName::NUM, value);
    let den = |value: &str| one_figure(FigureName::DEN, value);
    let judged = |answer: Answer| answer.with_appraisal(|appraisal| appraisal.first = Some(verdict("1", "a")));
    let decided = |answer: Answer| answer.with_appraisal(|appraisal| appraisal.second = Some(verdict("1", "a")));
    let half = || ratio(d("1"), d("2"));
    let nothing = Answer::default;
    type Case = (&'static str, Answer, Answer, Becomes, Answer);
    let table: Vec<Case> = vec![
        ("figures where there was nothing", nothing(), half(), More, half()),
        ("the same figures", half(), ratio(d("1.0"), d("2")), Same, half()),
        ("other figures", half(), ratio(d("1"), d("3")), Other, ratio(d("1"), d("3"))),
        (
            "other figures once they were judged",
            judged(half()),
            ratio(d("1"), d("3")),
            Other,
            judged(ratio(d("1"), d("3"))),
        ),
        ("and once they were decided on", decided(half()), points(d("3")), Other, decided(points(d("3")))),
        ("a part of the figures", half(), num("1"), Same, half()),
        ("the other part", den("2"), num("1"), More, half()),
        ("the other part of what was judged", judged(den("2")), num("1"), More, judged(half())),
        ("a part that differs", ratio(d("3"), d("2")), num("1"), Other, half()),
        ("a form that was emptied", half(), common::answered(Given::Figures(Vec::new())), Same, half()),
        ("points for figures", half(), points(d("2")), Other, points(d("2"))),
        ("a text for a number", num("1"), num("1.234"), Other, num("1.234")),
        ("points as they are, written otherwise", points(d("2.50")), points(d("2.5")), Same, points(d("2.5"))),
        ("0 is something", nothing(), points(d("0")), More, points(d("0"))),
        ("0 in the place of a number", points(d("1")), points(d("0")), Other, points(d("0"))),
        ("a document more", documents(&["1"]), documents(&["1", "2"]), More, documents(&["1", "2"])),
        ("a document less", documents(&["1", "2"]), documents(&["2"]), Same, documents(&["1", "2"])),
        ("other documents", documents(&["1", "2"]), documents(&["3", "2"]), More, documents(&["1", "2", "3"])),
        ("a note", nothing(), note("a"), More, note("a")),
        ("another note", note("a"), note("b"), Other, note("b")),
        ("no note", note("a"), nothing(), Same, note("a")),
        ("a verdict where there was none", nothing(), first("1", "a"), Becomes::Verdict, first("1", "a")),
        ("another verdict", first("1", "a"), first("2", "a"), Other, first("2", "a")),
        ("another reason", first("1", "a"), first("1", "b"), Other, first("1", "b")),
        ("the verdict without its reason", first("1", "a"), first("1", ""), Same, first("1", "a")),
        ("another verdict without a reason", first("1", "a"), first("2", ""), Other, first("2", "")),
        ("what the council decided", nothing(), second("1"), Becomes::Verdict, second("1")),
        ("an explanation", nothing(), explained("a", &[]), More, explained("a", &[])),
        ("a document for it", explained("a", &[]), explained("a", &["1"]), More, explained("a", &["1"])),
        ("documents alone", explained("a", &["1"]), explained("", &["2"]), More, explained("a", &["1", "2"])),
        ("another explanation", explained("a", &["1"]), explained("b", &[]), Other, explained("b", &["1"])),
        ("another one after the decision", decided(explained("a", &[])), explained("b", &[]), Other, {
            decided(explained("b", &[]))
        }),
        ("a file without the explanation", explained("a", &["1"]), nothing(), Same, explained("a", &["1"])),
    ];
    for (name, before, after, wanted, then) in table {
        let round = round(vec![with(sheet("xã A"), "ON_TIME", before.clone())]);
        let arrived = with(sheet("xã A"), "ON_TIME", after);
        let (entry, _) = only(&round, arrived.clone());
        let found = match entry.changes[..] {
            [] => Same,
            [Change { replaces: true, is_conflict: true, .. }] => Other,
            [Change { replaces: false, is_conflict: true, .. }] => Becomes::Verdict,
            [Change { replaces: false, is_conflict: false, .. }] => More,
            _ => panic!("{name}: {entry:?}"),
        };
        assert_eq!((found, entry.kind), (wanted, if wanted == Same { Kind::Same } else { Kind::Changed }), "{name}");
        let all = taken(&round, arrived.clone(), Accept::All);
        assert_eq!(all.units[0].sheet.answer("ON_TIME"), then, "{name}");
        let unasked = taken(&round, arrived, Accept::WithoutConflicts);
        let stays = if matches!(wanted, Other | Becomes::Verdict) { &before } else { &then };
        assert_eq!(unasked.units[0].sheet.answer("ON_TIME"), *stays, "{name}");
        if wanted == Same {
            assert!(Arc::ptr_eq(&all.units[0].sheet, &round.units[0].sheet), "{name}: nothing was copied");
        }
    }
}

/// A file that comes back from the commune: its explanations and its own parts, and no verdict but the appraiser's.
#[test]
fn what_a_commune_sends_back_never_changes_a_verdict_unasked() {
    let appraise = |answer: Answer, value: &str| {
        answer.with_appraisal(|appraisal| appraisal.first = Some(verdict(value, "Thiếu minh chứng")))
    };
    let round = round(vec![with(sheet("xã A"), "ON_TIME", appraise(ratio(d("9"), d("10")), "15"))]);
    let explained = |answer: Answer| {
        let explanation = Explanation { text: "Đã bổ sung".into(), ..Explanation::default() };
        answer.with_appraisal(|appraisal| appraisal.explanation = Some(explanation))
    };
    let back = with(sheet("xã A"), "ON_TIME", explained(appraise(ratio(d("9"), d("10")), "15")));
    let (entry, all) = only(&round, back);
    let fields: Vec<(&Field, bool)> = entry.changes.iter().map(|change| (&change.field, change.is_conflict)).collect();
    assert_eq!(fields, [(&Field::Answer("ON_TIME".into(), AnswerPart::Explanation), false)]);
    assert_eq!(entry.usual(), Accept::WithoutConflicts);
    let merged = apply(&round, &all, &round.preview(&all), &[entry.usual()]);
    assert_eq!(merged.units[0].sheet.answer("ON_TIME"), explained(round.units[0].sheet.answer("ON_TIME")));

    // Verdicts of its own making, one changed and one invented.
    let forged = with(sheet("xã A"), "ON_TIME", explained(appraise(ratio(d("9"), d("10")), "20")));
    let forged = with(forged, "ONLINE", first("22", "tự ghi"));
    let unasked = taken(&round, forged.clone(), Accept::WithoutConflicts);
    assert_eq!(unasked.units, merged.units);
    assert!(only(&round, forged).0.has_conflicts());
    // Of a unit that is new they are shown, and can be left out.
    let new = with(with(sheet("xã B"), "ONLINE", first("22", "tự ghi")), "ON_TIME", points(d("1")));
    let (entry, all) = only(&round, new.clone());
    assert_eq!((&entry.kind, entry.changes.len()), (&Kind::New, 1));
    assert_eq!(*taken(&round, new.clone(), Accept::WithoutConflicts).units[1].sheet, new);
    let without = Chosen { unit: true, changes: vec![false] };
    let added = apply_chosen(&round, &all, &round.preview(&all), &[without]);
    assert_eq!(*added.units[1].sheet, with(sheet("xã B"), "ON_TIME", points(d("1"))));
}

#[test]
fn each_change_can_be_chosen_by_itself() {
    let judged = |value: &str| points(d(value)).with_appraisal(|appraisal| appraisal.first = Some(verdict("1", "vì")));
    let round = round(vec![with(with(sheet("xã A"), "ON_TIME", judged("1")), "ONLINE", judged("2"))]);
    let arrived = with(with(sheet("xã A"), "ON_TIME", points(d("3"))), "ONLINE", points(d("4")));
    let all = [incoming(with(arrived, "DOSSIER_SYNC", points(d("5"))))];
    let preview = round.preview(&all);
    let entry = &preview.entries[0];
    assert_eq!(entry.chosen(Accept::Nothing), Chosen { unit: false, changes: vec![false; 3] });
    assert_eq!(entry.chosen(Accept::WithoutConflicts).changes.iter().filter(|taken| **taken).count(), 1);
    assert_eq!(entry.chosen(Accept::All), Chosen { unit: true, changes: vec![true; 3] });
    let mut chosen = entry.chosen(Accept::WithoutConflicts);
    let online =
        entry.changes.iter().position(|change| matches!(&change.field, Field::Answer(id, _) if id == "ONLINE"));
    chosen.changes[online.unwrap()] = true;
    let merged = apply_chosen(&round, &all, &preview, &[chosen]);
    let value = |id: &str| merged.units[0].sheet.answer(id).given;
    let given = |value: &str| points(d(value)).given;
    assert_eq!((value("ON_TIME"), value("ONLINE"), value("DOSSIER_SYNC")), (given("1"), given("4"), given("5")));
}

/// Before and after stand side by side, with the figures that only the round has.
#[test]
fn a_change_shows_what_the_round_would_have() {
    let round = round(vec![with(sheet("xã A"), "ON_TIME", ratio(d("3"), d("2")))]);
    let (entry, _) = only(&round, with(sheet("xã A"), "ON_TIME", one_figure(FigureName::NUM, "1")));
    let value = |answer: Answer| Value::Given(answer.given.unwrap());
    let field = Field::Answer("ON_TIME".into(), AnswerPart::Given);
    let (before, after) = (value(ratio(d("3"), d("2"))), value(ratio(d("1"), d("2"))));
    assert_eq!(entry.changes, [Change { field, before, after, replaces: true, is_conflict: true }]);
}

/// Somebody went on working while the preview was looked at.
#[test]
fn what_changed_since_the_preview_is_not_overwritten() {
    let before = round(vec![sheet("xã A")]);
    let all = [incoming(with(with(sheet("xã A"), "ON_TIME", points(d("1"))), "ONLINE", points(d("2"))))];
    let preview = before.preview(&all);
    let worked = before.with_sheet(0, with(sheet("xã A"), "ON_TIME", points(d("9"))));
    let merged = apply(&worked, &all, &preview, &[Accept::All]);
    assert_eq!(merged.units[0].sheet.answer("ON_TIME"), points(d("9")));
    assert_eq!(merged.units[0].sheet.answer("ONLINE"), points(d("2")), "what nobody touched is taken");
    // A unit that was new then and is there now is not added a second time.
    let empty = round(Vec::new());
    let preview = empty.preview(&all);
    let merged = apply(&worked, &all, &preview, &[Accept::All]);
    assert_eq!((merged.units.len(), merged.units[0].sheet.answer("ON_TIME")), (1, points(d("9"))));
    // A unit that is gone is passed over.
    let listed = round(vec![sheet("xã A"), sheet("xã B")]);
    let all = [incoming(with(sheet("xã B"), "ON_TIME", points(d("1"))))];
    let preview = listed.preview(&all);
    assert_eq!(apply(&round(vec![sheet("xã A")]), &all, &preview, &[Accept::All]).units.len(), 1);
}
