//! The library: my frameworks and those that are built in, with ways to make, open, duplicate and compare them.

use std::rc::Rc;

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::framework::{FILE_LIMIT, Framework, Status, embedded};
use thuocdo_text::{date, number, problem, ui as t, visible};

use super::{OWN, to};
use crate::adapters::{address, files};
use crate::components::file_door::{Asked, JSON_FILES, file_button};
use crate::components::markup::{Piece, el, part};
use crate::route::FrameworksView;
use crate::state::copying::copy_of;
use crate::state::frameworks::{self, OwnFramework};
use crate::state::workspace::Workspace;

/// What a new framework begins as: a heading without words, and no policies, since none has a default.
const NEW: &str = include_str!("../../../assets/templates/new-framework.json");

/// The page.
pub fn library() -> AnyView {
    let ws = Workspace::expect_context();
    let own = Memo::new_with_compare(
        move |_| {
            ws.shelf.track();
            frameworks::list(&*ws.ports().store)
        },
        |_, _| true,
    );
    // What was deleted last can be brought back as long as this page is open.
    let deleted: RwSignal<Option<OwnFramework>> = RwSignal::new(None);
    let make = move |_| {
        if let Ok(text) = Json::parse(NEW, FILE_LIMIT)
            && let Some(key) = frameworks::create(ws, text)
        {
            address::go(&to(FrameworksView::Edit(key)));
        }
    };
    let compare = FrameworksView::Compare { before: String::new(), after: String::new() };
    vec![
        el!("h1"["tabindex" = "-1"], t::LIBRARY),
        el!("p"["class" = "lead"], t::LIBRARY_LEAD),
        el!(
            "p"["class" = "node-tools"],
            el!("button" ["type" = "button", @on "click" = make], t::NEW_FRAMEWORK),
            open_button(ws),
            el!("a" ["class" = "button secondary", "href" = to(compare)], t::COMPARE),
        ),
        el!(
            "section"["aria-labelledby" = "own-frameworks"],
            el!("h2"["id" = "own-frameworks"], t::MY_FRAMEWORKS),
            el!(
                "div"["role" = "status"],
                part(move || deleted.get().map(|own| restore_line(ws, own, deleted)).piece())
            ),
            part(move || own_list(ws, own.get(), deleted)),
        ),
        el!(
            "section"["aria-labelledby" = "built-in"],
            el!("h2"["id" = "built-in"], t::BUILT_IN),
            el!("ul"["class" = "rows"], embedded().iter().map(|one| built_in_row(ws, one)).collect::<Vec<_>>()),
        ),
    ]
    .into_any()
}

fn open_button(ws: Workspace) -> AnyView {
    let take = move |chosen: Vec<_>| {
        files::read_all(chosen, move |name, content| {
            let read = content.and_then(|text| Json::parse(&text, FILE_LIMIT));
            let read = read.and_then(|json| match thuocdo_core::framework::read_json(json.clone()) {
                Ok(_) => Ok((json, false)),
                Err(problems) => frameworks::refusal(&problems).cloned().map_or(Ok((json, true)), Err),
            });
            match read {
                Ok((json, unfinished)) => {
                    let Some(key) = frameworks::create(ws, json) else { return };
                    if unfinished {
                        ws.notify(false, visible(&name), vec![t::FRAMEWORK_OPENED_UNFINISHED.into()], None);
                    }
                    address::go(&to(FrameworksView::Edit(key)));
                }
                Err(fault) => {
                    let title = format!("{}: {}", t::FRAMEWORK_NOT_OPENED, visible(&name));
                    ws.notify(true, title, vec![problem::line(&fault, None)], None);
                }
            }
        });
    };
    let asked = Asked { id: "open-framework", label: t::OPEN_FRAMEWORK_FILE, accept: JSON_FILES, many: false };
    file_button(asked, Rc::new(take))
}

/// What was deleted last, with the way back.
fn restore_line(ws: Workspace, own: OwnFramework, deleted: RwSignal<Option<OwnFramework>>) -> AnyView {
    let said = t::framework_deleted(&shown_name(&own));
    let restore = move |_| {
        let ports = ws.ports();
        match frameworks::put_back(&*ports.store, own.clone(), &(ports.new_id)()) {
            Ok(kept) => {
                if kept.key != own.key {
                    ws.notify(false, t::COPIED_TITLE, vec![t::FRAMEWORK_COPIED.into()], None);
                }
                deleted.set(None);
                ws.shelf.update(|shelf| *shelf += 1);
            }
            Err(fault) => ws.notify(true, t::FRAMEWORK_NOT_KEPT, vec![fault.sentence().into()], None),
        }
    };
    el!(
        "p"["class" = "banner"],
        said,
        " ",
        el!("button" ["type" = "button", "class" = "secondary small", @on "click" = restore], t::RESTORE),
    )
}

fn shown_name(own: &OwnFramework) -> String {
    let name = own.name();
    if name.is_empty() { t::UNNAMED.to_owned() } else { visible(&name) }
}

fn own_list(
    ws: Workspace,
    own: Vec<Result<OwnFramework, (String, thuocdo_core::problem::Problem)>>,
    deleted: RwSignal<Option<OwnFramework>>,
) -> AnyView {
    if own.is_empty() {
        return el!("p"["class" = "empty"], t::NO_FRAMEWORKS);
    }
    let rows: Vec<AnyView> = own
        .into_iter()
        .map(|one| match one {
            Ok(own) => own_row(ws, own, deleted),
            Err((text, fault)) => {
                let save = move |_| files::save("thuocdo-bo-tieu-chi.json", &text);
                el!(
                    "li"["class" = "row is-unreadable"],
                    el!(
                        "div"["class" = "row-main"],
                        el!("strong", t::FRAMEWORK_UNREADABLE),
                        el!("p"["class" = "problem is-error"], problem::line(&fault, None)),
                    ),
                    el!("button" ["type" = "button", "class" = "secondary small", @on "click" = save], t::SAVE_AS_IS),
                )
            }
        })
        .collect();
    el!("ul"["class" = "rows"], rows)
}

fn own_row(ws: Workspace, own: OwnFramework, deleted: RwSignal<Option<OwnFramework>>) -> AnyView {
    let name = shown_name(&own);
    let ready = own.framework().ok();
    let state = if ready.is_some() { t::READY } else { t::NOT_READY };
    let (edit, read) = (to(FrameworksView::Edit(own.key.clone())), format!("{OWN}{}", own.key));
    let sure = RwSignal::new(false);
    let gone = own.clone();
    let delete = move |_| {
        if !sure.get_untracked() {
            return sure.set(true);
        }
        if frameworks::remove(&*ws.ports().store, &gone) {
            deleted.set(Some(gone.clone()));
        } else {
            ws.notify(true, t::FRAMEWORK_NOT_DELETED, vec![t::FRAMEWORK_NOT_AS_SHOWN.into()], None);
        }
        ws.shelf.update(|shelf| *shelf += 1);
    };
    let label = crate::components::markup::text(move || {
        if sure.get() { t::DELETE_SURE.to_owned() } else { t::DELETE_FRAMEWORK.to_owned() }
    });
    let text = own.text.clone();
    let duplicate = move |_| duplicate(ws, &text);
    el!(
        "li"["class" = "row"],
        el!(
            "a" ["class" = "row-main", "href" = edit.clone()],
            el!("strong", el!("bdi", name)),
            el!("span"["class" = "row-sub"], state, " · ", t::last_change(&t::moment(&own.saved_at))),
        ),
        el!(
            "span"["class" = "row-actions"],
            ready.map(|_| el!("a"["href" = to(FrameworksView::Read(read))], t::READ)),
            el!("a"["href" = edit], t::EDIT),
            el!("button" ["type" = "button", "class" = "link-button", @on "click" = duplicate], t::DUPLICATE),
            el!("button" ["type" = "button", "class" = "link-button", @on "click" = delete], label),
        ),
    )
}

fn built_in_row(ws: Workspace, framework: &std::sync::Arc<Framework>) -> AnyView {
    let text = framework.source().clone();
    let in_force = date::in_force(framework.in_force);
    let max = framework.attainable().to_decimal().map(number::short).unwrap_or_default();
    let leaves = framework.nodes().iter().filter(|node| node.leaf.is_some()).count();
    let tag = match framework.status {
        Status::Official => None,
        Status::Partial => Some(el!("span"["class" = "tag"], t::status(Status::Partial))),
        Status::Example => Some(el!("span"["class" = "tag is-example"], t::status(Status::Example))),
    };
    el!(
        "li"["class" = "row"],
        el!(
            "a" ["class" = "row-main", "href" = to(FrameworksView::Read(framework.id.clone()))],
            el!("strong", framework.short_title.vi.clone()),
            " ",
            tag.piece(),
            el!("span"["class" = "row-sub"], in_force, " · ", t::tree_counts(framework.nodes().len(), leaves, &max)),
        ),
        el!(
            "span"["class" = "row-actions"],
            el!("a"["href" = to(FrameworksView::Read(framework.id.clone()))], t::READ),
            el!(
                "button" ["type" = "button", "class" = "link-button", @on "click" = move |_| duplicate(ws, &text)],
                t::DUPLICATE,
            ),
        ),
    )
}

/// Makes a copy of mine of a framework file, under an id and a name of its own, says what is to be changed of it, and goes
/// to edit it.
pub fn duplicate(ws: Workspace, text: &Json) {
    let mut known: Vec<String> = Vec::new();
    for framework in embedded() {
        known.extend([framework.id.clone(), framework.short_title.vi.clone()]);
    }
    for own in frameworks::list(&*ws.ports().store).into_iter().flatten() {
        known.extend([own.name(), own.id()]);
    }
    let copy = copy_of(text, &|words| known.iter().any(|one| one == words));
    let (name, id) = (visible(&frameworks::name_of(&copy)), visible(&frameworks::id_of(&copy)));
    if let Some(key) = frameworks::create(ws, copy) {
        ws.notify(false, t::DUPLICATED, vec![t::duplicated_as(&name, &id), t::DUPLICATED_TO_DO.into()], None);
        address::go(&to(FrameworksView::Edit(key)));
    }
}
