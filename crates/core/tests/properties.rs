//! What holds for the score of every sheet under every policy, tried on random ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::random::{config, seeds};
use common::{any_sheet, d, decree, e, not_applicable, points, ratio, sheet, variant};
use proptest::prelude::*;
use thuocdo_core::assessment::Given;
use thuocdo_core::framework::{CompareOn, Framework, NotApplicable};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::problem::Fault;
use thuocdo_core::score::{Change, LossReason, Needed, Score, State, ledger, points_to_next_class, remedy, score};

const MODES: [&str; 4] = ["half_up", "half_even", "down", "up"];

fn any_rounding() -> impl Strategy<Value = String> {
    (0u32..=3, prop::sample::select(&MODES)).prop_map(|(n, mode)| format!(r#"{{"decimals":{n},"mode":"{mode}"}}"#))
}

fn any_rounding_or_none() -> impl Strategy<Value = String> {
    prop_oneof![2 => Just("\"none\"".to_owned()), 3 => any_rounding()]
}

/// A framework that shows no more than its policies when a property fails.
#[derive(Clone)]
struct Tried(Framework);

impl std::fmt::Debug for Tried {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{:?}", self.0.policies)
    }
}

impl std::ops::Deref for Tried {
    type Target = Framework;
    fn deref(&self) -> &Framework {
        &self.0
    }
}

/// The example framework under random policies.
fn any_framework() -> impl Strategy<Value = Tried> {
    let word = |words: &'static [&'static str]| prop::sample::select(words);
    (
        (any_rounding_or_none(), any_rounding_or_none(), any_rounding_or_none(), any_rounding()),
        word(&["\"shrink\"", "\"full\"", "\"zero\""]),
        word(&["\"exact\"", "\"printed\""]),
    )
        .prop_map(|((leaf, node, total, printed), not_applicable, decided_on)| {
            Tried(variant(&[
                ("policies.rounding.leaf", &leaf),
                ("policies.rounding.node", &node),
                ("policies.rounding.total", &total),
                ("policies.rounding.printed_index", &printed),
                ("policies.not_applicable", not_applicable),
                ("policies.classes.decided_on", decided_on),
            ]))
        })
}

fn any_attainable() -> impl Strategy<Value = Option<Decimal>> {
    prop::option::of((1i64..40_000).prop_map(|n| Decimal::new(n, 3)))
}

/// The points of a leaf of the framework when it alone is answered with a ratio.
fn leaf_points(framework: &Framework, id: &str, num: Decimal, den: Decimal) -> Exact {
    let mut assessment = sheet(framework);
    assessment.set_answer(id, ratio(num, den));
    score(framework, &assessment).node(framework.find(id).unwrap()).points.clone().unwrap()
}

/// The sheet with a total of points, given at the two areas.
fn with_total(framework: &Framework, total: Decimal) -> Score {
    let mut assessment = sheet(framework);
    let first = total.min(d("20"));
    assessment.set_answer("A", points(first));
    assessment.set_answer("B", points(total - first));
    score(framework, &assessment)
}

fn class(score: &Score) -> usize {
    score.index.as_ref().unwrap().class.unwrap()
}

proptest! {
    #![proptest_config(config(160))]

    #[test]
    fn points_lie_between_zero_and_the_maximum_and_the_index_between_0_and_100(
        framework in any_framework(), seeds in seeds(10), attainable in any_attainable(),
    ) {
        let mut assessment = any_sheet(&framework, &seeds);
        assessment.attainable = attainable;
        let scored = score(&framework, &assessment);
        for index in framework.indices() {
            let (node, scored) = (framework.node(index), scored.node(index));
            prop_assert!(scored.attainable <= Exact::from(node.attainable()), "{}", node.id);
            if let Some(points) = &scored.points {
                prop_assert!(!points.is_negative() && *points <= Exact::from(node.max), "{}: {points:?}", node.id);
                prop_assert!(*points <= scored.attainable, "{}: {points:?}", node.id);
            }
        }
        prop_assert!(!scored.total.is_negative() && scored.total <= scored.attainable);
        if let Some(index) = &scored.index {
            prop_assert!(!index.exact.is_negative() && index.exact <= Exact::from(100), "{:?}", index.exact);
            prop_assert!((Decimal::ZERO..=d("100")).contains(&index.printed), "{}", index.printed);
            prop_assert!(index.class.is_some());
        }
    }

    #[test]
    fn more_good_cases_never_give_fewer_points(
        framework in any_framework(), den in 1u32..5_000, a in 0u32..5_000, b in 0u32..5_000,
    ) {
        let (low, high) = (a.min(b).min(den), a.max(b).min(den));
        for id in ["A1", "A2", "B1A", "B1B"] {
            let at = |num: u32| {
                let mut assessment = sheet(&framework);
                assessment.set_answer(id, ratio(Decimal::from(num), Decimal::from(den)));
                let scored = score(&framework, &assessment);
                (scored.node(framework.find(id).unwrap()).points.clone(), scored.total.clone(), class(&scored))
            };
            let (fewer, more) = (at(low), at(high));
            prop_assert!(fewer.0 <= more.0 && fewer.1 <= more.1, "{id}: {fewer:?} {more:?}");
            prop_assert!(fewer.2 >= more.2, "{id}: the class falls from {fewer:?} to {more:?}");
        }
    }

    #[test]
    fn the_order_in_which_answers_were_given_does_not_matter(
        framework in any_framework(), seeds in seeds(10), order in Just((0..10usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let straight = any_sheet(&framework, &seeds);
        let mut shuffled = sheet(&framework);
        for at in order {
            let id = &framework.nodes()[at].id;
            let mut answer = straight.answer(id);
            if let Some(Given::Figures(figures)) = &mut answer.given {
                figures.reverse();
            }
            shuffled.set_answer(id, answer);
        }
        let (mut one, mut other) = (score(&framework, &straight), score(&framework, &shuffled));
        for problems in [&mut one.problems, &mut other.problems] {
            problems.sort_by_key(|problem| format!("{problem:?}"));
        }
        prop_assert_eq!(one, other);
    }

    #[test]
    fn not_applicable_does_exactly_what_its_policy_says(
        framework in any_framework(), seeds in seeds(10), which in 0usize..5,
    ) {
        let id = ["A1", "A2", "A3", "B1A", "B1B"][which];
        let index = framework.find(id).unwrap();
        let mut without = any_sheet(&framework, &seeds);
        for inner in ["A", "B", "B1"] {
            without.answers.remove(inner);
        }
        without.answers.remove(id);
        let mut excused = without.clone();
        excused.set_answer(id, not_applicable());
        let (without, excused) = (score(&framework, &without), score(&framework, &excused));
        let own = Exact::from(framework.node(index).attainable());
        prop_assert_eq!(excused.node(index).state, State::NotApplicable);
        let shrunk = &without.attainable - &excused.attainable;
        let wanted = match framework.policies.not_applicable {
            NotApplicable::Shrink => (own, None),
            NotApplicable::Full => (Exact::ZERO, Some(own)),
            NotApplicable::Zero => (Exact::ZERO, Some(Exact::ZERO)),
        };
        prop_assert_eq!((shrunk, excused.node(index).points.clone()), wanted);
    }

    #[test]
    fn the_ledger_accounts_for_every_missing_point(
        framework in any_framework(), seeds in seeds(10), attainable in any_attainable(),
    ) {
        let mut assessment = any_sheet(&framework, &seeds);
        assessment.attainable = attainable;
        let scored = score(&framework, &assessment);
        let ledger = ledger(&framework, &scored);
        let sum = ledger.losses.iter().fold(Exact::ZERO, |sum, loss| &sum + &loss.points);
        prop_assert_eq!(&sum, &ledger.missing);
        prop_assert_eq!(&ledger.missing, &(&scored.attainable - &scored.total));
        prop_assert!(ledger.losses.windows(2).all(|pair| pair[0].points >= pair[1].points), "largest first");
        prop_assert!(ledger.losses.iter().all(|loss| !loss.points.is_zero()));
        let levels = framework.policies.rounding;
        if levels.node.is_none() && levels.total.is_none() {
            // Then every point is lost somewhere, and nothing hides behind the rounding of sums.
            prop_assert!(ledger.losses.iter().all(|loss| loss.node.is_some() || loss.reason != LossReason::Rounding), "{:?}", ledger.losses);
        }
    }

    #[test]
    fn a_remedy_wins_what_it_says_and_nothing_less_does(
        framework in any_framework(), den in prop_oneof![1u32..60, 1u32..9_000], share in 0u32..=1_000, which in 0usize..4,
        scale in 0u32..=3,
    ) {
        let id = ["A1", "A2", "B1A", "B1B"][which];
        let whole = id != "B1B";
        let num = (u64::from(den) * u64::from(share) / 1_000) as i64;
        let scale = if whole { 0 } else { scale };
        // What need not be whole is told to four decimals.
        let unit = if whole { Decimal::ONE } else { Decimal::new(1, 4) };
        let (num, den) = (Decimal::new(num, scale), Decimal::new(i64::from(den), scale));
        let mut assessment = sheet(&framework);
        assessment.set_answer(id, ratio(num, den));
        let scored = score(&framework, &assessment);
        let now = scored.node(framework.find(id).unwrap()).points.clone().unwrap();
        let best = leaf_points(&framework, id, den, den);
        let index = framework.find(id).unwrap();
        let Some(found) = remedy(&framework, index, scored.node(index)) else {
            prop_assert_eq!(now, best);
            return Ok(());
        };
        let check = |needed: &Needed, goal: &Exact| {
            let Needed { change: Change::More { amount: more, new_cases, .. }, gain } = needed else {
                return Err(TestCaseError::fail(format!("{needed:?} is no numerator")));
            };
            let won = leaf_points(&framework, id, num + more, den);
            prop_assert!(num + more <= den, "{more} more of {num}/{den} are too many");
            prop_assert!(won >= *goal, "{more} more give {won:?}");
            prop_assert_eq!(&won, &(&now + gain));
            let less = more - unit;
            prop_assert!(less < Decimal::ZERO || leaf_points(&framework, id, num + less, den) < *goal, "{less} is enough");
            let by_cases = |cases: Decimal| leaf_points(&framework, id, num + cases, den + cases);
            // They win no less than is said to be won.
            match new_cases {
                Some(cases) => {
                    prop_assert!(by_cases(*cases) >= won, "{cases} new cases are not enough");
                    prop_assert!(by_cases(cases - unit) < won, "fewer than {cases} new cases are enough");
                }
                None => prop_assert!(by_cases(d("100000000000")) < won, "some number of new cases is enough"),
            }
            Ok(())
        };
        check(&found.full, &best)?;
        let tenth = &now + &e("0.1");
        match &found.step {
            Some(step) => check(step, &tenth)?,
            None => prop_assert!(
                leaf_points(&framework, id, (num + more(&found.full) - unit).max(Decimal::ZERO), den) < tenth
            ),
        }
    }

    #[test]
    fn the_points_to_the_next_class_reach_it_and_fewer_do_not(framework in any_framework(), hundredths in 0i64..=34_000) {
        let total = Decimal::new(hundredths, 3);
        let scored = with_total(&framework, total);
        let node_rounding = framework.policies.rounding.node;
        prop_assume!(node_rounding.is_none());
        let Some(standing) = points_to_next_class(&framework, &scored) else {
            prop_assert_eq!(class(&scored), 0);
            return Ok(());
        };
        prop_assert_eq!(standing.next + 1, class(&scored));
        let needed = standing.points.to_decimal().unwrap();
        let lifted = with_total(&framework, total + needed);
        prop_assert_eq!(lifted.problems, []);
        prop_assert!(lifted.index.as_ref().unwrap().class.unwrap() <= standing.next, "{total} + {needed}");
        let policies = &framework.policies;
        let has_least = |rounding: Rounding| matches!(rounding.mode, RoundingMode::HalfUp | RoundingMode::Down);
        let sharp = policies.rounding.total.is_none_or(has_least)
            && (policies.classes.decided_on == CompareOn::Exact || has_least(policies.rounding.printed_index));
        if sharp {
            let almost = with_total(&framework, total + needed - Decimal::new(1, 9));
            prop_assert_eq!(class(&almost), class(&scored), "{} + {} less a billionth", total, needed);
        }
    }

    #[test]
    fn a_higher_total_never_has_a_lower_class(framework in any_framework(), a in 0i64..=34_000, b in 0i64..=34_000) {
        let (low, high) = (with_total(&framework, Decimal::new(a.min(b), 3)), with_total(&framework, Decimal::new(a.max(b), 3)));
        prop_assert!(class(&low) >= class(&high));
    }
}

/// How many more of the numerator a remedy asks for.
fn more(needed: &Needed) -> Decimal {
    match needed.change {
        Change::More { amount, .. } => amount,
        ref other => panic!("{other:?} is no numerator"),
    }
}

#[test]
fn figures_at_the_limit_of_what_can_be_typed_are_scored_and_have_remedies_without_overflow() {
    let most = d("999999999999999.999999");
    let small = d("0.000001");
    for rounding in ["\"none\"", r#"{"decimals":6,"mode":"half_up"}"#] {
        let framework =
            variant(&[("policies.rounding.leaf", rounding), ("nodes.1.children.0.children.1.rule.full_at", "\"100\"")]);
        let index = framework.find("B1B").unwrap();
        // One step (0.1 of 6.745 points) then leads to a hair below the maximum, which takes ever so many new cases.
        let hair = (most * d("6.645") / d("6.745")).trunc_with_scale(6);
        for (num, den) in [(small, most), (most, most), (most - small, most), (small, small), (hair, most)] {
            let mut assessment = sheet(&framework);
            assessment.set_answer("B1B", ratio(num, den));
            let scored = score(&framework, &assessment);
            assert_eq!(scored.problems, [], "{num}/{den}");
            let ledger = ledger(&framework, &scored);
            assert_eq!(ledger.missing, scored.missing());
            if let Some(found) = remedy(&framework, index, scored.node(index)) {
                assert!(num + more(&found.full) <= den, "{num}/{den}");
            }
        }
    }
}

#[test]
fn a_maximum_off_the_grid_of_rounding_is_neither_exceeded_nor_out_of_reach() {
    // max 2.255: half-up and up give 2.26, which is more than can be had; half-even, to the even 2.26, too.
    for (mode, full) in [("half_up", "2.255"), ("half_even", "2.255"), ("up", "2.255"), ("down", "2.25")] {
        let rounding = format!(r#"{{"decimals":2,"mode":"{mode}"}}"#);
        let framework = variant(&[("policies.rounding.leaf", &rounding)]);
        assert_eq!(leaf_points(&framework, "B1A", d("7"), d("7")), e(full), "{mode}");
        let mut assessment = sheet(&framework);
        assessment.set_answer("B1A", ratio(d("7"), d("7")));
        let scored = score(&framework, &assessment);
        let index = framework.find("B1A").unwrap();
        assert_eq!(remedy(&framework, index, scored.node(index)), None, "{mode}");
    }
}

#[test]
fn a_denominator_below_the_points_is_reported_and_not_used() {
    let framework = decree();
    let mut assessment = sheet(&framework);
    assessment.set_answer("TDGQ", points(d("18")));
    for (attainable, wanted, faults) in [("80", "80", 0), ("18", "18", 0), ("17.99", "100", 1)] {
        assessment.attainable = Some(d(attainable));
        let scored = score(&framework, &assessment);
        assert_eq!(scored.attainable, e(wanted), "{attainable}");
        assert_eq!(scored.problems.len(), faults, "{attainable}");
        for problem in &scored.problems {
            assert_eq!(problem.path, "attainable");
            assert_eq!(problem.fault, Fault::AttainableBelowPoints { given: d(attainable), points: d("18.00") });
        }
    }
}
