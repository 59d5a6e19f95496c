//! Defects of a node beside its siblings: one name twice, numbers that do not follow each other.

use std::collections::BTreeMap;

use super::super::model::*;
use super::Defect;
use super::tree::{is_plain, plain_number};
use crate::assessment::plain_name;

/// What is wrong with a node beside its siblings: at most one of each.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside {
    /// An earlier one of its name.
    named: Option<NodeIndex>,
    /// The one right before it, whose number it does not follow.
    after: Option<NodeIndex>,
}

/// Of each node of a framework.
pub(super) fn beside(framework: &Framework) -> Vec<Beside> {
    let mut found = vec![Beside::default(); framework.nodes().len()];
    let mut families: BTreeMap<Option<NodeIndex>, Vec<NodeIndex>> = BTreeMap::new();
    for index in framework.indices() {
        families.entry(framework.node(index).parent).or_default().push(index);
    }
    for family in families.values() {
        let mut names = BTreeMap::new();
        for index in family {
            let name = plain_name(&framework.node(*index).name.vi);
            let name = name.trim_end_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
            if !name.is_empty() {
                let first = *names.entry(name).or_insert(*index);
                found[index.get()].named = Some(first).filter(|first| first != index);
            }
        }
        for (index, before) in out_of_order(framework, family) {
            found[index.get()].after = Some(before);
        }
    }
    found
}

/// Those of a family whose numbers go back, or leave one out that stands nowhere in it, each with the one before it.
///
/// Numbers that leave out several are meant so, as of a set for communes that keeps those of the province's; and what a
/// partial framework leaves out, it may leave out in between.
fn out_of_order(framework: &Framework, family: &[NodeIndex]) -> Vec<(NodeIndex, NodeIndex)> {
    let ways: Vec<Option<(String, u32)>> = family.iter().map(|index| way(&framework.node(*index).number)).collect();
    let mut all: BTreeMap<&(String, u32), usize> = BTreeMap::new();
    ways.iter().flatten().for_each(|way| *all.entry(way).or_default() += 1);
    // A number twice is told by itself, and may be the one that is missing.
    let is_known = all.values().all(|count| *count == 1) && framework.status != Status::Partial;
    let (mut back, mut gaps) = (Vec::new(), Vec::new());
    for (pair, at) in ways.windows(2).zip(family.windows(2)) {
        let [Some((way_before, last_before)), Some(own @ (way, last))] = pair else { continue };
        if way != way_before || all.get(own).is_some_and(|count| *count > 1) {
            continue;
        }
        if last < last_before {
            back.push((at[1], at[0]));
        } else if last - last_before > 1 && !all.contains_key(&(way.clone(), last_before + 1)) {
            gaps.push((at[1], at[0]));
        }
    }
    if is_known && gaps.len() == 1 {
        back.append(&mut gaps);
    }
    back
}

/// What is wrong with a node beside them.
pub(super) fn defects(framework: &Framework, node: &Node, beside: Beside, report: &mut dyn FnMut(Defect)) {
    if let Some(named) = beside.named {
        report(Defect::DuplicateName { like: framework.node(named).id.clone() });
    }
    if let Some(before) = beside.after {
        let before = framework.node(before).number.clone();
        report(Defect::NumberOutOfOrder { number: node.number.clone(), before });
    }
}

/// A number such as "1.2.3" as the way to it and its last part: "1.2" and 3.
fn way(number: &str) -> Option<(String, u32)> {
    let number = plain_number(number);
    let (way, last) = number.rsplit_once('.').unwrap_or(("", &number));
    is_plain(last).then(|| Some((way.to_owned(), last.parse().ok()?))).flatten()
}
