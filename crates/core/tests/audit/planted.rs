//! Mistakes put into tables that are right: whichever digit of a number that others depend on is changed, it is told.

use crate::articles::LAI_CHAU;
use crate::common::edited;
use crate::{found, wrong};
use thuocdo_core::Json;
use thuocdo_core::audit::{Severity, audit};
use thuocdo_core::framework::by_id;

const GIA_LAI: &str = include_str!("../golden/dvcqg-gia-lai-2026-10-10/vectors.json");
const PARTS: [&str; 6] = ["CKMB", "TDGQ", "ONLINE", "TTTT", "MDSH", "MDHL"];

/// The 32 communes of Gia Lai with their ranks, parts and totals, a line each.
fn gia_lai() -> Vec<Vec<String>> {
    let json = Json::parse(&edited(GIA_LAI, &[]), 1 << 20).unwrap();
    let Some(Json::List(rows)) = json.get("ranking_sample_top32_communes") else { panic!() };
    let cell = |row: &Json, field: &str| match row.get(field) {
        Some(Json::Number(text) | Json::Text(text)) => text.clone(),
        other => panic!("{field}: {other:?}"),
    };
    let line = |row: &Json| {
        let fields = ["groupRank", "unit"].into_iter().chain(PARTS).chain(["total"]);
        fields.map(|field| cell(row, field)).collect()
    };
    let heading = ["Hạng", "Đơn vị"].into_iter().chain(PARTS).chain(["Tổng điểm"]).map(str::to_owned).collect();
    std::iter::once(heading).chain(rows.iter().map(line)).collect()
}

fn pasted(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n")
}

/// The number with each of its digits changed in three ways.
fn misprints(number: &str) -> Vec<String> {
    let digits = number.char_indices().filter(|(_, c)| c.is_ascii_digit());
    let changed = digits.flat_map(|(at, c)| {
        let digit = c.to_digit(10).unwrap();
        [1, 4, 9].map(|step| {
            let mut text = number.to_owned();
            text.replace_range(at..=at, &((digit + step) % 10).to_string());
            text
        })
    });
    // "018.00" is no misprint of "18.00" that a number shows.
    changed.filter(|text| text != number).collect()
}

#[test]
fn gia_lai_agrees() {
    let rows = gia_lai();
    assert_eq!(rows.len(), 33);
    for framework in [None, Some(by_id("qd766-2022").unwrap())] {
        let audit = audit(&pasted(&rows), framework.as_deref());
        assert!(wrong(&audit).is_empty(), "{:?}", wrong(&audit));
        let ties = audit.findings.iter().filter(|it| it.code() == "U33").count();
        assert_eq!((ties, audit.findings.len()), (3, 3), "three ties with different ranks, and nothing else");
        assert!(audit.agreed.iter().any(|it| it.code() == "U10"));
    }
}

#[test]
fn every_misprint_in_gia_lai_is_told() {
    let rows = gia_lai();
    let before = found(&pasted(&rows));
    let mut tried = 0;
    for row in 1..rows.len() {
        for column in (0..rows[0].len()).filter(|column| *column != 1) {
            for misprint in misprints(&rows[row][column]) {
                // Two communes of one total may well share a rank.
                if column == 0 && rows.iter().any(|other| other[0] == misprint && other[8] == rows[row][8]) {
                    continue;
                }
                let mut changed = rows.clone();
                changed[row][column].clone_from(&misprint);
                let after = found(&pasted(&changed));
                assert!(after.iter().any(|it| !before.contains(it)), "row {row}, column {column}: {misprint}");
                tried += 1;
            }
        }
    }
    assert!(tried > 2_000, "{tried}");
}

/// Where the cells of the tables of Lai Châu stand that depend on each other: every part and total, and the indices
/// whose base is known. Those that need hidden decimals are misprints already.
fn depending() -> Vec<(usize, String)> {
    let audit = audit(LAI_CHAU, None);
    let mut places = Vec::new();
    for (at, table) in audit.tables.iter().enumerate() {
        for row in &table.rows {
            let is_odd = ["Sở Ngoại vụ", "BQL Khu KTCK Ma Lù Thàng", "Huyện Sìn Hồ"].contains(&row.name.as_str());
            let own_base = at == 0 && row.group == 1;
            for column in 2..6 {
                if !(column == 5 && (is_odd || own_base)) {
                    places.push((row.cells[column].line as usize, row.cells[column].text.clone()));
                }
            }
        }
        places.extend(
            table
                .summaries
                .iter()
                .flat_map(|it| &it.values)
                .map(|(line, _, number)| (*line as usize, number.value.to_string())),
        );
    }
    places
}

#[test]
fn every_misprint_in_lai_chau_is_told() {
    let lines: Vec<&str> = LAI_CHAU.lines().collect();
    let weight = |text: &str| {
        let findings = audit(text, None).findings;
        findings.into_iter().map(|it| (it.severity(), it.code(), it.spot.line, it.matter)).collect::<Vec<_>>()
    };
    let before = weight(LAI_CHAU);
    let places = depending();
    assert_eq!(places.len(), 28 * 4 - 6 + 2);
    for (line, number) in places {
        for misprint in misprints(&number) {
            let mut changed = lines.clone();
            let cell = changed[line - 1].replace(&number, &misprint);
            changed[line - 1] = &cell;
            let after = weight(&changed.join("\n"));
            let told = after.iter().any(|it| !before.contains(it) && it.0 <= Severity::Look);
            assert!(told, "line {line}: {number} → {misprint}");
        }
    }
}

#[test]
fn every_misprint_in_changes_is_told() {
    let rows = [
        "Đơn vị\tHạng năm trước\tXếp hạng\tTăng/giảm bậc\tChỉ số năm 2023\tChỉ số năm 2024\tTăng/giảm chỉ số",
        "Sở A\t2\t1\t1\t85.20\t91.35\t6.15",
        "Sở B\t1\t2\t-1\t88.00\t90.10\t2.10",
        "Sở C\t4\t3\t1\t79.95\t84.50\t4.55",
        "Sở D\t3\t4\t-1\t82.40\t80.15\t-2.25",
        "Sở E\t5\t5\t0\t71.30\t75.85\t4.55",
    ]
    .map(|row| row.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let before = found(&pasted(&rows));
    assert!(before.is_empty(), "{before:?}");
    for row in 1..rows.len() {
        for column in 1..7 {
            for misprint in misprints(&rows[row][column]) {
                let mut changed = rows.clone();
                changed[row][column].clone_from(&misprint);
                assert!(!found(&pasted(&changed)).is_empty(), "row {row}, column {column}: {misprint}");
            }
        }
    }
}
