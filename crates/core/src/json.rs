//! JSON as it stands in a file: order, duplicates and the digits of numbers are kept, and reading it strictly
//! reports every problem with its path.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use sha2::{Digest, Sha256};

use crate::letters::composed;
use crate::number::{Decimal, NumberFault, read_stored};
use crate::problem::{Fault, Problem, WantedType};

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

    /// The SHA-256 of its canonical form: fields in order of their names, no white space, strings in NFC.
    ///
    /// Two files with the same content have the same hash whatever their layout.
    pub fn canonical_hash(&self) -> [u8; 32] {
        let text = serde_json::to_string(&self.canonical()).unwrap_or_default();
        Sha256::digest(text.as_bytes()).into()
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

/// Where in a file a value stands: `answers.ON_TIME.figures.num`, `nodes[2].max`.
#[derive(Clone, Debug)]
pub(crate) struct Path(String);

impl Path {
    pub(crate) fn root() -> Path {
        Path(String::new())
    }
    pub(crate) fn field(&self, name: &str) -> Path {
        Path(if self.0.is_empty() { name.to_owned() } else { format!("{}.{name}", self.0) })
    }
    pub(crate) fn item(&self, index: usize) -> Path {
        Path(format!("{}[{index}]", self.0))
    }
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Collects every problem of one reading, so that all are told at once.
#[derive(Default)]
pub(crate) struct Sink {
    problems: Vec<Problem>,
}

/// A number as it was found: one, or a text that is not (yet) one.
pub(crate) type FoundNumber = Result<Decimal, (String, NumberFault)>;

impl Sink {
    pub(crate) fn report(&mut self, path: &Path, fault: Fault) {
        self.problems.push(Problem::at(path.as_str(), fault));
    }

    pub(crate) fn wrong_type<T>(&mut self, path: &Path, wanted: WantedType) -> Option<T> {
        self.report(path, Fault::WrongType { wanted });
        None
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// A string in NFC of at most `limit` characters.
    pub(crate) fn text(&mut self, json: &Json, path: &Path, limit: usize) -> Option<String> {
        let Json::Text(text) = json else {
            return self.wrong_type(path, WantedType::Text);
        };
        let text = composed(text);
        if text.chars().count() > limit {
            self.report(path, Fault::TooLong { limit });
            return None;
        }
        Some(text)
    }

    pub(crate) fn bool(&mut self, json: &Json, path: &Path) -> Option<bool> {
        match json {
            Json::Bool(value) => Some(*value),
            _ => self.wrong_type(path, WantedType::Bool),
        }
    }

    /// A decimal string or a JSON number; a string that is no number is handed back as it is.
    pub(crate) fn number(&mut self, json: &Json, path: &Path) -> Option<FoundNumber> {
        match json {
            Json::Number(digits) if digits.contains(['e', 'E']) => {
                Some(written_out(digits).and_then(|plain| read_stored(&plain)).map_err(|fault| (digits.clone(), fault)))
            }
            Json::Number(text) | Json::Text(text) => Some(read_stored(text).map_err(|fault| (text.clone(), fault))),
            _ => self.wrong_type(path, WantedType::Number),
        }
    }

    /// A decimal; anything else is reported.
    pub(crate) fn decimal(&mut self, json: &Json, path: &Path) -> Option<Decimal> {
        match self.number(json, path)? {
            Ok(value) => Some(value),
            Err((text, fault)) => {
                self.report(path, Fault::Number { text, fault });
                None
            }
        }
    }

    /// The items of an array of at most `limit`.
    pub(crate) fn list<'j>(&mut self, json: &'j Json, path: &Path, limit: usize) -> Option<&'j [Json]> {
        let Json::List(items) = json else {
            return self.wrong_type(path, WantedType::List);
        };
        if items.len() > limit {
            self.report(path, Fault::TooMany { limit });
            return None;
        }
        Some(items)
    }

    pub(crate) fn object<'j>(&mut self, json: &'j Json, path: &Path) -> Option<Fields<'j>> {
        let Json::Object(entries) = json else {
            return self.wrong_type(path, WantedType::Object);
        };
        let mut fields = Fields { path: path.clone(), left: Vec::with_capacity(entries.len()) };
        for (key, value) in entries {
            if fields.left.iter().any(|(name, _)| name == key) {
                self.report(path, Fault::DuplicateField { field: key.clone() });
            } else {
                fields.left.push((key, value));
            }
        }
        Some(fields)
    }
}

/// The fields of one object, taken one by one; what nobody took is reported as unknown.
pub(crate) struct Fields<'j> {
    path: Path,
    left: Vec<(&'j str, &'j Json)>,
}

impl<'j> Fields<'j> {
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Takes a field that may be absent.
    pub(crate) fn optional(&mut self, name: &str) -> Option<(&'j Json, Path)> {
        let at = self.left.iter().position(|(key, _)| *key == name)?;
        Some((self.left.remove(at).1, self.path.field(name)))
    }

    /// Takes a field that must be there; its absence is reported, with the choices it has.
    pub(crate) fn required(
        &mut self,
        sink: &mut Sink,
        name: &str,
        choices: &'static [&'static str],
    ) -> Option<(&'j Json, Path)> {
        let found = self.optional(name);
        if found.is_none() {
            let field = name.to_owned();
            sink.report(&self.path, Fault::MissingField { field, choices });
        }
        found
    }

    pub(crate) fn text(&mut self, sink: &mut Sink, name: &str, limit: usize) -> Option<String> {
        let (json, path) = self.required(sink, name, &[])?;
        sink.text(json, &path, limit)
    }

    pub(crate) fn optional_text(&mut self, sink: &mut Sink, name: &str, limit: usize) -> Option<String> {
        let (json, path) = self.optional(name)?;
        sink.text(json, &path, limit)
    }

    pub(crate) fn decimal(&mut self, sink: &mut Sink, name: &str) -> Option<Decimal> {
        let (json, path) = self.required(sink, name, &[])?;
        sink.decimal(json, &path)
    }

    /// One of a few words, as the value it stands for.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        sink: &mut Sink,
        name: &str,
        words: &'static [&'static str],
        values: &[T],
    ) -> Option<T> {
        let (json, path) = self.required(sink, name, words)?;
        sink.choice(json, &path, words, values)
    }

    /// Reports what nobody took.
    pub(crate) fn finish(self, sink: &mut Sink) {
        for (field, _) in self.left {
            sink.report(&self.path, Fault::UnknownField { field: field.to_owned() });
        }
    }
}

/// A number with an exponent, written out: `1.5e3` is `1500`.
fn written_out(digits: &str) -> Result<String, NumberFault> {
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let exponent: i32 = exponent.trim_start_matches('+').parse().map_err(|_| NumberFault::TooManyDigits)?;
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{integer}{fraction}");
    let digits = all.trim_matches('0');
    let point = integer.len() as i64 - (all.len() - all.trim_start_matches('0').len()) as i64 + i64::from(exponent);
    match usize::try_from(point) {
        _ if digits.is_empty() => Ok("0".to_owned()),
        // Longer than any figure may be; also keeps a huge exponent from being written out.
        Ok(point) if point > 40 => Err(NumberFault::TooManyDigits),
        Ok(point) if point >= digits.len() => Ok(format!("{sign}{digits}{}", "0".repeat(point - digits.len()))),
        Ok(point) if point > 0 => Ok(format!("{sign}{}.{}", &digits[..point], &digits[point..])),
        _ if point < -40 => Err(NumberFault::TooManyDigits),
        _ => Ok(format!("{sign}0.{}{digits}", "0".repeat(usize::try_from(-point).unwrap_or_default()))),
    }
}

impl Sink {
    pub(crate) fn choice<T: Copy>(
        &mut self,
        json: &Json,
        path: &Path,
        words: &'static [&'static str],
        values: &[T],
    ) -> Option<T> {
        let found = match json {
            Json::Text(text) => text.clone(),
            other => other.to_line(),
        };
        let value = words.iter().position(|word| *word == found).and_then(|at| values.get(at).copied());
        if value.is_none() {
            self.report(path, Fault::UnknownWord { found, choices: words });
        }
        value
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
    fn exponents_are_written_out() {
        for (digits, plain) in [
            ("1e3", "1000"),
            ("1.5e+3", "1500"),
            ("-2.50E1", "-25"),
            ("125e-2", "1.25"),
            ("0.00125e3", "1.25"),
            ("5e-3", "0.005"),
            ("0e99999", "0"),
            ("100e-2", "1"),
        ] {
            assert_eq!(written_out(digits).as_deref(), Ok(plain), "{digits}");
        }
        for digits in ["1e400", "1e-400", "1e99999999999"] {
            assert_eq!(written_out(digits), Err(NumberFault::TooManyDigits), "{digits}");
        }
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
