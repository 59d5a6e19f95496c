//! Which node of one version of a framework is which node of another.
//!
//! An id that somebody chose says which criterion a node is, whatever it is called by now. An id that was made of the
//! printed number (`TC1.2`, as pasted tables get them) says no more than the number: where a criterion is put in before
//! it, the next one has its id. Such nodes are the same by their names, or not at all. A name that was turned around
//! ("đúng hạn", "quá hạn") is another criterion's, whatever the id.

use std::collections::{BTreeMap, BTreeSet};

use super::model::*;
use super::outline::new_id;
use super::wording::Wording;
use crate::assessment::plain_name;

/// So many pairs of names are compared for criteria that have moved and are called otherwise.
const COMPARED: usize = 100_000;

/// Which nodes of two versions are the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matching {
    /// For each node of the later version, the same node of the earlier one.
    pub found: Vec<Option<NodeIndex>>,
    /// Pairs of an earlier and a later node of which nobody can say that they are the same: of one id made of one number,
    /// with names that have little in common or say opposite things; or moved, and called otherwise. Each node is in one
    /// pair at most, and is not found. In the order of the later version.
    pub doubtful: Vec<(NodeIndex, NodeIndex)>,
}

/// Finds for each node of `after` the same node of `before`.
pub fn matching(before: &Framework, after: &Framework) -> Matching {
    let mut pairs = Pairs::none(before, after);
    let by_id = |new: NodeIndex| Some((before.find(&after.node(new).id)?, new));
    let same_id: Vec<(NodeIndex, NodeIndex)> = after.indices().filter_map(by_id).collect();
    for (old, new) in &same_id {
        let (one, other) = (before.node(*old), after.node(*new));
        let is_chosen = || !is_made_of_number(one) && !is_made_of_number(other);
        if plain(one) == plain(other) || is_chosen() && !wording(one).is_turned(&wording(other)) {
            pairs.put(*old, *new);
        }
    }
    // A name that stands once on each side.
    pairs.by_name(None, |node, _| Some(plain(node)));
    pairs.read_names();
    let left = after.indices().filter(|new| pairs.found[new.get()].is_none());
    let deepest = left.map(|new| after.node(new).depth).max();
    // Level by level, since criteria are looked for below a node that is found: of one name, then of one that says the
    // same, then of one id and slightly other words.
    for level in 0..deepest.map_or(0, |deepest| deepest + 1) {
        pairs.by_name(Some(level), |node, _| Some(plain(node)));
        pairs.by_name(Some(level), |_, wording| wording.core.get(1).map(|_| wording.core.join(" ")));
        for (old, new) in same_id.iter().filter(|(_, new)| after.node(*new).depth == level) {
            if pairs.left(*old, *new).is_some_and(|(one, other)| one.is_alike(other) && !one.is_opposite(other)) {
                pairs.put(*old, *new);
            }
        }
    }
    let doubtful = pairs.doubtful(&same_id);
    Matching { found: pairs.found, doubtful }
}

/// What a node is called, and below which node of the earlier version it stands, where that matters.
type Called = (String, Option<NodeIndex>);

struct Pairs<'f> {
    before: &'f Framework,
    after: &'f Framework,
    found: Vec<Option<NodeIndex>>,
    is_found: Vec<bool>,
    /// What the names say of the nodes that were left when they were read.
    old_names: BTreeMap<NodeIndex, Wording>,
    new_names: BTreeMap<NodeIndex, Wording>,
}

impl<'f> Pairs<'f> {
    fn none(before: &'f Framework, after: &'f Framework) -> Pairs<'f> {
        Pairs {
            before,
            after,
            found: vec![None; after.nodes().len()],
            is_found: vec![false; before.nodes().len()],
            old_names: BTreeMap::new(),
            new_names: BTreeMap::new(),
        }
    }

    fn put(&mut self, old: NodeIndex, new: NodeIndex) {
        self.found[new.get()] = Some(old);
        self.is_found[old.get()] = true;
    }

    fn old_left(&self) -> impl Iterator<Item = NodeIndex> + '_ {
        self.before.indices().filter(|index| !self.is_found[index.get()])
    }

    fn new_left(&self) -> impl Iterator<Item = NodeIndex> + '_ {
        self.after.indices().filter(|index| self.found[index.get()].is_none())
    }

    /// Reads the names that are left on both sides.
    fn read_names(&mut self) {
        self.old_names = self.old_left().map(|index| (index, wording(self.before.node(index)))).collect();
        self.new_names = self.new_left().map(|index| (index, wording(self.after.node(index)))).collect();
    }

    /// The names of two nodes that are both left.
    fn left(&self, old: NodeIndex, new: NodeIndex) -> Option<(&Wording, &Wording)> {
        let is_left = !self.is_found[old.get()] && self.found[new.get()].is_none();
        self.old_names.get(&old).zip(self.new_names.get(&new)).filter(|_| is_left)
    }

    /// The node of the earlier version below which a node of the later one stands, `None` above all; nothing where the
    /// node above it is not found.
    fn old_parent(&self, new: NodeIndex) -> Option<Option<NodeIndex>> {
        let parent = self.after.node(new).parent;
        parent.map_or(Some(None), |parent| self.found[parent.get()].map(Some))
    }

    /// Pairs the nodes that are left and are called the same, where only one on each side is called so: everywhere, or
    /// among the nodes of a level of the later version those that stand under the same node.
    fn by_name(&mut self, level: Option<u32>, name: fn(&Node, &Wording) -> Option<String>) {
        let none = Wording::default();
        let mut called: BTreeMap<Called, [Vec<NodeIndex>; 2]> = BTreeMap::new();
        for index in self.old_left() {
            let node = self.before.node(index);
            if let Some(name) = name(node, self.old_names.get(&index).unwrap_or(&none)) {
                called.entry((name, level.and(node.parent))).or_default()[0].push(index);
            }
        }
        for index in self.new_left().filter(|index| level.is_none_or(|level| self.after.node(*index).depth == level)) {
            let parent = if level.is_some() { self.old_parent(index) } else { Some(None) };
            let name = name(self.after.node(index), self.new_names.get(&index).unwrap_or(&none));
            if let Some(called) = name.zip(parent).and_then(|key| called.get_mut(&key)) {
                called[1].push(index);
            }
        }
        for one in called.values() {
            if let [[old], [new]] = one.each_ref().map(Vec::as_slice) {
                self.put(*old, *new);
            }
        }
    }

    /// The nodes of which nobody can say that they are the same: under one node and alike, where only one on each side
    /// is; then of one id.
    fn doubtful(&self, same_id: &[(NodeIndex, NodeIndex)]) -> Vec<(NodeIndex, NodeIndex)> {
        let mut siblings: BTreeMap<Option<NodeIndex>, [Vec<NodeIndex>; 2]> = BTreeMap::new();
        for old in self.old_left() {
            siblings.entry(self.before.node(old).parent).or_default()[0].push(old);
        }
        for new in self.new_left() {
            if let Some(below) = self.old_parent(new).and_then(|parent| siblings.get_mut(&parent)) {
                below[1].push(new);
            }
        }
        let is_alike = |(old, new): &(NodeIndex, NodeIndex)| {
            self.left(*old, *new).is_some_and(|(one, other)| one.is_alike(other) || one.is_turned(other))
        };
        let mut compared = 0;
        let mut alike: Vec<(NodeIndex, NodeIndex)> = Vec::new();
        for [old, new] in siblings.values() {
            // All of them or none: who is the only one is not known of a part.
            let count = old.len() * new.len();
            if compared + count <= COMPARED {
                compared += count;
                let pairs = old.iter().flat_map(|old| new.iter().map(|new| (*old, *new)));
                alike.extend(pairs.filter(is_alike));
            }
        }
        let mut counts = BTreeMap::new();
        let sides = |(old, new): &(NodeIndex, NodeIndex)| [(false, *old), (true, *new)];
        alike.iter().flat_map(sides).for_each(|side| *counts.entry(side).or_insert(0) += 1);
        let is_only = |pair: &(NodeIndex, NodeIndex)| sides(pair).iter().all(|side| counts.get(side) == Some(&1));
        let mut doubtful: Vec<(NodeIndex, NodeIndex)> = alike.into_iter().filter(is_only).collect();
        let taken: BTreeSet<(bool, NodeIndex)> = doubtful.iter().flat_map(sides).collect();
        let is_left = |(old, new): &(NodeIndex, NodeIndex)| self.left(*old, *new).is_some();
        let is_free = |pair: &(NodeIndex, NodeIndex)| !sides(pair).iter().any(|side| taken.contains(side));
        doubtful.extend(same_id.iter().copied().filter(is_left).filter(is_free));
        doubtful.sort_unstable_by_key(|(_, new)| *new);
        doubtful
    }
}

/// Whether the id of a node was made of its printed number.
fn is_made_of_number(node: &Node) -> bool {
    let made = new_id(&node.number, &mut Vec::new()).to_ascii_lowercase();
    let id = node.id.to_ascii_lowercase();
    let is_suffix = |rest: &str| {
        rest.is_empty() || rest.strip_prefix('-').is_some_and(|nth| nth.bytes().all(|byte| byte.is_ascii_digit()))
    };
    id.strip_prefix(&*made).is_some_and(is_suffix)
}

/// The name without what is no matter: letter case, where tones are set, more spaces than one.
fn plain(node: &Node) -> String {
    plain_name(&node.name.vi)
}

fn wording(node: &Node) -> Wording {
    Wording::of(&node.name.vi)
}
