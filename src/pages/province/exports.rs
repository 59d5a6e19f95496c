//! What a publication can be taken away as: its file, a table for spreadsheets, a picture, an annex on paper.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use thuocdo_core::exchange::table::{Separator, standings};
use thuocdo_core::snapshot::Snapshot;
use thuocdo_core::snapshot::folder::{FolderFile, LIST, Words, app_files, folder};
use thuocdo_text::{folder as folder_words, problem, table as table_words, ui as t, written};

use crate::adapters::picture::save_png;
use crate::adapters::{clock, dom, files, workbook};
use crate::components::charts::picture::{WIDTH, ranking_picture};
use crate::components::markup::{class, el, part_while, text};
use crate::components::ranking::AT_ONCE;
use crate::components::ranking::annex::annex;
use crate::state::publication::Publication;
use crate::state::workspace::Workspace;

/// The buttons; `annex_made` says whether the annex is on the page, `previous` is the last period's publication.
pub fn exports(
    publication: &Arc<Publication>,
    annex_made: RwSignal<bool>,
    previous: Signal<Option<Arc<Snapshot>>>,
) -> AnyView {
    let ws = Workspace::expect_context();
    let is_working = RwSignal::new(false);
    // It is said before the page stands still.
    let at_work = move |work: Box<dyn FnOnce()>| {
        is_working.set(true);
        clock::later(clock::FRAME, work);
    };
    let done = move || {
        // The page may have been left meanwhile.
        let _ = is_working.try_set(false);
    };
    let file = {
        let publication = Arc::clone(publication);
        move || files::save(&publication.file_name("json"), &publication.snapshot.to_json().to_pretty())
    };
    let table = {
        let publication = Arc::clone(publication);
        move || {
            let text = standings(&publication.snapshot, &written::HEADINGS, Separator::Semicolon);
            files::save_as(&publication.file_name("csv"), files::CSV, &text);
        }
    };
    let workbook = {
        let publication = Arc::clone(publication);
        move || {
            let publication = Arc::clone(&publication);
            let work = async move {
                match workbook::write(&publication.snapshot).await {
                    Ok(bytes) => files::save_bytes(&publication.file_name("xlsx"), files::WORKBOOK, &bytes),
                    Err(problem) => ws.notify(true, t::WORKBOOK_FAILED, vec![table_words::line(&problem, None)], None),
                }
                done();
            };
            at_work(Box::new(|| spawn_local(work)));
        }
    };
    let folder = {
        let publication = Arc::clone(publication);
        move || {
            let (publication, last) = (Arc::clone(&publication), previous.get_untracked());
            let work = async move {
                match packed(&publication, last.as_deref()).await {
                    Ok(bytes) => files::save_bytes(&publication.file_name("zip"), files::ARCHIVE, &bytes),
                    Err(line) => ws.notify(true, t::FOLDER_FAILED, vec![line], None),
                }
                done();
            };
            at_work(Box::new(|| spawn_local(work)));
        }
    };
    let picture = {
        let publication = Arc::clone(publication);
        move || {
            let (svg, height) = ranking_picture(&publication);
            let failed = move || ws.notify(true, t::PICTURE_FAILED, Vec::new(), None);
            save_png(&svg, WIDTH, height, publication.file_name("png"), failed);
        }
    };
    let print = move || {
        at_work(Box::new(move || {
            let _ = annex_made.try_set(true);
            clock::later(
                0,
                Box::new(move || {
                    done();
                    dom::print();
                }),
            );
        }));
    };
    // On a phone they would stand between the reader and the table, and are asked for.
    let is_open = RwSignal::new(false);
    el!(
        "div"["class" = class("take-away", "is-open", move || is_open.get())],
        el!("button" [
            "type" = "button",
            "class" = "secondary",
            "aria-expanded" = text(move || is_open.get().to_string()),
            @on "click" = move |_| is_open.update(|is_open| *is_open = !*is_open),
        ], t::TAKE_AWAY),
        el!(
            "p"["class" = "node-tools"],
            button(t::SAVE_PUBLICATION, file),
            button(t::SAVE_WORKBOOK, workbook),
            button(t::SAVE_CSV, table),
            button(t::SAVE_PICTURE, picture),
            button(t::PRINT_ANNEX, print),
            button(t::SAVE_FOLDER, folder),
            el!(
                "span"["role" = "status"],
                text(move || if is_working.get() { t::WORKING.to_owned() } else { String::new() })
            ),
        ),
    )
}

/// The folder for a web site, packed: the app's own files, fetched from where it lies, with the publication.
async fn packed(publication: &Publication, previous: Option<&Snapshot>) -> Result<Vec<u8>, String> {
    let told = |fault| folder_words::fault(&fault);
    let list = files::fetch_bytes(LIST).await.map_err(|problem| problem::line(&problem, None))?;
    let paths = app_files(&String::from_utf8_lossy(&list)).map_err(told)?;
    let mut app = Vec::with_capacity(paths.len());
    for path in paths {
        let content = files::fetch_bytes(&path).await.map_err(|problem| problem::line(&problem, None))?;
        app.push(FolderFile { path, content });
    }
    let guide = folder_words::guide(&publication.snapshot, previous.is_some());
    let words = Words { headings: written::HEADINGS, guide: &guide };
    let made = folder(app, &publication.snapshot, previous, &words).map_err(told)?;
    let made: Vec<(String, Vec<u8>)> = made.into_iter().map(|file| (file.path, file.content)).collect();
    workbook::zip(&made).await.map_err(|problem| table_words::line(&problem, None))
}

fn button(words: &'static str, act: impl Fn() + 'static) -> AnyView {
    el!("button" ["type" = "button", "class" = "secondary", @on "click" = move |_| act()], words)
}

/// The annex, made a moment after the page is there; a longer one when it is asked for.
pub fn on_paper(publication: &Arc<Publication>, annex_made: RwSignal<bool>) -> AnyView {
    if publication.rows.len() <= AT_ONCE {
        clock::later(
            300,
            Box::new(move || {
                let _ = annex_made.try_set(true);
            }),
        );
    }
    let publication = Arc::clone(publication);
    part_while(move || annex_made.get(), move || annex(&publication))
}
