//! Merging: sheets that arrive are compared with the round, shown, and taken over only as far as somebody accepts them.

mod alike;
mod apply;
mod changes;
mod compare;
mod province;

use std::sync::Arc;

use super::Round;
use crate::assessment::{Assessment, Evidence, Explanation, Given, Period, ReadAssessment, Verdict};
use crate::framework::{Date, Framework};
use crate::number::Decimal;
use crate::problem::Fault;

pub use apply::{apply, apply_chosen};
pub use compare::{contradictions, preview, preview_for};

/// A sheet that arrives, from a file, a link or a row of a table.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Where it comes from: the name of the file, with the row of a table.
    pub source: String,
    /// The sheet.
    pub sheet: Arc<Assessment>,
    /// The framework that it was scored on.
    pub framework: Arc<Framework>,
    /// Whether its file names another text of that framework than the one that was found here (`A02`).
    pub is_other_text: bool,
    /// The day it is received; `None` when it brings only points, as a survey's table does, and the unit has sent nothing by it.
    pub received: Option<Date>,
    /// Whether its own denominator stands in no file: it follows from the total and the index that its table prints.
    pub is_attainable_inferred: bool,
}

/// What all incoming sheets would do to a round.
#[derive(Clone, Debug)]
pub struct Preview {
    /// One entry for each incoming sheet, in their order.
    pub entries: Vec<Entry>,
}

/// What one incoming sheet would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is to the round.
    pub kind: Kind,
    /// The place of its unit in the round.
    pub unit: Option<usize>,
    /// The province behind its unit's name, which the round's unit does not have; `None` where the names are the same.
    pub province: Option<String>,
    /// What would change, field by field. Of a unit that the round does not know everything is new; here stand only the
    /// verdicts that its sheet brings.
    pub changes: Vec<Change>,
    /// The places of the later incoming sheets of the same unit that contradict it; somebody must choose.
    pub contradicted: Vec<usize>,
    /// Other units of the round that it may be of, although something tells them apart.
    pub alike: Vec<Alike>,
}

/// A unit of the round, by its place, that an incoming sheet's unit is nearly the same as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// It has the same code and another name.
    Code(usize),
    /// It has the same name and another code.
    Name(usize),
    /// One of the two names has the province behind it: "xã Vân Canh, tỉnh Gia Lai".
    Province(usize),
}

/// What an incoming sheet is to a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of a unit that the round does not have.
    New,
    /// Of a unit of the round that had sent nothing.
    First,
    /// The same as what the round has.
    Same,
    /// Different from what the round has.
    Changed,
    /// Not to be taken over, and why.
    Refused(Refusal),
}

/// Why a sheet cannot be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is on another framework.
    OtherFramework(String),
    /// It is on another text of the framework.
    OtherText,
    /// It is for another time.
    OtherPeriod(Period),
    /// Another incoming sheet, the one at this place, is of the same unit, and says the same or contradicts it. Sheets of
    /// one unit that complete each other are taken one after the other.
    Twice(usize),
    /// Several units of the round have its name.
    SeveralUnits(Vec<usize>),
}

/// One field that would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which field.
    pub field: Field,
    /// What the round has.
    pub before: Value,
    /// What it would have: what arrives, with the figures and documents that only the round has.
    pub after: Value,
    /// Whether something else that the round has would give way: from an appraiser, or from an earlier file.
    pub replaces: bool,
    /// Whether it is taken only when asked for: what replaces something, and every verdict, which is the appraiser's to give
    /// and not the sender's.
    pub is_conflict: bool,
}

/// A field of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The unit's code.
    Code,
    /// The unit's group.
    Group,
    /// The unit's own denominator.
    Attainable,
    /// A part of the answer to the node with this id.
    Answer(String, AnswerPart),
}

/// A part of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerPart {
    /// What the unit gave.
    Given,
    /// Its evidence.
    Evidence,
    /// Its note.
    Note,
    /// The first appraisal.
    First,
    /// What the unit explained.
    Explanation,
    /// The second appraisal or the council's decision.
    Second,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Nothing,
    /// A text.
    Text(String),
    /// A number.
    Number(Decimal),
    /// What was given for a node.
    Given(Given),
    /// Documents.
    Evidence(Vec<Evidence>),
    /// A verdict.
    Verdict(Verdict),
    /// An explanation.
    Explanation(Explanation),
}

/// How much of an incoming sheet is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    /// Nothing.
    Nothing,
    /// All but what conflicts.
    WithoutConflicts,
    /// All.
    All,
}

/// What is taken over of one incoming sheet, change by change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Whether anything is: the unit itself where it is new, and the day its sheet came.
    pub unit: bool,
    /// For each change, whether it is.
    pub changes: Vec<bool>,
}

impl Incoming {
    /// A sheet from a file that was read.
    pub fn of_file(source: String, read: ReadAssessment, received: Option<Date>) -> Incoming {
        let is_other_text = read.warnings.iter().any(|one| matches!(one.fault, Fault::FrameworkChanged { .. }));
        let (sheet, framework) = (Arc::new(read.assessment), read.framework);
        Incoming { source, sheet, framework, is_other_text, received, is_attainable_inferred: false }
    }
}

impl Entry {
    /// Whether anything of it conflicts.
    pub fn has_conflicts(&self) -> bool {
        self.changes.iter().any(|change| change.is_conflict)
    }

    /// How much of it is taken over when nobody chooses otherwise.
    pub fn usual(&self) -> Accept {
        match self.kind {
            _ if !self.contradicted.is_empty() => Accept::Nothing,
            Kind::New | Kind::First | Kind::Changed => Accept::WithoutConflicts,
            Kind::Same | Kind::Refused(_) => Accept::Nothing,
        }
    }

    /// The choice that stands for an answer to the whole sheet, to be refined change by change.
    pub fn chosen(&self, accept: Accept) -> Chosen {
        let takes = |change: &Change| accept == Accept::All || (accept != Accept::Nothing && !change.is_conflict);
        Chosen { unit: accept != Accept::Nothing, changes: self.changes.iter().map(takes).collect() }
    }

    /// Whether it can be taken over at all.
    pub fn can_be_taken(&self) -> bool {
        !matches!(self.kind, Kind::Same | Kind::Refused(_))
    }
}

impl Round {
    /// What incoming sheets would do; see [`preview`].
    pub fn preview(&self, incoming: &[Incoming]) -> Preview {
        preview(self, incoming)
    }
}
