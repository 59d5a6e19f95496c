//! What the appraisers said to an answer, on its card, and the field in which the unit explains.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Explanation, Given, Standing, TEXT_LIMIT, Verdict, difference, standing};
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::{NodeScore, State};
use thuocdo_text::{round as round_words, score as words, ui as t, visible_lines};

use super::evidence::{Documents, documents_editor, documents_view};
use super::markup::{Piece, el, part, part_while, text};
use super::sheet::{Editing, NodeState};
use crate::adapters::dom;

/// What is shown of one verdict.
struct Shown {
    points: String,
    against: String,
    is_lower: bool,
    said: String,
    reason: String,
}

/// The appraisal of one node, with the unit's explanation to edit; nothing where nobody but the unit said anything.
pub fn appraised(editing: Editing, index: NodeIndex) -> AnyView {
    let state = editing.sheet.node(index);
    part_while(move || state.with(|node| node.answer.is_appraised()), move || block(editing, index))
}

fn block(editing: Editing, index: NodeIndex) -> AnyView {
    let framework = editing.sheet.framework();
    let state = editing.sheet.node(index);
    let id = framework.node(index).id.clone();
    let heading = format!("td-{id}");
    let tag = part(move || {
        let (class, word) = match explaining(&state.get()) {
            Some(true) => ("tag is-wanted", t::WANTS_EXPLANATION),
            Some(false) => ("tag", t::IS_EXPLAINED),
            None => return None::<AnyView>.piece(),
        };
        el!("span"["class" = class], word)
    });
    el!(
        "div" ["class" = "appraised", "role" = "group", "aria-labelledby" = heading.clone(), "data-appraised" = id],
        el!("p" ["class" = "appraised-head"], el!("strong" ["id" = heading], t::APPRAISAL_RESULT), " ", tag),
        verdict(&framework, editing, index, false),
        explanation(editing, index),
        verdict(&framework, editing, index, true),
    )
}

/// Whether a node waits for an explanation (`true`), or has one (`false`); `None` where there is nothing to explain.
fn explaining(node: &NodeState) -> Option<bool> {
    let explanation = node.answer.appraisal.as_ref().and_then(|appraisal| appraisal.explanation.as_ref());
    if explanation.is_some_and(|one| !one.is_blank()) {
        return Some(false);
    }
    let [_, last] = &**node.appraised.as_ref()?;
    (standing(&node.score, last) == Standing::Lower).then_some(true)
}

/// One of the two verdicts; nothing while it was not given.
fn verdict(framework: &Arc<Framework>, editing: Editing, index: NodeIndex, is_second: bool) -> AnyView {
    let (framework, state) = (Arc::clone(framework), editing.sheet.node(index));
    part(move || {
        state.with(|node| shown(&framework, index, node, is_second)).map(|shown| verdict_view(shown, is_second)).piece()
    })
}

fn verdict_view(shown: Shown, is_second: bool) -> AnyView {
    let against = if shown.is_lower { "against is-lower" } else { "against" };
    el!(
        "div"["class" = "verdict-said"],
        el!(
            "p",
            el!("span"["class" = "verdict-stage"], t::verdict_stage(is_second)),
            " ",
            el!("strong"["data-verdict-points" = ""], shown.points),
            " ",
            (!shown.against.is_empty()).then(|| el!("span"["class" = against], shown.against)),
        ),
        (!shown.said.is_empty()).then(|| el!("p"["class" = "muted"], shown.said)),
        el!("p"["class" = "verdict-reason"], el!("bdi", shown.reason)),
    )
}

fn shown(framework: &Framework, index: NodeIndex, node: &NodeState, is_second: bool) -> Option<Shown> {
    let appraisal = node.answer.appraisal.as_deref()?;
    let verdict = if is_second { appraisal.second.as_ref()? } else { appraisal.first.as_ref()? };
    let [first, last] = &**node.appraised.as_ref()?;
    let scored = if is_second { last } else { first };
    let stands = standing(&node.score, scored);
    let against = match difference(&node.score, scored).filter(|more| !more.is_zero()) {
        Some(more) if stands != Standing::Covered => t::against_self_score(&words::points(framework, Some(&more))),
        _ => t::standing(stands).to_owned(),
    };
    Some(Shown {
        points: t::verdict_points(&words::points(framework, scored.points.as_ref())),
        against,
        is_lower: stands == Standing::Lower,
        said: said(framework, index, verdict, scored),
        reason: t::reason_of_verdict(&visible_lines(&verdict.reason)),
    })
}

/// What the points came from: the corrected figures with the rule; nothing for points by hand, which say it all.
fn said(framework: &Framework, index: NodeIndex, verdict: &Verdict, scored: &NodeScore) -> String {
    let node = framework.node(index);
    match &verdict.given {
        _ if scored.state == State::Covered => t::VERDICT_COVERED.to_owned(),
        Given::Points(_) if scored.points.is_some() => String::new(),
        given => words::live_line(framework, node, scored).unwrap_or_else(|| round_words::given_at(node, given)),
    }
}

/// The field for the explanation, and its documents.
fn explanation(editing: Editing, index: NodeIndex) -> AnyView {
    let state = editing.sheet.node(index);
    let id = format!("gt-{}", editing.sheet.framework().node(index).id);
    let value = text(move || {
        state.with(|node| {
            let explanation = node.answer.appraisal.as_ref().and_then(|appraisal| appraisal.explanation.as_ref());
            explanation.map(|one| one.text.clone()).unwrap_or_default()
        })
    });
    let on_input = move |event| {
        let typed = dom::typed(&event);
        let answer = editing.answer_now(index).with_appraisal(|appraisal| {
            let before = appraisal.explanation.take().unwrap_or_default();
            appraisal.explanation = Some(Explanation { text: typed, ..before });
        });
        editing.answer(index, Some("explanation"), answer);
    };
    let hint = format!("{id}-hint");
    el!(
        "div"["class" = "evidence-editor"],
        el!(
            "div"["class" = "field"],
            el!("label"["for" = id.clone()], t::EXPLANATION),
            el!("p" ["class" = "hint", "id" = hint.clone()], t::EXPLANATION_HINT),
            el!("textarea" [
                "id" = id,
                "rows" = "3",
                "maxlength" = TEXT_LIMIT.to_string(),
                "aria-describedby" = hint,
                @prop "value" = value,
                @on "input" = on_input,
                @on "blur" = move |_| editing.leave(),
            ]),
        ),
        documents_editor(editing, index, Documents::OfExplanation, t::ADD_EXPLANATION_DOCUMENT),
    )
}

/// What the unit gave itself, where a verdict speaks of it: to read, with the reason why it stays.
pub fn kept(editing: Editing, index: NodeIndex, why: &'static str) -> AnyView {
    let framework = editing.sheet.framework();
    let state = editing.sheet.node(index);
    let given = text(move || {
        state.with(|node| {
            let said = node.answer.given.as_ref().map(|given| round_words::given_at(framework.node(index), given));
            t::self_scored(&said.unwrap_or_else(|| words::state(State::NotAnswered).to_owned()))
        })
    });
    el!("div"["class" = "kept"], el!("p", given), el!("p"["class" = "muted"], why))
}

/// Why each verdict was given, and what the unit explained, in the order of the process.
pub fn reasons(answer: &Answer) -> Vec<AnyView> {
    let Some(appraisal) = answer.appraisal.as_deref() else { return Vec::new() };
    let reason = |is_second: bool, verdict: &Option<Verdict>| {
        let reason = verdict.as_ref().map(|verdict| visible_lines(&verdict.reason)).filter(|one| !one.is_empty());
        reason.map(|reason| el!("p"["class" = "note-text"], t::reason_in_print(is_second, &reason)))
    };
    let mut said = Vec::from_iter(reason(false, &appraisal.first));
    if let Some(explanation) = appraisal.explanation.as_ref().filter(|one| !one.is_blank()) {
        said.push(el!("p"["class" = "note-text"], t::explained_in_print(&visible_lines(&explanation.text))));
        said.extend(documents_view(&explanation.evidence));
    }
    said.extend(reason(true, &appraisal.second));
    said
}
