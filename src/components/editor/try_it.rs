//! Trying a rule: the card of the criterion as a unit will see it, with figures that are kept nowhere.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::assessment::{Assessment, Period, Unit};
use thuocdo_core::framework::{Framework, embedded};
use thuocdo_core::score::score;
use thuocdo_text::ui as t;

use crate::components::criterion::criterion;
use crate::components::markup::{el, part};
use crate::components::sheet::{Editing, NodeChange, Sheet};
use crate::state::editor::{Editor, Place, try_framework};

/// The card of the leaf at a place, to try figures on; it follows every edit of the rule.
pub fn try_it(editor: Editor, place: Place) -> AnyView {
    let sheet = RwSignal::new(Arc::new(Assessment::new("", Unit::default(), Period::Year(2026))));
    // The leaf as text: only another text builds the card anew.
    let leaf = Memo::new(move |_| {
        editor.with(|document| (document.get(&place).map(Json::to_line), try_place(document, &place)))
    });
    el!(
        "section"["class" = "try-it"],
        el!("h3", t::TRY_IT),
        part(move || match leaf.get().1 {
            Some(Trial(framework)) => card(framework, sheet),
            None => el!("p"["class" = "muted"], t::TRY_LATER),
        }),
    )
}

/// A framework to try on; two are the same when their text is.
#[derive(Clone)]
struct Trial(Arc<Framework>);

impl PartialEq for Trial {
    fn eq(&self, other: &Trial) -> bool {
        self.0.hash == other.0.hash
    }
}

fn try_place(document: &crate::state::editor::Document, place: &Place) -> Option<Trial> {
    let fallback = embedded().first().map(|framework| framework.source().clone()).unwrap_or(Json::Null);
    try_framework(document, place, &fallback).map(Trial)
}

fn card(framework: Arc<Framework>, assessment: RwSignal<Arc<Assessment>>) -> AnyView {
    let Some(index) = framework.indices().next() else { return crate::components::markup::nothing() };
    // What was tried before stays, under whatever id the leaf has now.
    let id = framework.node(index).id.clone();
    assessment.update_untracked(|sheet| {
        let sheet = Arc::make_mut(sheet);
        if let Some((_, answer)) = sheet.answers.pop_first() {
            sheet.answers.insert(id.clone(), answer);
        }
    });
    let scored = {
        let framework = Arc::clone(&framework);
        Memo::new_with_compare(
            move |_| Arc::new(score(&framework, &assessment.get())),
            |before, now| before.as_ref().is_none_or(|before| !Arc::ptr_eq(before, now.unwrap_or(before))),
        )
    };
    let sheet = Sheet::new(framework, assessment.into(), scored.into());
    let change = Callback::new(move |NodeChange { answer, .. }: NodeChange| {
        assessment.update(|sheet| Arc::make_mut(sheet).set_answer(&id, answer));
    });
    criterion(Editing { sheet, change, seal: Callback::new(|()| {}) }, index)
}
