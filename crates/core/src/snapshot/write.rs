//! Writes a snapshot as its file: one content, one text.

use super::read::{FORMAT, VERSION, VERSION_OF_WHOLE};
use super::{Detail, Published, PublishedMean, PublishedUnit, Snapshot};
use crate::framework::Framework;
use crate::json::Json;
use crate::number::Decimal;

impl Snapshot {
    /// The snapshot as JSON. A framework that is not embedded travels in it as a whole.
    pub fn to_json(&self) -> Json {
        let Snapshot {
            title,
            publisher,
            decision,
            note,
            published_at,
            is_example,
            framework,
            stated_hash,
            period,
            detail,
            groups,
            units,
            excerpt_of,
            means,
            noticed: _,
        } = self;
        let detail = match detail {
            Detail::Answers => "answers",
            Detail::Totals => "totals",
        };
        let version = if excerpt_of.is_some() { VERSION } else { VERSION_OF_WHOLE };
        Json::object([
            ("format", Some(Json::text(FORMAT))),
            ("version", Some(Json::Number(version.to_string()))),
            ("title", Some(Json::text(&**title))),
            ("publisher", Some(Json::text(&**publisher))),
            ("decision", some(decision)),
            ("note", some(note)),
            ("published_at", Some(Json::text(published_at.to_string()))),
            ("example", is_example.then_some(Json::Bool(true))),
            ("framework", Some(framework_json(framework, stated_hash.as_deref()))),
            ("period", Some(Json::text(period.to_string()))),
            ("detail", Some(Json::text(detail))),
            ("groups", Some(Json::List(groups.iter().map(Json::text).collect()))),
            ("units", Some(Json::List(units.iter().map(|unit| self.unit_json(unit)).collect()))),
            ("excerpt_of", excerpt_of.map(|count| Json::Number(count.to_string()))),
            ("means", (!means.is_empty()).then(|| Json::List(means.iter().map(mean_json).collect()))),
        ])
    }

    /// A unit as in an assessment file, without what the snapshot says once, and with its published numbers.
    fn unit_json(&self, unit: &PublishedUnit) -> Json {
        let sheet = &unit.sheet;
        let (answers, attainable) = match self.detail {
            Detail::Answers => (Some(sheet.answers_json(&self.framework)), sheet.attainable_json()),
            // The denominator stands among the published numbers.
            Detail::Totals => (None, None),
        };
        Json::object([
            ("unit", Some(sheet.unit_json())),
            ("attainable", attainable),
            ("answers", answers),
            ("published", Some(published_json(&unit.published))),
        ])
    }
}

/// What a snapshot was computed on, by the hash that was stated: saving it again makes no other text of it.
fn framework_json(framework: &Framework, stated_hash: Option<&str>) -> Json {
    let mut json = framework.reference_json();
    if let (Json::Object(fields), Some(stated)) = (&mut json, stated_hash) {
        fields.iter_mut().filter(|(name, _)| name == "hash").for_each(|(_, hash)| *hash = Json::text(stated));
    }
    json
}

fn some(text: &str) -> Option<Json> {
    (!text.is_empty()).then(|| Json::text(text))
}

fn decimal(value: Decimal) -> Json {
    Json::text(value.to_string())
}

fn published_json(published: &Published) -> Json {
    let Published { total, attainable, index, class, rank } = published;
    Json::object([
        ("total", total.map(decimal)),
        ("attainable", attainable.map(decimal)),
        ("index", index.map(decimal)),
        ("class", class.as_deref().map(Json::text)),
        ("rank", rank.map(|rank| Json::Number(rank.to_string()))),
    ])
}

fn mean_json(mean: &PublishedMean) -> Json {
    let groups = mean.groups.iter().map(Json::text).collect();
    Json::object([("groups", Some(Json::List(groups))), ("index", Some(decimal(mean.index)))])
}
