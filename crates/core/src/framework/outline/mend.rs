//! Rows of a plain text that paragraphs within the cells of a document broke: put together again.

use super::{numbering, points, words};

/// A row of a text: the line it begins in, and its cells.
type Row = (usize, Vec<String>);

/// The most lines that one row is put together from.
const PIECES: usize = 60;
/// Where the heading is looked for.
const HEADING_ROWS: usize = 50;

/// The rows put together again, and the lines that were joined to the row above them.
///
/// A table's rows have as many cells each, but a line break in one of them makes two lines of it, each with too few. Lines
/// that together have as many as the others, and of which only the first begins like a row, are one row.
pub(super) fn mended(rows: Vec<Row>) -> (Vec<Row>, Vec<usize>) {
    let Some(width) = width(&rows).filter(|width| *width > 1) else { return (rows, Vec::new()) };
    let is_numbered = |row: &&Row| numbering::is_number_like(&row.1[0]);
    let whole = rows.iter().filter(|row| row.1.len() >= width && words::said(&row.1[0]).is_none());
    let has_numbers = whole.clone().filter(is_numbered).count() * 2 >= whole.count();
    let begins = |cells: &[String]| {
        let first = cells[0].trim();
        numbering::is_number_like(first) || (!has_numbers && numbering::split(first, true).is_some())
    };
    let (mut out, mut joined): (Vec<Row>, Vec<usize>) = (Vec::with_capacity(rows.len()), Vec::new());
    let mut at = 0;
    while at < rows.len() {
        let (line, cells) = &rows[at];
        let mut end = at + 1;
        let mut count = cells.len();
        while !is_blank(cells) && count < width && end < rows.len() && end - at < PIECES {
            let piece = &rows[end].1;
            if begins(piece) || piece.len() >= width || count + piece.len() - 1 > width {
                break;
            }
            count += piece.len() - 1;
            end += 1;
        }
        if count != width {
            end = at + 1;
        }
        let mut row = cells.clone();
        // What stands alone below a whole row goes on with its last cell, unless that holds points.
        let is_whole = count == width;
        let goes_on = |row: &[String], piece: &[String]| {
            let last = row.last().map_or("", |cell| cell.trim());
            let text = piece[0].trim();
            let is_title = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
            let is_row =
                numbering::split(text, false).is_some_and(|(number, _)| number.chars().any(char::is_alphanumeric));
            is_whole
                && piece.len() == 1
                && !text.is_empty()
                && !last.is_empty()
                && !points::is_like(last)
                && !(begins(piece) || is_row || is_title || words::is_sum(text))
        };
        for (line, piece) in &rows[at + 1..end] {
            join(&mut row, piece);
            joined.push(*line);
        }
        while end < rows.len() && end - at < PIECES && width > 2 && goes_on(&row, &rows[end].1) {
            join(&mut row, &rows[end].1);
            joined.push(rows[end].0);
            end += 1;
        }
        out.push((*line, row));
        at = end;
    }
    (out, joined)
}

/// Adds the cells of a piece: its first goes on with the last one.
fn join(row: &mut Vec<String>, piece: &[String]) {
    let mut piece = piece.iter();
    if let (Some(last), Some(first)) = (row.last_mut(), piece.next()) {
        last.push('\n');
        last.push_str(first);
    }
    row.extend(piece.cloned());
}

fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}

/// How many cells a whole row has: as many as the heading, or the most that two rows have.
fn width(rows: &[Row]) -> Option<usize> {
    let is_heading = |row: &&Row| row.1.iter().filter(|cell| words::said(cell).is_some()).count() > 1;
    let of_heading = rows.iter().take(HEADING_ROWS).find(is_heading).map(|row| row.1.len());
    let mut counts: Vec<usize> = rows.iter().map(|row| row.1.len()).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let of_two = counts.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
    of_heading.max(of_two)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mend(text: &str) -> (Vec<Vec<String>>, Vec<usize>) {
        let (rows, joined) = mended(super::super::pasted::cells(text, '\t').0);
        (rows.into_iter().map(|(_, cells)| cells).collect(), joined)
    }

    #[test]
    fn rows_that_paragraphs_broke_are_put_together() {
        // Made up, as the plain text of a document's table is.
        let text = "STT\tTiêu chí\tĐiểm\tTài liệu\n1\tChỉ đạo\t5\t\n1.1\tKế hoạch CCHC\nban hành đúng hạn\t2\tQuyết định\nKế hoạch\n1.2\tBáo cáo\t3\tBáo cáo";
        let (rows, joined) = mend(text);
        assert_eq!(joined, [4, 5]);
        assert_eq!(rows[2], ["1.1", "Kế hoạch CCHC\nban hành đúng hạn", "2", "Quyết định\nKế hoạch"]);
        assert_eq!(rows.len(), 4);
    }

    #[test]
    fn whole_rows_titles_and_merged_rows_stay() {
        for text in [
            "STT\tTiêu chí\tĐiểm\n1\tA\t2\n2\tB\t3",
            "PHỤ LỤC I\nSTT\tTiêu chí\tĐiểm\n1\tA\t2\n1.1\tB\t2",
            "STT\tTiêu chí\tĐiểm\tTài liệu\nI\tCHỈ ĐẠO\n1\tA\t2\tBáo cáo\nII\tTHỂ CHẾ\n1\tB\t3\tBáo cáo",
            "STT\tTiêu chí\tĐiểm\n1\tA\t2\nPHẦN II\n2\tB\t3\nTổng cộng\t\t5",
        ] {
            assert_eq!(mend(text).1, [0_usize; 0], "{text}");
        }
    }
}
