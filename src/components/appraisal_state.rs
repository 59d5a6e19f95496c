//! What the rows of the appraisal show, told to each by one look at the round for each edit.
//!
//! Only a row whose sheet is another one is computed and written anew. With a memo and its effects for each row, an edit
//! would wake thousands of them.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Assessment, Stage};
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::number::Exact;
use thuocdo_core::problem::Fault;
use thuocdo_core::round::Round;
use thuocdo_core::score::{Score, score};

use super::appraisal_verdict::Which;
use super::sheet::Told;
use crate::state::rounds::open::OpenRound;

/// What a row shows, while its unit is in the round.
pub type State = RwSignal<Option<RowState>>;

/// What a row shows; it is computed anew only when the unit's sheet is another one.
#[derive(Clone)]
pub struct RowState {
    sheet: Arc<Assessment>,
    /// The unit's answer with its appraisal.
    pub(super) answer: Answer,
    /// The unit's own points.
    pub(super) own: Option<Exact>,
    /// The points that count in the end.
    pub(super) counts: Option<Exact>,
    /// What is wrong with what the unit gave.
    pub(super) own_problems: Vec<Told>,
    /// What is wrong with the first verdict, and with the second.
    pub(super) problems: [Vec<Told>; 2],
}

/// A row that is shown.
#[derive(Clone, Copy)]
struct Watched {
    unit: usize,
    node: NodeIndex,
    state: State,
}

/// The states of the rows that are shown. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct RowStates {
    open: OpenRound,
    /// By the place of the row in the table.
    rows: StoredValue<HashMap<usize, Watched>>,
}

impl RowStates {
    /// No rows yet; those that will be shown are kept up with the round as long as the page is shown.
    pub fn new(open: OpenRound) -> RowStates {
        let states = RowStates { open, rows: StoredValue::new(HashMap::new()) };
        Effect::new(move |_| states.refresh());
        states
    }

    /// The state of the row at a place, about this unit and criterion, as long as the row is shown.
    pub fn of(self, place: usize, unit: usize, node: NodeIndex) -> State {
        let state = RwSignal::new(self.open.round.with_untracked(|round| state_in(round, unit, node)));
        self.rows.update_value(|rows| {
            rows.insert(place, Watched { unit, node, state });
        });
        on_cleanup(move || {
            // The row of the same place may have been made again before this one goes.
            let _ = self.rows.try_update_value(|rows| {
                if rows.get(&place).is_some_and(|row| row.state == state) {
                    rows.remove(&place);
                }
            });
        });
        state
    }

    /// Tells each row whose sheet is another one by now.
    fn refresh(self) {
        let changed: Vec<(State, Option<RowState>)> = self.open.round.with(|round| {
            let of = |row: &Watched| {
                let sheet = round.units.get(row.unit).map(|unit| &unit.sheet);
                let is_same = row.state.try_with_untracked(|state| match (state, sheet) {
                    (Some(state), Some(sheet)) => Arc::ptr_eq(&state.sheet, sheet),
                    (state, sheet) => state.is_none() && sheet.is_none(),
                })?;
                (!is_same).then(|| (row.state, state_in(round, row.unit, row.node)))
            };
            self.rows.with_value(|rows| rows.values().filter_map(of).collect())
        });
        for (state, now) in changed {
            state.set(now);
        }
    }
}

fn state_in(round: &Round, unit: usize, node: NodeIndex) -> Option<RowState> {
    Some(state_of(&round.framework, node, &round.units.get(unit)?.sheet))
}

fn state_of(framework: &Framework, index: NodeIndex, sheet: &Arc<Assessment>) -> RowState {
    let id = &framework.node(index).id;
    let answer = sheet.answer(id);
    let at = |stage| score(framework, &sheet.at(stage));
    let told = |score: &Score| -> Vec<Told> {
        // Documents are the unit's own, and told where they stand.
        let problems = score.problems_of(id).filter(|one| !matches!(one.fault, Fault::EvidenceLink { .. }));
        problems.map(|one| Told::of(one, framework)).collect()
    };
    let own = at(Stage::SelfScored);
    let last = if sheet.is_appraised() { at(Stage::Final) } else { own.clone() };
    // A verdict that counts in the end is scored there already.
    let (first, second) = (Which::First.of(&answer).is_some(), Which::Second.of(&answer).is_some());
    let first = match (first, second) {
        (true, true) => told(&at(Stage::First)),
        (true, false) => told(&last),
        (false, _) => Vec::new(),
    };
    let second = if second { told(&last) } else { Vec::new() };
    RowState {
        sheet: Arc::clone(sheet),
        answer,
        own: own.node(index).points.clone(),
        counts: last.node(index).points.clone(),
        own_problems: told(&own),
        problems: [first, second],
    }
}
