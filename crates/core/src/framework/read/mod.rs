//! Reads a framework file strictly: every problem at once, each with its path; no policy has a default.

mod policies;
mod rule;
mod tree;

use super::model::*;
use super::{Date, envelope};
use crate::json::{Fields, Json, Path, Sink};
use crate::number::{Decimal, Exact, whole};
use crate::problem::{Fault, Problem};
use policies::policies;
pub(super) use tree::Tree;
use tree::printed_counts;

/// The format's name in the envelope.
pub const FORMAT: &str = "thuocdo.framework";
/// The version this reader knows.
pub const VERSION: u32 = 1;

/// The most a framework file may weigh, in bytes: less than an assessment file, which may carry one.
pub const FILE_LIMIT: usize = 3 << 20;
const NAME_LIMIT: usize = 1_000;
const TEXT_LIMIT: usize = 10_000;

/// Reads a framework from JSON text.
///
/// # Errors
/// Every problem that was found; a framework with an error is not handed out.
pub fn read(text: &str) -> Result<Framework, Vec<Problem>> {
    let json = Json::parse(text, FILE_LIMIT).map_err(|problem| vec![problem])?;
    read_json(json)
}

/// The same for JSON that is already read.
///
/// # Errors
/// As [`read`].
pub fn read_json(json: Json) -> Result<Framework, Vec<Problem>> {
    let (mut sink, mut tree) = (Sink::default(), Tree::default());
    let framework = read_root(&json, &mut sink, &mut tree);
    match framework {
        Some(framework) if !sink.has_errors() => Ok(Framework { source: json, ..framework }),
        _ => Err(sink.into_problems()),
    }
}

/// A framework, or every problem and what could be read of its tree.
pub(super) fn read_or_tree(json: &Json) -> Result<Framework, (Vec<Problem>, Tree)> {
    let (mut sink, mut tree) = (Sink::default(), Tree::default());
    match read_root(json, &mut sink, &mut tree) {
        Some(framework) if !sink.has_errors() => return Ok(Framework { source: json.clone(), ..framework }),
        Some(framework) => tree.nodes = framework.nodes,
        None => {}
    }
    Err((sink.into_problems(), tree))
}

/// The framework of a tree that was read with errors, under the heading of another file; only to look for more that is
/// wrong.
pub(super) fn read_around(heading: &Json, tree: Tree) -> Option<Framework> {
    let by_id = tree.by_id(&mut Sink::default());
    let around = read_root(heading, &mut Sink::default(), &mut Tree::default())?;
    (!tree.nodes.is_empty()).then_some(Framework { nodes: tree.nodes, by_id, ..around })
}

/// Reads a file; the tree stays where it was read to, unless the framework has it.
fn read_root(json: &Json, sink: &mut Sink, tree: &mut Tree) -> Option<Framework> {
    let mut fields = sink.object(json, &Path::root())?;
    if !envelope(&mut fields, sink, &[FORMAT], VERSION) {
        return None;
    }
    let id = fields.required(sink, "id", &[]).and_then(|(json, path)| id(json, &path, sink));
    let title = name(&mut fields, sink, "title");
    let short_title = name(&mut fields, sink, "short_title");
    let status = fields.choice(
        sink,
        "status",
        &["official", "partial", "example"],
        &[Status::Official, Status::Partial, Status::Example],
    );
    let levels = texts(&mut fields, sink, "levels");
    let legal_basis = list_of(&mut fields, sink, "legal_basis", legal_basis);
    let in_force = fields
        .required(sink, "in_force", &["{\"from\": \"2026-01-01\"}"])
        .and_then(|(json, path)| in_force(json, &path, sink));
    let (stated, path) = policies::part(&mut fields, "policies");
    let policies = policies(stated, &path, sink);
    let notes = notes(&mut fields, sink);
    let printed = printed_counts(&mut fields, sink);
    if let Some((json, path)) = fields.required(sink, "nodes", &[]) {
        tree.read_children(json, &path, sink, None, 0);
    }
    fields.finish(sink);
    let by_id = tree.by_id(sink);
    check_tie_breakers(json, tree, &by_id, sink);
    if tree.nodes.is_empty() {
        sink.report(&Path::root().field("nodes"), Fault::NoPoints);
        return None;
    }
    let framework = Framework {
        id: id?,
        title: title?,
        short_title: short_title?,
        status: status?,
        levels,
        legal_basis,
        in_force: in_force?,
        policies: policies?,
        notes,
        printed,
        hash: FrameworkHash(json.canonical_hash()),
        by_id,
        source: Json::Null,
        nodes: std::mem::take(&mut tree.nodes),
    };
    // A tree that could not be read to its end is told as that, and not as one without points.
    if !sink.has_errors() && framework.attainable() <= Exact::ZERO {
        sink.report(&Path::root().field("nodes"), Fault::NoPoints);
    }
    Some(framework)
}

/// What breaks ties must be in the tree, whatever else is wrong with the policies.
fn check_tie_breakers(json: &Json, tree: &Tree, by_id: &[NodeIndex], sink: &mut Sink) {
    let ordinal = json.get("policies").and_then(|policies| policies.get("ties")?.get("ordinal"));
    let Some(Json::List(breakers)) = ordinal else { return };
    let path = Path::root().field("policies").field("ties").field("ordinal");
    let is_known = |id: &str| by_id.iter().any(|index| tree.nodes[index.get()].id == id);
    for (i, breaker) in breakers.iter().enumerate() {
        if let Json::Text(id) = breaker
            && id != policies::ATTAINABLE
            && !is_known(id)
        {
            sink.report(&path.item(i), Fault::UnknownTieBreaker { id: id.clone() });
        }
    }
}

/// An id: 1 to 64 letters, digits, `_`, `-` or `.` of ASCII.
#[inline(never)]
pub(crate) fn id(json: &Json, path: &Path, sink: &mut Sink) -> Option<String> {
    let found = sink.text(json, path, 64)?;
    let fits = !found.is_empty() && found.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
    if !fits {
        sink.report(path, Fault::BadId { found });
        return None;
    }
    Some(found)
}

#[inline(never)]
fn name(fields: &mut Fields, sink: &mut Sink, field: &str) -> Option<Name> {
    let (json, path) = fields.required(sink, field, &[])?;
    let name = match json {
        Json::Text(_) => Name { vi: sink.text(json, &path, NAME_LIMIT)?, en: None },
        _ => {
            let mut both = sink.object(json, &path)?;
            let vi = both.text(sink, "vi", NAME_LIMIT);
            let en = both.optional_text(sink, "en", NAME_LIMIT);
            both.finish(sink);
            Name { vi: vi?, en }
        }
    };
    if name.vi.trim().is_empty() {
        sink.report(&path, Fault::EmptyText);
        return None;
    }
    Some(name)
}

fn texts(fields: &mut Fields, sink: &mut Sink, field: &str) -> Vec<String> {
    list_of(fields, sink, field, |json, path, sink| sink.text(json, path, NAME_LIMIT))
}

/// A required array, each item read by `read`.
fn list_of<T>(
    fields: &mut Fields,
    sink: &mut Sink,
    field: &str,
    read: impl Fn(&Json, &Path, &mut Sink) -> Option<T>,
) -> Vec<T> {
    let mut list = Vec::new();
    each_of(fields, sink, field, &mut |json, path, sink| list.extend(read(json, path, sink)));
    list
}

#[inline(never)]
fn each_of(fields: &mut Fields, sink: &mut Sink, field: &str, read: &mut dyn FnMut(&Json, &Path, &mut Sink)) {
    if let Some((json, path)) = fields.required(sink, field, &[]) {
        for (i, item) in sink.list(json, &path, 1_000).unwrap_or_default().iter().enumerate() {
            read(item, &path.item(i), sink);
        }
    }
}

/// A whole number from 0 to `most`.
fn count(value: Decimal, most: u32, path: &Path, sink: &mut Sink) -> Option<u32> {
    let found = whole(value).and_then(|value| u32::try_from(value).ok()).filter(|value| *value <= most);
    if found.is_none() {
        sink.report(path, Fault::OutOfRange { value, from: Decimal::ZERO, to: Decimal::from(most) });
    }
    found
}

#[inline(never)]
fn date(json: &Json, path: &Path, sink: &mut Sink) -> Option<Date> {
    let text = sink.text(json, path, 20)?;
    let date = Date::parse(&text);
    if date.is_none() {
        sink.report(path, if text.is_empty() { Fault::EmptyText } else { Fault::BadDate { found: text } });
    }
    date
}

#[inline(never)]
fn optional_date(fields: &mut Fields, sink: &mut Sink, field: &str) -> Option<Date> {
    match fields.optional(field)? {
        (Json::Null, _) => None,
        (json, path) => date(json, &path, sink),
    }
}

/// An address that a person may be sent to: https, or nothing.
fn link(json: &Json, path: &Path, sink: &mut Sink) -> Option<String> {
    let found = sink.text(json, path, 2_000)?;
    if found.is_empty() || crate::assessment::is_safe_link(&found) {
        return Some(found).filter(|text| !text.is_empty());
    }
    sink.report(path, Fault::BadLink { found });
    None
}

fn legal_basis(json: &Json, path: &Path, sink: &mut Sink) -> Option<LegalBasis> {
    let mut fields = sink.object(json, path)?;
    let number = fields.text(sink, "number", 100);
    let date_signed = optional_date(&mut fields, sink, "date");
    let issuer = fields.text(sink, "issuer", NAME_LIMIT);
    let title = fields.optional_text(sink, "title", NAME_LIMIT);
    let link = fields.optional("link").and_then(|(json, path)| link(json, &path, sink));
    let checked_on = fields.required(sink, "checked_on", &[]).and_then(|(json, path)| date(json, &path, sink));
    fields.finish(sink);
    Some(LegalBasis { number: number?, date: date_signed, issuer: issuer?, title, link, checked_on: checked_on? })
}

fn in_force(json: &Json, path: &Path, sink: &mut Sink) -> Option<InForce> {
    let mut fields = sink.object(json, path)?;
    let from = fields.required(sink, "from", &[]).and_then(|(json, path)| date(json, &path, sink));
    let to = optional_date(&mut fields, sink, "to");
    fields.finish(sink);
    let in_force = InForce { from: from?, to };
    if to.is_some_and(|to| to < in_force.from) {
        sink.report(path, Fault::DatesOutOfOrder);
    }
    Some(in_force)
}

#[inline(never)]
fn notes(fields: &mut Fields, sink: &mut Sink) -> Vec<Note> {
    let Some((json, path)) = fields.optional("notes") else {
        return Vec::new();
    };
    let items = sink.list(json, &path, 1_000).unwrap_or_default();
    let read = |(i, item): (usize, &Json)| {
        let mut fields = sink.object(item, &path.item(i))?;
        let kind = fields.choice(
            sink,
            "kind",
            &["conflict", "source", "remark"],
            &[NoteKind::Conflict, NoteKind::Source, NoteKind::Remark],
        );
        let text = fields.text(sink, "text", TEXT_LIMIT);
        fields.finish(sink);
        Some(Note { kind: kind?, text: text? })
    };
    items.iter().enumerate().filter_map(read).collect()
}
