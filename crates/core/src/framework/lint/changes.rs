//! Defects of what a decision changed while the framework was in force: days, order, decisions and old values.

use super::super::model::*;
use super::{Defect, is_blank};
use crate::assessment::plain_name;
use crate::number::read_stored;

/// The defects of the changes of one node.
pub(super) fn changes(framework: &Framework, node: &Node, report: &mut dyn FnMut(Defect)) {
    let force = framework.in_force;
    for since in node.changes.iter().map(|change| change.since) {
        if since < force.from || force.to.is_some_and(|to| since > to) {
            report(Defect::ChangeOutOfForce { since });
        }
    }
    for change in node.changes.iter().filter(|change| is_blank(&change.citation)) {
        report(Defect::ChangeWithoutCitation { since: change.since });
    }
    for (at, change) in node.changes.iter().enumerate() {
        let same_value = |other: &&ValueChange| other.value == change.value;
        let before = node.changes.iter().take(at).rev().find(same_value);
        if before.is_some_and(|before| before.since >= change.since) {
            report(Defect::ChangeOutOfOrder { since: change.since });
            continue;
        }
        let is_same = match node.changes.iter().skip(at + 1).find(same_value) {
            Some(next) => plain_name(&next.was) == plain_name(&change.was),
            None => is_present(node, change),
        };
        if is_same {
            report(Defect::ChangeOfNothing { since: change.since });
        }
    }
}

/// Whether what a value was is what it is; of rules, which are told in words, nobody can say.
fn is_present(node: &Node, change: &ValueChange) -> bool {
    let was = change.was.trim();
    match change.value {
        ChangedValue::Max => {
            let number = was.strip_suffix("điểm").unwrap_or(was).trim_end().replace(',', ".");
            read_stored(&number).is_ok_and(|was| was == node.max)
        }
        ChangedValue::Name => plain_name(was) == plain_name(&node.name.vi),
        ChangedValue::ScoredBy => match node.leaf.as_ref().map(|leaf| leaf.scored_by) {
            Some(ScoredBy::Itself) => was == "self",
            Some(ScoredBy::Appraiser) => was == "appraiser",
            Some(ScoredBy::Survey) => was == "survey",
            None => false,
        },
        ChangedValue::Rule => false,
    }
}
