//! JSON as text (RFC 8259): read with every digit, told where it stops being JSON, and written.

use super::Json;
use crate::problem::Fault;

/// Arrays and objects in each other. Deeper than any file of ours; what goes deeper is refused before the stack ends.
const DEPTH_LIMIT: usize = 256;

/// Reads one JSON text.
pub(super) fn read(text: &str) -> Result<Json, Fault> {
    let mut reader = Reader { text, at: 0, too_deep: false };
    match reader.whole() {
        Some(json) => Ok(json),
        None => Err(reader.fault()),
    }
}

/// A place in the text. What is wrong is told by `None`, and the place then stands at it.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// Whether what is wrong is only that brackets stand too deep in each other.
    too_deep: bool,
}

impl Reader<'_> {
    fn fault(&self) -> Fault {
        let before = &self.text.as_bytes()[..self.at];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        if self.at == self.text.len() {
            return Fault::CutOff { line };
        }
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let column = self.at - start + 1;
        match self.too_deep {
            true => Fault::NestedTooDeep { line, column, limit: DEPTH_LIMIT },
            false => Fault::NotJson { line, column },
        }
    }

    /// The next byte, which is not passed; `None` at the end.
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes the next byte if it is this one.
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn must(&mut self, byte: u8) -> Option<()> {
        self.take(byte).then_some(())
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn whole(&mut self) -> Option<Json> {
        let json = self.value(1)?;
        self.space();
        (self.at == self.text.len()).then_some(json)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.space();
        match self.peek()? {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'"' => self.string().map(Json::Text),
            b'-' | b'0'..=b'9' => self.number().map(Json::Number),
            b'[' if depth < DEPTH_LIMIT => {
                let mut items = Vec::new();
                self.items(b']', &mut |reader| {
                    items.push(reader.value(depth + 1)?);
                    Some(())
                })?;
                Some(Json::List(items))
            }
            b'{' if depth < DEPTH_LIMIT => {
                let mut fields = Vec::new();
                self.items(b'}', &mut |reader| {
                    let key = reader.string()?;
                    reader.space();
                    reader.must(b':')?;
                    fields.push((key, reader.value(depth + 1)?));
                    Some(())
                })?;
                Some(Json::Object(fields))
            }
            b'[' | b'{' => {
                self.too_deep = true;
                None
            }
            _ => None,
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        word.bytes().try_for_each(|byte| self.must(byte))?;
        Some(value)
    }

    /// What stands between two brackets, each read by `one`, with commas between them.
    fn items(&mut self, close: u8, one: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.space();
        if self.take(close) {
            return Some(());
        }
        loop {
            self.space();
            one(self)?;
            self.space();
            if self.take(close) {
                return Some(());
            }
            self.must(b',')?;
        }
    }

    fn string(&mut self) -> Option<String> {
        self.must(b'"')?;
        let mut string = String::new();
        loop {
            let from = self.at;
            while !matches!(self.peek()?, b'"' | b'\\' | 0..0x20) {
                self.at += 1;
            }
            string.push_str(&self.text[from..self.at]);
            if self.take(b'"') {
                return Some(string);
            }
            // A control character must be escaped.
            self.must(b'\\')?;
            string.push(self.escaped()?);
        }
    }

    /// What follows a backslash.
    fn escaped(&mut self) -> Option<char> {
        let plain = match self.peek()? {
            plain @ (b'"' | b'\\' | b'/') => char::from(plain),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return None,
        };
        self.at += 1;
        Some(plain)
    }

    /// Four hexadecimal digits, twice for a character beyond 16 bits.
    fn unicode(&mut self) -> Option<char> {
        let high = self.unit()?;
        if !(0xD800..0xDC00).contains(&high) {
            return char::from_u32(high);
        }
        self.must(b'\\')?;
        let low = self.unit()?;
        if !(0xDC00..0xE000).contains(&low) {
            return None;
        }
        char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    }

    fn unit(&mut self) -> Option<u32> {
        self.must(b'u')?;
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit << 4 | char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }

    /// A number as it is written; an exponent gets its sign, so that one number has fewer forms.
    fn number(&mut self) -> Option<String> {
        let mut number = String::new();
        if self.take(b'-') {
            number.push('-');
        }
        if self.take(b'0') {
            number.push('0');
            if matches!(self.peek(), Some(b'0'..=b'9')) {
                return None;
            }
        } else {
            self.digits(&mut number)?;
        }
        if self.take(b'.') {
            number.push('.');
            self.digits(&mut number)?;
        }
        if self.take(b'e') || self.take(b'E') {
            number.push('e');
            let is_negative = self.take(b'-');
            if !is_negative {
                self.take(b'+');
            }
            number.push(if is_negative { '-' } else { '+' });
            self.digits(&mut number)?;
        }
        Some(number)
    }

    /// One digit or more.
    fn digits(&mut self, number: &mut String) -> Option<()> {
        let from = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        number.push_str(&self.text[from..self.at]);
        (self.at > from).then_some(())
    }
}

/// Writes a value: on one line, or with two spaces of indent for each level.
pub(super) fn write(json: &Json, indent: Option<usize>, out: &mut String) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(true) => out.push_str("true"),
        Json::Bool(false) => out.push_str("false"),
        Json::Number(number) => {
            let mut reader = Reader { text: number, at: 0, too_deep: false };
            match reader.number() {
                Some(number) if reader.at == reader.text.len() => out.push_str(&number),
                _ => write_string(number, out),
            }
        }
        Json::Text(text) => write_string(text, out),
        Json::List(items) => {
            write_items(['[', ']'], items.len(), indent, out, &mut |at, indent, out| write(&items[at], indent, out));
        }
        Json::Object(fields) => {
            write_items(['{', '}'], fields.len(), indent, out, &mut |at, indent, out| {
                let (key, value) = &fields[at];
                write_string(key, out);
                out.push_str(if indent.is_some() { ": " } else { ":" });
                write(value, indent, out);
            });
        }
    }
}

fn write_items(
    [open, close]: [char; 2],
    count: usize,
    indent: Option<usize>,
    out: &mut String,
    one: &mut dyn FnMut(usize, Option<usize>, &mut String),
) {
    let new_line = |level: Option<usize>, out: &mut String| {
        if let Some(level) = level {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", level));
        }
    };
    let inner = indent.map(|level| level + 1);
    out.push(open);
    for at in 0..count {
        if at > 0 {
            out.push(',');
        }
        new_line(inner, out);
        one(at, inner, out);
    }
    if count > 0 {
        new_line(indent, out);
    }
    out.push(close);
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..' ' => {
                let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
                out.push_str("\\u00");
                out.extend([digit(u32::from(c) >> 4), digit(u32::from(c) & 15)]);
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}
