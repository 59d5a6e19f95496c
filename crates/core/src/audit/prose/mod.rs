//! What sentences say, checked by itself and against the tables of the same text.

mod class_counts;
mod differences;
mod lists;
mod names;
mod points;
mod ranks;
mod ratios;
mod scales;
mod standings;
mod tables;
mod wording;

use super::Known;
use super::finding::{Report, Spot};
use super::lines::Line;
use super::matter::Matter;
use super::printed::{Mark, Printed};
use super::table::PublishedTable;
use super::values::Sample;
use super::words::{Sentence, TOKEN_LIMIT, Token, sentences};
use crate::number::Decimal;

/// Checks the lines that belong to no table.
pub(super) fn check(known: &Known, lines: &[&Line], report: &mut Report) {
    let Known { tables, made, framework, .. } = *known;
    let (read, long) = sentences(lines);
    for line in long {
        report.say(Spot::line(line), "", Matter::LongSentence { limit: TOKEN_LIMIT });
    }
    marks(tables, &read, report);
    points::check(&read, framework, report);
    ratios::check(&read, report);
    differences::check(&read, report);
    lists::check(&read, report);
    class_counts::check(&read, report);
    scales::check(tables, &read, report);
    standings::check(&read, report);
    names::cut_names(&read, report);
    tables::check(tables, made, &read, report);
    wording::check(known, &read, report);
}

/// Whether the lines say where classes begin: "Tốt: từ 80 đến dưới 90", "Xuất sắc (từ 90 % trở lên)", "Khá: 70–80".
pub(super) fn legend(lines: &[&Line]) -> bool {
    const CLASSES: &[&str] = &["xuất sắc", "tốt", "khá", "trung bình", "yếu"];
    const EDGES: &[&str] = &["từ", "trên", "dưới", "≥", ">", "<", "≤", ":"];
    let (sentences, _) = sentences(lines);
    sentences.iter().any(|sentence| {
        let class = |at: &usize| sentence.phrase(*at, CLASSES).is_some();
        (0..sentence.tokens.len()).filter(class).any(|at| {
            (at + 1..at + 7).any(|edge| {
                let number = sentence.tokens.get(edge + 1).and_then(Token::printed);
                EDGES.contains(&sentence.word(edge))
                    && number.is_some_and(|number| number.value <= Decimal::ONE_HUNDRED)
            })
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
