//! The round that is open: what somebody does in it, undo and redo, its ranking as it stands, and keeping it.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Assessment, Stage};
use thuocdo_core::rank::Contender;
use thuocdo_core::round::Round;
use thuocdo_core::score::{Score, score};
use thuocdo_text::ui as t;

use super::{KeptRound, save};
use crate::province_route::{ProvinceRoute, RoundTab};
use crate::state::publication::Publication;
use crate::state::workspace::{SaveState, Workspace};

/// Edits that follow each other within this time are saved together, in milliseconds.
const SAVE_DELAY: u32 = 300;
/// The most steps that can be taken back.
const UNDO_LIMIT: usize = 200;

/// A round that is open. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct OpenRound {
    ws: Workspace,
    kept: StoredValue<KeptRound>,
    /// The round as it stands.
    pub round: RwSignal<Arc<Round>>,
    done: RwSignal<Vec<Arc<Round>>>,
    undone: RwSignal<Vec<Arc<Round>>>,
    edits: StoredValue<u64>,
    /// The ranking as it stands, at the stage that is looked at.
    pub live: Memo<Arc<Publication>>,
    /// The stage that the ranking looks at.
    pub stage: RwSignal<Stage>,
}

/// What sheets scored, by the sheet, so that an edit scores one unit.
type Scores = Vec<(Arc<Assessment>, Stage, Arc<Score>)>;

impl OpenRound {
    /// Opens a round that is kept.
    pub fn new(ws: Workspace, kept: KeptRound, round: Round) -> OpenRound {
        ws.save_state.set(SaveState::Saved(kept.saved_at.clone()));
        let round = RwSignal::new(Arc::new(round));
        let stage = RwSignal::new(Stage::Final);
        let scores: StoredValue<Scores> = StoredValue::new(Vec::new());
        let live = Memo::new_with_compare(
            move |_| {
                let (round, stage) = (round.get(), stage.get());
                let (contenders, kept) = scores.with_value(|known| scored(&round, stage, known));
                scores.set_value(kept);
                Publication::live(&round, stage, contenders)
            },
            |_, _| true,
        );
        OpenRound {
            ws,
            kept: StoredValue::new(kept),
            round,
            done: RwSignal::new(Vec::new()),
            undone: RwSignal::new(Vec::new()),
            edits: StoredValue::new(0),
            live,
            stage,
        }
    }

    /// Its key in addresses.
    pub fn key(self) -> String {
        self.kept.with_value(|kept| kept.key.clone())
    }

    /// Changes the round as one step of undo.
    pub fn change(self, edit: impl FnOnce(&Round) -> Round) {
        let before = self.round.get_untracked();
        let after = Arc::new(edit(&before));
        self.done.update(|done| {
            done.push(before);
            if done.len() > UNDO_LIMIT {
                done.remove(0);
            }
        });
        self.undone.update(Vec::clear);
        self.show(after);
    }

    /// Changes the sheet of one unit.
    pub fn change_sheet(self, at: usize, edit: impl FnOnce(&mut Assessment)) {
        self.change(|round| {
            let Some(unit) = round.units.get(at) else { return round.clone() };
            let mut sheet = (*unit.sheet).clone();
            edit(&mut sheet);
            round.with_sheet(at, sheet)
        });
    }

    /// Whether there is something to take back, or to do again.
    pub fn can_step(self, back: bool) -> bool {
        if back { self.done.with(|done| !done.is_empty()) } else { self.undone.with(|undone| !undone.is_empty()) }
    }

    /// Takes the last step back, or does it again.
    pub fn step(self, back: bool) {
        let (from, to) = if back { (self.done, self.undone) } else { (self.undone, self.done) };
        let mut round = None;
        from.update(|steps| round = steps.pop());
        if let Some(round) = round {
            let now = self.round.get_untracked();
            to.update(|steps| steps.push(now));
            self.show(round);
        }
    }

    fn show(self, round: Arc<Round>) {
        self.round.set(round);
        self.edits.update_value(|edits| *edits += 1);
        self.ws.save_state.set(SaveState::Pending);
        let mine = self.edits.get_value();
        (self.ws.ports().later)(
            SAVE_DELAY,
            Box::new(move || {
                // The handle outlives the page; then the save has been done on leaving.
                if self.edits.try_get_value() == Some(mine) {
                    self.save_now();
                }
            }),
        );
    }

    /// Saves what is not saved yet; called also when the page is left.
    pub fn save_now(self) {
        if self.ws.save_state.try_get_untracked().is_none_or(|state| matches!(state, SaveState::Saved(_))) {
            return;
        }
        let (Some(kept), Some(round)) = (self.kept.try_get_value(), self.round.try_get_untracked()) else { return };
        let ports = self.ws.ports();
        match save(&*ports.store, &kept, &round, &(ports.now)(), &(ports.new_id)()) {
            Ok(now) => {
                if now.key != kept.key {
                    let here = ProvinceRoute::Round { key: now.key.clone(), tab: RoundTab::Collect };
                    (ports.rename_page)(&here.href());
                    self.ws.notify(false, t::COPIED_TITLE, vec![t::ROUND_COPIED.into()], None);
                }
                let saved_at = now.saved_at.clone();
                self.kept.set_value(now);
                self.ws.save_state.set(SaveState::Saved(saved_at));
            }
            Err(fault) => {
                if self.ws.save_state.get_untracked() != SaveState::Failed(fault) {
                    self.ws.notify(true, t::NOT_SAVED, vec![fault.sentence().into(), t::ROUND_NOT_SAVED.into()], None);
                }
                self.ws.save_state.set(SaveState::Failed(fault));
            }
        }
    }
}

/// The units with what they score; what is known already is not scored again.
fn scored(round: &Round, stage: Stage, known: &Scores) -> (Vec<Contender>, Scores) {
    let mut contenders = Vec::with_capacity(round.units.len());
    let mut kept = Vec::with_capacity(round.units.len());
    for (at, unit) in round.units.iter().enumerate() {
        let is_known =
            |(sheet, of, _): &&(Arc<Assessment>, Stage, Arc<Score>)| Arc::ptr_eq(sheet, &unit.sheet) && *of == stage;
        // Mostly a unit stands where it stood; a search through all would be slow in a country.
        let found = known.get(at).filter(is_known);
        let score = match found {
            Some((_, _, score)) => Arc::clone(score),
            None => Arc::new(score(&round.framework, &unit.sheet.at(stage))),
        };
        contenders.push(Contender { unit: unit.sheet.unit.clone(), score: Arc::clone(&score) });
        kept.push((Arc::clone(&unit.sheet), stage, score));
    }
    (contenders, kept)
}
