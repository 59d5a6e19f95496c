//! What the program for the province remembers from page to page: its address, rounds in memory, and the steps of rounds that
//! were left.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::round::Round;

use super::KeptRound;
use super::frozen::Frozen;
use super::held::HeldRounds;
use super::typed::Words;
use super::waiting::Waits;
use crate::province_route::ProvinceRoute;

/// The most rounds whose steps are remembered.
const LEFT_LIMIT: usize = 4;

/// A round as it was when its page was left, with the steps that lead to it and what was frozen of it.
pub struct Left {
    /// What of it was kept.
    pub kept: KeptRound,
    /// The round.
    pub round: Arc<Round>,
    /// The rounds that undo leads to, the last one first taken.
    pub done: Vec<Arc<Round>>,
    /// The rounds that redo leads to, the last one first taken.
    pub undone: Vec<Arc<Round>>,
    /// What was frozen of it last.
    pub frozen: Option<Frozen>,
    /// The heading of a publication, as far as it was typed.
    pub typed: Words,
    /// What waits for it.
    pub waiting: Waits,
}

impl Left {
    /// A round that no step leads to.
    pub fn without_steps(kept: KeptRound, round: Arc<Round>) -> Left {
        let (done, undone) = (Vec::new(), Vec::new());
        Left { kept, round, done, undone, frozen: None, typed: Words::default(), waiting: Waits::default() }
    }
}

/// What lasts from page to page. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct RoundProgram {
    /// The page that is shown.
    pub route: RwSignal<ProvinceRoute>,
    /// The rounds in memory.
    pub held: HeldRounds,
    left: StoredValue<Vec<Left>>,
}

impl RoundProgram {
    /// A program that shows a page and has left none.
    pub fn new(route: ProvinceRoute, held: HeldRounds) -> RoundProgram {
        RoundProgram { route: RwSignal::new(route), held, left: StoredValue::new(Vec::new()) }
    }

    /// Remembers a round that is left.
    pub fn leave(self, one: Left) {
        // The program may be closing.
        let _ = self.left.try_update_value(|left| {
            left.retain(|before| before.kept.key != one.kept.key);
            left.push(one);
            if left.len() > LEFT_LIMIT {
                left.remove(0);
            }
        });
    }

    /// The round with a key as it was left, once.
    pub fn come_back(self, key: &str) -> Option<Left> {
        let take = |left: &mut Vec<Left>| {
            let at = left.iter().position(|one| one.kept.key == key)?;
            Some(left.remove(at))
        };
        self.left.try_update_value(take).flatten()
    }
}
