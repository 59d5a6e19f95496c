//! Checking appraisals: what is wrong with the verdicts and explanations of a sheet, each at its own place.

use std::collections::BTreeSet;

use super::{Answer, Assessment, Source, Stage, Verdict, is_safe_link, verdict_of};
use crate::framework::Framework;
use crate::problem::{Fault, Problem};
use crate::score::score;

/// Everything that is wrong with the appraisals of a sheet, beside what scoring says to the self-score.
///
/// Each verdict is scored at its stage, and what is wrong with it stands at its own place
/// (`answers.ON_TIME.appraisal.first`): points above the maximum, a kind that the rule does not have, a node that the
/// framework does not know. Besides: points by hand without a reason (`A12`), documents of an explanation whose
/// address cannot be opened (`A09`), and points that hide each other (`N15`). Points that an appraiser gives for a
/// group do take the place of what was said earlier below it; only what was said below at the same stage, or later,
/// contradicts them.
pub fn appraisal_problems(framework: &Framework, sheet: &Assessment) -> Vec<Problem> {
    if !sheet.is_appraised() {
        return Vec::new();
    }
    let own = score(framework, &sheet.at(Stage::SelfScored)).problems;
    let mut problems: Vec<Problem> =
        sheet.answers.iter().flat_map(|(node, answer)| of_words(framework, node, answer)).collect();
    let mut hidden = BTreeSet::new();
    for (stage, judge) in [(Stage::First, Source::First), (Stage::Final, Source::Second)] {
        for problem in score(framework, &sheet.at(stage)).problems {
            let source = node_of(&problem).and_then(|node| source_at(sheet, node, stage));
            match &problem.fault {
                // Of the unit's own documents, which no verdict changes.
                Fault::EvidenceLink { .. } => {}
                Fault::AnswersBelow { below } => {
                    let contradicts = below.iter().any(|node| source_at(sheet, node, stage) >= source);
                    let node = problem.node.clone().unwrap_or_default();
                    if contradicts && !own.contains(&problem) && hidden.insert(node) {
                        problems.extend(placed(problem, source));
                    }
                }
                // The unit's own denominator, which may be too small for what the appraiser gave.
                Fault::AttainableOutOfRange { .. } | Fault::AttainableBelowPoints { .. }
                    if own.contains(&problem) || problems.contains(&problem) => {}
                Fault::AttainableOutOfRange { .. } | Fault::AttainableBelowPoints { .. } => problems.push(problem),
                _ if source == Some(judge) => problems.extend(placed(problem, source)),
                // The unit's own, or told at the stage before.
                _ => {}
            }
        }
    }
    problems
}

/// Reasons that are missing, and addresses that cannot be opened.
fn of_words(framework: &Framework, node: &str, answer: &Answer) -> Vec<Problem> {
    let Some(appraisal) = &answer.appraisal else { return Vec::new() };
    let known = framework.find(node).is_some().then(|| node.to_owned());
    let at =
        |part: &str, fault| Problem { path: format!("answers.{node}.appraisal.{part}"), node: known.clone(), fault };
    let mut problems = Vec::new();
    for (part, verdict) in [("first", &appraisal.first), ("second", &appraisal.second)] {
        if verdict.as_ref().is_some_and(Verdict::lacks_reason) {
            problems.push(at(part, Fault::VerdictReasonMissing));
        }
    }
    let documents = appraisal.explanation.iter().flat_map(|explanation| &explanation.evidence);
    for (i, document) in documents.enumerate().filter(|(_, d)| !d.link.is_empty() && !is_safe_link(&d.link)) {
        let found = document.link.clone();
        problems.push(at(&format!("explanation.evidence[{i}]"), Fault::EvidenceLink { found }));
    }
    problems
}

/// The node that a problem is about, also one that the framework does not know.
fn node_of(problem: &Problem) -> Option<&str> {
    match &problem.fault {
        Fault::UnknownNode { id, .. } => Some(id),
        _ => problem.node.as_deref(),
    }
}

fn source_at(sheet: &Assessment, node: &str, stage: Stage) -> Option<Source> {
    verdict_of(sheet.answers.get(node)?, stage).map(|(_, source)| source)
}

/// The problem at the verdict that it comes from; one of the unit's own answer stays where it is.
fn placed(problem: Problem, source: Option<Source>) -> Option<Problem> {
    let part = match source? {
        Source::Unit => return Some(problem),
        Source::First => "first",
        Source::Second => "second",
    };
    let answer = format!("answers.{}", node_of(&problem)?);
    let rest = problem.path.strip_prefix(&answer).unwrap_or_default();
    let path = format!("{answer}.appraisal.{part}{rest}");
    Some(Problem { path, ..problem })
}
