//! A field of units that are compared in a ranking which never was: some with today's values, some with earlier ones.

use std::cmp::Ordering;

use crate::number::Exact;

/// What a unit is compared by, as far as it is known.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    pub(super) index: Exact,
    /// The values of the tie-breakers, in their order.
    pub(super) breakers: Vec<Breaking>,
}

/// The value of a tie-breaker.
#[derive(Clone, Debug)]
pub(super) enum Breaking {
    /// Known; `None` where there is no result.
    Is(Option<Exact>),
    /// Not in the earlier table.
    Unknown,
}

/// How a unit takes part.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// With an index.
    Ranked(Stand),
    /// Without one: it has no rank.
    Unranked,
    /// What is needed is not in the earlier table, so that nobody's rank can be known.
    Unknown,
}

/// Units in the order of their index, the best first.
pub(super) struct Field {
    is_dense: bool,
    /// Whether nobody in it is unknown.
    is_known: bool,
    /// Index and tie-breakers with the row.
    stands: Vec<(Stand, usize)>,
    /// How many different indices stand before each place, and at the end.
    different: Vec<u32>,
}

impl Field {
    pub(super) fn new(is_dense: bool, parts: impl Iterator<Item = (usize, Part)>) -> Field {
        let (mut is_known, mut stands) = (true, Vec::new());
        for (row, part) in parts {
            match part {
                Part::Ranked(stand) => stands.push((stand, row)),
                Part::Unranked => {}
                Part::Unknown => is_known = false,
            }
        }
        stands.sort_by(|(one, _), (other, _)| other.index.cmp(&one.index));
        let mut different = vec![0];
        for (place, (stand, _)) in stands.iter().enumerate() {
            let last: u32 = different[place];
            let is_level = stands.get(place + 1).is_some_and(|(next, _)| next.index == stand.index);
            different.push(last + u32::from(!is_level));
        }
        Field { is_dense, is_known, stands, different }
    }

    /// The rank in this field of the unit of a row, when it stands like this and all others as they do. `None` where
    /// something is needed that is not known.
    pub(super) fn rank_of(&self, row: usize, stand: &Stand) -> Option<u32> {
        if !self.is_known {
            return None;
        }
        let better = self.stands.partition_point(|(other, _)| other.index > stand.index);
        let level = self.stands.partition_point(|(other, _)| other.index >= stand.index);
        // Its own earlier place does not count.
        let own = self.stands[..better].iter().find(|(_, other)| *other == row).map(|(own, _)| own);
        if self.is_dense {
            let is_alone = own.is_some_and(|own| {
                self.stands[..better].iter().filter(|(other, _)| other.index == own.index).count() == 1
            });
            return Some(self.different[better] - u32::from(is_alone) + 1);
        }
        let mut before = better - usize::from(own.is_some());
        for (other, _) in self.stands[better..level].iter().filter(|(_, other)| *other != row) {
            before += usize::from(breaks(other, stand)? == Ordering::Greater);
        }
        u32::try_from(before + 1).ok()
    }
}

/// How the tie-breakers compare two units whose indices are equal.
fn breaks(one: &Stand, other: &Stand) -> Option<Ordering> {
    for pair in one.breakers.iter().zip(&other.breakers) {
        let (Breaking::Is(one), Breaking::Is(other)) = pair else { return None };
        match one.cmp(other) {
            Ordering::Equal => {}
            order => return Some(order),
        }
    }
    Some(Ordering::Equal)
}
