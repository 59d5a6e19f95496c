//! Collecting: who has sent, who has not, and who was late, and by how many days.

use super::{Round, RoundUnit, Sending};
use crate::framework::Date;

/// The places of a round's units by how far they are with sending, each in the round's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Received in time, or no day was set.
    pub sent: Vec<usize>,
    /// Received after the deadline.
    pub late: Vec<usize>,
    /// Not received yet.
    pub missing: Vec<usize>,
}

impl Round {
    /// Who has sent, who was late and who is missing.
    pub fn collected(&self) -> Collected {
        let mut collected = Collected::default();
        for (at, unit) in self.units.iter().enumerate() {
            match self.sending(unit) {
                Sending::Sent => collected.sent.push(at),
                Sending::Late => collected.late.push(at),
                Sending::Missing => collected.missing.push(at),
            }
        }
        collected
    }

    /// How many days after the deadline a unit's sheet was received, or, where it is missing, how many have passed by
    /// `today`; 0 in time and without a deadline.
    pub fn days_late(&self, unit: &RoundUnit, today: Date) -> u32 {
        let by = unit.received.unwrap_or(today);
        self.deadline.map_or(0, |deadline| day_number(by).saturating_sub(day_number(deadline)))
    }
}

/// The days from 1/3/0000 of the calendar of today to a date: years are counted from March, so that a leap day is a year's last.
fn day_number(date: Date) -> u32 {
    let (year, month, day) = (u32::from(date.year), u32::from(date.month), u32::from(date.day));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_each_other_through_every_month() {
        let mut last = None;
        for year in 1900..2200 {
            for month in 1..=12 {
                for day in 1..=31 {
                    if let Some(date) = Date::parse(&format!("{year:04}-{month:02}-{day:02}")) {
                        let number = day_number(date);
                        assert!(last.is_none_or(|last| last + 1 == number), "{date}");
                        last = Some(number);
                    }
                }
            }
        }
    }
}
