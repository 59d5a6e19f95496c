//! What a file holds that somebody opens: a sheet, or everything that was saved from a stopped app.

use thuocdo_core::Json;
use thuocdo_core::assessment::{self, ReadAssessment};
use thuocdo_core::problem::{Fault, Problem, WantedType};

use super::draft::Draft;
use super::storage::keys;

/// The most a file may weigh that holds many drafts, in bytes: what a browser keeps at most.
pub const RESCUE_LIMIT: usize = 12 << 20;
const RESCUE_FORMAT: &str = "thuocdo.rescue";
const RESCUE_VERSION: u32 = 1;

/// What a file holds.
pub enum Import {
    /// One sheet.
    Sheet(ReadAssessment),
    /// The drafts of a browser, as boot.js saves them when the app has stopped.
    Rescue {
        /// Those that can be read.
        drafts: Vec<Draft>,
        /// Those that can be read and were removed, but not for good.
        removed: Vec<Draft>,
        /// How many cannot be read.
        unreadable: usize,
    },
}

/// Reads a file.
///
/// # Errors
/// Every problem.
pub fn read(text: &str) -> Result<Import, Vec<Problem>> {
    let json = Json::parse(text, RESCUE_LIMIT).map_err(|problem| vec![problem])?;
    if json.get("format") == Some(&Json::text(RESCUE_FORMAT)) {
        return rescue(&json);
    }
    if text.len() > assessment::FILE_LIMIT {
        return assessment::read(text).map(Import::Sheet);
    }
    assessment::read_json(&json).map(Import::Sheet)
}

fn rescue(json: &Json) -> Result<Import, Vec<Problem>> {
    let entries = rescue_entries(json)?;
    let (mut drafts, mut removed, mut unreadable) = (Vec::new(), Vec::new(), 0);
    for (key, value) in entries.iter().filter(|(key, _)| key != keys::THEME) {
        let place = if key.starts_with(keys::DRAFT) {
            Some(&mut drafts)
        } else if key.starts_with(keys::REMOVED) {
            Some(&mut removed)
        } else {
            None
        };
        match (place, value) {
            (Some(place), Json::Text(text)) if let Ok(draft) = Draft::read(text) => place.push(draft),
            _ => unreadable += 1,
        }
    }
    Ok(Import::Rescue { drafts, removed, unreadable })
}

/// The entries of a rescue file, after its other fields were checked.
fn rescue_entries(json: &Json) -> Result<&[(String, Json)], Vec<Problem>> {
    let Json::Object(fields) = json else { return Ok(&[]) };
    let mut problems = Vec::new();
    for (at, (name, value)) in fields.iter().enumerate() {
        let fault = match (name.as_str(), value) {
            _ if fields[..at].iter().any(|(before, _)| before == name) => Fault::DuplicateField { field: name.clone() },
            ("format" | "saved_at", Json::Text(_)) | ("entries", Json::Object(_)) => continue,
            ("version", Json::Number(found)) if *found == RESCUE_VERSION.to_string() => continue,
            ("version", Json::Number(found)) => Fault::NewerVersion { found: found.clone(), known: RESCUE_VERSION },
            ("version", _) => Fault::WrongType { wanted: WantedType::Number },
            ("entries", _) => Fault::WrongType { wanted: WantedType::Object },
            ("saved_at", _) => Fault::WrongType { wanted: WantedType::Text },
            _ => Fault::UnknownField { field: name.clone() },
        };
        problems.push(Problem::at(name, fault));
    }
    for field in ["version", "entries"] {
        if json.get(field).is_none() {
            problems.push(Problem::at("", Fault::MissingField { field: field.to_owned(), choices: &[] }));
        }
    }
    match json.get("entries") {
        Some(Json::Object(entries)) if problems.is_empty() => Ok(entries),
        _ => Err(problems),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::examples;

    #[test]
    fn a_file_is_a_sheet_or_a_rescue() {
        let example = examples::all().next().unwrap();
        let text = example.assessment.to_json(&example.framework).to_pretty();
        assert!(matches!(read(&text), Ok(Import::Sheet(read)) if read.assessment == example.assessment));
        let draft = Draft {
            id: "a".into(),
            revision: 3,
            saved_at: String::new(),
            example: false,
            framework: example.framework,
            assessment: std::sync::Arc::new(example.assessment),
        };
        let entries = [
            ("thuocdo.draft.a", draft.to_text()),
            ("thuocdo.removed.c", draft.to_text()),
            ("thuocdo.draft.b", "{".into()),
            ("thuocdo.later.d", "x".into()),
            ("thuocdo.theme", "dark".into()),
        ];
        let entries = entries.map(|(key, text)| (key.to_owned(), Json::text(text)));
        let rescue = |version: &str, more: Option<Json>| {
            Json::object([
                ("format", Some(Json::text(RESCUE_FORMAT))),
                ("version", Some(Json::Number(version.into()))),
                ("saved_at", Some(Json::text("2026-11-02T07:05:33.000Z"))),
                ("entries", Some(Json::Object(entries.to_vec()))),
                ("bonus", more),
            ])
            .to_line()
        };
        let Ok(Import::Rescue { drafts, removed, unreadable }) = read(&rescue("1", None)) else { panic!() };
        assert_eq!((drafts.len(), removed.len(), unreadable), (1, 1, 2));
        let fault = |text: &str| read(text).err().unwrap().first().map(Problem::code);
        assert_eq!(fault(&rescue("9", None)), Some("F07"));
        assert_eq!(fault(&rescue("1", Some(Json::Null))), Some("F09"));
        assert_eq!(fault("{\"format\":\"thuocdo.rescue\",\"version\":1}"), Some("F08"));
        assert_eq!(fault("{\"format\":\"thuocdo.rescue\",\"version\":1,\"entries\":[]}"), Some("F11"));
    }

    #[test]
    fn a_file_that_is_neither_says_so() {
        for text in ["", "{}", "[1]", "{\"format\":\"other\"}", "<html>"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
