//! Collecting: sheets come in as files, links or tables, are shown as they would change the round, and are taken over.

mod about;
mod day;
mod expected;
mod preview;
mod survey;
mod unit_name;
mod units;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::exchange::table::Reading;
use thuocdo_core::framework::Date;
use thuocdo_core::round::Round;
use thuocdo_text::{ui as t, visible};

use crate::adapters::tables::{self, Content};
use crate::adapters::{address, clock, dom};
use crate::components::fields::{date_field, lines_field};
use crate::components::file_door::{Asked, file_door};
use crate::components::markup::{Piece, el, part, part_while, text};
use crate::province_route::{ProvinceRoute, RoundTab};
use crate::state::rounds;
use crate::state::rounds::deciding::{Decided, Named, gone};
use crate::state::rounds::held::HeldRounds;
use crate::state::rounds::incoming::{Arrived, came_on, read, read_grid};
use crate::state::rounds::inputs::{Inputs, Moved};
use crate::state::rounds::open::OpenRound;
use crate::state::rounds::printed_results::PrintedResults;
use crate::state::workspace::Workspace;
use about::about_round;
use expected::expected_units;
use preview::preview_table;
use survey::{Fold, survey_fold};
use unit_name::unit_names;
use units::unit_table;

/// The id of the heading of what waits.
const PREVIEW_TITLE: &str = "preview-title";

/// What was read and waits, with what was decided of it.
#[derive(Clone, Copy)]
pub(super) struct Waiting {
    pub(super) arrived: RwSignal<Inputs>,
    pub(super) decided: RwSignal<Decided>,
    /// The day on which it came, as the field has it.
    received: RwSignal<String>,
    /// How many times something was pasted.
    pastes: StoredValue<usize>,
    /// What is pasted and not read yet.
    pasted: RwSignal<String>,
    /// How many of how many files are read, while some are.
    reading: RwSignal<Option<(usize, usize)>>,
}

impl Waiting {
    fn new(open: OpenRound) -> Waiting {
        Waiting {
            arrived: open.waiting.arrived,
            decided: open.waiting.decided,
            received: RwSignal::new(today_typed()),
            pastes: StoredValue::new(0),
            pasted: open.waiting.pasted,
            reading: RwSignal::new(None),
        }
    }

    /// Lets the sheets go that are taken or put aside; those whose unit is gone wait on. Gives how many do.
    fn let_go(self, named: &[Named]) -> usize {
        let gone = gone(named);
        if gone == 0 {
            self.clear();
            return 0;
        }
        let others = || (0..named.len()).rev().filter(|at| named[*at] != Named::Gone);
        self.arrived.update(|arrived| others().for_each(|at| arrived.remove(at)));
        self.decided.update(|decided| others().for_each(|at| decided.remove(at)));
        gone
    }

    fn clear(self) {
        self.arrived.set(Inputs::default());
        self.decided.set(Decided::default());
        self.received.set(today_typed());
        self.pastes.set_value(0);
    }
}

/// What is under way in the step, kept by the page of the round, so that it outlives a look at another step.
#[derive(Clone, Copy)]
pub struct Collecting {
    waiting: Waiting,
    survey: Option<Fold>,
    /// The list of those who should send, as it is typed.
    expected: RwSignal<String>,
}

impl Collecting {
    /// What was left in the round.
    pub fn new(open: OpenRound) -> Collecting {
        Collecting { waiting: Waiting::new(open), survey: Fold::new(open), expected: open.waiting.expected }
    }
}

/// Today, as far as the browser knows.
fn today() -> Option<Date> {
    clock::now().get(..10).and_then(Date::parse)
}

fn today_typed() -> String {
    today().map(|day| day.to_string()).unwrap_or_default()
}

/// The step.
pub fn collect(open: OpenRound, collecting: Collecting) -> AnyView {
    let Collecting { waiting, survey, expected } = collecting;
    let has_some = move || waiting.arrived.with(|arrived| !arrived.sheets.is_empty() || !arrived.lines.is_empty());
    vec![
        el!("div"["class" = "doors"], take_door(open, waiting), expected_units(open, expected)),
        part_while(has_some, move || waiting_part(open, waiting)),
        about_round(open),
        survey.map(survey_fold).piece(),
        unit_table(open),
        unit_names(open),
    ]
    .into_any()
}

/// The way in: files chosen or dropped, links or a table pasted.
fn take_door(open: OpenRound, waiting: Waiting) -> AnyView {
    let (pasted, reading) = (waiting.pasted, waiting.reading);
    let take = move |chosen: Vec<_>| {
        let (all, read_now) = (chosen.len(), Cell::new(0));
        reading.set(Some((0, all)));
        let arrived_now = RefCell::new(Vec::new());
        tables::read_all(chosen, move |next| {
            let Some((name, content)) = next else {
                // What came of all of them is looked through once.
                let _ = reading.try_set(None);
                return waiting.arrived.update(|all| arrived_now.take().into_iter().for_each(|one| all.add(one)));
            };
            read_now.set(read_now.get() + 1);
            let _ = reading.try_set(Some((read_now.get(), all)));
            // The round may have been left meanwhile.
            let Some(round) = open.round.try_get_untracked() else { return };
            let arrived = match content {
                Ok(Content::Text(text)) => read(&round, &name, &text, today()),
                Ok(Content::Cells(grid, others)) => {
                    let mut arrived = read_grid(&round, &name, Arc::new(grid), today(), None);
                    arrived.lines.splice(0..0, others.map(|line| format!("{name}: {line}")));
                    arrived
                }
                Err(line) => Arrived { lines: vec![format!("{name}: {line}")], ..Arrived::default() },
            };
            arrived_now.borrow_mut().push(arrived);
        });
    };
    let read_pasted = move |_| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            let round = open.round.get_untracked();
            waiting.pastes.update_value(|times| *times += 1);
            let source = t::pasted(waiting.pastes.get_value());
            waiting.arrived.update(|all| all.add(read(&round, &source, &text, today())));
            pasted.set(String::new());
        }
    };
    let status = text(move || reading.get().map(|(read, all)| t::files_read(read, all)).unwrap_or_default());
    let above = vec![el!("p", t::TAKE_FILES_HINT), el!("p"["role" = "status"], status)];
    let below = vec![
        lines_field("paste-sheets", t::PASTE_LINKS, None, None, pasted),
        el!("button" ["type" = "button", "class" = "secondary", @on "click" = read_pasted], t::READ_PASTED),
    ];
    let accept = ".json,.ndjson,.jsonl,.csv,.tsv,.txt,.xlsx,application/json,text/csv";
    let asked = Asked { id: "take-files", label: t::CHOOSE_FILES, accept, many: true };
    file_door(t::TAKE_FILES, above, asked, Rc::new(take), below)
}

/// Keeps the focus in the step when the button that had it went with what waited: at what still waits, else at the units.
fn stay_near() {
    clock::later(
        0,
        Box::new(|| {
            dom::focus_if_lost(PREVIEW_TITLE);
            dom::focus_if_lost(units::HEADING);
        }),
    );
}

/// What waits: what would change, what could not be read, and the decision.
fn waiting_part(open: OpenRound, waiting: Waiting) -> AnyView {
    let ws = Workspace::expect_context();
    let take = move |_| {
        let (mut arrived, decided) = (waiting.arrived.get_untracked(), waiting.decided.get_untracked());
        if let Some(day) = Date::parse(&waiting.received.get_untracked()) {
            came_on(&mut arrived.sheets, day);
        }
        let (mut taken, mut named) = (0, Vec::new());
        open.change(|round| {
            named = decided.all_named(round, arrived.sheets.len());
            let (round, count) = decided.apply(round, &arrived.sheets);
            taken = count;
            round
        });
        // Where nothing was chosen everything waits on.
        let gone = if taken == 0 { gone(&named) } else { waiting.let_go(&named) };
        stay_near();
        let wait_on = (gone > 0).then(|| t::sheets_wait_on(gone));
        ws.notify(false, t::TAKE_FILES, std::iter::once(t::sheets_taken(taken)).chain(wait_on).collect(), None);
    };
    let decide = move |number: u64, reading: Reading| {
        let round = open.round.get_untracked();
        let mut moved = Moved::default();
        waiting.arrived.update(|arrived| {
            moved = arrived.read_again(number, |source, grid| read_grid(&round, source, grid, today(), Some(reading)));
        });
        waiting.decided.update(|decided| decided.follow(&moved));
        stay_near();
    };
    let drop_all = move |_| {
        waiting.clear();
        stay_near();
    };
    let named = Memo::new(move |_| {
        let count = waiting.arrived.with(|arrived| arrived.sheets.len());
        open.round.with(|round| waiting.decided.with(|decided| decided.all_named(round, count)))
    });
    let undecided = Memo::new(move |_| waiting.arrived.with(Inputs::undecided));
    let question = move |(number, source): &(u64, String)| {
        let (number, id) = (*number, format!("undecided-{number}"));
        let button = |words: &'static str, reading: Reading| {
            el!(
                "button" [
                    "type" = "button",
                    "class" = "secondary small",
                    "aria-describedby" = id.clone(),
                    @on "click" = move |_| decide(number, reading),
                ],
                words,
            )
        };
        el!(
            "div" ["class" = "banner", "role" = "alert"],
            el!("p" ["id" = id.clone()], el!("strong", visible(source)), ". ", t::AMBIGUOUS_NUMBERS),
            button(t::POINT_IS_DECIMAL, Reading::Decimal),
            " ",
            button(t::POINT_IS_THOUSANDS, Reading::Whole),
        )
    };
    let questions = part(move || undecided.with(|all| all.iter().map(question).collect::<Vec<_>>().piece()));
    let results = Memo::new(move |_| waiting.arrived.with(Inputs::results));
    let results =
        part(move || results.with(|all| all.iter().map(|one| printed_results(ws, one)).collect::<Vec<_>>().piece()));
    let lines = part(move || {
        let lines: Vec<AnyView> =
            waiting.arrived.with(|arrived| arrived.lines.iter().map(|line| el!("li", line.clone())).collect());
        if lines.is_empty() {
            return el!("span");
        }
        el!(
            "details" ["class" = "fold", "open" = Signal::stored(true)],
            el!("summary", t::HOW_READ),
            el!("div"["role" = "status"], el!("ul"["class" = "told"], lines)),
        )
    });
    el!(
        "section" ["class" = "preview", "aria-labelledby" = PREVIEW_TITLE],
        el!("h2" ["id" = PREVIEW_TITLE, "tabindex" = "-1"], t::PREVIEW),
        el!("p"["class" = "muted"], t::PREVIEW_HINT),
        questions,
        results,
        lines,
        date_field("preview-received", t::RECEIVED_FOR_ALL, waiting.received),
        part(move || preview_table(open, waiting, named)),
        el!(
            "p"["class" = "node-tools"],
            el!("button" ["type" = "button", @on "click" = take], t::TAKE_CHOSEN),
            el!("button" ["type" = "button", "class" = "secondary", @on "click" = drop_all], t::DROP_ALL),
        ),
    )
}

/// That nothing of a table is taken over, because no column of it is one of the framework's, or only a part, and what can be
/// done with such a table: a round of its results, and the auditor.
fn printed_results(ws: Workspace, one: &PrintedResults) -> AnyView {
    let ranked = one.round.clone().map(|round| {
        let held = HeldRounds::expect_context();
        let units = round.units.len();
        let make = move |_| {
            let key = rounds::create(ws, held, Round::clone(&round), false);
            address::go(&ProvinceRoute::Round { key, tab: RoundTab::Rank }.href());
        };
        el!(
            "p",
            t::results_can_be_ranked(units),
            " ",
            el!("button" ["type" = "button", "class" = "secondary small", @on "click" = make], t::MAKE_ROUND_OF_RESULTS),
        )
    });
    let why = if one.has_sheets { t::TABLE_LACKS_PARTS } else { t::TABLE_WITHOUT_COLUMNS };
    el!(
        "div" ["class" = "banner", "role" = "alert", "data-without-columns" = ""],
        el!(
            "div",
            el!("p", el!("strong", visible(&one.source)), ". ", why),
            ranked,
            el!("p", t::TOTALS_ARE_AUDITED, " ", el!("a"["href" = ProvinceRoute::Audit.href()], t::AUDITOR), "."),
        ),
    )
}
