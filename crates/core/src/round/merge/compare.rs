//! Comparing incoming sheets with a round: whose they are, and what of them is new.

use super::{AnswerPart, Change, Entry, Field, Incoming, Kind, Preview, Refusal, Value};
use crate::assessment::{Answer, Assessment};
use crate::round::Round;

/// What incoming sheets would do to a round. What a sheet does not mention is no change: a file without appraisals takes
/// none away.
pub fn preview(round: &Round, incoming: &[Incoming]) -> Preview {
    let mut entries: Vec<Entry> = Vec::with_capacity(incoming.len());
    for (at, one) in incoming.iter().enumerate() {
        let twice = incoming[..at].iter().position(|before| before.sheet.unit.is_same(&one.sheet.unit));
        entries.push(entry(round, one, twice));
    }
    Preview { entries }
}

fn entry(round: &Round, incoming: &Incoming, twice: Option<usize>) -> Entry {
    let sheet = &incoming.sheet;
    let refused = |reason| Entry { kind: Kind::Refused(reason), unit: None, changes: Vec::new() };
    if incoming.framework.id != round.framework.id {
        return refused(Refusal::OtherFramework(incoming.framework.id.clone()));
    }
    if incoming.framework.hash != round.framework.hash {
        return refused(Refusal::OtherText);
    }
    if sheet.period != round.period {
        return refused(Refusal::OtherPeriod(sheet.period));
    }
    if let Some(first) = twice {
        return refused(Refusal::Twice(first));
    }
    let units = round.units_like(&sheet.unit);
    let [at] = units[..] else {
        let kind = if units.is_empty() { Kind::New } else { Kind::Refused(Refusal::SeveralUnits(units)) };
        return Entry { kind, unit: None, changes: Vec::new() };
    };
    let unit = &round.units[at];
    let changes = changes(&unit.sheet, sheet);
    let kind = match (unit.received, incoming.received, changes.is_empty()) {
        (None, Some(_), _) => Kind::First,
        (_, _, true) => Kind::Same,
        (_, _, false) => Kind::Changed,
    };
    Entry { kind, unit: Some(at), changes }
}

/// What of a sheet differs from the one that the round has.
fn changes(before: &Assessment, after: &Assessment) -> Vec<Change> {
    let mut found = Vec::new();
    let text = |text: &str| if text.is_empty() { Value::Nothing } else { Value::Text(text.to_owned()) };
    let mut compare = |field, before: Value, after: Value, is_conflict| {
        if after != Value::Nothing && before != after {
            found.push(Change { field, before, after, is_conflict });
        }
    };
    let (unit, other) = (&before.unit, &after.unit);
    // The round's own name and group are what the province chose; they are shown and kept.
    compare(Field::Name, text(&unit.name), text(&other.name), !unit.name.is_empty());
    compare(Field::Code, text(&unit.code), text(&other.code), !unit.code.is_empty());
    compare(Field::Group, text(&unit.group), text(&other.group), !unit.group.is_empty());
    let number = |value: Option<_>| value.map_or(Value::Nothing, Value::Number);
    compare(Field::Attainable, number(before.attainable), number(after.attainable), before.attainable.is_some());
    for (node, answer) in &after.answers {
        let empty = Answer::default();
        let own = before.answers.get(node).unwrap_or(&empty);
        for part in PARTS {
            let is_conflict = conflicts(own, part);
            compare(Field::Answer(node.clone(), part), value_of(own, part), value_of(answer, part), is_conflict);
        }
    }
    found
}

/// The parts of an answer, in the order in which they come about.
const PARTS: [AnswerPart; 6] = [
    AnswerPart::Given,
    AnswerPart::Evidence,
    AnswerPart::Note,
    AnswerPart::First,
    AnswerPart::Explanation,
    AnswerPart::Second,
];

/// Whether a new value of a part would undo what the round has: a verdict always, the unit's own figures once somebody has
/// appraised them.
fn conflicts(own: &Answer, part: AnswerPart) -> bool {
    let appraisal = own.appraisal.as_deref();
    let first = appraisal.is_some_and(|appraisal| appraisal.first.is_some());
    let second = appraisal.is_some_and(|appraisal| appraisal.second.is_some());
    match part {
        AnswerPart::Given => own.given.is_some() && (first || second),
        AnswerPart::Evidence | AnswerPart::Note => false,
        AnswerPart::First => first,
        AnswerPart::Explanation => second && appraisal.is_some_and(|appraisal| appraisal.explanation.is_some()),
        AnswerPart::Second => second,
    }
}

/// The value of a part of an answer.
pub(super) fn value_of(answer: &Answer, part: AnswerPart) -> Value {
    let appraisal = answer.appraisal.as_deref();
    match part {
        AnswerPart::Given => answer.given.clone().map_or(Value::Nothing, Value::Given),
        AnswerPart::Evidence if answer.evidence.is_empty() => Value::Nothing,
        AnswerPart::Evidence => Value::Evidence(answer.evidence.clone()),
        AnswerPart::Note if answer.note.is_empty() => Value::Nothing,
        AnswerPart::Note => Value::Text(answer.note.clone()),
        AnswerPart::First => appraisal.and_then(|a| a.first.clone()).map_or(Value::Nothing, Value::Verdict),
        AnswerPart::Second => appraisal.and_then(|a| a.second.clone()).map_or(Value::Nothing, Value::Verdict),
        AnswerPart::Explanation => {
            appraisal.and_then(|a| a.explanation.clone()).map_or(Value::Nothing, Value::Explanation)
        }
    }
}
