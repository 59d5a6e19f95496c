//! Making the rows of the tree frame by frame: below a node that is opened come at once as many as one frame can make.

use std::collections::VecDeque;

use leptos::prelude::*;

use super::tree_rows::Row;
use crate::adapters::clock;
use crate::state::editor::TURN;

/// The most rows that are made in one frame, of all lists together.
const AT_ONCE: usize = 24;

/// What makes the rows of all lists of a tree. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Making(StoredValue<Turn>);

/// How many rows may still be made in this turn, which is a frame, and the lists that wait for the next ones.
struct Turn {
    left: usize,
    /// Whether the next turn is asked for.
    is_asked: bool,
    waiting: VecDeque<Growing>,
}

/// A list of which not all rows are made yet, and how many may be.
#[derive(Clone, Copy)]
struct Growing {
    list: Memo<Vec<Row>>,
    made: RwSignal<usize>,
}

impl Growing {
    /// How many of its rows are not made yet; `None` when the list is gone.
    fn missing(self) -> Option<usize> {
        Some(self.list.try_with(Vec::len)?.saturating_sub(self.made.try_get()?))
    }
}

impl Default for Making {
    fn default() -> Making {
        Making(StoredValue::new(Turn { left: AT_ONCE, is_asked: false, waiting: VecDeque::new() }))
    }
}

impl Making {
    /// The rows of a list that are made by now. Once it is whole, [`AT_ONCE`] that are added later are there at once.
    pub fn in_frames(self, list: Memo<Vec<Row>>) -> Memo<Vec<Row>> {
        let made = RwSignal::new(0);
        let one = Growing { list, made };
        untrack(|| self.grow(one));
        Effect::new(move |_| {
            one.list.track();
            untrack(|| self.grow(one));
        });
        Memo::new(move |_| list.with(|list| list[..list.len().min(made.get())].to_vec()))
    }

    fn grow(self, one: Growing) {
        if one.missing() == Some(0) {
            return;
        }
        self.0.update_value(|turn| {
            if !turn.waiting.iter().any(|other| other.made == one.made) {
                turn.waiting.push_back(one);
            }
        });
        self.make();
    }

    /// Makes the rows of the lists that wait, as many as this turn still can.
    fn make(self) {
        let mut grown = Vec::new();
        // The page may have been left.
        let asks = self.0.try_update_value(|turn| {
            while let Some(one) = turn.waiting.front().copied() {
                // A list that was closed is gone.
                let missing = one.missing().unwrap_or_default();
                let now = missing.min(turn.left);
                turn.left -= now;
                let is_whole = now == missing;
                if is_whole {
                    turn.waiting.pop_front();
                }
                // What is allowed beyond a whole list is for rows that are added to it one by one.
                grown.push((one, if is_whole { now + AT_ONCE } else { now }));
                if turn.left == 0 {
                    break;
                }
            }
            !std::mem::replace(&mut turn.is_asked, true)
        });
        // One that has to wait altogether is told nothing: what is told of it would ask anew.
        for (one, more) in grown.into_iter().filter(|(_, more)| *more > 0) {
            let _ = one.made.try_update(|made| *made += more);
        }
        if asks == Some(true) {
            clock::later(TURN, Box::new(move || self.next_turn()));
        }
    }

    fn next_turn(self) {
        let waits = self.0.try_update_value(|turn| {
            (turn.left, turn.is_asked) = (AT_ONCE, false);
            !turn.waiting.is_empty()
        });
        if waits == Some(true) {
            untrack(|| self.make());
        }
    }
}
