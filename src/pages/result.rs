//! The result of one of my sheets, and what can be done with it: print, save, share.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::Assessment;
use thuocdo_core::exchange::{LINK_WARNING_LENGTH, encode};
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_text::{link as link_words, ui as t};

use super::outcome::Outcome;
use super::scoring::{SheetHeading, criterion_href, draft_id, open_sheet};
use crate::adapters::{address, clipboard, dom, files};
use crate::components::live::{on, part, text};
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
#[component]
pub fn ResultPage() -> impl IntoView {
    let ws = Workspace::expect_context();
    let Some(editing) = open_sheet(ws) else { return ().into_any() };
    let sheet = editing.sheet;
    let framework = sheet.framework();
    let draft = draft_id(ws);
    let href = Callback::new(move |index: NodeIndex| criterion_href(&framework, &draft.get(), index));
    let back = move || Route::area(&draft.get(), "", None).href();
    let check = move || Route::sheet(&draft.get(), SheetView::Check).href();
    view! {
        <nav class="crumbs" aria-label=t::PAGES_OF_SHEET>
            <a href=text(back)>{t::BACK_TO_SCORING}</a>
            <a href=text(check)>{t::CHECK}</a>
        </nav>
        <SheetHeading sheet />
        <Actions sheet />
        <Outcome sheet href />
    }
    .into_any()
}

/// Print, save, share.
#[component]
pub fn Actions(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let framework = sheet.framework();
    let link: RwSignal<Option<Result<String, String>>> = RwSignal::new(None);
    let copied: RwSignal<Option<bool>> = RwSignal::new(None);
    let save = {
        let framework = Arc::clone(&framework);
        move |_: leptos::ev::MouseEvent| save_file(&framework, &sheet.assessment.get_untracked())
    };
    let share = {
        let framework = Arc::clone(&framework);
        move |_: leptos::ev::MouseEvent| {
            copied.set(None);
            match encode(&framework, &sheet.assessment.get_untracked()) {
                Ok(payload) => {
                    let address = format!("{}{}", address::base(), Route::Link(payload).href());
                    link.set(Some(Ok(address.clone())));
                    clipboard::copy(address, move |worked| {
                        copied.set(Some(worked));
                        if !worked {
                            dom::select_all("share-link");
                        }
                    });
                }
                Err(fault) => link.set(Some(Err(link_words::fault(&fault)))),
            }
        }
    };
    let shared = part(move || {
        link.get().map(|link| match link {
            Err(why) => view! { <p class="problem is-error">{why}</p> }.into_any(),
            Ok(address) => {
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
                view! {
                    <div class="share">
                        <label for="share-link">{t::SHARE_LINK}</label>
                        <input id="share-link" type="text" readonly=true value=address.clone() />
                        <p role="status">{said}</p>
                        <p class="muted">{t::link_length(length)}</p>
                        {long.then(|| view! { <p class="problem is-warning">{t::link_too_long(LINK_WARNING_LENGTH)}</p> })}
                    </div>
                }
                .into_any()
            }
        })
        .into_any()
    });
    view! {
        <div class="actions">
            <button type="button" on:click=on(|_| dom::print())>{t::PRINT}</button>
            <button type="button" class="secondary" on:click=on(save)>{t::SAVE_FILE}</button>
            <button type="button" class="secondary" on:click=on(share)>{t::COPY_LINK}</button>
        </div>
        {shared}
    }
}
