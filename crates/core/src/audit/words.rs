//! Reading sentences: their words, numbers and marks, and the phrases that are looked for in them.

use super::lines::Line;
use super::printed::Printed;
use crate::letters::folded;
use crate::number::{Decimal, INTEGER_DIGITS};

/// The most tokens of a sentence that is read; a longer one is none.
pub(super) const TOKEN_LIMIT: usize = 600;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, and digits behind them.
    Word,
    /// `88.37`, `65.900`.
    Number,
    /// `19/63`, `18,7/20`: what a date may look like too.
    Fraction,
    /// `2/8/2023`, `14/11` behind "ngày".
    Date,
    /// `766/QĐ-TTg`.
    Reference,
    /// Any other character.
    Mark,
}

/// A word, number or mark of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// As it stands.
    pub(super) text: String,
    /// In small letters.
    pub(super) word: String,
    /// Whether it stands right behind the one before, without a space.
    glued: bool,
}

/// A sentence.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// Its line.
    pub(super) line: u32,
    /// Which of the prose's lines that is: sentences of one paragraph have the same.
    pub(super) paragraph: usize,
    /// Its text.
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
    /// Which of the tokens stand in brackets.
    bracketed: Vec<bool>,
}

/// What follows a number, or makes it one of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// `%`, "điểm phần trăm": whether it is called points.
    Percent { points: bool },
    /// "điểm".
    Points,
}

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let begun = text.len() - rest.len();
        let glued = !text[..begun].ends_with(char::is_whitespace) && begun > 0;
        let (kind, length) = match first {
            c if c.is_whitespace() => {
                rest = &rest[c.len_utf8()..];
                continue;
            }
            c if c.is_ascii_digit() => number(rest, found.last()),
            c if c.is_alphanumeric() => (Kind::Word, rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())),
            c => (Kind::Mark, c.len_utf8()),
        };
        let token = &rest[..length];
        found.push(Token { kind, text: token.to_owned(), word: folded(token), glued });
        rest = &rest[length..];
    }
    found
}

/// The length of digits with marks between them.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && at > 0 && digit(at + 1)) {
        at += 1;
    }
    at
}

/// A number and what is written to it with a stroke: a fraction, a date, the number of a document.
fn number(text: &str, before: Option<&Token>) -> (Kind, usize) {
    const DAYS: [&str; 11] = ["ngày", "sáng", "trưa", "chiều", "tối", "đêm", "tháng", "quý", "mùng", "lễ", "nghị"];
    let first = digits(text);
    let letter = |at: usize| text[at..].chars().next().is_some_and(char::is_alphabetic);
    if letter(first) {
        return (Kind::Word, text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len()));
    }
    let Some(behind) = text[first..].strip_prefix('/') else { return (Kind::Number, first) };
    let second = digits(behind);
    if second == 0 {
        let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')' | '”' | '"');
        let document = behind.starts_with(char::is_alphabetic);
        let length = text.find(ends).unwrap_or(text.len());
        return if document { (Kind::Reference, length) } else { (Kind::Number, first) };
    }
    let length = first + 1 + second;
    if text[length..].strip_prefix('/').is_some_and(|rest| digits(rest) > 0) {
        let third = digits(&text[length + 1..]);
        return (Kind::Date, length + 1 + third);
    }
    if letter(length) || text[length..].starts_with('/') {
        return (Kind::Reference, text.find(char::is_whitespace).unwrap_or(text.len()));
    }
    let is_date = before.is_some_and(|token| DAYS.contains(&token.word.as_str()));
    (if is_date { Kind::Date } else { Kind::Fraction }, length)
}

/// The sentences of lines; of those that are too long, the lines.
pub(super) fn sentences(lines: &[&Line]) -> (Vec<Sentence>, Vec<u32>) {
    let (mut found, mut long) = (Vec::new(), Vec::new());
    for (paragraph, line) in lines.iter().enumerate() {
        let all = tokens(&line.text);
        let mut begun = 0;
        for at in 0..all.len() {
            if at + 1 < all.len() && !ends_sentence(&all, at) {
                continue;
            }
            let tokens = all[begun..=at].to_vec();
            begun = at + 1;
            if tokens.len() > TOKEN_LIMIT {
                if long.last() != Some(&line.number) {
                    long.push(line.number);
                }
                continue;
            }
            found.push(Sentence::new(line.number, paragraph, tokens));
        }
    }
    (found, long)
}

/// Whether a sentence ends with a token: a stop, and then a capital letter that begins another.
fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    const SHORT: [&str; 10] = ["tp", "tx", "tt", "q", "p", "h", "ths", "ts", "gs", "pgs"];
    let (token, next) = (&tokens[at], &tokens[at + 1]);
    let capital = next.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"'));
    let short = at > 0 && SHORT.contains(&tokens[at - 1].word.as_str()) && tokens[at].glued;
    match token.text.as_str() {
        "." => capital && !short && (!next.glued || (at > 0 && tokens[at - 1].text == ".")),
        "!" | "?" | "…" => capital,
        _ => false,
    }
}

fn joined(tokens: &[Token]) -> String {
    let mut text = String::new();
    for token in tokens {
        if !token.glued && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&token.text);
    }
    text
}

impl Token {
    /// Its value as points or percent: a mark before three digits is the decimal mark.
    pub(super) fn printed(&self) -> Option<Printed> {
        (self.kind == Kind::Number).then(|| Printed::read(&self.text)).flatten()
    }

    /// Its value as a count: points divide thousands, and a decimal comma makes it none.
    pub(super) fn count(&self) -> Option<Decimal> {
        (self.kind == Kind::Number).then(|| count(&self.text)).flatten()
    }

    /// The two numbers of a fraction, as points or percent.
    pub(super) fn fraction(&self) -> Option<(Printed, Printed)> {
        let (num, den) = self.parts()?;
        Some((Printed::read(num)?, Printed::read(den)?))
    }

    /// The two numbers of a fraction, as counts.
    pub(super) fn counts(&self) -> Option<(Decimal, Decimal)> {
        let (num, den) = self.parts()?;
        Some((count(num)?, count(den)?))
    }

    fn parts(&self) -> Option<(&str, &str)> {
        (self.kind == Kind::Fraction).then(|| self.text.split_once('/')).flatten()
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.kind == Kind::Word && self.text.starts_with(char::is_uppercase)
    }
}

/// Digits, alone or with points between groups of three.
fn count(text: &str) -> Option<Decimal> {
    let (first, groups) = text.split_once('.').unwrap_or((text, ""));
    let divided = !groups.is_empty();
    let fits = !divided || (first.len() <= 3 && groups.split('.').all(|group| group.len() == 3));
    let digits = text.replace('.', "");
    (fits && digits.len() <= INTEGER_DIGITS).then(|| digits.parse().ok()).flatten()
}

impl Sentence {
    pub(super) fn new(line: u32, paragraph: usize, tokens: Vec<Token>) -> Sentence {
        let mut open = false;
        let bracketed = tokens.iter().map(|token| {
            // The closing one still belongs to them; nobody nests.
            let inside = open && token.text != "(";
            open = match token.text.as_str() {
                "(" => true,
                ")" => false,
                _ => open,
            };
            inside
        });
        let bracketed = bracketed.collect();
        Sentence { line, paragraph, text: joined(&tokens), tokens, bracketed }
    }

    /// The token in small letters; empty where there is none.
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.word)
    }

    /// Whether a phrase stands at a place; how many tokens it has.
    pub(super) fn phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|phrase| {
            let (mut rest, mut length) = (*phrase, 0);
            loop {
                let word = self.word(at + length);
                rest = rest.strip_prefix(word).filter(|_| !word.is_empty())?;
                length += 1;
                if rest.is_empty() {
                    return Some(length);
                }
                rest = rest.strip_prefix(' ')?;
            }
        })
    }

    /// The first place of one of some phrases from a place on.
    pub(super) fn find(&self, from: usize, phrases: &[&str]) -> Option<usize> {
        (from..self.tokens.len()).find(|at| self.phrase(*at, phrases).is_some())
    }

    /// Whether one of some phrases stands anywhere in it.
    pub(super) fn has(&self, phrases: &[&str]) -> bool {
        self.find(0, phrases).is_some()
    }

    /// The number at a place with the unit that follows it, and how many tokens both have.
    pub(super) fn measured(&self, at: usize) -> Option<(Printed, Unit, usize)> {
        let mut number = self.tokens.get(at)?.printed()?;
        let (unit, length) = self.unit_at(at + 1)?;
        number.percent = matches!(unit, Unit::Percent { .. });
        Some((number, unit, 1 + length))
    }

    /// The unit at a place.
    pub(super) fn unit_at(&self, at: usize) -> Option<(Unit, usize)> {
        if self.word(at) == "%" {
            return Some((Unit::Percent { points: false }, 1));
        }
        if let Some(length) = self.phrase(at, &["điểm phần trăm", "điểm %"]) {
            return Some((Unit::Percent { points: true }, length));
        }
        (self.word(at) == "điểm").then_some((Unit::Points, 1))
    }

    /// Whether a place lies in brackets.
    pub(super) fn in_brackets(&self, at: usize) -> bool {
        self.bracketed.get(at).copied().unwrap_or(false)
    }
}

/// The number right behind one of some phrases in a text, with at most "là" or a colon between them.
pub(super) fn number_behind(text: &str, phrases: &[&str]) -> Option<Decimal> {
    let sentence = Sentence::new(0, 0, tokens(text));
    (0..sentence.tokens.len()).find_map(|at| {
        let behind = phrases.iter().filter_map(|phrase| sentence.phrase(at, &[phrase])).max()? + at;
        let behind = behind + usize::from(matches!(sentence.word(behind), "là" | ":" | "="));
        Some(sentence.tokens.get(behind)?.printed()?.value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, String)> {
        tokens(text).into_iter().map(|token| (token.kind, token.text)).collect()
    }

    #[test]
    fn numbers_fractions_dates_and_documents_are_told_apart() {
        use Kind::*;
        for (text, kind, token) in [
            ("đạt 88.37%,", Number, "88.37"),
            ("thứ 19/63 tỉnh", Fraction, "19/63"),
            ("đạt 18,7/20 điểm", Fraction, "18,7/20"),
            ("ngày 14/11,", Date, "14/11"),
            ("Sáng 2/8, UBND", Date, "2/8"),
            ("tháng 10/2024,", Date, "10/2024"),
            ("(16/07/2021 10:09)", Date, "16/07/2021"),
            ("Quyết định 766/QĐ-TTg đối", Reference, "766/QĐ-TTg"),
            ("CT 012/CT-UBND", Reference, "012/CT-UBND"),
            ("63 tỉnh.", Number, "63"),
            ("mạng 5G", Word, "5G"),
        ] {
            assert!(kinds(text).contains(&(kind, token.to_owned())), "{text}: {:?}", kinds(text));
        }
    }

    #[test]
    fn counts_have_points_between_thousands() {
        for (text, wanted) in [
            ("65.900", Some(65_900)),
            ("1.234.567", Some(1_234_567)),
            ("29", Some(29)),
            ("02", Some(2)),
            ("88.37", None),
            ("8,135", None),
            ("1.23.456", None),
            ("1234.567", None),
        ] {
            assert_eq!(count(text), wanted.map(Decimal::from), "{text}");
        }
    }

    #[test]
    fn sentences_end_before_capitals() {
        let split = |text: &str| -> Vec<String> {
            let line = Line { number: 1, text: text.into(), heading: std::cell::OnceCell::new() };
            sentences(&[&line]).0.into_iter().map(|sentence| sentence.text).collect()
        };
        assert_eq!(split("Đạt 88.37%. Đây là lần 2. TP. Hải Phòng"), ["Đạt 88.37%.", "Đây là lần 2.", "TP. Hải Phòng"]);
        assert_eq!(split("bằng 96,7%...Nhân dịp này"), ["bằng 96,7%...", "Nhân dịp này"]);
        assert_eq!(split("tăng 1.5 lần; v.v"), ["tăng 1.5 lần; v.v"]);
    }

    #[test]
    fn bases_stand_behind_their_words() {
        let base = |text: &str| number_behind(text, &["thang điểm", "thang điểm đánh giá", "mẫu số"]);
        assert_eq!(base("Nhóm đơn vị xếp loại trên thang điểm 98 (trừ 02 điểm)"), Some(98.into()));
        assert_eq!(base("thang điểm đánh giá 100 điểm"), Some(100.into()));
        assert_eq!(base("Mẫu số: 78,5"), "78.5".parse().ok());
        assert_eq!(base("Nhóm đơn vị đặc thù xếp loại trên thang điểm thấp hơn 98 điểm"), None);
    }
}
