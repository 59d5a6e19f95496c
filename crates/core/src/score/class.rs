//! Classes: which one an index belongs to, and how far the next one is.

use super::Score;
use crate::framework::{Classes, CompareOn, Framework};
use crate::number::{Decimal, Exact, Rounding, RoundingMode};

/// The place in the framework's list of the class that an index belongs to.
///
/// Decided on the exact or on the printed index, as the framework says: 69.996 is not 70 when the exact one
/// decides, and is when the printed one (two decimals) does.
pub fn class_of(framework: &Framework, exact: &Exact, printed: Decimal) -> Option<usize> {
    let classes = &framework.policies.classes;
    class_decided_on(classes.decided_on, classes, exact, printed)
}

/// The same by the exact or by the printed index, whatever the framework says.
pub(crate) fn class_decided_on(
    decided_on: CompareOn,
    classes: &Classes,
    exact: &Exact,
    printed: Decimal,
) -> Option<usize> {
    classes.list.iter().position(|class| match decided_on {
        CompareOn::Exact => *exact >= Exact::from(class.from),
        CompareOn::Printed => printed >= class.from,
    })
}

/// How a score stands among the classes.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassStanding {
    /// The place of the next better class in the framework's list.
    pub next: usize,
    /// The points that are missing to it, never understated.
    pub points: Exact,
}

/// The points to the next better class; `None` in the best class or without an index.
pub fn points_to_next_class(framework: &Framework, score: &Score) -> Option<ClassStanding> {
    let index = score.index.as_ref()?;
    let classes = &framework.policies.classes;
    let next = match index.class {
        Some(class) => class.checked_sub(1)?,
        None => classes.list.len().checked_sub(1)?,
    };
    let edge = Exact::from(classes.list.get(next)?.from);
    Some(ClassStanding { next, points: points_to_index(framework, score, &edge, classes.decided_on)? })
}

/// The points that are missing to an index in percent, never understated; none where it is reached. Compared is the
/// exact index or the printed one. `None` without an index.
pub(crate) fn points_to_index(framework: &Framework, score: &Score, index: &Exact, on: CompareOn) -> Option<Exact> {
    score.index.as_ref()?;
    let least = match on {
        CompareOn::Exact => index.clone(),
        CompareOn::Printed => least_printed_as(index, framework.policies.rounding.printed_index),
    };
    let wanted = least.times(&score.attainable).checked_div(&Exact::from(100))?;
    // Where the total is rounded, it is the sum before that must grow.
    let (wanted, now) = match framework.policies.rounding.total {
        Some(rounding) => (least_printed_as(&wanted, rounding), score.sum_of_areas(framework)),
        // What was taken below nothing must be won back first.
        None => (wanted, score.total.clone().min(score.sum_of_areas(framework))),
    };
    Some((&wanted - &now).max(Exact::ZERO))
}

/// The least value that is rounded to `goal` or more; where there is no least one, the first rounded value itself.
fn least_printed_as(goal: &Exact, rounding: Rounding) -> Exact {
    match goal.least_rounded_to(rounding) {
        (least, true) => least,
        (_, false) => goal.rounded(Rounding { mode: RoundingMode::Up, ..rounding }),
    }
}
