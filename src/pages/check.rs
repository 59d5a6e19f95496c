//! "Check answers": what is wrong, what is missing, and what has no evidence, each with a link to it.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::problem::Problem;
use thuocdo_core::score::{Progress, Score, State};
use thuocdo_text::{number, problem, score as words, ui as t};

use super::scoring::{criterion_href, draft_id, open_sheet, sheet_heading};
use crate::components::appraisal_overview::appraisal_overview;
use crate::components::leaf_table::how;
use crate::components::markup::{Piece, el, nothing, part, text};
use crate::components::sheet::{Sheet, numbered};
use crate::components::wide_table::{FIGURES, wide_table};
use crate::route::{Route, SheetView};
use crate::state::workspace::Workspace;

/// The page.
pub fn check() -> AnyView {
    let ws = Workspace::expect_context();
    let Some(editing) = open_sheet(ws) else { return nothing() };
    let (sheet, framework) = (editing.sheet, editing.sheet.framework());
    let draft = draft_id(ws);
    let href = {
        let framework = Arc::clone(&framework);
        Callback::new(move |index: NodeIndex| criterion_href(&framework, &draft.get(), index))
    };
    let lists = {
        let framework = Arc::clone(&framework);
        part(move || lists(&framework, sheet, href))
    };
    let answers = {
        let framework = Arc::clone(&framework);
        part(move || answers(&framework, sheet, href))
    };
    let back = text(move || Route::area(&draft.get(), "", None).href());
    let result = text(move || Route::sheet(&draft.get(), SheetView::Result).href());
    vec![
        el!(
            "nav" ["class" = "crumbs", "aria-label" = t::PAGES_OF_SHEET],
            el!("a" ["href" = back], t::BACK_TO_SCORING),
        ),
        sheet_heading(sheet),
        appraisal_overview(sheet, href),
        el!("h2", t::CHECK),
        lists,
        el!("section"["aria-labelledby" = "answers"], el!("h2"["id" = "answers"], t::ALL_ANSWERS), answers),
        el!("p"["class" = "actions"], el!("a" ["class" = "button", "href" = result], t::SEE_RESULT)),
    ]
    .into_any()
}

/// The leaves that give points and are in one of these states.
fn leaves_in(framework: &Framework, sheet: Sheet, wanted: State) -> Vec<NodeIndex> {
    let scored = |index: &NodeIndex| framework.node(*index).leaf.as_ref().is_some_and(|leaf| leaf.rule.is_scored());
    sheet
        .score
        .with(|score| framework.indices().filter(scored).filter(|index| score.node(*index).state == wanted).collect())
}

fn lists(framework: &Framework, sheet: Sheet, href: Callback<NodeIndex, String>) -> AnyView {
    let score = sheet.score.get();
    let (errors, warnings): (Vec<&Problem>, Vec<&Problem>) = score.problems.iter().partition(|one| one.is_error());
    let problem_row = |one: &&Problem| {
        let sentence = problem::sentence(one, Some(framework));
        match one.node.as_deref().and_then(|id| framework.find(id)) {
            Some(index) => el!("li", el!("a"["href" = href.run(index)], sentence)),
            None => el!("li", sentence),
        }
    };
    let problem_list = |class: &'static str, id: &'static str, title: String, problems: &[&Problem]| {
        section(class, id, title, "", problems.iter().map(problem_row).collect())
    };
    let no_evidence: Vec<NodeIndex> = sheet.assessment.with(|assessment| {
        leaves_in(framework, sheet, State::Answered)
            .into_iter()
            .filter(|index| !assessment.answers.get(&framework.node(*index).id).is_some_and(|a| a.has_evidence()))
            .collect()
    });
    let progress = sheet.score.with(|score| Progress::of_all(framework, score));
    let open = leaves_in(framework, sheet, State::NotAnswered);
    let waiting = leaves_in(framework, sheet, State::NotAppraised);
    let all_well = errors.is_empty() && open.is_empty() && no_evidence.is_empty() && waiting.is_empty();
    let list = |id: &'static str, title: String, hint: &'static str, nodes: &[NodeIndex]| {
        list(framework, id, title, hint, nodes, href)
    };
    vec![
        problem_list("error-summary", "check-problems", t::needs_mending(errors.len()), &errors),
        problem_list("check-list", "check-warnings", t::worth_a_look(warnings.len()), &warnings),
        el!("p", t::answered_of(progress.answered, progress.total)),
        list("check-open", t::not_answered_count(open.len()), "", &open),
        list("check-waiting", t::not_appraised_count(waiting.len()), "", &waiting),
        list("check-evidence", t::no_evidence_count(no_evidence.len()), t::NO_EVIDENCE_HINT, &no_evidence),
        all_well.then(|| el!("p"["class" = "all-well"], t::ALL_WELL)).piece(),
    ]
    .into_any()
}

fn list(
    framework: &Framework,
    id: &'static str,
    title: String,
    hint: &'static str,
    nodes: &[NodeIndex],
    href: Callback<NodeIndex, String>,
) -> AnyView {
    let row = |index: &NodeIndex| {
        let node = framework.node(*index);
        let max = t::max_points(&number::short(node.attainable()));
        el!("li", el!("a"["href" = href.run(*index)], numbered(node)), el!("span"["class" = "muted"], " (", max, ")"),)
    };
    section("check-list", id, title, hint, nodes.iter().map(row).collect())
}

/// A list under its heading and a hint (which may be empty); nothing when there are no rows.
fn section(class: &'static str, id: &'static str, title: String, hint: &'static str, rows: Vec<AnyView>) -> AnyView {
    if rows.is_empty() {
        return nothing();
    }
    el!(
        "section" ["class" = class, "aria-labelledby" = id],
        el!("h3" ["id" = id], title),
        (!hint.is_empty()).then(|| el!("p" ["class" = "muted"], hint)),
        el!("ul", rows),
    )
}

/// All answers, with a link to change each.
fn answers(framework: &Framework, sheet: Sheet, href: Callback<NodeIndex, String>) -> AnyView {
    let rows: Vec<AnyView> = sheet.score.with(|score| {
        let row = |index| answer_row(framework, score, index, href);
        framework.indices().map(row).collect()
    });
    // The last column needs no heading to be seen: its links say what they do.
    let headings =
        [("", t::NUMBER), ("", t::CRITERION), ("", t::HOW_IT_CAME), (FIGURES, t::POINTS), ("sr-only", t::CHANGE)];
    wide_table("leaves", t::ALL_ANSWERS, &headings, rows, None)
}

fn answer_row(framework: &Framework, score: &Score, index: NodeIndex, href: Callback<NodeIndex, String>) -> AnyView {
    let (node, scored) = (framework.node(index), score.node(index));
    let change = node
        .leaf
        .is_some()
        .then(|| el!("a" ["href" = href.run(index), "aria-label" = t::change_of(&node.name.vi)], t::CHANGE));
    el!(
        "tr"["class" = if node.leaf.is_some() { "leaf" } else { "inner" }],
        el!("td", node.number.clone()),
        el!("th"["scope" = "row"], node.name.vi.clone()),
        el!("td", how(framework, score, index)),
        el!("td"["class" = "num"], words::points(framework, scored.points.as_ref())),
        el!("td", change),
    )
}
