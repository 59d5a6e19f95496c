//! A number as it is printed, and the values that are printed so.

use super::build::ordinal;
use super::table::{Meaning, Measure};
use crate::letters::folded;
use crate::number::{Decimal, Exact, NumberFault, RoundingMode, read_typed};

/// Which character stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `87,42`.
    Comma,
    /// `87.42`.
    Point,
}

/// A number as it is printed: as many decimals as it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Its value, with the decimals that are printed.
    pub value: Decimal,
    /// Its decimal mark, where it shows decimals.
    pub mark: Option<Mark>,
    /// Whether a percent sign follows.
    pub percent: bool,
}

/// The values between two edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower edge.
    pub from: Exact,
    /// Whether the lower edge belongs to it.
    pub from_in: bool,
    /// The upper edge.
    pub to: Exact,
    /// Whether the upper edge belongs to it.
    pub to_in: bool,
}

/// Words and signs for a change of nothing.
const UNCHANGED: [&str; 6] = ["giữ nguyên", "không đổi", "không thay đổi", "giữ hạng", "=", "►"];

/// What a cell of numbers holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellNumber {
    /// Nothing, or a dash.
    Empty,
    Number(Printed),
    /// Something that is no number.
    Other,
}

impl Printed {
    /// A number of points or percent, where a point or comma before three digits is the decimal mark.
    pub(super) fn read(text: &str) -> Option<Printed> {
        let text = text.trim();
        let (digits, percent) = match text.strip_suffix('%') {
            Some(rest) => (rest.trim_end(), true),
            None => (text, false),
        };
        let value = match read_typed(digits) {
            Ok(value) => value,
            Err(NumberFault::Ambiguous { decimal, .. }) => decimal,
            Err(_) => return None,
        };
        let mark = if value.scale() == 0 {
            None
        } else {
            digits.rfind(['.', ',']).map(|at| if digits[at..].starts_with(',') { Mark::Comma } else { Mark::Point })
        };
        Some(Printed { value, mark, percent })
    }

    /// What a cell of points, percent, ranks or their changes holds: `87.42 %`, `▼ 6`, `tăng 2`, `-`.
    pub(super) fn cell(text: &str) -> CellNumber {
        const RISES: [&str; 5] = ["▲", "↑", "⬆", "tăng", "+"];
        const FALLS: [&str; 4] = ["▼", "↓", "⬇", "giảm"];
        let text = text.trim();
        if text.is_empty() || text.chars().all(|c| matches!(c, '-' | '–' | '—' | '−')) {
            return CellNumber::Empty;
        }
        if let Some(number) = Printed::read(text) {
            return CellNumber::Number(number);
        }
        let lower = folded(text);
        if UNCHANGED.contains(&lower.as_str()) {
            return CellNumber::Number(Printed { value: Decimal::ZERO, mark: None, percent: false });
        }
        let behind = |signs: &[&str]| signs.iter().find_map(|sign| lower.strip_prefix(sign)).map(str::to_owned);
        let (rest, falls) = match (behind(&RISES), behind(&FALLS)) {
            (Some(rest), _) => (rest, false),
            (_, Some(rest)) => (rest, true),
            _ => (lower, false),
        };
        let rest = rest.trim();
        let bare = ["điểm", "bậc"].iter().find_map(|unit| rest.strip_suffix(unit)).unwrap_or(rest);
        match Printed::read(bare) {
            Some(mut number) if !falls || !number.value.is_sign_negative() => {
                if falls {
                    number.value = -number.value;
                }
                CellNumber::Number(number)
            }
            _ => CellNumber::Other,
        }
    }

    /// What a cell of a column holds: in one of ranks, a rank that is printed as shared is a number as well.
    pub(super) fn cell_of(text: &str, meaning: Meaning) -> CellNumber {
        let ranks = matches!(meaning, Meaning::Result(Measure::Rank) | Meaning::Before(Measure::Rank));
        let text = if ranks { bare_rank(text) } else { text };
        match SharedRank::read(text).filter(|_| ranks) {
            Some(SharedRank { first, .. }) => {
                CellNumber::Number(Printed { value: first.into(), mark: None, percent: false })
            }
            None => Printed::cell(text),
        }
    }

    /// Its value, to compute with.
    pub fn exact(&self) -> Exact {
        Exact::from(self.value)
    }

    /// How many decimals it shows.
    pub fn decimals(&self) -> u32 {
        self.value.scale()
    }

    /// The values that are printed so by half-up, or by cutting off under [`RoundingMode::Down`].
    pub(super) fn hidden(&self, mode: RoundingMode) -> Interval {
        let step = Exact::from(Decimal::new(1, self.decimals()));
        let half = Exact::from(Decimal::new(5, self.decimals() + 1));
        let (value, zero) = (self.exact(), self.value.is_zero());
        let negative = value.is_negative();
        let (below, above) = match (mode, zero, negative) {
            (RoundingMode::Down, true, _) => (&value - &step, &value + &step),
            (RoundingMode::Down, _, false) => (value.clone(), &value + &step),
            (RoundingMode::Down, _, true) => (&value - &step, value.clone()),
            _ => (&value - &half, &value + &half),
        };
        Interval { from: below, from_in: !zero && !negative, to: above, to_in: negative }
    }
}

/// A rank without the word before it, and without of how many: `Hạng 4` is `4`, `6/8` is `6`.
fn bare_rank(text: &str) -> &str {
    let text = text.trim();
    let words = ["Hạng ", "hạng ", "HẠNG ", "Thứ ", "thứ "];
    let bare = words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim();
    let of = bare.split_once('/').map(|(rank, of)| (rank.trim(), of.trim()));
    let is_rank = |(rank, of): &(&str, &str)| ordinal(rank).zip(ordinal(of)).is_some_and(|(rank, of)| rank <= of);
    of.filter(is_rank).map_or(bare, |(rank, _)| rank)
}

/// A rank that is printed as one that several units share: `2-3`, `=4`, `4=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SharedRank {
    /// The rank that they share: the best of those that they take.
    pub(super) first: u32,
    /// The last that they take, where it is printed.
    pub(super) last: Option<u32>,
}

impl SharedRank {
    pub(super) fn read(text: &str) -> Option<SharedRank> {
        let text = text.trim();
        if let Some(rank) = text.strip_prefix('=').or(text.strip_suffix('=')) {
            return ordinal(rank).map(|first| SharedRank { first, last: None });
        }
        let (first, last) = text.split_once(['-', '–', '—', '−'])?;
        let (first, last) = (ordinal(first)?, ordinal(last)?);
        (first < last).then_some(SharedRank { first, last: Some(last) })
    }
}

impl Interval {
    /// One value alone.
    pub(super) fn point(value: Exact) -> Interval {
        Interval { from: value.clone(), from_in: true, to: value, to_in: true }
    }

    /// All sums of a value of one and a value of the other.
    pub(super) fn plus(&self, other: &Interval) -> Interval {
        Interval {
            from: &self.from + &other.from,
            from_in: self.from_in && other.from_in,
            to: &self.to + &other.to,
            to_in: self.to_in && other.to_in,
        }
    }

    /// All differences of a value of one and a value of the other.
    pub(super) fn minus(&self, other: &Interval) -> Interval {
        Interval {
            from: &self.from - &other.to,
            from_in: self.from_in && other.to_in,
            to: &self.to - &other.from,
            to_in: self.to_in && other.from_in,
        }
    }

    /// Its values times a factor above zero.
    pub(super) fn times(&self, factor: &Exact) -> Interval {
        Interval { from: self.from.times(factor), to: self.to.times(factor), ..*self }
    }

    /// The values in both; `None` when there are none.
    pub(super) fn both(&self, other: &Interval) -> Option<Interval> {
        let (from, from_in) = match self.from.cmp(&other.from) {
            std::cmp::Ordering::Less => (&other.from, other.from_in),
            std::cmp::Ordering::Greater => (&self.from, self.from_in),
            std::cmp::Ordering::Equal => (&self.from, self.from_in && other.from_in),
        };
        let (to, to_in) = match self.to.cmp(&other.to) {
            std::cmp::Ordering::Less => (&self.to, self.to_in),
            std::cmp::Ordering::Greater => (&other.to, other.to_in),
            std::cmp::Ordering::Equal => (&self.to, self.to_in && other.to_in),
        };
        let holds_some = from < to || (from == to && from_in && to_in);
        holds_some.then(|| Interval { from: from.clone(), from_in, to: to.clone(), to_in })
    }

    /// Whether a value lies in it.
    pub fn holds(&self, value: &Exact) -> bool {
        self.both(&Interval::point(value.clone())).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Printed {
        Printed::read(text).unwrap()
    }

    fn e(text: &str) -> Exact {
        Exact::from(text.parse::<Decimal>().unwrap())
    }

    #[test]
    fn numbers_keep_the_decimals_that_are_printed() {
        for (text, value, mark, percent) in [
            ("87.42", "87.42", Some(Mark::Point), false),
            ("82.08 %", "82.08", Some(Mark::Point), true),
            ("84,92%", "84.92", Some(Mark::Comma), true),
            ("8,135", "8.135", Some(Mark::Comma), false),
            ("85.123", "85.123", Some(Mark::Point), false),
            ("90", "90", None, false),
            ("74.00", "74.00", Some(Mark::Point), false),
            ("1.234,5", "1234.5", Some(Mark::Comma), false),
            ("1.234.567", "1234567", None, false),
        ] {
            let number = printed(text);
            assert_eq!(
                (number.value.to_string().as_str(), number.mark, number.percent),
                (value, mark, percent),
                "{text}"
            );
        }
        for text in ["", "%", "Tốt", "12a", "1e5", "9".repeat(40).as_str()] {
            assert_eq!(Printed::read(text), None, "{text}");
        }
    }

    #[test]
    fn cells_hold_numbers_dashes_and_arrows() {
        let number = |text: &str| match Printed::cell(text) {
            CellNumber::Number(number) => number.value.to_string(),
            other => format!("{other:?}"),
        };
        for (text, wanted) in [
            ("▼ 6", "-6"),
            ("▲2", "2"),
            ("tăng 2 bậc", "2"),
            ("Giảm 3,51%", "-3.51"),
            ("+1,5", "1.5"),
            ("-1.5", "-1.5"),
            ("-", "Empty"),
            ("–", "Empty"),
            ("", "Empty"),
            ("KAD", "Other"),
            ("giảm", "Other"),
            ("giảm -2", "Other"),
            ("Giữ nguyên", "0"),
        ] {
            assert_eq!(number(text), wanted, "{text}");
        }
    }

    #[test]
    fn ranks_are_printed_as_shared() {
        for (text, wanted) in [
            ("2-3", Some((2, Some(3)))),
            ("2–3", Some((2, Some(3)))),
            ("09 - 11", Some((9, Some(11)))),
            ("=4", Some((4, None))),
            ("4=", Some((4, None))),
            ("= 4", Some((4, None))),
            ("=", None),
            ("-3", None),
            ("3-2", None),
            ("2-", None),
            ("12", None),
            ("1-2-3", None),
            ("=4=", None),
            ("I-II", None),
        ] {
            assert_eq!(SharedRank::read(text).map(|rank| (rank.first, rank.last)), wanted, "{text}");
            let in_ranks = Printed::cell_of(text, Meaning::Result(Measure::Rank));
            let first = wanted.map(|(first, _)| Decimal::from(first));
            assert!(
                first.is_none_or(|first| matches!(in_ranks, CellNumber::Number(it) if it.value == first)),
                "{text}"
            );
            assert_eq!(Printed::cell_of(text, Meaning::Part), Printed::cell(text), "{text}");
        }
    }

    #[test]
    fn ranks_have_words_before_them_and_of_how_many_behind() {
        for (text, wanted) in [
            ("6/8", Some(6)),
            ("Hạng 4", Some(4)),
            ("hạng 4/8", Some(4)),
            ("Thứ 2", Some(2)),
            ("9/8", None),
            ("3", Some(3)),
        ] {
            let number = match Printed::cell_of(text, Meaning::Result(Measure::Rank)) {
                CellNumber::Number(number) => Some(number.value),
                _ => None,
            };
            assert_eq!(number, wanted.map(Decimal::from), "{text}");
        }
    }

    #[test]
    fn hidden_decimals_follow_the_rounding() {
        let table = [
            ("66.46", RoundingMode::HalfUp, "66.455", true, "66.465", false),
            ("66.46", RoundingMode::Down, "66.46", true, "66.47", false),
            ("-1.2", RoundingMode::HalfUp, "-1.25", false, "-1.15", true),
            ("-1.2", RoundingMode::Down, "-1.3", false, "-1.2", true),
            ("0.0", RoundingMode::HalfUp, "-0.05", false, "0.05", false),
            ("0.0", RoundingMode::Down, "-0.1", false, "0.1", false),
        ];
        for (text, mode, from, from_in, to, to_in) in table {
            let wanted = Interval { from: e(from), from_in, to: e(to), to_in };
            assert_eq!(printed(text).hidden(mode), wanted, "{text} {mode:?}");
        }
    }

    #[test]
    fn intervals_meet_only_where_both_hold() {
        let interval = |from: &str, from_in, to: &str, to_in| Interval { from: e(from), from_in, to: e(to), to_in };
        let one = interval("1", true, "2", false);
        assert_eq!(one.both(&interval("2", true, "3", true)), None);
        assert_eq!(one.both(&interval("0", true, "1", true)), Some(Interval::point(e("1"))));
        assert!(one.holds(&e("1.5")) && !one.holds(&e("2")));
        assert_eq!(one.minus(&one), interval("-1", false, "1", false));
        assert_eq!(one.plus(&Interval::point(e("3"))), interval("4", true, "5", false));
        assert_eq!(one.times(&e("0.5")), interval("0.5", true, "1", false));
    }
}
