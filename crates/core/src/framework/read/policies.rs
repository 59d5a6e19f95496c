//! Reads a framework's policies: rounding, index, ties and classes, none of which has a default.

use super::super::lint::class_edges;
use super::super::model::*;
use super::{count, id, list_of, name};
use crate::json::{Fields, Json, Path, Sink};
use crate::number::{Rounding, RoundingMode};
use crate::problem::Fault;

const TIES: &[&str] = &["\"competition\"", "\"dense\"", "{\"ordinal\": [\"<id>\", \"attainable\"]}"];
/// The word for the denominator among what breaks ties.
pub(super) const ATTAINABLE: &str = "attainable";
const DECIMALS: &[&str] = &["0", "1", "2", "3", "4", "5", "6"];
const MODES: &[&str] = &["half_up", "half_even", "down", "up"];
const COMPARE: &[&str] = &["exact", "printed"];
const ROUNDING_CHOICES: &[&str] =
    &["\"none\"", "{\"decimals\": 0…6, \"mode\": \"half_up\" | \"half_even\" | \"down\" | \"up\"}"];

/// A part of the policies. Where a file leaves it out, all that is in it is missing, and each is told with its choices.
pub(super) fn part<'j>(fields: &mut Fields<'j>, name: &str) -> (&'j Json, Path) {
    static NOTHING: Json = Json::Object(Vec::new());
    fields.optional(name).unwrap_or_else(|| (&NOTHING, fields.path().field(name)))
}

fn rounding(json: &Json, path: &Path, sink: &mut Sink) -> Option<Rounding> {
    let mut fields = sink.object(json, path)?;
    let decimals = fields.required(sink, "decimals", DECIMALS).and_then(|(json, path)| sink.decimal(json, &path));
    let mode = fields.choice(
        sink,
        "mode",
        MODES,
        &[RoundingMode::HalfUp, RoundingMode::HalfEven, RoundingMode::Down, RoundingMode::Up],
    );
    fields.finish(sink);
    let decimals = count(decimals?, 6, &path.field("decimals"), sink)?;
    Some(Rounding { decimals, mode: mode? })
}

/// A rounding or the word "none"; the outer option is `None` when it could not be read.
fn rounding_or_none(fields: &mut Fields, sink: &mut Sink, field: &str) -> Option<Option<Rounding>> {
    let (json, path) = fields.required(sink, field, ROUNDING_CHOICES)?;
    match json {
        Json::Text(word) if word == "none" => Some(None),
        Json::Text(word) => {
            sink.report(&path, Fault::UnknownWord { found: word.clone(), choices: ROUNDING_CHOICES });
            None
        }
        _ => rounding(json, &path, sink).map(Some),
    }
}

pub(super) fn policies(json: &Json, path: &Path, sink: &mut Sink) -> Option<Policies> {
    let mut fields = sink.object(json, path)?;
    let (levels, path) = part(&mut fields, "rounding");
    let rounding = sink.object(levels, &path).and_then(|mut levels| {
        let leaf = rounding_or_none(&mut levels, sink, "leaf");
        let node = rounding_or_none(&mut levels, sink, "node");
        let total = rounding_or_none(&mut levels, sink, "total");
        let mut printed = |field| {
            let (json, path) = levels.required(sink, field, &ROUNDING_CHOICES[1..])?;
            rounding(json, &path, sink)
        };
        let (printed_points, printed_index) = (printed("printed_points"), printed("printed_index"));
        levels.finish(sink);
        Some(RoundingLevels {
            leaf: leaf?,
            node: node?,
            total: total?,
            printed_points: printed_points?,
            printed_index: printed_index?,
        })
    });
    let index = fields.choice(sink, "index", &["points_over_attainable"], &[IndexRule::PointsOverAttainable]);
    let not_applicable = fields.choice(
        sink,
        "not_applicable",
        &["shrink", "full", "zero"],
        &[NotApplicable::Shrink, NotApplicable::Full, NotApplicable::Zero],
    );
    let ties = fields.required(sink, "ties", TIES).and_then(|(json, path)| ties(json, &path, sink));
    let compare_on = fields.choice(sink, "compare_on", COMPARE, &[CompareOn::Exact, CompareOn::Printed]);
    let (list, path) = part(&mut fields, "classes");
    let classes = classes(list, &path, sink);
    fields.finish(sink);
    Some(Policies {
        rounding: rounding?,
        index: index?,
        not_applicable: not_applicable?,
        ties: ties?,
        compare_on: compare_on?,
        classes: classes?,
    })
}

fn ties(json: &Json, path: &Path, sink: &mut Sink) -> Option<Ties> {
    match json {
        Json::Text(word) if word == "competition" => Some(Ties::Competition),
        Json::Text(word) if word == "dense" => Some(Ties::Dense),
        Json::Object(_) => {
            let mut fields = sink.object(json, path)?;
            let breakers =
                list_of(&mut fields, sink, "ordinal", |json, path, sink| match sink.text(json, path, 64)? {
                    word if word == ATTAINABLE => Some(TieBreaker::Attainable),
                    id => Some(TieBreaker::Points(id)),
                });
            fields.finish(sink);
            Some(Ties::Ordinal(breakers))
        }
        other => {
            let found = match other {
                Json::Text(word) => word.clone(),
                other => other.to_line(),
            };
            sink.report(path, Fault::UnknownWord { found, choices: TIES });
            None
        }
    }
}

fn classes(json: &Json, path: &Path, sink: &mut Sink) -> Option<Classes> {
    let mut fields = sink.object(json, path)?;
    let decided_on = fields.choice(sink, "decided_on", COMPARE, &[CompareOn::Exact, CompareOn::Printed]);
    let written = json.get("list").map(|list| if let Json::List(items) = list { items.len() } else { 0 });
    let list = list_of(&mut fields, sink, "list", |json, path, sink| {
        let mut fields = sink.object(json, path)?;
        let id = fields.required(sink, "id", &[]).and_then(|(json, path)| id(json, &path, sink));
        let name = name(&mut fields, sink, "name");
        let from = fields.decimal(sink, "from");
        fields.finish(sink);
        Some(Class { id: id?, name: name?, from: from? })
    });
    fields.finish(sink);
    for (i, class) in list.iter().enumerate() {
        if list[..i].iter().any(|before| before.id.eq_ignore_ascii_case(&class.id)) {
            sink.report(&path.field("list").item(i), Fault::DuplicateOption { id: class.id.clone() });
        }
    }
    // A class that could not be read is told as that; edges need all of them.
    if written == Some(list.len())
        && let Some(fault) = class_edges(&list)
    {
        sink.report(path, fault);
    }
    Some(Classes { decided_on: decided_on?, list })
}
