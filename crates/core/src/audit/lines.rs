//! The lines of a text that somebody pasted, each with its number, in letters that can be compared.

use std::cell::OnceCell;

use super::stacked::AsHeading;
use crate::assessment::is_hidden;
use crate::letters::composed;

/// One line that holds something.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its number in the text, from 1.
    pub(super) number: u32,
    /// Its text: NFC, plain spaces, nothing that cannot be seen but tabs.
    pub(super) text: String,
    /// What it is as a heading, once somebody asked: a line is looked at from many others.
    pub(super) heading: OnceCell<AsHeading>,
}

/// The lines of a text.
pub(super) struct Lines {
    /// Those that hold something, in order.
    pub(super) lines: Vec<Line>,
    /// The first line with digits and a character that turns the order of letters around, and that character.
    pub(super) turned: Option<(u32, char)>,
    /// Whether there are more lines than the limit.
    pub(super) cut: bool,
}

/// Cuts a text into at most `limit` lines; those of white space alone are counted and left out.
pub(super) fn lines(text: &str, limit: usize) -> Lines {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut found = Lines { lines: Vec::new(), turned: None, cut: false };
    let (mut rest, mut number) = (text, 0);
    while !rest.is_empty() {
        if number as usize == limit {
            found.cut = true;
            break;
        }
        number += 1;
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = &rest[..end];
        let ending = if rest[end..].starts_with("\r\n") { 2 } else { usize::from(end < rest.len()) };
        rest = &rest[end + ending..];
        if found.turned.is_none() && line.bytes().any(|byte| byte.is_ascii_digit()) {
            found.turned = line.chars().find(|c| turns(*c)).map(|c| (number, c));
        }
        let text = cleaned(line);
        if !text.trim().is_empty() {
            found.lines.push(Line { number, text, heading: OnceCell::new() });
        }
    }
    found
}

/// Whether a character turns the order of the letters, and of the digits, behind it.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text in letters that can be compared: NFC, plain spaces, nothing that cannot be seen but tabs.
pub(super) fn cleaned(line: &str) -> String {
    let plain = |c: char| match c {
        '\u{a0}' | '\u{202f}' | '\u{2000}'..='\u{200a}' | '\u{3000}' => Some(' '),
        '\t' => Some('\t'),
        c if is_hidden(c) => None,
        c => Some(c),
    };
    let seen: String = line.chars().filter_map(plain).collect();
    composed(&seen)
}

/// The text of a cell or a heading in one line with single spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a cell without the marks of bold and italic letters around it: `**62,30**`, `_Sở Nội vụ_`.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    if !text.starts_with(['*', '_']) {
        return text;
    }
    ['*', '_'].into_iter().fold(text, |text, mark| {
        let mut inner = text;
        while let Some(within) = inner.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)) {
            inner = within;
        }
        // Marks that stand elsewhere as well are no pair around the whole, and what is nothing but marks is text.
        let is_pair = inner.contains(char::is_alphanumeric) && inner.trim() == inner && !inner.contains(mark);
        if is_pair { inner } else { text }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(text: &str) -> Vec<(u32, String)> {
        lines(text, 100).lines.into_iter().map(|line| (line.number, line.text)).collect()
    }

    #[test]
    fn lines_keep_their_numbers() {
        let wanted = [(1, "a".into()), (3, "b\tc".into()), (4, "d".into()), (6, "e".into())];
        assert_eq!(numbered("\u{feff}a\r\n \u{a0}\r\nb\tc\rd\n\n\u{200b}e"), wanted);
        assert!(numbered("").is_empty());
        assert!(numbered("\n\n").is_empty());
    }

    #[test]
    fn letters_come_in_one_form_and_hidden_ones_go() {
        assert_eq!(cleaned("Đo\u{302}\u{323}\u{202e}  12\u{a0}%"), "Độ  12 %");
        let turned = lines("chữ \u{202e}\nsố 12\u{202e}4\n\u{202d}5", 100).turned;
        assert_eq!(turned, Some((2, '\u{202e}')));
    }

    #[test]
    fn bold_and_italic_letters_are_read_without_their_marks() {
        for (text, wanted) in [
            ("**62,30**", "62,30"),
            (" **Sở Nội vụ** ", "Sở Nội vụ"),
            ("_87,42 %_", "87,42 %"),
            ("***1***", "1"),
            ("**_1_**", "1"),
            ("__Tốt__", "Tốt"),
            ("Sở Y tế", "Sở Y tế"),
            ("Sở Y tế*", "Sở Y tế*"),
            ("**A** và **B**", "**A** và **B**"),
            ("* điểm *", "* điểm *"),
            ("**", "**"),
            ("", ""),
        ] {
            assert_eq!(bare(text), wanted, "{text}");
        }
    }

    #[test]
    fn more_lines_than_the_limit_are_not_read() {
        let text = "a\n".repeat(101);
        let found = lines(&text, 100);
        assert!(found.cut && found.lines.len() == 100);
        assert!(!lines(&"a\n".repeat(100), 100).cut);
    }
}
