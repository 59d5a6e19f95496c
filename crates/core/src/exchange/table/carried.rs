//! Grids and their problems as JSON, to cross from the program that reads workbooks to the one that asked for it.

use super::grid::{Grid, GridBuilder};
use super::place::Place;
use super::problem::{TableFault, TableProblem};
use crate::json::Json;
use crate::problem::{Fault, Problem};

impl Grid {
    /// Its rows, each as `[row, column, value, column, value …]`: a JSON number where a workbook holds one, else a text.
    pub fn to_json(&self) -> Json {
        let number = |value: u32| Json::Number(value.to_string());
        let rows = self.rows().map(|row| {
            let mut list = vec![number(row.number())];
            for (column, text) in row.cells() {
                list.push(number(column));
                list.push(if row.is_number(column) { Json::Number(text.to_owned()) } else { Json::text(text) });
            }
            Json::List(list)
        });
        Json::List(rows.collect())
    }

    /// The grid of a workbook that [`Grid::to_json`] gave; `None` for anything else.
    pub fn of_json(json: &Json) -> Option<Grid> {
        let Json::List(rows) = json else { return None };
        let whole = |json: &Json| match json {
            Json::Number(text) => text.parse::<u32>().ok(),
            _ => None,
        };
        let mut grid = GridBuilder::default();
        for row in rows {
            let Json::List(row) = row else { return None };
            let (number, cells) = row.split_first()?;
            let number = whole(number)?;
            let (pairs, []) = cells.as_chunks::<2>() else { return None };
            for [column, value] in pairs {
                let place = Place::new(number, whole(column)?);
                match value {
                    Json::Number(text) => grid.number(place, text).ok()?,
                    Json::Text(text) => grid.text(place, text).ok()?,
                    _ => return None,
                }
            }
        }
        grid.finish().ok()
    }
}

impl TableProblem {
    /// A problem that reading or writing a workbook has; any other becomes T27.
    pub fn to_json(&self) -> Json {
        let number = |value: u64| Some(Json::Number(value.to_string()));
        let (bytes, limit) = match &self.fault {
            TableFault::TooManyRows { limit }
            | TableFault::TooManyColumns { limit }
            | TableFault::TooManyCells { limit } => (None, number(*limit as u64)),
            TableFault::WorkbookTooLarge { bytes, limit } => (number(*bytes), number(*limit)),
            TableFault::Known(problem) => match &problem.fault {
                Fault::TooLarge { bytes, limit } => (number(*bytes as u64), number(*limit as u64)),
                _ => (None, None),
            },
            _ => (None, None),
        };
        let cell = (!self.path().is_empty()).then(|| Json::text(self.path()));
        Json::object([("code", Some(Json::text(self.code()))), ("cell", cell), ("bytes", bytes), ("limit", limit)])
    }

    /// The problem that [`TableProblem::to_json`] told.
    pub fn of_json(json: &Json) -> TableProblem {
        let number = |name: &str| match json.get(name) {
            Some(Json::Number(text)) => text.parse::<u64>().unwrap_or_default(),
            _ => 0,
        };
        let limit = number("limit") as usize;
        let known = |fault| TableFault::Known(Box::new(Problem::at("", fault)));
        let text = |name: &str| match json.get(name) {
            Some(Json::Text(text)) => text.as_str(),
            _ => "",
        };
        let fault = match text("code") {
            "F01" => known(Fault::EmptyFile),
            "F02" => known(Fault::TooLarge { bytes: number("bytes") as usize, limit }),
            "T01" => TableFault::TooManyRows { limit },
            "T02" => TableFault::TooManyColumns { limit },
            "T28" => TableFault::OldWorkbook,
            "T29" => TableFault::WorkbookTooLarge { bytes: number("bytes"), limit: number("limit") },
            "T30" => TableFault::NoSheet,
            "T31" => TableFault::TooManyCells { limit },
            _ => TableFault::NotWorkbook,
        };
        TableProblem { at: Place::parse(text("cell")), fault }
    }
}
