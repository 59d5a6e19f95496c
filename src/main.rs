//! Starts the app, and tells boot.js when it stops.

use leptos::mount::mount_to_body;
use thuocdo::app::App;

fn main() {
    std::panic::set_hook(Box::new(|info| {
        let event = web_sys::CustomEventInit::new();
        event.set_detail(&info.to_string().into());
        let event = web_sys::CustomEvent::new_with_event_init_dict("thuocdo:panic", &event);
        if let (Some(window), Ok(event)) = (web_sys::window(), event) {
            // Nobody is left to tell when even this fails.
            let _ = window.dispatch_event(&event);
        }
    }));
    mount_to_body(App);
}
