//! Dates and periods as officials write them.

use thuocdo_core::assessment::Period;
use thuocdo_core::framework::{Date, InForce};

/// `02/11/2026`.
pub fn date(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day, date.month, date.year)
}

/// `từ 01/01/2020 đến 31/12/2020`, or `từ 23/06/2022`.
pub fn in_force(in_force: InForce) -> String {
    let to = in_force.to.map(|to| format!(" đến {}", date(to))).unwrap_or_default();
    format!("từ {}{to}", date(in_force.from))
}

/// A day as people type it: `1/2/2026`, `01-02-2026`, `01.02.2026`, or as files have it; `None` when it is no day.
pub fn read_date(typed: &str) -> Option<Date> {
    let typed = typed.trim();
    let parts: Vec<&str> = typed.split(['/', '-', '.']).map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if day.len() == 4 {
        return Date::parse(typed);
    }
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
}

/// `năm 2026`, `quý III/2026`, `tháng 10/2026`.
pub fn period(period: Period) -> String {
    match period {
        Period::Year(year) => format!("năm {year}"),
        Period::Quarter(year, quarter) => {
            let roman = ["I", "II", "III", "IV"].get(usize::from(quarter).wrapping_sub(1)).copied().unwrap_or("?");
            format!("quý {roman}/{year}")
        }
        Period::Month(year, month) => format!("tháng {month}/{year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_type_it() {
        for (typed, read) in [
            ("01/02/2026", "2026-02-01"),
            ("1/2/2026", "2026-02-01"),
            (" 01 / 02 / 2026 ", "2026-02-01"),
            ("1-2-2026", "2026-02-01"),
            ("1.2.2026", "2026-02-01"),
            ("2026-02-01", "2026-02-01"),
            ("29/02/2024", "2024-02-29"),
        ] {
            assert_eq!(read_date(typed).map(|day| day.to_string()).as_deref(), Some(read), "{typed}");
        }
        for typed in [
            "",
            "1/2",
            "1/2/26",
            "31/02/2026",
            "29/02/2026",
            "02/13/2026",
            "1/2/2026/3",
            "2026/02",
            "//2026",
            "001/2/2026",
        ] {
            assert_eq!(read_date(typed), None, "{typed}");
        }
    }

    #[test]
    fn periods_in_words() {
        for (text, words) in [("2026", "năm 2026"), ("2026-Q3", "quý III/2026"), ("2026-10", "tháng 10/2026")] {
            assert_eq!(period(Period::parse(text).unwrap()), words);
        }
        assert_eq!(date(Date::parse("2026-11-02").unwrap()), "02/11/2026");
    }
}
