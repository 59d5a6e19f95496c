//! What is worded so that a reader cannot tell what is meant: areas, periods, units of measure, abbreviations, classes.

use std::collections::BTreeSet;

use super::names::{UNIT_NOUNS, units};
use super::ranks::ranks;
use crate::audit::Known;
use crate::audit::classes::known_names;
use crate::audit::finding::{Report, Spot};
use crate::audit::heading::{says, words_of};
use crate::audit::matter::Matter;
use crate::audit::table::Measure;
use crate::audit::words::{Kind, Sentence, Unit};
use crate::framework::{Framework, by_id};
use crate::number::Decimal;

/// The framework of the index of provinces that is in force.
const PROVINCES: &str = "par-tinh-1149-2020";
const REFORM: &[&str] = &["cchc", "cải cách hành chính"];
const REFORM_INDEX: &[&str] = &["par index", "parindex"];
/// Levels whose indices have areas of their own.
const OTHER_LEVELS: &[&str] = &["cơ quan ngang bộ", "các bộ", "cấp bộ", "cấp sở", "cấp huyện", "cấp xã"];
/// Indices with abbreviations of four letters or more: of shorter ones everything is a letter away.
const INDICES: &[&str] = &["ddci", "papi", "sipas"];
/// The most tokens between "chỉ số" and its abbreviation, and between an index and its points.
const REACH: usize = 10;
const POINTS_REACH: usize = 34;

/// Checks the wording of sentences.
pub(super) fn check(known: &Known, sentences: &[Sentence], report: &mut Report) {
    for sentence in sentences {
        let mut say = |matter: Matter| report.say_as_read(Spot::line(sentence.line), &sentence.text, matter);
        areas(known, sentence).into_iter().for_each(&mut say);
        periods(sentence).into_iter().for_each(&mut say);
        points_of_percent(sentence).into_iter().for_each(&mut say);
        abbreviations(sentence).into_iter().for_each(&mut say);
        mean_of_one(sentence).into_iter().for_each(&mut say);
    }
    classes(known, sentences, report);
}

/// "6 lĩnh vực CCHC bao gồm …" in a sentence on the index of provinces, which has eight.
fn areas(known: &Known, sentence: &Sentence) -> Option<Matter> {
    let at = (0..sentence.tokens.len()).find(|at| sentence.phrase(at + 1, &["lĩnh vực"]).is_some())?;
    let said = sentence.tokens[at].count()?;
    let end = at + 3 + sentence.phrase(at + 3, REFORM).unwrap_or(0);
    // Some of them may be listed, too: only all of them are "the areas of reform".
    let lists = sentence.phrase(end, &["bao gồm", "gồm", "gồm có", ":", "là", "đó là", ", gồm", ", bao gồm"]).is_some();
    if !lists || end == at + 3 {
        return None;
    }
    let numbered = |framework: &Framework| {
        framework
            .areas()
            .filter(|area| !framework.node(*area).number.is_empty() && framework.node(*area).block().is_none())
            .count()
    };
    // Two are the ways in which points come about, and no areas.
    let own = known.framework.filter(|own| says(&words_of(&own.title.vi), REFORM) && numbered(own) > 2);
    let found = |framework: &Framework| {
        let (areas, name) = (numbered(framework), framework.title.vi.clone());
        (Decimal::from(areas as u64) != said).then_some(Matter::AreasOtherwise { said, found: areas, framework: name })
    };
    match own {
        Some(own) => found(own),
        None if sentence.has(REFORM_INDEX) && !sentence.has(OTHER_LEVELS) => found(&*by_id(PROVINCES)?),
        None => None,
    }
}

/// "công bố kết quả … năm 2022; kết quả …; kết quả … 6 tháng đầu năm 2023": one of them is of no period.
fn periods(sentence: &Sentence) -> Option<Matter> {
    if sentence.has(&["so với", "cùng kỳ"]) {
        return None;
    }
    let ends: Vec<usize> = (0..sentence.tokens.len()).filter(|at| sentence.word(*at) == ";").collect();
    let from = std::iter::once(0).chain(ends.iter().map(|at| at + 1));
    let to = ends.iter().copied().chain([sentence.tokens.len()]);
    let items: Vec<(usize, Option<String>)> = from
        .zip(to)
        .filter_map(|(from, to)| {
            let result = (from..to).find(|at| sentence.phrase(*at, &["kết quả"]).is_some())?;
            Some((result, period(sentence, result, to)))
        })
        .collect();
    let named: Vec<&String> = items.iter().filter_map(|(_, period)| period.as_ref()).collect();
    let (one, other) = (named.first()?, named.last()?);
    let (without, _) = items.iter().find(|(_, period)| period.is_none()).filter(|_| one != other)?;
    let end = (*without..sentence.tokens.len())
        .find(|at| matches!(sentence.word(*at), ";" | "," | "."))
        .unwrap_or(sentence.tokens.len());
    let without = phrase(sentence, *without, end);
    Some(Matter::PeriodMissing { one: (*one).clone(), other: (*other).clone(), without })
}

/// The first period that is named between two places: "năm 2022", "6 tháng đầu năm 2023", "quý I năm 2023".
fn period(sentence: &Sentence, from: usize, to: usize) -> Option<String> {
    let is_year = |at: usize| {
        let token = sentence.tokens.get(at).filter(|token| token.kind == Kind::Number);
        sentence.word(at - 1) == "năm" && token.is_some_and(|token| token.text.len() == 4)
    };
    let year = (from + 1..to).find(|at| is_year(*at))?;
    let part = (from..year).rev().take(6).find(|at| matches!(sentence.word(*at), "tháng" | "quý"));
    let begun = match part {
        Some(at) if sentence.word(at) == "quý" => at,
        Some(at) => at - usize::from(at > from && sentence.tokens[at - 1].kind == Kind::Number),
        None => year - 1,
    };
    Some(phrase(sentence, begun, year + 1))
}

fn phrase(sentence: &Sentence, from: usize, to: usize) -> String {
    sentence.tokens[from..to].iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// "Chỉ số … (SIPAS) đạt 9,16/10 điểm": an index in percent that is given in points.
fn points_of_percent(sentence: &Sentence) -> Option<Matter> {
    // The criterion of that name has points.
    if sentence.has(&["tiêu chí", "nội dung", "lĩnh vực", "thành phần"]) {
        return None;
    }
    let named = sentence.find(0, &["sipas"])?;
    let at = (named..(named + POINTS_REACH).min(sentence.tokens.len())).find(|at| {
        sentence.tokens[*at].fraction().is_some() || sentence.measured(*at).is_some() || sentence.word(*at) == ";"
    })?;
    let (points, max) = sentence.tokens[at].fraction()?;
    let is_points = matches!(sentence.unit_at(at + 1), Some((Unit::Points, _)));
    let fits = is_points && max.value != Decimal::ONE_HUNDRED && max.value > Decimal::ZERO;
    fits.then(|| Matter::PointsOfPercent { name: sentence.tokens[named].text.clone(), points, max })
}

/// "Chỉ số năng lực cạnh tranh (DCCI)": one letter from an index that there is.
fn abbreviations(sentence: &Sentence) -> Option<Matter> {
    (0..sentence.tokens.len()).find_map(|at| {
        let token = &sentence.tokens[at];
        let is_one = token.text.chars().count() >= 4 && token.text.chars().all(|c| c.is_ascii_uppercase());
        let of_index = (at.saturating_sub(REACH)..at).any(|at| sentence.phrase(at, &["chỉ số"]).is_some());
        if !is_one || !of_index || INDICES.contains(&token.word.as_str()) {
            return None;
        }
        let known = INDICES.iter().find(|known| is_near(&token.word, known))?;
        Some(Matter::AbbreviationNear { said: token.text.clone(), known: known.to_uppercase() })
    })
}

/// Whether one letter is another one, or two neighbours stand the other way round.
fn is_near(one: &str, other: &str) -> bool {
    let differ: Vec<usize> =
        one.bytes().zip(other.bytes()).enumerate().filter(|(_, (a, b))| a != b).map(|it| it.0).collect();
    let (a, b) = (one.as_bytes(), other.as_bytes());
    let turned = |at: usize, next: usize| next == at + 1 && a[at] == b[next] && a[next] == b[at];
    a.len() == b.len()
        && match differ.as_slice() {
            [_] => true,
            [at, next] => turned(*at, *next),
            _ => false,
        }
}

/// "tỉnh Lào Cai đứng thứ 19/63 … với giá trị trung bình đạt 84,92 %": a unit's own value is called a mean.
fn mean_of_one(sentence: &Sentence) -> Option<Matter> {
    let at = sentence.find(0, &["với giá trị trung bình đạt", "với giá trị trung bình là"])?;
    let (value, ..) = sentence.measured(at + 6)?;
    let rank = ranks(sentence).into_iter().rfind(|rank| rank.end <= at)?;
    let units = units(sentence);
    let name = units.iter().rfind(|unit| unit.end <= rank.at)?.name.clone();
    let others = (rank.end + 3..at)
        .any(|at| sentence.phrase(at, &["các"]).is_some() && sentence.phrase(at + 1, UNIT_NOUNS).is_some());
    (!others && units.iter().all(|unit| unit.end <= rank.at)).then_some(Matter::MeanOfOne { name, value })
}

/// Classes that are named while nothing says where they begin: those of a table that the article speaks of, and "điểm
/// khá trở lên".
fn classes(known: &Known, sentences: &[Sentence], report: &mut Report) {
    let of_framework = known.framework.is_some_and(|framework| !framework.policies.classes.list.is_empty());
    if known.legend || of_framework {
        return;
    }
    let names = known_names();
    let has_classes = known.tables.iter().any(|table| table.result(Measure::Class).is_some());
    let mut told = BTreeSet::new();
    for sentence in sentences {
        for at in 0..sentence.tokens.len() {
            let name = |from: usize| names.iter().find(|name| sentence.phrase(from, &[name]).is_some());
            let called =
                sentence.phrase(at, &["xếp loại"]).filter(|_| has_classes).and_then(|length| name(at + length));
            let points = name(at + 1).filter(|_| sentence.word(at) == "điểm").filter(|class| {
                let end = at + 1 + class.split(' ').count();
                sentence.phrase(end, &["trở lên"]).is_some()
            });
            let Some(class) = called.or(points) else { continue };
            // The classes of a table are all of one scale, and told of once.
            if told.insert(called.is_some()) {
                let matter = Matter::ClassesUndefined { class: class.clone(), of_table: called.is_some() };
                report.say_as_read(Spot::line(sentence.line), &sentence.text, matter);
            }
        }
    }
}
