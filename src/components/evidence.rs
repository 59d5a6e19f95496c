//! The evidence of an answer: rows with number, date, issuer, abstract and link, and the note.

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Evidence, TEXT_LIMIT, is_safe_link};
use thuocdo_core::framework::{Date, NodeIndex};
use thuocdo_text::{date, ui as t, visible};

use super::live::{on, part, text};
use super::sheet::Editing;

/// The most rows one answer may have; the reader of files has the same limit.
const ROWS: usize = 100;
const LINE_LIMIT: usize = 500;

/// The rows of evidence of one node, and its note, to edit.
#[component]
pub fn EvidenceEditor(
    /// The sheet.
    editing: Editing,
    /// The node.
    index: NodeIndex,
) -> impl IntoView {
    let answer = editing.sheet.answer(index);
    let id = editing.sheet.framework().node(index).id.clone();
    let count = Memo::new(move |_| answer.with(|answer| answer.evidence.len()));
    let add = move |_: leptos::ev::MouseEvent| {
        let mut answer = answer.get_untracked();
        answer.evidence.push(Evidence::default());
        editing.answer(index, None, answer);
        editing.seal.run(());
    };
    let row_id = id.clone();
    let rows = part(move || {
        let row = |at| view! { <EvidenceRow editing index at answer prefix=format!("ev-{row_id}-{at}") /> }.into_any();
        (0..count.get()).map(row).collect_view().into_any()
    });
    let note_id = format!("note-{id}");
    let on_note = move |event: leptos::ev::Event| {
        let answer = Answer { note: event_target_value(&event), ..answer.get_untracked() };
        editing.answer(index, Some("note"), answer);
    };
    view! {
        <div class="evidence-editor">
            {rows}
            <button type="button" class="secondary small" disabled=super::live::flag(move || count.get() >= ROWS) on:click=on(add)>
                {t::ADD_EVIDENCE}
            </button>
            <div class="field">
                <label for=note_id.clone()>{t::NOTE}</label>
                <textarea
                    id=note_id
                    rows="2"
                    maxlength=TEXT_LIMIT
                    prop:value=text(move || answer.with(|answer| answer.note.clone()))
                    on:input=on(on_note)
                    on:blur=on(move |_| editing.seal.run(()))
                ></textarea>
            </div>
        </div>
    }
}

/// One row of evidence.
#[component]
fn EvidenceRow(editing: Editing, index: NodeIndex, at: usize, answer: Memo<Answer>, prefix: String) -> impl IntoView {
    let row = Memo::new(move |_| answer.with(|answer| answer.evidence.get(at).cloned().unwrap_or_default()));
    let edit = move |field: &str, change: &dyn Fn(&mut Evidence)| {
        let mut answer = answer.get_untracked();
        if let Some(row) = answer.evidence.get_mut(at) {
            change(row);
            editing.answer(index, Some(&format!("evidence.{at}.{field}")), answer);
        }
    };
    let remove = move |_: leptos::ev::MouseEvent| {
        let mut answer = answer.get_untracked();
        if at < answer.evidence.len() {
            answer.evidence.remove(at);
            editing.answer(index, None, answer);
            editing.seal.run(());
        }
    };
    type Field = fn(&mut Evidence) -> &mut String;
    let text_field = |name: &'static str, label: &'static str, get: Field| {
        let id = format!("{prefix}-{name}");
        view! {
            <div class=format!("field evidence-{name}")>
                <label for=id.clone()>{label}</label>
                <input
                    id=id
                    type="text"
                    autocomplete="off"
                    maxlength=LINE_LIMIT
                    prop:value=text(move || row.with(|row| get(&mut row.clone()).clone()))
                    on:input=on(move |event: leptos::ev::Event| {
                        let text = event_target_value(&event);
                        edit(name, &|row| *get(row) = text.clone());
                    })
                    on:blur=on(move |_| editing.seal.run(()))
                />
            </div>
        }
        .into_any()
    };
    let date_id = format!("{prefix}-date");
    let bad_link = move || row.with(|row| !row.link.is_empty() && !is_safe_link(&row.link));
    view! {
        <fieldset class="evidence-row">
            <legend>{t::evidence_row(at + 1)}</legend>
            {text_field("number", t::EVIDENCE_NUMBER, |row| &mut row.number)}
            <div class="field evidence-date">
                <label for=date_id.clone()>{t::EVIDENCE_DATE}</label>
                <input
                    id=date_id
                    type="date"
                    prop:value=text(move || row.with(|row| row.date.map(|date| date.to_string()).unwrap_or_default()))
                    on:change=on(move |event: leptos::ev::Event| {
                        let date = Date::parse(&event_target_value(&event));
                        edit("date", &|row| row.date = date);
                    })
                />
            </div>
            {text_field("issuer", t::EVIDENCE_ISSUER, |row| &mut row.issuer)}
            {text_field("summary", t::EVIDENCE_SUMMARY, |row| &mut row.summary)}
            {text_field("link", t::EVIDENCE_LINK, |row| &mut row.link)}
            <button type="button" class="link-button" on:click=on(remove)>{t::REMOVE_ROW}</button>
            {part(move || bad_link().then(|| view! { <p class="problem is-warning">{t::LINK_MUST_BE_HTTPS}</p> }).into_any())}
        </fieldset>
    }
}

/// A row of evidence to read.
pub fn evidence_view(evidence: &Evidence) -> AnyView {
    let mut parts: Vec<String> = Vec::new();
    parts.extend((!evidence.number.is_empty()).then(|| visible(&evidence.number)));
    parts.extend(evidence.date.map(|day| t::dated(&date::date(day))));
    parts.extend((!evidence.issuer.is_empty()).then(|| visible(&evidence.issuer)));
    let head = parts.join(", ");
    let summary = (!evidence.summary.is_empty()).then(|| visible(&evidence.summary));
    let link = (!evidence.link.is_empty()).then(|| evidence.link.clone());
    view! {
        <span class="evidence">
            <bdi>{head}</bdi>
            {summary.map(|summary| view! { <bdi>": " {summary}</bdi> })}
            {link
                .map(|link| {
                    if is_safe_link(&link) {
                        view! { " " <a href=link target="_blank" rel="noopener noreferrer nofollow">{t::OPEN_LINK}</a> }
                            .into_any()
                    } else {
                        view! { " " <bdi class="muted">{visible(&link)}</bdi> }.into_any()
                    }
                })}
        </span>
    }
    .into_any()
}
