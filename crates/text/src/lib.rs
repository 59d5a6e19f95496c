//! Every sentence that people read, in Vietnamese, and numbers and dates as Vietnam writes them.
//!
//! The core knows codes and values; this crate makes sentences of them, for the app and the command line alike.

pub mod audit;
pub mod compare;
pub mod date;
pub mod defect;
pub mod folder;
mod formula;
mod lacking;
pub mod link;
pub mod number;
pub mod problem;
pub mod publication;
pub mod rank;
pub mod reasons;
pub mod round;
pub mod score;
pub mod survey;
pub mod table;
pub mod ui;
pub mod workbook;
pub mod written;

/// A name from a file or a link as it is shown: what cannot be seen, or turns letters around, is spelled out.
pub fn visible(name: &str) -> String {
    spelled_out(name, false)
}

/// The same for a text that may have several lines.
pub fn visible_lines(text: &str) -> String {
    spelled_out(text, true)
}

fn spelled_out(text: &str, has_lines: bool) -> String {
    let hidden = thuocdo_core::assessment::hidden_characters(text);
    if hidden.is_empty() {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len() + 8 * hidden.len());
    for c in text.chars() {
        if hidden.contains(&c) && !(has_lines && matches!(c, '\t' | '\r' | '\n')) {
            shown.push_str(&format!("[U+{:04X}]", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    #[test]
    fn lines_stay_lines() {
        assert_eq!(super::visible_lines("Một\r\nHai\t\u{202e}ba\n"), "Một\r\nHai\t[U+202E]ba\n");
        assert_eq!(super::visible("Một\nHai"), "Một[U+000A]Hai");
    }

    #[test]
    fn hidden_characters_are_spelled_out() {
        assert_eq!(super::visible("xã \u{202e}A"), "xã [U+202E]A");
        assert_eq!(super::visible("xã <script>"), "xã <script>");
    }
}
