//! What holds for every rule, every framework made of rules and blocks, and every answer, tried on random ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::any_rules::{Tried, any_framework, any_sheet};
use common::random::{config, seeds};
use common::{d, sheet};
use proptest::prelude::*;
use thuocdo_core::assessment::{self, Given};
use thuocdo_core::exchange::{decode, encode};
use thuocdo_core::framework::{AboveFull, Block, Rule};
use thuocdo_core::number::{Decimal, Exact};
use thuocdo_core::score::{Basis, LossReason, Measured, Progress, State, ledger, score};

#[path = "rule_properties/classes.rs"]
mod classes;
#[path = "rule_properties/monotone.rs"]
mod monotone;
#[path = "rule_properties/remedy.rs"]
mod remedy;

fn any_attainable() -> impl Strategy<Value = Option<Decimal>> {
    prop_oneof![3 => Just(None), 1 => (1i64..40_000).prop_map(|n| Some(Decimal::new(n, 3)))]
}

/// Whether bonus points count above full points.
fn counts_above_full(framework: &Tried) -> bool {
    let counted = |at| matches!(framework.node(at).own_block, Some(Block::Bonus { above_full: AboveFull::Counted }));
    framework.areas().any(counted)
}

/// The bands that hold a ratio or a number, by whole numbers alone: `num × 100 × 10ⁿ` against `edge × 10ⁿ × den`.
fn bands_holding(rule: &Rule, measured: &Measured) -> Vec<usize> {
    let Rule::Bands { bands, .. } = rule else { panic!("{rule:?}") };
    let (num, den) = match measured {
        Measured::Value(value) => (*value, d("1")),
        Measured::Ratio { num, den } => (*num * d("100"), *den),
    };
    let whole = |value: Decimal| {
        let mut value = value;
        value.rescale(6);
        value.mantissa()
    };
    let against = |edge: Decimal| (whole(num) * 1_000_000).cmp(&(whole(edge) * whole(den)));
    let holds = |band: &thuocdo_core::framework::Band| {
        let from = band.from.is_none_or(|edge| against(edge.at).is_gt() || (edge.included && against(edge.at).is_eq()));
        let to = band.to.is_none_or(|edge| against(edge.at).is_lt() || (edge.included && against(edge.at).is_eq()));
        from && to
    };
    (0..bands.len()).filter(|at| holds(&bands[*at])).collect()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn points_lie_between_nothing_and_the_maximum(
        framework in any_framework(), seeds in seeds(24), attainable in any_attainable(),
    ) {
        let mut assessment = any_sheet(&framework, &seeds);
        assessment.attainable = attainable;
        let scored = score(&framework, &assessment);
        for index in framework.indices() {
            let (node, scored) = (framework.node(index), scored.node(index));
            if let Some(points) = &scored.points {
                let most = Exact::from(node.attainable());
                let (low, high) = match node.block() {
                    Some(Block::Penalty) => (&Exact::ZERO - &most, Exact::ZERO),
                    _ => (Exact::ZERO, most),
                };
                // Within a block only its cap holds the sums of criteria.
                let is_sum = node.leaf.is_none() && node.own_block.is_none() && node.block().is_some();
                prop_assert!(is_sum || (low <= *points && *points <= high), "{}: {points:?}", node.id);
            }
            let in_block = node.block().is_some();
            prop_assert!(!in_block || scored.attainable.is_zero(), "{}: blocks have no denominator", node.id);
            prop_assert!(scored.attainable <= Exact::from(node.attainable()), "{}", node.id);
            let is_told = node.leaf.as_ref().is_some_and(|leaf| !leaf.rule.is_scored());
            prop_assert_eq!(is_told && scored.state == State::Information, is_told, "{}", node.id);
        }
        prop_assert!(!scored.total.is_negative());
        prop_assert!(scored.total <= scored.attainable || counts_above_full(&framework), "{:?}", scored.total);
        prop_assert!(scored.attainable <= framework.attainable());
        let progress = Progress::of_all(&framework, &scored);
        prop_assert!(progress.answered <= progress.total);
    }

    #[test]
    fn a_value_lies_in_exactly_the_band_that_is_scored(framework in any_framework(), seeds in seeds(24)) {
        let scored = score(&framework, &any_sheet(&framework, &seeds));
        for index in framework.indices() {
            if let (Some(leaf), Basis::Band { measured, band }) = (&framework.node(index).leaf, &scored.node(index).basis) {
                prop_assert_eq!(bands_holding(&leaf.rule, measured), [*band], "{:?}", measured);
            }
        }
    }

    #[test]
    fn the_ledger_accounts_for_every_point_with_bonus_and_penalty(
        framework in any_framework(), seeds in seeds(24), attainable in any_attainable(),
    ) {
        let mut assessment = any_sheet(&framework, &seeds);
        assessment.attainable = attainable;
        let scored = score(&framework, &assessment);
        let ledger = ledger(&framework, &scored);
        let sum = ledger.losses.iter().fold(Exact::ZERO, |sum, loss| &sum + &loss.points);
        prop_assert_eq!(&sum, &ledger.missing);
        prop_assert_eq!(&ledger.missing, &(&scored.attainable - &scored.total));
        prop_assert!(ledger.losses.windows(2).all(|pair| pair[0].points >= pair[1].points), "largest first");
        for loss in &ledger.losses {
            prop_assert!(!loss.points.is_zero(), "{loss:?}");
            let block = loss.node.and_then(|at| framework.node(at).block());
            let fits = match loss.reason {
                LossReason::Bonus => matches!(block, Some(Block::Bonus { .. })) && loss.points.is_negative(),
                LossReason::Penalty => block == Some(Block::Penalty) && !loss.points.is_negative(),
                LossReason::Cap => loss.node.is_none() || block.is_some(),
                _ => block.is_none(),
            };
            prop_assert!(fits, "{loss:?}");
        }
        let levels = framework.policies.rounding;
        if levels.node.is_none() && levels.total.is_none() {
            let rounding = ledger.losses.iter().find(|loss| loss.node.is_none() && loss.reason == LossReason::Rounding);
            prop_assert!(rounding.is_none(), "nothing hides behind the rounding of sums: {:?}", ledger.losses);
        }
    }

    #[test]
    fn the_order_of_answers_does_not_matter(
        framework in any_framework(), seeds in seeds(24), order in Just((0..24).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let straight = any_sheet(&framework, &seeds);
        let mut shuffled = sheet(&framework);
        for at in order {
            let Some(node) = framework.nodes().get(at) else { continue };
            let mut answer = straight.answer(&node.id);
            if let Some(Given::Figures(figures)) = &mut answer.given {
                figures.reverse();
            }
            shuffled.set_answer(&node.id, answer);
        }
        for node in framework.nodes().iter().skip(24) {
            shuffled.set_answer(&node.id, straight.answer(&node.id));
        }
        let (mut one, mut other) = (score(&framework, &straight), score(&framework, &shuffled));
        for problems in [&mut one.problems, &mut other.problems] {
            problems.sort_by_key(|problem| format!("{problem:?}"));
        }
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_framework_travels_in_files_and_links_and_scores_the_same(
        framework in any_framework(), seeds in seeds(24), attainable in any_attainable(),
    ) {
        prop_assert!(!framework.is_embedded());
        let mut assessment = any_sheet(&framework, &seeds);
        assessment.attainable = attainable;
        let scored = score(&framework, &assessment);

        let json = assessment.to_json(&framework);
        prop_assert_eq!(json.get("framework").and_then(|it| it.get("text")), Some(framework.source()));
        let text = json.to_pretty();
        let read = assessment::read(&text).map_err(|problems| TestCaseError::fail(format!("{problems:?}\n{text}")))?;
        prop_assert_eq!(&read.assessment, &assessment);
        prop_assert_eq!(read.warnings, []);
        prop_assert_eq!(read.framework.hash, framework.hash);
        prop_assert_eq!(read.assessment.to_json(&read.framework).to_pretty(), text, "one content, one text");
        prop_assert_eq!(&score(&read.framework, &read.assessment), &scored);

        let link = encode(&framework, &assessment).unwrap();
        prop_assert!(link.starts_with('2'));
        let (opened, carried) = decode(&link).unwrap();
        prop_assert_eq!(&opened, &assessment);
        prop_assert_eq!(carried.hash, framework.hash);
        prop_assert_eq!(encode(&carried, &opened), Ok(link));
        prop_assert_eq!(score(&carried, &opened), scored);
    }
}
