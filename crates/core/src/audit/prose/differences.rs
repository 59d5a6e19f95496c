//! Differences between two stated values, and percentages that are really percentage points.

use crate::audit::finding::{Report, Spot};
use crate::audit::matter::Matter;
use crate::audit::printed::Printed;
use crate::audit::words::{Sentence, Unit};
use crate::number::RoundingMode;

// Not "hơn" alone: "đạt hơn 90 %" is no difference.
const RISES: &[&str] = &["tăng", "cao hơn", "nhiều hơn"];
const FALLS: &[&str] = &["giảm", "thấp hơn", "ít hơn", "kém hơn"];
/// Words between a rise or fall and its number.
const BETWEEN: &[&str] = &["thêm", "khoảng", "được"];
/// What the indices of this field are called; only of them it is certain that they are percentages.
const INDICES: &[&str] = &["cải cách hành chính", "cchc", "par index", "parindex", "sipas", "hài lòng"];
/// Indices that are no percentages, and rise by percents of themselves.
const OTHERS: &[&str] =
    &["giá tiêu dùng", "cpi", "sản xuất công nghiệp", "iip", "doanh thu", "thu ngân sách", "kế hoạch"];
/// The most tokens between the two values, and between the second and the difference.
const REACH: usize = 14;

/// A rise or fall that is printed.
struct Change {
    at: usize,
    end: usize,
    rises: bool,
    printed: Printed,
    unit: Unit,
}

/// Checks the differences of sentences.
pub(super) fn check(sentences: &[Sentence], report: &mut Report) {
    // Whether the sentences so far have named one of the indices: those of the text, and those of the paragraph.
    let (mut in_text, mut paragraph) = (false, None);
    for sentence in sentences {
        if sentence.has(INDICES) {
            (in_text, paragraph) = (true, Some(sentence.paragraph));
        }
        let in_paragraph = paragraph == Some(sentence.paragraph);
        let changes = changes(sentence);
        if changes.is_empty() {
            continue;
        }
        for change in &changes {
            if let Some((from, to)) = values(sentence, change) {
                report.say_as_read(Spot::line(sentence.line), &sentence.text, judged(change, from, to));
            }
        }
        let points: Vec<Printed> = changes
            .iter()
            .filter(|change| change.unit == Unit::Percent { points: false })
            .filter(|change| in_text && of_index(sentence, change.at, in_paragraph))
            .map(|change| change.printed)
            .collect();
        if !points.is_empty() && !sentence.has(OTHERS) {
            report.say_as_read(
                Spot::line(sentence.line),
                &sentence.text,
                Matter::PercentOfPercents { changes: points },
            );
        }
    }
}

fn changes(sentence: &Sentence) -> Vec<Change> {
    let mut found: Vec<Change> = Vec::new();
    for at in 0..sentence.tokens.len() {
        let longest = |phrases: &[&str]| phrases.iter().filter_map(|phrase| sentence.phrase(at, &[phrase])).max();
        let (length, rises) = match (longest(RISES), longest(FALLS)) {
            (Some(length), _) => (length, true),
            (_, Some(length)) => (length, false),
            _ => continue,
        };
        let mut number = at + length;
        number += sentence.phrase(number, BETWEEN).unwrap_or(0);
        let Some((printed, unit, length)) = sentence.measured(number) else { continue };
        // "cao hơn": the word inside it is not another one.
        if found.last().is_none_or(|last| last.end <= number) {
            found.push(Change { at, end: number + length, rises, printed, unit });
        }
    }
    found
}

/// The value before and the value after a change, where both stand in the sentence.
fn values(sentence: &Sentence, change: &Change) -> Option<(Printed, Printed)> {
    let same = |at: usize| {
        let (printed, unit, length) = sentence.measured(at)?;
        let alike =
            matches!((unit, change.unit), (Unit::Points, Unit::Points) | (Unit::Percent { .. }, Unit::Percent { .. }));
        (alike && unit != Unit::Percent { points: true }).then_some((printed, at + length))
    };
    // "từ 86,98 % (năm 2023) lên 88,37 %, tăng 1,39 %"
    let from = (change.at.saturating_sub(2 * REACH)..change.at).rev().find(|at| sentence.word(*at) == "từ");
    if let Some((before, end)) = from.and_then(|from| same(from + 1).or_else(|| same(from + 2))) {
        let to =
            (end..(end + REACH).min(change.at)).find(|at| sentence.phrase(*at, &["lên", "xuống", "còn"]).is_some())?;
        let (now, end) = (to + 1..to + 4).find_map(same)?;
        let near = end <= change.at && change.at - end <= 2;
        return near.then_some((before, now));
    }
    // "đạt 88,37 %, cao hơn 1,39 % so với năm 2023 (86,98 %)"
    let now = (change.at.saturating_sub(4)..change.at).rev().find_map(same).filter(|(_, end)| change.at - end <= 1)?;
    let with =
        (change.end..change.end + 2).find_map(|at| sentence.phrase(at, &["so với"]).map(|length| at + length))?;
    let before = (with..with + 8).find_map(|at| {
        let tied = at.checked_sub(1).map_or("", |before| sentence.word(before));
        let (printed, end) = same(at)?;
        let alone = tied == "(" && sentence.word(end) == ")";
        (alone || matches!(tied, "đạt" | "là" | "mức")).then_some(printed)
    })?;
    Some((before, now.0))
}

fn judged(change: &Change, before: Printed, now: Printed) -> Matter {
    let fits = |mode| {
        let (now, before) = (now.hidden(mode), before.hidden(mode));
        let difference = if change.rises { now.minus(&before) } else { before.minus(&now) };
        difference.both(&change.printed.hidden(mode)).is_some()
    };
    let exact = if change.rises { &now.exact() - &before.exact() } else { &before.exact() - &now.exact() };
    if exact == change.printed.exact() || fits(RoundingMode::HalfUp) || fits(RoundingMode::Down) {
        Matter::DifferenceAgrees { before, now, change: change.printed, rises: change.rises }
    } else {
        Matter::DifferenceWrong { before, now, change: change.printed, rises: change.rises, wanted: exact }
    }
}

/// Whether a change is one of an index: right behind its value, in brackets behind a unit, or behind its name.
fn of_index(sentence: &Sentence, at: usize, in_paragraph: bool) -> bool {
    let begun = (0..at).rev().find(|at| matches!(sentence.word(*at), "," | ";" | "(" | ":")).map_or(0, |mark| mark + 1);
    let clause = begun..at;
    let names_index = |from: usize, to: usize| (from..to).any(|at| sentence.phrase(at, &["chỉ số"]).is_some());
    let opening = begun.checked_sub(1).map_or("", |mark| sentence.word(mark));
    let behind_value = opening == "," && begun >= 3 && sentence.word(begun - 2) == "%" && clause.len() <= 1;
    let behind_unit = opening == "(" && clause.is_empty() && sentence.has(&["chỉ số tăng", "chỉ số giảm"]);
    (in_paragraph && behind_value) || behind_unit || names_index(begun, at)
}
