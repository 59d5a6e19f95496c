//! Publishing a round: freezing it, its file, its link, and how it goes on a site.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::Stage;
use thuocdo_core::framework::NodeIndex;
use thuocdo_core::problem::Problem;
use thuocdo_core::round::{Round, Sending, TITLE_LIMIT};
use thuocdo_core::snapshot::{Detail, Heading, Moment, NAME_LIMIT, NOTE_LIMIT, Snapshot};
use thuocdo_text::publication::moment;
use thuocdo_text::reasons::with_reasons;
use thuocdo_text::{link as link_words, problem, ui as t, visible};

use super::round::places_in_round;
use crate::adapters::{address, clipboard, clock, dom, files};
use crate::components::fields::{line_field, lines_field};
use crate::components::markup::{Piece, el, flag, nothing, part, part_while, text};
use crate::components::ranking::incomplete::{incomplete, what_lacks};
use crate::components::sheet::numbered;
use crate::province_route::{PublicationSource, PublicationView};
use crate::state::opened::Opened;
use crate::state::publication::{Publication, TableRow};
use crate::state::rounds::frozen::Frozen;
use crate::state::rounds::open::OpenRound;
use crate::state::rounds::scores::Scored;
use crate::state::rounds::typed::{Missing, Typed};

/// The letters that a note has room for beside a sentence of its own.
const NOTE_LETTERS: usize = NOTE_LIMIT - 200;
/// The most errors that are listed.
const ERRORS: usize = 20;

/// The step.
pub fn publish(open: OpenRound) -> AnyView {
    let opened = Opened::expect_context();
    let typed = open.typed;
    open.round.with_untracked(|round| typed.follow(&round.title));
    let Typed { title, publisher, decision, note, .. } = typed;
    let missing = RwSignal::new(None);
    let leave_out = RwSignal::new(true);
    let empty = Memo::new(move |_| open.final_scores.with(|scores| no_result(scores)));
    let freeze = move |event: leptos::ev::Event| {
        event.prevent_default();
        missing.set(typed.missing());
        if let Some(field) = missing.get_untracked() {
            return dom::focus(match field {
                Missing::Title => "publish-title",
                Missing::Publisher => "publish-publisher",
            });
        }
        let Some(published_at) = Moment::parse(&clock::now_with_zone()) else { return };
        let trimmed = |text: RwSignal<String>| text.with_untracked(|text| text.trim().to_owned());
        let left_out = if leave_out.get_untracked() { empty.get_untracked() } else { Vec::new() };
        let heading = Heading {
            title: trimmed(title),
            publisher: trimmed(publisher),
            decision: trimmed(decision),
            note: with_left_out(trimmed(note), &left_out),
            published_at,
        };
        let round = open.round.get_untracked();
        let scores = open.final_scores.get_untracked();
        let published = scores.iter().filter(|one| left_out.is_empty() || !one.score.has_no_result());
        let sheets: Vec<_> = published.map(|one| Arc::clone(&one.counts)).collect();
        let (framework, groups) = (Arc::clone(&round.framework), round.groups.clone());
        let snapshot = Snapshot::publish(heading, framework, round.period, groups, &sheets);
        let snapshot = with_reasons(snapshot, round.units.iter().map(|unit| &*unit.sheet));
        let frozen = Frozen::new(round, snapshot);
        files::save(&frozen.file_name(), &frozen.file());
        opened.open_frozen(&frozen);
        open.frozen.set(Some(frozen));
    };
    let fault = part(move || {
        let words = |field| match field {
            Missing::Title => t::PUBLICATION_TITLE_MISSING,
            Missing::Publisher => t::PUBLISHER_MISSING,
        };
        missing.get().map(|field| el!("p"["class" = "problem is-error"], words(field))).piece()
    });
    vec![
        el!("p"["class" = "lead"], t::PUBLISH_LEAD),
        part(move || {
            let stage = open.stage.get();
            let class = if stage == Stage::Final { "muted" } else { "problem is-warning" };
            el!("p"["class" = class, "data-published-points" = ""], t::published_points(stage))
        }),
        part(move || still_open(open)),
        el!(
            "form" ["class" = "door", "novalidate" = "", @on "submit" = freeze],
            line_field("publish-title", t::ROUND_TITLE, None, TITLE_LIMIT, title),
            line_field("publish-publisher", t::PUBLISHER, None, NAME_LIMIT, publisher),
            line_field("publish-decision", t::DECISION_OPTIONAL, None, NAME_LIMIT, decision),
            lines_field("publish-note", t::NOTE_OPTIONAL, None, Some(NOTE_LETTERS), note),
            part(move || empty.with(|names| leave_out_choice(names.len(), leave_out))),
            el!("div" ["class" = "problems", "role" = "alert"], fault),
            el!("button"["type" = "submit"], t::FREEZE),
        ),
        part(move || open.frozen.get().map(|frozen| out(open, opened, frozen)).piece()),
    ]
    .into_any()
}

/// The units without any result; none where no unit has any, for then leaving them out would leave nobody.
fn no_result(scores: &[Arc<Scored>]) -> Vec<String> {
    let empty = scores.iter().filter(|one| one.score.has_no_result());
    let names: Vec<String> = empty.map(|one| visible(&one.counts.unit.name)).collect();
    if names.len() == scores.len() { Vec::new() } else { names }
}

fn leave_out_choice(count: usize, leave_out: RwSignal<bool>) -> AnyView {
    if count == 0 {
        return nothing();
    }
    el!(
        "label"["class" = "check"],
        el!("input" [
            "id" = "publish-leave-out",
            "type" = "checkbox",
            @prop "checked" = flag(move || leave_out.get()),
            @on "change" = move |event| leave_out.set(event_target_checked(&event)),
        ]),
        el!("span", t::leave_out(count)),
    )
}

/// The note, and behind it, in a line of its own, who is not in the table.
fn with_left_out(note: String, left_out: &[String]) -> String {
    if left_out.is_empty() {
        return note;
    }
    let room = NOTE_LETTERS.saturating_sub(note.chars().count());
    let line = t::units_left_out(left_out, room);
    if note.is_empty() { line } else { format!("{note}\n{line}") }
}

/// What should be looked at before: who has not sent, what has no result, and what has errors.
fn still_open(open: OpenRound) -> AnyView {
    let round = open.round.get();
    let live = open.final_live.get();
    let places = open.final_scores.with(|scores| places_in_round(&live, scores));
    let missing = round.units.iter().filter(|unit| round.sending(unit) == Sending::Missing).count();
    let mut lines = Vec::new();
    if missing > 0 {
        lines.push(el!("li", t::not_sent(missing)));
    }
    lines.extend(without_result(open, &live, &places));
    lines.extend(with_errors(open, &live, &places));
    lines.extend(without_reasons(open, &round));
    if lines.is_empty() {
        return el!("span");
    }
    el!("section"["class" = "banner"], el!("p", el!("strong", t::OPEN_BEFORE_PUBLISHING)), el!("ul", lines))
}

/// The units of which criteria have no result, each with the way to it.
fn without_result(open: OpenRound, live: &Publication, places: &[usize]) -> Option<AnyView> {
    let rows = incomplete(live);
    let line = |row: &&TableRow| {
        let unit = places.get(row.unit).copied().unwrap_or_default();
        let href = open.unit_href(unit);
        el!("li", el!("a"["href" = href], visible(&row.name)), ": ", what_lacks(live, row))
    };
    let lines: Vec<AnyView> = rows.iter().take(ERRORS).map(line).collect();
    let left = rows.len().saturating_sub(ERRORS);
    let leaves: usize = rows.iter().map(|row| row.without_result).sum();
    (!rows.is_empty()).then(|| {
        el!(
            "li"["data-without-result" = leaves.to_string()],
            t::open_leaves(leaves, rows.len()),
            el!("ul", lines, (left > 0).then(|| el!("li", t::more_without_result(left)))),
        )
    })
}

/// The answers that a reader would find wrong, each with the way to its unit.
fn with_errors(open: OpenRound, live: &Publication, places: &[usize]) -> Option<AnyView> {
    let errors: Vec<_> = live.verification.problems.iter().filter(|(_, problem)| problem.is_error()).collect();
    let mut units: Vec<usize> = errors.iter().map(|(at, _)| *at).collect();
    units.dedup();
    let line = |(at, one): &&(usize, Problem)| {
        let name = live.snapshot.units.get(*at).map(|unit| visible(&unit.sheet.unit.name)).unwrap_or_default();
        let unit = places.get(*at).copied().unwrap_or_default();
        let href = open.unit_href(unit);
        el!("li", el!("a"["href" = href], name), ": ", problem::sentence(one, Some(&live.snapshot.framework)))
    };
    let lines: Vec<AnyView> = errors.iter().take(ERRORS).map(line).collect();
    let left = errors.len().saturating_sub(ERRORS);
    (!errors.is_empty()).then(|| {
        el!(
            "li"["data-errors" = errors.len().to_string()],
            t::errors_before_publishing(errors.len(), units.len()),
            el!("ul", lines, (left > 0).then(|| el!("li", t::changes_left(left)))),
        )
    })
}

/// The points that appraisers gave by hand without a reason, each with the way to its unit.
fn without_reasons(open: OpenRound, round: &Round) -> Option<AnyView> {
    let found = round.points_without_reason();
    let mut units: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
    units.dedup();
    let line = |(unit, node): &(usize, NodeIndex)| {
        let name = visible(&round.units[*unit].sheet.unit.name);
        let href = open.unit_href(*unit);
        el!("li", el!("a"["href" = href], name), ": ", numbered(round.framework.node(*node)))
    };
    let lines: Vec<AnyView> = found.iter().take(ERRORS).map(line).collect();
    let left = found.len().saturating_sub(ERRORS);
    (!found.is_empty()).then(|| {
        el!(
            "li"["data-without-reason" = found.len().to_string()],
            t::reasons_before_publishing(found.len(), units.len()),
            el!("ul", lines, (left > 0).then(|| el!("li", t::changes_left(left)))),
        )
    })
}

/// What was frozen: where to see it, its link, its address beside the app; and whether the round has changed since.
fn out(open: OpenRound, opened: Opened, frozen: Frozen) -> AnyView {
    let said = RwSignal::new("");
    let link = frozen.link.clone();
    let link = link.map(|(payload, detail)| (format!("{}#/xem/{payload}", address::base()), detail));
    let link_part = match link {
        Ok((link, detail)) => {
            let copied = link.clone();
            let copy = move |_| {
                clipboard::copy(copied.clone(), move |is_copied| {
                    let _ = said.try_set(if is_copied { t::LINK_COPIED } else { t::LINK_NOT_COPIED });
                });
            };
            vec![
                el!("button" ["type" = "button", "class" = "secondary", @on "click" = copy], t::COPY_LINK),
                el!("input" ["id" = "publication-link", "type" = "text", "readonly" = "", "aria-label" = t::COPY_LINK, "value" = link]),
                (detail == Detail::Totals).then(|| el!("p"["class" = "problem is-warning"], t::LINK_TOTALS)).piece(),
            ]
            .into_any()
        }
        Err(fault) => el!("p"["class" = "problem is-warning"], link_words::fault(&fault)),
    };
    let beside = PublicationSource::Beside { file: frozen.file_name(), previous: None }.href(PublicationView::Table);
    let moment = moment(&frozen.publication.snapshot.published_at);
    let is_overtaken = {
        let frozen = frozen.clone();
        move || open.round.with(|round| frozen.is_overtaken(round))
    };
    let overtaken =
        part_while(is_overtaken, move || el!("p"["class" = "problem is-warning"], t::frozen_overtaken(&moment)));
    // Another one may have been opened since.
    let see = move |_| {
        if !opened.is(&frozen.publication) {
            opened.open_frozen(&frozen);
        }
    };
    el!(
        "section" ["class" = "door", "aria-live" = "polite"],
        el!("h2", t::FROZEN),
        overtaken,
        el!(
            "p",
            el!(
                "a" [
                    "class" = "button",
                    "href" = PublicationSource::Opened.href(PublicationView::Table),
                    @on "click" = see,
                ],
                t::SEE_PUBLICATION,
            ),
        ),
        link_part,
        el!("p"["role" = "status"], text(move || said.get().to_owned())),
        el!("p", t::BESIDE_THE_APP),
        el!("code", format!("{}{beside}", address::base())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_with_those_who_are_left_out_is_never_too_long_to_be_read() {
        let names: Vec<String> = (0..400).map(|at| format!("UBND xã Số {at}")).collect();
        for letters in [0, 10, NOTE_LETTERS - 1, NOTE_LETTERS] {
            let note = with_left_out("ă".repeat(letters), &names);
            assert!(note.chars().count() <= NOTE_LIMIT, "{letters}: {}", note.chars().count());
        }
    }
}
