//! Assessments (phiếu chấm): one unit, one period, one framework, and the answers to its nodes.

mod answer;
mod appraisal;
mod appraised;
mod back_cast;
mod check;
mod namesakes;
mod part;
mod period;
mod read;
mod unit;
mod write;

pub(crate) use answer::put_figure;
pub use answer::{Answer, Evidence, Figure, Given, TEXT_LIMIT, is_safe_link};
pub use appraisal::{Appraisal, Explanation, Source, Stage, Verdict, verdict_of};
pub use appraised::{Appraised, Reviewed, Standing, difference, standing};
pub(crate) use back_cast::back_cast_as;
pub use back_cast::{BackCast, LeftOut, LeftOutReason, back_cast};
pub use check::appraisal_problems;
pub use namesakes::Namesakes;
pub(crate) use part::{Part, read_part};
pub use period::Period;
pub use read::{FIGURE_LIMIT, FILE_LIMIT, FORMAT, NAME_LIMIT, ReadAssessment, VERSION, read, read_json, read_with};
pub(crate) use read::{framework_field, period_field};
pub(crate) use unit::is_hidden;
pub use unit::{Unit, ascii_name, hidden_characters, matching_name};
pub(crate) use unit::{UnitKey, plain_name, without_province};

use std::collections::BTreeMap;

use crate::number::Decimal;

/// A score sheet: what one unit answers for one period on one framework.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The id of the framework.
    pub framework: String,
    /// The unit that is scored.
    pub unit: Unit,
    /// The time it is scored for.
    pub period: Period,
    /// The denominator of this unit, where it is published without the criteria that were removed.
    pub attainable: Option<Decimal>,
    /// The answers by node id. Ids that the framework does not know are kept, and reported when scored.
    pub answers: BTreeMap<String, Answer>,
}

impl Assessment {
    /// An empty sheet.
    pub fn new(framework: &str, unit: Unit, period: Period) -> Assessment {
        Assessment { framework: framework.to_owned(), unit, period, attainable: None, answers: BTreeMap::new() }
    }

    /// Whether two sheets are of the same unit, period and framework; names are compared as people mean them.
    pub fn is_same_sheet(&self, other: &Assessment) -> bool {
        self.framework == other.framework && self.period == other.period && self.unit.is_spelt_like(&other.unit)
    }

    /// Sets or clears the answer to a node; an empty answer is no answer.
    pub fn set_answer(&mut self, node: &str, answer: Answer) {
        if !answer.is_empty() {
            self.answers.insert(node.to_owned(), answer);
        } else if self.answers.contains_key(node) {
            // All the others are put in anew: far less code in the download than taking one out.
            for (id, answer) in std::mem::take(&mut self.answers) {
                if id != node {
                    self.answers.insert(id, answer);
                }
            }
        }
    }

    /// The answer to a node; an empty one where there is none.
    pub fn answer(&self, node: &str) -> Answer {
        self.answers.get(node).cloned().unwrap_or_default()
    }
}
