//! Published tables as a province would paste them: Lai Châu 2020 and Gia Lai 10/10/2026, number by number.

use thuocdo_core::Json;
use thuocdo_core::framework::by_id;
use thuocdo_core::number::Exact;
use thuocdo_core::score::score;

use crate::common::d;
use crate::ranks::differing_ranks;
use crate::shown::{DECREE, LAI_CHAU, problems, table};

const LAI_CHAU_RESULTS: &str = include_str!("../golden/lai-chau-2020/results.json");
const GIA_LAI_RESULTS: &str = include_str!("../golden/dvcqg-gia-lai-2026-10-10/vectors.json");

fn rows(text: &str, field: &str) -> Vec<Json> {
    match Json::parse(text, 1 << 20).unwrap().get(field) {
        Some(Json::List(rows)) => rows.clone(),
        other => panic!("{other:?}"),
    }
}

fn text(row: &Json, field: &str) -> String {
    match row.get(field) {
        Some(Json::Text(text) | Json::Number(text)) => text.clone(),
        other => panic!("{field}: {other:?}"),
    }
}

/// The table of Lai Châu as it was published: groups as rows, decimal commas, and the results beside the points.
fn lai_chau() -> String {
    let mut lines = vec![
        "TT\tĐơn vị\tĐiểm thẩm định\tĐiểm điều tra xã hội học\tTổng điểm\tThang điểm\tChỉ số (%)\tXếp hạng\tXếp loại"
            .to_owned(),
    ];
    let mut group = String::new();
    for row in rows(LAI_CHAU_RESULTS, "rows") {
        if text(&row, "group") != group {
            group = text(&row, "group");
            lines.push(format!(
                "{}\t{group}",
                ["I", "II", "III"][lines.iter().filter(|line| line.starts_with('I')).count()]
            ));
        }
        let cells = [
            "rank_in_table",
            "unit",
            "appraisal",
            "survey",
            "total",
            "denominator",
            "index_printed",
            "rank_in_table",
            "class_printed",
        ];
        let cells =
            cells.map(|field| if field == "unit" { text(&row, field) } else { text(&row, field).replace('.', ",") });
        lines.push(cells.join("\t"));
    }
    lines.join("\n")
}

#[test]
fn lai_chau_2020_is_read_to_the_last_digit() {
    let (table, framework) = (table(LAI_CHAU, &lai_chau()), by_id(LAI_CHAU).unwrap());
    let published = rows(LAI_CHAU_RESULTS, "rows");
    assert_eq!((table.units.len(), published.len()), (28, 28));
    assert_eq!(table.groups, ["so_I", "so_II", "huyen"]);
    // The three indices that do not follow from the printed totals (ORIGIN.md).
    let mut differing = Vec::new();
    for (unit, row) in table.units.iter().zip(&published) {
        assert_eq!(unit.assessment.unit.name, text(row, "unit"));
        assert_eq!(unit.assessment.unit.group, text(row, "group"));
        assert_eq!(unit.assessment.attainable, Some(d(&text(row, "denominator"))));
        let scored = score(&framework, &unit.assessment);
        assert_eq!(scored.total, Exact::from(d(&text(row, "total"))));
        assert_eq!(unit.stated.index.as_ref().unwrap().value, d(&text(row, "index_printed")));
        if scored.index.unwrap().printed != d(&text(row, "index_printed")) {
            differing.push(unit.stated.index.as_ref().unwrap().at.to_string());
        }
    }
    assert_eq!(differing.len(), 3);
    let wanted: Vec<String> = differing.iter().map(|cell| format!("T26 {cell}")).collect();
    assert_eq!(problems(&table), wanted);
    // Two equal departments were published as 4 and 5, with no rule for it (ORIGIN.md).
    let row = table.units.iter().find(|unit| unit.assessment.unit.name == "Sở KH&CN").unwrap().row + 1;
    assert_eq!(differing_ranks(LAI_CHAU, &lai_chau()), [format!("H{row}: 5, 4")]);
}

#[test]
fn gia_lai_2026_is_read_to_the_last_digit() {
    let published = rows(GIA_LAI_RESULTS, "ranking_sample_top32_communes");
    let fields = ["unit", "CKMB", "TDGQ", "ONLINE", "TTTT", "MDSH", "MDHL", "total", "groupRank"];
    let mut lines = vec!["Đơn vị;Công khai, minh bạch;2;3a;Thanh toán trực tuyến;MDSH;MDHL;Tổng;Hạng".to_owned()];
    lines.extend(published.iter().map(|row| fields.map(|field| text(row, field).replace('.', ",")).join(";")));
    let (table, framework) = (table(DECREE, &lines.join("\r\n")), by_id(DECREE).unwrap());
    assert_eq!(problems(&table), [""; 0]);
    // The portal counts on where results are equal; the framework shares the rank.
    assert_eq!(differing_ranks(DECREE, &lines.join("\r\n")), ["I14: 13, 12", "I22: 21, 20", "I28: 27, 26"]);
    assert_eq!(table.units.len(), published.len());
    for (unit, row) in table.units.iter().zip(&published) {
        assert_eq!(score(&framework, &unit.assessment).total, Exact::from(d(&text(row, "total"))));
        assert_eq!(unit.stated.rank.as_ref().unwrap().value.to_string(), text(row, "groupRank"));
    }
}
