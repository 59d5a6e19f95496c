//! A remedy wins what it says, and nothing less reaches the same.

use super::*;
use crate::common::answered;
use crate::common::any_rules::{KINDS, any_policies, any_rule, fitting, of_one, of_one_taken};
use thuocdo_core::assessment::Figure;
use thuocdo_core::framework::{Block, FigureName, Framework};
use thuocdo_core::score::{Change, Needed, Remedy, leaf_of, remedy};

/// The points of the leaf with this answer; `None` where it gives none.
fn points(framework: &Framework, given: &Given) -> Option<Exact> {
    let mut assessment = sheet(framework);
    assessment.set_answer("L", answered(given.clone()));
    score(framework, &assessment).node(framework.find("L").unwrap()).points.clone()
}

fn with(given: &Given, name: &FigureName, change: impl Fn(Decimal) -> Decimal) -> Given {
    let Given::Figures(figures) = given else { panic!("{given:?} has no {name:?}") };
    let figure = |(own, figure): &(FigureName, Figure)| match figure {
        Figure::Number(value) if own == name => (own.clone(), Figure::Number(change(*value))),
        other => (own.clone(), other.clone()),
    };
    Given::Figures(figures.iter().map(figure).collect())
}

/// What a remedy is told to: whole cases, or four decimals of what need not be whole.
fn least_of(rule: &Rule, figure: &FigureName) -> Decimal {
    let whole = rule.figures().iter().any(|spec| spec.name == *figure && spec.whole);
    if whole { Decimal::ONE } else { Decimal::new(1, 4) }
}

/// The answer after a change, and after a little less of it.
fn applied(framework: &Framework, given: &Given, change: &Change) -> (Given, Option<Given>) {
    let rule = &framework.node(framework.find("L").unwrap()).leaf.as_ref().unwrap().rule;
    let one = Decimal::ONE;
    match change {
        Change::More { figure, amount, .. } => {
            let one = least_of(rule, figure);
            let less = (*amount > one).then(|| with(given, figure, |value| value + amount - one));
            (with(given, figure, |value| value + amount), less)
        }
        Change::Fewer { figure, amount } => {
            let one = least_of(rule, figure);
            let less = (*amount > one).then(|| with(given, figure, |value| value - amount + one));
            (with(given, figure, |value| value - amount), less)
        }
        Change::Reach { figure, value, included, rising } => {
            let sign = if *rising { one } else { -one };
            let least = least_of(rule, figure);
            let hair = Decimal::new(1, 6);
            let (enough, less) = if *included { (*value, value - sign * least) } else { (value + sign * hair, *value) };
            (with(given, figure, |_| enough), (!less.is_sign_negative()).then(|| with(given, figure, |_| less)))
        }
        Change::Choose { option } => (Given::Choice(rule.options()[*option].id.clone()), None),
        Change::Answer { yes } => (Given::Yes(*yes), None),
    }
}

/// Whether the leaf takes points away.
fn is_taken(framework: &Framework) -> bool {
    framework.node(framework.find("L").unwrap()).block() == Some(Block::Penalty)
}

/// Points as the framework rounds them at leaves; below 0 where they are taken away.
fn rounded(framework: &Framework, points: Exact) -> Exact {
    let max = Exact::from(framework.node(framework.find("L").unwrap()).attainable());
    let points = framework.policies.rounding.leaf.map_or(points.clone(), |to| points.rounded(to)).min(max);
    if is_taken(framework) { &Exact::ZERO - &points } else { points }
}

/// The points that a step aims at: the next option or band, one event, or a tenth of a point.
fn next(framework: &Framework, rule: &Rule, now: &Exact) -> Option<Exact> {
    let max = Exact::from(framework.node(framework.find("L").unwrap()).attainable());
    let least = |worth: Vec<Exact>| worth.into_iter().map(|p| rounded(framework, p)).filter(|p| p > now).min();
    let exact = |value: &Decimal| Exact::from(*value);
    match rule {
        Rule::YesNo { yes, no } => least(vec![exact(yes), exact(no)]),
        Rule::Choice { options } => least(options.iter().map(|option| exact(&option.worth)).collect()),
        Rule::Grade { options } => {
            least(options.iter().map(|option| max.times(&exact(&option.worth).hundredth())).collect())
        }
        Rule::Bands { bands, .. } => least(bands.iter().map(|band| exact(&band.points)).collect()),
        // A whole count that wins anything; the points of two counts differ by a millionth at least.
        Rule::CountPoints { count, .. } | Rule::Deduction { count, .. } if count.whole => {
            let most = if is_taken(framework) { Exact::ZERO } else { max };
            (*now < most).then(|| now + &exact(&Decimal::new(1, 6)))
        }
        Rule::CountPoints { per, .. } | Rule::Deduction { per, .. } => {
            let raised = now + &exact(per);
            least(vec![if is_taken(framework) { &Exact::ZERO - &raised } else { raised }])
        }
        _ => Some(now + &exact(&Decimal::new(1, 1))),
    }
}

/// The answer that gives everything the rule can give, or takes the least, where one answer surely does.
fn best(rule: &Rule, given: &Given, taken: bool) -> Option<Given> {
    let far = Decimal::from(1_000_000_000);
    let end = |wanted: bool, most: Decimal| if wanted == taken { Decimal::ZERO } else { most };
    match (rule, given) {
        (Rule::YesNo { yes, no }, _) => Some(Given::Yes(if taken { yes < no } else { yes > no })),
        (Rule::Choice { options } | Rule::Grade { options }, _) => {
            let sign = if taken { -Decimal::ONE } else { Decimal::ONE };
            options.iter().max_by_key(|option| sign * option.worth).map(|option| Given::Choice(option.id.clone()))
        }
        (Rule::CountPoints { .. }, _) => Some(with(given, &FigureName::COUNT, |_| end(true, far))),
        (Rule::Deduction { .. }, _) => Some(with(given, &FigureName::COUNT, |_| end(false, far))),
        (Rule::SurveyPercent { .. }, _) => Some(with(given, &FigureName::PERCENT, |_| end(true, Decimal::ONE_HUNDRED))),
        (Rule::CohortThreshold { reached, below, .. }, _) => {
            Some(with(given, &FigureName::VALUE, |_| end(reached >= below, far)))
        }
        (Rule::CohortShare { .. }, _) => Some(with(given, &FigureName::VALUE, |_| end(true, far))),
        (Rule::LinearRatio { .. }, Given::Figures(figures)) => {
            let den = figures.iter().find(|(name, _)| *name == FigureName::DEN)?.1.number()?;
            Some(with(given, &FigureName::NUM, |_| end(true, den)))
        }
        (Rule::LinearBetween { zero_at, full_at, .. }, Given::Figures(figures)) => {
            match figures.iter().find(|(name, _)| *name == FigureName::DEN) {
                Some((_, den)) => {
                    Some(with(given, &FigureName::NUM, |_| end(full_at > zero_at, den.number().unwrap())))
                }
                None => Some(with(given, &FigureName::VALUE, |_| end(full_at > zero_at, far))),
            }
        }
        _ => None,
    }
}

fn check(
    framework: &Framework,
    given: &Given,
    now: &Exact,
    needed: &Needed,
    goal: &Exact,
) -> Result<(), TestCaseError> {
    let (after, less) = applied(framework, given, &needed.change);
    let won = points(framework, &after);
    prop_assert_eq!(&won, &Some(now + &needed.gain), "{:?} is said to win {:?}", needed.change, needed.gain);
    prop_assert!(won.as_ref() >= Some(goal), "{:?} gives {won:?}, not {goal:?}", needed.change);
    if let Some(less) = less {
        let enough = points(framework, &less);
        prop_assert!(
            enough.as_ref() < Some(goal),
            "{less:?} is enough: {enough:?}, and {:?} is asked for",
            needed.change
        );
    }
    if let Change::More { figure, new_cases: Some(cases), .. } = &needed.change {
        let by = |cases: Decimal| {
            let raised = with(given, figure, |num| num + cases);
            points(framework, &with(&raised, &FigureName::DEN, |den| den + cases))
        };
        prop_assert!(by(*cases) >= won, "{cases} new cases are not enough");
        let rule = &framework.node(framework.find("L").unwrap()).leaf.as_ref().unwrap().rule;
        let one = least_of(rule, figure);
        prop_assert!(*cases <= one || by(cases - one) < won, "fewer than {cases} are");
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(3_000))]

    #[test]
    fn a_remedy_wins_what_it_says_and_nothing_less_does(
        seed in any_rule(), policies in any_policies(), taken in any::<bool>(),
        answer in (Just(0u8), prop_oneof![0u32..40, 0u32..3_000], prop_oneof![1u32..40, 1u32..3_000], any::<u8>()),
    ) {
        let framework = if taken { of_one_taken(&seed, &policies) } else { of_one(&seed, &policies) };
        let index = framework.find("L").unwrap();
        let rule = framework.node(index).leaf.as_ref().unwrap().rule.clone();
        let Some(given) = fitting(&rule, answer) else { return Ok(()) };
        let mut assessment = sheet(&framework);
        assessment.set_answer("L", answered(given.clone()));
        let scored = score(&framework, &assessment);
        let Some(now) = scored.node(index).points.clone() else { return Ok(()) };
        match remedy(&framework, index, scored.node(index)) {
            None => {
                if let Some(best) = best(&rule, &given, taken) {
                    let best = points(&framework, &best);
                    prop_assert!(best.as_ref() <= Some(&now), "{}: {best:?} could be had", KINDS[seed.0]);
                }
            }
            Some(Remedy { step, full, is_max }) => {
                let goal = &now + &full.gain;
                let most = if taken { Decimal::ZERO } else { framework.node(index).attainable() };
                let by_hand = answered(Given::Points(Figure::Number(most)));
                let most = leaf_of(&framework, index, &by_hand).points;
                prop_assert_eq!(is_max, most.as_ref() == Some(&goal), "{:?} of {:?}", goal, most);
                check(&framework, &given, &now, &full, &goal)?;
                if let Some(best) = best(&rule, &given, taken) {
                    prop_assert_eq!(points(&framework, &best), Some(goal), "everything is what can be had");
                }
                let next = next(&framework, &rule, &now);
                match (step, next) {
                    (Some(step), Some(next)) => {
                        prop_assert!(step.gain < full.gain && step.change != full.change);
                        check(&framework, &given, &now, &step, &next)?;
                    }
                    (Some(step), None) => prop_assert!(false, "{step:?} leads nowhere"),
                    (None, Some(next)) => {
                        if let (_, Some(less)) = applied(&framework, &given, &full.change) {
                            prop_assert!(points(&framework, &less) < Some(next), "there is a step before {full:?}");
                        }
                    }
                    (None, None) => {}
                }
            }
        }
    }
}
