//! Notices: what happened, until the person closes it, or until it was read at a glance.

use leptos::prelude::*;
use thuocdo_text::ui as t;

use super::markup::{el, nothing, part};
use crate::adapters::{clock, dom};
use crate::state::workspace::{Notice, NoticeAction};

/// The list of notices, announced as they come; each can be closed, and some offer something to do. A short success goes
/// after a while (style/notices.css), unless it is pointed at.
pub fn notices(notices: Signal<Vec<Notice>>, on_close: Callback<u64>, on_action: Callback<NoticeAction>) -> AnyView {
    let row = move |notice: Notice| row(notice, on_close, on_action);
    el!(
        "div" ["class" = "notices", "role" = "status", "aria-label" = t::NOTICES],
        part(move || {
            // A new one lies over the page.
            clock::later(0, Box::new(dom::show_focused));
            let rows: Vec<AnyView> = notices.get().into_iter().map(row).collect();
            if rows.is_empty() { nothing() } else { el!("ul", rows) }
        }),
    )
}

fn row(notice: Notice, on_close: Callback<u64>, on_action: Callback<NoticeAction>) -> AnyView {
    let class = match (notice.is_error, notice.is_passing()) {
        (true, _) => "notice is-error",
        (_, true) => "notice is-passing",
        _ => "notice",
    };
    let Notice { id, title, lines, action, .. } = notice;
    let button = action.map(|action| {
        let label = match action {
            NoticeAction::Restore(_) => t::RESTORE,
            NoticeAction::Reload => t::LOAD_NEWEST,
            NoticeAction::Go(_) => t::OPEN,
            NoticeAction::SaveFile => t::SAVE_FILE,
            NoticeAction::Forget(_) => t::REMOVE_FOR_GOOD,
        };
        let act = move |_| {
            on_action.run(action.clone());
            on_close.run(id);
        };
        el!("button" ["type" = "button", "class" = "secondary small", @on "click" = act], label)
    });
    let close = move |_| on_close.run(id);
    el!(
        "li"["class" = class, @on "animationend" = close],
        el!(
            "div"["class" = "notice-text"],
            el!("p", el!("strong", title)),
            lines.into_iter().map(|line| el!("p", line)).collect::<Vec<_>>(),
        ),
        el!(
            "div"["class" = "notice-actions"],
            button,
            el!("button" ["type" = "button", "class" = "link-button", @on "click" = close], t::CLOSE),
        ),
    )
}
