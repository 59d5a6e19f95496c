//! The column that a problem of a node comes from.

use super::columns::Part;
use super::grid::GridRow;
use crate::problem::{Fault, Problem};

/// Of the columns of a node, the one whose cell in this row a problem comes from.
pub(super) fn column_of(parts: &[(Part, u32)], problem: &Problem, row: GridRow) -> Option<u32> {
    let of_figure = |name: &str| {
        let is = |(part, _): &&(Part, u32)| matches!(part, Part::Figure(figure) if figure.as_str() == name);
        parts.iter().find(is).map(|(_, column)| *column)
    };
    let wanted = match &problem.fault {
        Fault::Negative { figure, .. }
        | Fault::NotWhole { figure, .. }
        | Fault::MissingFigure { figure }
        | Fault::UnknownFigure { figure, .. } => of_figure(figure),
        Fault::NumeratorAboveDenominator { .. } | Fault::NumeratorWithoutDenominator { .. } => of_figure("num"),
        Fault::PublishedFigureMissing { .. } => of_figure("published"),
        Fault::Number { text, .. } => {
            let holds = |(_, column): &&(Part, u32)| row.cell(*column).trim_start_matches('\'') == text;
            parts.iter().find(holds).map(|(_, column)| *column)
        }
        _ => None,
    };
    let filled = || parts.iter().find(|(_, column)| !row.cell(*column).trim().is_empty()).map(|(_, column)| *column);
    wanted.or_else(filled).or_else(|| parts.first().map(|(_, column)| *column))
}
