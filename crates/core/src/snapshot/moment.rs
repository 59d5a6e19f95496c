//! Moments: when a publication was frozen, to the second, with the distance from universal time.

use std::fmt;

use crate::framework::Date;

/// A moment as files hold it: `2026-11-25T14:05:00+07:00`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    text: String,
    date: Date,
}

impl Moment {
    /// The moment of a table that is not published yet: none that anything is ever frozen at.
    pub const UNPUBLISHED: Moment = Moment { text: String::new(), date: Date { year: 1900, month: 1, day: 1 } };

    /// Reads `YYYY-MM-DDThh:mm:ss` with `Z` or a distance such as `+07:00` behind; `None` when it is no such moment.
    pub fn parse(text: &str) -> Option<Moment> {
        let (day, rest) = text.split_at_checked(10)?;
        let date = Date::parse(day)?;
        let (time, zone) = rest.strip_prefix('T')?.split_at_checked(8)?;
        let within = |part: &str, limit: u8| {
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits && part.parse::<u8>().is_ok_and(|value| value < limit)
        };
        let parts: Vec<&str> = time.split(':').collect();
        let [hour, minute, second] = parts[..] else { return None };
        let zone_holds = zone == "Z"
            || zone
                .strip_prefix(['+', '-'])
                .and_then(|zone| zone.split_once(':'))
                .is_some_and(|(hours, minutes)| within(hours, 15) && within(minutes, 60));
        (within(hour, 24) && within(minute, 60) && within(second, 60) && zone_holds)
            .then(|| Moment { text: text.to_owned(), date })
    }

    /// The day, where it was frozen.
    pub fn date(&self) -> Date {
        self.date
    }

    /// The hour and minute, where it was frozen: `14:05`.
    pub fn clock(&self) -> &str {
        self.text.get(11..16).unwrap_or_default()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_day_a_time_and_a_distance() {
        for text in ["2026-11-25T14:05:00+07:00", "2026-01-01T00:00:00Z", "2024-02-29T23:59:59-11:30"] {
            assert_eq!(Moment::parse(text).map(|moment| moment.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "2026-11-25",
            "2026-11-25 14:05:00Z",
            "2026-11-25T14:05Z",
            "2026-11-25T24:00:00Z",
            "2026-11-25T14:60:00Z",
            "2026-11-25T14:05:00",
            "2026-11-25T14:05:00+7",
            "2026-11-25T14:05:00+15:00",
            "2026-02-30T14:05:00Z",
            "2026-11-25T1+:05:00Z",
            "2026-11-25Tô4:05:00Z",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
        assert_eq!(
            Moment::parse("2026-11-25T14:05:00Z").map(|moment| moment.clock().to_owned()).as_deref(),
            Some("14:05")
        );
    }
}
