//! JSON as it stands in a file: order, duplicates and the digits of numbers are kept.

mod strict;
mod text;

use sha2::{Digest, Sha256};

use crate::letters::composed;
use crate::problem::{Fault, Problem};
pub(crate) use strict::{Fields, Path, Sink};

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
        text::read(text).map_err(|fault| Problem::at("", fault))
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
        let mut out = String::new();
        text::write(self, Some(0), &mut out);
        out
    }

    /// Written on one line.
    pub fn to_line(&self) -> String {
        let mut out = String::new();
        text::write(self, None, &mut out);
        out
    }

    /// Written on one line in its canonical form: fields in order of their names, strings in NFC.
    pub fn to_canonical_line(&self) -> String {
        self.canonical().to_line()
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
        assert!(matches!(Json::parse(&deep, 1_000_000).unwrap_err().fault, Fault::NestedTooDeep { .. }));
    }
}
