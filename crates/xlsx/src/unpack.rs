//! What a workbook unfolds to, measured before anything of it is kept: the guard against archives that explode.

use std::io::{Cursor, Read};

use thuocdo_core::exchange::table::{FILE_LIMIT, TableFault, TableProblem};
use thuocdo_core::problem::{Fault, Problem};
use zip::ZipArchive;

/// The most that the parts of a workbook that are read may unfold to, in bytes.
pub const UNPACKED_LIMIT: u64 = 128 << 20;
/// The most parts a workbook may have.
pub const ENTRY_LIMIT: usize = 10_000;

/// How compound files begin: old workbooks, and new ones with a password.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Whether bytes begin like a workbook rather than a text.
pub(crate) fn begins_like_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&COMPOUND)
}

/// Checks that bytes are an archive whose parts can safely be read.
///
/// # Errors
/// An empty or too large file (F01, F02), no workbook (T27), an old or encrypted one (T28), one that unfolds to too much (T29).
pub(crate) fn check(bytes: &[u8]) -> Result<(), TableProblem> {
    if bytes.is_empty() {
        return Err(known(Fault::EmptyFile));
    }
    if bytes.len() > FILE_LIMIT {
        return Err(known(Fault::TooLarge { bytes: bytes.len(), limit: FILE_LIMIT }));
    }
    if bytes.starts_with(&COMPOUND) {
        return Err(TableProblem::whole(TableFault::OldWorkbook));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| no_workbook())?;
    if archive.len() > ENTRY_LIMIT
        || !archive.file_names().any(|name| name.is_ok_and(|name| name.ends_with("workbook.xml")))
    {
        return Err(no_workbook());
    }
    // The sizes that an archive declares are what its maker wrote; only unfolding tells the truth.
    let mut left = UNPACKED_LIMIT;
    let mut declared: u64 = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| no_workbook())?;
        // A name that cannot be read is no part of a workbook.
        if !part.name().is_ok_and(|name| is_read(&name)) {
            continue;
        }
        declared = declared.saturating_add(part.size());
        let unfolded = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| no_workbook())?;
        if unfolded > left {
            let bytes = declared.max(UNPACKED_LIMIT + 1);
            return Err(TableProblem::whole(TableFault::WorkbookTooLarge { bytes, limit: UNPACKED_LIMIT }));
        }
        left -= unfolded;
    }
    Ok(())
}

/// Whether a part may be read at all: pictures and the like are not.
fn is_read(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.ends_with(".xml") || lower.ends_with(".rels")
}

pub(crate) fn no_workbook() -> TableProblem {
    TableProblem::whole(TableFault::NotWorkbook)
}

fn known(fault: Fault) -> TableProblem {
    TableProblem::whole(TableFault::Known(Box::new(Problem::at("", fault))))
}
