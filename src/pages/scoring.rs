//! The page on which a sheet is scored: areas, form, score panel.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_text::{date, problem, ui as t, visible};

use crate::components::about_form::about_form;
use crate::components::appraisal_overview::appraisal_task;
use crate::components::area::area;
use crate::components::markup::{Piece, class, el, part, text};
use crate::components::score_panel::{PanelLinks, score_panel};
use crate::components::sheet::{Editing, NodeChange, Sheet};
use crate::components::status_tag::status_tag;
use crate::components::task_list::task_list;
use crate::route::{Route, SheetView};
use crate::state::commands;
use crate::state::frameworks;
use crate::state::history::About;
use crate::state::workspace::{Open, SaveState, Workspace};

/// The handles on the sheet that is open; `None` when none is.
pub fn open_sheet(ws: Workspace) -> Option<Editing> {
    let Open { draft, .. } = ws.open.get_untracked()?;
    let first = (draft.assessment, ws.score.get_untracked()?);
    // When a sheet on another framework is opened, a page that is still being taken down keeps seeing its own.
    let kept = Memo::new(move |before: Option<&(Arc<_>, Arc<_>)>| {
        let before = before.unwrap_or(&first);
        let now = ws.open.with(|open| open.as_ref().map(|open| Arc::clone(&open.draft.assessment)));
        match (now, ws.score.get()) {
            (Some(assessment), Some(score)) if assessment.framework == before.0.framework => (assessment, score),
            _ => before.clone(),
        }
    });
    let sheet = Sheet::new(
        draft.framework,
        Signal::derive(move || kept.with(|kept| Arc::clone(&kept.0))),
        Signal::derive(move || kept.with(|kept| Arc::clone(&kept.1))),
    );
    let change = Callback::new(move |NodeChange { node, field, answer }: NodeChange| {
        let id = sheet.framework().node(node).id.clone();
        commands::answer(ws, &id, field.as_deref(), |_| answer);
    });
    let seal = Callback::new(move |()| commands::seal(ws));
    Some(Editing { sheet, change, seal })
}

/// Whether the open sheet is saved.
pub fn saved_state(ws: Workspace) -> AnyView {
    let saved = text(move || match ws.save_state.get() {
        SaveState::Idle => String::new(),
        SaveState::Pending => t::SAVING.to_owned(),
        SaveState::Saved(at) => t::saved_at(&t::when(&at, &(ws.ports().now)())),
        SaveState::Failed(_) => t::NOT_SAVED.to_owned(),
    });
    let failed = move || matches!(ws.save_state.get(), SaveState::Failed(_));
    el!("span"["class" = class("saved-state", "is-failed", failed)], saved)
}

/// The id of the draft that is open, for addresses.
pub fn draft_id(ws: Workspace) -> Memo<String> {
    Memo::new(move |_| ws.open.with(|open| open.as_ref().map(|open| open.draft.id.clone()).unwrap_or_default()))
}

/// The address of a criterion on the form.
pub fn criterion_href(framework: &Framework, draft: &str, index: NodeIndex) -> String {
    let area = framework.area_of(index);
    Route::area(draft, &framework.node(area).id, Some(&framework.node(index).id)).href()
}

/// The lines that say what a sheet is about, that its framework is not the one that is here under its
/// id, and that it is not in force then.
#[inline(never)]
pub fn sheet_heading(sheet: Sheet) -> AnyView {
    let framework = sheet.framework();
    let namesakes = frameworks::namesakes(&*Workspace::expect_context().ports().store, &framework);
    let in_force = Arc::clone(&framework);
    let out_of_force = part(move || {
        let told = in_force.out_of_force(sheet.assessment.with(|sheet| sheet.period));
        warnings(told.iter().map(|one| problem::line(one, None)).collect())
    });
    let name = text(move || sheet.assessment.with(|assessment| visible(&assessment.unit.name)));
    let period = text(move || sheet.assessment.with(|assessment| date::period(assessment.period)));
    vec![
        el!("h1"["tabindex" = "-1"], el!("bdi", name)),
        el!("p"["class" = "sheet-sub"], framework.short_title.vi.clone(), " · ", period, " ", status_tag(&framework)),
        warnings(namesakes.iter().map(|one| problem::line(one, None)).collect()),
        out_of_force,
    ]
    .into_any()
}

/// What is noteworthy about a sheet, a line each.
#[inline(never)]
pub fn warnings(lines: Vec<String>) -> AnyView {
    let line = |words| el!("p"["class" = "problem is-warning"], words);
    lines.into_iter().map(line).collect::<Vec<_>>().into_any()
}

/// The area that an address means; `None` for all at once.
fn shown_area(framework: &Framework, view: &SheetView) -> Option<NodeIndex> {
    let SheetView::Area { area, .. } = view else { return None };
    let known = framework.find(area).map(|index| framework.area_of(index));
    known.or_else(|| framework.areas().next())
}

/// The page.
pub fn scoring() -> AnyView {
    let ws = Workspace::expect_context();
    let Some(editing) = open_sheet(ws) else { return None::<AnyView>.piece() };
    let (sheet, framework) = (editing.sheet, editing.sheet.framework());
    let draft = draft_id(ws);
    let current: Memo<Option<NodeIndex>> = {
        let framework = Arc::clone(&framework);
        Memo::new(move |before: Option<&Option<NodeIndex>>| {
            ws.route.with(|route| match route {
                Route::Sheet { view: view @ (SheetView::Area { .. } | SheetView::All), .. } => {
                    shown_area(&framework, view)
                }
                _ => before.copied().flatten(),
            })
        })
    };
    let area_href = {
        let framework = Arc::clone(&framework);
        Callback::new(move |area: Option<NodeIndex>| {
            let draft = draft.get();
            match area {
                Some(area) => Route::area(&draft, &framework.node(area).id, None).href(),
                None => Route::sheet(&draft, SheetView::All).href(),
            }
        })
    };
    let href = {
        let framework = Arc::clone(&framework);
        Callback::new(move |index: NodeIndex| criterion_href(&framework, &draft.get(), index))
    };
    let view_href = move |view: fn() -> SheetView| text(move || Route::sheet(&draft.get(), view()).href());
    let on_about = Callback::new(move |about| commands::about(ws, about));
    let about = part(move || {
        ws.about_undone.track();
        about_form(About::of(&sheet.assessment.get_untracked()), t::KEEP_ABOUT, on_about)
    });
    let areas = {
        let framework = Arc::clone(&framework);
        part(move || match current.get() {
            Some(one) => vec![area(editing, one), neighbours(&framework, one, area_href)].into_any(),
            None => framework.areas().map(|one| area(editing, one)).collect::<Vec<_>>().into_any(),
        })
    };
    let links =
        PanelLinks { criterion: href, check: view_href(|| SheetView::Check), result: view_href(|| SheetView::Result) };
    el!(
        "div"["class" = "scoring"],
        el!("div"["class" = "scoring-areas"], task_list(sheet, area_href, current), appraisal_task(sheet, links.check)),
        el!(
            "div"["class" = "scoring-form"],
            sheet_heading(sheet),
            el!("details"["class" = "fold about-sheet"], el!("summary", t::EDIT_ABOUT), about,),
            areas,
        ),
        score_panel(sheet, links, saved_state(ws)),
    )
}

/// The links to the area before and after.
fn neighbours(framework: &Framework, area: NodeIndex, href: Callback<Option<NodeIndex>, String>) -> AnyView {
    let areas: Vec<NodeIndex> = framework.areas().collect();
    let at = areas.iter().position(|one| *one == area).unwrap_or_default();
    let link = |index: Option<&NodeIndex>, class: &'static str, label: &'static str| {
        index.map(|index| {
            let index = *index;
            el!(
                "a" ["class" = class, "href" = text(move || href.run(Some(index)))],
                el!("span" ["class" = "muted"], label),
                el!("span", framework.node(index).name.vi.clone()),
            )
        })
    };
    let before = at.checked_sub(1).and_then(|at| areas.get(at));
    el!(
        "nav" ["class" = "neighbours", "aria-label" = t::NEIGHBOURS],
        link(before, "before", t::BEFORE),
        link(areas.get(at + 1), "after", t::AFTER),
    )
}
