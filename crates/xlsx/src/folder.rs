//! A folder as one file: what is published beside the app, to be unpacked on any static host.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// Packs files, each with its path inside the folder, into a .zip. Equal files give equal bytes: no date is written.
///
/// # Errors
/// A path that leads out of the folder, that is there already, or that no archive can hold: it is given back.
pub fn zip_folder(files: &[(&str, &[u8])]) -> Result<Vec<u8>, String> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        let is_inside = !path.is_empty()
            && !path.contains(['\\', ':'])
            && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        let options = options.large_file(content.len() >= u32::MAX as usize);
        let added = is_inside.then(|| archive.start_file(*path, options).is_ok() && archive.write_all(content).is_ok());
        if added != Some(true) {
            return Err((*path).to_owned());
        }
    }
    archive.finish().map(Cursor::into_inner).map_err(|_| String::new())
}

#[cfg(test)]
mod tests {
    use super::zip_folder;
    use std::io::{Cursor, Read};

    #[test]
    #[allow(clippy::unwrap_used)]
    fn a_folder_comes_out_of_its_archive() {
        let files: [(&str, &[u8]); 3] =
            [("index.html", b"<p>"), ("du-lieu/bang.json", b"{}"), ("Đơn vị.csv", "đơn vị".as_bytes())];
        let packed = zip_folder(&files).unwrap();
        assert_eq!(packed, zip_folder(&files).unwrap());
        let mut archive = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
        assert_eq!(archive.len(), 3);
        for (path, content) in files {
            let mut found = Vec::new();
            archive.by_name(path).unwrap().read_to_end(&mut found).unwrap();
            assert_eq!(found, content);
        }
    }

    #[test]
    fn what_leads_out_of_the_folder_is_refused() {
        for path in ["", "/etc", "../x", "a/../b", "a//b", "a/./b", "C:x", "a\\b"] {
            assert_eq!(zip_folder(&[(path, b"")]), Err(path.to_owned()));
        }
        assert_eq!(zip_folder(&[("a", b""), ("a", b"")]), Err("a".to_owned()), "twice");
    }
}
