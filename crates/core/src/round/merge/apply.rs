//! Taking accepted sheets over into a round, field by field.

use std::sync::Arc;

use super::{Accept, AnswerPart, Change, Entry, Field, Incoming, Kind, Preview, Value};
use crate::assessment::{Answer, Assessment};
use crate::round::{Round, RoundUnit};

/// The round with what was accepted of each incoming sheet; `accepted` has one entry for each, in their order.
///
/// What was not accepted stays as it is, and so does what no sheet mentions. A group that a new unit brings is added behind
/// the others.
pub fn apply(round: &Round, incoming: &[Incoming], preview: &Preview, accepted: &[Accept]) -> Round {
    let mut merged = round.clone();
    for ((one, entry), accept) in incoming.iter().zip(&preview.entries).zip(accepted) {
        if *accept == Accept::Nothing || !entry.can_be_taken() {
            continue;
        }
        match (&entry.kind, entry.unit) {
            (Kind::New, _) => {
                merged.units.push(RoundUnit { sheet: Arc::clone(&one.sheet), received: one.received });
                add_group(&mut merged, &one.sheet.unit.group);
            }
            (_, Some(at)) => {
                let Some(unit) = merged.units.get_mut(at) else { continue };
                unit.sheet = Arc::new(changed(&unit.sheet, entry, *accept));
                // A sheet that comes again does not make a unit late that was not.
                unit.received = unit.received.or(one.received);
                let group = unit.sheet.unit.group.clone();
                add_group(&mut merged, &group);
            }
            (_, None) => {}
        }
    }
    merged
}

fn add_group(round: &mut Round, group: &str) {
    let is_known = round.groups.iter().any(|known| crate::rank::is_same_group(known, group));
    if !group.is_empty() && !is_known {
        round.groups.push(group.to_owned());
    }
}

/// A sheet with the changes that are taken over.
fn changed(sheet: &Assessment, entry: &Entry, accept: Accept) -> Assessment {
    let mut sheet = sheet.clone();
    for change in entry.changes.iter().filter(|change| accept == Accept::All || !change.is_conflict) {
        take(&mut sheet, change);
    }
    sheet
}

fn take(sheet: &mut Assessment, change: &Change) {
    match (&change.field, &change.after) {
        (Field::Name, Value::Text(name)) => sheet.unit.name.clone_from(name),
        (Field::Code, Value::Text(code)) => sheet.unit.code.clone_from(code),
        (Field::Group, Value::Text(group)) => sheet.unit.group.clone_from(group),
        (Field::Attainable, Value::Number(value)) => sheet.attainable = Some(*value),
        (Field::Answer(node, part), value) => {
            let answer = with_part(sheet.answer(node), *part, value);
            sheet.set_answer(node, answer);
        }
        _ => {}
    }
}

fn with_part(mut answer: Answer, part: AnswerPart, value: &Value) -> Answer {
    match (part, value) {
        (AnswerPart::Given, Value::Given(given)) => answer.given = Some(given.clone()),
        (AnswerPart::Evidence, Value::Evidence(evidence)) => answer.evidence.clone_from(evidence),
        (AnswerPart::Note, Value::Text(note)) => answer.note.clone_from(note),
        (AnswerPart::First, Value::Verdict(verdict)) => {
            return answer.with_appraisal(|appraisal| appraisal.first = Some(verdict.clone()));
        }
        (AnswerPart::Second, Value::Verdict(verdict)) => {
            return answer.with_appraisal(|appraisal| appraisal.second = Some(verdict.clone()));
        }
        (AnswerPart::Explanation, Value::Explanation(explanation)) => {
            return answer.with_appraisal(|appraisal| appraisal.explanation = Some(explanation.clone()));
        }
        _ => {}
    }
    answer
}
