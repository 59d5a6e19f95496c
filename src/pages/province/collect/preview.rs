//! What each incoming sheet would change, field by field, whose it is, and what is taken of it.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::problem::Problem;
use thuocdo_core::round::Round;
use thuocdo_core::round::merge::{Change, Entry, Incoming, Kind, Refusal, preview_for};
use thuocdo_text::{problem, round as words, ui as t, visible};

use super::Waiting;
use super::unit_name::unit_name_field;
use crate::components::long_table::{LongRows, MakeRows, rowindex};
use crate::components::markup::{Piece, el, flag};
use crate::components::wide_table::long_table;
use crate::state::rounds::checked::problems;
use crate::state::rounds::open::OpenRound;

/// The most changes that are listed of one sheet.
const SHOWN: usize = 60;
/// The most things that are told to be wrong with one sheet.
const TOLD: usize = 10;
/// The most sheets that are named of those with something wrong.
const NAMED: usize = 5;

/// The table of what waits. It is built anew when a sheet is said to be of another unit, and not when something is ticked.
pub(super) fn preview_table(open: OpenRound, waiting: Waiting, named: Memo<Vec<Option<usize>>>) -> AnyView {
    let round = open.round.get();
    // Read, not only tracked: a memo that nobody has read yet follows nothing.
    let units = named.get();
    waiting.arrived.with(|arrived| {
        if arrived.sheets.is_empty() {
            return el!("span");
        }
        let preview = Arc::new(preview_for(&round, &arrived.sheets, &units));
        let sheets: Arc<[Incoming]> = arrived.sheets.clone().into();
        let check = |(one, entry)| problems(&round, one, entry);
        let wrong: Arc<[Vec<Problem>]> = sheets.iter().zip(&preview.entries).map(check).collect();
        let warning = wrong_sheets(&sheets, &wrong);
        let count = Signal::stored(preview.entries.len());
        let block = move |range: std::ops::Range<usize>| -> MakeRows {
            let (round, sheets, preview) = (Arc::clone(&round), Arc::clone(&sheets), Arc::clone(&preview));
            let wrong = Arc::clone(&wrong);
            Box::new(move || {
                let entries = preview.entries.iter().enumerate().skip(range.start).take(range.len());
                let wrong = |at: usize| wrong.get(at).map(Vec::as_slice).unwrap_or_default();
                let made = entries.map(|(at, entry)| row(open, &round, &sheets, at, entry.clone(), wrong(at), waiting));
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

fn row(
    open: OpenRound,
    round: &Round,
    sheets: &[Incoming],
    at: usize,
    entry: Entry,
    wrong: &[Problem],
    waiting: Waiting,
) -> AnyView {
    let incoming = &sheets[at];
    let name = visible(&incoming.sheet.unit.name);
    let entry = StoredValue::new(entry);
    let decided = waiting.decided;
    let tick = entry.with_value(Entry::can_be_taken).then(|| {
        el!("input" [
            "type" = "checkbox",
            "aria-label" = t::verdict_of_unit(t::TAKE, &name),
            @prop "checked" = flag(move || entry.with_value(|entry| decided.with(|decided| decided.chosen(at, entry).unit))),
            @on "change" = move |event| decided.update(|decided| decided.take(at, event_target_checked(&event))),
        ])
    });
    let drop_one = move |_| {
        waiting.arrived.update(|arrived| arrived.remove(at));
        decided.update(|decided| decided.remove(at));
    };
    let state = entry.with_value(|entry| t::incoming_kind(&entry.kind));
    let what = entry.with_value(|entry| what_changes(round, sheets, at, entry, waiting));
    el!(
        "tr"["aria-rowindex" = rowindex(at)],
        el!("td", tick.piece()),
        el!("th"["scope" = "row"], el!("bdi", name.clone()), whose(open, round, at, entry, &name, waiting).piece()),
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

/// The unit of the round that a sheet is of, where its name is another one: to be named, or named already.
fn whose(
    open: OpenRound,
    round: &Round,
    at: usize,
    entry: StoredValue<Entry>,
    name: &str,
    waiting: Waiting,
) -> Option<AnyView> {
    let named = waiting.decided.with_untracked(|decided| decided.unit(at));
    let is_unknown = entry
        .with_value(|entry| matches!(entry.kind, Kind::New | Kind::Refused(Refusal::SeveralUnits(_))))
        && !round.units.is_empty();
    (is_unknown || named.is_some()).then(|| {
        let on_name = move |unit| waiting.decided.update(|decided| decided.name_unit(at, unit));
        unit_name_field(open, format!("whose-{at}"), name, named, on_name)
    })
}

fn what_changes(round: &Round, sheets: &[Incoming], at: usize, entry: &Entry, waiting: Waiting) -> AnyView {
    let conflicts = entry.changes.iter().filter(|change| change.is_conflict).count();
    let contradicted = words::contradicted(entry, sheets).map(|said| el!("p"["class" = "problem is-warning"], said));
    let count = matches!(entry.kind, Kind::New).then(|| el!("span", t::answers_count(sheets[at].sheet.answers.len())));
    let list = || {
        let all: Vec<_> = entry.changes.iter().filter(|one| one.is_conflict).map(|one| one.field.clone()).collect();
        let take_all = move |event| {
            let taken = event_target_checked(&event);
            waiting.decided.update(|decided| all.iter().for_each(|field| decided.take_change(at, field, taken)));
        };
        let all = (conflicts > 1).then(|| {
            el!(
                "label"["class" = "check"],
                el!("input" [ "type" = "checkbox", @on "change" = take_all ]),
                el!("span", t::TAKE_CONFLICTS),
            )
        });
        let own = StoredValue::new(entry.clone());
        let items = entry.changes.iter().take(SHOWN).enumerate();
        let items: Vec<AnyView> = items.map(|(place, one)| change(round, at, place, one, own, waiting)).collect();
        let left = entry.changes.len().saturating_sub(SHOWN);
        el!(
            "details",
            el!(
                "summary",
                match entry.kind {
                    Kind::New => t::verdicts_count(entry.changes.len()),
                    _ => t::changes_count(entry.changes.len(), conflicts),
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
    vec![contradicted.piece(), said].into_any()
}

/// One change with its tick.
fn change(
    round: &Round,
    at: usize,
    place: usize,
    change: &Change,
    entry: StoredValue<Entry>,
    waiting: Waiting,
) -> AnyView {
    let line = format!(
        "{}: {} → {}",
        words::field(&change.field, &round.framework),
        words::value_of(&change.field, &change.before, &round.framework),
        words::value_of(&change.field, &change.after, &round.framework)
    );
    let mark = change.replaces.then(|| el!("span"["class" = "tag is-error"], t::CONFLICT));
    let (field, decided) = (change.field.clone(), waiting.decided);
    let is_taken = flag(move || {
        entry.with_value(|entry| {
            decided.with(|decided| decided.chosen(at, entry).changes.get(place).copied().unwrap_or_default())
        })
    });
    let take = move |event| decided.update(|decided| decided.take_change(at, &field, event_target_checked(&event)));
    el!(
        "li",
        el!(
            "label"["class" = "check"],
            el!("input" [ "type" = "checkbox", @prop "checked" = is_taken, @on "change" = take ]),
            el!("span", line),
        ),
        " ",
        mark.piece(),
    )
}
