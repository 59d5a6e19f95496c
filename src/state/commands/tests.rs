//! What is done with sheets while another tab works on them, or the browser keeps nothing.

use std::cell::RefCell;

use super::*;
use crate::state::storage::{KeyValue, Memory};
use crate::state::workspace::Ports;
use thuocdo_core::assessment::{Figure, Given, Period, Unit};
use thuocdo_core::framework::by_id;

thread_local! {
    /// The address as the page was called last, and how many ids were made.
    static PAGE: RefCell<(String, usize)> = RefCell::default();
}

/// A workspace in which the sheet of a commune is open, its id, and where it is kept.
fn opened() -> (Workspace, String, Arc<dyn KeyValue + Send + Sync>) {
    let new_id = || {
        PAGE.with_borrow_mut(|(_, made)| {
            *made += 1;
            format!("d{made}")
        })
    };
    let store: Arc<dyn KeyValue + Send + Sync> = Arc::new(Memory::with_room(100_000));
    let ws = Workspace::new(Ports {
        store: Arc::clone(&store),
        now: || "2026-11-02T14:05:33".into(),
        new_id,
        later: |_, call| call(),
        rename_page: |address| PAGE.with_borrow_mut(|(page, _)| address.clone_into(page)),
    });
    let unit = Unit { name: "Commune A".into(), ..Unit::default() };
    let sheet = Assessment::new("qd766-2022", unit, Period::Year(2026));
    let id = create(ws, by_id("qd766-2022").unwrap(), sheet, false).unwrap();
    go(ws, Route::sheet(&id, SheetView::Check));
    (ws, id, store)
}

fn give(ws: Workspace, points: i64) {
    answer(ws, "CKMB", None, |one| Answer { given: Some(Given::Points(Figure::Number(points.into()))), ..one });
}

/// The points in a draft that is kept.
fn points(store: &dyn KeyValue, id: &str) -> Option<Given> {
    drafts::load(store, id).unwrap().and_then(|draft| draft.assessment.answer("CKMB").given)
}

fn said(ws: Workspace) -> Vec<(String, Option<NoticeAction>)> {
    ws.notices.with_untracked(|all| all.iter().map(|one| (one.title.clone(), one.action.clone())).collect())
}

/// Leaves no room in the store, or room again.
fn fill(store: &dyn KeyValue, is_full: bool) {
    store.remove(keys::THEME);
    let used: usize = store.keys("").iter().filter_map(|key| store.get(key)).map(|text| text.len()).sum();
    if is_full {
        store.set(keys::THEME, &"x".repeat(100_000 - used)).unwrap();
    }
}

#[test]
fn an_edit_that_could_not_be_kept_does_not_go_with_a_removal() {
    let owner = Owner::new();
    owner.set();
    let (ws, id, store) = opened();
    give(ws, 5);
    fill(&*store, true);
    give(ws, 12);
    assert_eq!(ws.save_state.get_untracked(), SaveState::Failed(StorageFault::Full));
    remove(ws, &id);
    let kept = points(&*store, &id);
    assert!(kept.is_some() && store.keys(keys::REMOVED).is_empty(), "it stays");
    let forget = NoticeAction::Forget(format!("{}{id}", keys::DRAFT));
    assert!(said(ws).contains(&(t::NOT_REMOVED.into(), Some(forget))), "{:?}", said(ws));

    // With room it goes, and comes back, as it was seen last.
    fill(&*store, false);
    remove(ws, &id);
    assert_eq!((open_id(ws), points(&*store, &id)), (None, None));
    restore(ws, &id);
    assert_eq!(points(&*store, &id), Some(Given::Points(Figure::Number(12.into()))));
}

#[test]
fn a_sheet_that_another_tab_saved_again_is_not_overwritten_by_the_one_that_is_restored() {
    let owner = Owner::new();
    owner.set();
    let (ws, id, store) = opened();
    give(ws, 5);
    let theirs = drafts::load(&*store, &id).unwrap().unwrap();
    give(ws, 12);
    remove(ws, &id);
    drafts::save(&*store, &theirs, "-");
    restore(ws, &id);
    assert_eq!(said(ws).last(), Some(&(t::COPIED_TITLE.into(), None)));
    let listed = drafts::list(&*store, keys::DRAFT);
    let ids = listed.iter().filter_map(|one| match one {
        Listed::Readable(draft) => Some(draft.id.clone()),
        Listed::Unreadable { .. } => None,
    });
    let given: Vec<_> = ids.filter_map(|id| points(&*store, &id)).collect();
    assert_eq!(given.len(), 2);
    for one in [5, 12] {
        assert!(given.contains(&Given::Points(Figure::Number(one.into()))), "{one}: {given:?}");
    }
}

#[test]
fn another_program_is_opened_only_when_the_sheet_is_kept() {
    let owner = Owner::new();
    owner.set();
    let (ws, id, store) = opened();
    let here = Route::sheet(&id, SheetView::Check);
    fill(&*store, true);
    give(ws, 12);
    for hash in ["#/bo-tieu-chi", "#/dot", "#/cong-bo?tep=a.json", "#/xem/3AbC"] {
        PAGE.with_borrow_mut(|(page, _)| hash.clone_into(page));
        go(ws, Route::parse(hash));
        assert_eq!(ws.route.get_untracked(), here, "{hash}");
        assert_eq!(PAGE.with_borrow(|(page, _)| page.clone()), here.href(), "{hash}: boot.js loads nothing");
    }
    // Pages of this program are shown; the sheet stays open.
    go(ws, Route::Start);
    assert_eq!((ws.route.get_untracked(), open_id(ws)), (Route::Start, Some(id)));
    fill(&*store, false);
    go(ws, Route::parse("#/bo-tieu-chi"));
    assert_eq!(PAGE.with_borrow(|(page, _)| page.clone()), "#/bo-tieu-chi");
    assert_eq!(unsaved(ws), None);
}

#[test]
fn no_copy_is_promised_of_a_sheet_that_another_tab_removed() {
    let owner = Owner::new();
    owner.set();
    let (ws, id, store) = opened();
    let key = format!("{}{id}", keys::DRAFT);
    let kept = store.get(&key).unwrap();
    changed_elsewhere(ws, &key);
    assert_eq!(said(ws), [], "it is as it was");
    let theirs = drafts::load(&*store, &id).unwrap().unwrap();
    drafts::save(&*store, &theirs, "-");
    changed_elsewhere(ws, &key);
    assert_eq!(said(ws).last(), Some(&(t::CHANGED_ELSEWHERE_TITLE.into(), Some(NoticeAction::Reload))));
    store.set(&key, &kept).unwrap();
    store.remove(&key);
    changed_elsewhere(ws, &key);
    assert_eq!(said(ws).last(), Some(&(t::REMOVED.into(), None)));
    give(ws, 12);
    assert_eq!(points(&*store, &id), Some(Given::Points(Figure::Number(12.into()))), "it is saved in its place");
    assert_eq!(store.keys(keys::DRAFT).len(), 1);
}

#[test]
fn a_framework_opened_as_a_sheet_leads_to_the_library() {
    let owner = Owner::new();
    owner.set();
    let (ws, ..) = opened();
    let before = said(ws).len();
    let library = NoticeAction::Go(Route::Frameworks(FrameworksView::Library));
    for (text, way) in [
        (r#"{"format":"thuocdo.framework","version":1}"#, Some(library)),
        (r#"{"format":"thuocdo.other","version":1}"#, None),
    ] {
        assert!(import_file(ws, "bo.json", Ok(text.into())).is_none());
        assert_eq!(said(ws).last().unwrap().1, way, "{text}");
    }
    assert!(said(ws).len() > before);
}
