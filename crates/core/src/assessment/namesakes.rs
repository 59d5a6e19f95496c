//! Units found by name among thousands, also where all of them have one name.

use std::collections::BTreeMap;

use super::unit::{Unit, UnitKey};

/// Units by their names as they are compared, in the order in which they were added.
#[derive(Default)]
pub struct Namesakes {
    keys: Vec<UnitKey>,
    /// By name, then by code.
    named: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
    /// The first of each name, sort and code; `None` stands for any.
    first: BTreeMap<(String, Option<&'static str>, Option<String>), usize>,
}

impl Namesakes {
    /// Adds the unit that stands behind all before it.
    pub fn push(&mut self, unit: &Unit) {
        let (key, at) = (UnitKey::of(unit), self.keys.len());
        let codes = self.named.entry(key.name.clone()).or_default();
        codes.entry(key.code.clone()).or_default().push(at);
        for sort in [None, Some(key.sort)] {
            for code in [None, Some(key.code.clone())] {
                self.first.entry((key.name.clone(), sort, code)).or_insert(at);
            }
        }
        self.keys.push(key);
    }

    /// The place of the first unit that is the same as one ([`Unit::is_same`]).
    pub fn first(&self, unit: &Unit) -> Option<usize> {
        let key = UnitKey::of(unit);
        // What is not said can be anything, and anything can be what another does not say.
        let sorts = if key.sort.is_empty() { vec![None] } else { vec![Some(key.sort), Some("")] };
        let codes = if key.code.is_empty() { vec![None] } else { vec![Some(key.code.clone()), Some(String::new())] };
        let ways = sorts.iter().flat_map(|sort| codes.iter().map(move |code| (*sort, code.clone())));
        ways.filter_map(|(sort, code)| self.first.get(&(key.name.clone(), sort, code)).copied()).min()
    }

    /// The places of all units that are the same as one, and of those that have the very code.
    pub(crate) fn all(&self, unit: &Unit) -> (Vec<usize>, Vec<usize>) {
        let key = UnitKey::of(unit);
        let Some(codes) = self.named.get(&key.name) else { return Default::default() };
        let is_same = |at: &usize| self.keys[*at].is_same(&key);
        let of = |code: &str| codes.get(code).into_iter().flatten().copied().filter(is_same).collect::<Vec<usize>>();
        if key.code.is_empty() {
            let mut all: Vec<usize> = codes.values().flatten().copied().filter(is_same).collect();
            all.sort_unstable();
            return (all, Vec::new());
        }
        let coded = of(&key.code);
        let mut all = [coded.clone(), of("")].concat();
        all.sort_unstable();
        (all, coded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_what_comparing_with_all_finds() {
        let unit = |at: u64| {
            let pick = |list: &[&str], by: u64| list[(at / by) as usize % list.len()].to_owned();
            Unit {
                name: format!("{}{}", pick(&["", "UBND xã ", "phường ", "Xã ", "UBND "], 1), pick(&["A", "B", "a"], 5)),
                code: pick(&["", "H1", " H1 ", "H2"], 15),
                group: String::new(),
            }
        };
        let mut seed = 3_u64;
        for _ in 0..60 {
            let (mut known, mut units) = (Namesakes::default(), Vec::<Unit>::new());
            for _ in 0..25 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let one = unit((seed >> 33) % 60);
                let same: Vec<usize> = (0..units.len()).filter(|at| units[*at].is_same(&one)).collect();
                let code = one.code.trim();
                let coded = same.iter().copied().filter(|at| !code.is_empty() && units[*at].code.trim() == code);
                assert_eq!(known.first(&one), same.first().copied(), "{one:?} {units:?}");
                assert_eq!(known.all(&one), (same.clone(), coded.collect()), "{one:?} {units:?}");
                known.push(&one);
                units.push(one);
            }
        }
    }
}
