//! Starts the program for the province, and tells boot.js when it runs, cannot start, or stops.

use leptos::mount::mount_to_body;
use thuocdo::adapters::{events, frameworks};
use thuocdo::province::Province;

fn main() {
    events::tell_panics();
    frameworks::start_with(|| {
        mount_to_body(Province);
        events::tell("thuocdo:ready", "");
    });
}
