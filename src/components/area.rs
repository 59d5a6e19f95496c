//! One area of a sheet: its heading, points for the whole of it, and the cards of its criteria.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Given};
use thuocdo_core::framework::NodeIndex;
use thuocdo_core::problem::Problem;
use thuocdo_text::{number, score as words, ui as t};

use super::criterion::{Criterion, points_field, problem_view};
use super::live::{on, part, text};
use super::sheet::{Editing, anchor};

/// One area, to fill in. Inner nodes below it stand as headings of their own.
#[component]
pub fn Area(
    /// The sheet.
    editing: Editing,
    /// The area's node (or an inner node of it).
    index: NodeIndex,
) -> impl IntoView {
    let framework = editing.sheet.framework();
    let node = framework.node(index);
    if node.leaf.is_some() {
        // Small frameworks have leaves at the top.
        return view! { <Criterion editing index /> }.into_any();
    }
    let scored = editing.sheet.node_score(index);
    let points = {
        let framework = Arc::clone(&framework);
        text(move || scored.with(|scored| words::points(&framework, scored.points.as_ref())))
    };
    let notes = node.notes.iter().map(|note| view! { <p class="note">{note.text.clone()}</p> }).collect_view();
    let children = framework
        .children(index)
        .map(|child| match framework.node(child).leaf {
            Some(_) => view! { <Criterion editing index=child /> }.into_any(),
            None => view! { <Area editing index=child /> }.into_any(),
        })
        .collect_view();
    view! {
        <section class="area" aria-labelledby=format!("{}-name", anchor(&framework, index)) id=anchor(&framework, index) tabindex="-1">
            <header class="area-head">
                <h2 id=format!("{}-name", anchor(&framework, index))>
                    <span class="number">{node.number.clone()}</span>
                    " "
                    {node.name.vi.clone()}
                </h2>
                <p class="points-chip" data-points=node.id.clone()>
                    <strong>{points}</strong>
                    " / "
                    {number::short(node.attainable())}
                </p>
            </header>
            <details class="fold group-points">
                <summary>{t::GROUP_POINTS}</summary>
                <p class="muted">{t::GROUP_POINTS_HINT}</p>
                <GroupPoints editing index />
                {notes}
            </details>
            {children}
        </section>
    }
    .into_any()
}

/// The field for points that stand for a whole area, and what is wrong with them.
#[component]
fn GroupPoints(editing: Editing, index: NodeIndex) -> impl IntoView {
    let framework = editing.sheet.framework();
    let node = framework.node(index);
    let (id, max) = (node.id.clone(), number::short(node.attainable()));
    let answer = editing.sheet.answer(index);
    let own = node.id.clone();
    let problems = Memo::new(move |_| {
        editing.sheet.score.with(|score| score.problems_of(&own).cloned().collect::<Vec<Problem>>())
    });
    let given = Memo::new(move |_| answer.with(|answer| matches!(answer.given, Some(Given::Points(_)))));
    let clear = move |_: leptos::ev::MouseEvent| {
        editing.answer(index, None, Answer { given: None, ..answer.get_untracked() });
        editing.seal.run(());
    };
    let invalid = Signal::derive(move || problems.with(|problems| problems.iter().any(Problem::is_error)));
    let label = t::GROUP_POINTS_LABEL.to_owned();
    let lines = {
        let framework = Arc::clone(&framework);
        part(move || problems.get().iter().map(|problem| problem_view(problem, &framework)).collect_view().into_any())
    };
    view! {
        {points_field(editing, index, format!("f-{id}-points"), label, t::of_max(&max), answer, invalid)}
        {part(move || {
            let button = || {
                view! {
                    <button type="button" class="link-button" on:click=on(clear)>{t::CLEAR_GROUP_POINTS}</button>
                }
            };
            given.get().then(button).into_any()
        })}
        <div class="problems" role="status">{lines}</div>
    }
}
