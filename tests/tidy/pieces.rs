//! Divides Rust into code, comments and string literals, well enough for the rules of tests/tidy.rs.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Code,
    Comment,
    Text,
}

/// A stretch of Rust of one kind that lies on one line.
#[derive(Debug)]
pub struct Piece<'t> {
    pub line: usize,
    pub kind: Kind,
    pub text: &'t str,
}

/// Divides Rust into code, comments and string literals, line by line.
pub fn pieces(source: &str) -> Vec<Piece<'_>> {
    let bytes = source.as_bytes();
    let mut spans: Vec<(Kind, usize, usize)> = Vec::new();
    let (mut at, mut code_from) = (0, 0);
    while at < bytes.len() {
        let (kind, end) = match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => (Kind::Comment, end_of_line(bytes, at)),
            b'/' if bytes.get(at + 1) == Some(&b'*') => (Kind::Comment, end_of_block(bytes, at)),
            b'"' => (Kind::Text, end_of_string(bytes, at)),
            b'r' if !is_word(bytes.get(at.wrapping_sub(1))) || bytes.get(at.wrapping_sub(1)) == Some(&b'b') => {
                match end_of_raw(bytes, at) {
                    Some(end) => (Kind::Text, end),
                    None => {
                        at += 1;
                        continue;
                    }
                }
            }
            b'\'' => match end_of_char(source, at) {
                Some(end) => (Kind::Text, end),
                None => {
                    at += 1;
                    continue;
                }
            },
            _ => {
                at += 1;
                continue;
            }
        };
        spans.push((Kind::Code, code_from, at));
        spans.push((kind, at, end));
        (at, code_from) = (end, end);
    }
    spans.push((Kind::Code, code_from, bytes.len()));
    let mut pieces = Vec::new();
    let mut line = 1;
    for (kind, from, to) in spans {
        for (i, text) in source[from..to].split('\n').enumerate() {
            line += usize::from(i > 0);
            if !text.is_empty() {
                pieces.push(Piece { line, kind, text });
            }
        }
    }
    pieces
}

pub fn is_word(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

fn end_of_line(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |count| at + count)
}

fn end_of_block(bytes: &[u8], at: usize) -> usize {
    let (mut depth, mut end) = (0, at);
    while end + 1 < bytes.len() {
        match &bytes[end..end + 2] {
            b"/*" => (depth, end) = (depth + 1, end + 2),
            b"*/" if depth == 1 => return end + 2,
            b"*/" => (depth, end) = (depth - 1, end + 2),
            _ => end += 1,
        }
    }
    bytes.len()
}

fn end_of_string(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < bytes.len() {
        match bytes[end] {
            b'\\' => end += 2,
            b'"' => return end + 1,
            _ => end += 1,
        }
    }
    bytes.len()
}

/// The end of `r"…"` or `r#"…"#`, where one begins.
fn end_of_raw(bytes: &[u8], at: usize) -> Option<usize> {
    let hashes = bytes[at + 1..].iter().take_while(|byte| **byte == b'#').count();
    let open = at + 1 + hashes;
    if bytes.get(open) != Some(&b'"') {
        return None;
    }
    let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let found = bytes[open + 1..].windows(close.len()).position(|window| window == close)?;
    Some(open + 1 + found + close.len())
}

/// The end of `'x'` or `'\n'`; `None` for a lifetime.
fn end_of_char(source: &str, at: usize) -> Option<usize> {
    let rest = &source[at + 1..];
    let first = rest.chars().next()?;
    if first == '\\' {
        let escaped = 1 + rest[1..].chars().next()?.len_utf8();
        return rest[escaped..].find('\'').map(|count| at + 1 + escaped + count + 1);
    }
    let end = first.len_utf8();
    rest[end..].starts_with('\'').then_some(at + 1 + end + 1)
}

/// The names in a stretch of code: `web_sys`, `f64`, `expect_context`.
pub fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

#[test]
fn rust_is_divided_into_code_comments_and_strings() {
    let source = "let a = \"x // \\\" y\"; // c \"d\"\nfn f<'a>(b: &'a str) { r#\"raw \" text\"# ; 'q'; '\\''; b\"z\" }\n/* é /* é */ é */ let v = \"two\nlines\";";
    let of = |kind: Kind| -> Vec<(usize, &str)> {
        pieces(source).into_iter().filter(|piece| piece.kind == kind).map(|piece| (piece.line, piece.text)).collect()
    };
    assert_eq!(of(Kind::Comment), [(1, "// c \"d\""), (3, "/* é /* é */ é */")]);
    let strings = ["\"x // \\\" y\"", "r#\"raw \" text\"#", "'q'", "'\\''", "\"z\"", "\"two", "lines\""];
    assert_eq!(of(Kind::Text).iter().map(|(_, text)| *text).collect::<Vec<_>>(), strings);
    assert_eq!(of(Kind::Text).last(), Some(&(4, "lines\"")));
    assert!(of(Kind::Code).iter().any(|(_, code)| code.contains("fn f<'a>(b: &'a str)")));
}
