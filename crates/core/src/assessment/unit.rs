//! Units: the bodies that are scored, and how their names are compared.

use crate::letters::{folded, toned, unmarked};

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

impl Unit {
    /// Whether two units are one: the same name as people mean it, and neither the codes nor the sorts differ where
    /// both have one. "Xã Long Phú" and "phường Long Phú" are two units, "Long Phú" can be either.
    pub fn is_same(&self, other: &Unit) -> bool {
        UnitKey::of(self).is_same(&UnitKey::of(other))
    }

    /// The same for names whose tones are set in the same way: enough to say that somebody has a sheet of the unit already.
    pub(crate) fn is_spelt_like(&self, other: &Unit) -> bool {
        UnitKey::of_words(self, spelling(&self.name)).is_same(&UnitKey::of_words(other, spelling(&other.name)))
    }
}

/// A unit as it is compared, worked out once where one is compared with many.
pub(crate) struct UnitKey {
    /// The sort that its name says; empty where it says none.
    pub(crate) sort: &'static str,
    /// The name without "UBND" and the sort.
    pub(crate) name: String,
    /// The code, without the spaces around it.
    pub(crate) code: String,
}

impl UnitKey {
    pub(crate) fn of(unit: &Unit) -> UnitKey {
        UnitKey::of_words(unit, plain_name(&unit.name))
    }

    fn of_words(unit: &Unit, words: String) -> UnitKey {
        let (sort, name) = sort_and_name(&words);
        UnitKey { sort, name, code: unit.code.trim().to_owned() }
    }

    /// See [`Unit::is_same`].
    pub(crate) fn is_same(&self, other: &UnitKey) -> bool {
        let differ = |one: &str, other: &str| !one.is_empty() && !other.is_empty() && one != other;
        self.name == other.name && !differ(self.sort, other.sort) && !differ(&self.code, &other.code)
    }
}

/// A compared name without the province behind it: "vân canh, tỉnh gia lai", "vân canh - gia lai", "vân canh (gia lai)" are
/// "vân canh"; the name itself where nothing stands behind.
pub(crate) fn without_province(compared: &str) -> &str {
    let marks = [", ", " - ", " – ", " — ", " ("];
    let places = marks.iter().filter_map(|mark| compared.find(mark));
    compared.get(..places.min().unwrap_or(compared.len())).unwrap_or(compared)
}

/// The sorts of unit that stand before a name.
const SORTS: [&str; 4] = ["xã", "phường", "thị trấn", "đặc khu"];

/// A unit's name as it is compared: NFC, lower case, single spaces, without "UBND" and the sort of unit.
///
/// "UBND Xã Kông Bơ La", "xã Kông Bơ La" and "Kông Bơ La" are one unit.
pub fn matching_name(name: &str) -> String {
    sort_and_name(&plain_name(name)).1
}

/// A name without what does not tell two names apart: NFC, small letters, tones in one place, single spaces, nothing hidden.
pub(crate) fn plain_name(name: &str) -> String {
    toned(&spelling(name))
}

/// The same with tones where they are.
fn spelling(name: &str) -> String {
    let seen: String = name.chars().filter(|c| !is_hidden(*c)).collect();
    folded(&seen).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sort of unit, empty where the name does not say it, and the rest of the name as it is compared.
fn sort_and_name(words: &str) -> (&'static str, String) {
    let mut name = words;
    let mut strip = |prefix: &str| {
        let rest = name.strip_prefix(prefix).and_then(|rest| rest.strip_prefix(' '));
        name = rest.unwrap_or(name);
        rest.is_some()
    };
    let _ = ["ủy ban nhân dân", "uỷ ban nhân dân", "ubnd"].into_iter().any(&mut strip);
    let sort = SORTS.into_iter().find(|sort| strip(sort)).unwrap_or_default();
    (sort, name.to_owned())
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
    fn units_of_two_sorts_or_codes_are_two() {
        let unit = |name: &str, code: &str| Unit { name: name.into(), code: code.into(), group: String::new() };
        for (one, other, same) in [
            (unit("UBND xã Long Phú", ""), unit("Xã Long Phú", ""), true),
            (unit("UBND xã Long Phú", ""), unit("Long Phú", "H1"), true),
            (unit("UBND xã Long Phú", "H1"), unit("UBND xã Long Phú", " H1"), true),
            (unit("UBND xã Long Phú", ""), unit("UBND phường Long Phú", ""), false),
            (unit("UBND xã Long Phú", ""), unit("thị trấn Long Phú", ""), false),
            (unit("Long Phú", ""), unit("Thị trấn Long Phú", ""), true),
            (unit("UBND xã Long Phú", "H1"), unit("UBND xã Long Phú", "H2"), false),
            (unit("UBND xã Long Phú", ""), unit("UBND xã Long Phước", ""), false),
            // Both ways to set the tone.
            (unit("UBND phường Hòa Bình", ""), unit("phường Hoà Bình", ""), true),
            (unit("xã Thủy An", ""), unit("Xã THUỶ AN", ""), true),
        ] {
            assert_eq!(one.is_same(&other), same, "{one:?} {other:?}");
            assert_eq!(other.is_same(&one), same, "{other:?} {one:?}");
        }
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
