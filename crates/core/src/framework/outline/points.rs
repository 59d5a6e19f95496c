//! The maximum points of a row, as annexes write them: `30`, `30,0`, `30 điểm`, `30đ`, or behind the name in brackets.

use crate::letters::folded;
use crate::number::{Decimal, NumberFault, read_typed};

/// The longest cell that is looked at as points.
const POINTS_LENGTH: usize = 20;
/// What may stand behind the number, the longer first.
const UNITS: [&str; 3] = ["điểm", "đ", "d"];

/// Reads the points of a cell; `None` where it is empty or a dash.
///
/// # Errors
/// What is no number, what can be two numbers, and what is below 0.
pub(super) fn read(cell: &str) -> Result<Option<Decimal>, NumberFault> {
    let text = bare(cell);
    if text.is_empty() || matches!(text.as_str(), "-" | "–" | "—" | "…" | "...") {
        return Ok(None);
    }
    let value = read_typed(&text)?;
    if value.is_sign_negative() && !value.is_zero() { Err(NumberFault::NotANumber) } else { Ok(Some(value)) }
}

/// Whether a cell holds a number and nothing else but what is said of points.
pub(super) fn is_number(cell: &str) -> bool {
    let is_short = cell.chars().count() <= POINTS_LENGTH;
    is_short && cell.chars().any(|c| c.is_ascii_digit()) && !bare(cell).chars().any(char::is_alphabetic)
}

/// Whether a cell is meant to hold points, also where they are no number: "ba điểm".
pub(super) fn is_like(cell: &str) -> bool {
    is_number(cell) || (cell.chars().count() <= POINTS_LENGTH && folded(cell.trim()).ends_with(" điểm"))
}

/// The points that stand in brackets behind a name: "Công tác chỉ đạo (20 điểm)".
pub(super) fn behind_name(name: &str) -> Option<Decimal> {
    let (_, inner) = name.trim().trim_end_matches(['.', ':', ';']).strip_suffix(')')?.rsplit_once('(')?;
    let inner = folded(inner.trim());
    let inner = inner.strip_prefix("tối đa").unwrap_or(&inner).trim();
    UNITS[..2].iter().any(|unit| inner.ends_with(unit)).then(|| read(inner).ok().flatten()).flatten()
}

/// The points that stand behind what one gets them for: "Kịp thời: 1 điểm", "Không ban hành: 0".
pub(super) fn behind_option(text: &str) -> Option<Decimal> {
    let (_, points) = text.trim().trim_end_matches([';', '.']).rsplit_once([':', '='])?;
    read(points).ok().flatten()
}

/// A cell without brackets and without the word for points.
fn bare(cell: &str) -> String {
    let text = folded(cell.trim());
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(&text).trim();
    let text = text.trim_end_matches('.');
    let before_unit = UNITS.iter().find_map(|unit| text.strip_suffix(unit)).map(str::trim_end);
    let is_counted = |text: &&str| text.ends_with(|c: char| c.is_ascii_digit());
    before_unit.filter(is_counted).unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_as_annexes_write_them() {
        for (cell, wanted) in [
            ("30", Some("30")),
            ("30,0", Some("30")),
            ("30 điểm", Some("30")),
            ("30đ", Some("30")),
            ("30 Đ.", Some("30")),
            ("0,25 điểm", Some("0.25")),
            ("(5)", Some("5")),
            ("", None),
            ("-", None),
        ] {
            let found = read(cell).unwrap().map(|value| value.normalize().to_string());
            assert_eq!(found.as_deref(), wanted, "{cell}");
        }
        for cell in ["ba điểm", "-2", "10%", "2 - 3", "1.234", "x9", "điểm"] {
            assert!(read(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn points_behind_a_name() {
        for (name, wanted) in [
            ("Công tác chỉ đạo (20 điểm)", Some("20")),
            ("Công tác chỉ đạo (tối đa 2,5 điểm).", Some("2.5")),
            ("Kế hoạch (30đ)", Some("30")),
            ("Kế hoạch (năm 2026)", None),
            ("Kế hoạch", None),
        ] {
            assert_eq!(behind_name(name).map(|value| value.to_string()).as_deref(), wanted, "{name}");
        }
    }

    #[test]
    fn points_behind_options() {
        for (text, wanted) in [
            ("Kịp thời: 1 điểm", Some("1")),
            ("- Từ 80% đến dưới 100%: 0,5;", Some("0.5")),
            ("Không ban hành = 0 điểm.", Some("0")),
            ("Gồm: kế hoạch, báo cáo", None),
            ("Kịp thời", None),
        ] {
            assert_eq!(behind_option(text).map(|value| value.to_string()).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn cells_that_are_meant_to_hold_points() {
        for cell in ["30", "30 điểm", "ba điểm", "1.234"] {
            assert!(is_like(cell), "{cell}");
        }
        for cell in ["Kế hoạch", "", "Quyết định số 12", "x9"] {
            assert!(!is_like(cell), "{cell}");
        }
    }
}
