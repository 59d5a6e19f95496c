//! The clock, ids and timers.

use gloo_timers::callback::Timeout;

/// The local time, `2026-11-02T14:05:33`.
pub fn now() -> String {
    let date = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes(),
        date.get_seconds()
    )
}

/// The local time with its distance from universal time: `2026-11-02T14:05:33+07:00`.
pub fn now_with_zone() -> String {
    let minutes = -(js_sys::Date::new_0().get_timezone_offset() as i32);
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{}{sign}{:02}:{:02}", now(), minutes.abs() / 60, minutes.abs() % 60)
}

/// A new id: the time and a random part, in letters and digits.
pub fn new_id() -> String {
    let mut number = js_sys::Date::now() as u64;
    let mut id = String::new();
    for _ in 0..9 {
        id.insert(0, digit(number % 36));
        number /= 36;
    }
    for _ in 0..5 {
        id.push(digit((js_sys::Math::random() * 36.0) as u64));
    }
    id
}

fn digit(value: u64) -> char {
    char::from_digit((value % 36) as u32, 36).unwrap_or('0')
}

/// So long that what was written on the page before is seen, in milliseconds.
pub const FRAME: u32 = 50;

/// Calls back after so many milliseconds.
pub fn later(milliseconds: u32, call: Box<dyn FnOnce()>) {
    Timeout::new(milliseconds, call).forget();
}
