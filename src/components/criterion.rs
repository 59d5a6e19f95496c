//! The card of one criterion: figures, the live line, points, the rule in words, evidence and note.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Evidence, Figure, Given};
use thuocdo_core::framework::{Framework, Leaf, Node, NodeIndex, Note, NoteKind, Rule, ScoredBy};
use thuocdo_core::number::Exact;
use thuocdo_core::score::{NodeScore, State, remedy};
use thuocdo_text::{number, score as words, ui as t};

use super::appraised::{appraised, kept};
use super::evidence::evidence_editor;
use super::figure_field::{FigureField, figure_field};
use super::markup::{Piece, class, el, flag, part, part_while, text};
use super::option_field::option_field;
use super::sheet::{Editing, NodeState, Sheet, Told, anchor, numbered};
use crate::adapters::dom;

/// The ways to answer a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Figures,
    Option,
    Points,
    NotApplicable,
}

impl Mode {
    /// The way that an answer was given in.
    fn of(given: Option<&Given>) -> Option<Mode> {
        given.map(|given| match given {
            Given::Figures(_) => Mode::Figures,
            Given::Yes(_) | Given::Choice(_) => Mode::Option,
            Given::Points(_) => Mode::Points,
            Given::NotApplicable(_) => Mode::NotApplicable,
        })
    }

    /// The ways that a leaf can be answered in, the usual one first.
    fn all(leaf: &Leaf) -> Vec<Mode> {
        let mut modes = match leaf.rule {
            Rule::ManualPoints => vec![Mode::Points],
            Rule::Information { .. } => vec![Mode::Figures],
            Rule::YesNo { .. } | Rule::Choice { .. } | Rule::Grade { .. } => vec![Mode::Option, Mode::Points],
            _ => vec![Mode::Figures, Mode::Points],
        };
        if leaf.not_applicable {
            modes.push(Mode::NotApplicable);
        }
        modes
    }

    fn label(self) -> &'static str {
        match self {
            Mode::Figures => t::BY_FIGURES,
            Mode::Option => t::BY_OPTION,
            Mode::Points => t::BY_POINTS,
            Mode::NotApplicable => t::NOT_APPLICABLE,
        }
    }
}

/// What the parts of one card share.
#[derive(Clone, Copy)]
struct Card {
    editing: Editing,
    index: NodeIndex,
    node: RwSignal<NodeState>,
}

/// The card of one criterion (a leaf), to fill in.
pub fn criterion(editing: Editing, index: NodeIndex) -> AnyView {
    let framework = editing.sheet.framework();
    let node = framework.node(index);
    let Some(leaf) = &node.leaf else { return None::<AnyView>.piece() };
    let state = editing.sheet.node(index);
    let card = Card { editing, index, node: state };
    let modes = Mode::all(leaf);
    let usual = modes[0];
    let chosen: RwSignal<Option<Mode>> = RwSignal::new(None);
    let mode =
        Memo::new(move |_| state.with(|node| Mode::of(node.answer.given.as_ref())).or(chosen.get()).unwrap_or(usual));
    let choose = Callback::new(move |wanted: Mode| {
        chosen.set(Some(wanted));
        let before = editing.answer_now(index);
        if Mode::of(before.given.as_ref()) != Some(wanted) {
            let given = (wanted == Mode::NotApplicable).then(|| Given::NotApplicable(String::new()));
            editing.answer(index, None, Answer { given, ..before });
            editing.leave();
        }
    });
    // What was appraised stays as it was; the unit answers by explaining. What is only told is in no verdict.
    let is_scored = leaf.rule.is_scored();
    let is_judged = Memo::new(move |_| is_scored && state.with(|node| node.is_judged));
    let own = {
        let framework = Arc::clone(&framework);
        part(move || match is_judged.get() {
            true => kept(editing, index, t::SELF_SCORE_KEPT),
            false => inputs(&framework, card, mode),
        })
    };
    let ways = {
        let framework = Arc::clone(&framework);
        part_while(
            move || modes.len() > 1 && !is_judged.get(),
            move || mode_choice(framework.node(index), mode, choose),
        )
    };
    let is_covered = move || state.with(|node| node.score.state == State::Covered);
    let covered = part_while(is_covered, || el!("p"["class" = "muted covered-note"], t::COVERED));
    let place = anchor(&framework, index);
    el!(
        "article" [
            "class" = class("criterion", "is-covered", is_covered),
            "id" = place.clone(),
            "tabindex" = "-1",
            "aria-labelledby" = format!("{place}-name"),
        ],
        head(&framework, node, card),
        covered,
        own,
        live_line(&framework, index, state),
        problem_list(editing.sheet, index),
        appraised(editing, index),
        ways,
        not_measured(node),
        how_scored(&framework, node, leaf, card),
        is_scored.then(|| evidence(leaf, card)),
    )
}

/// Number, name and points.
fn head(framework: &Arc<Framework>, node: &Node, card: Card) -> AnyView {
    let leaf = node.leaf.as_ref();
    let is_scored = leaf.is_some_and(|leaf| leaf.rule.is_scored());
    let lost = {
        let framework = Arc::clone(framework);
        text(move || card.node.with(|node| lost(&framework, node.answer.given.is_some(), &node.score)))
    };
    let by = leaf.map(|leaf| leaf.scored_by).filter(|by| *by != ScoredBy::Itself);
    let points = is_scored.then(|| {
        el!(
            "p" ["class" = "points-chip", "data-points" = node.id.clone()],
            el!("strong", card.editing.sheet.points(card.index)),
            " / ",
            number::short(node.attainable()),
            el!("span" ["class" = "lost"], lost),
        )
    });
    el!(
        "header"["class" = "criterion-head"],
        el!("h3"["id" = format!("tc-{}-name", node.id)], numbered(node)),
        points,
        by.map(|by| el!("p"["class" = "tag"], words::scored_by(by))),
    )
}

/// The points lost in words, or the state where there are none. Bonus and penalty points, which are in no denominator, say
/// themselves what was won or taken.
///
/// Lost is what the points that are shown leave of all: both rounded by themselves need not come to all.
fn lost(framework: &Framework, is_given: bool, scored: &NodeScore) -> String {
    match &scored.points {
        Some(_) if scored.attainable.is_zero() => String::new(),
        Some(points) if *points != scored.attainable => {
            let shown = points.round(framework.policies.rounding.printed_points);
            let lost = (&scored.attainable - &shown.into()).max(Exact::ZERO);
            t::lost(&words::points(framework, Some(&lost)))
        }
        Some(_) if scored.state == State::Answered => t::FULL_POINTS.to_owned(),
        // Something was given that comes to nothing yet; why is told below it.
        None if is_given && scored.state == State::NotAnswered => t::NO_POINTS_YET.to_owned(),
        _ => words::state(scored.state).to_owned(),
    }
}

/// The fields of the way that is chosen.
fn inputs(framework: &Arc<Framework>, card: Card, mode: Memo<Mode>) -> AnyView {
    let framework = Arc::clone(framework);
    let wrong = flag(move || card.node.with(|node| node.problems.iter().any(|told| told.is_wrong)));
    part(move || {
        let node = framework.node(card.index);
        let rule = node.leaf.as_ref().map(|leaf| &leaf.rule);
        match mode.get() {
            Mode::Figures => rule.map(|rule| figures(node, rule, card)).piece(),
            Mode::Option => rule.map(|rule| option_field(card.editing, card.index, node, rule)).piece(),
            Mode::Points => points_field(card.editing, card.index, t::POINTS_LABEL, wrong, node),
            Mode::NotApplicable => reason_field(node, card),
        }
    })
}

fn figures(node: &Node, rule: &Rule, card: Card) -> AnyView {
    let field = |spec: &thuocdo_core::framework::FigureSpec| {
        let (name, typed, own) = (spec.name.clone(), spec.name.clone(), spec.name.clone());
        let wrong = flag(move || {
            card.node.with(|node| {
                let figure = node.answer.figure(&own);
                node.problems.iter().any(|told| told.is_wrong && told.concerns(own.as_str(), figure))
            })
        });
        figure_field(FigureField {
            id: format!("f-{}-{}", node.id, spec.name.as_str()),
            label: spec.label.clone(),
            unit: String::new(),
            figure: Arc::new(move || card.node.with(|node| node.answer.figure(&name).cloned())),
            wrong,
            problems: problems_id(node),
            on_change: Arc::new(move |figure: Option<Figure>| {
                let answer = card.editing.answer_now(card.index).with_figure(&typed, figure);
                card.editing.answer(card.index, Some(typed.as_str()), answer);
            }),
            on_leave: Arc::new(move || card.editing.leave()),
        })
    };
    rule.figures().into_iter().map(field).collect::<Vec<_>>().into_any()
}

fn reason_field(node: &Node, card: Card) -> AnyView {
    let id = format!("f-{}-reason", node.id);
    let reason = text(move || match card.node.with(|node| node.answer.given.clone()) {
        Some(Given::NotApplicable(reason)) => reason,
        _ => String::new(),
    });
    let on_input = move |event| {
        let given = Some(Given::NotApplicable(dom::typed(&event)));
        card.editing.answer(card.index, Some("reason"), Answer { given, ..card.editing.answer_now(card.index) });
    };
    el!(
        "div"["class" = "field"],
        el!("label"["for" = id.clone()], t::REASON),
        el!("input" [
            "id" = id,
            "type" = "text",
            "maxlength" = "1000",
            @prop "value" = reason,
            @on "input" = on_input,
            @on "blur" = move |_| card.editing.leave(),
        ]),
    )
}

/// A field for points given directly to a node.
pub fn points_field(editing: Editing, index: NodeIndex, label: &str, wrong: Signal<bool>, node: &Node) -> AnyView {
    let state = editing.sheet.node(index);
    figure_field(FigureField {
        id: format!("f-{}-points", node.id),
        label: label.to_owned(),
        unit: t::of_max(&number::short(node.attainable())),
        figure: Arc::new(move || match state.with(|node| node.answer.given.clone()) {
            Some(Given::Points(figure)) => Some(figure),
            _ => None,
        }),
        wrong,
        problems: problems_id(node),
        on_change: Arc::new(move |figure: Option<Figure>| {
            let given = figure.map(Given::Points);
            editing.answer(index, Some("points"), Answer { given, ..editing.answer_now(index) });
        }),
        on_leave: Arc::new(move || editing.leave()),
    })
}

fn live_line(framework: &Arc<Framework>, index: NodeIndex, state: RwSignal<NodeState>) -> AnyView {
    let framework = Arc::clone(framework);
    let line = move |now: &NodeState| words::live_line(&framework, framework.node(index), &now.score);
    let line = text(move || state.with(&line).unwrap_or_default());
    el!("p"["class" = "live-line"], line)
}

fn problems_id(node: &Node) -> String {
    format!("problems-{}", node.id)
}

/// The problems of an answer, each as a line under its field, announced as they come.
pub fn problem_list(sheet: Sheet, index: NodeIndex) -> AnyView {
    let (framework, state) = (sheet.framework(), sheet.node(index));
    let id = problems_id(framework.node(index));
    let line = |told: &Told| {
        let (class, mark) = if told.is_wrong { ("problem is-error", "!") } else { ("problem is-warning", "…") };
        el!(
            "p"["class" = class],
            el!("span" ["class" = "problem-mark", "aria-hidden" = "true"], mark),
            told.sentence.clone(),
        )
    };
    el!(
        "div" ["class" = "problems", "id" = id, "role" = "status"],
        part_while(
            move || state.with(|node| !node.problems.is_empty()),
            move || state.with(|node| node.problems.iter().map(&line).collect::<Vec<_>>().into_any()),
        ),
    )
}

fn mode_choice(node: &Node, mode: Memo<Mode>, choose: Callback<Mode>) -> AnyView {
    let modes = node.leaf.as_ref().map(Mode::all).unwrap_or_default();
    let name = format!("mode-{}", node.id);
    let option = |option: Mode| {
        el!(
            "label"["class" = "segment"],
            el!("input" [
                "type" = "radio",
                "name" = name.clone(),
                @prop "checked" = flag(move || mode.get() == option),
                @on "change" = move |_| choose.run(option),
            ]),
            el!("span", option.label()),
        )
    };
    el!(
        "fieldset"["class" = "segments"],
        el!("legend"["class" = "sr-only"], t::WAY_TO_ANSWER),
        modes.into_iter().map(option).collect::<Vec<_>>(),
    )
}

/// The fold with evidence and note.
fn evidence(leaf: &Leaf, card: Card) -> AnyView {
    let summary = text(move || {
        card.node.with(|node| {
            let rows = node.answer.evidence.iter().filter(|row| **row != Evidence::default()).count();
            t::evidence_summary(rows, !node.answer.note.is_empty())
        })
    });
    el!(
        "details"["class" = "fold"],
        el!("summary", t::EVIDENCE_AND_NOTE, summary),
        leaf.evidence.as_ref().map(|needed| el!("p"["class" = "muted"], t::needed(needed))),
        evidence_editor(card.editing, card.index),
    )
}

/// A remark with its kind.
pub fn note(note: &Note) -> AnyView {
    let (class, word) = match note.kind {
        NoteKind::Conflict => ("note is-conflict", t::SOURCES_DISAGREE),
        NoteKind::Source => ("note", t::SOURCE),
        NoteKind::Remark => ("note", t::REMARK),
    };
    el!("p"["class" = class], el!("strong", word), " ", note.text.clone())
}

/// Points of a node that were measured for nobody.
pub fn not_measured(node: &Node) -> Option<AnyView> {
    Some(el!("p"["class" = "note"], not_measured_words(node)?))
}

/// The same in words.
pub fn not_measured_words(node: &Node) -> Option<String> {
    let part = node.not_measured.as_ref()?;
    Some(t::not_measured(&number::short(part.points), &part.reason))
}

/// The fold with the rule in words, who scores, the citation, the remarks, and what would win points.
fn how_scored(framework: &Arc<Framework>, node: &Node, leaf: &Leaf, card: Card) -> AnyView {
    let is_open = RwSignal::new(false);
    let wins = {
        let framework = Arc::clone(framework);
        move || {
            let remedy = card.node.with(|node| remedy(&framework, card.index, &node.score));
            let lines = remedy.map(|remedy| words::remedy(&framework, card.index, &remedy)).unwrap_or_default();
            lines.into_iter().map(|line| el!("p"["class" = "remedy"], line)).collect::<Vec<_>>().into_any()
        }
    };
    el!(
        "details" ["class" = "fold", @on "toggle" = move |event| is_open.set(dom::is_open(&event))],
        el!("summary", t::HOW_SCORED),
        el!(
            "div"["class" = "about"],
            el!("p", words::rule(framework, node)),
            el!("p"["class" = "muted"], words::scored_by(leaf.scored_by), "."),
            node.citation.as_ref().map(|citation| el!("p"["class" = "muted"], t::citation(citation))),
            node.notes.iter().map(note).collect::<Vec<_>>(),
            part_while(move || is_open.get(), wins),
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::{Assessment, Period, Unit};
    use thuocdo_core::framework::{FigureName, by_id};
    use thuocdo_core::number::Decimal;
    use thuocdo_core::score::score;

    #[test]
    fn points_are_lost_where_they_could_be_had_and_in_no_block() {
        let framework = by_id("xa-mau-2026").unwrap();
        let points = |value: i64| Given::Points(Figure::Number(value.into()));
        let count = |value: i64| Given::Figures(vec![(FigureName::COUNT, Figure::Number(value.into()))]);
        // A criterion, its answer, and what is said beside its points; full is 3 of 3.
        let table = [
            ("KE_HOACH", Some(points(1)), "mất 2,00"),
            // 0,38 beside it
            ("KE_HOACH", Some(Given::Points(Figure::Number(Decimal::new(375, 3)))), "mất 2,62"),
            ("KE_HOACH", Some(points(3)), t::FULL_POINTS),
            ("KE_HOACH", None, words::state(State::NotAnswered)),
            ("KE_HOACH", Some(points(-1)), t::NO_POINTS_YET),
            ("THUONG_KHEN", Some(Given::Yes(true)), ""),
            ("THUONG_KHEN", Some(Given::Yes(false)), ""),
            ("THUONG_KHEN", None, words::state(State::NotAppraised)),
            ("TRU_QUA_HAN", Some(count(0)), ""),
            ("TRU_SAI_SU_THAT", Some(count(1)), ""),
        ];
        for (id, given, wanted) in table {
            let mut sheet = Assessment::new("xa-mau-2026", Unit::default(), Period::Year(2026));
            let is_given = given.is_some();
            sheet.set_answer(id, Answer { given, ..Answer::default() });
            let score = score(&framework, &sheet);
            let scored = score.node(framework.find(id).unwrap());
            assert_eq!(lost(&framework, is_given, scored), wanted, "{id} {scored:?}");
        }
    }
}
