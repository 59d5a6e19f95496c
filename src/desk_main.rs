//! Starts the second program, and tells boot.js when it stops.

use leptos::mount::mount_to_body;
use thuocdo::desk::Desk;

fn main() {
    thuocdo::adapters::events::tell_panics();
    mount_to_body(Desk);
}
