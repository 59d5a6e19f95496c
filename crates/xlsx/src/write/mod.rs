//! Writing a publication as a workbook whose numbers are live formulas over the answers.
//!
//! Beside each formula stands the exact result, so that a viewer that computes nothing shows the right number. A formula by which
//! a spreadsheet, computing in floating point, would not come to it is not written: the cell holds the value, and a note says so.

mod book;
mod data;
mod expr;
mod rule;
mod scores;
mod table;
mod words;

use thuocdo_core::assessment::Assessment;
use thuocdo_core::exchange::table::{TableFault, TableProblem};
use thuocdo_core::score::Score;
use thuocdo_core::snapshot::{Detail, Snapshot, verify};

use book::Book;
use scores::{ScoreColumns, Scores, row_of};
use table::Order;

/// The most cells that a workbook is written with.
pub const CELL_LIMIT: usize = 3_000_000;
/// The columns that a sheet can have.
const COLUMN_LIMIT: usize = 16_384;

/// A publication as a workbook: the ranking first, then the scores, the figures, the criteria and the method. Where the
/// publication holds totals only, the ranking stands on these.
///
/// What was published and does not come out is written as it was published, with a note beside it.
///
/// # Errors
/// A publication that is too large for a workbook (T31).
pub fn write(snapshot: &Snapshot) -> Result<Vec<u8>, TableProblem> {
    let too_large = || TableProblem::whole(TableFault::TooManyCells { limit: CELL_LIMIT });
    let framework = &*snapshot.framework;
    let columns = match snapshot.detail {
        Detail::Answers => {
            let sheets: Vec<&Assessment> = snapshot.units.iter().map(|unit| &*unit.sheet).collect();
            let data = data::columns_of(framework, &sheets).ok_or_else(too_large)?;
            let scores = ScoreColumns::of(framework);
            let all = (scores.count() + data.count()).saturating_mul(sheets.len());
            if scores.count().max(data.count()) > COLUMN_LIMIT || all > CELL_LIMIT {
                return Err(too_large());
            }
            Some((scores, data))
        }
        Detail::Totals => None,
    };
    let verified = verify(snapshot);
    let order = Order::of(snapshot, &verified);
    let mut book = Book::default();
    if let Some((columns, data)) = &columns {
        let sheets: Vec<&Assessment> = order.units.iter().map(|unit| &*snapshot.units[*unit].sheet).collect();
        data::write(&mut book, framework, &sheets, data);
        let scored: Vec<&Score> = order.units.iter().map(|unit| &*verified.contenders[*unit].score).collect();
        let scores = Scores::of(framework, data, columns, &scored);
        scores.write_headings(&mut book);
        for (place, (sheet, score)) in sheets.iter().zip(&scored).enumerate() {
            scores.write_unit(&mut book, row_of(place), sheet, score, order.is_known(place));
        }
    }
    let columns = columns.as_ref().map(|(columns, _)| columns);
    table::write(&mut book, snapshot, &verified, &order, columns);
    words::write_framework(&mut book, framework);
    words::write_method(&mut book, snapshot, &verified);
    book.save(&snapshot.title, &snapshot.publisher).map_err(|_| too_large())
}
