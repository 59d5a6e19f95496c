//! What somebody decides of the sheets that wait: whose each is, whether it is taken, and which of its changes are.

use thuocdo_core::round::Round;
use thuocdo_core::round::merge::{Accept, Chosen, Entry, Field, Incoming, Preview, apply_chosen, preview_for};

use super::inputs::Moved;

/// The decisions, by the place of the sheet among those that wait. What nobody decided is as [`Entry::usual`] has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decided {
    /// The units of the round that sheets were said to be of.
    units: Vec<(usize, usize)>,
    taken: Vec<(usize, bool)>,
    changes: Vec<(usize, Field, bool)>,
}

impl Decided {
    /// The unit that each of so many sheets was said to be of.
    pub fn units(&self, sheets: usize) -> Vec<Option<usize>> {
        (0..sheets).map(|sheet| self.unit(sheet)).collect()
    }

    /// The unit that a sheet was said to be of.
    pub fn unit(&self, sheet: usize) -> Option<usize> {
        self.units.iter().find(|(at, _)| *at == sheet).map(|(_, unit)| *unit)
    }

    /// Says whose a sheet is; what was decided of it is forgotten, because it was said of other changes.
    pub fn name_unit(&mut self, sheet: usize, unit: Option<usize>) {
        if self.unit(sheet) == unit {
            return;
        }
        self.forget(sheet);
        self.units.extend(unit.map(|unit| (sheet, unit)));
    }

    /// Whether somebody decided that a sheet is taken, or not.
    pub fn is_taken(&self, sheet: usize) -> Option<bool> {
        self.taken.iter().find(|(at, _)| *at == sheet).map(|(_, taken)| *taken)
    }

    /// Takes a sheet, or does not.
    pub fn take(&mut self, sheet: usize, taken: bool) {
        self.taken.retain(|(at, _)| *at != sheet);
        self.taken.push((sheet, taken));
    }

    /// Takes one change of a sheet, and with it the sheet; or does not.
    pub fn take_change(&mut self, sheet: usize, field: &Field, taken: bool) {
        self.changes.retain(|(at, known, _)| *at != sheet || known != field);
        self.changes.push((sheet, field.clone(), taken));
        if taken {
            self.take(sheet, true);
        }
    }

    /// What is taken of a sheet.
    pub fn chosen(&self, sheet: usize, entry: &Entry) -> Chosen {
        let accept = match self.is_taken(sheet) {
            Some(false) => Accept::Nothing,
            Some(true) => Accept::WithoutConflicts,
            None => entry.usual(),
        };
        let mut chosen = entry.chosen(accept);
        if chosen.unit {
            for (change, is_taken) in entry.changes.iter().zip(&mut chosen.changes) {
                let decided = self.changes.iter().find(|(at, field, _)| *at == sheet && *field == change.field);
                *is_taken = decided.map_or(*is_taken, |(_, _, taken)| *taken);
            }
        }
        chosen
    }

    /// What the sheets would do to the round, each to the unit that it was said to be of.
    pub fn preview(&self, round: &Round, sheets: &[Incoming]) -> Preview {
        preview_for(round, sheets, &self.units(sheets.len()))
    }

    /// The round with what is taken, and of how many sheets something is.
    pub fn apply(&self, round: &Round, sheets: &[Incoming]) -> (Round, usize) {
        let preview = self.preview(round, sheets);
        let chosen: Vec<Chosen> =
            preview.entries.iter().enumerate().map(|(at, entry)| self.chosen(at, entry)).collect();
        let is_taken = |(entry, chosen): &(&Entry, &Chosen)| entry.can_be_taken() && chosen.unit;
        let taken = preview.entries.iter().zip(&chosen).filter(is_taken).count();
        (apply_chosen(round, sheets, &preview, &chosen), taken)
    }

    /// One sheet waits no more: the decisions of those behind it move up.
    pub fn remove(&mut self, sheet: usize) {
        self.place(|at| (at != sheet).then(|| at - usize::from(at > sheet)));
    }

    /// Decisions go where their sheets went. A sheet that says something else now is still whose it was, and taken or not.
    pub fn follow(&mut self, moved: &Moved) {
        self.place(|at| moved.places.get(at).copied().flatten());
        moved.changed.iter().for_each(|at| self.forget_changes(*at));
    }

    /// What was decided of the changes of a sheet is forgotten.
    pub fn forget_changes(&mut self, sheet: usize) {
        self.changes.retain(|(at, ..)| *at != sheet);
    }

    fn place(&mut self, to: impl Fn(usize) -> Option<usize>) {
        let moved = |at: &mut usize| to(*at).map(|place| *at = place).is_some();
        self.units.retain_mut(|(at, _)| moved(at));
        self.taken.retain_mut(|(at, _)| moved(at));
        self.changes.retain_mut(|(at, ..)| moved(at));
    }

    fn forget(&mut self, sheet: usize) {
        self.units.retain(|(at, _)| *at != sheet);
        self.taken.retain(|(at, _)| *at != sheet);
        self.forget_changes(sheet);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use thuocdo_core::assessment::{Answer, Assessment, Figure, Given, Period, Unit, Verdict};
    use thuocdo_core::framework::by_id;
    use thuocdo_core::round::RoundUnit;
    use thuocdo_core::round::merge::{AnswerPart, Kind, Refusal};

    fn points(value: &str) -> Answer {
        Answer { given: Some(Given::Points(Figure::typed(value).unwrap())), ..Answer::default() }
    }

    fn sheet(name: &str, answers: &[(&str, &str)]) -> Assessment {
        let unit = Unit { name: name.into(), ..Unit::default() };
        let mut sheet = Assessment::new("qd766-2022", unit, Period::Year(2026));
        answers.iter().for_each(|(node, value)| sheet.set_answer(node, points(value)));
        sheet
    }

    fn incoming(sheet: Assessment) -> Incoming {
        let framework = by_id("qd766-2022").unwrap();
        Incoming { source: "tep.json".into(), sheet: Arc::new(sheet), framework, received: None }
    }

    fn round(sheets: Vec<Assessment>) -> Round {
        let mut round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        round.units = sheets.into_iter().map(|one| RoundUnit { sheet: Arc::new(one), received: None }).collect();
        round
    }

    fn has(round: &Round, unit: usize, node: &str) -> String {
        match round.units[unit].sheet.answer(node).given {
            Some(Given::Points(Figure::Number(value))) => value.to_string(),
            _ => "-".into(),
        }
    }

    fn given(node: &str) -> Field {
        Field::Answer(node.into(), AnswerPart::Given)
    }

    #[test]
    fn each_change_is_taken_by_itself() {
        let round = round(vec![sheet("Xã A", &[("CKMB", "10"), ("MDSH", "5")])]);
        let sheets = [incoming(sheet("Xã A", &[("CKMB", "12"), ("MDSH", "7"), ("TTTT", "3")]))];
        let after = |decided: &Decided| {
            let (round, _) = decided.apply(&round, &sheets);
            ["CKMB", "MDSH", "TTTT"].map(|node| has(&round, 0, node))
        };
        let mut decided = Decided::default();
        assert_eq!(after(&decided), ["10", "5", "3"], "what replaces something is not taken unasked");
        decided.take_change(0, &given("MDSH"), true);
        assert_eq!(after(&decided), ["10", "7", "3"]);
        decided.take_change(0, &given("TTTT"), false);
        assert_eq!(after(&decided), ["10", "7", "-"]);
        decided.take(0, false);
        assert_eq!((after(&decided), decided.apply(&round, &sheets).1), (["10", "5", "-"].map(str::to_owned), 0));
        decided.take_change(0, &given("CKMB"), true);
        assert_eq!(after(&decided), ["12", "7", "-"], "a change that is taken takes its sheet");
    }

    #[test]
    fn a_sheet_of_another_name_is_taken_by_the_unit_it_is_said_to_be_of() {
        let round = round(vec![sheet("Xã Một", &[]), sheet("Xã Hai", &[])]);
        let sheets = [incoming(sheet("Xã Hải", &[("CKMB", "12")])), incoming(sheet("Xã Một", &[("CKMB", "9")]))];
        let mut decided = Decided::default();
        assert_eq!(decided.preview(&round, &sheets).entries[0].kind, Kind::New);
        decided.take(0, false);
        decided.name_unit(0, Some(1));
        assert_eq!(decided.is_taken(0), None, "what was said of a new unit is not said of this one");
        let (after, taken) = decided.apply(&round, &sheets);
        assert_eq!((after.units.len(), taken), (2, 2));
        assert_eq!((has(&after, 0, "CKMB"), has(&after, 1, "CKMB")), ("9".into(), "12".into()));
        assert_eq!(after.units[1].sheet.unit.name, "Xã Hai", "the name of the round stays");
        decided.name_unit(0, None);
        assert_eq!(decided.apply(&round, &sheets).0.units.len(), 3);
    }

    #[test]
    fn of_two_that_contradict_each_other_one_is_put_aside() {
        let round = round(vec![sheet("Xã A", &[])]);
        let mut sheets = vec![incoming(sheet("Xã A", &[("CKMB", "12")])), incoming(sheet("Xã A", &[("CKMB", "13")]))];
        let mut decided = Decided::default();
        let preview = decided.preview(&round, &sheets);
        assert_eq!(preview.entries[0].contradicted, [1]);
        assert_eq!(preview.entries[1].kind, Kind::Refused(Refusal::Twice(0)));
        assert_eq!(decided.apply(&round, &sheets).1, 0);
        decided.take(1, true);
        sheets.remove(0);
        decided.remove(0);
        let (after, taken) = decided.apply(&round, &sheets);
        assert_eq!((has(&after, 0, "CKMB"), taken), ("13".into(), 1));
    }

    #[test]
    fn the_verdicts_of_a_new_unit_are_taken_one_by_one() {
        let mut new = sheet("Xã Mới", &[("CKMB", "12"), ("MDSH", "5")]);
        for node in ["CKMB", "MDSH"] {
            let verdict = Verdict { given: points("1").given.unwrap(), reason: "x".into() };
            let answer = new.answer(node).with_appraisal(|appraisal| appraisal.first = Some(verdict));
            new.set_answer(node, answer);
        }
        let sheets = [incoming(new)];
        let mut decided = Decided::default();
        let verdicts = |decided: &Decided| {
            let (after, _) = decided.apply(&round(Vec::new()), &sheets);
            ["CKMB", "MDSH"].map(|node| after.units[0].sheet.answer(node).appraisal.is_some())
        };
        assert_eq!(verdicts(&decided), [true, true], "nothing of the round stands against them");
        decided.take_change(0, &Field::Answer("MDSH".into(), AnswerPart::First), false);
        assert_eq!(verdicts(&decided), [true, false]);
    }
}
