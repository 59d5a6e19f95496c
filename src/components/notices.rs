//! Notices: what happened, until the person closes it.

use leptos::prelude::*;
use thuocdo_text::ui as t;

use super::live::{on, part};
use crate::state::workspace::{Notice, NoticeAction};

/// The list of notices, announced as they come.
#[component]
pub fn Notices(
    /// The notices.
    #[prop(into)]
    notices: Signal<Vec<Notice>>,
    /// Called with the id of a notice to close.
    on_close: Callback<u64>,
    /// Called with what a notice offers.
    on_action: Callback<NoticeAction>,
) -> impl IntoView {
    let row = move |notice: Notice| {
        let Notice { id, title, lines, is_error, action } = notice;
        let label = action.as_ref().map(|action| match action {
            NoticeAction::Restore(_) => t::RESTORE,
            NoticeAction::Reload => t::LOAD_NEWEST,
            NoticeAction::Go(_) => t::OPEN,
            NoticeAction::SaveFile => t::SAVE_FILE,
        });
        let act = move |_: leptos::ev::MouseEvent| {
            if let Some(action) = action.clone() {
                on_action.run(action);
                on_close.run(id);
            }
        };
        view! {
            <li class="notice" class:is-error=is_error>
                <div class="notice-text">
                    <p><strong>{title}</strong></p>
                    {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                </div>
                <div class="notice-actions">
                    {label.map(|label| view! { <button type="button" class="secondary small" on:click=on(act)>{label}</button> })}
                    <button type="button" class="link-button" on:click=on(move |_| on_close.run(id))>{t::CLOSE}</button>
                </div>
            </li>
        }
        .into_any()
    };
    view! {
        <ul class="notices" role="status" aria-label=t::NOTICES>
            {part(move || notices.get().into_iter().map(row).collect_view().into_any())}
        </ul>
    }
}
