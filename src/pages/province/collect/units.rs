//! The units of a round: who should send, who has, who is late; their groups, and their files.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Unit, ascii_name};
use thuocdo_core::round::Sending;
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
        // The rows are made again when other units stand in them, and not when something is said of one.
        let named = Memo::new(move |_| {
            open.round.with(|round| {
                let units = round.units.iter().enumerate().skip(range.start).take(range.len());
                units.map(|(at, unit)| (at, unit.sheet.unit.name.clone(), unit.sheet.unit.code.clone())).collect()
            })
        });
        Box::new(move || {
            named.with(|named: &Vec<(usize, String, String)>| {
                named.iter().map(|(at, name, _)| row(open, *at, &visible(name))).collect()
            })
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

/// What changes in the row of a unit.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    group: String,
    sending: Sending,
    received: String,
    total: String,
}

impl Line {
    /// That of the unit at a place; `None` where it was just taken out.
    fn of(open: OpenRound, at: usize) -> Option<Line> {
        let scores = open.scores.get();
        open.round.with(|round| {
            let (unit, scored) = (round.units.get(at)?, scores.get(at)?);
            Some(Line {
                group: unit.sheet.unit.group.clone(),
                sending: round.sending(unit),
                received: unit.received.map(date::date).unwrap_or_default(),
                total: score_words::points(&round.framework, Some(&scored.score.total)),
            })
        })
    }
}

fn row(open: OpenRound, at: usize, name: &str) -> AnyView {
    let line = Memo::new(move |_| Line::of(open, at));
    let of_line =
        move |part: fn(&Line) -> String| text(move || line.with(|line| line.as_ref().map(part)).unwrap_or_default());
    let save = move |_| {
        open.round.with_untracked(|round| {
            let Some(unit) = round.units.get(at) else { return };
            let text = unit.sheet.to_json(&round.framework).to_pretty();
            files::save(&format!("{}-{}.json", ascii_name(&unit.sheet.unit.name), unit.sheet.period), &text);
        });
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
    let state_class = of_line(|line| match line.sending {
        Sending::Sent => "tag".to_owned(),
        Sending::Late | Sending::Missing => "tag is-warning".to_owned(),
    });
    el!(
        "tr"["aria-rowindex" = rowindex(at)],
        el!("th"["scope" = "row"], el!("bdi", name.to_owned())),
        el!(
            "td"["data-label" = t::GROUP],
            el!("input" [
                "type" = "text",
                "class" = "cell-input",
                "aria-label" = t::verdict_of_unit(t::GROUP, name),
                @prop "value" = of_line(|line| line.group.clone()),
                @on "change" = regroup,
            ]),
        ),
        el!(
            "td"["data-label" = t::STATE],
            el!("span"["class" = state_class], of_line(|line| t::sending(line.sending).to_owned())),
        ),
        el!("td"["data-label" = t::RECEIVED_ON], of_line(|line| line.received.clone())),
        el!("td"["class" = FIGURES, "data-label" = t::TOTAL_POINTS], of_line(|line| line.total.clone())),
        el!(
            "td",
            el!("button" ["type" = "button", "class" = "link-button", @on "click" = save], t::SAVE_SHEET),
            " ",
            el!("button" ["type" = "button", "class" = "link-button", @on "click" = take_out], t::TAKE_OUT),
        ),
    )
}
