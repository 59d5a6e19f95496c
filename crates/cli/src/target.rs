//! The folder that a publication is written to: what is in it, whether that may be replaced, and writing it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thuocdo_core::snapshot::folder::{FILE, FolderFile, LIST, strangers};
use thuocdo_core::snapshot::{self, Snapshot};
use thuocdo_text as text;

/// A folder that may be written to.
pub(crate) struct Target {
    path: PathBuf,
    /// The files that are in it.
    found: Vec<String>,
    /// The publication that is in it.
    pub(crate) replaced: Option<Snapshot>,
}

impl Target {
    /// A folder that is not there, is empty, or holds an earlier publication and nothing else; a sentence for any other.
    pub(crate) fn of(path: &Path) -> Result<Target, String> {
        let mut found = Vec::new();
        match fs::metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unreadable(path, &error)),
            Ok(there) if !there.is_dir() => return Err(format!("{}: đây là tệp, không phải thư mục.", path.display())),
            Ok(_) => walk(path, "", &mut found)?,
        }
        found.sort();
        let replaced = if found.is_empty() { None } else { Some(earlier(path, &found)?) };
        Ok(Target { path: path.to_owned(), found, replaced })
    }

    /// Writes the files in their order, and then takes away what an earlier publication has left.
    pub(crate) fn write(&self, files: &[FolderFile]) -> Result<(), String> {
        for FolderFile { path, content } in files {
            let place = self.path.join(path);
            let parent = place.parent().unwrap_or(&self.path);
            // Beside it first: nobody ever fetches half a file.
            let half = place.with_extension("moi");
            let write = || fs::write(&half, content).and_then(|()| fs::rename(&half, &place));
            let written = fs::create_dir_all(parent).and_then(|()| write());
            written.map_err(|error| {
                let _ = fs::remove_file(&half);
                unwritable(&place, &error)
            })?;
        }
        for old in self.found.iter().filter(|old| files.iter().all(|file| file.path != **old)) {
            let place = self.path.join(old);
            fs::remove_file(&place).map_err(|error| unwritable(&place, &error))?;
        }
        Ok(())
    }
}

/// The publication that a folder holds.
fn earlier(path: &Path, found: &[String]) -> Result<Snapshot, String> {
    let refused = |why: &str| {
        format!(
            "{}: thư mục đã có nội dung khác ({why}) nên không ghi vào. Hãy chọn thư mục mới hoặc trống.",
            path.display()
        )
    };
    let list = text(&path.join(LIST)).map_err(|_| refused(&text::visible(&found[0])))?;
    let strange = strangers(&list, found).map_err(|_| refused(LIST))?;
    if let Some(first) = strange.first() {
        return Err(refused(&text::visible(first)));
    }
    let old = text(&path.join(FILE)).ok().and_then(|text| snapshot::read(&text).ok());
    old.map(|read| read.snapshot).ok_or_else(|| refused(FILE))
}

/// The paths of all files below a folder; what is neither file nor folder counts as one that nobody knows.
fn walk(folder: &Path, below: &str, found: &mut Vec<String>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&entry.path(), &format!("{path}/"), found)?,
            Ok(_) => found.push(path),
            Err(error) => return Err(unreadable(&entry.path(), &error)),
        }
    }
    Ok(())
}

/// The text of a file, or why it cannot be read.
pub(crate) fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| text::problem::unreadable_reason(error.kind()))
}

/// That a file or folder cannot be read, and why.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> String {
    format!("{}: không đọc được: {}.", path.display(), text::problem::unreadable_reason(error.kind()))
}

fn unwritable(path: &Path, error: &io::Error) -> String {
    let reason = match error.kind() {
        io::ErrorKind::PermissionDenied => "không có quyền ghi".to_owned(),
        other => other.to_string(),
    };
    format!("{}: không ghi được: {reason}.", path.display())
}
