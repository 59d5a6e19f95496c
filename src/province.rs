//! The program for the province: rounds, and publications to read and verify. It is loaded only when a page of its own is opened.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_text::ui as t;

use crate::adapters::events::Key;
use crate::adapters::storage::TabStorage;
use crate::adapters::{address, clock, dom, events};
use crate::app::{act_on_notice, not_found, theme_tool};
use crate::components::markup::{el, part};
use crate::components::notices::notices;
use crate::components::ranking::table::SEARCH;
use crate::pages::province::appraise::Named;
use crate::pages::province::auditor::auditor;
use crate::pages::province::publication::publication;
use crate::pages::province::publications::publications;
use crate::pages::province::round::{open_round, round_page};
use crate::pages::province::rounds::rounds_page;
use crate::province_route::{ProvinceRoute, PublicationSource, PublicationView, RoundTab, is_of_program};
use crate::route::Route;
use crate::state::opened::Opened;
use crate::state::rounds::held::HeldRounds;
use crate::state::rounds::open::OpenRound;
use crate::state::rounds::program::RoundProgram;
use crate::state::workspace::Workspace;

/// The page that is built: one for several addresses where only what it shows differs.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Page {
    Publications,
    Publication(PublicationSource),
    Rounds,
    Round(String),
    Audit,
    /// Another program shows these; boot.js is about to load it.
    Elsewhere,
}

/// The program.
#[component]
pub fn Province() -> impl IntoView {
    let ws = Workspace::new(crate::adapters::ports());
    provide_context(ws);
    provide_context(Opened::new(Arc::new(TabStorage)));
    let held = HeldRounds::new();
    provide_context(held);
    let open: StoredValue<Option<OpenRound>> = StoredValue::new(None);
    let program = RoundProgram::new(ProvinceRoute::parse(&address::hash()), held);
    let route = program.route;
    let save = move || {
        if let Some(Some(open)) = open.try_get_value() {
            open.save_now();
        }
    };
    events::on_leaving(save);
    events::on_closing(move || {
        dom::leave_field();
        save();
        held.would_lose()
    });
    events::on_window("hashchange", move || {
        dom::leave_field();
        let hash = address::hash();
        let now = ProvinceRoute::parse(&hash);
        if now == ProvinceRoute::Unknown {
            save();
            if held.would_lose() {
                // Another program would start afresh, without what is in memory only.
                address::replace(&route.get_untracked().href());
                ws.notify(true, t::NOT_SAVED, vec![t::ROUND_NOT_SAVED.into()], None);
                return;
            }
            // Saving may have renamed the page that is left.
            address::replace(&hash);
        }
        if route.get_untracked() != now {
            route.set(now);
        }
        // After the address: a copy that is made now renames the page only where it is still the round's.
        save();
        clock::later(0, Box::new(dom::focus_heading));
    });
    let typed = StoredValue::new(false);
    for (event, now) in [("input", true), ("change", false), ("focusin", false)] {
        events::on_window(event, move || typed.set_value(now));
    }
    events::on_key(move |key| {
        // To the search of the table that is there, unless somebody types this very letter.
        if key.name == "/" && !key.control && !key.alt && !dom::is_typing() && dom::focus_field(SEARCH, SEARCH) {
            return true;
        }
        let open = open.try_get_value().flatten();
        open.is_some_and(|open| answer_key(open, &key, typed.get_value()))
    });
    events::ignore_stray_drops();
    let page = Memo::new_owning(move |before: Option<Page>| {
        let now = page_of(route.get());
        // A round that is kept under another key since is the page that is there already.
        let is_renamed = matches!((&before, &now), (Some(Page::Round(before)), Page::Round(key))
            if before != key && open.try_get_value().flatten().is_some_and(|open| open.has_key(key)));
        let is_another = before.as_ref() != Some(&now) && !is_renamed;
        (now, is_another)
    });
    let tab = Memo::new(move |_| match route.get() {
        ProvinceRoute::Round { tab, .. } => tab,
        ProvinceRoute::RoundUnit { .. } | ProvinceRoute::RoundCriterion { .. } => RoundTab::Appraise,
        _ => RoundTab::Collect,
    });
    let named = Memo::new(move |_| Named::of(&route.get()));
    let view = Memo::new(move |_| match route.get() {
        ProvinceRoute::Publication { view, .. } => view,
        _ => PublicationView::Table,
    });
    let shown = part(move || {
        let page = page.get();
        open.set_value(None);
        untrack(|| match page {
            Page::Publications => {
                dom::set_title(&t::titled(t::PUBLICATIONS));
                publications()
            }
            Page::Publication(source) => publication(source, route, view),
            Page::Rounds => {
                dom::set_title(&t::titled(t::ROUNDS));
                rounds_page()
            }
            Page::Round(key) => {
                let opened = open_round(ws, program, &key);
                open.set_value(opened.as_ref().ok().copied());
                round_page(opened, tab, named)
            }
            Page::Audit => {
                dom::set_title(&t::titled(t::AUDITOR));
                auditor()
            }
            Page::Elsewhere if is_of_program(&address::hash()) => {
                dom::set_title(&t::titled(t::NOT_FOUND));
                not_found()
            }
            // Another program shows it, and is being loaded.
            Page::Elsewhere => el!("h1"["tabindex" = "-1"], t::OPENING),
        })
    });
    let on_close = Callback::new(move |id| ws.notices.update(|all| all.retain(|notice| notice.id != id)));
    let on_action = Callback::new(move |action| act_on_notice(ws, action));
    let skip = move |event: leptos::ev::Event| {
        event.prevent_default();
        dom::focus_heading();
    };
    vec![
        el!("a" ["class" = "skip-link", "href" = "#main", @on "click" = skip], t::SKIP_TO_CONTENT),
        header(),
        notices(ws.notices.into(), on_close, on_action),
        el!("main" ["id" = "main", "class" = "is-wide province"], shown),
    ]
    .into_any()
}

fn page_of(route: ProvinceRoute) -> Page {
    match route {
        ProvinceRoute::Publications => Page::Publications,
        ProvinceRoute::Publication { source, .. } => Page::Publication(source),
        ProvinceRoute::Audit => Page::Audit,
        ProvinceRoute::Rounds => Page::Rounds,
        ProvinceRoute::Round { key, .. }
        | ProvinceRoute::RoundUnit { key, .. }
        | ProvinceRoute::RoundCriterion { key, .. } => Page::Round(key),
        ProvinceRoute::Unknown => Page::Elsewhere,
    }
}

/// Undo and redo of the round that is open. In fields that are none of its units', and while something is typed that is not
/// taken over yet, the keys stay the browser's.
fn answer_key(open: OpenRound, key: &Key, typed: bool) -> bool {
    const OF_UNITS: [&str; 3] = ["lan1-", "lan2-", "giai-trinh-"];
    if dom::typing_in().is_some_and(|id| typed || !OF_UNITS.iter().any(|start| id.starts_with(start))) {
        return false;
    }
    match (key.name.as_str(), key.control, key.alt) {
        ("z" | "Z", true, false) if !key.shift => open.step(true),
        ("y" | "Y" | "z" | "Z", true, false) => open.step(false),
        _ => return false,
    }
    true
}

fn header() -> AnyView {
    el!(
        "header"["class" = "app-header"],
        el!(
            "a" ["class" = "brand", "href" = Route::Start.href()],
            el!("span" ["class" = "brand-mark", "aria-hidden" = "true"]),
            el!("span", t::APP_NAME),
        ),
        el!("a" ["class" = "opened", "href" = ProvinceRoute::Rounds.href()], t::ROUNDS),
        el!("a" ["class" = "opened", "href" = ProvinceRoute::Publications.href()], t::PUBLICATIONS),
        el!("a" ["class" = "opened", "href" = ProvinceRoute::Audit.href()], t::AUDITOR),
        el!(
            "span"["class" = "header-tools"],
            theme_tool(),
            el!("a" ["class" = "tool", "href" = Route::Help.href()], t::HELP_TITLE),
        ),
    )
}
