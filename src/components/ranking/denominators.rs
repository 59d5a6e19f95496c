//! The units of a ranking whose denominator is their own: who they are, and what was taken out of it.

use std::sync::Arc;

use thuocdo_core::framework::Framework;
use thuocdo_core::number::Exact;
use thuocdo_core::rank::{Denominator, Removed, RemovedReason};
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

/// A line for each of them, with what was taken out; so many at most, and how many more.
pub fn lines(framework: &Framework, own: &[OwnDenominator], most: usize) -> Vec<String> {
    let points = |value: &Exact| value.to_decimal().map(number::short).unwrap_or_default();
    let part = |part: &Removed| {
        let node = part.node.map(|node| framework.node(node));
        let name = node.map(|node| format!("{} {}", node.number, node.name.vi).trim().to_owned()).unwrap_or_default();
        let reason = match &part.reason {
            RemovedReason::NotApplicable { reason } => visible(reason),
            RemovedReason::NothingOccurred => t::NOTHING_OCCURRED.to_owned(),
            RemovedReason::NotMeasured { reason } => visible(reason),
            RemovedReason::Unpublished => String::new(),
        };
        t::taken_out(&points(&part.points), &name, &reason)
    };
    let line = |(name, denominator): &OwnDenominator| {
        let parts = denominator.own().map(part).collect::<Vec<_>>().join("; ");
        let (attainable, common) = (points(&denominator.attainable), points(&denominator.common));
        format!("{}.", t::denominator_of(&visible(name), &attainable, &common, &parts))
    };
    let mut lines: Vec<String> = own.iter().take(most).map(line).collect();
    let more = own.len().saturating_sub(most);
    lines.extend((more > 0).then(|| t::more_denominators(more)));
    lines
}
