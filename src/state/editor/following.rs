//! Which node is shown after a step was taken back or done again: what came back with it, or the one that was shown.

use std::collections::BTreeSet;

use thuocdo_core::Json;

use super::document::{Document, NodePath, paths_by_id};

/// The tree before the step, and the node that was shown.
pub struct Before {
    ids: BTreeSet<String>,
    path: NodePath,
    node: Option<Json>,
}

impl Before {
    /// What stands before a step.
    pub fn of(document: &Document, path: NodePath) -> Before {
        Before { ids: document.ids().into_iter().collect(), node: document.node(&path).cloned(), path }
    }

    /// Where the node to show stands after the step. When it is gone, what stands near it then, as when it was deleted;
    /// after a step `back`, which took away what had been added, the place where it stood.
    pub fn after(self, document: &Document, back: bool) -> NodePath {
        let path = self.follow(document);
        let is_gone = !back && document.node(&path).is_none();
        let near = || {
            let (_, parent) = path.split_last()?;
            let last = document.children(parent).len().checked_sub(1)?;
            Some([parent, &[last]].concat())
        };
        is_gone.then(near).flatten().unwrap_or(path)
    }

    fn follow(self, document: &Document) -> NodePath {
        let came_back = document.ids().into_iter().find(|id| !self.ids.contains(id));
        if let Some(to) = came_back.and_then(|id| path_of(document, &id)) {
            return to;
        }
        let Some(node) = self.node else { return self.path };
        let stays = document.node(&self.path);
        if stays == Some(&node) {
            return self.path;
        }
        // Two nodes may bear one id while a framework is in work, so the whole node tells first.
        if let Some(to) = place_of(document, &node) {
            return to;
        }
        match node.get("id") {
            Some(Json::Text(id)) if stays.and_then(|stays| stays.get("id")) != node.get("id") => {
                path_of(document, id).unwrap_or(self.path)
            }
            _ => self.path,
        }
    }
}

fn path_of(document: &Document, id: &str) -> Option<NodePath> {
    paths_by_id(document.json()).remove(id)
}

/// The first place at which a node stands.
fn place_of(document: &Document, node: &Json) -> Option<NodePath> {
    let mut coming: Vec<NodePath> = vec![NodePath::new()];
    while let Some(path) = coming.pop() {
        let children = document.children(&path);
        let paths = (0..children.len()).map(|at| [path.as_slice(), &[at]].concat());
        if let Some(at) = children.iter().position(|child| child == node) {
            return paths.into_iter().nth(at);
        }
        coming.extend(paths.rev());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Document {
        let text = r#"{"nodes": [
            {"id": "A", "number": "1", "children": [{"id": "A1", "number": "1.1"}, {"id": "A2", "number": "1.2"}]},
            {"id": "B", "number": "2", "children": [{"id": "", "number": "2.1"}, {"id": "", "number": "2.2"}]}]}"#;
        Document::new(Json::parse(text, 10_000).unwrap())
    }

    /// The printed number of the node at a path.
    fn number(document: &Document, path: &NodePath) -> String {
        match document.node(path).and_then(|node| node.get("number")) {
            Some(Json::Text(number)) => number.clone(),
            _ => "none".into(),
        }
    }

    #[test]
    fn the_form_stays_with_the_node_that_was_moved_and_shows_what_came_back() {
        type Change = fn(&mut Document) -> NodePath;
        // The change, which node is shown when it is taken back, and when it is done again.
        let cases: [(&str, Change, &str, &str); 10] = [
            ("shift down", |d| d.shift(&[0, 0], true), "1.1", "1.1"),
            ("shift up", |d| d.shift(&[1], false), "2", "2"),
            ("shift one of two without an id", |d| d.shift(&[1, 0], true), "2.1", "2.1"),
            ("outdent", |d| d.outdent(&[0, 0]), "1.1", "1.1"),
            ("indent", |d| d.indent(&[1]), "2", "2"),
            ("remove, the next is shown", |d| d.remove(&[0, 0]), "1.1", "1.2"),
            ("remove the last", |d| d.remove(&[0, 1]), "1.2", "1.1"),
            ("add", |d| d.add_below(&[0]), "none", "1.3"),
            ("shift, then another node is looked at", |d| drop_to(d.shift(&[0, 0], true), &[1]), "2", "2"),
            ("shift the one before it", |d| drop_to(d.shift(&[0], true), &[1, 0]), "1.1", "1.1"),
        ];
        for (what, change, taken_back, done_again) in cases {
            let mut document = sample();
            let mut path = change(&mut document);
            for (back, wanted) in [(true, taken_back), (false, done_again)] {
                let before = Before::of(&document, path);
                assert!(if back { document.undo() } else { document.redo() }, "{what}: the tree is another");
                path = before.after(&document, back);
                assert_eq!(number(&document, &path), wanted, "{what}, back: {back}");
            }
        }
    }

    fn drop_to(_: NodePath, shown: &[usize]) -> NodePath {
        shown.to_vec()
    }
}
