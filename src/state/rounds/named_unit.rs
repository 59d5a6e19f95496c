//! A unit of a round that somebody pointed at, found again after the list of units has changed.

use std::fmt;

use thuocdo_core::assessment::Unit;
use thuocdo_core::round::Round;

/// A unit as it was pointed at: what tells it from the others, and its place then.
#[derive(Clone, Eq)]
pub struct NamedUnit {
    unit: Unit,
    at: usize,
    /// Whether no other unit had its name.
    is_only: bool,
}

impl NamedUnit {
    /// The unit at a place.
    pub fn of(round: &Round, at: usize) -> Option<NamedUnit> {
        let unit = round.units.get(at)?.sheet.unit.clone();
        let is_only = round.units.iter().filter(|one| one.sheet.unit.name == unit.name).nth(1).is_none();
        Some(NamedUnit { unit, at, is_only })
    }

    /// The unit that an address names by its place then and its name: the one that stands there, if it is called so, else
    /// the only one that is. An older address has no name, and means whoever stands there.
    pub fn addressed(round: &Round, at: usize, name: Option<&str>) -> Option<NamedUnit> {
        let Some(name) = name else { return NamedUnit::of(round, at) };
        let is_it = |at: &usize| round.units.get(*at).is_some_and(|one| one.sheet.unit.name == name);
        let only = || {
            let mut all = (0..round.units.len()).filter(is_it);
            all.next().filter(|_| all.next().is_none())
        };
        NamedUnit::of(round, Some(at).filter(is_it).or_else(only)?)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.unit.name
    }

    /// Its place when it was pointed at.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Its place now; `None` where it is no longer in the round.
    pub fn place(&self, round: &Round) -> Option<usize> {
        let is_it = |at: &usize| round.units.get(*at).is_some_and(|one| self.is(&one.sheet.unit));
        Some(self.at).filter(is_it).or_else(|| (0..round.units.len()).find(is_it))
    }

    /// A unit may be given a code or another group, and is the same; those of one name are told apart by both.
    fn is(&self, unit: &Unit) -> bool {
        let (own, other) = (self.unit.code.trim(), unit.code.trim());
        self.unit.name == unit.name
            && match self.is_only {
                true => own == other || own.is_empty() || other.is_empty(),
                false => own == other && self.unit.group == unit.group,
            }
    }
}

impl PartialEq for NamedUnit {
    fn eq(&self, other: &NamedUnit) -> bool {
        (self.at, self.is_only) == (other.at, other.is_only)
            && self.unit.code == other.unit.code
            && self.is(&other.unit)
    }
}

impl fmt::Debug for NamedUnit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} {}", self.at, self.unit.name, self.unit.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::rounds::tests::{names, round};
    use std::sync::Arc;

    fn with(mut round: Round, edit: impl Fn(&mut Round)) -> Round {
        edit(&mut round);
        round
    }

    fn unit(round: &mut Round, at: usize) -> &mut Unit {
        &mut Arc::make_mut(&mut round.units[at].sheet).unit
    }

    #[test]
    fn a_unit_is_found_where_it_went_and_never_taken_for_another() {
        let of_three = round(&["Xã A", "Xã B", "Xã C"]);
        let b = NamedUnit::of(&of_three, 1).unwrap();
        type Edit = fn(&mut Round);
        let table: [(&str, Edit, Option<usize>); 8] = [
            ("nothing", |_| (), Some(1)),
            ("one before it is taken out", |round| drop(round.units.remove(0)), Some(0)),
            ("one behind it is taken out", |round| drop(round.units.remove(2)), Some(1)),
            ("itself", |round| drop(round.units.remove(1)), None),
            ("the order", |round| round.units.reverse(), Some(1)),
            ("its group", |round| unit(round, 1).group = "Xã".into(), Some(1)),
            ("its code", |round| unit(round, 1).code = "H2".into(), Some(1)),
            ("everything", |round| round.units.clear(), None),
        ];
        for (case, edit, wanted) in table {
            let now = with(of_three.clone(), edit);
            assert_eq!(b.place(&now), wanted, "{case}: {:?}", names(&now));
        }
        assert!(NamedUnit::of(&of_three, 3).is_none());
    }

    #[test]
    fn of_two_of_one_name_the_other_is_not_taken_for_it() {
        let cases: [[(&str, &str); 2]; 3] =
            [[("H1", ""), ("H2", "")], [("", "Xã"), ("", "Phường")], [("H1", ""), ("", "")]];
        for units in cases {
            let both = with(round(&["Xã A", "Xã A"]), |round| {
                for (at, (code, group)) in units.iter().enumerate() {
                    (unit(round, at).code, unit(round, at).group) = ((*code).into(), (*group).into());
                }
            });
            let [first, second] = [0, 1].map(|at| NamedUnit::of(&both, at).unwrap());
            assert_ne!(first, second);
            let left = with(both.clone(), |round| drop(round.units.remove(0)));
            assert_eq!((first.place(&left), second.place(&left)), (None, Some(0)), "{units:?}");
            let turned = with(both, |round| round.units.reverse());
            assert_eq!((first.place(&turned), second.place(&turned)), (Some(1), Some(0)), "{units:?}");
        }
        // Another one of that name came in its place.
        let one = with(round(&["Xã A"]), |round| unit(round, 0).code = "H1".into());
        let other = with(round(&["Xã A"]), |round| unit(round, 0).code = "H2".into());
        assert_eq!(NamedUnit::of(&one, 0).unwrap().place(&other), None);
    }
}
