//! Rows without numbers below a criterion that are the options its points are given for, not criteria of their own.

use super::{Outline, OutlineFault, OutlineFaultKind, OutlineRow};
use crate::number::Decimal;

impl Outline {
    /// Takes rows below a numbered one for its options, where one of them has all of its points.
    pub(super) fn take_choices(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let mut rest = rows.into_iter().peekable();
        while let Some(mut row) = rest.next() {
            let mut below: Vec<OutlineRow> = Vec::new();
            while let Some(next) = rest.next_if(|next| next.depth > row.depth && !is_numbered(next)) {
                below.push(next);
            }
            let is_whole = rest.peek().is_none_or(|next| next.depth <= row.depth);
            match given(&row, &below).filter(|_| is_whole) {
                Some(choices) => {
                    for option in &below {
                        row.add_beside(&option.evidence, &option.citation);
                    }
                    let sum: Decimal = choices.iter().map(|(_, points)| points).sum();
                    let kind = OutlineFaultKind::Choices { count: below.len(), add_up: Some(sum) == row.max };
                    self.faults.push(OutlineFault { line: row.line, kind });
                    row.choices = choices;
                    self.rows.push(row);
                }
                None => {
                    self.rows.push(row);
                    self.rows.append(&mut below);
                }
            }
        }
    }
}

fn is_numbered(row: &OutlineRow) -> bool {
    row.number.chars().any(char::is_alphanumeric)
}

/// What the points of a row are given for, where the rows below it say that.
fn given(row: &OutlineRow, below: &[OutlineRow]) -> Option<Vec<(String, Decimal)>> {
    let is_option = |one: &OutlineRow| one.depth == row.depth + 1 && one.options.is_empty();
    let choices: Vec<(String, Decimal)> = below
        .iter()
        .map(|one| one.max.filter(|_| is_option(one)).map(|points| (one.name.clone(), points)))
        .collect::<Option<_>>()?;
    let most = choices.iter().map(|(_, points)| *points).max();
    (is_numbered(row) && choices.len() > 1 && row.max == most).then_some(choices)
}
