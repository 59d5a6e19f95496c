//! Every sentence that people read, in Vietnamese, and numbers and dates as Vietnam writes them.
//!
//! The core knows codes and values; this crate makes sentences of them, for the app and the command line alike.

pub mod date;
pub mod link;
pub mod number;
pub mod problem;
pub mod score;
pub mod ui;

/// A name from a file or a link as it is shown: what cannot be seen, or turns letters around, is spelled out.
pub fn visible(name: &str) -> String {
    let hidden = thuocdo_core::assessment::hidden_characters(name);
    if hidden.is_empty() {
        return name.to_owned();
    }
    let mut shown = String::with_capacity(name.len() + 8 * hidden.len());
    for c in name.chars() {
        if hidden.contains(&c) {
            shown.push_str(&format!("[U+{:04X}]", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A text of several lines as it is shown: its lines stay lines, the rest as in [`visible`].
pub fn visible_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| visible(&line.replace('\t', " "))).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    #[test]
    fn lines_stay_lines() {
        assert_eq!(super::visible_lines("Một\r\nHai\t\u{202e}ba\n"), "Một\nHai [U+202E]ba");
        assert_eq!(super::visible("Một\nHai"), "Một[U+000A]Hai");
    }

    #[test]
    fn hidden_characters_are_spelled_out() {
        assert_eq!(super::visible("xã \u{202e}A"), "xã [U+202E]A");
        assert_eq!(super::visible("xã <script>"), "xã <script>");
    }
}
