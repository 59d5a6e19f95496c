//! The rule kinds, each once: from one answer to one leaf's result.

use super::{Basis, NodeScore, State};
use crate::assessment::{Answer, Figure, Given};
use crate::framework::{FigureName, FigureSpec, Leaf, Node, NotApplicable, Policies, Rule, ScoredBy, ZeroDenominator};
use crate::number::{Decimal, Exact, NumberFault, Rounding};
use crate::problem::Fault;

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

/// Scores one leaf; what is wrong with its answer goes to `report`.
pub(super) fn score_leaf(
    node: &Node,
    leaf: &Leaf,
    policies: &Policies,
    answer: Option<&Answer>,
    report: &mut dyn FnMut(Fault),
) -> NodeScore {
    let attainable = Exact::from(node.attainable());
    let open = |state| NodeScore { state, points: None, attainable: attainable.clone(), basis: Basis::None };
    if !leaf.rule.is_scored() {
        check_information(leaf, answer, report);
        return NodeScore { attainable: Exact::ZERO, ..open(State::Information) };
    }
    let waiting = match leaf.scored_by {
        ScoredBy::Itself => State::NotAnswered,
        ScoredBy::Appraiser | ScoredBy::Survey => State::NotAppraised,
    };
    let Some(given) = answer.and_then(|answer| answer.given.as_ref()) else {
        return open(waiting);
    };
    let answered = |points: Exact, basis| NodeScore {
        state: State::Answered,
        points: Some(rounded_within(points, policies.rounding.leaf, &attainable)),
        attainable: attainable.clone(),
        basis,
    };
    match given {
        Given::NotApplicable(reason) => {
            if !leaf.not_applicable {
                report(Fault::NotApplicableNotAllowed);
                return open(waiting);
            }
            if reason.trim().is_empty() {
                report(Fault::ReasonMissing);
            }
            not_applicable(reason, &attainable, policies)
        }
        Given::Points(figure) => match given_points(figure, node.attainable(), report) {
            Some(points) => answered(Exact::from(points.min(node.attainable())), Basis::Given { points }),
            None => open(waiting),
        },
        Given::Figures(figures) => match &leaf.rule {
            Rule::LinearRatio { full_at, num, den, zero_denominator } => {
                let [given_num, given_den] = figures_of(figures, [num, den], report);
                let (num, den) = (number(given_num, num, report), number(given_den, den, report));
                let (Some(num), Some(den)) = (num, den) else {
                    return open(waiting);
                };
                if den.is_zero() {
                    if !num.is_zero() {
                        report(Fault::NumeratorWithoutDenominator { num });
                        return open(waiting);
                    }
                    let points = match zero_denominator {
                        ZeroDenominator::Zero => Exact::ZERO,
                        ZeroDenominator::Full => attainable.clone(),
                        ZeroDenominator::NotApplicable => {
                            let excused = not_applicable("", &attainable, policies);
                            return NodeScore { basis: Basis::ZeroDenominator(*zero_denominator), ..excused };
                        }
                        ZeroDenominator::Missing => {
                            report(Fault::NoData);
                            let basis = Basis::ZeroDenominator(*zero_denominator);
                            return NodeScore { state: State::Answered, basis, ..open(State::Answered) };
                        }
                    };
                    return answered(points, Basis::ZeroDenominator(*zero_denominator));
                }
                let (unrounded, full) = linear_ratio(&attainable, *full_at, num, den);
                let scored = answered(unrounded.clone(), Basis::Ratio { num, den, unrounded, full });
                if num > den {
                    let provisional = scored.points.as_ref().and_then(Exact::to_decimal).unwrap_or_default();
                    report(Fault::NumeratorAboveDenominator { num, den, provisional });
                }
                scored
            }
            Rule::ManualPoints | Rule::Information { .. } => {
                report(Fault::WrongAnswer { wanted: &["points", "not_applicable"] });
                open(waiting)
            }
        },
    }
}

/// `min(max, max × (num ÷ den) ÷ (full_at ÷ 100))`, and whether the target was reached.
pub(super) fn linear_ratio(max: &Exact, full_at: Decimal, num: Decimal, den: Decimal) -> (Exact, bool) {
    // Whether the target is reached is decided by cross-multiplication, never on a rounded quotient.
    let reached = Exact::from(num);
    let target = Exact::from(den).times(&Exact::from(full_at).hundredth());
    if reached >= target {
        return (max.clone(), true);
    }
    let points = max.times(&reached).checked_div(&target).unwrap_or(Exact::ZERO);
    (points, false)
}

fn not_applicable(reason: &str, attainable: &Exact, policies: &Policies) -> NodeScore {
    let (points, attainable) = match policies.not_applicable {
        NotApplicable::Shrink => (None, Exact::ZERO),
        NotApplicable::Full => (Some(attainable.clone()), attainable.clone()),
        NotApplicable::Zero => (Some(Exact::ZERO), attainable.clone()),
    };
    let basis = Basis::NotApplicable { reason: reason.to_owned() };
    NodeScore { state: State::NotApplicable, points, attainable, basis }
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

/// A figure as a number that the rule can use; what is wrong with it is reported.
fn number(given: Option<&Figure>, spec: &FigureSpec, report: &mut dyn FnMut(Fault)) -> Option<Decimal> {
    let figure = || spec.name.as_str().to_owned();
    match given {
        None => {
            report(Fault::MissingFigure { figure: figure() });
            None
        }
        Some(Figure::Unread(text, fault)) => {
            // A count has no decimals, so `2.541` can only mean one thing to a reader; it is still asked about.
            let (text, fault): (String, NumberFault) = (text.clone(), fault.clone());
            report(Fault::Number { text, fault });
            None
        }
        Some(Figure::Number(value)) if value.is_sign_negative() && !value.is_zero() => {
            report(Fault::Negative { figure: figure(), value: *value });
            None
        }
        Some(Figure::Number(value)) if spec.whole && value.scale() > 0 && !value.is_integer() => {
            report(Fault::NotWhole { figure: figure(), value: *value });
            None
        }
        Some(Figure::Number(value)) => Some(*value),
    }
}

/// The figures that the rule needs, in its order; those it does not know are reported.
fn figures_of<'a, const N: usize>(
    figures: &'a [(FigureName, Figure)],
    specs: [&FigureSpec; N],
    report: &mut dyn FnMut(Fault),
) -> [Option<&'a Figure>; N] {
    let mut found = [None; N];
    // The well-known names are each one text in memory, so most comparisons end at the address.
    let same = |one: &str, other: &str| std::ptr::eq(one, other) || one == other;
    for (name, figure) in figures {
        match specs.iter().position(|spec| same(spec.name.as_str(), name.as_str())) {
            Some(at) => found[at] = found[at].or(Some(figure)),
            None => {
                let wanted = specs.iter().map(|spec| spec.name.as_str().to_owned()).collect();
                report(Fault::UnknownFigure { figure: name.as_str().to_owned(), wanted });
            }
        }
    }
    found
}

/// What is told for information must be a number too, and no points.
fn check_information(leaf: &Leaf, answer: Option<&Answer>, report: &mut dyn FnMut(Fault)) {
    match answer.and_then(|answer| answer.given.as_ref()) {
        None => {}
        Some(Given::Figures(figures)) => {
            if let Rule::Information { value: Some(spec) } = &leaf.rule {
                let [value] = figures_of(figures, [spec], report);
                number(value, spec, report);
            } else {
                let [] = figures_of(figures, [], report);
            }
        }
        Some(Given::Points(_) | Given::NotApplicable(_)) => report(Fault::WrongAnswer { wanted: &["figures"] }),
    }
}
