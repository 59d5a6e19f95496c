//! The envelope: the format and version that every file of ours begins with.

use crate::json::{Fields, Json, Sink};
use crate::problem::Fault;
use crate::{assessment, round, snapshot};

/// The kinds of files that are ours.
const FORMATS: [&str; 4] = [super::FORMAT, assessment::FORMAT, round::FORMAT, snapshot::FORMAT];

/// Of a file that does not say its version: what any version has is right in it.
pub(crate) const UNCLEAR: u32 = 0;

/// Reads the two fields every file of ours begins with; `false` when the rest cannot be understood.
pub(crate) fn envelope(fields: &mut Fields, sink: &mut Sink, format: &'static [&'static str; 1], known: u32) -> bool {
    envelope_version(fields, sink, format, known).is_some()
}

/// The same, for a format of which several versions are read, from 1 to the newest known: which one it is.
///
/// What is wrong with the two fields is told, and the rest is read all the same, as of an unclear version: only of a
/// file of another kind, or of a newer one, nothing more could be told that is true.
#[inline(never)]
pub(crate) fn envelope_version(
    fields: &mut Fields,
    sink: &mut Sink,
    format: &'static [&'static str; 1],
    known: u32,
) -> Option<u32> {
    const VERSIONS: &[&str] = &["1", "2"];
    let choices = VERSIONS.get(..known as usize).unwrap_or(VERSIONS);
    let found = fields.required(sink, "format", format);
    let version = fields.required(sink, "version", choices);
    if found.is_none() && version.is_none() {
        return None;
    }
    if let Some((found, path)) = found
        && *found != Json::text(format[0])
    {
        let found = match found {
            Json::Text(text) => text.clone(),
            other => other.to_line(),
        };
        let is_other = FORMATS.contains(&found.as_str());
        sink.report(&path, Fault::OtherFormat { found: found.chars().take(60).collect(), wanted: format[0] });
        if is_other {
            return None;
        }
    }
    let Some((version, path)) = version else { return Some(UNCLEAR) };
    let fault = match version {
        Json::Number(digits) => match choices.iter().position(|known| known == digits) {
            Some(at) => return Some(at as u32 + 1),
            None if is_newer(digits, known) => {
                sink.report(&path, Fault::NewerVersion { found: digits.clone(), known });
                return None;
            }
            None => Fault::UnknownWord { found: digits.clone(), choices },
        },
        other => Fault::UnknownWord { found: other.to_line(), choices },
    };
    sink.report(&path, fault);
    Some(UNCLEAR)
}

/// Whether a version is a whole number above the known one, however long it is.
fn is_newer(digits: &str, known: u32) -> bool {
    let whole = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    whole && digits.parse::<u32>().map_or(true, |version| version > known)
}
