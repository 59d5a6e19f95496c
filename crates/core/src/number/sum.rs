//! Sums of many fractions with unlike denominators, such as the mean of a province's indices.

use super::Exact;
use super::wide::{Natural, Wide};

/// A sum in the making.
///
/// Adding with [`Exact`] brings each step to lowest terms, which takes ever longer as the denominator grows: half a minute
/// for the country's communes where nothing is rounded. Here a denominator grows by what is new in the next one, and the
/// sum is left as it is.
pub(crate) struct Sum {
    short: Exact,
    /// The sum from where it was too long for machine integers.
    long: Option<Wide>,
    count: i64,
}

impl Sum {
    /// Nothing yet.
    pub(crate) fn new() -> Sum {
        Sum { short: Exact::ZERO, long: None, count: 0 }
    }

    /// Adds one value.
    pub(crate) fn add(&mut self, value: &Exact) {
        self.count += 1;
        if self.long.is_none() {
            let sum = &self.short + value;
            if sum.is_short() {
                self.short = sum;
                return;
            }
        }
        let long = self.long.get_or_insert_with(|| self.short.to_big());
        *long = with(long, &value.to_big());
    }

    /// How many values were added.
    pub(crate) fn count(&self) -> usize {
        self.count as usize
    }

    /// The mean of the values; `None` when there are none.
    pub(crate) fn mean(self) -> Option<Exact> {
        match self.long {
            None => self.short.checked_div(&Exact::from(self.count)),
            Some(Wide { negative, num, den }) => {
                let den = den.times(&Natural::new(self.count.unsigned_abs().into()));
                Some(Exact::of_wide(Wide { negative, num, den }))
            }
        }
    }
}

impl Exact {
    /// The difference, left as it is: what is cheap for a long sum and only compared or rounded.
    pub(crate) fn less(&self, other: &Exact) -> Exact {
        if self.is_short() && other.is_short() {
            return self - other;
        }
        let (one, other) = (self.to_big(), other.to_big().negated());
        let (a, b) = (one.num.times(&other.den), other.num.times(&one.den));
        let (negative, num) = added((one.negative, a), (other.negative, b));
        Exact::of_wide(Wide { negative, num, den: one.den.times(&other.den) })
    }
}

/// The sum of two whole numbers, each with whether it is negative.
fn added((negative, a): (bool, Natural), (other_negative, b): (bool, Natural)) -> (bool, Natural) {
    let (negative, num) = match (negative == other_negative, a >= b) {
        (true, _) => (negative, a.plus(&b)),
        (false, true) => (negative, a.minus(&b)),
        (false, false) => (other_negative, b.minus(&a)),
    };
    (negative && !num.is_zero(), num)
}

/// A long fraction and a short one, over their least common denominator.
fn with(long: &Wide, short: &Wide) -> Wide {
    let common = long.den.common(&short.den);
    let (ours, theirs) = (short.den.without(&common), long.den.without(&common));
    let (a, b) = (long.num.times(&ours), short.num.times(&theirs));
    let (negative, num) = added((long.negative, a), (short.negative, b));
    Wide { negative, num, den: theirs.times(&short.den) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Decimal, Rounding, RoundingMode};
    use proptest::prelude::*;

    fn mean(values: &[Exact]) -> Option<Exact> {
        let mut sum = Sum::new();
        values.iter().for_each(|value| sum.add(value));
        assert_eq!(sum.count(), values.len());
        sum.mean()
    }

    proptest! {
        #[test]
        fn the_mean_is_that_of_exact_sums(parts in prop::collection::vec((-1_000_000i64..1_000_000, 1i64..9_999_999, 1i64..99_999), 0..14)) {
            let value = |(num, den, by): &(i64, i64, i64)| {
                let fraction = Exact::from(*num).checked_div(&Exact::from(*den)).unwrap();
                // Some are too long for machine integers.
                if den % 3 == 0 { &fraction + &Exact::from(1).checked_div(&Exact::from(*by * 7_919)).unwrap() } else { fraction }
            };
            let values: Vec<Exact> = parts.iter().map(value).collect();
            let sum = values.iter().fold(Exact::ZERO, |sum, value| &sum + value);
            let wanted = sum.checked_div(&Exact::from(values.len() as i64));
            let found = mean(&values);
            prop_assert_eq!(&found, &wanted);
            if let (Some(found), Some(first)) = (&found, values.first()) {
                prop_assert_eq!(found.less(first), found - first);
                prop_assert_eq!(first.less(found), first - found);
                prop_assert!(found.less(found).is_zero() && !found.less(found).is_negative());
            }
            let two = Rounding { decimals: 2, mode: RoundingMode::HalfUp };
            prop_assert_eq!(found.map(|mean| mean.round(two)), wanted.map(|mean| mean.round(two)));
        }
    }

    #[test]
    fn what_is_added_and_taken_away_is_nothing() {
        let value = |den: i64| Exact::from(1).checked_div(&Exact::from(den)).unwrap();
        let primes = [9_999_991, 9_999_973, 9_999_971, 9_999_943];
        let all: Vec<Exact> = primes.iter().flat_map(|p| [value(*p), &Exact::ZERO - &value(*p)]).collect();
        assert_eq!(mean(&all), Some(Exact::ZERO));
        assert_eq!(mean(&all).map(|mean| mean.to_decimal()), Some(Some(Decimal::ZERO)));
        assert_eq!(mean(&[]), None);
    }
}
