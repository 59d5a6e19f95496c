//! The body of a long table: rows in blocks, of which those far from what is looked at are one empty row of their height.
//!
//! It stays one table for those who hear it (`aria-rowcount`, `aria-rowindex`), and all of it is there when it is printed.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::markup::{Piece, el, part};
use crate::adapters::dom::{BlockBox, blocks_of, height_of_window};
use crate::adapters::{clock, events};

/// The rows of a block: few, so that scrolling makes some at each step and not many at once.
const BLOCK: usize = 8;
/// A table of at most so many blocks is there as a whole, so that the browser's own search finds everything in it.
const SHORT: usize = 25;
/// The blocks that are there at first.
const FIRST: usize = 8;
/// The height that a block has before one was seen, in pixels.
const GUESS: i32 = 40 * BLOCK as i32;

/// Makes the rows of a block; called while they are looked at, and again when what it reads has changed.
pub type MakeRows = Box<dyn Fn() -> Vec<AnyView> + Send + Sync>;

/// The rows of a long table.
pub struct LongRows {
    /// How many there are.
    pub count: Signal<usize>,
    /// How many columns they have.
    pub columns: usize,
    /// What makes the rows of these places; called once for each block. The range may reach beyond the last row.
    pub block: Arc<dyn Fn(Range<usize>) -> MakeRows + Send + Sync>,
}

impl LongRows {
    /// The value of `aria-rowcount`: with the row of headings.
    pub fn rowcount(&self) -> Signal<String> {
        let count = self.count;
        super::markup::text(move || (count.get() + 1).to_string())
    }
}

/// The value of `aria-rowindex` of the row at a place.
pub fn rowindex(place: usize) -> String {
    (place + 2).to_string()
}

/// What stands for a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Rows,
    /// An empty row; its height in pixels, where the block was seen before.
    Gap(Option<i32>),
}

/// The body of the table whose element has this id.
pub fn long_body(id: &str, rows: LongRows) -> AnyView {
    let id: Arc<str> = id.into();
    let LongRows { count, columns, block } = rows;
    let blocks = Memo::new(move |_| count.get().div_ceil(BLOCK));
    part(move || {
        let blocks = blocks.get();
        let is_long = blocks > SHORT;
        let at_first = |at: usize| if is_long && at >= FIRST { Shown::Gap(None) } else { Shown::Rows };
        let shown: Arc<[RwSignal<Shown>]> = (0..blocks).map(|at| RwSignal::new(at_first(at))).collect();
        if is_long {
            for name in ["scroll", "resize", "afterprint"] {
                let (id, shown) = (Arc::clone(&id), Arc::clone(&shown));
                events::while_here(name, move || look(&id, &shown));
            }
            let all = Arc::clone(&shown);
            events::while_here("beforeprint", move || all.iter().for_each(|one| put(*one, Shown::Rows)));
            let (id, shown) = (Arc::clone(&id), Arc::clone(&shown));
            clock::later(0, Box::new(move || look(&id, &shown)));
        }
        let body = |(at, shown): (usize, &RwSignal<Shown>)| {
            let (shown, rows) = (*shown, block(at * BLOCK..(at + 1) * BLOCK));
            let content = part(move || match shown.get() {
                Shown::Rows => rows().piece(),
                Shown::Gap(height) => gap(columns, height.unwrap_or(GUESS)),
            });
            el!("tbody", content)
        };
        shown.iter().enumerate().map(body).collect::<Vec<_>>().piece()
    })
}

fn gap(columns: usize, height: i32) -> AnyView {
    let cell = el!("td" ["colspan" = columns.to_string(), "height" = height.to_string()]);
    el!("tr" ["class" = "gap", "aria-hidden" = "true"], cell)
}

/// The page may have been left, and its signals with it.
fn put(one: RwSignal<Shown>, now: Shown) {
    if one.try_get_untracked().is_some_and(|before| before != now) {
        let _ = one.try_set(now);
    }
}

/// Shows the blocks that are looked at, or soon will be, and lets the others go, but for the one that is typed in.
fn look(id: &Arc<str>, shown: &Arc<[RwSignal<Shown>]>) {
    let boxes = blocks_of(id);
    let (height, is_there) = (height_of_window(), boxes.len() == shown.len());
    let Some(before) = shown.iter().map(|one| one.try_get_untracked()).collect::<Option<Vec<_>>>() else { return };
    if !is_there {
        return;
    }
    let seen = || before.iter().zip(&boxes).filter(|(shown, _)| **shown == Shown::Rows).map(|(_, one)| one.height());
    let usual = seen().sum::<i32>().checked_div(seen().count() as i32);
    let mut grows = false;
    for ((one, before), BlockBox { top, bottom, has_focus }) in shown.iter().zip(before).zip(boxes) {
        let is_near = bottom > -height && top < 2 * height;
        let now = match before {
            _ if is_near || has_focus => Shown::Rows,
            Shown::Rows => Shown::Gap(Some(bottom - top)),
            Shown::Gap(None) => Shown::Gap(usual),
            Shown::Gap(known) => Shown::Gap(known),
        };
        grows |= now == Shown::Rows && before != now;
        put(*one, now);
    }
    // What was a guess has its true height then, and another block may come into view.
    if grows {
        let (id, shown) = (Arc::clone(id), Arc::clone(shown));
        clock::later(0, Box::new(move || look(&id, &shown)));
    }
}
