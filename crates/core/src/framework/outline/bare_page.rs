//! A page as it was copied, without what a browser might show, fetch or run, and complain about when it must not: its
//! elements without attributes, but for how far cells reach.

/// Elements that are kept: those that tables and lines are made of, and what was deleted.
const KEPT: [&str; 25] = [
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "blockquote",
    "del",
    "body",
    "html",
];
/// Elements that go with all that they hold.
const DROPPED: [&str; 9] = ["script", "style", "title", "xml", "template", "iframe", "svg", "math", "object"];

/// The page with nothing but what its tables and lines are made of.
pub fn bare_page(html: &str) -> String {
    let mut bare = String::with_capacity(html.len() / 4);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        bare.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
            continue;
        }
        let is_end = rest.starts_with("</");
        let inner = &rest[if is_end { 2 } else { 1 }..];
        let length = inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_')));
        let name = inner[..length.unwrap_or(inner.len())].to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            bare.push_str("&lt;");
            rest = &rest[1..];
            continue;
        }
        let (reach, behind) = attributes(&inner[name.len()..]);
        rest = behind;
        if DROPPED.contains(&name.as_str()) {
            if !is_end {
                rest = behind_end(rest, &name);
            }
        } else if KEPT.contains(&name.as_str()) {
            bare.push_str(if is_end { "</" } else { "<" });
            bare.push_str(&name);
            bare.push_str(&reach);
            bare.push('>');
        }
    }
    bare.push_str(rest);
    bare
}

/// What is said of how far a cell reaches, as attributes, and what stands behind the element's mark.
fn attributes(text: &str) -> (String, &str) {
    let mut reach = String::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(behind) = rest.strip_prefix('>') {
            return (reach, behind);
        }
        if rest.is_empty() {
            return (reach, "");
        }
        // A name of one letter at least, whatever it is.
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let length = rest[first..].find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'));
        let (name, behind) = rest.split_at(length.map_or(rest.len(), |length| first + length));
        rest = behind.trim_start();
        let Some(value) = rest.strip_prefix('=').map(str::trim_start) else { continue };
        let (value, behind) = match value.chars().next() {
            Some(mark @ ('"' | '\'')) => value[1..].split_once(mark).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len())),
        };
        rest = behind;
        let is_number = (1..=6).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit());
        if let Some(name) = ["rowspan", "colspan"].iter().find(|known| name.eq_ignore_ascii_case(known))
            && is_number
        {
            reach.push_str(&format!(" {name}=\"{value}\""));
        }
    }
}

/// What stands behind the end of an element.
fn behind_end<'t>(text: &'t str, name: &str) -> &'t str {
    let is_end = |at: usize| {
        let inner = &text.as_bytes()[at + 2..];
        inner.len() >= name.len() && inner[..name.len()].eq_ignore_ascii_case(name.as_bytes())
    };
    let Some((at, _)) = text.match_indices("</").find(|(at, _)| is_end(*at)) else { return "" };
    text[at..].find('>').map_or("", |end| &text[at + end + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tables_and_lines_are_left() {
        for (html, wanted) in [
            ("<P CLASS=MsoNormal style='a:\"b>\"'>A &amp; B<o:p></o:p></P>", "<p>A &amp; B</p>"),
            ("<td rowspan=2 ColSpan = \"3\" width=64 style=\"x\">1</td>", "<td rowspan=\"2\" colspan=\"3\">1</td>"),
            ("<td rowspan='2\"><script>'>1", "<td>1"),
            ("<style><!-- td {a:b} --></style><script>x('<p>')</script>1", "1"),
            ("<!--[if gte mso 9]><xml><p>x</p></xml><![endif]-->1<![if !supportLists]>2<![endif]>", "12"),
            ("<img src=x onerror=y>1<br/>2<iframe src=z></iframe>", "1<br>2"),
            ("a < b, c <= d, e <3", "a &lt; b, c &lt;= d, e &lt;3"),
            ("<", "&lt;"),
            ("<p", "<p>"),
            ("<p a=", "<p>"),
            ("<p a='", "<p>"),
            ("<!--", ""),
            ("<style>", ""),
            ("</style>1</script>", "1"),
            ("<td ộ=ộ ộ>ộ", "<td>ộ"),
            ("<td =ộ>ộ", "<td>ộ"),
        ] {
            assert_eq!(bare_page(html), wanted, "{html}");
        }
    }
}
