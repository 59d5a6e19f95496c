//! Numbers as Vietnam writes them: `1.234,50`.

use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};

/// A decimal with a comma and points between thousands, its digits as they are: `1234.50` → `1.234,50`.
pub fn decimal(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (integer, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut shown = String::with_capacity(text.len() + 6);
    if value.is_sign_negative() && !value.is_zero() {
        shown.push('−');
    }
    for (i, digit) in integer.chars().enumerate() {
        if i > 0 && (integer.len() - i) % 3 == 0 {
            shown.push('.');
        }
        shown.push(digit);
    }
    if !fraction.is_empty() {
        shown.push(',');
        shown.push_str(fraction);
    }
    shown
}

/// A decimal without trailing zeros: `6.00` → `6`.
pub fn short(value: Decimal) -> String {
    decimal(value.normalize())
}

/// A number as it stands in a form field: a decimal comma, and no separators that would have to be typed.
pub fn field(value: Decimal) -> String {
    value.to_string().replace('.', ",")
}

/// An exact value rounded for showing: `19,41`.
pub fn rounded(value: &Exact, rounding: Rounding) -> String {
    decimal(value.round(rounding))
}

/// An exact value to four decimals, with `…` when there are more: `19,4118…`.
pub fn preview(value: &Exact) -> String {
    let cut = value.round(Rounding { decimals: 4, mode: RoundingMode::Down });
    let rest = if Exact::from(cut) == *value { "" } else { "…" };
    format!("{}{rest}", if rest.is_empty() { short(cut) } else { decimal(cut) })
}

/// A change with its sign and so many decimals at least, as the numbers stand that it lies between: `+1,10`, `−3,50`, `0,00`.
pub fn signed(value: Decimal, decimals: u32) -> String {
    let decimals = decimals.max(value.normalize().scale());
    let sign = if value.is_zero() || value.is_sign_negative() { "" } else { "+" };
    format!("{sign}{}", rounded(&value.into(), Rounding { decimals, mode: RoundingMode::HalfUp }))
}

/// A count: `10.000`.
pub fn whole(count: usize) -> String {
    decimal((count as u64).into())
}

/// Bytes in the largest unit that keeps them readable, rounded up: `50 MB`.
///
/// Units of 1024, as file managers count them: the limit of 4 MiB reads "4 MB", one byte more reads "5 MB".
pub fn bytes(count: usize) -> String {
    const KB: usize = 1 << 10;
    const MB: usize = 1 << 20;
    match count {
        0..KB => format!("{} byte", whole(count)),
        KB..MB => format!("{} KB", whole(count.div_ceil(KB))),
        _ => format!("{} MB", whole(count.div_ceil(MB))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_vietnam_writes_them() {
        for (value, shown) in [
            ("0", "0"),
            ("75.34", "75,34"),
            ("2541", "2.541"),
            ("1234567.50", "1.234.567,50"),
            ("100", "100"),
            ("-1234", "−1.234"),
            ("18.00", "18,00"),
        ] {
            assert_eq!(decimal(value.parse().unwrap()), shown);
        }
        assert_eq!(short("18.00".parse().unwrap()), "18");
        assert_eq!(short("100".parse().unwrap()), "100");
        assert_eq!(field("1234.50".parse().unwrap()), "1234,50");
    }

    #[test]
    fn changes_have_the_decimals_of_the_numbers_they_lie_between() {
        for (value, decimals, shown) in [
            ("1.1", 2, "+1,10"),
            ("-3.5", 2, "−3,50"),
            ("10", 2, "+10,00"),
            ("0", 2, "0,00"),
            ("7.03", 2, "+7,03"),
            // The table of the last period had more.
            ("0.125", 2, "+0,125"),
            ("1234", 0, "+1.234"),
        ] {
            assert_eq!(signed(value.parse().unwrap(), decimals), shown);
        }
    }

    #[test]
    fn what_is_above_a_limit_reads_as_more_than_the_limit() {
        for (count, shown) in
            [(0, "0 byte"), (1_023, "1.023 byte"), (1_024, "1 KB"), (4 << 20, "4 MB"), ((4 << 20) + 1, "5 MB")]
        {
            assert_eq!(bytes(count), shown);
        }
    }

    #[test]
    fn a_preview_says_when_digits_follow() {
        let ratio = |a: i64, b: i64| Exact::from(a).checked_div(&Exact::from(b)).unwrap();
        assert_eq!(preview(&ratio(2541 * 20, 2618)), "19,4117…");
        assert_eq!(preview(&ratio(1, 8)), "0,125");
        assert_eq!(preview(&ratio(6, 1)), "6");
        assert_eq!(preview(&ratio(200_001, 10_000_000)), "0,0200…");
    }
}
