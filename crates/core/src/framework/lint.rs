//! Finds what is wrong with a framework that can be read: sums, class edges, citations.

use super::model::*;
use crate::number::Decimal;
use crate::problem::{Fault, Problem};

/// Every defect of a framework that loads, in the order of its tree.
///
/// The codes are listed in docs/problems.md.
pub fn lint(framework: &Framework) -> Vec<Problem> {
    let mut problems = Vec::new();
    for index in framework.indices() {
        let node = framework.node(index);
        let mut report = |fault| {
            problems.push(Problem { path: format!("nodes:{}", node.id), node: Some(node.id.clone()), fault });
        };
        match &node.leaf {
            None => {
                let sum: Decimal = framework.children(index).map(|child| framework.node(child).max).sum();
                if sum != node.max {
                    report(Fault::ChildrenSum { sum, max: node.max });
                }
            }
            Some(leaf) => {
                if leaf.scored_by == ScoredBy::Itself && is_survey_text(leaf) {
                    report(Fault::SurveyLeafSelfScored);
                }
                if node.citation.is_none() && leaf.rule.is_scored() {
                    report(Fault::MissingCitation);
                }
                if leaf.rule.is_scored() && node.max.is_zero() {
                    report(Fault::NoPoints);
                }
            }
        }
    }
    problems
}

/// Whether the evidence of a leaf is a sociological survey, which a unit must not score itself.
fn is_survey_text(leaf: &Leaf) -> bool {
    let text = crate::letters::folded(leaf.evidence.as_deref().unwrap_or_default());
    text.contains("điều tra xã hội học") || text.contains("khảo sát xã hội học")
}

/// Classes must fall from edge to edge, within 0 to 100, and the last must begin at 0.
pub(super) fn class_edges(framework: &Framework) -> Option<Fault> {
    let edges: Vec<Decimal> = framework.policies.classes.list.iter().map(|class| class.from).collect();
    let falling = edges.windows(2).all(|pair| pair[0] > pair[1]);
    let covers = edges.last().is_some_and(|last| last.is_zero());
    let within = edges.first().is_some_and(|first| *first <= Decimal::ONE_HUNDRED);
    (!(falling && covers && within)).then_some(Fault::ClassEdges)
}
