//! A publication as a folder for any static host: the built app, the publication and its tables, opened by `index.html`.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Detail, Snapshot};
use crate::Json;
use crate::assessment::Assessment;
use crate::exchange::table::{Headings, Separator, standings, write};

/// The publication's file.
pub const FILE: &str = "cong-bo.json";
/// The table that readers open.
pub const STANDINGS: &str = "xep-hang.csv";
/// The answers as a wide table; only where the publication holds them.
pub const ANSWERS: &str = "phieu-cham.csv";
/// The last period's publication, which readers compare with; only where there is one.
pub const PREVIOUS: &str = "ky-truoc.json";
/// What the people who put the folder on a host must know.
pub const GUIDE: &str = "HUONG-DAN.txt";
/// The list of the app's files, which its build writes and which every copy of it holds.
pub const LIST: &str = "files.json";
/// The page that opens the app.
pub const PAGE: &str = "index.html";

const LIST_FORMAT: &str = "thuocdo.files";
const LIST_VERSION: &str = "1";
const LIST_LIMIT: usize = 1 << 20;
/// Where the page says which publication it opens; `boot.js` reads it.
const META: &str = "thuocdo-publication";
/// What every built page has: the meta before which ours is put.
const BUILT: &str = "thuocdo-wasm";

/// One file of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderFile {
    /// Its path in the folder, with `/` between names.
    pub path: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Why no folder can be made of some files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderFault {
    /// The list is not one that a build writes.
    NoList,
    /// The list names what is no path below the app.
    BadPath {
        /// What it names.
        path: String,
    },
    /// A file that the list names is not there.
    Missing {
        /// Its path.
        path: String,
    },
    /// The app has a file of a name that the folder needs for something else.
    Taken {
        /// Its path.
        path: String,
    },
    /// `index.html` is not the page of a built app.
    NotBuilt,
}

/// The words that the files of a folder hold.
#[derive(Clone, Copy, Debug)]
pub struct Words<'w> {
    /// What the columns of the readers' table are called.
    pub headings: Headings<'w>,
    /// The text of [`GUIDE`].
    pub guide: &'w str,
}

/// The paths of the app's files, of the text of its [`LIST`].
///
/// # Errors
/// When it is no such list, names what could lie outside the app's folder, or does not name the page.
pub fn app_files(list: &str) -> Result<Vec<String>, FolderFault> {
    let json = Json::parse(list, LIST_LIMIT).map_err(|_| FolderFault::NoList)?;
    let is_ours = json.get("format") == Some(&Json::text(LIST_FORMAT))
        && matches!(json.get("version"), Some(Json::Number(version)) if version == LIST_VERSION);
    let Some(Json::List(items)) = json.get("files").filter(|_| is_ours) else { return Err(FolderFault::NoList) };
    let path = |item: &Json| match item {
        Json::Text(path) if is_below(path) => Ok(path.clone()),
        Json::Text(path) => Err(FolderFault::BadPath { path: path.clone() }),
        _ => Err(FolderFault::NoList),
    };
    let paths: Vec<String> = items.iter().map(path).collect::<Result<_, _>>()?;
    if paths.iter().any(|path| path == PAGE) { Ok(paths) } else { Err(FolderFault::Missing { path: PAGE.into() }) }
}

/// Whether a path leads to a file below a folder on every system and host.
fn is_below(path: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    path.split('/').all(|name| !name.is_empty() && !name.starts_with('.') && name.chars().all(is_plain))
}

/// The files of the folder: the app's, the publication and its tables. The page comes last, so that a folder that is
/// written in this order opens only when all else is there.
///
/// `previous` is the last period's publication, so that readers see what changed. `app` are the files that [`app_files`] named; a publication that this app already opens is replaced.
///
/// # Errors
/// When these are not the files of a built app.
pub fn folder(
    app: Vec<FolderFile>,
    snapshot: &Snapshot,
    previous: Option<&Snapshot>,
    words: &Words,
) -> Result<Vec<FolderFile>, FolderFault> {
    let own = [FILE, PREVIOUS, STANDINGS, ANSWERS, GUIDE, LIST];
    if let Some(taken) = app.iter().find(|file| own.contains(&file.path.as_str())) {
        return Err(FolderFault::Taken { path: taken.path.clone() });
    }
    let paths: BTreeSet<&str> = app.iter().map(|file| file.path.as_str()).collect();
    let list = list(&paths);
    let text = |path: &str, content: String| FolderFile { path: path.to_owned(), content: content.into_bytes() };
    let mut ours = vec![
        text(LIST, list),
        text(GUIDE, words.guide.to_owned()),
        text(STANDINGS, standings(snapshot, &words.headings, Separator::Semicolon)),
    ];
    if snapshot.detail == Detail::Answers {
        let sheets: Vec<Arc<Assessment>> = snapshot.units.iter().map(|unit| Arc::clone(&unit.sheet)).collect();
        ours.push(text(ANSWERS, write(&snapshot.framework, &sheets, Separator::Semicolon).text));
    }
    if let Some(previous) = previous {
        ours.push(text(PREVIOUS, previous.to_json().to_pretty()));
    }
    ours.push(text(FILE, snapshot.to_json().to_pretty()));
    let (pages, mut files): (Vec<FolderFile>, Vec<FolderFile>) = app.into_iter().partition(|file| file.path == PAGE);
    let [page] = pages.as_slice() else { return Err(FolderFault::Missing { path: PAGE.into() }) };
    let page = std::str::from_utf8(&page.content).ok().and_then(|page| opening(page, previous.is_some()));
    let page = page.ok_or(FolderFault::NotBuilt)?;
    files.extend(ours);
    files.push(text(PAGE, page));
    Ok(files)
}

/// The list of an app's files.
fn list(paths: &BTreeSet<&str>) -> String {
    let files = paths.iter().map(|path| Json::text(*path)).collect();
    let list = Json::object([
        ("format", Some(Json::text(LIST_FORMAT))),
        ("version", Some(Json::Number(LIST_VERSION.into()))),
        ("files", Some(Json::List(files))),
    ]);
    list.to_pretty()
}

/// The page with what makes it open the publication; `None` when it is not the page of a built app.
fn opening(page: &str, has_previous: bool) -> Option<String> {
    let tag_before = |at: usize| page[..at].rfind("<meta ");
    let before = tag_before(page.find(BUILT)?)?;
    let (start, end) = match page.find(META) {
        Some(at) => (tag_before(at)?, at + page[at..].find('>')? + 1),
        None => (before, before),
    };
    let previous = if has_previous { format!(r#" data-previous="./{PREVIOUS}""#) } else { String::new() };
    Some(format!(r#"{}<meta name="{META}" content="./{FILE}"{previous}>{}"#, &page[..start], &page[end..]))
}

/// What of a folder is neither the app's by its [`LIST`] nor ours: what must not be replaced.
///
/// # Errors
/// As [`app_files`].
pub fn strangers<'p>(list: &str, found: &'p [String]) -> Result<Vec<&'p str>, FolderFault> {
    let app = app_files(list)?;
    let is_known = |path: &str| {
        [FILE, PREVIOUS, STANDINGS, ANSWERS, GUIDE, LIST].contains(&path) || app.iter().any(|known| known == path)
    };
    Ok(found.iter().map(String::as_str).filter(|path| !is_known(path)).collect())
}
