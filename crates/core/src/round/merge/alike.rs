//! Units of a round that an incoming one may be, although a code or a part of the name tells them apart.

use std::collections::BTreeMap;

use super::Alike;
use crate::assessment::{Unit, UnitKey, without_province};
use crate::round::Round;

/// The most units that are named of one sheet.
const MOST: usize = 3;

/// A round's units by code, and by name without the province.
pub(super) struct Nearby {
    keys: Vec<UnitKey>,
    codes: BTreeMap<String, Vec<usize>>,
    names: BTreeMap<String, Vec<usize>>,
}

impl Nearby {
    pub(super) fn of(round: &Round) -> Nearby {
        let keys: Vec<UnitKey> = round.units.iter().map(|unit| UnitKey::of(&unit.sheet.unit)).collect();
        let (mut codes, mut names) = (BTreeMap::<_, Vec<usize>>::new(), BTreeMap::<_, Vec<usize>>::new());
        for (at, key) in keys.iter().enumerate() {
            if !key.code.is_empty() {
                codes.entry(key.code.clone()).or_default().push(at);
            }
            names.entry(without_province(&key.name).to_owned()).or_default().push(at);
        }
        Nearby { keys, codes, names }
    }

    /// The units that one is alike, which was found to be the one at `own`, or to be new.
    pub(super) fn alike(&self, unit: &Unit, own: Option<usize>) -> Vec<Alike> {
        let key = UnitKey::of(unit);
        let others = |known: &BTreeMap<String, Vec<usize>>, wanted: &str| -> Vec<usize> {
            let all = known.get(wanted).into_iter().flatten().copied();
            all.filter(|at| Some(*at) != own && !self.keys[*at].is_same(&key)).collect()
        };
        let mut found: Vec<Alike> = others(&self.codes, &key.code).into_iter().map(Alike::Code).collect();
        if own.is_none() {
            let by_name = others(&self.names, without_province(&key.name));
            let new = by_name.into_iter().filter(|at| !found.contains(&Alike::Code(*at)));
            let named: Vec<Alike> = new.filter_map(|at| self.named_so(&key, at)).collect();
            found.extend(named);
        }
        found.truncate(MOST);
        found
    }

    /// How the name of a unit is that of another, which is the same without the province.
    fn named_so(&self, key: &UnitKey, at: usize) -> Option<Alike> {
        let other = &self.keys[at];
        let fit = |one: &str, other: &str| one.is_empty() || other.is_empty() || one == other;
        let is_bare = |name: &str| without_province(name) == name;
        match key.name == other.name {
            _ if !fit(key.sort, other.sort) => None,
            true => Some(Alike::Name(at)),
            false => ((is_bare(&key.name) || is_bare(&other.name)) && fit(&key.code, &other.code))
                .then_some(Alike::Province(at)),
        }
    }
}
