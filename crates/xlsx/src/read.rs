//! Reading the first visible sheet of a workbook as a grid: what stands in its cells, and nothing computed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};

use calamine::{
    CellErrorType, DataRef, Dimensions, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxCellReader,
    XlsxError, XlsxFormulaMetadata,
};
use thuocdo_core::exchange::table::{Grid, GridBuilder, Place, TableFault, TableProblem};

use crate::unpack::{check, no_workbook};

/// The rows and columns that a sheet can have; a cell beyond is in no file that a program wrote.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// A workbook that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The cells of the sheet that was read.
    pub grid: Grid,
    /// The name of that sheet: the first that is visible.
    pub sheet: String,
    /// The names of the other sheets, hidden ones too. They are not read.
    pub others: Vec<String>,
}

/// Whether bytes begin like a workbook, or an older one, rather than a text.
pub fn is_workbook(bytes: &[u8]) -> bool {
    crate::unpack::begins_like_workbook(bytes)
}

/// The cells of the first visible sheet.
///
/// Numbers are decimals with a point and at most 15 digits, as spreadsheets keep and show them; dates are `25/11/2026`;
/// `TRUE`, `FALSE` and `#DIV/0!` are these words. A formula gives the result that was saved with it, and is never computed;
/// where none was saved it is kept as `=…`, which is told where the table is read. Of cells that were merged the first
/// holds the content; where it reaches down through rows of one column and is a text, it stands in each of them that holds
/// something else.
///
/// # Errors
/// An empty or too large file (F01, F02), limits of tables (T01, T02), and what is no workbook that can be read (T27–T30).
pub fn read(bytes: &[u8]) -> Result<Grid, TableProblem> {
    open(bytes).map(|opened| opened.grid)
}

/// The same, with the names of the sheets.
///
/// # Errors
/// As [`read`].
pub fn open(bytes: &[u8]) -> Result<Opened, TableProblem> {
    check(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| problem_of(&error))?;
    let sheets = workbook.sheets_metadata();
    let is_shown = |sheet: &&Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let sheet = sheets.iter().find(is_shown).map(|sheet| sheet.name.clone());
    let sheet = sheet.ok_or_else(|| TableProblem::whole(TableFault::NoSheet))?;
    let others = sheets.iter().map(|other| other.name.clone()).filter(|name| *name != sheet).collect();
    // What cannot be read of them leaves the cells as they stand.
    let merged = workbook.merge_cells_by_sheet_name(&sheet).unwrap_or_default();
    let mut cells = workbook.worksheet_cells_reader(&sheet).map_err(|error| problem_of(&error))?;
    let grid = grid_of(&mut cells, Reaching::of(&merged))?;
    Ok(Opened { grid, sheet, others })
}

fn grid_of<RS: Read + Seek>(cells: &mut XlsxCellReader<RS>, mut reaching: Reaching) -> Result<Grid, TableProblem> {
    let mut grid = GridBuilder::default();
    // Shared formulas are not written out: their numbers are what a file says, and it may say anything.
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|error| problem_of(&error))? {
        let place = Place::new(cell.pos.0, cell.pos.1);
        if place.row >= ROWS || place.column >= COLUMNS {
            return Err(no_workbook());
        }
        let mut text = |text: &str| reaching.text(&mut grid, place, text);
        match cell.value {
            DataRef::Empty => {
                if let Some(formula) = &cell.formula {
                    text(&format!("={}", formula_text(formula)))?;
                }
            }
            DataRef::Int(value) => reaching.number(&mut grid, place, &value.to_string())?,
            DataRef::Float(value) => match decimal(value) {
                Some(text) => reaching.number(&mut grid, place, &text)?,
                None => text(&value.to_string())?,
            },
            DataRef::String(string) => text(&string)?,
            DataRef::SharedString(string) => text(string)?,
            DataRef::DateTimeIso(string) | DataRef::DurationIso(string) => text(&string)?,
            DataRef::Bool(value) => text(if value { "TRUE" } else { "FALSE" })?,
            DataRef::DateTime(moment) => text(&date(&moment))?,
            DataRef::Error(error) => text(error_text(&error))?,
        }
    }
    reaching.end_row(&mut grid)?;
    grid.finish()
}

/// Cells of one column that were merged: the text of the first stands in the others.
#[derive(Default)]
struct Reaching {
    /// The last rows of those that were merged, by column and first row.
    merged: BTreeMap<(u32, u32), u32>,
    /// The texts that still reach down, by column, with their last rows.
    texts: BTreeMap<u32, (u32, String)>,
    /// The cell that was added last; everything before it in its row is there.
    last: Option<Place>,
}

impl Reaching {
    fn of(merged: &[Dimensions]) -> Reaching {
        let of_one_column = merged.iter().filter(|one| one.start.1 == one.end.1 && one.start.0 < one.end.0);
        let merged = of_one_column.map(|one| ((one.start.1, one.start.0), one.end.0)).collect();
        Reaching { merged, ..Reaching::default() }
    }

    fn text(&mut self, grid: &mut GridBuilder, place: Place, text: &str) -> Result<(), TableProblem> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.fill(grid, place)?;
        if let Some(last_row) = self.merged.get(&(place.column, place.row)) {
            self.texts.insert(place.column, (*last_row, text.to_owned()));
        }
        grid.text(place, text)
    }

    fn number(&mut self, grid: &mut GridBuilder, place: Place, text: &str) -> Result<(), TableProblem> {
        self.fill(grid, place)?;
        grid.number(place, text)
    }

    /// Adds what reaches into the row of a cell, left of it.
    fn fill(&mut self, grid: &mut GridBuilder, place: Place) -> Result<(), TableProblem> {
        if self.last.is_some_and(|last| last.row != place.row) {
            self.end_row(grid)?;
            self.texts.retain(|_, (last_row, _)| *last_row >= place.row);
        }
        let from = self.last.filter(|last| last.row == place.row).map_or(0, |last| last.column + 1);
        if from < place.column {
            for (column, (_, text)) in self.texts.range(from..place.column) {
                grid.text(Place::new(place.row, *column), text)?;
            }
        }
        // What stands there itself reaches no further.
        self.texts.remove(&place.column);
        self.last = Some(place);
        Ok(())
    }

    /// Adds what reaches into the row that was read last, right of its cells.
    fn end_row(&mut self, grid: &mut GridBuilder) -> Result<(), TableProblem> {
        let Some(last) = self.last else { return Ok(()) };
        for (column, (_, text)) in self.texts.range(last.column + 1..) {
            grid.text(Place::new(last.row, *column), text)?;
        }
        Ok(())
    }
}

fn formula_text(formula: &XlsxFormulaMetadata) -> &str {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => formula,
        _ => "…",
    }
}

/// A number as spreadsheets show it when nothing is cut off: 15 digits, without an exponent. `None` for what is no number.
pub(crate) fn decimal(value: f64) -> Option<String> {
    if !value.is_finite() {
        return None;
    }
    let text = format!("{value:.14e}");
    let (digits, exponent) = text.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    // Where the point stands among the digits.
    let point = exponent + 1;
    let count = digits.len() as i32;
    Some(if point <= 0 {
        format!("{sign}0.{}{digits}", "0".repeat(point.unsigned_abs() as usize))
    } else if point >= count {
        format!("{sign}{digits}{}", "0".repeat((point - count) as usize))
    } else {
        let (whole, rest) = digits.split_at(point as usize);
        format!("{sign}{whole}.{rest}")
    })
}

/// A day as Vietnam writes it, with the time where there is one.
fn date(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let has_time = moment.as_f64().fract() != 0.0;
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match (moment.as_f64() < 1.0 || moment.is_duration(), has_time) {
        (true, true) => time,
        (_, true) => format!("{day:02}/{month:02}/{year} {time}"),
        (_, false) => format!("{day:02}/{month:02}/{year}"),
    }
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

fn problem_of(error: &XlsxError) -> TableProblem {
    match error {
        XlsxError::Password => TableProblem::whole(TableFault::OldWorkbook),
        _ => no_workbook(),
    }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn numbers_as_spreadsheets_show_them() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (86.53, "86.53"),
            (0.1 + 0.2, "0.3"),
            (1.234, "1.234"),
            (-12.5, "-12.5"),
            (2541.0, "2541"),
            (1_000_000.0, "1000000"),
            (0.000_001, "0.000001"),
            (1e-9, "0.000000001"),
            (1e20, "100000000000000000000"),
            (123_456_789_012_345.0, "123456789012345"),
            (100.0 / 3.0, "33.3333333333333"),
            (2.0 / 3.0, "0.666666666666667"),
        ] {
            assert_eq!(decimal(value).as_deref(), Some(text));
        }
        assert_eq!(decimal(f64::NAN), None);
        assert_eq!(decimal(f64::INFINITY), None);
    }
}
