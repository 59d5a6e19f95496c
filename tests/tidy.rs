//! Rules of this repository that no compiler checks. Each failure names file and line, and says what to do instead.
//!
//! Which rule holds which invariant is in ARCHITECTURE.md. Only the standard library, so that it builds in a second.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

#[path = "tidy/pieces.rs"]
mod pieces;

use pieces::{Kind, is_word, pieces, words};

/// Where effects may be made: they touch the outside and nothing else. Add a file here with the reason beside it.
const EFFECTS_ALLOWED: &[&str] = &[
    "src/adapters/",                      // they are the outside
    "src/components/sheet.rs",            // tells the few nodes that a change concerns
    "src/components/editor/tree_rows.rs", // tells the few rows that say something else
    "src/components/editor/making.rs",    // makes the rows of a list frame by frame
    "src/components/editor/try_it.rs",    // builds the card once the edit itself is seen
    "src/components/appraisal_state.rs",  // tells the few rows whose sheet is another one
];

/// Where the browser may be touched.
const BROWSER_ALLOWED: &[&str] = &["src/adapters/", "src/main.rs"];

/// Crates that the core must not know.
const NOT_IN_CORE: &[&str] = &["leptos", "web-sys", "js-sys", "wasm-bindgen", "gloo", "rand", "getrandom", "log"];

/// The most lines of a file; beyond, it has more than one subject.
const LINE_LIMIT: usize = 450;

/// Files that are longer for a reason, each with the most lines it may have.
const LONGER: &[(&str, usize)] = &[];

/// Data, not text that people write: not measured in lines.
const DATA: &[&str] =
    &["crates/core/frameworks/", "crates/core/tests/golden/", "crates/core/tests/frameworks/", "docs/schema/"];

/// Folders that are built, installed or not ours.
const PASSED_OVER: &[&str] = &["target", "dist", "node_modules", "out", ".git", ".tools"];

const TEXT_ENDINGS: &[&str] =
    &["rs", "toml", "md", "js", "mjs", "css", "html", "json", "sh", "yml", "yaml", "svg", "txt", "csv", "ndjson"];

/// One text file of the repository.
struct File {
    /// Its path from the root, with `/`.
    path: String,
    text: String,
}

impl File {
    fn is(&self, ending: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
    }

    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }
}

fn root() -> PathBuf {
    PathBuf::from(option_env!("CARGO_MANIFEST_DIR").unwrap_or("."))
}

fn files() -> Vec<File> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<File>) {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !PASSED_OVER.contains(&name.as_str()) {
                    walk(&path, root, found);
                }
                continue;
            }
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            if (TEXT_ENDINGS.contains(&ending) || !name.contains('.') || name == ".gitignore")
                && let Ok(text) = fs::read_to_string(&path)
            {
                let path = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.push(File { path, text });
            }
        }
    }
    let (root, mut found) = (root(), Vec::new());
    walk(&root, &root, &mut found);
    assert!(found.len() > 50, "the repository was not found at {}", root.display());
    found
}

fn rust_in(places: &[&str]) -> Vec<File> {
    files().into_iter().filter(|file| file.is("rs") && file.is_in(places)).collect()
}

/// What was found, as `file:line`, and what to do instead.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    fn add(&mut self, file: &File, line: usize, what: &str) {
        self.0.push(format!("{}:{line}: {}", file.path, what.trim()));
    }

    #[track_caller]
    fn conclude(self, rule: &str, remedy: &str) {
        assert!(self.0.is_empty(), "\n{rule}\n  {}\nInstead: {remedy}\n", self.0.join("\n  "));
    }

    /// Adds each piece of the kind that `wrong` finds something in.
    fn search(&mut self, file: &File, kind: Kind, wrong: impl Fn(&str) -> bool) {
        for piece in pieces(&file.text) {
            if piece.kind == kind && wrong(piece.text) {
                self.add(file, piece.line, piece.text);
            }
        }
    }
}

#[test]
fn every_rust_file_opens_with_a_sentence_on_what_it_owns() {
    let mut findings = Findings::default();
    for file in rust_in(&["src/", "crates/", "tests/"]) {
        let first = file.text.lines().next().unwrap_or_default();
        if first.strip_prefix("//! ").is_none_or(|sentence| sentence.len() <= 10) {
            findings.add(&file, 1, first);
        }
    }
    findings.conclude("A file does not begin with a `//!` sentence.", "say in the first line what the file owns.");
}

#[test]
fn the_core_names_no_crate_of_the_browser() {
    let mut findings = Findings::default();
    for file in files().iter().filter(|file| file.path == "crates/core/Cargo.toml") {
        for (i, line) in file.text.lines().enumerate() {
            let name = line.split(['=', '.']).next().unwrap_or_default().trim().trim_matches('"');
            if NOT_IN_CORE.iter().any(|crate_| name == *crate_ || name.starts_with(&format!("{crate_}-"))) {
                findings.add(file, i + 1, line);
            }
        }
    }
    findings.conclude(
        "The core names a crate of the browser, of chance or of logging.",
        "pass plain values in and out; what touches the outside belongs to src/adapters/.",
    );
}

#[test]
fn the_core_has_no_floating_point() {
    let is_float = |word: &str| {
        let last = word.rsplit('_').next().unwrap_or(word);
        let of_number =
            |suffix: &str| last.strip_suffix(suffix).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        of_number("f32") || of_number("f64")
    };
    let mut findings = Findings::default();
    for file in rust_in(&["crates/core/src/"]) {
        findings.search(&file, Kind::Code, |code| words(code).any(is_float));
    }
    findings.conclude("Floating point in the core.", "use `Decimal` for figures and `Exact` for what is computed.");
}

#[test]
fn only_adapters_touch_the_browser() {
    let is_browser = |word: &str| matches!(word, "web_sys" | "js_sys") || word.starts_with("gloo");
    let mut findings = Findings::default();
    for file in rust_in(&["src/"]).iter().filter(|file| !file.is_in(BROWSER_ALLOWED)) {
        findings.search(file, Kind::Code, |code| words(code).any(is_browser));
    }
    findings.conclude("The browser is touched outside the adapters.", "write or use a function in src/adapters/.");
}

#[test]
fn components_know_no_context() {
    let is_context = |word: &str| matches!(word, "expect_context" | "use_context" | "provide_context");
    let mut findings = Findings::default();
    for file in rust_in(&["src/components/"]) {
        findings.search(&file, Kind::Code, |code| words(code).any(is_context));
    }
    findings
        .conclude("A component reads the context.", "give it signals and callbacks as props; pages read the context.");
}

#[test]
fn effects_are_made_in_named_places_only() {
    let mut findings = Findings::default();
    for file in rust_in(&["src/"]).iter().filter(|file| !file.is_in(EFFECTS_ALLOWED)) {
        findings.search(file, Kind::Code, |code| {
            code.contains("Effect::") || words(code).any(|word| matches!(word, "create_effect" | "RenderEffect"))
        });
    }
    findings.conclude(
        "An effect outside the list in tests/tidy.rs.",
        "derive the value with a Memo or change it in a command; if it does touch the outside, add the file to the list.",
    );
}

#[test]
fn the_strict_policy_of_the_page_holds() {
    let mut findings = Findings::default();
    for file in rust_in(&["src/"]) {
        findings.search(&file, Kind::Code, |code| {
            let style_attribute = code
                .match_indices("style=")
                .any(|(at, _)| !is_word(code.as_bytes().get(at.wrapping_sub(1))) && !code[at + 6..].starts_with('='));
            style_attribute || code.contains(".style(") || words(code).any(|word| word == "inner_html")
        });
        findings.search(&file, Kind::Text, |text| text.contains(" style=") || text.contains("<script"));
    }
    for file in files().iter().filter(|file| file.path == "index.html") {
        for (i, line) in file.text.lines().enumerate() {
            let handler = line.split_whitespace().any(|word| word.starts_with("on") && word.contains('='));
            if line.contains(" style=") || line.contains("<style") || line.contains("<script>") || handler {
                findings.add(file, i + 1, line);
            }
        }
    }
    findings.conclude(
        "Inline style, script or markup, which the page's policy forbids.",
        "use a class in style/, `style:--name=` for a value, and elements instead of `inner_html`.",
    );
}

/// A source up to its tests, whose data may be Vietnamese.
fn without_tests(source: &str) -> &str {
    source.find("#[cfg(test)]\nmod ").map_or(source, |end| &source[..end])
}

#[test]
fn sentences_live_in_the_text_crate() {
    let foreign = |text: &str| text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let mut findings = Findings::default();
    for file in rust_in(&["src/"]) {
        for piece in pieces(without_tests(&file.text)) {
            if piece.kind != Kind::Comment && foreign(piece.text) {
                findings.add(&file, piece.line, piece.text);
            }
        }
    }
    findings.conclude("A Vietnamese sentence in src/.", "make it a function or constant of crates/text and call it.");
}

#[test]
fn no_file_grows_beyond_one_subject() {
    let mut findings = Findings::default();
    for file in files().iter().filter(|file| !file.is_in(DATA) && !file.is("json") && file.path != "Cargo.lock") {
        let limit = LONGER.iter().find(|(path, _)| file.path == *path).map_or(LINE_LIMIT, |(_, limit)| *limit);
        let count = file.text.lines().count();
        if count > limit {
            findings.add(file, limit, &format!("{count} lines, more than {limit}"));
        }
    }
    findings.conclude("A file is too long.", "divide it by subject.");
}

#[test]
fn nothing_is_left_unfinished() {
    // Put together here, so that this file does not find itself.
    let marks = [["FIX", "ME"], ["TO", "DO:"], ["to", "do!("], ["unimple", "mented!("], ["db", "g!("]]
        .map(|part| part.concat());
    let mut findings = Findings::default();
    for file in files().iter().filter(|file| !file.is_in(DATA)) {
        for (i, line) in file.text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark.as_str())) {
                findings.add(file, i + 1, line);
            }
        }
    }
    findings.conclude("Something unfinished.", "finish it, or take it out.");
}

#[test]
fn nothing_names_a_machine_or_a_registry() {
    let places = [["/ho", "me/"], ["/ro", "ot/"], ["/wo", "rk/"], ["/Us", "ers/"], ["/t", "mp/"], ["C:\\", "Users"]]
        .map(|part| part.concat());
    let hosts = [
        ["registry.", "npmjs"],
        ["crates", ".io/api"],
        ["index.crates", ".io"],
        ["pypi", ".org"],
        ["arti", "factory"],
        ["127.0.0.1", ":8"],
    ]
    .map(|part| part.concat());
    let mut findings = Findings::default();
    for file in &files() {
        for (i, line) in file.text.lines().enumerate() {
            let of_machine = places.iter().any(|place| {
                line.match_indices(place.as_str()).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '}' | ')' | '*'))
                })
            });
            if of_machine || hosts.iter().any(|host| line.contains(host.as_str())) {
                findings.add(file, i + 1, line);
            }
        }
    }
    findings.conclude(
        "A path of one machine or the name of a registry.",
        "use a path from the repository's root or a variable; leave registries to the configuration of the machine.",
    );
}

/// The targets of the links of a line of Markdown: `[words](target)`.
fn link_targets(line: &str) -> Vec<&str> {
    line.match_indices("](").filter_map(|(at, _)| line[at + 2..].split_once(')').map(|(target, _)| target)).collect()
}

/// The heading's id as Markdown renderers make it: `## What a "schema" says` → `what-a-schema-says`.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    kept.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

#[test]
fn links_and_paths_in_documents_lead_somewhere() {
    let all = files();
    let mut findings = Findings::default();
    for file in all.iter().filter(|file| file.is("md")) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut fenced = false;
        for (i, line) in file.text.lines().enumerate() {
            fenced ^= line.starts_with("```");
            if fenced {
                continue;
            }
            for target in link_targets(line) {
                if target.contains("://") || target.starts_with("mailto:") {
                    continue;
                }
                let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
                let full = if path.is_empty() { root().join(&file.path) } else { root().join(folder).join(path) };
                let heading_found = fragment.is_empty()
                    || fs::read_to_string(&full)
                        .is_ok_and(|text| text.lines().any(|line| line.starts_with('#') && anchor(line) == fragment));
                if !full.exists() || !heading_found {
                    findings.add(file, i + 1, target);
                }
            }
            // Paths in code marks that name a file of the repository: `crates/core/src/lib.rs`.
            for quoted in line.split('`').skip(1).step_by(2) {
                let is_path = quoted.contains('/')
                    && ["src/", "crates/", "docs/", "tests/", "scripts/", "style/"]
                        .iter()
                        .any(|top| quoted.starts_with(top))
                    && quoted.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
                if is_path && !root().join(quoted).exists() {
                    findings.add(file, i + 1, quoted);
                }
            }
        }
    }
    findings
        .conclude("A document names a file or heading that is not there.", "correct the path, or take the link out.");
}

#[test]
fn every_test_that_holds_an_invariant_exists() {
    let all = files();
    let exists = |name: &str| all.iter().any(|file| file.is("rs") && file.text.contains(&["fn ", name, "("].concat()));
    let mut findings = Findings::default();
    let page = all.iter().find(|file| file.path == "ARCHITECTURE.md").unwrap();
    for (i, line) in page.text.lines().enumerate() {
        for quoted in line.split('`').skip(1).step_by(2) {
            let is_test = quoted.matches('_').count() >= 2 && words(quoted).eq([quoted]);
            if is_test && !exists(quoted) {
                findings.add(page, i + 1, quoted);
            }
        }
    }
    findings.conclude("An invariant names a test that is not there.", "name the test that holds it, or write one.");
}

#[test]
fn documents_named_in_the_sources_exist() {
    let mut findings = Findings::default();
    for file in files().iter().filter(|file| ["rs", "js", "mjs", "sh", "toml"].iter().any(|ending| file.is(ending))) {
        for (i, line) in file.text.lines().enumerate() {
            for (at, _) in line.match_indices("docs/") {
                let end = line[at..].find(|c: char| !c.is_ascii_alphanumeric() && !"/._-".contains(c));
                let path = line[at..end.map_or(line.len(), |end| at + end)].trim_end_matches('.');
                if path.ends_with(".md") && !root().join(path).exists() {
                    findings.add(file, i + 1, path);
                }
            }
        }
    }
    findings.conclude("A source names a document that is not there.", "correct the path, or write the document.");
}
