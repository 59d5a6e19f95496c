//! The units of a round: who should send, who has, who is late; their groups, and their files.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Unit, ascii_name};
use thuocdo_core::round::{Round, RoundUnit, Sending};
use thuocdo_text::{date, score as score_words, ui as t, visible};

use crate::adapters::files;
use crate::components::fields::lines_field;
use crate::components::long_table::{LongRows, MakeRows, rowindex};
use crate::components::markup::{el, part, text};
use crate::components::wide_table::{FIGURES, long_table};
use crate::state::rounds::open::OpenRound;
use crate::state::workspace::Workspace;

/// The way in for the list of those who should send.
pub(super) fn expected_units(open: OpenRound, list: RwSignal<String>) -> AnyView {
    let ws = Workspace::expect_context();
    let add = move |_| {
        let units = list.with_untracked(|text| listed(text));
        if units.is_empty() {
            return;
        }
        let before = open.round.with_untracked(|round| round.units.len());
        let all = units.len();
        open.change(|round| {
            let mut round = round.clone();
            round.add_units(units);
            round
        });
        let added = open.round.with_untracked(|round| round.units.len()) - before;
        list.set(String::new());
        ws.notify(false, t::EXPECTED_UNITS, vec![t::units_added(added, all - added)], None);
    };
    el!(
        "section"["class" = "door"],
        el!("h2", t::EXPECTED_UNITS),
        lines_field("expected-units", t::EXPECTED_UNITS, Some(t::EXPECTED_UNITS_HINT), list),
        el!("button" ["type" = "button", "class" = "secondary", @on "click" = add], t::ADD_UNITS),
    )
}

/// One unit a line: its name and, behind a tab or semicolon, its group.
fn listed(text: &str) -> Vec<Unit> {
    let unit = |line: &str| {
        let mut parts = line.split(['\t', ';']).map(str::trim);
        let name = parts.next().unwrap_or_default().to_owned();
        let group = parts.next().unwrap_or_default().to_owned();
        (!name.is_empty()).then_some(Unit { name, code: String::new(), group })
    };
    text.lines().filter_map(unit).collect()
}

/// The units with how far each is.
pub(super) fn unit_table(open: OpenRound) -> AnyView {
    let count = Memo::new(move |_| open.round.with(|round| round.units.len()));
    let is_empty = Memo::new(move |_| count.get() == 0);
    let line = text(move || {
        open.round.with(|round| {
            let count = |wanted| round.units.iter().filter(|unit| round.sending(unit) == wanted).count();
            t::sending_counts(count(Sending::Sent), count(Sending::Late), count(Sending::Missing))
        })
    });
    let block = move |range: std::ops::Range<usize>| -> MakeRows {
        Box::new(move || {
            let (round, scores) = (open.round.get(), open.scores.get());
            let units = round.units.iter().zip(scores.iter()).enumerate().skip(range.start).take(range.len());
            let made = units.map(|(at, (unit, scored))| {
                let total = score_words::points(&round.framework, Some(&scored.score.total));
                row(open, &round, at, unit, total)
            });
            made.collect()
        })
    };
    let block = Arc::new(block);
    let table = part(move || {
        if is_empty.get() {
            return el!("p"["class" = "empty"], t::NO_UNITS);
        }
        let headings = [
            ("", t::UNIT),
            ("", t::GROUP),
            ("", t::STATE),
            ("", t::RECEIVED_ON),
            (FIGURES, t::TOTAL_POINTS),
            ("", t::ACTIONS),
        ];
        let rows = LongRows { count: count.into(), columns: headings.len(), block: Arc::clone(&block) as _ };
        let table = long_table("unit-rows", None, t::UNITS_OF_ROUND, &headings, rows);
        vec![el!("p"["role" = "status"], line), table].into_any()
    });
    el!("section"["aria-labelledby" = "round-units"], el!("h2"["id" = "round-units"], t::UNITS_OF_ROUND), table)
}

fn row(open: OpenRound, round: &Round, at: usize, unit: &RoundUnit, total: String) -> AnyView {
    let (name, sheet) = (visible(&unit.sheet.unit.name), Arc::clone(&unit.sheet));
    let sending = round.sending(unit);
    let framework = Arc::clone(&round.framework);
    let save = move |_| {
        let text = sheet.to_json(&framework).to_pretty();
        files::save(&format!("{}-{}.json", ascii_name(&sheet.unit.name), sheet.period), &text);
    };
    let take_out = move |_| {
        open.change(|round| {
            let mut round = round.clone();
            if at < round.units.len() {
                round.units.remove(at);
            }
            round
        });
    };
    let regroup = move |event| {
        let group = event_target_value(&event).trim().to_owned();
        open.change(|round| {
            let Some(unit) = round.units.get(at) else { return round.clone() };
            let mut sheet = (*unit.sheet).clone();
            sheet.unit.group.clone_from(&group);
            let mut round = round.with_sheet(at, sheet);
            if !group.is_empty() && !round.groups.contains(&group) {
                round.groups.push(group);
            }
            round
        });
    };
    let state_class = match sending {
        Sending::Sent => "tag",
        Sending::Late | Sending::Missing => "tag is-warning",
    };
    el!(
        "tr"["aria-rowindex" = rowindex(at)],
        el!("th"["scope" = "row"], el!("bdi", name.clone())),
        el!(
            "td"["data-label" = t::GROUP],
            el!("input" [
                "type" = "text",
                "class" = "cell-input",
                "aria-label" = t::verdict_of_unit(t::GROUP, &name),
                "value" = unit.sheet.unit.group.clone(),
                @on "change" = regroup,
            ]),
        ),
        el!("td"["data-label" = t::STATE], el!("span"["class" = state_class], t::sending(sending))),
        el!("td"["data-label" = t::RECEIVED_ON], unit.received.map(date::date).unwrap_or_default()),
        el!("td"["class" = FIGURES, "data-label" = t::TOTAL_POINTS], total),
        el!(
            "td",
            el!("button" ["type" = "button", "class" = "link-button", @on "click" = save], t::SAVE_SHEET),
            " ",
            el!("button" ["type" = "button", "class" = "link-button", @on "click" = take_out], t::TAKE_OUT),
        ),
    )
}
