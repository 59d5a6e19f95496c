//! One row of the appraisal: what the unit gave, both verdicts, the explanation, and what counts.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::Explanation;
use thuocdo_core::framework::{Framework, Node, NodeIndex};
use thuocdo_core::number::Exact;
use thuocdo_text::{number, round as words, score as score_words, ui as t, visible, visible_lines};

use super::appraisal_field::{OnChange, Place, Words, words_field};
use super::appraisal_state::{RowState, State};
use super::appraisal_verdict::{Which, problem_lines, verdict_cell};
use super::evidence::documents_view;
use super::long_table::rowindex;
use super::markup::{Piece, el, part, text};
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

/// The row.
pub fn appraisal_row(row: AppraisalRow, state: State) -> AnyView {
    let AppraisalRow { open, node: index, by_unit, .. } = row;
    let framework = open.round.with_untracked(|round| Arc::clone(&round.framework));
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
