//! The ranks that a published table prints, compared with those of a ranking of its units.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::TableProblem;
use super::read::Table;
use super::stated::Stated;
use crate::framework::Framework;
use crate::rank::{Contender, Ranking, rank};
use crate::score::score;

/// What must be mended in a table, by unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowErrors {
    /// The codes of each unit's row, in the order of the units.
    pub units: Vec<BTreeSet<&'static str>>,
    /// Whether something must be mended that is in no unit's row, so that every result may be another.
    pub elsewhere: bool,
}

impl Table {
    /// What must be mended, by unit.
    pub fn row_errors(&self) -> RowErrors {
        let places: BTreeMap<u32, usize> = self.units.iter().enumerate().map(|(at, unit)| (unit.row, at)).collect();
        let mut errors = RowErrors { units: vec![BTreeSet::new(); self.units.len()], elsewhere: false };
        for problem in self.problems.iter().filter(|problem| problem.is_error()) {
            match problem.at.and_then(|at| places.get(&at.row)) {
                Some(unit) => drop(errors.units[*unit].insert(problem.code())),
                None => errors.elsewhere = true,
            }
        }
        errors
    }

    /// Where a printed rank is not the one that the unit has among those of the table, each in its group. Nothing is
    /// said of a group that has a unit without answers, or whose row must be mended first.
    pub fn differing_ranks(&self, framework: &Framework) -> Vec<TableProblem> {
        let errors = self.row_errors();
        // Printed results that stand for the points of the only node lack nothing.
        let is_lacking = self.lacks_parts() && framework.indices().nth(1).is_some();
        if errors.elsewhere || is_lacking || self.units.iter().all(|unit| unit.stated.rank.is_none()) {
            return Vec::new();
        }
        let contenders: Vec<Contender> = (self.units.iter())
            .map(|unit| Contender::new(unit.assessment.unit.clone(), score(framework, &unit.assessment)))
            .collect();
        let is_sound = |at: usize| errors.units[at].is_empty() && !self.units[at].assessment.answers.is_empty();
        let ranking = rank(framework, &self.groups, &contenders);
        let found = differing_ranks(&ranking, |at| Some(&self.units[at].stated), is_sound);
        found.into_iter().map(|(_, problem)| problem).collect()
    }
}

/// Where a rank that a table states is not the one in a ranking, by contender. Only groups are compared of which every
/// member `is_sound`: its result is all there and nothing in it must be mended.
pub fn differing_ranks<'s>(
    ranking: &Ranking,
    stated: impl Fn(usize) -> Option<&'s Stated>,
    is_sound: impl Fn(usize) -> bool,
) -> Vec<(usize, TableProblem)> {
    let groups = ranking.groups.iter().filter(|group| group.rows.iter().all(|row| is_sound(row.contender)));
    let differing = groups.flat_map(|group| &group.rows).filter_map(|row| {
        let problem = stated(row.contender)?.differing_rank(row.rank)?;
        Some((row.contender, problem))
    });
    let mut differing: Vec<(usize, TableProblem)> = differing.collect();
    differing.sort_by_key(|(contender, _)| *contender);
    differing
}
