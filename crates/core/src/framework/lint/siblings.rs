//! Defects of a node beside its siblings: one name twice, numbers that do not follow each other.

use std::collections::BTreeMap;

use super::super::model::*;
use super::Defect;
use super::tree::{is_plain, plain_number};
use crate::assessment::plain_name;

/// Two earlier siblings of a node, where there are such.
#[derive(Clone, Copy, Default)]
pub(super) struct Earlier {
    /// The one right before it.
    before: Option<NodeIndex>,
    /// One of its name.
    named: Option<NodeIndex>,
}

/// Of each node of a framework.
pub(super) fn earlier(framework: &Framework) -> Vec<Earlier> {
    let mut last: BTreeMap<Option<NodeIndex>, NodeIndex> = BTreeMap::new();
    let mut names: BTreeMap<(Option<NodeIndex>, String), NodeIndex> = BTreeMap::new();
    let of = |index: NodeIndex| {
        let node = framework.node(index);
        let before = last.insert(node.parent, index);
        let name = plain_name(&node.name.vi);
        let named = name.contains(char::is_alphanumeric).then(|| *names.entry((node.parent, name)).or_insert(index));
        Earlier { before, named: named.filter(|first| *first != index) }
    };
    framework.indices().map(of).collect()
}

/// What is wrong with a node beside them. A number that another node has is told by itself.
pub(super) fn defects(
    framework: &Framework,
    node: &Node,
    earlier: Earlier,
    is_number_taken: bool,
    report: &mut dyn FnMut(Defect),
) {
    if let Some(named) = earlier.named {
        report(Defect::DuplicateName { like: framework.node(named).id.clone() });
    }
    let Some(before) = earlier.before.map(|before| &framework.node(before).number) else { return };
    let (Some((way, last)), Some((way_before, last_before))) = (way(&node.number), way(before)) else { return };
    if is_number_taken {
        return;
    }
    // What a partial framework leaves out it may leave out in between.
    let is_gap = last > last_before + 1 && framework.status != Status::Partial;
    if way == way_before && (last < last_before || is_gap) {
        report(Defect::NumberOutOfOrder { number: node.number.clone(), before: before.clone() });
    }
}

/// A number such as "1.2.3" as the way to it and its last part: "1.2" and 3.
fn way(number: &str) -> Option<(String, u32)> {
    let number = plain_number(number);
    let (way, last) = number.rsplit_once('.').unwrap_or(("", &number));
    is_plain(last).then(|| Some((way.to_owned(), last.parse().ok()?))).flatten()
}
