//! Reads a snapshot file strictly: every problem at once, unknown fields are errors, nothing is repaired.

use std::sync::Arc;

use super::{Detail, Moment, Published, PublishedMean, PublishedUnit, Snapshot};
use crate::assessment::{self, Assessment, Part};
use crate::framework::{self, Framework};
use crate::json::{Fields, Json, Path, Sink};
use crate::number::Decimal;
use crate::problem::{Fault, Problem};

/// The format's name in the envelope.
pub const FORMAT: &str = "thuocdo.snapshot";
/// The newest version this reader knows; it reads all before it.
pub const VERSION: u32 = 2;
/// The version of whole tables. An excerpt is of the newest, since a reader that takes it for a whole one is misled.
pub(super) const VERSION_OF_WHOLE: u32 = 1;
/// The most a snapshot file may weigh, in bytes.
pub const FILE_LIMIT: usize = 256 << 20;
/// The most units of a publication: a country has 3,321 communes.
pub const UNIT_LIMIT: usize = 20_000;

/// The most letters of the publisher, and of the decision.
pub const NAME_LIMIT: usize = 300;
const TITLE_LIMIT: usize = 1_000;
/// The most letters of a note.
pub const NOTE_LIMIT: usize = 4_000;
const GROUP_LIMIT: usize = 1_000;
const DETAILS: &[&str] = &["answers", "totals"];

/// A snapshot that could be read, with what is noteworthy about it.
#[derive(Clone, Debug)]
pub struct ReadSnapshot {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// Warnings; errors do not come this far.
    pub warnings: Vec<Problem>,
}

/// Reads a snapshot from JSON text.
///
/// # Errors
/// Every problem that keeps the file from being understood. Published numbers that do not agree with the answers are
/// not among them: [`super::verify`] tells them.
pub fn read(text: &str) -> Result<ReadSnapshot, Vec<Problem>> {
    read_with(text, &[])
}

/// The same, where the framework may also be one of these; they go before the embedded ones.
///
/// # Errors
/// As [`read`].
pub fn read_with(text: &str, known: &[Arc<Framework>]) -> Result<ReadSnapshot, Vec<Problem>> {
    let json = Json::parse(text, FILE_LIMIT).map_err(|problem| vec![problem])?;
    read_json(json, known)
}

/// The same for JSON that is already read.
///
/// # Errors
/// As [`read`].
pub fn read_json(mut json: Json, known: &[Arc<Framework>]) -> Result<ReadSnapshot, Vec<Problem>> {
    let mut sink = Sink::default();
    // The units are most of the file: they are taken out and moved, not copied.
    let units = match &mut json {
        Json::Object(fields) => {
            fields.iter_mut().find(|(name, _)| name == "units").map(|(_, value)| std::mem::replace(value, Json::Null))
        }
        _ => None,
    };
    let snapshot = root(&json, units, known, &mut sink);
    match snapshot {
        Some(snapshot) if !sink.has_errors() => {
            let warnings = sink.into_problems();
            Ok(ReadSnapshot { snapshot: Snapshot { noticed: warnings.clone(), ..snapshot }, warnings })
        }
        _ => Err(sink.into_problems()),
    }
}

fn root(json: &Json, units: Option<Json>, known: &[Arc<Framework>], sink: &mut Sink) -> Option<Snapshot> {
    let mut fields = sink.object(json, &Path::root())?;
    let version = framework::envelope_version(&mut fields, sink, &[FORMAT], VERSION)?;
    let title = name(&mut fields, sink, "title", TITLE_LIMIT);
    let publisher = name(&mut fields, sink, "publisher", NAME_LIMIT);
    let decision = fields.optional_text(sink, "decision", NAME_LIMIT).unwrap_or_default();
    let note = fields.optional_text(sink, "note", NOTE_LIMIT).unwrap_or_default();
    let published_at = fields.text(sink, "published_at", 40).and_then(|found| {
        let moment = Moment::parse(&found);
        if moment.is_none() {
            sink.report(&Path::root().field("published_at"), Fault::BadDate { found });
        }
        moment
    });
    let is_example = fields.optional("example").and_then(|(json, path)| sink.bool(json, &path)).unwrap_or(false);
    let framework = assessment::framework_field(&mut fields, known, sink);
    let stated_hash = framework.as_ref().and_then(|framework| other_hash(json, framework));
    let period = assessment::period_field(&mut fields, sink);
    let detail = fields.choice(sink, "detail", DETAILS, &[Detail::Answers, Detail::Totals]);
    let groups = groups(&mut fields, sink);
    let _ = fields.required(sink, "units", &[]);
    let excerpt_of = match version {
        VERSION_OF_WHOLE => None,
        framework::UNCLEAR => fields.optional("excerpt_of").and(None),
        _ => fields.required(sink, "excerpt_of", &[]).and_then(|(json, path)| count(json, &path, sink)),
    };
    let means = fields.optional("means").map(|(json, path)| {
        let items = sink.list(json, &path, GROUP_LIMIT).unwrap_or_default();
        items.iter().enumerate().filter_map(|(at, item)| mean(item, &path.item(at), sink)).collect()
    });
    fields.finish(sink);
    let (framework, period, detail) = (framework?, period?, detail?);
    let units = self::units(units?, &framework, period, detail, sink)?;
    if let Some(all) = excerpt_of.filter(|all| (*all as usize) < units.len()) {
        let (value, to) = (Decimal::from(all), Decimal::from(UNIT_LIMIT));
        let fault = Fault::OutOfRange { value, from: Decimal::from(units.len()), to };
        sink.report(&Path::root().field("excerpt_of"), fault);
    }
    Some(Snapshot {
        title: title?,
        publisher: publisher?,
        decision,
        note,
        published_at: published_at?,
        is_example,
        framework,
        stated_hash,
        period,
        detail,
        groups: groups?,
        units,
        excerpt_of,
        means: means.unwrap_or_default(),
        noticed: Vec::new(),
    })
}

/// The hash that a file states, where the framework has another one.
fn other_hash(json: &Json, framework: &Framework) -> Option<String> {
    match json.get("framework")?.get("hash")? {
        Json::Text(stated) if *stated != framework.hash.to_string() => Some(stated.clone()),
        _ => None,
    }
}

/// A text that must be there and say something.
fn name(fields: &mut Fields, sink: &mut Sink, field: &str, limit: usize) -> Option<String> {
    let text = fields.text(sink, field, limit)?;
    if text.trim().is_empty() {
        sink.report(&Path::root().field(field), Fault::EmptyText);
        return None;
    }
    Some(text)
}

fn mean(json: &Json, path: &Path, sink: &mut Sink) -> Option<PublishedMean> {
    let mut fields = sink.object(json, path)?;
    let (groups, index) = (groups(&mut fields, sink), fields.decimal(sink, "index"));
    fields.finish(sink);
    let groups = groups?;
    if groups.is_empty() {
        sink.report(&path.field("groups"), Fault::EmptyText);
    }
    Some(PublishedMean { groups, index: index? })
}

fn groups(fields: &mut Fields, sink: &mut Sink) -> Option<Vec<String>> {
    let (json, path) = fields.required(sink, "groups", &[])?;
    let items = sink.list(json, &path, GROUP_LIMIT)?;
    Some(items.iter().enumerate().filter_map(|(at, item)| sink.text(item, &path.item(at), NAME_LIMIT)).collect())
}

fn units(
    json: Json,
    framework: &Arc<Framework>,
    period: assessment::Period,
    detail: Detail,
    sink: &mut Sink,
) -> Option<Vec<PublishedUnit>> {
    let path = Path::root().field("units");
    let _: &[Json] = sink.list(&json, &path, UNIT_LIMIT)?;
    let Json::List(items) = json else { return None };
    let read = items
        .into_iter()
        .enumerate()
        .filter_map(|(at, item)| unit(item, &path.item(at), framework, period, detail, sink));
    Some(read.collect())
}

/// A unit: its published numbers, and the rest as an assessment file would hold it.
fn unit(
    json: Json,
    path: &Path,
    framework: &Arc<Framework>,
    period: assessment::Period,
    detail: Detail,
    sink: &mut Sink,
) -> Option<PublishedUnit> {
    let Json::Object(mut entries) = json else {
        let _: Option<Fields> = sink.object(&Json::Null, path);
        return None;
    };
    let at = entries.iter().position(|(field, _)| field == "published");
    let published = match at.map(|at| entries.remove(at).1) {
        Some(json) => published(&json, &path.field("published"), sink),
        None => {
            sink.report(path, Fault::MissingField { field: "published".into(), choices: &[] });
            None
        }
    };
    if detail == Detail::Totals {
        for (field, _) in entries.iter().filter(|(name, _)| name != "unit") {
            sink.report(path, Fault::UnknownField { field: field.clone() });
        }
        entries.retain(|(name, _)| name == "unit");
        entries.push(("answers".into(), Json::Object(Vec::new())));
    }
    let sheet = assessment::read_part(entries, path, &Part { framework, period, appraised: false }, sink)?;
    let published = published?;
    let attainable = match detail {
        Detail::Answers => sheet.attainable,
        Detail::Totals => published.attainable,
    };
    Some(PublishedUnit { sheet: Arc::new(Assessment { attainable, ..sheet }), published })
}

fn published(json: &Json, path: &Path, sink: &mut Sink) -> Option<Published> {
    let mut fields = sink.object(json, path)?;
    let mut decimal = |sink: &mut Sink, field: &str| -> Option<Decimal> {
        let (json, path) = fields.optional(field)?;
        sink.decimal(json, &path)
    };
    let (total, attainable, index) = (decimal(sink, "total"), decimal(sink, "attainable"), decimal(sink, "index"));
    let class = fields.optional_text(sink, "class", NAME_LIMIT);
    let rank = fields.optional("rank").and_then(|(json, path)| count(json, &path, sink));
    fields.finish(sink);
    Some(Published { total, attainable, index, class, rank })
}

/// A whole number from 1: a rank, or how many units there are.
fn count(json: &Json, path: &Path, sink: &mut Sink) -> Option<u32> {
    let value = sink.decimal(json, path)?;
    let count = u32::try_from(value).ok().filter(|count| *count > 0 && value.is_integer());
    if count.is_none() {
        let to = Decimal::from(UNIT_LIMIT);
        sink.report(path, Fault::OutOfRange { value, from: Decimal::ONE, to });
    }
    count
}
