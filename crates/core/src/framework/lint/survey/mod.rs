//! Which leaves hold what people said when they were asked: a unit must not score these itself (công văn 383, 384/BNV-CCHC).

mod mark;
mod said;
mod tasks;
mod words;
mod work;

use super::super::model::*;
use crate::assessment::plain_name;
use mark::is_marked;
use said::{counts_records, is_asking, is_counted, is_index, is_judged, is_opinion, is_satisfaction, is_sociological};
use said::{is_asked, is_of_records};
use words::{has, has_matter, without};
use work::{Work, is_of_work};

/// What the groups above a node are by their names.
#[derive(Clone, Copy, PartialEq, Default)]
pub(super) enum Above {
    #[default]
    NoSurvey,
    /// Satisfaction or opinions, which may be counted among records instead of asked for.
    Satisfaction,
    Survey,
}

/// Of each node what the groups above it are.
pub(super) fn above(framework: &Framework) -> Vec<Above> {
    let mut groups: Vec<Above> = Vec::with_capacity(framework.nodes().len());
    let mut above = Vec::with_capacity(framework.nodes().len());
    for node in framework.nodes() {
        let parent = node.parent.and_then(|parent| groups.get(parent.get()).copied()).unwrap_or_default();
        above.push(parent);
        groups.push(match node.leaf {
            None if parent == Above::NoSurvey => group(&plain_name(&node.name.vi)),
            _ => parent,
        });
    }
    above
}

fn group(name: &str) -> Above {
    if !has_matter(name) || Work::of(name).is_some_and(|work| !work.is_marked) {
        Above::NoSurvey
    } else if is_survey_by(name) {
        Above::Survey
    } else if is_satisfaction(name) || is_opinion(name) {
        Above::Satisfaction
    } else {
        Above::NoSurvey
    }
}

/// Whether a text is of a survey, whatever is counted.
fn is_survey_by(text: &str) -> bool {
    is_sociological(text) || is_index(text) || is_asked(text) || is_asking(text) || is_marked(text)
}

/// Whether a leaf is the result of a survey: by its rule, by its name or that of a group above it, by its evidence or by the
/// words of its figures.
pub(super) fn is_survey(node: &Node, leaf: &Leaf, above: Above) -> bool {
    if matches!(leaf.rule, Rule::SurveyPercent { .. }) {
        return true;
    }
    let name = plain_name(&node.name.vi);
    let evidence = plain_name(leaf.evidence.as_deref().unwrap_or_default());
    let labels: Vec<String> = leaf.rule.figures().iter().map(|figure| plain_name(&figure.label)).collect();
    let mut texts = [&name, &evidence].into_iter().chain(&labels);
    // Most leaves have no word of it.
    if above == Above::NoSurvey && !texts.any(|text| has_matter(text)) {
        return false;
    }
    let is_below_survey = above != Above::NoSurvey && !counts_records(&name);
    // To tell of a result is the unit's own work; what tells of it, as evidence, holds the result.
    if let Some(work) = Work::of(&name) {
        // People are asked about work, too: then it is work by its name, and a survey by what stands behind or above it.
        return work.is_asked_about && (work.is_marked || is_below_survey);
    }
    let is_counted = is_counted(&evidence);
    let of_records = is_counted || labels.iter().any(|label| is_of_records(label));
    let is_said = |text: &str| {
        let is_opinion = || !is_counted && is_opinion(text);
        let is_satisfaction = || !of_records && is_satisfaction(text);
        has_matter(text) && (is_survey_by(text) || is_opinion() || is_satisfaction())
    };
    let in_figures = || {
        // Of forms that were sent out so many came back: nothing of what they say.
        let of_forms = labels.iter().any(|label| is_of_work(label)) && !labels.iter().any(|label| is_judged(label));
        !of_forms && labels.iter().any(|label| is_said(label))
    };
    let is_plan = || has(&evidence, &["kế hoạch"]);
    let in_evidence = || {
        ((is_sociological(&evidence) || is_index(&evidence)) && !is_plan())
            || (is_asked(&evidence) && !is_of_work(without(&evidence, &["thông báo", "công bố"])))
    };
    let in_group = is_below_survey && (above == Above::Survey || !of_records);
    in_group || is_said(&name) || (has_matter(&evidence) && in_evidence()) || in_figures()
}
