//! A framework file in work: its JSON, edited place by place, with undo and redo; it need not be complete.

use std::collections::HashMap;

use thuocdo_core::Json;
use thuocdo_core::framework::{new_id, new_leaf, next_number};

use super::edits::Edit;

/// One step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The node whose form is shown, wherever it stands; only as the first step ([`super::Editor::resolved`]).
    Selected,
    /// A field of an object.
    Field(&'static str),
    /// An item of a list.
    Item(usize),
}

/// Where a value stands in the file.
pub type Place = Vec<Step>;

/// Where a node stands: its position among its siblings, from the top down.
pub type NodePath = Vec<usize>;

/// The place of a node in the file.
pub fn node_place(path: &[usize]) -> Place {
    let mut place = Place::new();
    for (depth, at) in path.iter().enumerate() {
        place.push(Step::Field(if depth == 0 { "nodes" } else { "children" }));
        place.push(Step::Item(*at));
    }
    place
}

/// A place below another.
pub fn below(place: &Place, steps: impl IntoIterator<Item = Step>) -> Place {
    place.iter().cloned().chain(steps).collect()
}

/// The fields that only a leaf has.
pub const OF_LEAVES: [&str; 5] = ["rule", "scored_by", "not_applicable", "evidence", "zero_denominator"];

/// A framework file in work.
#[derive(Clone, Debug)]
pub struct Document {
    pub(super) json: Json,
    pub(super) done: Vec<Edit>,
    pub(super) undone: Vec<Edit>,
    /// The leaf that the last change of the tree made an inner node, as it was.
    pub(super) was_leaf: Option<Json>,
    /// What nodes had as leaves before they got children, by their ids, the last one last: they get it again when they lose
    /// them.
    leaf_fields: Vec<(String, Vec<(String, Json)>)>,
}

impl Document {
    /// A file to work on.
    pub fn new(json: Json) -> Document {
        Document { json, done: Vec::new(), undone: Vec::new(), was_leaf: None, leaf_fields: Vec::new() }
    }

    /// The file as it stands.
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// The value at a place.
    pub fn get(&self, place: &[Step]) -> Option<&Json> {
        place.iter().try_fold(&self.json, |json, step| match (json, step) {
            (json, Step::Field(name)) => json.get(name),
            (Json::List(items), Step::Item(at)) => items.get(*at),
            _ => None,
        })
    }

    /// The text at a place; empty where there is none.
    pub fn text(&self, place: &[Step]) -> String {
        match self.get(place) {
            Some(Json::Text(text) | Json::Number(text)) => text.clone(),
            _ => String::new(),
        }
    }

    /// The items at a place; none where there is no list.
    pub fn items(&self, place: &[Step]) -> &[Json] {
        match self.get(place) {
            Some(Json::List(items)) => items,
            _ => &[],
        }
    }

    /// The node at a path.
    pub fn node(&self, path: &[usize]) -> Option<&Json> {
        fn item(list: Option<&Json>, at: usize) -> Option<&Json> {
            match list {
                Some(Json::List(items)) => items.get(at),
                _ => None,
            }
        }
        let (first, below) = path.split_first()?;
        below.iter().try_fold(item(self.json.get("nodes"), *first)?, |node, at| item(node.get("children"), *at))
    }

    /// The nodes below a path, or the areas for an empty one.
    pub fn children(&self, path: &[usize]) -> &[Json] {
        self.items(&list_place(path))
    }

    /// Every id of the tree.
    pub fn ids(&self) -> Vec<String> {
        fn collect(nodes: &[Json], ids: &mut Vec<String>) {
            for node in nodes {
                if let Some(Json::Text(id)) = node.get("id") {
                    ids.push(id.clone());
                }
                if let Some(Json::List(below)) = node.get("children") {
                    collect(below, ids);
                }
            }
        }
        let mut ids = Vec::new();
        collect(self.children(&[]), &mut ids);
        ids
    }

    /// Replaces the children of a path as one step of undo; a leaf that gets children stops being one, and is as it was
    /// when it loses them.
    fn set_children(&mut self, path: &[usize], children: Vec<Json>) {
        if path.is_empty() {
            return self.set(list_place(path), Some(Json::List(children)), false);
        }
        let place = node_place(path);
        let Some(Json::Object(fields)) = self.get(&place) else { return };
        let mut fields: Vec<(String, Json)> = fields.clone();
        let id = self.text(&below(&place, [Step::Field("id")]));
        if children.is_empty() {
            fields.retain(|(name, _)| name != "children" && !OF_LEAVES.contains(&name.as_str()));
            let was = self.leaf_fields.iter().rev().find(|(of, _)| *of == id).map(|(_, fields)| fields.clone());
            fields.extend(was.unwrap_or_else(|| new_leaf().into()));
        } else {
            let of_leaf = fields.iter().filter(|(name, _)| OF_LEAVES.contains(&name.as_str()));
            let of_leaf: Vec<(String, Json)> = of_leaf.cloned().collect();
            if !of_leaf.is_empty() {
                self.was_leaf = Some(Json::Object(fields.clone()));
                if !id.is_empty() {
                    self.leaf_fields.push((id, of_leaf));
                }
            }
            fields.retain(|(name, _)| name != "children" && !OF_LEAVES.contains(&name.as_str()));
            fields.push(("children".to_owned(), Json::List(children)));
        }
        self.set(place, Some(Json::Object(fields)), false);
    }

    /// A new node at the end of a node's children (of the areas for an empty path), numbered on as they are; gives its path.
    pub fn add_below(&mut self, path: &[usize]) -> NodePath {
        let at = self.children(path).len();
        let number_of = |node: &Json| match node.get("number") {
            Some(Json::Text(number)) => number.clone(),
            _ => String::new(),
        };
        let siblings: Vec<String> = self.children(path).iter().map(number_of).collect();
        let siblings: Vec<&str> = siblings.iter().map(String::as_str).collect();
        let number = next_number(&siblings).unwrap_or_else(|| match self.node(path).map(number_of) {
            Some(printed) if !printed.is_empty() => format!("{printed}.{}", at + 1),
            _ => (at + 1).to_string(),
        });
        let mut fields = vec![
            ("id".to_owned(), Json::text(new_id(&number, &mut self.ids()))),
            ("number".to_owned(), Json::text(number)),
            ("name".to_owned(), Json::text("")),
            ("max".to_owned(), Json::text("0")),
        ];
        fields.extend(new_leaf());
        let mut children = self.children(path).to_vec();
        children.push(Json::Object(fields));
        self.set_children(path, children);
        let mut added = path.to_vec();
        added.push(at);
        added
    }

    /// Adds many nodes at the end of a node's children; gives the path of the first.
    pub fn add_nodes(&mut self, path: &[usize], nodes: Vec<Json>) -> NodePath {
        let mut added = path.to_vec();
        added.push(self.children(path).len());
        let mut children = self.children(path).to_vec();
        children.extend(nodes);
        self.set_children(path, children);
        added
    }

    /// Takes a node and all below it away; gives the path of what stands near it then.
    pub fn remove(&mut self, path: &[usize]) -> NodePath {
        let Some((at, parent)) = path.split_last() else { return NodePath::new() };
        let mut children = self.children(parent).to_vec();
        if *at < children.len() {
            children.remove(*at);
        }
        let left = children.len();
        self.set_children(parent, children);
        let mut near = parent.to_vec();
        if left > 0 {
            near.push((*at).min(left - 1));
        }
        near
    }

    /// Moves a node among its siblings by one place; gives its new path.
    pub fn shift(&mut self, path: &[usize], down: bool) -> NodePath {
        let Some((at, parent)) = path.split_last() else { return NodePath::new() };
        let mut children = self.children(parent).to_vec();
        let to = if down { at + 1 } else { at.wrapping_sub(1) };
        if to >= children.len() {
            return path.to_vec();
        }
        children.swap(*at, to);
        self.set_children(parent, children);
        let mut moved = parent.to_vec();
        moved.push(to);
        moved
    }

    /// Moves a node one level down, below the sibling before it; gives its new path.
    pub fn indent(&mut self, path: &[usize]) -> NodePath {
        let Some((at, parent)) = path.split_last() else { return NodePath::new() };
        let Some(before) = at.checked_sub(1) else { return path.to_vec() };
        let mut siblings = self.children(parent).to_vec();
        let node = siblings.remove(*at);
        let mut target = Document::new(siblings[before].clone());
        let mut below = target.items(&[Step::Field("children")]).to_vec();
        below.push(node);
        let position = below.len() - 1;
        // The same rule turns a leaf into an inner node.
        target = Document::new(Json::object([("nodes", Some(Json::List(vec![target.json])))]));
        target.set_children(&[0], below);
        siblings[before] = target.children(&[])[0].clone();
        self.set_children(parent, siblings);
        self.was_leaf = target.was_leaf;
        self.leaf_fields.append(&mut target.leaf_fields);
        let mut moved = parent.to_vec();
        moved.extend([before, position]);
        moved
    }

    /// Moves a node one level up, behind its parent; gives its new path.
    pub fn outdent(&mut self, path: &[usize]) -> NodePath {
        let [grand @ .., parent_at, at] = path else { return path.to_vec() };
        let mut aunts = self.children(grand).to_vec();
        let mut family = Document::new(Json::object([("nodes", Some(Json::List(vec![aunts[*parent_at].clone()])))]));
        family.leaf_fields.clone_from(&self.leaf_fields);
        let mut siblings = family.children(&[0]).to_vec();
        let node = siblings.remove(*at);
        family.set_children(&[0], siblings);
        aunts[*parent_at] = family.children(&[])[0].clone();
        aunts.insert(parent_at + 1, node);
        self.set_children(grand, aunts);
        let mut moved = grand.to_vec();
        moved.push(parent_at + 1);
        moved
    }
}

/// Where the nodes of a file stand, by their ids; of several with one id, the first.
pub fn paths_by_id(file: &Json) -> HashMap<&str, NodePath> {
    fn collect<'j>(nodes: Option<&'j Json>, path: &mut NodePath, paths: &mut HashMap<&'j str, NodePath>) {
        let Some(Json::List(nodes)) = nodes else { return };
        for (at, node) in nodes.iter().enumerate() {
            path.push(at);
            if let Some(Json::Text(id)) = node.get("id") {
                paths.entry(id).or_insert_with(|| path.clone());
            }
            collect(node.get("children"), path, paths);
            path.pop();
        }
    }
    let mut paths = HashMap::new();
    collect(file.get("nodes"), &mut NodePath::new(), &mut paths);
    paths
}

fn list_place(path: &[usize]) -> Place {
    let field = Step::Field(if path.is_empty() { "nodes" } else { "children" });
    below(&node_place(path), [field])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Document {
        let text = r#"{"title": "T", "nodes": [
            {"id": "A", "number": "1", "children": [{"id": "A1", "number": "1.1", "rule": {"kind": "manual_points"}},
             {"id": "A2", "number": "1.2", "rule": {"kind": "manual_points"}}]},
            {"id": "B", "number": "2", "rule": {"kind": "manual_points"}}]}"#;
        Document::new(Json::parse(text, 10_000).unwrap())
    }

    fn ids(document: &Document) -> String {
        document.ids().join(" ")
    }

    #[test]
    fn every_edit_can_be_taken_back_and_done_again() {
        type Change = fn(&mut Document) -> NodePath;
        let edits: [(&str, Change, NodePath, &str); 8] = [
            ("add below an inner node", |d| d.add_below(&[0]), vec![0, 2], "A A1 A2 TC1.3 B"),
            ("add below a leaf", |d| d.add_below(&[1]), vec![1, 0], "A A1 A2 B TC2.1"),
            ("add an area", |d| d.add_below(&[]), vec![2], "A A1 A2 B TC3"),
            ("remove", |d| d.remove(&[0, 1]), vec![0, 0], "A A1 B"),
            ("shift down", |d| d.shift(&[0, 0], true), vec![0, 1], "A A2 A1 B"),
            ("shift up beyond the first", |d| d.shift(&[0, 0], false), vec![0, 0], "A A1 A2 B"),
            ("indent", |d| d.indent(&[1]), vec![0, 2], "A A1 A2 B"),
            ("outdent", |d| d.outdent(&[0, 0]), vec![1], "A A2 A1 B"),
        ];
        for (what, edit, path, wanted) in edits {
            let mut document = sample();
            assert_eq!(edit(&mut document), path, "{what}");
            assert_eq!(ids(&document), wanted, "{what}");
            let after = document.json().clone();
            while document.can_undo() {
                document.undo();
            }
            assert_eq!(document.json(), sample().json(), "{what}");
            while document.can_redo() {
                document.redo();
            }
            assert_eq!(*document.json(), after, "{what}");
        }
    }

    /// A tester: area I with the criteria 1.1 to 1.9, and the next one was I.10.
    #[test]
    fn a_new_node_is_numbered_as_its_siblings_are() {
        for (parent, siblings, wanted) in [
            ("I", &["1.1", "1.9"][..], "1.10"),
            ("IV", &["4.1"], "4.2"),
            ("I", &[], "I.1"),
            ("", &["-"], "2"),
            ("2", &["a)", "b)"], "c)"),
        ] {
            let children = siblings.iter().map(|number| Json::object([("number", Some(Json::text(*number)))]));
            let children = Json::List(children.collect());
            let area = Json::object([("number", Some(Json::text(parent))), ("children", Some(children))]);
            let mut document = Document::new(Json::object([("nodes", Some(Json::List(vec![area])))]));
            let added = document.add_below(&[0]);
            assert_eq!(document.text(&below(&node_place(&added), [Step::Field("number")])), wanted, "{siblings:?}");
        }
    }

    #[test]
    fn a_leaf_with_children_is_none_and_becomes_one_again() {
        let mut document = sample();
        document.add_below(&[1]);
        assert_eq!(document.get(&below(&node_place(&[1]), [Step::Field("rule")])), None);
        document.remove(&[1, 0]);
        assert!(document.get(&below(&node_place(&[1]), [Step::Field("rule")])).is_some());
    }
}
