//! What is being typed in an input, for the node that it was typed for: the form of another node is the same one.

use leptos::prelude::*;

use crate::state::editor::{Editor, Step};

/// What is being typed in an input. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Typed {
    editor: Editor,
    /// With the id of the node.
    kept: RwSignal<Option<(String, String)>>,
}

impl Typed {
    /// Nothing yet.
    pub fn new(editor: Editor) -> Typed {
        Typed { editor, kept: RwSignal::new(None) }
    }

    fn node(self) -> String {
        self.editor.text(&vec![Step::Selected, Step::Field("id")])
    }

    /// What stands in the input as it was typed, while the same node is shown. A field that is being taken down still
    /// tells that it was left; then there is nothing typed any more.
    pub fn get(self) -> Option<String> {
        let (node, typed) = self.kept.try_get().flatten()?;
        (node == self.node()).then_some(typed)
    }

    /// A keystroke.
    pub fn set(self, typed: String) {
        self.kept.set(Some((untrack(|| self.node()), typed)));
    }

    /// What is stored stands for it now.
    pub fn clear(self) {
        let _ = self.kept.try_set(None);
    }
}
