//! Periods: the year, quarter or month that is scored.

use std::fmt;

use crate::framework::{Date, Framework, InForce, followed_on};
use crate::problem::{Fault, Problem};

/// The time that is scored: `2026`, `2026-Q3` or `2026-10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A year.
    Year(u16),
    /// A quarter, 1 to 4.
    Quarter(u16, u8),
    /// A month, 1 to 12.
    Month(u16, u8),
}

/// The years of a period.
const YEARS: std::ops::Range<u16> = 1990..2200;

impl Period {
    /// Reads `YYYY`, `YYYY-Qn` or `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Period> {
        let (year, rest) = text.split_once('-').unwrap_or((text, ""));
        let digits = |part: &str, count: usize| {
            (part.len() == count && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok())?
        };
        let year = digits(year, 4).filter(|year| YEARS.contains(year))?;
        if rest.is_empty() {
            return (!text.contains('-')).then_some(Period::Year(year));
        }
        match rest.strip_prefix('Q') {
            Some(quarter) => digits(quarter, 1).filter(|q| (1..=4).contains(q)).map(|q| Period::Quarter(year, q as u8)),
            None => digits(rest, 2).filter(|m| (1..=12).contains(m)).map(|m| Period::Month(year, m as u8)),
        }
    }

    /// The period of the same length that a day is in; nothing where no period is so early or late.
    fn with(self, day: Date) -> Option<Period> {
        let period = match self {
            Period::Year(_) => Period::Year(day.year),
            Period::Quarter(..) => Period::Quarter(day.year, day.month.div_ceil(3)),
            Period::Month(..) => Period::Month(day.year, day.month),
        };
        YEARS.contains(&day.year).then_some(period)
    }

    /// Its first and last month, each with its year.
    fn months(self) -> ((u16, u8), (u16, u8)) {
        match self {
            Period::Year(year) => ((year, 1), (year, 12)),
            Period::Quarter(year, quarter) => ((year, quarter * 3 - 2), (year, quarter * 3)),
            Period::Month(year, month) => ((year, month), (year, month)),
        }
    }
}

impl Framework {
    /// When it is in force: an embedded version that no source ends, until the next one begins.
    fn holds(&self) -> InForce {
        InForce { to: self.in_force.to.or_else(|| followed_on(&self.id)), ..self.in_force }
    }

    /// What is to be told of a period on no day of which the framework is in force (`A13`). A decision holds for the whole
    /// of a year in which it is issued or ends.
    pub fn out_of_force(&self, period: Period) -> Option<Problem> {
        let (first, last) = period.months();
        let in_force = self.holds();
        let month = |day: Date| (day.year, day.month);
        let is_outside = last < month(in_force.from) || in_force.to.is_some_and(|to| month(to) < first);
        is_outside.then(|| Problem::at("period", Fault::PeriodOutOfForce { period, in_force }))
    }

    /// The period itself, where the framework is in force on a day of it; else the nearest one of the same length in which
    /// it is: the first, or after its end the last.
    pub fn period_in_force(&self, period: Period) -> Period {
        if self.out_of_force(period).is_none() {
            return period;
        }
        let InForce { from, to } = self.holds();
        let (first, _) = period.months();
        let day = to.filter(|to| (to.year, to.month) < first).unwrap_or(from);
        period.with(day).unwrap_or(period)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Period::Year(year) => write!(f, "{year:04}"),
            Period::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Period::Month(year, month) => write!(f, "{year:04}-{month:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_forms_and_no_other() {
        for text in ["2026", "2026-Q1", "2026-Q4", "2026-01", "2026-12"] {
            assert_eq!(Period::parse(text).map(|p| p.to_string()).as_deref(), Some(text));
        }
        for text in
            ["", "26", "2026-", "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026-1", "10/2026", "2026-01-01", "1026"]
        {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }
}
