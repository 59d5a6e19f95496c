//! Which unit of today is which of an earlier table.

use std::collections::BTreeMap;

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

/// The row of each unit of today, and the rows whose unit is not there any more.
///
/// Names that are spelled alike find each other first ("xã Long Phú" the xã, where the other table has a phường too);
/// then those that [`Unit::is_same`] takes for one. Only pairs that are the only choice of both sides are made.
pub(super) fn pairs(now: &[&Unit], then: &[&Unit]) -> (Vec<EarlierRow>, Vec<usize>) {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (row, unit) in then.iter().enumerate() {
        by_name.entry(matching_name(&unit.name)).or_default().push(row);
    }
    let candidates = |unit: &Unit| -> Vec<usize> {
        let rows = by_name.get(&matching_name(&unit.name)).map_or(&[][..], Vec::as_slice);
        rows.iter().copied().filter(|row| unit.is_same(then[*row])).collect()
    };
    let candidates: Vec<Vec<usize>> = now.iter().map(|unit| candidates(unit)).collect();
    let mut found = vec![None; now.len()];
    let mut taken = vec![None; then.len()];
    for spelled_alike in [true, false] {
        let open = |unit: usize, found: &[Option<usize>], taken: &[Option<usize>]| -> Vec<usize> {
            let is_open = |row: &usize| {
                found[unit].is_none()
                    && taken[*row].is_none()
                    && (!spelled_alike || plain_name(&now[unit].name) == plain_name(&then[*row].name))
            };
            candidates[unit].iter().copied().filter(is_open).collect()
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
    let unclear = |unit: usize| candidates[unit].iter().any(|row| taken[*row].is_none());
    let of = |(unit, found): (usize, &Option<usize>)| match found {
        Some(row) => EarlierRow::At(*row),
        None if unclear(unit) => EarlierRow::Unclear,
        None => EarlierRow::New,
    };
    let rows: Vec<EarlierRow> = found.iter().enumerate().map(of).collect();
    let meant: Vec<usize> =
        (0..now.len()).filter(|unit| found[*unit].is_none()).flat_map(|unit| candidates[unit].clone()).collect();
    let gone = (0..then.len()).filter(|row| taken[*row].is_none() && !meant.contains(row)).collect();
    (rows, gone)
}
