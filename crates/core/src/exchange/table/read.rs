//! Reading a wide table for a framework: one sheet for each unit, and everything that is wrong, cell by cell.

use std::collections::{BTreeMap, BTreeSet};

use super::bands::are_bands;
use super::cell::{CellText, Marks, Piece, begins_formula};
use super::columns::{Column, Meaning, Names, Part, StatedKind};
use super::decisions::Decisions;
use super::grid::{Grid, GridRow};
use super::heading::{Heading, heading};
use super::parts;
use super::place::{Place, Separator};
use super::placed;
use super::printed_rank;
use super::problem::{TableFault, TableProblem};
use super::report::{Echo, PassedOver, ReadAs, Report};
use super::rows::{self, RowKind};
use super::stated::{Stated, percent, shares, tell_decimals};
use super::totals::INDEX_NODE;
use super::words;
use crate::assessment::{Answer, Assessment, Figure, Given, Namesakes, Period, Unit};
use crate::framework::{Block, FigureName, Framework, NodeIndex};
use crate::number::{Decimal, NumberFault};
use crate::problem::{Fault, Problem};
use crate::score::score;

const NAME_LIMIT: usize = 300;
const CODE_LIMIT: usize = 64;

/// What a wide table holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What divides its cells.
    pub separator: Separator,
    /// Its columns, and what each was found to be.
    pub columns: Vec<Column>,
    /// Its units, in order.
    pub units: Vec<TableUnit>,
    /// Their groups, in order of first appearance; without the empty one.
    pub groups: Vec<String>,
    /// What was understood, and how.
    pub echoes: Vec<Echo>,
    /// How many numbers more were understood than are in `echoes`.
    pub more_echoes: usize,
    /// Everything that is wrong: with the table, and with the answers as scoring them finds it, each with its cell.
    pub problems: Vec<TableProblem>,
}

/// One unit of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableUnit {
    /// Its sheet.
    pub assessment: Assessment,
    /// The row it stands in, from 0.
    pub row: u32,
    /// What the table says of its result.
    pub stated: Stated,
}

impl Table {
    /// Whether something must be mended.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(TableProblem::is_error)
    }
}

/// Reads a wide table: one sheet of the framework and period for each unit.
///
/// It always gives a table; what is wrong is in `problems`, each with its cell, and nothing is dropped without being
/// told there or in `echoes`. The problems are those of the answers too, so that nobody has to tell them again.
pub fn read(grid: &Grid, framework: &Framework, period: Period, decisions: &Decisions) -> Table {
    let mut report = Report::default();
    grid.problems().iter().for_each(|problem| report.add(problem.clone()));
    let names = Names::of(framework);
    let (columns, units, groups) = match heading(grid, &names, &mut report) {
        Ok(heading) => {
            let mut reader = Reader {
                grid,
                framework,
                period,
                decisions,
                parts: BTreeMap::new(),
                states: vec![ColumnState::default(); heading.columns.len()],
                groups: Vec::new(),
                met: BTreeSet::new(),
                units: Vec::new(),
                known: Namesakes::default(),
                told: BTreeSet::new(),
                percents: BTreeSet::new(),
                penalties: BTreeSet::new(),
                shares: None,
                compared: Vec::new(),
                report: &mut report,
            };
            reader.rows(&heading);
            let (units, groups) = (reader.units, reader.groups);
            (heading.columns, units, groups)
        }
        Err(problem) => {
            report.add(problem);
            Default::default()
        }
    };
    let (problems, echoes, more_echoes) = report.into_parts();
    Table { separator: grid.separator(), columns, units, groups, echoes, more_echoes, problems }
}

/// What was seen in one column so far.
#[derive(Clone, Default)]
struct ColumnState {
    marks: Marks,
    /// Whether all of its percentages are at most 1, and one of them is not 0.
    small: Option<bool>,
}

struct Reader<'r> {
    grid: &'r Grid,
    framework: &'r Framework,
    period: Period,
    decisions: &'r Decisions,
    /// The columns of each node.
    parts: BTreeMap<NodeIndex, Vec<(Part, u32)>>,
    states: Vec<ColumnState>,
    groups: Vec<String>,
    /// The same groups, to be found.
    met: BTreeSet<String>,
    units: Vec<TableUnit>,
    /// The same units, to be found by name.
    known: Namesakes,
    /// The columns without a heading of which it was told.
    told: BTreeSet<u32>,
    /// The columns of indices, also where an index is taken for the points of the only node.
    percents: BTreeSet<u32>,
    /// The columns of penalties, whose points are printed with a minus or without.
    penalties: BTreeSet<u32>,
    /// The column of indices that are parts of one and not percent.
    shares: Option<u32>,
    /// By row: whether a total that is printed, or an index where there is none, is not what the answers give.
    compared: Vec<(u32, bool)>,
    report: &'r mut Report,
}

/// What the cells of a row give to one node.
#[derive(Default)]
struct Draft {
    figures: Vec<(FigureName, Figure)>,
    others: Vec<Given>,
    note: String,
    /// The cell that gave something last.
    at: Place,
}

impl Reader<'_> {
    fn rows(&mut self, heading: &Heading) {
        for column in &heading.columns {
            let said = words::compared(column.heading.rsplit(" / ").next().unwrap_or_default());
            let is_index = words::meaning(&said) == Some(Meaning::Stated(StatedKind::Index));
            let stands = matches!(&column.meaning, Some(Meaning::Answer(node, _)) if self.framework.node(*node).id == INDEX_NODE);
            if is_index || stands || words::plain_result(&said) == Some(StatedKind::Index) {
                self.percents.insert(column.at.column);
            }
            if let Some(Meaning::Answer(node, part)) = &column.meaning {
                self.parts.entry(*node).or_default().push((part.clone(), column.at.column));
                // What is written here comes back as it is.
                let own = self.framework.node(*node);
                let is_by_id = words::compared(&column.heading).starts_with(&words::compared(&own.id));
                if own.block() == Some(Block::Penalty) && !is_by_id {
                    self.penalties.insert(column.at.column);
                }
            }
        }
        if self.parts.is_empty() {
            let at = heading.rows.first().map_or(Place::default(), |row| row.place(heading.unit));
            self.report.say(at, TableFault::NoNodes);
        }
        // The group that a row announced, where it stands, and whether units followed.
        let mut announced: Option<(String, Place, bool)> = None;
        let only = self.parts.values().flatten().map(|(_, at)| *at).find(|at| self.is_only_index(*at));
        self.shares = shares(self.grid, heading, only, self.report);
        let kinds = rows::kinds(self.grid, heading);
        let merged = rows::merged_groups(&kinds, heading, self.report);
        for (row, kind) in kinds {
            match kind {
                RowKind::Unit => {
                    let group = announced.as_mut().map_or("", |(name, _, used)| {
                        *used = true;
                        name
                    });
                    let above = || Some(self.units.last().filter(|_| merged.is_some())?.assessment.unit.group.as_str());
                    let group = above().unwrap_or(group).to_owned();
                    if rows::is_bare(row, heading) {
                        self.report.echo(row.place(heading.unit), row.cell(heading.unit).trim(), ReadAs::Nothing);
                    }
                    self.unit(row, heading, group);
                }
                RowKind::Group(column, has_numbers) => {
                    self.without_units(announced.take());
                    announced = Some(self.group(row, column, has_numbers));
                }
                RowKind::PassedOver(what, column) => {
                    let text =
                        if what == PassedOver::Summary { row.cell(column).trim().to_owned() } else { rows::line(row) };
                    self.report.pass_over(row.place(column), &text, what);
                }
                RowKind::NoName(column) => self.report.say(row.place(column), TableFault::NoUnitName),
                RowKind::OtherHeading(column) => {
                    self.report.say(row.place(column), TableFault::OtherTable);
                    break;
                }
            }
        }
        self.without_units(announced);
        self.conclude(heading);
    }

    /// Whether a column is of indices that stand for the points of the only node.
    fn is_only_index(&self, column: u32) -> bool {
        self.percents.contains(&column) && self.framework.indices().nth(1).is_none()
    }

    fn group(&mut self, row: GridRow, column: u32, has_numbers: bool) -> (String, Place, bool) {
        let at = row.place(column);
        let name = self.cell(row, column).name(NAME_LIMIT, self.report);
        self.report.echo(at, row.cell(column).trim(), ReadAs::Group(name.clone()));
        if has_numbers {
            self.report.say(at, TableFault::NumbersOfGroup { name: name.clone() });
        }
        (name, at, false)
    }

    fn without_units(&mut self, announced: Option<(String, Place, bool)>) {
        if let Some((name, at, false)) = announced {
            self.report.say(at, TableFault::NoUnitsBelow { name });
        }
    }

    fn cell<'g>(&self, row: GridRow<'g>, column: u32) -> CellText<'g> {
        let at = row.place(column);
        CellText {
            at,
            raw: row.cell(column),
            separator: self.grid.separator(),
            is_number: row.is_number(column),
            is_percent: self.percents.contains(&column),
            decision: self.decisions.at(at),
        }
    }

    /// One unit: its name, code and group, its answers, and what is wrong with them.
    fn unit(&mut self, row: GridRow, heading: &Heading, group: String) {
        let mut unit = Unit { group, ..Unit::default() };
        let mut attainable = None;
        let mut stated = Stated::default();
        let mut drafts: BTreeMap<NodeIndex, Draft> = BTreeMap::new();
        let mut columns = heading.columns.iter().enumerate().peekable();
        let last = heading.columns.last().map_or(0, |column| column.at.column);
        for (at, text) in row.cells() {
            while columns.next_if(|(_, column)| column.at.column < at).is_some() {}
            let cell = self.cell(row, at);
            let Some((state, column)) = columns.next_if(|(_, column)| column.at.column == at) else {
                if at > last {
                    self.report.say(cell.at, TableFault::BeyondHeading { text: super::cell::shortened(text) });
                } else if self.told.insert(at) {
                    self.report.say(cell.at, TableFault::NoColumnHeading);
                }
                continue;
            };
            match &column.meaning {
                Some(Meaning::Unit) => unit.name = cell.name(NAME_LIMIT, self.report),
                Some(Meaning::Code) => unit.code = cell.name(CODE_LIMIT, self.report),
                Some(Meaning::Group) => unit.group = cell.name(NAME_LIMIT, self.report),
                Some(Meaning::Attainable) => attainable = self.attainable(cell, state),
                Some(Meaning::Stated(kind)) => {
                    let marks = &mut self.states[state].marks;
                    stated.take(*kind, cell, self.framework, marks, self.report);
                    if let (true, Some(index)) = (self.shares == Some(at), &mut stated.index) {
                        index.value = percent(index.value);
                    }
                }
                Some(Meaning::Answer(node, part)) => {
                    self.answer(cell, *node, part, state, drafts.entry(*node).or_default())
                }
                // Told at the heading.
                Some(Meaning::Ordinals | Meaning::Remarks) | None => {}
            }
        }
        if unit.name.is_empty() {
            // Too long; told.
            return;
        }
        let mut assessment = Assessment::new(&self.framework.id, unit, self.period);
        assessment.attainable = attainable;
        for (node, draft) in drafts {
            self.settle(&mut assessment, node, draft);
        }
        self.compare_unit(&assessment.unit, row.place(heading.unit));
        let scored = score(self.framework, &assessment);
        for problem in &scored.problems {
            self.place(problem, row, heading);
        }
        if !assessment.answers.is_empty() {
            let differs = stated.compare(self.framework, &scored, self.grid.separator(), self.report);
            self.compared.extend(differs.map(|differs| (row.number(), differs)));
        }
        self.units.push(TableUnit { assessment, row: row.number(), stated });
    }

    fn attainable(&mut self, cell: CellText, state: usize) -> Option<Decimal> {
        match cell.figure(false, &mut self.states[state].marks, self.report)? {
            Figure::Number(value) => Some(value),
            Figure::Unread(text, fault) => {
                if !(begins_formula(cell.raw) && fault == NumberFault::NotANumber) {
                    self.report.known(cell.at, Fault::Number { text, fault });
                }
                None
            }
        }
    }

    fn answer(&mut self, cell: CellText, node: NodeIndex, part: &Part, state: usize, draft: &mut Draft) {
        let rule = self.framework.node(node).leaf.as_ref().map(|leaf| &leaf.rule);
        let state = &mut self.states[state];
        let Some(piece) = cell.given(part, rule, &mut state.marks, self.report) else { return };
        draft.at = cell.at;
        match piece {
            Piece::Note(note) => draft.note = note,
            Piece::Given(given) if draft.others.contains(&given) => {}
            Piece::Given(Given::Points(Figure::Number(points))) => {
                if self.is_only_index(cell.at.column) {
                    tell_decimals(points, cell, self.framework, self.report);
                }
                let points = if self.shares == Some(cell.at.column) { percent(points) } else { points };
                let is_taken_away = points < Decimal::ZERO && self.penalties.contains(&cell.at.column);
                if is_taken_away {
                    self.report.echo(cell.at, cell.raw.trim(), ReadAs::TakenAway(-points));
                }
                let points = if is_taken_away { -points } else { points };
                draft.others.push(Given::Points(Figure::Number(points)));
            }
            Piece::Given(given) => draft.others.push(given),
            Piece::Figure(name, figure) => {
                let value = figure.number().filter(|value| name == FigureName::PERCENT && !value.is_zero());
                if let Some(value) = value {
                    state.small = Some(value <= Decimal::ONE && state.small != Some(false));
                }
                draft.figures.push((name, figure));
            }
        }
    }

    /// Makes an answer of what the cells of a node gave; several ways at once are told, and one is kept, as in files.
    fn settle(&mut self, assessment: &mut Assessment, node: NodeIndex, draft: Draft) {
        let id = &self.framework.node(node).id;
        if draft.others.len() + usize::from(!draft.figures.is_empty()) > 1 {
            let problem = Problem { path: draft.at.to_string(), node: Some(id.clone()), fault: Fault::SeveralAnswers };
            self.report.say(draft.at, TableFault::Known(Box::new(problem)));
        }
        let mut answer = Answer::default();
        for (name, figure) in draft.figures {
            answer = answer.with_figure(&name, Some(figure));
        }
        let order = |given: &Given| match given {
            Given::Figures(_) => 0,
            Given::Points(_) => 1,
            Given::NotApplicable(_) => 2,
            Given::Choice(_) => 3,
            Given::Yes(_) => 4,
        };
        if let Some(given) = draft.others.into_iter().max_by_key(order) {
            answer.given = Some(given);
        }
        answer.note = draft.note;
        assessment.set_answer(id, answer);
    }

    /// Tells a unit that is there already, in this group or in another.
    fn compare_unit(&mut self, unit: &Unit, at: Place) {
        if !unit.group.is_empty() && self.met.insert(unit.group.clone()) {
            self.groups.push(unit.group.clone());
        }
        if let Some(first) = self.known.first(unit).map(|at| &self.units[at]) {
            let (other, name) = (&first.assessment.unit.group, unit.name.clone());
            let place = Place::new(first.row, at.column);
            let fault = if *other == unit.group {
                TableFault::SameUnit { unit: name, first: place }
            } else {
                let (group, other) = (unit.group.clone(), other.clone());
                TableFault::UnitInTwoGroups { unit: name, group, first: place, other }
            };
            self.report.say(at, fault);
        }
        self.known.push(unit);
    }

    /// Tells what scoring found, by the cell that it comes from.
    fn place(&mut self, problem: &Problem, row: GridRow, heading: &Heading) {
        let column = match (&problem.node, problem.path.as_str()) {
            (Some(id), _) => {
                self.framework.find(id).and_then(|node| placed::column_of(self.parts.get(&node)?, problem, row))
            }
            (None, "attainable") => heading.column_of(&Meaning::Attainable),
            (None, "unit.group") => {
                heading.column_of(&Meaning::Group).filter(|column| !row.cell(*column).trim().is_empty())
            }
            _ => None,
        };
        let at = row.place(column.unwrap_or(heading.unit));
        let is_told = matches!(&problem.fault, Fault::Number { fault: NumberFault::NotANumber, text }
            if begins_formula(row.cell(at.column)) && text.trim().chars().count() > 1);
        if !is_told {
            let problem = Problem { path: at.to_string(), ..problem.clone() };
            self.report.say(at, TableFault::Known(Box::new(problem)));
        }
    }

    /// What can be told only when all rows are read.
    fn conclude(&mut self, heading: &Heading) {
        if let Some((at, fault)) = Marks::apart(self.states.iter().map(|state| &state.marks)) {
            self.report.say(heading.columns[at].at, fault);
        }
        for (state, column) in self.states.iter().zip(&heading.columns) {
            if let Some(fault) = state.marks.fault() {
                self.report.say(column.at, fault);
            }
            if state.small == Some(true) {
                self.report.say(column.at, TableFault::SharesForPercents { heading: column.heading.clone() });
            }
        }
        let lacking = parts::lacking(self.framework, &heading.columns, self.grid, self.report, &self.compared);
        if let Some((at, fault)) = lacking {
            self.report.say(at, fault);
        }
        let ordinals = heading.column_of(&Meaning::Ordinals);
        let ordinal = |row| printed_rank::rank(self.grid.cell(Place::new(row, ordinals?)));
        let has_group_column = heading.column_of(&Meaning::Group).is_some();
        if !has_group_column && are_bands(self.framework, &self.units, &self.groups, ordinal) {
            self.report.groups_are_bands();
            self.units.iter_mut().for_each(|unit| unit.assessment.unit.group.clear());
            self.groups.clear();
        }
        if !self.groups.is_empty() {
            let column = heading.column_of(&Meaning::Group).unwrap_or(heading.unit);
            for other in self.units.iter().filter(|other| other.assessment.unit.group.is_empty()) {
                let unit = other.assessment.unit.name.clone();
                self.report.say(Place::new(other.row, column), TableFault::NoGroup { unit });
            }
        }
    }
}
