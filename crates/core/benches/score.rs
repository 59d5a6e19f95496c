//! How long scoring, links and files take: one unit, and a country of 3,321 communes with 100 leaves each.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use thuocdo_core::assessment::{self, Answer, Assessment, Figure, Given, Period, Unit};
use thuocdo_core::exchange;
use thuocdo_core::framework::{self, FigureName, Framework, by_id};
use thuocdo_core::number::Decimal;
use thuocdo_core::score::score;

const UNITS: usize = 3_321;
const AREAS: usize = 10;
const LEAVES_PER_AREA: usize = 10;
const VAN_CANH: &str = include_str!("../tests/old_links/v1.txt");

fn figures(num: i64, den: i64) -> Answer {
    let figures = vec![
        (FigureName::DEN, Figure::Number(Decimal::from(den))),
        (FigureName::NUM, Figure::Number(Decimal::from(num))),
    ];
    Answer { given: Some(Given::Figures(figures)), ..Answer::default() }
}

/// A framework of 10 areas with 10 ratio leaves each, of mixed maxima and targets, rounded leaf by leaf.
fn hundred_leaves() -> Framework {
    let leaf = |area: usize, i: usize| {
        let (max, target) = (["1", "0.5", "1.5", "1.25", "0.75"][i % 5], ["100", "80", "90", "50"][(area + i) % 4]);
        format!(
            r#"{{"id":"L{area}_{i}","number":"{area}.{i}","name":"Tiêu chí {area}.{i}","max":"{max}",
            "citation":"Mục {area}.{i}","scored_by":"self","not_applicable":true,"zero_denominator":"zero",
            "rule":{{"kind":"linear_ratio","full_at":"{target}",
            "num":{{"label":"Tử số","noun":"hồ sơ","whole":true}},
            "den":{{"label":"Mẫu số","noun":"hồ sơ","whole":true}}}}}}"#
        )
    };
    let area = |area: usize| {
        let leaves: Vec<String> = (0..LEAVES_PER_AREA).map(|i| leaf(area, i)).collect();
        format!(
            r#"{{"id":"A{area}","number":"{area}","name":"Lĩnh vực {area}","max":"10","children":[{}]}}"#,
            leaves.join(",")
        )
    };
    let areas: Vec<String> = (0..AREAS).map(area).collect();
    let text = format!(
        r#"{{"format":"thuocdo.framework","version":1,"id":"bench","title":"Bộ tiêu chí đo tốc độ",
        "short_title":"Đo","status":"example","levels":[],"legal_basis":[],"in_force":{{"from":"2026-01-01","to":null}},
        "policies":{{"rounding":{{"leaf":{{"decimals":2,"mode":"half_up"}},"node":"none","total":"none",
        "printed_points":{{"decimals":2,"mode":"half_up"}},"printed_index":{{"decimals":2,"mode":"half_up"}}}},
        "index":"points_over_attainable","not_applicable":"shrink","ties":"competition","compare_on":"printed",
        "classes":{{"decided_on":"exact","list":[{{"id":"a","name":"A","from":"80"}},{{"id":"b","name":"B","from":"0"}}]}}}},
        "nodes":[{}]}}"#,
        areas.join(",")
    );
    framework::read(&text).expect("the framework of the bench loads")
}

/// The sheets of all units, every figure another one.
fn country(framework: &Framework) -> Vec<Assessment> {
    let mut state = 766u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below) as i64
    };
    let sheet = |unit: usize| {
        let unit = Unit { name: format!("UBND xã số {unit}"), ..Unit::default() };
        let mut assessment = Assessment::new(&framework.id, unit, Period::Year(2026));
        for node in framework.nodes().iter().filter(|node| node.leaf.is_some()) {
            let den = next(5_000) + 1;
            assessment.set_answer(&node.id, figures(next(den as u64 + 1), den));
        }
        assessment
    };
    (0..UNITS).map(sheet).collect()
}

fn benches(c: &mut Criterion) {
    let payload = VAN_CANH.lines().next_back().and_then(|line| line.split_whitespace().next_back()).unwrap();
    let (one, _) = exchange::decode(payload).unwrap();
    let decree = by_id("qd766-2022").unwrap();
    let file = one.to_json(&decree).to_pretty();
    c.bench_function("score one unit", |b| b.iter(|| score(black_box(&decree), black_box(&one))));
    c.bench_function("link encode", |b| b.iter(|| exchange::encode(black_box(&decree), black_box(&one)).unwrap()));
    c.bench_function("link decode", |b| b.iter(|| exchange::decode(black_box(payload)).unwrap()));
    c.bench_function("read file", |b| b.iter(|| assessment::read(black_box(&file)).unwrap()));

    let framework = hundred_leaves();
    let sheets = country(&framework);
    assert!(sheets.iter().all(|sheet| score(&framework, sheet).problems.is_empty()));
    c.bench_function("score 3,321 units × 100 leaves", |b| {
        b.iter(|| sheets.iter().map(|sheet| score(&framework, black_box(sheet)).nodes.len()).sum::<usize>());
    });
}

criterion_group!(all, benches);
criterion_main!(all);
