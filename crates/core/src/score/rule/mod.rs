//! The rule kinds, each once: from one answer to one leaf's result.

mod figures;
mod scale;

use super::{Basis, Measured, NodeScore, State};
use crate::assessment::{Answer, Figure, Given};
use crate::framework::{
    Block, Cohort, FigureName, FigureSpec, Leaf, Measure, Node, NotApplicable, Policies, Rule, ScoredBy,
    ZeroDenominator,
};
use crate::number::{Decimal, Exact, Rounding, RoundingMode};
use crate::problem::Fault;
use figures::{check_information, number, numbers, take};
pub(crate) use scale::between;
pub(super) use scale::{counted, linear_ratio, of_percent, shared};

/// For telling points that no decimal holds.
const NEAR: Rounding = Rounding { decimals: 4, mode: RoundingMode::HalfUp };

/// Rounds as a level of the framework says; no rounding keeps every digit.
pub(super) fn rounded(value: Exact, rounding: Option<Rounding>) -> Exact {
    match rounding {
        Some(rounding) => value.rounded(rounding),
        None => value,
    }
}

/// The same, and never above what can be had: 2.255 of 2.255 points is not rounded to 2.26.
pub(super) fn rounded_within(value: Exact, rounding: Option<Rounding>, attainable: &Exact) -> Exact {
    let points = rounded(value, rounding);
    if points > *attainable { attainable.clone() } else { points }
}

/// What a rule makes of an answer.
enum Outcome {
    /// It cannot be scored yet; why has been reported.
    Open,
    /// Nothing occurred: 0/0.
    Nothing(ZeroDenominator),
    /// Points before rounding, and what they came from.
    Points(Exact, Basis),
}

/// Scores one leaf; what is wrong with its answer goes to `report`.
pub(super) fn score_leaf(
    node: &Node,
    leaf: &Leaf,
    policies: &Policies,
    answer: Option<&Answer>,
    report: &mut dyn FnMut(Fault),
) -> NodeScore {
    let max = Exact::from(node.attainable());
    // What stands outside the hundred points is in nobody's denominator.
    let attainable = if node.block().is_some() { Exact::ZERO } else { max.clone() };
    let open = |state| NodeScore { state, points: None, attainable: attainable.clone(), basis: Basis::None };
    if !leaf.rule.is_scored() {
        check_information(leaf, answer, report);
        return NodeScore { attainable: Exact::ZERO, ..open(State::Information) };
    }
    let waiting = match leaf.scored_by {
        // Measured for nobody, so there is nothing to wait for.
        _ if node.is_unmeasured() => State::NotApplicable,
        ScoredBy::Itself => State::NotAnswered,
        ScoredBy::Appraiser | ScoredBy::Survey => State::NotAppraised,
    };
    let Some(given) = answer.and_then(|answer| answer.given.as_ref()) else {
        return open(waiting);
    };
    let outcome = match given {
        Given::NotApplicable(reason) => {
            if !leaf.not_applicable {
                report(Fault::NotApplicableNotAllowed);
                return open(waiting);
            }
            if reason.trim().is_empty() {
                report(Fault::ReasonMissing);
            }
            return not_applicable(reason, node, policies);
        }
        Given::Points(figure) => match given_points(figure, node.attainable(), report) {
            Some(points) => Outcome::Points(Exact::from(points.min(node.attainable())), Basis::Given { points }),
            None => Outcome::Open,
        },
        Given::Yes(_) | Given::Choice(_) => picked(&leaf.rule, &max, given, report),
        Given::Figures(figures) => measured(&leaf.rule, &max, figures, report),
    };
    let answered = |points: Exact, basis| {
        let points = rounded_within(points, policies.rounding.leaf, &max);
        let points = if node.block() == Some(Block::Penalty) { &Exact::ZERO - &points } else { points };
        NodeScore { state: State::Answered, points: Some(points), attainable: attainable.clone(), basis }
    };
    match outcome {
        Outcome::Open => open(waiting),
        Outcome::Points(points, basis) => {
            if points > Exact::from(node.max) {
                // The decision's own table gives more than its maximum: the maximum holds, and it is told. What was
                // measured for nobody is only cut off: no answer of the unit's could mend that.
                let points = points.to_decimal().unwrap_or_else(|| points.round(NEAR));
                report(Fault::PointsAboveMax { points, max: node.attainable() });
            }
            let ratio = match &basis {
                Basis::Ratio { num, den, .. } => Some((*num, *den)),
                Basis::Band { measured: Measured::Ratio { num, den }, .. }
                | Basis::Between { measured: Measured::Ratio { num, den }, .. } => Some((*num, *den)),
                _ => None,
            };
            let scored = answered(points, basis);
            if let Some((num, den)) = ratio.filter(|(num, den)| num > den) {
                let points = scored.points.as_ref();
                let provisional = points.map(|points| points.to_decimal().unwrap_or_else(|| points.round(NEAR)));
                let provisional = provisional.unwrap_or_default();
                report(Fault::NumeratorAboveDenominator { num, den, provisional });
            }
            scored
        }
        Outcome::Nothing(policy) => {
            let basis = Basis::ZeroDenominator(policy);
            match policy {
                ZeroDenominator::Zero => answered(Exact::ZERO, basis),
                ZeroDenominator::Full => answered(max.clone(), basis),
                ZeroDenominator::NotApplicable => NodeScore { basis, ..not_applicable("", node, policies) },
                ZeroDenominator::Missing => {
                    report(Fault::NoData);
                    NodeScore { basis, ..open(State::Answered) }
                }
            }
        }
    }
}

/// The points of what was picked: yes or no, an option, a grade.
fn picked(rule: &Rule, max: &Exact, given: &Given, report: &mut dyn FnMut(Fault)) -> Outcome {
    match (rule, given) {
        (Rule::YesNo { yes, no }, Given::Yes(answer)) => {
            Outcome::Points(Exact::from(if *answer { *yes } else { *no }), Basis::Yes(*answer))
        }
        (Rule::Choice { options } | Rule::Grade { options }, Given::Choice(id)) => {
            let Some(option) = options.iter().position(|option| option.id == *id) else {
                let choices = options.iter().map(|option| option.id.clone()).collect();
                report(Fault::UnknownOption { found: id.clone(), choices });
                return Outcome::Open;
            };
            Outcome::Points(option_points(rule, option, max), Basis::Choice { option })
        }
        _ => wrong_answer(rule, report),
    }
}

/// The points of an option or a grade of a rule.
pub(super) fn option_points(rule: &Rule, option: usize, max: &Exact) -> Exact {
    let worth = rule.options().get(option).map_or(Decimal::ZERO, |option| option.worth);
    match rule {
        Rule::Grade { .. } => of_percent(max, worth),
        _ => Exact::from(worth),
    }
}

fn wrong_answer(rule: &Rule, report: &mut dyn FnMut(Fault)) -> Outcome {
    report(Fault::WrongAnswer { wanted: ways(rule) });
    Outcome::Open
}

/// The ways to answer that a rule has, as files call them.
pub(crate) fn ways(rule: &Rule) -> &'static [&'static str] {
    match rule {
        Rule::YesNo { .. } => &["yes", "points", "not_applicable"],
        Rule::Choice { .. } | Rule::Grade { .. } => &["choice", "points", "not_applicable"],
        Rule::ManualPoints => &["points", "not_applicable"],
        Rule::Information { .. } => &["figures"],
        _ => &["figures", "points", "not_applicable"],
    }
}

/// The points that follow from figures.
fn measured(rule: &Rule, max: &Exact, figures: &[(FigureName, Figure)], report: &mut dyn FnMut(Fault)) -> Outcome {
    match rule {
        Rule::LinearRatio { full_at, zero_below, num, den, zero_denominator } => {
            let Some([num, den]) = numbers(figures, [num, den], report) else { return Outcome::Open };
            if let Some(outcome) = without_denominator(num, den, *zero_denominator, report) {
                return outcome;
            }
            let (unrounded, full) = linear_ratio(max, *full_at, *zero_below, num, den);
            Outcome::Points(unrounded.clone(), Basis::Ratio { num, den, unrounded, full })
        }
        Rule::Bands { of, bands } => with_measure(of, figures, report, |measured, report| {
            let value = measured.value();
            let mut in_them = bands.iter().enumerate().filter(|(_, band)| band.contains(&value));
            let Some((band, first)) = in_them.next() else {
                // Above 100 % it is the figures that are wrong, and no gap of the framework.
                report(match measured {
                    Measured::Ratio { num, den } if num > den => Fault::NumeratorAbove { num, den },
                    _ => Fault::NoBand { value },
                });
                return Outcome::Open;
            };
            if in_them.any(|(_, other)| other.points != first.points) {
                report(Fault::SeveralBands { value });
                return Outcome::Open;
            }
            Outcome::Points(Exact::from(first.points), Basis::Band { measured, band })
        }),
        Rule::LinearBetween { of, zero_at, full_at } => with_measure(of, figures, report, |measured, _| {
            let unrounded = between(max, *zero_at, *full_at, &measured.value());
            Outcome::Points(unrounded.clone(), Basis::Between { measured, unrounded })
        }),
        Rule::CountPoints { count, per, cap } => {
            let Some([count]) = numbers(figures, [count], report) else { return Outcome::Open };
            let unrounded = counted(count, *per);
            Outcome::Points(unrounded.clone().min(Exact::from(*cap)), Basis::Count { count, unrounded })
        }
        Rule::Deduction { count, start, per, floor } => {
            let Some([count]) = numbers(figures, [count], report) else { return Outcome::Open };
            let unrounded = &Exact::from(*start) - &counted(count, *per);
            Outcome::Points(unrounded.clone().max(Exact::from(*floor)), Basis::Deduction { count, unrounded })
        }
        Rule::SurveyPercent { percent } => {
            let Some([value]) = numbers(figures, [percent], report) else { return Outcome::Open };
            if value > Decimal::ONE_HUNDRED {
                report(Fault::PercentAbove { value });
                return Outcome::Open;
            }
            let unrounded = of_percent(max, value);
            Outcome::Points(unrounded.clone(), Basis::Percent { percent: value, unrounded })
        }
        Rule::Formula { figures: specs, formula } => {
            let specs: Vec<&FigureSpec> = specs.iter().collect();
            let mut found = vec![None; specs.len()];
            take(figures, &specs, &mut found, report);
            let values: Vec<Option<Decimal>> =
                specs.iter().zip(&found).map(|(spec, figure)| number(*figure, spec, report)).collect();
            if values.contains(&None) {
                return Outcome::Open;
            }
            let value = |name: &str| {
                specs.iter().zip(&values).find(|(spec, _)| spec.name.as_str() == name).and_then(|(_, value)| *value)
            };
            match formula.evaluate(max, &value) {
                Ok(unrounded) => {
                    let points = unrounded.clone().max(Exact::ZERO).min(max.clone());
                    let values = values.into_iter().flatten().collect();
                    Outcome::Points(points, Basis::Formula { values, unrounded })
                }
                Err(fault) => {
                    report(Fault::FormulaFailed { fault });
                    Outcome::Open
                }
            }
        }
        Rule::CohortThreshold { value, cohort, reached, below } => {
            let Some((value, published)) = cohort_figures(value, *cohort, figures, report) else {
                return Outcome::Open;
            };
            let is_reached = value >= published;
            let points = Exact::from(if is_reached { *reached } else { *below });
            Outcome::Points(points, Basis::CohortThreshold { value, published, reached: is_reached })
        }
        Rule::CohortShare { value, cohort } => {
            let Some((value, published)) = cohort_figures(value, *cohort, figures, report) else {
                return Outcome::Open;
            };
            let unrounded = shared(max, value, published);
            Outcome::Points(unrounded.clone(), Basis::CohortShare { value, published, unrounded })
        }
        Rule::YesNo { .. }
        | Rule::Choice { .. }
        | Rule::Grade { .. }
        | Rule::ManualPoints
        | Rule::Information { .. } => wrong_answer(rule, report),
    }
}

/// A ratio without a denominator: what 0/0 means, or why it cannot be scored.
fn without_denominator(
    num: Decimal,
    den: Decimal,
    policy: ZeroDenominator,
    report: &mut dyn FnMut(Fault),
) -> Option<Outcome> {
    match (den.is_zero(), num.is_zero()) {
        (false, _) => None,
        (true, true) => Some(Outcome::Nothing(policy)),
        (true, false) => {
            report(Fault::NumeratorWithoutDenominator { num });
            Some(Outcome::Open)
        }
    }
}

/// Scores what is measured, a number or a ratio.
fn with_measure(
    of: &Measure,
    figures: &[(FigureName, Figure)],
    report: &mut dyn FnMut(Fault),
    score: impl FnOnce(Measured, &mut dyn FnMut(Fault)) -> Outcome,
) -> Outcome {
    match of {
        Measure::Value(spec) => match numbers(figures, [spec], report) {
            Some([value]) => score(Measured::Value(value), report),
            None => Outcome::Open,
        },
        Measure::Ratio { num, den, zero_denominator } => {
            let Some([num, den]) = numbers(figures, [num, den], report) else { return Outcome::Open };
            if let Some(outcome) = without_denominator(num, den, *zero_denominator, report) {
                return outcome;
            }
            score(Measured::Ratio { num, den }, report)
        }
    }
}

/// The unit's own value and the published one; where only the latter is missing, that is said.
fn cohort_figures(
    spec: &FigureSpec,
    cohort: Cohort,
    figures: &[(FigureName, Figure)],
    report: &mut dyn FnMut(Fault),
) -> Option<(Decimal, Decimal)> {
    let mut found = [None; 2];
    take(figures, &[spec, cohort.published()], &mut found, report);
    let [value, published] = found;
    let value = number(value, spec, report);
    let published = match published {
        None => {
            report(Fault::PublishedFigureMissing { cohort });
            None
        }
        some => number(some, cohort.published(), report),
    };
    let (value, published) = value.zip(published)?;
    // No unit is above the best of all, and a share of nothing is nothing: one of the two figures is wrong.
    if published.is_zero() || (cohort == Cohort::Best && value > published) {
        report(Fault::PublishedFigureDoubtful { cohort, value, published });
    }
    Some((value, published))
}

fn not_applicable(reason: &str, node: &Node, policies: &Policies) -> NodeScore {
    let basis = Basis::NotApplicable { reason: reason.to_owned() };
    let state = State::NotApplicable;
    let full = Exact::from(node.attainable());
    // What does not apply neither adds to nor takes from the total of its own accord.
    let (points, attainable) = match policies.not_applicable {
        _ if node.block().is_some() => (None, Exact::ZERO),
        NotApplicable::Shrink => (None, Exact::ZERO),
        NotApplicable::Full => (Some(full.clone()), full),
        NotApplicable::Zero => (Some(Exact::ZERO), full),
    };
    NodeScore { state, points, attainable, basis }
}

/// The points that were given directly: a number from 0 on; above the maximum is reported and cut off later.
pub(super) fn given_points(figure: &Figure, max: Decimal, report: &mut dyn FnMut(Fault)) -> Option<Decimal> {
    let points = match figure {
        Figure::Number(points) => *points,
        Figure::Unread(text, fault) => {
            report(Fault::Number { text: text.clone(), fault: fault.clone() });
            return None;
        }
    };
    if points.is_sign_negative() && !points.is_zero() {
        report(Fault::PointsBelowZero { points });
        return None;
    }
    if points > max {
        report(Fault::PointsAboveMax { points, max });
    }
    Some(points)
}
