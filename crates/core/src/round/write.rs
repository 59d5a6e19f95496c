//! Writes a round as its file: one content, one text.

use super::read::{FORMAT, VERSION};
use super::{Round, RoundUnit};
use crate::json::Json;

impl Round {
    /// The round as JSON. A framework that is not embedded travels in it as a whole.
    pub fn to_json(&self) -> Json {
        let units = self.units.iter().map(|unit| self.unit_json(unit)).collect();
        self.json_with(Some(Json::List(units)), self.previous.as_ref().map(|previous| previous.to_json()))
    }

    /// The same without its units and the publication before it, to be kept beside them.
    pub fn head_json(&self) -> Json {
        self.json_with(None, None)
    }

    fn json_with(&self, units: Option<Json>, previous: Option<Json>) -> Json {
        let Round { framework, title, period, deadline, groups, units: _, previous: _ } = self;
        Json::object([
            ("format", Some(Json::text(FORMAT))),
            ("version", Some(Json::Number(VERSION.to_string()))),
            ("title", Some(Json::text(&**title))),
            ("framework", Some(framework.reference_json())),
            ("period", Some(Json::text(period.to_string()))),
            ("deadline", deadline.map(|date| Json::text(date.to_string()))),
            ("groups", Some(Json::List(groups.iter().map(Json::text).collect()))),
            ("units", units),
            ("previous", previous),
        ])
    }

    /// One unit as in an assessment file, without what the round says once.
    pub fn unit_json(&self, unit: &RoundUnit) -> Json {
        Json::object([
            ("unit", Some(unit.sheet.unit_json())),
            ("received", unit.received.map(|date| Json::text(date.to_string()))),
            ("attainable", unit.sheet.attainable_json()),
            ("answers", Some(unit.sheet.answers_json(&self.framework))),
        ])
    }
}
