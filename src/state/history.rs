//! Undo and redo: the edits of a sheet, each with what was before and after it.

use thuocdo_core::assessment::{Answer, Assessment, Period, Unit};
use thuocdo_core::number::Decimal;

/// One change of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The answer to a node.
    Answer {
        /// The node's id.
        node: String,
        /// The answer before.
        before: Answer,
        /// The answer after.
        after: Answer,
    },
    /// The unit, the period and the unit's own denominator.
    About {
        /// Before.
        before: About,
        /// After.
        after: About,
    },
}

/// What a sheet is about.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// The unit.
    pub unit: Unit,
    /// The period.
    pub period: Period,
    /// The unit's own denominator.
    pub attainable: Option<Decimal>,
}

impl About {
    /// What a sheet is about.
    pub fn of(assessment: &Assessment) -> About {
        About { unit: assessment.unit.clone(), period: assessment.period, attainable: assessment.attainable }
    }
}

impl Change {
    fn set(&self, assessment: &mut Assessment, after_it: bool) {
        match self {
            Change::Answer { node, before, after } => {
                assessment.set_answer(node, if after_it { after.clone() } else { before.clone() });
            }
            Change::About { before, after } => {
                let About { unit, period, attainable } = if after_it { after.clone() } else { before.clone() };
                (assessment.unit, assessment.period, assessment.attainable) = (unit, period, attainable);
            }
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Change::Answer { before, after, .. } => before == after,
            Change::About { before, after } => before == after,
        }
    }

    /// The node it changes.
    pub fn node(&self) -> Option<&str> {
        match self {
            Change::Answer { node, .. } => Some(node),
            Change::About { .. } => None,
        }
    }
}

/// The edits of one sheet since it was opened.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<(Change, Option<String>)>,
    undone: Vec<Change>,
}

impl History {
    /// Applies a change. Changes of one field that follow each other (keystrokes) are one step.
    pub fn apply(&mut self, assessment: &mut Assessment, change: Change, field: Option<String>) {
        if change.is_empty() {
            return;
        }
        change.set(assessment, true);
        self.undone.clear();
        if let Some((last, last_field)) = self.done.last_mut()
            && field.is_some()
            && *last_field == field
            && let (Change::Answer { after, .. }, Change::Answer { after: new, .. }) = (last, &change)
        {
            *after = new.clone();
            return;
        }
        self.done.push((change, field));
    }

    /// Ends the run of keystrokes: the next change is a step of its own.
    pub fn seal(&mut self) {
        if let Some((_, field)) = self.done.last_mut() {
            *field = None;
        }
    }

    /// Takes the last step back and gives it.
    pub fn undo(&mut self, assessment: &mut Assessment) -> Option<Change> {
        let (change, _) = self.done.pop()?;
        change.set(assessment, false);
        self.undone.push(change.clone());
        Some(change)
    }

    /// Does the step again that was last taken back.
    pub fn redo(&mut self, assessment: &mut Assessment) -> Option<Change> {
        let change = self.undone.pop()?;
        change.set(assessment, true);
        self.done.push((change.clone(), None));
        Some(change)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::{Figure, Given};

    fn sheet() -> Assessment {
        Assessment::new("qd766-2022", Unit::default(), Period::Year(2026))
    }

    fn points(value: i64) -> Answer {
        Answer { given: Some(Given::Points(Figure::Number(value.into()))), ..Answer::default() }
    }

    fn change(sheet: &Assessment, node: &str, after: Answer) -> Change {
        Change::Answer { node: node.into(), before: sheet.answer(node), after }
    }

    #[test]
    fn apply_then_undo_is_identity_and_redo_brings_it_back() {
        let (mut sheet, mut history) = (sheet(), History::default());
        let mut states = vec![sheet.clone()];
        for (node, value) in [("A", 1), ("B", 2), ("A", 3), ("A", 0)] {
            let step = change(&sheet, node, points(value));
            history.apply(&mut sheet, step, None);
            states.push(sheet.clone());
        }
        for wanted in states.iter().rev().skip(1) {
            history.undo(&mut sheet);
            assert_eq!(sheet, *wanted);
        }
        assert!(!history.can_undo());
        for wanted in states.iter().skip(1) {
            history.redo(&mut sheet);
            assert_eq!(sheet, *wanted);
        }
        assert!(!history.can_redo());
    }

    #[test]
    fn keystrokes_in_one_field_are_one_step() {
        let (mut sheet, mut history) = (sheet(), History::default());
        for value in [1, 12, 123] {
            let step = change(&sheet, "A", points(value));
            history.apply(&mut sheet, step, Some("A.points".into()));
        }
        history.seal();
        let step = change(&sheet, "A", points(7));
        history.apply(&mut sheet, step, Some("A.points".into()));
        history.undo(&mut sheet);
        assert_eq!(sheet.answer("A"), points(123));
        history.undo(&mut sheet);
        assert!(sheet.answers.is_empty());
        assert!(!history.can_undo());
    }

    #[test]
    fn a_new_change_forgets_what_was_undone() {
        let (mut sheet, mut history) = (sheet(), History::default());
        let step = change(&sheet, "A", points(1));
        history.apply(&mut sheet, step, None);
        history.undo(&mut sheet);
        let step = change(&sheet, "A", points(2));
        history.apply(&mut sheet, step, None);
        assert!(!history.can_redo());
        let nothing = change(&sheet, "A", points(2));
        history.apply(&mut sheet, nothing, None);
        history.undo(&mut sheet);
        assert!(sheet.answers.is_empty());
    }
}
