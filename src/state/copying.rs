//! A copy of a framework for next year: an id and names of its own, and nothing that says it is a decision already.

use thuocdo_core::Json;
use thuocdo_text::ui as t;

/// What ends the id of a copy.
const COPY: &str = "-ban-sao";
/// As long as an id may be without its number.
const ID_LIMIT: usize = 50;

/// A copy of a framework file. An id is taken where something else has it, a short title likewise.
///
/// A year in them is raised by one where there is no doubt which it is; else they say that it is a copy. Decisions are
/// those of the old one and are left out; its time in force stays, to be changed.
pub fn copy_of(text: &Json, taken: &dyn Fn(&str) -> bool) -> Json {
    let mut copy = text.clone();
    let Json::Object(fields) = &mut copy else { return copy };
    let mut nth = 1;
    for (name, value) in fields.iter_mut() {
        match (name.as_str(), &mut *value) {
            // What is edited freely is no transcript of a decision until somebody says so.
            ("status", _) => *value = Json::text("example"),
            ("legal_basis", _) => *value = Json::List(Vec::new()),
            ("id", Json::Text(id)) if !id.is_empty() => {
                let base = next_year(id).unwrap_or_else(|| {
                    let stem = id.split_once(COPY).map_or(id.as_str(), |(stem, _)| stem);
                    format!("{}{COPY}", stem.chars().take(ID_LIMIT).collect::<String>())
                });
                let free = |nth: &u32| !taken(&numbered_id(&base, *nth));
                *value = Json::text(numbered_id(&base, (1..).find(free).unwrap_or(1)));
            }
            ("short_title", _) => {
                if let Some(title) = vietnamese(value) {
                    let free = |nth: &u32| !taken(&copied_name(title, *nth));
                    nth = (1..).find(free).unwrap_or(1);
                }
            }
            _ => {}
        }
    }
    for (_, value) in fields.iter_mut().filter(|(name, _)| name == "title" || name == "short_title") {
        if let Some(title) = vietnamese(value).map(|title| copied_name(title, nth)) {
            match value {
                Json::Object(both) => {
                    for (language, words) in both.iter_mut() {
                        match (language.as_str(), &*words) {
                            ("vi", _) => *words = Json::text(&*title),
                            (_, Json::Text(other)) => *words = Json::text(next_year(other).unwrap_or(other.clone())),
                            _ => {}
                        }
                    }
                }
                whole => *whole = Json::text(title),
            }
        }
    }
    copy
}

/// The Vietnamese words of a name in a file; `None` where there are none.
fn vietnamese(name: &Json) -> Option<&str> {
    let words = match name {
        Json::Object(_) => name.get("vi")?,
        whole => whole,
    };
    match words {
        Json::Text(words) if !words.trim().is_empty() => Some(words),
        _ => None,
    }
}

fn numbered_id(base: &str, nth: u32) -> String {
    if nth == 1 { base.to_owned() } else { format!("{base}-{nth}") }
}

/// The name of the copy, of several the one with a number.
fn copied_name(name: &str, nth: u32) -> String {
    match next_year(name) {
        Some(next) if nth == 1 => next,
        Some(next) => format!("{next} ({nth})"),
        None => t::copied_name(name, nth),
    }
}

/// The same with its year raised by one; `None` where there is no year, or more than one, or it may be the number or the
/// date of a decision ("2026/QĐ-UBND", "30/12/2020").
fn next_year(words: &str) -> Option<String> {
    let mut found: Option<(usize, u16)> = None;
    let mut at = 0;
    while let Some(start) = words[at..].find(|c: char| c.is_ascii_digit()).map(|from| at + from) {
        let end = words[start..].find(|c: char| !c.is_ascii_digit()).map_or(words.len(), |length| start + length);
        at = end;
        let is_year = words[start..end].len() == 4 && !words[..start].ends_with('/') && !words[end..].starts_with('/');
        let year = words[start..end].parse().ok().filter(|year| is_year && (1990..2199).contains(year));
        match (year, found) {
            (Some(_), Some(_)) => return None,
            (Some(year), None) => found = Some((start, year)),
            (None, _) => {}
        }
    }
    let (start, year) = found?;
    Some(format!("{}{}{}", &words[..start], year + 1, &words[start + 4..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::framework::{by_id, embedded, read_json};

    #[test]
    fn a_year_is_raised_where_there_is_no_doubt() {
        for (words, next) in [
            ("lai-chau-2020", Some("lai-chau-2021")),
            ("PAR INDEX cấp tỉnh 2948 (2017)", Some("PAR INDEX cấp tỉnh 2948 (2018)")),
            ("Bộ chỉ số 766", None),
            ("theo Quyết định 1149/QĐ-BNV ngày 30/12/2020", None),
            ("Quyết định 2026/QĐ-UBND", None),
            ("2020-2021", None),
            ("12020", None),
            ("", None),
        ] {
            assert_eq!(next_year(words).as_deref(), next, "{words}");
        }
    }

    #[test]
    fn each_copy_has_an_id_and_a_name_of_its_own_and_no_decision() {
        for (of, wanted) in [
            ("qd766-2022", [("qd766-2023", "Bộ chỉ số 766 (bản sao)"), ("qd766-2023-2", "Bộ chỉ số 766 (bản sao 2)")]),
            ("lai-chau-2020", [("lai-chau-2021", "CCHC Lai Châu 2021"), ("lai-chau-2021-2", "CCHC Lai Châu 2021 (2)")]),
        ] {
            let old = by_id(of).unwrap();
            let mut taken: Vec<String> = embedded().iter().map(|one| one.id.clone()).collect();
            for (id, name) in wanted {
                let copy = read_json(copy_of(old.source(), &|words| taken.iter().any(|one| one == words))).unwrap();
                assert_eq!((copy.id.as_str(), copy.short_title.vi.as_str()), (id, name));
                assert_ne!(copy.title.vi, old.title.vi);
                assert!(copy.legal_basis.is_empty() && copy.nodes().len() == old.nodes().len());
                taken.extend([copy.id.clone(), copy.short_title.vi.clone()]);
            }
        }
    }

    #[test]
    fn a_copy_of_a_copy_is_no_longer_name() {
        let of = |id: &str, name: &str| {
            Json::object([("id", Some(Json::text(id))), ("short_title", Some(Json::text(name)))])
        };
        let taken = |words: &str| ["bo-ban-sao", "Bộ (bản sao)"].contains(&words);
        assert_eq!(copy_of(&of("bo-ban-sao", "Bộ (bản sao)"), &taken), of("bo-ban-sao-2", "Bộ (bản sao 2)"));
        assert_eq!(copy_of(&of("", ""), &taken), of("", ""), "what has no name yet gets none");
        assert_eq!(copy_of(&Json::Null, &taken), Json::Null);
    }
}
