//! Collecting: sheets come in as files, links or tables, are shown as they would change the round, and are taken over.

mod preview;
mod units;

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use thuocdo_core::exchange::table::{self, Reading};
use thuocdo_core::framework::Date;
use thuocdo_core::round::merge::{Accept, apply};
use thuocdo_text::{problem, ui as t};

use crate::adapters::{clock, files};
use crate::components::fields::lines_field;
use crate::components::markup::{Piece, class, el, part, part_while, text};
use crate::state::rounds::incoming::{Arrived, read};
use crate::state::rounds::open::OpenRound;
use crate::state::workspace::Workspace;
use preview::preview_table;
use units::{expected_units, unit_table};

/// What was read and waits for a decision, with what is accepted of each sheet.
#[derive(Clone, Copy)]
pub(super) struct Waiting {
    pub(super) arrived: RwSignal<Arrived>,
    pub(super) accepted: RwSignal<Vec<Accept>>,
}

/// Today, as far as the browser knows.
fn today() -> Option<Date> {
    clock::now().get(..10).and_then(Date::parse)
}

/// The step.
pub fn collect(open: OpenRound) -> AnyView {
    let waiting = Waiting { arrived: RwSignal::new(Arrived::default()), accepted: RwSignal::new(Vec::new()) };
    let has_some = move || waiting.arrived.with(|arrived| !arrived.sheets.is_empty() || !arrived.lines.is_empty());
    vec![
        el!("div"["class" = "doors"], take_door(open, waiting), expected_units(open)),
        part_while(has_some, move || waiting_part(open, waiting)),
        unit_table(open),
    ]
    .into_any()
}

/// Adds what was read to what waits, each sheet with what is usually accepted of it.
fn add(open: OpenRound, waiting: Waiting, arrived: Arrived) {
    waiting.arrived.update(|all| all.and(arrived));
    judge(open, waiting);
}

fn judge(open: OpenRound, waiting: Waiting) {
    let usual = waiting.arrived.with_untracked(|arrived| {
        let preview = open.round.with_untracked(|round| round.preview(&arrived.sheets));
        preview.entries.iter().map(|entry| entry.usual()).collect()
    });
    waiting.accepted.set(usual);
}

/// The way in: files chosen or dropped, links or a table pasted.
fn take_door(open: OpenRound, waiting: Waiting) -> AnyView {
    let over = RwSignal::new(false);
    let reading: RwSignal<Option<(usize, usize)>> = RwSignal::new(None);
    let pasted = RwSignal::new(String::new());
    let take = move |chosen: Vec<_>| {
        let (all, read_now) = (chosen.len(), Cell::new(0));
        reading.set(Some((0, all)));
        let arrived_now = RefCell::new(Arrived::default());
        files::read_all_bytes(chosen, move |next| {
            let Some((name, content)) = next else {
                // What came of all of them is looked through once.
                let _ = reading.try_set(None);
                return add(open, waiting, arrived_now.take());
            };
            read_now.set(read_now.get() + 1);
            let _ = reading.try_set(Some((read_now.get(), all)));
            let round = open.round.get_untracked();
            let text = content.map_err(|one| problem::line(&one, None)).and_then(|bytes| {
                let decoded = table::decoded(&bytes).map(|text| text.into_owned());
                decoded.map_err(|one| thuocdo_text::table::line(&one, None))
            });
            let arrived = match text {
                Ok(text) => read(&round, &name, &text, today(), None),
                Err(line) => Arrived { lines: vec![format!("{name}: {line}")], ..Arrived::default() },
            };
            arrived_now.borrow_mut().and(arrived);
        });
    };
    let read_pasted = move |_| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            let round = open.round.get_untracked();
            add(open, waiting, read(&round, t::PASTED, &text, today(), None));
            pasted.set(String::new());
        }
    };
    el!(
        "section" [
            "class" = class("door", "is-over", move || over.get()),
            @on "dragover" = move |event| {
                event.prevent_default();
                over.set(true);
            },
            @on "dragleave" = move |_| over.set(false),
            @on "drop" = move |event| {
                event.prevent_default();
                over.set(false);
                take(files::dropped(&event));
            },
        ],
        el!("h2", t::TAKE_FILES),
        el!("p", t::TAKE_FILES_HINT),
        el!("p"["role" = "status"], text(move || reading.get().map(|(read, all)| t::files_read(read, all)).unwrap_or_default())),
        el!(
            "label" ["class" = "button secondary file-button"],
            t::CHOOSE_FILES,
            el!("input" [
                "type" = "file",
                "accept" = ".json,.ndjson,.jsonl,.csv,.tsv,.txt,application/json,text/csv",
                "multiple" = "",
                "id" = "take-files",
                @on "change" = move |event| take(files::chosen(&event)),
            ]),
        ),
        lines_field("paste-sheets", t::PASTE_LINKS, None, pasted),
        el!("button" ["type" = "button", "class" = "secondary", @on "click" = read_pasted], t::READ_PASTED),
    )
}

/// What waits: what would change, what could not be read, and the decision.
fn waiting_part(open: OpenRound, waiting: Waiting) -> AnyView {
    let ws = Workspace::expect_context();
    let clear = move || {
        waiting.arrived.set(Arrived::default());
        waiting.accepted.set(Vec::new());
    };
    let take = move |_| {
        let (arrived, accepted) = (waiting.arrived.get_untracked(), waiting.accepted.get_untracked());
        let taken = accepted.iter().filter(|accept| **accept != Accept::Nothing).count();
        open.change(|round| apply(round, &arrived.sheets, &round.preview(&arrived.sheets), &accepted));
        clear();
        ws.notify(false, t::TAKE_FILES, vec![t::sheets_taken(taken)], None);
    };
    let decide = move |reading: Reading| {
        waiting.arrived.update(|arrived| {
            let Some((source, text)) = arrived.undecided.take() else { return };
            let own = |line: &String| line.starts_with(&source);
            arrived.lines.retain(|line| !own(line));
            arrived.sheets.retain(|sheet| !sheet.source.starts_with(&source));
            let round = open.round.get_untracked();
            arrived.and(read(&round, &source, &text, today(), Some(reading)));
        });
        judge(open, waiting);
    };
    let question = part(move || {
        let asked = waiting.arrived.with(|arrived| arrived.undecided.is_some());
        let button = |words: &'static str, reading: Reading| el!("button" ["type" = "button", "class" = "secondary small", @on "click" = move |_| decide(reading)], words);
        asked
            .then(|| {
                el!(
                    "div" ["class" = "banner", "role" = "alert"],
                    el!("p", t::AMBIGUOUS_NUMBERS),
                    button(t::POINT_IS_DECIMAL, Reading::Decimal),
                    " ",
                    button(t::POINT_IS_THOUSANDS, Reading::Whole),
                )
            })
            .piece()
    });
    let lines = part(move || {
        let lines: Vec<AnyView> =
            waiting.arrived.with(|arrived| arrived.lines.iter().map(|line| el!("li", line.clone())).collect());
        if lines.is_empty() {
            return el!("span");
        }
        el!(
            "details" ["class" = "fold", "open" = Signal::stored(true)],
            el!("summary", t::HOW_READ),
            el!("ul" ["class" = "told", "role" = "status"], lines),
        )
    });
    el!(
        "section" ["class" = "preview", "aria-labelledby" = "preview-title"],
        el!("h2"["id" = "preview-title"], t::PREVIEW),
        el!("p"["class" = "muted"], t::PREVIEW_HINT),
        question,
        lines,
        part(move || preview_table(open, waiting)),
        el!(
            "p"["class" = "node-tools"],
            el!("button" ["type" = "button", @on "click" = take], t::TAKE_CHOSEN),
            el!("button" ["type" = "button", "class" = "secondary", @on "click" = move |_| clear()], t::DROP_ALL),
        ),
    )
}
