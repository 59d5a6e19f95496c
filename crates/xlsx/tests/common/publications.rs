//! Publications for the tests: two that were printed, and one of every rule kind, made up by counting.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)] // each test file uses a part of it

use std::path::Path;
use std::sync::Arc;

use thuocdo_core::assessment::{Answer, Assessment, Figure, Given, Period, Unit};
use thuocdo_core::framework::{Framework, Measure, Rule, by_id};
use thuocdo_core::number::Decimal;
use thuocdo_core::snapshot::{self, Heading, Moment, Snapshot};

/// A publication of this repository.
pub fn published(name: &str) -> Snapshot {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/publications").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    snapshot::read(&text).unwrap().snapshot
}

/// Numbers that look like chance and are always the same.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }

    fn number(&mut self, limit: u64, decimals: u32) -> Decimal {
        Decimal::new(self.below(limit * 10u64.pow(decimals) + 1) as i64, decimals)
    }
}

/// An answer to a leaf, as its rule wants it; now and then none, points, or that it does not apply.
fn answer(rule: &Rule, max: Decimal, may_not_apply: bool, numbers: &mut Numbers) -> Option<Given> {
    let figures = |pairs: Vec<(&str, Decimal)>| {
        let mut answer = Answer::default();
        for (name, value) in pairs {
            answer = answer.with_figure(&thuocdo_core::framework::FigureName::new(name), Some(Figure::Number(value)));
        }
        answer.given
    };
    let ratio = |numbers: &mut Numbers| {
        let den = numbers.below(400);
        vec![("num", Decimal::from(numbers.below(den + 1))), ("den", Decimal::from(den))]
    };
    match numbers.below(14) {
        0 => return None,
        1 => return Some(Given::Points(Figure::Number(max * Decimal::new(numbers.below(101) as i64, 2)))),
        2 if may_not_apply => return Some(Given::NotApplicable("=không có đơn vị".to_owned())),
        _ => {}
    }
    match rule {
        Rule::ManualPoints => Some(Given::Points(Figure::Number(max * Decimal::new(numbers.below(101) as i64, 2)))),
        Rule::YesNo { .. } => Some(Given::Yes(numbers.below(2) == 0)),
        Rule::Choice { options } | Rule::Grade { options } => {
            Some(Given::Choice(options[numbers.below(options.len() as u64) as usize].id.clone()))
        }
        Rule::LinearRatio { .. } => figures(ratio(numbers)),
        Rule::Bands { of: Measure::Ratio { .. }, .. } | Rule::LinearBetween { of: Measure::Ratio { .. }, .. } => {
            figures(ratio(numbers))
        }
        Rule::Bands { of: Measure::Value(spec), .. } | Rule::LinearBetween { of: Measure::Value(spec), .. } => {
            let value = if spec.whole { Decimal::from(numbers.below(120)) } else { numbers.number(110, 2) };
            figures(vec![("value", value)])
        }
        Rule::CountPoints { .. } | Rule::Deduction { .. } => figures(vec![("count", Decimal::from(numbers.below(6)))]),
        Rule::SurveyPercent { .. } => figures(vec![("percent", numbers.number(100, 2))]),
        Rule::Formula { figures: specs, .. } => {
            figures(specs.iter().map(|spec| (spec.name.as_str(), Decimal::from(numbers.below(300)))).collect())
        }
        Rule::CohortThreshold { .. } | Rule::CohortShare { .. } => {
            figures(vec![("value", numbers.number(100, 2)), ("published", numbers.number(100, 2))])
        }
        Rule::Information { value } => value.as_ref().and_then(|_| figures(vec![("value", Decimal::from(7))])),
    }
}

/// A publication of made-up units on a framework.
pub fn made(framework: Arc<Framework>, units: u64, seed: u64) -> Snapshot {
    let mut numbers = Numbers(seed);
    let groups = ["Xã", "Phường"];
    let sheets: Vec<Arc<Assessment>> = (0..units)
        .map(|at| {
            let group = groups[(at % 3 == 0) as usize].to_owned();
            let unit = Unit { name: format!("=UBND {} {at}", group.to_lowercase()), group, ..Unit::default() };
            let mut sheet = Assessment::new(&framework.id, unit, Period::Year(2026));
            for node in framework.nodes() {
                let Some(leaf) = &node.leaf else { continue };
                let given = answer(&leaf.rule, node.attainable(), leaf.not_applicable, &mut numbers);
                sheet.set_answer(&node.id, Answer { given, ..Answer::default() });
            }
            Arc::new(sheet)
        })
        .collect();
    let heading = Heading {
        title: "+Chỉ số CCHC cấp xã năm 2026".to_owned(),
        publisher: "UBND tỉnh A".to_owned(),
        decision: "12/QĐ-UBND ngày 02/11/2026".to_owned(),
        note: "@ghi chú".to_owned(),
        published_at: Moment::parse("2026-11-02T09:05:00+07:00").unwrap(),
    };
    let groups = groups.iter().map(|group| (*group).to_owned()).collect();
    Snapshot::publish(heading, framework, Period::Year(2026), groups, &sheets)
}

/// The same publication without the answers of one unit in five: nothing has come of these.
fn with_empty(snapshot: &Snapshot) -> Snapshot {
    let sheet = |(at, unit): (usize, &snapshot::PublishedUnit)| {
        let mut sheet = Assessment::clone(&unit.sheet);
        if at % 5 == 0 {
            sheet.answers.clear();
        }
        Arc::new(sheet)
    };
    let sheets: Vec<Arc<Assessment>> = snapshot.units.iter().enumerate().map(sheet).collect();
    let Snapshot { title, publisher, decision, note, published_at, .. } = snapshot.clone();
    let heading = Heading { title, publisher, decision, note, published_at };
    Snapshot::publish(heading, Arc::clone(&snapshot.framework), snapshot.period, snapshot.groups.clone(), &sheets)
}

/// The framework of every rule kind with other policies: texts of its file and what stands in their place.
fn with_policies(edits: &[(&str, &str)]) -> Arc<Framework> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/frameworks/xa-mau-2026.json");
    let text = std::fs::read_to_string(path).unwrap();
    let edited = edits.iter().fold(text.replacen("xa-mau-2026", "xa-mau-khac", 1), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    Arc::new(thuocdo_core::framework::read(&edited).unwrap())
}

/// The framework of every rule kind, its bonus and its penalty points each in a group that gives or takes at most 1.5.
fn with_groups_in_blocks() -> Arc<Framework> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/frameworks/xa-mau-2026.json");
    let mut file: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["id"] = "xa-mau-nhom".into();
    let mut groups = 0;
    for area in file["nodes"].as_array_mut().unwrap().iter_mut().filter(|area| area.get("block").is_some()) {
        groups += 1;
        let children = area["children"].take();
        area["children"] = serde_json::json!([
            {"id": format!("NHOM_{groups}"), "number": "", "name": "Nhóm", "max": "1.5", "children": children}
        ]);
    }
    assert_eq!(groups, 2);
    Arc::new(thuocdo_core::framework::read(&file.to_string()).unwrap())
}

/// Every mode of rounding at every level, every tie rule, every way to compare.
fn of_other_policies() -> Vec<(&'static str, Snapshot)> {
    let rounded = |level: &str| format!("\"{level}\": \"none\"");
    let to =
        |level: &str, decimals: u32, mode: &str| format!(r#""{level}": {{"decimals": {decimals}, "mode": "{mode}"}}"#);
    let ordinal = "\"ties\": {\n   \"ordinal\": [\n    \"TTHC\",\n    \"attainable\"\n   ]\n  }";
    let made_with = |leaf: &str, node: &str, total: &str, edits: &[(&str, &str)], seed: u64| {
        let levels = [
            (rounded("leaf"), to("leaf", 2, leaf)),
            (rounded("node"), to("node", 1, node)),
            (rounded("total"), to("total", 1, total)),
        ];
        let mut all: Vec<(&str, &str)> = levels.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        all.extend(edits);
        made(with_policies(&all), 60, seed)
    };
    let dense = [(ordinal, r#""ties": "dense""#), (r#""compare_on": "printed""#, r#""compare_on": "exact""#)];
    let counted = [(r#""above_full": "cut""#, r#""above_full": "counted""#), (ordinal, r#""ties": "competition""#)];
    let full = [(r#""not_applicable": "shrink""#, r#""not_applicable": "full""#)];
    vec![
        ("half to even, dense", made_with("half_even", "half_even", "half_even", &dense, 11)),
        ("cut off, bonus counted", made_with("down", "up", "half_up", &counted, 12)),
        ("up, not applicable is full", made_with("up", "down", "up", &full, 13)),
        ("exact, dense", made(with_policies(&dense), 60, 14)),
    ]
}

/// An excerpt of Gia Lai 10/10/2026: the units at these ranks of its 32.
pub fn excerpt(ranks: &[u32]) -> Snapshot {
    let mut snapshot = published("gia-lai-2026.json");
    snapshot.excerpt_of = Some(snapshot.units.len() as u32);
    snapshot.units.retain(|unit| unit.published.rank.is_some_and(|rank| ranks.contains(&rank)));
    (snapshot.groups, snapshot.means) = (Vec::new(), Vec::new());
    snapshot
}

/// The publications that everything is tried on.
pub fn all() -> Vec<(&'static str, Snapshot)> {
    let mut all = vec![
        ("lai-chau-2020", published("lai-chau-2020.json")),
        ("gia-lai-2026", published("gia-lai-2026.json")),
        ("qd766-2022, 40 units", made(by_id("qd766-2022").unwrap(), 40, 766)),
        ("xa-mau-2026, 40 units", made(by_id("xa-mau-2026").unwrap(), 40, 1)),
        ("lai-chau-2020, totals", published("lai-chau-2020.json").totals()),
        ("xa-mau-2026, totals", made(by_id("xa-mau-2026").unwrap(), 40, 2).totals()),
        ("units without any result", with_empty(&made(by_id("xa-mau-2026").unwrap(), 20, 6))),
        ("the same, totals", with_empty(&made(by_id("xa-mau-2026").unwrap(), 20, 6)).totals()),
    ];
    for id in ["lao-cai-766-2024", "lao-cai-par-2024", "lao-cai-sipas-2024", "van-yen-766-2023", "van-yen-cchc-2022"] {
        all.push((id, published(&format!("{id}.json"))));
    }
    all.push(("caps of groups in blocks", made(with_groups_in_blocks(), 40, 15)));
    all.push(("gia-lai-2026, five of all", excerpt(&[1, 5, 9, 20, 32])));
    all.extend(of_other_policies());
    all
}
