//! Ranks as sentences state them: "xếp thứ 12/63", "đứng thứ nhất", "dẫn đầu", with the unit, points and period.

use super::names::{Level, Named, units};
use crate::audit::printed::Printed;
use crate::audit::values::Standing;
use crate::audit::words::{Kind, Sentence, Unit};
use crate::number::Decimal;

/// Ranks beyond are something else.
const RANK_LIMIT: u32 = 20_000;

/// Which index something is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    Reform,
    Satisfaction,
    Service,
    Other,
}

/// What the indices are called.
const TOPICS: &[(&str, Topic)] = &[
    ("cải cách hành chính", Topic::Reform),
    ("cchc", Topic::Reform),
    ("par index", Topic::Reform),
    ("parindex", Topic::Reform),
    ("sipas", Topic::Satisfaction),
    ("hài lòng", Topic::Satisfaction),
    ("chỉ số phục vụ", Topic::Service),
    ("766", Topic::Service),
    ("pci", Topic::Other),
    ("ddci", Topic::Other),
    ("papi", Topic::Other),
    ("dti", Topic::Other),
    ("chuyển đổi số", Topic::Other),
    ("vneid", Topic::Other),
];

/// What else is ranked, or is hoped for.
const OTHER_RANKINGS: &[&str] =
    &["lĩnh vực", "thành phần", "tiêu chí", "nội dung", "trụ cột", "phấn đấu", "mục tiêu", "chỉ tiêu"];

/// A rank in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RankAt {
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) rank: u32,
    pub(super) of: Option<u32>,
}

/// A standing with what it is compared by.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) standing: Standing,
    pub(super) own: String,
    pub(super) level: Level,
    pub(super) topic: Option<Topic>,
    /// The month or year that the sentence names: "tháng 10".
    pub(super) time: Option<String>,
    /// The places it rose or fell, as the sentence says.
    pub(super) moved: Option<(bool, u32)>,
    /// The earlier rank that stands in brackets: "(năm 2024 hạng 9)".
    pub(super) stated: Option<u32>,
    /// Which sentence.
    pub(super) sentence: usize,
}

/// The topics named in a sentence, in order.
pub(super) fn topics(sentence: &Sentence) -> Vec<(usize, Topic)> {
    let named = |at: usize| {
        let of_document = sentence.tokens[at].kind == Kind::Reference && sentence.word(at).starts_with("766/");
        let phrase = TOPICS.iter().find(|(phrase, _)| sentence.phrase(at, &[phrase]).is_some());
        phrase.map(|(_, topic)| *topic).or(of_document.then_some(Topic::Service)).map(|topic| (at, topic))
    };
    (0..sentence.tokens.len()).filter_map(named).collect()
}

/// The ranks of a sentence, in order.
pub(super) fn ranks(sentence: &Sentence) -> Vec<RankAt> {
    let mut found: Vec<RankAt> = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        match rank(sentence, at, found.last()) {
            Some(rank) => {
                at = rank.end;
                found.push(rank);
            }
            None => at += 1,
        }
    }
    found
}

fn rank(sentence: &Sentence, at: usize, last: Option<&RankAt>) -> Option<RankAt> {
    let before = at.checked_sub(1).map_or("", |at| sentence.word(at));
    if let Some(length) = sentence.phrase(at, &["đứng đầu", "dẫn đầu"]) {
        return leads(sentence, at).then_some(RankAt { at, end: at + length, rank: 1, of: None });
    }
    // "so với năm 2024 (hạng 9)", "(năm 2024 thứ 9/99)"
    let in_brackets = |at: usize| before == "(" || (sentence.in_brackets(at) && named_time(sentence, at));
    // "thứ 20/34 …, tăng 8 bậc so với năm 2023 (26/34)"
    if let (Some((rank, of)), true) = (sentence.tokens[at].counts(), sentence.in_brackets(at)) {
        let alone = before == "(" || matches!(before, "là" | ":") || named_time(sentence, at);
        let dated = (at.saturating_sub(8)..at).any(|at| matches!(sentence.word(at), "năm" | "tháng" | "quý" | "kỳ"));
        let of_last = last.and_then(|last| last.of).is_some_and(|last| of == last.into());
        let closes = matches!(sentence.word(at + 1), ")" | "," | ";");
        let known = small(rank).zip(small(of)).filter(|_| alone && dated && of_last && closes);
        return known.map(|(rank, of)| RankAt { at, end: at + 1, rank, of: Some(of) });
    }
    let introduced = match sentence.word(at) {
        "thứ" => {
            let listed = before == "và" && last.is_some_and(|last| at - last.end <= 1);
            listed || in_brackets(at) || matches!(before, "xếp" | "hạng" | "đứng" | "trí" | "giữ" | "xuống" | "lên")
        }
        "hạng" => in_brackets(at) || matches!(before, "xếp" | "thứ" | "giữ" | "đứng"),
        "trí" => before == "vị",
        _ => return None,
    };
    let token = sentence.tokens.get(at + 1).filter(|_| introduced)?;
    if let Some((rank, of)) = token.counts() {
        return Some(RankAt { at, end: at + 2, rank: small(rank)?, of: Some(small(of)?) });
    }
    let rank = match token.kind {
        Kind::Number => small(token.count()?)?,
        Kind::Word if sentence.word(at) == "thứ" => ordinal(&token.word)?,
        _ => return None,
    };
    // "xếp thứ 2 trong 9 huyện", "thứ 2 trên tổng số 9 huyện"
    let among =
        sentence.phrase(at + 2, &["trong tổng số", "trong số", "trên tổng số", "trong", "trên"]).map(|l| at + 2 + l);
    let of = among.and_then(|among| small(sentence.tokens.get(among)?.count()?).map(|of| (of, among + 1)));
    let unit = |end: usize| sentence.tokens.get(end).is_some_and(|token| token.kind == Kind::Word);
    match of.filter(|(_, end)| unit(*end)) {
        Some((of, end)) => Some(RankAt { at, end, rank, of: Some(of) }),
        None => Some(RankAt { at, end: at + 2, rank, of: None }),
    }
}

/// A number as a rank.
fn small(value: Decimal) -> Option<u32> {
    value.to_string().parse().ok().filter(|value| *value <= RANK_LIMIT)
}

/// Whether a month, quarter or year with its number stands right before a place: "năm 2024".
fn named_time(sentence: &Sentence, at: usize) -> bool {
    let is_number = |at: usize| matches!(sentence.tokens[at].kind, Kind::Number | Kind::Date);
    at.checked_sub(2).is_some_and(|from| matches!(sentence.word(from), "tháng" | "quý" | "năm") && is_number(from + 1))
}

/// Whether a fraction is a rank: "thứ 12/63 tỉnh".
pub(super) fn is_rank(sentence: &Sentence, at: usize) -> bool {
    matches!(at.checked_sub(1).map_or("", |at| sentence.word(at)), "thứ" | "hạng" | "trí")
}

/// Whether "dẫn đầu" says something of the unit before it: "Hải Phòng dẫn đầu", "là địa phương dẫn đầu", and not
/// "tốp 5 địa phương dẫn đầu", "người đứng đầu".
fn leads(sentence: &Sentence, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| sentence.word(at));
    let named = at > 0 && sentence.tokens[at - 1].is_capital();
    let predicate = matches!(before(1), "là" | "tục" | "sắc" | ",");
    let noun =
        matches!(before(1), "phương" | "vị" | "tỉnh" | "phố" | "huyện") && (before(2) == "là" || before(3) == "là");
    named || predicate || noun
}

/// Ordinals in words; "thứ năm" may be a day or a year, and is left out.
fn ordinal(word: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 9] =
        [("nhất", 1), ("nhì", 2), ("hai", 2), ("ba", 3), ("tư", 4), ("sáu", 6), ("bảy", 7), ("tám", 8), ("chín", 9)];
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, rank)| *rank)
}

/// "giảm 6 bậc": whether it rises, and how many places.
pub(super) fn moved(sentence: &Sentence, from: usize, to: usize) -> Option<(usize, bool, u32)> {
    (from..to).find_map(|at| {
        let rises = match sentence.word(at) {
            "tăng" | "lên" | "vượt" => true,
            "giảm" | "tụt" | "xuống" => false,
            _ => return None,
        };
        let places = sentence.tokens.get(at + 1)?.count()?;
        sentence.phrase(at + 2, &["bậc", "hạng", "vị trí", "thứ hạng", "thứ bậc"])?;
        Some((at, rises, places.to_string().parse().ok().filter(|places| *places <= RANK_LIMIT)?))
    })
}

/// The standings that sentences state.
pub(super) fn standings(sentences: &[Sentence]) -> Vec<Placed> {
    let mut found = Vec::new();
    let mut carried: Option<Topic> = None;
    // A paragraph on parts of an index, or on aims, ranks other things.
    let mut elsewhere: Option<usize> = None;
    for (number, sentence) in sentences.iter().enumerate() {
        let (ranks, topics) = (ranks(sentence), topics(sentence));
        if sentence.has(OTHER_RANKINGS) {
            elsewhere = Some(sentence.paragraph);
        }
        if !ranks.is_empty() && elsewhere != Some(sentence.paragraph) {
            let units = units(sentence);
            let mut begun = 0;
            for end in 0..=sentence.tokens.len() {
                let ends = end == sentence.tokens.len() || (sentence.word(end) == ";" && !sentence.in_brackets(end));
                if ends {
                    let clause =
                        Clause { sentence, number, from: begun, to: end, units: &units, topics: &topics, carried };
                    clause.standings(&ranks, &mut found);
                    begun = end + 1;
                }
            }
        }
        carried = topics.last().map(|(_, topic)| *topic).or(carried);
    }
    found
}

/// A part of a sentence between semicolons.
struct Clause<'s> {
    sentence: &'s Sentence,
    number: usize,
    from: usize,
    to: usize,
    units: &'s [Named],
    topics: &'s [(usize, Topic)],
    carried: Option<Topic>,
}

impl Clause<'_> {
    fn holds(&self, at: usize) -> bool {
        (self.from..self.to).contains(&at)
    }

    fn standings(&self, ranks: &[RankAt], found: &mut Vec<Placed>) {
        let open = |at: usize| self.holds(at) && !self.sentence.in_brackets(at);
        // "từ vị trí thứ 5 lên …", "so với đơn vị xếp vị trí thứ 2": of another time, of another unit.
        let earlier = |rank: &RankAt| {
            let stops = |at: &usize| matches!(self.sentence.word(*at), "," | ";" | "(" | ")");
            let from = (self.from..rank.at).rev().find(stops).unwrap_or(self.from);
            (from..rank.at).any(|at| self.sentence.phrase(at, &["từ", "so với", "hơn", "sau", "trước"]).is_some())
        };
        let own: Vec<&RankAt> = ranks.iter().filter(|rank| open(rank.at) && !earlier(rank)).collect();
        let units: Vec<&Named> = self.units.iter().filter(|unit| open(unit.at)).collect();
        let listed = (self.from..self.to).any(|at| self.sentence.phrase(at, &["lần lượt"]).is_some());
        if listed {
            // "lần lượt xếp hạng thứ 8 và thứ 9 là A (…) và B (…)"
            if own.len() == units.len() && own.len() > 1 {
                let moved = self.moved();
                found.extend(own.iter().zip(&units).map(|(rank, unit)| self.placed(rank, unit, ranks, moved, true)));
            }
            return;
        }
        let moved = self.moved().filter(|_| own.len() == 1);
        for rank in own {
            let behind = units.iter().find(|unit| unit.at >= rank.end && unit.at - rank.end <= 2);
            let is_named = |unit: &&&Named| self.sentence.word(unit.at.wrapping_sub(1)) == "là";
            let before: Vec<&&Named> = units.iter().filter(|unit| unit.end <= rank.at).collect();
            // Of two units joined right before it, nobody says which one; nor when another name stands between.
            let joined = matches!(before.as_slice(), [.., one, other] if other.at - one.end <= 1);
            let unit = match behind.filter(is_named) {
                Some(unit) => Some(*unit),
                None if joined => None,
                None => before.last().map(|unit| **unit).filter(|unit| !self.names_another(unit.end, rank.at)),
            };
            if let Some(unit) = unit {
                found.push(self.placed(rank, unit, ranks, moved, false));
            }
        }
    }

    /// Whether a name of two words or more stands between two places: a unit without its sort.
    fn names_another(&self, from: usize, to: usize) -> bool {
        let name = |at: usize| {
            let token = &self.sentence.tokens[at];
            token.is_capital() && token.text.chars().any(char::is_lowercase)
        };
        (from + 1..to).any(|at| name(at - 1) && name(at))
    }

    fn moved(&self) -> Option<(bool, u32)> {
        moved(self.sentence, self.from, self.to).map(|(_, rises, places)| (rises, places))
    }

    fn placed(
        &self,
        rank: &RankAt,
        unit: &Named,
        ranks: &[RankAt],
        moved: Option<(bool, u32)>,
        listed: bool,
    ) -> Placed {
        let sentence = self.sentence;
        let again = (self.from..rank.at).any(|at| sentence.phrase(at, &["tháng liên tiếp", "năm liên tiếp"]).is_some());
        let stated = ranks.iter().find(|other| {
            let bracketed = self.holds(other.at) && sentence.in_brackets(other.at) && other.at > unit.end;
            let next = self.units.iter().find(|next| next.at >= unit.end).map_or(self.to, |next| next.at);
            let timed =
                (other.at.saturating_sub(5)..other.at).any(|at| matches!(sentence.word(at), "tháng" | "năm" | "quý"));
            bracketed && timed && other.at < next
        });
        let implied = moved.map(|(rises, places)| {
            let places = i64::from(places);
            i64::from(rank.rank) + if rises { places } else { -places }
        });
        let stated = stated.map(|before| before.rank);
        let before = match stated {
            Some(before) => Some(before),
            None if again => Some(rank.rank),
            None => implied.and_then(|before| u32::try_from(before).ok()).filter(|before| *before > 0),
        };
        let points = if listed { self.bracketed_points(unit) } else { self.points(unit) };
        let standing =
            Standing { line: sentence.line, name: unit.name.clone(), rank: rank.rank, of: rank.of, points, before };
        Placed {
            standing,
            own: unit.own.clone(),
            level: unit.level,
            topic: self.topic(rank),
            time: self.time(rank),
            moved,
            stated,
            sentence: self.number,
        }
    }

    /// "UBND huyện Mường Khương (87,07 điểm)"
    fn bracketed_points(&self, unit: &Named) -> Option<Printed> {
        let (points, _, length) = self.sentence.measured(unit.end + 1)?;
        let closes = self.sentence.word(unit.end + 1 + length) == ")";
        (self.sentence.word(unit.end) == "(" && closes).then_some(points)
    }

    /// The only points, or the only percentage, that the clause states outside brackets and not as a change.
    fn points(&self, unit: &Named) -> Option<Printed> {
        if let Some(points) = self.bracketed_points(unit) {
            return Some(points);
        }
        let value = |at: usize| {
            let changes = at.checked_sub(1).map_or("", |at| self.sentence.word(at));
            if self.sentence.in_brackets(at) || matches!(changes, "tăng" | "giảm" | "hơn" | "thêm") {
                return None;
            }
            if let Some((points, max)) = self.sentence.tokens[at].fraction() {
                let is_points = matches!(self.sentence.unit_at(at + 1), Some((Unit::Points, _)));
                return (is_points && max.value == Decimal::ONE_HUNDRED).then_some(points);
            }
            self.sentence.measured(at).map(|(points, ..)| points)
        };
        let all: Vec<Printed> = (self.from..self.to).filter_map(value).collect();
        match all.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The index that a rank is of: named behind it ("ở Chỉ số …", "về …"), else before it.
    fn topic(&self, rank: &RankAt) -> Option<Topic> {
        let own: Vec<&(usize, Topic)> = self.topics.iter().filter(|(at, _)| self.holds(*at)).collect();
        let leads =
            (rank.end..(rank.end + 6).min(self.to)).any(|at| matches!(self.sentence.word(at), "ở" | "về" | "theo"));
        let behind = own.iter().find(|(at, _)| *at >= rank.end).filter(|_| leads);
        let before = own.iter().rev().find(|(at, _)| *at < rank.at);
        let any = own.first().filter(|_| own.iter().all(|(_, topic)| *topic == own[0].1));
        let earlier = self.topics.iter().rev().find(|(at, _)| *at < self.from);
        behind.or(before).or(any).map(|(_, topic)| *topic).or(earlier.map(|(_, topic)| *topic)).or(self.carried)
    }

    /// The last month or year named before a rank, not the one it is compared with.
    fn time(&self, rank: &RankAt) -> Option<String> {
        let named = |at: &usize| {
            let compared = at.checked_sub(1).map_or("", |at| self.sentence.word(at)) == "với";
            matches!(self.sentence.word(*at), "tháng" | "năm" | "quý")
                && self.sentence.tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Number | Kind::Date))
                && !self.sentence.in_brackets(*at)
                && !compared
        };
        let at = (0..rank.at).rev().find(named)?;
        let number = self.sentence.word(at + 1).split('/').next().unwrap_or_default();
        Some(format!("{} {number}", self.sentence.word(at)))
    }
}
