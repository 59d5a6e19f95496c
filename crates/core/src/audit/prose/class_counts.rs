//! How many units of each class a sentence counts: "80 Tốt, 30 Khá, 15 Trung bình", "Xuất sắc 2, Tốt 1", and of how many.

use std::collections::BTreeSet;

use super::names::UNIT_NOUNS;
use crate::audit::classes::known_names;
use crate::audit::finding::{Report, Spot};
use crate::audit::matter::Matter;
use crate::audit::values::ClassCount;
use crate::audit::words::{Kind, Sentence};
use crate::number::Decimal;

/// So many classes are all of them: what they leave of the whole is worth a look.
const MANY: usize = 3;

/// Units that are present, and not those that are classed.
const PRESENT: &[&str] = &["tham dự", "dự hội nghị", "điểm cầu", "đại diện"];
/// What is said of all units that are classed, in the sentence before.
const ASSESSED: &[&str] = &["xếp loại", "phân loại", "đánh giá", "chấm điểm", "thẩm định", "xếp hạng"];
/// A sentence on classes writes them in small letters, too: "80 đơn vị tốt".
const CLASSED: &[&str] = &["xếp loại", "phân loại"];
/// So near to its beginning a sentence goes on with the one before it.
const NEAR: usize = 12;

/// A count of units of a class, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct CountAt {
    pub(super) at: usize,
    end: usize,
    pub(super) class: String,
    pub(super) count: Decimal,
    /// Of how many units, where it is written as a fraction.
    of: Option<Decimal>,
    /// What is counted: "xã"; empty where it is not said.
    noun: String,
    /// Whether neither units nor "xếp loại" are named: then one alone may be anything.
    bare: bool,
}

/// Checks the counts of classes of each sentence against the whole that it names.
pub(super) fn check(sentences: &[Sentence], report: &mut Report) {
    let names = known_names();
    for (number, sentence) in sentences.iter().enumerate() {
        let counts = stated(sentence, &names);
        let before = number.checked_sub(1).map(|before| &sentences[before]);
        let before = before.filter(|before| before.paragraph == sentence.paragraph);
        let (Some(sum), Some(total)) = (sum(&counts), total(sentence, &counts, before)) else { continue };
        let summed: Vec<Decimal> = counts.iter().map(|count| count.count).collect();
        let matter = match sum.cmp(&total) {
            std::cmp::Ordering::Equal => Matter::CountAgrees { stated: total, counted: sum, summed },
            std::cmp::Ordering::Greater => Matter::CountWrong { stated: total, counted: sum, summed },
            std::cmp::Ordering::Less
                if sentence.has(&["còn lại", "trở lên", "trở xuống"]) || !is_whole(sentence, &counts) =>
            {
                continue;
            }
            std::cmp::Ordering::Less => {
                let counts = counts.into_iter().map(|it| ClassCount { class: it.class, count: it.count }).collect();
                Matter::ClassesIncomplete { counts, sum, total }
            }
        };
        report.say_as_read(Spot::line(sentence.line), &sentence.text, matter);
    }
}

/// Whether the counts are meant to be of all units: of many classes, or listed behind a colon or "gồm".
fn is_whole(sentence: &Sentence, counts: &[CountAt]) -> bool {
    let lists = |at: usize| matches!(sentence.word(at), ":" | "gồm");
    counts.len() >= MANY || counts.first().is_some_and(|first| (first.at.saturating_sub(4)..first.at).any(lists))
}

/// The sum of counts of two classes or more, each named once: of several groups nothing is known together.
pub(super) fn sum(counts: &[CountAt]) -> Option<Decimal> {
    let classes: BTreeSet<&str> = counts.iter().map(|count| count.class.as_str()).collect();
    let sum = counts.iter().try_fold(Decimal::ZERO, |sum, count| sum.checked_add(count.count))?;
    let nouns: BTreeSet<&str> =
        counts.iter().map(|count| count.noun.as_str()).filter(|noun| is_special(noun)).collect();
    (counts.len() > 1 && classes.len() == counts.len() && nouns.len() < 2).then_some(sum)
}

/// Whether a noun counts units of one sort: "xã", and not "đơn vị".
fn is_special(noun: &str) -> bool {
    !matches!(noun, "" | "đơn" | "cơ" | "địa")
}

/// The first word of the noun of units at a place.
fn noun(sentence: &Sentence, at: usize) -> String {
    let word = sentence.phrase(at, UNIT_NOUNS).map(|_| sentence.word(at));
    word.unwrap_or_default().to_owned()
}

/// The counts of classes of a sentence, in order; those of another time are left out.
pub(super) fn stated(sentence: &Sentence, names: &[String]) -> Vec<CountAt> {
    let (mut found, mut at): (Vec<CountAt>, usize) = (Vec::new(), 0);
    while at < sentence.tokens.len() {
        match before_class(sentence, at, names).or_else(|| behind_class(sentence, at, names)) {
            Some(count) => {
                at = count.end;
                found.push(count);
            }
            None => at += 1,
        }
    }
    found.retain(|count| !is_of_other_time(sentence, count.at));
    let several = found.len() > 1;
    found.retain(|count| several || !count.bare);
    found
}

/// "80 đơn vị xếp loại Tốt", "80/124 xã đạt loại Tốt", "80 Tốt".
fn before_class(sentence: &Sentence, at: usize, names: &[String]) -> Option<CountAt> {
    let token = &sentence.tokens[at];
    let (count, of) = match token.counts() {
        Some((count, of)) => (count, Some(of)),
        None => (token.count()?, None),
    };
    if is_no_count(sentence, at) {
        return None;
    }
    let mut end = nouns(sentence, at + 1);
    let has_noun = end > at + 1;
    end += usize::from(matches!(sentence.word(end), "được" | "bị" | "đạt" | "có" | "là"));
    let called = sentence.phrase(end, &["xếp loại", "xếp mức", "đạt loại", "loại", "mức"]);
    end += called.unwrap_or(0);
    let (class, length) = class_at(sentence, end, names)?;
    // "3 đơn vị tốt nhất": no class; "Tốt trở lên": several.
    if is_other(sentence, end + length)
        || (has_noun && called.is_none() && !is_capital(sentence, end) && !sentence.has(CLASSED))
    {
        return None;
    }
    let noun = noun(sentence, at + 1);
    Some(CountAt { at, end: end + length, class, count, of, noun, bare: called.is_none() && !has_noun })
}

/// "Xuất sắc 2", "loại Tốt: 80 đơn vị", "mức Khá (30 xã)".
fn behind_class(sentence: &Sentence, at: usize, names: &[String]) -> Option<CountAt> {
    // Where classes begin, is told so, too.
    const EDGES: &[&str] = &["điểm", "trở lên", "dưới", "thang"];
    let (class, length) = class_at(sentence, at, names)?;
    let mut number = at + length;
    number += usize::from(matches!(sentence.word(number), ":" | "có" | "là" | "(" | "-" | "–"));
    let token = sentence.tokens.get(number).filter(|_| !is_other(sentence, at + length))?;
    let count = token.count()?;
    let end = nouns(sentence, number + 1);
    let has_noun = end > number + 1;
    let ends = sentence.tokens.get(end).is_none_or(|next| matches!(next.word.as_str(), "," | ";" | "." | ")" | "và"));
    let called = at.checked_sub(1).is_some_and(|before| matches!(sentence.word(before), "loại" | "mức"));
    let fits = (has_noun || (ends && !sentence.has(EDGES))) && (called || is_capital(sentence, at));
    let noun = noun(sentence, number + 1);
    fits.then_some(CountAt { at: number, end, class, count, of: None, noun, bare: !has_noun })
}

/// Whether a class goes on as something else: "tốt nhất", "Tốt trở lên".
fn is_other(sentence: &Sentence, end: usize) -> bool {
    sentence.phrase(end, &["nhất", "trở lên", "trở xuống"]).is_some()
}

fn is_capital(sentence: &Sentence, at: usize) -> bool {
    sentence.tokens.get(at).is_some_and(|token| token.is_capital())
}

/// One past the nouns of units that begin at a place: "xã, phường", "đơn vị".
fn nouns(sentence: &Sentence, from: usize) -> usize {
    let mut end = from;
    while let Some(length) = sentence.phrase(end, UNIT_NOUNS) {
        end += length;
        let next = end + usize::from(matches!(sentence.word(end), "," | "và"));
        match next > end && sentence.phrase(next, UNIT_NOUNS).is_some() {
            true => end = next,
            false => break,
        }
    }
    end
}

fn class_at(sentence: &Sentence, at: usize, names: &[String]) -> Option<(String, usize)> {
    names.iter().find_map(|name| Some((name.clone(), sentence.phrase(at, &[name])?)))
}

/// Whether a number is a year, a date, a rank or the number of something, and counts nothing.
fn is_no_count(sentence: &Sentence, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| sentence.word(at));
    let of_document = before(1) == "số" && !matches!(before(2), "tổng" | "trong" | "trên");
    of_document
        || matches!(
            before(1),
            "năm" | "tháng" | "ngày" | "quý" | "thứ" | "hạng" | "trí" | "điều" | "khoản" | "top" | "tốp"
        )
        || matches!(before(1), "tăng" | "giảm" | "thêm" | "hơn")
}

/// "(năm 2023 có 70 đơn vị loại Tốt)", "năm 2023 chỉ có 70 …": a year right before it, behind one that is not.
fn is_of_other_time(sentence: &Sentence, at: usize) -> bool {
    let timed = |at: usize| is_time(sentence, at);
    let begun =
        |marks: &[&str]| (0..at).rev().find(|at| marks.contains(&sentence.word(*at))).map_or(0, |mark| mark + 1);
    let in_brackets = sentence.in_brackets(at) && (begun(&["("])..at).any(timed);
    in_brackets || (begun(&["(", ";", ","])..at).any(|at| sentence.phrase(at, &["so với", "cùng kỳ"]).is_some())
}

/// "năm 2023", "quý I".
fn is_time(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.word(at), "năm" | "quý" | "tháng" | "kỳ")
        && sentence.tokens.get(at + 1).is_some_and(|next| next.kind != Kind::Mark)
}

/// The whole of which classes are counted: that of the fractions, or the only count of units before the first of them,
/// in the sentence or in the one before it; or "trong tổng số 124 đơn vị" behind the last.
fn total(sentence: &Sentence, counts: &[CountAt], before: Option<&Sentence>) -> Option<Decimal> {
    let (first, last) = (counts.first()?, counts.last()?);
    // Of another group, or of another year, behind the first: what adds up to what is not known.
    let is_own = |at: usize| counts.iter().any(|count| count.at == at);
    let other = |at: usize| !is_own(at) && (units_at(sentence, at, &[]).is_some() || is_time(sentence, at));
    if (first.at..last.at).any(|at| !sentence.in_brackets(at) && other(at)) {
        return None;
    }
    let fractions: BTreeSet<Decimal> = counts.iter().filter_map(|count| count.of).collect();
    if !fractions.is_empty() {
        let all = counts.iter().all(|count| count.of.is_some());
        return fractions.first().copied().filter(|_| fractions.len() == 1 && all);
    }
    let behind = (last.end..last.end + 3)
        .find_map(|at| Some(at + sentence.phrase(at, &["trong tổng số", "trên tổng số", "trong số"])?))
        .and_then(|at| units_at(sentence, at, counts));
    match units_before(sentence, first.at, counts).as_slice() {
        [only] if !sentence.has(PRESENT) => Some(*only),
        [] => behind.or_else(|| {
            let before = before.filter(|before| before.has(ASSESSED) && first.at < NEAR)?;
            match units_before(before, before.tokens.len(), counts).as_slice() {
                [only] => Some(*only),
                _ => None,
            }
        }),
        _ => None,
    }
}

/// The counts of units before a place.
fn units_before(sentence: &Sentence, to: usize, counts: &[CountAt]) -> Vec<Decimal> {
    (0..to).filter_map(|at| units_at(sentence, at, counts)).collect()
}

/// How many units are counted at a place, when they may be those whose classes are counted.
fn units_at(sentence: &Sentence, at: usize, counts: &[CountAt]) -> Option<Decimal> {
    let token = sentence.tokens.get(at)?;
    let count = token.count().or_else(|| token.counts().map(|(_, of)| of))?;
    let end = nouns(sentence, at + 1);
    let named = |noun: &str| (at + 1..end).any(|at| sentence.word(at) == noun);
    let same = counts
        .iter()
        .all(|count| !is_special(&count.noun) || !is_special(&noun(sentence, at + 1)) || named(&count.noun));
    (!is_no_count(sentence, at) && end > at + 1 && same).then_some(count)
}
