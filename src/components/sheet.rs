//! The handles through which components see a sheet and change it.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Appraised, Assessment, Figure};
use thuocdo_core::framework::{Framework, Node, NodeIndex};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::score::{NodeScore, Score};
use thuocdo_text::{number, problem, score as words, visible};

use super::markup::{el, text};

/// One node of a sheet: its answer, its score, what is wrong with it.
#[derive(Clone, PartialEq)]
pub struct NodeState {
    /// The answer; an empty one where there is none.
    pub answer: Answer,
    /// The score.
    pub score: NodeScore,
    /// What is wrong with the answer.
    pub problems: Vec<Told>,
    /// The scores after the first appraisal and in the end; `None` where nobody but the unit said anything.
    pub appraised: Option<Box<[NodeScore; 2]>>,
    /// Whether a verdict speaks of it, so that what the unit gave stays as it was.
    pub is_judged: bool,
}

/// What is wrong with an answer, as it is told under its fields.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// The sentence.
    pub sentence: String,
    /// Whether it must be mended.
    pub is_error: bool,
    /// Whether it makes a typed number wrong; a figure that is only missing yet does not.
    pub is_wrong: bool,
    concerned: Concerned,
}

/// Which figures of an answer a problem is of.
#[derive(Clone, PartialEq)]
enum Concerned {
    Every,
    Named(String),
    /// Those in which this was typed.
    Typed(String),
}

impl Told {
    /// A problem of a node of this framework.
    pub fn of(problem: &Problem, framework: &Framework) -> Told {
        let is_missing = matches!(problem.fault, Fault::MissingFigure { .. } | Fault::ReasonMissing);
        let concerned = match &problem.fault {
            Fault::Negative { figure, .. } | Fault::NotWhole { figure, .. } => Concerned::Named(figure.clone()),
            Fault::Number { text, .. } => Concerned::Typed(text.clone()),
            _ => Concerned::Every,
        };
        Told {
            sentence: problem::sentence(problem, Some(framework)),
            is_error: problem.is_error(),
            is_wrong: problem.is_error() && !is_missing,
            concerned,
        }
    }

    /// Whether it is of the figure with this name; one that names no figure is of each.
    pub fn concerns(&self, name: &str, figure: Option<&Figure>) -> bool {
        match &self.concerned {
            Concerned::Every => true,
            Concerned::Named(figure) => figure == name,
            Concerned::Typed(text) => matches!(figure, Some(Figure::Unread(typed, _)) if typed == text),
        }
    }
}

impl NodeState {
    fn of(
        framework: &Framework,
        index: NodeIndex,
        assessment: &Assessment,
        score: &Score,
        appraised: Option<&Appraised>,
    ) -> NodeState {
        let id = &framework.node(index).id;
        let answer = assessment.answer(id);
        let stages = appraised.filter(|_| answer.is_appraised());
        NodeState {
            appraised: stages.map(|one| Box::new([one.first.node(index).clone(), one.last.node(index).clone()])),
            is_judged: appraised.is_some_and(|one| one.is_judged(index)),
            answer,
            score: score.node(index).clone(),
            problems: score.problems_of(id).map(|problem| Told::of(problem, framework)).collect(),
        }
    }
}

/// A sheet to look at: its framework, its answers and its score.
#[derive(Clone, Copy)]
pub struct Sheet {
    framework: StoredValue<Arc<Framework>>,
    nodes: StoredValue<Vec<RwSignal<NodeState>>>,
    /// The answers.
    pub assessment: Signal<Arc<Assessment>>,
    /// The score that follows from them.
    pub score: Signal<Arc<Score>>,
    /// The scores after the appraisals; `None` while there is no verdict.
    appraised: Memo<Option<Appraised>>,
}

impl Sheet {
    /// A handle on a sheet.
    pub fn new(framework: Arc<Framework>, assessment: Signal<Arc<Assessment>>, score: Signal<Arc<Score>>) -> Sheet {
        let appraised = {
            let framework = Arc::clone(&framework);
            Memo::new_with_compare(
                move |_| assessment.with(|assessment| score.with(|own| Appraised::of(&framework, assessment, own))),
                // Each edit gives new scores; a sheet without verdicts stays without.
                |before, now| before.is_some_and(Option::is_some) || now.is_some_and(Option::is_some),
            )
        };
        let state = move |framework: &Framework, index| {
            assessment.with_untracked(|assessment| {
                score.with_untracked(|score| {
                    appraised.with_untracked(|appraised| {
                        NodeState::of(framework, index, assessment, score, appraised.as_ref())
                    })
                })
            })
        };
        let nodes: Vec<_> = framework.indices().map(|index| RwSignal::new(state(&framework, index))).collect();
        let sheet = Sheet {
            framework: StoredValue::new(framework),
            nodes: StoredValue::new(nodes),
            assessment,
            score,
            appraised,
        };
        // A form has hundreds of live texts. Were each to ask the whole score after each keystroke whether it concerns
        // them, a slow laptop would miss a frame; so the few nodes that did change are told, and only they.
        Effect::new(move |_| {
            score.track();
            assessment.track();
            let framework = sheet.framework();
            for index in framework.indices() {
                let (node, now) = (sheet.node(index), state(&framework, index));
                if node.with_untracked(|before| *before != now) {
                    node.set(now);
                }
            }
        });
        sheet
    }

    /// The scores after the appraisals; `None` while there is no verdict.
    #[inline(never)]
    pub fn appraised(self) -> Option<Appraised> {
        self.appraised.get()
    }

    /// Whether there is a verdict.
    pub fn is_appraised(self) -> bool {
        self.appraised().is_some()
    }

    /// The framework.
    pub fn framework(self) -> Arc<Framework> {
        self.framework.get_value()
    }

    /// What there is to one node; it changes only when that node does.
    pub fn node(self, index: NodeIndex) -> RwSignal<NodeState> {
        self.nodes.with_value(|nodes| nodes[index.get()])
    }

    /// The most that this unit can have at one node; the cap of bonus and penalty points.
    pub fn out_of(self, index: NodeIndex) -> Signal<String> {
        let (framework, node) = (self.framework(), self.node(index));
        text(move || {
            let own = framework.node(index);
            let own = own.block().is_some().then_some(own.max);
            let most = own.or_else(|| node.with(|node| node.score.attainable.to_decimal()));
            most.map(number::short).unwrap_or_default()
        })
    }

    /// The points of one node as the framework prints them.
    pub fn points(self, index: NodeIndex) -> Signal<String> {
        let (framework, node) = (self.framework(), self.node(index));
        text(move || node.with(|node| words::points(&framework, node.score.points.as_ref())))
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
        // A field that is being removed may still tell of its last event; then there is no sheet to change.
        let _ = self.change.try_run(NodeChange { node, field: field.map(str::to_owned), answer });
    }

    /// The answer to a node as it is now.
    pub fn answer_now(self, node: NodeIndex) -> Answer {
        self.sheet.node(node).with_untracked(|node| node.answer.clone())
    }

    /// A field was left: the next change is a step of undo of its own.
    pub fn leave(self) {
        let _ = self.seal.try_run(());
    }
}

/// A node's number and name.
pub fn numbered(node: &Node) -> Vec<AnyView> {
    let number = el!("span"["class" = "number"], visible(&node.number));
    vec![number, " ".into_any(), visible(&node.name.vi).into_any()]
}

/// The id under which a node stands on the page.
pub fn anchor(framework: &Framework, index: NodeIndex) -> String {
    format!("tc-{}", framework.node(index).id)
}
