//! The score sheet on A4: seen only in print.

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::Score;
use thuocdo_text::{date, number, score as words, ui as t, visible};

use super::evidence::evidence_view;
use super::leaf_table::how;
use super::live::part;
use super::sheet::Sheet;

/// The sheet with its national heading, the table of all criteria, the result and the places for signatures.
#[component]
pub fn PrintSheet(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let framework = sheet.framework();
    part(move || {
        let assessment = sheet.assessment.get();
        let rows = sheet.score.with(|score| {
            framework
                .indices()
                .map(|index| {
                    let answer = assessment.answers.get(&framework.node(index).id);
                    let proof = answer.map(|answer| {
                        let rows = answer.evidence.iter().map(|one| view! { <p>{evidence_view(one)}</p> });
                        (rows.collect_view(), (!answer.note.is_empty()).then(|| visible(&answer.note)))
                    });
                    row(&framework, score, index, proof.into_any())
                })
                .collect_view()
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
        view! {
            <div class="print-sheet" aria-hidden="true">
                <div class="print-head">
                    <p class="print-unit"><bdi>{visible(&assessment.unit.name)}</bdi></p>
                    <p class="print-state">
                        <strong>{t::STATE_NAME}</strong>
                        <br />
                        <strong class="print-motto">{t::STATE_MOTTO}</strong>
                    </p>
                </div>
                <p class="print-title">{t::SHEET_TITLE}</p>
                <p class="print-subtitle">{framework.title.vi.clone()}</p>
                <p class="print-subtitle">{t::sheet_subtitle(&date::period(assessment.period), &basis)}</p>
                <table>
                    <thead>
                        <tr>
                            <th>{t::NUMBER}</th>
                            <th>{t::CRITERION}</th>
                            <th>{t::MAX_POINTS}</th>
                            <th>{t::POINTS}</th>
                            <th>{t::HOW_IT_CAME}</th>
                            <th>{t::EVIDENCE_AND_NOTE}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows}
                        <tr class="inner">
                            <td></td>
                            <td>{t::TOTAL}</td>
                            <td class="num">{attainable}</td>
                            <td class="num">{total}</td>
                            <td colspan="2">{t::printed_result(&index, &class)}</td>
                        </tr>
                    </tbody>
                </table>
                <p class="print-rounding">{t::rounding_note(&words::rounding(framework.policies.rounding.leaf))}</p>
                <div class="print-signatures">
                    <p><strong>{t::SCORER}</strong><br /><em>{t::SIGN_NAME}</em></p>
                    <p><strong>{t::HEAD_OF_UNIT}</strong><br /><em>{t::SIGN_SEAL}</em></p>
                </div>
            </div>
        }
        .into_any()
    })
}

fn row(framework: &Framework, score: &Score, index: NodeIndex, proof: AnyView) -> AnyView {
    let (node, scored) = (framework.node(index), score.node(index));
    let class = if node.leaf.is_some() { "leaf" } else { "inner" };
    view! {
        <tr class=class>
            <td>{node.number.clone()}</td>
            <td>{node.name.vi.clone()}</td>
            <td class="num">{number::short(node.attainable())}</td>
            <td class="num">{words::points(framework, scored.points.as_ref())}</td>
            <td>{how(framework, score, index)}</td>
            <td>{proof}</td>
        </tr>
    }
    .into_any()
}
