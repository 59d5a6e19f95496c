//! JSON as it stands in a file: order, duplicates and the digits of numbers are kept.

mod strict;

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use sha2::{Digest, Sha256};

use crate::letters::composed;
use crate::problem::{Fault, Problem};
pub(crate) use strict::{Fields, Path, Sink};

/// The key under which `serde_json` hands over a number with all its digits (`arbitrary_precision`).
const NUMBER_TOKEN: &str = "$serde_json::private::Number";

/// A JSON value that keeps what other readers drop: the order of fields, duplicate fields, every digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in its order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads one JSON text of at most `limit` bytes.
    pub fn parse(text: &str, limit: usize) -> Result<Json, Problem> {
        if text.len() > limit {
            return Err(Problem::at("", Fault::TooLarge { bytes: text.len(), limit }));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim().is_empty() {
            return Err(Problem::at("", Fault::EmptyFile));
        }
        serde_json::from_str(text).map_err(|error| {
            let fault = if error.is_eof() {
                Fault::CutOff { line: error.line() }
            } else {
                Fault::NotJson { line: error.line(), column: error.column() }
            };
            Problem::at("", fault)
        })
    }

    /// Makes a string value.
    pub fn text(value: impl Into<String>) -> Json {
        Json::Text(value.into())
    }

    /// Makes an object of the fields that are there, in the given order.
    pub fn object<'k>(fields: impl IntoIterator<Item = (&'k str, Option<Json>)>) -> Json {
        let present = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Json::Object(present.collect())
    }

    /// The value of a field of an object.
    pub fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Object(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Written on lines with two spaces of indent, for files that people may look into.
    pub fn to_pretty(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Written on one line.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Written on one line in its canonical form: fields in order of their names, strings in NFC.
    pub fn to_canonical_line(&self) -> String {
        serde_json::to_string(&self.canonical()).unwrap_or_default()
    }

    /// The SHA-256 of its canonical form: fields in order of their names, no white space, strings in NFC.
    ///
    /// Two files with the same content have the same hash whatever their layout.
    pub fn canonical_hash(&self) -> [u8; 32] {
        Sha256::digest(self.to_canonical_line().as_bytes()).into()
    }

    fn canonical(&self) -> Json {
        match self {
            Json::Text(text) => Json::Text(composed(text)),
            Json::List(items) => Json::List(items.iter().map(Json::canonical).collect()),
            Json::Object(fields) => {
                let mut sorted: Vec<(String, Json)> = Vec::with_capacity(fields.len());
                for (key, value) in fields {
                    let at = sorted.partition_point(|(before, _)| before <= key);
                    sorted.insert(at, (key.clone(), value.canonical()));
                }
                Json::Object(sorted)
            }
            other => other.clone(),
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(value) => serializer.serialize_bool(*value),
            Json::Number(text) => match text.parse::<serde_json::Number>() {
                Ok(number) => number.serialize(serializer),
                Err(_) => serializer.serialize_str(text),
            },
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Json::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (key, value) in fields {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }
    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }
    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::Text(value))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut fields: Vec<(String, Json)> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let value: Json = map.next_value()?;
            if fields.is_empty()
                && key == NUMBER_TOKEN
                && let Json::Text(digits) = value
            {
                return Ok(Json::Number(digits));
            }
            fields.push((key, value));
        }
        Ok(Json::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_order_and_duplicates_survive_reading() {
        let json = Json::parse(r#"{"b": 1.230, "a": 12345678901234567890.5, "b": 1e3}"#, 100).unwrap();
        let wanted = Json::Object(vec![
            ("b".into(), Json::Number("1.230".into())),
            ("a".into(), Json::Number("12345678901234567890.5".into())),
            ("b".into(), Json::Number("1e+3".into())),
        ]);
        assert_eq!(json, wanted);
        assert_eq!(json.to_line(), r#"{"b":1.230,"a":12345678901234567890.5,"b":1e+3}"#);
    }

    #[test]
    fn layout_order_and_unicode_form_do_not_change_the_hash() {
        let a = Json::parse("{\"x\": \"Tu\u{302}\", \"y\": [1, 2]}", 100).unwrap();
        let b = Json::parse("{\"y\":[1,2],\"x\":\"Tô\"}".replace("Tô", "Tu\u{302}").as_str(), 100).unwrap();
        assert_eq!(a.canonical_hash(), b.canonical_hash());
        let nfc = Json::parse("{\"y\":[1,2],\"x\":\"T\u{75}\u{302}\"}", 100).unwrap();
        assert_eq!(a.canonical_hash(), nfc.canonical_hash());
        let other = Json::parse("{\"y\":[2,1],\"x\":\"Tu\u{302}\"}", 100).unwrap();
        assert_ne!(a.canonical_hash(), other.canonical_hash());
    }

    #[test]
    fn what_is_no_json_says_where() {
        let table: [(&str, Fault); 4] = [
            ("", Fault::EmptyFile),
            ("{\"a\": ", Fault::CutOff { line: 1 }),
            ("{\"a\": x}", Fault::NotJson { line: 1, column: 7 }),
            ("{} {}", Fault::NotJson { line: 1, column: 4 }),
        ];
        for (text, wanted) in table {
            assert_eq!(Json::parse(text, 100).unwrap_err().fault, wanted, "{text:?}");
        }
        assert_eq!(Json::parse("[1,2]", 3).unwrap_err().fault, Fault::TooLarge { bytes: 5, limit: 3 });
        let deep = "[".repeat(100_000);
        assert!(matches!(Json::parse(&deep, 1_000_000).unwrap_err().fault, Fault::NotJson { .. }));
    }
}
