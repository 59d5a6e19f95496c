//! Surveys: satisfied shares, their means, and the sample errors, against hand-made figures and a search without roots.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "survey/tables.rs"]
mod tables;

use common::random::config;
use common::{d, e};
use num_bigint::BigInt;
use proptest::prelude::*;
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::survey::{Factor, Item, MARGIN_DECIMALS, Survey, margin, sample_size};

fn item(counts: [u32; 5]) -> Item {
    Item { name: String::new(), counts }
}

fn survey(factors: &[&[[u32; 5]]]) -> Survey {
    let factor = |items: &&[[u32; 5]]| Factor { name: String::new(), items: items.iter().copied().map(item).collect() };
    Survey { factors: factors.iter().map(factor).collect(), population: None }
}

fn two(value: &Exact) -> Decimal {
    value.round(Rounding { decimals: 2, mode: RoundingMode::HalfUp })
}

/// The share, the answers, and the error printed with two decimals.
#[test]
fn the_error_of_a_share_is_that_of_its_sample() {
    let table = [
        // domain §4: n = 50, p = 0.85, ±9.9 points
        ("85", 50, None, "9.90"),
        ("50", 384, None, "5.00"),
        ("50", 1_067, None, "3.00"),
        // SIPAS 2024 of the country, 83.94 %, with the 35,268 people that were asked in 2019
        ("83.94", 35_268, None, "0.38"),
        ("84.92", 400, None, "3.51"),
        ("50", 1, None, "98.00"),
        ("0", 10, None, "0.00"),
        ("100", 10, None, "0.00"),
        // Everybody was asked, half of them were, or the population is smaller than the sample and cannot be right.
        ("85", 50, Some(50), "0.00"),
        ("85", 50, Some(100), "7.03"),
        ("85", 50, Some(1_000_000), "9.90"),
        ("85", 50, Some(49), "9.90"),
        ("50", 1, Some(1), "0.00"),
    ];
    for (percent, answers, population, wanted) in table {
        let found = margin(&e(percent), answers, population, MARGIN_DECIMALS).unwrap();
        assert_eq!(found.to_string(), wanted, "{percent} % of {answers}, population {population:?}");
    }
    // 9.89751484…; each digit rounded by itself.
    for (decimals, wanted) in [(0, "10"), (1, "9.9"), (3, "9.898"), (4, "9.8975"), (6, "9.897515")] {
        assert_eq!(margin(&e("85"), 50, None, decimals), Some(d(wanted)), "{decimals} decimals");
    }
    for (percent, answers, decimals) in [("85", 0, 2), ("-1", 50, 2), ("100.01", 50, 2), ("85", 50, 7)] {
        assert_eq!(margin(&e(percent), answers, None, decimals), None, "{percent} {answers} {decimals}");
    }
}

/// n = N ÷ (1 + N·e²), rounded up; e = 5 % as the quoted decision has it.
#[test]
fn a_sample_is_as_large_as_the_error_allows() {
    let table = [
        (0, "5", Some(0)),
        (1, "5", Some(1)),
        (400, "5", Some(200)),
        (1_000, "5", Some(286)),
        (10_000, "5", Some(385)),
        (100_000_000, "5", Some(400)),
        (u32::MAX, "5", Some(400)),
        (10_000, "3", Some(1_000)),
        (10_000, "2.5", Some(1_380)),
        (10_000, "100", Some(1)),
        (10_000, "0.000001", Some(10_000)),
        (10_000, "0", None),
        (10_000, "-5", None),
        (10_000, "100.1", None),
    ];
    for (population, error, wanted) in table {
        assert_eq!(sample_size(population, d(error)), wanted, "{population} with {error} %");
    }
}

/// Made up: two factors of two and one items; the index is the mean of the factors, not of the items.
#[test]
fn the_index_is_the_mean_of_the_factors() {
    let found = survey(&[&[[0, 5, 5, 30, 10], [1, 1, 0, 30, 18]], &[[10, 10, 10, 10, 0]]]).satisfaction();
    let percents = |shares: &[Option<thuocdo_core::survey::Share>]| {
        shares.iter().map(|share| two(&share.as_ref().unwrap().percent)).collect::<Vec<_>>()
    };
    assert_eq!(percents(&found.items[0]), [d("80"), d("96")]);
    assert_eq!(percents(&found.items[1]), [d("25")]);
    assert_eq!(percents(&found.factors), [d("88"), d("25")]);
    let index = found.index.unwrap();
    // (88 + 25) ÷ 2; the mean of the three items would be 67. The fewest answers of an item are 40.
    assert_eq!((two(&index.percent), index.answers), (d("56.5"), 40));
    assert_eq!(Some(index.margin), margin(&e("56.5"), 40, None, 2));
    assert_eq!(found.factors[0].as_ref().unwrap().answers, 50);
}

#[test]
fn what_nobody_answered_is_in_no_mean() {
    let found = survey(&[&[[0; 5], [0, 0, 0, 1, 0]], &[[0; 5]], &[], &[[1, 0, 0, 0, 0]]]).satisfaction();
    let known: Vec<bool> = found.factors.iter().map(Option::is_some).collect();
    assert_eq!((known, found.items[0][0].is_none()), (vec![true, false, false, true], true));
    assert_eq!(found.index.unwrap().percent, e("50"), "of the two factors that were answered");
    for nothing in [survey(&[]), survey(&[&[]]), survey(&[&[[0; 5]]])] {
        assert_eq!(nothing.satisfaction().index, None);
    }
}

/// Thirds stay thirds: 23 and 16 contents, as SIPAS 2024 has them, and the largest counts there can be.
#[test]
fn shares_keep_every_digit() {
    let thirds = survey(&[&[[0, 1, 1, 1, 0]; 23], &[[0, 0, 1, 1, 1]; 16]]).satisfaction();
    let third = Exact::from(100).checked_div(&Exact::from(3)).unwrap();
    assert_eq!(thirds.factors[0].as_ref().unwrap().percent, third);
    assert_eq!(thirds.index.unwrap().percent, e("50"));
    let most = Survey { population: Some(u32::MAX), ..survey(&[&[[u32::MAX; 5], [1, 0, 0, 0, u32::MAX]]]) };
    let found = most.satisfaction().index.unwrap();
    assert!(found.percent < e("70") && found.percent > e("69.99"));
}

/// The same survey of a population that is known errs less.
#[test]
fn a_known_population_makes_the_error_smaller() {
    let open = survey(&[&[[5, 5, 5, 20, 15]]]);
    let known = Survey { population: Some(200), ..open.clone() };
    let margin = |survey: &Survey| survey.satisfaction().index.unwrap().margin;
    assert_eq!((margin(&open), margin(&known)), (d("12.70"), d("11.03")));
}

proptest! {
    #![proptest_config(config(400))]

    /// Against squares of whole numbers: the printed error is the one nearest to the root, a half upwards.
    #[test]
    fn no_other_printed_error_is_nearer(satisfied in 0u64..5_000, others in 0u64..5_000, decimals in 0u32..=6, more in 0u64..5_000) {
        let n = satisfied + others;
        prop_assume!(n > 0);
        let percent = Exact::from((satisfied * 100) as i64).checked_div(&Exact::from(n as i64)).unwrap();
        for population in [None, Some(n + more)] {
            let found = margin(&percent, n, population, decimals).unwrap();
            prop_assert_eq!(found.scale(), decimals);
            // x² = 1.96² × 100² × s(n − s) ÷ n³ × (N − n) ÷ (N − 1), in units of the last decimal.
            let (left, all) = population.map_or((1, 1), |all| (all - n, (all - 1).max(1)));
            let big = |value: u64| BigInt::from(value);
            let num = big(196 * 196) * big(10).pow(2 * decimals) * big(satisfied) * big(others) * big(left);
            let den = big(n).pow(3) * big(all);
            let units = BigInt::from(found.mantissa());
            // (m − ½)² ≤ x² < (m + ½)²
            let twice = |units: BigInt| &units * &units * &den;
            let at_least = if units == big(0) { big(0) } else { twice(big(2) * &units - 1) };
            prop_assert!(at_least <= big(4) * &num, "{} is too much", found);
            prop_assert!(big(4) * &num < twice(big(2) * &units + 1), "{} is too little", found);
        }
    }

    #[test]
    fn a_sample_is_the_least_whole_number(population in 0u32..1_000_000, error in 1i64..1_000) {
        let size = sample_size(population, Decimal::new(error, 1)).unwrap();
        // n ≥ N ÷ (1 + N·e²), and n − 1 is not, in thousandths.
        let (n, all, e) = (i128::from(size), i128::from(population), i128::from(error));
        let enough = |n: i128| n * (1_000_000 + all * e * e) >= all * 1_000_000;
        prop_assert!(enough(n) && (n == 0 || !enough(n - 1)), "{} of {}", size, population);
        prop_assert!(size <= population);
    }
}
