//! The card of one criterion: figures, the live line, points, the rule in words, evidence and note.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Figure, Given};
use thuocdo_core::framework::{Framework, Leaf, Node, NodeIndex, NoteKind, Rule, ScoredBy};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::score::{NodeScore, State, remedy};
use thuocdo_text::{problem, score as words, ui as t};

use super::evidence::EvidenceEditor;
use super::figure_field::FigureField;
use super::live::{flag, on, part, text};
use super::sheet::{Editing, anchor};

/// The ways to answer a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Figures,
    Points,
    NotApplicable,
}

impl Mode {
    /// The way that an answer was given in.
    fn of(given: Option<&Given>) -> Option<Mode> {
        given.map(|given| match given {
            Given::Figures(_) => Mode::Figures,
            Given::Points(_) => Mode::Points,
            Given::NotApplicable(_) => Mode::NotApplicable,
        })
    }

    /// The ways that a leaf can be answered in, the usual one first.
    fn all(leaf: &Leaf) -> Vec<Mode> {
        let mut modes = match leaf.rule {
            Rule::LinearRatio { .. } => vec![Mode::Figures, Mode::Points],
            Rule::ManualPoints => vec![Mode::Points],
            Rule::Information { .. } => vec![Mode::Figures],
        };
        if leaf.not_applicable {
            modes.push(Mode::NotApplicable);
        }
        modes
    }

    fn label(self) -> &'static str {
        match self {
            Mode::Figures => t::BY_FIGURES,
            Mode::Points => t::BY_POINTS,
            Mode::NotApplicable => t::NOT_APPLICABLE,
        }
    }
}

/// The card of one criterion, to fill in.
#[component]
pub fn Criterion(
    /// The sheet.
    editing: Editing,
    /// The criterion's node, a leaf.
    index: NodeIndex,
) -> impl IntoView {
    let framework = editing.sheet.framework();
    let node = framework.node(index).clone();
    let Some(leaf) = node.leaf.clone() else { return ().into_any() };
    let answer = editing.sheet.answer(index);
    let scored = editing.sheet.node_score(index);
    let id = node.id.clone();
    let problems = Memo::new(move |_| {
        editing.sheet.score.with(|score| score.problems_of(&id).cloned().collect::<Vec<Problem>>())
    });
    let modes = Mode::all(&leaf);
    let usual = modes[0];
    let chosen: RwSignal<Option<Mode>> = RwSignal::new(None);
    let mode = Memo::new(move |_| {
        answer.with(|answer| Mode::of(answer.given.as_ref())).or(chosen.get()).unwrap_or(usual)
    });
    let choose = Callback::new(move |wanted: Mode| {
        chosen.set(Some(wanted));
        let before = answer.get_untracked();
        let given = (wanted == Mode::NotApplicable).then(|| Given::NotApplicable(String::new()));
        if Mode::of(before.given.as_ref()) != Some(wanted) {
            editing.answer(index, None, Answer { given, ..before });
            editing.seal.run(());
        }
    });
    let is_scored = leaf.rule.is_scored();
    let inputs = inputs(editing, index, &node, &leaf, answer, mode, problems);
    let head = head(&framework, &node, scored, is_scored);
    let live = live_line(&framework, &node, scored);
    let about = about(&framework, index, &node, &leaf, scored);
    let evidence_count = Memo::new(move |_| answer.with(|answer| (answer.evidence.len(), !answer.note.is_empty())));
    let problem_lines = {
        let framework = Arc::clone(&framework);
        part(move || {
            problems.get().into_iter().map(|problem| problem_view(&problem, &framework)).collect_view().into_any()
        })
    };
    let covered = Memo::new(move |_| scored.with(|scored| scored.state == State::Covered));
    view! {
        <article
            class="criterion"
            class:is-covered=covered
            id=anchor(&framework, index)
            tabindex="-1"
            aria-labelledby=format!("{}-name", anchor(&framework, index))
        >
            {head}
            {part(move || covered.get().then(|| view! { <p class="muted covered-note">{t::COVERED}</p> }).into_any())}
            {inputs}
            {live}
            <div class="problems" role="status">{problem_lines}</div>
            {(modes.len() > 1).then(|| mode_choice(&node, &modes, mode, choose))}
            <details class="fold">
                <summary>{t::HOW_SCORED}</summary>
                {about}
            </details>
            {is_scored
                .then(|| {
                    view! {
                        <details class="fold">
                            <summary>
                                {t::EVIDENCE_AND_NOTE}
                                {text(move || t::evidence_summary(evidence_count.get().0, evidence_count.get().1))}
                            </summary>
                            {leaf.evidence.clone().map(|needed| view! { <p class="muted">{t::needed(&needed)}</p> })}
                            <EvidenceEditor editing index />
                        </details>
                    }
                })}
        </article>
    }
    .into_any()
}

/// Number, name and points.
fn head(framework: &Arc<Framework>, node: &Node, scored: Memo<NodeScore>, is_scored: bool) -> AnyView {
    let max = thuocdo_text::number::short(node.attainable());
    let lost = {
        let framework = Arc::clone(framework);
        text(move || {
            scored.with(|scored| {
                let lost = scored.points.as_ref().map(|points| &scored.attainable - points);
                match lost {
                    Some(lost) if !lost.is_zero() => t::lost(&words::points(&framework, Some(&lost))),
                    Some(_) if scored.state == State::Answered => t::FULL_POINTS.to_owned(),
                    _ => words::state(scored.state).to_owned(),
                }
            })
        })
    };
    let points = {
        let framework = Arc::clone(framework);
        text(move || scored.with(|scored| words::points(&framework, scored.points.as_ref())))
    };
    let by = node.leaf.as_ref().map(|leaf| leaf.scored_by).filter(|by| *by != ScoredBy::Itself);
    view! {
        <header class="criterion-head">
            <h3 id=format!("tc-{}-name", node.id)>
                <span class="number">{node.number.clone()}</span>
                " "
                {node.name.vi.clone()}
            </h3>
            {is_scored
                .then(|| {
                    view! {
                        <p class="points-chip" data-points=node.id.clone()>
                            <strong>{points}</strong>
                            " / "
                            {max}
                            <span class="lost">{lost}</span>
                        </p>
                    }
                })}
            {by.map(|by| view! { <p class="tag">{words::scored_by(by)}</p> })}
        </header>
    }
    .into_any()
}

/// The fields of the way that is chosen.
fn inputs(
    editing: Editing,
    index: NodeIndex,
    node: &Node,
    leaf: &Leaf,
    answer: Memo<Answer>,
    mode: Memo<Mode>,
    problems: Memo<Vec<Problem>>,
) -> AnyView {
    let (node, leaf) = (node.clone(), leaf.clone());
    let leave = editing.seal;
    let wrong = Signal::derive(move || problems.with(|problems| problems.iter().any(is_wrong)));
    part(move || match mode.get() {
        Mode::Figures => leaf
            .rule
            .figures()
            .into_iter()
            .map(|spec| {
                let (name, field) = (spec.name.clone(), spec.name.clone());
                let figure = Memo::new(move |_| answer.with(|answer| answer.figure(&name).cloned()));
                let on_change = Callback::new(move |figure: Option<Figure>| {
                    let answer = answer.get_untracked().with_figure(&field, figure);
                    editing.answer(index, Some(field.as_str()), answer);
                });
                let id = format!("f-{}-{}", node.id, spec.name.as_str());
                view! { <FigureField id label=spec.label.clone() figure invalid=wrong on_change on_leave=leave /> }.into_any()
            })
            .collect_view()
            .into_any(),
        Mode::Points => {
            let max = t::of_max(&thuocdo_text::number::short(node.attainable()));
            let label = t::POINTS_LABEL.to_owned();
            points_field(editing, index, format!("f-{}-points", node.id), label, max, answer, wrong)
        }
        Mode::NotApplicable => {
            let id = format!("f-{}-reason", node.id);
            let reason = move || match answer.with(|answer| answer.given.clone()) {
                Some(Given::NotApplicable(reason)) => reason,
                _ => String::new(),
            };
            let on_input = move |event: leptos::ev::Event| {
                let given = Some(Given::NotApplicable(event_target_value(&event)));
                editing.answer(index, Some("reason"), Answer { given, ..answer.get_untracked() });
            };
            view! {
                <div class="field">
                    <label for=id.clone()>{t::REASON}</label>
                    <input
                        id=id
                        type="text"
                        maxlength="1000"
                        prop:value=text(reason)
                        on:input=on(on_input)
                        on:blur=on(move |_| leave.run(()))
                    />
                </div>
            }
            .into_any()
        }
    })
}

/// A field for points given directly.
pub fn points_field(
    editing: Editing,
    index: NodeIndex,
    id: String,
    label: String,
    unit: String,
    answer: Memo<Answer>,
    invalid: Signal<bool>,
) -> AnyView {
    let figure = Memo::new(move |_| match answer.with(|answer| answer.given.clone()) {
        Some(Given::Points(figure)) => Some(figure),
        _ => None,
    });
    let on_change = Callback::new(move |figure: Option<Figure>| {
        let given = figure.map(Given::Points);
        editing.answer(index, Some("points"), Answer { given, ..answer.get_untracked() });
    });
    view! { <FigureField id label unit figure invalid on_change on_leave=editing.seal /> }.into_any()
}

fn live_line(framework: &Arc<Framework>, node: &Node, scored: Memo<NodeScore>) -> AnyView {
    let (framework, node) = (Arc::clone(framework), node.clone());
    let line = text(move || scored.with(|scored| words::live_line(&framework, &node, scored)).unwrap_or_default());
    view! { <p class="live-line">{line}</p> }.into_any()
}

/// Whether a problem makes a typed number wrong; a figure that is only missing yet does not.
fn is_wrong(problem: &Problem) -> bool {
    problem.is_error() && !matches!(problem.fault, Fault::MissingFigure { .. } | Fault::ReasonMissing)
}

/// A problem as a line under its field.
pub fn problem_view(problem: &Problem, framework: &Framework) -> AnyView {
    let class = if is_wrong(problem) { "problem is-error" } else { "problem is-warning" };
    view! {
        <p class=class>
            <span class="problem-mark" aria-hidden="true">{if is_wrong(problem) { "!" } else { "…" }}</span>
            {problem::sentence(problem, Some(framework))}
        </p>
    }
    .into_any()
}

fn mode_choice(node: &Node, modes: &[Mode], mode: Memo<Mode>, choose: Callback<Mode>) -> AnyView {
    let name = format!("mode-{}", node.id);
    let options = modes
        .iter()
        .map(|option| {
            let option = *option;
            view! {
                <label class="segment">
                    <input
                        type="radio"
                        name=name.clone()
                        prop:checked=flag(move || mode.get() == option)
                        on:change=on(move |_| choose.run(option))
                    />
                    <span>{option.label()}</span>
                </label>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <fieldset class="segments">
            <legend class="sr-only">{t::WAY_TO_ANSWER}</legend>
            {options}
        </fieldset>
    }
    .into_any()
}

/// The rule in words, who scores, the citation, the remarks, and what would win points.
fn about(
    framework: &Arc<Framework>,
    index: NodeIndex,
    node: &Node,
    leaf: &Leaf,
    scored: Memo<NodeScore>,
) -> AnyView {
    let notes = node
        .notes
        .iter()
        .map(|note| {
            let (class, word) = match note.kind {
                NoteKind::Conflict => ("note is-conflict", t::SOURCES_DISAGREE),
                NoteKind::Source => ("note", t::SOURCE),
                NoteKind::Remark => ("note", t::REMARK),
            };
            view! { <p class=class><strong>{word}</strong> " " {note.text.clone()}</p> }
        })
        .collect_view();
    let not_measured = node.not_measured.as_ref().map(|part| view! { <p class="note">{part.reason.clone()}</p> });
    let wins = {
        let framework = Arc::clone(framework);
        part(move || {
            let remedy = scored.with(|scored| remedy(&framework, index, scored));
            let lines = remedy.map(|remedy| words::remedy(&framework, index, &remedy)).unwrap_or_default();
            lines.into_iter().map(|line| view! { <p class="remedy">{line}</p> }).collect_view().into_any()
        })
    };
    view! {
        <div class="about">
            <p>{words::rule(framework, node)}</p>
            <p class="muted">{words::scored_by(leaf.scored_by)} "."</p>
            {node.citation.clone().map(|citation| view! { <p class="muted">{t::citation(&citation)}</p> })}
            {not_measured}
            {notes}
            {wins}
        </div>
    }
    .into_any()
}
