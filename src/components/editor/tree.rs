//! The tree of the framework in work: areas with their nodes, opened and closed, each with what is wrong in it.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_text::{number, ui as t};

use crate::adapters::{clock, dom};
use crate::components::markup::{class, current, el, part_while, text};
use crate::state::editor::{Editor, NodePath, Selected, node_place};

/// The rows that are shown at first, and with each wish for more.
const SHOWN_ROWS: usize = 300;

/// The id of the tree.
pub const TREE: &str = "edit-tree";
/// The id of the heading of the form of what is selected.
pub const FORM_TITLE: &str = "edit-form-title";

/// A row of the tree. It stands for a place, not for a node: when nodes move, rows change their words and stay.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    path: NodePath,
    has_children: bool,
}

/// The rows that are shown: all areas, and what lies below those that are open.
fn shown_rows(editor: Editor) -> Vec<Row> {
    fn collect(nodes: &[Json], path: &mut NodePath, open: &BTreeSet<String>, rows: &mut Vec<Row>) {
        for (at, node) in nodes.iter().enumerate() {
            path.push(at);
            let id = match node.get("id") {
                Some(Json::Text(id)) => id.clone(),
                _ => String::new(),
            };
            let children = match node.get("children") {
                Some(Json::List(children)) => children.as_slice(),
                _ => &[],
            };
            rows.push(Row { path: path.clone(), has_children: !children.is_empty() });
            if open.contains(&id) {
                collect(children, path, open, rows);
            }
            path.pop();
        }
    }
    let mut rows = Vec::new();
    editor.open.with(|open| {
        editor.with_untracked(|document| collect(document.children(&[]), &mut NodePath::new(), open, &mut rows));
    });
    rows
}

/// The tree.
pub fn tree(editor: Editor) -> AnyView {
    let rows = Memo::new(move |_| {
        editor.shape.track();
        shown_rows(editor)
    });
    // Thousands of rows at once would make every click wait.
    let limit = RwSignal::new(SHOWN_ROWS);
    // How many findings there are at or below each node, by the path as text.
    let marks = Memo::new(move |_| {
        let mut marks: BTreeMap<NodePath, usize> = BTreeMap::new();
        editor.checks.with(|checks| {
            for path in checks.findings.iter().filter_map(|finding| finding.node.as_ref()) {
                for depth in 1..=path.len() {
                    *marks.entry(path[..depth].to_vec()).or_default() += 1;
                }
            }
        });
        marks
    });
    let list = For(ForProps::builder()
        .each(move || rows.with(|rows| rows.iter().take(limit.get()).cloned().collect::<Vec<_>>()))
        .key(Row::clone)
        .children(move |one| row(editor, one, marks))
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
            move || rows.with(Vec::len) > limit.get(),
            move || {
                let more = move |_| limit.update(|limit| *limit += SHOWN_ROWS);
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

/// What the row of a node says.
#[derive(Clone, Default, PartialEq)]
struct Line {
    id: String,
    name: String,
    max: String,
    is_open: bool,
}

fn line_of(node: &Json, open: &BTreeSet<String>) -> Line {
    let word = |json: Option<&Json>| match json {
        Some(Json::Text(text) | Json::Number(text)) => text.clone(),
        _ => String::new(),
    };
    let name = match node.get("name") {
        Some(both @ Json::Object(_)) => word(both.get("vi")),
        name => word(name),
    };
    let (id, max) = (word(node.get("id")), word(node.get("max")));
    Line {
        is_open: open.contains(&id),
        name: format!("{} {name}", word(node.get("number"))),
        max: thuocdo_core::number::read_stored(&max).map_or(max, number::short),
        id,
    }
}

fn row(editor: Editor, row: Row, marks: Memo<BTreeMap<NodePath, usize>>) -> AnyView {
    let Row { path, has_children } = row;
    let place = node_place(&path);
    // One look at the node for each edit; only a row that says something else is written anew.
    let line = Memo::new(move |_| {
        editor.open.with(|open| editor.at(&place, |node| node.map(|node| line_of(node, open)).unwrap_or_default()))
    });
    let name = text(move || line.with(|line| line.name.clone()));
    let max = text(move || line.with(|line| line.max.clone()));
    let found = {
        let path = path.clone();
        text(move || match marks.with(|marks| marks.get(&path).copied().unwrap_or_default()) {
            0 => String::new(),
            count => count.to_string(),
        })
    };
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
    let (own, to) = (Selected::Node(path.clone()), path);
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
                "aria-current" = current(move || editor.selected.with(|selected| *selected == own)),
                @on "click" = move |_| {
                    editor.select_node(to.clone());
                    show_form();
                },
            ],
            el!("span"["class" = "tree-name"], name),
            el!("span"["class" = "tree-found"], found),
            el!("span"["class" = "tree-max"], max),
        ),
    )
}
