//! The publication that was opened from a file, kept while its tab is there, so that it outlasts loading the page again.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::snapshot::{self, Snapshot};

use super::publication::Publication;
use super::rounds::frozen::Frozen;
use super::storage::{KeyValue, keys};

/// The most that is kept, in bytes of its file: a browser gives a tab some five million units of UTF-16.
const KEPT_LIMIT: usize = 2 << 20;

/// Why there is no publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// None was opened in this tab.
    Nothing,
    /// The file with this name was, and is too large to be kept, or the browser did not keep it.
    NotKept(String),
}

/// The publication that was opened last in this tab. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Opened {
    shown: StoredValue<Option<Arc<Publication>>>,
    /// The last period's publication that it is compared with.
    last: StoredValue<Option<Arc<Snapshot>>>,
    /// What is kept here is forgotten with the tab.
    tab: StoredValue<Arc<dyn KeyValue + Send + Sync>>,
}

impl Opened {
    /// The one that the tab keeps.
    pub fn new(tab: Arc<dyn KeyValue + Send + Sync>) -> Opened {
        Opened { shown: StoredValue::new(None), last: StoredValue::new(None), tab: StoredValue::new(tab) }
    }

    /// The one of the program that this page runs in.
    #[track_caller]
    pub fn expect_context() -> Opened {
        leptos::prelude::expect_context()
    }

    /// Opens a publication: that of the file with a name and a text.
    pub fn open(self, name: &str, text: &str, publication: Arc<Publication>) {
        self.shown.set_value(Some(publication));
        self.last.set_value(None);
        self.tab.with_value(|tab| {
            tab.remove(keys::OPENED_LAST);
            // Never a name with the text of another file, whatever the browser refuses.
            tab.remove(keys::OPENED);
            tab.remove(keys::OPENED_NAME);
            // What is not kept is told when the page was loaded again, by its name or without.
            if tab.set(keys::OPENED_NAME, name).is_ok() && text.len() <= KEPT_LIMIT {
                let _ = tab.set(keys::OPENED, text);
            }
        });
    }

    /// Opens what was frozen of a round, beside the publication of the last period that the round is compared with.
    pub fn open_frozen(self, frozen: &Frozen) {
        self.open(&frozen.file_name(), &frozen.file(), Arc::clone(&frozen.publication));
        let Some(last) = frozen.last() else { return };
        let text = last.to_json().to_line();
        if text.len() <= KEPT_LIMIT {
            let _ = self.tab.with_value(|tab| tab.set(keys::OPENED_LAST, &text));
        }
        self.last.set_value(Some(last));
    }

    /// The publication of the last period, where there is one; read again as that which is open.
    pub fn last(self) -> Option<Arc<Snapshot>> {
        self.last.get_value().or_else(|| {
            let text = self.tab.with_value(|tab| tab.get(keys::OPENED_LAST))?;
            snapshot::read(&text).ok().map(|read| Arc::new(read.snapshot))
        })
    }

    /// Whether this is the one that is open.
    pub fn is(self, publication: &Arc<Publication>) -> bool {
        self.shown.with_value(|shown| shown.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, publication)))
    }

    /// The publication; read again, where the page was loaded since.
    ///
    /// # Errors
    /// When there is none.
    pub fn publication(self) -> Result<Arc<Publication>, NotOpened> {
        if let Some(shown) = self.shown.get_value() {
            return Ok(shown);
        }
        let [name, text] = self.tab.with_value(|tab| [keys::OPENED_NAME, keys::OPENED].map(|key| tab.get(key)));
        let name = name.ok_or(NotOpened::Nothing)?;
        let read = text.and_then(|text| snapshot::read(&text).ok()).ok_or(NotOpened::NotKept(name))?;
        let publication = Publication::open(read.snapshot);
        self.shown.set_value(Some(Arc::clone(&publication)));
        Ok(publication)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::publication::example;
    use crate::state::storage::Memory;

    fn opened(text: &str) -> Arc<Publication> {
        Publication::open(snapshot::read(text).unwrap().snapshot)
    }

    #[test]
    fn what_is_open_outlasts_loading_the_page_again_or_its_name_does() {
        let owner = Owner::new();
        owner.set();
        let (small, large) = (example("van-yen-766-2023").unwrap(), example("lai-chau-2020").unwrap());
        let padded = format!("{}{large}", " ".repeat(KEPT_LIMIT));
        let not_kept = |name: &str| Err(NotOpened::NotKept(name.to_owned()));
        type Case<'c> = (&'c [(&'c str, &'c str)], usize, Result<String, NotOpened>);
        // What is opened one after the other, the room of the tab, and what is there when the page was loaded again.
        let table: [Case; 6] = [
            (&[], 1 << 23, Err(NotOpened::Nothing)),
            (&[("a.json", small)], 1 << 23, Ok(opened(small).snapshot.title.clone())),
            (&[("a.json", small), ("b.json", large)], 1 << 23, Ok(opened(large).snapshot.title.clone())),
            // Not the one before it.
            (&[("a.json", small), ("b.json", &padded)], 1 << 23, not_kept("b.json")),
            (&[("a.json", small), ("b.json", large)], small.len() + 100, not_kept("b.json")),
            (&[("a.json", small)], 3, Err(NotOpened::Nothing)),
        ];
        for (files, room, wanted) in table {
            let tab = Arc::new(Memory::with_room(room));
            let now = Opened::new(tab.clone());
            for (name, text) in files {
                let publication = opened(text.trim_start());
                now.open(name, text, Arc::clone(&publication));
                assert!(now.is(&publication) && now.publication().is_ok(), "it is there whatever is kept");
            }
            let title = |opened: Opened| opened.publication().map(|one| one.snapshot.title.clone());
            assert_eq!(title(Opened::new(tab)), wanted, "{} files, room {room}", files.len());
        }
    }

    #[test]
    fn what_was_kept_and_cannot_be_read_is_told_by_its_name() {
        let owner = Owner::new();
        owner.set();
        let tab = Arc::new(Memory::with_room(1_000));
        tab.set(keys::OPENED_NAME, "a.json").unwrap();
        tab.set(keys::OPENED, "{}").unwrap();
        assert_eq!(Opened::new(tab).publication().err(), Some(NotOpened::NotKept("a.json".into())));
    }

    #[test]
    fn the_last_period_stays_beside_what_was_frozen_and_goes_with_the_next_file() {
        use thuocdo_core::assessment::Period;
        use thuocdo_core::framework::by_id;
        use thuocdo_core::round::Round;

        let owner = Owner::new();
        owner.set();
        let (last, now) = (example("lai-chau-2020").unwrap(), example("van-yen-766-2023").unwrap());
        let [last, now] = [last, now].map(|text| snapshot::read(text).unwrap().snapshot);
        let mut round = Round::new(by_id("qd766-2022").unwrap(), "Made up", Period::Year(2026));
        for previous in [Some(Arc::new(last)), None] {
            let title = previous.as_ref().map(|last| last.title.clone());
            round.previous = previous;
            let frozen = Frozen::new(Arc::new(round.clone()), now.clone());
            let tab = Arc::new(Memory::with_room(1 << 23));
            let opened = Opened::new(tab.clone());
            opened.open_frozen(&frozen);
            for opened in [opened, Opened::new(tab)] {
                assert!(opened.publication().is_ok());
                assert_eq!(opened.last().map(|last| last.title.clone()), title);
            }
            opened.open("a.json", "{}", Arc::clone(&frozen.publication));
            assert!(opened.last().is_none());
        }
    }
}
