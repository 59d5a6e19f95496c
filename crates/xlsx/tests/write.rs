//! Writing workbooks: every number in them is the core's, texts stay texts, and what is written can be read again.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;
#[path = "common/publications.rs"]
mod publications;
#[path = "common/sheets.rs"]
mod sheets;

use publications::{all, excerpt, made, published};
use sheets::{Cells, formulas, number, text};
use thuocdo_core::assessment::Period;
use thuocdo_core::exchange::table::{self, Decisions};
use thuocdo_core::framework::{Status, by_id};
use thuocdo_core::number::{Rounding, RoundingMode};
use thuocdo_core::snapshot::{Snapshot, verify};
use thuocdo_xlsx::{read, write};

fn sheet<'s>(sheets: &'s [(String, Cells)], name: &str) -> &'s Cells {
    &sheets.iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("no sheet {name}")).1
}

/// The row and column of a cell with this text.
fn find(cells: &Cells, wanted: &str) -> (u32, u32) {
    *cells.iter().find(|(_, value)| text(Some(value)) == wanted).unwrap_or_else(|| panic!("no cell {wanted}")).0
}

#[test]
fn every_number_of_the_ranking_is_the_published_one() {
    for (name, snapshot) in all() {
        let bytes = write(&snapshot).unwrap();
        assert_eq!(bytes, write(&snapshot).unwrap(), "{name}: one publication, one file");
        let sheets = sheets::sheets(&bytes);
        assert_eq!(sheets[0].0, "Xếp hạng");
        let cells = &sheets[0].1;
        let verified = verify(&snapshot);
        let is_example = snapshot.framework.status == Status::Example;
        let marked = |value| text(Some(value)) == "Ví dụ, không phải văn bản chính thức";
        for words in [cells, sheet(&sheets, "Phương pháp")] {
            assert_eq!(words.values().any(marked), is_example, "{name}");
        }
        let (heading, _) = find(cells, "Hạng");
        let column = |name: &str| {
            let is = |((row, _), value): &(&(u32, u32), &calamine::Data)| *row == heading && text(Some(value)) == name;
            cells.iter().find(is).unwrap_or_else(|| panic!("no column {name}")).0.1
        };
        for unit in &snapshot.units {
            let row = find(cells, &unit.sheet.unit.name).0;
            let said = &unit.published;
            let float =
                |value: Option<thuocdo_core::number::Decimal>| value.map(|value| value.to_string().parse().unwrap());
            let has = |name: &str, expected: Option<f64>| {
                let found = number(cells.get(&(row, column(name))));
                assert!(expected.is_none() || found == expected, "{name}: {found:?} {expected:?}");
            };
            has("Tổng điểm", float(said.total));
            has("Mẫu số", float(said.attainable));
            has("Chỉ số (%)", float(said.index));
            has("Hạng", said.rank.map(f64::from));
            let class = text(cells.get(&(row, column("Xếp loại"))));
            assert!(said.class.as_ref().is_none_or(|expected| *expected == class), "{name}: {class}");
            // What does not come out is said beside it, and which criteria have no result.
            let at = snapshot.units.iter().position(|other| other == unit).unwrap();
            let is_other = verified.mismatches.iter().any(|one| one.whose == thuocdo_core::snapshot::Whose::Unit(at));
            let score = verified.contenders.get(at).filter(|_| snapshot.excerpt_of.is_none()).map(|one| &one.score);
            let lacks = score.is_some_and(|score| score.without_result(&snapshot.framework).next().is_some());
            let note = text(cells.get(&(row, column("Ghi chú"))));
            if snapshot.has_no_result(&verified, at) {
                for blank in ["Hạng", "Tổng điểm", "Chỉ số (%)", "Xếp loại"] {
                    assert_eq!(text(cells.get(&(row, column(blank)))), "", "{name}: {blank}");
                }
                assert_eq!(note, "Chưa có kết quả, không xếp hạng.", "{name}");
                continue;
            }
            assert_eq!(!note.is_empty(), is_other || lacks, "{name}");
            assert_eq!(note.contains("tiêu chí chưa có kết quả ("), lacks, "{name}");
        }
        for mean in &snapshot.means {
            let is = |value: &calamine::Data| number(Some(value)) == Some(mean.index.to_string().parse().unwrap());
            assert!(cells.iter().any(|((row, at), value)| *row > heading && *at == column("Chỉ số (%)") && is(value)));
        }
    }
}

#[test]
fn every_number_of_the_scores_is_the_cores() {
    const NEAR: Rounding = Rounding { decimals: 12, mode: RoundingMode::HalfUp };
    for (name, snapshot) in all() {
        let bytes = write(&snapshot).unwrap();
        let verified = verify(&snapshot);
        if verified.contenders.is_empty() {
            continue;
        }
        let sheets = sheets::sheets(&bytes);
        let cells = sheet(&sheets, "Tính điểm");
        let framework = &snapshot.framework;
        for contender in &verified.contenders {
            let row = find(cells, &contender.unit.name).0;
            for index in framework.indices() {
                let node = framework.node(index);
                let Some(column) = cells.iter().find(|((row, _), value)| *row == 1 && text(Some(value)) == node.id)
                else {
                    assert!(node.leaf.as_ref().is_some_and(|leaf| !leaf.rule.is_scored()), "{}", node.id);
                    continue;
                };
                let found = number(cells.get(&(row, column.0.1)));
                let points = contender.score.node(index).points.as_ref();
                let expected = points.map(|points| points.round(NEAR).to_string().parse::<f64>().unwrap());
                assert_eq!(found, expected, "{name}: {} {}", contender.unit.name, node.id);
            }
        }
    }
}

/// Of an excerpt the ranks are those of the whole table, written as they were published; nothing is computed of a unit of
/// which only some answers were printed.
#[test]
fn excerpts_are_not_ranked_anew() {
    // The publication, what stands in its columns of rank, index and class, and how many formulas the ranking has of ranks.
    type Row<'c> = (Option<f64>, Option<f64>, &'c str);
    let table: [(Snapshot, &[Row]); 3] = [
        (published("lao-cai-sipas-2024.json"), &[(Some(19.0), Some(84.92), "Không xếp loại")]),
        (published("van-yen-766-2023.json"), &[(Some(1.0), None, "")]),
        (
            excerpt(&[1, 20, 32]),
            &[(Some(1.0), Some(75.34), "Khá"), (Some(20.0), Some(73.05), "Khá"), (Some(32.0), Some(72.70), "Khá")],
        ),
    ];
    for (snapshot, rows) in table {
        let title = &snapshot.title;
        let bytes = write(&snapshot).unwrap();
        let sheets = sheets::sheets(&bytes);
        let cells = &sheets[0].1;
        let (heading, rank) = find(cells, "Hạng");
        let (index, class) = (find(cells, "Chỉ số (%)").1, find(cells, "Xếp loại").1);
        for (row, wanted) in (heading + 1..).zip(rows) {
            let found = (number(cells.get(&(row, rank))), number(cells.get(&(row, index))));
            assert_eq!((found.0, found.1, &*text(cells.get(&(row, class)))), *wanted, "{title}");
        }
        assert!(!formulas(&bytes, "Xếp hạng").iter().any(|formula| formula.contains("SUMPRODUCT")), "{title}");
        let all = p_excerpt(&snapshot);
        assert!(cells.values().any(|value| text(Some(value)) == all), "{title}: says that it is an excerpt");
    }
    // 18.7 + 3.2 + 4.9 + 13.5: the sum of four groups of six is nowhere.
    let bytes = write(&published("van-yen-766-2023.json")).unwrap();
    for (name, cells) in sheets::sheets(&bytes) {
        let is_sum = |value: &calamine::Data| number(Some(value)).is_some_and(|found| (found - 40.3).abs() < 1e-9);
        assert!(!cells.values().any(is_sum), "{name}");
    }
    // A mean that was published is no formula over those that are printed.
    let mut snapshot = excerpt(&[1, 20, 32]);
    let index = "75.50".parse().unwrap();
    snapshot.means = vec![thuocdo_core::snapshot::PublishedMean { groups: vec![String::new()], index }];
    assert!(verify(&snapshot).mismatches.is_empty());
    assert!(!formulas(&write(&snapshot).unwrap(), "Xếp hạng").iter().any(|formula| formula.contains("AVERAGE")));
}

fn p_excerpt(snapshot: &Snapshot) -> String {
    thuocdo_text::ui::excerpt(snapshot.units.len(), snapshot.excerpt_of.unwrap() as usize)
}

fn held(snapshot: &Snapshot) -> Vec<String> {
    let sheets = sheets::sheets(&write(snapshot).unwrap());
    let cells = sheet(&sheets, "Tính điểm");
    let column = find(cells, "Ghi chú").1;
    cells
        .iter()
        .filter(|((row, at), _)| *row > 1 && *at == column)
        .map(|(_, value)| text(Some(value)))
        .filter(|t| !t.is_empty())
        .collect()
}

#[test]
fn every_rule_kind_is_a_live_formula() {
    for (name, snapshot) in all() {
        if snapshot.detail == thuocdo_core::snapshot::Detail::Answers {
            assert_eq!(held(&snapshot), [""; 0], "{name}: cells that hold a value in place of a formula");
        }
    }
    let snapshot = made(by_id("xa-mau-2026").unwrap(), 40, 1);
    let bytes = write(&snapshot).unwrap();
    let found = formulas(&bytes, "Tính điểm");
    assert!(found.len() > 40 * 60, "{}", found.len());
    for word in ["IF(", "MIN(", "MAX(", "SUM(", "ROUND(", "COUNT(", "IFERROR("] {
        assert!(found.iter().any(|formula| formula.contains(word)), "{word}");
    }
    let ranks = formulas(&bytes, "Xếp hạng");
    assert!(ranks.iter().filter(|formula| formula.contains("SUMPRODUCT")).count() == 40);
}

#[test]
fn texts_stay_texts() {
    let snapshot = made(by_id("xa-mau-2026").unwrap(), 6, 3);
    let bytes = write(&snapshot).unwrap();
    for (name, cells) in sheets::sheets(&bytes) {
        for formula in formulas(&bytes, &name) {
            assert!(!formula.contains("UBND"), "{formula}");
        }
        assert!(!cells.values().any(|value| matches!(value, calamine::Data::Error(_))), "{name}");
    }
    let grid = read(&bytes).unwrap();
    let all: Vec<String> = common::cells(&grid);
    assert!(all.iter().any(|cell| cell.starts_with("A1=+Chỉ số")), "{all:?}");
    assert!(all.iter().any(|cell| cell.contains("==UBND xã 1")), "{all:?}");
}

#[test]
fn the_first_sheet_is_a_table_that_can_be_read() {
    let snapshot = published("lai-chau-2020.json");
    let bytes = write(&snapshot).unwrap();
    let table = table::read(&read(&bytes).unwrap(), &snapshot.framework, Period::Year(2020), &Decisions::default());
    assert_eq!(table.units.len(), snapshot.units.len());
    for unit in &snapshot.units {
        let read = table.units.iter().find(|read| read.assessment.unit == unit.sheet.unit).unwrap();
        assert_eq!(read.assessment.answers.len(), unit.sheet.answers.len());
        let said = (&read.stated.index, &read.stated.rank);
        assert_eq!(said.0.as_ref().map(|said| said.value), unit.published.index.map(|value| value.normalize()));
        assert_eq!(said.1.as_ref().map(|said| said.value), unit.published.rank);
    }
    assert!(!table.has_errors(), "{:?}", table.problems);
}

#[test]
fn the_figures_are_a_wide_table_that_can_be_read() {
    for (framework, seed) in [("xa-mau-2026", 1), ("qd766-2022", 766)] {
        let snapshot = made(by_id(framework).unwrap(), 40, seed);
        let bytes = write(&snapshot).unwrap();
        let sheets = sheets::sheets(&bytes);
        // The sheet of figures alone, as somebody copies it.
        let mut grid = table::GridBuilder::default();
        for ((row, column), value) in sheet(&sheets, "Dữ liệu") {
            let place = table::Place::new(*row, *column);
            match number(Some(value)) {
                Some(number) => grid.number(place, &number.to_string()).unwrap(),
                None => grid.text(place, &text(Some(value))).unwrap(),
            }
        }
        let read = table::read(&grid.finish().unwrap(), &snapshot.framework, snapshot.period, &Decisions::default());
        assert_eq!(read.units.len(), 40);
        for unit in &snapshot.units {
            let found = read.units.iter().find(|other| other.assessment.unit.name == unit.sheet.unit.name).unwrap();
            let totals = [&found.assessment, &*unit.sheet].map(|sheet| {
                let score = thuocdo_core::score::score(&snapshot.framework, sheet);
                (score.total, score.attainable)
            });
            assert_eq!(totals[0], totals[1], "{}", unit.sheet.unit.name);
        }
    }
}

#[test]
fn what_a_workbook_cannot_hold_is_refused() {
    let mut snapshot = made(by_id("xa-mau-2026").unwrap(), 1, 1);
    snapshot.units = vec![snapshot.units[0].clone(); thuocdo_xlsx::CELL_LIMIT / 60];
    assert_eq!(write(&snapshot).map_err(|problem| problem.code()), Err("T31"));
}
