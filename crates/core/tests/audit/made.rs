//! Random tables made by the rules: in whichever form they are pasted, nothing in them is called wrong; a misprint is.

use proptest::prelude::*;
use thuocdo_core::audit::{Matter, Severity, audit};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};

use crate::common::random::config;
use crate::{codes, wrong};

/// A table to be made.
#[derive(Clone, Debug)]
pub struct Made {
    /// The points of the parts of each unit, in hundredths.
    units: Vec<Vec<u32>>,
    /// The denominator in quarters.
    quarters: u32,
    mode: RoundingMode,
    /// Whether the denominator stands in a column, in the heading of a group, or nowhere.
    base: u8,
    comma: bool,
    mean: bool,
}

pub fn any_table() -> impl Strategy<Value = Made> {
    let mode = prop::sample::select(&[RoundingMode::HalfUp, RoundingMode::Down]);
    (2usize..6, 200u32..=400, mode, 0u8..3, any::<bool>(), any::<bool>()).prop_flat_map(
        |(parts, quarters, mode, base, comma, mean)| {
            let most = quarters * 25 / parts as u32;
            let unit = prop::collection::vec(most / 2..most, parts);
            prop::collection::vec(unit, 2..40).prop_map(move |units| Made { units, quarters, mode, base, comma, mean })
        },
    )
}

fn hundredths(value: u32) -> Decimal {
    Decimal::new(i64::from(value), 2)
}

impl Made {
    fn base(&self) -> Decimal {
        Decimal::from(self.quarters) * Decimal::new(25, 2)
    }

    fn index(&self, total: Decimal, mode: RoundingMode) -> Decimal {
        let hundredfold = Exact::from(total).times(&Exact::from(100));
        hundredfold.checked_div(&Exact::from(self.base())).unwrap().round(Rounding { decimals: 2, mode })
    }

    /// The heading, the rows, and what stands between them.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let base = self.base();
        let index = |total: Decimal| self.index(total, self.mode);
        let mut units: Vec<(Vec<u32>, Decimal)> =
            self.units.iter().map(|parts| (parts.clone(), hundredths(parts.iter().sum()))).collect();
        units.sort_by_key(|(_, total)| std::cmp::Reverse(*total));
        let indices: Vec<Decimal> = units.iter().map(|(_, total)| index(*total)).collect();
        let class = |index: Decimal| match index {
            index if index >= Decimal::from(90) => "Xuất sắc",
            index if index >= Decimal::from(80) => "Tốt",
            index if index >= Decimal::from(70) => "Khá",
            index if index >= Decimal::from(50) => "Trung bình",
            _ => "Yếu",
        };
        let number = |value: Decimal| {
            let text = value.to_string();
            if self.comma { text.replace('.', ",") } else { text }
        };
        let own = |text: String| if self.base == 0 { vec![text] } else { vec![] };
        let parts = units[0].0.len();
        let mut heading = vec!["Hạng".to_owned(), "Đơn vị".to_owned()];
        heading.extend((1..=parts).map(|part| format!("Điểm phần {part}")));
        heading.push("Tổng điểm".into());
        heading.extend(own("Thang điểm".into()));
        heading.extend(["Chỉ số (%)".to_owned(), "Xếp loại".to_owned()]);
        let mut rows = vec![heading];
        if self.base == 1 {
            rows.push(vec!["I".into(), format!("Nhóm xếp loại trên thang điểm {}", number(base.normalize()))]);
        }
        for (at, (parts, total)) in units.iter().enumerate() {
            // Units of one index share the rank; the next ranks are left out.
            let rank = 1 + indices.iter().filter(|other| **other > indices[at]).count();
            let mut row = vec![rank.to_string(), format!("Xã số {at} An")];
            row.extend(parts.iter().map(|part| number(hundredths(*part))));
            row.push(number(*total));
            row.extend(own(number(base)));
            row.extend([number(indices[at]), class(indices[at]).to_owned()]);
            rows.push(row);
        }
        rows
    }

    fn mean_of_indices(&self, rows: &[Vec<String>]) -> String {
        let column = rows[0].len() - 2;
        let values: Vec<Exact> = rows
            .iter()
            .filter(|row| row.len() > 2)
            .skip(1)
            .map(|row| Exact::from(row[column].replace(',', ".").parse::<Decimal>().unwrap()))
            .collect();
        let sum = values.iter().fold(Exact::ZERO, |sum, value| &sum + value);
        let mean = sum.checked_div(&Exact::from(values.len() as i64)).unwrap();
        mean.round(Rounding { decimals: 2, mode: RoundingMode::HalfUp }).to_string()
    }
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn a_table_made_by_the_rules_is_never_called_wrong(made in any_table()) {
        let mut rows = made.rows();
        let count = made.units.len();
        let (width, mean) = (rows[0].len(), made.mean_of_indices(&rows));
        if made.mean {
            let mut row = vec![String::new(); width];
            row[1] = "Chỉ số trung bình".into();
            row[width - 2] = if made.comma { mean.replace('.', ",") } else { mean };
            rows.push(row);
        }
        let tabs = rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
        let semicolons = rows.iter().map(|row| row.join(";")).collect::<Vec<_>>().join("\n");
        let cells = rows.iter().flatten().filter(|cell| !cell.is_empty());
        let stacked = cells.map(String::as_str).collect::<Vec<_>>().join("\n\n");
        for text in [tabs, semicolons, stacked] {
            let audit = audit(&text, None);
            prop_assert!(wrong(&audit).is_empty(), "{text}\n{:?}", wrong(&audit));
            prop_assert_eq!(audit.tables.len(), 1, "{}", text);
            prop_assert_eq!(audit.tables[0].rows.len(), count, "{}", text);
            let agreed = codes(&audit.agreed);
            prop_assert!(agreed.contains(&"U10") && agreed.contains(&"U40"), "{text}\n{agreed:?}");
            prop_assert_eq!(agreed.contains(&"U50"), made.mean, "{}", text);
            // The denominator is the one it was made with, where it can be told at all.
            for finding in audit.findings.iter().chain(&audit.agreed) {
                let base = made.base();
                match &finding.matter {
                    Matter::BaseInferred { base: found, .. } => prop_assert_eq!(*found, base.normalize(), "{}", text),
                    Matter::IndexAgrees { base: Some(found), rows, of, .. } => {
                        prop_assert_eq!((*found, *rows), (base, *of), "{}", text);
                    }
                    _ => {}
                }
            }
        }
    }

    /// Points have four decimals and are printed with two: nothing of what rounding does is a contradiction.
    #[test]
    fn decimals_that_are_not_printed_contradict_nothing(
        units in prop::collection::vec(prop::collection::vec(150_000u32..300_000, 2..5), 3..25),
        quarters in 260u32..=400,
        cut in any::<bool>(),
    ) {
        let parts = units.iter().map(Vec::len).min().unwrap();
        let mode = if cut { RoundingMode::Down } else { RoundingMode::HalfUp };
        let exact = |value: u32| Exact::from(Decimal::new(i64::from(value), 4));
        let printed = |value: &Exact| value.round(Rounding { decimals: 2, mode }).to_string();
        let base = Exact::from(Decimal::from(quarters) * Decimal::new(25, 2));
        let mut rows: Vec<(Exact, String)> = units
            .iter()
            .enumerate()
            .map(|(at, points)| {
                let points: Vec<Exact> = points[..parts].iter().map(|value| exact(value / parts as u32 * 2)).collect();
                let total = points.iter().fold(Exact::ZERO, |sum, value| &sum + value);
                let index = total.times(&Exact::from(100)).checked_div(&base).unwrap();
                let mut cells = vec![format!("Xã số {at} An")];
                cells.extend(points.iter().chain([&total, &index]).map(printed));
                (index, cells.join("\t"))
            })
            .collect();
        rows.sort_by(|one, other| other.0.cmp(&one.0));
        let sum = rows.iter().fold(Exact::ZERO, |sum, (index, _)| &sum + index);
        let mean = printed(&sum.checked_div(&Exact::from(rows.len() as i64)).unwrap());
        let heading: Vec<String> = (1..=parts).map(|part| format!("Điểm phần {part}")).collect();
        let lines: Vec<&str> = rows.iter().map(|(_, line)| line.as_str()).collect();
        let empty = "\t".repeat(parts + 1);
        let text = format!(
            "Đơn vị\t{}\tTổng điểm\tChỉ số (%)\n{}\nTrung bình{empty}\t{mean}", heading.join("\t"), lines.join("\n")
        );
        let audit = audit(&text, None);
        let contradictions: Vec<_> =
            audit.findings.iter().filter(|it| it.severity() == Severity::Contradiction).collect();
        prop_assert!(contradictions.is_empty(), "{text}\n{contradictions:?}");
        prop_assert!(!codes(&audit.findings).contains(&"U52"), "{text}");
    }

    /// One digit of one number is another one.
    #[test]
    fn a_misprint_is_told(
        made in any_table(), row in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), step in 1u32..10
    ) {
        prop_assume!(made.units.len() > 3);
        let mut rows = made.rows();
        let first = if rows[1].len() == 2 { 2 } else { 1 };
        let row = first + row.index(rows.len() - first);
        // Parts, total, index. A base that is a hundredth off may give the same index, and is not tried.
        let last = rows[0].len() - 2;
        let base = (made.base == 0).then_some(last - 1);
        let digits: Vec<(usize, usize)> = (2..=last)
            .filter(|column| Some(*column) != base)
            .flat_map(|column| rows[row][column].char_indices().map(move |(at, c)| (column, at, c)).collect::<Vec<_>>())
            .filter(|(.., c)| c.is_ascii_digit())
            .map(|(column, at, _)| (column, at))
            .collect();
        let (column, at) = digits[place.index(digits.len())];
        let pasted = |rows: &[Vec<String>]| rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
        let before = audit(&pasted(&rows), None).findings;
        let digit = rows[row][column][at..=at].parse::<u32>().unwrap();
        rows[row][column].replace_range(at..=at, &((digit + step) % 10).to_string());
        // Of an index rounded up, the one that is cut off: in a small table that may be the rule.
        let number = |column: usize| rows[row][column].replace(',', ".").parse::<Decimal>().unwrap();
        let total = number(if base.is_some() { last - 2 } else { last - 1 });
        prop_assume!(column != last || number(last) != made.index(total, RoundingMode::Down));
        let text = pasted(&rows);
        let findings = audit(&text, None).findings;
        let told = findings.iter().any(|it| !before.contains(it));
        prop_assert!(told, "row {row}, column {column}\n{text}\n{findings:?}");
    }
}
