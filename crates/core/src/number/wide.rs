//! Fractions of any size, for the sums that machine integers cannot hold.
//!
//! Only the few operations that exact points need, by the plain school methods: such numbers are rare and short (a few
//! hundred digits), and a general library would add 32 kB of code to the app (docs/adr/0003-exact-rationals.md).
//! The tests compare every operation with such a library.

use std::cmp::Ordering;

/// A natural number: 32 bits each, the lowest first, no zeros at the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Natural(Vec<u32>);

impl Natural {
    pub(super) fn new(value: u128) -> Natural {
        Natural((0..4).map(|part| (value >> (32 * part)) as u32).collect()).trimmed()
    }

    fn trimmed(mut self) -> Natural {
        self.trim();
        self
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn is_odd(&self) -> bool {
        self.0.first().is_some_and(|low| low % 2 == 1)
    }

    /// The same value, where it fits.
    pub(super) fn to_u128(&self) -> Option<u128> {
        let parts = self.0.iter().rev();
        (self.0.len() <= 4).then(|| parts.fold(0, |value, part| value << 32 | u128::from(*part)))
    }

    fn part(&self, at: usize) -> u64 {
        self.0.get(at).copied().map_or(0, u64::from)
    }

    pub(super) fn plus(&self, other: &Natural) -> Natural {
        let mut carry = 0;
        let sum = (0..=self.0.len().max(other.0.len())).map(|at| {
            carry += self.part(at) + other.part(at);
            let low = carry as u32;
            carry >>= 32;
            low
        });
        Natural(sum.collect()).trimmed()
    }

    /// The difference; `other` must not be the larger.
    pub(super) fn minus(&self, other: &Natural) -> Natural {
        let mut difference = self.clone();
        difference.lessen(other);
        difference
    }

    fn is_one(&self) -> bool {
        self.0 == [1]
    }

    /// Without a divisor that goes into it.
    pub(super) fn without(&self, divisor: &Natural) -> Natural {
        if divisor.is_one() { self.clone() } else { self.divided(divisor).0 }
    }

    pub(super) fn times(&self, other: &Natural) -> Natural {
        let mut product = vec![0u32; self.0.len() + other.0.len()];
        for (i, a) in self.0.iter().enumerate() {
            let mut carry = 0u64;
            // Only as far as the other goes, and its carry: a long one times a short one is no square of the long one.
            for (place, b) in product[i..].iter_mut().zip(other.0.iter().chain([&0])) {
                carry += u64::from(*a) * u64::from(*b) + u64::from(*place);
                *place = carry as u32;
                carry >>= 32;
            }
        }
        Natural(product).trimmed()
    }

    fn doubled(&self, times: usize) -> Natural {
        let (words, bits) = (times / 32, times % 32);
        let parts = (0..=self.0.len()).map(|at| {
            let low = if at > 0 { self.part(at - 1) << bits >> 32 } else { 0 };
            (self.part(at) << bits | low) as u32
        });
        Natural(std::iter::repeat_n(0, words).chain(parts).collect()).trimmed()
    }

    /// Quotient and rest, word by word (Knuth, TAOCP 2, 4.3.1, D); `divisor` must not be zero.
    pub(super) fn divided(&self, divisor: &Natural) -> (Natural, Natural) {
        let len = divisor.0.len();
        let Some(steps) = self.0.len().checked_sub(len) else { return (Natural(Vec::new()), self.clone()) };
        // The divisor's top bit is set, so that a guess from two words is at most two too large.
        let shift = divisor.0.last().map_or(0, |top| top.leading_zeros());
        let by = divisor.doubled(shift as usize);
        let mut rest = self.doubled(shift as usize).0;
        rest.resize(self.0.len() + 1, 0);
        let mut quotient = vec![0; steps + 1];
        let (top, second) = (by.part(len - 1), if len > 1 { by.part(len - 2) } else { 0 });
        for at in (0..=steps).rev() {
            let part = &mut rest[at..=at + len];
            let two = u64::from(part[len]) << 32 | u64::from(part[len - 1]);
            let third = if len > 1 { u64::from(part[len - 2]) } else { 0 };
            let (mut guess, mut left) = (two / top, two % top);
            while guess > u64::from(u32::MAX) || guess * second > (left << 32 | third) {
                (guess, left) = (guess - 1, left + top);
                if left > u64::from(u32::MAX) {
                    break;
                }
            }
            let (mut carry, mut borrow) = (0, 0);
            for (place, word) in part.iter_mut().enumerate() {
                carry += guess * by.part(place);
                let (low, under) = u64::from(*word).overflowing_sub((carry & u64::from(u32::MAX)) + borrow);
                (*word, borrow, carry) = (low as u32, u64::from(under), carry >> 32);
            }
            if borrow > 0 {
                guess -= 1;
                let mut carry = 0;
                for (place, word) in part.iter_mut().enumerate() {
                    carry += u64::from(*word) + by.part(place);
                    (*word, carry) = (carry as u32, carry >> 32);
                }
            }
            quotient[at] = guess as u32;
        }
        rest.push(0);
        let back = rest.windows(2).map(|pair| ((u64::from(pair[1]) << 32 | u64::from(pair[0])) >> shift) as u32);
        (Natural(quotient).trimmed(), Natural(back.collect()).trimmed())
    }

    /// The greatest common divisor. Numbers of unlike length are divided first; the rest goes by halves, in place.
    pub(super) fn common(&self, other: &Natural) -> Natural {
        let (mut a, mut b) = if self >= other { (self.clone(), other.clone()) } else { (other.clone(), self.clone()) };
        while a.0.len() > b.0.len() && !b.is_zero() {
            (a, b) = (b.clone(), a.divided(&b).1);
        }
        if b.is_zero() {
            return a;
        }
        if let (Some(a), Some(b)) = (a.to_u64(), b.to_u64()) {
            return Natural::new(common_short(a, b).into());
        }
        let (twos_of_a, twos_of_b) = (a.twos(), b.twos());
        a.halve(twos_of_a);
        b.halve(twos_of_b);
        loop {
            match a.cmp(&b) {
                Ordering::Equal => return a.doubled(twos_of_a.min(twos_of_b)),
                Ordering::Less => std::mem::swap(&mut a, &mut b),
                Ordering::Greater => {}
            }
            a.lessen(&b);
            a.halve(a.twos());
        }
    }

    fn to_u64(&self) -> Option<u64> {
        (self.0.len() <= 2).then(|| self.part(1) << 32 | self.part(0))
    }

    /// How often a number above zero can be halved.
    fn twos(&self) -> usize {
        let zeros = self.0.iter().take_while(|part| **part == 0).count();
        zeros * 32 + self.part(zeros).trailing_zeros() as usize
    }

    /// Halves it so many times.
    fn halve(&mut self, times: usize) {
        self.0.drain(..(times / 32).min(self.0.len()));
        let bits = times % 32;
        for at in 0..self.0.len() {
            self.0[at] = ((self.part(at + 1) << 32 | self.part(at)) >> bits) as u32;
        }
        self.trim();
    }

    /// Takes another one, which must not be the larger, off it.
    fn lessen(&mut self, other: &Natural) {
        let mut borrow = 0;
        for at in 0..self.0.len() {
            let (low, under) = self.part(at).overflowing_sub(other.part(at) + borrow);
            (self.0[at], borrow) = (low as u32, u64::from(under));
        }
        self.trim();
    }
}

/// The greatest common divisor of two machine words, the second not zero.
fn common_short(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Natural) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Natural) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

/// A fraction in lowest terms; only a long sum ([`super::Sum`]) need not be.
#[derive(Clone, Debug)]
pub(super) struct Wide {
    pub(super) negative: bool,
    pub(super) num: Natural,
    pub(super) den: Natural,
}

impl Wide {
    /// `num / den`; `den` must not be zero.
    pub(super) fn new(num: i128, den: i128) -> Wide {
        let negative = (num < 0) != (den < 0);
        Wide::reduced(negative, Natural::new(num.unsigned_abs()), Natural::new(den.unsigned_abs()))
    }

    fn reduced(negative: bool, num: Natural, den: Natural) -> Wide {
        let common = num.common(&den);
        let (num, den) = (num.without(&common), den.without(&common));
        Wide { negative: negative && !num.is_zero(), num, den }
    }

    /// Numerator and denominator as machine integers, where they fit.
    pub(super) fn to_small(&self) -> Option<(i64, i64)> {
        let num = i64::try_from(self.num.to_u128()?).ok()?;
        let den = i64::try_from(self.den.to_u128()?).ok()?;
        Some((if self.negative { -num } else { num }, den))
    }

    pub(super) fn negated(&self) -> Wide {
        Wide { negative: !self.negative && !self.num.is_zero(), ..self.clone() }
    }

    /// The sum. Only what the denominators share can be shared by the new numerator (Knuth, TAOCP 2, 4.5.1), so that
    /// adding a short fraction to a long one takes no divisor of two long numbers.
    pub(super) fn plus(&self, other: &Wide) -> Wide {
        let common = self.den.common(&other.den);
        let (ours, theirs) = (other.den.without(&common), self.den.without(&common));
        let (a, b) = (self.num.times(&ours), other.num.times(&theirs));
        let (negative, num) = match (self.negative == other.negative, a >= b) {
            (true, _) => (self.negative, a.plus(&b)),
            (false, true) => (self.negative, a.minus(&b)),
            (false, false) => (other.negative, b.minus(&a)),
        };
        if num.is_zero() {
            return Wide { negative: false, num, den: Natural::new(1) };
        }
        let shared = num.common(&common);
        Wide { negative, num: num.without(&shared), den: theirs.times(&other.den.without(&shared)) }
    }

    pub(super) fn times(&self, other: &Wide) -> Wide {
        Wide::product(self.negative != other.negative, (&self.num, &self.den), (&other.num, &other.den))
    }

    /// The quotient; `other` must not be zero.
    pub(super) fn divided(&self, other: &Wide) -> Wide {
        Wide::product(self.negative != other.negative, (&self.num, &self.den), (&other.den, &other.num))
    }

    /// The product of two fractions in lowest terms, which can share only across.
    fn product(negative: bool, (a, b): (&Natural, &Natural), (c, d): (&Natural, &Natural)) -> Wide {
        let (one, other) = (a.common(d), c.common(b));
        let num = a.without(&one).times(&c.without(&other));
        let den = b.without(&other).times(&d.without(&one));
        Wide { negative: negative && !num.is_zero(), num, den }
    }

    pub(super) fn compared(&self, other: &Wide) -> Ordering {
        let (a, b) = (self.num.times(&other.den), other.num.times(&self.den));
        match (self.negative, other.negative) {
            (false, false) => a.cmp(&b),
            (true, true) => b.cmp(&a),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::{BigInt, BigUint};
    use num_rational::BigRational;
    use proptest::prelude::*;

    fn other(value: &Natural) -> BigUint {
        BigUint::new(value.0.clone())
    }

    /// Now and then one that shares a factor with others, and one that is long and even.
    fn natural() -> impl Strategy<Value = Natural> {
        proptest::collection::vec(prop_oneof![any::<u32>(), Just(0), Just(u32::MAX), 0u32..3], 0..9)
            .prop_map(|parts| Natural(parts).trimmed())
            .prop_flat_map(|own| {
                let other = own.times(&Natural::new(6_469_693_230));
                prop_oneof![Just(own.clone()), Just(other), Just(own.doubled(70))]
            })
    }

    fn rational(value: &Wide) -> BigRational {
        let sign = if value.negative { -1 } else { 1 };
        BigRational::new(BigInt::from(other(&value.num)) * sign, BigInt::from(other(&value.den)))
    }

    fn wide() -> impl Strategy<Value = Wide> {
        (any::<bool>(), natural(), natural().prop_filter("a divisor", |den| !den.is_zero()))
            .prop_map(|(negative, num, den)| Wide::reduced(negative, num, den))
    }

    proptest! {
        #[test]
        fn naturals_agree_with_the_library(a in natural(), b in natural()) {
            prop_assert_eq!(other(&a.plus(&b)), other(&a) + other(&b));
            prop_assert_eq!(other(&a.times(&b)), other(&a) * other(&b));
            prop_assert_eq!(a.cmp(&b), other(&a).cmp(&other(&b)));
            let (large, small) = if a >= b { (&a, &b) } else { (&b, &a) };
            prop_assert_eq!(other(&large.minus(small)), other(large) - other(small));
            if !b.is_zero() {
                let (quotient, rest) = a.divided(&b);
                prop_assert_eq!(other(&quotient), other(&a) / other(&b));
                prop_assert_eq!(other(&rest), other(&a) % other(&b));
                prop_assert_eq!(&rest, &a.minus(&quotient.times(&b)));
            }
            let (common, mut x, mut y) = (a.common(&b), other(&a), other(&b));
            while y != BigUint::ZERO {
                (x, y) = (y.clone(), x % y);
            }
            prop_assert_eq!(other(&common), x);
            if !common.is_zero() {
                prop_assert_eq!(other(&a.without(&common)) * other(&common), other(&a));
            }
        }

        #[test]
        fn fractions_agree_with_the_library(a in wide(), b in wide()) {
            prop_assert_eq!(rational(&a.plus(&b)), rational(&a) + rational(&b));
            prop_assert_eq!(rational(&a.times(&b)), rational(&a) * rational(&b));
            prop_assert_eq!(rational(&a.negated()), -rational(&a));
            prop_assert_eq!(a.compared(&b), rational(&a).cmp(&rational(&b)));
            if !b.num.is_zero() {
                prop_assert_eq!(rational(&a.divided(&b)), rational(&a) / rational(&b));
            }
            let sum = a.plus(&b);
            prop_assert_eq!(other(&sum.num), rational(&sum).numer().magnitude().clone(), "in lowest terms");
        }

        #[test]
        fn machine_integers_come_back(num in any::<i64>(), den in 1..i64::MAX) {
            let value = Wide::new(num.into(), den.into());
            prop_assert_eq!(rational(&value), BigRational::new(num.into(), den.into()));
            if num != i64::MIN {
                let (num_back, den_back) = value.to_small().unwrap();
                prop_assert_eq!(i128::from(num_back) * i128::from(den), i128::from(num) * i128::from(den_back));
            }
        }
    }
}
