//! Units: the bodies that are scored, and how their names are compared.

use crate::letters::{folded, unmarked};

/// The body that is scored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its name: "UBND xã Vân Canh".
    pub name: String,
    /// Its code in the directory of electronic identifiers: `H21.227`; empty when not given.
    pub code: String,
    /// The group it is ranked in: "xã"; empty when not given.
    pub group: String,
}

/// A unit's name as it is compared: NFC, lower case, single spaces, without "UBND" and the sort of unit.
///
/// "UBND Xã Kông Bơ La", "xã Kông Bơ La" and "Kông Bơ La" are one unit.
pub fn matching_name(name: &str) -> String {
    let seen: String = name.chars().filter(|c| !is_hidden(*c)).collect();
    let seen = folded(&seen);
    let mut words: Vec<&str> = seen.split_whitespace().collect();
    let mut strip = |prefix: &[&str]| {
        if words.len() > prefix.len() && words.starts_with(prefix) {
            words.drain(..prefix.len());
        }
    };
    strip(&["ủy", "ban", "nhân", "dân"]);
    strip(&["uỷ", "ban", "nhân", "dân"]);
    strip(&["ubnd"]);
    for sort in [&["xã"][..], &["phường"], &["đặc", "khu"]] {
        strip(sort);
    }
    words.join(" ")
}

/// A unit's name for the name of a file: small ASCII letters and digits, joined by `-`.
pub fn ascii_name(name: &str) -> String {
    let mut ascii = String::new();
    for c in crate::letters::composed(name).chars().map(unmarked) {
        if c.is_ascii_alphanumeric() {
            ascii.push(c);
        } else if !ascii.is_empty() && !ascii.ends_with('-') {
            ascii.push('-');
        }
    }
    ascii.truncate(60);
    ascii.trim_end_matches('-').to_owned()
}

/// The characters of a name that cannot be seen or that turn the order of letters around.
pub fn hidden_characters(name: &str) -> Vec<char> {
    name.chars().filter(|c| is_hidden(*c)).collect()
}

pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{3164}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_unit_under_many_spellings() {
        // Spellings of one unit seen on the portal, and the decomposed form that some systems export.
        let same = [
            "UBND xã Kông Bơ La",
            "UBND Xã Kông Bơ La",
            "xã  Kông Bơ La ",
            "Kông Bơ La",
            "Ủy ban nhân dân xã Kông Bơ La",
            "Uỷ ban nhân dân xã Kông Bơ La",
            "UBND xa\u{303} Ko\u{302}ng Bo\u{31b} La",
            "UBND xã Kông\u{200b} Bơ La",
        ];
        for name in same {
            assert_eq!(matching_name(name), "kông bơ la", "{name}");
        }
        assert_ne!(matching_name("phường Hoài Nhơn"), matching_name("phường Hoài Nhơn Bắc"));
        assert_eq!(matching_name("Xã"), "xã");
    }

    #[test]
    fn a_name_becomes_part_of_a_file_name() {
        for (name, ascii) in [
            ("UBND xã Vân Canh", "ubnd-xa-van-canh"),
            ("Đặc khu Phú Quốc", "dac-khu-phu-quoc"),
            ("../\u{202e}<script>", "script"),
            ("村", ""),
        ] {
            assert_eq!(ascii_name(name), ascii, "{name}");
        }
    }

    #[test]
    fn hidden_characters_are_found() {
        assert_eq!(hidden_characters("xã \u{202e}hnaC nâV"), ['\u{202e}']);
        assert!(hidden_characters("UBND xã Vân Canh").is_empty());
    }
}
