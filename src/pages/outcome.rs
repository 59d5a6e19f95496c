//! The result of a sheet as it is shown to its owner and to readers alike: figures, areas, losses, every criterion.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex, NoteKind};
use thuocdo_core::number::{Rounding, RoundingMode};
use thuocdo_core::score::{Progress, points_to_next_class};
use thuocdo_text::{date, number, problem, score as words, ui as t};

use crate::components::area_bars::AreaBars;
use crate::components::leaf_table::LeafTable;
use crate::components::live::part;
use crate::components::ledger_table::LedgerTable;
use crate::components::print_sheet::PrintSheet;
use crate::components::sheet::Sheet;

/// The result.
#[component]
pub fn Outcome(
    /// The sheet.
    sheet: Sheet,
    /// The address of a criterion on the form, for its owner.
    #[prop(optional)]
    href: Option<Callback<NodeIndex, String>>,
) -> impl IntoView {
    let framework = sheet.framework();
    let summary = {
        let framework = Arc::clone(&framework);
        part(move || summary(&framework, sheet))
    };
    let problems = {
        let framework = Arc::clone(&framework);
        part(move || {
            sheet.score.with(|score| {
                let lines = score.problems.iter().map(|one| {
                    let class = if one.is_error() { "problem is-error" } else { "problem is-warning" };
                    view! { <li class=class>{problem::sentence(one, Some(&framework))}</li> }.into_any()
                });
                let lines = lines.collect_view();
                (!score.problems.is_empty()).then(|| {
                    view! {
                        <section class="error-summary" aria-labelledby="outcome-problems">
                            <h2 id="outcome-problems">{t::NEEDS_ATTENTION}</h2>
                            <ul>{lines}</ul>
                        </section>
                    }
                })
                .into_any()
            })
        })
    };
    let ledger = match href {
        Some(href) => view! { <LedgerTable sheet href /> }.into_any(),
        None => view! { <LedgerTable sheet /> }.into_any(),
    };
    view! {
        <div class="outcome">
            {summary}
            {problems}
            <section aria-labelledby="by-area">
                <h2 id="by-area">{t::POINTS_BY_AREA}</h2>
                <AreaBars sheet />
            </section>
            <section aria-labelledby="ledger">
                <h2 id="ledger">{t::LEDGER}</h2>
                <p class="muted">{t::LEDGER_HINT}</p>
                {ledger}
            </section>
            <section aria-labelledby="every">
                <h2 id="every">{t::EVERY_CRITERION}</h2>
                <LeafTable sheet />
            </section>
            {basis(&framework)}
        </div>
        <PrintSheet sheet />
    }
}

/// Total, index, class, distance, progress.
fn summary(framework: &Framework, sheet: Sheet) -> AnyView {
    sheet.score.with(|score| {
        let index = score.index.as_ref();
        let classes = &framework.policies.classes.list;
        let class = index.and_then(|index| classes.get(index.class?));
        let up = Rounding { mode: RoundingMode::Up, ..framework.policies.rounding.printed_points };
        let next = points_to_next_class(framework, score)
            .and_then(|next| Some(t::to_next_class(&number::rounded(&next.points, up), &classes.get(next.next)?.name.vi)));
        let progress = Progress::of_all(framework, score);
        let complete = progress.answered == progress.total;
        let attainable = score.attainable.to_decimal().map(number::short).unwrap_or_default();
        view! {
            <section class="summary" aria-label=t::RESULT>
                <p class="summary-total">
                    <span class="panel-label">{if complete { t::TOTAL } else { t::TOTAL_SO_FAR }}</span>
                    <span class="big" data-total="">{words::points(framework, Some(&score.total))}</span>
                    <span class="muted">" / " {attainable}</span>
                </p>
                <p>
                    <span class="panel-label">{t::INDEX}</span>
                    <span class="figure" data-index="">
                        {index.map_or_else(|| t::NO_VALUE.into(), |index| number::decimal(index.printed))} " %"
                    </span>
                </p>
                <p>
                    <span class="panel-label">{t::CLASS}</span>
                    {class
                        .map(|class| {
                            view! { <span class="class-word" data-class=class.id.clone()>{class.name.vi.clone()}</span> }
                        })}
                </p>
                <p>
                    <span class="panel-label">{t::PROGRESS}</span>
                    <span class="figure">{t::of(progress.answered, progress.total)}</span>
                </p>
                {next.map(|next| view! { <p class="panel-next">{next}</p> })}
                {(!complete).then(|| view! { <p class="panel-next">{t::NOT_COMPLETE}</p> })}
            </section>
        }
        .into_any()
    })
}

/// What the numbers rest on: decision, rounding, classes, remarks, hash.
fn basis(framework: &Framework) -> AnyView {
    let bases = framework
        .legal_basis
        .iter()
        .map(|basis| {
            let day = basis.date.map(|day| t::dated(&date::date(day)));
            view! {
                <p>
                    {basis.number.clone()} {day.map(|day| format!(", {day}"))} ", " {basis.issuer.clone()} ". "
                    <span class="muted">{t::checked_on(&date::date(basis.checked_on))}</span>
                </p>
            }
        })
        .collect_view();
    let notes = framework
        .notes
        .iter()
        .map(|note| {
            let (class, word) = match note.kind {
                NoteKind::Conflict => ("note is-conflict", t::SOURCES_DISAGREE),
                NoteKind::Source => ("note", t::SOURCE),
                NoteKind::Remark => ("note", t::REMARK),
            };
            view! { <p class=class><strong>{word}</strong> " " {note.text.clone()}</p> }
        })
        .collect_view();
    let classes = framework
        .policies
        .classes
        .list
        .iter()
        .map(|class| t::class_from(&class.name.vi, &number::short(class.from)))
        .collect::<Vec<_>>()
        .join("; ");
    view! {
        <section aria-labelledby="basis">
            <h2 id="basis">{t::BASIS}</h2>
            {bases}
            <p>{t::leaf_rounding(&words::rounding(framework.policies.rounding.leaf))}</p>
            <p>{classes} "."</p>
            <details class="fold">
                <summary>{t::remarks(framework.notes.len())}</summary>
                {notes}
            </details>
            <p class="muted hash">{t::framework_hash(&framework.hash.to_string())}</p>
        </section>
    }
    .into_any()
}
