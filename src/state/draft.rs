//! A draft: an assessment in work, with what is needed to keep it safe.

use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::assessment::{self, Assessment};
use thuocdo_core::framework::Framework;
use thuocdo_core::problem::{Fault, Problem};

const FORMAT: &str = "thuocdo.draft";
const VERSION: u32 = 1;
/// A draft is an assessment file with a few lines around it.
const TEXT_LIMIT: usize = assessment::FILE_LIMIT + 10_000;

/// An assessment in work.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its id, by which it is kept.
    pub id: String,
    /// How often it was saved: a save of another number means that another tab wrote.
    pub revision: u64,
    /// When it was last saved, local time: `2026-11-02T14:05:33`.
    pub saved_at: String,
    /// Whether it began as a built-in example.
    pub example: bool,
    /// The framework.
    pub framework: Arc<Framework>,
    /// The sheet.
    pub assessment: Arc<Assessment>,
}

impl Draft {
    /// The text that is kept.
    pub fn to_text(&self) -> String {
        let Draft { id, revision, saved_at, example, framework, assessment } = self;
        Json::object([
            ("format", Some(Json::text(FORMAT))),
            ("version", Some(Json::Number(VERSION.to_string()))),
            ("id", Some(Json::text(&**id))),
            ("revision", Some(Json::Number(revision.to_string()))),
            ("saved_at", Some(Json::text(&**saved_at))),
            ("example", example.then_some(Json::Bool(true))),
            ("assessment", Some(assessment.to_json(framework))),
        ])
        .to_line()
    }

    /// Reads a text that was kept. It goes by the id that it stands under: a copy that was restored says another one.
    ///
    /// # Errors
    /// Every problem; the text itself stays where it is.
    pub fn read(id: &str, text: &str) -> Result<Draft, Vec<Problem>> {
        let fail = |path: &str, fault| vec![Problem::at(path, fault)];
        let json = Json::parse(text, TEXT_LIMIT).map_err(|problem| vec![problem])?;
        let field = |name: &'static str| match json.get(name) {
            Some(Json::Text(text) | Json::Number(text)) => Ok(text.clone()),
            _ => Err(fail("", Fault::MissingField { field: name.to_owned(), choices: &[] })),
        };
        let format = field("format")?;
        if format != FORMAT {
            return Err(fail("format", Fault::OtherFormat { found: format, wanted: FORMAT }));
        }
        let version = field("version")?;
        if version != VERSION.to_string() {
            return Err(fail("version", Fault::NewerVersion { found: version, known: VERSION }));
        }
        let revision = field("revision")?;
        let Ok(revision) = revision.parse() else {
            return Err(fail("revision", Fault::UnknownWord { found: revision, choices: &["1"] }));
        };
        let sheet = json
            .get("assessment")
            .ok_or_else(|| fail("", Fault::MissingField { field: "assessment".into(), choices: &[] }))?;
        let read = assessment::read_json(sheet)?;
        Ok(Draft {
            id: id.to_owned(),
            revision,
            saved_at: field("saved_at")?,
            example: json.get("example") == Some(&Json::Bool(true)),
            framework: read.framework,
            assessment: Arc::new(read.assessment),
        })
    }

    /// The revision of a text that was kept, without reading all of it into a draft.
    pub fn revision_of(text: &str) -> Option<u64> {
        match Json::parse(text, TEXT_LIMIT).ok()?.get("revision")? {
            Json::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }
}
