//! What each incoming sheet would change, field by field, whose it is, and what is taken of it.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::problem::Problem;
use thuocdo_core::round::Round;
use thuocdo_core::round::merge::{Change, Entry, Incoming, Kind, Refusal};
use thuocdo_text::{number, problem, round as words, ui as t, visible};

use super::unit_name::unit_name_field;
use super::{Waiting, stay_near};
use crate::components::long_table::{LongRows, MakeRows, rowindex};
use crate::components::markup::{Piece, el, flag, nothing};
use crate::components::wide_table::long_table;
use crate::state::rounds::checked::problems;
use crate::state::rounds::deciding::{Decided, Named, preview_named};
use crate::state::rounds::open::OpenRound;

/// The most changes that are listed of one sheet.
const SHOWN: usize = 60;
/// The most things that are told to be wrong with one sheet.
const TOLD: usize = 10;
/// The most sheets that are named of those with something wrong.
const NAMED: usize = 5;

/// The sheet of a row: its place among those that wait, whose it is, and what it would do.
#[derive(Clone, Copy)]
struct Waits {
    at: usize,
    named: Named,
    entry: StoredValue<Entry>,
    waiting: Waiting,
}

impl Waits {
    /// Decides something of it. Of one whose unit is gone it is said again, by the name that the sheet has.
    fn decide(self, decide: impl FnOnce(&mut Decided)) {
        self.waiting.decided.update(|decided| {
            decided.ask_again(self.at, self.named);
            decide(decided);
        });
    }
}

/// The table of what waits. It is built anew when a sheet is said to be of another unit, and not when something is ticked.
pub(super) fn preview_table(open: OpenRound, waiting: Waiting, named: Memo<Vec<Named>>) -> AnyView {
    let round = open.round.get();
    // Read, not only tracked: a memo that nobody has read yet follows nothing.
    let named: Arc<[Named]> = named.get().into();
    waiting.arrived.with(|arrived| {
        if arrived.sheets.is_empty() {
            return el!("span");
        }
        let preview = Arc::new(preview_named(&round, &arrived.sheets, &named));
        let sheets: Arc<[Incoming]> = arrived.sheets.clone().into();
        let check = |(one, entry)| problems(&round, one, entry);
        let wrong: Arc<[Vec<Problem>]> = sheets.iter().zip(&preview.entries).map(check).collect();
        let warning = wrong_sheets(&sheets, &wrong);
        let count = Signal::stored(preview.entries.len());
        let block = move |range: std::ops::Range<usize>| -> MakeRows {
            let (round, sheets, preview) = (Arc::clone(&round), Arc::clone(&sheets), Arc::clone(&preview));
            let (wrong, named) = (Arc::clone(&wrong), Arc::clone(&named));
            Box::new(move || {
                let entries = preview.entries.iter().enumerate().skip(range.start).take(range.len());
                let wrong = |at: usize| wrong.get(at).map(Vec::as_slice).unwrap_or_default();
                let whose = |at: usize| named.get(at).copied().unwrap_or(Named::Nobody);
                let made = entries.map(|(at, entry)| {
                    let waits = Waits { at, named: whose(at), entry: StoredValue::new(entry.clone()), waiting };
                    row(open, &round, &sheets, waits, wrong(at))
                });
                made.collect()
            })
        };
        let headings = [("", t::TAKE), ("", t::UNIT), ("", t::COMES_FROM), ("", t::STATE), ("", t::WHAT_CHANGES)];
        let rows = LongRows { count, columns: headings.len(), block: Arc::new(block) };
        vec![
            el!("p"["role" = "status"], t::sheets_read(arrived.sheets.len())),
            warning.piece(),
            long_table("preview-table", None, t::PREVIEW, &headings, rows),
        ]
        .into_any()
    })
}

/// Which sheets have something wrong with them; nothing where none has.
fn wrong_sheets(sheets: &[Incoming], wrong: &[Vec<Problem>]) -> Option<AnyView> {
    let with_some = || sheets.iter().zip(wrong).filter(|(_, wrong)| !wrong.is_empty());
    let names: Vec<String> = with_some().take(NAMED).map(|(one, _)| visible(&one.sheet.unit.name)).collect();
    let said =
        || el!("p"["class" = "problem is-warning", "role" = "status"], t::sheets_wrong(with_some().count(), &names));
    (!names.is_empty()).then(said)
}

/// What is wrong with one sheet.
fn wrong_lines(round: &Round, wrong: &[Problem]) -> Vec<AnyView> {
    let left = wrong.len().saturating_sub(TOLD);
    let line = |one: &Problem| {
        let class = if one.is_error() { "problem is-error" } else { "problem is-warning" };
        el!("p"["class" = class], problem::line(one, Some(&round.framework)))
    };
    let others = (left > 0).then(|| el!("p"["class" = "problem is-warning"], t::changes_left(left)));
    wrong.iter().take(TOLD).map(line).chain(others).collect()
}

fn row(open: OpenRound, round: &Round, sheets: &[Incoming], waits: Waits, wrong: &[Problem]) -> AnyView {
    let Waits { at, named, entry, waiting } = waits;
    let incoming = &sheets[at];
    let name = visible(&incoming.sheet.unit.name);
    let decided = waiting.decided;
    let is_taken = move || entry.with_value(|entry| decided.with(|decided| decided.chosen(at, named, entry).unit));
    let tick = entry.with_value(Entry::can_be_taken).then(|| {
        el!("input" [
            "type" = "checkbox",
            "aria-label" = t::verdict_of_unit(t::TAKE, &name),
            @prop "checked" = flag(is_taken),
            @on "change" = move |event| waits.decide(|decided| decided.take(at, event_target_checked(&event))),
        ])
    });
    let drop_one = move |_| {
        waiting.arrived.update(|arrived| arrived.remove(at));
        decided.update(|decided| decided.remove(at));
        stay_near();
    };
    let state = entry.with_value(|entry| t::incoming_kind(&entry.kind));
    let is_new = entry.with_value(|entry| entry.kind == Kind::New);
    let group = is_new.then(|| el!("p"["class" = "muted"], t::group_of_new(&visible(&incoming.sheet.unit.group))));
    let what = entry.with_value(|entry| what_changes(round, sheets, entry, waits));
    el!(
        "tr"["aria-rowindex" = rowindex(at)],
        el!("td", tick.piece()),
        el!("th"["scope" = "row"], el!("bdi", name.clone()), group.piece(), whose(open, round, waits, &name).piece()),
        el!("td"["data-label" = t::COMES_FROM], visible(&incoming.source)),
        el!("td"["data-label" = t::STATE], state),
        el!(
            "td"["data-label" = t::WHAT_CHANGES],
            what,
            wrong_lines(round, wrong),
            " ",
            el!(
                "button" [
                    "type" = "button",
                    "class" = "link-button",
                    "aria-label" = t::verdict_of_unit(t::DROP_ONE, &name),
                    @on "click" = drop_one,
                ],
                t::DROP_ONE,
            ),
        ),
    )
}

/// The unit of the round that a sheet is of, where its name is another one: to be named, or named already, or found without
/// the province.
fn whose(open: OpenRound, round: &Round, waits: Waits, name: &str) -> Option<AnyView> {
    let Waits { at, named, entry, waiting } = waits;
    let is_unknown = entry.with_value(|entry| {
        entry.province.is_some() || matches!(entry.kind, Kind::New | Kind::Refused(Refusal::SeveralUnits(_)))
    }) && !round.units.is_empty();
    (is_unknown || named != Named::Nobody).then(|| {
        let on_name = move |unit| waiting.decided.update(|decided| decided.name_unit(at, unit));
        let gone = waiting.decided.with_untracked(|decided| decided.gone(named, at));
        unit_name_field(open, format!("whose-{at}"), name, (named, gone), on_name)
    })
}

fn what_changes(round: &Round, sheets: &[Incoming], entry: &Entry, waits: Waits) -> AnyView {
    let Waits { at, .. } = waits;
    let conflicts = entry.changes.iter().filter(|change| change.replaces).count();
    // What is not taken by itself, and replaces nothing: verdicts.
    let brought = entry.changes.iter().filter(|change| change.is_conflict && !change.replaces).count();
    let mut told = words::contradicted(at, entry, sheets, &round.framework);
    told.extend(words::alike(entry, round));
    let told: Vec<_> = told.into_iter().map(|said| el!("p"["class" = "problem is-warning"], said)).collect();
    let incoming = &sheets[at];
    let is_shown = entry.can_be_taken() && (incoming.is_attainable_inferred || entry.kind == Kind::New);
    let own = incoming
        .sheet
        .attainable
        .filter(|_| is_shown)
        .map(|own| el!("p", t::own_denominator(&number::short(own), incoming.is_attainable_inferred)));
    let count = matches!(entry.kind, Kind::New).then(|| el!("span", t::answers_count(sheets[at].sheet.answers.len())));
    let list = || {
        let all: Vec<_> = entry.changes.iter().filter(|one| one.is_conflict).map(|one| one.field.clone()).collect();
        let take_all = move |event| {
            let taken = event_target_checked(&event);
            waits.decide(|decided| all.iter().for_each(|field| decided.take_change(at, field, taken)));
        };
        let all = (conflicts + brought > 1).then(|| {
            el!(
                "label"["class" = "check"],
                el!("input" [ "type" = "checkbox", @on "change" = take_all ]),
                el!("span", if brought == 0 { t::TAKE_CONFLICTS } else { t::TAKE_UNASKED }),
            )
        });
        let items = entry.changes.iter().take(SHOWN).enumerate();
        let items: Vec<AnyView> = items.map(|(place, one)| change(round, place, one, waits)).collect();
        let left = entry.changes.len().saturating_sub(SHOWN);
        el!(
            "details",
            el!(
                "summary",
                match entry.kind {
                    Kind::New => t::verdicts_count(entry.changes.len()),
                    _ => t::changes_count(entry.changes.len(), conflicts, brought),
                }
            ),
            all,
            el!("ul"["class" = "changes"], items),
            (left > 0).then(|| el!("p", t::changes_left(left))),
        )
    };
    let said = match &entry.kind {
        Kind::Refused(refusal) => el!("span"["class" = "problem is-error"], words::refusal(refusal, round, sheets)),
        Kind::New if entry.changes.is_empty() => count.piece(),
        Kind::New => vec![count.piece(), list()].into_any(),
        _ if entry.changes.is_empty() => el!("span", t::NO_VALUE),
        _ => list(),
    };
    let taken_for = words::taken_for(entry, round).map(|said| el!("p", said));
    vec![taken_for.piece(), told.into_any(), own.piece(), said].into_any()
}

/// One change with its tick.
fn change(round: &Round, place: usize, change: &Change, waits: Waits) -> AnyView {
    let Waits { at, named, entry, waiting } = waits;
    let line = format!(
        "{}: {} → {}",
        words::field(&change.field, &round.framework),
        words::value_of(&change.field, &change.before, &round.framework),
        words::value_of(&change.field, &change.after, &round.framework)
    );
    let mark = match (change.replaces, change.is_conflict) {
        (true, _) => el!("span"["class" = "tag is-error"], t::CONFLICT),
        (false, true) => el!("span"["class" = "tag is-warning"], t::VERDICT_BROUGHT),
        (false, false) => nothing(),
    };
    let (field, decided) = (change.field.clone(), waiting.decided);
    let is_taken = flag(move || {
        entry.with_value(|entry| {
            decided.with(|decided| decided.chosen(at, named, entry).changes.get(place).copied().unwrap_or_default())
        })
    });
    let take = move |event| waits.decide(|decided| decided.take_change(at, &field, event_target_checked(&event)));
    el!(
        "li",
        el!(
            "label"["class" = "check"],
            el!("input" [ "type" = "checkbox", @prop "checked" = is_taken, @on "change" = take ]),
            el!("span", in_lines(&line)),
        ),
        " ",
        mark,
    )
}

/// A text of several lines, each in a line of its own.
fn in_lines(text: &str) -> Vec<AnyView> {
    let line = |(at, line): (usize, &str)| {
        let line = line.to_owned().piece();
        if at == 0 { vec![line] } else { vec![el!("br"), line] }
    };
    text.lines().enumerate().flat_map(line).collect()
}
