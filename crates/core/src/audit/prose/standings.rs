//! Whether the ranks, rises and falls that sentences state can all be so.

use super::names::{Level, units};
use super::ranks::{Placed, Topic, moved, ranks, standings, topics};
use crate::audit::finding::{Report, Spot};
use crate::audit::matter::Matter;
use crate::audit::values::{MoveFault, Moved, Standing, Whole};
use crate::audit::words::{Kind, Sentence, Unit};

/// The most standings of one index and level that are compared with each other.
const COMPARED: usize = 200;
/// The most tokens from a rank to the move and the rank before.
const REACH: usize = 36;
/// Words that say that a rank is shared.
const SHARED: &[&str] = &["cùng", "đồng hạng", "đồng xếp", "bằng điểm"];

/// Checks ranks in sentences.
pub(super) fn check(sentences: &[Sentence], report: &mut Report) {
    out_of_range(sentences, report);
    let mut placed = standings(sentences);
    for one in &placed {
        if let Some((up, places)) = one.moved {
            let Standing { rank: now, of, .. } = one.standing;
            let name = one.standing.name.clone();
            say(
                sentences,
                one.sentence,
                Moved { name, now, of, up, places: Some(places), before: one.stated, fault: None },
                report,
            );
        }
    }
    by_topic(sentences, &placed, report);
    for (number, sentence) in sentences.iter().enumerate() {
        if let Some(moved) = from_to(sentence) {
            say(sentences, number, moved, report);
        }
    }
    for (number, sentence) in sentences.iter().enumerate() {
        let told = placed.iter().any(|one| one.sentence == number && one.moved.is_some());
        if !told && let Some(moved) = compared_with(sentence) {
            say(sentences, number, moved, report);
        }
    }
    placed.sort_by_key(|one| (one.topic, one.level));
    for same in placed.chunk_by(|one, other| (one.topic, one.level) == (other.topic, other.level)) {
        compared(sentences, &same[..same.len().min(COMPARED)], report);
    }
    wholes(sentences, &placed, report);
    other_moment(sentences, report);
}

/// "xếp thứ 12/9".
fn out_of_range(sentences: &[Sentence], report: &mut Report) {
    for sentence in sentences {
        for rank in ranks(sentence) {
            if rank.rank == 0 || rank.of.is_some_and(|of| of < rank.rank) {
                let (rank, of) = (rank.rank.into(), rank.of.unwrap_or(0).into());
                report.say(Spot::line(sentence.line), &sentence.text, Matter::RankOutOfRange { rank, of });
            }
        }
    }
}

/// Says whether a move can be.
fn say(sentences: &[Sentence], sentence: usize, mut moved: Moved, report: &mut Report) {
    let last = moved.of.map_or(i64::MAX, i64::from);
    let implied = moved.implied();
    moved.fault = match (moved.before, implied) {
        (Some(before), _) if before != moved.now && (before > moved.now) != moved.up => Some(MoveFault::Direction),
        (Some(before), Some(implied)) if i64::from(before) != implied => Some(MoveFault::Places),
        (_, Some(implied)) if implied < 1 || implied > last => Some(MoveFault::OutOfRange),
        _ => None,
    };
    let sentence = &sentences[sentence];
    let matter = if moved.fault.is_some() { Matter::MoveWrong(moved) } else { Matter::MoveAgrees(moved) };
    report.say_as_read(Spot::line(sentence.line), &sentence.text, matter);
}

/// "SIPAS giảm 13 bậc, PAR INDEX giảm 19 bậc" beside the ranks that the text gives for these indices.
fn by_topic(sentences: &[Sentence], placed: &[Placed], report: &mut Report) {
    for (number, sentence) in sentences.iter().enumerate() {
        let topics = topics(sentence);
        let mut from = 0;
        while let Some((at, up, places)) = moved(sentence, from, sentence.tokens.len()) {
            from = at + 1;
            // Right before the move stands what moved.
            let Some((begun, topic)) = topics.iter().rev().find(|(topic, _)| *topic < at && at - topic <= 4) else {
                continue;
            };
            let of_topic = |one: &&Placed| one.topic == Some(*topic) && names(sentence, &one.own);
            let mut ranks: Vec<(u32, Option<u32>)> =
                placed.iter().filter(of_topic).map(|one| (one.standing.rank, one.standing.of)).collect();
            ranks.dedup();
            if let ([(now, of)], true) = (ranks.as_slice(), placed.iter().all(|one| one.sentence != number)) {
                let name: Vec<&str> = sentence.tokens[*begun..at].iter().map(|token| token.text.as_str()).collect();
                let (name, places) = (name.join(" "), Some(places));
                say(
                    sentences,
                    number,
                    Moved { name, now: *now, of: *of, up, places, before: None, fault: None },
                    report,
                );
            }
        }
    }
}

/// Whether a sentence has a name, with or without its sort.
fn names(sentence: &Sentence, own: &str) -> bool {
    sentence.has(&[own])
}

/// "từ đơn vị đứng thứ 4 … đã vươn lên là đơn vị đứng thứ nhất"
fn from_to(sentence: &Sentence) -> Option<Moved> {
    let ranks = ranks(sentence);
    let from = sentence.find(0, &["từ"])?;
    let before = ranks.iter().find(|rank| rank.at > from && rank.at - from <= 5)?;
    let turn = (before.end..(before.end + 24).min(sentence.tokens.len()))
        .find(|at| matches!(sentence.word(*at), "lên" | "xuống" | "tụt"))?;
    let now = ranks.iter().find(|rank| rank.at > turn && rank.at - turn <= 6)?;
    let places = moved(sentence, now.end, sentence.tokens.len()).map(|(_, _, places)| places);
    let name = units(sentence).into_iter().rev().find(|unit| unit.at < from).map(|unit| unit.name).unwrap_or_default();
    let up = sentence.word(turn) == "lên";
    Some(Moved { name, now: now.rank, of: now.of.or(before.of), up, places, before: Some(before.rank), fault: None })
}

/// "Gia Lai xếp thứ 20/34, tăng 8 bậc so với năm 2023 (26/34)", whoever it is of: the only move of the sentence, and two
/// ranks of which one is that of an earlier time.
fn compared_with(sentence: &Sentence) -> Option<Moved> {
    const AIMS: &[&str] = &["phấn đấu", "mục tiêu", "chỉ tiêu", "đặt ra", "kế hoạch"];
    let (at, up, places) = moved(sentence, 0, sentence.tokens.len())?;
    let is_only = moved(sentence, at + 1, sentence.tokens.len()).is_none() && !sentence.has(AIMS);
    let ranks = ranks(sentence);
    let [first, second] = ranks.as_slice() else { return None };
    let said = |from: usize, to: usize, words: &[&str]| (from..to).any(|at| words.contains(&sentence.word(at)));
    let timed = |from: usize, to: usize| said(from, to, &["năm", "tháng", "quý", "kỳ"]);
    let later = at < second.at && said(at, second.at, &["với"]) && timed(at, second.at);
    let bracketed = second.end <= at && sentence.in_brackets(second.at) && timed(first.end, second.at);
    let years = year_before(sentence, first.at).zip(year_before(sentence, second.at));
    let in_order = second.end <= at && years.is_some_and(|(one, other)| one < other);
    let (now, before) = if in_order && !bracketed { (second, first) } else { (first, second) };
    // Of another unit that is named between them it would be another move.
    let between = first.end.min(at)..second.end.max(at);
    let another =
        |at: usize| sentence.word(at) == ";" && sentence.tokens.get(at + 1).is_some_and(|next| next.is_capital());
    let others = between.clone().any(another) || units(sentence).iter().any(|unit| between.contains(&unit.at));
    // "xếp thứ 20/34 …, PAR INDEX tăng 8 bậc …", "tăng 8 bậc … và 6 bậc so với …": of another index, of another time.
    let clause = (0..at).rev().find(|at| matches!(sentence.word(*at), "," | ";" | "(")).unwrap_or(0);
    let end = second.end.max(at);
    let topic = topics(sentence).iter().any(|(topic, _)| (clause..end).contains(topic) && *topic >= first.end);
    let again = (at + 3..second.at).any(|at| sentence.word(at) == "bậc");
    let year =
        (at..sentence.tokens.len()).find(|at| sentence.word(*at) == "năm").and_then(|at| year_before(sentence, at + 2));
    let of_before = year_before(sentence, before.end);
    let other_time = year.zip(of_before).is_some_and(|(year, before)| year != before) || again;
    let same = now.of.is_none() || before.of.is_none() || now.of == before.of;
    let near = between.len() <= REACH && first.at < at;
    let fits = is_only && (later || bracketed || in_order) && !others && !topic && !other_time && same && near;
    let name = units(sentence).into_iter().rev().find(|unit| unit.at < now.at).map(|unit| unit.name);
    fits.then(|| Moved {
        name: name.unwrap_or_default(),
        now: now.rank,
        of: now.of.or(before.of),
        up,
        places: Some(places),
        before: Some(before.rank),
        fault: None,
    })
}

/// The last year that is named before a place.
fn year_before(sentence: &Sentence, at: usize) -> Option<u32> {
    let at = (1..at).rev().find(|at| sentence.word(at - 1) == "năm" && sentence.tokens[*at].kind == Kind::Number)?;
    sentence.word(at).parse().ok()
}

/// The standings of one index and one level of units, each with each.
fn compared(sentences: &[Sentence], placed: &[Placed], report: &mut Report) {
    let mut agrees = true;
    let mut distinct: Vec<&Placed> = Vec::new();
    for one in placed {
        let known = distinct
            .iter()
            .position(|other| other.own == one.own && other.standing.rank == one.standing.rank && together(other, one));
        match known {
            // The same once more; what says more of it stays.
            Some(at) if one.standing.points.is_some() && distinct[at].standing.points.is_none() => distinct[at] = one,
            Some(_) => {}
            None => distinct.push(one),
        }
    }
    for (at, one) in distinct.iter().enumerate() {
        for other in &distinct[at + 1..] {
            if !together(one, other) {
                continue;
            }
            let sentence = &sentences[other.sentence];
            let (first, second) = (one.standing.clone(), other.standing.clone());
            let shared = sentence.has(SHARED) || sentences[one.sentence].has(SHARED);
            let same_rank = first.rank == second.rank;
            let clash = (one.own == other.own) != same_rank && (one.own == other.own || !shared);
            let before = first.before.is_some() && first.before == second.before && one.own != other.own && !shared;
            let (points, more) = (first.points.zip(second.points), first.rank < second.rank);
            let against = points.is_some_and(|(one, other)| {
                one.percent == other.percent
                    && !same_rank
                    && one.value != other.value
                    && more != (one.value > other.value)
            });
            let matter = if against {
                Matter::RankAgainstPoints { one: first, other: second }
            } else if clash || before {
                Matter::RankClash { one: first, other: second }
            } else {
                continue;
            };
            agrees = false;
            report.say_as_read(Spot::line(sentence.line), &sentence.text, matter);
        }
    }
    if let (true, true, Some(last)) = (agrees, distinct.len() > 1, distinct.last()) {
        let sentence = &sentences[last.sentence];
        let standings = distinct.iter().map(|one| one.standing.clone()).collect();
        report.say_as_read(Spot::line(sentence.line), &sentence.text, Matter::RanksAgree { standings });
    }
}

/// Whether two standings may be of one ranking: of one period and one count of units, as far as either is said.
fn together(one: &Placed, other: &Placed) -> bool {
    let may = |differ: bool| !differ;
    let time = one.time.is_some() && other.time.is_some() && one.time != other.time;
    let of = one.standing.of.is_some() && other.standing.of.is_some() && one.standing.of != other.standing.of;
    may(time) && may(of)
}

/// A province whose points lie beyond those of all its districts: no mistake by itself, a province is not their mean.
fn wholes(sentences: &[Sentence], placed: &[Placed], report: &mut Report) {
    let is_whole = |one: &&Placed| one.level == Level::Province && one.standing.points.is_some() && one.topic.is_some();
    for whole in placed.iter().filter(is_whole) {
        let parts: Vec<&Placed> =
            placed.iter().filter(|part| part.level == Level::District && part.topic == whole.topic).collect();
        let of = parts.iter().find_map(|part| part.standing.of);
        let Some(points) = whole.standing.points else { continue };
        for part in parts {
            let Some(own) = part.standing.points.filter(|own| own.percent == points.percent) else { continue };
            let below = Some(part.standing.rank) == of && points.value < own.value;
            let above = part.standing.rank == 1 && of.is_some() && points.value > own.value;
            if below || above {
                let name = whole.standing.name.clone();
                let matter =
                    Matter::WholeOutsideParts { whole: Whole { name, points, part: part.standing.clone(), below } };
                let sentence = &sentences[whole.sentence];
                report.say_as_read(Spot::line(sentence.line), &sentence.text, matter);
            }
        }
    }
}

/// A total "tính đến ngày 14/11" in a text on October: other figures may be of another moment.
fn other_moment(sentences: &[Sentence], report: &mut Report) {
    let mut period: Option<(u32, String)> = None;
    for sentence in sentences {
        for at in 0..sentence.tokens.len() {
            let until = sentence.phrase(at, &["tính đến ngày", "đến hết ngày", "đến ngày"]).map(|length| at + length);
            let moment = until.and_then(|day| sentence.tokens.get(day)).filter(|token| token.kind == Kind::Date);
            if let (Some(moment), Some((month, named))) = (moment, &period)
                && moment
                    .text
                    .split('/')
                    .nth(1)
                    .and_then(|text| text.parse::<u32>().ok())
                    .is_some_and(|own| own > *month)
                && states_result(sentence)
            {
                let matter = Matter::OtherMoment { moment: moment.text.clone(), period: named.clone() };
                report.say_as_read(Spot::line(sentence.line), &sentence.text, matter);
                return;
            }
            if period.is_none() {
                period = month(sentence, at);
            }
        }
    }
}

/// "tháng 10 năm 2024", "tháng 10/2024".
fn month(sentence: &Sentence, at: usize) -> Option<(u32, String)> {
    let token = sentence.tokens.get(at + 1).filter(|_| sentence.word(at) == "tháng")?;
    let (number, last) = match token.kind {
        Kind::Date => (token.text.split('/').next()?, at + 1),
        Kind::Number if sentence.word(at + 2) == "năm" => (token.text.as_str(), at + 3),
        _ => return None,
    };
    let words: Vec<&str> =
        sentence.tokens[at..=last.min(sentence.tokens.len() - 1)].iter().map(|t| t.text.as_str()).collect();
    Some((number.parse().ok()?, words.join(" ")))
}

fn states_result(sentence: &Sentence) -> bool {
    let points = |at: usize| {
        let of_hundred = sentence.tokens[at].fraction().is_some() && sentence.word(at + 1) == "điểm";
        of_hundred || matches!(sentence.measured(at), Some((_, Unit::Points, _)))
    };
    let on_service = |topic: &(usize, Topic)| topic.1 != Topic::Other;
    (0..sentence.tokens.len()).any(points) && (!ranks(sentence).is_empty() || topics(sentence).iter().any(on_service))
}
