//! Random tables made by the rules: in whichever form they are pasted, nothing in them is called wrong.

use proptest::prelude::*;
use thuocdo_core::audit::{Matter, audit};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};

use crate::common::random::config;
use crate::{codes, wrong};

/// A table to be made.
#[derive(Clone, Debug)]
struct Made {
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

fn any_table() -> impl Strategy<Value = Made> {
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
    /// The heading, the rows, and what stands between them.
    fn rows(&self) -> Vec<Vec<String>> {
        let base = Decimal::from(self.quarters) * Decimal::new(25, 2);
        let rounding = Rounding { decimals: 2, mode: self.mode };
        let index = |total: Decimal| {
            let ratio = Exact::from(total).times(&Exact::from(100)).checked_div(&Exact::from(base)).unwrap();
            ratio.round(rounding)
        };
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
                let base = Decimal::from(made.quarters) * Decimal::new(25, 2);
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
}
