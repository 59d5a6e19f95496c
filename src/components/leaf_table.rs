//! Every node of a sheet in one table: figures, rule line, points, evidence.

use leptos::prelude::*;
use thuocdo_core::assessment::Assessment;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::Score;
use thuocdo_text::{number, score as words, ui as t, visible};

use super::evidence::evidence_view;
use super::live::part;
use super::sheet::Sheet;

/// The table of all nodes.
#[component]
pub fn LeafTable(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let framework = sheet.framework();
    part(move || {
        let rows = sheet.score.with(|score| {
            sheet.assessment.with(|assessment| {
                framework.indices().map(|index| row(&framework, assessment, score, index)).collect_view()
            })
        });
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=t::EVERY_CRITERION>
                <table class="leaves">
                    <thead>
                        <tr>
                            <th scope="col">{t::NUMBER}</th>
                            <th scope="col">{t::CRITERION}</th>
                            <th scope="col" class="num">{t::MAX_POINTS}</th>
                            <th scope="col" class="num">{t::POINTS}</th>
                            <th scope="col">{t::HOW_IT_CAME}</th>
                            <th scope="col">{t::EVIDENCE_AND_NOTE}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}

/// How the points of a node came about, or its state.
pub fn how(framework: &Framework, score: &Score, index: NodeIndex) -> String {
    let (node, scored) = (framework.node(index), score.node(index));
    let line = words::live_line(framework, node, scored);
    line.unwrap_or_else(|| if node.leaf.is_some() { words::state(scored.state).to_owned() } else { String::new() })
}

fn row(framework: &Framework, assessment: &Assessment, score: &Score, index: NodeIndex) -> AnyView {
    let (node, scored) = (framework.node(index), score.node(index));
    let answer = assessment.answers.get(&node.id);
    let evidence = answer.map(|answer| {
        answer.evidence.iter().map(|evidence| view! { <p>{evidence_view(evidence)}</p> }).collect_view()
    });
    let note = answer.filter(|answer| !answer.note.is_empty()).map(|answer| visible(&answer.note));
    let class = if node.leaf.is_some() { "leaf" } else { "inner" };
    view! {
        <tr class=class>
            <td>{node.number.clone()}</td>
            <th scope="row">{node.name.vi.clone()}</th>
            <td class="num" data-label=t::MAX_POINTS>{number::short(node.attainable())}</td>
            <td class="num" data-label=t::POINTS data-node=node.id.clone()>{words::points(framework, scored.points.as_ref())}</td>
            <td data-label=t::HOW_IT_CAME>{how(framework, score, index)}</td>
            <td data-label=t::EVIDENCE_AND_NOTE>{evidence} {note.map(|note| view! { <p class="note-text"><bdi>{note}</bdi></p> })}</td>
        </tr>
    }
    .into_any()
}
