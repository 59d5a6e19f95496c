//! A field of units that are compared in a ranking which never was: some with today's values, some with earlier ones.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::number::Exact;

/// What a unit is compared by, as far as it is known.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    pub(super) index: Exact,
    /// The values of the tie-breakers, in their order.
    pub(super) breakers: Vec<Breaking>,
}

/// The value of a tie-breaker.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Index and tie-breakers with the row, by index and then by tie-breakers.
    stands: Vec<(Stand, usize)>,
    /// The place of each row among them.
    places: BTreeMap<usize, usize>,
    /// How many different indices stand before each place, and at the end.
    different: Vec<u32>,
    /// How many stand before each place, and at the end, of which a tie-breaker is not known.
    unknown: Vec<u32>,
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
        stands.sort_by(|(one, _): &(Stand, usize), (other, _)| {
            other.index.cmp(&one.index).then_with(|| other.breakers.cmp(&one.breakers))
        });
        let (mut different, mut unknown) = (vec![0], vec![0]);
        for (place, (stand, _)) in stands.iter().enumerate() {
            let (last, lacking): (u32, u32) = (different[place], unknown[place]);
            let is_level = stands.get(place + 1).is_some_and(|(next, _)| next.index == stand.index);
            different.push(last + u32::from(!is_level));
            unknown.push(lacking + u32::from(stand.breakers.contains(&Breaking::Unknown)));
        }
        let places = stands.iter().enumerate().map(|(place, (_, row))| (*row, place)).collect();
        Field { is_dense, is_known, stands, places, different, unknown }
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
        let own = self.places.get(&row).copied();
        let own_better = own.filter(|place| *place < better);
        if self.is_dense {
            let is_level = |place: Option<usize>, own: usize| {
                place
                    .and_then(|place| self.stands.get(place))
                    .is_some_and(|(other, _)| other.index == self.stands[own].0.index)
            };
            let is_alone =
                own_better.is_some_and(|own| !is_level(own.checked_sub(1), own) && !is_level(Some(own + 1), own));
            return Some(self.different[better] - u32::from(is_alone) + 1);
        }
        let mut before = better - usize::from(own_better.is_some());
        let is_known = self.unknown[level] == self.unknown[better] && !stand.breakers.contains(&Breaking::Unknown);
        if is_known {
            let ahead = self.stands[better..level].partition_point(|(other, _)| other.breakers > stand.breakers);
            let is_ahead = own.is_some_and(|place| (better..better + ahead).contains(&place));
            before += ahead - usize::from(is_ahead);
        } else {
            for (other, _) in self.stands[better..level].iter().filter(|(_, other)| *other != row) {
                before += usize::from(breaks(other, stand)? == Ordering::Greater);
            }
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
