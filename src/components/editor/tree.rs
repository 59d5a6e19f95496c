//! The tree of the framework in work: areas with their nodes, opened and closed, each with what is wrong in it.

use leptos::prelude::*;
use thuocdo_core::number::read_stored;
use thuocdo_text::{number, ui as t};

use crate::adapters::{clock, dom};
use crate::components::editor::tree_rows::{Line, Row, TreeRows};
use crate::components::markup::{class, current, el, part_while, text};
use crate::state::editor::{Editor, Selected};

/// The id of the tree.
pub const TREE: &str = "edit-tree";
/// The id of the heading of the form of what is selected.
pub const FORM_TITLE: &str = "edit-form-title";

/// The tree.
pub fn tree(editor: Editor) -> AnyView {
    let rows = TreeRows::new(editor);
    let list = For(ForProps::builder()
        .each(move || rows.shown())
        .key(Row::clone)
        .children(move |one| row(editor, rows, one))
        .build())
    .into_any();
    el!(
        "nav"["id" = TREE, "class" = "edit-tree", "aria-label" = t::PART_TREE],
        el!(
            "ul",
            fixed(editor, Selected::Heading, t::PART_HEADING),
            fixed(editor, Selected::Policies, t::PART_POLICIES),
        ),
        el!("h2", t::PART_TREE),
        el!("ul", list),
        part_while(
            move || rows.has_more(),
            move || {
                let more = move |_| rows.show_more();
                el!("button" ["type" = "button", "class" = "link-button", @on "click" = more], t::SHOW_MORE_NODES)
            },
        ),
        el!(
            "button" [
                "type" = "button",
                "class" = "secondary small",
                @on "click" = move |_| {
                    editor.change_tree(|document| document.add_below(&[]));
                    show_form();
                },
            ],
            t::ADD_AREA,
        ),
    )
}

/// Brings the form of what was chosen into view, where it stands below the tree; the focus stays on the tree.
fn show_form() {
    clock::later(0, Box::new(|| dom::scroll_near(FORM_TITLE)));
}

/// A part of the editor that is no node.
fn fixed(editor: Editor, part: Selected, label: &'static str) -> AnyView {
    let own = part.clone();
    el!(
        "li",
        el!(
            "button" [
                "type" = "button",
                "class" = "tool tree-row",
                "aria-current" = current(move || editor.selected.with(|selected| *selected == own)),
                @on "click" = move |_| {
                    editor.selected.set(part.clone());
                    show_form();
                },
            ],
            label,
        ),
    )
}

fn row(editor: Editor, rows: TreeRows, row: Row) -> AnyView {
    let Row { path, has_children } = row;
    let line = rows.line(&path);
    let of = |words: fn(&Line) -> String| text(move || line.with(words));
    let depth = format!("--depth: {}", path.len() - 1);
    let is_open = move || line.with(|line| line.is_open);
    let toggle = move |_| {
        let id = line.with_untracked(|line| line.id.clone());
        editor.open.update(|open| {
            if !open.remove(&id) {
                open.insert(id);
            }
        });
    };
    let to = path;
    el!(
        "li"["class" = "tree-line", @prop "style" = text(move || depth.clone())],
        has_children.then(|| {
            el!(
                "button" [
                    "type" = "button",
                    "class" = class("tool tree-fold", "is-open", is_open),
                    "aria-label" = t::OPEN_OR_CLOSE,
                    @on "click" = toggle,
                ],
                "▸",
            )
        }),
        el!(
            "button" [
                "type" = "button",
                "class" = "tool tree-row",
                "aria-current" = current(move || line.with(|line| line.is_selected)),
                @on "click" = move |_| {
                    editor.select_node(to.clone());
                    show_form();
                },
            ],
            el!("span"["class" = "tree-name"], of(|line| format!("{} {}", line.number, line.name))),
            el!("span"["class" = "tree-found"], of(|line| if line.found == 0 { String::new() } else { line.found.to_string() })),
            el!("span"["class" = "tree-max"], of(|line| read_stored(&line.max).map_or_else(|_| line.max.clone(), number::short))),
        ),
    )
}
