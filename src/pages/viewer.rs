//! The read-only viewer: a sheet from a link, from a file beside the app, or a built-in example.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{self, Assessment};
use thuocdo_core::exchange::decode;
use thuocdo_core::framework::Framework;
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::score::score;
use thuocdo_text::{link as link_words, problem, ui as t, visible};

use super::outcome::outcome;
use super::result::actions;
use super::scoring::{sheet_heading, warnings};
use crate::adapters::{address, dom, files};
use crate::components::markup::{el, part};
use crate::components::sheet::Sheet;
use crate::route::{Route, SheetView, is_beside_the_app};
use crate::state::workspace::Workspace;
use crate::state::{commands, examples, frameworks};

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

/// A sheet with what is noteworthy about the file it stands in, a sentence each, or why there is none.
type Found = Result<(Arc<Framework>, Assessment, Vec<String>), Vec<String>>;

/// The page.
pub fn viewer(source: Source) -> AnyView {
    let is_example = matches!(source, Source::Example(_));
    let found: RwSignal<Option<Found>> = RwSignal::new(None);
    match source {
        Source::Link(payload) => {
            let opened = decode(&payload).map(|(assessment, framework)| (framework, assessment, Vec::new()));
            found.set(Some(opened.map_err(|fault| vec![format!("{}: {}", fault.code(), link_words::fault(&fault))])));
        }
        Source::Example(id) => {
            let example = examples::by_id(&id).map(|example| (example.framework, example.assessment, Vec::new()));
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
        None => el!("h1"["tabindex" = "-1"], t::OPENING),
        Some(Err(lines)) => failed(lines),
        Some(Ok((framework, assessment, noticed))) => shown(framework, assessment, noticed, is_example),
    })
}

fn read(content: Result<String, Problem>) -> Found {
    let read = content.map_err(|problem| vec![problem]).and_then(|text| assessment::read(&text));
    match read {
        Ok(mut read) => {
            // The heading tells it, of a link as well.
            frameworks::but_namesakes(&mut read.warnings);
            Ok((read.framework, read.assessment, lines(&read.warnings)))
        }
        Err(problems) => Err(lines(&problems)),
    }
}

fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|one| problem::line(one, None)).collect()
}

fn failed(lines: Vec<String>) -> AnyView {
    dom::set_title(&t::titled(t::CANNOT_OPEN));
    let lines: Vec<AnyView> = lines.into_iter().map(|line| el!("p", line)).collect();
    vec![
        el!("h1"["tabindex" = "-1"], t::CANNOT_OPEN),
        el!("div" ["class" = "error-summary", "role" = "alert"], lines),
        el!("p", el!("a" ["class" = "button secondary", "href" = Route::Start.href()], t::TO_START)),
    ]
    .into_any()
}

fn shown(framework: Arc<Framework>, assessment: Assessment, noticed: Vec<String>, is_example: bool) -> AnyView {
    let ws = Workspace::expect_context();
    dom::set_title(&t::titled(&t::viewing_of(&visible(&assessment.unit.name))));
    let scored = Arc::new(score(&framework, &assessment));
    let mine = assessment.clone();
    let sheet = Sheet::new(Arc::clone(&framework), Signal::stored(Arc::new(assessment)), Signal::stored(scored));
    let keep = move |_| {
        let twice = commands::has_same_sheet(ws, &mine);
        if let Some(id) = commands::create(ws, Arc::clone(&framework), mine.clone(), is_example) {
            if twice {
                ws.notify(false, t::SAME_SHEET_TITLE, vec![t::same_sheet(&mine.unit.name)], None);
            }
            address::go(&Route::sheet(&id, SheetView::All).href());
        }
    };
    let (title, text) = if is_example { (t::EXAMPLE, t::EXAMPLE_TEXT) } else { (t::READ_ONLY, t::READ_ONLY_TEXT) };
    let banner = el!(
        "div"["class" = if is_example { "banner is-example" } else { "banner" }],
        el!("p", el!("strong", title), " ", text),
        el!("button" ["type" = "button", "class" = "secondary small", @on "click" = keep], t::KEEP_COPY),
    );
    vec![banner, sheet_heading(sheet), warnings(noticed), actions(sheet), outcome(sheet, None)].into_any()
}
