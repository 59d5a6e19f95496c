//! A workbook being written: its sheets, cells and looks, and whether a formula comes to what was computed exactly.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};
use thuocdo_core::exchange::table::Place;
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_text::workbook as t;

use super::expr::{Expr, Value, float};
use crate::read::decimal;

/// The most characters (UTF-16 units) of a cell.
const TEXT_LIMIT: usize = 32_767;
/// How far a formula's result may lie from the exact value: less than anything that is printed.
const TOLERANCE: f64 = 1e-9;
/// The digits with which a result is saved beside its formula.
const SAVED: Rounding = Rounding { decimals: 12, mode: RoundingMode::HalfUp };

/// The sheets, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sheet {
    Ranking,
    Scores,
    Data,
    Framework,
    Method,
}

impl Sheet {
    const ALL: [Sheet; 5] = [Sheet::Ranking, Sheet::Scores, Sheet::Data, Sheet::Framework, Sheet::Method];

    fn name(self) -> &'static str {
        match self {
            Sheet::Ranking => t::RANKING,
            Sheet::Scores => t::SCORES,
            Sheet::Data => t::DATA,
            Sheet::Framework => t::FRAMEWORK,
            Sheet::Method => t::METHOD,
        }
    }
}

/// A cell of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) sheet: Sheet,
    pub(super) row: u32,
    pub(super) column: u16,
}

impl At {
    fn place(self) -> String {
        Place::new(self.row, u32::from(self.column)).to_string()
    }

    fn prefix(self, sheet: Sheet) -> String {
        if self.sheet == sheet { String::new() } else { format!("'{}'!", self.sheet.name()) }
    }

    /// As a formula of a sheet calls it.
    pub(super) fn called_from(self, sheet: Sheet) -> String {
        self.prefix(sheet) + &self.place()
    }

    /// The cells from this one to another of its sheet, as a formula of a sheet calls them; they stay when it is copied.
    pub(super) fn range_to(self, last: At, sheet: Sheet) -> String {
        let fixed = |at: At| {
            let place = Place::new(at.row, u32::from(at.column));
            format!("${}${}", place.column_letters(), at.row + 1)
        };
        format!("{}{}:{}", self.prefix(sheet), fixed(self), fixed(last))
    }
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) wrap: bool,
    pub(super) border: bool,
    pub(super) center: bool,
    pub(super) heading: bool,
    pub(super) large: bool,
    /// The decimals that are shown; `None` shows what there is.
    pub(super) decimals: Option<u32>,
}

impl Style {
    pub(super) const PLAIN: Style =
        Style { bold: false, wrap: false, border: false, center: false, heading: false, large: false, decimals: None };
    pub(super) const TITLE: Style = Style { bold: true, large: true, ..Style::PLAIN };
    pub(super) const BOLD: Style = Style { bold: true, ..Style::PLAIN };
    pub(super) const HEADING: Style =
        Style { bold: true, wrap: true, border: true, center: true, heading: true, ..Style::PLAIN };
    pub(super) const CELL: Style = Style { border: true, ..Style::PLAIN };
    pub(super) const WRAPPED: Style = Style { wrap: true, border: true, ..Style::PLAIN };
    pub(super) const CENTERED: Style = Style { center: true, border: true, ..Style::PLAIN };

    pub(super) fn decimals(self, decimals: u32) -> Style {
        Style { decimals: Some(decimals), ..self }
    }

    fn format(self) -> Format {
        let mut format =
            Format::new().set_font_name("Times New Roman").set_font_size(if self.large { 14.0 } else { 11.0 });
        format = format.set_align(FormatAlign::VerticalCenter);
        if self.bold {
            format = format.set_bold();
        }
        if self.wrap {
            format = format.set_text_wrap();
        }
        if self.border {
            format = format.set_border(FormatBorder::Thin);
        }
        if self.center {
            format = format.set_align(FormatAlign::Center);
        }
        if self.heading {
            format = format.set_background_color(0x00E8_EEF4);
        }
        match self.decimals {
            Some(0) => format.set_num_format("#,##0"),
            Some(decimals) => format.set_num_format(format!("#,##0.{}", "0".repeat(decimals as usize))),
            None => format,
        }
    }
}

/// What a formula must come to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expected {
    Number(Exact),
    Text(String),
    /// No result: nothing is shown.
    Nothing,
}

impl Expected {
    pub(super) fn decimal(value: Option<Decimal>) -> Expected {
        value.map_or(Expected::Nothing, |value| Expected::Number(Exact::from(value)))
    }

    pub(super) fn exact(value: Option<&Exact>) -> Expected {
        value.cloned().map_or(Expected::Nothing, Expected::Number)
    }

    /// Whether a spreadsheet's value is this one.
    fn is(&self, value: &Value) -> bool {
        match (self, value) {
            (Expected::Number(exact), Value::Number(value)) => {
                let exact = float(exact.round(SAVED));
                (exact - value).abs() <= TOLERANCE * exact.abs().max(1.0)
            }
            (Expected::Text(exact), Value::Text(text)) => exact == text,
            (Expected::Nothing, Value::Empty) => true,
            (Expected::Nothing, Value::Text(text)) => text.is_empty(),
            _ => false,
        }
    }
}

enum Content {
    Text(String),
    Number(f64),
    Formula { text: String, saved: String, value: Value },
}

struct Cell {
    content: Content,
    style: Style,
}

/// The page setup of a sheet.
pub(super) struct Page {
    /// The rows above this one stay on the screen and are printed on every page.
    pub(super) heading: (u32, u32),
    /// The columns before this one stay on the screen.
    pub(super) fixed_columns: u16,
    pub(super) widths: Vec<f64>,
}

/// A workbook being written.
#[derive(Default)]
pub(super) struct Book {
    cells: BTreeMap<At, Cell>,
    pages: BTreeMap<Sheet, Page>,
}

impl Book {
    /// Puts a text; it is never taken for a formula.
    pub(super) fn text(&mut self, at: At, text: &str, style: Style) {
        let mut text = text.to_owned();
        while text.encode_utf16().count() > TEXT_LIMIT {
            // Longer than a cell can be; the mark says that there is more.
            let kept: String = text.chars().take(TEXT_LIMIT / 2).collect();
            text = kept + t::MORE;
        }
        self.cells.insert(at, Cell { content: Content::Text(text), style });
    }

    /// Puts a number; one with more digits than a spreadsheet keeps is put as a text, so that none is lost.
    pub(super) fn number(&mut self, at: At, value: Decimal, style: Style) {
        let short = value.normalize();
        let kept = float(short);
        match decimal(kept).is_some_and(|text| text == short.to_string()) {
            true => drop(self.cells.insert(at, Cell { content: Content::Number(kept), style })),
            false => self.text(at, &short.to_string(), style),
        }
    }

    /// Puts a formula, when a spreadsheet comes to the exact value by it; else the value alone. Tells which.
    pub(super) fn formula(&mut self, at: At, formula: Option<Expr>, expected: &Expected, style: Style) -> bool {
        let computed = formula.as_ref().map(|formula| formula.value(&|at| self.value(at)));
        let value = computed.filter(|value| expected.is(value));
        let text = formula.and_then(|formula| formula.text(at.sheet)).filter(|_| !expected.looks_like_another_kind());
        if let (Some(value), Some(text)) = (value, text) {
            let content = Content::Formula { text, saved: expected.saved(), value };
            self.cells.insert(at, Cell { content, style });
            return true;
        }
        match expected {
            Expected::Number(exact) => {
                let content = Content::Number(float(exact.round(SAVED)));
                self.cells.insert(at, Cell { content, style });
            }
            Expected::Text(text) => self.text(at, text, style),
            Expected::Nothing => self.text(at, "", style),
        }
        false
    }

    fn value(&self, at: At) -> Value {
        match self.cells.get(&at).map(|cell| &cell.content) {
            None => Value::Empty,
            Some(Content::Text(text)) if text.is_empty() => Value::Empty,
            Some(Content::Text(text)) => Value::Text(text.clone()),
            Some(Content::Number(value)) => Value::Number(*value),
            Some(Content::Formula { value, .. }) => value.clone(),
        }
    }

    pub(super) fn page(&mut self, sheet: Sheet, page: Page) {
        self.pages.insert(sheet, page);
    }

    /// The file. Nothing in it depends on when it is written.
    pub(super) fn save(&self, title: &str, publisher: &str) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let properties = DocProperties::new().set_title(title).set_author(publisher).set_creation_datetime(&day);
        workbook.set_properties(&properties);
        let mut formats: BTreeMap<Style, Format> = BTreeMap::new();
        for sheet in Sheet::ALL {
            let Some(page) = self.pages.get(&sheet) else { continue };
            let worksheet = workbook.add_worksheet();
            set_up(worksheet, sheet, page)?;
            let first = At { sheet, row: 0, column: 0 };
            let last = At { sheet, row: u32::MAX, column: u16::MAX };
            for (at, cell) in self.cells.range(first..=last) {
                let format = formats.entry(cell.style).or_insert_with(|| cell.style.format());
                match &cell.content {
                    Content::Text(text) => worksheet.write_string_with_format(at.row, at.column, text, format)?,
                    Content::Number(value) => worksheet.write_number_with_format(at.row, at.column, *value, format)?,
                    Content::Formula { text, saved, .. } => {
                        let formula = Formula::new(text).set_result(saved);
                        worksheet.write_formula_with_format(at.row, at.column, formula, format)?
                    }
                };
            }
        }
        workbook.save_to_buffer()
    }
}

/// Name, print and view of a sheet: A4 across, the heading on every page.
fn set_up(worksheet: &mut Worksheet, sheet: Sheet, page: &Page) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    worksheet.set_name(sheet.name())?;
    worksheet.set_formula_result_default("");
    worksheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    worksheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3).set_footer("&C&P/&N");
    let (first, last) = page.heading;
    worksheet.set_repeat_rows(first, last)?;
    worksheet.set_freeze_panes(last + 1, page.fixed_columns)?;
    for (column, width) in page.widths.iter().enumerate() {
        worksheet.set_column_width(column as u16, *width)?;
    }
    Ok(())
}

impl Expected {
    /// The result as it is saved beside the formula.
    fn saved(&self) -> String {
        match self {
            Expected::Number(exact) => exact.round(SAVED).normalize().to_string(),
            Expected::Text(text) => text.clone(),
            Expected::Nothing => String::new(),
        }
    }

    /// A text that would be saved as a number, a truth or an error.
    fn looks_like_another_kind(&self) -> bool {
        match self {
            Expected::Text(text) => {
                text.parse::<f64>().is_ok() || text.starts_with('#') || matches!(text.as_str(), "TRUE" | "FALSE")
            }
            Expected::Number(_) | Expected::Nothing => false,
        }
    }
}
