//! The areas of a sheet as a task list: how far each is, and its points.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::NodeIndex;
use thuocdo_core::score::Progress;
use thuocdo_text::{number, score as words, ui as t};

use super::live::{current as mark, flag, text};
use super::sheet::Sheet;

/// The areas with their state and points, each a link.
#[component]
pub fn TaskList(
    /// The sheet.
    sheet: Sheet,
    /// The address of an area; `None` is the address of all areas at once.
    href: Callback<Option<NodeIndex>, String>,
    /// The area that is shown; `None` when all are.
    #[prop(into)]
    current: Signal<Option<NodeIndex>>,
) -> impl IntoView {
    let framework = sheet.framework();
    let areas = framework.areas().map(|area| task(sheet, area, href, current)).collect_view();
    view! {
        <nav class="task-list" aria-label=t::AREAS>
            <ol>{areas}</ol>
            <a
                class="task-all"
                href=href.run(None)
                aria-current=mark(move || current.get().is_none())
            >
                {t::ALL_AT_ONCE}
            </a>
        </nav>
    }
}

fn task(
    sheet: Sheet,
    area: NodeIndex,
    href: Callback<Option<NodeIndex>, String>,
    current: Signal<Option<NodeIndex>>,
) -> AnyView {
    let framework = sheet.framework();
    let node = framework.node(area);
    let scored = sheet.node_score(area);
    let progress = {
        let framework = Arc::clone(&framework);
        Memo::new(move |_| sheet.score.with(|score| Progress::of(&framework, score, area)))
    };
    let points = {
        let framework = Arc::clone(&framework);
        text(move || scored.with(|scored| words::points(&framework, scored.points.as_ref())))
    };
    let done = move || progress.with(|progress| progress.answered == progress.total);
    view! {
        <li>
            <a href=href.run(Some(area)) aria-current=mark(move || current.get() == Some(area))>
                <span class="task-name">
                    <span class="number">{node.number.clone()}</span>
                    " "
                    {node.name.vi.clone()}
                </span>
                <span class="task-points">{points} " / " {number::short(node.attainable())}</span>
                <span class="task-state" class:is-open=flag(move || !done())>
                    {text(move || progress.with(|progress| t::progress_word(progress.answered, progress.total)))}
                </span>
            </a>
        </li>
    }
    .into_any()
}
