//! Reading JSON strictly: every problem is reported with its path, and no field passes unread.

use super::Json;
use crate::letters::composed;
use crate::number::{Decimal, NumberFault, read_stored};
use crate::problem::{Fault, Problem, WantedType};

/// The most fields of one object. Each is compared with all others, and a file can hold hundreds of thousands.
const FIELD_LIMIT: usize = 1_000;

/// Where in a file a value stands: `answers.ON_TIME.figures.num`, `nodes[2].max`.
#[derive(Clone, Debug)]
pub(crate) struct Path(String);

impl Path {
    pub(crate) fn root() -> Path {
        Path(String::new())
    }
    #[inline(never)]
    pub(crate) fn field(&self, name: &str) -> Path {
        Path(if self.0.is_empty() { name.to_owned() } else { format!("{}.{name}", self.0) })
    }
    #[inline(never)]
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
    #[inline(never)]
    pub(crate) fn report(&mut self, path: &Path, fault: Fault) {
        self.problems.push(Problem::at(path.as_str(), fault));
    }

    /// Takes over the problems of a document that stands at a place in this one.
    pub(crate) fn take_over(&mut self, path: &Path, problems: Vec<Problem>) {
        for problem in problems {
            let at = if problem.path.is_empty() { path.clone() } else { path.field(&problem.path) };
            self.report(&at, problem.fault);
        }
    }

    pub(crate) fn wrong_type<T>(&mut self, path: &Path, wanted: WantedType) -> Option<T> {
        self.report(path, Fault::WrongType { wanted });
        None
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }

    /// How much was reported so far.
    pub(crate) fn len(&self) -> usize {
        self.problems.len()
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// A string in NFC of at most `limit` characters.
    #[inline(never)]
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

    #[inline(never)]
    pub(crate) fn bool(&mut self, json: &Json, path: &Path) -> Option<bool> {
        match json {
            Json::Bool(value) => Some(*value),
            _ => self.wrong_type(path, WantedType::Bool),
        }
    }

    /// A decimal string or a JSON number; a string that is no number is handed back as it is.
    #[inline(never)]
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
    #[inline(never)]
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
    #[inline(never)]
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

    /// One of a few words, as its place among them.
    #[inline(never)]
    fn word(&mut self, json: &Json, path: &Path, words: &'static [&'static str]) -> Option<usize> {
        let found = match json {
            Json::Text(text) => text.clone(),
            other => other.to_line(),
        };
        let at = words.iter().position(|word| *word == found);
        if at.is_none() {
            self.report(path, Fault::UnknownWord { found, choices: words });
        }
        at
    }

    /// The fields of an object, each name once; no object of ours has more than a thousand.
    #[inline(never)]
    pub(crate) fn object<'j>(&mut self, json: &'j Json, path: &Path) -> Option<Fields<'j>> {
        let Json::Object(entries) = json else {
            return self.wrong_type(path, WantedType::Object);
        };
        if entries.len() > FIELD_LIMIT {
            self.report(path, Fault::TooMany { limit: FIELD_LIMIT });
            return None;
        }
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

    /// Whether a field is there and not yet taken.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.left.iter().any(|(key, _)| *key == name)
    }

    /// Takes a field that may be absent.
    #[inline(never)]
    pub(crate) fn optional(&mut self, name: &str) -> Option<(&'j Json, Path)> {
        let at = self.left.iter().position(|(key, _)| *key == name)?;
        Some((self.left.remove(at).1, self.path.field(name)))
    }

    /// Takes a field that must be there; its absence is reported, with the choices it has.
    #[inline(never)]
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

    #[inline(never)]
    pub(crate) fn text(&mut self, sink: &mut Sink, name: &str, limit: usize) -> Option<String> {
        let (json, path) = self.required(sink, name, &[])?;
        sink.text(json, &path, limit)
    }

    #[inline(never)]
    pub(crate) fn optional_text(&mut self, sink: &mut Sink, name: &str, limit: usize) -> Option<String> {
        let (json, path) = self.optional(name)?;
        sink.text(json, &path, limit)
    }

    #[inline(never)]
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
        self.word(sink, name, words).and_then(|at| values.get(at).copied())
    }

    #[inline(never)]
    fn word(&mut self, sink: &mut Sink, name: &str, words: &'static [&'static str]) -> Option<usize> {
        let (json, path) = self.required(sink, name, words)?;
        sink.word(json, &path, words)
    }

    /// Reports what nobody took.
    #[inline(never)]
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
