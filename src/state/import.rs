//! What a file holds that somebody opens: a sheet, or everything that was saved from a stopped app.

use thuocdo_core::Json;
use thuocdo_core::assessment::{self, ReadAssessment};
use thuocdo_core::problem::Problem;

use super::draft::Draft;
use super::storage::keys;

/// The most a file may weigh that holds many drafts, in bytes: what a browser keeps at most.
pub const RESCUE_LIMIT: usize = 12 << 20;
const RESCUE_FORMAT: &str = "thuocdo.rescue";

/// What a file holds.
pub enum Import {
    /// One sheet.
    Sheet(ReadAssessment),
    /// The drafts of a browser, as boot.js saves them when the app has stopped.
    Rescue {
        /// Those that can be read.
        drafts: Vec<Draft>,
        /// How many cannot.
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
        return Ok(rescue(&json));
    }
    if text.len() > assessment::FILE_LIMIT {
        return assessment::read(text).map(Import::Sheet);
    }
    assessment::read_json(&json).map(Import::Sheet)
}

fn rescue(json: &Json) -> Import {
    let entries = match json.get("entries") {
        Some(Json::Object(entries)) => entries.as_slice(),
        _ => &[],
    };
    let texts = entries.iter().filter(|(key, _)| key.starts_with(keys::DRAFT));
    let (mut drafts, mut unreadable) = (Vec::new(), 0);
    for (_, value) in texts {
        match value {
            Json::Text(text) => match Draft::read(text) {
                Ok(draft) => drafts.push(draft),
                Err(_) => unreadable += 1,
            },
            _ => unreadable += 1,
        }
    }
    Import::Rescue { drafts, unreadable }
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
        let entries =
            [("thuocdo.draft.a", draft.to_text()), ("thuocdo.draft.b", "{".into()), ("thuocdo.theme", "dark".into())];
        let entries = entries.map(|(key, text)| (key.to_owned(), Json::text(text)));
        let rescue = Json::object([
            ("format", Some(Json::text(RESCUE_FORMAT))),
            ("version", Some(Json::Number("1".into()))),
            ("entries", Some(Json::Object(entries.into()))),
        ]);
        let read = read(&rescue.to_line());
        assert!(matches!(read, Ok(Import::Rescue { drafts, unreadable: 1 }) if drafts.len() == 1));
    }

    #[test]
    fn a_file_that_is_neither_says_so() {
        for text in ["", "{}", "[1]", "{\"format\":\"other\"}", "<html>"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
