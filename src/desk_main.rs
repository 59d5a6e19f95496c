//! Starts the program for frameworks, and tells boot.js when it runs, cannot start, or stops.

use leptos::mount::mount_to_body;
use thuocdo::adapters::{events, frameworks};
use thuocdo::desk::Desk;

fn main() {
    events::tell_panics();
    frameworks::start_with(|| {
        mount_to_body(Desk);
        events::tell("thuocdo:ready", "");
    });
}
