//! The head of a round that the browser keeps: its revision, the numbers of its records, and the round without its units.

use thuocdo_core::Json;
use thuocdo_core::framework::{Status, by_id};
use thuocdo_core::problem::{Fault, Problem};

use crate::state::frameworks::EXAMPLE;

/// The format of heads.
pub(super) const FORMAT: &str = "thuocdo.kept-round";
/// The version of heads that name no record of the publication before: it stands in them, or there is none.
const VERSION: u32 = 1;
/// The version of heads that name the record of the publication before.
const VERSION_WITH_PREVIOUS: u32 = 2;
/// The most characters that a head may have.
const HEAD_LIMIT: usize = 64 << 20;

/// What a head says.
pub(super) struct Head {
    /// The revision of the round.
    pub revision: u64,
    /// When it was saved, in local time.
    pub saved_at: String,
    /// The number of the next record.
    pub next: u64,
    /// The numbers of the units' records.
    pub units: Vec<u64>,
    /// The number of the record of the publication before.
    pub previous: Option<u64>,
    /// The round without its units.
    pub round: Json,
}

impl Head {
    /// Reads a head.
    ///
    /// # Errors
    /// The first problem.
    pub fn read(text: &str) -> Result<Head, Problem> {
        let json = Json::parse(text, HEAD_LIMIT)?;
        let word = |name: &str| match json.get(name) {
            Some(Json::Text(text) | Json::Number(text)) => text.clone(),
            _ => String::new(),
        };
        if word("format") != FORMAT {
            return Err(Problem::at("format", Fault::OtherFormat { found: word("format"), wanted: FORMAT }));
        }
        if ![VERSION, VERSION_WITH_PREVIOUS].iter().any(|known| word("version") == known.to_string()) {
            let fault = Fault::NewerVersion { found: word("version"), known: VERSION_WITH_PREVIOUS };
            return Err(Problem::at("version", fault));
        }
        let missing = |name: &str| Problem::at("", Fault::MissingField { field: name.to_owned(), choices: &[] });
        let number = |name: &str| word(name).parse().map_err(|_| missing(name));
        let units = match json.get("units") {
            Some(Json::List(items)) => items.iter().map(|item| match item {
                Json::Number(digits) => digits.parse().map_err(|_| missing("units")),
                _ => Err(missing("units")),
            }),
            _ => return Err(missing("units")),
        };
        let units = units.collect::<Result<Vec<u64>, Problem>>()?;
        let previous = json.get("previous").map(|_| number("previous")).transpose()?;
        let (revision, next) = (number("revision")?, number("next")?);
        let round = json.get("round").cloned().ok_or_else(|| missing("round"))?;
        Ok(Head { revision, saved_at: word("saved_at"), next, units, previous, round })
    }

    /// Whether the round's framework is an example, by the text that it has or the id that it names.
    pub fn is_of_example(&self) -> bool {
        let Some(named) = self.round.get("framework") else { return false };
        match (named.get("text").map(|text| text.get("status")), named.get("id")) {
            (Some(status), _) => matches!(status, Some(Json::Text(word)) if word == EXAMPLE),
            (None, Some(Json::Text(id))) => by_id(id).is_some_and(|one| one.status == Status::Example),
            _ => false,
        }
    }

    /// The head as it is kept.
    pub fn into_json(self) -> Json {
        let number = |number: u64| Json::Number(number.to_string());
        let version = if self.previous.is_some() { VERSION_WITH_PREVIOUS } else { VERSION };
        Json::object([
            ("format", Some(Json::text(FORMAT))),
            ("version", Some(number(version.into()))),
            ("revision", Some(number(self.revision))),
            ("saved_at", Some(Json::text(self.saved_at))),
            ("next", Some(number(self.next))),
            ("units", Some(Json::List(self.units.into_iter().map(number).collect()))),
            ("previous", self.previous.map(number)),
            ("round", Some(self.round)),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_knows_an_example_by_the_text_or_the_id_of_its_framework() {
        for (framework, wanted) in [
            (r#"{"id":"xa-mau-2026"}"#, true),
            (r#"{"id":"xa-mau-2026","hash":"ab"}"#, true),
            (r#"{"id":"qd766-2022"}"#, false),
            (r#"{"id":"qd766-2022","text":{"status":"example"}}"#, true),
            (r#"{"id":"xa-mau-2026","text":{"status":"official"}}"#, false),
            (r#"{"id":"khac"}"#, false),
            ("{}", false),
        ] {
            let text = format!(
                r#"{{"format":"{FORMAT}","version":1,"revision":1,"next":1,"units":[],"round":{{"framework":{framework}}}}}"#
            );
            assert_eq!(Head::read(&text).unwrap().is_of_example(), wanted, "{framework}");
        }
    }
}
