//! What the tests of the command line share: running the binary, folders that clean up after themselves, JSON.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)] // each test file uses a part of it

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;
use thuocdo_core::Json;

/// What one run gave.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    fn of(output: Output) -> Ran {
        let ran = Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        for word in ["panicked", "RUST_BACKTRACE", "stack backtrace", "overflowed its stack"] {
            assert!(!ran.err.contains(word), "the binary panicked: {}", ran.err);
        }
        assert!(ran.code.is_some_and(|code| (0..=2).contains(&code)), "exit {:?}: {}", ran.code, ran.err);
        ran
    }

    /// The lines of standard output, each as JSON.
    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The one line of standard output.
    #[track_caller]
    pub fn line(&self) -> Value {
        let mut lines = self.lines();
        assert_eq!(lines.len(), 1, "{}{}", self.out, self.err);
        lines.remove(0)
    }

    /// The codes of the problems told on standard error, in order.
    pub fn codes(&self) -> Vec<String> {
        self.err.lines().filter_map(code_of).collect()
    }
}

/// The code in `phieu.json:3: F03: …`.
fn code_of(line: &str) -> Option<String> {
    let is_code = |word: &&str| {
        word.len() == 3
            && word.starts_with(['F', 'A', 'N', 'B', 'L', 'T', 'S'])
            && word[1..].bytes().all(|b| b.is_ascii_digit())
    };
    line.split(": ").find(is_code).map(str::to_owned)
}

/// Runs the binary with nothing on standard input.
pub fn run(arguments: &[&str]) -> Ran {
    Ran::of(command(arguments).stdin(Stdio::null()).output().unwrap())
}

/// Runs the binary with a text on standard input.
pub fn run_with(arguments: &[&str], input: impl Into<Vec<u8>>) -> Ran {
    let input = input.into();
    let mut child =
        command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // In a thread of its own, or both sides could wait for the other to read.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let ran = Ran::of(child.wait_with_output().unwrap());
    writer.join().unwrap();
    ran
}

pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thuocdo"));
    command.args(arguments);
    command
}

/// A folder for one test, removed at its end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("thuocdo-cli-{}-{count}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file and gives its path as text.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A file of this repository.
pub fn repository_file(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// An assessment of framework 766 with these answers, on one line.
pub fn sheet(unit: &str, answers: &str) -> String {
    format!(
        r#"{{"format":"thuocdo.assessment","version":1,"framework":{{"id":"qd766-2022"}},"unit":{{"name":"{unit}"}},"period":"2026","answers":{answers}}}"#
    )
}

/// Puts a value at a JSON pointer, or takes away what is there.
#[track_caller]
pub fn edit(document: &mut Value, pointer: &str, value: Option<Value>) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("nothing at {parent}"));
    match (parent, value) {
        (Value::Object(fields), Some(value)) => drop(fields.insert(key.to_owned(), value)),
        (Value::Object(fields), None) => assert!(fields.remove(key).is_some(), "nothing at {pointer}"),
        (Value::Array(items), Some(value)) => items[key.parse::<usize>().unwrap()] = value,
        (other, _) => panic!("{pointer}: cannot edit {other}"),
    }
}

/// The keys of an object in the order of its text.
#[track_caller]
pub fn keys(json: &Json) -> Vec<&str> {
    match json {
        Json::Object(fields) => fields.iter().map(|(key, _)| key.as_str()).collect(),
        other => panic!("no object: {other:?}"),
    }
}

/// A line of output with its fields in their order, which `serde_json` would sort.
pub fn ordered(line: &str) -> Json {
    Json::parse(line.trim_end(), 1 << 20).unwrap()
}

/// Answers that give 19.41 points on framework 766.
pub const ON_TIME: &str = r#"{"ON_TIME":{"figures":{"num":"2541","den":"2618"}}}"#;

/// A workbook whose first sheet has these rows, as the file format writes them; a second one, “Cũ”, is empty.
pub fn workbook_of(rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Bảng" sheetId="1" r:id="rId1"/><sheet name="Cũ" sheetId="2" r:id="rId2"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{office}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#)),
        ("xl/worksheets/sheet2.xml", format!(r#"<worksheet xmlns="{main}"><sheetData/></worksheet>"#)),
    ];
    let files: Vec<(&str, &[u8])> = parts.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    thuocdo_xlsx::zip_folder(&files).unwrap()
}
