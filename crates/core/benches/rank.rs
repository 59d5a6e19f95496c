//! How long rankings take: a province of 168 units as often as a key is pressed, and the 3,321 communes of the country.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use thuocdo_core::assessment::{Answer, Assessment, Figure, Given, Period, Unit};
use thuocdo_core::framework::{FigureName, Framework, by_id};
use thuocdo_core::number::Decimal;
use thuocdo_core::rank::{Contender, Earlier, alternatives, changes, denominators, merged, near, rank, standings};
use thuocdo_core::score::score;

/// Sheets of a framework, every figure another one; here and there something does not apply.
fn units(framework: &Framework, count: usize, seed: u64) -> Vec<Contender> {
    let mut state = seed;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below) as i64
    };
    let mut unit = |at: usize| {
        let group = ["xã", "phường", "đặc khu"][at % 20 / 9].into();
        let unit = Unit { name: format!("UBND xã số {at}"), group, ..Unit::default() };
        let mut sheet = Assessment::new(&framework.id, unit.clone(), Period::Year(2026));
        for node in framework.nodes() {
            let Some(leaf) = node.leaf.as_ref().filter(|leaf| leaf.rule.is_scored()) else { continue };
            let given = if leaf.not_applicable && next(20) == 0 {
                Given::NotApplicable("Không phát sinh".into())
            } else if leaf.rule.figures().len() == 2 {
                let den = next(5_000) + 1;
                let figure = |value: i64| Figure::Number(Decimal::from(value));
                Given::Figures(vec![(FigureName::DEN, figure(den)), (FigureName::NUM, figure(next(den as u64 + 1)))])
            } else {
                let hundredths = u64::try_from((node.max * Decimal::ONE_HUNDRED).mantissa()).unwrap_or(0);
                Given::Points(Figure::Number(
                    (node.max * Decimal::from(next(hundredths.min(10_000) + 1) % 101)) / Decimal::ONE_HUNDRED,
                ))
            };
            sheet.set_answer(&node.id, Answer { given: Some(given), ..Answer::default() });
        }
        Contender::new(unit, score(framework, &sheet))
    };
    (0..count).map(&mut unit).collect()
}

fn benches(c: &mut Criterion) {
    // The decree rounds each leaf; the sample framework of a commune rounds nothing, so that fractions grow long.
    for id in ["qd766-2022", "xa-mau-2026"] {
        let framework = by_id(id).unwrap();
        for count in [168, 3_321] {
            let now = units(&framework, count, 766);
            let ranking = rank(&framework, &[], &now);
            c.bench_function(&format!("{id}: rank {count} units"), |b| {
                b.iter(|| rank(black_box(&framework), &[], black_box(&now)));
            });
            c.bench_function(&format!("{id}: other rules, {count} units"), |b| {
                b.iter(|| alternatives(&framework, black_box(&now), &ranking));
            });
            c.bench_function(&format!("{id}: denominators, distances, boundaries, merged, {count} units"), |b| {
                b.iter(|| {
                    let all = black_box(&now);
                    let rows: usize = ranking.groups.iter().map(|group| standings(&framework, all, group).len()).sum();
                    let near = near(&framework, all, &ranking).len();
                    rows + near + denominators(&framework, all).len() + merged(&framework, all, &ranking).rows.len()
                });
            });
            let before = units(&framework, count, 767);
            let earlier = Earlier::of(&framework, &before, &rank(&framework, &[], &before));
            c.bench_function(&format!("{id}: changes, {count} units"), |b| {
                b.iter(|| changes(&framework, black_box(&now), &ranking, &earlier));
            });
        }
    }
}

criterion_group! {
    name = all;
    config = Criterion::default().sample_size(10).warm_up_time(std::time::Duration::from_millis(300)).measurement_time(std::time::Duration::from_secs(1));
    targets = benches
}
criterion_main!(all);
