//! Which unit of today is which of an earlier table.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::{Unit, UnitKey, plain_name};

/// Where a unit of today stands in an earlier table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlierRow {
    /// Nowhere: it is new.
    New,
    /// Not among the units that an excerpt prints: whether it is new nobody knows.
    NotPrinted,
    /// In this row.
    At(usize),
    /// Several rows, or several units of today, could be meant; none is guessed.
    Unclear,
}

/// How two units are found to be one, the surest way first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The same code, and names that mean one unit.
    Code,
    /// Names that are spelled alike: "xã Long Phú" is the xã, where the other table has a phường too.
    Spelling,
    /// [`Unit::is_same`].
    Meaning,
}

/// The units of one table by what they are compared by: those of one kind can take each other's place everywhere, so
/// that thousands of one name are compared only once.
struct Kinds {
    /// The kind of each unit.
    of: Vec<usize>,
    /// What each kind is compared by, and how it is spelled.
    keys: Vec<(UnitKey, String)>,
    /// The units of each kind that have found none of the other table.
    open: Vec<BTreeSet<usize>>,
    /// The kinds by name, then by code.
    named: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
    /// The units of each code that have found none.
    coded: BTreeMap<String, BTreeSet<usize>>,
}

impl Kinds {
    fn of(units: &[&Unit]) -> Kinds {
        let mut kinds = Kinds {
            of: Vec::with_capacity(units.len()),
            keys: Vec::new(),
            open: Vec::new(),
            named: BTreeMap::new(),
            coded: BTreeMap::new(),
        };
        let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
        for (at, unit) in units.iter().enumerate() {
            let (key, spelling) = (UnitKey::of(unit), plain_name(&unit.name));
            if !key.code.is_empty() {
                kinds.coded.entry(key.code.clone()).or_default().insert(at);
            }
            // The spelling says the name and the sort.
            let kind = *known.entry((spelling.clone(), key.code.clone())).or_insert_with(|| {
                let kind = kinds.keys.len();
                let codes = kinds.named.entry(key.name.clone()).or_default();
                codes.entry(key.code.clone()).or_default().push(kind);
                kinds.keys.push((key, spelling));
                kinds.open.push(BTreeSet::new());
                kind
            });
            kinds.of.push(kind);
            kinds.open[kind].insert(at);
        }
        kinds
    }

    /// The kinds that may be the units of a kind of another table.
    fn like(&self, (key, spelling): &(UnitKey, String), way: Way) -> Vec<usize> {
        let Some(codes) = self.named.get(&key.name) else { return Vec::new() };
        let is_like = |kind: &usize| {
            let (own, own_spelling) = &self.keys[*kind];
            own.is_same(key) && (way != Way::Spelling || own_spelling == spelling)
        };
        let all = |codes: &mut dyn Iterator<Item = &Vec<usize>>| codes.flatten().copied().filter(is_like).collect();
        match (way, key.code.is_empty()) {
            (Way::Code, true) => Vec::new(),
            (Way::Code, false) => all(&mut codes.get(&key.code).into_iter()),
            (_, true) => all(&mut codes.values()),
            (_, false) => all(&mut codes.get(&key.code).into_iter().chain(codes.get(""))),
        }
    }

    /// Takes a unit that has found one of the other table.
    fn take(&mut self, at: usize) {
        let kind = self.of[at];
        self.open[kind].remove(&at);
        if let Some(units) = self.coded.get_mut(&self.keys[kind].0.code) {
            units.remove(&at);
        }
    }

    /// The only open unit of some kinds.
    fn only(&self, kinds: &[usize]) -> Option<usize> {
        let mut units = kinds.iter().flat_map(|kind| &self.open[*kind]);
        units.next().copied().filter(|_| units.next().is_none())
    }
}

/// The row of each unit of today, and the rows whose unit is not there any more.
///
/// Units are found in four ways, one after the other, and only pairs that are the only choice of both sides are made. The
/// last is the same code under another name: a slip of the pen in it must not give a unit the result of another.
pub(super) fn pairs(now: &[&Unit], then: &[&Unit]) -> (Vec<EarlierRow>, Vec<usize>) {
    let (mut today, mut earlier) = (Kinds::of(now), Kinds::of(then));
    let mut found = vec![None; now.len()];
    let mut pair = |today: &mut Kinds, earlier: &mut Kinds, unit: usize, row: usize| {
        found[unit] = Some(row);
        today.take(unit);
        earlier.take(row);
    };
    for way in [Way::Code, Way::Spelling, Way::Meaning] {
        let open: Vec<usize> = (0..today.keys.len()).filter(|kind| !today.open[*kind].is_empty()).collect();
        let choices: Vec<(usize, Vec<usize>)> =
            open.into_iter().map(|kind| (kind, earlier.like(&today.keys[kind], way))).collect();
        let mut wanted = vec![0; earlier.keys.len()];
        for (kind, rows) in &choices {
            rows.iter().for_each(|row| wanted[*row] += today.open[*kind].len());
        }
        let only = |(kind, rows): &(usize, Vec<usize>)| {
            let row = earlier.only(rows).filter(|row| wanted[earlier.of[*row]] == 1)?;
            Some((today.only(&[*kind])?, row))
        };
        let made: Vec<(usize, usize)> = choices.iter().filter_map(only).collect();
        made.into_iter().for_each(|(unit, row)| pair(&mut today, &mut earlier, unit, row));
    }
    let only = |units: &BTreeSet<usize>| units.first().copied().filter(|_| units.len() == 1);
    let renamed = today.coded.iter().filter_map(|(code, units)| Some((only(units)?, only(earlier.coded.get(code)?)?)));
    let renamed: Vec<(usize, usize)> = renamed.collect();
    renamed.into_iter().for_each(|(unit, row)| pair(&mut today, &mut earlier, unit, row));

    // What is left on both sides and could be one, is not known to be gone or new.
    let mut doubtful = BTreeSet::new();
    let mut is_unclear = vec![false; today.keys.len()];
    let mut codes = BTreeSet::new();
    for kind in (0..today.keys.len()).filter(|kind| !today.open[*kind].is_empty()) {
        let code = &today.keys[kind].0.code;
        let kinds = earlier.like(&today.keys[kind], Way::Meaning);
        let coded = earlier.coded.get(code).filter(|rows| !rows.is_empty());
        is_unclear[kind] = coded.is_some() || kinds.iter().any(|kind| !earlier.open[*kind].is_empty());
        doubtful.extend(kinds);
        codes.extend(coded.map(|_| code));
    }
    let rows = found.iter().enumerate().map(|(unit, found)| match found {
        Some(row) => EarlierRow::At(*row),
        None if is_unclear[today.of[unit]] => EarlierRow::Unclear,
        None => EarlierRow::New,
    });
    let is_gone = |row: &usize| {
        let kind = earlier.of[*row];
        earlier.open[kind].contains(row) && !doubtful.contains(&kind) && !codes.contains(&earlier.keys[kind].0.code)
    };
    (rows.collect(), (0..then.len()).filter(is_gone).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::matching_name;

    /// The same, each unit compared with each.
    fn pairs_one_by_one(now: &[&Unit], then: &[&Unit]) -> (Vec<EarlierRow>, Vec<usize>) {
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut by_code: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (row, unit) in then.iter().enumerate() {
            by_name.entry(matching_name(&unit.name)).or_default().push(row);
            by_code.entry(unit.code.trim()).or_default().push(row);
        }
        let named = |unit: &Unit| -> Vec<usize> {
            let rows = by_name.get(&matching_name(&unit.name)).map_or(&[][..], Vec::as_slice);
            rows.iter().copied().filter(|row| unit.is_same(then[*row])).collect()
        };
        let coded = |unit: &Unit| -> Vec<usize> {
            let code = unit.code.trim();
            if code.is_empty() { Vec::new() } else { by_code.get(code).cloned().unwrap_or_default() }
        };
        let candidates: Vec<Vec<usize>> = now.iter().map(|unit| named(unit)).collect();
        let renamed: Vec<Vec<usize>> = now.iter().map(|unit| coded(unit)).collect();
        let mut found = vec![None; now.len()];
        let mut taken = vec![None; then.len()];
        for way in 0..4 {
            let open = |unit: usize, found: &[Option<usize>], taken: &[Option<usize>]| -> Vec<usize> {
                let is_open = |row: &usize| {
                    found[unit].is_none()
                        && taken[*row].is_none()
                        && match way {
                            0 => renamed[unit].contains(row),
                            1 => plain_name(&now[unit].name) == plain_name(&then[*row].name),
                            _ => true,
                        }
                };
                let rows = if way == 3 { &renamed[unit] } else { &candidates[unit] };
                rows.iter().copied().filter(is_open).collect()
            };
            let choices: Vec<Vec<usize>> = (0..now.len()).map(|unit| open(unit, &found, &taken)).collect();
            let mut wanted = vec![0; then.len()];
            for row in choices.iter().flatten() {
                wanted[*row] += 1;
            }
            for (unit, rows) in choices.iter().enumerate() {
                if let [row] = rows.as_slice()
                    && wanted[*row] == 1
                {
                    (found[unit], taken[*row]) = (Some(*row), Some(unit));
                }
            }
        }
        let meant = |unit: usize| candidates[unit].iter().chain(&renamed[unit]).copied();
        let unclear = |unit: usize| meant(unit).any(|row| taken[row].is_none());
        let of = |(unit, found): (usize, &Option<usize>)| match found {
            Some(row) => EarlierRow::At(*row),
            None if unclear(unit) => EarlierRow::Unclear,
            None => EarlierRow::New,
        };
        let rows: Vec<EarlierRow> = found.iter().enumerate().map(of).collect();
        let doubtful: BTreeSet<usize> = (0..now.len()).filter(|unit| found[*unit].is_none()).flat_map(meant).collect();
        let gone = (0..then.len()).filter(|row| taken[*row].is_none() && !doubtful.contains(row)).collect();
        (rows, gone)
    }

    #[test]
    fn what_is_found_is_what_comparing_each_with_each_finds() {
        let mut seed = 11_u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        for round in 0..4_000 {
            let mut units = |most: usize| -> Vec<Unit> {
                let count = next(most);
                let one = |_| Unit {
                    name: format!("{}{}", ["", "UBND xã ", "phường ", "Xã "][next(4)], ["A", "B", "a"][next(3)]),
                    code: ["", "H1", " H1", "H2", "H3"][next(if round % 2 == 0 { 5 } else { 2 })].to_owned(),
                    group: String::new(),
                };
                (0..count).map(one).collect()
            };
            let (now, then) = (units(7), units(7));
            let (now, then): (Vec<&Unit>, Vec<&Unit>) = (now.iter().collect(), then.iter().collect());
            assert_eq!(pairs(&now, &then), pairs_one_by_one(&now, &then), "{now:?} {then:?}");
        }
    }
}
