//! Rounds that the browser does not keep: they stay in memory while the program runs, and a file must hold them.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::round::Round;

use super::KeptRound;
use crate::state::storage::StorageFault;

/// The most that a round may weigh to be kept, in units of UTF-16: browsers give a site about five million, and some must be
/// left for sheets and frameworks.
const ROOM: usize = 4_500_000;

/// A round in memory.
#[derive(Clone)]
pub struct Held {
    /// What of it is kept, maybe nothing or an earlier state.
    pub kept: KeptRound,
    /// The round as it stands.
    pub round: Arc<Round>,
    /// Whether it was edited since it was opened from a file or saved to one.
    pub unsaved: bool,
    /// When it was edited last, in local time.
    pub changed_at: String,
    /// Why it is not kept; `None` where it is too large for any browser.
    pub fault: Option<StorageFault>,
}

/// The rounds in memory. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct HeldRounds(RwSignal<Vec<Held>>);

impl HeldRounds {
    /// None yet.
    #[expect(
        clippy::new_without_default,
        reason = "a signal belongs to the owner that makes it, which a default hides"
    )]
    pub fn new() -> HeldRounds {
        HeldRounds(RwSignal::new(Vec::new()))
    }

    /// Those of the program that this page runs in.
    #[track_caller]
    pub fn expect_context() -> HeldRounds {
        leptos::prelude::expect_context()
    }

    /// All, in the order in which they came.
    pub fn all(self) -> Vec<Held> {
        self.0.get()
    }

    /// The one with a key; asked once, not followed.
    pub fn find(self, key: &str) -> Option<Held> {
        self.0.with_untracked(|all| all.iter().find(|one| one.kept.key == key).cloned())
    }

    /// Holds a round, in place of its earlier state; what a file holds and was not edited since is still in the file.
    pub fn hold(self, mut held: Held) {
        // The program may be closing.
        let _ = self.0.try_update(|all| match all.iter_mut().find(|one| one.kept.key == held.kept.key) {
            Some(before) => {
                held.unsaved &= before.unsaved || !Arc::ptr_eq(&before.round, &held.round);
                *before = held;
            }
            None => all.push(held),
        });
    }

    /// A file holds the round now.
    pub fn is_in_file(self, key: &str) {
        self.0.update(|all| all.iter_mut().filter(|one| one.kept.key == key).for_each(|one| one.unsaved = false));
    }

    /// Lets a round go, where it is held.
    pub fn release(self, key: &str) {
        if self.0.with_untracked(|all| all.iter().any(|one| one.kept.key == key)) {
            self.0.update(|all| all.retain(|one| one.kept.key != key));
        }
    }

    /// Whether a round has edits that no file holds; follows them.
    pub fn is_unsaved(self, key: &str) -> bool {
        self.0.with(|all| all.iter().any(|one| one.kept.key == key && one.unsaved))
    }

    /// Whether anything would be lost if the page closed now.
    pub fn would_lose(self) -> bool {
        self.0.try_with_untracked(|all| all.iter().any(|one| one.unsaved)).unwrap_or_default()
    }
}

/// Whether a round is too large for any browser to keep.
pub fn is_too_large(round: &Round) -> bool {
    let weight = |json: Json| json.to_line().encode_utf16().count();
    let mut sum = weight(round.head_json()) + round.previous.as_ref().map_or(0, |previous| weight(previous.to_json()));
    sum > ROOM
        || round.units.iter().any(|unit| {
            sum += weight(round.unit_json(unit));
            sum > ROOM
        })
}
