//! The envelope: the format and version that every file of ours begins with.

use crate::json::{Fields, Json, Sink};
use crate::problem::Fault;

/// Reads the two fields every file of ours begins with; `false` when the rest cannot be understood.
pub(crate) fn envelope(fields: &mut Fields, sink: &mut Sink, format: &'static [&'static str; 1], known: u32) -> bool {
    envelope_version(fields, sink, format, known).is_some()
}

/// The same, for a format of which several versions are read, from 1 to the newest known: which one it is.
#[inline(never)]
pub(crate) fn envelope_version(
    fields: &mut Fields,
    sink: &mut Sink,
    format: &'static [&'static str; 1],
    known: u32,
) -> Option<u32> {
    const VERSIONS: &[&str] = &["1", "2"];
    let found = fields.required(sink, "format", format);
    let version = fields.optional("version");
    let (found, path) = found?;
    let [format] = *format;
    if *found != Json::text(format) {
        let found = match found {
            Json::Text(text) => text.chars().take(60).collect(),
            other => other.to_line().chars().take(60).collect(),
        };
        sink.report(&path, Fault::OtherFormat { found, wanted: format });
        return None;
    }
    let choices = VERSIONS.get(..known as usize).unwrap_or(VERSIONS);
    let Some((version, path)) = version else {
        sink.report(fields.path(), Fault::MissingField { field: "version".into(), choices });
        return None;
    };
    let fault = match version {
        Json::Number(digits) => match choices.iter().position(|known| known == digits) {
            Some(at) => return Some(at as u32 + 1),
            None if is_newer(digits, known) => Fault::NewerVersion { found: digits.clone(), known },
            None => Fault::UnknownWord { found: digits.clone(), choices },
        },
        other => Fault::UnknownWord { found: other.to_line(), choices },
    };
    sink.report(&path, fault);
    None
}

/// Whether a version is a whole number above the known one, however long it is.
fn is_newer(digits: &str, known: u32) -> bool {
    let whole = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    whole && digits.parse::<u32>().map_or(true, |version| version > known)
}
