//! The app as a whole: header, the page of the route, notices, keys, saving when the page is left.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::Status;
use thuocdo_text::{date, ui as t, visible};

use crate::adapters::events::Key;
use crate::adapters::storage::BrowserStorage;
use crate::adapters::{address, clock, dom, events, frameworks};
use crate::components::markup::{Piece, el, flag, part, text};
use crate::components::notices::notices;
use crate::components::status_tag::example_tag;
use crate::components::theme_switch::{THEMES, theme_switch};
use crate::pages::check::check;
use crate::pages::help::help;
use crate::pages::new_sheet::new_sheet;
use crate::pages::result::{result_page, save_file};
use crate::pages::scoring::{saved_state, scoring};
use crate::pages::start::start;
use crate::pages::viewer::{Source, viewer};
use crate::route::{Route, SheetView};
use crate::state::draft::Draft;
use crate::state::history::History;
use crate::state::storage::{KeyValue, keys};
use crate::state::workspace::{NoticeAction, Workspace};
use crate::state::{commands, drafts, saving};

/// The page that is built: one for several routes where only what it shows differs.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Page {
    Start,
    New,
    Scoring(u64),
    Check(u64),
    Result(u64),
    Viewer(Source),
    Help,
    Elsewhere,
    NotFound,
    /// The frameworks that the page needs are on their way.
    Coming,
    /// They could not be fetched.
    NotSupplied,
}

/// Whether the frameworks that the page of the address needs are here, or none are needed; `None` while they are on their
/// way, `false` when they are not to be had.
type Supply = RwSignal<Option<bool>>;

impl Page {
    /// The page of a route; `open` is the id and the session of the sheet that is open.
    fn of(route: &Route, open: Option<(&str, u64)>) -> Page {
        match route {
            Route::Start => Page::Start,
            Route::New => Page::New,
            Route::Help => Page::Help,
            Route::Unknown(_) => Page::NotFound,
            // Another program shows these; boot.js is about to load it.
            Route::Frameworks(_) => Page::Elsewhere,
            Route::Link(payload) => Page::Viewer(Source::Link(payload.clone())),
            Route::File(path) => Page::Viewer(Source::File(path.clone())),
            Route::Example(id) => Page::Viewer(Source::Example(id.clone())),
            Route::Sheet { draft, view } => match (open.filter(|(id, _)| id == draft), view) {
                (None, _) => Page::NotFound,
                (Some((_, session)), SheetView::Area { .. } | SheetView::All) => Page::Scoring(session),
                (Some((_, session)), SheetView::Check) => Page::Check(session),
                (Some((_, session)), SheetView::Result) => Page::Result(session),
            },
        }
    }
}

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let ws = Workspace::new(crate::adapters::ports());
    provide_context(ws);
    commands::go(ws, Route::parse(&address::hash()));
    let supply = RwSignal::new(Some(true));
    listen(ws, supply);
    let page = Memo::new(move |_| match supply.get() {
        None => Page::Coming,
        Some(false) => Page::NotSupplied,
        Some(true) => ws.open.with(|open| {
            let open = open.as_ref().map(|open| (open.draft.id.as_str(), open.session));
            ws.route.with(|route| Page::of(route, open))
        }),
    });
    let shown = part(move || {
        let page = page.get();
        dom::set_title(&title(ws, &page));
        match page {
            Page::Start => start(),
            Page::New => new_sheet(),
            Page::Scoring(_) => scoring(),
            Page::Check(_) => check(),
            Page::Result(_) => result_page(),
            Page::Viewer(source) => viewer(source),
            Page::Help => help(),
            Page::Elsewhere => el!("h1"["tabindex" = "-1"], t::OPENING),
            Page::NotFound => not_found(),
            Page::Coming => el!("h1"["tabindex" = "-1"], t::OPENING),
            Page::NotSupplied => not_supplied(ws, supply),
        }
    });
    let on_close = Callback::new(move |id| ws.notices.update(|all| all.retain(|notice| notice.id != id)));
    let on_action = Callback::new(move |action| act_on_notice(ws, action));
    let skip = move |event: leptos::ev::Event| {
        event.prevent_default();
        dom::focus_heading();
    };
    let main_class =
        text(move || if matches!(page.get(), Page::Scoring(_)) { "is-wide".into() } else { String::new() });
    vec![
        el!("a" ["class" = "skip-link", "href" = "#main", @on "click" = skip], t::SKIP_TO_CONTENT),
        header(ws, page),
        notices(ws.notices.into(), on_close, on_action),
        el!("main" ["id" = "main", "class" = main_class], shown),
    ]
    .into_any()
}

/// Listens to the address, to the other tabs, to keys, and to the page being left.
fn listen(ws: Workspace, supply: Supply) {
    events::on_window("hashchange", move || arrive(ws, supply));
    events::on_leaving(move || saving::now(ws));
    events::on_closing(move || commands::unsaved(ws).is_some());
    events::on_storage(move |key| {
        if drafts::need_frameworks(&*ws.ports().store, &ws.route.get_untracked()) {
            // Without them the other tab's sheet could not be read; it is listed when there are any.
            frameworks::when_here(Box::new(move |here| {
                if here.is_ok() {
                    commands::changed_elsewhere(ws, &key);
                }
            }));
        } else {
            commands::changed_elsewhere(ws, &key);
        }
    });
    events::on_key(move |key| answer_key(ws, &key));
    events::ignore_stray_drops();
}

/// Shows the page of the address, as soon as the frameworks that it needs are here.
fn arrive(ws: Workspace, supply: Supply) {
    let route = Route::parse(&address::hash());
    let node = match &route {
        Route::Sheet { view: SheetView::Area { node: Some(node), .. }, .. } => Some(node.clone()),
        _ => None,
    };
    if !frameworks::are_here() && drafts::need_frameworks(&*ws.ports().store, &route) {
        supply.set(None);
        frameworks::when_here(Box::new(move |here| match here {
            // Whoever turned back meanwhile is elsewhere already.
            _ if supply.get_untracked().is_some() => {}
            Ok(()) => arrive(ws, supply),
            Err(_) => supply.set(Some(false)),
        }));
    } else {
        supply.set(Some(true));
        commands::go(ws, route);
    }
    // The new page stands when this task is done.
    let focus = move || match node {
        Some(node) => dom::focus(&format!("tc-{node}")),
        None => dom::focus_heading(),
    };
    clock::later(0, Box::new(focus));
}

/// What the keys do; `true` when one was meant for the app.
fn answer_key(ws: Workspace, key: &Key) -> bool {
    let editing = ws.open.with_untracked(Option::is_some)
        && matches!(ws.route.get_untracked(), Route::Sheet { view: SheetView::Area { .. } | SheetView::All, .. });
    match (key.name.as_str(), key.control, key.alt) {
        // There the browser undoes what was typed and not yet taken over.
        ("z" | "Z" | "y" | "Y", true, false) if dom::is_in_about_form() => false,
        ("z" | "Z", true, false) if editing && !key.shift => {
            step(ws, commands::undo);
            true
        }
        ("y" | "Y", true, false) | ("z" | "Z", true, false) if editing => {
            step(ws, commands::redo);
            true
        }
        ("ArrowUp", false, true) if editing => go_area(ws, -1),
        ("ArrowDown", false, true) if editing => go_area(ws, 1),
        ("?", false, false) if !dom::is_typing() => {
            address::go(&Route::Help.href());
            true
        }
        _ => false,
    }
}

/// Undoes or redoes, and brings the criterion it changed into view.
fn step(ws: Workspace, step: fn(Workspace) -> Option<String>) {
    if let Some(node) = step(ws) {
        clock::later(0, Box::new(move || dom::scroll_to(&format!("tc-{node}"))));
    }
}

/// Goes to the area before or after the one that is shown.
fn go_area(ws: Workspace, by: isize) -> bool {
    let Route::Sheet { draft, view: SheetView::Area { area, .. } } = ws.route.get_untracked() else { return false };
    let Some(framework) = ws.open.with_untracked(|open| open.as_ref().map(|open| Arc::clone(&open.draft.framework)))
    else {
        return false;
    };
    let areas: Vec<&str> = framework.areas().map(|index| framework.node(index).id.as_str()).collect();
    let at = areas.iter().position(|id| *id == area).unwrap_or_default();
    if let Some(next) = at.checked_add_signed(by).and_then(|at| areas.get(at)) {
        address::go(&Route::area(&draft, next, None).href());
    }
    true
}

/// Does what a notice offers.
pub(crate) fn act_on_notice(ws: Workspace, action: NoticeAction) {
    match action {
        NoticeAction::Restore(id) => commands::restore(ws, &id),
        NoticeAction::Forget(key) => commands::forget(ws, &key),
        NoticeAction::Go(route) => address::go(&route.href()),
        NoticeAction::Reload => {
            if let Some(id) = ws.open.with_untracked(|open| open.as_ref().map(|open| open.draft.id.clone())) {
                let _ = commands::open(ws, &id);
            }
        }
        NoticeAction::SaveFile => ws.open.with_untracked(|open| {
            if let Some(open) = open {
                save_file(&open.draft.framework, &open.draft.assessment);
            }
        }),
    }
}

fn title(ws: Workspace, page: &Page) -> String {
    let unit = || {
        ws.open.with_untracked(|open| {
            open.as_ref().map(|open| visible(&open.draft.assessment.unit.name)).unwrap_or_default()
        })
    };
    match page {
        Page::Start => t::APP_TITLE.to_owned(),
        Page::New => t::titled(t::NEW_SHEET),
        Page::Scoring(_) => t::titled(&t::scoring_of(&unit())),
        Page::Check(_) => t::titled(&t::check_of(&unit())),
        Page::Result(_) => t::titled(&t::result_of(&unit())),
        Page::Viewer(_) => t::titled(t::OPENING),
        Page::Help => t::titled(t::HELP_TITLE),
        Page::Elsewhere => t::titled(t::OPENING),
        Page::NotFound => t::titled(t::NOT_FOUND),
        Page::Coming => t::titled(t::OPENING),
        Page::NotSupplied => t::titled(t::FRAMEWORKS_NOT_LOADED),
    }
}

fn not_supplied(ws: Workspace, supply: Supply) -> AnyView {
    vec![
        el!("h1"["tabindex" = "-1"], t::FRAMEWORKS_NOT_LOADED),
        el!("p"["role" = "alert"], t::FRAMEWORKS_NOT_LOADED_TEXT),
        el!("button" ["type" = "button", @on "click" = move |_| arrive(ws, supply)], t::TRY_AGAIN),
    ]
    .into_any()
}

/// The page of an address that means nothing.
pub(crate) fn not_found() -> AnyView {
    vec![
        el!("h1"["tabindex" = "-1"], t::NOT_FOUND),
        el!("p", t::NOT_FOUND_TEXT),
        el!("p", el!("a" ["class" = "button", "href" = Route::Start.href()], t::TO_START)),
    ]
    .into_any()
}

/// The switch between light and dark, which this browser remembers.
pub(crate) fn theme_tool() -> AnyView {
    let stored = BrowserStorage.get(keys::THEME).unwrap_or_default();
    let known = THEMES.iter().map(|(value, _)| *value).find(|value| *value == stored).unwrap_or("auto");
    let theme = RwSignal::new(known.to_owned());
    let on_theme = Callback::new(move |chosen: String| {
        dom::set_theme(&chosen);
        // Where nothing can be kept, the theme lasts until the page is closed.
        let _ = BrowserStorage.set(keys::THEME, &chosen);
        theme.set(chosen);
    });
    theme_switch(theme, on_theme)
}

/// Name, what is open, saved state, undo, theme, help.
fn header(ws: Workspace, page: Memo<Page>) -> AnyView {
    let on_form = Memo::new(move |_| matches!(page.get(), Page::Scoring(_)));
    let tools = part(move || on_form.get().then(|| undo_and_redo(ws)).piece());
    el!(
        "header"["class" = "app-header"],
        el!("a" ["class" = "brand", "href" = Route::Start.href()], el!("span" ["class" = "brand-mark", "aria-hidden" = "true"]), el!("span", t::APP_NAME)),
        opened(ws, page),
        el!(
            "span"["class" = "header-tools"],
            tools,
            theme_tool(),
            el!("a" ["class" = "tool", "href" = Route::Help.href()], t::HELP_TITLE),
        ),
    )
}

/// What is open and whether it is safe.
fn opened(ws: Workspace, page: Memo<Page>) -> AnyView {
    let open = Memo::new(move |_| {
        let shown = matches!(page.get(), Page::Scoring(_) | Page::Check(_) | Page::Result(_));
        ws.open.with(|open| {
            let Draft { framework, assessment, example, .. } = &open.as_ref().filter(|_| shown)?.draft;
            let is_example = *example || framework.status == Status::Example;
            Some((t::opened(&framework.short_title.vi, &date::period(assessment.period)), is_example))
        })
    });
    part(move || {
        let Some((line, example)) = open.get() else { return None::<AnyView>.piece() };
        let tag = example.then(|| example_tag(t::EXAMPLE));
        vec![el!("span"["class" = "opened"], line, " ", tag), el!("span"["role" = "status"], saved_state(ws))]
            .into_any()
    })
}

fn undo_and_redo(ws: Workspace) -> AnyView {
    let button =
        |label: &'static str, key: &'static str, can: fn(&History) -> bool, run: fn(Workspace) -> Option<String>| {
            let disabled = flag(move || !ws.open.with(|open| open.as_ref().is_some_and(|open| can(&open.history))));
            el!(
                "button" [
                    "type" = "button",
                    "class" = "tool",
                    "title" = key,
                    "disabled" = disabled,
                    @on "click" = move |_| step(ws, run),
                ],
                label,
            )
        };
    vec![
        button(t::UNDO, t::UNDO_KEY, History::can_undo, commands::undo),
        button(t::REDO, t::REDO_KEY, History::can_redo, commands::redo),
    ]
    .into_any()
}
