//! What a file holds that somebody opens: a sheet, or everything that was saved from a stopped app.

use thuocdo_core::Json;
use thuocdo_core::assessment::{self, ReadAssessment};
use thuocdo_core::problem::{Fault, Problem};

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
        /// Those that can be read, and whether they were removed (but not for good).
        drafts: Vec<(Draft, bool)>,
        /// The files of my frameworks.
        frameworks: Vec<Json>,
        /// The texts that rounds are kept in, with their keys.
        rounds: Vec<(String, String)>,
        /// How many of the others cannot be read.
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
    let (mut drafts, mut frameworks, mut rounds, mut unreadable) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for (key, value) in rescue_entries(json)? {
        let is_removed = key.starts_with(keys::REMOVED);
        match value {
            _ if key == keys::THEME => {}
            Json::Text(text)
                if (is_removed || key.starts_with(keys::DRAFT))
                    && let Ok(draft) = Draft::read("", text) =>
            {
                drafts.push((draft, is_removed));
            }
            Json::Text(text)
                if key.starts_with(keys::FRAMEWORK)
                    && let Some(file) = super::frameworks::file_in(text) =>
            {
                frameworks.push(file);
            }
            Json::Text(text) if key.starts_with(keys::ROUND) || key.starts_with(keys::ROUND_UNIT) => {
                rounds.push((key.clone(), text.clone()));
            }
            _ => unreadable += 1,
        }
    }
    Ok(Import::Rescue { drafts, frameworks, rounds, unreadable })
}

/// The entries of a rescue file, after its other fields were checked.
fn rescue_entries(json: &Json) -> Result<&[(String, Json)], Vec<Problem>> {
    let mut problems = Vec::new();
    let mut report = |path: &str, fault| problems.push(Problem::at(path, fault));
    if let Json::Object(fields) = json {
        for (name, _) in fields {
            if !["format", "version", "saved_at", "entries"].contains(&name.as_str()) {
                report(name, Fault::UnknownField { field: name.clone() });
            }
        }
    }
    let missing = |field: &str| Fault::MissingField { field: field.to_owned(), choices: &[] };
    match json.get("version") {
        Some(Json::Number(found) | Json::Text(found)) if *found != RESCUE_VERSION.to_string() => {
            report("version", Fault::NewerVersion { found: found.clone(), known: RESCUE_VERSION });
        }
        Some(Json::Number(_)) => {}
        _ => report("", missing("version")),
    }
    let entries = match json.get("entries") {
        Some(Json::Object(entries)) => entries.as_slice(),
        _ => {
            report("", missing("entries"));
            &[]
        }
    };
    if problems.is_empty() { Ok(entries) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::examples;

    const FRAMEWORK: &str =
        r#"{"format":"thuocdo.framework_draft","version":1,"revision":2,"saved_at":"","text":{"id":"a"}}"#;

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
            ("thuocdo.framework.k", FRAMEWORK.into()),
            ("thuocdo.round.r", "{}".into()),
            ("thuocdo.round-unit.r.0", "{}".into()),
            ("thuocdo.rounder", "x".into()),
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
        let Ok(Import::Rescue { drafts, frameworks, rounds, unreadable }) = read(&rescue("1", None)) else { panic!() };
        assert_eq!(frameworks, [Json::object([("id", Some(Json::text("a")))])]);
        let parts: Vec<&str> = rounds.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(parts, ["thuocdo.round.r", "thuocdo.round-unit.r.0"]);
        let removed: Vec<bool> = drafts.iter().map(|(_, removed)| *removed).collect();
        assert_eq!((removed, unreadable), (vec![false, true], 3));
        let fault = |text: &str| read(text).err().unwrap().first().map(Problem::code);
        assert_eq!(fault(&rescue("9", None)), Some("F07"));
        assert_eq!(fault(&rescue("1", Some(Json::Null))), Some("F09"));
        assert_eq!(fault("{\"format\":\"thuocdo.rescue\",\"version\":1}"), Some("F08"));
        assert_eq!(fault("{\"format\":\"thuocdo.rescue\",\"version\":1,\"entries\":[]}"), Some("F08"));
    }

    #[test]
    fn a_file_that_is_neither_says_so() {
        for text in ["", "{}", "[1]", "{\"format\":\"other\"}", "<html>"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
