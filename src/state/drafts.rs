//! The drafts of this browser: listing, loading, saving without ever overwriting another's work, removing with a way back.

use super::draft::Draft;
use super::storage::{KeyValue, StorageFault, keys};
use crate::route::Route;
use thuocdo_core::problem::Problem;

/// A draft as it is listed.
#[derive(Clone, Debug)]
pub enum Listed {
    /// One that can be opened.
    Readable(Draft),
    /// One that cannot; its text is kept and can be saved to a file.
    Unreadable {
        /// The key it is kept under.
        key: String,
        /// Its text.
        text: String,
        /// Why it cannot be read.
        problems: Vec<Problem>,
    },
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Kept, under this revision.
    Kept {
        /// The revision now stored.
        revision: u64,
    },
    /// Another tab had saved the same draft since: this one was kept as a copy.
    Copied {
        /// The id of the copy.
        id: String,
    },
    /// Not kept.
    Failed(StorageFault),
}

/// All drafts under a prefix, the last saved first.
pub fn list(store: &dyn KeyValue, prefix: &str) -> Vec<Listed> {
    let read = |key: String| {
        let text = store.get(&key)?;
        Some(match Draft::read(key.strip_prefix(prefix).unwrap_or_default(), &text) {
            Ok(draft) => Listed::Readable(draft),
            Err(problems) => Listed::Unreadable { key, text, problems },
        })
    };
    fn saved_at(entry: &Listed) -> &str {
        match entry {
            Listed::Readable(draft) => &draft.saved_at,
            Listed::Unreadable { .. } => "",
        }
    }
    let mut listed: Vec<Listed> = Vec::new();
    for entry in store.keys(prefix).into_iter().filter_map(read) {
        let at = listed.partition_point(|other| saved_at(other) >= saved_at(&entry));
        listed.insert(at, entry);
    }
    listed
}

/// Whether a page cannot be shown without the frameworks: all but those that name none, as an empty start page.
pub fn need_frameworks(store: &dyn KeyValue, route: &Route) -> bool {
    match route {
        Route::Start => {
            [keys::DRAFT, keys::REMOVED, keys::FRAMEWORK].iter().any(|prefix| !store.keys(prefix).is_empty())
        }
        Route::Help | Route::Unknown(_) => false,
        _ => true,
    }
}

/// The draft with an id; `None` when there is none.
///
/// # Errors
/// Every problem with its text.
pub fn load(store: &dyn KeyValue, id: &str) -> Result<Option<Draft>, Vec<Problem>> {
    store.get(&format!("{}{id}", keys::DRAFT)).map(|text| Draft::read(id, &text)).transpose()
}

/// Keeps a draft whose stored revision should be `draft.revision`; when it is not, keeps it as the copy `copy_id`.
pub fn save(store: &dyn KeyValue, draft: &Draft, copy_id: &str) -> Saved {
    let key = |id: &str| format!("{}{id}", keys::DRAFT);
    let stored = store.get(&key(&draft.id));
    let theirs = stored.as_deref().is_some_and(|text| Draft::revision_of(text) != Some(draft.revision));
    let mut kept = Draft { revision: draft.revision + 1, ..draft.clone() };
    if theirs {
        kept.id = copy_id.to_owned();
    }
    let text = kept.to_text();
    if Draft::read(&kept.id, &text).is_err() {
        // What is stored now can be read; a text that cannot must not take its place.
        return Saved::Failed(StorageFault::Unreadable);
    }
    match store.set(&key(&kept.id), &text) {
        Err(fault) => Saved::Failed(fault),
        Ok(()) if store.get(&key(&kept.id)).as_deref() != Some(&text) => Saved::Failed(StorageFault::NotKept),
        Ok(()) if theirs => Saved::Copied { id: kept.id },
        Ok(()) => Saved::Kept { revision: kept.revision },
    }
}

/// Moves a text between prefixes: removing a draft and restoring it are the same thing in two directions. Where another
/// tab has put something else meanwhile, that stays, and the text goes beside it under `copy_id`. Gives the id it has now.
///
/// # Errors
/// When it cannot be kept at the other place; then nothing has moved.
pub fn move_text(store: &dyn KeyValue, id: &str, from: &str, to: &str, copy_id: &str) -> Result<String, StorageFault> {
    let from = format!("{from}{id}");
    let Some(text) = store.get(&from) else { return Ok(id.to_owned()) };
    let is_free = store.get(&format!("{to}{id}")).is_none_or(|there| there == text);
    let id = if is_free { id } else { copy_id };
    let to = format!("{to}{id}");
    match store.set(&to, &text) {
        // A full store has no room for a second copy, only for the one that is there.
        Err(StorageFault::Full) => {
            store.remove(&from);
            store.set(&to, &text).inspect_err(|_| {
                // It fitted a moment ago, so it fits again.
                let _ = store.set(&from, &text);
            })?;
        }
        moved => moved.inspect(|()| store.remove(&from))?,
    }
    Ok(id.to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::state::history::{Change, History};
    use crate::state::storage::Memory;
    use thuocdo_core::Json;
    use thuocdo_core::assessment::{Answer, Assessment, Explanation, Figure, Given, Period, Unit, Verdict};
    use thuocdo_core::framework::by_id;

    fn draft(id: &str) -> Draft {
        let framework = by_id("qd766-2022").unwrap();
        let unit = Unit { name: "UBND xã Vân Canh".into(), ..Unit::default() };
        let assessment = Arc::new(Assessment::new(&framework.id, unit, Period::Year(2026)));
        Draft {
            id: id.into(),
            revision: 0,
            saved_at: "2026-11-02T14:05:33".into(),
            example: false,
            framework,
            assessment,
        }
    }

    #[test]
    fn an_empty_start_page_needs_no_frameworks() {
        let store = Memory::with_room(100_000);
        store.set(keys::THEME, "dark").unwrap();
        let needed = |store: &Memory, hash: &str| need_frameworks(store, &Route::parse(hash));
        for (hash, wanted) in [("#/", false), ("#/tro-giup", false), ("#/khong-co", false), ("#/moi", true)] {
            assert_eq!(needed(&store, hash), wanted, "{hash}");
        }
        for hash in ["#/xem/1A", "#/xem?tep=a.json", "#/vi-du/van-canh", "#/phieu/a"] {
            assert!(needed(&store, hash), "{hash}");
        }
        for prefix in [keys::DRAFT, keys::REMOVED, keys::FRAMEWORK] {
            let store = Memory::with_room(100);
            store.set(&format!("{prefix}a"), "{").unwrap();
            assert!(needed(&store, "#/"), "{prefix}");
        }
    }

    #[test]
    fn a_draft_comes_back_as_it_was() {
        let store = Memory::with_room(100_000);
        let saved = save(&store, &draft("a"), "copy");
        assert_eq!(saved, Saved::Kept { revision: 1 });
        let back = load(&store, "a").unwrap().unwrap();
        assert_eq!((back.id.as_str(), back.revision), ("a", 1));
        assert_eq!(back.assessment, draft("a").assessment);
    }

    /// A sheet that came back from the province, with one verdict.
    fn appraised(id: &str) -> Draft {
        let mut draft = draft(id);
        let points = |value: i64| Given::Points(Figure::Number(value.into()));
        let answer = Answer { given: Some(points(6)), ..Answer::default() }
            .with_appraisal(|one| one.first = Some(Verdict { given: points(4), reason: "Thiếu biên bản".into() }));
        Arc::make_mut(&mut draft.assessment).set_answer("ONLINE", answer);
        draft
    }

    fn explain(draft: &mut Draft, history: &mut History, text: &str) {
        let before = draft.assessment.answer("ONLINE");
        let after = before.clone().with_appraisal(|one| {
            one.explanation = Some(Explanation { text: text.into(), ..Explanation::default() });
        });
        let change = Change::Answer { node: "ONLINE".into(), before, after };
        history.apply(Arc::make_mut(&mut draft.assessment), change, Some("ONLINE.explanation".into()));
    }

    fn explanation(draft: &Draft) -> Option<String> {
        Some(draft.assessment.answer("ONLINE").appraisal?.explanation?.text)
    }

    #[test]
    fn verdicts_and_explanations_are_kept_and_can_be_taken_back() {
        let store = Memory::with_room(100_000);
        save(&store, &appraised("a"), "-");
        let (mut mine, mut history) = (load(&store, "a").unwrap().unwrap(), History::default());
        assert_eq!(mine.assessment, appraised("a").assessment, "the verdict is there again");
        for text in ["Đ", "Đã", "Đã bổ sung"] {
            explain(&mut mine, &mut history, text);
        }
        assert_eq!(save(&store, &mine, "-"), Saved::Kept { revision: 2 });
        assert_eq!(explanation(&load(&store, "a").unwrap().unwrap()).as_deref(), Some("Đã bổ sung"));

        // Keystrokes are one step; taken back, nothing but the verdict is left.
        history.undo(Arc::make_mut(&mut mine.assessment));
        assert_eq!(mine.assessment, appraised("a").assessment);
        history.redo(Arc::make_mut(&mut mine.assessment));
        assert_eq!(explanation(&mine).as_deref(), Some("Đã bổ sung"));

        // Another tab explains something else meanwhile: both are kept.
        let mut theirs = load(&store, "a").unwrap().unwrap();
        explain(&mut theirs, &mut History::default(), "Theo công văn 15");
        assert_eq!(save(&store, &theirs, "-"), Saved::Kept { revision: 3 });
        mine.revision = 2;
        assert_eq!(save(&store, &mine, "b"), Saved::Copied { id: "b".into() });
        let kept = ["a", "b"].map(|id| explanation(&load(&store, id).unwrap().unwrap()).unwrap());
        assert_eq!(kept, ["Theo công văn 15", "Đã bổ sung"]);

        // The file that goes back says all of it, and only such a file is of version 2.
        let file = |draft: &Draft| draft.assessment.to_json(&draft.framework);
        assert_eq!(file(&mine).get("version"), Some(&Json::Number("2".into())));
        assert_eq!(file(&draft("c")).get("version"), Some(&Json::Number("1".into())));
    }

    #[test]
    fn another_tabs_work_is_never_overwritten() {
        let store = Memory::with_room(100_000);
        save(&store, &draft("a"), "-");
        let mine = load(&store, "a").unwrap().unwrap();
        let theirs = load(&store, "a").unwrap().unwrap();
        assert_eq!(save(&store, &theirs, "-"), Saved::Kept { revision: 2 });
        assert_eq!(save(&store, &mine, "b"), Saved::Copied { id: "b".into() });
        assert_eq!(list(&store, keys::DRAFT).len(), 2);
    }

    #[test]
    fn a_full_store_keeps_what_it_had() {
        let store = Memory::with_room(draft("a").to_text().len() + 5);
        save(&store, &draft("a"), "-");
        assert_eq!(save(&store, &draft("b"), "-"), Saved::Failed(StorageFault::Full));
        assert_eq!(list(&store, keys::DRAFT).len(), 1);
    }

    #[test]
    fn a_full_store_lets_drafts_be_removed_and_restored() {
        let text = |id: &str| Draft { revision: 1, ..draft(id) }.to_text();
        let store = Memory::with_room(text("a").len() + text("b").len());
        save(&store, &draft("a"), "-");
        save(&store, &draft("b"), "-");
        move_text(&store, "a", keys::DRAFT, keys::REMOVED, "-").unwrap();
        assert_eq!((list(&store, keys::DRAFT).len(), list(&store, keys::REMOVED).len()), (1, 1));
        move_text(&store, "a", keys::REMOVED, keys::DRAFT, "-").unwrap();
        assert_eq!(store.get("thuocdo.draft.a"), Some(text("a")));
    }

    #[test]
    fn nothing_is_kept_that_could_not_be_read_again() {
        let store = Memory::with_room(100_000);
        save(&store, &draft("a"), "-");
        let mut long = load(&store, "a").unwrap().unwrap();
        Arc::make_mut(&mut long.assessment).unit.code = "x".repeat(65);
        assert_eq!(save(&store, &long, "-"), Saved::Failed(StorageFault::Unreadable));
        assert_eq!(load(&store, "a").unwrap().unwrap().revision, 1);
    }

    #[test]
    fn what_cannot_be_read_is_listed_and_kept() {
        let store = Memory::with_room(100_000);
        for (i, text) in
            ["", "{", "{\"format\":\"thuocdo.draft\",\"version\":9}", "{\"format\":\"x\"}"].iter().enumerate()
        {
            store.set(&format!("{}{i}", keys::DRAFT), text).unwrap();
        }
        save(&store, &draft("z"), "-");
        let listed = list(&store, keys::DRAFT);
        let unreadable = listed.iter().filter(|entry| matches!(entry, Listed::Unreadable { .. })).count();
        assert_eq!((listed.len(), unreadable), (5, 4));
        assert!(matches!(&listed[0], Listed::Readable(draft) if draft.id == "z"));
    }

    #[test]
    fn a_removed_draft_can_be_restored() {
        let store = Memory::with_room(100_000);
        save(&store, &draft("a"), "-");
        move_text(&store, "a", keys::DRAFT, keys::REMOVED, "-").unwrap();
        assert!(list(&store, keys::DRAFT).is_empty());
        move_text(&store, "a", keys::REMOVED, keys::DRAFT, "-").unwrap();
        assert!(load(&store, "a").unwrap().is_some());
    }

    #[test]
    fn what_another_tab_saved_meanwhile_stays_when_a_draft_is_removed_or_restored() {
        let store = Memory::with_room(100_000);
        let of_year = |year: i32| {
            let mut draft = draft("a");
            Arc::make_mut(&mut draft.assessment).period = Period::Year(year as _);
            draft
        };
        let year = |listed: &[Listed], id: &str| {
            listed.iter().find_map(|entry| match entry {
                Listed::Readable(draft) if draft.id == id => Some(draft.assessment.period),
                _ => None,
            })
        };
        // The ways, and what is there under `a` when it is gone: what another tab saved, or what cannot be read.
        for (from, to) in [(keys::REMOVED, keys::DRAFT), (keys::DRAFT, keys::REMOVED)] {
            for there in [of_year(2027).to_text(), "{".into()] {
                store.set(&format!("{from}a"), &of_year(2026).to_text()).unwrap();
                store.set(&format!("{to}a"), &there).unwrap();
                assert_eq!(move_text(&store, "a", from, to, "b"), Ok("b".into()), "{from} {there}");
                assert_eq!(store.get(&format!("{to}a")), Some(there), "{from}");
                assert_eq!(store.get(&format!("{from}a")), None, "{from}");
                assert_eq!(year(&list(&store, to), "b"), Some(Period::Year(2026)), "{from}: under the id of its key");
            }
        }
        // The copy is a draft like any other: what is saved of it comes to its own place.
        move_text(&store, "b", keys::REMOVED, keys::DRAFT, "-").unwrap();
        let copy = load(&store, "b").unwrap().unwrap();
        assert_eq!((copy.id.as_str(), save(&store, &copy, "-")), ("b", Saved::Kept { revision: 1 }));
        assert_eq!(store.get("thuocdo.removed.a"), Some("{".into()));
    }
}
