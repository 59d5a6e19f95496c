//! The units of a round: who has sent, on which day, who is late; their groups, and their files.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use thuocdo_core::assessment::NAME_LIMIT;
use thuocdo_core::framework::Date;
use thuocdo_core::round::{Round, Sending};
use thuocdo_text::{score as score_words, table as table_words, ui as t, visible};

use super::day::day_input;
use crate::adapters::{clock, dom, files, workbook};
use crate::components::long_table::{LongRows, MakeRows, rowindex};
use crate::components::markup::{el, part, text};
use crate::components::wide_table::{FIGURES, long_table};
use crate::state::rounds::named_unit::NamedUnit;
use crate::state::rounds::open::OpenRound;
use crate::state::rounds::sheet_files;
use crate::state::workspace::Workspace;

/// The id of the heading.
pub(super) const HEADING: &str = "round-units";

/// The id of the name in the row at a place, which takes the focus when the unit before it is taken out.
fn name_id(at: usize) -> String {
    format!("round-unit-{at}")
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
            let named = |round: &Arc<Round>| range.clone().map_while(|at| NamedUnit::of(round, at)).collect::<Vec<_>>();
            open.round.with(named)
        });
        Box::new(move || named.with(|named| named.iter().map(|unit| row(open, unit)).collect()))
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
        vec![el!("p"["role" = "status"], line), save_all(open), table].into_any()
    });
    let heading = el!("h2" ["id" = HEADING, "tabindex" = "-1"], t::UNITS_OF_ROUND);
    el!("section"["aria-labelledby" = HEADING], heading, table)
}

/// Saves the sheets of all units as one file, to be sent back to them.
fn save_all(open: OpenRound) -> AnyView {
    let ws = Workspace::expect_context();
    let save = move |_| {
        let round = open.round.get_untracked();
        spawn_local(async move {
            match workbook::zip(&sheet_files::all(&round)).await {
                Ok(bytes) => {
                    let name = format!("phieu-{}-{}.zip", round.framework.id, round.period);
                    files::save_bytes(&name, files::ARCHIVE, &bytes);
                }
                Err(problem) => ws.notify(true, t::SHEETS_NOT_SAVED, vec![table_words::line(&problem, None)], None),
            }
        });
    };
    let button = el!("button" ["type" = "button", "class" = "secondary", @on "click" = save], t::SAVE_ALL_SHEETS);
    el!("p"["class" = "node-tools"], button)
}

/// What changes in the row of a unit.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    group: String,
    sending: Sending,
    received: Option<Date>,
    total: String,
}

impl Line {
    /// That of the unit at a place; `None` where it was just taken out.
    fn of(open: OpenRound, at: usize) -> Option<Line> {
        let scores = open.final_scores.get();
        open.round.with(|round| {
            let (unit, scored) = (round.units.get(at)?, scores.get(at)?);
            let total = scored.score.ranked_total();
            Some(Line {
                group: unit.sheet.unit.group.clone(),
                sending: round.sending(unit),
                received: unit.received,
                total: score_words::points(&round.framework, total),
            })
        })
    }
}

fn row(open: OpenRound, unit: &NamedUnit) -> AnyView {
    let (at, name) = (unit.at(), visible(unit.name()));
    let name = name.as_str();
    // A field may tell its value after its row was made again for another unit.
    let unit = Arc::new(unit.clone());
    let line = Memo::new(move |_| Line::of(open, at));
    let of_line =
        move |part: fn(&Line) -> String| text(move || line.with(|line| line.as_ref().map(part)).unwrap_or_default());
    let save = {
        let unit = Arc::clone(&unit);
        move |_| {
            open.round.with_untracked(|round| {
                let Some(unit) = unit.place(round).and_then(|at| round.units.get(at)) else { return };
                files::save(&sheet_files::file_name(&unit.sheet), &sheet_files::content(round, &unit.sheet));
            });
        }
    };
    let receive = {
        let unit = Arc::clone(&unit);
        move |day| open.change_unit(&unit, |round, at| round.units[at].received = day)
    };
    let received = move || line.with(|line| line.as_ref()?.received);
    let labelled = |words: &str| t::verdict_of_unit(words, name);
    let action = |words: &'static str, label: String, act: Box<dyn FnMut(leptos::ev::Event)>| el!("button" ["type" = "button", "class" = "link-button", "aria-label" = label, @on "click" = act], words);
    let take_out = {
        let unit = Arc::clone(&unit);
        move |_| {
            open.change_unit(&unit, |round, at| drop(round.units.remove(at)));
            let left = open.round.with_untracked(|round| round.units.len());
            let next = left.checked_sub(1).map_or_else(|| HEADING.to_owned(), |last| name_id(at.min(last)));
            // Once the rows are those of the units that are left.
            clock::later(0, Box::new(move || dom::focus_if_lost(&next)));
        }
    };
    let regroup = move |event| {
        let group = event_target_value(&event).trim().to_owned();
        open.change_unit(&unit, |round, at| {
            if !group.is_empty() && !round.groups.contains(&group) {
                round.groups.push(group.clone());
            }
            Arc::make_mut(&mut round.units[at].sheet).unit.group = group;
        });
    };
    let state_class = of_line(|line| match line.sending {
        Sending::Sent => "tag".to_owned(),
        Sending::Late | Sending::Missing => "tag is-warning".to_owned(),
    });
    el!(
        "tr"["aria-rowindex" = rowindex(at)],
        el!("th" ["scope" = "row", "id" = name_id(at), "tabindex" = "-1"], el!("bdi", name.to_owned())),
        el!(
            "td"["data-label" = t::GROUP],
            el!("input" [
                "type" = "text",
                "class" = "cell-input",
                "maxlength" = NAME_LIMIT.to_string(),
                "aria-label" = t::verdict_of_unit(t::GROUP, name),
                @prop "value" = of_line(|line| line.group.clone()),
                @on "change" = regroup,
            ]),
        ),
        el!(
            "td"["data-label" = t::STATE],
            el!("span"["class" = state_class], of_line(|line| t::sending(line.sending).to_owned())),
        ),
        el!(
            "td"["data-label" = t::RECEIVED_ON],
            day_input(format!("received-{at}"), labelled(t::RECEIVED_ON), received, receive)
        ),
        el!("td"["class" = FIGURES, "data-label" = t::TOTAL_POINTS], of_line(|line| line.total.clone())),
        el!(
            "td",
            action(t::SAVE_SHEET, labelled(t::SAVE_SHEET), Box::new(save)),
            " ",
            action(t::TAKE_OUT, labelled(t::TAKE_OUT), Box::new(take_out)),
        ),
    )
}
