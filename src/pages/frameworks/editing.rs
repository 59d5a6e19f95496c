//! One of my frameworks to edit: the tree, the form of what is selected, and what is wrong.

use leptos::prelude::*;
use thuocdo_text::ui as t;

use super::{missing, to};
use crate::adapters::{dom, files, focus};
use crate::components::editor::findings::{findings, findings_link, own_findings};
use crate::components::editor::heading_form::heading_form;
use crate::components::editor::node_form::node_form;
use crate::components::editor::paste::paste;
use crate::components::editor::policies_form::policies_form;
use crate::components::editor::tree::{FORM_TITLE, TREE, back_to_row, tree};
use crate::components::markup::{el, part, part_while, text};
use crate::components::status_tag::example_line;
use crate::route::FrameworksView;
use crate::state::editor::{Editor, Finding, OF_FORMULA, Selected, Step};
use crate::state::frameworks;
use crate::state::known::OWN;
use crate::state::workspace::Workspace;

/// Opens the editor of one of mine; `None` when there is none with this key.
pub fn open_editor(ws: Workspace, key: &str) -> Option<Editor> {
    frameworks::load(&*ws.ports().store, key).map(|own| Editor::new(ws, own))
}

/// The page.
pub fn editing(editor: Option<Editor>) -> AnyView {
    let Some(editor) = editor else { return missing() };
    let name = text(move || {
        editor.version.track();
        let name = editor.name();
        if name.is_empty() { t::UNNAMED.to_owned() } else { name }
    });
    let save = move |_| {
        let text = editor.with_untracked(|document| document.json().to_pretty());
        let id = editor.with_untracked(|document| document.text(&[Step::Field("id")]));
        files::save(&format!("{}.json", if id.is_empty() { "bo-tieu-chi" } else { &id }), &text);
    };
    let is_example = move || {
        editor.version.track();
        let status = editor.with_untracked(|document| document.text(&[Step::Field("status")]));
        status == frameworks::EXAMPLE
    };
    let example = part_while(is_example, example_line);
    // What is not complete cannot be shown as those read it who score.
    let read = part_while(
        move || editor.checks.with(|checks| checks.framework.is_some()),
        move || el!("a" ["class" = "button secondary", "href" = text(move || to(read_own(editor)))], t::READ),
    );
    // All nodes share one form, which stays when another one is selected.
    let shown = Memo::new(move |_| match editor.selected.get() {
        Selected::Node(_) => Selected::Node(Vec::new()),
        other => other,
    });
    let form = part(move || match shown.get() {
        Selected::Heading => section(
            editor,
            t::PART_HEADING,
            |one, _| one.node.is_none() && !one.place.starts_with("policies"),
            vec![heading_form(editor), paste(editor)].into_any(),
        ),
        Selected::Policies => section(
            editor,
            t::PART_POLICIES,
            |one, _| one.node.is_none() && one.place.starts_with("policies"),
            policies_form(editor),
        ),
        Selected::Node(_) => section(
            editor,
            t::EDIT_NODE,
            // What is wrong with a formula stands below it.
            |one, selected| one.place != OF_FORMULA && one.is_of(selected),
            vec![node_form(editor), paste(editor)].into_any(),
        ),
    });
    vec![
        el!(
            "div"["class" = "edit-head"],
            el!("h1"["tabindex" = "-1"], name),
            el!(
                "p"["class" = "node-tools"],
                el!("a" ["class" = "button secondary", "href" = to(FrameworksView::Library)], t::BACK_TO_LIBRARY),
                read,
                el!("button" ["type" = "button", "class" = "secondary", @on "click" = save], t::SAVE_FRAMEWORK),
            ),
            example,
            findings_link(editor),
        ),
        el!("div"["class" = "editor"], tree(editor), form, findings(editor)),
    ]
    .into_any()
}

fn read_own(editor: Editor) -> FrameworksView {
    FrameworksView::Read(format!("{OWN}{}", editor.key()))
}

fn section(
    editor: Editor,
    title: &'static str,
    is_own: impl Fn(&Finding, &Selected) -> bool + Send + Sync + 'static,
    form: AnyView,
) -> AnyView {
    // Where the form stands below the tree, the way back is as long.
    let back = el!(
        "button" [
            "type" = "button",
            "class" = "link-button to-tree",
            @on "click" = move |event| match focus::is_by_key(&event) {
                true => back_to_row(editor),
                false => dom::scroll_near(TREE),
            },
        ],
        t::BACK_TO_TREE,
    );
    let on_key = move |event: leptos::ev::Event| {
        if focus::plain_key(&event).as_deref() == Some("Escape") {
            back_to_row(editor);
        }
    };
    el!(
        "section" ["class" = "edit-form", @on "keydown" = on_key],
        el!("h2" ["id" = FORM_TITLE, "tabindex" = "-1"], title),
        back,
        own_findings(editor, is_own),
        form,
    )
}
