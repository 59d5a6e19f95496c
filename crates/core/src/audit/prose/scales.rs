//! Scales that sentences and headings of groups divide into parts and take points from: "100 điểm gồm 70 điểm tự chấm và
//! 30 điểm điều tra", "thang điểm 98 (trừ 02 điểm điều tra)".

use crate::audit::finding::{CellSpot, Report, Spot};
use crate::audit::matter::Matter;
use crate::audit::table::PublishedTable;
use crate::audit::words::{Sentence, tokens};
use crate::number::Decimal;

/// The most words of a part's name.
const NAME_LENGTH: usize = 8;

/// A part of a scale: "30 điểm điều tra xã hội học".
struct Part {
    points: Decimal,
    /// What it is called, in small letters.
    name: String,
}

/// Points that are taken from a scale: "thang điểm 98 (trừ 02 điểm …)".
struct Deduction {
    spot: Spot,
    quote: String,
    /// What is left.
    left: Decimal,
    points: Decimal,
    /// What they are of, in small letters.
    of: String,
}

/// Checks what is taken from scales against the parts that a sentence gives them.
pub(super) fn check(tables: &[PublishedTable], sentences: &[Sentence], report: &mut Report) {
    let mut divided: Vec<(Decimal, Vec<Part>)> = sentences.iter().flat_map(parts).collect();
    divided.dedup_by(|one, other| one.0 == other.0);
    // Of two scales nobody says which one it is that points are taken from.
    let [(whole, parts)] = divided.as_slice() else { return };
    let mut deductions: Vec<Deduction> = Vec::new();
    for sentence in sentences {
        deductions.extend(deduction(sentence, Spot::line(sentence.line)));
    }
    for (at, table) in tables.iter().enumerate() {
        for group in &table.groups {
            let heading = Sentence::new(group.line, 0, tokens(&group.name));
            let cell = CellSpot { table: at, row: None, column: None };
            deductions.extend(deduction(&heading, Spot::cell(group.line, cell)));
        }
    }
    for Deduction { spot, quote, left, points, of } in deductions {
        if *whole - points != left {
            let matter = Matter::DeductionWrong { whole: *whole, points, left };
            report.say_as_read(spot, &quote, matter);
            continue;
        }
        let of_part = |part: &&Part| of.contains(&part.name) && part.points > points;
        let Some(part) = parts.iter().find(of_part) else { continue };
        let left = part.points - points;
        // A text that gives what is left has said it.
        let said = |sentence: &Sentence| {
            (0..sentence.tokens.len())
                .any(|at| part_at(sentence, at).is_some_and(|known| known.points == left && known.name == part.name))
        };
        if !sentences.iter().any(said) {
            let (part, name) = (part.points, part.name.clone());
            report.say_as_read(spot, &quote, Matter::PartLessened { name, part, points, left });
        }
    }
}

/// The whole and the parts of "100 điểm: gồm 70 điểm tự chấm và 30 điểm điều tra", where they add up.
fn parts(sentence: &Sentence) -> Option<(Decimal, Vec<Part>)> {
    let begun = sentence.find(0, &["bao gồm", "gồm"])?;
    let found: Vec<Part> = (begun..sentence.tokens.len()).filter_map(|at| part_at(sentence, at)).collect();
    let sum = found.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.points))?;
    let is_whole = |at: usize| {
        sentence.word(at + 1) == "điểm" && sentence.tokens[at].printed().is_some_and(|number| number.value == sum)
    };
    (found.len() > 1 && (0..begun).any(is_whole)).then_some((sum, found))
}

/// "30 điểm điều tra xã hội học."
fn part_at(sentence: &Sentence, at: usize) -> Option<Part> {
    let points = sentence.tokens.get(at)?.printed().filter(|_| sentence.word(at + 1) == "điểm")?;
    let words: Vec<&str> = (at + 2..at + 2 + NAME_LENGTH)
        .map(|at| sentence.word(at))
        .take_while(|word| !matches!(*word, "" | "và" | "(" | ")") && word.chars().all(char::is_alphabetic))
        .collect();
    (words.len() > 1).then(|| Part { points: points.value, name: words.join(" ") })
}

/// "thang điểm 98 (trừ 02 điểm đánh giá qua điều tra xã hội học …)"
fn deduction(sentence: &Sentence, spot: Spot) -> Option<Deduction> {
    let open = (3..sentence.tokens.len()).find(|at| sentence.word(*at) == "(" && sentence.word(at + 1) == "trừ")?;
    let base = open - 1 - usize::from(sentence.word(open - 1) == "điểm");
    let scale =
        base.checked_sub(3).is_some_and(|from| (from..base).any(|at| sentence.phrase(at, &["thang"]).is_some()));
    let left = sentence.tokens[base].printed().filter(|_| scale)?.value;
    let points = sentence.tokens.get(open + 2)?.printed().filter(|_| sentence.word(open + 3) == "điểm")?.value;
    let close = (open..sentence.tokens.len()).find(|at| sentence.word(*at) == ")").unwrap_or(sentence.tokens.len());
    let of: Vec<&str> = (open + 4..close).map(|at| sentence.word(at)).collect();
    Some(Deduction { spot, quote: sentence.text.clone(), left, points, of: of.join(" ") })
}
