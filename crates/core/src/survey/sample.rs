//! Samples: how large one must be, and how far a share found in one may be off, without floating point.

use crate::number::{Decimal, Exact};

/// How many decimals the error of a share is given with, in percentage points.
pub const MARGIN_DECIMALS: u32 = 2;
/// The most decimals that can be asked for.
const MOST_DECIMALS: u32 = 6;
/// The normal distribution holds 95 percent within 1.96 standard deviations on both sides; in hundredths.
const DEVIATIONS: i64 = 196;

/// The sample error of a share at 95 percent, in percentage points: `1.96 × √(p × (1 − p) ÷ n)`, rounded half up to so many
/// decimals (at most 6), exactly as if the root had all its digits.
///
/// `percent` is the share p in percent, `answers` the n answers it was found in. Where `population` says how many people
/// there are in all, and the answers are no more than these, the error shrinks by `√((N − n) ÷ (N − 1))`: who asks
/// everybody errs by nothing. The formulas are those of any textbook; no text of SIPAS was at hand that prescribes them.
///
/// `None` without answers, for a share outside 0 to 100 percent, and for too many decimals. Where all answers are alike the
/// formula gives 0, however few they are; it cannot know better.
pub fn margin(percent: &Exact, answers: u64, population: Option<u64>, decimals: u32) -> Option<Decimal> {
    let hundred = Exact::from(100);
    if answers == 0 || decimals > MOST_DECIMALS || percent.is_negative() || *percent > hundred {
        return None;
    }
    let n = Exact::from(Decimal::from(answers));
    // p(1 − p) ÷ n, with p in percent: 10,000 times too large.
    let mut variance = percent.times(&(&hundred - percent)).checked_div(&n)?;
    if let Some(all) = population.filter(|all| *all >= answers) {
        let one = Exact::from(1);
        let all = Exact::from(Decimal::from(all));
        let left = (&all - &n).checked_div(&(&all - &one)).unwrap_or(Exact::ZERO);
        variance = variance.times(&left);
    }
    // √variance is in percentage points already. In half units of the last decimal, the whole number below the root is
    // the root of the whole number below: then half up is one step more and a division by two.
    let half_units = Exact::from(2 * DEVIATIONS * 10i64.pow(decimals)).hundredth();
    let squared = variance.times(&half_units.times(&half_units)).floor();
    let root = squared.mantissa().unsigned_abs().isqrt();
    Decimal::try_from_i128_with_scale(i128::try_from(root.div_ceil(2)).ok()?, decimals).ok()
}

/// How many people must be asked of a population so that a share is off by no more than `error` percentage points:
/// `n = N ÷ (1 + N × e²)`, rounded up (Quyết định 1383/QĐ-BNV of 2012, as quoted by others, with e = 5 %).
///
/// `None` for an error that is not above 0 and at most 100.
pub fn sample_size(population: u32, error: Decimal) -> Option<u32> {
    if error <= Decimal::ZERO || error > Decimal::ONE_HUNDRED {
        return None;
    }
    let (all, error) = (Exact::from(i64::from(population)), Exact::from(error).hundredth());
    let size = all.checked_div(&(&Exact::from(1) + &all.times(&error.times(&error))))?;
    u32::try_from(size.ceil().mantissa()).ok()
}
