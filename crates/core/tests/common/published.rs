//! Published tables as contenders: Lai Châu 2020 and Gia Lai 10/10/2026. Where they come from is in ORIGIN.md beside them.

use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::assessment::{Assessment, Period, Unit};
use thuocdo_core::framework::{Framework, by_id};
use thuocdo_core::number::Decimal;
use thuocdo_core::rank::Contender;
use thuocdo_core::score::score;

use super::{d, points};

pub const LAI_CHAU: &str = include_str!("../golden/lai-chau-2020/results.json");
pub const GIA_LAI: &str = include_str!("../golden/dvcqg-gia-lai-2026-10-10/vectors.json");

pub fn parse(text: &str) -> Json {
    Json::parse(text, 1 << 20).unwrap()
}

pub fn items<'j>(json: &'j Json, field: &str) -> &'j [Json] {
    match json.get(field) {
        Some(Json::List(items)) => items,
        other => panic!("{field}: {other:?}"),
    }
}

pub fn text<'j>(json: &'j Json, field: &str) -> &'j str {
    match json.get(field) {
        Some(Json::Text(text)) => text,
        other => panic!("{field}: {other:?}"),
    }
}

/// A number or decimal string.
pub fn number(json: &Json, field: &str) -> Decimal {
    match json.get(field) {
        Some(Json::Number(text) | Json::Text(text)) => text.parse().unwrap(),
        other => panic!("{field}: {other:?}"),
    }
}

/// A unit with points at some nodes and, where it is given, a denominator of its own.
pub fn contender(
    framework: &Framework,
    name: &str,
    group: &str,
    given: &[(&str, Decimal)],
    attainable: Option<Decimal>,
) -> Contender {
    let unit = Unit { name: name.into(), group: group.into(), ..Unit::default() };
    let mut sheet = Assessment::new(&framework.id, unit.clone(), Period::Year(2026));
    for (id, value) in given {
        sheet.set_answer(id, points(*value));
    }
    sheet.attainable = attainable;
    let score = score(framework, &sheet);
    assert_eq!(score.problems, [], "{name}");
    Contender::new(unit, score)
}

/// The survey points that hold the decimals which the table of Lai Châu does not print: of three units the published
/// index follows only from such a total (tests/golden/lai-chau-2020/ORIGIN.md).
const HIDDEN: [(&str, &str); 3] = [("Sở Ngoại vụ", "67.927"), ("BQL Ma Lù Thàng", "55.227"), ("Sìn Hồ", "66.457")];

/// The 28 rows of Lai Châu 2020 in printed order; totals as printed, or with the hidden decimals of three rows.
pub fn lai_chau(hidden_decimals: bool) -> (Arc<Framework>, Vec<Contender>, Vec<Json>) {
    let framework = by_id("lai-chau-2020").unwrap();
    let rows = items(&parse(LAI_CHAU), "rows").to_vec();
    let made = |row: &Json| {
        let (name, appraisal) = (text(row, "unit"), number(row, "appraisal"));
        let hidden = HIDDEN.iter().find(|(unit, _)| hidden_decimals && *unit == name);
        let survey = hidden.map_or(number(row, "survey"), |(_, total)| d(total) - appraisal);
        let attainable = (text(row, "group") == "so_II").then(|| number(row, "denominator"));
        let given = [("THAM_DINH", appraisal), ("DIEU_TRA", survey)];
        contender(&framework, name, text(row, "group"), &given, attainable)
    };
    let contenders = rows.iter().map(made).collect();
    (framework, contenders, rows)
}

/// The first 32 communes of Gia Lai in published order, with the points of their groups.
pub fn gia_lai() -> (Arc<Framework>, Vec<Contender>, Vec<Json>) {
    let framework = by_id("qd766-2022").unwrap();
    let rows = items(&parse(GIA_LAI), "ranking_sample_top32_communes").to_vec();
    let made = |row: &Json| {
        let given = ["CKMB", "TDGQ", "ONLINE", "TTTT", "MDSH", "MDHL"].map(|group| (group, number(row, group)));
        contender(&framework, text(row, "unit"), "xã, phường", &given, None)
    };
    let contenders = rows.iter().map(made).collect();
    (framework, contenders, rows)
}
