//! Random frameworks of every kind of rule, with blocks and any policies, and random answers to them.

use std::fmt;
use std::sync::Arc;

use proptest::prelude::*;
use thuocdo_core::assessment::{Answer, Assessment, Figure, Given};
use thuocdo_core::framework::{self, FigureName, FigureSpec, Framework, Node, Rule};
use thuocdo_core::number::Decimal;

use super::made::{COUNTED, CUT, PENALTY, area, block, leaf, made, text_of};
use super::{Seed, any_answer, sheet};

/// A framework that shows its text when a property fails.
#[derive(Clone)]
pub struct Tried {
    pub framework: Arc<Framework>,
    text: String,
}

impl fmt::Debug for Tried {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let policies = &self.framework.policies;
        write!(f, "{:?} {:?} {}", policies.rounding, policies.not_applicable, self.text)
    }
}

impl std::ops::Deref for Tried {
    type Target = Framework;
    fn deref(&self) -> &Framework {
        &self.framework
    }
}

/// A kind of rule, and numbers to make one of.
pub type RuleSeed = (usize, [u32; 6]);

/// The words of the kinds, each once; bands and straight lines twice, on a ratio and on a number.
pub const KINDS: [&str; 16] = [
    "manual_points",
    "yes_no",
    "choice",
    "grade",
    "bands of a ratio",
    "bands of a number",
    "linear_ratio",
    "linear_between of a ratio",
    "linear_between of a number",
    "count_points",
    "deduction",
    "survey_percent",
    "formula",
    "cohort_threshold",
    "cohort_share",
    "information",
];

fn tenths(n: u32) -> String {
    Decimal::new(i64::from(n), 1).to_string()
}

/// So many thousandths of some points.
fn part(points: Decimal, n: u32) -> String {
    (points * Decimal::new(i64::from(n), 3)).round_dp(4).to_string()
}

fn max_of(p: &[u32; 6]) -> Decimal {
    Decimal::new(i64::from(1 + p[0]), 2)
}

fn bands(max: Decimal, p: &[u32; 6]) -> String {
    let mut cuts = vec![p[1], p[2], p[3]];
    cuts.sort_unstable();
    cuts.dedup();
    let mut worth: Vec<u32> = (0..=cuts.len()).map(|i| (p[4] >> i).wrapping_mul(37 + i as u32) % 1_001).collect();
    match p[5] % 3 {
        0 => worth.sort_unstable(),
        1 => worth.sort_unstable_by(|a, b| b.cmp(a)),
        _ => {}
    }
    // Whether a cut itself belongs to the band above it.
    let above = |i: usize| p[4] >> (4 + i) & 1 == 0;
    let edge = |i: usize, with: &str, without: &str, is_own: bool| {
        format!(r#""{}":"{}","#, if is_own { with } else { without }, tenths(cuts[i]))
    };
    let mut all: Vec<String> = (0..=cuts.len())
        .map(|i| {
            let low = if i == 0 { String::new() } else { edge(i - 1, "from", "over", above(i - 1)) };
            let high = if i == cuts.len() { String::new() } else { edge(i, "to", "under", !above(i)) };
            format!(r#"{{{low}{high}"points":"{}"}}"#, part(max, worth[i]))
        })
        .collect();
    if p[5].is_multiple_of(2) {
        all.reverse();
    }
    format!(r#""bands":[{}]"#, all.join(","))
}

/// The rule of a seed, and its maximum points.
pub fn rule_of((kind, p): &RuleSeed) -> (String, Decimal) {
    let max = max_of(p);
    let figure = if p[5].is_multiple_of(2) { "WHOLE" } else { "NUMBER" };
    let ratio = if p[5].is_multiple_of(2) { "RATIO" } else { "PARTS" };
    let options = |worth: &dyn Fn(u32) -> String, field: &str| {
        let option = |i: usize| format!(r#"{{"id":"o{i}","label":"{i}","{field}":"{}"}}"#, worth(p[1 + i]));
        (0..1 + p[5] as usize % 4).map(option).collect::<Vec<_>>().join(",")
    };
    let (zero_at, full_at) = (p[1], if p[2] == p[1] { p[2] + 1 } else { p[2] });
    let cohort = if p[3] % 2 == 0 { "mean" } else { "best" };
    let text = match KINDS[*kind] {
        "manual_points" => String::new(),
        "yes_no" => {
            format!(r#""yes":"{}","no":"{}""#, part(max, p[1]), part(max, if p[3] % 2 == 0 { 0 } else { p[2] }))
        }
        "choice" => format!(r#""options":[{}]"#, options(&|n| part(max, n), "points")),
        "grade" => format!(r#""grades":[{}]"#, options(&tenths, "percent")),
        "bands of a ratio" => format!("{ratio},{}", bands(max, p)),
        "bands of a number" => format!(r#""value":{figure},{}"#, bands(max, p)),
        "linear_ratio" => {
            let full = 1 + p[1] % 1_000;
            let zero = if p[2] % 2 == 0 {
                format!(r#""zero_below":"{}","#, tenths(full * p[3] / 1_001))
            } else {
                String::new()
            };
            format!(r#""full_at":"{}",{zero}{ratio}"#, tenths(full))
        }
        "linear_between of a ratio" => {
            format!(r#""zero_at":"{}","full_at":"{}",{ratio}"#, tenths(zero_at), tenths(full_at))
        }
        "linear_between of a number" => {
            format!(r#""zero_at":"{}","full_at":"{}","value":{figure}"#, tenths(zero_at), tenths(full_at))
        }
        "count_points" => format!(r#""count":{figure},"per":"{}","cap":"{}""#, part(max, p[1]), part(max, p[2])),
        "deduction" => {
            let start = part(max, p[1]);
            let floor = part(start.parse().unwrap(), p[3] % 1_000);
            format!(r#""count":{figure},"start":"{start}","per":"{}","floor":"{floor}""#, part(max, p[2]))
        }
        "survey_percent" => format!(r#""percent":{figure}"#),
        "formula" => {
            let formula = [
                "max_points * x / (x + y)",
                "if(x >= y; max_points; x / 7)",
                "min(x; y; max_points)",
                "x - y",
                "if(y = 0; 0; x / y / 3)",
                "max(x / 10; y / 9) - 1",
            ][p[1] as usize % 6];
            let names = ["x", "y"].map(|n| format!(r#"{{"name":"{n}","label":"{n}","noun":"{n}","whole":false}}"#));
            format!(r#""figures":[{}],"formula":"{formula}""#, names.join(","))
        }
        "cohort_threshold" => {
            let (reached, below) = (part(max, p[1].max(p[2])), part(max, p[1].min(p[2])));
            format!(r#""value":{figure},"cohort":"{cohort}","reached":"{reached}","below":"{below}""#)
        }
        "cohort_share" => format!(r#""value":{figure},"cohort":"{cohort}""#),
        _ => format!(r#""value":{figure}"#),
    };
    let kind = KINDS[*kind].split(' ').next().unwrap();
    let comma = if text.is_empty() { "" } else { "," };
    (format!(r#"{{"kind":"{kind}"{comma}{text}}}"#), max)
}

pub fn any_rule() -> impl Strategy<Value = RuleSeed> {
    (0..KINDS.len(), prop::array::uniform6(0u32..=1_000))
}

fn any_rounding() -> impl Strategy<Value = String> {
    let modes = &["half_up", "half_even", "down", "up"][..];
    (0u32..=3, prop::sample::select(modes)).prop_map(|(n, mode)| format!(r#"{{"decimals":{n},"mode":"{mode}"}}"#))
}

fn any_rounding_or_none() -> impl Strategy<Value = String> {
    prop_oneof![1 => Just("\"none\"".to_owned()), 2 => any_rounding()]
}

/// Policies, as edits of a framework.
pub fn any_policies() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let word = |words: &'static [&'static str]| prop::sample::select(words).prop_map(str::to_owned);
    (
        (any_rounding_or_none(), any_rounding_or_none(), any_rounding_or_none(), any_rounding()),
        word(&["\"shrink\"", "\"full\"", "\"zero\""]),
        word(&["\"exact\"", "\"printed\""]),
    )
        .prop_map(|((leaf, node, total, printed), not_applicable, decided_on)| {
            vec![
                ("policies.rounding.leaf", leaf),
                ("policies.rounding.node", node),
                ("policies.rounding.total", total),
                ("policies.rounding.printed_index", printed),
                ("policies.not_applicable", not_applicable),
                ("policies.classes.decided_on", decided_on),
            ]
        })
}

pub fn borrowed<'p>(policies: &'p [(&'static str, String)]) -> Vec<(&'static str, &'p str)> {
    policies.iter().map(|(place, value)| (*place, value.as_str())).collect()
}

/// The framework of a single rule, its leaf `L`.
pub fn of_one(seed: &RuleSeed, policies: &[(&'static str, String)]) -> Framework {
    let (rule, max) = rule_of(seed);
    let max = max.to_string();
    made(&[area("A", &max, &[leaf("L", &max, &rule)])], &borrowed(policies))
}

/// The same, its points taken away; a criterion beside it gives points.
pub fn of_one_taken(seed: &RuleSeed, policies: &[(&'static str, String)]) -> Framework {
    let (rule, max) = rule_of(seed);
    let max = max.to_string();
    let given = area("A", "10", &[leaf("G", "10", r#"{"kind":"manual_points"}"#)]);
    made(&[given, block("T", &max, PENALTY, &[leaf("L", &max, &rule)])], &borrowed(policies))
}

const ZERO: [&str; 4] = ["zero", "full", "not_applicable", "missing"];

/// Frameworks of two areas, one of them deep, and maybe a block of bonus and one of penalties.
pub fn any_framework() -> impl Strategy<Value = Tried> {
    let rules = |count: std::ops::Range<usize>| prop::collection::vec((any_rule(), 0usize..4), count);
    let blocks = (rules(0..3), rules(0..3), any::<bool>(), 1u32..=1_000, 1u32..=1_000);
    (rules(1..5), rules(1..4), blocks, any_policies(), 0u32..=300).prop_map(
        |(first, second, (bonus, penalty, counted, cap, most), policies, gone)| {
            let leaves = |prefix: &str, rules: &[(RuleSeed, usize)]| -> (Vec<String>, Decimal) {
                let leaf_of = |(i, (seed, zero)): (usize, &(RuleSeed, usize))| {
                    let (rule, max) = rule_of(seed);
                    let text = leaf(&format!("{prefix}{i}"), &max.to_string(), &rule);
                    let zero = format!(r#""zero_denominator":"{}""#, ZERO[*zero]);
                    (text.replace(r#""zero_denominator":"zero""#, &zero), max)
                };
                let all: Vec<(String, Decimal)> = rules.iter().enumerate().map(leaf_of).collect();
                (all.iter().map(|(text, _)| text.clone()).collect(), all.iter().map(|(_, max)| max).sum())
            };
            let (a, a_max) = leaves("A", &first);
            let (b, b_max) = leaves("B1_", &second);
            // One leaf gives points whatever the others are.
            let extra = leaf("B2", "5", r#"{"kind":"manual_points"}"#);
            let missing = format!(
                r#""not_measured":{{"points":"{}","reason":"Chưa đo"}},"rule""#,
                Decimal::new(i64::from(gone), 2)
            );
            let extra = if gone % 2 == 0 { extra.replacen("\"rule\"", &missing, 1) } else { extra };
            let deep = area("B", &(b_max + Decimal::from(5)).to_string(), &[area("B1", &b_max.to_string(), &b), extra]);
            let mut areas = vec![area("A", &a_max.to_string(), &a), deep];
            let hundredths = |n: u32| Decimal::new(i64::from(n), 2).to_string();
            if !bonus.is_empty() {
                areas.push(block("C", &hundredths(cap), if counted { COUNTED } else { CUT }, &leaves("C", &bonus).0));
            }
            if !penalty.is_empty() {
                areas.push(block("T", &hundredths(most), PENALTY, &leaves("T", &penalty).0));
            }
            let text = text_of(&areas, &borrowed(&policies));
            let framework = framework::read(&text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
            Tried { framework: Arc::new(framework), text }
        },
    )
}

fn value_of(spec: &FigureSpec, n: u32, scale: u8) -> Decimal {
    if spec.whole { Decimal::from(n) } else { Decimal::new(i64::from(n), u32::from(scale % 4)) }
}

/// An answer that fits a rule, where figures can.
pub fn fitting(rule: &Rule, (_, a, b, extra): Seed) -> Option<Given> {
    let options = rule.options();
    let (a, b) = (a % 3_000, b % 3_000);
    let figures: Vec<(FigureName, Figure)> = match (rule, rule.figures().as_slice()) {
        (Rule::ManualPoints, _) => return Some(Given::Points(Figure::Number(Decimal::new(i64::from(a), 3)))),
        (Rule::YesNo { .. }, _) => return Some(Given::Yes(a % 2 == 0)),
        (Rule::Choice { .. } | Rule::Grade { .. }, _) => {
            return Some(Given::Choice(options[a as usize % options.len()].id.clone()));
        }
        (_, [num, den]) if den.name == FigureName::DEN => {
            let (num_value, den_value) = (if b == 0 { 0 } else { a % (b + 1) }, b);
            vec![
                (FigureName::DEN, Figure::Number(value_of(den, den_value, extra))),
                (num.name.clone(), Figure::Number(value_of(num, num_value, extra))),
            ]
        }
        (Rule::SurveyPercent { percent }, _) => {
            vec![(
                FigureName::PERCENT,
                Figure::Number(if percent.whole {
                    Decimal::from(a % 101)
                } else {
                    Decimal::new(i64::from(a % 10_001), 2)
                }),
            )]
        }
        (_, specs) => {
            let values = [a % 120, b % 120];
            specs
                .iter()
                .zip(values)
                .map(|(spec, n)| (spec.name.clone(), Figure::Number(value_of(spec, n, extra))))
                .collect()
        }
    };
    let mut figures = figures;
    figures.sort_by(|a, b| a.0.cmp(&b.0));
    (!figures.is_empty()).then_some(Given::Figures(figures))
}

const OPTION_IDS: [&str; 4] = ["", "o1", "Kịp thời", "😀"];

/// A random answer: mostly one that fits, else any, right or wrong, with evidence and notes.
pub fn any_given(node: &Node, seed: Seed) -> Answer {
    let (kind, a, _, extra) = seed;
    let mut answer = any_answer(node, seed);
    if let Some(leaf) = &node.leaf {
        match kind % 16 {
            0..=9 => answer.given = fitting(&leaf.rule, seed).or(answer.given),
            10 => answer.given = Some(Given::Yes(a % 2 == 0)),
            11 => answer.given = Some(Given::Choice(OPTION_IDS[usize::from(extra) % 4].into())),
            _ => {}
        }
    }
    answer
}

/// A sheet with one random answer for each seed; points at inner nodes are rare, since they cover what is below.
pub fn any_sheet(framework: &Framework, seeds: &[Seed]) -> Assessment {
    let mut assessment = sheet(framework);
    for (node, seed) in framework.nodes().iter().zip(seeds) {
        if node.leaf.is_some() || seed.3 % 8 == 0 {
            assessment.set_answer(&node.id, any_given(node, *seed));
        }
    }
    assessment
}
