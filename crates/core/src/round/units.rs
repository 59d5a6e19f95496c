//! Finding units by name among thousands, and what is wrong with a round's list of units.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Round, RoundUnit};
use crate::assessment::{Assessment, Unit, UnitKey, plain_name};
use crate::problem::{Fault, Problem};

/// Units by their names as they are compared, so that one is found without looking at all.
#[derive(Default)]
pub(super) struct UnitIndex {
    keys: Vec<UnitKey>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl UnitIndex {
    pub(super) fn of<'u>(units: impl IntoIterator<Item = &'u Unit>) -> UnitIndex {
        let mut index = UnitIndex::default();
        units.into_iter().for_each(|unit| index.push(unit));
        index
    }

    /// Adds the unit that stands behind all before it.
    pub(super) fn push(&mut self, unit: &Unit) {
        let key = UnitKey::of(unit);
        self.by_name.entry(key.name.clone()).or_default().push(self.keys.len());
        self.keys.push(key);
    }

    /// The places of the units that are the same as one; where several are and one of them has the very code, that one.
    pub(super) fn like(&self, unit: &Unit) -> Vec<usize> {
        let key = UnitKey::of(unit);
        let named = self.by_name.get(&key.name).map(Vec::as_slice).unwrap_or_default();
        let mut same: Vec<usize> = named.iter().copied().filter(|at| self.keys[*at].is_same(&key)).collect();
        let has_code = |at: &usize| !key.code.is_empty() && self.keys[*at].code == key.code;
        if same.len() > 1 && same.iter().filter(|at| has_code(at)).count() == 1 {
            same.retain(has_code);
        }
        same
    }
}

impl Round {
    pub(super) fn unit_index(&self) -> UnitIndex {
        UnitIndex::of(self.units.iter().map(|unit| &unit.sheet.unit))
    }

    /// Adds the units that it does not have yet, which have not sent, and their groups.
    pub fn add_units(&mut self, units: impl IntoIterator<Item = Unit>) {
        let mut index = self.unit_index();
        for unit in units {
            if !index.like(&unit).is_empty() {
                continue;
            }
            index.push(&unit);
            if !unit.group.is_empty() && !self.groups.contains(&unit.group) {
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
        let mut groups: Vec<String> = Vec::with_capacity(self.groups.len());
        for (at, group) in self.groups.iter().enumerate() {
            let name = plain_name(group);
            if groups.contains(&name) {
                problems.push(Problem::at(&format!("groups[{at}]"), Fault::DuplicateField { field: group.clone() }));
            }
            groups.push(name);
        }
        let mut before = UnitIndex::default();
        for (at, unit) in self.units.iter().enumerate() {
            let unit = &unit.sheet.unit;
            if !before.like(unit).is_empty() {
                let fault = Fault::DuplicateUnit { unit: unit.name.clone() };
                problems.push(Problem::at(&format!("units[{at}].unit"), fault));
            }
            before.push(unit);
        }
        problems
    }
}
