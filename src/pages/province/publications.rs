//! Publications: open one from a file, or one of the examples.

use std::rc::Rc;

use leptos::prelude::*;
use thuocdo_core::snapshot;
use thuocdo_text::{problem, ui as t};

use crate::adapters::{address, files};
use crate::components::file_door::{Asked, JSON_FILES, file_door};
use crate::components::markup::{el, text};
use crate::components::status_tag::example_tag;
use crate::province_route::{PublicationSource, PublicationView};
use crate::state::opened::Opened;
use crate::state::publication::Publication;
use crate::state::workspace::Workspace;

/// The most that a publication's file may weigh here, in bytes: as much as a round's file.
const FILE_LIMIT: usize = 128 << 20;
/// The most problems that a file is told in.
const LINES: usize = 10;

/// The page.
pub fn publications() -> AnyView {
    let examples: Vec<AnyView> = t::PUBLICATION_ROWS.into_iter().map(example_row).collect();
    vec![
        el!("h1"["tabindex" = "-1"], t::PUBLICATIONS),
        el!("p"["class" = "lead"], t::PUBLICATIONS_LEAD),
        el!("div"["class" = "doors"], open_door()),
        el!(
            "section"["aria-labelledby" = "examples"],
            el!("h2"["id" = "examples"], t::EXAMPLES),
            el!("ul"["class" = "rows"], examples),
        ),
    ]
    .into_any()
}

fn example_row([id, name, about]: [&'static str; 3]) -> AnyView {
    let href = PublicationSource::Example(id.to_owned()).href(PublicationView::Table);
    el!(
        "li"["class" = "row"],
        el!(
            "a" ["class" = "row-main", "href" = href],
            el!("strong", name),
            example_tag(t::EXAMPLE),
            el!("span"["class" = "row-sub"], about),
        ),
    )
}

/// The way in for files, chosen or dropped.
fn open_door() -> AnyView {
    let ws = Workspace::expect_context();
    let opened = Opened::expect_context();
    let reading = RwSignal::new(false);
    let take = move |files: Vec<_>| {
        reading.set(!files.is_empty());
        files::read_large(files, FILE_LIMIT, move |next| {
            let Some((name, content)) = next else {
                let _ = reading.try_set(false);
                return;
            };
            let read = content.map_err(|problem| vec![problem]);
            let read = read.and_then(|text| snapshot::read(&text).map(|read| (read.snapshot, text)));
            match read {
                Ok((snapshot, text)) => {
                    opened.open(&name, &text, Publication::open(snapshot));
                    address::go(&PublicationSource::Opened.href(PublicationView::Table));
                }
                Err(problems) => {
                    let lines = t::lines_told(problems.iter().map(|one| problem::line(one, None)), LINES);
                    let lines = std::iter::once(name).chain(lines).collect();
                    ws.notify(true, t::PUBLICATION_NOT_OPENED, lines, None);
                }
            }
        });
    };
    let status = text(move || if reading.get() { t::READING.to_owned() } else { String::new() });
    let above = vec![el!("p", t::OPEN_PUBLICATION_HINT), el!("p"["role" = "status"], status)];
    let asked = Asked { id: "open-publication", label: t::OPEN_FILE, accept: JSON_FILES, many: false };
    file_door(t::OPEN_PUBLICATION, above, asked, Rc::new(take), Vec::new())
}
