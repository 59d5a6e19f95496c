//! What the names of criteria and the labels of figures say, whatever abbreviations and small words they say it with.
//!
//! Two names that say the same thing are one criterion; two that say opposite things are not, however alike they are.

use std::collections::BTreeSet;

use crate::assessment::plain_name;

/// Abbreviations of decisions and what they stand for, as names are compared; a longer one before one that begins it.
const SHORT: [(&str, &str); 21] = [
    ("cchc", "cải cách hành chính"),
    ("tthc", "thủ tục hành chính"),
    ("dvctt", "dịch vụ công trực tuyến"),
    ("dvc", "dịch vụ công"),
    ("cntt", "công nghệ thông tin"),
    ("cbccvc", "cán bộ công chức viên chức"),
    ("cbcc", "cán bộ công chức"),
    ("ccvc", "công chức viên chức"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("mttq", "mặt trận tổ quốc"),
    ("vbqppl", "văn bản quy phạm pháp luật"),
    ("qppl", "quy phạm pháp luật"),
    ("pakn", "phản ánh kiến nghị"),
    ("xhh", "xã hội hóa"),
    ("cđs", "chuyển đổi số"),
    ("csdl", "cơ sở dữ liệu"),
    ("attt", "an toàn thông tin"),
    ("nsnn", "ngân sách nhà nước"),
    ("qlnn", "quản lý nhà nước"),
    ("ktxh", "kinh tế xã hội"),
];
/// A kind of document where it stands by itself; in "KH&CN" it is "khoa học".
const PLAN: &str = "kh";
/// What is written out only: what the last word says may be the opposite of another name's.
const WRITTEN_OUT: &str = "dvctt";

/// Words that carry nothing in the name of a criterion, wherever they stand.
const LIGHT: [&str; 12] = [
    "công tác",
    "chế độ",
    "theo quy định",
    "hằng năm",
    "tăng cường",
    "hay không",
    "và",
    "về",
    "các",
    "những",
    "của",
    "việc",
];
/// Words that carry nothing before others.
const LIGHT_BEFORE: [(&str, &str); 5] = [
    ("mức độ", "thực hiện"),
    ("xây dựng", "ban hành"),
    ("xây dựng", "và ban hành"),
    ("thông tin", "tuyên truyền"),
    ("thông tin", "và tuyên truyền"),
];
/// What can be there and not be carried out: before these, "thực hiện" is what the criterion asks.
const CARRIED_OUT: [&str; 12] = [
    "kế hoạch",
    "nhiệm vụ",
    "chỉ tiêu",
    "chương trình",
    "đề án",
    "kết luận",
    "kiến nghị",
    "nghị quyết",
    "văn bản",
    "chỉ đạo",
    "quy chế",
    "quy trình",
];

/// Words that turn a name around: where one has them and another has not, the two are never one.
const TURNING: [&[&str]; 3] = [
    &["quá hạn", "quá thời hạn", "quá hẹn", "trễ hạn", "trễ hẹn", "trễ", "chậm", "muộn", "ngoài hạn"],
    &["không", "chưa"],
    &["thiếu"],
];
/// What they turn a name from, so that what is left of both can be compared.
const TURNED_FROM: [&str; 10] = [
    "đúng hạn",
    "đúng thời hạn",
    "đúng hẹn",
    "trước hạn",
    "trước thời hạn",
    "trước hẹn",
    "trong hạn",
    "kịp thời",
    "có",
    "đủ",
];
/// Words that do not turn a name around, though they look so.
const NOT_TURNING: [&str; 7] =
    ["không gian", "không khí", "không ngừng", "hàng không", "chậm nhất", "thiếu nhi", "thiếu niên"];
/// Words of which a name has one or the other: two names with other ones of a pair are never one.
const SIDES: [[&[&str]; 2]; 6] = [
    [&["trực tiếp"], &["trực tuyến"]],
    [&["tăng"], &["giảm"]],
    [&["định kỳ"], &["đột xuất"]],
    [&["trong"], &["ngoài"]],
    [&["trên"], &["dưới"]],
    ACTS,
];
/// A plan that is made and one that is carried out; what comes first in a name is what it asks.
const ACTS: [&[&str]; 2] = [&["ban hành"], &["thực hiện", "triển khai", "hoàn thành"]];

/// What a name says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wording {
    /// Its words in their order, without those that carry nothing.
    pub(crate) core: Vec<String>,
    /// The same, each once.
    words: BTreeSet<String>,
    /// Those that say neither of two opposite things.
    neutral: BTreeSet<String>,
    /// Which lists of [`TURNING`] it has a word of.
    turned: [bool; TURNING.len()],
    /// Which sides of [`SIDES`].
    sides: [[bool; 2]; SIDES.len()],
}

impl Wording {
    /// What a name says.
    pub(crate) fn of(name: &str) -> Wording {
        let said = said(name);
        let core = without_light(&said);
        // Of a name of light words alone they are all there is.
        let core = if core.is_empty() { said } else { core };
        let mut one = Wording { words: core.iter().cloned().collect(), ..Wording::default() };
        let mut at = 0;
        while let Some(word) = core.get(at) {
            at += one.take(&core[at..]).unwrap_or_else(|| {
                one.neutral.insert(word.clone());
                1
            });
        }
        one.core = core;
        one
    }

    /// Takes in what the first of some words say of two opposite things: how many words do.
    fn take(&mut self, rest: &[String]) -> Option<usize> {
        if let Some(count) = first_of(rest, &NOT_TURNING) {
            self.neutral.extend(rest.iter().take(count).cloned());
            return Some(count);
        }
        for (words, is_turned) in TURNING.into_iter().zip(&mut self.turned) {
            if let Some(count) = first_of(rest, words) {
                *is_turned = true;
                return Some(count);
            }
        }
        if let Some(count) = first_of(rest, &TURNED_FROM) {
            return Some(count);
        }
        for (words, has) in SIDES.into_iter().zip(&mut self.sides) {
            for side in 0..2 {
                if let Some(count) = first_of(rest, words[side]) {
                    has[side] |= words != ACTS || !has[1 - side];
                    return Some(count);
                }
            }
        }
        None
    }

    /// Whether one name is the other one in slightly other words: two thirds of the words of both are in both.
    pub(crate) fn is_alike(&self, other: &Wording) -> bool {
        is_mostly(&self.words, &other.words)
    }

    /// Whether the two say opposite things: of a thing and of what it is not, there are two criteria.
    pub(crate) fn is_opposite(&self, other: &Wording) -> bool {
        let is_other =
            |(one, other): (&[bool; 2], &[bool; 2])| one != other && one.contains(&true) && other.contains(&true);
        self.turned != other.turned || self.sides.iter().zip(&other.sides).any(is_other)
    }

    /// Whether one name is the other one turned around.
    pub(crate) fn is_turned(&self, other: &Wording) -> bool {
        self.is_opposite(other)
            && (is_mostly(&self.neutral, &other.neutral) || self.neutral.is_empty() && other.neutral.is_empty())
    }
}

/// Whether two thirds of the words of both are in both.
fn is_mostly(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let both = one.intersection(other).count();
    both > 0 && 3 * both >= one.len() + other.len()
}

/// Whether two labels say the same thing: word for word, however they are abbreviated and spaced.
pub(crate) fn says_the_same(one: &str, other: &str) -> bool {
    one == other || said(one) == said(other)
}

/// The words of a text as they are compared: each abbreviation for what it stands for, "hằng" for "hàng".
fn said(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for chunk in plain_name(text).split(' ') {
        let mut pieces = pieces(chunk).into_iter().peekable();
        while let Some(piece) = pieces.next() {
            let long = match piece {
                PLAN if pieces.peek().is_none() && chunk.trim_matches(|c: char| !is_kept(c)) == PLAN => "kế hoạch",
                _ => SHORT.iter().find(|(short, _)| *short == piece).map_or(piece, |(_, long)| long),
            };
            words.extend(long.split(' ').map(str::to_owned));
        }
    }
    let mut said = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let rest = &words[at..];
        let next = rest.get(1).map(String::as_str);
        let short = SHORT.iter().filter(|(short, _)| *short != WRITTEN_OUT);
        let found = short.filter_map(|(short, long)| Some((begins(rest, long)?, *short))).max();
        let (count, word) = match (word.as_str(), next) {
            _ if found.is_some() => found.unwrap_or_default(),
            ("hàng", Some("năm" | "quý" | "tháng" | "tuần" | "ngày")) => (1, "hằng"),
            ("trong", Some("năm")) => (2, "năm"),
            (word, _) => (1, word),
        };
        said.push(word.to_owned());
        at += count;
    }
    said
}

/// The words of a text without spaces, and the signs that say more or less.
fn pieces(chunk: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = chunk;
    while let Some(first) = rest.chars().next() {
        let end = match first.is_alphanumeric() {
            true => rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (piece, behind) = rest.split_at(end);
        if is_kept(first) {
            pieces.push(piece);
        }
        rest = behind;
    }
    pieces
}

fn is_kept(letter: char) -> bool {
    letter.is_alphanumeric() || "<>≤≥=+%&".contains(letter)
}

/// The words without those that carry nothing.
fn without_light(words: &[String]) -> Vec<String> {
    let mut core: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        match light(&words[at..], core.last()) {
            Some(count) => at += count,
            None => {
                core.push(word.clone());
                at += 1;
            }
        }
    }
    core
}

/// How many words at the beginning of some carry nothing.
fn light(rest: &[String], before: Option<&String>) -> Option<usize> {
    if let Some(count) = first_of(rest, &LIGHT) {
        return Some(count);
    }
    for (words, next) in LIGHT_BEFORE {
        if let Some(count) = begins(rest, words).filter(|count| begins(&rest[*count..], next).is_some()) {
            return Some(count);
        }
    }
    if let Some(count) = begins(rest, "thực hiện") {
        return first_of(&rest[count..], &CARRIED_OUT).is_none().then_some(count);
    }
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    // The year, not five of them.
    let is_year = rest[0] == "năm" && !before.is_some_and(|word| is_number(word));
    let is_named = rest.get(1).is_some_and(|word| word.len() == 4 && is_number(word));
    is_year.then(|| 1 + usize::from(is_named))
}

/// How many words the first of some phrases has that words begin with.
fn first_of(words: &[String], phrases: &[&str]) -> Option<usize> {
    phrases.iter().find_map(|phrase| begins(words, phrase))
}

/// How many words a phrase has, where the words begin with it.
fn begins(words: &[String], phrase: &str) -> Option<usize> {
    let mut count = 0;
    for part in phrase.split(' ') {
        words.get(count).filter(|word| *word == part)?;
        count += 1;
    }
    Some(count)
}
