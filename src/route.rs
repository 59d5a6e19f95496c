//! Which page an address means. One enum, read from and written to the part after `#`.

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The start page: what to do, my sheets, examples.
    Start,
    /// The form for a new sheet.
    New,
    /// One of my sheets.
    Sheet {
        /// The draft's id.
        draft: String,
        /// What of it.
        view: SheetView,
    },
    /// A sheet that came in a link, read-only.
    Link(String),
    /// A sheet in a file beside the app, read-only.
    File(String),
    /// A built-in example, read-only.
    Example(String),
    /// Help and keys.
    Help,
    /// The frameworks: library, reading, editing, comparing.
    Frameworks(FrameworksView),
    /// An address that means nothing.
    Unknown(String),
}

/// The views of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetView {
    /// One area, and the leaf to go to in it.
    Area {
        /// The area's id; empty for the first.
        area: String,
        /// The node to bring into view.
        node: Option<String>,
    },
    /// All areas at once.
    All,
    /// What is still missing or wrong.
    Check,
    /// The result.
    Result,
}

/// The views of the frameworks. A framework is named by its id, one of mine by `~` and its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrameworksView {
    /// All of them.
    Library,
    /// One, to read.
    Read(String),
    /// One of mine, to edit: its key.
    Edit(String),
    /// Two, side by side; empty names are not chosen yet.
    Compare {
        /// The earlier one.
        before: String,
        /// The later one.
        after: String,
    },
}

impl Route {
    /// The page of an address's hash (`#/…`).
    pub fn parse(hash: &str) -> Route {
        let path = hash.trim_start_matches('#');
        let unknown = || Route::Unknown(path.to_owned());
        if let Some(query) = path.strip_prefix("/xem?") {
            let file = query.split('&').find_map(|pair| pair.strip_prefix("tep="));
            return file.and_then(percent_decoded).map_or_else(unknown, Route::File);
        }
        if let Some(payload) = path.strip_prefix("/xem/") {
            // As it came, slashes and all: what is wrong with it the reader of links can say.
            return Route::Link(payload.to_owned());
        }
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let sheet = |draft: &str, view| Route::Sheet { draft: draft.to_owned(), view };
        let area = |area: &str, node: Option<&str>| SheetView::Area { area: area.into(), node: node.map(Into::into) };
        match parts.as_slice() {
            [""] => Route::Start,
            ["moi"] => Route::New,
            ["tro-giup"] => Route::Help,
            ["phieu", draft] | ["phieu", draft, "cham"] => sheet(draft, area("", None)),
            ["phieu", draft, "cham", id] => sheet(draft, area(id, None)),
            ["phieu", draft, "cham", id, node] => sheet(draft, area(id, Some(node))),
            ["phieu", draft, "tat-ca"] => sheet(draft, SheetView::All),
            ["phieu", draft, "kiem-tra"] => sheet(draft, SheetView::Check),
            ["phieu", draft, "ket-qua"] => sheet(draft, SheetView::Result),
            ["xem"] => Route::Link(String::new()),
            ["bo-tieu-chi"] => Route::Frameworks(FrameworksView::Library),
            ["bo-tieu-chi", "xem", name] => Route::Frameworks(FrameworksView::Read((*name).to_owned())),
            ["bo-tieu-chi", "sua", key] => Route::Frameworks(FrameworksView::Edit((*key).to_owned())),
            ["bo-tieu-chi", "so-sanh", rest @ ..] if rest.len() <= 2 => {
                let name = |at: usize| rest.get(at).map(|name| (*name).to_owned()).unwrap_or_default();
                Route::Frameworks(FrameworksView::Compare { before: name(0), after: name(1) })
            }
            ["vi-du", id] => Route::Example((*id).to_owned()),
            _ => unknown(),
        }
    }

    /// The hash of a page.
    pub fn href(&self) -> String {
        match self {
            Route::Start => "#/".into(),
            Route::New => "#/moi".into(),
            Route::Help => "#/tro-giup".into(),
            Route::Link(payload) => format!("#/xem/{payload}"),
            Route::File(path) => format!("#/xem?tep={}", percent_encoded(path)),
            Route::Example(id) => format!("#/vi-du/{id}"),
            Route::Frameworks(view) => match view {
                FrameworksView::Library => "#/bo-tieu-chi".into(),
                FrameworksView::Read(name) => format!("#/bo-tieu-chi/xem/{name}"),
                FrameworksView::Edit(key) => format!("#/bo-tieu-chi/sua/{key}"),
                FrameworksView::Compare { before, after } => {
                    format!("#/bo-tieu-chi/so-sanh/{before}/{after}").trim_end_matches('/').to_owned()
                }
            },
            Route::Unknown(path) => format!("#{path}"),
            Route::Sheet { draft, view } => match view {
                SheetView::Area { area, node: None } if area.is_empty() => format!("#/phieu/{draft}"),
                SheetView::Area { area, node: None } => format!("#/phieu/{draft}/cham/{area}"),
                SheetView::Area { area, node: Some(node) } => format!("#/phieu/{draft}/cham/{area}/{node}"),
                SheetView::All => format!("#/phieu/{draft}/tat-ca"),
                SheetView::Check => format!("#/phieu/{draft}/kiem-tra"),
                SheetView::Result => format!("#/phieu/{draft}/ket-qua"),
            },
        }
    }

    /// Whether another program shows it, as boot.js knows, or none: this one holds nothing of it.
    pub fn is_elsewhere(&self) -> bool {
        match self {
            Route::Frameworks(_) | Route::Unknown(_) => true,
            Route::Link(payload) => payload.starts_with('3'),
            _ => false,
        }
    }

    /// A view of one of my sheets.
    pub fn sheet(draft: &str, view: SheetView) -> Route {
        Route::Sheet { draft: draft.to_owned(), view }
    }

    /// One area of one of my sheets.
    pub fn area(draft: &str, area: &str, node: Option<&str>) -> Route {
        Route::sheet(draft, SheetView::Area { area: area.into(), node: node.map(Into::into) })
    }
}

pub(crate) fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

pub(crate) fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        if *first == b'%' {
            let hex = std::str::from_utf8(rest.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(hex, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Whether a path names a file beside the app: relative, downwards only, no scheme and no host.
pub fn is_beside_the_app(path: &str) -> bool {
    let plain =
        |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '?', '#', '%']);
    path.len() <= 300 && path.split('/').all(plain) && !path.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_its_page_are_one() {
        for hash in [
            "#/",
            "#/moi",
            "#/tro-giup",
            "#/phieu/d1",
            "#/phieu/d1/cham/CKMB",
            "#/phieu/d1/cham/CKMB/PUBLISH_ON_TIME",
            "#/phieu/d1/tat-ca",
            "#/phieu/d1/kiem-tra",
            "#/phieu/d1/ket-qua",
            "#/xem/1AbC-_",
            "#/xem/1Ab/C-_/",
            "#/xem?tep=ket-qua/2026.json",
            "#/xem?tep=k%E1%BA%BFt%20qu%E1%BA%A3.json",
            "#/vi-du/van-canh",
            "#/bo-tieu-chi",
            "#/bo-tieu-chi/xem/qd766-2022",
            "#/bo-tieu-chi/xem/~k1",
            "#/bo-tieu-chi/sua/k1",
            "#/bo-tieu-chi/so-sanh",
            "#/bo-tieu-chi/so-sanh/qd766-2022/~k1",
            "#/khong-co",
        ] {
            assert_eq!(Route::parse(hash).href(), hash);
        }
        for hash in ["", "#", "#/"] {
            assert_eq!(Route::parse(hash), Route::Start);
        }
        assert!(matches!(Route::parse("#/khong-co"), Route::Unknown(_)));
        assert!(matches!(Route::parse("#/xem?tep=%ff"), Route::Unknown(_)));
    }

    #[test]
    fn what_boot_js_loads_another_program_for_is_elsewhere() {
        for (hash, wanted) in [
            ("#/bo-tieu-chi", true),
            ("#/bo-tieu-chi/sua/k1", true),
            ("#/dot", true),
            ("#/dot/k1/xep-hang", true),
            ("#/cong-bo?tep=a.json", true),
            ("#/doi-chieu", true),
            ("#/xem/3AbC", true),
            ("#/xem/1AbC", false),
            ("#/xem?tep=3.json", false),
            ("#/", false),
            ("#/moi", false),
            ("#/phieu/d1", false),
            ("#/vi-du/van-canh", false),
        ] {
            assert_eq!(Route::parse(hash).is_elsewhere(), wanted, "{hash}");
        }
    }

    #[test]
    fn only_files_beside_the_app_are_fetched() {
        for good in ["a.json", "ket-qua/2026/xã.json"] {
            assert!(is_beside_the_app(good), "{good}");
        }
        for bad in [
            "",
            "/a.json",
            "//evil.example/a",
            "https://evil.example/a",
            "../a.json",
            "a/../../b",
            "a\\b",
            "a?b",
            "a/./b",
            "a//b",
            "data:x",
        ] {
            assert!(!is_beside_the_app(bad), "{bad}");
        }
    }
}
