//! The result of one of my sheets, and what can be done with it: print, save, share.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Assessment, Stage};
use thuocdo_core::exchange::{LINK_WARNING_LENGTH, encode};
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_text::{link as link_words, ui as t};

use super::outcome::outcome;
use super::scoring::{criterion_href, draft_id, open_sheet, sheet_heading};
use crate::adapters::{address, clipboard, clock, dom, files};
use crate::components::markup::{el, nothing, part, text};
use crate::components::sheet::Sheet;
use crate::route::{Route, SheetView};
use crate::state::workspace::Workspace;

/// The name under which a sheet is saved: `phieu-qd766-2022-ubnd-xa-van-canh-2026.json`.
pub fn file_name(assessment: &Assessment) -> String {
    let unit = thuocdo_core::assessment::ascii_name(&assessment.unit.name);
    format!("phieu-{}-{}-{}.json", assessment.framework, unit, assessment.period)
}

/// Saves a sheet to a file.
pub fn save_file(framework: &Framework, assessment: &Assessment) {
    files::save(&file_name(assessment), &assessment.to_json(framework).to_pretty());
}

/// The page.
pub fn result_page() -> AnyView {
    let ws = Workspace::expect_context();
    let Some(editing) = open_sheet(ws) else { return nothing() };
    let sheet = editing.sheet;
    let framework = sheet.framework();
    let draft = draft_id(ws);
    let href = Callback::new(move |index: NodeIndex| criterion_href(&framework, &draft.get(), index));
    let back = text(move || Route::area(&draft.get(), "", None).href());
    let check = text(move || Route::sheet(&draft.get(), SheetView::Check).href());
    let crumbs = el!(
        "nav" ["class" = "crumbs", "aria-label" = t::PAGES_OF_SHEET],
        el!("a" ["href" = back], t::BACK_TO_SCORING),
        el!("a" ["href" = check], t::CHECK),
    );
    vec![crumbs, sheet_heading(sheet), actions(sheet), outcome(sheet, Some(href))].into_any()
}

/// Print, save, share.
pub fn actions(sheet: Sheet) -> AnyView {
    let framework = sheet.framework();
    let link: RwSignal<Option<Result<String, String>>> = RwSignal::new(None);
    let copied: RwSignal<Option<bool>> = RwSignal::new(None);
    let save = {
        let framework = Arc::clone(&framework);
        move |_| save_file(&framework, &sheet.assessment.get_untracked())
    };
    let share = {
        let framework = Arc::clone(&framework);
        move |_| {
            copied.set(None);
            // A link has no place for verdicts and explanations; that it carries the self-score alone is said beside it.
            let assessment = sheet.assessment.get_untracked();
            let carried = assessment.is_appraised().then(|| assessment.at(Stage::SelfScored));
            match encode(&framework, carried.as_ref().unwrap_or(&assessment)) {
                Ok(payload) => {
                    let address = format!("{}{}", address::base(), Route::Link(payload).href());
                    link.set(Some(Ok(address.clone())));
                    clipboard::copy(address, move |worked| {
                        copied.set(Some(worked));
                        if !worked {
                            // The field stands when this task is done.
                            clock::later(0, Box::new(|| dom::select_all("share-link")));
                        }
                    });
                }
                Err(fault) => link.set(Some(Err(link_words::fault(&fault)))),
            }
        }
    };
    let shared = part(move || match link.get() {
        None => nothing(),
        Some(Err(why)) => el!("p"["class" = "problem is-error"], why),
        Some(Ok(address)) => {
            shared(address, copied, sheet.assessment.with_untracked(|assessment| assessment.is_appraised()))
        }
    });
    let buttons = el!(
        "div"["class" = "actions"],
        el!("button" ["type" = "button", @on "click" = |_| dom::print()], t::PRINT),
        el!("button" ["type" = "button", "class" = "secondary", @on "click" = save], t::SAVE_FILE),
        el!("button" ["type" = "button", "class" = "secondary", @on "click" = share], t::COPY_LINK),
    );
    vec![buttons, shared].into_any()
}

/// The link, and whether it could be copied; `None` while that is not known. Of an appraised sheet it has only a part.
fn shared(address: String, copied: RwSignal<Option<bool>>, is_appraised: bool) -> AnyView {
    let length = address.chars().count();
    let long = length > LINK_WARNING_LENGTH;
    let said = text(move || {
        let words = match copied.get() {
            Some(true) => t::LINK_COPIED,
            Some(false) => t::COPY_BY_HAND,
            None => "",
        };
        words.to_owned()
    });
    el!(
        "div"["class" = "share"],
        el!("label"["for" = "share-link"], if is_appraised { t::SHARE_SELF_SCORE } else { t::SHARE_LINK }),
        el!("input" ["id" = "share-link", "type" = "text", "readonly" = "", "value" = address]),
        el!("p"["role" = "status"], said),
        is_appraised.then(|| el!("p"["class" = "problem is-warning"], t::link_without_appraisal())),
        el!("p"["class" = "muted"], t::link_length(length)),
        long.then(|| el!("p"["class" = "problem is-warning"], t::link_too_long(LINK_WARNING_LENGTH))),
    )
}
