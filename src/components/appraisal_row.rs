//! One row of the appraisal: what the unit gave, both verdicts, the explanation, and what counts.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Assessment, Explanation, Stage};
use thuocdo_core::framework::{Framework, Node, NodeIndex};
use thuocdo_core::number::Exact;
use thuocdo_core::problem::Fault;
use thuocdo_core::score::{Score, score};
use thuocdo_text::{number, round as words, score as score_words, ui as t, visible, visible_lines};

use super::appraisal_field::{OnChange, Place, Words, words_field};
use super::appraisal_verdict::{Which, problem_lines, verdict_cell};
use super::evidence::documents_view;
use super::long_table::rowindex;
use super::markup::{Piece, el, part, text};
use super::sheet::Told;
use super::wide_table::FIGURES;
use crate::state::rounds::named_unit::NamedUnit;
use crate::state::rounds::open::OpenRound;

/// Where a row stands, and what it is about.
#[derive(Clone)]
pub struct AppraisalRow {
    /// The round.
    pub open: OpenRound,
    /// The unit; a field may tell its value after its row was made again for another one.
    pub unit: Arc<NamedUnit>,
    /// The criterion.
    pub node: NodeIndex,
    /// The row's place in the table.
    pub place: usize,
    /// Whether the rows are the criteria of one unit.
    pub by_unit: bool,
}

/// What a row shows; it is computed anew only when the unit's sheet is another one.
#[derive(Clone)]
pub(super) struct RowState {
    sheet: Arc<Assessment>,
    /// The unit's answer with its appraisal.
    pub(super) answer: Answer,
    own: Option<Exact>,
    counts: Option<Exact>,
    /// What is wrong with what the unit gave.
    own_problems: Vec<Told>,
    /// What is wrong with the first verdict, and with the second.
    pub(super) problems: [Vec<Told>; 2],
}

impl PartialEq for RowState {
    fn eq(&self, other: &RowState) -> bool {
        Arc::ptr_eq(&self.sheet, &other.sheet)
    }
}

/// The row.
pub fn appraisal_row(row: AppraisalRow) -> AnyView {
    let AppraisalRow { open, node: index, by_unit, .. } = row;
    let unit = row.unit.at();
    let framework = open.round.with_untracked(|round| Arc::clone(&round.framework));
    let state = {
        let framework = Arc::clone(&framework);
        Memo::new(move |before: Option<&Option<RowState>>| {
            open.round.with(|round| {
                let sheet = &round.units.get(unit)?.sheet;
                match before {
                    Some(Some(before)) if Arc::ptr_eq(&before.sheet, sheet) => Some(before.clone()),
                    _ => Some(state_of(&framework, index, sheet)),
                }
            })
        })
    };
    let node = framework.node(index).clone();
    let label = if by_unit {
        t::appraised_node(&node.number, &node.name.vi, node.leaf.is_none())
    } else {
        visible(row.unit.name())
    };
    let points = |framework: Arc<Framework>, of: fn(&RowState) -> Option<&Exact>| {
        text(move || state.with(|state| score_words::points(&framework, state.as_ref().and_then(of))))
    };
    let asked = node.clone();
    let own = text(move || {
        state.with(|state| {
            let given = state.as_ref().and_then(|state| state.answer.given.as_ref());
            given.map(|given| words::given_at(&asked, given)).unwrap_or_default()
        })
    });
    let proof = Memo::new(move |_| {
        state.with(|state| state.as_ref().map(|state| (state.answer.evidence.clone(), state.answer.note.clone())))
    });
    let evidence = part(move || {
        let (documents, note) = proof.get().unwrap_or_default();
        let note = (!note.trim().is_empty())
            .then(|| el!("p"["class" = "note-text muted"], t::note_of_unit(&visible_lines(&note))));
        vec![documents_view(&documents).into_any(), note.piece()].into_any()
    });
    let own_problems = part(move || problem_lines(state, |state| state.own_problems.as_slice()));
    let max = number::short(node.max);
    el!(
        "tr"["aria-rowindex" = rowindex(row.place)],
        el!("th"["scope" = "row"], label.clone()),
        el!(
            "td"["class" = FIGURES, "data-label" = t::SELF_SCORE],
            el!("strong", points(Arc::clone(&framework), |state| state.own.as_ref())),
            " / ",
            max,
            el!("span"["class" = "row-sub"], own),
            own_problems,
        ),
        el!("td"["data-label" = t::EVIDENCE_COLUMN], evidence),
        verdict_cell(&row, &node, &label, state, Which::First),
        el!("td"["data-label" = t::EXPLANATION], explanation(&row, &node, &label, state)),
        verdict_cell(&row, &node, &label, state, Which::Second),
        el!("td" ["class" = FIGURES, "data-label" = t::COUNTS_AS, "data-counts" = ""], points(framework, |state| state.counts.as_ref())),
    )
}

fn state_of(framework: &Framework, index: NodeIndex, sheet: &Arc<Assessment>) -> RowState {
    let id = &framework.node(index).id;
    let answer = sheet.answer(id);
    let at = |stage| score(framework, &sheet.at(stage));
    let told = |score: &Score| -> Vec<Told> {
        // Documents are the unit's own, and told where they stand.
        let problems = score.problems_of(id).filter(|one| !matches!(one.fault, Fault::EvidenceLink { .. }));
        problems.map(|one| Told::of(one, framework)).collect()
    };
    let own = at(Stage::SelfScored);
    let last = if sheet.is_appraised() { at(Stage::Final) } else { own.clone() };
    // A verdict that counts in the end is scored there already.
    let (first, second) = (Which::First.of(&answer).is_some(), Which::Second.of(&answer).is_some());
    let first = match (first, second) {
        (true, true) => told(&at(Stage::First)),
        (true, false) => told(&last),
        (false, _) => Vec::new(),
    };
    let second = if second { told(&last) } else { Vec::new() };
    RowState {
        sheet: Arc::clone(sheet),
        answer,
        own: own.node(index).points.clone(),
        counts: last.node(index).points.clone(),
        own_problems: told(&own),
        problems: [first, second],
    }
}

/// What a row shows, while its unit is in the round.
pub(super) type State = Memo<Option<RowState>>;

/// What the unit explained; it can be typed here as well, from a letter.
fn explanation(row: &AppraisalRow, node: &Node, label: &str, state: State) -> AnyView {
    let id = node.id.clone();
    let value = text(move || {
        state.with(|state| {
            let appraisal = state.as_ref().and_then(|state| state.answer.appraisal.as_deref());
            appraisal
                .and_then(|appraisal| appraisal.explanation.as_ref())
                .map(|one| one.text.clone())
                .unwrap_or_default()
        })
    });
    let (open, unit) = (row.open, Arc::clone(&row.unit));
    let on_change: OnChange = Box::new(move |text| {
        open.change_sheet(&unit, |sheet| {
            let answer = sheet.answer(&id).with_appraisal(|appraisal| {
                let before = appraisal.explanation.take().unwrap_or_default();
                appraisal.explanation = Some(Explanation { text, ..before });
            });
            sheet.set_answer(&id, answer);
        });
    });
    let added = Memo::new(move |_| {
        state.with(|state| {
            let appraisal = state.as_ref().and_then(|state| state.answer.appraisal.as_deref());
            appraisal.and_then(|appraisal| appraisal.explanation.as_ref()).map(|one| one.evidence.clone())
        })
    });
    let documents = part(move || documents_view(&added.get().unwrap_or_default()).into_any());
    let place = Place { cell: "giai", field: "trinh".to_owned(), row: row.place };
    let words = Words {
        name: t::verdict_of_unit(t::EXPLANATION, label),
        placeholder: "",
        value,
        disabled: Signal::stored(false),
        readonly: Signal::stored(false),
    };
    let field = words_field(place, words, on_change);
    vec![field, documents].into_any()
}
