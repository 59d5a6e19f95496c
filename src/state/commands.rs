//! What people do: open, edit, undo, make, import, remove and restore sheets. Only these change the state.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Appraised, Assessment};
use thuocdo_core::framework::{FORMAT as FRAMEWORK_FORMAT, Framework};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::score::score;
use thuocdo_text as text;
use thuocdo_text::ui as t;

use super::draft::Draft;
use super::drafts::{self, Listed};
use super::frameworks;
use super::history::{About, Change, History};
use super::import::{self, Import};
use super::rounds::rescued;
use super::saving;
use super::storage::{StorageFault, keys};
use super::workspace::{NoticeAction, Open, SaveState, Workspace};
use crate::route::{FrameworksView, Route, SheetView};

/// Shows a page; a sheet that is not open yet is opened. While the open one cannot be saved, its page stays.
pub fn go(ws: Workspace, mut route: Route) {
    let may_go = match &route {
        Route::Sheet { draft, .. } if open_id(ws).as_ref() != Some(draft) => Some(open(ws, draft)),
        // Another program would start afresh, without what is in memory only.
        route if route.is_elsewhere() => Some(is_safe(ws)),
        _ => None,
    };
    if may_go == Some(false)
        && let Some(kept) = open_id(ws)
    {
        route = match ws.route.get_untracked() {
            now @ Route::Sheet { .. } => now,
            _ => Route::sheet(&kept, SheetView::All),
        };
    }
    if may_go.is_some() {
        // The one before may have been saved as a copy, or be the one that stays: the address is of what is shown.
        (ws.ports().rename_page)(&route.href());
    }
    if ws.route.get_untracked() != route {
        ws.route.set(route);
    }
}

/// The open sheet is now kept under another id: the page stays, its address follows.
pub fn follow_copy(ws: Workspace, id: &str) {
    if let Route::Sheet { view, .. } = ws.route.get_untracked() {
        let route = Route::sheet(id, view);
        (ws.ports().rename_page)(&route.href());
        ws.route.set(route);
    }
}

fn open_id(ws: Workspace) -> Option<String> {
    ws.open.with_untracked(|open| open.as_ref().map(|open| open.draft.id.clone()))
}

/// Why the open sheet cannot be kept, where it cannot; what is not saved yet is saved first.
pub fn unsaved(ws: Workspace) -> Option<StorageFault> {
    saving::now(ws);
    match ws.save_state.get_untracked() {
        SaveState::Failed(fault) => Some(fault),
        _ => None,
    }
}

/// Whether the open sheet is kept, so that it may be left; where it is not, says so.
fn is_safe(ws: Workspace) -> bool {
    let Some(fault) = unsaved(ws) else { return true };
    let lines = vec![fault.sentence().into(), t::STILL_OPEN.into()];
    ws.notify(true, t::NOT_SAVED, lines, fault.way_out());
    false
}

/// Opens a draft, after the one before is saved; `false` when that one cannot be and therefore stays open.
pub fn open(ws: Workspace, id: &str) -> bool {
    if !is_safe(ws) {
        return false;
    }
    match drafts::load(&*ws.ports().store, id) {
        Ok(Some(draft)) => {
            ws.save_state.set(SaveState::Saved(draft.saved_at.clone()));
            let session = ws.open.with_untracked(|before| before.as_ref().map_or(0, |before| before.session + 1));
            ws.open.set(Some(Open { session, draft, history: History::default() }));
        }
        Ok(None) => close(ws),
        Err(problems) => {
            close(ws);
            let lines = problems.iter().map(|problem| text::problem::line(problem, None)).collect();
            ws.notify(true, t::DRAFT_UNREADABLE, lines, None);
        }
    }
    true
}

fn close(ws: Workspace) {
    ws.save_state.set(SaveState::Idle);
    ws.open.set(None);
}

/// Changes the answer to a node. Changes of one `field` that follow each other are one step of undo.
pub fn answer(ws: Workspace, node: &str, field: Option<&str>, edit: impl FnOnce(Answer) -> Answer) {
    let before = ws.open.with_untracked(|open| open.as_ref().map(|open| open.draft.assessment.answer(node)));
    let Some(before) = before else { return };
    let after = edit(before.clone());
    let field = field.map(|field| format!("{node}.{field}"));
    apply(ws, Change::Answer { node: node.to_owned(), before, after }, field);
}

/// Changes the unit, the period or the unit's own denominator.
pub fn about(ws: Workspace, after: About) {
    let before = ws.open.with_untracked(|open| open.as_ref().map(|open| About::of(&open.draft.assessment)));
    if let Some(before) = before {
        apply(ws, Change::About { before, after }, None);
    }
}

fn apply(ws: Workspace, change: Change, field: Option<String>) {
    ws.open.update(|open| {
        if let Some(Open { draft, history, .. }) = open {
            history.apply(Arc::make_mut(&mut draft.assessment), change, field);
        }
    });
    saving::soon(ws);
}

/// Ends a run of keystrokes: the next one is a step of undo of its own.
pub fn seal(ws: Workspace) {
    ws.open.update_untracked(|open| {
        if let Some(open) = open {
            open.history.seal();
        }
    });
}

/// Takes the last step back and gives the node it changed.
pub fn undo(ws: Workspace) -> Option<String> {
    step(ws, History::undo)
}

/// Does the step again that was last taken back and gives the node it changed.
pub fn redo(ws: Workspace) -> Option<String> {
    step(ws, History::redo)
}

fn step(ws: Workspace, step: fn(&mut History, &mut Assessment) -> Option<Change>) -> Option<String> {
    let mut changed = None;
    ws.open.update(|open| {
        if let Some(Open { draft, history, .. }) = open {
            changed = step(history, Arc::make_mut(&mut draft.assessment));
        }
    });
    let changed = changed?;
    saving::soon(ws);
    if changed.node().is_none() {
        ws.about_undone.update(|times| *times += 1);
    }
    changed.node().map(str::to_owned)
}

/// Makes a new sheet of mine, saves it and gives its id; `None` when it could not be saved.
pub fn create(ws: Workspace, framework: Arc<Framework>, assessment: Assessment, example: bool) -> Option<String> {
    let ports = ws.ports();
    let id = (ports.new_id)();
    let draft = Draft {
        id: id.clone(),
        revision: 0,
        saved_at: (ports.now)(),
        example,
        framework,
        assessment: Arc::new(assessment),
    };
    match drafts::save(&*ports.store, &draft, &(ports.new_id)()) {
        drafts::Saved::Kept { .. } => {
            ws.shelf.update(|shelf| *shelf += 1);
            Some(id)
        }
        drafts::Saved::Copied { id } => Some(id),
        drafts::Saved::Failed(fault) => {
            ws.notify(true, t::NOT_SAVED, vec![fault.sentence().into()], None);
            None
        }
    }
}

/// Whether a sheet of the same unit, period and framework is among my drafts.
pub fn has_same_sheet(ws: Workspace, assessment: &Assessment) -> bool {
    drafts::list(&*ws.ports().store, keys::DRAFT)
        .iter()
        .any(|listed| matches!(listed, Listed::Readable(draft) if draft.assessment.is_same_sheet(assessment)))
}

/// Takes a file in as a new sheet, never over another one, and tells what came of it.
pub fn import_file(ws: Workspace, name: &str, content: Result<String, Problem>) -> Option<Route> {
    let title = |title: &str| format!("{title}: {}", text::visible(name));
    let lines = |problems: &[Problem], framework: Option<&Framework>| {
        problems.iter().map(|problem| text::problem::line(problem, framework)).collect::<Vec<_>>()
    };
    match content.map_err(|problem| vec![problem]).and_then(|content| import::read(&content)) {
        Err(problems) => {
            let is_framework = matches!(
                problems.first().map(|one| &one.fault),
                Some(Fault::OtherFormat { found, .. }) if found == FRAMEWORK_FORMAT
            );
            let way = is_framework.then_some(NoticeAction::Go(Route::Frameworks(FrameworksView::Library)));
            let said = if is_framework { vec![t::IS_A_FRAMEWORK.into()] } else { lines(&problems, None) };
            ws.notify(true, title(t::FILE_NOT_OPENED), said, way);
            None
        }
        Ok(Import::Sheet(mut read)) => {
            // The heading of the sheet tells it, with more.
            frameworks::but_namesakes(&mut read.warnings);
            let mut said = lines(&read.warnings, Some(&read.framework));
            if has_same_sheet(ws, &read.assessment) {
                said.insert(0, t::same_sheet(&read.assessment.unit.name));
            }
            said.extend(appraisal_said(&read.framework, &read.assessment));
            let id = create(ws, read.framework, read.assessment, false)?;
            ws.notify(false, title(t::FILE_OPENED), said, None);
            Some(Route::sheet(&id, SheetView::All))
        }
        Ok(Import::Rescue { drafts, frameworks, rounds, unreadable }) => {
            let (mut kept, mut again, mut unsaved) = (0, 0, 0);
            for (draft, is_removed) in drafts {
                match create(ws, draft.framework, Arc::unwrap_or_clone(draft.assessment), draft.example) {
                    Some(id) if is_removed && moved(ws, &id, keys::DRAFT, keys::REMOVED).is_ok() => again += 1,
                    Some(_) => kept += 1,
                    None => unsaved += 1,
                }
            }
            let count = frameworks.len();
            let own = frameworks.into_iter().filter_map(|file| frameworks::create(ws, file)).count();
            let ports = ws.ports();
            let rounds = rescued::restore(&*ports.store, ports.new_id, &rounds);
            unsaved += count - own + rounds.unsaved;
            let unreadable = unreadable + rounds.unreadable;
            let mut said = vec![t::rescued(kept, again, unsaved, unreadable)];
            said.extend((own > 0).then(|| t::rescued_frameworks(own)));
            said.extend((rounds.kept > 0).then(|| t::rescued_rounds(rounds.kept)));
            ws.notify(unsaved + unreadable > 0, title(t::FILE_OPENED), said, None);
            Some(Route::Start)
        }
    }
}

/// What a sheet with verdicts asks of the unit.
fn appraisal_said(framework: &Framework, sheet: &Assessment) -> Option<String> {
    let reviewed = Appraised::of(framework, sheet, &score(framework, sheet))?.reviewed;
    let wanting = reviewed.iter().filter(|one| one.wants_explanation()).count();
    Some(t::appraisal_arrived(reviewed.len(), wanting))
}

/// Removes a draft; it can be restored. One that is open with edits that cannot be kept stays, unless it is forgotten for
/// good: what could be restored would be without them.
pub fn remove(ws: Workspace, id: &str) {
    let is_open = open_id(ws).as_deref() == Some(id);
    let fault = if is_open { unsaved(ws) } else { None };
    match fault.map_or_else(|| moved(ws, id, keys::DRAFT, keys::REMOVED), Err) {
        Ok(kept) => {
            if is_open {
                close(ws);
            }
            ws.notify(false, t::REMOVED, Vec::new(), Some(NoticeAction::Restore(kept)));
        }
        Err(fault) => {
            let forget = NoticeAction::Forget(format!("{}{id}", keys::DRAFT));
            ws.notify(true, t::NOT_REMOVED, vec![fault.sentence().into()], Some(forget));
        }
    }
}

/// Restores a removed draft; beside the one that another tab has saved again under its id.
pub fn restore(ws: Workspace, id: &str) {
    match moved(ws, id, keys::REMOVED, keys::DRAFT) {
        Ok(kept) if kept == id => {}
        Ok(_) => ws.notify(false, t::COPIED_TITLE, vec![t::COPIED.into()], None),
        Err(fault) => ws.notify(true, t::NOT_RESTORED, vec![fault.sentence().into()], None),
    }
}

/// Moves a draft and gives the id it has then.
fn moved(ws: Workspace, id: &str, from: &str, to: &str) -> Result<String, StorageFault> {
    let ports = ws.ports();
    let moved = drafts::move_text(&*ports.store, id, from, to, &(ports.new_id)());
    ws.shelf.update(|shelf| *shelf += 1);
    moved
}

/// Forgets a draft for good.
pub fn forget(ws: Workspace, key: &str) {
    if open_id(ws).is_some_and(|id| key.strip_prefix(keys::DRAFT) == Some(&id)) {
        close(ws);
    }
    ws.ports().store.remove(key);
    ws.shelf.update(|shelf| *shelf += 1);
    // There is room now for what could not be saved before.
    saving::now(ws);
}

/// Another tab saved or removed a draft: if it is the one that is open here, says so.
pub fn changed_elsewhere(ws: Workspace, key: &str) {
    ws.shelf.update(|shelf| *shelf += 1);
    let open = ws.open.with_untracked(|open| open.as_ref().map(|open| (open.draft.id.clone(), open.draft.revision)));
    let Some((id, revision)) = open else { return };
    if key != format!("{}{id}", keys::DRAFT) {
        return;
    }
    let theirs = ws.ports().store.get(key);
    if theirs.is_none() {
        // There is nothing newer to open; what is edited here is a sheet of mine again.
        ws.notify(false, t::REMOVED, Vec::new(), None);
    } else if theirs.as_deref().and_then(Draft::revision_of) != Some(revision) {
        ws.notify(false, t::CHANGED_ELSEWHERE_TITLE, vec![t::CHANGED_ELSEWHERE.into()], Some(NoticeAction::Reload));
    }
}

#[cfg(test)]
mod tests;
