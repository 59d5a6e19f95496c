//! How a row is numbered (`I`, `A`, `1.2`, `a)`, `-`), which tells how deep it stands.

use crate::letters::folded;

/// The deepest that a row is placed.
const DEPTH_LIMIT: usize = 15;
/// The longest text that is looked at as a number.
const NUMBER_LENGTH: usize = 20;
/// Words that stand before a number: "Phần A", "Tiêu chí 1".
const WORDS: [&str; 9] = ["tiêu chí", "lĩnh vực", "nhóm", "chương", "phần", "điều", "mục", "khoản", "nội dung"];
/// How spreadsheets write months, by their first letters.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A number as printed, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numbering {
    kind: Kind,
    /// What stands before it: "tiêu chí", "tc".
    word: String,
    /// `1.2.3`: three parts.
    parts: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `I`, `IV`
    Roman,
    /// `A`
    Capital,
    /// `1`, `1.2`, `I.1`, `1.a`: so many parts
    Dotted(usize),
    /// `1)`, `(1)`
    Bracketed,
    /// `a`, `a)`, `ii`
    Letter,
    /// `-`, `+`
    Bullet(char),
    /// Nothing
    Bare,
    /// No number at all, but a column of its own for what stands above others: the column's place among those.
    Above(usize),
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// 0 for an area.
    pub(super) depth: usize,
    /// Whether its number belongs below another one that is not there: `2.1` where no `2` stands above.
    pub(super) is_orphan: bool,
}

impl Numbering {
    /// That of a row which stands in a column of its own for what is above others.
    pub(super) fn above(column: usize) -> Numbering {
        Numbering { kind: Kind::Above(column), word: String::new(), parts: Vec::new() }
    }

    /// Takes a printed number apart.
    pub(super) fn of(number: &str) -> Numbering {
        let text = number.trim();
        let plain = |kind, parts| Numbering { kind, word: String::new(), parts };
        if text.chars().count() > NUMBER_LENGTH {
            return plain(Kind::Bare, Vec::new());
        }
        if let Some(bullet) = bullet(text) {
            return plain(Kind::Bullet(bullet), Vec::new());
        }
        if let Some((first, second)) = date_parts(text) {
            return plain(Kind::Dotted(2), vec![first, second]);
        }
        let (word, rest) = without_word(text);
        let bare = rest.trim_matches(|c: char| matches!(c, '.' | ')' | '(' | ':' | ' '));
        let is_bracketed = rest.ends_with(')') || rest.starts_with('(');
        match parted(bare, is_bracketed) {
            Some((kind, parts)) => Numbering { kind, word, parts },
            None => plain(Kind::Bare, Vec::new()),
        }
    }

    /// Whether it has more than one part, as `1.2` does.
    pub(super) fn is_dotted(&self) -> bool {
        self.parts.len() > 1
    }

    /// Whether it is one of those that count on from row to row: `1`, `2`, `3`.
    pub(super) fn is_plain_digits(&self) -> bool {
        self.kind == Kind::Dotted(1)
    }

    fn is_alike(&self, other: &Numbering) -> bool {
        let is_bullet_of_its_own = matches!(self.kind, Kind::Bullet(_)) && self.kind != other.kind;
        !is_bullet_of_its_own && self.kind == other.kind && self.word == other.word
    }

    /// `V` is a Roman number, unless the letter before it stands above.
    fn settled(mut self, above: &[Numbering]) -> Numbering {
        let before = match self.parts.first().map(String::as_str) {
            Some("I") => &["H"][..],
            Some("V") => &["U", "T"],
            Some("X") => &["W", "V"],
            _ => return self,
        };
        let is_capital = |other: &Numbering| {
            other.kind == Kind::Capital && other.parts.first().is_some_and(|part| before.contains(&part.as_str()))
        };
        if self.kind == Kind::Roman && above.iter().any(is_capital) {
            self.kind = Kind::Capital;
        }
        self
    }
}

/// Where a row with a number stands below those `above` it, to which it is added.
pub(super) fn place(above: &mut Vec<Numbering>, own: Numbering) -> Place {
    let own = own.settled(above);
    let alike = |above: &[Numbering]| above.iter().position(|other| other.is_alike(&own));
    let is_parent = |other: &Numbering| {
        !other.parts.is_empty() && other.parts.len() < own.parts.len() && own.parts.starts_with(&other.parts)
    };
    let depth = match own.kind {
        Kind::Above(column) => {
            let is_outer = |other: &Numbering| matches!(other.kind, Kind::Above(outer) if outer < column);
            Some(above.iter().rposition(is_outer).map_or(0, |at| at + 1))
        }
        // 1.2.3 stands below 1.2 when that is above it, whatever lies between.
        _ if own.is_dotted() => above.iter().rposition(is_parent).map(|at| at + 1).or_else(|| alike(above)),
        _ => alike(above),
    };
    let depth = depth.unwrap_or(above.len()).min(DEPTH_LIMIT);
    above.truncate(depth);
    let parent = above.last().filter(|parent| matches!(parent.kind, Kind::Dotted(_)) && parent.word == own.word);
    let is_orphan = own.is_dotted() && parent.is_some_and(|parent| !own.parts.starts_with(&parent.parts));
    above.push(own);
    Place { depth, is_orphan }
}

/// Whether a cell reads like a row's number.
pub(super) fn is_number_like(cell: &str) -> bool {
    Numbering::of(cell).kind != Kind::Bare
}

/// A number and what stands behind it in the same cell: `1.1 Kế hoạch`, `I. Công tác`, `a) Đúng hạn`, `- Đủ`. A number
/// without a point or bracket (`766 nhiệm vụ`) is taken off only where `is_loose`.
pub(super) fn split(text: &str, is_loose: bool) -> Option<(&str, &str)> {
    let text = text.trim();
    let (_, rest) = without_word(text);
    let begun = text.len() - rest.len();
    let (first, tail) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_marked = first.contains(['.', ')']);
    let has_digits = first.chars().any(|c| c.is_ascii_digit());
    // Behind a word, only what ends like a number: "Tiêu chí 1: …", not "Tiêu chí 1 và 2".
    let is_closed = begun == 0 || first.ends_with([':', '.', ')']);
    let is_number =
        is_closed && (is_marked || (is_loose && has_digits)) || bullet(first).is_some() || begun > 0 && is_closed;
    if is_number && !tail.trim().is_empty() && is_number_like(first) {
        return Some((text[..begun + first.len()].trim(), tail.trim()));
    }
    // "I.Công tác", "1.1.Kế hoạch"
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | 'I' | 'V' | 'X');
    let run = first.find(|c| !of_number(c))?;
    let end = first[..run].rfind(['.', ')'])? + 1;
    let glued = &text[begun + end..];
    let is_word = glued.chars().next().is_some_and(char::is_alphabetic);
    (is_word && begun == 0 && is_number_like(&first[..end])).then_some((&first[..end], glued))
}

/// The number and part of a number that a spreadsheet made a date of: `01/02`, `1-Feb`, `01-thg 2`, `Jan-26`.
pub(super) fn date_parts(text: &str) -> Option<(String, String)> {
    if text.len() > NUMBER_LENGTH || !text.contains(['/', '-']) {
        return None;
    }
    let text = folded(text.trim());
    let mut parts = text.split(['/', '-']).map(str::trim);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    let is_day = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let is_year = |part: &str| matches!(part.len(), 2 | 4) && part.bytes().all(|b| b.is_ascii_digit());
    let month = |part: &str| {
        let named = MONTHS.iter().position(|name| part.starts_with(name)).map(|at| (at + 1).to_string());
        named.or_else(|| part.strip_prefix("thg").map(|digits| plain_digits(digits.trim_start_matches(['.', ' ']))))
    };
    if parts.next().is_some() || third.is_some_and(|year| !is_year(year)) {
        return None;
    }
    match (is_day(first), is_day(second), month(first), month(second)) {
        (true, _, _, Some(month)) => Some((plain_digits(first), month)),
        (_, true, Some(month), _) => Some((month, plain_digits(second))),
        // A year in full cannot be a part of a number: 2/2020 is not one.
        (true, true, ..) if text.contains('/') => Some((plain_digits(first), plain_digits(second))),
        (true, true, ..) if third.is_some() => Some((plain_digits(first), plain_digits(second))),
        _ => None,
    }
}

fn plain_digits(digits: &str) -> String {
    let plain = digits.trim_start_matches('0');
    if plain.is_empty() { digits.to_owned() } else { plain.to_owned() }
}

fn bullet(text: &str) -> Option<char> {
    match text {
        "-" | "–" | "—" | "−" => Some('-'),
        "+" => Some('+'),
        "*" | "•" | "●" | "·" | "\u{f0b7}" | "▪" | "o" => Some('•'),
        _ => None,
    }
}

/// The word before a number in small letters, and the rest.
fn without_word(text: &str) -> (String, &str) {
    let lower: String = folded(&text.chars().take(12).collect::<String>());
    if let Some(word) = WORDS.iter().find(|word| lower.strip_prefix(**word).is_some_and(|rest| rest.starts_with(' '))) {
        let rest = text.char_indices().nth(word.chars().count()).map_or("", |(at, _)| &text[at..]);
        return ((*word).to_owned(), rest.trim_start());
    }
    // TC1.2
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = &text[letters..];
    if (1..=4).contains(&letters) && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return (lower[..letters].to_owned(), rest);
    }
    (String::new(), text)
}

fn parted(bare: &str, is_bracketed: bool) -> Option<(Kind, Vec<String>)> {
    let is_roman = |part: &str| !part.is_empty() && part.chars().all(|c| "IVX".contains(c));
    let is_digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    // 5.1a
    let is_digits_letter = |part: &str| {
        let end = part.trim_end_matches(|c: char| c.is_alphabetic());
        is_digits(end) && part[end.len()..].chars().count() <= 1
    };
    let letters = bare.chars().count();
    let mut parts: Vec<String> = bare.split('.').map(|part| part.trim().to_owned()).collect();
    if parts.len() == 1 && bare.contains(',') {
        // Where the comma is the decimal mark, a spreadsheet shows 1.1 as 1,1.
        parts = bare.split(',').map(|part| part.trim().to_owned()).collect();
    }
    let is_part = |part: &String| is_digits_letter(part) || is_roman(part) || part.chars().count() == 1;
    let has_digits = parts.iter().any(|part| is_digits(part));
    let kind = match parts.len() {
        1 if is_digits(bare) && is_bracketed => Kind::Bracketed,
        1 if is_digits_letter(bare) => Kind::Dotted(1),
        1 if is_roman(bare) => Kind::Roman,
        1 if letters == 1 && bare.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ') => Kind::Capital,
        1 if letters == 1 && bare.chars().all(char::is_alphabetic) => Kind::Letter,
        1 if ["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"].contains(&bare) => Kind::Letter,
        count if count > 1 && has_digits && parts.iter().all(is_part) => Kind::Dotted(count),
        _ => return None,
    };
    Some((kind, parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depths(numbers: &str) -> Vec<usize> {
        let mut above = Vec::new();
        numbers
            .split_whitespace()
            .map(|number| place(&mut above, Numbering::of(number.trim_matches('_'))).depth)
            .collect()
    }

    #[test]
    fn numbers_tell_how_deep_a_row_stands() {
        let table: [(&str, &[usize]); 15] = [
            ("1 1.1 1.1.1 1.1.2 1.2 2 2.1", &[0, 1, 2, 2, 1, 0, 1]),
            ("1. 1.1. 1.1.1. 2.", &[0, 1, 2, 0]),
            ("I 1 a) b) 2 II 1 - -", &[0, 1, 2, 2, 1, 0, 1, 2, 2]),
            ("A I 1 1.1 a - + + - b II B I", &[0, 1, 2, 3, 4, 5, 6, 6, 5, 4, 1, 0, 1]),
            ("A B C D", &[0, 0, 0, 0]),
            ("H I K", &[0, 0, 0]),
            ("T V X", &[0, 0, 0]),
            ("IV V VI", &[0, 0, 0]),
            ("I I.1 I.1.1 I.2 II II.1", &[0, 1, 2, 1, 0, 1]),
            ("1 1.a 1.b 2 2.a", &[0, 1, 1, 0, 1]),
            ("5.1 5.1a 5.1b 5.2", &[0, 0, 0, 0]),
            ("1 1) 2) 2 1)", &[0, 1, 1, 0, 1]),
            ("TC1 TC1.1 TC1.2 TC2", &[0, 1, 1, 0]),
            ("1,1 1,2 2,1", &[0, 0, 0]),
            ("1 01/01 1-Feb 2", &[0, 1, 1, 0]),
        ];
        for (numbers, wanted) in table {
            assert_eq!(depths(numbers), wanted, "{numbers}");
        }
    }

    #[test]
    fn a_number_whose_group_is_missing_is_told() {
        let mut above = Vec::new();
        let orphans: Vec<bool> =
            ["1", "1.1", "2.1", "2.2", "3"].map(|number| place(&mut above, Numbering::of(number)).is_orphan).to_vec();
        assert_eq!(orphans, [false, false, true, true, false]);
    }

    #[test]
    fn numbers_come_off_names() {
        for (text, wanted) in [
            ("1.1 Kế hoạch", Some(("1.1", "Kế hoạch"))),
            ("1.1. Kế hoạch", Some(("1.1.", "Kế hoạch"))),
            ("1.1.Kế hoạch", Some(("1.1.", "Kế hoạch"))),
            ("I. CÔNG TÁC", Some(("I.", "CÔNG TÁC"))),
            ("I.CÔNG TÁC", Some(("I.", "CÔNG TÁC"))),
            ("I.Xây dựng", Some(("I.", "Xây dựng"))),
            ("a) Đúng hạn", Some(("a)", "Đúng hạn"))),
            ("- Đúng hạn", Some(("-", "Đúng hạn"))),
            ("Phần A. Chung", Some(("Phần A.", "Chung"))),
            ("Tiêu chí 1: Kế hoạch", Some(("Tiêu chí 1:", "Kế hoạch"))),
            ("Tiêu chí 1 và 2", None),
            ("766 nhiệm vụ", None),
            ("Kế hoạch năm", None),
            ("UBND. Sở", None),
            ("", None),
        ] {
            assert_eq!(split(text, false), wanted, "{text}");
        }
        assert_eq!(split("1 Công tác", true), Some(("1", "Công tác")));
    }

    #[test]
    fn dates_that_were_numbers() {
        for (text, wanted) in [
            ("01/01", Some(("1", "1"))),
            ("1/2/2026", Some(("1", "2"))),
            ("1-Jan", Some(("1", "1"))),
            ("01-thg 2", Some(("1", "2"))),
            ("Jan-26", Some(("1", "26"))),
            ("2026-02-01", None),
            ("1.1", None),
            ("1-2", None),
            ("766/QĐ", None),
            ("12/QĐ-UBND", None),
        ] {
            let found = date_parts(text);
            assert_eq!(found.as_ref().map(|(a, b)| (a.as_str(), b.as_str())), wanted, "{text}");
        }
    }
}
