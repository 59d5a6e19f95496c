//! The port through which drafts are kept, and a double of it in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use thuocdo_text::ui as t;

/// Every key this app keeps in the browser, in one place.
pub mod keys {
    /// A draft; its id follows.
    pub const DRAFT: &str = "thuocdo.draft.";
    /// A draft that was deleted and can be restored; its id follows.
    pub const REMOVED: &str = "thuocdo.removed.";
    /// One of my frameworks; its key follows.
    pub const FRAMEWORK: &str = "thuocdo.framework.";
    /// A round; its key follows.
    pub const ROUND: &str = "thuocdo.round.";
    /// A unit of a round; the round's key, a point and a number follow.
    pub const ROUND_UNIT: &str = "thuocdo.round-unit.";
    /// The text of the publication that was opened from a file; kept for the tab only.
    pub const OPENED: &str = "thuocdo.opened";
    /// The name of that file; kept for the tab only.
    pub const OPENED_NAME: &str = "thuocdo.opened-name";
    /// The text of the last period's publication that it is compared with; kept for the tab only.
    pub const OPENED_LAST: &str = "thuocdo.opened-last";
    /// The theme: `auto`, `light` or `dark`.
    pub const THEME: &str = "thuocdo.theme";
}

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageFault {
    /// There is no room left.
    Full,
    /// The browser does not let this page keep anything.
    Blocked,
    /// What was written did not read back the same.
    NotKept,
    /// The sheet holds what its own reader refuses.
    Unreadable,
}

impl StorageFault {
    /// What happened and what to do.
    pub fn sentence(self) -> &'static str {
        match self {
            StorageFault::Full => t::STORAGE_FULL,
            StorageFault::Blocked => t::STORAGE_BLOCKED,
            StorageFault::NotKept => t::STORAGE_NOT_KEPT,
            StorageFault::Unreadable => t::STORAGE_UNREADABLE,
        }
    }
}

/// A place that keeps texts by key.
pub trait KeyValue {
    /// The text of a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a text.
    ///
    /// # Errors
    /// When it could not be kept; what was there before is still there.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageFault>;
    /// Forgets a key.
    fn remove(&self, key: &str);
    /// The keys with a prefix.
    fn keys(&self, prefix: &str) -> Vec<String>;
}

/// A place in memory, with room for a number of bytes: the double for tests.
pub struct Memory {
    entries: Mutex<BTreeMap<String, String>>,
    room: usize,
}

impl Memory {
    /// An empty place with room for so many bytes of text.
    pub fn with_room(room: usize) -> Memory {
        Memory { entries: Mutex::default(), room }
    }
}

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Option<String> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }
    fn set(&self, key: &str, text: &str) -> Result<(), StorageFault> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let others: usize = entries.iter().filter(|(k, _)| *k != key).map(|(_, text)| text.len()).sum();
        if others + text.len() > self.room {
            return Err(StorageFault::Full);
        }
        entries.insert(key.to_owned(), text.to_owned());
        Ok(())
    }
    fn remove(&self, key: &str) {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
    fn keys(&self, prefix: &str) -> Vec<String> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.keys().filter(|key| key.starts_with(prefix)).cloned().collect()
    }
}
