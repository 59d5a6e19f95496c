//! Which unit of today is which of an earlier table.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::{Unit, matching_name, plain_name};

/// Where a unit of today stands in an earlier table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlierRow {
    /// Nowhere: it is new.
    New,
    /// In this row.
    At(usize),
    /// Several rows, or several units of today, could be meant; none is guessed.
    Unclear,
}

/// How two units are found to be one, the surest way first.
#[derive(Clone, Copy)]
enum Way {
    /// The same code, and names that mean one unit.
    Code,
    /// Names that are spelled alike: "xã Long Phú" is the xã, where the other table has a phường too.
    Spelling,
    /// [`Unit::is_same`].
    Meaning,
    /// The same code under another name: the unit was renamed.
    Renamed,
}

/// The row of each unit of today, and the rows whose unit is not there any more.
///
/// Units are found in four ways, one after the other, and only pairs that are the only choice of both sides are made.
/// A code alone counts last: a slip of the pen in it must not give a unit the result of another.
pub(super) fn pairs(now: &[&Unit], then: &[&Unit]) -> (Vec<EarlierRow>, Vec<usize>) {
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
    for way in [Way::Code, Way::Spelling, Way::Meaning, Way::Renamed] {
        let open = |unit: usize, found: &[Option<usize>], taken: &[Option<usize>]| -> Vec<usize> {
            let is_open = |row: &usize| {
                found[unit].is_none()
                    && taken[*row].is_none()
                    && match way {
                        Way::Code => renamed[unit].contains(row),
                        Way::Spelling => plain_name(&now[unit].name) == plain_name(&then[*row].name),
                        Way::Meaning | Way::Renamed => true,
                    }
            };
            let rows = if matches!(way, Way::Renamed) { &renamed[unit] } else { &candidates[unit] };
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
