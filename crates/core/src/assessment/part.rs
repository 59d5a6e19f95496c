//! Sheets inside a larger file, which says framework and period once for all of them.

use std::sync::Arc;

use super::read::{FORMAT, VERSION, VERSION_WITHOUT_APPRAISAL, read_json_with};
use super::{Assessment, Period};
use crate::framework::Framework;
use crate::json::{Json, Path, Sink};
use crate::problem::Fault;

/// What the larger file says for all of its sheets.
pub(crate) struct Part<'f> {
    /// The framework.
    pub(crate) framework: &'f Arc<Framework>,
    /// The time that is scored.
    pub(crate) period: Period,
    /// Whether its answers may hold appraisals.
    pub(crate) appraised: bool,
}

/// Reads the fields of one unit (`unit`, `attainable`, `answers`) as an assessment file of this framework and period
/// would be read. Problems are told at their place in the larger file.
pub(crate) fn read_part(
    mut entries: Vec<(String, Json)>,
    path: &Path,
    part: &Part,
    sink: &mut Sink,
) -> Option<Assessment> {
    let Part { framework, period, appraised } = *part;
    let version = if appraised { VERSION } else { VERSION_WITHOUT_APPRAISAL };
    let of_the_file = [
        ("format", Json::text(FORMAT)),
        ("version", Json::Number(version.to_string())),
        ("framework", Json::object([("id", Some(Json::text(&*framework.id)))])),
        ("period", Json::text(period.to_string())),
    ];
    for (field, _) in &of_the_file {
        if entries.iter().any(|(name, _)| name == field) {
            sink.report(path, Fault::UnknownField { field: (*field).to_owned() });
            entries.retain(|(name, _)| name != field);
        }
    }
    entries.extend(of_the_file.map(|(field, value)| (field.to_owned(), value)));
    let read = read_json_with(&Json::Object(entries), std::slice::from_ref(framework));
    let (assessment, problems) = match read {
        Ok(read) => (Some(read.assessment), read.warnings),
        Err(problems) => (None, problems),
    };
    sink.take_over(path, problems);
    assessment
}
