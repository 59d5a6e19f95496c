//! What sentences say, checked by itself and against the tables of the same text.

mod differences;
mod lists;
mod names;
mod points;
mod ranks;
mod ratios;
mod standings;
mod tables;

use super::finding::{Report, Spot};
use super::heading::{says, words_of};
use super::lines::Line;
use super::matter::Matter;
use super::printed::{Mark, Printed};
use super::table::PublishedTable;
use super::values::Sample;
use super::words::{Sentence, TOKEN_LIMIT, sentences};
use crate::framework::Framework;

/// Checks the lines that belong to no table.
pub(super) fn check(tables: &[PublishedTable], lines: &[&Line], framework: Option<&Framework>, report: &mut Report) {
    let (read, long) = sentences(lines);
    for line in long {
        report.say(Spot::line(line), "", Matter::LongSentence { limit: TOKEN_LIMIT });
    }
    marks(tables, &read, report);
    points::check(&read, framework, report);
    ratios::check(&read, report);
    differences::check(&read, report);
    lists::check(&read, report);
    standings::check(&read, report);
    names::cut_names(&read, report);
    tables::check(tables, &read, framework, report);
}

/// Whether the lines say where classes begin: "Tốt: từ 80 đến dưới 90".
pub(super) fn legend(lines: &[&Line]) -> bool {
    lines.iter().any(|line| {
        let words = words_of(&line.text);
        says(&words, &["xuất sắc", "tốt", "khá", "trung bình", "yếu"])
            && says(&words, &["từ", "trở lên", "dưới"])
            && says(&words, &["xếp loại", "loại", "mức"])
            && words.bytes().any(|byte| byte.is_ascii_digit())
            && super::words::tokens(&line.text).windows(2).any(|pair| {
                matches!(pair[0].word.as_str(), "từ" | "dưới" | "trên")
                    && pair[1].printed().is_some_and(|number| number.value.scale() > 0 || pair[1].text.len() <= 3)
            })
    })
}

/// Decimal comma and decimal point in one text.
pub(super) fn marks(tables: &[PublishedTable], sentences: &[Sentence], report: &mut Report) {
    let mut first: [Option<Sample>; 2] = [None, None];
    let mut see = |line: u32, text: &str, number: &Printed| {
        // A mark before three digits may divide thousands.
        let Some(mark) = number.mark.filter(|_| number.decimals() != 3) else { return };
        let place = &mut first[usize::from(mark == Mark::Point)];
        if place.as_ref().is_none_or(|known| line < known.line) {
            *place = Some(Sample { line, text: text.to_owned() });
        }
    };
    for table in tables {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            if let Some(number) = &cell.number {
                see(cell.line, &cell.text, number);
            }
        }
    }
    for sentence in sentences {
        for at in 0..sentence.tokens.len() {
            if let Some((number, ..)) = sentence.measured(at) {
                see(sentence.line, &sentence.tokens[at].text, &number);
            }
        }
    }
    if let [Some(comma), Some(point)] = first {
        let line = comma.line.max(point.line);
        let quote = sentences.iter().find(|sentence| {
            let sample = if comma.line > point.line { &comma } else { &point };
            sentence.line == line && sentence.text.contains(&sample.text)
        });
        let quote = quote.map(|sentence| sentence.text.clone()).unwrap_or_default();
        report.say(Spot::line(line), &quote, Matter::MixedMarks { comma, point });
    }
}
