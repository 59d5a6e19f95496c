//! What somebody decides of the sheets that wait: whose each is, whether it is taken, and which of its changes are.

use thuocdo_core::round::Round;
use thuocdo_core::round::merge::{Accept, Chosen, Entry, Field, Incoming, Preview, apply_chosen, preview_for};

use super::inputs::Moved;
use super::named_unit::NamedUnit;

/// Whose a sheet is, as somebody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Nobody said anything: its own name tells.
    Nobody,
    /// Of the unit at this place of the round.
    Unit(usize),
    /// Of a unit that is no longer in the round. It must be asked again, and until then nothing of it is taken.
    Gone,
}

/// How many sheets are of a unit that is no longer in the round.
pub fn gone(named: &[Named]) -> usize {
    named.iter().filter(|one| **one == Named::Gone).count()
}

impl Named {
    /// The place of the unit, while there is one.
    pub fn place(self) -> Option<usize> {
        match self {
            Named::Unit(at) => Some(at),
            Named::Nobody | Named::Gone => None,
        }
    }
}

/// The decisions, by the place of the sheet among those that wait. What nobody decided is as [`Entry::usual`] has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decided {
    /// The units that sheets were said to be of.
    units: Vec<(usize, NamedUnit)>,
    taken: Vec<(usize, bool)>,
    changes: Vec<(usize, Field, bool)>,
}

impl Decided {
    /// Whose each of so many sheets is in the round as it stands.
    pub fn all_named(&self, round: &Round, sheets: usize) -> Vec<Named> {
        (0..sheets).map(|sheet| self.named(round, sheet)).collect()
    }

    /// Whose a sheet is in the round as it stands.
    pub fn named(&self, round: &Round, sheet: usize) -> Named {
        match self.unit(sheet).map(|unit| unit.place(round)) {
            None => Named::Nobody,
            Some(Some(at)) => Named::Unit(at),
            Some(None) => Named::Gone,
        }
    }

    /// The unit that a sheet was said to be of.
    pub fn unit(&self, sheet: usize) -> Option<&NamedUnit> {
        self.units.iter().find(|(at, _)| *at == sheet).map(|(_, unit)| unit)
    }

    /// The name of the unit that a sheet was said to be of, where it is gone.
    pub fn gone(&self, named: Named, sheet: usize) -> Option<String> {
        self.unit(sheet).filter(|_| named == Named::Gone).map(|unit| unit.name().to_owned())
    }

    /// Says whose a sheet is; what was decided of it is forgotten, because it was said of other changes.
    pub fn name_unit(&mut self, sheet: usize, unit: Option<NamedUnit>) {
        if self.unit(sheet) == unit.as_ref() {
            return;
        }
        self.forget(sheet);
        self.units.extend(unit.map(|unit| (sheet, unit)));
    }

    /// What is decided from now on of a sheet whose unit is gone is said of the sheet by the name that it has.
    pub fn ask_again(&mut self, sheet: usize, named: Named) {
        if named == Named::Gone {
            self.name_unit(sheet, None);
        }
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

    /// What is taken of a sheet. What was decided of one whose unit is gone was said of other changes.
    pub fn chosen(&self, sheet: usize, named: Named, entry: &Entry) -> Chosen {
        let accept = match (named, self.is_taken(sheet)) {
            (Named::Gone, _) | (_, Some(false)) => Accept::Nothing,
            (_, Some(true)) => Accept::WithoutConflicts,
            (_, None) => entry.usual(),
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
        preview_named(round, sheets, &self.all_named(round, sheets.len()))
    }

    /// The round with what is taken, and of how many sheets something is.
    pub fn apply(&self, round: &Round, sheets: &[Incoming]) -> (Round, usize) {
        let named = self.all_named(round, sheets.len());
        let preview = preview_named(round, sheets, &named);
        let entries = preview.entries.iter().zip(named).enumerate();
        let chosen: Vec<Chosen> = entries.map(|(at, (entry, named))| self.chosen(at, named, entry)).collect();
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

/// What sheets would do to the round, each to the unit that it is said to be of.
pub fn preview_named(round: &Round, sheets: &[Incoming], named: &[Named]) -> Preview {
    preview_for(round, sheets, &named.iter().map(|one| one.place()).collect::<Vec<_>>())
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
        Incoming {
            source: "tep.json".into(),
            sheet: Arc::new(sheet),
            framework,
            is_other_text: false,
            received: None,
            is_attainable_inferred: false,
        }
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
        decided.name_unit(0, NamedUnit::of(&round, 1));
        assert_eq!(decided.is_taken(0), None, "what was said of a new unit is not said of this one");
        let (after, taken) = decided.apply(&round, &sheets);
        assert_eq!((after.units.len(), taken), (2, 2));
        assert_eq!((has(&after, 0, "CKMB"), has(&after, 1, "CKMB")), ("9".into(), "12".into()));
        assert_eq!(after.units[1].sheet.unit.name, "Xã Hai", "the name of the round stays");
        decided.name_unit(0, None);
        assert_eq!(decided.apply(&round, &sheets).0.units.len(), 3);
    }

    #[test]
    fn a_sheet_goes_to_no_other_unit_when_its_own_is_taken_out() {
        let mut before = round(vec![sheet("Xã Một", &[]), sheet("Xã Hai", &[]), sheet("Xã Ba", &[])]);
        let sheets = [incoming(sheet("Xã Hải", &[("CKMB", "12")]))];
        let mut decided = Decided::default();
        decided.name_unit(0, NamedUnit::of(&before, 1));
        decided.take(0, true);
        let of_three = before.clone();
        // One before it is taken out: it goes where it belongs.
        before.units.remove(0);
        let (after, taken) = decided.apply(&before, &sheets);
        assert_eq!((has(&after, 0, "CKMB"), has(&after, 1, "CKMB"), taken), ("12".into(), "-".into(), 1));
        // Its own is taken out: nobody gets it, and it is no new unit unasked.
        before.units.remove(0);
        assert_eq!(decided.named(&before, 0), Named::Gone);
        let (after, taken) = decided.apply(&before, &sheets);
        assert_eq!((after.units.len(), has(&after, 0, "CKMB"), taken), (1, "-".into(), 0));
        // Undo brings it back, with what was decided.
        assert_eq!(decided.apply(&of_three, &sheets).1, 1);
        // Asked again, it is a new unit, or that of another name.
        let mut again = decided.clone();
        again.ask_again(0, again.named(&before, 0));
        assert_eq!((again.named(&before, 0), again.is_taken(0)), (Named::Nobody, None));
        assert_eq!(again.apply(&before, &sheets).0.units.len(), 2);
        decided.name_unit(0, NamedUnit::of(&before, 0));
        assert_eq!(has(&decided.apply(&before, &sheets).0, 0, "CKMB"), "12");
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
