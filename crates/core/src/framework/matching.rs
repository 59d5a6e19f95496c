//! Which node of one version of a framework is which node of another.
//!
//! An id that somebody chose says which criterion a node is, whatever it is called by now. An id that was made of the
//! printed number (`TC1.2`, as pasted tables get them) says no more than the number: where a criterion is put in before
//! it, the next one has its id. Such nodes are the same by their names, or not at all.

use std::collections::{BTreeMap, BTreeSet};

use super::model::*;
use super::outline::new_id;
use crate::assessment::plain_name;

/// Which nodes of two versions are the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matching {
    /// For each node of the later version, the same node of the earlier one.
    pub found: Vec<Option<NodeIndex>>,
    /// Nodes with an id made of one number, whose names have little in common: the earlier and the later one. They are
    /// taken for two criteria.
    pub doubtful: Vec<(NodeIndex, NodeIndex)>,
}

/// Finds for each node of `after` the same node of `before`.
pub fn matching(before: &Framework, after: &Framework) -> Matching {
    let mut pairs = Pairs::none(before, after);
    let by_id = |new: NodeIndex| Some((before.find(&after.node(new).id)?, new));
    let same_id: Vec<(NodeIndex, NodeIndex)> = after.indices().filter_map(by_id).collect();
    for (old, new) in &same_id {
        let (one, other) = (before.node(*old), after.node(*new));
        let is_chosen = !is_made_of_number(one) && !is_made_of_number(other);
        if is_chosen || plain(one) == plain(other) {
            pairs.put(*old, *new);
        }
    }
    // A name that stands once on each side, then one that stands once under the same node.
    pairs.by_name(|_, node| Some((plain(node), None)), |_, node| Some((plain(node), None)));
    pairs.by_name(
        |_, node| Some((plain(node), Some(node.parent?))),
        |pairs, node| Some((plain(node), Some(pairs.found[node.parent?.get()]?))),
    );
    let mut doubtful = Vec::new();
    for (old, new) in same_id {
        if pairs.is_found[old.get()] || pairs.found[new.get()].is_some() {
            continue;
        }
        match is_alike(before.node(old), after.node(new)) {
            true => pairs.put(old, new),
            false => doubtful.push((old, new)),
        }
    }
    Matching { found: pairs.found, doubtful }
}

/// What a node is called, and below which node of the earlier version it stands, where that matters.
type Called = (String, Option<NodeIndex>);

struct Pairs<'f> {
    before: &'f Framework,
    after: &'f Framework,
    found: Vec<Option<NodeIndex>>,
    is_found: Vec<bool>,
}

impl<'f> Pairs<'f> {
    fn none(before: &'f Framework, after: &'f Framework) -> Pairs<'f> {
        Pairs { before, after, found: vec![None; after.nodes().len()], is_found: vec![false; before.nodes().len()] }
    }

    fn put(&mut self, old: NodeIndex, new: NodeIndex) {
        self.found[new.get()] = Some(old);
        self.is_found[old.get()] = true;
    }

    /// Pairs the nodes that are left and are called the same, where only one on each side is called so.
    fn by_name(&mut self, old: fn(&Pairs, &Node) -> Option<Called>, new: fn(&Pairs, &Node) -> Option<Called>) {
        let mut called: BTreeMap<Called, (Vec<NodeIndex>, Vec<NodeIndex>)> = BTreeMap::new();
        for index in self.before.indices().filter(|index| !self.is_found[index.get()]) {
            if let Some(name) = old(self, self.before.node(index)) {
                called.entry(name).or_default().0.push(index);
            }
        }
        for index in self.after.indices().filter(|index| self.found[index.get()].is_none()) {
            if let Some(name) = new(self, self.after.node(index)) {
                called.entry(name).or_default().1.push(index);
            }
        }
        for one in called.values() {
            if let ([old], [new]) = (one.0.as_slice(), one.1.as_slice()) {
                self.put(*old, *new);
            }
        }
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

/// Whether one name is the other one in slightly other words: two thirds of the words of both are in both.
fn is_alike(one: &Node, other: &Node) -> bool {
    let words = |node: &Node| -> BTreeSet<String> {
        let name = plain(node);
        let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let both = one.intersection(&other).count();
    both > 0 && 3 * both >= one.len() + other.len()
}
