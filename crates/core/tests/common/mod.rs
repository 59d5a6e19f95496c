//! What several tests need: sheets, answers, and variants of the example framework.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code)]

pub mod any_rules;
pub mod bad;
pub mod made;
pub mod published;
pub mod random;

use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::assessment::{Answer, Assessment, Evidence, Figure, Given, Period, Unit};
use thuocdo_core::framework::{self, Date, FigureName, Framework, Node, Rule, by_id};
use thuocdo_core::number::{Decimal, Exact};

/// A made-up framework with every policy in it.
pub const EXAMPLE: &str = include_str!("../frameworks/example.json");

pub fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub fn e(text: &str) -> Exact {
    Exact::from(d(text))
}

pub fn decree() -> Arc<Framework> {
    by_id("qd766-2022").unwrap()
}

/// JSON text with values put in at places such as `policies.rounding.leaf` or `nodes.0.max`; an empty value takes
/// the field away.
pub fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    let mut json = Json::parse(text, 1 << 24).unwrap();
    for (place, value) in edits {
        let (parents, last) = place.rsplit_once('.').unwrap_or(("", place));
        let mut at = &mut json;
        for step in parents.split('.').filter(|step| !step.is_empty()) {
            at = match at {
                Json::List(items) => &mut items[step.parse::<usize>().unwrap()],
                Json::Object(fields) => &mut fields.iter_mut().find(|(name, _)| name == step).unwrap().1,
                other => panic!("{place}: {step} in {other:?}"),
            };
        }
        let value = (!value.is_empty()).then(|| Json::parse(value, 1 << 24).unwrap());
        match (at, value) {
            (Json::List(items), Some(value)) => items[last.parse::<usize>().unwrap()] = value,
            (Json::Object(fields), value) => {
                let known = fields.iter().position(|(name, _)| name == last);
                match (known, value) {
                    (Some(at), Some(value)) => fields[at].1 = value,
                    (Some(at), None) => drop(fields.remove(at)),
                    (None, value) => fields.push((last.to_owned(), value.unwrap())),
                }
            }
            (other, _) => panic!("{place}: {other:?}"),
        }
    }
    json.to_pretty()
}

/// The example framework with some policies changed.
pub fn variant(edits: &[(&str, &str)]) -> Framework {
    framework::read(&edited(EXAMPLE, edits)).unwrap_or_else(|problems| panic!("{edits:?}: {problems:?}"))
}

pub fn ratio(num: Decimal, den: Decimal) -> Answer {
    let figures = vec![(FigureName::DEN, Figure::Number(den)), (FigureName::NUM, Figure::Number(num))];
    answered(Given::Figures(figures))
}

pub fn points(value: Decimal) -> Answer {
    answered(Given::Points(Figure::Number(value)))
}

pub fn not_applicable() -> Answer {
    answered(Given::NotApplicable("Không phát sinh".into()))
}

pub fn answered(given: Given) -> Answer {
    Answer { given: Some(given), ..Answer::default() }
}

pub fn sheet(framework: &Framework) -> Assessment {
    let unit = Unit { name: "UBND xã Vân Canh".into(), ..Unit::default() };
    Assessment::new(&framework.id, unit, Period::Year(2026))
}

/// The complete figures of xã Vân Canh on 10/10/2026 (tests/golden/dvcqg-gia-lai-2026-10-10).
pub fn van_canh() -> Assessment {
    let mut assessment = sheet(&decree());
    for (id, num, den) in [
        ("PUBLISH_ON_TIME", 1, 47),
        ("PUBLIC_UPDATE_ON_TIME", 43, 47),
        ("PUBLIC_CONTENT_FULL", 47, 47),
        ("DOSSIER_SYNC", 1869, 1869),
        ("ON_TIME", 2541, 2618),
        ("FEE_FORMALITY_INTEGRATED", 8, 42),
        ("FEE_FORMALITY_PAID", 20, 42),
        ("DOSSIER_PAID_ONLINE", 2352, 2489),
        ("ORIGINAL_RESULT_AVAILABLE", 2497, 2618),
        ("SO_HOA_GIAY_TO_GIAI_QUYET", 1520, 2618),
        ("REUSED_DIGITIZED_DATA", 1543, 2618),
        ("SYNCED_WITH_DVCQG_PERSONAL_STORAGE", 2, 2618),
        ("CITIZEN_DATA_CONNECTED_DOSSIER", 1105, 2618),
        ("CITIZEN_DATA_CONNECTED_FORMALITY", 28, 388),
        ("DOSSIER_RECEIVING_SATISFACTION", 2540, 2618),
        ("PETITION_PROCESSING_ON_TIME", 0, 0),
        ("PETITION_HANDLING_SATISFACTION", 0, 0),
    ] {
        assessment.set_answer(id, ratio(Decimal::from(num), Decimal::from(den)));
    }
    assessment.set_answer("ONLINE", points(d("6.31")));
    assessment.set_answer("ELECTRONIC_CERTIFIED_COPY", points(d("2")));
    assessment
}

/// The seeds of one random answer: which kind, and three numbers to make it of.
pub type Seed = (u8, u32, u32, u8);

const TEXTS: &[&str] = &[
    "",
    "Đã đối chiếu với Cổng DVCQG; số liệu tới 15/10",
    "Ghi chú \"trong ngoặc\" \\ và xuống dòng\nthứ hai",
    "<script>alert(1)</script>",
    "Ủy ban nhân dân xã Kông Bơ La — ưỡn ẹo, nghễnh ngãng",
    "\u{202e}ngược",
    "😀 số 1",
];
const UNREAD: &[&str] = &["1.234", "-12.500", "12x", "abc", "  7k ", "1,2,3", "1e3", "số", "12345678901234567"];

/// A random answer to a node: figures that are right, wrong, partial, not numbers; points; not applicable; nothing.
pub fn any_answer(node: &Node, (kind, a, b, extra): Seed) -> Answer {
    let whole = match node.leaf.as_ref().map(|leaf| &leaf.rule) {
        Some(Rule::LinearRatio { den, .. }) => den.whole,
        _ => false,
    };
    let number = |value: u32| match (whole, extra % 4) {
        (true, _) => Decimal::from(value),
        (false, scale) => Decimal::new(i64::from(value), u32::from(scale)),
    };
    let inner = node.leaf.is_none();
    let given = match kind % 12 {
        _ if inner && kind % 12 > 1 => None,
        0 if inner => Some(Given::Points(Figure::Number(node.max * Decimal::from(a % 101) / Decimal::from(100)))),
        1 if inner => Some(Given::Points(Figure::Number(number(a % 500)))),
        0..=4 => Some(Given::Figures(vec![
            (FigureName::DEN, Figure::Number(number(b))),
            (FigureName::NUM, Figure::Number(number(if b == u32::MAX { a } else { a % (b + 1) }))),
        ])),
        5 => Some(Given::Figures(vec![
            (FigureName::DEN, Figure::Number(Decimal::ZERO)),
            (FigureName::NUM, Figure::Number(Decimal::ZERO)),
        ])),
        6 => Some(Given::Figures(vec![(FigureName::NUM, Figure::Number(number(a)))])),
        7 => Some(Given::Figures(vec![
            (FigureName::DEN, Figure::typed(UNREAD[b as usize % UNREAD.len()]).unwrap()),
            (FigureName::new("khác"), Figure::Number(number(a))),
            (FigureName::NUM, Figure::Number(Decimal::from(a) - Decimal::from(b))),
        ])),
        8 => Some(Given::Points(Figure::Number(Decimal::new(i64::from(a % 4_000), 2) - Decimal::ONE))),
        9 => Some(Given::Points(Figure::typed(UNREAD[a as usize % UNREAD.len()]).unwrap())),
        10 => Some(Given::NotApplicable(TEXTS[a as usize % TEXTS.len()].into())),
        _ => None,
    };
    let text = |salt: u32| TEXTS[(a ^ b).wrapping_add(salt) as usize % TEXTS.len()].to_owned();
    let evidence = |i: u8| Evidence {
        number: format!("{i}/BC-UBND"),
        date: (b % 2 == 0).then_some(Date { year: 2026, month: 1 + (a % 12) as u8, day: 1 + (b % 28) as u8 }),
        issuer: text(1),
        summary: text(2),
        link: if a % 3 == 0 {
            "https://vancanh.gialai.gov.vn/văn-bản?số=12#trang-2".into()
        } else {
            String::new()
        },
    };
    let (documents, noted) = (extra / 4 % 4, extra % 5 == 0);
    let note = if noted { text(3) } else { String::new() };
    Answer { given, evidence: (1..=documents.saturating_sub(1)).map(evidence).collect(), note, appraisal: None }
}

/// A sheet of a framework with one random answer for each seed; too few seeds leave nodes unanswered.
pub fn any_sheet(framework: &Framework, seeds: &[Seed]) -> Assessment {
    let mut assessment = sheet(framework);
    for (node, seed) in framework.nodes().iter().zip(seeds) {
        assessment.set_answer(&node.id, any_answer(node, *seed));
    }
    assessment
}
