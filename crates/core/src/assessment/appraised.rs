//! What an appraisal came to: the sheet scored at each stage, beside what the unit gave itself, node by node.

use std::cmp::Ordering;
use std::sync::Arc;

use super::{Assessment, Source, Stage, verdict_of};
use crate::framework::{Framework, NodeIndex};
use crate::number::Exact;
use crate::score::{NodeScore, Score, State, score};

/// A sheet scored after each of its appraisals.
#[derive(Clone, Debug, PartialEq)]
pub struct Appraised {
    /// After the first appraisal.
    pub first: Arc<Score>,
    /// In the end: after the second appraisal or the council, else the first.
    pub last: Arc<Score>,
    /// The nodes that have a verdict, in the framework's order.
    pub reviewed: Vec<Reviewed>,
    judged: Vec<bool>,
    has_first: bool,
    has_second: bool,
}

/// How what counts at a node stands to what the unit gave itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing changed for the unit.
    Same,
    /// The unit loses by it.
    Lower,
    /// The unit wins by it.
    Higher,
    /// The unit had given nothing there, or it is not the unit's to give.
    New,
    /// Points for a group above stand for it.
    Covered,
}

/// A node that has a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewed {
    /// The node.
    pub node: NodeIndex,
    /// How what counts in the end stands to the self-score.
    pub standing: Standing,
    /// Whether the unit explained.
    pub is_explained: bool,
}

impl Appraised {
    /// The scores of a sheet after its appraisals; `None` while it has no verdict. `own` is the score of what the unit
    /// gave itself.
    pub fn of(framework: &Framework, sheet: &Assessment, own: &Score) -> Option<Appraised> {
        let mut judged = vec![false; framework.indices().count()];
        let (mut has_first, mut has_second) = (false, false);
        for index in framework.indices() {
            let appraisal = sheet.answers.get(&framework.node(index).id).and_then(|answer| answer.appraisal.as_deref());
            let Some(appraisal) = appraisal.filter(|one| one.first.is_some() || one.second.is_some()) else { continue };
            has_first |= appraisal.first.is_some();
            has_second |= appraisal.second.is_some();
            mark(framework, index, &mut judged);
        }
        if !has_first && !has_second {
            return None;
        }
        let first = Arc::new(score(framework, &sheet.at(Stage::First)));
        let last = if has_second { Arc::new(score(framework, &sheet.at(Stage::Final))) } else { Arc::clone(&first) };
        let reviewed = framework.indices().filter_map(|node| review(framework, sheet, node, own, &last)).collect();
        Some(Appraised { first, last, reviewed, judged, has_first, has_second })
    }

    /// The stages at which somebody gave a verdict, with their scores.
    pub fn stages(&self) -> impl Iterator<Item = (Stage, &Score)> {
        let first = self.has_first.then_some((Stage::First, &*self.first));
        first.into_iter().chain(self.has_second.then_some((Stage::Final, &*self.last)))
    }

    /// Whether a verdict speaks of a node: at it, at a group above it or at something below it.
    ///
    /// What the unit gave there is what was appraised, and stays as it was.
    pub fn is_judged(&self, node: NodeIndex) -> bool {
        self.judged.get(node.get()).copied().unwrap_or_default()
    }
}

impl Reviewed {
    /// Whether what counts is not what the unit gave.
    pub fn is_changed(&self) -> bool {
        matches!(self.standing, Standing::Lower | Standing::Higher)
    }

    /// Whether the unit loses points and has not explained yet.
    pub fn wants_explanation(&self) -> bool {
        self.standing == Standing::Lower && !self.is_explained
    }
}

/// What became of a node; `None` where nobody gave a verdict.
fn review(framework: &Framework, sheet: &Assessment, node: NodeIndex, own: &Score, last: &Score) -> Option<Reviewed> {
    let answer = sheet.answers.get(&framework.node(node).id)?;
    verdict_of(answer, Stage::Final).filter(|(_, source)| *source != Source::Unit)?;
    let explanation = answer.appraisal.as_ref().and_then(|appraisal| appraisal.explanation.as_ref());
    Some(Reviewed {
        node,
        standing: standing(own.node(node), last.node(node)),
        is_explained: explanation.is_some_and(|one| !one.is_blank()),
    })
}

/// Marks a node, what it is part of, and its parts.
fn mark(framework: &Framework, node: NodeIndex, judged: &mut [bool]) {
    let above = std::iter::successors(framework.node(node).parent, |parent| framework.node(*parent).parent);
    for one in std::iter::once(node).chain(framework.below(node)).chain(above) {
        judged[one.get()] = true;
    }
}

/// How many points a node has more than the unit gave itself; `None` where one of the two has no result.
pub fn difference(own: &NodeScore, counted: &NodeScore) -> Option<Exact> {
    Some(counted.points.as_ref()? - own.points.as_ref()?)
}

/// How what counts at a node stands to what the unit gave itself.
///
/// What does not apply leaves the denominator: taking points out of it together with it is a loss, and so is having
/// to answer for it without full points.
pub fn standing(own: &NodeScore, counted: &NodeScore) -> Standing {
    if counted.state == State::Covered {
        return Standing::Covered;
    }
    if own.points.is_none() && matches!(own.state, State::NotAnswered | State::NotAppraised) {
        return Standing::New;
    }
    let points = |score: &NodeScore| score.points.clone().unwrap_or(Exact::ZERO);
    let (had, has) = (points(own), points(counted));
    let reach = &counted.attainable - &own.attainable;
    if reach.is_negative() {
        return if had.is_zero() { Standing::Higher } else { Standing::Lower };
    }
    match (&has - &had).cmp(&reach) {
        Ordering::Less => Standing::Lower,
        Ordering::Equal => Standing::Same,
        Ordering::Greater => Standing::Higher,
    }
}
