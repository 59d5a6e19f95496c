//! The round that is open: what somebody does in it, undo and redo, its ranking as it stands, and keeping it.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Assessment, Stage};
use thuocdo_core::round::Round;
use thuocdo_text::ui as t;

use super::held::{Held, HeldRounds, is_too_large};
use super::scores::{Scored, scored};
use super::{KeptRound, save};
use crate::province_route::{ProvinceRoute, RoundTab};
use crate::state::publication::Publication;
use crate::state::storage::StorageFault;
use crate::state::workspace::{SaveState, Workspace};

/// Edits that follow each other within this time are saved together, in milliseconds.
const SAVE_DELAY: u32 = 300;
/// The most steps that can be taken back.
const UNDO_LIMIT: usize = 200;

/// A round that is open. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct OpenRound {
    ws: Workspace,
    held: HeldRounds,
    kept: StoredValue<KeptRound>,
    /// Whether it is too large for the browser, and so in memory only.
    pub too_large: RwSignal<bool>,
    /// The round as it stands.
    pub round: RwSignal<Arc<Round>>,
    done: RwSignal<Vec<Arc<Round>>>,
    undone: RwSignal<Vec<Arc<Round>>>,
    edits: StoredValue<u64>,
    /// What the units score at the stage that is looked at, in the order of the round.
    pub scores: Memo<Arc<Vec<Arc<Scored>>>>,
    /// The ranking as it stands, at that stage.
    pub live: Memo<Arc<Publication>>,
    /// The stage that the ranking looks at.
    pub stage: RwSignal<Stage>,
}

impl OpenRound {
    /// Opens a round that is kept.
    pub fn new(ws: Workspace, held: HeldRounds, kept: KeptRound, round: Round) -> OpenRound {
        ws.save_state.set(SaveState::Saved(kept.saved_at.clone()));
        OpenRound::of(ws, held, kept, Arc::new(round), false)
    }

    /// Opens a round that is in memory.
    pub fn of_held(ws: Workspace, held: HeldRounds, one: Held) -> OpenRound {
        ws.save_state.set(one.fault.map_or(SaveState::Idle, SaveState::Failed));
        OpenRound::of(ws, held, one.kept, one.round, one.fault.is_none())
    }

    fn of(ws: Workspace, held: HeldRounds, kept: KeptRound, round: Arc<Round>, too_large: bool) -> OpenRound {
        let round = RwSignal::new(round);
        let stage = RwSignal::new(Stage::Final);
        let scores = Memo::new_with_compare(
            move |before: Option<&Arc<Vec<Arc<Scored>>>>| {
                let known = before.map(|before| before.as_slice()).unwrap_or_default();
                Arc::new(scored(&round.get(), stage.get(), known))
            },
            |_, _| true,
        );
        let live = Memo::new_with_compare(move |_| Publication::live(&round.get(), &scores.get()), |_, _| true);
        OpenRound {
            ws,
            held,
            kept: StoredValue::new(kept),
            too_large: RwSignal::new(too_large),
            round,
            done: RwSignal::new(Vec::new()),
            undone: RwSignal::new(Vec::new()),
            edits: StoredValue::new(0),
            scores,
            live,
            stage,
        }
    }

    /// Whether it has edits that neither the browser nor a file holds.
    pub fn is_unsaved(self) -> bool {
        self.held.is_unsaved(&self.key())
    }

    /// A file holds it now.
    pub fn is_in_file(self) {
        self.held.is_in_file(&self.key());
    }

    /// Its key in addresses.
    pub fn key(self) -> String {
        self.kept.with_value(|kept| kept.key.clone())
    }

    /// Changes the round as one step of undo; a field that tells its value after the page was left changes nothing.
    pub fn change(self, edit: impl FnOnce(&Round) -> Round) {
        let Some(before) = self.round.try_get_untracked() else { return };
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

    /// What the latest of the rounds before this one says, where one says anything.
    pub fn earlier<T>(self, says: impl Fn(&Round) -> Option<T>) -> Option<T> {
        self.done.try_with_untracked(|done| done.iter().rev().find_map(|round| says(round)))?
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
        self.round.set(Arc::clone(&round));
        if self.too_large.get_untracked() {
            return self.hold(round, None);
        }
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

    /// Holds the round in memory.
    fn hold(self, round: Arc<Round>, fault: Option<StorageFault>) {
        let (kept, changed_at) = (self.kept.get_value(), (self.ws.ports().now)());
        self.held.hold(Held { kept, round, unsaved: true, changed_at, fault });
    }

    /// Saves what is not saved yet; called also when the page is left.
    pub fn save_now(self) {
        let is_safe = |state| matches!(state, SaveState::Saved(_) | SaveState::Idle);
        if self.ws.save_state.try_get_untracked().is_none_or(is_safe) {
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
                self.held.release(&kept.key);
                let saved_at = now.saved_at.clone();
                self.kept.set_value(now);
                self.ws.save_state.set(SaveState::Saved(saved_at));
            }
            Err(StorageFault::Full) if is_too_large(&round) => {
                self.too_large.set(true);
                self.hold(round, None);
                self.ws.save_state.set(SaveState::Idle);
            }
            Err(fault) => {
                // Nothing is lost when the page of the round is left; the next edit tries again.
                self.hold(round, Some(fault));
                if self.ws.save_state.get_untracked() != SaveState::Failed(fault) {
                    self.ws.notify(true, t::NOT_SAVED, vec![fault.sentence().into(), t::ROUND_NOT_SAVED.into()], None);
                }
                self.ws.save_state.set(SaveState::Failed(fault));
            }
        }
    }
}
