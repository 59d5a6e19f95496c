//! Survey tables (docs/survey.md): one row for each unit and item, with how many people chose each level.
//!
//! A count is never guessed: a row that cannot be read makes its unit one that is not whole, so that no index leaves an
//! item out unseen.

use std::collections::BTreeMap;

use super::cell::CellText;
use super::columns::{Meaning, StatedKind};
use super::grid::{Grid, GridRow, HEADING_ROWS};
use super::place::{Place, Separator};
use super::problem::{TableFault, TableProblem};
use super::report::{PROBLEM_LIMIT, Report};
use super::words::{self, compared, without_brackets};
use crate::assessment::{Namesakes, Unit};
use crate::number::read_typed;
use crate::problem::Severity;
use crate::survey::{Factor, Item, LEVELS, Survey};

const NAME_LIMIT: usize = 300;
const CODE_LIMIT: usize = 64;

/// What a survey table holds.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyTable {
    /// What divides its cells.
    pub separator: Separator,
    /// Its units, in order of first appearance.
    pub units: Vec<SurveyUnit>,
    /// Everything that is wrong, those of the whole first, the others by row and column.
    pub problems: Vec<SurveyProblem>,
}

/// One unit of a survey table.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyUnit {
    /// The unit.
    pub unit: Unit,
    /// Its first row, from 0.
    pub row: u32,
    /// What was answered.
    pub survey: Survey,
    /// Whether all of its rows could be read; else there is no index of it.
    pub is_whole: bool,
}

/// One thing that is wrong with a survey table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyProblem {
    /// The cell; `None` for the table as a whole.
    pub at: Option<Place>,
    /// What is wrong.
    pub fault: SurveyFault,
}

/// What is wrong with a survey table, with the values that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the variants' names and fields say it; their sentences are in `thuocdo-text`
pub enum SurveyFault {
    /// What every table may have; its code is the fault's own.
    Table(TableFault),
    NoLevel {
        level: usize,
    },
    NoCount {
        level: usize,
    },
    NotACount {
        text: String,
    },
    SameItem {
        unit: String,
        item: String,
        first: Place,
    },
    SumDiffers {
        stated: String,
        counted: u64,
    },
    OtherPopulation {
        unit: String,
        first: u32,
        other: u32,
    },
    PopulationTooSmall {
        unit: String,
        population: u32,
        answers: u64,
    },
    ItemsMissing {
        unit: String,
        count: usize,
        first: String,
    },
    NothingAnswered {
        unit: String,
    },
    SummaryRow {
        text: String,
    },
}

impl SurveyProblem {
    /// Whether it must be mended.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match &self.fault {
            SurveyFault::Table(fault) => TableProblem { at: self.at, fault: fault.clone() }.severity(),
            SurveyFault::ItemsMissing { .. } | SurveyFault::NothingAnswered { .. } | SurveyFault::SummaryRow { .. } => {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }

    /// The code that reports and documents quote (docs/problems.md); it is never given another meaning.
    pub fn code(&self) -> &'static str {
        match &self.fault {
            SurveyFault::Table(fault) => TableProblem { at: self.at, fault: fault.clone() }.code(),
            SurveyFault::NoLevel { .. } => "S01",
            SurveyFault::NoCount { .. } => "S02",
            SurveyFault::NotACount { .. } => "S03",
            SurveyFault::SameItem { .. } => "S04",
            SurveyFault::SumDiffers { .. } => "S05",
            SurveyFault::OtherPopulation { .. } => "S06",
            SurveyFault::PopulationTooSmall { .. } => "S07",
            SurveyFault::ItemsMissing { .. } => "S08",
            SurveyFault::NothingAnswered { .. } => "S09",
            SurveyFault::SummaryRow { .. } => "S10",
        }
    }
}

impl SurveyTable {
    /// Whether something must be mended.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(SurveyProblem::is_error)
    }
}

/// What a column of a survey table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Col {
    Unit,
    Code,
    Group,
    Factor,
    Item,
    Level(usize),
    Sum,
    Population,
    /// Running numbers and remarks.
    Passed,
}

/// The columns of the levels, from the lowest.
const LEVEL_WORDS: [[&str; 3]; LEVELS] = [
    ["level1", "mức 1", "rất không hài lòng"],
    ["level2", "mức 2", "không hài lòng"],
    ["level3", "mức 3", "bình thường"],
    ["level4", "mức 4", "hài lòng"],
    ["level5", "mức 5", "rất hài lòng"],
];
const FACTOR: &[&str] = &["factor", "yếu tố", "nhóm nội dung", "nhóm câu hỏi"];
const ITEM: &[&str] = &["item", "nội dung", "nội dung khảo sát", "tiêu chí", "câu hỏi", "câu"];
const SUM: &[&str] = &["answers", "số phiếu", "tổng số phiếu", "tổng phiếu", "tổng số trả lời"];
const POPULATION: &[&str] = &["population", "tổng thể", "tổng số người", "số người trong tổng thể"];

fn meaning(heading: &str) -> Option<Col> {
    let whole = compared(heading);
    let bare = without_brackets(&whole);
    let level = LEVEL_WORDS.iter().position(|words| words.contains(&bare));
    let table = [(FACTOR, Col::Factor), (ITEM, Col::Item), (SUM, Col::Sum), (POPULATION, Col::Population)];
    let own = level.map(Col::Level).or_else(|| Some(table.iter().find(|(words, _)| words.contains(&bare))?.1));
    own.or_else(|| match words::meaning(&whole)? {
        Meaning::Unit => Some(Col::Unit),
        Meaning::Code => Some(Col::Code),
        Meaning::Group => Some(Col::Group),
        Meaning::Ordinals | Meaning::Remarks => Some(Col::Passed),
        Meaning::Stated(StatedKind::Total) => Some(Col::Sum),
        _ => None,
    })
}

/// Reads a survey table.
///
/// It always gives a table; what is wrong is in `problems`, each with its cell. A unit with a row that cannot be read is
/// there and not whole.
pub fn read(grid: &Grid) -> SurveyTable {
    let mut reader = Reader {
        report: Report::default(),
        problems: Vec::new(),
        units: Vec::new(),
        known: Namesakes::default(),
        items: BTreeMap::new(),
    };
    grid.problems().iter().for_each(|problem| reader.report.add(problem.clone()));
    reader.rows(grid);
    reader.compare();
    let (told, ..) = reader.report.into_parts();
    let of_table = |one: TableProblem| SurveyProblem { at: one.at, fault: SurveyFault::Table(one.fault) };
    let mut problems: Vec<SurveyProblem> = told.into_iter().map(of_table).chain(reader.problems).collect();
    problems.sort_by_key(|problem| problem.at);
    if problems.len() > PROBLEM_LIMIT {
        let left = problems.split_off(PROBLEM_LIMIT);
        let errors = left.iter().any(SurveyProblem::is_error);
        let fault = TableFault::MoreProblems { count: left.len(), limit: PROBLEM_LIMIT, errors };
        problems.push(SurveyProblem { at: None, fault: SurveyFault::Table(fault) });
    }
    let units = reader.units.into_iter().map(|draft| draft.unit).collect();
    SurveyTable { separator: grid.separator(), units, problems }
}

/// A unit while its rows are read: the place of each item by its factor's and its own name as they are compared.
struct Draft {
    unit: SurveyUnit,
    items: BTreeMap<ItemKey, Place>,
}

/// The names of a factor and an item as they are compared.
type ItemKey = (String, String);

struct Reader {
    report: Report,
    problems: Vec<SurveyProblem>,
    units: Vec<Draft>,
    /// The same units, to be found by name.
    known: Namesakes,
    /// The items of all units, with their names as they stand first.
    items: BTreeMap<ItemKey, String>,
}

impl Reader {
    fn say(&mut self, at: Place, fault: SurveyFault) {
        self.problems.push(SurveyProblem { at: Some(at), fault });
    }

    fn rows(&mut self, grid: &Grid) {
        let rows: Vec<GridRow> = grid.rows().collect();
        let unit_of = |row: &GridRow| row.cells().find(|(_, text)| meaning(text) == Some(Col::Unit)).map(|(at, _)| at);
        let found = rows.iter().take(HEADING_ROWS).enumerate().find_map(|(at, row)| Some((at, unit_of(row)?)));
        let Some((at, unit)) = found else {
            self.report.add(TableProblem::whole(TableFault::NoHeading));
            return;
        };
        // "Số phiếu chọn" over the five levels: the row below continues the heading.
        let is_level = |(_, text): (u32, &str)| matches!(meaning(text), Some(Col::Level(_)));
        let second = rows.get(at + 1).filter(|row| row.cell(unit).trim().is_empty() && row.cells().any(is_level));
        let columns = self.columns(rows[at], second.copied());
        let below = at + 1 + usize::from(second.is_some());
        let missing: Vec<usize> = (0..LEVELS).filter(|level| !columns.contains_key(&Col::Level(*level))).collect();
        for level in &missing {
            self.say(rows[at].place(unit), SurveyFault::NoLevel { level: *level });
        }
        if missing.is_empty() {
            let last =
                rows[at].cells().chain(second.iter().flat_map(|row| row.cells())).map(|(column, _)| column).max();
            let mut above = None;
            for row in &rows[below..] {
                self.row(*row, &columns, last.unwrap_or(unit), &mut above);
            }
        }
    }

    fn columns(&mut self, main: GridRow, second: Option<GridRow>) -> BTreeMap<Col, u32> {
        let mut cells: BTreeMap<u32, (Place, &str)> = BTreeMap::new();
        for row in [Some(main), second].into_iter().flatten() {
            cells.extend(row.cells().map(|(column, text)| (column, (row.place(column), text))));
        }
        let mut columns: BTreeMap<Col, u32> = BTreeMap::new();
        for (column, (at, text)) in cells {
            match (meaning(text), text.trim().to_owned()) {
                (Some(Col::Passed), _) => {}
                (Some(col), heading) => match columns.get(&col) {
                    Some(first) => {
                        let first = Place::new(at.row, *first);
                        self.report.say(at, TableFault::RepeatedColumn { heading, first, stated: false });
                    }
                    None => drop(columns.insert(col, column)),
                },
                (None, heading) => self.report.say(at, TableFault::UnknownColumn { heading, nearest: None }),
            }
        }
        columns
    }

    /// Reads one row; `above` is the unit of the row above.
    fn row(&mut self, row: GridRow, columns: &BTreeMap<Col, u32>, last: u32, above: &mut Option<usize>) {
        let cell = |col: Col| columns.get(&col).map_or("", |column| row.cell(*column));
        let place = |col: Col| row.place(columns.get(&col).copied().unwrap_or_default());
        let name = cell(Col::Unit).trim();
        if super::named::is_summary(&compared(name)) {
            return self.say(place(Col::Unit), SurveyFault::SummaryRow { text: name.to_owned() });
        }
        if compared(name) == "đơn vị" {
            return;
        }
        for (column, text) in row.cells().filter(|(column, _)| *column > last) {
            self.report.say(row.place(column), TableFault::BeyondHeading { text: text.trim().to_owned() });
        }
        if name.is_empty() {
            self.report.say(place(Col::Unit), TableFault::NoUnitName);
            // Perhaps an item of the unit above, whose cell was merged: nobody knows.
            if let Some(above) = *above {
                self.units[above].unit.is_whole = false;
            }
            return;
        }
        let mut text = |col: Col, limit: usize| {
            let (at, raw) = (place(col), cell(col));
            let (separator, decision) = (Separator::Tab, None);
            let text = CellText { at, raw, is_number: false, is_percent: false, separator, decision };
            text.name(limit, &mut self.report)
        };
        let unit = Unit {
            name: text(Col::Unit, NAME_LIMIT),
            code: text(Col::Code, CODE_LIMIT),
            group: text(Col::Group, NAME_LIMIT),
        };
        let (factor, item) = (text(Col::Factor, NAME_LIMIT), text(Col::Item, NAME_LIMIT));
        let at = self.unit_at(unit, row.number());
        *above = Some(at);
        let key = (compared(&factor), compared(&item));
        let here = place(if columns.contains_key(&Col::Item) { Col::Item } else { Col::Unit });
        if let Some(first) = self.units[at].items.get(&key).copied() {
            let unit = self.units[at].unit.unit.name.clone();
            self.say(here, SurveyFault::SameItem { unit, item, first });
            self.units[at].unit.is_whole = false;
            return;
        }
        self.items.entry(key.clone()).or_insert_with(|| item.clone());
        self.units[at].items.insert(key, here);
        let counts = self.counts(&cell, &place);
        self.population(at, cell(Col::Population), place(Col::Population));
        let draft = &mut self.units[at].unit;
        match counts {
            Some(counts) => add_item(&mut draft.survey, factor, Item { name: item, counts }),
            None => draft.is_whole = false,
        }
    }

    /// The place of a unit that is known already, or of a new one.
    fn unit_at(&mut self, unit: Unit, row: u32) -> usize {
        if let Some(at) = self.known.first(&unit) {
            return at;
        }
        self.known.push(&unit);
        let unit = SurveyUnit { unit, row, survey: Survey::default(), is_whole: true };
        self.units.push(Draft { unit, items: BTreeMap::new() });
        self.units.len() - 1
    }

    /// The counts of a row; `None` where one cannot be read, or they are not as many as the row says.
    fn counts<'g>(&mut self, cell: &impl Fn(Col) -> &'g str, place: &impl Fn(Col) -> Place) -> Option<[u32; LEVELS]> {
        let mut counts = [0; LEVELS];
        let mut well = true;
        for (level, slot) in counts.iter_mut().enumerate() {
            let (text, at) = (cell(Col::Level(level)), place(Col::Level(level)));
            if text.trim().is_empty() {
                self.say(at, SurveyFault::NoCount { level });
                well = false;
                continue;
            }
            match count(text) {
                Some(count) => *slot = count,
                None => {
                    self.say(at, SurveyFault::NotACount { text: text.trim().to_owned() });
                    well = false;
                }
            }
        }
        let stated = cell(Col::Sum).trim();
        let counted: u64 = counts.iter().copied().map(u64::from).sum();
        if well && !stated.is_empty() && count(stated).map(u64::from) != Some(counted) {
            self.say(place(Col::Sum), SurveyFault::SumDiffers { stated: stated.to_owned(), counted });
            well = false;
        }
        well.then_some(counts)
    }

    /// How many people the sample was drawn from; the same in all rows of a unit that say it.
    fn population(&mut self, at: usize, text: &str, place: Place) {
        if text.trim().is_empty() {
            return;
        }
        let found = count(text);
        let draft = &mut self.units[at].unit;
        let fault = match (found, draft.survey.population) {
            (None, _) => SurveyFault::NotACount { text: text.trim().to_owned() },
            (Some(other), Some(first)) if other != first => {
                SurveyFault::OtherPopulation { unit: draft.unit.name.clone(), first, other }
            }
            (found, _) => {
                draft.survey.population = found;
                return;
            }
        };
        draft.is_whole = false;
        self.say(place, fault);
    }

    /// What is noticed when all units are known: items that others have, populations that are too small, nothing answered.
    fn compare(&mut self) {
        let mut found = Vec::new();
        for draft in &mut self.units {
            let SurveyUnit { unit, row, survey, is_whole } = &mut draft.unit;
            let at = Place::new(*row, 0);
            let items = || survey.factors.iter().flat_map(|factor| &factor.items);
            let answers = items().map(Item::answers).max().unwrap_or_default();
            let unit = unit.name.clone();
            let mut say = |fault| found.push((at, fault));
            let missing = self.items.iter().filter(|(key, _)| !draft.items.contains_key(*key));
            let missing: Vec<&String> = missing.map(|(_, item)| item).collect();
            if let Some(first) = missing.first() {
                say(SurveyFault::ItemsMissing { unit: unit.clone(), count: missing.len(), first: (*first).clone() });
            }
            if let Some(population) = survey.population.filter(|all| u64::from(*all) < answers) {
                say(SurveyFault::PopulationTooSmall { unit: unit.clone(), population, answers });
                *is_whole = false;
            }
            if *is_whole && answers == 0 {
                say(SurveyFault::NothingAnswered { unit });
            }
        }
        found.into_iter().for_each(|(at, fault)| self.say(at, fault));
    }
}

/// A whole number of people. One point and three digits is a count only with somebody's word for it: it is none here.
fn count(text: &str) -> Option<u32> {
    let value = read_typed(text).ok()?;
    u32::try_from(value.is_integer().then_some(value)?).ok()
}

fn add_item(survey: &mut Survey, factor: String, item: Item) {
    let known = compared(&factor);
    match survey.factors.iter_mut().find(|other| compared(&other.name) == known) {
        Some(factor) => factor.items.push(item),
        None => survey.factors.push(Factor { name: factor, items: vec![item] }),
    }
}
