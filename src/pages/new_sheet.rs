//! The page for a new sheet: the framework, then what it is about.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Assessment, Period, Unit};
use thuocdo_core::framework::{Framework, embedded};
use thuocdo_text::{date, number, ui as t};

use crate::adapters::address;
use crate::components::about_form::about_form;
use crate::components::markup::{el, flag};
use crate::components::status_tag::status_tag;
use crate::route::{FrameworksView, Route, SheetView};
use crate::state::history::About;
use crate::state::known::label_among;
use crate::state::workspace::{NoticeAction, Workspace};
use crate::state::{commands, frameworks};

/// The page.
pub fn new_sheet() -> AnyView {
    let ws = Workspace::expect_context();
    let frameworks: Vec<Arc<Framework>> =
        embedded().iter().cloned().chain(frameworks::ready(&*ws.ports().store)).collect();
    let chosen = RwSignal::new(0usize);
    let year = (ws.ports().now)().get(..4).and_then(|year| year.parse().ok()).unwrap_or(2026);
    let about = About { unit: Unit::default(), period: Period::Year(year), attainable: None };
    // Two texts of one id are told apart as the library does.
    let all = frameworks.iter().enumerate();
    let options: Vec<AnyView> = all.map(|(at, one)| option(at, one, label_among(&frameworks, one), chosen)).collect();
    let library = Route::Frameworks(FrameworksView::Library).href();
    let on_submit = Callback::new(move |about: About| {
        let Some(framework) = frameworks.get(chosen.get_untracked()) else { return };
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
    vec![
        el!("h1"["tabindex" = "-1"], t::NEW_SHEET),
        el!("fieldset"["class" = "framework-choice"], el!("legend", t::FRAMEWORK), options),
        el!("p", el!("a"["href" = library], t::OTHER_FRAMEWORK)),
        about_form(about, t::START_SCORING, on_submit),
    ]
    .into_any()
}

fn option(at: usize, framework: &Framework, label: String, chosen: RwSignal<usize>) -> AnyView {
    let basis = framework.legal_basis.iter().map(|basis| basis.number.clone()).collect::<Vec<_>>().join("; ");
    let max = framework.attainable().to_decimal().map(number::short).unwrap_or_default();
    let tag = status_tag(framework);
    el!(
        "label"["class" = "framework-option"],
        el!("input" [
            "type" = "radio",
            "name" = "framework",
            @prop "checked" = flag(move || chosen.get() == at),
            @on "change" = move |_| chosen.set(at),
        ]),
        el!(
            "span",
            el!("strong", label),
            el!("span"["class" = "row-sub"], t::framework_line(&basis, &max, &date::in_force(framework.in_force))),
            el!("span"["class" = "row-sub"], framework.levels.join(", ")),
            tag,
        ),
    )
}
