//! The start page: what to do, my sheets, those that were removed, and the examples.

use leptos::prelude::*;
use thuocdo_core::score::{Progress, score};
use thuocdo_text::{date, number, problem, score as words, ui as t, visible};
use web_sys::wasm_bindgen::JsCast;

use crate::adapters::{address, files};
use crate::components::live::{maybe, on, part};
use crate::route::{Route, SheetView};
use crate::state::draft::Draft;
use crate::state::drafts::{self, Listed};
use crate::state::storage::keys;
use crate::state::workspace::Workspace;
use crate::state::{commands, examples};

/// The start page.
#[component]
pub fn Start() -> impl IntoView {
    let ws = Workspace::expect_context();
    let listed = Memo::new_with_compare(
        move |_| {
            ws.shelf.track();
            let ports = ws.ports();
            (drafts::list(&*ports.store, keys::DRAFT), drafts::list(&*ports.store, keys::REMOVED))
        },
        |_, _| true,
    );
    view! {
        <h1 tabindex="-1">{t::APP_NAME}</h1>
        <p class="lead">{t::APP_SENTENCE}</p>
        <Doors />
        <section aria-labelledby="my-sheets">
            <h2 id="my-sheets">{t::MY_SHEETS}</h2>
            <p class="muted">{t::WHERE_DATA_LIVE}</p>
            {part(move || my_sheets(ws, listed.get().0))}
            {part(move || removed_sheets(ws, listed.get().1))}
        </section>
        <section aria-labelledby="examples">
            <h2 id="examples">{t::EXAMPLES}</h2>
            <p class="muted">{t::EXAMPLES_HINT}</p>
            <ul class="rows">{examples::all().map(example_row).collect_view()}</ul>
        </section>
    }
}

/// The ways in: a new sheet, a file, a link.
#[component]
fn Doors() -> impl IntoView {
    let ws = Workspace::expect_context();
    let over = RwSignal::new(false);
    let take = move |list: web_sys::FileList| {
        files::read_all(&list, move |name, content| {
            if let Some(route) = commands::import_file(ws, &name, content) {
                address::go(&route.href());
            }
        });
    };
    let on_choose = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            if let Some(list) = input.files() {
                take(list);
            }
            input.set_value("");
        }
    };
    let on_drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(list) = event.data_transfer().and_then(|data| data.files()) {
            take(list);
        }
    };
    let link = RwSignal::new(String::new());
    let link_fault = RwSignal::new(false);
    let open_link = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = link.with_untracked(|text| text.trim().to_owned());
        match typed.split_once("#/xem") {
            Some((_, rest)) => {
                link_fault.set(false);
                address::go(&format!("#/xem{rest}"));
            }
            None => link_fault.set(true),
        }
    };
    view! {
        <div class="doors">
            <section class="door">
                <h2>{t::DOOR_SCORE}</h2>
                <p>{t::DOOR_SCORE_HINT}</p>
                <a class="button" href=Route::New.href()>{t::NEW_SHEET}</a>
            </section>
            <section
                class="door"
                class:is-over=over
                on:dragover=on(move |event: leptos::ev::DragEvent| {
                    event.prevent_default();
                    over.set(true);
                })
                on:dragleave=on(move |_| over.set(false))
                on:drop=on(on_drop)
            >
                <h2>{t::DOOR_FILE}</h2>
                <p>{t::DOOR_FILE_HINT}</p>
                <label class="button secondary file-button">
                    {t::OPEN_FILE}
                    <input type="file" accept=".json,application/json" multiple=true on:change=on(on_choose) />
                </label>
            </section>
            <section class="door">
                <h2>{t::DOOR_LINK}</h2>
                <form novalidate=true on:submit=on(open_link)>
                    <div class="field">
                        <label for="link-field">{t::DOOR_LINK_HINT}</label>
                        <input
                            id="link-field"
                            type="text"
                            inputmode="url"
                            autocomplete="off"
                            prop:value=link
                            aria-invalid=maybe(move || link_fault.get().then(|| "true".to_owned()))
                            on:input=on(move |event| link.set(event_target_value(&event)))
                        />
                    </div>
                    {part(move || link_fault.get().then(|| view! { <p class="problem is-error">{t::NOT_A_LINK}</p> }).into_any())}
                    <button type="submit" class="secondary">{t::OPEN_LINK_BUTTON}</button>
                </form>
            </section>
        </div>
    }
}

fn my_sheets(ws: Workspace, listed: Vec<Listed>) -> AnyView {
    if listed.is_empty() {
        return view! { <p class="empty">{t::NO_SHEETS}</p> }.into_any();
    }
    let rows = listed
        .into_iter()
        .map(|entry| match entry {
            Listed::Readable(draft) => draft_row(ws, draft),
            Listed::Unreadable { key, text, problems } => {
                let name = format!("{key}.json");
                let why = problems.iter().map(|one| problem::line(one, None)).collect::<Vec<_>>().join(" ");
                view! {
                    <li class="row is-unreadable">
                        <div class="row-main">
                            <strong>{t::DRAFT_UNREADABLE}</strong>
                            <p class="problem is-error">{why}</p>
                        </div>
                        <button type="button" class="secondary small" on:click=on(move |_| files::save(&name, &text))>
                            {t::SAVE_AS_IS}
                        </button>
                    </li>
                }
                .into_any()
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

fn draft_row(ws: Workspace, draft: Draft) -> AnyView {
    let Draft { id, saved_at, example, framework, assessment, .. } = draft;
    let scored = score(&framework, &assessment);
    let progress = Progress::of_all(&framework, &scored);
    let index = scored.index.as_ref();
    let class = index.and_then(|index| framework.policies.classes.list.get(index.class?));
    let percent = (progress.answered * 100).checked_div(progress.total).unwrap_or_default();
    let remove_id = id.clone();
    let name = visible(&assessment.unit.name);
    view! {
        <li class="row">
            <a class="row-main" href=Route::area(&id, "", None).href()>
                <strong><bdi>{name.clone()}</bdi></strong>
                {example.then(|| view! { <span class="tag is-example">{t::EXAMPLE}</span> })}
                <span class="row-sub">
                    {framework.short_title.vi.clone()} " · " {date::period(assessment.period)} " · "
                    {t::last_change(&t::moment(&saved_at))}
                </span>
            </a>
            <span class="row-progress">
                <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="scale-ground" x="0" y="0" width="100" height="6"></rect>
                    <rect class="scale-value" x="0" y="0" width=percent.to_string() height="6"></rect>
                </svg>
                <span>{t::of(progress.answered, progress.total)}</span>
            </span>
            <span class="row-total">
                <strong>{words::points(&framework, Some(&scored.total))}</strong>
                {class.map(|class| view! { <span class="class-word" data-class=class.id.clone()>{class.name.vi.clone()}</span> })}
            </span>
            <span class="row-actions">
                <a href=Route::sheet(&id, SheetView::Result).href() aria-label=t::result_of(&name)>{t::RESULT}</a>
                <button
                    type="button"
                    class="link-button"
                    aria-label=t::remove_of(&name)
                    on:click=on(move |_| commands::remove(ws, &remove_id))
                >
                    {t::REMOVE}
                </button>
            </span>
        </li>
    }
    .into_any()
}

fn removed_sheets(ws: Workspace, listed: Vec<Listed>) -> AnyView {
    if listed.is_empty() {
        return ().into_any();
    }
    let count = listed.len();
    let rows = listed
        .into_iter()
        .map(|entry| {
            let (key, name) = match entry {
                Listed::Readable(draft) => {
                    (format!("{}{}", keys::REMOVED, draft.id), visible(&draft.assessment.unit.name))
                }
                Listed::Unreadable { key, .. } => (key, t::DRAFT_UNREADABLE.to_owned()),
            };
            let id = key.strip_prefix(keys::REMOVED).unwrap_or_default().to_owned();
            view! {
                <li class="row">
                    <span class="row-main"><bdi>{name}</bdi></span>
                    <span class="row-actions">
                        <button type="button" class="secondary small" on:click=on(move |_| commands::restore(ws, &id))>
                            {t::RESTORE}
                        </button>
                        <button type="button" class="link-button" on:click=on(move |_| commands::forget(ws, &key))>
                            {t::REMOVE_FOR_GOOD}
                        </button>
                    </span>
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <details class="fold removed">
            <summary>{t::removed_count(count)}</summary>
            <ul class="rows">{rows}</ul>
        </details>
    }
    .into_any()
}

fn example_row(example: examples::Example) -> AnyView {
    let examples::Example { id, framework, assessment } = example;
    let scored = score(&framework, &assessment);
    let index = scored.index.as_ref().map(|index| number::decimal(index.printed)).unwrap_or_default();
    view! {
        <li class="row">
            <a class="row-main" href=Route::Example(id.to_owned()).href()>
                <strong><bdi>{visible(&assessment.unit.name)}</bdi></strong>
                <span class="tag is-example">{t::EXAMPLE}</span>
                <span class="row-sub">{framework.short_title.vi.clone()} " · " {date::period(assessment.period)}</span>
            </a>
            <span class="row-total"><strong>{index} " %"</strong></span>
        </li>
    }
    .into_any()
}
