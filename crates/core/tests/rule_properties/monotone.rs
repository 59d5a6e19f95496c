//! More of what is good never gives less, and more of what is bad never gives more.

use super::*;
use crate::common::answered;
use crate::common::any_rules::{KINDS, RuleSeed, any_policies, any_rule, fitting, of_one};
use thuocdo_core::assessment::Figure;
use thuocdo_core::framework::{FigureName, Framework, Measure};
use thuocdo_core::problem::Fault;

/// The figure that a rule's points follow, and whether they rise with it; `None` where neither is promised.
fn follows(rule: &Rule) -> Option<(FigureName, bool)> {
    let first = rule.figures().first().map(|spec| spec.name.clone())?;
    let of = |measure: &Measure| measure.figures()[0].name.clone();
    match rule {
        Rule::LinearRatio { .. } | Rule::CountPoints { .. } | Rule::SurveyPercent { .. } => Some((first, true)),
        Rule::CohortThreshold { .. } | Rule::CohortShare { .. } => Some((first, true)),
        Rule::Deduction { .. } => Some((first, false)),
        Rule::LinearBetween { of: measure, zero_at, full_at } => Some((of(measure), zero_at < full_at)),
        _ => None,
    }
}

/// The points and the total of a sheet with this one answer, and whether anything is wrong with it.
fn points(framework: &Framework, given: Given) -> (Option<Exact>, Exact, bool) {
    let mut assessment = sheet(framework);
    assessment.set_answer("L", answered(given));
    let scored = score(framework, &assessment);
    // More than all, and above the best of all, is said, and scored for the time being.
    let is_scored = |fault: &Fault| {
        matches!(fault, Fault::NumeratorAboveDenominator { .. } | Fault::PublishedFigureDoubtful { .. })
    };
    let is_wrong = scored.problems.iter().any(|problem| !is_scored(&problem.fault));
    (scored.node(framework.find("L").unwrap()).points.clone(), scored.total, is_wrong)
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn points_follow_their_figure(
        seed in any_rule(), policies in any_policies(), answer in (Just(0u8), 0u32..3_000, 1u32..3_000, any::<u8>()),
        more in prop_oneof![0i64..=3, 0i64..=2_000],
    ) {
        let framework = of_one(&seed, &policies);
        let rule = framework.node(framework.find("L").unwrap()).leaf.as_ref().unwrap().rule.clone();
        let (Some((name, rises)), Some(Given::Figures(figures))) = (follows(&rule), fitting(&rule, answer)) else {
            return Ok(());
        };
        let mut raised = figures.clone();
        let at = raised.iter().position(|(figure, _)| *figure == name).unwrap();
        if let Figure::Number(value) = &mut raised[at].1 {
            *value += Decimal::from(more);
        }
        let (low, high) = (points(&framework, Given::Figures(figures)), points(&framework, Given::Figures(raised)));
        if low.2 || high.2 {
            prop_assert!(matches!(rule, Rule::SurveyPercent { .. }), "only a survey above 100 % is refused: {low:?} {high:?}");
            return Ok(());
        }
        let (low, high) = if rises { (low, high) } else { (high, low) };
        prop_assert!(low.0.is_some() && low.0 <= high.0 && low.1 <= high.1, "{} {low:?} {high:?}", KINDS[seed.0]);
    }

    #[test]
    fn every_kind_reaches_its_best_and_no_more(seed in any_rule(), policies in any_policies()) {
        let framework = of_one(&seed, &policies);
        let node = framework.node(framework.find("L").unwrap());
        let rule = &node.leaf.as_ref().unwrap().rule;
        let best = match rule {
            Rule::LinearRatio { .. } => "num=7 den=7".to_owned(),
            Rule::SurveyPercent { .. } => "percent=100".into(),
            Rule::CohortShare { .. } => "value=9 published=9".into(),
            Rule::LinearBetween { of: Measure::Ratio { .. }, full_at, .. } if full_at.is_zero() => "num=0 den=7".into(),
            Rule::LinearBetween { of: Measure::Value(spec), full_at, .. } if !spec.whole || full_at.is_integer() => {
                format!("value={full_at}")
            }
            _ => return Ok(()),
        };
        let (found, total, wrong) = points(&framework, crate::common::made::given(&best).unwrap());
        prop_assert!(!wrong);
        // The maximum is reached, or what rounding leaves of it.
        let max = Exact::from(node.attainable());
        let rounded = framework.policies.rounding.leaf.map_or(max.clone(), |to| max.rounded(to)).min(max);
        prop_assert_eq!(found, Some(rounded), "{}", best);
        prop_assert!(total <= Exact::from(node.max));
    }
}

/// The seeds cover every kind, or a property above would pass by trying nothing.
#[test]
fn random_rules_are_of_every_kind() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::new(config(1));
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..600 {
        let seed: RuleSeed = any_rule().new_tree(&mut runner).unwrap().current();
        let framework = of_one(&(seed.0.min(14), seed.1), &[]);
        seen.insert(framework.node(framework.find("L").unwrap()).leaf.as_ref().unwrap().rule.kind());
    }
    assert_eq!(seen.len(), 13, "all but information, which gives no points: {seen:?}");
}
