//! What reading a table tells: problems and echoes, each up to a limit and then counted.

use super::columns::Meaning;
use super::place::Place;
use super::problem::{TableFault, TableProblem};
use crate::number::Decimal;
use crate::problem::{Fault, Problem};

/// The most problems that are told one by one.
pub const PROBLEM_LIMIT: usize = 1_000;
/// The most numbers that are echoed one by one: two thousand units of a hundred figures.
const ECHO_LIMIT: usize = 200_000;

/// Something that was understood, and how: worth showing to whoever gave the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Echo {
    /// The cell.
    pub at: Place,
    /// Its text as it stands.
    pub text: String,
    /// How it was understood.
    pub read: ReadAs,
}

/// How a cell was understood.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadAs {
    /// A number that is not written as files write it: a decimal comma, groups of three, or as the caller decided.
    Number(Decimal),
    /// A heading by a person's words, or of two rows.
    Column(Meaning),
    /// A row that gives the group of the rows below.
    Group(String),
    /// A column whose numbers are parts of one, as a spreadsheet keeps what it shows as percent: taken times 100.
    Percent,
    /// Points of a block of penalties with a minus before them: so many are taken away.
    TakenAway(Decimal),
    /// A cell that says that there is nothing: not answered.
    Nothing,
    /// A column or a row that holds no answers.
    PassedOver(PassedOver),
}

/// What holds no answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassedOver {
    /// A row above the heading.
    Title,
    /// A column of running numbers.
    Ordinals,
    /// A column of remarks.
    Remarks,
    /// The heading once more, as on the next page of a printed table.
    Heading,
    /// A row that numbers the columns.
    ColumnNumbers,
    /// A row of sums, means or full points.
    Summary,
    /// A column with the result of an earlier year.
    Earlier,
    /// A column that says what is wanted or planned, not what came of it.
    Target,
    /// A column that says the most points of a criterion.
    Most,
    /// A column with the points of an earlier stage, as self-scores beside appraised ones.
    EarlierStage,
    /// A row that names a class of the one ranking, and no group with its own.
    Band,
    /// A line below the table that explains it, or its signatures.
    Note,
}

/// Collects what is told.
#[derive(Default)]
pub(super) struct Report {
    pub(super) echoes: Vec<Echo>,
    pub(super) more_echoes: usize,
    problems: Vec<TableProblem>,
    more: usize,
    more_errors: bool,
}

impl Report {
    pub(super) fn say(&mut self, at: Place, fault: TableFault) {
        self.add(TableProblem::at(at, fault));
    }

    pub(super) fn known(&mut self, at: Place, fault: Fault) {
        self.say(at, TableFault::Known(Box::new(Problem::at(&at.to_string(), fault))));
    }

    pub(super) fn add(&mut self, problem: TableProblem) {
        if self.problems.len() < PROBLEM_LIMIT {
            self.problems.push(problem);
        } else {
            self.more += 1;
            self.more_errors |= problem.is_error();
        }
    }

    pub(super) fn echo(&mut self, at: Place, text: &str, read: ReadAs) {
        if self.echoes.len() < ECHO_LIMIT {
            self.echoes.push(Echo { at, text: text.to_owned(), read });
        } else {
            self.more_echoes += 1;
        }
    }

    /// The columns whose headings were told as not known.
    pub(super) fn unknown_columns(&self) -> impl Iterator<Item = (Place, &str)> {
        self.problems.iter().filter_map(|problem| match &problem.fault {
            TableFault::UnknownColumn { heading, .. } | TableFault::SeveralNodes { heading, .. } => {
                Some((problem.at?, heading.as_str()))
            }
            _ => None,
        })
    }

    /// Takes rows that were told as groups for bands.
    pub(super) fn groups_are_bands(&mut self) {
        for echo in &mut self.echoes {
            if matches!(echo.read, ReadAs::Group(_)) {
                echo.read = ReadAs::PassedOver(PassedOver::Band);
            }
        }
    }

    pub(super) fn pass_over(&mut self, at: Place, text: &str, what: PassedOver) {
        self.echo(at, text, ReadAs::PassedOver(what));
    }

    /// All problems, those of the whole first, the others by row and column; then how many more there are.
    pub(super) fn into_parts(self) -> (Vec<TableProblem>, Vec<Echo>, usize) {
        let mut problems = self.problems;
        problems.sort_by_key(|problem| problem.at);
        if self.more > 0 {
            let fault = TableFault::MoreProblems { count: self.more, limit: PROBLEM_LIMIT, errors: self.more_errors };
            problems.push(TableProblem::whole(fault));
        }
        (problems, self.echoes, self.more_echoes)
    }
}
