//! The arithmetic of the rules that measure: ratios, scales, counts and shares, exact and without rounding.

use std::cmp::Ordering;

use crate::number::{Decimal, Exact};

/// `min(max, max × (num ÷ den) ÷ (full_at ÷ 100))`, 0 below `zero_below`; and whether the target was reached.
pub(in crate::score) fn linear_ratio(
    max: &Exact,
    full_at: Decimal,
    zero_below: Option<Decimal>,
    num: Decimal,
    den: Decimal,
) -> (Exact, bool) {
    if above_target(num, den, full_at) {
        return (max.clone(), true);
    }
    if zero_below.is_some_and(|least| !above_target(num, den, least)) {
        return (Exact::ZERO, false);
    }
    let target = Exact::from(den).times(&Exact::from(full_at).hundredth());
    (max.times(&Exact::from(num)).checked_div(&target).unwrap_or(Exact::ZERO), false)
}

/// Whether `num ÷ den` is `percent` or more: by cross-multiplication, never on a rounded quotient.
fn above_target(num: Decimal, den: Decimal, percent: Decimal) -> bool {
    Exact::from(num) >= Exact::from(den).times(&Exact::from(percent).hundredth())
}

/// `max × (value − zero_at) ÷ (full_at − zero_at)`, held within 0 and the maximum; also where it falls.
pub(crate) fn between(max: &Exact, zero_at: Decimal, full_at: Decimal, value: &Exact) -> Exact {
    let (zero, full) = (Exact::from(zero_at), Exact::from(full_at));
    let share = (value - &zero).checked_div(&(&full - &zero)).unwrap_or(Exact::ZERO);
    match (share.cmp(&Exact::ZERO), share.cmp(&Exact::from(1))) {
        (Ordering::Less, _) => Exact::ZERO,
        (_, Ordering::Greater) => max.clone(),
        _ => max.times(&share),
    }
}

/// So many points for each.
pub(in crate::score) fn counted(count: Decimal, per: Decimal) -> Exact {
    Exact::from(count).times(&Exact::from(per))
}

/// So many percent of the maximum.
pub(in crate::score) fn of_percent(max: &Exact, percent: Decimal) -> Exact {
    max.times(&Exact::from(percent).hundredth())
}

/// `max × value ÷ published`, at most the maximum; a published 0 is reached by any value.
pub(in crate::score) fn shared(max: &Exact, value: Decimal, published: Decimal) -> Exact {
    match max.times(&Exact::from(value)).checked_div(&Exact::from(published)) {
        Some(points) => points.min(max.clone()),
        None => max.clone(),
    }
}
