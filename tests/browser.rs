//! What only a browser can show: the storage adapter on real local storage, and the app mounted on a real page.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use thuocdo::adapters::storage::BrowserStorage;
use thuocdo::adapters::{address, clock};
use thuocdo::app::App;
use thuocdo::state::draft::Draft;
use thuocdo::state::drafts::{self, Listed, Saved};
use thuocdo::state::examples;
use thuocdo::state::storage::{KeyValue, keys};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn draft(id: &str) -> Draft {
    let example = examples::by_id("van-canh").unwrap();
    Draft {
        id: id.to_owned(),
        revision: 0,
        saved_at: clock::now(),
        example: true,
        framework: example.framework,
        assessment: example.assessment.into(),
    }
}

#[wasm_bindgen_test]
fn local_storage_keeps_what_it_is_given() {
    let store = BrowserStorage;
    store.set("thuocdo.test.a", "Ế Ẵ Ộ").unwrap();
    store.set("thuocdo.test.b", "").unwrap();
    assert_eq!(store.get("thuocdo.test.a").as_deref(), Some("Ế Ẵ Ộ"));
    let mut found = store.keys("thuocdo.test.");
    found.sort();
    assert_eq!(found, ["thuocdo.test.a", "thuocdo.test.b"]);
    store.remove("thuocdo.test.a");
    assert_eq!(store.get("thuocdo.test.a"), None);
    store.remove("thuocdo.test.b");
}

#[wasm_bindgen_test]
fn a_draft_goes_through_local_storage_unchanged() {
    let store = BrowserStorage;
    let id = clock::new_id();
    assert_eq!(drafts::save(&store, &draft(&id), "copy"), Saved::Kept { revision: 1 });
    let back = drafts::load(&store, &id).unwrap().unwrap();
    assert_eq!(back.assessment, draft(&id).assessment);
    let listed = drafts::list(&store, keys::DRAFT);
    assert!(listed.iter().any(|entry| matches!(entry, Listed::Readable(draft) if draft.id == id)));
    store.remove(&format!("{}{id}", keys::DRAFT));
}

#[wasm_bindgen_test]
fn a_full_store_says_so() {
    let store = BrowserStorage;
    let filler = "x".repeat(12 << 20);
    assert_eq!(
        store.set("thuocdo.test.full", &filler),
        Err(thuocdo::state::storage::StorageFault::Full),
        "browsers keep 5 to 10 MB"
    );
    assert_eq!(store.get("thuocdo.test.full"), None);
}

#[wasm_bindgen_test]
fn ids_are_unlike_and_the_time_has_its_form() {
    let ids: std::collections::BTreeSet<String> = (0..1000).map(|_| clock::new_id()).collect();
    assert_eq!(ids.len(), 1000);
    let now = clock::now();
    assert_eq!(now.len(), "2026-11-02T14:05:33".len());
    assert_eq!(now.as_bytes()[10], b'T');
}

#[wasm_bindgen_test]
async fn the_app_mounts_on_its_start_page() {
    address::go("#/");
    let handle = leptos::mount::mount_to(leptos::prelude::document().body().unwrap(), App);
    let heading = leptos::prelude::document().query_selector("main h1").unwrap().expect("a heading");
    assert_eq!(heading.text_content().as_deref(), Some(thuocdo_text::ui::APP_NAME));
    drop(handle);
}
