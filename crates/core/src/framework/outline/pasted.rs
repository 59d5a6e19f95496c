//! A table as it was pasted: its cells, from plain text or from the cells of a page.

use super::mend::mended;
use crate::letters::composed;

/// The most rows of a pasted table that are looked at: the nodes of a framework, and as many headings and sums.
pub(super) const TABLE_ROWS: usize = 20_000;
/// The most columns that are looked at.
pub(super) const COLUMN_LIMIT: usize = 60;

/// A table as it was pasted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastedTable {
    /// Its rows, empty ones too.
    pub(super) rows: Vec<PastedRow>,
    /// Lines that were joined to the row above them.
    pub(super) joined: Vec<usize>,
    /// The line from which on nothing was looked at.
    pub(super) cut: Option<usize>,
    /// Whether there are more columns than are looked at.
    pub(super) is_too_wide: bool,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PastedRow {
    /// The line it begins in, from 1; for the table of a page its number.
    pub(super) line: usize,
    /// Its cells.
    pub(super) cells: Vec<PastedCell>,
    /// Whether it stands beside the tables of a page, and not in one.
    pub(super) is_beside: bool,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PastedCell {
    /// What it holds, with line breaks; nothing where another one reaches over it.
    pub(super) text: String,
    /// Whose place it is.
    pub(super) cover: Cover,
}

/// Whether a cell is its own or a merged one reaches over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cover {
    /// It is its own.
    Own,
    /// A cell to its left reaches over it.
    Left,
    /// The cell of an earlier row, which stands at this place of the table's rows, reaches over it.
    Above(usize),
}

/// A cell of a page's table, with how far it reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpannedCell {
    /// What it holds, with line breaks.
    pub text: String,
    /// How many rows it covers; 0 for all that follow.
    pub rows: usize,
    /// How many columns it covers.
    pub columns: usize,
}

impl PastedTable {
    /// Reads plain text: cells between tabs, or between `|` or `;` where there are no tabs. Cells in quotation marks may
    /// hold line breaks, as spreadsheets copy them; rows that line breaks within cells of a document broke are mended.
    pub fn of_text(text: &str) -> PastedTable {
        let text = composed(text);
        let has_tabs = text.contains('\t');
        let without_tabs = if text.contains('|') { '|' } else { ';' };
        let (rows, cut) = cells(&text, if has_tabs { '\t' } else { without_tabs });
        let (rows, joined) = if has_tabs { mended(rows) } else { (rows, Vec::new()) };
        let is_too_wide = rows.iter().any(|row| row.1.len() > COLUMN_LIMIT);
        let own = |text: String| PastedCell { text: tidied(&text), cover: Cover::Own };
        let row = |(line, cells): (usize, Vec<String>)| PastedRow {
            line,
            cells: cells.into_iter().take(COLUMN_LIMIT).map(own).collect(),
            is_beside: false,
        };
        PastedTable { rows: rows.into_iter().map(row).collect(), joined, cut, is_too_wide }
    }

    /// Adds the table of a page below what is there.
    pub fn add_table(&mut self, rows: Vec<Vec<SpannedCell>>) {
        // For each column the cell of an earlier row that reaches down here: how many rows more, and how it covers.
        let mut open: Vec<(usize, Cover)> = Vec::new();
        for cells in rows {
            if self.is_full() {
                return;
            }
            self.lay(cells, &mut open);
        }
    }

    /// Adds a line of words that stand beside the tables of a page; nothing where there are none.
    pub(super) fn add_words(&mut self, words: &str) {
        let text = tidied(&composed(words));
        if !text.is_empty() && !self.is_full() {
            let cells = vec![PastedCell { text, cover: Cover::Own }];
            self.rows.push(PastedRow { line: self.rows.len() + 1, cells, is_beside: true });
        }
    }

    /// Whether there is room for no more rows; what comes then is told.
    fn is_full(&mut self) -> bool {
        let is_full = self.rows.len() >= TABLE_ROWS;
        if is_full {
            self.cut = Some(TABLE_ROWS + 1);
        }
        is_full
    }

    fn lay(&mut self, cells: Vec<SpannedCell>, open: &mut Vec<(usize, Cover)>) {
        let at = self.rows.len();
        let mut row: Vec<PastedCell> = Vec::new();
        let covered = |row: &mut Vec<PastedCell>, open: &mut Vec<(usize, Cover)>| {
            while let Some((left, cover)) = open.get_mut(row.len()).filter(|(left, _)| *left > 0) {
                *left -= 1;
                row.push(PastedCell { text: String::new(), cover: *cover });
            }
        };
        for cell in cells {
            covered(&mut row, open);
            if row.len() >= COLUMN_LIMIT {
                self.is_too_wide = true;
                break;
            }
            let below = if cell.rows == 0 { usize::MAX } else { cell.rows - 1 };
            let mut text = tidied(&composed(&cell.text));
            for column in 0..cell.columns.max(1).min(COLUMN_LIMIT - row.len()) {
                let cover = if column == 0 { Cover::Own } else { Cover::Left };
                if open.len() <= row.len() {
                    open.resize(row.len() + 1, (0, Cover::Own));
                }
                open[row.len()] = (below, if column == 0 { Cover::Above(at) } else { Cover::Left });
                row.push(PastedCell { text: std::mem::take(&mut text), cover });
            }
        }
        while row.len() < open.len() {
            covered(&mut row, open);
            if row.len() < open.len() {
                row.push(PastedCell { text: String::new(), cover: Cover::Own });
            }
        }
        self.rows.push(PastedRow { line: at + 1, cells: row, is_beside: false });
    }

    /// Whether nothing was pasted.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.cells.iter().all(|cell| cell.text.is_empty()))
    }

    /// Whether it is more than a single cell, so that its cells are worth more than its text.
    pub fn is_table(&self) -> bool {
        let filled = self.rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.text.is_empty());
        filled.take(2).count() == 2
    }

    /// The cells as plain text that reads back to the same: tabs between them, and quotation marks where one holds a line
    /// break.
    pub fn to_text(&self) -> String {
        let cell = |cell: &PastedCell| {
            if cell.text.contains(['\n', '"']) {
                format!("\"{}\"", cell.text.replace('"', "\"\""))
            } else {
                cell.text.clone()
            }
        };
        let row = |row: &PastedRow| row.cells.iter().map(cell).collect::<Vec<_>>().join("\t");
        self.rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }

    /// Another one below this one.
    #[must_use]
    pub fn with_below(mut self, other: PastedTable) -> PastedTable {
        let (rows, lines) = (self.rows.len(), self.rows.last().map_or(0, |row| row.line));
        self.joined.extend(other.joined.iter().map(|line| line + lines));
        self.cut = self.cut.or(other.cut.map(|line| line + lines));
        self.is_too_wide |= other.is_too_wide;
        for mut row in other.rows {
            row.line += lines;
            for cell in &mut row.cells {
                if let Cover::Above(at) = &mut cell.cover {
                    *at += rows;
                }
            }
            self.rows.push(row);
        }
        self
    }
}

/// A cell's text with single spaces, its line breaks kept.
fn tidied(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The rows of a text with the line each begins in, and the line from which on nothing was looked at.
pub(super) fn cells(text: &str, separator: char) -> (Vec<(usize, Vec<String>)>, Option<usize>) {
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let (mut line, mut begun) = (1, 1);
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    loop {
        let (cell, behind) = match quoted(rest, separator) {
            Some((cell, behind)) => (cell, behind),
            None => {
                let end = rest.find([separator, '\n']).unwrap_or(rest.len());
                (rest[..end].trim_end_matches('\r').to_owned(), &rest[end..])
            }
        };
        line += rest[..rest.len() - behind.len()].matches('\n').count();
        row.push(cell);
        rest = match behind.strip_prefix(separator) {
            Some(rest) => rest,
            None => {
                rows.push((begun, std::mem::take(&mut row)));
                line += 1;
                begun = line;
                match behind.strip_prefix('\n') {
                    Some(_) if rows.len() == TABLE_ROWS => return (rows, Some(line)),
                    Some(rest) => rest,
                    None => return (rows, None),
                }
            }
        };
    }
}

/// A cell in quotation marks as spreadsheets write one: closed right before the next cell, marks within it doubled. Marks
/// that only begin a text (`"Một cửa" điện tử`) are none, and neither are those with another cell between them.
fn quoted(rest: &str, separator: char) -> Option<(String, &str)> {
    let inner = rest.strip_prefix('"')?;
    let mut from = 0;
    let end = loop {
        let at = from + inner[from..].find(['"', '\t'])?;
        if inner[at..].starts_with('\t') {
            return None;
        }
        if !inner[at + 1..].starts_with('"') {
            break at;
        }
        from = at + 2;
    };
    let behind = &inner[end + 1..];
    let behind = behind.strip_prefix('\r').unwrap_or(behind);
    let is_closed = behind.is_empty() || behind.starts_with([separator, '\n']);
    is_closed.then(|| (inner[..end].replace("\"\"", "\""), behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(table: &PastedTable) -> Vec<Vec<&str>> {
        table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect()
    }

    #[test]
    fn quotation_marks_are_those_of_spreadsheets_only() {
        let text = "1\t\"Hai\ndòng, \"\"một cửa\"\"\"\t2\r\n2\t\"Một cửa\" điện tử\t3\n3\t\"Chưa đóng\t4\n4\tĐóng\"\t5";
        let table = PastedTable::of_text(text);
        assert_eq!(
            texts(&table),
            [
                vec!["1", "Hai\ndòng, \"một cửa\"", "2"],
                vec!["2", "\"Một cửa\" điện tử", "3"],
                vec!["3", "\"Chưa đóng", "4"],
                vec!["4", "Đóng\"", "5"],
            ]
        );
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 3, 4, 5]);
    }

    #[test]
    fn merged_cells_leave_room() {
        let cell = |text: &str, rows, columns| SpannedCell { text: text.into(), rows, columns };
        let mut table = PastedTable::default();
        table.add_table(vec![
            vec![cell("A", 2, 1), cell("B", 1, 2), cell("C", 0, 1)],
            vec![cell("D", 1, 1), cell("E", 1, 1)],
            vec![cell("F", 1, 9_999_999)],
        ]);
        let rows = texts(&table);
        assert_eq!(rows[0], ["A", "B", "", "C"]);
        assert_eq!(rows[1], ["", "D", "E", ""]);
        assert_eq!(table.rows[1].cells[0].cover, Cover::Above(0));
        assert_eq!(table.rows[1].cells[3].cover, Cover::Above(0));
        assert_eq!(rows[2].len(), COLUMN_LIMIT);
    }

    #[test]
    fn cells_read_back_to_the_same() {
        let table = PastedTable::of_text("1\t\"Hai\ndòng\"\t\n\t\"\"\"Một\"\" cửa\"\t3");
        assert_eq!(texts(&PastedTable::of_text(&table.to_text())), texts(&table));
        let both = table.clone().with_below(table.clone());
        assert_eq!(both.rows.len(), 4);
        assert_eq!(both.rows[2].line, 4);
    }
}
