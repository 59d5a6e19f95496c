//! The areas of a sheet as a task list: how far each is, and its points.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::Reviewed;
use thuocdo_core::framework::{Block, NodeIndex};
use thuocdo_core::score::Progress;
use thuocdo_text::ui as t;

use super::appraisal_overview::reviewed;
use super::markup::{class, current, el, text};
use super::sheet::{Sheet, numbered};

/// The areas with their state and points, each a link.
///
/// `href` gives the address of an area, and for `None` that of all areas at once; `shown` is the area that is shown,
/// `None` when all are.
pub fn task_list(sheet: Sheet, href: Callback<Option<NodeIndex>, String>, shown: Memo<Option<NodeIndex>>) -> AnyView {
    let framework = sheet.framework();
    let areas: Vec<AnyView> = framework.areas().map(|area| task(sheet, area, href, shown)).collect();
    el!(
        "nav" ["class" = "task-list", "aria-label" = t::AREAS],
        el!("ol", areas),
        el!(
            "a" [
                "class" = "task-all",
                "href" = text(move || href.run(None)),
                "aria-current" = current(move || shown.get().is_none()),
            ],
            t::ALL_AT_ONCE,
        ),
    )
}

fn task(
    sheet: Sheet,
    area: NodeIndex,
    href: Callback<Option<NodeIndex>, String>,
    shown: Memo<Option<NodeIndex>>,
) -> AnyView {
    let framework = sheet.framework();
    let node = framework.node(area);
    let progress = {
        let framework = Arc::clone(&framework);
        Memo::new(move |_| sheet.score.with(|score| Progress::of(&framework, score, area)))
    };
    let state = class("task-state", "is-open", move || progress.with(|progress| progress.answered != progress.total));
    let block = node.block();
    let word = text(move || match block {
        Some(Block::Bonus { .. }) => t::BONUS.to_owned(),
        Some(Block::Penalty) => t::PENALTY.to_owned(),
        None => progress.with(|progress| t::progress_word(progress.answered, progress.total)),
    });
    let within = Arc::clone(&framework);
    let wanting = text(move || {
        let wants = |one: &&Reviewed| one.wants_explanation() && within.area_of(one.node) == area;
        match reviewed(sheet).iter().filter(wants).count() {
            0 => String::new(),
            count => t::wanting_short(count),
        }
    });
    el!(
        "li",
        el!(
            "a" ["href" = text(move || href.run(Some(area))), "aria-current" = current(move || shown.get() == Some(area))],
            el!("span" ["class" = "task-name"], numbered(node)),
            el!("span" ["class" = "task-points"], sheet.points(area), " / ", sheet.out_of(area)),
            el!("span" ["class" = state], word),
            el!("span" ["class" = "task-wanting"], wanting),
        ),
    )
}
