//! The handles through which components see a sheet and change it.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Assessment};
use thuocdo_core::framework::{Framework, Node, NodeIndex};
use thuocdo_core::problem::Problem;
use thuocdo_core::score::{NodeScore, Score};
use thuocdo_text::score as words;

use super::markup::{el, text};

/// A sheet to look at: its framework, its answers and its score.
#[derive(Clone, Copy)]
pub struct Sheet {
    framework: StoredValue<Arc<Framework>>,
    /// The answers.
    pub assessment: Signal<Arc<Assessment>>,
    /// The score that follows from them.
    pub score: Signal<Arc<Score>>,
}

impl Sheet {
    /// A handle on a sheet.
    pub fn new(framework: Arc<Framework>, assessment: Signal<Arc<Assessment>>, score: Signal<Arc<Score>>) -> Sheet {
        Sheet { framework: StoredValue::new(framework), assessment, score }
    }

    /// The framework.
    pub fn framework(self) -> Arc<Framework> {
        self.framework.get_value()
    }

    /// The score of one node.
    pub fn node_score(self, index: NodeIndex) -> Memo<NodeScore> {
        Memo::new(move |_| self.score.with(|score| score.node(index).clone()))
    }

    /// The points of one node as the framework prints them.
    pub fn points(self, index: NodeIndex) -> Signal<String> {
        let (framework, scored) = (self.framework(), self.node_score(index));
        text(move || scored.with(|scored| words::points(&framework, scored.points.as_ref())))
    }

    /// What is wrong with the answer to one node.
    pub fn problems(self, index: NodeIndex) -> Memo<Vec<Problem>> {
        let id = self.framework().node(index).id.clone();
        Memo::new(move |_| self.score.with(|score| score.problems_of(&id).cloned().collect()))
    }

    /// The answer to one node.
    pub fn answer(self, index: NodeIndex) -> Memo<Answer> {
        let id = self.framework().node(index).id.clone();
        Memo::new(move |_| self.assessment.with(|assessment| assessment.answer(&id)))
    }
}

/// A new answer to a node.
#[derive(Clone)]
pub struct NodeChange {
    /// The node.
    pub node: NodeIndex,
    /// The field it was typed in: changes of one field that follow each other are one step of undo.
    pub field: Option<String>,
    /// The answer.
    pub answer: Answer,
}

/// A sheet to change.
#[derive(Clone, Copy)]
pub struct Editing {
    /// The sheet.
    pub sheet: Sheet,
    /// Called with each change.
    pub change: Callback<NodeChange>,
    /// Called when a field is left.
    pub seal: Callback<()>,
}

impl Editing {
    /// Changes the answer to a node.
    pub fn answer(self, node: NodeIndex, field: Option<&str>, answer: Answer) {
        self.change.run(NodeChange { node, field: field.map(str::to_owned), answer });
    }
}

/// A node's number and name.
pub fn numbered(node: &Node) -> Vec<AnyView> {
    let number = el!("span"["class" = "number"], node.number.clone());
    vec![number, " ".into_any(), node.name.vi.clone().into_any()]
}

/// The id under which a node stands on the page.
pub fn anchor(framework: &Framework, index: NodeIndex) -> String {
    format!("tc-{}", framework.node(index).id)
}
