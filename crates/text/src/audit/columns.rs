//! What the columns of a table were taken for, so that nobody takes an unchecked one for a checked one.

use thuocdo_core::audit::{Audit, Column, Meaning, PublishedTable};

use super::meaning;
use crate::visible;

/// The list of them.
pub const COLUMNS: &str = "Cách hiểu từng cột";
/// What becomes of a column that was not recognised.
pub const UNKNOWN_COLUMNS: &str = "Cột chưa nhận ra không được kiểm tra, trừ khi cộng được vào tổng điểm. Nếu cần kiểm tra, hãy sửa tiêu đề cột cho rõ rồi đối chiếu lại.";

/// Which table: "Bảng ở dòng 3–20, 17 đơn vị".
pub fn table(table: &PublishedTable) -> String {
    let units = crate::number::whole(table.rows.len());
    match table.first_line == table.last_line {
        true => format!("Bảng ở dòng {}, {units} đơn vị", table.first_line),
        false => format!("Bảng ở dòng {}–{}, {units} đơn vị", table.first_line, table.last_line),
    }
}

/// A heading and what it was taken for: "“Tổng điểm”: tổng điểm".
pub fn column(column: &Column) -> String {
    match column.heading.is_empty() {
        true => format!("(không có tiêu đề): {}", meaning(column.meaning)),
        false => format!("“{}”: {}", visible(&column.heading), meaning(column.meaning)),
    }
}

/// The columns of a table that hold something or have a heading.
pub fn columns(table: &PublishedTable) -> impl Iterator<Item = &Column> {
    let is_used = |at: usize| table.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.text.is_empty()));
    let shown = move |(at, column): &(usize, &Column)| !column.heading.is_empty() || is_used(*at);
    table.columns.iter().enumerate().filter(shown).map(|(_, column)| column)
}

/// Whether some column was not recognised.
pub fn has_unknown(audit: &Audit) -> bool {
    audit.tables.iter().flat_map(columns).any(|column| column.meaning == Meaning::Unknown)
}
