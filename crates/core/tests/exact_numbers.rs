//! What holds for every number, tried on random ones: exact arithmetic, rounding, and numbers as people type them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::random::config;
use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use proptest::prelude::*;
use thuocdo_core::number::{Decimal, Exact, NumberFault, Rounding, RoundingMode, read_stored, read_typed};

/// The same number as `Exact`, built from digits.
fn exact_integer(value: &BigInt) -> Exact {
    let base = 1_000_000_000i64;
    let digits = value.magnitude().to_radix_be(10);
    let (first, rest) = digits.split_at(digits.len() % 9);
    let chunk = |digits: &[u8]| Exact::from(digits.iter().fold(0i64, |value, digit| value * 10 + i64::from(*digit)));
    let sum = rest.chunks(9).fold(chunk(first), |sum, digits| &sum.times(&Exact::from(base)) + &chunk(digits));
    if value.is_negative() { &Exact::ZERO - &sum } else { sum }
}

fn exact(value: &BigRational) -> Exact {
    exact_integer(value.numer()).checked_div(&exact_integer(value.denom())).unwrap()
}

/// Rounding by its definition, on big integers: floor, and then what the mode says of the rest.
fn round_big(value: &BigRational, decimals: u32, mode: RoundingMode) -> BigInt {
    let scaled = value.abs() * BigInt::from(10).pow(decimals);
    let floor = scaled.floor().to_integer();
    let rest = scaled - BigRational::from(floor.clone());
    let half = BigRational::new(1.into(), 2.into());
    let odd = &floor % BigInt::from(2) != BigInt::zero();
    let up = match mode {
        RoundingMode::HalfUp => rest >= half,
        RoundingMode::HalfEven => rest > half || (rest == half && odd),
        RoundingMode::Down => false,
        RoundingMode::Up => !rest.is_zero(),
    };
    let magnitude = if up { floor + 1 } else { floor };
    if value.is_negative() { -magnitude } else { magnitude }
}

/// Fractions of all sizes: a few bits, about a machine word, about two, and far beyond; also at the half.
fn any_fraction() -> impl Strategy<Value = BigRational> {
    let lengths = || prop::sample::select(&[1usize, 2, 7, 8, 9, 15, 16, 17, 30][..]);
    let bytes = move || lengths().prop_flat_map(|length| prop::collection::vec(any::<u8>(), length));
    let whole = move || {
        (bytes(), any::<bool>()).prop_map(|(bytes, negative)| {
            BigInt::from_bytes_be(if negative { Sign::Minus } else { Sign::Plus }, &bytes)
        })
    };
    let halves = (any::<i64>(), 0u32..=7)
        .prop_map(|(n, decimals)| BigRational::new(BigInt::from(n), BigInt::from(10).pow(decimals)));
    let ties = (-2_000i64..2_000, 0u32..=6).prop_map(|(n, decimals)| {
        BigRational::new(BigInt::from(2 * n + 1), BigInt::from(2) * BigInt::from(10).pow(decimals))
    });
    let edges = prop::sample::select(
        &[
            i128::MAX,
            i128::MIN,
            i128::MIN + 1,
            i64::MAX as i128,
            i64::MIN as i128,
            u64::MAX as i128,
            u64::MAX as i128 + 1,
        ][..],
    )
    .prop_map(|n| BigRational::from(BigInt::from(n)));
    prop_oneof![
        5 => (whole(), whole()).prop_map(|(a, b)| BigRational::new(a, if b.is_zero() { BigInt::from(1) } else { b })),
        2 => halves,
        2 => ties,
        1 => edges,
    ]
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn exact_numbers_agree_with_big_rationals(a in any_fraction(), b in any_fraction(), decimals in 0u32..=6) {
        let (x, y) = (exact(&a), exact(&b));
        prop_assert_eq!(&x + &y, exact(&(&a + &b)));
        prop_assert_eq!(&x - &y, exact(&(&a - &b)));
        prop_assert_eq!(x.times(&y), exact(&(&a * &b)));
        prop_assert_eq!(x.checked_div(&y), (!b.is_zero()).then(|| exact(&(&a / &b))));
        prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        prop_assert_eq!((x.is_zero(), x.is_negative()), (a.is_zero(), a.is_negative()));
        prop_assert_eq!(x.clone().min(y.clone()), exact((&a).min(&b)));
        prop_assert_eq!(x.clone().max(y.clone()), exact((&a).max(&b)));
        for mode in [RoundingMode::HalfUp, RoundingMode::HalfEven, RoundingMode::Down, RoundingMode::Up] {
            let rounding = Rounding { decimals, mode };
            let units = round_big(&a, decimals, mode);
            let wanted = units.to_i128().and_then(|units| Decimal::try_from_i128_with_scale(units, decimals).ok());
            let bound = if a.is_negative() { Decimal::MIN } else { Decimal::MAX };
            prop_assert_eq!(x.round(rounding), wanted.unwrap_or(bound), "{} by {:?}", &a, rounding);
            if units.to_i128().is_some() {
                prop_assert_eq!(x.rounded(rounding), exact(&BigRational::new(units, BigInt::from(10).pow(decimals))));
            }
        }
        let decimal = |value: BigInt| value.to_i128().and_then(|v| Decimal::try_from_i128_with_scale(v, 0).ok());
        if let (Some(floor), Some(ceil)) = (decimal(a.floor().to_integer()), decimal(a.ceil().to_integer())) {
            prop_assert_eq!((x.floor(), x.ceil()), (floor, ceil));
        }
        if let Some(decimal) = x.to_decimal() {
            prop_assert_eq!(Exact::from(decimal), x);
        }
    }

    #[test]
    fn a_decimal_is_the_same_number_exactly(mantissa in -(1i128 << 95)..(1i128 << 95), scale in 0u32..=28) {
        let value = Decimal::try_from_i128_with_scale(mantissa, scale).unwrap();
        let big = BigRational::new(BigInt::from(mantissa), BigInt::from(10).pow(scale));
        prop_assert_eq!(Exact::from(value), exact(&big));
        prop_assert_eq!(Exact::from(value).to_decimal(), Some(value));
    }

    #[test]
    fn the_least_value_that_rounds_to_a_goal_is_the_least(
        goal in 1i64..1_000_000, scale in 0u32..=5, decimals in 0u32..=3, mode in 0usize..4,
    ) {
        let mode = [RoundingMode::HalfUp, RoundingMode::HalfEven, RoundingMode::Down, RoundingMode::Up][mode];
        let (goal, rounding) = (Exact::from(Decimal::new(goal, scale)), Rounding { decimals, mode });
        let (least, included) = goal.least_rounded_to(rounding);
        let little = Exact::from(Decimal::new(1, 12));
        prop_assert_eq!(least.rounded(rounding) >= goal, included);
        prop_assert!((&least + &little).rounded(rounding) >= goal);
        prop_assert!((&least - &little).rounded(rounding) < goal);
    }

    #[test]
    fn what_is_written_as_people_write_it_is_read_back(mantissa in -999_999_999_999_999i64..=999_999_999_999_999, scale in 0u32..=6) {
        let value = Decimal::new(mantissa, scale);
        let stored = value.to_string();
        prop_assert_eq!(read_stored(&stored).map(|v| v.to_string()), Ok(stored.clone()));
        let (whole, fraction) = stored.split_once('.').unwrap_or((&stored, ""));
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
        let grouped = |mark: &str| {
            let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|g| std::str::from_utf8(g).unwrap()).collect();
            format!("{sign}{}", groups.join(mark))
        };
        let with = |whole: String, mark: &str| if fraction.is_empty() { whole } else { format!("{whole}{mark}{fraction}") };
        // A decimal comma, bare or behind groups by points or spaces: never in doubt, but for one lone group.
        for text in [with(whole.to_owned(), ","), with(grouped(" "), ","), with(grouped("\u{a0}"), ",")] {
            prop_assert_eq!(read_typed(&text), Ok(value), "{}", text);
        }
        let pointed = with(grouped("."), ",");
        match read_typed(&pointed) {
            Err(NumberFault::Ambiguous { whole, .. }) => {
                prop_assert!(pointed.matches('.').count() == 1 && fraction.is_empty(), "{pointed}");
                prop_assert_eq!(whole, value);
            }
            other => prop_assert_eq!(other, Ok(value), "{}", pointed),
        }
        match read_typed(&stored) {
            Err(NumberFault::Ambiguous { decimal, .. }) => {
                prop_assert!(fraction.len() == 3 && digits.len() <= 3, "{stored}");
                prop_assert_eq!(decimal, value);
            }
            other => prop_assert_eq!(other, Ok(value), "{}", stored),
        }
    }

    #[test]
    fn no_typed_text_makes_the_reader_panic(text in "[-−+0-9., \u{a0}xđ]{0,24}") {
        if let Ok(value) = read_typed(&text) {
            prop_assert_eq!(read_stored(&value.to_string()), Ok(value));
        }
        let _ = read_stored(&text);
    }
}

proptest! {
    #![proptest_config(config(160))]

    #[test]
    fn sums_do_not_depend_on_their_order(
        (terms, shuffled) in prop::collection::vec((any::<i64>(), 1i64..), 0..30)
            .prop_flat_map(|terms| (Just(terms.clone()), Just(terms).prop_shuffle())),
    ) {
        let sum = |terms: &[(i64, i64)]| {
            terms.iter().fold(Exact::ZERO, |sum, (a, b)| &sum + &Exact::from(*a).checked_div(&Exact::from(*b)).unwrap())
        };
        let (one, other) = (sum(&terms), sum(&shuffled));
        prop_assert_eq!(&one, &other);
        let back = shuffled.iter().fold(one, |rest, (a, b)| &rest - &Exact::from(*a).checked_div(&Exact::from(*b)).unwrap());
        prop_assert!(back.is_zero());
    }
}
