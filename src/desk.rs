//! The second program: frameworks to read, compare and edit. It is loaded only when a page of its own is opened.

use leptos::prelude::*;
use thuocdo_text::ui as t;

use crate::adapters::events::Key;
use crate::adapters::{address, clock, dom, events};
use crate::app::{act_on_notice, not_found, theme_tool};
use crate::components::editor::inputs::FIELD_PREFIX;
use crate::components::markup::{el, flag, part, text};
use crate::components::notices::notices;
use crate::pages::frameworks::compare::compare;
use crate::pages::frameworks::editing::{editing, open_editor};
use crate::pages::frameworks::library::library;
use crate::pages::frameworks::reading::reading;
use crate::pages::scoring::saved_state;
use crate::route::{FrameworksView, Route};
use crate::state::editor::Editor;
use crate::state::storage::keys;
use crate::state::workspace::{SaveState, Workspace};

/// The editor that is open, where one is, and the key it was opened by.
type OpenEditor = StoredValue<Option<Editor>>;

/// The program.
#[component]
pub fn Desk() -> impl IntoView {
    let ws = Workspace::new(crate::adapters::ports());
    provide_context(ws);
    ws.route.set(Route::parse(&address::hash()));
    let editor: OpenEditor = StoredValue::new(None);
    let is_editing = RwSignal::new(false);
    listen(ws, editor);
    let shown = part(move || {
        let view = match ws.route.get() {
            Route::Frameworks(view) => view,
            Route::Unknown(path) if is_mine(&path) => {
                editor.set_value(None);
                is_editing.set(false);
                dom::set_title(&t::titled(t::NOT_FOUND));
                return not_found();
            }
            // Another program shows it, and is being loaded.
            _ => return el!("h1"["tabindex" = "-1"], t::OPENING),
        };
        editor.set_value(None);
        // Only another address builds another page; what a page looks at while it is built is its own affair.
        let (title, page) = untrack(|| match view {
            FrameworksView::Library => (t::LIBRARY.to_owned(), library()),
            FrameworksView::Read(name) => (t::LIBRARY.to_owned(), reading(&name)),
            FrameworksView::Edit(key) => {
                let opened = open_editor(ws, &key);
                editor.set_value(opened);
                (opened.map(Editor::name).unwrap_or_default(), editing(opened))
            }
            FrameworksView::Compare { before, after } => (t::COMPARE.to_owned(), compare(&before, &after)),
        });
        is_editing.set(editor.with_value(Option::is_some));
        dom::set_title(&t::titled(&title));
        page
    });
    let on_close = Callback::new(move |id| ws.notices.update(|all| all.retain(|notice| notice.id != id)));
    let on_action = Callback::new(move |action| act_on_notice(ws, action));
    let skip = move |event: leptos::ev::Event| {
        event.prevent_default();
        dom::focus_heading();
    };
    let main_class = text(move || if is_editing.get() { "is-wide".into() } else { String::new() });
    vec![
        el!("a" ["class" = "skip-link", "href" = "#main", @on "click" = skip], t::SKIP_TO_CONTENT),
        header(ws, editor, is_editing),
        notices(ws.notices.into(), on_close, on_action),
        el!("main" ["id" = "main", "class" = main_class], shown),
    ]
    .into_any()
}

/// Whether an address is one for which boot.js loads this program.
fn is_mine(path: &str) -> bool {
    path.starts_with("/bo-tieu-chi")
}

/// Listens to the address, to keys, and to the page being left.
fn listen(ws: Workspace, editor: OpenEditor) {
    let save = move || {
        if let Some(editor) = editor.get_value() {
            editor.save_now();
        }
    };
    let is_unsaved = move || matches!(ws.save_state.get_untracked(), SaveState::Failed(_));
    events::on_window("hashchange", move || {
        dom::leave_field();
        save();
        if let Some(editor) = editor.get_value().filter(|_| is_unsaved()) {
            // Leaving would lose what could not be kept.
            address::replace(&Route::Frameworks(FrameworksView::Edit(editor.key())).href());
            ws.notify(true, t::FRAMEWORK_NOT_KEPT, vec![t::FRAMEWORK_NOT_SAVED.into()], None);
            return;
        }
        let route = Route::parse(&address::hash());
        if ws.route.get_untracked() != route {
            ws.route.set(route);
        }
        clock::later(0, Box::new(dom::focus_heading));
    });
    events::on_leaving(save);
    // The library shows what is kept, whichever tab keeps it.
    events::on_storage(move |key| {
        if [keys::FRAMEWORK, keys::DRAFT, keys::ROUND].iter().any(|kept| key.starts_with(kept)) {
            ws.shelf.update(|shelf| *shelf += 1);
        }
    });
    events::on_closing(move || {
        dom::leave_field();
        save();
        is_unsaved()
    });
    events::on_key(move |key| answer_key(editor, &key));
    events::ignore_stray_drops();
}

/// Undo and redo; while somebody types in a field that is none of the framework's, the keys stay the browser's.
fn answer_key(editor: OpenEditor, key: &Key) -> bool {
    let Some(editor) = editor.get_value() else { return false };
    if dom::typing_in().is_some_and(|id| !id.starts_with(FIELD_PREFIX)) {
        return false;
    }
    match (key.name.as_str(), key.control, key.alt) {
        ("z" | "Z", true, false) if !key.shift => editor.step(true),
        ("y" | "Y" | "z" | "Z", true, false) => editor.step(false),
        _ => return false,
    }
    true
}

fn header(ws: Workspace, editor: OpenEditor, is_editing: RwSignal<bool>) -> AnyView {
    let tools = part(move || {
        let is_editing = is_editing.get();
        let Some(editor) = editor.get_value().filter(|_| is_editing) else {
            return crate::components::markup::nothing();
        };
        let button = |label: &'static str, key: &'static str, back: bool| {
            el!(
                "button" [
                    "type" = "button",
                    "class" = "tool",
                    "title" = key,
                    "disabled" = flag(move || !editor.can_step(back)),
                    @on "click" = move |_| editor.step(back),
                ],
                label,
            )
        };
        vec![
            el!("span"["role" = "status"], saved_state(ws)),
            button(t::UNDO, t::UNDO_KEY, true),
            button(t::REDO, t::REDO_KEY, false),
        ]
        .into_any()
    });
    el!(
        "header"["class" = "app-header"],
        el!(
            "a" ["class" = "brand", "href" = Route::Start.href()],
            el!("span" ["class" = "brand-mark", "aria-hidden" = "true"]),
            el!("span", t::APP_NAME),
        ),
        el!("a" ["class" = "opened", "href" = Route::Frameworks(FrameworksView::Library).href()], t::LIBRARY),
        el!(
            "span"["class" = "header-tools"],
            tools,
            theme_tool(),
            el!("a" ["class" = "tool", "href" = Route::Help.href()], t::HELP_TITLE),
        ),
    )
}
