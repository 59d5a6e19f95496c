//! Rounds: those that the browser keeps, those that are held in memory, and what is done in the one that is open.

pub mod checked;
pub mod deciding;
pub mod held;
pub mod incoming;
pub mod inputs;
mod kept;
pub mod open;
pub mod scores;
pub mod sheet_files;
pub mod survey;

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::round::Round;

use self::held::{Held, HeldRounds, is_too_large};
pub use self::kept::{KeptRound, ListedRound, list, load, remove, save};
use super::workspace::Workspace;

/// Keeps a new round and gives its key. One that the browser cannot keep is held in memory, and why is told; `in_file` says
/// whether a file holds it already.
pub fn create(ws: Workspace, held: HeldRounds, round: Round, in_file: bool) -> String {
    let ports = ws.ports();
    let kept = KeptRound::new((ports.new_id)());
    let key = kept.key.clone();
    let fault = if is_too_large(&round) {
        None
    } else {
        match save(&*ports.store, &kept, &round, &(ports.now)(), &(ports.new_id)()) {
            Ok(kept) => {
                ws.shelf.update(|shelf| *shelf += 1);
                return kept.key;
            }
            Err(fault) => Some(fault),
        }
    };
    if let Some(fault) = fault {
        let lines = vec![fault.sentence().into(), thuocdo_text::ui::ROUND_NOT_SAVED.into()];
        ws.notify(true, thuocdo_text::ui::NOT_SAVED, lines, None);
    }
    held.hold(Held { kept, round: Arc::new(round), unsaved: !in_file, changed_at: (ports.now)(), fault });
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::storage::{Memory, StorageFault};
    use thuocdo_core::assessment::{Assessment, Period, Unit};
    use thuocdo_core::framework::by_id;
    use thuocdo_core::round::RoundUnit;

    pub(super) fn round(names: &[&str]) -> Round {
        let mut round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        for name in names {
            let unit = Unit { name: (*name).into(), ..Unit::default() };
            let sheet = Arc::new(Assessment::new("qd766-2022", unit, Period::Year(2026)));
            round.units.push(RoundUnit { sheet, received: None });
        }
        round
    }

    pub(super) fn names(round: &Round) -> Vec<&str> {
        round.units.iter().map(|unit| unit.sheet.unit.name.as_str()).collect()
    }

    fn workspace(room: usize) -> Workspace {
        static STORES: std::sync::Mutex<u64> = std::sync::Mutex::new(0);
        let new_id = || {
            let mut made = STORES.lock().unwrap();
            *made += 1;
            format!("k{made}")
        };
        let ports = crate::state::workspace::Ports {
            store: Arc::new(Memory::with_room(room)),
            now: || "2026-11-02T14:05:33".into(),
            new_id,
            later: |_, call| call(),
            rename_page: |_| (),
        };
        Workspace::new(ports)
    }

    #[test]
    fn what_the_browser_cannot_keep_stays_in_memory_with_every_edit() {
        let owner = Owner::new();
        owner.set();
        let (ws, held) = (workspace(100), HeldRounds::new());
        let key = create(ws, held, round(&["A"]), true);
        assert_eq!(ws.ports().store.keys("thuocdo."), Vec::<String>::new());
        assert!(!held.would_lose(), "the file holds it");
        let open = open::OpenRound::of_held(ws, held, held.find(&key).unwrap());
        open.change_sheet(0, |sheet| sheet.unit.code = "H1".into());
        assert!(held.would_lose() && open.is_unsaved());
        assert_eq!(held.find(&key).unwrap().round.units[0].sheet.unit.code, "H1");
        open.is_in_file();
        assert!(!held.would_lose());
        open.step(true);
        assert!(held.would_lose(), "undoing is an edit as well");
        assert_eq!(held.find(&key).unwrap().round.units[0].sheet.unit.code, "");
        held.release(&key);
        assert!(held.find(&key).is_none() && !held.would_lose());
    }

    #[test]
    fn a_round_that_can_be_kept_again_leaves_memory() {
        let owner = Owner::new();
        owner.set();
        let (ws, held) = (workspace(700), HeldRounds::new());
        let store = ws.ports().store;
        store.set("thuocdo.draft.x", &"x".repeat(500)).unwrap();
        let key = create(ws, held, round(&["A"]), false);
        assert_eq!(held.find(&key).unwrap().fault, Some(StorageFault::Full));
        store.remove("thuocdo.draft.x");
        let open = open::OpenRound::of_held(ws, held, held.find(&key).unwrap());
        open.change_sheet(0, |sheet| sheet.unit.code = "H1".into());
        assert!(held.find(&key).is_none() && !held.would_lose());
        assert_eq!(load(&*store, &key).unwrap().unwrap().1.units[0].sheet.unit.code, "H1");
    }

    #[test]
    fn what_is_too_large_is_known_before_it_is_tried() {
        let mut round = round(&["A"]);
        assert!(!is_too_large(&round));
        round.title = "x".repeat(4_600_000);
        assert!(is_too_large(&round));
    }
}
