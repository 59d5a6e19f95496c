//! What each incoming sheet would change, field by field, with what is accepted of it.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::round::Round;
use thuocdo_core::round::merge::{Accept, Change, Entry, Incoming, Kind};
use thuocdo_text::{round as words, ui as t, visible};

use super::Waiting;
use crate::components::long_table::{LongRows, MakeRows, rowindex};
use crate::components::markup::{Piece, el, flag};
use crate::components::wide_table::long_table;
use crate::state::rounds::open::OpenRound;

/// The most changes that are listed of one sheet.
const SHOWN: usize = 60;

/// The table of what waits.
pub(super) fn preview_table(open: OpenRound, waiting: Waiting) -> AnyView {
    let round = open.round.get();
    waiting.arrived.with(|arrived| {
        if arrived.sheets.is_empty() {
            return el!("span");
        }
        let preview = Arc::new(round.preview(&arrived.sheets));
        let sheets: Arc<[Incoming]> = arrived.sheets.clone().into();
        let count = Signal::stored(preview.entries.len());
        let block = move |range: std::ops::Range<usize>| -> MakeRows {
            let (round, sheets, preview) = (Arc::clone(&round), Arc::clone(&sheets), Arc::clone(&preview));
            Box::new(move || {
                let entries = preview.entries.iter().enumerate().skip(range.start).take(range.len());
                entries.map(|(at, entry)| row(&round, &sheets, at, entry, waiting)).collect()
            })
        };
        let headings = [("", t::TAKE), ("", t::UNIT), ("", t::COMES_FROM), ("", t::STATE), ("", t::WHAT_CHANGES)];
        let rows = LongRows { count, columns: headings.len(), block: Arc::new(block) };
        vec![
            el!("p"["role" = "status"], t::sheets_read(arrived.sheets.len())),
            long_table("preview-table", None, t::PREVIEW, &headings, rows),
        ]
        .into_any()
    })
}

fn row(round: &Round, sheets: &[Incoming], at: usize, entry: &Entry, waiting: Waiting) -> AnyView {
    let incoming = &sheets[at];
    let name = visible(&incoming.sheet.unit.name);
    let set = move |accept: Accept| {
        waiting.accepted.update(|all| all.iter_mut().skip(at).take(1).for_each(|one| *one = accept))
    };
    let is = move |wanted: fn(Accept) -> bool| waiting.accepted.with(|all| all.get(at).copied().is_some_and(wanted));
    let tick = entry.can_be_taken().then(|| {
        el!("input" [
            "type" = "checkbox",
            "aria-label" = t::verdict_of_unit(t::TAKE, &name),
            @prop "checked" = flag(move || is(|accept| accept != Accept::Nothing)),
            @on "change" = move |event| {
                set(if event_target_checked(&event) { Accept::WithoutConflicts } else { Accept::Nothing });
            },
        ])
    });
    let conflicts = entry.changes.iter().filter(|change| change.is_conflict).count();
    let all = (conflicts > 0).then(|| {
        el!(
            "label"["class" = "check"],
            el!("input" [
                "type" = "checkbox",
                @prop "checked" = flag(move || is(|accept| accept == Accept::All)),
                @on "change" = move |event| {
                    set(if event_target_checked(&event) { Accept::All } else { Accept::WithoutConflicts });
                },
            ]),
            el!("span", t::TAKE_CONFLICTS),
        )
    });
    let changes = match &entry.kind {
        Kind::Refused(refusal) => el!("span"["class" = "problem is-error"], words::refusal(refusal, round, sheets)),
        Kind::New => el!("span", t::answers_count(incoming.sheet.answers.len())),
        _ if entry.changes.is_empty() => el!("span", t::NO_VALUE),
        _ => el!(
            "details",
            el!("summary", t::changes_count(entry.changes.len(), conflicts)),
            el!("ul", entry.changes.iter().take(SHOWN).map(|one| change(round, one)).collect::<Vec<_>>()),
            all,
        ),
    };
    el!(
        "tr"["aria-rowindex" = rowindex(at)],
        el!("td", tick.piece()),
        el!("th"["scope" = "row"], el!("bdi", name)),
        el!("td"["data-label" = t::COMES_FROM], visible(&incoming.source)),
        el!("td"["data-label" = t::STATE], t::incoming_kind(&entry.kind)),
        el!("td"["data-label" = t::WHAT_CHANGES], changes),
    )
}

fn change(round: &Round, change: &Change) -> AnyView {
    let line = format!(
        "{}: {} → {}",
        words::field(&change.field, &round.framework),
        words::value(&change.before),
        words::value(&change.after)
    );
    let mark = change.is_conflict.then(|| el!("span"["class" = "tag is-error"], t::CONFLICT));
    el!("li", line, " ", mark.piece())
}
