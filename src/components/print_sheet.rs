//! The score sheet on A4: seen only in print.

use leptos::prelude::*;
use thuocdo_core::assessment::Answer;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::Score;
use thuocdo_text::{date, number, score as words, ui as t, visible, visible_lines};

use super::evidence::evidence_view;
use super::leaf_table::how;
use super::markup::{el, part};
use super::sheet::Sheet;

/// The sheet with its national heading, the table of all criteria, the result and the places for signatures.
pub fn print_sheet(sheet: Sheet) -> AnyView {
    let framework = sheet.framework();
    part(move || {
        let assessment = sheet.assessment.get();
        let rows = sheet.score.with(|score| {
            framework
                .indices()
                .map(|index| row(&framework, score, index, assessment.answers.get(&framework.node(index).id)))
                .collect::<Vec<_>>()
        });
        let (total, index, class) = sheet.score.with(|score| {
            let index = score.index.as_ref();
            let class = index.and_then(|index| framework.policies.classes.list.get(index.class?));
            (
                words::points(&framework, Some(&score.total)),
                index.map_or_else(String::new, |index| number::decimal(index.printed)),
                class.map_or_else(String::new, |class| class.name.vi.clone()),
            )
        });
        let attainable = sheet.score.with(|score| score.attainable.to_decimal().map(number::short).unwrap_or_default());
        let basis = framework.legal_basis.iter().map(|basis| basis.number.clone()).collect::<Vec<_>>().join("; ");
        let headings = [t::NUMBER, t::CRITERION, t::MAX_POINTS, t::POINTS, t::HOW_IT_CAME, t::EVIDENCE_AND_NOTE];
        el!(
            "div" ["class" = "print-sheet", "aria-hidden" = "true"],
            el!(
                "div" ["class" = "print-head"],
                el!("p" ["class" = "print-unit"], el!("bdi", visible(&assessment.unit.name))),
                el!(
                    "p" ["class" = "print-state"],
                    el!("strong", t::STATE_NAME),
                    el!("br"),
                    el!("strong" ["class" = "print-motto"], t::STATE_MOTTO),
                ),
            ),
            el!("p" ["class" = "print-title"], t::SHEET_TITLE),
            el!("p" ["class" = "print-subtitle"], framework.title.vi.clone()),
            el!("p" ["class" = "print-subtitle"], t::sheet_subtitle(&date::period(assessment.period), &basis)),
            el!(
                "table",
                el!("thead", el!("tr", headings.map(|heading| el!("th", heading)).into_iter().collect::<Vec<_>>())),
                el!(
                    "tbody",
                    rows,
                    el!(
                        "tr" ["class" = "inner"],
                        el!("td"),
                        el!("td", t::TOTAL),
                        el!("td" ["class" = "num"], attainable),
                        el!("td" ["class" = "num"], total),
                        el!("td" ["colspan" = "2"], t::printed_result(&index, &class)),
                    ),
                ),
            ),
            el!("p" ["class" = "print-rounding"], t::rounding_note(&words::rounding(framework.policies.rounding.leaf))),
            el!(
                "div" ["class" = "print-signatures"],
                el!("p", el!("strong", t::SCORER), el!("br"), el!("em", t::SIGN_NAME)),
                el!("p", el!("strong", t::HEAD_OF_UNIT), el!("br"), el!("em", t::SIGN_SEAL)),
            ),
        )
    })
}

fn row(framework: &Framework, score: &Score, index: NodeIndex, answer: Option<&Answer>) -> AnyView {
    let (node, scored) = (framework.node(index), score.node(index));
    let proof: Option<Vec<AnyView>> =
        answer.map(|answer| answer.evidence.iter().map(|one| el!("p", evidence_view(one))).collect());
    let note = answer
        .filter(|answer| !answer.note.is_empty())
        .map(|answer| el!("p"["class" = "note-text"], visible_lines(&answer.note)));
    el!(
        "tr"["class" = if node.leaf.is_some() { "leaf" } else { "inner" }],
        el!("td", node.number.clone()),
        el!("td", node.name.vi.clone()),
        el!("td"["class" = "num"], number::short(node.attainable())),
        el!("td"["class" = "num"], words::points(framework, scored.points.as_ref())),
        el!("td", how(framework, score, index)),
        el!("td", proof, note),
    )
}
