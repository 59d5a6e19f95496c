//! The units of a ranking whose denominator is their own: who they are, and what was taken out of it.

use std::sync::Arc;

use thuocdo_core::framework::Framework;
use thuocdo_core::number::Exact;
use thuocdo_core::rank::{Denominator, Removed, RemovedReason, unmeasured};
use thuocdo_text::{number, ui as t, visible};

use crate::state::publication::Publication;

/// A unit's name, and its denominator.
pub type OwnDenominator = (Arc<str>, Arc<Denominator>);

/// The units whose denominator is not the common one, in the order of the table.
pub fn own_denominators(publication: &Publication) -> Vec<OwnDenominator> {
    let both = publication.rows.iter().zip(&publication.denominators);
    let own = both.filter(|(_, denominator)| !denominator.is_common());
    own.map(|(row, denominator)| (Arc::clone(&row.name), Arc::clone(denominator))).collect()
}

/// Whether two lists are of the same units with the same denominators, as edits of other units leave them.
pub fn is_same(one: &[OwnDenominator], other: &[OwnDenominator]) -> bool {
    let is_same = |((name, its), (other, others)): (&OwnDenominator, &OwnDenominator)| {
        Arc::ptr_eq(name, other) && Arc::ptr_eq(its, others)
    };
    one.len() == other.len() && one.iter().zip(other).all(is_same)
}

/// A line for each part that was measured for nobody, and so is in no unit's denominator.
pub fn measured_for_nobody(framework: &Framework) -> Vec<String> {
    unmeasured(framework).iter().map(|part| format!("{}.", taken_out(framework, part))).collect()
}

/// What was taken out of a denominator, and why.
fn taken_out(framework: &Framework, part: &Removed) -> String {
    let node = part.node.map(|node| framework.node(node));
    let name = node.map(|node| format!("{} {}", node.number, node.name.vi).trim().to_owned()).unwrap_or_default();
    let reason = match &part.reason {
        RemovedReason::NotApplicable { reason } => visible(reason),
        // A framework may give it as a sentence.
        RemovedReason::NotMeasured { reason } => visible(reason.trim_end_matches('.')),
        RemovedReason::NothingOccurred => t::NOTHING_OCCURRED.to_owned(),
        RemovedReason::Unpublished => String::new(),
    };
    t::taken_out(&points(&part.points), &name, &reason)
}

fn points(value: &Exact) -> String {
    value.to_decimal().map(number::short).unwrap_or_default()
}

/// A line for each of them, with what was taken out; so many at most, and how many more.
pub fn lines(framework: &Framework, own: &[OwnDenominator], most: usize) -> Vec<String> {
    let line = |(name, denominator): &OwnDenominator| {
        let parts = denominator.own().map(|part| taken_out(framework, part)).collect::<Vec<_>>().join("; ");
        let (attainable, common) = (points(&denominator.attainable), points(&denominator.common));
        format!("{}.", t::denominator_of(&visible(name), &attainable, &common, &parts))
    };
    let mut lines: Vec<String> = own.iter().take(most).map(line).collect();
    let more = own.len().saturating_sub(most);
    lines.extend((more > 0).then(|| t::more_denominators(more)));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::framework::by_id;

    #[test]
    fn what_was_measured_for_nobody_says_why() {
        // S4: the survey of DDCI was left out.
        let found = measured_for_nobody(&by_id("lai-chau-2020").unwrap());
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("Bớt 2 điểm mục 2 Điểm điều tra xã hội học ("), "{}", found[0]);
        assert!(measured_for_nobody(&by_id("qd766-2022").unwrap()).is_empty());
    }
}
