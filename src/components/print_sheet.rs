//! The score sheet on A4: seen only in print.

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Appraised, Stage};
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::Score;
use thuocdo_text::{date, number, score as words, ui as t, visible, visible_lines};

use super::appraisal_overview::result_of;
use super::appraised::reasons;
use super::evidence::documents_view;
use super::leaf_table::how;
use super::markup::{el, part};
use super::sheet::Sheet;
use super::status_tag::status_tag;

/// The sheet with its national heading, the table of all criteria, the result and the places for signatures.
pub fn print_sheet(sheet: Sheet) -> AnyView {
    let framework = sheet.framework();
    part(move || {
        let assessment = sheet.assessment.get();
        let appraised = sheet.appraised();
        let table = sheet.score.with(|score| {
            let answer = |index| assessment.answers.get(&framework.node(index).id);
            match &appraised {
                Some(appraised) => appraised_table(&framework, score, appraised, answer),
                None => plain_table(&framework, score, answer),
            }
        });
        let basis = framework.legal_basis.iter().map(|basis| basis.number.clone()).collect::<Vec<_>>().join("; ");
        el!(
            "div" [
                "class" = if appraised.is_some() { "print-sheet is-appraised" } else { "print-sheet" },
                "aria-hidden" = "true",
            ],
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
            table,
            el!("p" ["class" = "print-rounding"], t::rounding_note(&words::rounding(framework.policies.rounding.leaf))),
            el!(
                "div" ["class" = "print-signatures"],
                el!("p", el!("strong", t::SCORER), el!("br"), el!("em", t::SIGN_NAME)),
                el!("p", el!("strong", t::HEAD_OF_UNIT), el!("br"), el!("em", t::SIGN_SEAL)),
            ),
        )
    })
}

/// A table under its headings, each with the class of its column; on each page below them what the framework is, where it
/// is no official text: widths are those of the first row.
fn table(
    framework: &Framework,
    headings: &[(&'static str, &'static str)],
    rows: Vec<AnyView>,
    foot: AnyView,
) -> AnyView {
    let columns = headings.len().to_string();
    let mark = status_tag(framework).map(|tag| el!("tr", el!("th"["colspan" = columns], tag)));
    let headings: Vec<AnyView> = headings.iter().map(|(class, words)| el!("th"["class" = *class], *words)).collect();
    el!("table", el!("thead", el!("tr", headings), mark), el!("tbody", rows, foot))
}

fn attainable(score: &Score) -> String {
    score.attainable.to_decimal().map(number::short).unwrap_or_default()
}

/// The sheet as the unit scored itself.
fn plain_table<'a>(framework: &Framework, score: &Score, answer: impl Fn(NodeIndex) -> Option<&'a Answer>) -> AnyView {
    let headings = [
        ("is-number", t::NUMBER),
        ("", t::CRITERION),
        ("is-points", t::MAX_POINTS),
        ("is-points", t::POINTS),
        ("is-words", t::HOW_IT_CAME),
        ("is-words", t::EVIDENCE_AND_NOTE),
    ];
    let row = |index| {
        let mut cells = first_cells(framework, score, index);
        cells.push(el!("td", how(framework, score, index)));
        cells.push(el!("td", documents(answer(index))));
        row(framework, index, cells)
    };
    let (total, index, class) = result_of(framework, score);
    let class = class.map(|(_, name)| name).unwrap_or_default();
    let foot = el!(
        "tr"["class" = "inner"],
        el!("td"),
        el!("td", t::TOTAL),
        el!("td"["class" = "num"], attainable(score)),
        el!("td"["class" = "num"], total),
        el!("td"["colspan" = "2"], t::printed_result(&index, &class)),
    );
    table(framework, &headings, framework.indices().map(row).collect(), foot)
}

/// The sheet with what the appraisers gave beside the self-score, and why.
fn appraised_table<'a>(
    framework: &Framework,
    score: &Score,
    appraised: &Appraised,
    answer: impl Fn(NodeIndex) -> Option<&'a Answer>,
) -> AnyView {
    let headings = [
        ("is-number", t::NUMBER),
        ("", t::CRITERION),
        ("is-points", t::MAX_POINTS),
        ("is-points", t::SELF_SCORE),
        ("is-points", t::FIRST_APPRAISAL),
        ("is-points", t::SECOND_APPRAISAL),
        ("is-words", t::FIGURES_AND_EVIDENCE),
        ("is-words", t::REASON_AND_EXPLANATION),
    ];
    let stages: Vec<_> = appraised.stages().collect();
    let at = |stage| stages.iter().find(|(one, _)| *one == stage).map(|(_, score)| *score);
    let (first, last) = (at(Stage::First), at(Stage::Final));
    let row = |index| {
        let points = |at: Option<&Score>| at.map(|at| words::points(framework, at.node(index).points.as_ref()));
        let mut cells = first_cells(framework, score, index);
        cells.push(el!("td"["class" = "num"], points(first)));
        cells.push(el!("td"["class" = "num"], points(last)));
        cells.push(el!("td", how(framework, score, index), documents(answer(index))));
        cells.push(el!("td", answer(index).map(reasons)));
        row(framework, index, cells)
    };
    let total = |at: Option<&Score>| at.map(|at| result_of(framework, at).0);
    let (_, index, class) = result_of(framework, &appraised.last);
    let class = class.map(|(_, name)| name).unwrap_or_default();
    let foot = el!(
        "tr"["class" = "inner"],
        el!("td"),
        el!("td", t::TOTAL),
        el!("td"["class" = "num"], attainable(score)),
        el!("td"["class" = "num"], total(Some(score))),
        el!("td"["class" = "num"], total(first)),
        el!("td"["class" = "num"], total(last)),
        el!("td"["colspan" = "2"], t::printed_appraised_result(&index, &class)),
    );
    table(framework, &headings, framework.indices().map(row).collect(), foot)
}

fn row(framework: &Framework, index: NodeIndex, cells: Vec<AnyView>) -> AnyView {
    el!("tr"["class" = if framework.node(index).leaf.is_some() { "leaf" } else { "inner" }], cells)
}

/// Number, name, the most points, and the unit's own.
fn first_cells(framework: &Framework, score: &Score, index: NodeIndex) -> Vec<AnyView> {
    let node = framework.node(index);
    vec![
        el!("td", node.number.clone()),
        el!("td", node.name.vi.clone()),
        el!("td"["class" = "num"], number::short(node.attainable())),
        el!("td"["class" = "num"], words::points(framework, score.node(index).points.as_ref())),
    ]
}

/// The documents and the note of an answer.
fn documents(answer: Option<&Answer>) -> Vec<AnyView> {
    let Some(answer) = answer else { return Vec::new() };
    let mut said = documents_view(&answer.evidence);
    if !answer.note.is_empty() {
        said.push(el!("p"["class" = "note-text"], visible_lines(&answer.note)));
    }
    said
}
