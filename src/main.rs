//! Starts the program for sheets, and tells boot.js when it runs, cannot start, or stops.

use leptos::mount::mount_to_body;
use thuocdo::adapters::storage::BrowserStorage;
use thuocdo::adapters::{address, events, frameworks};
use thuocdo::app::App;
use thuocdo::route::Route;
use thuocdo::state::drafts::need_frameworks;

fn main() {
    events::tell_panics();
    let start = || {
        mount_to_body(App);
        events::tell("thuocdo:ready", "");
    };
    if need_frameworks(&BrowserStorage, &Route::parse(&address::hash())) {
        frameworks::start_with(start);
    } else {
        start();
    }
}
