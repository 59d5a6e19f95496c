//! Whether printed changes are this period's value less that of the period before.

use std::cmp::Reverse;

use super::Checked;
use super::finding::Report;
use super::matter::Matter;
use super::printed::{Printed, SharedRank};
use super::table::{Meaning, Measure, PublishedTable};
use crate::number::{Decimal, Exact, RoundingMode};

/// A row with a result, the one before, and the change.
struct Change {
    row: usize,
    before: Printed,
    now: Printed,
    change: Printed,
}

/// How a table prints a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A rise is above zero.
    Rise,
    /// A rise is below zero: a rank of 3 after 5 is −2.
    Fall,
    /// Without a sign.
    None,
}

/// Checks the changes of totals, indices and ranks.
pub(super) fn check(checked: &Checked, report: &mut Report) {
    let table = checked.table;
    let pairs: Vec<(Measure, usize, usize)> = [Measure::Total, Measure::Index, Measure::Rank]
        .into_iter()
        .filter_map(|measure| Some((measure, table.result(measure)?, table.column(Meaning::Before(measure))?)))
        .collect();
    for (column, heading) in table.columns.iter().enumerate() {
        let Meaning::Change(of) = heading.meaning else { continue };
        let may = |(measure, ..): &&(Measure, usize, usize)| of.is_none_or(|of| of == *measure);
        // Of what it is where the heading does not say it: of what most rows say.
        let read = pairs.iter().filter(may).filter_map(|pair| Changes::of(table, *pair, column));
        if let Some(changes) = read.max_by_key(|changes| (changes.good, Reverse(changes.measure))) {
            changes.check(checked, column, report);
        } else if let (Some(Measure::Rank), Some(now)) = (of, table.result(Measure::Rank)) {
            ranks_before(checked, now, column, report);
        }
    }
}

/// The rows of a column of changes, with the two results of one measure.
struct Changes {
    measure: Measure,
    rows: Vec<Change>,
    sign: Sign,
    /// How many of the changes follow, or may by decimals that are not printed.
    good: usize,
}

impl Changes {
    fn of(table: &PublishedTable, (measure, now, before): (Measure, usize, usize), column: usize) -> Option<Changes> {
        let one = |row: usize| {
            let number = |column| table.number(row, column).copied().filter(|_| is_one(table, row, column));
            Some(Change { row, before: number(before)?, now: number(now)?, change: number(column)? })
        };
        let rows: Vec<Change> = (0..table.rows.len()).filter_map(one).collect();
        let fits = |sign: Sign| rows.iter().filter(|change| change.fits(measure, sign) != Fit::Wrong).count();
        // Of equal ones the last: with their signs, where any says so.
        let sign = [Sign::None, Sign::Fall, Sign::Rise].into_iter().max_by_key(|sign| fits(*sign))?;
        let good = fits(sign);
        (!rows.is_empty()).then_some(Changes { measure, rows, sign, good })
    }

    fn check(&self, checked: &Checked, column: usize, report: &mut Report) {
        let Changes { measure, sign, good, .. } = *self;
        let of = self.rows.len();
        if good * 10 < of * 6 {
            checked.say(report, None, Some(column), Matter::ChangesUnclear { fits: good, of });
            return;
        }
        let mut hidden = 0;
        for change in &self.rows {
            let wanted = change.wanted(measure, sign);
            let Change { row, before, now, change: printed } = *change;
            let matter = match change.fits(measure, sign) {
                Fit::Exact => continue,
                Fit::Hidden => {
                    hidden += 1;
                    Matter::ChangeHidden { before, now, change: printed, wanted }
                }
                Fit::Wrong => Matter::ChangeWrong { before, now, change: printed, wanted },
            };
            checked.say(report, Some(row), Some(column), matter);
        }
        let rows = good - hidden;
        if rows > 0 {
            checked.say(report, None, Some(column), Matter::ChangesAgree { measure, rows, hidden });
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Exact,
    /// Decimals that are not printed explain the difference.
    Hidden,
    Wrong,
}

impl Change {
    /// The change that follows, as the table prints changes. A rank rises when its number falls.
    fn wanted(&self, measure: Measure, sign: Sign) -> Exact {
        let rise = match measure {
            Measure::Rank => &self.before.exact() - &self.now.exact(),
            _ => &self.now.exact() - &self.before.exact(),
        };
        let negated = &Exact::ZERO - &rise;
        match sign {
            Sign::Rise => rise,
            Sign::Fall => negated,
            Sign::None => rise.max(negated),
        }
    }

    fn fits(&self, measure: Measure, sign: Sign) -> Fit {
        let (wanted, printed) = (self.wanted(measure, sign), self.change.exact());
        if wanted == printed {
            return Fit::Exact;
        }
        if measure == Measure::Rank {
            return Fit::Wrong;
        }
        let hidden = |mode| {
            let rise = self.now.hidden(mode).minus(&self.before.hidden(mode));
            let fall = self.before.hidden(mode).minus(&self.now.hidden(mode));
            let changes = match sign {
                Sign::Rise => rise,
                Sign::Fall => fall,
                Sign::None if self.now.value >= self.before.value => rise,
                Sign::None => fall,
            };
            changes.both(&self.change.hidden(mode)).is_some()
        };
        if hidden(RoundingMode::HalfUp) || hidden(RoundingMode::Down) { Fit::Hidden } else { Fit::Wrong }
    }
}

/// Whether a cell is not of several ranks: from which of `2-3` a change counts, nobody knows.
fn is_one(table: &PublishedTable, row: usize, column: usize) -> bool {
    let cell = table.rows[row].cells.get(column);
    cell.and_then(|cell| SharedRank::read(&cell.text)).is_none_or(|rank| rank.last.is_none())
}

/// Ranks before that follow from signed changes and cannot have been: below 1, or behind the last.
fn ranks_before(checked: &Checked, now: usize, column: usize, report: &mut Report) {
    let table = checked.table;
    let of = table.rows.len();
    let rank = |row: usize| table.number(row, now).filter(|_| is_one(table, row, now));
    let one = |row: usize| Some((row, rank(row)?.value, table.number(row, column)?.value));
    let rows: Vec<(usize, Decimal, Decimal)> = (0..of).filter_map(one).collect();
    // Only of a whole ranking: as many ranks as rows. And only where some change says by its sign which way it goes.
    let whole = rows.iter().map(|(_, rank, _)| *rank).max() <= Some(Decimal::from(of as u64)) && rows.len() == of;
    if !whole || !rows.iter().any(|(.., change)| change.is_sign_negative() && !change.is_zero()) {
        return;
    }
    let range = Decimal::ONE..=Decimal::from(of as u64);
    let wrong = |sign: Decimal| -> Vec<(usize, Decimal, Decimal, Decimal)> {
        let before = rows.iter().map(|(row, rank, change)| (*row, *rank, *change, *rank + sign * *change));
        before.filter(|(.., before)| !range.contains(before)).collect()
    };
    // A rise is above or below zero, whichever makes more of them possible.
    let (rises, falls) = (wrong(Decimal::ONE), wrong(Decimal::NEGATIVE_ONE));
    let fewer = if falls.len() < rises.len() { falls } else { rises };
    if fewer.len() <= (of / 5).max(1) {
        for (row, rank, change, before) in fewer {
            checked.say_as_read(report, Some(row), Some(column), Matter::BeforeOutOfRange { rank, change, before, of });
        }
    }
}
