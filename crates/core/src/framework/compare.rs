//! Two versions of a framework side by side: what was added, removed, moved, re-weighted, re-worded.

use super::matching::{Matching, matching};
use super::model::*;

/// How a framework differs from the one before it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Nodes that only the later one has, in its order; those that are doubtful are not among them.
    pub added: Vec<NodeIndex>,
    /// Nodes that only the earlier one has, in its order; those that are doubtful are not among them.
    pub removed: Vec<NodeIndex>,
    /// Nodes that both have and that differ, in the order of the later one.
    pub changed: Vec<NodeDifference>,
    /// Pairs of an earlier and a later node of which nobody can say that they are one criterion: see
    /// [`Matching::doubtful`].
    pub doubtful: Vec<(NodeIndex, NodeIndex)>,
    /// How many nodes are the same in both.
    pub same: usize,
}

/// A node that both versions have and that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeDifference {
    /// The node in the earlier one.
    pub before: NodeIndex,
    /// The node in the later one.
    pub after: NodeIndex,
    /// What differs, at least one thing.
    pub what: Vec<Difference>,
}

/// One thing in which two versions of a node differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Its id: the same criterion by its name.
    Id,
    /// Its printed number.
    Number,
    /// Its name.
    Name,
    /// Its maximum points.
    Max,
    /// Points of it that were measured for nobody.
    NotMeasured,
    /// Whether it is a block of bonus or penalty points, and of which kind.
    Block,
    /// Its place in the tree.
    Parent,
    /// Whether it is scored itself or has criteria below it.
    Kind,
    /// Its rule.
    Rule,
    /// Who scores it.
    ScoredBy,
    /// Whether a unit may say that it does not apply.
    NotApplicable,
    /// What evidence it needs.
    Evidence,
    /// Its English name.
    English,
    /// Its citation.
    Citation,
    /// The counts that the text prints for it.
    Printed,
    /// Its notes.
    Notes,
    /// What changed of it while in force.
    Changes,
}

/// Compares a framework with the one before it.
pub fn compare(before: &Framework, after: &Framework) -> Comparison {
    let Matching { found, doubtful } = matching(before, after);
    let mut result = Comparison { doubtful, ..Comparison::default() };
    for (index, old) in after.indices().zip(&found) {
        let Some(old) = *old else {
            if result.doubtful.binary_search_by_key(&index, |(_, new)| *new).is_err() {
                result.added.push(index);
            }
            continue;
        };
        let parent = after.node(index).parent.map(|parent| found[parent.get()]);
        let what = differences(before.node(old), after.node(index), before.node(old).parent.map(Some) == parent);
        if what.is_empty() {
            result.same += 1;
        } else {
            result.changed.push(NodeDifference { before: old, after: index, what });
        }
    }
    let mut is_told = vec![false; before.nodes().len()];
    let told = found.iter().flatten().chain(result.doubtful.iter().map(|(old, _)| old));
    told.for_each(|index| is_told[index.get()] = true);
    result.removed = before.indices().filter(|index| !is_told[index.get()]).collect();
    result
}

fn differences(before: &Node, after: &Node, same_parent: bool) -> Vec<Difference> {
    let mut what = Vec::new();
    let mut add = |differs: bool, difference| {
        if differs {
            what.push(difference);
        }
    };
    add(before.id != after.id, Difference::Id);
    add(before.number != after.number, Difference::Number);
    add(before.name.vi != after.name.vi, Difference::Name);
    add(before.max != after.max, Difference::Max);
    let gone = |node: &Node| node.not_measured.as_ref().map(|part| (part.points, part.reason.clone()));
    add(gone(before) != gone(after), Difference::NotMeasured);
    add(before.own_block != after.own_block, Difference::Block);
    add(!same_parent, Difference::Parent);
    match (&before.leaf, &after.leaf) {
        (Some(before), Some(after)) => {
            add(before.rule != after.rule, Difference::Rule);
            add(before.scored_by != after.scored_by, Difference::ScoredBy);
            add(before.not_applicable != after.not_applicable, Difference::NotApplicable);
            add(before.evidence != after.evidence, Difference::Evidence);
        }
        (None, None) => {}
        _ => add(true, Difference::Kind),
    }
    add(before.name.en != after.name.en, Difference::English);
    add(before.citation != after.citation, Difference::Citation);
    add(before.printed != after.printed, Difference::Printed);
    add(before.notes != after.notes, Difference::Notes);
    add(before.changes != after.changes, Difference::Changes);
    what
}
