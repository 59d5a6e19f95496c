//! Ranges of numbers and how they are computed with: what a formula can be worth when nobody knows its figures.

use std::cmp::Ordering;

use crate::number::Exact;

/// So many ranges are kept apart; of more, what lies between them is taken for possible, too.
const RANGES: usize = 32;

/// One end of a range: a number, or beyond all numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// Below all numbers.
    Least,
    /// A number.
    At(Exact),
    /// Above all numbers.
    Most,
}

/// Where values lie; the ends need not be reached.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bounds {
    /// No value is below it.
    pub low: End,
    /// No value is above it.
    pub high: End,
}

/// Where values lie: ranges in order that do not touch, none where there is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ranges(Vec<Bounds>);

impl End {
    fn sign(&self) -> Ordering {
        match self {
            End::Least => Ordering::Less,
            End::At(value) => value.cmp(&Exact::ZERO),
            End::Most => Ordering::Greater,
        }
    }

    fn negated(&self) -> End {
        match self {
            End::Least => End::Most,
            End::At(value) => End::At(&Exact::ZERO - value),
            End::Most => End::Least,
        }
    }

    /// Two low ends or two high ends together: no number and beyond all is beyond all.
    fn plus(&self, other: &End) -> End {
        match (self, other) {
            (End::At(a), End::At(b)) => End::At(a + b),
            (End::At(_), beyond) | (beyond, _) => beyond.clone(),
        }
    }

    /// 0 times whatever is 0: beyond all numbers there is no figure.
    fn times(&self, other: &End) -> End {
        match (self, other) {
            (End::At(a), End::At(b)) => End::At(a.times(b)),
            _ => match (self.sign(), other.sign()) {
                (Ordering::Equal, _) | (_, Ordering::Equal) => End::At(Exact::ZERO),
                (a, b) if a == b => End::Most,
                _ => End::Least,
            },
        }
    }

    /// 1 through it; what it is of 0 stands beside it.
    fn reciprocal(&self, of_zero: End) -> End {
        match self {
            End::At(value) => Exact::from(1).checked_div(value).map_or(of_zero, End::At),
            _ => End::At(Exact::ZERO),
        }
    }
}

impl Bounds {
    pub(super) const ANY: Bounds = Bounds { low: End::Least, high: End::Most };

    pub(super) fn point(value: Exact) -> Bounds {
        Bounds { low: End::At(value.clone()), high: End::At(value) }
    }

    fn plus(&self, other: &Bounds) -> Bounds {
        Bounds { low: self.low.plus(&other.low), high: self.high.plus(&other.high) }
    }

    fn times(&self, other: &Bounds) -> Bounds {
        let [a, b, c, d] = [
            self.low.times(&other.low),
            self.low.times(&other.high),
            self.high.times(&other.low),
            self.high.times(&other.high),
        ];
        let low = a.clone().min(b.clone()).min(c.clone()).min(d.clone());
        Bounds { low, high: a.max(b).max(c).max(d) }
    }

    /// 1 through all that lies in it but 0, which no value is divided by; `None` where nothing else does.
    fn reciprocal(&self) -> Option<Bounds> {
        Some(match (self.low.sign(), self.high.sign()) {
            (Ordering::Equal, Ordering::Equal) => return None,
            (Ordering::Less, Ordering::Greater) => Bounds::ANY,
            _ => Bounds { low: self.high.reciprocal(End::Least), high: self.low.reciprocal(End::Most) },
        })
    }
}

impl Ranges {
    pub(super) fn none() -> Ranges {
        Ranges(Vec::new())
    }

    pub(super) fn of(bounds: Bounds) -> Ranges {
        Ranges(vec![bounds])
    }

    pub(super) fn point(value: Exact) -> Ranges {
        Ranges::of(Bounds::point(value))
    }

    /// The ranges in order.
    pub(super) fn into_bounds(self) -> Vec<Bounds> {
        self.0
    }

    pub(super) fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The value, where only one is possible.
    pub(super) fn only(&self) -> Option<&Exact> {
        match self.0.as_slice() {
            [Bounds { low: End::At(low), high: End::At(high) }] if low == high => Some(low),
            _ => None,
        }
    }

    /// The range from the least to the greatest.
    pub(super) fn whole(&self) -> Option<Bounds> {
        Some(Bounds { low: self.0.first()?.low.clone(), high: self.0.last()?.high.clone() })
    }

    fn merged(mut ranges: Vec<Bounds>) -> Ranges {
        ranges.sort_unstable();
        ranges.dedup_by(|next, last| {
            let touches = next.low <= last.high;
            if touches && next.high > last.high {
                last.high = next.high.clone();
            }
            touches
        });
        Ranges(ranges).few()
    }

    fn few(self) -> Ranges {
        match self.whole() {
            Some(whole) if self.0.len() > RANGES => Ranges::of(whole),
            _ => self,
        }
    }

    fn each(&self, other: &Ranges, join: impl Fn(&Bounds, &Bounds) -> Bounds) -> Ranges {
        let (Some(one), Some(two)) = (self.whole(), other.whole()) else { return Ranges::none() };
        let (one, two) = ([one], [two]);
        let (mut a, mut b) = (self.0.as_slice(), other.0.as_slice());
        if a.len() * b.len() > RANGES {
            if a.len() > b.len() { a = &one } else { b = &two }
        }
        Ranges::merged(a.iter().flat_map(|a| b.iter().map(|b| join(a, b))).collect())
    }

    /// All of both.
    pub(super) fn or(self, other: Ranges) -> Ranges {
        Ranges::merged(self.0.into_iter().chain(other.0).collect())
    }

    /// What lies between two ends.
    pub(super) fn within(&self, bounds: &Bounds) -> Ranges {
        let held = |range: &Bounds| Bounds {
            low: range.low.clone().max(bounds.low.clone()),
            high: range.high.clone().min(bounds.high.clone()),
        };
        Ranges(self.0.iter().map(held).filter(|range| range.low <= range.high).collect())
    }

    pub(super) fn negated(&self) -> Ranges {
        let negated = |range: &Bounds| Bounds { low: range.high.negated(), high: range.low.negated() };
        Ranges(self.0.iter().rev().map(negated).collect())
    }

    pub(super) fn plus(&self, other: &Ranges) -> Ranges {
        self.each(other, Bounds::plus)
    }

    pub(super) fn times(&self, other: &Ranges) -> Ranges {
        self.each(other, Bounds::times)
    }

    pub(super) fn reciprocal(&self) -> Ranges {
        Ranges::merged(self.0.iter().filter_map(Bounds::reciprocal).collect())
    }

    /// The lesser of a value of each.
    pub(super) fn least(&self, other: &Ranges) -> Ranges {
        self.each(other, |a, b| Bounds {
            low: a.low.clone().min(b.low.clone()),
            high: a.high.clone().min(b.high.clone()),
        })
    }

    /// The greater of a value of each.
    pub(super) fn greatest(&self, other: &Ranges) -> Ranges {
        self.each(other, |a, b| Bounds {
            low: a.low.clone().max(b.low.clone()),
            high: a.high.clone().max(b.high.clone()),
        })
    }
}
