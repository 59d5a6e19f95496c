//! The result of a sheet as it is shown to its owner and to readers alike: figures, areas, losses, every criterion.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::problem::Problem;
use thuocdo_core::score::{Progress, Score};
use thuocdo_text::{date, number, problem, score as words, ui as t};

use crate::components::appraisal_overview::appraisal_totals;
use crate::components::area_bars::area_bars;
use crate::components::criterion::note;
use crate::components::leaf_table::leaf_table;
use crate::components::ledger_table::ledger_table;
use crate::components::markup::{el, nothing, part};
use crate::components::print_sheet::print_sheet;
use crate::components::sheet::Sheet;

/// The result.
///
/// `href` is the address of a criterion on the form, for the sheet's owner.
pub fn outcome(sheet: Sheet, href: Option<Callback<NodeIndex, String>>) -> AnyView {
    let areas = el!(
        "section"["aria-labelledby" = "by-area"],
        el!("h2"["id" = "by-area"], t::POINTS_BY_AREA),
        area_bars(sheet),
    );
    outcome_with(sheet, href, areas)
}

/// The same with another part about the areas.
pub fn outcome_with(sheet: Sheet, href: Option<Callback<NodeIndex, String>>, areas: AnyView) -> AnyView {
    let framework = sheet.framework();
    let summary = {
        let framework = Arc::clone(&framework);
        part(move || summary(&framework, sheet))
    };
    let problems = {
        let framework = Arc::clone(&framework);
        part(move || sheet.score.with(|score| problems(&framework, score)))
    };
    let outcome = el!(
        "div"["class" = "outcome"],
        summary,
        appraisal_totals(sheet),
        problems,
        areas,
        el!(
            "section"["aria-labelledby" = "ledger"],
            el!("h2"["id" = "ledger"], t::LEDGER),
            el!("p"["class" = "muted"], t::LEDGER_HINT),
            ledger_table(sheet, href),
        ),
        el!("section"["aria-labelledby" = "every"], el!("h2"["id" = "every"], t::EVERY_CRITERION), leaf_table(sheet),),
        basis(&framework),
    );
    vec![outcome, print_sheet(sheet)].into_any()
}

/// What is wrong or doubtful in the sheet.
fn problems(framework: &Framework, score: &Score) -> AnyView {
    if score.problems.is_empty() {
        return nothing();
    }
    let line = |one: &Problem| {
        let class = if one.is_error() { "problem is-error" } else { "problem is-warning" };
        el!("li"["class" = class], problem::sentence(one, Some(framework)))
    };
    let lines: Vec<AnyView> = score.problems.iter().map(line).collect();
    el!(
        "section" ["class" = "error-summary", "aria-labelledby" = "outcome-problems"],
        el!("h2" ["id" = "outcome-problems"], t::NEEDS_ATTENTION),
        el!("ul", lines),
    )
}

/// Total, index, class, distance, progress.
fn summary(framework: &Framework, sheet: Sheet) -> AnyView {
    sheet.score.with(|score| {
        let index = score.index.as_ref();
        let classes = &framework.policies.classes.list;
        let class = index.and_then(|index| classes.get(index.class?));
        let next = words::next_class(framework, score);
        let progress = Progress::of_all(framework, score);
        let complete = progress.answered == progress.total;
        let attainable = score.attainable.to_decimal().map(number::short).unwrap_or_default();
        let printed = index.map_or_else(|| t::NO_VALUE.into(), |index| number::decimal(index.printed));
        let label = |words: &'static str| el!("span"["class" = "panel-label"], words);
        el!(
            "section" ["class" = "summary", "aria-label" = t::RESULT],
            el!(
                "p" ["class" = "summary-total"],
                label(t::total_label(sheet.is_appraised(), complete)),
                el!("span" ["class" = "big", "data-total" = ""], words::points(framework, Some(&score.total))),
                el!("span" ["class" = "muted"], " / ", attainable),
            ),
            el!("p", label(t::INDEX), el!("span" ["class" = "figure", "data-index" = ""], printed, " %")),
            el!(
                "p",
                label(t::CLASS),
                class.map(|class| {
                    el!("span" ["class" = "class-word", "data-class" = class.id.clone()], class.name.vi.clone())
                }),
            ),
            el!(
                "p",
                label(t::PROGRESS),
                el!("span" ["class" = "figure"], t::of(progress.answered, progress.total)),
            ),
            next.map(|next| el!("p" ["class" = "panel-next"], next)),
            (!complete).then(|| el!("p" ["class" = "panel-next"], t::NOT_COMPLETE)),
        )
    })
}

/// What the numbers rest on: decision, rounding, classes, remarks, hash.
fn basis(framework: &Framework) -> AnyView {
    let bases: Vec<AnyView> = framework
        .legal_basis
        .iter()
        .map(|basis| {
            let day = basis.date.map(|day| format!(", {}", t::dated(&date::date(day))));
            let checked = t::checked_on(&date::date(basis.checked_on));
            el!(
                "p",
                basis.number.clone(),
                day,
                ", ",
                basis.issuer.clone(),
                ". ",
                el!("span"["class" = "muted"], checked),
            )
        })
        .collect();
    let notes: Vec<AnyView> = framework.notes.iter().map(note).collect();
    let classes = framework
        .policies
        .classes
        .list
        .iter()
        .map(|class| t::class_from(&class.name.vi, &number::short(class.from)))
        .collect::<Vec<_>>()
        .join("; ");
    el!(
        "section"["aria-labelledby" = "basis"],
        el!("h2"["id" = "basis"], t::BASIS),
        bases,
        el!("p", t::leaf_rounding(&words::rounding(framework.policies.rounding.leaf))),
        el!("p", classes, "."),
        el!("details"["class" = "fold"], el!("summary", t::remarks(framework.notes.len())), notes),
        el!("p"["class" = "muted hash"], t::framework_hash(&framework.hash.to_string())),
    )
}
