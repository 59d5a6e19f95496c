//! The library: my frameworks and those that are built in, with ways to make, open, duplicate and compare them.

use std::rc::Rc;

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::framework::{FILE_LIMIT, Framework, Status, embedded};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_text::{date, number, problem, ui as t, visible};

use super::to;
use crate::adapters::{address, files};
use crate::components::file_door::{Asked, JSON_FILES, file_button};
use crate::components::markup::{Piece, el, part};
use crate::components::status_tag::example_tag;
use crate::route::{FrameworksView, Route};
use crate::state::copying::copy_of;
use crate::state::frameworks::{self, OwnFramework};
use crate::state::known::{self, Known, OWN, Origin};
use crate::state::workspace::{NoticeAction, Workspace};

/// What a new framework begins as: a heading without words, and no policies, since none has a default.
const NEW: &str = include_str!("../../../assets/templates/new-framework.json");

/// The page.
pub fn library() -> AnyView {
    let ws = Workspace::expect_context();
    let kept = Memo::new_with_compare(
        move |_| {
            ws.shelf.track();
            let store = ws.ports().store;
            (frameworks::list(&*store), known::all(&*store))
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
            part(move || {
                let (own, known) = kept.get();
                own_list(ws, own, &known, deleted)
            }),
        ),
        part(move || kept.with(|(_, known)| others(ws, known))),
    ]
    .into_any()
}

fn open_button(ws: Workspace) -> AnyView {
    let take = move |chosen: Vec<_>| {
        files::read_all(chosen, move |name, content| {
            let read = content.and_then(|text| Json::parse(&text, FILE_LIMIT));
            let read = read.and_then(|json| match thuocdo_core::framework::read_json(json.clone()) {
                Ok(ready) => Ok((json, Some(ready))),
                Err(problems) => frameworks::refusal(&problems).cloned().map_or(Ok((json, None)), Err),
            });
            match read {
                Ok((json, ready)) => {
                    let store = ws.ports().store;
                    // One that is mine already is shown instead of a second one that nobody could tell from it.
                    if let Some(own) = known::mine_alike(&*store, &json, ready.as_ref()) {
                        let line = t::same_as_own(&visible(&name), &shown_name(&own));
                        ws.notify(false, t::SAME_TEXT, vec![line], None);
                        return address::go(&to(FrameworksView::Edit(own.key)));
                    }
                    let known = known::all(&*store);
                    let Some(key) = frameworks::create(ws, json) else { return };
                    if ready.is_none() {
                        ws.notify(false, visible(&name), vec![t::FRAMEWORK_OPENED_UNFINISHED.into()], None);
                    }
                    let is_same = |one: &&Known| {
                        let hash = ready.as_ref().map(|ready| ready.hash);
                        one.origin == Origin::BuiltIn && hash == Some(one.framework.hash)
                    };
                    if let Some(same) = known.iter().find(is_same) {
                        let line = t::same_as_built_in(&visible(&name), &visible(&same.framework.short_title.vi));
                        ws.notify(false, t::SAME_TEXT, vec![line], None);
                    }
                    let others = ready.map(|ready| known::other_texts(&known, &ready)).unwrap_or_default();
                    let (names, lines): (Vec<String>, Vec<String>) = others.into_iter().unzip();
                    if let Some(before) = names.into_iter().next() {
                        let compare = FrameworksView::Compare { before, after: format!("{OWN}{key}") };
                        let action = NoticeAction::Go(Route::Frameworks(compare));
                        ws.notify(false, t::OTHER_TEXT, lines, Some(action));
                    }
                    address::go(&to(FrameworksView::Edit(key)));
                }
                Err(fault) => {
                    let title = format!("{}: {}", t::FRAMEWORK_NOT_OPENED, visible(&name));
                    let (line, way) = match &fault.fault {
                        Fault::OtherFormat { found, .. } => (t::is_another_file(found), Some(Route::Start)),
                        _ => (None, None),
                    };
                    let way = way.filter(|_| line.is_some()).map(NoticeAction::Go);
                    let line = line.map_or_else(|| problem::line(&fault, None), str::to_owned);
                    ws.notify(true, title, vec![line], way);
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

pub(super) fn shown_name(own: &OwnFramework) -> String {
    let name = own.name();
    if name.is_empty() { t::UNNAMED.to_owned() } else { visible(&name) }
}

fn own_list(
    ws: Workspace,
    own: Vec<Result<OwnFramework, (String, Problem)>>,
    known: &[Known],
    deleted: RwSignal<Option<OwnFramework>>,
) -> AnyView {
    if own.is_empty() {
        return el!("p"["class" = "empty"], t::NO_FRAMEWORKS);
    }
    let rows: Vec<AnyView> = own
        .into_iter()
        .map(|one| match one {
            Ok(own) => own_row(ws, own, known, deleted),
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

fn own_row(ws: Workspace, own: OwnFramework, known: &[Known], deleted: RwSignal<Option<OwnFramework>>) -> AnyView {
    let (edit, read) = (to(FrameworksView::Edit(own.key.clone())), format!("{OWN}{}", own.key));
    let ready = known.iter().find(|one| one.name == read);
    let name = ready.map_or_else(|| shown_name(&own), |one| known::label(known, &one.framework));
    let state = if ready.is_some() { t::READY } else { t::NOT_READY };
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
            ready.and_then(|one| tag(&one.framework)),
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

/// The mark of a framework that is no official text, or not all of one.
fn tag(framework: &Framework) -> Option<AnyView> {
    match framework.status {
        Status::Official => None,
        Status::Partial => Some(el!("span"["class" = "tag"], t::status(Status::Partial))),
        Status::Example => Some(example_tag(t::NOT_OFFICIAL)),
    }
}

/// Those that are not mine: what is built in, and what travels in sheets and rounds, where something does.
fn others(ws: Workspace, known: &[Known]) -> AnyView {
    let part = |id: &'static str, title: &'static str, hint: Option<&'static str>, origin: Origin| {
        let of_origin = known.iter().filter(|one| one.origin == origin);
        let rows: Vec<AnyView> = of_origin.map(|one| other_row(ws, known, one)).collect();
        (!rows.is_empty()).then(|| {
            el!(
                "section"["aria-labelledby" = id],
                el!("h2"["id" = id], title),
                hint.map(|hint| el!("p"["class" = "muted"], hint)),
                el!("ul"["class" = "rows"], rows),
            )
        })
    };
    vec![
        part("built-in", t::BUILT_IN, None, Origin::BuiltIn).piece(),
        part("in-sheets", t::IN_SHEETS, Some(t::IN_SHEETS_HINT), Origin::Travelling).piece(),
    ]
    .into_any()
}

fn other_row(ws: Workspace, known: &[Known], one: &Known) -> AnyView {
    let framework = &one.framework;
    let text = framework.source().clone();
    let read = to(FrameworksView::Read(one.name.clone()));
    let tag = tag(framework);
    el!(
        "li"["class" = "row"],
        el!(
            "a" ["class" = "row-main", "href" = read.clone()],
            el!("strong", el!("bdi", known::label(known, framework))),
            " ",
            tag.piece(),
            el!("span"["class" = "row-sub"], date::in_force(framework.in_force), " · ", tree_counts(framework)),
        ),
        el!(
            "span"["class" = "row-actions"],
            el!("a"["href" = read], t::READ),
            el!(
                "button" ["type" = "button", "class" = "link-button", @on "click" = move |_| duplicate(ws, &text)],
                t::DUPLICATE,
            ),
        ),
    )
}

/// How many nodes and scored criteria a framework has, and how many points.
pub(super) fn tree_counts(framework: &Framework) -> String {
    let max = framework.attainable().to_decimal().map(number::short).unwrap_or_default();
    let leaves = framework.nodes().iter().filter_map(|node| node.leaf.as_ref());
    t::tree_counts(framework.nodes().len(), leaves.filter(|leaf| leaf.rule.is_scored()).count(), &max)
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
