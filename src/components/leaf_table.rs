//! Every node of a sheet in one table: figures, rule line, points, evidence.

use leptos::prelude::*;
use thuocdo_core::assessment::Assessment;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::Score;
use thuocdo_text::{number, score as words, ui as t, visible};

use super::evidence::evidence_view;
use super::markup::{el, part};
use super::sheet::Sheet;

/// The table of all nodes.
pub fn leaf_table(sheet: Sheet) -> AnyView {
    let framework = sheet.framework();
    let heading = |class: &'static str, words: &'static str| el!("th" ["scope" = "col", "class" = class], words);
    part(move || {
        let rows: Vec<AnyView> = sheet.score.with(|score| {
            sheet
                .assessment
                .with(|assessment| framework.indices().map(|index| row(&framework, assessment, score, index)).collect())
        });
        el!(
            "div" ["class" = "table-scroll", "tabindex" = "0", "role" = "region", "aria-label" = t::table_of(t::EVERY_CRITERION)],
            el!(
                "table" ["class" = "leaves"],
                el!(
                    "thead",
                    el!(
                        "tr",
                        heading("", t::NUMBER),
                        heading("", t::CRITERION),
                        heading("num", t::MAX_POINTS),
                        heading("num", t::POINTS),
                        heading("", t::HOW_IT_CAME),
                        heading("", t::EVIDENCE_AND_NOTE),
                    ),
                ),
                el!("tbody", rows),
            ),
        )
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
    let evidence: Option<Vec<AnyView>> =
        answer.map(|answer| answer.evidence.iter().map(|one| el!("p", evidence_view(one))).collect());
    let note = answer
        .filter(|answer| !answer.note.is_empty())
        .map(|answer| el!("p"["class" = "note-text"], el!("bdi", visible(&answer.note))));
    el!(
        "tr"["class" = if node.leaf.is_some() { "leaf" } else { "inner" }],
        el!("td", node.number.clone()),
        el!("th"["scope" = "row"], node.name.vi.clone()),
        el!("td" ["class" = "num", "data-label" = t::MAX_POINTS], number::short(node.attainable())),
        el!(
            "td" ["class" = "num", "data-label" = t::POINTS, "data-node" = node.id.clone()],
            words::points(framework, scored.points.as_ref()),
        ),
        el!("td"["data-label" = t::HOW_IT_CAME], how(framework, score, index)),
        el!("td"["data-label" = t::EVIDENCE_AND_NOTE], evidence, note),
    )
}
