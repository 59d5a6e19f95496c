//! Rounds (đợt đánh giá): the sheets of many units for one period on one framework, collected, appraised and ranked.

mod appraised;
mod cohorts;
pub mod merge;
mod read;
mod units;
mod write;

use std::sync::Arc;

use crate::assessment::{Assessment, Period, Stage, Unit};
use crate::framework::{Date, Framework};
use crate::snapshot::Snapshot;

pub use cohorts::{CohortApart, cohorts_apart};
pub use read::{FILE_LIMIT, FORMAT, ReadRound, TITLE_LIMIT, UNIT_LIMIT, VERSION, read, read_json, read_with};

/// A round. Its sheets are shared, so that a copy with one edit copies one sheet.
#[derive(Clone, Debug)]
pub struct Round {
    /// The framework of all sheets.
    pub framework: Arc<Framework>,
    /// What it is called: "Chỉ số CCHC cấp xã năm 2026".
    pub title: String,
    /// The time that is scored.
    pub period: Period,
    /// The last day on which sheets are on time.
    pub deadline: Option<Date>,
    /// The groups in which units are ranked, in order.
    pub groups: Vec<String>,
    /// The units, in the order in which they were entered.
    pub units: Vec<RoundUnit>,
    /// What was published for the period before, for comparison.
    pub previous: Option<Arc<Snapshot>>,
}

/// One unit of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundUnit {
    /// The unit and its answers; no answers while it has not sent.
    pub sheet: Arc<Assessment>,
    /// The day its sheet was received; `None` while it has not sent.
    pub received: Option<Date>,
}

/// How far a unit is with sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    /// Received in time, or no day was set.
    Sent,
    /// Received after the deadline.
    Late,
    /// Not received yet.
    Missing,
}

impl Round {
    /// A round without units.
    pub fn new(framework: Arc<Framework>, title: &str, period: Period) -> Round {
        Round {
            framework,
            title: title.to_owned(),
            period,
            deadline: None,
            groups: Vec::new(),
            units: Vec::new(),
            previous: None,
        }
    }

    /// How far a unit is with sending.
    pub fn sending(&self, unit: &RoundUnit) -> Sending {
        match (unit.received, self.deadline) {
            (None, _) => Sending::Missing,
            (Some(received), Some(deadline)) if received > deadline => Sending::Late,
            (Some(_), _) => Sending::Sent,
        }
    }

    /// The places of the units that are the same as one, by name, code and sort; where several are and one of them has
    /// the very code, that one.
    pub fn units_like(&self, unit: &Unit) -> Vec<usize> {
        self.unit_index().like(unit)
    }

    /// The same round with the sheet of one unit replaced.
    pub fn with_sheet(&self, at: usize, sheet: Assessment) -> Round {
        let mut round = self.clone();
        if let Some(unit) = round.units.get_mut(at) {
            unit.sheet = Arc::new(sheet);
        }
        round
    }

    /// The sheets as they count at a stage.
    pub fn sheets_at(&self, stage: Stage) -> Vec<Arc<Assessment>> {
        self.units.iter().map(|unit| Arc::new(unit.sheet.at(stage))).collect()
    }
}
