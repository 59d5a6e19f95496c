//! The round that is open: what somebody does in it, undo and redo, its ranking as it stands, and keeping it.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Assessment, Stage};
use thuocdo_core::round::{Round, RoundUnit};
use thuocdo_text::ui as t;

use super::frozen::Frozen;
use super::held::{Held, is_too_large};
use super::named_unit::NamedUnit;
use super::program::{Left, RoundProgram};
use super::scores::{Scored, scored};
use super::typed::Typed;
use super::waiting::Waiting;
use super::{KeptRound, save};
use crate::province_route::ProvinceRoute;
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
    program: RoundProgram,
    kept: StoredValue<KeptRound>,
    key: RwSignal<String>,
    /// The round as a file holds it, where one was saved here.
    in_file: StoredValue<Option<Arc<Round>>>,
    /// Whether it is too large for the browser, and so in memory only.
    pub too_large: RwSignal<bool>,
    /// The round as it stands.
    pub round: RwSignal<Arc<Round>>,
    done: RwSignal<Vec<Arc<Round>>>,
    undone: RwSignal<Vec<Arc<Round>>>,
    edits: StoredValue<u64>,
    /// What the units score in the end, in the order of the round.
    pub final_scores: Memo<Arc<Vec<Arc<Scored>>>>,
    /// The ranking as it would be published.
    pub final_live: Memo<Arc<Publication>>,
    /// What the units score at the stage that the ranking looks at.
    pub scores: Memo<Arc<Vec<Arc<Scored>>>>,
    /// The ranking at the stage that is looked at.
    pub live: Memo<Arc<Publication>>,
    /// The stage that the ranking looks at.
    pub stage: RwSignal<Stage>,
    /// What was frozen of it last; it stays when the round goes on.
    pub frozen: RwSignal<Option<Frozen>>,
    /// The heading of the publication that will be frozen.
    pub typed: Typed,
    /// What waits for it.
    pub waiting: Waiting,
}

impl OpenRound {
    /// Opens a round that is kept; the one that was left here, with its steps, where nobody has saved it since.
    pub fn new(ws: Workspace, program: RoundProgram, kept: KeptRound, round: Round) -> OpenRound {
        ws.save_state.set(SaveState::Saved(kept.saved_at.clone()));
        let left = match program.come_back(&kept.key) {
            Some(left) if left.kept.is_same_save(&kept) => left,
            // Somebody has saved it since; what was typed and what waits is still nobody else's.
            Some(Left { typed, waiting, .. }) => Left { typed, waiting, ..Left::without_steps(kept, Arc::new(round)) },
            None => Left::without_steps(kept, Arc::new(round)),
        };
        OpenRound::of(ws, program, left, false)
    }

    /// Opens a round that is in memory.
    pub fn of_held(ws: Workspace, program: RoundProgram, one: Held) -> OpenRound {
        ws.save_state.set(one.fault.map_or(SaveState::Idle, SaveState::Failed));
        let left = program.come_back(&one.kept.key).filter(|left| Arc::ptr_eq(&left.round, &one.round));
        let left = left.unwrap_or_else(|| Left::without_steps(one.kept, one.round));
        OpenRound::of(ws, program, left, one.fault.is_none())
    }

    fn of(ws: Workspace, program: RoundProgram, left: Left, too_large: bool) -> OpenRound {
        let Left { kept, round, done, undone, frozen, typed, waiting } = left;
        let typed = Typed::new(typed, &round.title);
        let round = RwSignal::new(round);
        let stage = RwSignal::new(Stage::Final);
        // Each is computed only while somebody looks at it.
        let final_scores = scores_at(round, Signal::stored(Stage::Final));
        let at_stage = scores_at(round, stage.into());
        let scores = Memo::new_with_compare(
            move |_: Option<&Arc<Vec<Arc<Scored>>>>| match stage.get() {
                Stage::Final => final_scores.get(),
                _ => at_stage.get(),
            },
            |_, _| true,
        );
        let final_live =
            Memo::new_with_compare(move |_| Publication::live(&round.get(), &final_scores.get()), |_, _| true);
        let live = move |_: Option<&Arc<Publication>>| match stage.get() {
            Stage::Final => final_live.get(),
            _ => Publication::live(&round.get(), &scores.get()),
        };
        let open = OpenRound {
            ws,
            program,
            key: RwSignal::new(kept.key.clone()),
            kept: StoredValue::new(kept),
            in_file: StoredValue::new(None),
            too_large: RwSignal::new(too_large),
            round,
            done: RwSignal::new(done),
            undone: RwSignal::new(undone),
            edits: StoredValue::new(0),
            final_scores,
            final_live,
            scores,
            live: Memo::new_with_compare(live, |_, _| true),
            stage,
            frozen: RwSignal::new(frozen),
            typed,
            waiting: Waiting::new(waiting),
        };
        on_cleanup(move || open.leave());
        open
    }

    /// Remembers the steps when the page is left, where the round is safe.
    fn leave(self) {
        if matches!(self.ws.save_state.try_get_untracked(), None | Some(SaveState::Pending)) {
            return;
        }
        let steps = |signal: RwSignal<Vec<Arc<Round>>>| signal.try_get_untracked().unwrap_or_default();
        if let (Some(kept), Some(round)) = (self.kept.try_get_value(), self.round.try_get_untracked()) {
            let frozen = self.frozen.try_get_untracked().flatten();
            let (done, undone, typed) = (steps(self.done), steps(self.undone), self.typed.words());
            let waiting = self.waiting.left();
            self.program.leave(Left { kept, round, done, undone, frozen, typed, waiting });
        }
    }

    /// Whether it has edits that neither the browser nor a file holds.
    pub fn is_unsaved(self) -> bool {
        self.program.held.is_unsaved(&self.key())
    }

    /// Whether it is in memory and not, or not as it stands, in the browser.
    pub fn is_held(self) -> bool {
        self.too_large.get() || matches!(self.ws.save_state.get(), SaveState::Failed(_))
    }

    /// A file holds it now.
    pub fn is_in_file(self) {
        self.in_file.set_value(Some(self.round.get_untracked()));
        self.program.held.is_in_file(&self.key.get_untracked());
    }

    /// Its key in addresses; another one once it is kept as a copy.
    pub fn key(self) -> String {
        self.key.get()
    }

    /// Whether an address with this key means it; asked once, not followed.
    pub fn has_key(self, key: &str) -> bool {
        self.key.try_with_untracked(|own| own == key).unwrap_or_default()
    }

    /// Changes the round as one step of undo; an edit that changes nothing is none, and a field that tells its value after
    /// the page was left changes nothing.
    pub fn change(self, edit: impl FnOnce(&Round) -> Round) {
        let Some(before) = self.round.try_get_untracked() else { return };
        let after = Arc::new(edit(&before));
        if is_same(&before, &after) {
            return;
        }
        self.done.update(|done| {
            done.push(before);
            if done.len() > UNDO_LIMIT {
                done.remove(0);
            }
        });
        self.undone.update(Vec::clear);
        self.show(after);
    }

    /// Changes the round at a unit, wherever it stands by now; one that is no longer there is not taken for another.
    pub fn change_unit(self, unit: &NamedUnit, edit: impl FnOnce(&mut Round, usize)) {
        self.change(|round| {
            let Some(at) = unit.place(round) else { return round.clone() };
            let mut round = round.clone();
            edit(&mut round, at);
            round
        });
    }

    /// Changes the sheet of a unit in the same way.
    pub fn change_sheet(self, unit: &NamedUnit, edit: impl FnOnce(&mut Assessment)) {
        self.change_unit(unit, |round, at| edit(Arc::make_mut(&mut round.units[at].sheet)));
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
        let before = self.round.get_untracked();
        self.round.set(Arc::clone(&round));
        if self.too_large.get_untracked() {
            // To weigh it takes long: only where something was taken out that weighs.
            let is_less =
                round.units.len() < before.units.len() || round.previous.is_none() && before.previous.is_some();
            if !is_less || is_too_large(&round) {
                return self.hold(round, None);
            }
            self.too_large.set(false);
            // Until the browser has it.
            self.hold(Arc::clone(&round), None);
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
        let unsaved = self.in_file.with_value(|file| !file.as_ref().is_some_and(|file| Arc::ptr_eq(file, &round)));
        self.program.held.hold(Held { kept, round, unsaved, changed_at, fault });
    }

    /// Its page is of this criterion now, and will be after a reload.
    pub fn name_criterion(self, node: String) {
        self.name_page(ProvinceRoute::RoundCriterion { key: self.key(), node });
    }

    /// Its page is of the unit at this place now, and will be after a reload.
    pub fn name_unit(self, at: usize) {
        self.name_page(self.unit_route(at));
    }

    fn name_page(self, here: ProvinceRoute) {
        (self.ws.ports().rename_page)(&here.href());
        self.program.route.set(here);
    }

    /// The address of the appraisal of the unit at a place, which leads to it also when it stands elsewhere.
    pub fn unit_href(self, at: usize) -> String {
        self.unit_route(at).href()
    }

    fn unit_route(self, at: usize) -> ProvinceRoute {
        let name = self.round.with_untracked(|round| round.units.get(at).map(|one| one.sheet.unit.name.clone()));
        ProvinceRoute::RoundUnit { key: self.key(), unit: at, name }
    }

    /// The round is kept under another key now: its links lead there, and its page, while it is shown, is called so.
    fn follow_copy(self, before: &str, now: &str) {
        self.key.set(now.to_owned());
        let key = now.to_owned();
        let here = match self.program.route.try_get_untracked() {
            Some(ProvinceRoute::Round { key: shown, tab }) if shown == before => ProvinceRoute::Round { key, tab },
            Some(ProvinceRoute::RoundUnit { key: shown, unit, name }) if shown == before => {
                ProvinceRoute::RoundUnit { key, unit, name }
            }
            Some(ProvinceRoute::RoundCriterion { key: shown, node }) if shown == before => {
                ProvinceRoute::RoundCriterion { key, node }
            }
            _ => return,
        };
        self.name_page(here);
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
                    self.follow_copy(&kept.key, &now.key);
                    self.ws.notify(false, t::COPIED_TITLE, vec![t::ROUND_COPIED.into()], None);
                }
                self.program.held.release(&kept.key);
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

/// What the units of a round score at a stage.
fn scores_at(round: RwSignal<Arc<Round>>, stage: Signal<Stage>) -> Memo<Arc<Vec<Arc<Scored>>>> {
    Memo::new_with_compare(
        move |before: Option<&Arc<Vec<Arc<Scored>>>>| {
            let known = before.map(|before| before.as_slice()).unwrap_or_default();
            Arc::new(scored(&round.get(), stage.get(), known))
        },
        |_, _| true,
    )
}

/// Whether an edit changed nothing. Sheets that were not touched are shared, so few are compared by what they hold.
fn is_same(before: &Round, after: &Round) -> bool {
    let is_same_unit = |(before, after): (&RoundUnit, &RoundUnit)| {
        before.received == after.received && (Arc::ptr_eq(&before.sheet, &after.sheet) || before.sheet == after.sheet)
    };
    let is_same_previous = match (&before.previous, &after.previous) {
        (Some(before), Some(after)) => Arc::ptr_eq(before, after),
        (before, after) => before.is_none() && after.is_none(),
    };
    is_same_previous
        && Arc::ptr_eq(&before.framework, &after.framework)
        && (&before.title, before.period, before.deadline) == (&after.title, after.period, after.deadline)
        && before.groups == after.groups
        && before.units.len() == after.units.len()
        && before.units.iter().zip(&after.units).all(is_same_unit)
}
