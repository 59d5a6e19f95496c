//! What is wrong with sheets that wait: what is said of each once the round has it, told before it is taken.

use std::sync::Arc;

use thuocdo_core::assessment::{Assessment, Stage, appraisal_problems};
use thuocdo_core::framework::Framework;
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::round::Round;
use thuocdo_core::round::merge::{Accept, Entry, Incoming, Preview, apply};
use thuocdo_core::score::score;

/// What would be wrong with a unit's sheet if all of an incoming one were taken, and is not yet; errors first. Of one that
/// cannot be taken nothing is said.
pub fn problems(round: &Round, incoming: &Incoming, entry: &Entry) -> Vec<Problem> {
    if !entry.can_be_taken() {
        return Vec::new();
    }
    let unit = entry.unit.and_then(|at| round.units.get(at));
    let mut alone = Round::new(Arc::clone(&round.framework), "", round.period);
    alone.units.extend(unit.cloned());
    let entry = Entry { unit: unit.map(|_| 0), ..entry.clone() };
    let preview = Preview { entries: vec![entry] };
    let after = apply(&alone, std::slice::from_ref(incoming), &preview, &[Accept::All]);
    let Some(after) = after.units.first() else { return Vec::new() };
    let mut found = of_sheet(&round.framework, &after.sheet);
    if let Some(before) = unit.map(|unit| &unit.sheet) {
        // Only of points that the round has: in one file, an appraiser's points for a group rightly stand for all below.
        let is_of_round =
            |problem: &Problem| problem.node.as_ref().is_some_and(|node| before.answers.contains_key(node));
        found.extend(covered(&round.framework, &after.sheet).into_iter().filter(is_of_round));
        let known = [of_sheet(&round.framework, before), covered(&round.framework, before)].concat();
        found.retain(|problem| !known.contains(problem));
    }
    found.sort_by_key(|problem| !problem.is_error());
    found
}

/// What is wrong with a sheet: with its self-score, and with its appraisal.
fn of_sheet(framework: &Framework, sheet: &Assessment) -> Vec<Problem> {
    if sheet.answers.is_empty() {
        return Vec::new();
    }
    if !sheet.is_appraised() {
        return score(framework, sheet).problems;
    }
    let own = score(framework, &sheet.at(Stage::SelfScored)).problems;
    [own, appraisal_problems(framework, sheet)].concat()
}

/// Figures that count no more because an appraiser gave points for their group.
fn covered(framework: &Framework, sheet: &Assessment) -> Vec<Problem> {
    if !sheet.is_appraised() {
        return Vec::new();
    }
    let covers = |problem: &Problem| matches!(problem.fault, Fault::AnswersBelow { .. });
    let own = score(framework, &sheet.at(Stage::SelfScored)).problems;
    let all = score(framework, &sheet.at(Stage::Final)).problems;
    all.into_iter().filter(|problem| covers(problem) && !own.contains(problem)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::Period;
    use thuocdo_core::framework::by_id;
    use thuocdo_core::round::RoundUnit;

    use crate::state::rounds::incoming::read;

    fn arrived(round: &Round, answers: &str) -> Vec<Incoming> {
        let version = if answers.contains("appraisal") { 2 } else { 1 };
        let text = format!(
            r#"{{"format":"thuocdo.assessment","version":{version},"framework":{{"id":"qd766-2022"}},"unit":{{"name":"Xã A"}},"period":"2026","answers":{answers}}}"#
        );
        read(round, "phieu.json", &text, None).sheets
    }

    fn round(answers: &str) -> Round {
        let mut round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        let sheets = arrived(&round, answers);
        round.units = sheets.into_iter().map(|one| RoundUnit { sheet: one.sheet, received: None }).collect();
        round
    }

    #[test]
    fn what_is_wrong_with_a_sheet_is_known_before_it_is_taken() {
        let group = r#"{"CKMB":{"points":"12"}}"#;
        let judged = r#"{"CKMB":{"appraisal":{"first":{"points":"12","reason":"x"}}}}"#;
        let below = r#"{"PUBLISH_ON_TIME":{"figures":{"num":"5","den":"10"}}}"#;
        let judged_and_below = r#"{"CKMB":{"appraisal":{"first":{"points":"12","reason":"x"}}},"PUBLISH_ON_TIME":{"figures":{"num":"5","den":"10"}}}"#;
        let cases = [
            ("{}", r#"{"CKMB":{"points":"12"}}"#, ""),
            ("{}", r#"{"CKMB":{"points":"25"}}"#, "PointsAboveMax"),
            ("{}", r#"{"ON_TIME":{"figures":{"num":"1100","den":"1000"}}}"#, "Numerator"),
            ("{}", r#"{"KHONG_CO":{"points":"1"}}"#, "UnknownNode"),
            (r#"{"CKMB":{"points":"25"}}"#, r#"{"ONLINE":{"points":"1"}}"#, ""),
            ("{}", below, ""),
            (group, below, "AnswersBelow"),
            (judged, below, "AnswersBelow"),
            ("{}", judged_and_below, ""),
        ];
        for (before, answers, wanted) in cases {
            for round in [round(before), Round { units: Vec::new(), ..round(before) }] {
                let is_new = round.units.is_empty();
                let sheets = arrived(&round, answers);
                let preview = round.preview(&sheets);
                let found = problems(&round, &sheets[0], &preview.entries[0]);
                let found: Vec<String> = found.iter().map(|one| format!("{:?}", one.fault)).collect();
                let wanted = if is_new && wanted == "AnswersBelow" { "" } else { wanted };
                assert_eq!(found.len(), usize::from(!wanted.is_empty()), "{before} {answers}: {found:?}");
                assert!(found.iter().all(|one| one.starts_with(wanted)), "{before} {answers}: {found:?}");
            }
        }
    }

    #[test]
    fn of_a_sheet_that_cannot_be_taken_nothing_is_said() {
        let mut round = round("{}");
        let sheets = arrived(&round, r#"{"CKMB":{"points":"25"}}"#);
        round.period = Period::Year(2027);
        let preview = round.preview(&sheets);
        assert!(problems(&round, &sheets[0], &preview.entries[0]).is_empty());
    }
}
