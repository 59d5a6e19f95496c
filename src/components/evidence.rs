//! The evidence of an answer: rows with number, date, issuer, abstract and link, and the note.

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Evidence, TEXT_LIMIT, is_safe_link};
use thuocdo_core::framework::{Date, NodeIndex};
use thuocdo_text::{date, ui as t, visible};

use super::markup::{Piece, el, flag, part, text};
use super::sheet::Editing;
use crate::adapters::{clock, dom};

/// The most rows one answer may have; the reader of files has the same limit.
const ROWS: usize = 100;
const LINE_LIMIT: &str = "500";

/// Whose documents are edited.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Documents {
    /// Those that prove the answer.
    OfAnswer,
    /// Those that are added to the explanation.
    OfExplanation,
}

impl Documents {
    fn of(self, answer: &Answer) -> &[Evidence] {
        match self {
            Documents::OfAnswer => &answer.evidence,
            Documents::OfExplanation => {
                let explanation = answer.appraisal.as_ref().and_then(|appraisal| appraisal.explanation.as_ref());
                explanation.map(|one| one.evidence.as_slice()).unwrap_or_default()
            }
        }
    }

    /// The answer with its documents changed.
    fn change(self, mut answer: Answer, change: impl FnOnce(&mut Vec<Evidence>)) -> Answer {
        match self {
            Documents::OfAnswer => {
                change(&mut answer.evidence);
                answer
            }
            Documents::OfExplanation => answer.with_appraisal(|appraisal| {
                change(&mut appraisal.explanation.get_or_insert_default().evidence);
            }),
        }
    }

    /// Begins the ids of the fields.
    fn prefix(self) -> &'static str {
        match self {
            Documents::OfAnswer => "ev",
            Documents::OfExplanation => "gt-ev",
        }
    }

    /// The id of the button that adds a row.
    fn add_id(self, node: &str) -> String {
        format!("{}-{node}-add", self.prefix())
    }
}

/// The rows of evidence of one node, and its note, to edit.
pub fn evidence_editor(editing: Editing, index: NodeIndex) -> AnyView {
    let node = editing.sheet.node(index);
    let id = editing.sheet.framework().node(index).id.clone();
    let note_id = format!("note-{id}");
    let on_note = move |event| {
        let answer = Answer { note: dom::typed(&event), ..editing.answer_now(index) };
        editing.answer(index, Some("note"), answer);
    };
    el!(
        "div"["class" = "evidence-editor"],
        documents_editor(editing, index, Documents::OfAnswer, t::ADD_EVIDENCE),
        el!(
            "div"["class" = "field"],
            el!("label"["for" = note_id.clone()], t::NOTE),
            el!("textarea" [
                "id" = note_id,
                "rows" = "2",
                "maxlength" = TEXT_LIMIT.to_string(),
                @prop "value" = text(move || node.with(|node| node.answer.note.clone())),
                @on "input" = on_note,
                @on "blur" = move |_| editing.leave(),
            ]),
        ),
    )
}

/// Rows of documents of one node to edit, and the button that adds one.
pub fn documents_editor(editing: Editing, index: NodeIndex, of: Documents, add_label: &'static str) -> AnyView {
    let node = editing.sheet.node(index);
    let id = editing.sheet.framework().node(index).id.clone();
    let add_id = of.add_id(&id);
    let count = Memo::new(move |_| node.with(|node| of.of(&node.answer).len()));
    let rows = part(move || {
        let row = |at| EvidenceRow { editing, index, of, at, prefix: format!("{}-{id}-{at}", of.prefix()) }.view();
        (0..count.get()).map(row).collect::<Vec<_>>().into_any()
    });
    let add = move |_| {
        let answer = of.change(editing.answer_now(index), |documents| documents.push(Evidence::default()));
        editing.answer(index, None, answer);
        editing.leave();
    };
    let button = el!(
        "button" [
            "type" = "button",
            "id" = add_id,
            "class" = "secondary small",
            "disabled" = flag(move || count.get() >= ROWS),
            @on "click" = add,
        ],
        add_label,
    );
    vec![rows, button].into_any()
}

/// One row of evidence to edit.
#[derive(Clone)]
struct EvidenceRow {
    editing: Editing,
    index: NodeIndex,
    of: Documents,
    at: usize,
    /// Begins the ids of its fields.
    prefix: String,
}

/// The place of a text in a row.
type Field = fn(&mut Evidence) -> &mut String;

impl EvidenceRow {
    fn edit(&self, field: &str, change: impl FnOnce(&mut Evidence)) {
        let answer = self.editing.answer_now(self.index);
        if self.at < self.of.of(&answer).len() {
            let answer = self.of.change(answer, |documents| {
                if let Some(row) = documents.get_mut(self.at) {
                    change(row);
                }
            });
            self.editing.answer(self.index, Some(&format!("{}.{}.{field}", self.of.prefix(), self.at)), answer);
        }
    }

    fn remove(&self) {
        let answer = self.editing.answer_now(self.index);
        if self.at < self.of.of(&answer).len() {
            let answer = self.of.change(answer, |documents| drop(documents.remove(self.at)));
            self.editing.answer(self.index, None, answer);
            self.editing.leave();
            // The button that was pressed goes with its row.
            let next = self.of.add_id(&self.editing.sheet.framework().node(self.index).id);
            clock::later(0, Box::new(move || dom::focus(&next)));
        }
    }

    /// What the row holds now.
    fn row(&self) -> Signal<Evidence> {
        let (node, of, at) = (self.editing.sheet.node(self.index), self.of, self.at);
        Signal::derive(move || node.with(|node| of.of(&node.answer).get(at).cloned().unwrap_or_default()))
    }

    fn text_field(&self, name: &'static str, label: &'static str, get: Field) -> AnyView {
        let (id, row, this) = (format!("{}-{name}", self.prefix), self.row(), self.clone());
        let editing = self.editing;
        let on_input = move |event| this.edit(name, |row| *get(row) = dom::typed(&event));
        el!(
            "div"["class" = format!("field evidence-{name}")],
            el!("label"["for" = id.clone()], label),
            el!("input" [
                "id" = id,
                "type" = "text",
                "autocomplete" = "off",
                "maxlength" = LINE_LIMIT,
                @prop "value" = text(move || get(&mut row.get()).clone()),
                @on "input" = on_input,
                @on "blur" = move |_| editing.leave(),
            ]),
        )
    }

    fn date_field(&self) -> AnyView {
        let (id, row, this) = (format!("{}-date", self.prefix), self.row(), self.clone());
        let on_change = move |event| this.edit("date", |row| row.date = Date::parse(&event_target_value(&event)));
        el!(
            "div"["class" = "field evidence-date"],
            el!("label"["for" = id.clone()], t::EVIDENCE_DATE),
            el!("input" [
                "id" = id,
                "type" = "date",
                @prop "value" = text(move || row.with(|row| row.date.map(|day| day.to_string()).unwrap_or_default())),
                @on "change" = on_change,
            ]),
        )
    }

    fn view(self) -> AnyView {
        let (row, this) = (self.row(), self.clone());
        let bad_link = part(move || {
            let bad = row.with(|row| !row.link.is_empty() && !is_safe_link(&row.link));
            bad.then(|| el!("p"["class" = "problem is-warning"], t::LINK_MUST_BE_HTTPS)).piece()
        });
        el!(
            "fieldset"["class" = "evidence-row"],
            el!("legend", t::evidence_row(self.at + 1)),
            self.text_field("number", t::EVIDENCE_NUMBER, |row| &mut row.number),
            self.date_field(),
            self.text_field("issuer", t::EVIDENCE_ISSUER, |row| &mut row.issuer),
            self.text_field("summary", t::EVIDENCE_SUMMARY, |row| &mut row.summary),
            self.text_field("link", t::EVIDENCE_LINK, |row| &mut row.link),
            el!("button" ["type" = "button", "class" = "link-button", @on "click" = move |_| this.remove()], t::REMOVE_ROW),
            bad_link,
        )
    }
}

/// A row of evidence to read.
pub fn evidence_view(evidence: &Evidence) -> AnyView {
    let mut parts: Vec<String> = Vec::new();
    parts.extend((!evidence.number.is_empty()).then(|| visible(&evidence.number)));
    parts.extend(evidence.date.map(|day| t::dated(&date::date(day))));
    parts.extend((!evidence.issuer.is_empty()).then(|| visible(&evidence.issuer)));
    let summary = (!evidence.summary.is_empty()).then(|| format!(": {}", visible(&evidence.summary)));
    let link = match evidence.link.as_str() {
        "" => None,
        link if is_safe_link(link) => Some(el!(
            "a" ["href" = link.to_owned(), "target" = "_blank", "rel" = "noopener noreferrer nofollow"],
            t::OPEN_LINK,
        )),
        link => Some(el!("bdi"["class" = "muted"], visible(link))),
    };
    el!("span"["class" = "evidence"], el!("bdi", parts.join(", ")), el!("bdi", summary), " ", link)
}

/// Documents to read, one in a line.
pub fn documents_view(documents: &[Evidence]) -> Vec<AnyView> {
    documents.iter().map(|one| el!("p", evidence_view(one))).collect()
}
