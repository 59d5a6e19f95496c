//! What waits for a round, input by input, so that one can be read again and nothing else of what waits moves.

use std::collections::BTreeMap;
use std::sync::Arc;

use thuocdo_core::exchange::table::Grid;
use thuocdo_core::round::merge::Incoming;

use super::incoming::Arrived;
use super::printed_results::PrintedResults;

/// What came of all inputs, in their order.
#[derive(Clone, Default)]
pub struct Inputs {
    /// The sheets.
    pub sheets: Vec<Incoming>,
    /// What was understood, and what could not be read, each with its source.
    pub lines: Vec<String>,
    inputs: Vec<Input>,
    /// The number of the next input: two can have one name.
    next: u64,
}

/// One input: how many of the sheets and lines are its own.
#[derive(Clone)]
struct Input {
    number: u64,
    sheets: usize,
    lines: usize,
    undecided: Option<(String, Arc<Grid>)>,
    results: Option<PrintedResults>,
}

/// Where the sheets stand after an input was read again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// The place now of the sheet at each place before; `None` where it waits no more.
    pub places: Vec<Option<usize>>,
    /// The sheets, by their place now, that say something else than before.
    pub changed: Vec<usize>,
}

impl Inputs {
    /// Adds what came of another input.
    pub fn add(&mut self, arrived: Arrived) {
        let Arrived { sheets, lines, undecided, results } = arrived;
        let (number, sheet_count, line_count) = (self.next, sheets.len(), lines.len());
        self.inputs.push(Input { number, sheets: sheet_count, lines: line_count, undecided, results });
        self.next += 1;
        self.sheets.extend(sheets);
        self.lines.extend(lines);
    }

    /// One sheet waits no more.
    pub fn remove(&mut self, sheet: usize) {
        let mut end = 0;
        let own = self.inputs.iter_mut().find(|input| {
            end += input.sheets;
            sheet < end
        });
        if let Some(own) = own {
            own.sheets -= 1;
            self.sheets.remove(sheet);
        }
    }

    /// The tables with numbers that can be two: the number and the source of each.
    pub fn undecided(&self) -> Vec<(u64, String)> {
        let one = |input: &Input| input.undecided.as_ref().map(|(source, _)| (input.number, source.clone()));
        self.inputs.iter().filter_map(one).collect()
    }

    /// The tables of printed results: without a column of the framework, or with printed totals that hold more than their columns.
    pub fn results(&self) -> Vec<PrintedResults> {
        self.inputs.iter().filter_map(|input| input.results.clone()).collect()
    }

    /// Reads an undecided table again: what comes of it stands where it stood before.
    pub fn read_again(&mut self, number: u64, read: impl FnOnce(&str, Arc<Grid>) -> Arrived) -> Moved {
        let count = self.sheets.len();
        let stays = || Moved { places: (0..count).map(Some).collect(), changed: Vec::new() };
        let (mut first_sheet, mut first_line) = (0, 0);
        let own = self.inputs.iter_mut().find(|input| {
            let is_own = input.number == number;
            if !is_own {
                first_sheet += input.sheets;
                first_line += input.lines;
            }
            is_own
        });
        let Some(own) = own else { return stays() };
        let Some((source, grid)) = own.undecided.take() else { return stays() };
        let arrived = read(&source, grid);
        let (last_sheet, last_line) = (first_sheet + own.sheets, first_line + own.lines);
        (own.sheets, own.lines, own.undecided) = (arrived.sheets.len(), arrived.lines.len(), arrived.undecided);
        own.results = arrived.results;
        let behind = first_sheet + own.sheets;
        self.lines.splice(first_line..last_line, arrived.lines);
        let before: Vec<Incoming> = self.sheets.splice(first_sheet..last_sheet, arrived.sheets).collect();
        // A sheet of a table is known by its row.
        let now: BTreeMap<&str, usize> =
            (first_sheet..behind).map(|place| (self.sheets[place].source.as_str(), place)).collect();
        let found: Vec<Option<usize>> = before.iter().map(|one| now.get(one.source.as_str()).copied()).collect();
        let is_changed =
            |(one, place): (&Incoming, &Option<usize>)| place.filter(|place| self.sheets[*place].sheet != one.sheet);
        let changed = before.iter().zip(&found).filter_map(is_changed).collect();
        let ahead = (0..first_sheet).map(Some);
        let places = ahead.chain(found).chain((last_sheet..count).map(|place| Some(place - last_sheet + behind)));
        Moved { places: places.collect(), changed }
    }
}

#[cfg(test)]
mod tests {
    use super::super::deciding::Decided;
    use super::super::incoming::{read, read_grid};
    use super::super::named_unit::NamedUnit;
    use super::*;
    use thuocdo_core::assessment::{Figure, Given, Period, Unit};
    use thuocdo_core::exchange::table::Reading;
    use thuocdo_core::framework::by_id;
    use thuocdo_core::round::Round;
    use thuocdo_core::round::merge::{AnswerPart, Field};

    fn round() -> Round {
        Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026))
    }

    fn inputs(texts: &[(&str, &str)]) -> Inputs {
        let mut all = Inputs::default();
        texts.iter().for_each(|(source, text)| all.add(read(&round(), source, text, None)));
        all
    }

    fn again(all: &mut Inputs, number: u64, reading: Reading) -> Moved {
        all.read_again(number, |source, grid| read_grid(&round(), source, grid, None, Some(reading)))
    }

    /// Each sheet with what it has at one node.
    fn has(all: &Inputs, node: &str) -> Vec<String> {
        let one = |one: &Incoming| match one.sheet.answer(node).given {
            Some(Given::Points(Figure::Number(value))) => format!("{} {value}", one.sheet.unit.name),
            _ => format!("{} -", one.sheet.unit.name),
        };
        all.sheets.iter().map(one).collect()
    }

    const CLEAR: &str = "Đơn vị;CKMB\nXã A;9,5\nXã B;8,5";
    const TWOFOLD: &str = "Đơn vị;CKMB;MDSH\nXã C;1.234;5,5\nXã D;7,5;4,5";

    #[test]
    fn an_answer_reads_one_table_again_and_leaves_others_of_its_name() {
        for texts in [[CLEAR, TWOFOLD, CLEAR], [TWOFOLD, CLEAR, CLEAR], [CLEAR, CLEAR, TWOFOLD]] {
            let at = texts.iter().position(|text| *text == TWOFOLD).unwrap();
            let mut all = inputs(&texts.map(|text| ("Nội dung đã dán", text)));
            let lines = all.lines.len();
            assert_eq!(all.undecided(), [(at as u64, "Nội dung đã dán".to_owned())]);
            let places: Vec<Option<usize>> = (0..6).map(Some).collect();
            let moved = again(&mut all, at as u64, Reading::Decimal);
            assert_eq!(moved, Moved { places: places.clone(), changed: vec![2 * at] });
            let mut wanted = vec!["Xã A 9.5", "Xã B 8.5", "Xã A 9.5", "Xã B 8.5"];
            wanted.splice(2 * at..2 * at, ["Xã C 1.234", "Xã D 7.5"]);
            assert_eq!(has(&all, "CKMB"), wanted);
            assert!(all.lines.len() <= lines, "nothing of it is told twice: {:?}", all.lines);
            assert_eq!(all.undecided(), []);
            let moved = again(&mut all, at as u64, Reading::Whole);
            assert_eq!((moved.places, moved.changed), (places, Vec::new()), "it was decided already");
        }
    }

    #[test]
    fn each_table_with_numbers_that_can_be_two_is_asked_about() {
        let mut all = inputs(&[("a.csv", TWOFOLD), ("b.csv", CLEAR), ("c.csv", TWOFOLD)]);
        assert_eq!(all.undecided(), [(0, "a.csv".to_owned()), (2, "c.csv".to_owned())]);
        again(&mut all, 2, Reading::Decimal);
        assert_eq!(all.undecided(), [(0, "a.csv".to_owned())]);
        again(&mut all, 0, Reading::Decimal);
        let each = ["Xã C 1.234", "Xã D 7.5", "Xã A 9.5", "Xã B 8.5", "Xã C 1.234", "Xã D 7.5"];
        assert_eq!((has(&all, "CKMB"), all.undecided()), (each.map(str::to_owned).to_vec(), Vec::new()));
    }

    #[test]
    fn a_sheet_that_was_put_aside_comes_back_with_its_table_and_moves_no_other() {
        let mut all = inputs(&[("a.csv", CLEAR), ("b.csv", TWOFOLD), ("c.csv", CLEAR)]);
        all.remove(2);
        all.remove(0);
        all.remove(9);
        assert_eq!(has(&all, "MDSH"), ["Xã B -", "Xã D 4.5", "Xã A -", "Xã B -"]);
        let moved = again(&mut all, 1, Reading::Decimal);
        assert_eq!(has(&all, "MDSH"), ["Xã B -", "Xã C 5.5", "Xã D 4.5", "Xã A -", "Xã B -"]);
        assert_eq!(moved, Moved { places: vec![Some(0), Some(2), Some(3), Some(4)], changed: Vec::new() });
    }

    #[test]
    fn decisions_follow_their_sheets() {
        let field = |node: &str| Field::Answer(node.into(), AnswerPart::Given);
        let mut all = inputs(&[("a.csv", CLEAR), ("b.csv", TWOFOLD), ("c.csv", CLEAR)]);
        let mut decided = Decided::default();
        let mut many = round();
        many.add_units((0..6).map(|at| Unit { name: format!("Xã {at}"), ..Unit::default() }));
        for at in 0..6 {
            decided.name_unit(at, NamedUnit::of(&many, at));
            decided.take_change(at, &field("MDSH"), true);
            decided.take(at, false);
        }
        let before = decided.clone();
        decided.follow(&again(&mut all, 1, Reading::Decimal));
        let mut wanted = before;
        // What it says now is something else; whose it is, and that it is not taken, stays.
        wanted.forget_changes(2);
        assert_eq!(decided, wanted);
    }
}
