//! Points of areas with their maxima, and the total that they are parts of: whether it can be reached at all.

use super::names;
use crate::audit::finding::{Report, Spot};
use crate::audit::matter::Matter;
use crate::audit::printed::{Interval, Printed};
use crate::audit::values::Part;
use crate::audit::words::{Sentence, Unit};
use crate::framework::Framework;
use crate::number::{Decimal, Exact, RoundingMode};

/// What a part is called: "chỉ số về tiến độ giải quyết đạt 18,7/20 điểm".
const AREA_WORDS: &[&str] = &["chỉ số", "lĩnh vực", "tiêu chí", "nội dung", "nhóm", "phần", "điểm về", "thành phần"];

/// Checks each paragraph that states points of several areas and one total.
pub(super) fn check(sentences: &[Sentence], framework: Option<&Framework>, report: &mut Report) {
    for paragraph in sentences.chunk_by(|one, other| one.paragraph == other.paragraph) {
        let (mut parts, mut totals) = (Vec::new(), Vec::new());
        let full = framework.map_or(Exact::from(100), Framework::attainable);
        for sentence in paragraph {
            for at in 0..sentence.tokens.len() {
                if let Some(part) = part(sentence, at) {
                    if part.points.value > part.max.value {
                        let matter = Matter::AboveMaximum { value: part.points.value, max: part.max.value };
                        report.say(Spot::line(sentence.line), &sentence.text, matter);
                    }
                    if part.max.exact() == full {
                        totals.push((sentence, part.points));
                    } else {
                        parts.push((sentence, at, part));
                    }
                }
                if let Some(total) = total(sentence, at) {
                    totals.push((sentence, total));
                }
            }
        }
        let same = totals.windows(2).all(|pair| pair[0].1.value == pair[1].1.value);
        let (Some((sentence, total)), true) = (totals.first(), same) else { continue };
        if let Some(rest) = rest(&parts, &full, framework) {
            let mut quoted: Vec<&str> = parts.iter().map(|(sentence, ..)| sentence.text.as_str()).collect();
            quoted.push(&sentence.text);
            quoted.dedup();
            let (quote, line) = (quoted.join(" … "), sentence.line);
            let parts: Vec<Part> = parts.into_iter().map(|(.., part)| part).collect();
            report.say_as_read(Spot::line(line), &quote, reached(parts, rest, full, *total));
        }
    }
}

/// Points of so many: "18,7/20 điểm".
fn part(sentence: &Sentence, at: usize) -> Option<Part> {
    let (points, max) = sentence.tokens[at].fraction()?;
    let is_points = matches!(sentence.unit_at(at + 1), Some((Unit::Points, _)));
    (is_points && max.value > Decimal::ZERO).then_some(Part { line: sentence.line, points, max })
}

/// A total: "đạt 77,85 điểm", "tổng điểm là 77,85 điểm".
fn total(sentence: &Sentence, at: usize) -> Option<Printed> {
    let (points, Unit::Points, _) = sentence.measured(at)? else { return None };
    let before = |back: usize| at.checked_sub(back).map_or("", |at| sentence.word(at));
    let reached = before(1) == "đạt" || (matches!(before(1), "là" | "được") && before(2) == "đạt");
    let called = before(1) == "là" && before(2) == "điểm" && before(3) == "tổng";
    ((reached || called) && !sentence.in_brackets(at)).then_some(points)
}

/// The most that the areas without points can give; `None` when it is not certain that the parts are areas of one whole.
fn rest(parts: &[(&Sentence, usize, Part)], full: &Exact, framework: Option<&Framework>) -> Option<Exact> {
    let (_, _, first) = parts.first()?;
    let sum = parts.iter().fold(Exact::ZERO, |sum, (.., part)| &sum + &part.max.exact());
    if parts.len() < 2 || sum > *full || parts.iter().any(|(.., part)| part.line != first.line) {
        return None;
    }
    // Each names what it is of, and none of them a unit: else they may be points of several units.
    let named = |sentence: &Sentence, at: usize| {
        let begun = clause(sentence, at);
        let names_area = (begun..at).any(|at| sentence.phrase(at, AREA_WORDS).is_some());
        names_area && names::units(sentence).iter().all(|unit| unit.at < begun || unit.at > at)
    };
    if !parts.iter().all(|(sentence, at, _)| named(sentence, *at)) {
        return None;
    }
    if let Some(framework) = framework {
        let areas = framework.areas().map(|area| framework.node(area)).filter(|area| area.block().is_none());
        let mut maxima: Vec<Decimal> = areas.map(|area| area.attainable()).collect();
        for (.., part) in parts {
            maxima.swap_remove(maxima.iter().position(|max| *max == part.max.value)?);
        }
    }
    Some(full - &sum)
}

/// Where the clause of a place begins.
fn clause(sentence: &Sentence, at: usize) -> usize {
    (0..at).rev().find(|at| matches!(sentence.word(*at), ";" | "." | ":")).map_or(0, |end| end + 1)
}

fn reached(parts: Vec<Part>, rest: Exact, full: Exact, total: Printed) -> Matter {
    let sum = parts.iter().fold(Exact::ZERO, |sum, part| &sum + &part.points.exact());
    let given = |mode| parts.iter().fold(Interval::point(Exact::ZERO), |sum, part| sum.plus(&part.points.hidden(mode)));
    let others = Interval { from: Exact::ZERO, from_in: true, to: rest.clone(), to_in: true };
    let reaches = |mode: RoundingMode| given(mode).plus(&others).both(&total.hidden(mode)).is_some();
    if reaches(RoundingMode::HalfUp) || reaches(RoundingMode::Down) {
        Matter::PartsAgree { parts, sum, rest, full, total }
    } else {
        Matter::PartsImpossible { parts, sum, rest, full, total }
    }
}
