//! What holds for every merge, tried on random rounds and sheets with every part of an answer.

use proptest::prelude::*;

use super::*;
use crate::common::random::{config, seeds};
use crate::common::{Seed, any_sheet};

/// A random sheet with appraisals, made of the parts of three random ones, of one of a few units.
fn any_incoming() -> impl Strategy<Value = Assessment> {
    (0u8..5, seeds(14), seeds(14), any::<bool>())
        .prop_map(|(unit, own, other, is_appraised)| made(unit, &own, &other, is_appraised))
}

fn made(unit: u8, own: &[Seed], other: &[Seed], is_appraised: bool) -> Assessment {
    let (mut filled, other) = (any_sheet(&decree(), own), any_sheet(&decree(), other));
    filled.unit = Unit { name: format!("UBND xã Số {unit}"), ..Unit::default() };
    for (node, said) in other.answers.iter().filter(|_| is_appraised) {
        let answer = filled.answer(node).with_appraisal(|appraisal| {
            let reason = said.note.clone();
            appraisal.first = said.given.clone().map(|given| Verdict { given, reason });
            appraisal.explanation = Some(Explanation { text: said.note.clone(), evidence: said.evidence.clone() });
        });
        filled.set_answer(node, answer);
    }
    filled
}

fn any_round() -> impl Strategy<Value = Round> {
    prop::collection::vec(any_incoming(), 0..4).prop_map(|sheets| {
        let mut known: Vec<Assessment> = Vec::new();
        for sheet in sheets {
            if !known.iter().any(|other| other.unit.is_same(&sheet.unit)) {
                known.push(sheet);
            }
        }
        round(known)
    })
}

fn merged(round: &Round, sheets: &[Assessment], accept: impl Fn(&Entry) -> Accept) -> Round {
    let all: Vec<Incoming> = sheets.iter().cloned().map(incoming).collect();
    let preview = round.preview(&all);
    let accepted: Vec<Accept> = preview.entries.iter().map(accept).collect();
    apply(round, &all, &preview, &accepted)
}

fn verdicts(answer: &Answer) -> (Option<Verdict>, Option<Verdict>) {
    answer.appraisal.as_deref().map(|appraisal| (appraisal.first.clone(), appraisal.second.clone())).unwrap_or_default()
}

/// Whether everything that `part` says stands in `whole`, word for word.
fn holds(whole: &Answer, part: &Answer) -> bool {
    let given = match (&part.given, &whole.given) {
        (Some(Given::Figures(part)), Some(Given::Figures(whole))) => part.iter().all(|figure| whole.contains(figure)),
        (Some(Given::Figures(part)), None) => part.is_empty(),
        (None, _) => true,
        (part, whole) => part == whole,
    };
    let documents = |whole: &[Evidence], part: &[Evidence]| part.iter().all(|document| whole.contains(document));
    let (one, other) = (part.appraisal.as_deref().cloned(), whole.appraisal.as_deref().cloned());
    let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
    let explained = one.explanation.is_none_or(|one| {
        let other = other.explanation.unwrap_or_default();
        (one.text.is_empty() || one.text == other.text) && documents(&other.evidence, &one.evidence)
    });
    given
        && documents(&whole.evidence, &part.evidence)
        && (part.note.is_empty() || part.note == whole.note)
        && (one.first.is_none() || one.first == other.first)
        && (one.second.is_none() || one.second == other.second)
        && explained
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn a_file_gives_back_the_round_it_was_made_of(round in any_round()) {
        let text = round.to_json().to_pretty();
        let read = thuocdo_core::round::read(&text).map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
        prop_assert_eq!(read.round.to_json().to_pretty(), text, "one content, one text");
        prop_assert_eq!((read.warnings, read.round.units), (Vec::new(), round.units));
    }

    #[test]
    fn nothing_accepted_changes_nothing(round in any_round(), sheets in prop::collection::vec(any_incoming(), 0..4)) {
        let same = merged(&round, &sheets, |_| Accept::Nothing);
        prop_assert_eq!((&same.units, &same.groups), (&round.units, &round.groups));
        let pairs = same.units.iter().zip(&round.units);
        prop_assert!(pairs.into_iter().all(|(one, other)| Arc::ptr_eq(&one.sheet, &other.sheet)));
    }

    #[test]
    fn what_is_taken_unasked_only_adds(round in any_round(), sheets in prop::collection::vec(any_incoming(), 0..4)) {
        let after = merged(&round, &sheets, Entry::usual);
        for (before, after) in round.units.iter().zip(&after.units) {
            for node in before.sheet.answers.keys().chain(after.sheet.answers.keys()) {
                let (was, now) = (before.sheet.answer(node), after.sheet.answer(node));
                prop_assert!(holds(&now, &was), "{}: {:?} became {:?}", node, was, now);
                prop_assert!(now.evidence.starts_with(&was.evidence));
                prop_assert_eq!(verdicts(&now), verdicts(&was), "verdicts are never taken unasked");
            }
        }
    }

    #[test]
    fn what_is_asked_for_is_taken(round in any_round(), sheet in any_incoming()) {
        let after = merged(&round, std::slice::from_ref(&sheet), |_| Accept::All);
        let unit = after.units.iter().find(|unit| unit.sheet.unit.is_same(&sheet.unit)).unwrap();
        for (node, answer) in &sheet.answers {
            // A verdict without a reason leaves the reason of the same value.
            let mut wanted = answer.clone();
            if let Some(appraisal) = &mut wanted.appraisal {
                let now = unit.sheet.answer(node).appraisal.unwrap_or_default();
                if let (Some(first), Some(now)) = (&mut appraisal.first, now.first) && first.given == now.given && first.reason.is_empty() {
                    first.reason = now.reason;
                }
            }
            prop_assert!(holds(&unit.sheet.answer(node), &wanted), "{}: {:?}", node, answer);
        }
        for before in round.units.iter().filter(|before| !before.sheet.unit.is_same(&sheet.unit)) {
            prop_assert!(after.units.contains(before), "other units stay");
        }
        for before in &round.units {
            let after = after.units.iter().find(|unit| unit.sheet.unit == before.sheet.unit).unwrap();
            for (node, answer) in &before.sheet.answers {
                if !sheet.answers.contains_key(node) {
                    prop_assert_eq!(&after.sheet.answer(node), answer, "what a file does not mention stays");
                }
            }
        }
    }

    #[test]
    fn accepting_twice_is_accepting_once(round in any_round(), sheets in prop::collection::vec(any_incoming(), 0..4)) {
        for accept in [Accept::WithoutConflicts, Accept::All] {
            let all: Vec<Incoming> = sheets.iter().cloned().map(incoming).collect();
            let preview = round.preview(&all);
            let accepted = vec![accept; all.len()];
            let once = apply(&round, &all, &preview, &accepted);
            prop_assert_eq!(&apply(&once, &all, &preview, &accepted).units, &once.units, "the same preview again");
            let twice = merged(&once, &sheets, |_| accept);
            prop_assert_eq!(&twice.units, &once.units, "a new preview");
        }
    }

    #[test]
    fn the_order_of_files_of_different_units_does_not_matter(round in any_round(), sheets in prop::collection::vec(any_incoming(), 0..5)) {
        let mut distinct: Vec<Assessment> = Vec::new();
        for sheet in sheets {
            if !distinct.iter().any(|known| known.unit.is_same(&sheet.unit)) {
                distinct.push(sheet);
            }
        }
        let by_name = |mut round: Round| {
            round.units.sort_by(|one, other| one.sheet.unit.name.cmp(&other.sheet.unit.name));
            round.units
        };
        for accept in [Accept::WithoutConflicts, Accept::All] {
            let forwards = merged(&round, &distinct, |_| accept);
            distinct.reverse();
            let backwards = merged(&round, &distinct, |_| accept);
            prop_assert_eq!(&forwards.units[..round.units.len()], &backwards.units[..round.units.len()]);
            prop_assert_eq!(by_name(forwards), by_name(backwards));
        }
    }
}
