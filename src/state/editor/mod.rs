//! The framework that is being edited: its document, what is selected, what is wrong with it, whether it is safe.

mod checks;
mod document;
mod edits;
mod following;
mod forms;
mod put;
mod taken;
mod trial;
mod usual;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::framework::Reading;
use thuocdo_text::ui as t;

use super::frameworks::{self, OwnFramework};
use super::storage::StorageFault;
use super::workspace::{SaveState, Workspace};
use crate::route::{FrameworksView, Route};
use checks::told;
pub use checks::{Checks, Finding, OF_FORMULA, check};
pub use document::{Document, NodePath, OF_LEAVES, Place, Step, below, node_place};
use edits::is_node_id;
use following::Before;
pub use forms::{Input, rule_inputs, rule_template, told_figure};
pub use taken::Taken;
pub use trial::try_framework;
pub use usual::{fill_usual, half_up};

/// Edits that follow each other within this time are checked together, in milliseconds.
const CHECK_DELAY: u32 = 120;
/// What is done in turns begins so long after the turn before it that each has a frame of its own, in milliseconds.
pub const TURN: u32 = 17;
/// Edits that follow each other within this time are saved together, in milliseconds.
const SAVE_DELAY: u32 = 300;

/// What the editor shows beside the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selected {
    /// The heading: title, legal basis, time in force.
    Heading,
    /// The policies.
    Policies,
    /// A node.
    Node(NodePath),
}

/// A framework being edited. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Editor {
    ws: Workspace,
    own: StoredValue<OwnFramework>,
    document: StoredValue<Document>,
    /// Rises with every edit.
    pub version: RwSignal<u64>,
    /// Rises with every edit that changes which nodes there are, or that was not typed.
    pub shape: RwSignal<u64>,
    /// What is shown beside the tree.
    pub selected: RwSignal<Selected>,
    /// The ids of the nodes whose children are shown.
    pub open: RwSignal<BTreeSet<String>>,
    /// What is wrong with the file as it stands, as of a moment ago.
    pub checks: RwSignal<Arc<Checks>>,
    /// The version that they are of.
    checked: StoredValue<u64>,
    /// The places of errors that a form shows: whether below the selected node, and the place. It changes with a check, not
    /// with a letter, so that the many fields that ask need not ask at each.
    wrong: Memo<Vec<(bool, String)>>,
    taken: RwSignal<Option<Taken>>,
}

impl Editor {
    /// Opens one of my frameworks to edit.
    pub fn new(ws: Workspace, own: OwnFramework) -> Editor {
        let document = Document::new(own.text.clone());
        let checks = Arc::new(check(&document));
        ws.save_state.set(SaveState::Saved(own.saved_at.clone()));
        let (checks, selected) = (RwSignal::new(checks), RwSignal::new(Selected::Heading));
        let wrong = Memo::new(move |_| {
            let node = match selected.get() {
                Selected::Node(path) => Some(path),
                _ => None,
            };
            let is_shown = |one: &&Finding| one.is_error && (one.node.is_none() || one.node == node);
            checks.with(|checks| {
                let shown = checks.findings.iter().filter(is_shown);
                shown.map(|one| (one.node.is_some(), one.place.clone())).collect()
            })
        });
        Editor {
            ws,
            own: StoredValue::new(own),
            document: StoredValue::new(document),
            version: RwSignal::new(0),
            shape: RwSignal::new(0),
            selected,
            open: RwSignal::new(BTreeSet::new()),
            checks,
            checked: StoredValue::new(0),
            wrong,
            taken: RwSignal::new(None),
        }
    }

    /// Looks at the document; whoever asks is told of every later edit.
    pub fn with<T>(self, look: impl FnOnce(&Document) -> T) -> T {
        self.version.track();
        self.document.with_value(look)
    }

    /// Looks at the document as it is now.
    pub fn with_untracked<T>(self, look: impl FnOnce(&Document) -> T) -> T {
        self.document.with_value(look)
    }

    /// The key by which it is kept; another one after another tab has written.
    pub fn key(self) -> String {
        self.ws.save_state.track();
        self.own.with_value(|own| own.key.clone())
    }

    /// What people call the framework; empty while it has no name.
    pub fn name(self) -> String {
        self.with(|document| frameworks::name_of(document.json()))
    }

    /// Where a place is in the file: the same place, but that the selected node is put in; `None` while no node is
    /// selected. Whoever asks for a place below the selected node is told when another one is selected.
    pub fn resolved(self, place: &Place) -> Option<Place> {
        match place.split_first() {
            Some((Step::Selected, rest)) => self.selected.with(|selected| match selected {
                Selected::Node(path) => Some(below(&node_place(path), rest.iter().cloned())),
                _ => None,
            }),
            _ => Some(place.clone()),
        }
    }

    /// Looks at the value at a place; whoever asks is told of every later edit.
    pub fn at<T>(self, place: &Place, look: impl FnOnce(Option<&Json>) -> T) -> T {
        let place = self.resolved(place);
        self.with(|document| look(place.and_then(|place| document.get(&place))))
    }

    /// The value at a place, as it is now.
    pub fn at_untracked(self, place: &Place) -> Option<Json> {
        untrack(|| self.at(place, |value| value.cloned()))
    }

    /// The text at a place; empty where there is none.
    pub fn text(self, place: &Place) -> String {
        let place = self.resolved(place);
        self.with(|document| place.map(|place| document.text(&place)).unwrap_or_default())
    }

    /// The items at a place, as they are now; none where there is no list.
    pub fn items_untracked(self, place: &Place) -> Vec<Json> {
        match self.at_untracked(place) {
            Some(Json::List(items)) => items,
            _ => Vec::new(),
        }
    }

    /// Puts a typed value at a place.
    pub fn type_in(self, place: &Place, value: Option<Json>) {
        self.put(place, value, true);
    }

    /// Puts a value at a place as a step of its own.
    pub fn set(self, place: &Place, value: Option<Json>) {
        self.put(place, value, false);
    }

    fn put(self, place: &Place, value: Option<Json>, typed: bool) {
        let Some(place) = untrack(|| self.resolved(place)) else { return };
        self.keeps_open(Some(place.clone()), || {
            self.document.update_value(|document| document.set(place, value, typed));
        });
        self.changed(!typed);
    }

    /// Makes an edit at a place. A node that gets another id by it stays open; which of several with one id is, nothing tells.
    fn keeps_open(self, place: Option<Place>, edit: impl FnOnce()) {
        let id_at = |place: &Place| self.with_untracked(|document| document.text(place));
        let is_open =
            |place: &Place| is_node_id(place) && self.open.with_untracked(|open| open.contains(&id_at(place)));
        let Some(place) = place.filter(is_open) else { return edit() };
        let is_single = |id: &String| {
            self.with_untracked(|document| document.ids().iter().filter(|other| *other == id).count() == 1)
        };
        let before = id_at(&place);
        let was_single = is_single(&before);
        edit();
        let now = id_at(&place);
        if was_single && before != now && is_single(&now) {
            self.open.update(|open| {
                open.remove(&before);
                open.insert(now);
            });
        }
    }

    /// Mends a finding by taking away the field that is too much, as a step of its own.
    pub fn drop_field(self, finding: &Finding) {
        let Some(field) = &finding.too_much else { return };
        self.document.update_value(|document| document.drop_field(finding.node.as_deref(), &finding.place, field));
        self.changed(true);
        self.check_now();
    }

    /// Whether the last check found an error in the very value at a place.
    pub fn is_told_wrong(self, place: &Place) -> bool {
        let own = checks::written(place);
        self.wrong.with(|wrong| wrong.contains(&(place.first() == Some(&Step::Selected), own)))
    }

    /// A field was left: the next keystroke is a step of undo of its own.
    pub fn leave(self) {
        let _ = self.document.try_update_value(Document::seal);
    }

    /// Changes the tree and selects what the change leads to.
    pub fn change_tree(self, change: impl FnOnce(&mut Document) -> NodePath) {
        let (mut to, mut told, mut steps) = (NodePath::new(), None, 0);
        self.document.update_value(|document| {
            to = change(document);
            (told, steps) = (document.tell_taken(), document.steps());
        });
        self.changed(true);
        let shape = self.shape.get_untracked();
        self.taken.set(told.map(|sentence| Taken { sentence, shape, steps }));
        self.select_node(to);
    }

    /// What the last change of the tree took away, until the next one.
    pub fn taken(self) -> Option<Taken> {
        let shape = self.shape.get();
        self.taken.get().filter(|taken| taken.shape == shape)
    }

    /// Takes the change back that took something away, and what was done since.
    pub fn give_back(self, taken: &Taken) {
        while self.with_untracked(Document::steps) >= taken.steps.max(1) {
            self.step(true);
        }
    }

    /// Selects a node and opens those above it; the heading when there is none.
    pub fn select_node(self, path: NodePath) {
        let above: Vec<String> = self.with_untracked(|document| {
            let id = |depth| document.text(&below(&node_place(&path[..depth]), [Step::Field("id")]));
            (1..path.len()).map(id).collect()
        });
        let closed = self.open.with_untracked(|open| above.iter().any(|id| !open.contains(id)));
        if closed {
            self.open.update(|open| open.extend(above));
        }
        let to = if path.is_empty() { Selected::Heading } else { Selected::Node(path) };
        if self.selected.get_untracked() != to {
            self.selected.set(to);
        }
    }

    /// Takes the last step back, or does it again. The node that is shown stays the same, wherever it stands then.
    pub fn step(self, back: bool) {
        let shown = match self.selected.get_untracked() {
            Selected::Node(path) => Some(path),
            _ => None,
        };
        let before = shown.clone().map(|path| self.with_untracked(|document| Before::of(document, path)));
        let mut of_tree = false;
        let place = self.with_untracked(|document| document.next_place(back).cloned());
        self.keeps_open(place, || {
            self.document.update_value(|document| of_tree = if back { document.undo() } else { document.redo() });
        });
        self.changed(true);
        let shown = match before.filter(|_| of_tree) {
            Some(before) => Some(self.with_untracked(|document| before.after(document, back))),
            None => shown,
        };
        // What was shown may be gone; then the nearest node above it is.
        if let Some(mut path) = shown {
            let is_gone = |path: &NodePath| self.with_untracked(|document| document.get(&node_place(path)).is_none());
            while !path.is_empty() && is_gone(&path) {
                path.pop();
            }
            self.select_node(path);
        }
    }

    /// Whether there is something to take back, or to do again.
    pub fn can_step(self, back: bool) -> bool {
        self.with(|document| if back { document.can_undo() } else { document.can_redo() })
    }

    fn changed(self, shape: bool) {
        self.version.update(|version| *version += 1);
        if shape {
            self.shape.update(|shape| *shape += 1);
        }
        self.ws.save_state.set(SaveState::Pending);
        let mine = self.version.get_untracked();
        let later = self.ws.ports().later;
        // A handle outlives the page; then there is nothing to check, and the save has been done on leaving.
        let is_last = move || self.version.try_get_untracked() == Some(mine);
        later(
            CHECK_DELAY,
            Box::new(move || {
                if is_last() {
                    self.check_in_turns(is_last);
                }
            }),
        );
        later(
            SAVE_DELAY,
            Box::new(move || {
                if is_last() {
                    self.save_now();
                }
            }),
        );
    }

    /// Checks the file as it stands, in turns, each in a frame of its own: it is read, linted, what is found is
    /// put into words, and shown. Nothing more of it if the file changes meanwhile.
    fn check_in_turns(self, is_last: impl Fn() -> bool + Copy + 'static) {
        let later = self.ws.ports().later;
        let in_turn = move |turn: Box<dyn FnOnce()>| {
            let turn = move || {
                if is_last() {
                    turn();
                }
            };
            later(TURN, Box::new(turn));
        };
        let reading = self.with_untracked(|document| Reading::of(document.json()));
        let lint = move || {
            let checked = self.with_untracked(|document| reading.lint(document.json()));
            let tell = move || {
                let checks = Arc::new(self.with_untracked(|document| told(document, checked)));
                in_turn(Box::new(move || self.show_checks(checks)));
            };
            in_turn(Box::new(tell));
        };
        in_turn(Box::new(lint));
    }

    /// Checks the file as it stands.
    fn check_now(self) {
        self.show_checks(Arc::new(self.with_untracked(check)));
    }

    /// Shows what a check of the file as it stands found.
    fn show_checks(self, checks: Arc<Checks>) {
        self.checked.set_value(self.version.get_untracked());
        self.checks.set(checks);
    }

    /// What is wrong with the file as it stands, with the places of now.
    pub fn checked_now(self) -> Arc<Checks> {
        if self.checked.get_value() != self.version.get_untracked() {
            self.check_now();
        }
        self.checks.get_untracked()
    }

    /// Saves what is not saved yet; called also when the page is left.
    pub fn save_now(self) {
        if self.ws.save_state.try_get_untracked().is_none_or(|state| matches!(state, SaveState::Saved(_))) {
            return;
        }
        let text = self.document.try_with_value(|document| document.json().clone());
        let known = self.own.try_with_value(|own| (own.key.clone(), own.revision));
        let (Some(text), Some((key, revision))) = (text, known) else { return };
        let ports = self.ws.ports();
        let own = OwnFramework { key: key.clone(), revision, saved_at: (ports.now)(), text };
        match frameworks::save(&*ports.store, own, &(ports.new_id)()) {
            Ok(kept) => {
                if kept.key != key {
                    let here = Route::Frameworks(FrameworksView::Edit(kept.key.clone()));
                    (ports.rename_page)(&here.href());
                    self.ws.notify(false, t::COPIED_TITLE, vec![t::FRAMEWORK_COPIED.into()], None);
                }
                let saved_at = kept.saved_at.clone();
                self.own.set_value(kept);
                self.ws.save_state.set(SaveState::Saved(saved_at));
            }
            Err(fault) => {
                if self.ws.save_state.get_untracked() != SaveState::Failed(fault) {
                    let line = match fault {
                        StorageFault::Unreadable => fault.sentence(),
                        _ => t::FRAMEWORK_NOT_SAVED,
                    };
                    self.ws.notify(true, t::FRAMEWORK_NOT_KEPT, vec![line.into()], None);
                }
                self.ws.save_state.set(SaveState::Failed(fault));
            }
        }
    }
}
