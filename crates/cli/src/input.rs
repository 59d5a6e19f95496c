//! Reading files and standard input: one document, or one on each line, never more memory than a document may take.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::exchange::table::{Grid, TableProblem};
use thuocdo_core::framework::{self, Framework};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_text as text;

use crate::say;

/// The longest line of white space that is passed over, in bytes; a longer one is a document, and too large.
const BLANK_LIMIT: usize = thuocdo_core::assessment::FILE_LIMIT;

/// How much beyond what is read is counted, in bytes: an input without an end is given up there.
const COUNT_LIMIT: usize = 1 << 30;

/// One document of an input.
pub(crate) struct Document {
    /// Where it stands, for messages: `phieu.json` or `cac-phieu.ndjson:3`.
    pub(crate) source: String,
    /// Its text, or why there is none.
    pub(crate) content: Result<String, Problem>,
}

/// An embedded framework by its id, or one in a file.
pub(crate) fn framework(name: &str) -> Result<Arc<Framework>, Vec<Problem>> {
    match framework::by_id(name) {
        Some(framework) => Ok(framework),
        None => {
            let text = whole(name, framework::FILE_LIMIT).map_err(|problem| vec![problem])?;
            framework::read(&text).map(Arc::new)
        }
    }
}

/// The cells of the first visible sheet of a workbook; the others are named, since they are not read.
pub(crate) fn workbook(source: &str, bytes: &[u8]) -> Result<Grid, TableProblem> {
    let opened = thuocdo_xlsx::open(bytes)?;
    if !opened.others.is_empty() {
        say(format_args!("{source}: {}", text::table::other_sheets(&opened.sheet, &opened.others)));
    }
    Ok(opened.grid)
}

/// The documents of a file, or of standard input for `-`, one after the other.
///
/// When the first line is a whole JSON value, or the second begins a document of its own, each line is a
/// document (NDJSON); else the whole is one.
pub(crate) fn documents(name: &str, limit: usize) -> Documents {
    let (reader, failed) = match open(name) {
        Ok(reader) => (Some(reader), None),
        Err(error) => (None, Some(error)),
    };
    Documents { name: name.to_owned(), reader, limit, line: 0, first: true, passed_over: 0, next: None, failed }
}

/// The documents of a text that is already read, as [`documents`] finds them.
pub(crate) fn documents_in(name: &str, text: String, limit: usize) -> Documents {
    let reader: Box<dyn BufRead> = Box::new(io::Cursor::new(text.into_bytes()));
    let name = name.to_owned();
    Documents { name, reader: Some(reader), limit, line: 0, first: true, passed_over: 0, next: None, failed: None }
}

/// All bytes of a file, or of standard input for `-`.
pub(crate) fn bytes(name: &str, limit: usize) -> Result<Vec<u8>, Problem> {
    let reader = open(name).map_err(|error| unreadable(name, &error))?;
    rest(name, Vec::new(), reader, limit)
}

/// All of a file, or of standard input for `-`.
pub(crate) fn whole(name: &str, limit: usize) -> Result<String, Problem> {
    let reader = open(name).map_err(|error| unreadable(name, &error))?;
    rest(name, Vec::new(), reader, limit).and_then(text)
}

fn open(name: &str) -> io::Result<Box<dyn BufRead>> {
    if name == "-" {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    Ok(Box::new(BufReader::new(File::open(name)?)))
}

fn unreadable(name: &str, error: &io::Error) -> Problem {
    let reason = thuocdo_text::problem::unreadable_reason(error.kind());
    Problem::at("", Fault::Unreadable { name: name.to_owned(), reason })
}

fn endless(name: &str) -> Problem {
    let reason = thuocdo_text::problem::endless(COUNT_LIMIT);
    Problem::at("", Fault::Unreadable { name: name.to_owned(), reason })
}

fn text(bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|_| Problem::at("", Fault::NotText))
}

fn rest(name: &str, mut start: Vec<u8>, mut reader: impl Read, limit: usize) -> Result<Vec<u8>, Problem> {
    let room = (limit + 1).saturating_sub(start.len()) as u64;
    let read = reader.by_ref().take(room).read_to_end(&mut start);
    if read.is_ok() && start.len() <= limit {
        return Ok(start);
    }
    // Too much to keep; how much it is altogether is told.
    let more = read.and_then(|_| io::copy(&mut reader.take(COUNT_LIMIT as u64), &mut io::sink()));
    let more = more.map_err(|error| unreadable(name, &error))?;
    if more as usize >= COUNT_LIMIT {
        return Err(endless(name));
    }
    Err(Problem::at("", Fault::TooLarge { bytes: start.len() + more as usize, limit }))
}

/// Whether a line is a JSON value from its first to its last character.
fn is_whole_value(line: &[u8]) -> bool {
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok()
}

/// Whether a line is a file of ours by itself, so that the broken line before it cannot be its beginning.
fn is_whole_document(line: &[u8]) -> bool {
    let read = std::str::from_utf8(line).ok().and_then(|line| Json::parse(line, line.len()).ok());
    read.is_some_and(|json| json.get("format").is_some())
}

/// The documents of one input; see [`documents`].
pub(crate) struct Documents {
    name: String,
    reader: Option<Box<dyn BufRead>>,
    limit: usize,
    /// The lines read so far, empty ones too.
    line: usize,
    /// Whether no document was handed out yet.
    first: bool,
    /// How much of the line read last was too long to keep.
    passed_over: usize,
    /// A line that was read to look ahead.
    next: Option<Vec<u8>>,
    failed: Option<io::Error>,
}

impl Documents {
    /// The next line with its line break, at most a little longer than a document may be; empty at the end.
    fn next_line(&mut self) -> io::Result<Vec<u8>> {
        if let Some(line) = self.next.take() {
            return Ok(line);
        }
        let mut line = Vec::new();
        self.passed_over = 0;
        if let Some(reader) = &mut self.reader {
            let mut limited = reader.take(self.limit as u64 + 2);
            limited.read_until(b'\n', &mut line)?;
            if line.len() > self.limit && line.last() != Some(&b'\n') {
                // Too long for a document: the rest of the line is passed over, not kept.
                let mut scrap = Vec::new();
                while scrap.last() != Some(&b'\n') {
                    scrap.clear();
                    match reader.take(1 << 16).read_until(b'\n', &mut scrap)? {
                        0 => break,
                        more => self.passed_over += more,
                    }
                    if self.passed_over >= COUNT_LIMIT {
                        self.reader = None;
                        break;
                    }
                }
            }
        }
        Ok(line)
    }

    /// A document that begins on the line read last.
    fn document(&self, content: Result<String, Problem>) -> Document {
        let source = if self.line > 1 { format!("{}:{}", self.name, self.line) } else { self.name.clone() };
        Document { source, content }
    }

    fn unreadable(&mut self, error: &io::Error) -> Document {
        self.reader = None;
        self.document(Err(unreadable(&self.name, error)))
    }

    /// The document that a line is, or, for the first line, begins.
    fn take_line(&mut self, mut line: Vec<u8>) -> Document {
        if line.len() > self.limit {
            self.first = false;
            if self.passed_over >= COUNT_LIMIT {
                return self.document(Err(endless(&self.name)));
            }
            let fault = Fault::TooLarge { bytes: line.len() + self.passed_over, limit: self.limit };
            return self.document(Err(Problem::at("", fault)));
        }
        if !std::mem::take(&mut self.first) || is_whole_value(&line) {
            return self.document(text(line));
        }
        match self.next_line() {
            Ok(second) if is_whole_document(&second) => {
                self.next = Some(second);
                self.document(text(line))
            }
            Ok(second) => {
                line.extend(second);
                let read = match self.reader.take() {
                    Some(reader) => rest(&self.name, line, reader, self.limit),
                    None => Ok(line),
                };
                self.document(read.and_then(text))
            }
            Err(error) => self.unreadable(&error),
        }
    }
}

impl Iterator for Documents {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        if let Some(error) = self.failed.take() {
            return Some(self.unreadable(&error));
        }
        loop {
            let line = match self.next_line() {
                Ok(line) if line.is_empty() => {
                    let empty = self.first && self.reader.take().is_some();
                    return empty.then(|| self.document(Err(Problem::at("", Fault::EmptyFile))));
                }
                Ok(line) => line,
                Err(error) => return Some(self.unreadable(&error)),
            };
            self.line += 1;
            if line.len() > BLANK_LIMIT.min(self.limit) || !line.iter().all(u8::is_ascii_whitespace) {
                return Some(self.take_line(line));
            }
        }
    }
}
