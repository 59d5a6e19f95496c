//! Links of publications: a whole snapshot as a text that opens anywhere, with one text for one content.
//!
//! The body is the snapshot's file on one line (docs/format.md); the outside is that of all links. Where the answers do not
//! fit, the link holds the totals only, and says so.

use std::sync::Arc;

use super::link::LinkFault;
use super::payload::{self, BODY_LIMIT};
use crate::Json;
use crate::framework::Framework;
use crate::problem::Fault;
use crate::snapshot::{self, Detail, Snapshot};

/// The version character of a publication's link.
pub const PUBLICATION: char = '3';

/// The payload of a publication's link, what stands after `#/xem/`: with all answers where they fit, else with totals only.
///
/// # Errors
/// When not even the totals fit: then the publication travels as a file.
pub fn encode_publication(snapshot: &Snapshot) -> Result<(String, Detail), LinkFault> {
    match pack(snapshot) {
        Err(LinkFault::TooLong { .. } | LinkFault::TooLarge { .. }) if snapshot.detail == Detail::Answers => {
            pack(&snapshot.totals()).map(|text| (text, Detail::Totals))
        }
        packed => packed.map(|text| (text, snapshot.detail)),
    }
}

fn pack(snapshot: &Snapshot) -> Result<String, LinkFault> {
    let json = snapshot.to_json();
    // A link holds what a file may hold and nothing else.
    if let Err(problems) = snapshot::read_json(json.clone(), &[Arc::clone(&snapshot.framework)]) {
        return Err(LinkFault::NoFile { problems });
    }
    payload::pack(PUBLICATION, json.to_line().into_bytes())
}

/// Opens the payload of a publication's link.
///
/// # Errors
/// When it is not exactly a payload that [`encode_publication`] makes.
pub fn decode_publication(text: &str) -> Result<Snapshot, LinkFault> {
    let (_, body) = payload::unpack(text, &[PUBLICATION])?;
    let body = String::from_utf8(body).map_err(|_| LinkFault::Damaged)?;
    let json = Json::parse(&body, BODY_LIMIT).map_err(|_| LinkFault::Damaged)?;
    let hash = match json.get("framework").and_then(|framework| framework.get("hash")) {
        Some(Json::Text(hash)) => hash.chars().take(16).collect(),
        _ => String::new(),
    };
    let known: &[Arc<Framework>] = &[];
    let read = snapshot::read_json(json, known).map_err(|problems| LinkFault::NoFile { problems })?;
    // Known under this id, and with another text: what was published was computed on one that is not here.
    if read.warnings.iter().any(|warning| matches!(warning.fault, Fault::FrameworkChanged { .. })) {
        return Err(LinkFault::UnknownFramework { hash });
    }
    if pack(&read.snapshot).as_deref() != Ok(text) {
        return Err(LinkFault::Damaged);
    }
    Ok(read.snapshot)
}
