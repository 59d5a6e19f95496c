//! Reading files and standard input: one document, or one on each line, never more memory than a document may take.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use thuocdo_core::problem::{Fault, Problem};

/// One document of an input.
pub(crate) struct Document {
    /// Where it stands, for messages: `phieu.json` or `cac-phieu.ndjson:3`.
    pub(crate) source: String,
    /// Its text, or why there is none.
    pub(crate) content: Result<String, Problem>,
}

/// The documents of a file, or of standard input for `-`, one after the other.
///
/// When the first line is a whole JSON value, each line is a document (NDJSON); else the whole is one.
pub(crate) fn documents(name: &str, limit: usize) -> Documents {
    match open(name) {
        Ok(reader) => Documents { name: name.to_owned(), reader: Some(reader), limit, line: 0, failed: None },
        Err(error) => Documents { name: name.to_owned(), reader: None, limit, line: 0, failed: Some(error) },
    }
}

/// All of a file, or of standard input for `-`.
pub(crate) fn whole(name: &str, limit: usize) -> Result<String, Problem> {
    let reader = open(name).map_err(|error| unreadable(name, &error))?;
    rest(Vec::new(), reader, limit).and_then(text)
}

fn open(name: &str) -> io::Result<Box<dyn BufRead>> {
    if name == "-" {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    Ok(Box::new(BufReader::new(File::open(name)?)))
}

fn unreadable(name: &str, error: &io::Error) -> Problem {
    Problem::at("", Fault::Unreadable { name: name.to_owned(), reason: error.kind().to_string() })
}

fn text(bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|_| Problem::at("", Fault::NotText))
}

fn rest(mut start: Vec<u8>, reader: impl Read, limit: usize) -> Result<Vec<u8>, Problem> {
    let room = (limit + 1).saturating_sub(start.len()) as u64;
    match reader.take(room).read_to_end(&mut start) {
        Ok(_) if start.len() > limit => Err(Problem::at("", Fault::TooLarge { bytes: start.len(), limit })),
        Ok(_) => Ok(start),
        Err(error) => Err(unreadable("-", &error)),
    }
}

/// The documents of one input; see [`documents`].
pub(crate) struct Documents {
    name: String,
    reader: Option<Box<dyn BufRead>>,
    limit: usize,
    line: usize,
    failed: Option<io::Error>,
}

impl Documents {
    /// The next line with its line break, at most a little longer than a document may be.
    fn next_line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        if let Some(reader) = &mut self.reader {
            let mut limited = reader.take(self.limit as u64 + 2);
            limited.read_until(b'\n', &mut line)?;
            if line.len() > self.limit && line.last() != Some(&b'\n') {
                // Too long for a document: the rest of the line is passed over, not kept.
                let mut scrap = Vec::new();
                while reader.take(1 << 16).read_until(b'\n', &mut scrap)? > 0 && scrap.last() != Some(&b'\n') {
                    scrap.clear();
                }
            }
        }
        Ok(line)
    }

    fn document(&self, content: Result<String, Problem>) -> Document {
        let source = if self.line > 1 { format!("{}:{}", self.name, self.line) } else { self.name.clone() };
        Document { source, content }
    }

    fn take_line(&mut self, line: Vec<u8>) -> Document {
        if line.len() > self.limit {
            let fault = Fault::TooLarge { bytes: line.len(), limit: self.limit };
            return self.document(Err(Problem::at("", fault)));
        }
        let alone = self.line == 1 && serde_json::from_slice::<serde::de::IgnoredAny>(&line).is_err();
        if !alone {
            return self.document(text(line));
        }
        match self.reader.take() {
            Some(reader) => self.document(rest(line, reader, self.limit).and_then(text)),
            None => self.document(text(line)),
        }
    }
}

impl Iterator for Documents {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        if let Some(error) = self.failed.take() {
            return Some(self.document(Err(unreadable(&self.name, &error))));
        }
        loop {
            let line = match self.next_line() {
                Ok(line) if line.is_empty() => {
                    let empty = self.line == 0 && self.reader.take().is_some();
                    self.line += 1;
                    return empty.then(|| self.document(Err(Problem::at("", Fault::EmptyFile))));
                }
                Ok(line) => line,
                Err(error) => {
                    self.reader = None;
                    return Some(self.document(Err(unreadable(&self.name, &error))));
                }
            };
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            self.line += 1;
            return Some(self.take_line(line));
        }
    }
}
