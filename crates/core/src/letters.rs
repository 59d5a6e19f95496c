//! The letters of Vietnamese: one form for each (NFC), small letters, and letters without marks.
//!
//! Files and keyboards write ộ as one character, as ô with a dot, or as o with two marks. The tables of a full
//! Unicode library are about 130 kB before compression; these letters are what names and texts here are made of,
//! and the tests compare them with such a library. Other scripts pass through unchanged.

/// Vowels by their shape, each row: without a tone, then grave, hook, tilde, acute, dot below.
const VOWELS: [[char; 6]; 24] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
    ['A', 'À', 'Ả', 'Ã', 'Á', 'Ạ'],
    ['Ă', 'Ằ', 'Ẳ', 'Ẵ', 'Ắ', 'Ặ'],
    ['Â', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ậ'],
    ['E', 'È', 'Ẻ', 'Ẽ', 'É', 'Ẹ'],
    ['Ê', 'Ề', 'Ể', 'Ễ', 'Ế', 'Ệ'],
    ['I', 'Ì', 'Ỉ', 'Ĩ', 'Í', 'Ị'],
    ['O', 'Ò', 'Ỏ', 'Õ', 'Ó', 'Ọ'],
    ['Ô', 'Ồ', 'Ổ', 'Ỗ', 'Ố', 'Ộ'],
    ['Ơ', 'Ờ', 'Ở', 'Ỡ', 'Ớ', 'Ợ'],
    ['U', 'Ù', 'Ủ', 'Ũ', 'Ú', 'Ụ'],
    ['Ư', 'Ừ', 'Ử', 'Ữ', 'Ứ', 'Ự'],
    ['Y', 'Ỳ', 'Ỷ', 'Ỹ', 'Ý', 'Ỵ'],
];
/// The rows of capital letters begin here; each is its small letter's row plus this.
const CAPITALS: usize = 12;
/// The marks of the tones, in the order of a row's columns from the second on.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
const DOT_BELOW: usize = 5;
const CIRCUMFLEX: char = '\u{302}';
const BREVE: char = '\u{306}';
const HORN: char = '\u{31b}';
/// The plain letter's row within the small ones, the mark, the row it becomes.
const SHAPES: [(usize, char, usize); 6] =
    [(0, BREVE, 1), (0, CIRCUMFLEX, 2), (3, CIRCUMFLEX, 4), (6, CIRCUMFLEX, 7), (6, HORN, 8), (9, HORN, 10)];

/// A vowel's place in the table: row and column.
type Vowel = (usize, usize);

fn vowel(c: char) -> Option<Vowel> {
    // Most letters are plain ones, and this runs over every name there is.
    if c.is_ascii() {
        let row = match c.to_ascii_lowercase() {
            'a' => 0,
            'e' => 3,
            'i' => 5,
            'o' => 6,
            'u' => 9,
            'y' => 11,
            _ => return None,
        };
        return Some((row + if c.is_ascii_uppercase() { CAPITALS } else { 0 }, 0));
    }
    VOWELS.iter().enumerate().find_map(|(row, forms)| Some((row, forms.iter().position(|form| *form == c)?)))
}

/// The vowel that a mark makes of another, as Unicode composes them.
fn marked((row, tone): Vowel, mark: char) -> Option<Vowel> {
    if let Some(at) = TONES.iter().position(|known| *known == mark) {
        return (tone == 0).then_some((row, at + 1));
    }
    // A mark above after a tone above stacks on it and makes no letter; the horn and the dot are elsewhere.
    if tone != 0 && tone != DOT_BELOW && mark != HORN {
        return None;
    }
    let capital = if row >= CAPITALS { CAPITALS } else { 0 };
    let shape = SHAPES.iter().find(|(plain, known, _)| *plain == row - capital && *known == mark)?;
    Some((shape.2 + capital, tone))
}

/// The text with each Vietnamese letter in its one form.
pub fn composed(text: &str) -> String {
    if text.bytes().all(|b| b < 0xcc) && text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut open: Option<Vowel> = None;
    for c in text.chars() {
        if let Some(before) = open {
            if let Some(after) = marked(before, c) {
                open = Some(after);
                continue;
            }
            out.push(VOWELS[before.0][before.1]);
        }
        open = vowel(c);
        if open.is_none() {
            out.push(c);
        }
    }
    out.extend(open.map(|(row, tone)| VOWELS[row][tone]));
    out
}

/// The small letter.
pub(crate) fn small(c: char) -> char {
    match c {
        'Đ' => 'đ',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => match vowel(c) {
            Some((row, tone)) if row >= CAPITALS => VOWELS[row - CAPITALS][tone],
            _ => c,
        },
    }
}

/// The text in small letters, each in its one form: for comparing names.
pub fn folded(text: &str) -> String {
    composed(text).chars().map(small).collect()
}

/// A text of [`folded`] letters with its tones where they stood before 1980 in open syllables, so that both ways to write
/// one name are one: "hoà bình" is "hòa bình", "thuỷ" is "thủy"; "quý" and "toàn" stay.
#[inline(never)]
pub(crate) fn toned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let before = out.chars().next_back().and_then(vowel);
        let mut last = letter;
        if let (Some((first @ (6 | 9), 0)), Some((second @ (0 | 3 | 11), tone @ 1..))) = (before, vowel(letter))
            && (first == 9) == (second == 11)
            // A syllable that ends here.
            && letters.peek().is_none_or(|next| vowel(*next).is_none() && !next.is_ascii_alphabetic())
        {
            let _ = out.pop();
            // In "quý" the first vowel is part of the consonant.
            let tone = if out.ends_with('q') { 0 } else { tone };
            out.push(VOWELS[first][tone]);
            last = if tone == 0 { letter } else { VOWELS[second][0] };
        }
        out.push(last);
    }
    out
}

/// The small letter without marks: `ộ` is `o`, `Đ` is `d`.
pub fn unmarked(c: char) -> char {
    match small(c) {
        'đ' => 'd',
        c => match vowel(c) {
            Some((0..=2, _)) => 'a',
            Some((3..=4, _)) => 'e',
            Some((5, _)) => 'i',
            Some((6..=8, _)) => 'o',
            Some((9..=10, _)) => 'u',
            Some(_) => 'y',
            None => c,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn letters() -> impl Iterator<Item = char> {
        VOWELS.into_iter().flatten().chain(['đ', 'Đ'])
    }

    #[test]
    fn every_way_to_write_a_letter_becomes_what_unicode_says() {
        for letter in letters() {
            let one = letter.to_string();
            let apart: String = one.nfd().collect();
            assert_eq!(composed(&apart), one, "{apart:?}");
            assert_eq!(composed(&one), one);
            // The shape first, then its tone: what keyboards write.
            for shape in VOWELS.iter().map(|row| row[0]) {
                for tone in TONES {
                    let text = format!("x{shape}{tone}y");
                    assert_eq!(composed(&text), text.nfc().collect::<String>());
                }
            }
        }
        for marks in
            [[HORN, '\u{301}'], ['\u{301}', HORN], [DOT, CIRCUMFLEX], [CIRCUMFLEX, DOT], ['\u{300}', CIRCUMFLEX]]
        {
            for base in ['o', 'O', 'u', 'a', 'e', 'b'] {
                let text: String = std::iter::once(base).chain(marks).collect();
                let wanted: String = text.nfc().collect();
                // Where no Vietnamese letter comes of it, the text stays as it is.
                if wanted.chars().count() == 1 {
                    assert_eq!(composed(&text), wanted, "{text:?}");
                }
            }
        }
    }
    const DOT: char = '\u{323}';

    #[test]
    fn composing_twice_changes_nothing_more() {
        for text in ["ò\u{302}", "a\u{323}\u{323}", "한글", "日本", "e\u{301}\u{302}", "Ủy ban", "q\u{303}"] {
            assert_eq!(composed(&composed(text)), composed(text));
        }
        assert_eq!(composed("日本 한글 ñ"), "日本 한글 ñ");
    }

    #[test]
    fn tones_stand_in_one_place() {
        for (text, wanted) in [
            ("hoà bình", "hòa bình"),
            ("hòa bình", "hòa bình"),
            ("số hoá, khoẻ", "số hóa, khỏe"),
            ("thuỷ an", "thủy an"),
            ("uỷ ban", "ủy ban"),
            ("quý", "quý"),
            ("toàn tỉnh", "toàn tỉnh"),
            ("khuyến", "khuyến"),
            ("ngoài", "ngoài"),
            ("oa", "oa"),
            ("à", "à"),
        ] {
            assert_eq!(toned(text), wanted);
        }
    }

    #[test]
    fn small_and_unmarked_letters() {
        for letter in letters() {
            assert_eq!(small(letter).to_string(), letter.to_lowercase().to_string());
            let base: String = letter.to_lowercase().nfd().take(1).collect();
            assert_eq!(unmarked(letter).to_string(), base.replace('đ', "d"));
        }
        assert_eq!(folded("Uy\u{309} BAN"), "uỷ ban");
    }
}
