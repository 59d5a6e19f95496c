//! Dates and periods as officials write them.

use thuocdo_core::assessment::Period;
use thuocdo_core::framework::Date;

/// `02/11/2026`.
pub fn date(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day, date.month, date.year)
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
    fn periods_in_words() {
        for (text, words) in [("2026", "năm 2026"), ("2026-Q3", "quý III/2026"), ("2026-10", "tháng 10/2026")] {
            assert_eq!(period(Period::parse(text).unwrap()), words);
        }
        assert_eq!(date(Date::parse("2026-11-02").unwrap()), "02/11/2026");
    }
}
