//! Defects of a node beside its siblings: one name twice, numbers that do not follow each other.

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
    let groups = framework.indices().map(|index| framework.children(index).collect());
    for family in [framework.areas().collect::<Vec<NodeIndex>>()].into_iter().chain(groups) {
        let name = |index: &NodeIndex| {
            let name = plain_name(&framework.node(*index).name.vi);
            (name.trim_end_matches(|letter: char| !letter.is_alphanumeric()).to_owned(), *index)
        };
        let mut names: Vec<(String, NodeIndex)> = family.iter().map(name).collect();
        names.sort_unstable();
        for pair in names.windows(2).filter(|pair| pair[0].0 == pair[1].0 && !pair[0].0.is_empty()) {
            found[pair[1].1.get()].named = Some(pair[0].1);
        }
        for (index, before) in out_of_order(framework, &family) {
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
    let mut all: Vec<(&str, u32)> = ways.iter().flatten().map(|(way, last)| (way.as_str(), *last)).collect();
    all.sort_unstable();
    let is_twice = |one: &(&str, u32)| {
        let at = all.partition_point(|other| other < one);
        all.get(at + 1) == Some(one)
    };
    // A number twice is told by itself, and may be the one that is missing.
    let is_known = !all.iter().any(is_twice) && framework.status != Status::Partial;
    let (mut back, mut gaps) = (Vec::new(), Vec::new());
    for (pair, at) in ways.windows(2).zip(family.windows(2)) {
        let [Some((way_before, last_before)), Some((way, last))] = pair else { continue };
        if way != way_before || is_twice(&(way, *last)) {
            continue;
        }
        if last < last_before {
            back.push((at[1], at[0]));
        } else if last - last_before > 1 && all.binary_search(&(way, last_before + 1)).is_err() {
            gaps.push((at[1], at[0]));
        }
    }
    // One that stands elsewhere leaves a gap, too.
    if is_known && back.is_empty() && gaps.len() == 1 {
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
