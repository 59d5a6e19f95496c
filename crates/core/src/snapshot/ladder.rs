//! A ladder: what stands above and below a value among many, found without looking at all of them.

/// Values from the best down, each with the rank that was published for it.
pub(super) struct Ladder<K> {
    /// Each value once, with how many stand above it, the last rank among those, and the first rank from it down.
    steps: Vec<Step<K>>,
    all: Side,
}

struct Step<K> {
    value: K,
    above: Side,
    /// What stands from this value down.
    from: Side,
}

/// What stands on one side of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Side {
    /// How many.
    pub(super) count: u64,
    /// How many values, each counted once.
    pub(super) values: u64,
    /// The least rank that was published for one of them.
    pub(super) first: Option<u64>,
    /// The greatest.
    pub(super) last: Option<u64>,
}

impl Side {
    /// The two together, of which no value is in both.
    pub(super) fn and(self, other: Side) -> Side {
        Side {
            count: self.count + other.count,
            values: self.values + other.values,
            first: self.first.into_iter().chain(other.first).min(),
            last: self.last.max(other.last),
        }
    }
}

impl<K: Ord> Ladder<K> {
    /// The ladder of values, the greatest of which is the best, and their ranks.
    pub(super) fn of(values: impl IntoIterator<Item = (K, Option<u64>)>) -> Ladder<K> {
        let mut values: Vec<(K, Option<u64>)> = values.into_iter().collect();
        values.sort_by(|(one, _), (other, _)| other.cmp(one));
        let mut steps: Vec<Step<K>> = Vec::new();
        let mut all = Side::default();
        for (value, rank) in values {
            let mut own = Side { count: 1, values: 0, first: rank, last: rank };
            if steps.last().is_none_or(|step| step.value != value) {
                own.values = 1;
                steps.push(Step { value, above: all, from: Side::default() });
            }
            if let Some(step) = steps.last_mut() {
                step.from = step.from.and(own);
            }
            all = all.and(own);
        }
        let mut below = Side::default();
        for step in steps.iter_mut().rev() {
            below = step.from.and(below);
            step.from = below;
        }
        Ladder { steps, all }
    }

    /// What is better than a value.
    pub(super) fn above(&self, value: &K) -> Side {
        let at = self.steps.partition_point(|step| step.value > *value);
        self.steps.get(at).map_or(self.all, |step| step.above)
    }

    /// What is worse than a value.
    pub(super) fn below(&self, value: &K) -> Side {
        let at = self.steps.partition_point(|step| step.value >= *value);
        self.steps.get(at).map_or(Side::default(), |step| step.from)
    }

    /// How many are there.
    pub(super) fn count(&self) -> u64 {
        self.all.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_are_what_looking_at_all_finds() {
        let mut seed = 7_u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for size in 0..40 {
            let values: Vec<(u64, Option<u64>)> =
                (0..size).map(|_| (next(12), Some(next(9)).filter(|rank| *rank > 0))).collect();
            let ladder = Ladder::of(values.iter().copied());
            for value in 0..13 {
                let side = |is_in: &dyn Fn(u64) -> bool| {
                    let there: Vec<_> = values.iter().filter(|(other, _)| is_in(*other)).collect();
                    let mut distinct: Vec<u64> = there.iter().map(|(other, _)| *other).collect();
                    distinct.sort_unstable();
                    distinct.dedup();
                    let ranks = || there.iter().filter_map(|(_, rank)| *rank);
                    Side {
                        count: there.len() as u64,
                        values: distinct.len() as u64,
                        first: ranks().min(),
                        last: ranks().max(),
                    }
                };
                assert_eq!(ladder.above(&value), side(&|other| other > value), "{values:?} {value}");
                assert_eq!(ladder.below(&value), side(&|other| other < value), "{values:?} {value}");
            }
            assert_eq!(ladder.count(), size);
        }
    }
}
