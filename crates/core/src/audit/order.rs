//! Whether ranks and the order of rows follow the printed values, and what was done with equal ones.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Checked;
use super::finding::{Finding, Report};
use super::matter::Matter;
use super::printed::{Printed, SharedRank};
use super::table::{Meaning, Measure, PublishedTable};
use crate::letters::{folded, unmarked};
use crate::longest_in_order;
use crate::number::Decimal;

/// Fewer rows may stand in an order by chance.
const LEAST_ROWS: usize = 5;

/// A row with what it is ordered by.
#[derive(Clone, Copy)]
struct Placed {
    row: usize,
    value: Printed,
    /// Its rank, or its running number.
    number: Option<Decimal>,
}

/// Checks ranks, running numbers, the order of rows and ties.
pub(super) fn check(checked: &Checked, report: &mut Report) {
    let table = checked.table;
    running_numbers(checked, report);
    let Some(by) = table.key() else { return };
    let ranks = table.result(Measure::Rank);
    let numbers = ranks.or(table.column(Meaning::Ordinal));
    let mut ties: Vec<Vec<Placed>> = Vec::new();
    for group in &table.groups {
        let one = |row: usize| {
            let number = numbers.and_then(|column| number(table, row, column));
            Some(Placed { row, value: *table.number(row, by)?, number })
        };
        let mut rows: Vec<Placed> = group.rows.clone().filter_map(one).collect();
        if ranks.is_some() {
            rows.retain(|placed| placed.number.is_some());
            rows.sort_by_key(|placed| (placed.number, Reverse(placed.value.value)));
        }
        if in_order(checked, by, &rows, ranks.is_some(), report) {
            ties.extend(ties_of(table, &rows));
        }
    }
    if let Some(ranks) = ranks {
        rank_gaps(checked, ranks, report);
        shared_alone(checked, ranks, report);
    }
    let (falling, by_name) = explained(table, &ties);
    for tie in &ties {
        let rows: Vec<usize> = tie.iter().map(|placed| placed.row).collect();
        let numbers: Vec<Decimal> = tie.iter().filter_map(|placed| placed.number).collect();
        let (first, value) = (rows[0], tie[0].value);
        let matter = Matter::TieRanked { rows, numbers, value, falling: falling.clone(), by_name };
        checked.say(report, Some(first), numbers_column(ranks, by), matter);
    }
}

fn numbers_column(ranks: Option<usize>, by: usize) -> Option<usize> {
    ranks.or(Some(by))
}

/// The number of a rank, a running number or another whole number in a cell.
fn number(table: &PublishedTable, row: usize, column: usize) -> Option<Decimal> {
    match table.number(row, column) {
        Some(printed) => Some(printed.value),
        None => super::build::ordinal(&table.rows[row].cells.get(column)?.text).map(Decimal::from),
    }
}

/// Checks the rows of a group, in order of their ranks or as they stand; whether they are in an order at all.
fn in_order(checked: &Checked, by: usize, rows: &[Placed], ranked: bool, report: &mut Report) -> bool {
    let (table, of) = (checked.table, rows.len());
    if of < 2 {
        return false;
    }
    let kept = longest_in_order(rows.iter().map(|placed| Reverse(placed.value.value)));
    let odd: Vec<usize> = (0..of).filter(|at| !kept[*at]).collect();
    let tolerated = if ranked { (of / 5).max(1) } else { (of / 10).max(usize::from(of >= LEAST_ROWS)) };
    let first = rows.first().map(|placed| placed.row);
    if odd.len() > tolerated || (odd.len() == 1 && of == 2) {
        checked.say(report, first, Some(by), Matter::NotSorted { by, out_of_order: odd.len(), of });
        return false;
    }
    // Rows whose ranks something else is said against do not agree.
    let mut contested = BTreeSet::new();
    if ranked {
        contested = shared_ranks(checked, by, rows, report);
        contested.extend(ties_of(table, rows).into_iter().flatten().map(|placed| placed.row));
    }
    let agreeing = of - contested.len();
    if odd.is_empty() && agreeing > 1 {
        checked.say(report, first, Some(by), Matter::OrderAgrees { by, rows: agreeing, ranked });
    }
    for at in odd {
        // The row that it contradicts: the nearest one that is in order, before it with less or behind it with more.
        let placed = rows[at];
        let before = (0..at).rev().find(|other| kept[*other] && rows[*other].value.value < placed.value.value);
        let behind = (at + 1..of).find(|other| kept[*other] && rows[*other].value.value > placed.value.value);
        let Some(other) = before.or(behind).map(|other| rows[other]) else { continue };
        let matter = match (ranked, placed.number, other.number) {
            (true, Some(rank), Some(other_rank)) if rank != other_rank => Matter::RankAgainstValue {
                rank,
                value: placed.value,
                other: other.row,
                other_rank,
                other_value: other.value,
            },
            (true, ..) => continue,
            _ => Matter::ListedOutOfOrder { value: placed.value, other: other.row, other_value: other.value },
        };
        checked.say(report, Some(placed.row), Some(by), matter);
    }
    true
}

/// Tells of rows of one rank with different values; which rows these are.
fn shared_ranks(checked: &Checked, by: usize, rows: &[Placed], report: &mut Report) -> BTreeSet<usize> {
    let mut told = BTreeSet::new();
    for pair in rows.windows(2) {
        if let [one, other] = pair
            && let Some(rank) = one.number
            && one.number == other.number
            && one.value.value != other.value.value
        {
            let matter = Matter::SharedRank { rank, value: other.value, other: one.row, other_value: one.value };
            told.extend([one.row, other.row]);
            checked.say(report, Some(other.row), Some(by), matter);
        }
    }
    told
}

/// Rows with equal values, and equal totals where there are some, under different numbers.
fn ties_of(table: &PublishedTable, rows: &[Placed]) -> Vec<Vec<Placed>> {
    let total = table.result(Measure::Total);
    let base = table.column(Meaning::Base);
    let value =
        |row: usize, column: Option<usize>| column.and_then(|at| table.number(row, at)).map(|number| number.value);
    let same = |one: &Placed, other: &Placed| {
        one.value.value == other.value.value
            && value(one.row, total) == value(other.row, total)
            && value(one.row, base) == value(other.row, base)
    };
    rows.chunk_by(same)
        .filter(|tie| {
            tie.len() > 1 && tie.windows(2).all(|pair| pair[0].number.is_some() && pair[0].number != pair[1].number)
        })
        .map(<[Placed]>::to_vec)
        .collect()
}

/// What tells the rows of all ties apart in the order they have: columns that fall, and names in alphabetical order.
fn explained(table: &PublishedTable, ties: &[Vec<Placed>]) -> (Vec<usize>, bool) {
    let pairs = || ties.iter().flat_map(|tie| tie.windows(2)).map(|pair| (pair[0].row, pair[1].row));
    let falls = |column: usize| {
        let value = |row| table.number(row, column).map(|number| number.value);
        pairs().all(|(one, other)| value(one).zip(value(other)).is_some_and(|(one, other)| one > other))
    };
    let may =
        |meaning: Meaning| matches!(meaning, Meaning::Part | Meaning::Bonus | Meaning::Unknown | Meaning::SelfScore);
    let columns =
        (0..table.columns.len()).filter(|at| may(table.columns[*at].meaning) && !ties.is_empty() && falls(*at));
    let plain = |row: usize| folded(&table.rows[row].name).chars().map(unmarked).collect::<String>();
    (columns.collect(), !ties.is_empty() && pairs().all(|(one, other)| plain(one) < plain(other)))
}

/// Running numbers that skip or repeat one; a group may begin anew.
fn running_numbers(checked: &Checked, report: &mut Report) {
    let table = checked.table;
    let Some(column) = table.column(Meaning::Ordinal) else { return };
    let mut before: Option<Decimal> = None;
    for (at, row) in table.rows.iter().enumerate() {
        let Some(own) = number(table, at, column) else { continue };
        if let Some(last) = before {
            // Numbers may begin anew, also where no heading of a group was recognised.
            let begins = own == Decimal::ONE;
            // A row that could not be read takes its number with it.
            let unread = |finding: &Finding| {
                finding.matter == Matter::RowNotRead && (table.rows[at - 1].line..row.line).contains(&finding.spot.line)
            };
            if !begins && own != last + Decimal::ONE && !report.unchecked.iter().any(unread) {
                checked.say(report, Some(at), Some(column), Matter::NumberGap { before: last, number: own });
            }
        }
        before = Some(own.min(Decimal::from(u32::MAX)));
    }
}

/// Ranks that skip one without a tie before them. An excerpt of a ranking skips many, and is not spoken of.
fn rank_gaps(checked: &Checked, column: usize, report: &mut Report) {
    let table = checked.table;
    let ranked = |rows: &mut dyn Iterator<Item = usize>| {
        let mut found: Vec<(Decimal, usize)> =
            rows.filter_map(|row| Some((number(table, row, column)?, row))).collect();
        found.sort();
        found
    };
    let groups = table.groups.iter().flat_map(|group| gaps(&ranked(&mut group.rows.clone()))).collect::<Vec<_>>();
    let whole = gaps(&ranked(&mut (0..table.rows.len())));
    let fewer = if whole.len() < groups.len() { whole } else { groups };
    if fewer.len() <= table.rows.len() / LEAST_ROWS {
        for (before, number, row) in fewer {
            checked.say(report, Some(row), Some(column), Matter::NumberGap { before, number });
        }
    }
}

/// Ranks that are printed as shared and that too few or too many rows have: of the group or of the whole table, whichever
/// fits, for it is not said among whom ranks count. Each rank is told of once.
fn shared_alone(checked: &Checked, column: usize, report: &mut Report) {
    let table = checked.table;
    let counted = |rows: &mut dyn Iterator<Item = usize>| {
        let mut counts: BTreeMap<Decimal, usize> = BTreeMap::new();
        rows.filter_map(|row| number(table, row, column)).for_each(|rank| *counts.entry(rank).or_default() += 1);
        counts
    };
    let whole = counted(&mut (0..table.rows.len()));
    for group in &table.groups {
        let own = counted(&mut group.rows.clone());
        let mut told = BTreeSet::new();
        for row in group.rows.clone() {
            let Some(cell) = table.rows[row].cells.get(column) else { continue };
            let Some(shared) = SharedRank::read(&cell.text) else { continue };
            let rank = Decimal::from(shared.first);
            let wanted = shared.last.map(|last| last - shared.first + 1);
            let found = |counts: &BTreeMap<Decimal, usize>| counts.get(&rank).copied().unwrap_or_default();
            let fits = |count: usize| wanted.map_or(count > 1, |wanted| count == wanted as usize);
            if fits(found(&own)) || fits(found(&whole)) || !told.insert(rank) {
                continue;
            }
            let (printed, wanted) = (cell.text.trim().to_owned(), wanted.map(Decimal::from));
            checked.say(report, Some(row), Some(column), Matter::SharedAlone { printed, wanted, found: found(&own) });
        }
    }
}

/// The ranks that do not follow the one before: neither the next, nor as many later as share that one, or as share
/// this one, where they have the last of the ranks that they take.
fn gaps(ranked: &[(Decimal, usize)]) -> Vec<(Decimal, Decimal, usize)> {
    let mut found = Vec::new();
    let mut before: Option<(Decimal, usize)> = None;
    for shared in ranked.chunk_by(|one, other| one.0 == other.0) {
        let (rank, row) = shared[0];
        if let Some((last, count)) = before {
            let next = [1, count, shared.len()].map(|places| last + Decimal::from(places as u64));
            if !next.contains(&rank) {
                found.push((last, rank, row));
            }
        }
        before = Some((rank, shared.len()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_go_on_by_one_or_past_a_tie() {
        let gaps = |ranks: &[i64]| -> Vec<(i64, i64)> {
            let ranked: Vec<(Decimal, usize)> = ranks.iter().map(|rank| (Decimal::from(*rank), 0)).collect();
            let plain = |value: Decimal| value.to_string().parse().unwrap();
            super::gaps(&ranked).into_iter().map(|(before, rank, _)| (plain(before), plain(rank))).collect()
        };
        assert!(gaps(&[2, 3, 4]).is_empty());
        assert!(gaps(&[1, 2, 2, 4]).is_empty());
        assert!(gaps(&[1, 2, 2, 3]).is_empty());
        assert!(gaps(&[1, 3, 3, 4]).is_empty());
        assert_eq!(gaps(&[1, 4, 4, 5]), [(1, 4)]);
        assert_eq!(gaps(&[1, 2, 2, 5]), [(2, 5)]);
        assert_eq!(gaps(&[1, 2, 39]), [(2, 39)]);
    }
}
