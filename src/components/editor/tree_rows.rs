//! The rows of the tree in work: which are shown, and what each says.
//!
//! One look at the tree for each edit finds the rows that say something else now; only those are written anew, and no more
//! of them in one frame than it can bear. With a memo and its effects for each row, an edit would wake a thousand of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use leptos::prelude::*;
use thuocdo_core::Json;

use super::making::Making;
use crate::adapters::clock;
use crate::state::editor::{Document, Editor, NodePath, Selected, TURN};

/// The rows that are shown at first, and with each wish for more.
const SHOWN_ROWS: usize = 300;
/// The most rows that are written anew in one frame.
const TOLD_AT_ONCE: usize = 48;
/// How deep lists stand in lists; what lies deeper stands in the innermost one, flat, so that no file is too deep to be shown.
const NESTED: usize = 3;

/// A row of the tree. It stands for a place, not for a node: when nodes move, rows change their words and stay.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// Where its node stands.
    pub path: NodePath,
    /// Whether there is something to open below it.
    pub has_children: bool,
}

/// What a row says.
#[derive(Clone, Default, PartialEq)]
pub struct Line {
    /// The id of the node.
    pub id: String,
    /// Its number as it is printed.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its most points as they stand in the file.
    pub max: String,
    /// How many findings there are at or below it.
    pub found: usize,
    /// Whether what lies below it is shown.
    pub is_open: bool,
    /// Whether its form is shown.
    pub is_selected: bool,
}

impl Row {
    /// Whether what lies below it stands in a list of its own.
    pub fn has_list(&self) -> bool {
        self.has_children && self.path.len() <= NESTED
    }

    /// The node whose list it stands in.
    fn list(&self) -> &[usize] {
        &self.path[..(self.path.len() - 1).min(NESTED)]
    }
}

type Marks = BTreeMap<NodePath, usize>;
/// The rows that are shown, by the node whose list they stand in.
type Lists = HashMap<NodePath, Vec<Row>>;

/// The rows of a framework in work. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct TreeRows {
    editor: Editor,
    all: Memo<Vec<Row>>,
    // Thousands of rows at once would make every click wait.
    limit: RwSignal<usize>,
    lists: Memo<Lists>,
    making: Making,
    marks: Memo<Marks>,
    lines: StoredValue<HashMap<NodePath, RwSignal<Line>>>,
    /// Whether the rows that are not told yet have their turn.
    is_asked: StoredValue<bool>,
}

impl TreeRows {
    /// The rows, kept up with the framework in work as long as the page is shown.
    pub fn new(editor: Editor) -> TreeRows {
        let all = Memo::new(move |_| {
            editor.shape.track();
            editor.open.with(|open| editor.with_untracked(|document| all_rows(document, open)))
        });
        let marks = Memo::new(move |_| {
            editor.checks.with(|checks| marks(checks.findings.iter().filter_map(|f| f.node.as_ref())))
        });
        let limit = RwSignal::new(SHOWN_ROWS);
        let lists = Memo::new(move |_| all.with(|all| lists(&all[..all.len().min(limit.get())])));
        let (lines, is_asked) = (StoredValue::default(), StoredValue::new(false));
        let rows = TreeRows { editor, all, limit, lists, making: Making::default(), marks, lines, is_asked };
        Effect::new(move |_| rows.refresh());
        rows
    }

    /// The rows that are shown: all areas, and what lies below those that are open, up to the limit.
    pub fn shown(self) -> Vec<Row> {
        self.all.with(|all| all.iter().take(self.limit.get()).cloned().collect())
    }

    /// The rows in the list of a node, or of all areas for an empty path. All areas are there at once; what lies below one
    /// that is opened may come frame by frame.
    pub fn list(self, of: NodePath) -> Memo<Vec<Row>> {
        let is_of_areas = of.is_empty();
        let list = Memo::new(move |_| self.lists.with(|lists| lists.get(&of).cloned().unwrap_or_default()));
        if is_of_areas { list } else { self.making.in_frames(list) }
    }

    /// Whether there are more rows than are shown.
    pub fn has_more(self) -> bool {
        self.all.with(Vec::len) > self.limit.get()
    }

    /// Shows more rows.
    pub fn show_more(self) {
        self.limit.update(|limit| *limit += SHOWN_ROWS);
    }

    /// What a row says, as long as it is shown.
    pub fn line(self, path: &NodePath) -> RwSignal<Line> {
        let line = RwSignal::new(untrack(|| self.look(|look| look.line(path))));
        self.lines.update_value(|lines| {
            lines.insert(path.clone(), line);
        });
        let path = path.clone();
        on_cleanup(move || {
            // A row of the same place may have been made before this one goes.
            let _ = self.lines.try_update_value(|lines| {
                if lines.get(&path) == Some(&line) {
                    lines.remove(&path);
                }
            });
        });
        line
    }

    /// Tells the rows that say something else by now: the one that was selected first, then those from the selected one on;
    /// when they are many, the others in the next turns.
    fn refresh(self) {
        let all = self.all.get_untracked();
        let mut changed: Vec<(RwSignal<Line>, Line)> = self.look(|look| {
            let is_selected = |row: &Row| matches!(look.selected, Selected::Node(path) if row.path == *path);
            let (before, behind) = all.split_at(all.iter().position(is_selected).unwrap_or_default());
            self.lines.with_value(|lines| {
                let was_selected = |row: &&Row| {
                    lines.get(&row.path).and_then(|line| line.try_with_untracked(|line| line.is_selected)) == Some(true)
                };
                let of = |Row { path, .. }: &Row| {
                    let line = lines.get(path)?;
                    let is_other = line.try_with_untracked(|line| !look.says(path, line)) == Some(true);
                    is_other.then(|| (*line, look.line(path)))
                };
                let in_order = all.iter().filter(was_selected).chain(behind).chain(before);
                in_order.filter_map(of).take(TOLD_AT_ONCE + 1).collect()
            })
        });
        let has_more = changed.len() > TOLD_AT_ONCE;
        changed.truncate(TOLD_AT_ONCE);
        for (line, now) in changed {
            line.set(now);
        }
        if has_more && !self.is_asked.get_value() {
            self.is_asked.set_value(true);
            let more = move || {
                // The page may have been left.
                if self.is_asked.try_set_value(false).is_none() {
                    untrack(|| self.refresh());
                }
            };
            clock::later(TURN, Box::new(more));
        }
    }

    fn look<T>(self, look: impl FnOnce(&Look) -> T) -> T {
        self.editor.with(|document| {
            self.editor.open.with(|open| {
                self.marks
                    .with(|marks| self.editor.selected.with(|selected| look(&Look { document, open, marks, selected })))
            })
        })
    }
}

/// All that a row is made of.
struct Look<'a> {
    document: &'a Document,
    open: &'a BTreeSet<String>,
    marks: &'a Marks,
    selected: &'a Selected,
}

impl Look<'_> {
    fn line(&self, path: &NodePath) -> Line {
        let [id, number, name, max] = self.words(path).map(str::to_owned);
        let (found, is_open, is_selected) = self.state(path, &id);
        Line { id, number, name, max, found, is_open, is_selected }
    }

    /// Whether the row of a place says this: the same as comparing lines, and nothing is copied for it.
    fn says(&self, path: &NodePath, line: &Line) -> bool {
        let words = self.words(path);
        words == [&*line.id, &line.number, &line.name, &line.max]
            && self.state(path, words[0]) == (line.found, line.is_open, line.is_selected)
    }

    /// The id, number, name and most points of the node at a place.
    fn words(&self, path: &NodePath) -> [&str; 4] {
        let Some(node) = self.document.node(path) else { return [""; 4] };
        let name = match node.get("name") {
            Some(both @ Json::Object(_)) => word(both.get("vi")),
            name => word(name),
        };
        [word(node.get("id")), word(node.get("number")), name, word(node.get("max"))]
    }

    /// How many findings it has, whether it is open, whether it is selected.
    fn state(&self, path: &NodePath, id: &str) -> (usize, bool, bool) {
        let is_selected = matches!(self.selected, Selected::Node(selected) if selected == path);
        (self.marks.get(path).copied().unwrap_or_default(), self.open.contains(id), is_selected)
    }
}

fn word(json: Option<&Json>) -> &str {
    match json {
        Some(Json::Text(text) | Json::Number(text)) => text,
        _ => "",
    }
}

/// How many findings there are at or below each node.
fn marks<'a>(found: impl Iterator<Item = &'a NodePath>) -> Marks {
    let mut marks = Marks::new();
    for path in found {
        for depth in 1..=path.len() {
            *marks.entry(path[..depth].to_vec()).or_default() += 1;
        }
    }
    marks
}

fn lists(shown: &[Row]) -> Lists {
    let mut lists = Lists::new();
    for row in shown {
        match lists.get_mut(row.list()) {
            Some(list) => list.push(row.clone()),
            None => drop(lists.insert(row.list().to_vec(), vec![row.clone()])),
        }
    }
    lists
}

fn all_rows(document: &Document, open: &BTreeSet<String>) -> Vec<Row> {
    fn collect(nodes: &[Json], path: &mut NodePath, open: &BTreeSet<String>, rows: &mut Vec<Row>) {
        for (at, node) in nodes.iter().enumerate() {
            path.push(at);
            let children = match node.get("children") {
                Some(Json::List(children)) => children.as_slice(),
                _ => &[],
            };
            rows.push(Row { path: path.clone(), has_children: !children.is_empty() });
            if open.contains(word(node.get("id"))) {
                collect(children, path, open, rows);
            }
            path.pop();
        }
    }
    let mut rows = Vec::new();
    collect(document.children(&[]), &mut NodePath::new(), open, &mut rows);
    rows
}
