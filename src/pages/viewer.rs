//! The read-only viewer: a sheet from a link, from a file beside the app, or a built-in example.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{self, Assessment};
use thuocdo_core::exchange::decode;
use thuocdo_core::framework::Framework;
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::score::score;
use thuocdo_text::{link as link_words, problem, ui as t};

use super::outcome::Outcome;
use super::result::Actions;
use super::scoring::SheetHeading;
use crate::adapters::{address, files};
use crate::components::live::{on, part};
use crate::components::sheet::Sheet;
use crate::route::{Route, SheetView, is_beside_the_app};
use crate::state::workspace::Workspace;
use crate::state::{commands, examples};

/// Where a sheet to look at comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A link's payload.
    Link(String),
    /// A file beside the app.
    File(String),
    /// An example's id.
    Example(String),
}

type Found = Result<(Arc<Framework>, Assessment), Vec<String>>;

/// The page.
#[component]
pub fn Viewer(
    /// Where the sheet comes from.
    source: Source,
) -> impl IntoView {
    let is_example = matches!(source, Source::Example(_));
    let found: RwSignal<Option<Found>> = RwSignal::new(None);
    match source {
        Source::Link(payload) => {
            let opened = decode(&payload).map(|(assessment, framework)| (framework, assessment));
            found.set(Some(opened.map_err(|fault| vec![format!("{}: {}", fault.code(), link_words::fault(&fault))])));
        }
        Source::Example(id) => {
            let example = examples::by_id(&id).map(|example| (example.framework, example.assessment));
            found.set(Some(example.ok_or_else(|| vec![t::NO_SUCH_EXAMPLE.to_owned()])));
        }
        Source::File(path) if is_beside_the_app(&path) => files::fetch(path, move |content| {
            // The page may have been left meanwhile; then there is nobody to tell.
            let _ = found.try_set(Some(read(content)));
        }),
        Source::File(path) => {
            let fault = Problem::at("", Fault::BadLink { found: path });
            found.set(Some(Err(vec![format!("{}: {}", fault.code(), t::FILE_NOT_BESIDE)])));
        }
    }
    part(move || match found.get() {
        None => view! { <h1 tabindex="-1">{t::OPENING}</h1> }.into_any(),
        Some(Err(lines)) => failed(lines),
        Some(Ok((framework, assessment))) => shown(framework, assessment, is_example),
    })
}

fn read(content: Result<String, Problem>) -> Found {
    let read = content.map_err(|problem| vec![problem]).and_then(|text| assessment::read(&text));
    match read {
        Ok(read) => Ok((read.framework, read.assessment)),
        Err(problems) => Err(problems.iter().map(|one| problem::line(one, None)).collect()),
    }
}

fn failed(lines: Vec<String>) -> AnyView {
    view! {
        <h1 tabindex="-1">{t::CANNOT_OPEN}</h1>
        <div class="error-summary" role="alert">
            {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </div>
        <p><a class="button secondary" href=Route::Start.href()>{t::TO_START}</a></p>
    }
    .into_any()
}

fn shown(framework: Arc<Framework>, assessment: Assessment, is_example: bool) -> AnyView {
    let ws = Workspace::expect_context();
    let scored = Arc::new(score(&framework, &assessment));
    let mine = assessment.clone();
    let sheet = Sheet::new(
        Arc::clone(&framework),
        Signal::stored(Arc::new(assessment)),
        Signal::stored(scored),
    );
    let keep = move |_: leptos::ev::MouseEvent| {
        let twice = commands::has_same_sheet(ws, &mine);
        if let Some(id) = commands::create(ws, Arc::clone(&framework), mine.clone(), is_example) {
            if twice {
                ws.notify(false, t::SAME_SHEET_TITLE, vec![t::same_sheet(&mine.unit.name)], None);
            }
            address::go(&Route::sheet(&id, SheetView::All).href());
        }
    };
    let (title, text) = if is_example { (t::EXAMPLE, t::EXAMPLE_TEXT) } else { (t::READ_ONLY, t::READ_ONLY_TEXT) };
    view! {
        <div class="banner" class:is-example=is_example>
            <p><strong>{title}</strong> " " {text}</p>
            <button type="button" class="secondary small" on:click=on(keep)>{t::KEEP_COPY}</button>
        </div>
        <SheetHeading sheet />
        <Actions sheet />
        <Outcome sheet />
    }
    .into_any()
}
