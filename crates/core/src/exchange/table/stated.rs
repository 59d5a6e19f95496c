//! What a published table says of a unit's result, kept beside the sheet and compared with what is computed.

use super::cell::{CellText, Marks, shortened};
use super::columns::{Meaning, StatedKind};
use super::grid::Grid;
use super::heading::Heading;
use super::place::{Place, Separator};
use super::printed_rank;
use super::problem::{TableFault, TableProblem};
use super::report::{ReadAs, Report};
use super::totals::INDEX_NODE;
use super::words::{self, compared};
use crate::assessment::Figure;
use crate::framework::Framework;
use crate::number::{Decimal, Exact, FRACTION_DIGITS, NumberFault, Rounding};
use crate::problem::Fault;
use crate::score::Score;

/// A value and the cell it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<T> {
    /// The value.
    pub value: T,
    /// The cell.
    pub at: Place,
}

/// What a published table says of a unit's result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The total, with the decimals that are printed.
    pub total: Option<Said<Decimal>>,
    /// The index in percent, with the decimals that are printed.
    pub index: Option<Said<Decimal>>,
    /// The rank.
    pub rank: Option<Said<u32>>,
    /// The name of the class.
    pub class: Option<Said<String>>,
}

impl Stated {
    /// Takes one cell; what cannot be read is told.
    pub(super) fn take(
        &mut self,
        kind: StatedKind,
        cell: CellText,
        framework: &Framework,
        marks: &mut Marks,
        report: &mut Report,
    ) {
        let at = cell.at;
        match kind {
            StatedKind::Total => self.total = number(cell, marks, report).map(|value| Said { value, at }),
            StatedKind::Index => {
                self.index = number(cell, marks, report).map(|value| Said { value, at });
                if let Some(Said { value, .. }) = self.index {
                    tell_decimals(value, cell, framework, report);
                }
            }
            StatedKind::Rank => {
                let rank = printed_rank::rank(cell.raw);
                if rank.is_none() && !words::is_dash(cell.raw) {
                    report.say(at, TableFault::StatedUnread { text: shortened(cell.raw) });
                }
                self.rank = rank.map(|value| Said { value, at });
            }
            StatedKind::Class => self.class = Some(Said { value: cell.raw.trim().to_owned(), at }),
        }
    }

    /// Tells where total, index or class are not what the answers give; whether the total is not, or the index where no total
    /// is printed. `None` where neither is.
    pub(super) fn compare(
        &self,
        framework: &Framework,
        score: &Score,
        separator: Separator,
        report: &mut Report,
    ) -> Option<bool> {
        let rounding = framework.policies.rounding;
        // Where indices stand for points, the total is of another kind.
        let by_index = framework.find(INDEX_NODE).is_some();
        let total = (self.total.as_ref().filter(|_| !by_index))
            .map(|said| differing(StatedKind::Total, said, &score.total, rounding.printed_points, separator, report));
        let Some(index) = &score.index else { return total };
        let of_index = self
            .index
            .as_ref()
            .map(|said| differing(StatedKind::Index, said, &index.exact, rounding.printed_index, separator, report));
        let class = index.class.and_then(|class| framework.policies.classes.list.get(class));
        if let (Some(said), Some(class)) = (&self.class, class)
            && compared(&said.value) != compared(&class.name.vi)
        {
            let (stated, computed) = (shortened(&said.value), class.name.vi.clone());
            report.say(said.at, TableFault::StatedDiffers { what: StatedKind::Class, stated, computed });
        }
        total.or(of_index)
    }

    /// Where the stated rank is not the one that was found.
    pub fn differing_rank(&self, rank: Option<u32>) -> Option<TableProblem> {
        let (said, rank) = self.rank.as_ref().zip(rank)?;
        (said.value != rank).then(|| {
            let (stated, computed) = (said.value.to_string(), rank.to_string());
            TableProblem::at(said.at, TableFault::StatedDiffers { what: StatedKind::Rank, stated, computed })
        })
    }
}

/// A workbook's column of indices that holds parts of one and not percent, as cells in the format of percent do; told. `only`
/// is the one of indices that stand for the points of the only node.
pub(super) fn shares(grid: &Grid, heading: &Heading, only: Option<u32>, report: &mut Report) -> Option<u32> {
    let column = heading.column_of(&Meaning::Stated(StatedKind::Index)).or(only)?;
    let rows = grid.rows().skip(heading.below).filter(|row| row.is_number(column));
    let values: Vec<Decimal> = rows.filter_map(|row| row.cell(column).trim().parse().ok()).collect();
    let is_share = !values.is_empty() && values.iter().all(|value| *value <= Decimal::ONE);
    if let (true, Some(column)) = (is_share, heading.columns.iter().find(|one| one.at.column == column)) {
        report.echo(column.at, &column.heading, ReadAs::Percent);
    }
    is_share.then_some(column)
}

/// A part of one in percent, without the zeros that come of it.
pub(super) fn percent(share: Decimal) -> Decimal {
    (share * Decimal::ONE_HUNDRED).normalize()
}

/// Tells an index that is printed to fewer decimals than the framework prints.
pub(super) fn tell_decimals(index: Decimal, cell: CellText, framework: &Framework, report: &mut Report) {
    let (found, printed) = (index.scale(), framework.policies.rounding.printed_index.decimals);
    if found < printed && cell.separator != Separator::Workbook {
        report.say(cell.at, TableFault::StatedDecimals { found, printed });
    }
}

/// A number as published tables print them, also with `%` behind it, and with more decimals than figures may have.
fn number(cell: CellText, marks: &mut Marks, report: &mut Report) -> Option<Decimal> {
    let text = cell.raw.trim();
    if words::is_dash(text) {
        return None;
    }
    let digits = text.strip_suffix('%').unwrap_or(text).trim();
    match (CellText { raw: digits, ..cell }).figure(false, marks, report)? {
        Figure::Number(value) => Some(value),
        Figure::Unread(text, NumberFault::TooManyDigits) => {
            let read = text.replace(',', ".").parse::<Decimal>().ok();
            if read.is_none() {
                report.say(cell.at, TableFault::StatedUnread { text: shortened(&text) });
            }
            read
        }
        Figure::Unread(text, fault @ NumberFault::Ambiguous { .. }) => {
            report.known(cell.at, Fault::Number { text, fault });
            None
        }
        Figure::Unread(text, _) => {
            report.say(cell.at, TableFault::StatedUnread { text: shortened(&text) });
            None
        }
    }
}

/// Tells where a printed number is not the computed one, rounded to as many decimals as are printed; whether it is not.
fn differing(
    what: StatedKind,
    said: &Said<Decimal>,
    exact: &Exact,
    printed: Rounding,
    separator: Separator,
    report: &mut Report,
) -> bool {
    // A workbook's numbers have lost the zeros at their end.
    let least = if separator == Separator::Workbook { printed.decimals } else { 0 };
    let decimals = said.value.scale().max(least).min(FRACTION_DIGITS as u32);
    let rounding = Rounding { decimals, ..printed };
    let computed = exact.round(rounding);
    let differs = computed != Exact::from(said.value).round(rounding);
    if differs {
        let (stated, computed) = (said.value.to_string(), computed.to_string());
        report.say(said.at, TableFault::StatedDiffers { what, stated, computed });
    }
    differs
}
