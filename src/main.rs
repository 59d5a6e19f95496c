//! Starts the app, and tells boot.js when it runs, cannot start, or stops.

use leptos::mount::mount_to_body;
use thuocdo::adapters::storage::BrowserStorage;
use thuocdo::adapters::{address, frameworks};
use thuocdo::app::App;
use thuocdo::route::Route;
use thuocdo::state::drafts::need_frameworks;
use thuocdo_text::problem;

fn main() {
    std::panic::set_hook(Box::new(|info| tell("thuocdo:panic", &info.to_string())));
    if !need_frameworks(&BrowserStorage, &Route::parse(&address::hash())) {
        return start();
    }
    frameworks::when_here(Box::new(|here| match here {
        Ok(()) => start(),
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(|one| problem::line(one, None)).collect();
            tell("thuocdo:failed", &lines.join("\n"));
        }
    }));
}

fn start() {
    mount_to_body(App);
    tell("thuocdo:ready", "");
}

/// Tells boot.js.
fn tell(what: &str, detail: &str) {
    let event = web_sys::CustomEventInit::new();
    event.set_detail(&detail.into());
    let event = web_sys::CustomEvent::new_with_event_init_dict(what, &event);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        // Nobody is left to tell when even this fails.
        let _ = window.dispatch_event(&event);
    }
}
