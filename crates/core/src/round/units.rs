//! Finding units by name among thousands, and what is wrong with a round's list of units.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Round, RoundUnit};
use crate::assessment::{Assessment, Namesakes, Unit, plain_name};
use crate::problem::{Fault, Problem};

/// Units by their names as they are compared, so that one is found without looking at all.
#[derive(Default)]
pub(super) struct UnitIndex(Namesakes);

impl UnitIndex {
    pub(super) fn of<'u>(units: impl IntoIterator<Item = &'u Unit>) -> UnitIndex {
        let mut index = UnitIndex::default();
        units.into_iter().for_each(|unit| index.push(unit));
        index
    }

    /// Adds the unit that stands behind all before it.
    pub(super) fn push(&mut self, unit: &Unit) {
        self.0.push(unit);
    }

    /// Whether a unit is there.
    pub(super) fn has(&self, unit: &Unit) -> bool {
        self.0.first(unit).is_some()
    }

    /// The places of the units that are the same as one; where several are and one of them has the very code, that one.
    pub(super) fn like(&self, unit: &Unit) -> Vec<usize> {
        let (same, coded) = self.0.all(unit);
        if same.len() > 1 && coded.len() == 1 { coded } else { same }
    }
}

impl Round {
    pub(super) fn unit_index(&self) -> UnitIndex {
        UnitIndex::of(self.units.iter().map(|unit| &unit.sheet.unit))
    }

    /// Adds the units that it does not have yet, which have not sent, and their groups.
    pub fn add_units(&mut self, units: impl IntoIterator<Item = Unit>) {
        let mut index = self.unit_index();
        let mut groups: BTreeSet<String> = self.groups.iter().cloned().collect();
        for unit in units {
            if index.has(&unit) {
                continue;
            }
            index.push(&unit);
            if !unit.group.is_empty() && groups.insert(unit.group.clone()) {
                self.groups.push(unit.group.clone());
            }
            let sheet = Arc::new(Assessment::new(&self.framework.id, unit, self.period));
            self.units.push(RoundUnit { sheet, received: None });
        }
    }

    /// What is wrong with the lists of units and groups: a unit that stands there twice (`A04`), also in two groups, and a
    /// group that does (`F10`). What is wrong with a sheet is told when it is scored, and by
    /// [`appraisal_problems`](crate::assessment::appraisal_problems).
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut groups = BTreeSet::new();
        for (at, group) in self.groups.iter().enumerate() {
            if !groups.insert(plain_name(group)) {
                problems.push(Problem::at(&format!("groups[{at}]"), Fault::DuplicateField { field: group.clone() }));
            }
        }
        let mut before = UnitIndex::default();
        for (at, unit) in self.units.iter().enumerate() {
            let unit = &unit.sheet.unit;
            if before.has(unit) {
                let fault = Fault::DuplicateUnit { unit: unit.name.clone() };
                problems.push(Problem::at(&format!("units[{at}].unit"), fault));
            }
            before.push(unit);
        }
        problems
    }
}
