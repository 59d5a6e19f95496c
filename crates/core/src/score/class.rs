//! Classes: which one an index belongs to, and how far the next one is.

use super::Score;
use crate::framework::{CompareOn, Framework};
use crate::number::{Decimal, Exact, Rounding, RoundingMode};

/// The place in the framework's list of the class that an index belongs to.
///
/// Decided on the exact or on the printed index, as the framework says: 69.996 is not 70 when the exact one
/// decides, and is when the printed one (two decimals) does.
pub fn class_of(framework: &Framework, exact: &Exact, printed: Decimal) -> Option<usize> {
    let classes = &framework.policies.classes;
    classes.list.iter().position(|class| match classes.decided_on {
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
    let edge = least_index(classes.list.get(next)?.from, classes.decided_on, framework.policies.rounding.printed_index);
    let wanted = edge.times(&score.attainable).checked_div(&Exact::from(100))?;
    Some(ClassStanding { next, points: (&wanted - &score.total).max(Exact::ZERO) })
}

/// The least exact index that belongs to a class beginning at `from`.
fn least_index(from: Decimal, decided_on: CompareOn, printed: Rounding) -> Exact {
    let unit = Exact::from(Decimal::new(1, printed.decimals));
    let edge = Exact::from(from);
    match (decided_on, printed.mode) {
        (CompareOn::Exact, _) | (CompareOn::Printed, RoundingMode::Down) => edge,
        (CompareOn::Printed, RoundingMode::Up) => &edge - &unit,
        (CompareOn::Printed, RoundingMode::HalfUp | RoundingMode::HalfEven) => {
            let half = unit.checked_div(&Exact::from(2)).unwrap_or(Exact::ZERO);
            &edge - &half
        }
    }
}
