//! The rows of the tree in work: which are shown, and what each says.
//!
//! One look at the tree for each edit tells every row what it says now; only a row that says something else is written
//! anew. With a memo and its effects for each row, an edit would wake a thousand of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use leptos::prelude::*;
use thuocdo_core::Json;

use crate::state::editor::{Document, Editor, NodePath, Selected};

/// The rows that are shown at first, and with each wish for more.
const SHOWN_ROWS: usize = 300;

/// A row of the tree. It stands for a place, not for a node: when nodes move, rows change their words and stay.
#[derive(Clone, PartialEq, Eq, Hash)]
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

type Marks = BTreeMap<NodePath, usize>;

/// The rows of a framework in work. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct TreeRows {
    editor: Editor,
    all: Memo<Vec<Row>>,
    // Thousands of rows at once would make every click wait.
    limit: RwSignal<usize>,
    marks: Memo<Marks>,
    lines: StoredValue<HashMap<NodePath, RwSignal<Line>>>,
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
        let rows =
            TreeRows { editor, all, limit: RwSignal::new(SHOWN_ROWS), marks, lines: StoredValue::new(HashMap::new()) };
        Effect::new(move |_| rows.refresh());
        rows
    }

    /// The rows that are shown: all areas, and what lies below those that are open, up to the limit.
    pub fn shown(self) -> Vec<Row> {
        self.all.with(|all| all.iter().take(self.limit.get()).cloned().collect())
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

    /// Tells each row that says something else by now.
    fn refresh(self) {
        let changed: Vec<(RwSignal<Line>, Line)> = self.look(|look| {
            self.lines.with_value(|lines| {
                let of = |(path, line): (&NodePath, &RwSignal<Line>)| {
                    let is_other = line.try_with_untracked(|line| !look.says(path, line)) == Some(true);
                    is_other.then(|| (*line, look.line(path)))
                };
                lines.iter().filter_map(of).collect()
            })
        });
        for (line, now) in changed {
            line.set(now);
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
