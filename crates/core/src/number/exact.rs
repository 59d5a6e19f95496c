//! `Exact`: a rational number that never loses a digit, quick while it is small.

use std::cmp::Ordering;
use std::ops::{Add, Sub};

use rust_decimal::Decimal;

use super::wide::{Natural, Wide};
use super::{Rounding, RoundingMode};

/// An exact rational number: points before rounding, an index, a class edge.
///
/// Sums of ratios with unlike denominators stay exact however many there are; `1/3 + 1/3 + 1/3` is 1, so a
/// unit that stands exactly on a class edge is not pushed below it. Small values live in machine integers;
/// what overflows them moves to big integers by itself.
#[derive(Clone, Debug)]
pub struct Exact(Repr);

#[derive(Clone, Debug)]
enum Repr {
    /// `num / den`, `den > 0`, not necessarily reduced. Products of two such parts always fit `i128`.
    Small {
        num: i64,
        den: i64,
    },
    Big(Box<Wide>),
}

/// `10^n` for the scales a decimal can have (0 to 28).
fn ten_to(n: u32) -> Option<i128> {
    const TABLE: [i128; Decimal::MAX_SCALE as usize + 1] = {
        let mut table = [1i128; Decimal::MAX_SCALE as usize + 1];
        let mut i = 1;
        while i < table.len() {
            table[i] = table[i - 1] * 10;
            i += 1;
        }
        table
    };
    TABLE.get(n as usize).copied()
}

/// A decimal as a whole number; `None` when it is none.
pub(crate) fn whole(value: Decimal) -> Option<i128> {
    let (units, one) = (value.mantissa(), ten_to(value.scale())?);
    let whole = units / one;
    (whole * one == units).then_some(whole)
}

/// The sum of two decimals; `None` when it has more digits than a decimal.
///
/// One way of adding is enough: that of exact numbers.
pub(crate) fn sum(a: Decimal, b: Decimal) -> Option<Decimal> {
    (&Exact::from(a) + &Exact::from(b)).to_decimal()
}

/// The product of two machine words, which always fits.
fn product(a: i64, b: i64) -> i128 {
    i128::from(a) * i128::from(b)
}

impl Exact {
    /// Zero.
    pub const ZERO: Exact = Exact(Repr::Small { num: 0, den: 1 });

    /// `num / den`, `den > 0`: reduced only when it must be, to fit.
    #[inline]
    fn fraction(num: i128, den: i128) -> Exact {
        match (i64::try_from(num), i64::try_from(den)) {
            (Ok(num), Ok(den)) => Exact(Repr::Small { num, den }),
            _ => Exact::reduced(num, den),
        }
    }

    #[cold]
    fn reduced(num: i128, den: i128) -> Exact {
        Exact::big(Wide::new(num, den))
    }

    fn big(value: Wide) -> Exact {
        // Comes home to machine integers when it fits, so that one large step does not slow all later ones.
        match value.to_small() {
            Some((num, den)) => Exact(Repr::Small { num, den }),
            None => Exact(Repr::Big(Box::new(value))),
        }
    }

    /// A fraction that need not be in lowest terms, as it is.
    pub(super) fn of_wide(value: Wide) -> Exact {
        Exact(Repr::Big(Box::new(value)))
    }

    /// Whether it lies in machine integers.
    pub(super) fn is_short(&self) -> bool {
        matches!(self.0, Repr::Small { .. })
    }

    pub(super) fn to_big(&self) -> Wide {
        match &self.0 {
            Repr::Small { num, den } => Wide::new(i128::from(*num), i128::from(*den)),
            Repr::Big(value) => (**value).clone(),
        }
    }

    /// The quotient of two numbers; `None` when the divisor is zero.
    #[inline]
    pub fn checked_div(&self, divisor: &Exact) -> Option<Exact> {
        if divisor.is_zero() {
            return None;
        }
        if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &divisor.0) {
            let (num, den) = (product(*a, *d), product(*b, *c));
            return Some(if den < 0 { Exact::fraction(-num, -den) } else { Exact::fraction(num, den) });
        }
        Some(self.with_big(divisor, Wide::divided))
    }

    /// What big numbers make of the two.
    #[cold]
    fn with_big(&self, other: &Exact, make: fn(&Wide, &Wide) -> Wide) -> Exact {
        Exact::big(make(&self.to_big(), &other.to_big()))
    }

    /// The product.
    #[inline]
    pub fn times(&self, factor: &Exact) -> Exact {
        if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &factor.0) {
            return Exact::fraction(product(*a, *c), product(*b, *d));
        }
        self.with_big(factor, Wide::times)
    }

    /// One percent of it.
    #[inline]
    pub fn hundredth(&self) -> Exact {
        self.times(&Exact(Repr::Small { num: 1, den: 100 }))
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Repr::Small { num, .. } => *num == 0,
            Repr::Big(value) => value.num.is_zero(),
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small { num, .. } => *num < 0,
            Repr::Big(value) => value.negative,
        }
    }

    /// The smaller of two.
    pub fn min(self, other: Exact) -> Exact {
        if other < self { other } else { self }
    }

    /// The larger of two.
    pub fn max(self, other: Exact) -> Exact {
        if other > self { other } else { self }
    }

    /// Rounded to a decimal, exactly as the mode says (never through a rounded quotient).
    ///
    /// A result beyond what a decimal can hold (28 digits) is held at the decimal's bound; the limits on
    /// figures and on maximum points keep every score far below it.
    pub fn round(&self, rounding: Rounding) -> Decimal {
        self.rounded_units(rounding)
            .and_then(|units| Decimal::try_from_i128_with_scale(units, rounding.decimals).ok())
            .unwrap_or(if self.is_negative() { Decimal::MIN } else { Decimal::MAX })
    }

    /// Rounded as [`Exact::round`] does, to go on computing with.
    pub fn rounded(&self, rounding: Rounding) -> Exact {
        match (self.rounded_units(rounding), ten_to(rounding.decimals)) {
            (Some(units), Some(scale)) => Exact::fraction(units, scale),
            _ => Exact::from(self.round(rounding)),
        }
    }

    /// The rounded value in units of its last decimal; `None` when it is beyond machine integers.
    fn rounded_units(&self, Rounding { decimals, mode }: Rounding) -> Option<i128> {
        if let (Repr::Small { num, den }, Some(scale)) = (&self.0, ten_to(decimals))
            && let Ok(scale) = i64::try_from(scale)
        {
            return Some(round_quotient(product(*num, scale), *den, mode));
        }
        let value = self.to_big();
        let scaled = value.num.times(&Natural::new(ten_to(decimals)?.unsigned_abs()));
        let units = round_wide_quotient(&scaled, &value.den, mode).to_u128()?;
        if value.negative { 0i128.checked_sub_unsigned(units) } else { i128::try_from(units).ok() }
    }

    /// Where the values begin that are rounded to this one or more, and whether the first of them is among them.
    ///
    /// For numbers above zero. They begin at 69.995 for 70 by half-up to two decimals; by half-even they begin
    /// behind 70.005 for 70.01, and by rounding up behind 69.99 for 70.
    pub fn least_rounded_to(&self, rounding: Rounding) -> (Exact, bool) {
        let Rounding { decimals, mode } = rounding;
        // The goal need not lie on the grid of rounded values: what counts is the first that does and is not below.
        let grid = self.round(Rounding { decimals, mode: RoundingMode::Up });
        let below = |part: Decimal| &Exact::from(grid) - &Exact::from(part);
        let half = Decimal::new(5, decimals + 1);
        match mode {
            RoundingMode::HalfUp => (below(half), true),
            RoundingMode::HalfEven => (below(half), grid.mantissa() % 2 == 0),
            RoundingMode::Down => (Exact::from(grid), true),
            RoundingMode::Up => (below(Decimal::new(1, decimals)), false),
        }
    }

    /// The least whole number that is not below it.
    pub fn ceil(&self) -> Decimal {
        let up = if self.is_negative() { RoundingMode::Down } else { RoundingMode::Up };
        self.round(Rounding { decimals: 0, mode: up })
    }

    /// The greatest whole number that is not above it.
    pub fn floor(&self) -> Decimal {
        let down = if self.is_negative() { RoundingMode::Up } else { RoundingMode::Down };
        self.round(Rounding { decimals: 0, mode: down })
    }

    /// The same value as a decimal, when it has one of at most 28 digits (1/3 has none).
    pub fn to_decimal(&self) -> Option<Decimal> {
        let value = self.to_big();
        let (mut num, ten) = (value.num, Natural::new(10));
        for scale in 0..=Decimal::MAX_SCALE {
            let (quotient, rest) = num.divided(&value.den);
            if rest.is_zero() {
                let units = i128::try_from(quotient.to_u128()?).ok()?;
                return Decimal::try_from_i128_with_scale(if value.negative { -units } else { units }, scale).ok();
            }
            num = num.times(&ten);
        }
        None
    }
}

/// Rounds `num / den` (`den > 0`) to a whole number.
fn round_quotient(num: i128, den: i64, mode: RoundingMode) -> i128 {
    let (quotient, rest) = match (u64::try_from(num), den.unsigned_abs()) {
        (Ok(num), den) => (i128::from(num / den), i128::from(num % den)),
        (Err(_), den) => (num / i128::from(den), num % i128::from(den)),
    };
    let (twice, den) = (2 * rest.abs(), i128::from(den));
    let away = match mode {
        RoundingMode::HalfUp => twice >= den,
        RoundingMode::HalfEven => twice > den || (twice == den && quotient % 2 != 0),
        RoundingMode::Down => false,
        RoundingMode::Up => rest != 0,
    };
    match (away, num < 0) {
        (false, _) => quotient,
        (true, true) => quotient - 1,
        (true, false) => quotient + 1,
    }
}

/// The same for numbers of any size; the sign does not matter to the modes.
fn round_wide_quotient(num: &Natural, den: &Natural, mode: RoundingMode) -> Natural {
    let (quotient, rest) = num.divided(den);
    let twice = rest.plus(&rest);
    let away = match mode {
        RoundingMode::HalfUp => twice >= *den,
        RoundingMode::HalfEven => twice > *den || (twice == *den && quotient.is_odd()),
        RoundingMode::Down => false,
        RoundingMode::Up => !rest.is_zero(),
    };
    if away { quotient.plus(&Natural::new(1)) } else { quotient }
}

impl From<Decimal> for Exact {
    #[inline]
    fn from(value: Decimal) -> Exact {
        // A decimal's scale is at most 28, so the power exists.
        Exact::fraction(value.mantissa(), ten_to(value.scale()).unwrap_or(1))
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Exact {
        Exact(Repr::Small { num: value, den: 1 })
    }
}

impl Add<&Exact> for &Exact {
    type Output = Exact;
    #[inline]
    fn add(self, other: &Exact) -> Exact {
        if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &other.0) {
            if b == d
                && let Some(num) = a.checked_add(*c)
            {
                return Exact(Repr::Small { num, den: *b });
            }
            return add_small(*a, *b, *c, *d);
        }
        self.with_big(other, Wide::plus)
    }
}

/// `a/b + c/d`. Decimals meet decimals: mostly one denominator is a multiple of the other.
fn add_small(a: i64, b: i64, c: i64, d: i64) -> Exact {
    if d % b == 0 {
        Exact::fraction(product(a, d / b) + i128::from(c), i128::from(d))
    } else if b % d == 0 {
        Exact::fraction(i128::from(a) + product(c, b / d), i128::from(b))
    } else {
        let common = greatest_common_divisor(b, d);
        Exact::fraction(product(a, d / common) + product(c, b / common), product(b / common, d))
    }
}

/// The greatest common divisor of two numbers above zero.
fn greatest_common_divisor(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Sub<&Exact> for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        let negated = match &other.0 {
            Repr::Small { num, den } => Exact::fraction(-i128::from(*num), i128::from(*den)),
            Repr::Big(value) => Exact::big(value.negated()),
        };
        self + &negated
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Exact) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    #[inline]
    fn cmp(&self, other: &Exact) -> Ordering {
        if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &other.0) {
            if b == d {
                return a.cmp(c);
            }
            return product(*a, *d).cmp(&product(*c, *b));
        }
        self.to_big().compared(&other.to_big())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Exact {
        Exact::from(text.parse::<Decimal>().unwrap())
    }

    fn ratio(a: i64, b: i64) -> Exact {
        Exact::from(a).checked_div(&Exact::from(b)).unwrap()
    }

    #[test]
    fn three_thirds_are_one() {
        let third = ratio(1, 3);
        assert_eq!(&(&third + &third) + &third, Exact::from(1));
    }

    #[test]
    fn a_division_by_zero_has_no_value() {
        assert!(Exact::from(1).checked_div(&Exact::ZERO).is_none());
    }

    #[test]
    fn rounding_follows_its_mode() {
        use RoundingMode::*;
        // value, decimals, half up, half even, down, up
        let table = [
            ("0.005", 2, "0.01", "0.00", "0.00", "0.01"),
            ("0.015", 2, "0.02", "0.02", "0.01", "0.02"),
            ("-0.005", 2, "-0.01", "0.00", "0.00", "-0.01"),
            ("2.5", 0, "3", "2", "2", "3"),
            ("19.4118", 2, "19.41", "19.41", "19.41", "19.42"),
            ("7", 2, "7.00", "7.00", "7.00", "7.00"),
        ];
        for (value, decimals, half_up, half_even, down, up) in table {
            for (mode, wanted) in [(HalfUp, half_up), (HalfEven, half_even), (Down, down), (Up, up)] {
                let got = d(value).round(Rounding { decimals, mode });
                assert_eq!(got, wanted.parse().unwrap(), "{value} by {mode:?}");
            }
        }
    }

    #[test]
    fn a_value_just_below_a_half_is_not_rounded_twice() {
        // 0.00499…9 with 40 nines: a 28-digit quotient would become 0.005 and then 0.01.
        let tiny = (0..3).fold(Exact::from(1), |value, _| value.times(&ratio(1, 10_000_000_000_000)));
        let value = &d("0.005") - &tiny;
        assert_eq!(value.round(Rounding { decimals: 2, mode: RoundingMode::HalfUp }), "0.00".parse().unwrap());
    }

    #[test]
    fn sums_beyond_machine_integers_stay_exact() {
        let primes = [9_999_991, 9_999_973, 9_999_971, 9_999_943, 9_999_937, 9_999_931, 9_999_929];
        let sum = primes.iter().fold(Exact::ZERO, |sum, p| &sum + &ratio(1, *p));
        let back = primes.iter().fold(sum, |rest, p| &rest - &ratio(1, *p));
        assert!(back.is_zero());
    }

    #[test]
    fn only_terminating_values_are_decimals() {
        assert_eq!(ratio(1, 8).to_decimal(), "0.125".parse().ok());
        assert_eq!(ratio(1, 3).to_decimal(), None);
        assert_eq!(ratio(-7, 20).to_decimal(), "-0.35".parse().ok());
    }

    #[test]
    fn the_ceiling_is_never_below() {
        for (a, b, wanted) in [(7, 2, 4), (8, 2, 4), (-7, 2, -3), (0, 5, 0)] {
            assert_eq!(ratio(a, b).ceil(), Decimal::from(wanted), "{a}/{b}");
        }
    }
}
