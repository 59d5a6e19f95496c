//! The state of the app: a few writable signals, made once at the root, and what follows from them.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::score::{Score, score};

use super::draft::Draft;
use super::history::History;
use super::storage::{KeyValue, StorageFault};
use crate::route::Route;

/// What the state needs from outside, so that it also runs in tests.
#[derive(Clone)]
pub struct Ports {
    /// Where drafts are kept.
    pub store: Arc<dyn KeyValue + Send + Sync>,
    /// The local time: `2026-11-02T14:05:33`.
    pub now: fn() -> String,
    /// A new id, unlike any before.
    pub new_id: fn() -> String,
    /// Calls back after so many milliseconds.
    pub later: fn(u32, Box<dyn FnOnce()>),
    /// Shows another address for the page, with no new entry in the browser's history.
    pub rename_page: fn(&str),
}

/// The sheet that is open for editing.
#[derive(Clone)]
pub struct Open {
    /// Counts up with each opening: the page stays while the same sheet is open, under whatever id it is kept.
    pub session: u64,
    /// The draft, with its latest edits.
    pub draft: Draft,
    /// Its edits since it was opened.
    pub history: History,
}

/// Whether the open sheet is safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// No sheet is open.
    Idle,
    /// Edited, and about to be saved.
    Pending,
    /// Saved at this local time.
    Saved(String),
    /// Not saved.
    Failed(StorageFault),
}

/// The length of a sentence that is read at a glance, in bytes.
const GLANCE: usize = 100;

/// Something the person should know, shown until it is closed, or read at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Counts up, to tell notices apart.
    pub id: u64,
    /// Its heading.
    pub title: String,
    /// Its sentences.
    pub lines: Vec<String>,
    /// Whether something went wrong.
    pub is_error: bool,
    /// What can be done about it.
    pub action: Option<NoticeAction>,
}

impl Notice {
    /// Whether it goes by itself after a while: nothing went wrong, there is nothing to do about it, and it is read at a
    /// glance.
    pub fn is_passing(&self) -> bool {
        !self.is_error && self.action.is_none() && self.lines.iter().map(String::len).sum::<usize>() <= GLANCE
    }
}

/// What a notice offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeAction {
    /// Restore a removed draft.
    Restore(String),
    /// Load the open draft again, as another tab saved it.
    Reload,
    /// Go to a page.
    Go(Route),
    /// Save the open sheet to a file.
    SaveFile,
    /// Forget the text of a key for good.
    Forget(String),
}

impl StorageFault {
    /// What to do about a sheet that could not be kept: a file holds it, unless no file of it could be opened again.
    pub fn way_out(self) -> Option<NoticeAction> {
        (self != StorageFault::Unreadable).then_some(NoticeAction::SaveFile)
    }
}

/// The state of the app. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Workspace {
    /// The page.
    pub route: RwSignal<Route>,
    /// The sheet open for editing.
    pub open: RwSignal<Option<Open>>,
    /// Whether it is safe.
    pub save_state: RwSignal<SaveState>,
    /// What the person should know.
    pub notices: RwSignal<Vec<Notice>>,
    /// Rises when the drafts that are kept change.
    pub shelf: RwSignal<u64>,
    /// Rises when undo or redo changes what the open sheet is about.
    pub about_undone: RwSignal<u64>,
    /// Counts the edits, so that a delayed save knows whether it is the last.
    pub edits: StoredValue<u64>,
    /// The score of the open sheet.
    pub score: Memo<Option<Arc<Score>>>,
    ports: StoredValue<Ports>,
}

impl Workspace {
    /// The state at start.
    pub fn new(ports: Ports) -> Workspace {
        let open: RwSignal<Option<Open>> = RwSignal::new(None);
        // Each edit gives a new score; whether a node changed is asked node by node (src/components/sheet.rs).
        let score = Memo::new_with_compare(
            move |_| {
                open.with(|open| {
                    open.as_ref().map(|open| Arc::new(score(&open.draft.framework, &open.draft.assessment)))
                })
            },
            |_, _| true,
        );
        Workspace {
            route: RwSignal::new(Route::Start),
            open,
            save_state: RwSignal::new(SaveState::Idle),
            notices: RwSignal::new(Vec::new()),
            shelf: RwSignal::new(0),
            about_undone: RwSignal::new(0),
            edits: StoredValue::new(0),
            score,
            ports: StoredValue::new(ports),
        }
    }

    /// The state of the app that this component runs in.
    #[track_caller]
    pub fn expect_context() -> Workspace {
        leptos::prelude::expect_context()
    }

    /// The ports.
    pub fn ports(self) -> Ports {
        self.ports.get_value()
    }

    /// Tells the person something.
    pub fn notify(self, is_error: bool, title: impl Into<String>, lines: Vec<String>, action: Option<NoticeAction>) {
        let title = title.into();
        self.notices.update(|notices| add(notices, Notice { id: 0, title, lines, is_error, action }));
    }
}

/// Adds a notice in place of one of the same title that offers nothing else, and of a success that passes anyway; of what
/// went wrong only in place of one that says the same. More than two hide the page, so the oldest goes; what went wrong stays
/// until it is closed.
fn add(notices: &mut Vec<Notice>, mut new: Notice) {
    new.id = notices.last().map_or(1, |last| last.id + 1);
    let said = |old: &Notice| {
        (&old.title, &old.action) == (&new.title, &new.action)
            && (old.lines == new.lines || !old.is_error && !new.is_error)
    };
    while let Some(before) = notices.iter().position(|old| old.is_passing() || said(old)) {
        notices.remove(before);
    }
    notices.push(new);
    if notices.len() > 2
        && let Some(oldest) = notices.iter().take(notices.len() - 1).position(|notice| !notice.is_error)
    {
        notices.remove(oldest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(title: &str, is_error: bool) -> Notice {
        Notice { id: 0, title: title.into(), lines: Vec::new(), is_error, action: None }
    }

    #[test]
    fn errors_are_not_pushed_out_and_nothing_is_said_twice() {
        let mut notices = Vec::new();
        add(&mut notices, notice("error", true));
        for title in ["a", "b", "a", "c", "d", "e"] {
            add(&mut notices, notice(title, false));
        }
        let said: Vec<&str> = notices.iter().map(|notice| notice.title.as_str()).collect();
        assert_eq!(said, ["error", "e"]);
        add(&mut notices, notice("error", true));
        let said: Vec<&str> = notices.iter().map(|notice| notice.title.as_str()).collect();
        assert_eq!(said, ["error"]);
        // What is to be read stays beside what follows, and at most two stand there.
        for (title, wanted) in [("a", ["a", "error"]), ("b", ["b", "error"]), ("c", ["c", "error"])] {
            add(&mut notices, Notice { lines: vec!["x".repeat(GLANCE + 1)], ..notice(title, false) });
            let mut said: Vec<&str> = notices.iter().map(|notice| notice.title.as_str()).collect();
            said.sort_unstable();
            assert_eq!(said, wanted);
        }
        add(&mut notices, notice("other error", true));
        add(&mut notices, notice("third error", true));
        assert_eq!(notices.iter().filter(|notice| notice.is_error).count(), 3);
        add(&mut notices, notice("new", false));
        assert_eq!(notices.last().map(|last| &*last.title), Some("new"), "what is new is seen");
        assert!(notices.is_sorted_by_key(|notice| notice.id));
    }

    #[test]
    fn a_short_success_passes_and_what_is_to_be_read_or_done_stays() {
        // The sentences, whether it is an error, what it offers; whether it passes.
        let (half, more) = ("a".repeat(GLANCE / 2), "a".repeat(GLANCE / 2 + 1));
        for (lines, is_error, action, is_passing) in [
            (vec![], false, None, true),
            (vec!["Đã nhận 40 phiếu. Có thể hoàn tác."], false, None, true),
            (vec![half.as_str(), half.as_str()], false, None, true),
            (vec![half.as_str(), more.as_str()], false, None, false),
            (vec!["one"], true, None, false),
            (vec!["one"], false, Some(NoticeAction::SaveFile), false),
        ] {
            let lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
            let notice = Notice { lines, action, ..notice("a", is_error) };
            assert_eq!(notice.is_passing(), is_passing, "{notice:?}");
        }
    }

    #[test]
    fn a_notice_of_the_same_title_takes_the_place_of_the_one_before() {
        for (is_error, action, wanted) in [
            (false, None, vec!["two"]),
            (true, None, vec!["one", "two"]),
            (false, Some(NoticeAction::Reload), vec!["one", "two"]),
        ] {
            let mut notices = Vec::new();
            add(&mut notices, Notice { lines: vec!["one".into()], action: action.clone(), ..notice("a", is_error) });
            add(&mut notices, Notice { lines: vec!["two".into()], ..notice("a", is_error) });
            let said: Vec<&str> = notices.iter().map(|notice| notice.lines[0].as_str()).collect();
            assert_eq!(said, wanted, "{is_error} {action:?}");
        }
    }
}
