//! The tables of a page, element by element as a spreadsheet or a document copies one, and the words beside them.

use super::pasted::{PastedTable, SpannedCell};

/// Elements that hold nothing which is read: no words, or words that were deleted.
const PASSED_OVER: [&str; 9] = ["SCRIPT", "STYLE", "HEAD", "TITLE", "TEMPLATE", "NOSCRIPT", "IFRAME", "DEL", "OBJECT"];
/// Elements that begin and end a line.
const LINES: [&str; 18] = [
    "P",
    "DIV",
    "LI",
    "UL",
    "OL",
    "TR",
    "TD",
    "TH",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "TABLE",
    "CAPTION",
    "PRE",
    "BLOCKQUOTE",
];

/// Reads a page while its elements are opened and closed one after the other.
#[derive(Debug, Default)]
pub struct PageReader {
    table: PastedTable,
    rows: Vec<Vec<SpannedCell>>,
    cell: Option<SpannedCell>,
    /// How many tables are open: what stands in a table within a cell are words of that cell.
    depth: usize,
    /// Words of a line beside the tables.
    words: String,
}

impl PageReader {
    /// An element begins, in capitals, with how many rows and columns it covers where it is a cell. Gives whether what it
    /// holds shall be read.
    pub fn open(&mut self, name: &str, rows: usize, columns: usize) -> bool {
        if PASSED_OVER.contains(&name) {
            return false;
        }
        self.break_line(name);
        match name {
            "TABLE" => self.depth += 1,
            "TR" if self.depth == 1 => self.rows.push(Vec::new()),
            "TD" | "TH" if self.depth == 1 => self.cell = Some(SpannedCell { text: String::new(), rows, columns }),
            _ => {}
        }
        true
    }

    /// Words, as they stand in the page: line breaks in them are spaces.
    pub fn words(&mut self, text: &str) {
        let line = match &mut self.cell {
            Some(cell) => &mut cell.text,
            None if self.depth == 0 => &mut self.words,
            // Between the rows and cells of a table stands nothing.
            None => return,
        };
        line.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
    }

    /// An element ends.
    pub fn close(&mut self, name: &str) {
        match name {
            "TABLE" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.table.add_table(std::mem::take(&mut self.rows));
                }
            }
            "TD" | "TH" if self.depth == 1 => {
                if let (Some(cell), Some(row)) = (self.cell.take(), self.rows.last_mut()) {
                    row.push(cell);
                }
            }
            _ => {}
        }
        self.break_line(name);
    }

    /// The tables of the page, one below the other, with the words between them.
    pub fn finish(mut self) -> PastedTable {
        self.break_line("P");
        self.table
    }

    fn break_line(&mut self, name: &str) {
        if name != "BR" && !LINES.contains(&name) {
            return;
        }
        match &mut self.cell {
            Some(cell) => cell.text.push('\n'),
            None if self.depth == 0 || name == "TABLE" => self.table.add_words(&std::mem::take(&mut self.words)),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a page typed with elements and words between spaces: `<TD` opens one, `>TD` closes one.
    fn read(page: &str) -> PastedTable {
        let mut reader = PageReader::default();
        let mut skipped = None;
        for piece in page.split_whitespace() {
            match (piece.strip_prefix('<'), piece.strip_prefix('>')) {
                (_, Some(name)) if skipped == Some(name) => skipped = None,
                _ if skipped.is_some() => {}
                (Some(name), _) => {
                    let (name, rows) = name.split_once('=').unwrap_or((name, "1"));
                    if !reader.open(name, rows.parse().unwrap(), 1) {
                        skipped = Some(name);
                    }
                }
                (_, Some(name)) => reader.close(name),
                _ => reader.words(&format!(" {piece}\n")),
            }
        }
        reader.finish()
    }

    #[test]
    fn cells_hold_paragraphs_and_words_stand_beside_tables() {
        let page = "<P Phụ lục >P <TABLE <TBODY <TR <TD=2 1 >TD <TD <P Kế hoạch >P <P năm >P >TD >TR <TR <TD Báo <BR >BR cáo \
                    <SCRIPT x >SCRIPT <DEL cũ >DEL >TD >TR >TBODY >TABLE Ghi chú";
        let table = read(page);
        assert_eq!(table.to_text(), "Phụ lục\n1\t\"Kế hoạch\nnăm\"\n\t\"Báo\ncáo\"\nGhi chú");
    }

    #[test]
    fn tables_within_cells_are_words_of_them() {
        let table = read("<TABLE <TR <TD a <TABLE <TR <TD b >TD <TD c >TD >TR >TABLE d >TD <TD e >TD >TR >TABLE");
        assert_eq!(table.to_text(), "\"a\nb\nc\nd\"\te");
    }

    #[test]
    fn elements_that_are_not_in_their_place_do_no_harm() {
        assert!(read(">TABLE >TD <TD >TD <TR <TD x").to_text().contains('x') || read("<TD x >TD").is_empty());
        assert_eq!(read("<TABLE x <TR y >TR >TABLE").to_text(), "");
    }
}
