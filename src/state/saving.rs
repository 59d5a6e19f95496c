//! Saving: every edit is kept within a moment, and what could not be kept is told.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_text::ui as t;

use super::draft::Draft;
use super::drafts::{self, Saved};
use super::workspace::{SaveState, Workspace};

/// Edits that follow each other within this time are saved together, in milliseconds.
const DELAY: u32 = 250;

/// Saves soon; called after every edit.
pub fn soon(ws: Workspace) {
    ws.edits.update_value(|edits| *edits += 1);
    let mine = ws.edits.get_value();
    ws.save_state.set(SaveState::Pending);
    (ws.ports().later)(
        DELAY,
        Box::new(move || {
            if ws.edits.try_get_value() == Some(mine) {
                now(ws);
            }
        }),
    );
}

/// Saves the open sheet if it has edits that are not saved; called also when the page is left.
pub fn now(ws: Workspace) {
    if !matches!(ws.save_state.get_untracked(), SaveState::Pending | SaveState::Failed(_)) {
        return;
    }
    let Some(draft) = ws.open.with_untracked(|open| open.as_ref().map(|open| open.draft.clone())) else { return };
    let ports = ws.ports();
    let draft = Draft { saved_at: (ports.now)(), ..draft };
    let saved = drafts::save(&*ports.store, &draft, &(ports.new_id)());
    let state = match saved {
        Saved::Failed(fault) => {
            if ws.save_state.get_untracked() != SaveState::Failed(fault) {
                ws.notify(true, t::NOT_SAVED, vec![fault.sentence().into()], fault.way_out());
            }
            SaveState::Failed(fault)
        }
        Saved::Kept { revision } => {
            set_identity(ws, draft.id, revision, &draft.saved_at);
            SaveState::Saved(draft.saved_at)
        }
        Saved::Copied { id } => {
            set_identity(ws, id.clone(), draft.revision + 1, &draft.saved_at);
            ws.notify(false, t::COPIED_TITLE, vec![t::COPIED.into()], None);
            super::commands::follow_copy(ws, &id);
            SaveState::Saved(draft.saved_at)
        }
    };
    ws.save_state.set(state);
    ws.shelf.update(|shelf| *shelf += 1);
}

/// Notes what the open sheet is now kept as; nothing that is shown depends on it.
fn set_identity(ws: Workspace, id: String, revision: u64, saved_at: &str) {
    let moved = ws.open.with_untracked(|open| open.as_ref().is_some_and(|open| open.draft.id != id));
    let write = |open: &mut Option<super::workspace::Open>| {
        if let Some(open) = open {
            open.draft = Draft {
                id,
                revision,
                saved_at: saved_at.to_owned(),
                framework: Arc::clone(&open.draft.framework),
                assessment: Arc::clone(&open.draft.assessment),
                example: open.draft.example,
            };
        }
    };
    if moved { ws.open.update(write) } else { ws.open.update_untracked(write) }
}
