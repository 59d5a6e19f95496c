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
    let mut add = |field: Field, before: Value, merged: Option<Merged>| {
        if let Some(Merged { after, is_conflict }) = merged {
            found.push(Change { field, before, after, is_conflict });
        }
    };
    let (unit, other) = (&before.unit, &after.unit);
    // Another spelling of the name is no change. The group is what the province chose; another one is shown and kept.
    if unit.code.trim() != other.code.trim() {
        add(Field::Code, text(&unit.code), merged(&text(&unit.code), text(&other.code)));
    }
    if !is_same_group(&unit.group, &other.group) {
        add(Field::Group, text(&unit.group), merged(&text(&unit.group), text(&other.group)));
    }
    let number = |value: Option<_>| value.map_or(Value::Nothing, Value::Number);
    add(Field::Attainable, number(before.attainable), merged(&number(before.attainable), number(after.attainable)));
    let empty = Answer::default();
    for (node, answer) in &after.answers {
        let own = before.answers.get(node).unwrap_or(&empty);
        if own == answer {
            continue;
        }
        for part in PARTS {
            let after = value_of(answer, part);
            if after != Value::Nothing {
                let before = value_of(own, part);
                let merged = merged(&before, after);
                add(Field::Answer(node.clone(), part), before, merged);
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

/// What becomes of a value when another one arrives.
pub(super) struct Merged {
    pub(super) after: Value,
    pub(super) is_conflict: bool,
}

/// What becomes of `before` when `after` arrives; `None` when nothing does.
///
/// Figures stand beside each other by their names, documents as a list: what only `before` has of them stays, and where
/// `after` merely adds to them it is no conflict. Anything else that differs is one, and so is every verdict.
pub(super) fn merged(before: &Value, after: Value) -> Option<Merged> {
    let is_verdict = matches!(after, Value::Verdict(_));
    let (after, loses) = match (before, after) {
        (_, Value::Nothing) => return None,
        (Value::Nothing, after) => (after, false),
        (Value::Given(Given::Figures(before)), Value::Given(Given::Figures(after))) => {
            let (figures, loses) = figures(before, after);
            (Value::Given(Given::Figures(figures)), loses)
        }
        (Value::Evidence(before), Value::Evidence(after)) => {
            let (documents, loses) = documents(before, after);
            (Value::Evidence(documents), loses)
        }
        (Value::Explanation(before), Value::Explanation(after)) => {
            let (explanation, loses) = explanations(before, after);
            (Value::Explanation(explanation), loses)
        }
        (Value::Verdict(before), Value::Verdict(after)) => {
            // A reason that is not mentioned stays, as long as it is the reason of the same value.
            let keeps = after.reason.is_empty() && before.given == after.given;
            (Value::Verdict(if keeps { before.clone() } else { after }), true)
        }
        (_, after) => (after, true),
    };
    (*before != after).then_some(Merged { after, is_conflict: loses || is_verdict })
}

/// The figures of both, those of `after` where both have one; and whether one of `before` is lost by it.
fn figures(before: &[(FigureName, Figure)], after: Vec<(FigureName, Figure)>) -> (Vec<(FigureName, Figure)>, bool) {
    let mut all = before.to_vec();
    let mut loses = false;
    for (name, figure) in after {
        match all.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => {
                loses |= *known != figure;
                *known = figure;
            }
            None => crate::assessment::put_figure(&mut all, name, figure),
        }
    }
    (all, loses)
}

/// The documents of `after`, or those of `before` where it has them all; and whether one of `before` is lost by it.
fn documents(before: &[Evidence], after: Vec<Evidence>) -> (Vec<Evidence>, bool) {
    let has_all = |some: &[Evidence], others: &[Evidence]| others.iter().all(|document| some.contains(document));
    if has_all(before, &after) {
        (before.to_vec(), false)
    } else {
        let loses = !has_all(&after, before);
        (after, loses)
    }
}

fn explanations(before: &Explanation, after: Explanation) -> (Explanation, bool) {
    let (evidence, loses) = documents(&before.evidence, after.evidence);
    if after.text.is_empty() {
        return (Explanation { text: before.text.clone(), evidence }, loses);
    }
    let loses = loses || (!before.text.is_empty() && before.text != after.text);
    (Explanation { text: after.text, evidence }, loses)
}

/// The verdicts that a sheet brings, as changes of a sheet that has none.
pub(super) fn verdicts(sheet: &Assessment) -> Vec<Change> {
    let mut found = Vec::new();
    for (node, answer) in &sheet.answers {
        for part in [AnswerPart::First, AnswerPart::Second] {
            let after = value_of(answer, part);
            if after != Value::Nothing {
                let field = Field::Answer(node.clone(), part);
                found.push(Change { field, before: Value::Nothing, after, is_conflict: true });
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
