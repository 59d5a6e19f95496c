//! Reads a round file strictly: every problem at once, unknown fields are errors, nothing is repaired.

use std::sync::Arc;

use super::{Round, RoundUnit};
use crate::assessment::{self, NAME_LIMIT, Part};
use crate::framework::{self, Date, Framework};
use crate::json::{Fields, Json, Path, Sink};
use crate::problem::{Fault, Problem};
use crate::snapshot::{self, Snapshot};

/// The format's name in the envelope.
pub const FORMAT: &str = "thuocdo.round";
/// The version this reader knows.
pub const VERSION: u32 = 1;
/// The most a round file may weigh, in bytes.
pub const FILE_LIMIT: usize = 256 << 20;
/// The most units of a round: a country has 3,321 communes.
pub const UNIT_LIMIT: usize = 20_000;

/// The most letters of a round's title.
pub const TITLE_LIMIT: usize = 1_000;

const GROUP_LIMIT: usize = 1_000;

/// A round that could be read, with what is noteworthy about it.
#[derive(Clone, Debug)]
pub struct ReadRound {
    /// The round.
    pub round: Round,
    /// Warnings; errors do not come this far.
    pub warnings: Vec<Problem>,
}

/// Reads a round from JSON text.
///
/// # Errors
/// Every problem that keeps the file from being understood. What is wrong with answers is told when they are scored.
pub fn read(text: &str) -> Result<ReadRound, Vec<Problem>> {
    read_with(text, &[])
}

/// The same, where the framework may also be one of these; they go before the embedded ones.
///
/// # Errors
/// As [`read`].
pub fn read_with(text: &str, known: &[Arc<Framework>]) -> Result<ReadRound, Vec<Problem>> {
    let json = Json::parse(text, FILE_LIMIT).map_err(|problem| vec![problem])?;
    read_json(json, known)
}

/// The same for JSON that is already read.
///
/// # Errors
/// As [`read`].
pub fn read_json(mut json: Json, known: &[Arc<Framework>]) -> Result<ReadRound, Vec<Problem>> {
    let mut sink = Sink::default();
    // The units and the publication before are most of the file: they are taken out and moved, not copied.
    let mut taken = |field: &str| match &mut json {
        Json::Object(fields) => {
            let found = fields.iter_mut().find(|(name, _)| name == field);
            found.map(|(_, value)| std::mem::replace(value, Json::Null))
        }
        _ => None,
    };
    let (units, previous) = (taken("units"), taken("previous"));
    let round = root(&json, units, previous, known, &mut sink);
    match round {
        Some(round) if !sink.has_errors() => Ok(ReadRound { round, warnings: sink.into_problems() }),
        _ => Err(sink.into_problems()),
    }
}

fn root(
    json: &Json,
    units: Option<Json>,
    previous: Option<Json>,
    known: &[Arc<Framework>],
    sink: &mut Sink,
) -> Option<Round> {
    let mut fields = sink.object(json, &Path::root())?;
    if !framework::envelope(&mut fields, sink, &[FORMAT], VERSION) {
        return None;
    }
    let title = fields.text(sink, "title", TITLE_LIMIT);
    let framework = assessment::framework_field(&mut fields, known, sink);
    let period = assessment::period_field(&mut fields, sink);
    let deadline = date(&mut fields, sink, "deadline");
    let groups = fields.required(sink, "groups", &[]).and_then(|(json, path)| {
        let items = sink.list(json, &path, GROUP_LIMIT)?;
        Some(items.iter().enumerate().filter_map(|(at, item)| sink.text(item, &path.item(at), NAME_LIMIT)).collect())
    });
    let _ = fields.required(sink, "units", &[]);
    let _ = fields.optional("previous");
    fields.finish(sink);
    let (framework, period) = (framework?, period?);
    let part = Part { framework: &framework, period, appraised: true };
    let units = self::units(units?, &part, sink)?;
    let previous = match previous {
        Some(json) => Some(self::previous(json, known, sink)?),
        None => None,
    };
    Some(Round { title: title?, deadline, groups: groups?, units, previous, framework, period })
}

/// A date that may be absent.
fn date(fields: &mut Fields, sink: &mut Sink, field: &str) -> Option<Date> {
    let (json, path) = fields.optional(field)?;
    let found = sink.text(json, &path, 20)?;
    let date = Date::parse(&found);
    if date.is_none() {
        sink.report(&path, Fault::BadDate { found });
    }
    date
}

fn units(json: Json, part: &Part, sink: &mut Sink) -> Option<Vec<RoundUnit>> {
    let path = Path::root().field("units");
    let _: &[Json] = sink.list(&json, &path, UNIT_LIMIT)?;
    let Json::List(items) = json else { return None };
    let read = items.into_iter().enumerate().filter_map(|(at, item)| unit(item, &path.item(at), part, sink));
    Some(read.collect())
}

fn unit(json: Json, path: &Path, part: &Part, sink: &mut Sink) -> Option<RoundUnit> {
    let Json::Object(mut entries) = json else {
        let _: Option<Fields> = sink.object(&Json::Null, path);
        return None;
    };
    let at = entries.iter().position(|(field, _)| field == "received");
    let received = at.and_then(|at| {
        let json = Json::Object(vec![entries.remove(at)]);
        date(&mut sink.object(&json, path)?, sink, "received")
    });
    let sheet = assessment::read_part(entries, path, part, sink)?;
    Some(RoundUnit { sheet: Arc::new(sheet), received })
}

/// The publication of the period before, whose problems are told at their place in the round.
fn previous(json: Json, known: &[Arc<Framework>], sink: &mut Sink) -> Option<Arc<Snapshot>> {
    let path = Path::root().field("previous");
    let (snapshot, problems) = match snapshot::read_json(json, known) {
        Ok(read) => (Some(Arc::new(read.snapshot)), read.warnings),
        Err(problems) => (None, problems),
    };
    sink.take_over(&path, problems);
    snapshot
}
