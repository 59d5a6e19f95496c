//! One round: its heading with what is saved, and its four steps as tabs.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Assessment, Stage};
use thuocdo_core::exchange::table::{Separator, write_remarked};
use thuocdo_core::framework::Status;
use thuocdo_core::problem::Problem;
use thuocdo_core::round::{Round, RoundUnit, cohorts_apart};
use thuocdo_core::snapshot::Snapshot;
use thuocdo_text::{date, problem, round as words, ui as t, visible, written};

use super::appraise::{Appraising, Named, appraise};
use super::collect::{Collecting, collect};
use super::last_period::last_period;
use super::publish::publish;
use crate::adapters::{dom, files};
use crate::components::fields::choice_field;
use crate::components::fold::fold;
use crate::components::markup::{Piece, current, el, flag, part, part_while, text};
use crate::components::ranking::criterion::{criterion_choice, criterion_league};
use crate::components::ranking::notes::notes;
use crate::components::ranking::table::ranking_table;
use crate::components::ranking::{analysis, example_mark};
use crate::pages::scoring::saved_state;
use crate::province_route::{ProvinceRoute, RoundTab};
use crate::state::frameworks;
use crate::state::publication::Publication;
use crate::state::rounds;
use crate::state::rounds::open::OpenRound;
use crate::state::rounds::program::RoundProgram;
use crate::state::rounds::scores::Scored;
use crate::state::workspace::Workspace;

/// Opens a round that is in memory or kept.
///
/// # Errors
/// Why it cannot be opened, as lines.
pub fn open_round(ws: Workspace, program: RoundProgram, key: &str) -> Result<OpenRound, Vec<String>> {
    if let Some(one) = program.held.find(key) {
        return Ok(OpenRound::of_held(ws, program, one));
    }
    match rounds::load(&*ws.ports().store, key) {
        None => Err(vec![t::NO_SUCH_ROUND.to_owned()]),
        Some(Err(problems)) => Err(problems.iter().map(|one| problem::line(one, None)).collect()),
        Some(Ok((kept, round))) => Ok(OpenRound::new(ws, program, kept, round)),
    }
}

/// The page; `tab` says which step is shown, `named` what the address names for it.
pub fn round_page(opened: Result<OpenRound, Vec<String>>, tab: Memo<RoundTab>, named: Memo<Named>) -> AnyView {
    let open = match opened {
        Ok(open) => open,
        Err(lines) => {
            let lines: Vec<AnyView> = lines.into_iter().map(|line| el!("p", line)).collect();
            return vec![
                el!("h1"["tabindex" = "-1"], t::ROUND_UNREADABLE),
                el!("div" ["class" = "error-summary", "role" = "alert"], lines),
                el!("p", el!("a" ["class" = "button secondary", "href" = ProvinceRoute::Rounds.href()], t::ROUNDS)),
            ]
            .into_any();
        }
    };
    // What is under way outlives a look at another step.
    let (collecting, appraising) = (Collecting::new(open), Appraising::new());
    let step = Memo::new_owning(move |before: Option<(RoundTab, Named)>| {
        let now = (tab.get(), named.get());
        let is_there = match &before {
            // What was chosen in the step names the address after itself.
            Some((RoundTab::Appraise, _)) if now.0 == RoundTab::Appraise => appraising.shows(open, &now.1),
            Some((before, _)) => *before == now.0,
            None => false,
        };
        (now, !is_there)
    });
    let shown = part(move || {
        let (tab, named) = step.get();
        let words = t::round_tab(RoundTab::ALL.iter().position(|one| *one == tab).unwrap_or_default());
        untrack(|| {
            dom::set_title(&t::titled(&format!(
                "{words} – {}",
                visible(&open.round.with(|round| round.title.clone()))
            )));
            match tab {
                RoundTab::Collect => collect(open, collecting),
                RoundTab::Appraise => {
                    appraising.turn_to(open, &named);
                    appraise(open, appraising)
                }
                RoundTab::Rank => ranking(open),
                RoundTab::Publish => publish(open),
            }
        })
    });
    let in_memory = part_while(
        move || open.too_large.get(),
        || el!("div"["class" = "banner", "role" = "status"], el!("p", t::ROUND_TOO_LARGE)),
    );
    vec![heading(open), in_memory, noteworthy(open), tabs(open, tab), shown].into_any()
}

/// What is to be told of the round for as long as it is so: a framework that has another text than the one that is here
/// under its id, units that stand in it twice, figures of all units that differ.
fn noteworthy(open: OpenRound) -> AnyView {
    /// The most lines about its units.
    const LINES: usize = 10;
    let store = Workspace::expect_context().ports().store;
    let namesakes = open.round.with_untracked(|round| frameworks::namesakes(&*store, &round.framework));
    let found = Memo::new_with_compare(
        move |before: Option<&(Arc<Round>, Arc<[Problem]>)>| {
            let now = open.round.get();
            match before {
                // An edit of answers makes no unit stand there twice.
                Some((round, found)) if has_same_units(round, &now) => (now, Arc::clone(found)),
                _ => {
                    let found = now.problems().into();
                    (now, found)
                }
            }
        },
        |before, now| before.map(|before| &before.1) != now.map(|now| &now.1),
    );
    let out_of_force = Memo::new(move |_| open.round.with(|round| round.framework.out_of_force(round.period)));
    let apart = Memo::new(move |_| {
        open.round.with(|round| {
            let found = cohorts_apart(&round.framework, round.units.iter().map(|unit| &*unit.sheet));
            let name = |at: usize| round.units.get(at).map(|unit| unit.sheet.unit.name.clone()).unwrap_or_default();
            found.iter().map(|one| words::cohort_apart(&round.framework, one, name)).collect::<Vec<_>>()
        })
    });
    let lines = part(move || {
        let found = found.with(|(_, found)| Arc::clone(found));
        let out_of_force = out_of_force.get();
        let told = namesakes.iter().chain(&out_of_force).chain(found.iter().take(LINES));
        let told = told.map(|one| problem::line(one, None));
        let more = found.len().saturating_sub(LINES);
        let told = told.chain((more > 0).then(|| t::more_round_problems(more)));
        let told = told.chain(apart.get().into_iter().take(LINES));
        told.map(|line| el!("p"["class" = "problem is-warning"], line)).collect::<Vec<_>>().into_any()
    });
    el!("div"["class" = "problems", "role" = "status"], lines)
}

fn has_same_units(before: &Round, now: &Round) -> bool {
    let is_same = |(before, now): (&RoundUnit, &RoundUnit)| {
        Arc::ptr_eq(&before.sheet, &now.sheet) || before.sheet.unit == now.sheet.unit
    };
    before.groups == now.groups
        && before.units.len() == now.units.len()
        && before.units.iter().zip(&now.units).all(is_same)
}

fn heading(open: OpenRound) -> AnyView {
    let ws = Workspace::expect_context();
    let title = text(move || open.round.with(|round| visible(&round.title)));
    let about = text(move || {
        open.round.with(|round| {
            let deadline = round.deadline.map(|day| format!(" · {} {}", t::DEADLINE_SHORT, date::date(day)));
            format!(
                "{} · {}{}",
                round.framework.short_title.vi,
                date::period(round.period),
                deadline.unwrap_or_default()
            )
        })
    });
    let mark = open.round.with_untracked(|round| example_mark(&round.framework));
    let save = move |_| {
        let round = open.round.get_untracked();
        files::save(&format!("dot-{}-{}.json", round.framework.id, round.period), &round.to_json().to_line());
        open.is_in_file();
    };
    let table = move |_| {
        let round = open.round.get_untracked();
        let sheets: Vec<_> = round.units.iter().map(|unit| Arc::clone(&unit.sheet)).collect();
        let remark = (round.framework.status == Status::Example)
            .then_some([written::HEADINGS.remarks, written::HEADINGS.example]);
        let written = write_remarked(&round.framework, &sheets, Separator::Semicolon, remark);
        let name = format!("dot-{}-{}.csv", round.framework.id, round.period);
        files::save_as(&name, files::CSV, &written.text);
        let lacks = written::left(&written.left, &sheets, &round.framework);
        if !lacks.is_empty() {
            ws.notify(false, t::TABLE_LACKS, lacks, None);
        }
    };
    let in_memory = text(move || match (open.is_held(), open.is_unsaved()) {
        (false, _) => String::new(),
        (true, is_unsaved) => {
            let words = if is_unsaved { t::ROUND_UNSAVED } else { t::ROUND_IN_FILE };
            // Behind why the browser does not keep it, where that is told.
            if open.too_large.get() { words.to_owned() } else { format!(" · {words}") }
        }
    });
    let step = |label: &'static str, key: &'static str, back: bool| {
        el!(
            "button" [
                "type" = "button",
                "class" = "tool",
                "title" = key,
                "disabled" = flag(move || !open.can_step(back)),
                @on "click" = move |_| open.step(back),
            ],
            label,
        )
    };
    el!(
        "div"["class" = "edit-head"],
        el!("div", el!("h1"["tabindex" = "-1"], title), el!("p"["class" = "muted"], about), mark),
        el!(
            "p"["class" = "node-tools"],
            el!("span" ["role" = "status", "class" = "muted"], saved_state(ws), in_memory),
            step(t::UNDO, t::UNDO_KEY, true),
            step(t::REDO, t::REDO_KEY, false),
            el!("button" ["type" = "button", "class" = "secondary", @on "click" = save], t::SAVE_ROUND),
            el!("button" ["type" = "button", "class" = "secondary", @on "click" = table], t::SAVE_FIGURES),
        ),
    )
}

fn tabs(open: OpenRound, tab: Memo<RoundTab>) -> AnyView {
    let link = |(at, one): (usize, RoundTab)| {
        let href = text(move || ProvinceRoute::Round { key: open.key(), tab: one }.href());
        el!(
            "a" ["class" = "tool tab", "href" = href, "aria-current" = current(move || tab.get() == one)],
            format!("{}. {}", at + 1, t::round_tab(at)),
        )
    };
    let links: Vec<AnyView> = RoundTab::ALL.into_iter().enumerate().map(link).collect();
    el!("nav" ["class" = "tabs", "aria-label" = t::ROUND_TABS], links)
}

/// The ranking as it stands.
fn ranking(open: OpenRound) -> AnyView {
    const STAGES: [(&str, Stage); 3] =
        [("tu-cham", Stage::SelfScored), ("lan-1", Stage::First), ("cuoi", Stage::Final)];
    let options = STAGES.iter().rev().map(|(word, stage)| ((*word).to_owned(), t::stage(*stage).to_owned())).collect();
    let now = text(move || {
        let stage = open.stage.get();
        STAGES.iter().find(|(_, one)| *one == stage).map(|(word, _)| (*word).to_owned()).unwrap_or_default()
    });
    let choose = Callback::new(move |word: String| {
        if let Some((_, stage)) = STAGES.iter().find(|(one, _)| *one == word) {
            open.stage.set(*stage);
        }
    });
    let places = Memo::new(move |_| open.live.with(|live| open.scores.with(|scores| places_in_round(live, scores))));
    let href = Callback::new(move |unit: usize| {
        let unit = places.with(|places| places.get(unit).copied().unwrap_or_default());
        open.unit_href(unit)
    });
    let previous = Memo::new_with_compare(
        move |_| open.round.with(|round| round.previous.clone()),
        |before, now| match (before, now) {
            (Some(Some(before)), Some(Some(now))) => !Arc::ptr_eq(before, now),
            (Some(None), Some(None)) => false,
            _ => true,
        },
    );
    let set_previous = Callback::new(move |previous: Option<Arc<Snapshot>>| {
        open.change(|round| Round { previous, ..round.clone() });
    });
    let is_empty = Memo::new(move |_| open.live.with(|live| live.rows.is_empty()));
    let table = part(move || {
        if is_empty.get() {
            return el!("p"["class" = "empty"], t::NO_UNITS);
        }
        vec![
            ranking_table(open.live.into(), href),
            own_figures(open),
            notes(open.live.into()),
            analysis(
                open.live.into(),
                vec![
                    last_period(open.live.into(), RwSignal::new(false), previous.into(), set_previous),
                    one_criterion(open.live, href),
                ]
                .into_any(),
            ),
        ]
        .into_any()
    });
    vec![choice_field("round-stage", t::AT_STAGE, options, now, choose), table.piece()].into_any()
}

/// Who is in the table with its own figures, since nobody has appraised it at the stage that is looked at.
fn own_figures(open: OpenRound) -> AnyView {
    let names = Memo::new(move |_| {
        let own = |scores: &Arc<Vec<Arc<Scored>>>| {
            let own = scores.iter().filter(|one| one.is_not_appraised);
            own.map(|one| Arc::clone(&one.name)).collect::<Vec<Arc<str>>>()
        };
        (open.stage.get(), open.scores.with(own))
    });
    part(move || {
        names.with(|(stage, names)| {
            (!names.is_empty())
                .then(|| {
                    let all = names.iter().map(|name| visible(name)).collect::<Vec<String>>().join("; ");
                    el!(
                        "details" ["class" = "fold", "data-own-figures" = names.len().to_string()],
                        el!("summary", t::own_figures_count(names.len(), *stage)),
                        el!("p", all, "."),
                    )
                })
                .piece()
        })
    })
}

/// Where in the round the units of its table stand, in the order of the table.
pub(super) fn places_in_round(table: &Publication, scores: &[Arc<Scored>]) -> Vec<usize> {
    let place = |(at, one): (usize, &Arc<Scored>)| (Arc::as_ptr(&one.counts), at);
    let places: BTreeMap<*const Assessment, usize> = scores.iter().enumerate().map(place).collect();
    let units = table.snapshot.units.iter();
    units.map(|unit| places.get(&Arc::as_ptr(&unit.sheet)).copied().unwrap_or_default()).collect()
}

/// One criterion over all units, chosen here.
fn one_criterion(live: Memo<Arc<Publication>>, href: Callback<usize, String>) -> AnyView {
    let chosen = RwSignal::new(String::new());
    fold(t::ONE_CRITERION, RwSignal::new(false), move || {
        let choose = Callback::new(move |id: String| chosen.set(id));
        let framework = live.with_untracked(|live| Arc::clone(&live.snapshot.framework));
        let choice = criterion_choice(&framework, chosen.into(), choose);
        let league = part(move || {
            let live = live.get();
            let node = live.snapshot.framework.find(&chosen.get());
            node.map(|node| criterion_league(&live, node, href)).piece()
        });
        vec![choice, league].into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::rounds::scores::scored;
    use thuocdo_core::assessment::{Answer, Figure, Given, Period, Unit};
    use thuocdo_core::framework::by_id;
    use thuocdo_core::number::Decimal;
    use thuocdo_core::round::RoundUnit;

    #[test]
    fn a_row_of_the_table_leads_to_its_unit_of_the_round() {
        let mut round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        for points in [1_i64, 9, 5] {
            let unit = Unit { name: format!("Xã {points}"), ..Unit::default() };
            let mut sheet = Assessment::new("qd766-2022", unit, Period::Year(2026));
            let given = Some(Given::Points(Figure::Number(Decimal::from(points))));
            sheet.set_answer("CKMB", Answer { given, ..Answer::default() });
            round.units.push(RoundUnit { sheet: Arc::new(sheet), received: None });
        }
        let scores = scored(&round, Stage::Final, &[]);
        assert_eq!(places_in_round(&Publication::live(&round, &scores), &scores), [1, 2, 0]);
    }
}
