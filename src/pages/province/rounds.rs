//! Rounds: those that are kept, a new one, one from a file.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::Period;
use thuocdo_core::framework::{Date, Framework, Status, embedded};
use thuocdo_core::round::{self, Round, TITLE_LIMIT};
use thuocdo_text::{date, problem, ui as t, visible};

use crate::adapters::{address, clock, dom, files};
use crate::components::fields::{choice_field, date_field, line_field};
use crate::components::file_door::{Asked, JSON_FILES, file_door};
use crate::components::markup::{el, part, part_while, text};
use crate::components::status_tag::example_tag;
use crate::province_route::{ProvinceRoute, RoundTab};
use crate::state::frameworks;
use crate::state::known::label_among;
use crate::state::rounds::held::HeldRounds;
use crate::state::rounds::{self, ListedRound};
use crate::state::workspace::Workspace;

/// The most that a round's file may weigh here, in bytes. The country on 100 criteria weighs 10 MB, with evidence and
/// appraisals for every answer about 90; a browser needs some eight times as much to read it.
const FILE_LIMIT: usize = 128 << 20;

/// The most lines about one file.
const LINES: usize = 10;

/// The id of the heading of the list.
const MY_ROUNDS: &str = "my-rounds";

/// The page.
pub fn rounds_page() -> AnyView {
    let ws = Workspace::expect_context();
    let held = HeldRounds::expect_context();
    let listed = part(move || {
        ws.shelf.track();
        let in_memory = held.all();
        let is_held = |key: &str| in_memory.iter().any(|one| one.kept.key == key);
        let kept = rounds::list(&*ws.ports().store);
        let kept = kept.into_iter().filter(|entry| !entry.as_ref().is_ok_and(|listed| is_held(&listed.key)));
        let kept: Vec<_> = kept.collect();
        let held = in_memory.iter().map(|one| {
            let (title, period) = (one.round.title.clone(), one.round.period.to_string());
            let (key, saved_at) = (one.kept.key.clone(), one.changed_at.clone());
            let is_example = one.round.framework.status == Status::Example;
            ListedRound { key, title, period, units: one.round.units.len(), saved_at, is_example }
        });
        let listed: Vec<_> = held.map(Ok).chain(kept).collect();
        if listed.is_empty() {
            return el!("p"["class" = "empty"], t::NO_ROUNDS);
        }
        let names: Vec<(String, String)> =
            listed.iter().flatten().map(|one| (one.title.clone(), one.period.clone())).collect();
        let has_twin = |one: &ListedRound| {
            names.iter().filter(|(title, period)| (title, period) == (&one.title, &one.period)).count() > 1
        };
        let rows: Vec<AnyView> = listed
            .into_iter()
            .map(|entry| match entry {
                Ok(listed) => {
                    let changed = if has_twin(&listed) {
                        t::last_change_of_twin(&listed.saved_at)
                    } else {
                        t::last_change(&t::moment(&listed.saved_at))
                    };
                    row(ws, in_memory.iter().any(|one| one.kept.key == listed.key), listed, changed)
                }
                Err((key, wrong)) => el!(
                    "li"["class" = "row is-unreadable"],
                    el!(
                        "div"["class" = "row-main"],
                        el!("strong", t::ROUND_UNREADABLE),
                        " ",
                        key,
                        el!("p"["class" = "problem is-error"], problem::line(&wrong, None))
                    ),
                ),
            })
            .collect();
        el!("ul"["class" = "rows"], rows)
    });
    vec![
        el!("h1"["tabindex" = "-1"], t::ROUNDS),
        el!("p"["class" = "lead"], t::ROUNDS_LEAD),
        el!(
            "section"["aria-labelledby" = MY_ROUNDS],
            el!("h2" ["id" = MY_ROUNDS, "tabindex" = "-1"], t::MY_ROUNDS),
            listed
        ),
        el!("div"["class" = "doors"], new_round(ws), open_door(ws)),
    ]
    .into_any()
}

fn href(key: &str) -> String {
    ProvinceRoute::Round { key: key.to_owned(), tab: RoundTab::Collect }.href()
}

fn row(ws: Workspace, in_memory: bool, listed: ListedRound, changed: String) -> AnyView {
    let held = HeldRounds::expect_context();
    let ListedRound { key, title, period, units, is_example, .. } = listed;
    let period = Period::parse(&period).map(date::period).unwrap_or(period);
    let sure = RwSignal::new(false);
    let forget = {
        let key = key.clone();
        move |_| {
            if !sure.get_untracked() {
                return sure.set(true);
            }
            rounds::remove(&*ws.ports().store, &key);
            held.release(&key);
            ws.shelf.update(|shelf| *shelf += 1);
            clock::later(0, Box::new(|| dom::focus_if_lost(MY_ROUNDS)));
        }
    };
    el!(
        "li"["class" = "row"],
        el!(
            "a" ["class" = "row-main", "href" = href(&key)],
            el!("strong", el!("bdi", visible(&title))),
            is_example.then(|| example_tag(t::EXAMPLE)),
            in_memory.then(|| el!("span"["class" = "tag is-warning"], t::ROUND_NOT_KEPT)),
            el!("span"["class" = "row-sub"], period, " · ", t::units_count(units), " · ", changed),
        ),
        el!(
            "span"["class" = "row-actions"],
            part_while(
                move || sure.get(),
                || el!("span"["class" = "problem is-warning", "role" = "alert"], t::REMOVE_ROUND_SURE)
            ),
            el!("button" ["type" = "button", "class" = "link-button", @on "click" = forget], t::REMOVE_ROUND),
        ),
    )
}

/// The form of a new round.
fn new_round(ws: Workspace) -> AnyView {
    let held = HeldRounds::expect_context();
    let known: Vec<Arc<Framework>> = embedded().iter().cloned().chain(frameworks::ready(&*ws.ports().store)).collect();
    let options = known.iter().enumerate().map(|(at, one)| (at.to_string(), label_among(&known, one))).collect();
    let chosen = RwSignal::new("0".to_owned());
    let title = RwSignal::new(String::new());
    let year = (ws.ports().now)().get(..4).unwrap_or("2026").to_owned();
    let period = RwSignal::new(year);
    let deadline = RwSignal::new(String::new());
    let wrong: RwSignal<Vec<&'static str>> = RwSignal::new(Vec::new());
    let send = move |event: leptos::ev::Event| {
        event.prevent_default();
        let mut found = Vec::new();
        let read = Period::parse(period.with_untracked(|text| text.trim().to_owned()).as_str());
        if title.with_untracked(|title| title.trim().is_empty()) {
            found.push(t::ROUND_TITLE_MISSING);
        }
        if read.is_none() {
            found.push(t::ROUND_PERIOD_WRONG);
        }
        wrong.set(found);
        let at: usize = chosen.with_untracked(|at| at.parse().unwrap_or_default());
        if let Some(first) = wrong.with_untracked(|wrong| wrong.first().copied()) {
            dom::focus(if first == t::ROUND_TITLE_MISSING { "round-title" } else { "round-period" });
        }
        let (Some(period), Some(framework), true) = (read, known.get(at), wrong.with_untracked(Vec::is_empty)) else {
            return;
        };
        let name = title.with_untracked(|title| title.trim().to_owned());
        let mut round = Round::new(Arc::clone(framework), &name, period);
        round.deadline = Date::parse(&deadline.get_untracked());
        address::go(&href(&rounds::create(ws, held, round, false)));
    };
    let problems = part(move || {
        wrong.get().into_iter().map(|line| el!("p"["class" = "problem is-error"], line)).collect::<Vec<_>>().into_any()
    });
    el!(
        "section"["class" = "door"],
        el!("h2", t::NEW_ROUND),
        el!(
            "form" ["novalidate" = "", @on "submit" = send],
            line_field("round-title", t::ROUND_TITLE, Some(t::ROUND_TITLE_HINT), TITLE_LIMIT, title),
            choice_field("round-framework", t::FRAMEWORK, options, text(move || chosen.get()), Callback::new(move |word| chosen.set(word))),
            line_field("round-period", t::ROUND_PERIOD, Some(t::ROUND_PERIOD_HINT), TITLE_LIMIT, period),
            date_field("round-deadline", t::DEADLINE, deadline),
            el!("div" ["class" = "problems", "role" = "alert"], problems),
            el!("button"["type" = "submit"], t::NEW_ROUND),
        ),
    )
}

fn open_door(ws: Workspace) -> AnyView {
    let held = HeldRounds::expect_context();
    let reading = RwSignal::new(false);
    let take = move |chosen: Vec<_>| {
        reading.set(!chosen.is_empty());
        files::read_large(chosen, FILE_LIMIT, move |next| {
            let Some((name, content)) = next else {
                // The page may have been left for the round that was opened.
                let _ = reading.try_set(false);
                return;
            };
            let known = frameworks::nameable(&*ws.ports().store);
            let read = content.map_err(|problem| vec![problem]).and_then(|text| round::read_with(&text, &known));
            match read {
                Ok(mut read) => {
                    // The round's page tells it, for as long as it is so.
                    frameworks::but_namesakes(&mut read.warnings);
                    if !read.warnings.is_empty() {
                        let framework = Some(&*read.round.framework);
                        let lines = read.warnings.iter().map(|one| problem::line(one, framework));
                        let title = format!("{}: {}", t::FILE_OPENED, visible(&name));
                        ws.notify(false, title, t::lines_told(lines, LINES), None);
                    }
                    address::go(&href(&rounds::create(ws, held, read.round, true)));
                }
                Err(problems) => {
                    let lines = t::lines_told(problems.iter().map(|one| problem::line(one, None)), LINES);
                    ws.notify(true, t::ROUND_NOT_OPENED, std::iter::once(name).chain(lines).collect(), None);
                }
            }
        });
    };
    let status = text(move || if reading.get() { t::READING.to_owned() } else { String::new() });
    let asked = Asked { id: "open-round", label: t::OPEN_FILE, accept: JSON_FILES, many: false };
    file_door(t::OPEN_ROUND, vec![el!("p"["role" = "status"], status)], asked, Rc::new(take), Vec::new())
}
