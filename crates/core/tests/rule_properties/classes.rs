//! Classes that nobody can be in by the linter: no sheet is in one, and where all sheets can be tried, one is in each other.

use std::collections::BTreeSet;

use super::*;
use crate::common::any_rules::{RuleSeed, any_policies, borrowed, fitting, rule_of};
use crate::common::made::{PENALTY, area, block, leaf, made};
use crate::common::{Seed, answered, edited};
use thuocdo_core::framework::{self, Framework, NodeIndex, lint};

/// So many classes, of equal width.
fn classes(count: u32) -> String {
    let edge = |i: u32| Decimal::new(i64::from(i) * 10_000 / i64::from(count), 2);
    let class = |i: u32| format!(r#"{{"id":"c{i}","name":"C{i}","from":"{}"}}"#, edge(i));
    format!("[{}]", (0..count).rev().map(class).collect::<Vec<_>>().join(","))
}

/// The places of the classes that are told.
fn told(framework: &Framework) -> BTreeSet<usize> {
    let problems = lint(framework);
    let places = problems.iter().filter(|problem| problem.code() == "B25").map(|problem| {
        problem.path.strip_prefix("policies.classes.list[").unwrap().trim_end_matches(']').parse().unwrap()
    });
    places.collect()
}

/// Something for each leaf that gives points, or "not applicable"; what stands in blocks may be left empty.
fn complete(framework: &Framework, seeds: &[Seed]) -> Option<thuocdo_core::assessment::Assessment> {
    let mut assessment = sheet(framework);
    for (index, seed) in framework.indices().zip(seeds.iter().cycle()) {
        let node = framework.node(index);
        let Some(leaf) = node.leaf.as_ref().filter(|leaf| leaf.rule.is_scored()) else { continue };
        let given = match seed.0 % 8 {
            0 => Given::NotApplicable("không phát sinh".into()),
            1 if node.block().is_some() => continue,
            _ => fitting(&leaf.rule, *seed)?,
        };
        assessment.set_answer(&node.id, answered(given));
    }
    Some(assessment)
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn nobody_is_in_a_class_that_is_told(
        framework in any_framework(), count in 2u32..60, sheets in prop::collection::vec(prop::collection::vec(
            (any::<u8>(), prop_oneof![0u32..20, 0u32..3_000], prop_oneof![0u32..20, 0u32..3_000], any::<u8>()), 1..24), 8),
    ) {
        let text = edited(&framework.source().to_line(), &[("policies.classes.list", &classes(count))]);
        let framework = framework::read(&text).unwrap();
        let told = told(&framework);
        for seeds in &sheets {
            let Some(assessment) = complete(&framework, seeds) else { continue };
            let scored = score(&framework, &assessment);
            // Figures that are off, and criteria without any result, are no complete sheet.
            let lacks = framework.indices().any(|index| {
                let node = scored.node(index);
                node.state == State::NotAnswered && framework.node(index).block().is_none()
            });
            let class = scored.index.and_then(|index| index.class);
            prop_assert!(lacks || class.is_none_or(|class| !told.contains(&class)), "{class:?} {told:?}");
        }
    }
}

/// The kinds whose answers can be counted: yes or no, options, grades.
fn any_of_few_answers() -> impl Strategy<Value = RuleSeed> {
    (1usize..=3, prop::array::uniform6(0u32..=1_000))
}

/// All answers to such a rule.
fn answers(rule: &Rule, may_be_excused: bool) -> Vec<Given> {
    let excuse = may_be_excused.then(|| Given::NotApplicable("không phát sinh".into()));
    match rule {
        Rule::YesNo { .. } => [Given::Yes(true), Given::Yes(false)].into_iter().chain(excuse).collect(),
        _ => rule.options().iter().map(|option| Given::Choice(option.id.clone())).chain(excuse).collect(),
    }
}

/// The classes that some sheet is in, over all sheets.
fn reached(framework: &Framework) -> BTreeSet<usize> {
    let leaves: Vec<NodeIndex> = framework.indices().filter(|index| framework.node(*index).leaf.is_some()).collect();
    let mut sheets = vec![sheet(framework)];
    for index in leaves {
        let node = framework.node(index);
        let leaf = node.leaf.as_ref().unwrap();
        let all = answers(&leaf.rule, leaf.not_applicable);
        let with = |base: &thuocdo_core::assessment::Assessment, given: &Given| {
            let mut next = base.clone();
            next.set_answer(&node.id, answered(given.clone()));
            next
        };
        sheets = sheets.iter().flat_map(|base| all.iter().map(|given| with(base, given)).collect::<Vec<_>>()).collect();
    }
    sheets.iter().filter_map(|assessment| score(framework, assessment).index?.class).collect()
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn somebody_can_be_in_each_class_that_is_not_told(
        rules in prop::collection::vec((any_of_few_answers(), any::<bool>()), 1..5), policies in any_policies(),
        count in 2u32..40,
    ) {
        let mut leaves = Vec::new();
        let mut sum = Decimal::ZERO;
        for (i, (seed, may_be_excused)) in rules.iter().enumerate() {
            let (rule, max) = rule_of(seed);
            sum += max;
            let text = leaf(&format!("L{i}"), &max.to_string(), &rule);
            leaves.push(text.replace("\"not_applicable\":true", &format!("\"not_applicable\":{may_be_excused}")));
        }
        let list = classes(count);
        let edits = [borrowed(&policies), vec![("policies.classes.list", list.as_str())]].concat();
        let framework = made(&[area("A", &sum.to_string(), &leaves)], &edits);
        let reached = reached(&framework);
        let told = told(&framework);
        for class in 0..count as usize {
            prop_assert_eq!(reached.contains(&class), !told.contains(&class), "{} {:?} {:?}", class, reached, told);
        }
    }
}

/// Sheets that no single other answer makes worse, or better: of each leaf, some answers and "not applicable" are tried.
fn furthest(framework: &Framework, rises: bool, seeds: &[Seed]) -> Option<usize> {
    let of = |assessment: &thuocdo_core::assessment::Assessment| {
        let index = score(framework, assessment).index;
        index.map(|index| if rises { index.exact } else { &Exact::ZERO - &index.exact })
    };
    let mut best = complete(framework, seeds)?;
    for _ in 0..2 {
        for index in framework.indices() {
            let node = framework.node(index);
            let Some(leaf) = node.leaf.as_ref().filter(|leaf| leaf.rule.is_scored()) else { continue };
            let excuse = leaf.not_applicable.then(|| Given::NotApplicable("không phát sinh".into()));
            let all = seeds.iter().take(8).filter_map(|seed| fitting(&leaf.rule, *seed)).chain(excuse);
            for given in all {
                let mut next = best.clone();
                next.set_answer(&node.id, answered(given));
                if of(&next).is_some_and(|next| of(&best).is_none_or(|best| next > best)) {
                    best = next;
                }
            }
        }
    }
    let scored = score(framework, &best);
    let lacks = framework.indices().any(|index| {
        let state = scored.node(index).state;
        matches!(state, State::NotAnswered | State::NotAppraised) && framework.node(index).block().is_none()
    });
    scored.index.filter(|_| !lacks)?.class
}

proptest! {
    #![proptest_config(config(60))]

    /// Of so many criteria that their sums are not gone through, the least and the greatest index are told by themselves.
    #[test]
    fn nobody_is_below_the_least_or_above_the_greatest_index(
        rules in prop::collection::vec((any_of_few_answers(), prop::bool::weighted(0.7)), 12..18),
        taken in prop::collection::vec(any_of_few_answers(), 0..3), cap in 1u32..2_000, policies in any_policies(),
        seeds in prop::collection::vec((2u8..=255, 0u32..3_000, 0u32..3_000, any::<u8>()), 8..24),
    ) {
        let leaves = |id: &str, rules: &[(RuleSeed, bool)]| {
            let of = |(i, (seed, may_be_excused)): (usize, &(RuleSeed, bool))| {
                let (rule, max) = rule_of(seed);
                let text = leaf(&format!("{id}{i}"), &max.to_string(), &rule);
                (text.replace("\"not_applicable\":true", &format!("\"not_applicable\":{may_be_excused}")), max)
            };
            let (texts, maxima): (Vec<String>, Vec<Decimal>) = rules.iter().enumerate().map(of).unzip();
            (texts, maxima.into_iter().sum::<Decimal>().to_string())
        };
        let (texts, max) = leaves("L", &rules);
        let taken: Vec<(RuleSeed, bool)> = taken.into_iter().map(|seed| (seed, false)).collect();
        let mut areas = vec![area("A", &max, &[area("B", &max, &texts)])];
        if !taken.is_empty() {
            areas.push(block("T", &Decimal::new(i64::from(cap), 2).to_string(), PENALTY, &leaves("T", &taken).0));
        }
        let list = classes(100);
        let edits = [borrowed(&policies), vec![("policies.classes.list", list.as_str())]].concat();
        let framework = made(&areas, &edits);
        let told = told(&framework);
        for rises in [false, true] {
            let class = furthest(&framework, rises, &seeds);
            prop_assert!(class.is_none_or(|class| !told.contains(&class)), "{class:?} {told:?}");
        }
    }
}
