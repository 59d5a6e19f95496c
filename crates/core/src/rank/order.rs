//! The order of units: what they are compared by, and the ranks that a tie rule makes of it.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::{Contender, Decided, Row};
use crate::framework::{CompareOn, Framework, NodeIndex, TieBreaker, Ties};
use crate::letters::{folded, unmarked};
use crate::number::{Decimal, Exact, Rounding};
use crate::score::{Index, Score};

/// How a ranking compares: a framework's policies, or others tried in their place.
pub(super) struct Rules {
    ties: Tying,
    compare_on: CompareOn,
    /// The index is printed anew by this rounding; `None` takes it as it was scored.
    reprinted: Option<Rounding>,
}

/// What equal indices become.
enum Tying {
    Competition,
    Dense,
    Ordinal(Vec<Breaker>),
}

/// A tie-breaker with its node found. The reader refuses a framework that names a node it does not have.
enum Breaker {
    Points(Option<NodeIndex>),
    Attainable,
}

/// What a unit is compared by: the larger goes first. Where a tie-breaker has no value (no result is not 0), it stands
/// behind all that have one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'s> {
    /// The printed index where exact ones are compared: rounding never turns two around, so that two which are printed
    /// unlike need no comparing of long fractions.
    pub(super) printed: Option<Decimal>,
    pub(super) index: Cow<'s, Exact>,
    pub(super) breakers: Vec<Option<&'s Exact>>,
}

impl Key<'_> {
    /// Compares the indices alone.
    pub(super) fn compared_index(&self, other: &Key) -> Ordering {
        self.printed.cmp(&other.printed).then_with(|| self.index.cmp(&other.index))
    }
}

impl Rules {
    pub(super) fn of(framework: &Framework) -> Rules {
        let policies = &framework.policies;
        Rules::new(framework, &policies.ties, policies.compare_on, None)
    }

    pub(super) fn new(framework: &Framework, ties: &Ties, compare_on: CompareOn, reprinted: Option<Rounding>) -> Rules {
        let found = |breaker: &TieBreaker| match breaker {
            TieBreaker::Points(id) => Breaker::Points(framework.find(id)),
            TieBreaker::Attainable => Breaker::Attainable,
        };
        let ties = match ties {
            Ties::Competition => Tying::Competition,
            Ties::Dense => Tying::Dense,
            Ties::Ordinal(breakers) => Tying::Ordinal(breakers.iter().map(found).collect()),
        };
        Rules { ties, compare_on, reprinted }
    }

    /// What a score is compared by; `None` without an index.
    pub(super) fn key<'s>(&self, score: &'s Score) -> Option<Key<'s>> {
        let own = score.index.as_ref()?;
        let (printed, index) = ((self.compare_on == CompareOn::Exact).then_some(own.printed), self.compared(own));
        Some(Key { printed, index, breakers: self.breakers(score) })
    }

    /// The values of a score at the tie-breakers.
    pub(super) fn breakers<'s>(&self, score: &'s Score) -> Vec<Option<&'s Exact>> {
        self.each_breaker(|node| score.node(node?).points.as_ref(), || Some(&score.attainable))
    }

    /// Something for each tie-breaker, in their order.
    pub(super) fn each_breaker<T>(
        &self,
        points: impl Fn(Option<NodeIndex>) -> T,
        attainable: impl Fn() -> T,
    ) -> Vec<T> {
        let value = |breaker: &Breaker| match breaker {
            Breaker::Points(node) => points(*node),
            Breaker::Attainable => attainable(),
        };
        match &self.ties {
            Tying::Ordinal(breakers) => breakers.iter().map(value).collect(),
            Tying::Competition | Tying::Dense => Vec::new(),
        }
    }

    /// Whether equal units leave no rank out (1-2-2-3).
    pub(super) fn is_dense(&self) -> bool {
        matches!(self.ties, Tying::Dense)
    }

    pub(super) fn compare_on(&self) -> CompareOn {
        self.compare_on
    }

    /// The index that is compared.
    pub(super) fn compared<'s>(&self, index: &'s Index) -> Cow<'s, Exact> {
        match (self.compare_on, self.reprinted) {
            (CompareOn::Exact, _) => Cow::Borrowed(&index.exact),
            (CompareOn::Printed, None) => Cow::Owned(Exact::from(index.printed)),
            (CompareOn::Printed, Some(rounding)) => Cow::Owned(index.exact.rounded(rounding)),
        }
    }
}

/// What tells a key from the better one above it.
fn decided(above: &Key, key: &Key, printed_alike: bool) -> Decided {
    if above.compared_index(key).is_ne() {
        return Decided::Index { hidden: printed_alike };
    }
    let mut breakers = above.breakers.iter().zip(&key.breakers);
    breakers.position(|(above, own)| above != own).map_or(Decided::Equal, Decided::Breaker)
}

/// A name as lists are sorted by it: small letters without marks, then with them.
fn sorting_name(name: &str) -> (String, String) {
    let small = folded(name);
    (small.chars().map(unmarked).collect(), small)
}

/// The rows of the units of one group, whose keys these are.
pub(super) fn placed(rules: &Rules, of: &[usize], keys: Vec<Option<Key>>, contenders: &[Contender]) -> Vec<Row> {
    let mut units: Vec<(usize, Option<Key>)> = of.iter().copied().zip(keys).collect();
    // Stable, so that what is equal keeps its order; `None` is less than any key, and so comes last.
    units.sort_by(|(_, one), (_, other)| other.cmp(one));
    let ranked = units.partition_point(|(_, key)| key.is_some());
    let by_name = |(contender, _): &(usize, Option<Key>)| {
        let one = &contenders[*contender];
        one.has_no_result().then(|| sorting_name(&one.unit.name))
    };
    units[ranked..].sort_by_cached_key(by_name);
    let printed = |contender: usize| contenders[contender].score.index.as_ref().map(|index| index.printed);
    let mut rows: Vec<Row> = Vec::with_capacity(units.len());
    for (place, (contender, key)) in units.iter().enumerate() {
        let above = rows.last().zip(place.checked_sub(1).and_then(|above| units[above].1.as_ref()));
        let (rank, decided) = match (key, above) {
            (None, _) if contenders[*contender].has_no_result() => (None, Decided::NoResult),
            (None, _) => (None, Decided::NoIndex),
            (Some(_), None) => (Some(1), Decided::First),
            (Some(key), Some((row, better))) => {
                let decided = decided(better, key, printed(row.contender) == printed(*contender));
                let next = match (&decided, &rules.ties) {
                    (Decided::Equal, _) => row.rank,
                    (_, Tying::Dense) => row.rank.map(|rank| rank + 1),
                    (_, Tying::Competition | Tying::Ordinal(_)) => Some(place as u32 + 1),
                };
                (next, decided)
            }
        };
        let tied = decided == Decided::Equal;
        if tied && let Some(row) = rows.last_mut() {
            row.tied = true;
        }
        rows.push(Row { contender: *contender, rank, tied, decided, is_known: true });
    }
    rows
}
