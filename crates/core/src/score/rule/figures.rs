//! The figures of an answer as a rule takes them: those it knows, as numbers, and what is wrong with them.

use crate::assessment::{Answer, Figure, Given};
use crate::framework::{FigureName, FigureSpec, Leaf, Rule};
use crate::number::{Decimal, whole};
use crate::problem::Fault;

/// The numbers of the figures that a rule needs, in its order; `None` when one is missing or is no number it can use.
pub(super) fn numbers<const N: usize>(
    figures: &[(FigureName, Figure)],
    specs: [&FigureSpec; N],
    report: &mut dyn FnMut(Fault),
) -> Option<[Decimal; N]> {
    let mut found = [None; N];
    take(figures, &specs, &mut found, report);
    let mut numbers = [Decimal::ZERO; N];
    let mut complete = true;
    for at in 0..N {
        match number(found[at], specs[at], report) {
            Some(value) => numbers[at] = value,
            None => complete = false,
        }
    }
    complete.then_some(numbers)
}

/// Puts each figure in the place of its name; those that the rule does not know are reported.
pub(super) fn take<'a>(
    figures: &'a [(FigureName, Figure)],
    specs: &[&FigureSpec],
    found: &mut [Option<&'a Figure>],
    report: &mut dyn FnMut(Fault),
) {
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
}

/// A figure as a number that a rule can use; what is wrong with it is reported.
pub(super) fn number(given: Option<&Figure>, spec: &FigureSpec, report: &mut dyn FnMut(Fault)) -> Option<Decimal> {
    let figure = || spec.name.as_str().to_owned();
    match given {
        None => {
            report(Fault::MissingFigure { figure: figure() });
            None
        }
        Some(Figure::Unread(text, fault)) => {
            // A count has no decimals, so `2.541` can only mean one thing to a reader; it is still asked about.
            report(Fault::Number { text: text.clone(), fault: fault.clone() });
            None
        }
        Some(Figure::Number(value)) if value.is_sign_negative() && !value.is_zero() => {
            report(Fault::Negative { figure: figure(), value: *value });
            None
        }
        Some(Figure::Number(value)) if spec.whole && value.scale() > 0 && whole(*value).is_none() => {
            report(Fault::NotWhole { figure: figure(), value: *value });
            None
        }
        Some(Figure::Number(value)) => Some(*value),
    }
}

/// What is told for information must be a number too, and no points.
pub(super) fn check_information(leaf: &Leaf, answer: Option<&Answer>, report: &mut dyn FnMut(Fault)) {
    match answer.and_then(|answer| answer.given.as_ref()) {
        None => {}
        Some(Given::Figures(figures)) => {
            if let Rule::Information { value: Some(spec) } = &leaf.rule {
                numbers(figures, [spec], report);
            } else {
                take(figures, &[], &mut [], report);
            }
        }
        Some(_) => report(Fault::WrongAnswer { wanted: &["figures"] }),
    }
}
