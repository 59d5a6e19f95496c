//! Reading a number that a person typed or a file holds: comma and point, groups of three, and no guessing.

use rust_decimal::Decimal;

/// The most digits a figure may have before the decimal mark: enough for a province's budget in đồng.
pub const INTEGER_DIGITS: usize = 15;
/// The most digits a figure may have after the decimal mark.
pub const FRACTION_DIGITS: usize = 6;

/// Why a text is not (yet) a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Nothing was typed.
    Empty,
    /// It holds something that no number holds, or its groups are not groups of three.
    NotANumber,
    /// More digits than [`INTEGER_DIGITS`] before or [`FRACTION_DIGITS`] after the mark.
    TooManyDigits,
    /// `1.234` can be one thousand two hundred and thirty-four or one and a bit: the person is asked.
    Ambiguous {
        /// The reading with the point as a separator of thousands.
        whole: Decimal,
        /// The reading with the point as the decimal mark.
        decimal: Decimal,
    },
}

/// Reads a number as people in Vietnam type it: `2541`, `2 541`, `1.234.567`, `6,31`, `6.31`, `1.234,5`.
///
/// One point with exactly three digits behind it is ambiguous and is never guessed.
pub fn read_typed(text: &str) -> Result<Decimal, NumberFault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberFault::Empty);
    }
    let (negative, body) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let spaced = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let points = body.matches('.').count();
    let commas = body.matches(',').count();
    let spaces = body.contains(spaced);
    let (group, mark): (Option<char>, Option<char>) = match (points, commas) {
        (0, 0) => (None, None),
        (0, 1) => (None, Some(',')),
        (1, 0) => (None, Some('.')),
        (_, 0) => (Some('.'), None),
        (0, _) => (Some(','), None),
        _ if body.rfind(',') > body.rfind('.') => (Some('.'), Some(',')),
        _ => (Some(','), Some('.')),
    };
    let (integer, fraction) = match mark {
        Some(mark) => match body.split_once(mark) {
            Some((_, fraction)) if fraction.contains(['.', ',']) => {
                return Err(NumberFault::NotANumber);
            }
            Some(parts) => parts,
            None => (body, ""),
        },
        None => (body, ""),
    };
    let integer = match (group, spaces) {
        (Some(_), true) => return Err(NumberFault::NotANumber),
        (Some(group), false) => joined(integer.split(group))?,
        (None, true) => joined(integer.split(spaced))?,
        (None, false) => integer.to_owned(),
    };
    let number = build(negative, &integer, fraction)?;
    let ambiguous = mark == Some('.')
        && group.is_none()
        && !spaces
        && fraction.len() == 3
        && (1..=3).contains(&integer.len())
        && !integer.starts_with('0');
    if ambiguous {
        let whole = build(negative, &format!("{integer}{fraction}"), "")?;
        return Err(NumberFault::Ambiguous { whole, decimal: number });
    }
    Ok(number)
}

/// Reads a number as files hold it: a decimal string with a point (`1.234` is one and a bit), or as typed.
pub fn read_stored(text: &str) -> Result<Decimal, NumberFault> {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let (integer, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !integer.is_empty() && digits(integer) && digits(fraction) && !plain.ends_with('.') {
        return build(text.starts_with('-'), integer, fraction);
    }
    read_typed(text)
}

/// Joins groups of digits, the first of one to three and the others of exactly three.
fn joined<'a>(groups: impl Iterator<Item = &'a str>) -> Result<String, NumberFault> {
    let mut whole = String::new();
    for (i, group) in groups.enumerate() {
        let fits = if i == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        if !fits {
            return Err(NumberFault::NotANumber);
        }
        whole.push_str(group);
    }
    Ok(whole)
}

fn build(negative: bool, integer: &str, fraction: &str) -> Result<Decimal, NumberFault> {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if (integer.is_empty() && fraction.is_empty()) || !digits(integer) || !digits(fraction) {
        return Err(NumberFault::NotANumber);
    }
    if integer.trim_start_matches('0').len() > INTEGER_DIGITS || fraction.len() > FRACTION_DIGITS {
        return Err(NumberFault::TooManyDigits);
    }
    let mantissa =
        integer.bytes().chain(fraction.bytes()).fold(0i128, |value, digit| value * 10 + i128::from(digit - b'0'));
    let signed = if negative { -mantissa } else { mantissa };
    Decimal::try_from_i128_with_scale(signed, fraction.len() as u32).map_err(|_| NumberFault::TooManyDigits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn people_type_numbers_in_many_ways() {
        let table = [
            ("2541", "2541"),
            (" 2541 ", "2541"),
            ("2 541", "2541"),
            ("2\u{a0}541", "2541"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1234567"),
            ("6,31", "6.31"),
            ("6.31", "6.31"),
            ("8,135", "8.135"),
            ("0.125", "0.125"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("12.3456", "12.3456"),
            ("1234.567", "1234.567"),
            ("-3", "-3"),
            ("−3,5", "-3.5"),
            ("+7", "7"),
            (",5", "0.5"),
            ("5,", "5"),
            ("007", "7"),
            ("999999999999999,999999", "999999999999999.999999"),
        ];
        for (text, wanted) in table {
            assert_eq!(read_typed(text), Ok(number(wanted)), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        use NumberFault::*;
        let table = [
            ("", Empty),
            ("   ", Empty),
            ("abc", NotANumber),
            ("12a", NotANumber),
            ("1e3", NotANumber),
            ("1,2,3", NotANumber),
            ("1.23.456", NotANumber),
            ("12 34", NotANumber),
            ("1.234 567", NotANumber),
            ("1,234.567,8", NotANumber),
            ("--1", NotANumber),
            ("-", NotANumber),
            (",", NotANumber),
            ("٣", NotANumber),
            ("1234567890123456789012345678901", TooManyDigits),
            ("1234567890123456", TooManyDigits),
            ("0,1234567", TooManyDigits),
        ];
        for (text, wanted) in table {
            assert_eq!(read_typed(text), Err(wanted), "{text:?}");
        }
    }

    #[test]
    fn one_point_and_three_digits_is_asked_about() {
        for (text, whole, decimal) in [("1.234", "1234", "1.234"), ("-12.500", "-12500", "-12.500")] {
            let wanted = NumberFault::Ambiguous { whole: number(whole), decimal: number(decimal) };
            assert_eq!(read_typed(text), Err(wanted), "{text:?}");
        }
    }

    #[test]
    fn a_file_holds_decimals_with_a_point() {
        assert_eq!(read_stored("1.234"), Ok(number("1.234")));
        assert_eq!(read_stored("-6.31"), Ok(number("-6.31")));
        assert_eq!(read_stored("6,31"), Ok(number("6.31")));
        assert_eq!(read_stored("1."), Ok(number("1")));
        assert_eq!(read_stored("x"), Err(NumberFault::NotANumber));
    }
}
