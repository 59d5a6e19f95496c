//! "Check answers": what is wrong, what is missing, and what has no evidence, each with a link to it.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::{Progress, State};
use thuocdo_text::{number, problem, score as words, ui as t};

use super::scoring::{SheetHeading, criterion_href, draft_id, open_sheet};
use crate::components::live::{part, text};
use crate::components::sheet::Sheet;
use crate::route::{Route, SheetView};
use crate::state::workspace::Workspace;

/// The page.
#[component]
pub fn Check() -> impl IntoView {
    let ws = Workspace::expect_context();
    let Some(editing) = open_sheet(ws) else { return ().into_any() };
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
    view! {
        <nav class="crumbs" aria-label=t::PAGES_OF_SHEET>
            <a href=text(move || Route::area(&draft.get(), "", None).href())>{t::BACK_TO_SCORING}</a>
        </nav>
        <SheetHeading sheet />
        <h2>{t::CHECK}</h2>
        {lists}
        <section aria-labelledby="answers">
            <h2 id="answers">{t::ALL_ANSWERS}</h2>
            {answers}
        </section>
        <p class="actions">
            <a class="button" href=text(move || Route::sheet(&draft.get(), SheetView::Result).href())>{t::SEE_RESULT}</a>
        </p>
    }
    .into_any()
}

/// The leaves that give points and are in one of these states.
fn leaves_in(framework: &Framework, sheet: Sheet, wanted: State) -> Vec<NodeIndex> {
    let scored = |index: &NodeIndex| framework.node(*index).leaf.as_ref().is_some_and(|leaf| leaf.rule.is_scored());
    sheet.score.with(|score| framework.indices().filter(scored).filter(|index| score.node(*index).state == wanted).collect())
}

fn lists(framework: &Framework, sheet: Sheet, href: Callback<NodeIndex, String>) -> AnyView {
    let problems = sheet.score.with(|score| score.problems.clone());
    let problem_rows = problems
        .iter()
        .map(|one| {
            let sentence = problem::sentence(one, Some(framework));
            let index = one.node.as_deref().and_then(|id| framework.find(id));
            match index {
                Some(index) => view! { <li><a href=href.run(index)>{sentence}</a></li> }.into_any(),
                None => view! { <li>{sentence}</li> }.into_any(),
            }
        })
        .collect_view();
    let no_evidence: Vec<NodeIndex> = sheet.assessment.with(|assessment| {
        leaves_in(framework, sheet, State::Answered)
            .into_iter()
            .filter(|index| !assessment.answers.get(&framework.node(*index).id).is_some_and(|a| a.has_evidence()))
            .collect()
    });
    let progress = sheet.score.with(|score| Progress::of_all(framework, score));
    let open = leaves_in(framework, sheet, State::NotAnswered);
    let waiting = leaves_in(framework, sheet, State::NotAppraised);
    let all_well = problems.is_empty() && open.is_empty() && no_evidence.is_empty() && waiting.is_empty();
    view! {
        {(!problems.is_empty())
            .then(|| {
                view! {
                    <section class="error-summary" aria-labelledby="check-problems">
                        <h3 id="check-problems">{t::needs_mending(problems.len())}</h3>
                        <ul>{problem_rows}</ul>
                    </section>
                }
            })}
        <p>{t::answered_of(progress.answered, progress.total)}</p>
        {list(framework, "check-open", t::not_answered_count(open.len()), "", &open, href)}
        {list(framework, "check-waiting", t::not_appraised_count(waiting.len()), "", &waiting, href)}
        {list(framework, "check-evidence", t::no_evidence_count(no_evidence.len()), t::NO_EVIDENCE_HINT, &no_evidence, href)}
        {all_well.then(|| view! { <p class="all-well">{t::ALL_WELL}</p> })}
    }
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
    if nodes.is_empty() {
        return ().into_any();
    }
    let rows = nodes
        .iter()
        .map(|index| {
            let node = framework.node(*index);
            view! {
                <li>
                    <a href=href.run(*index)>
                        <span class="number">{node.number.clone()}</span>
                        " "
                        {node.name.vi.clone()}
                    </a>
                    <span class="muted">" (" {t::max_points(&number::short(node.attainable()))} ")"</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="check-list" aria-labelledby=id>
            <h3 id=id>{title}</h3>
            {(!hint.is_empty()).then(|| view! { <p class="muted">{hint}</p> })}
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}

/// All answers, with a link to change each.
fn answers(framework: &Framework, sheet: Sheet, href: Callback<NodeIndex, String>) -> AnyView {
    let rows = sheet.score.with(|score| {
        framework
            .indices()
            .map(|index| {
                let (node, scored) = (framework.node(index), score.node(index));
                let line = crate::components::leaf_table::how(framework, score, index);
                let change = node.leaf.is_some().then(|| {
                    view! { <a href=href.run(index) aria-label=t::change_of(&node.name.vi)>{t::CHANGE}</a> }
                });
                view! {
                    <tr class=if node.leaf.is_some() { "leaf" } else { "inner" }>
                        <td>{node.number.clone()}</td>
                        <th scope="row">{node.name.vi.clone()}</th>
                        <td>{line}</td>
                        <td class="num">{words::points(framework, scored.points.as_ref())}</td>
                        <td>{change}</td>
                    </tr>
                }
            })
            .collect_view()
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t::ALL_ANSWERS>
            <table class="leaves">
                <thead>
                    <tr>
                        <th scope="col">{t::NUMBER}</th>
                        <th scope="col">{t::CRITERION}</th>
                        <th scope="col">{t::HOW_IT_CAME}</th>
                        <th scope="col" class="num">{t::POINTS}</th>
                        <th scope="col"><span class="sr-only">{t::CHANGE}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
