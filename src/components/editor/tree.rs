//! The tree of the framework in work: areas with their nodes, opened and closed, each with what is wrong in it.

use leptos::prelude::*;
use thuocdo_core::number::read_stored;
use thuocdo_text::{number, ui as t};

use crate::adapters::{clock, dom, focus};
use crate::components::editor::inputs::field;
use crate::components::editor::tree_rows::{Line, Row, TreeRows};
use crate::components::items::items;
use crate::components::markup::{class, current, el, part_while, text};
use crate::state::editor::{Editor, Selected, TURN, node_place};

/// The id of the tree.
pub const TREE: &str = "edit-tree";
/// The id of the heading of the form of what is selected.
pub const FORM_TITLE: &str = "edit-form-title";

/// The names of the rows that are no nodes.
const HEADING: &str = "heading";
/// See [`HEADING`].
const POLICIES: &str = "policies";
/// The id of the button that adds an area.
const ADD_AREA: &str = "e-nodes-add";

/// The tree.
pub fn tree(editor: Editor) -> AnyView {
    let rows = TreeRows::new(editor);
    let list = list(editor, rows, &[]);
    let on_key = move |event: leptos::ev::Event| {
        if let (Some(key), Some(from)) = (focus::plain_key(&event), focus::row_of(&event))
            && walk(editor, rows, &key, &from)
        {
            event.prevent_default();
        }
    };
    el!(
        "nav"["id" = TREE, "class" = "edit-tree", "aria-label" = t::PART_TREE, @on "keydown" = on_key],
        el!(
            "ul",
            fixed(editor, Selected::Heading, HEADING, t::PART_HEADING),
            fixed(editor, Selected::Policies, POLICIES, t::PART_POLICIES),
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
                "id" = ADD_AREA,
                "type" = "button",
                "class" = "secondary small",
                @on "click" = move |_| {
                    editor.change_tree(|document| document.add_below(&[]));
                    name_it();
                },
            ],
            t::ADD_AREA,
        ),
        el!("p"["class" = "muted tree-keys"], t::TREE_KEYS),
    )
}

/// Brings the form of what was chosen into view, where it stands below the tree. The focus stays on the tree; the keyboard
/// goes on to the form, from where Escape leads back.
fn show_form(event: &leptos::ev::Event) {
    let is_by_key = focus::is_by_key(event);
    let show = move || match is_by_key {
        true => focus::focus_first(&[], FORM_TITLE),
        false => dom::scroll_near(FORM_TITLE),
    };
    clock::later(0, Box::new(show));
}

/// Moves the focus to the name of the node that was just added, in a frame of its own.
pub fn name_it() {
    clock::later(TURN, Box::new(|| focus::focus_first(&["e-node-name".to_owned()], FORM_TITLE)));
}

/// Moves the focus back from the form to the row of what is shown, or of what it lies in where that is closed.
pub fn back_to_row(editor: Editor) {
    let is_there = match editor.selected.get_untracked() {
        Selected::Heading => focus::focus_row(HEADING),
        Selected::Policies => focus::focus_row(POLICIES),
        Selected::Node(path) => (1..=path.len()).rev().any(|depth| focus::focus_row(&name_of(&path[..depth]))),
    };
    if !is_there {
        dom::scroll_near(TREE);
    }
}

/// The name of a node's row: where the node stands.
fn name_of(path: &[usize]) -> String {
    path.iter().map(usize::to_string).collect::<Vec<_>>().join("-")
}

/// Goes on from a row by an arrow key: up and down among the rows that are shown; right opens and goes in, left closes and
/// goes out. Gives whether the key was one of them.
fn walk(editor: Editor, rows: TreeRows, key: &str, from: &str) -> bool {
    let shown = untrack(|| rows.shown());
    let names =
        || [HEADING.to_owned(), POLICIES.to_owned()].into_iter().chain(shown.iter().map(|row| name_of(&row.path)));
    let row = shown.iter().find(|row| name_of(&row.path) == from);
    let id = row.map(|row| editor.with_untracked(|document| document.text(&field(&node_place(&row.path), "id"))));
    let is_open = id.as_ref().is_some_and(|id| editor.open.with_untracked(|open| open.contains(id)));
    let to = match (key, row) {
        ("ArrowDown", _) => names().skip_while(|name| name != from).nth(1),
        ("ArrowUp", _) => names().take_while(|name| name != from).last(),
        ("ArrowRight", Some(row)) if row.has_children => {
            if !is_open {
                editor.open.update(|open| open.extend(id));
                return true;
            }
            names().skip_while(|name| name != from).nth(1)
        }
        ("ArrowLeft", Some(row)) if row.has_children && is_open => {
            editor.open.update(|open| open.retain(|one| Some(one) != id.as_ref()));
            return true;
        }
        ("ArrowLeft", Some(row)) => {
            row.path.split_last().map(|(_, above)| name_of(above)).filter(|name| !name.is_empty())
        }
        ("ArrowRight", Some(_)) => None,
        _ => return false,
    };
    if let Some(to) = to {
        focus::focus_row(&to);
    }
    true
}

/// A part of the editor that is no node.
fn fixed(editor: Editor, part: Selected, name: &'static str, label: &'static str) -> AnyView {
    let own = part.clone();
    el!(
        "li"["data-row" = name],
        el!(
            "button" [
                "type" = "button",
                "class" = "tool tree-row",
                "aria-current" = current(move || editor.selected.with(|selected| *selected == own)),
                @on "click" = move |event| {
                    editor.selected.set(part.clone());
                    show_form(&event);
                },
            ],
            label,
        ),
    )
}

/// The rows in the list of a node, or of all areas.
fn list(editor: Editor, rows: TreeRows, of: &[usize]) -> AnyView {
    // A node that gets its first children, or loses its last, has another row.
    let key = |one: &Row| name_of(&one.path) + if one.has_children { "+" } else { "" };
    items(rows.list(of.to_vec()), key, move |one| row(editor, rows, one))
}

fn row(editor: Editor, rows: TreeRows, row: Row) -> AnyView {
    let has_list = row.has_list();
    let Row { path, has_children } = row;
    let line = rows.line(&path);
    let of = |words: fn(&Line) -> String| text(move || line.with(words));
    let depth = format!("--depth: {}", path.len() - 1);
    let is_open = move || line.with(|line| line.is_open);
    let own = path.clone();
    let toggle = move |_| {
        // A row may not be told yet which node stands there now.
        let id = editor.with_untracked(|document| document.text(&field(&node_place(&own), "id")));
        editor.open.update(|open| {
            if !open.remove(&id) {
                open.insert(id);
            }
        });
    };
    let (name, to) = (name_of(&path), path.clone());
    // A group is laid out and painted for itself (style/edit-tree.css).
    let below =
        has_list.then(|| part_while(is_open, move || el!("ul"["class" = "tree-group"], list(editor, rows, &path))));
    let line = el!(
        "div"["class" = "tree-line", "data-row" = name, @prop "style" = text(move || depth.clone())],
        has_children.then(|| {
            el!(
                "button" [
                    "type" = "button",
                    "class" = class("tool tree-fold", "is-open", is_open),
                    "aria-label" = t::OPEN_OR_CLOSE,
                    "aria-expanded" = text(move || is_open().to_string()),
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
                @on "click" = move |event| {
                    editor.select_node(to.clone());
                    show_form(&event);
                },
            ],
            el!("span"["class" = "tree-name"], of(|line| format!("{} {}", line.number, line.name))),
            el!("span"["class" = "tree-found"], of(|line| if line.found == 0 { String::new() } else { line.found.to_string() })),
            el!("span"["class" = "tree-max"], of(|line| read_stored(&line.max).map_or_else(|_| line.max.clone(), number::short))),
        ),
    );
    el!("li", line, below)
}
