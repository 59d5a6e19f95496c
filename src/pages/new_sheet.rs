//! The page for a new sheet: the framework, then what it is about.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Assessment, Period, Unit};
use thuocdo_core::framework::{Framework, Status, embedded};
use thuocdo_text::{number, ui as t};

use crate::adapters::address;
use crate::components::about_form::AboutForm;
use crate::components::live::{flag, on};
use crate::route::{Route, SheetView};
use crate::state::commands;
use crate::state::history::About;
use crate::state::workspace::{NoticeAction, Workspace};

/// The page.
#[component]
pub fn NewSheet() -> impl IntoView {
    let ws = Workspace::expect_context();
    let chosen = RwSignal::new(0usize);
    let year = (ws.ports().now)().get(..4).and_then(|year| year.parse().ok()).unwrap_or(2026);
    let about = About { unit: Unit::default(), period: Period::Year(year), attainable: None };
    let on_submit = Callback::new(move |about: About| {
        let Some(framework) = embedded().get(chosen.get_untracked()) else { return };
        let mut assessment = Assessment::new(&framework.id, about.unit, about.period);
        assessment.attainable = about.attainable;
        let twice = commands::has_same_sheet(ws, &assessment);
        let name = assessment.unit.name.clone();
        if let Some(id) = commands::create(ws, Arc::clone(framework), assessment, false) {
            if twice {
                ws.notify(false, t::SAME_SHEET_TITLE, vec![t::same_sheet(&name)], Some(NoticeAction::Go(Route::Start)));
            }
            address::go(&Route::sheet(&id, SheetView::Area { area: String::new(), node: None }).href());
        }
    });
    let options = embedded().iter().enumerate().map(|(at, framework)| option(at, framework, chosen)).collect_view();
    view! {
        <h1 tabindex="-1">{t::NEW_SHEET}</h1>
        <fieldset class="framework-choice">
            <legend>{t::FRAMEWORK}</legend>
            {options}
        </fieldset>
        <AboutForm about submit=t::START_SCORING on_submit />
    }
}

fn option(at: usize, framework: &Arc<Framework>, chosen: RwSignal<usize>) -> AnyView {
    let basis = framework.legal_basis.iter().map(|basis| basis.number.clone()).collect::<Vec<_>>().join("; ");
    let max = framework.attainable().to_decimal().map(number::short).unwrap_or_default();
    let partial = framework.status == Status::Partial;
    view! {
        <label class="framework-option">
            <input type="radio" name="framework" prop:checked=flag(move || chosen.get() == at) on:change=on(move |_| chosen.set(at)) />
            <span>
                <strong>{framework.short_title.vi.clone()}</strong>
                <span class="row-sub">{t::framework_line(&basis, &max)}</span>
                <span class="row-sub">{framework.levels.join(", ")}</span>
                {partial.then(|| view! { <span class="tag">{t::PARTIAL}</span> })}
            </span>
        </label>
    }
    .into_any()
}
