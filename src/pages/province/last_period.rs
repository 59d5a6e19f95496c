//! The publication of the last period beside a ranking: opening it, and what has changed since.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::problem::Problem;
use thuocdo_core::rank::Earlier;
use thuocdo_core::snapshot::{self, Snapshot};
use thuocdo_text::{problem, ui as t, visible};

use crate::adapters::files;
use crate::components::file_door::{Asked, JSON_FILES, file_button};
use crate::components::fold::fold;
use crate::components::markup::{el, part};
use crate::components::ranking::change::change_since;
use crate::components::ranking::computed;
use crate::state::publication::Publication;
use crate::state::workspace::Workspace;

/// The most problems that a file is told in.
const LINES: usize = 20;

/// The part about the last period: its file where there is none yet, else the comparison.
pub fn last_period(
    publication: Signal<Arc<Publication>>,
    is_open: RwSignal<bool>,
    previous: Signal<Option<Arc<Snapshot>>>,
    set: Callback<Option<Arc<Snapshot>>>,
) -> AnyView {
    fold(t::AGAINST_LAST, is_open, move || {
        part(move || match previous.get() {
            None => open_file(set),
            Some(previous) => vec![
                changed(publication, previous),
                el!(
                    "button" ["type" = "button", "class" = "link-button", @on "click" = move |_| set.run(None)],
                    t::DROP_LAST,
                ),
            ]
            .into_any(),
        })
    })
}

/// What has changed since. What the last period scores is computed once, and not with every change of today's table.
fn changed(publication: Signal<Arc<Publication>>, previous: Arc<Snapshot>) -> AnyView {
    let framework = Memo::new_with_compare(
        move |_| publication.with(|publication| Arc::clone(&publication.snapshot.framework)),
        |before, now| before.map(|framework| &framework.hash) != now.map(|framework| &framework.hash),
    );
    let rows = previous.units.len().max(publication.with_untracked(|publication| publication.rows.len()));
    let earlier = {
        let previous = Arc::clone(&previous);
        Memo::new_with_compare(
            move |_| framework.with(|framework| Arc::new(Earlier::of_snapshot(&previous, framework))),
            |_, _| true,
        )
    };
    computed(rows, move || change_since(&publication.get(), &previous, &earlier.get()))
}

fn open_file(set: Callback<Option<Arc<Snapshot>>>) -> AnyView {
    let ws = Workspace::expect_context();
    let take = move |chosen: Vec<_>| {
        files::read_all(chosen, move |name, content| match opened(content) {
            Ok(previous) => {
                // The page may have been left meanwhile.
                let _ = set.try_run(Some(previous));
            }
            Err(problems) => {
                ws.notify(true, format!("{}: {}", t::LAST_NOT_OPENED, visible(&name)), told(&problems), None);
            }
        });
    };
    let asked = Asked { id: "open-last", label: t::OPEN_LAST, accept: JSON_FILES, many: false };
    el!("div", el!("p", t::LAST_MISSING), file_button(asked, Rc::new(take)),)
}

/// The first of what is wrong with a publication, and how much more there is.
pub fn told(problems: &[Problem]) -> Vec<String> {
    t::lines_told(problems.iter().map(|one| problem::line(one, None)), LINES)
}

/// The publication in a file's text.
///
/// # Errors
/// Every problem of it.
pub fn opened(content: Result<String, Problem>) -> Result<Arc<Snapshot>, Vec<Problem>> {
    let text = content.map_err(|problem| vec![problem])?;
    snapshot::read(&text).map(|read| Arc::new(read.snapshot))
}
