//! The number that follows those of its siblings, in the way that they are written: 1.10 after 1.9, V after IV, c) after b).

/// Roman numbers by their letters, the greater first.
const ROMAN: [(u32, &str); 9] =
    [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
/// The greatest number that is counted on from.
const LIMIT: u32 = 9_999;

/// The number of a node that is added behind others; `None` where theirs are none that can be counted on.
pub fn next_number(siblings: &[&str]) -> Option<String> {
    let last = siblings.iter().map(|number| number.trim()).rfind(|number| !number.is_empty())?;
    let is_counted = |letter: char| letter.is_ascii_alphanumeric();
    let end = last.rfind(is_counted)? + 1;
    let begin = last[..end]
        .rfind(|letter| !is_counted(letter))
        .map_or(0, |at| at + last[at..].chars().next().map_or(1, char::len_utf8));
    let (before, counted, behind) = (&last[..begin], &last[begin..end], &last[end..]);
    // "TC1": what is counted are the digits.
    let digits = counted.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let (before, counted) = match digits {
        "" => (before, counted),
        digits => (&last[..end - digits.len()], digits),
    };
    // The parts of all those that are written alike.
    let alike = siblings.iter().filter_map(|number| number.trim().strip_prefix(before)?.strip_suffix(behind));
    let alike: Vec<&str> = alike.collect();
    let next = match counted.parse::<u32>() {
        Ok(_) => alike
            .iter()
            .filter_map(|part| part.parse::<u32>().ok())
            .max()
            .filter(|most| *most < LIMIT)?
            .wrapping_add(1)
            .to_string(),
        Err(_) => next_letters(counted, &alike)?,
    };
    Some(format!("{before}{next}{behind}"))
}

/// What follows Roman numbers or letters.
fn next_letters(last: &str, alike: &[&str]) -> Option<String> {
    let is_small = last.bytes().all(|letter| letter.is_ascii_lowercase());
    let cased = |text: String| if is_small { text.to_ascii_lowercase() } else { text };
    // I, V and X are letters, too: a number of several letters among them, or the place in the row, tells which.
    let value = roman_value(&last.to_ascii_uppercase());
    let is_roman = |value: u32| value as usize == alike.len() || alike.iter().any(|part| part.len() > 1);
    if let Some(value) = value.filter(|value| is_roman(*value)) {
        return Some(cased(roman(value + 1)));
    }
    let [letter] = last.as_bytes() else { return None };
    let is_last = matches!(letter, b'z' | b'Z') || !letter.is_ascii_alphabetic();
    (!is_last).then(|| char::from(letter + 1).to_string())
}

fn roman(mut value: u32) -> String {
    let mut text = String::new();
    for (worth, letters) in ROMAN {
        while value >= worth {
            text.push_str(letters);
            value -= worth;
        }
    }
    text
}

fn roman_value(text: &str) -> Option<u32> {
    (1..200).find(|value| roman(*value) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made up, but for "1.10" below "I", which a tester missed.
    #[test]
    fn a_number_is_counted_on_as_its_siblings_are_written() {
        for (siblings, wanted) in [
            ("1.1 1.2 1.9", Some("1.10")),
            ("4.1 4.7", Some("4.8")),
            ("1 2 3", Some("4")),
            ("1. 2.", Some("3.")),
            ("1) 2)", Some("3)")),
            ("(1) (2)", Some("(3)")),
            // One was moved to the end.
            ("1.1 1.3 1.2", Some("1.4")),
            ("1.1 7.4", Some("7.5")),
            ("I", Some("II")),
            ("I II III", Some("IV")),
            ("I II IV", Some("V")),
            ("i ii", Some("iii")),
            ("A B", Some("C")),
            ("A B C D E F G H I", Some("J")),
            ("a) b)", Some("c)")),
            ("I.1 I.2", Some("I.3")),
            ("1.a 1.b", Some("1.c")),
            ("TC1 TC2", Some("TC3")),
            ("1.1 -", None),
            ("-", None),
            ("", None),
            ("đ", None),
            ("99999999999", None),
        ] {
            let siblings: Vec<&str> = siblings.split(' ').collect();
            assert_eq!(next_number(&siblings).as_deref(), wanted, "{siblings:?}");
        }
    }
}
