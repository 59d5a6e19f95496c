//! The start page: what to do, my sheets, those that were removed, and the examples.

use std::rc::Rc;

use leptos::prelude::*;
use thuocdo_core::framework::Status;
use thuocdo_core::score::{Progress, score};
use thuocdo_text::{date, problem, score as words, ui as t, visible};

use crate::adapters::{address, files, frameworks};
use crate::components::area_bars::bar;
use crate::components::file_door::{Asked, JSON_FILES, file_door};
use crate::components::markup::{Piece, el, invalid, maybe, nothing, part, text};
use crate::components::status_tag::example_tag;
use crate::route::{FrameworksView, Route, SheetView};
use crate::state::commands;
use crate::state::draft::Draft;
use crate::state::drafts::{self, Listed};
use crate::state::storage::keys;
use crate::state::workspace::Workspace;

/// The start page.
pub fn start() -> AnyView {
    let ws = Workspace::expect_context();
    let listed = move |prefix| {
        ws.shelf.track();
        drafts::list(&*ws.ports().store, prefix)
    };
    let examples: Vec<AnyView> = t::EXAMPLE_ROWS.into_iter().map(example_row).collect();
    vec![
        el!("h1"["tabindex" = "-1"], t::APP_NAME),
        el!("p"["class" = "lead"], t::APP_SENTENCE),
        el!("div"["class" = "doors"], score_door(), province_door(), open_door(ws), link_door()),
        el!(
            "section"["aria-labelledby" = "my-sheets"],
            el!("h2"["id" = "my-sheets"], t::MY_SHEETS),
            el!("p"["class" = "muted"], t::WHERE_DATA_LIVE),
            part(move || my_sheets(ws, listed(keys::DRAFT))),
            part(move || removed_sheets(ws, listed(keys::REMOVED))),
        ),
        el!(
            "section"["aria-labelledby" = "examples"],
            el!("h2"["id" = "examples"], t::EXAMPLES),
            el!("p"["class" = "muted"], t::EXAMPLES_HINT),
            el!("ul"["class" = "rows"], examples),
        ),
    ]
    .into_any()
}

/// The way in to a new sheet.
fn score_door() -> AnyView {
    el!(
        "section"["class" = "door"],
        el!("h2", t::DOOR_SCORE),
        el!("p", t::DOOR_SCORE_HINT),
        el!("a" ["class" = "button", "href" = Route::New.href()], t::NEW_SHEET),
        " ",
        el!(
            "a" ["class" = "button secondary", "href" = Route::Frameworks(FrameworksView::Library).href()],
            t::FRAMEWORK_LIBRARY,
        ),
    )
}

/// The way in to rounds and publications, which another program shows.
fn province_door() -> AnyView {
    el!(
        "section"["class" = "door"],
        el!("h2", t::DOOR_PROVINCE),
        el!("p", t::DOOR_PROVINCE_HINT),
        el!("a" ["class" = "button secondary", "href" = "#/dot"], t::TO_ROUNDS),
        " ",
        el!("a" ["class" = "button secondary", "href" = "#/cong-bo"], t::TO_PUBLICATIONS),
    )
}

/// The way in for files, chosen or dropped.
fn open_door(ws: Workspace) -> AnyView {
    let take = move |files: Vec<_>| {
        if files.is_empty() {
            return;
        }
        frameworks::when_here(Box::new(move |here| {
            if here.is_err() {
                return ws.notify(true, t::FRAMEWORKS_NOT_LOADED, vec![t::FRAMEWORKS_NOT_LOADED_TEXT.into()], None);
            }
            files::read_all(files, move |name, content| {
                if let Some(route) = commands::import_file(ws, &name, content) {
                    address::go(&route.href());
                }
            });
        }));
    };
    let asked = Asked { id: "open-files", label: t::OPEN_FILE, accept: JSON_FILES, many: true };
    file_door(t::DOOR_FILE, vec![el!("p", t::DOOR_FILE_HINT)], asked, Rc::new(take), Vec::new())
}

/// The way in for a link.
fn link_door() -> AnyView {
    let link = RwSignal::new(String::new());
    let link_fault = RwSignal::new(false);
    let open_link = move || {
        let typed = link.with_untracked(|text| text.trim().to_owned());
        match typed.split_once("#/xem") {
            Some((_, rest)) => {
                link_fault.set(false);
                address::go(&format!("#/xem{rest}"));
            }
            None => link_fault.set(true),
        }
    };
    let fault_line = || el!("p" ["class" = "problem is-error", "id" = "link-error", "role" = "alert"], t::NOT_A_LINK);
    el!(
        "section"["class" = "door"],
        el!("h2", t::DOOR_LINK),
        el!(
            "form" [
                "novalidate" = "",
                @on "submit" = move |event| {
                    event.prevent_default();
                    open_link();
                },
            ],
            el!(
                "div" ["class" = "field"],
                el!("label" ["for" = "link-field"], t::DOOR_LINK_HINT),
                el!("input" [
                    "id" = "link-field",
                    "type" = "text",
                    "inputmode" = "url",
                    "autocomplete" = "off",
                    @prop "value" = text(move || link.get()),
                    "aria-invalid" = invalid(move || link_fault.get()),
                    "aria-describedby" = maybe(move || link_fault.get().then(|| "link-error".to_owned())),
                    @on "input" = move |event| link.set(event_target_value(&event)),
                ]),
            ),
            part(move || link_fault.get().then(fault_line).piece()),
            el!("button" ["type" = "submit", "class" = "secondary"], t::OPEN_LINK_BUTTON),
        ),
    )
}

fn my_sheets(ws: Workspace, listed: Vec<Listed>) -> AnyView {
    if listed.is_empty() {
        return el!("p"["class" = "empty"], t::NO_SHEETS);
    }
    let rows: Vec<AnyView> = listed
        .into_iter()
        .map(|entry| match entry {
            Listed::Readable(draft) => draft_row(ws, draft),
            Listed::Unreadable { key, text, problems } => {
                let name = format!("{key}.json");
                let why = problems.iter().map(|one| problem::line(one, None)).collect::<Vec<_>>().join(" ");
                el!(
                    "li"["class" = "row is-unreadable"],
                    el!(
                        "div"["class" = "row-main"],
                        el!("strong", t::DRAFT_UNREADABLE),
                        el!("p"["class" = "problem is-error"], why),
                    ),
                    button("secondary small", t::SAVE_AS_IS, move || files::save(&name, &text)),
                )
            }
        })
        .collect();
    el!("ul"["class" = "rows"], rows)
}

fn button(class: &'static str, label: &'static str, mut press: impl FnMut() + 'static) -> AnyView {
    el!("button" ["type" = "button", "class" = class, @on "click" = move |_| press()], label)
}

fn draft_row(ws: Workspace, draft: Draft) -> AnyView {
    let Draft { id, saved_at, example, framework, assessment, .. } = draft;
    let scored = score(&framework, &assessment);
    let progress = Progress::of_all(&framework, &scored);
    let index = scored.index.as_ref();
    let class = index.and_then(|index| framework.policies.classes.list.get(index.class?));
    let percent = (progress.answered * 100).checked_div(progress.total).unwrap_or_default();
    let (result, name) = (Route::sheet(&id, SheetView::Result).href(), visible(&assessment.unit.name));
    el!(
        "li"["class" = "row"],
        el!(
            "a" ["class" = "row-main", "href" = Route::area(&id, "", None).href()],
            el!("strong", el!("bdi", name.clone())),
            (example || framework.status == Status::Example).then(|| example_tag(t::EXAMPLE)),
            el!(
                "span" ["class" = "row-sub"],
                framework.short_title.vi.clone(),
                " · ",
                date::period(assessment.period),
                " · ",
                t::last_change(&t::moment(&saved_at)),
            ),
        ),
        el!(
            "span"["class" = "row-progress"],
            bar(percent.to_string()),
            el!("span", t::of(progress.answered, progress.total)),
        ),
        el!(
            "span"["class" = "row-total"],
            el!("strong", words::points(&framework, Some(&scored.total))),
            class.map(|class| {
                el!("span" ["class" = "class-word", "data-class" = class.id.clone()], class.name.vi.clone())
            }),
        ),
        el!(
            "span"["class" = "row-actions"],
            el!("a" ["href" = result, "aria-label" = t::result_of(&name)], t::RESULT),
            el!(
                "button" [
                    "type" = "button",
                    "class" = "link-button",
                    "aria-label" = t::remove_of(&name),
                    @on "click" = move |_| commands::remove(ws, &id),
                ],
                t::REMOVE,
            ),
        ),
    )
}

fn removed_sheets(ws: Workspace, listed: Vec<Listed>) -> AnyView {
    if listed.is_empty() {
        return nothing();
    }
    let count = listed.len();
    let rows: Vec<AnyView> = listed
        .into_iter()
        .map(|entry| {
            let (key, name) = match entry {
                Listed::Readable(draft) => {
                    (format!("{}{}", keys::REMOVED, draft.id), visible(&draft.assessment.unit.name))
                }
                Listed::Unreadable { key, .. } => (key, t::DRAFT_UNREADABLE.to_owned()),
            };
            let id = key.strip_prefix(keys::REMOVED).unwrap_or_default().to_owned();
            el!(
                "li"["class" = "row"],
                el!("span"["class" = "row-main"], el!("bdi", name)),
                el!(
                    "span"["class" = "row-actions"],
                    button("secondary small", t::RESTORE, move || commands::restore(ws, &id)),
                    button("link-button", t::REMOVE_FOR_GOOD, move || commands::forget(ws, &key)),
                ),
            )
        })
        .collect();
    el!("details"["class" = "fold removed"], el!("summary", t::removed_count(count)), el!("ul"["class" = "rows"], rows),)
}

/// An example, told without its framework: the first visit has none yet.
fn example_row([id, unit, about]: [&'static str; 3]) -> AnyView {
    el!(
        "li"["class" = "row"],
        el!(
            "a" ["class" = "row-main", "href" = Route::Example(id.to_owned()).href()],
            el!("strong", el!("bdi", unit)),
            example_tag(t::EXAMPLE),
            el!("span" ["class" = "row-sub"], about),
        ),
    )
}
