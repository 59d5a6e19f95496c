//! What of a sheet is new beside another one: field by field, so that nothing is lost that only one of them has.

use super::{AnswerPart, Change, Field, Value};
use crate::assessment::{Answer, Assessment, Evidence, Explanation, Figure, Given, Verdict};
use crate::framework::FigureName;
use crate::rank::is_same_group;

/// The parts of an answer, in the order in which they come about.
const PARTS: [AnswerPart; 6] = [
    AnswerPart::Given,
    AnswerPart::Evidence,
    AnswerPart::Note,
    AnswerPart::First,
    AnswerPart::Explanation,
    AnswerPart::Second,
];

/// What `after` says that `before` does not have. What it does not mention is no change.
pub(super) fn changes(before: &Assessment, after: &Assessment) -> Vec<Change> {
    let mut found = Vec::new();
    let mut compare = |field, before: Value, after: Value| {
        if let Some((after, replaces)) = merged(&before, after) {
            // A verdict is the appraiser's to give and not the sender's.
            let is_conflict = replaces || matches!(after, Value::Verdict(_));
            found.push(Change { field, before, after, replaces, is_conflict });
        }
    };
    let (unit, other) = (&before.unit, &after.unit);
    // Another spelling of the name is no change.
    if unit.code.trim() != other.code.trim() {
        compare(Field::Code, text(&unit.code), text(&other.code));
    }
    if !is_same_group(&unit.group, &other.group) {
        compare(Field::Group, text(&unit.group), text(&other.group));
    }
    let number = |value: Option<_>| value.map_or(Value::Nothing, Value::Number);
    compare(Field::Attainable, number(before.attainable), number(after.attainable));
    let empty = Answer::default();
    for (node, answer) in &after.answers {
        let own = before.answers.get(node).unwrap_or(&empty);
        if own == answer {
            continue;
        }
        for part in PARTS {
            let after = value_of(answer, part);
            if after != Value::Nothing {
                compare(Field::Answer(node.clone(), part), value_of(own, part), after);
            }
        }
    }
    found
}

/// The value of a field of a sheet.
pub(super) fn value_at(sheet: &Assessment, field: &Field) -> Value {
    match field {
        Field::Code => text(&sheet.unit.code),
        Field::Group => text(&sheet.unit.group),
        Field::Attainable => sheet.attainable.map_or(Value::Nothing, Value::Number),
        Field::Answer(node, part) => sheet.answers.get(node).map_or(Value::Nothing, |answer| value_of(answer, *part)),
    }
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Nothing } else { Value::Text(text.to_owned()) }
}

/// The value of a part of an answer.
fn value_of(answer: &Answer, part: AnswerPart) -> Value {
    let appraisal = answer.appraisal.as_deref();
    match part {
        AnswerPart::Given => match &answer.given {
            // A form that was emptied.
            Some(Given::Figures(figures)) if figures.is_empty() => Value::Nothing,
            given => given.clone().map_or(Value::Nothing, Value::Given),
        },
        AnswerPart::Evidence if answer.evidence.is_empty() => Value::Nothing,
        AnswerPart::Evidence => Value::Evidence(answer.evidence.clone()),
        AnswerPart::Note => text(&answer.note),
        AnswerPart::First => appraisal.and_then(|a| a.first.clone()).map_or(Value::Nothing, Value::Verdict),
        AnswerPart::Second => appraisal.and_then(|a| a.second.clone()).map_or(Value::Nothing, Value::Verdict),
        AnswerPart::Explanation => {
            let explanation = appraisal.and_then(|a| a.explanation.clone()).filter(|one| !one.is_empty());
            explanation.map_or(Value::Nothing, Value::Explanation)
        }
    }
}

/// What becomes of `before` when `after` arrives, and whether something else gives way to it; `None` when nothing does.
///
/// Figures stand beside each other by their names, documents in a list: what only `before` has of them stays.
pub(super) fn merged(before: &Value, after: Value) -> Option<(Value, bool)> {
    let (after, replaces) = match (before, after) {
        (_, Value::Nothing) => return None,
        (Value::Nothing, after) => (after, false),
        (Value::Given(Given::Figures(before)), Value::Given(Given::Figures(after))) => {
            let (figures, replaces) = figures(before, after);
            (Value::Given(Given::Figures(figures)), replaces)
        }
        (Value::Evidence(before), Value::Evidence(after)) => (Value::Evidence(documents(before, after)), false),
        (Value::Explanation(before), Value::Explanation(after)) => {
            let evidence = documents(&before.evidence, after.evidence);
            let text = if after.text.is_empty() { before.text.clone() } else { after.text };
            let replaces = !before.text.is_empty() && before.text != text;
            (Value::Explanation(Explanation { text, evidence }), replaces)
        }
        (Value::Verdict(before), Value::Verdict(after)) => {
            // A reason that is not mentioned stays, as long as it is the reason of the same value.
            let keeps = after.reason.is_empty() && before.given == after.given;
            (Value::Verdict(if keeps { before.clone() } else { after }), true)
        }
        (_, after) => (after, true),
    };
    (*before != after).then_some((after, replaces))
}

/// The figures of both, those of `after` where both have one; and whether one of `before` gives way.
fn figures(before: &[(FigureName, Figure)], after: Vec<(FigureName, Figure)>) -> (Vec<(FigureName, Figure)>, bool) {
    let mut all = before.to_vec();
    let mut replaces = false;
    for (name, figure) in after {
        match all.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => {
                replaces |= *known != figure;
                *known = figure;
            }
            None => crate::assessment::put_figure(&mut all, name, figure),
        }
    }
    (all, replaces)
}

/// The documents of both, each once.
fn documents(before: &[Evidence], after: Vec<Evidence>) -> Vec<Evidence> {
    let mut all = before.to_vec();
    for document in after {
        if !all.contains(&document) {
            all.push(document);
        }
    }
    all
}

/// The verdicts that the sheet of a new unit brings; nothing of the round stands against them.
pub(super) fn verdicts(sheet: &Assessment) -> Vec<Change> {
    let mut found = Vec::new();
    for (node, answer) in &sheet.answers {
        for part in [AnswerPart::First, AnswerPart::Second] {
            let after = value_of(answer, part);
            if after != Value::Nothing {
                let field = Field::Answer(node.clone(), part);
                found.push(Change { field, before: Value::Nothing, after, replaces: false, is_conflict: false });
            }
        }
    }
    found
}

/// Puts the value of a change into a sheet.
pub(super) fn put(sheet: &mut Assessment, field: &Field, value: &Value) {
    match (field, value) {
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
    let verdict = |value: &Value| -> Option<Verdict> {
        match value {
            Value::Verdict(verdict) => Some(verdict.clone()),
            _ => None,
        }
    };
    match (part, value) {
        (AnswerPart::Given, Value::Given(given)) => answer.given = Some(given.clone()),
        (AnswerPart::Evidence, Value::Evidence(evidence)) => answer.evidence.clone_from(evidence),
        (AnswerPart::Note, Value::Text(note)) => answer.note.clone_from(note),
        (AnswerPart::First, value) => return answer.with_appraisal(|appraisal| appraisal.first = verdict(value)),
        (AnswerPart::Second, value) => return answer.with_appraisal(|appraisal| appraisal.second = verdict(value)),
        (AnswerPart::Explanation, Value::Explanation(explanation)) => {
            return answer.with_appraisal(|appraisal| appraisal.explanation = Some(explanation.clone()));
        }
        _ => {}
    }
    answer
}
