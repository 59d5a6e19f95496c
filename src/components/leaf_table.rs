//! Every node of a sheet in one table: figures, rule line, points, evidence.

use leptos::prelude::*;
use thuocdo_core::assessment::Assessment;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::Score;
use thuocdo_text::{number, score as words, ui as t, visible_lines};

use super::evidence::evidence_view;
use super::markup::{el, part};
use super::sheet::Sheet;
use super::wide_table::{FIGURES, wide_table};

/// The table of all nodes.
pub fn leaf_table(sheet: Sheet) -> AnyView {
    let framework = sheet.framework();
    part(move || {
        let rows: Vec<AnyView> = sheet.score.with(|score| {
            sheet
                .assessment
                .with(|assessment| framework.indices().map(|index| row(&framework, assessment, score, index)).collect())
        });
        let headings = [
            ("", t::NUMBER),
            ("", t::CRITERION),
            (FIGURES, t::MAX_POINTS),
            (FIGURES, t::POINTS),
            ("", t::HOW_IT_CAME),
            ("", t::EVIDENCE_AND_NOTE),
        ];
        wide_table("leaves", t::EVERY_CRITERION, &headings, rows, None)
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
        .map(|answer| el!("p"["class" = "note-text"], el!("bdi", visible_lines(&answer.note))));
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
