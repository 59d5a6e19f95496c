//! How words are looked for in a name that is written plainly, and the words for those who are asked and for asking.

/// Whether one of the words is somewhere in a text.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// What stands behind the first of the words that the text begins with.
pub(super) fn behind<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let rest =
        |word: &&str| text.strip_prefix(word).filter(|rest| !rest.starts_with(|letter: char| letter.is_alphanumeric()));
    words.iter().find_map(rest)
}

pub(super) fn begins(text: &str, words: &[&str]) -> bool {
    behind(text, words).is_some()
}

/// Where words begin, with the text from there on.
pub(super) fn starts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    // By bytes, as this runs over every name: letters beyond ASCII are many, dashes and quotes begin with E2 80.
    let is_start = move |at: &usize| match (bytes[*at], at.checked_sub(1).map(|before| bytes[before])) {
        (here, _) if here.is_ascii() && !here.is_ascii_alphanumeric() => false,
        (0x80..=0xbf, _) => false,
        (_, None) => true,
        (_, Some(before)) if before.is_ascii() => !before.is_ascii_alphanumeric(),
        _ => *at >= 3 && bytes[*at - 3..*at].starts_with(&[0xe2, 0x80]),
    };
    (0..bytes.len()).filter(is_start).filter_map(|at| text.get(at..).map(|rest| (at, rest)))
}

/// The words that what people said is told by, by their first letter: this runs over every word of a framework.
fn matters(first: char) -> &'static [&'static str] {
    match first {
        'k' => &["khảo sát"],
        'đ' => &["đánh giá", "điều tra", "đo lường", "đtxhh"],
        'h' => &["hài lòng", "hiệu quả quản trị"],
        'ý' => &["ý kiến"],
        'c' => &["chỉ số", "cảm nhận", "chấm điểm", "cho điểm", "cho rằng"],
        'p' => &["phiếu", "phỏng vấn", "papi", "pci", "pgi"],
        's' => &["sipas"],
        'd' => &["ddci"],
        't' => &["thăm dò", "trưng cầu", "tín nhiệm", "tin tưởng", "trải nghiệm"],
        'n' => &["nhận xét", "nhận định", "niềm tin", "nhìn nhận"],
        'b' => &["bình chọn"],
        'l' => &["lấy ý kiến", "lấy phiếu"],
        'x' => &["xhh", "xã hội học", "xin ý kiến"],
        _ => &[],
    }
}

/// What stands before the first word that what people said is told by, where there is one.
pub(super) fn before_matter(text: &str) -> Option<&str> {
    let is_matter = |rest: &str| rest.chars().next().is_some_and(|first| begins(rest, matters(first)));
    starts(text).find(|(_, rest)| is_matter(rest)).and_then(|(at, _)| text.get(..at))
}

pub(super) fn has_matter(text: &str) -> bool {
    before_matter(text).is_some()
}

/// Whether one of the words stands somewhere in a text as a word of its own.
pub(super) fn names(text: &str, words: &[&str]) -> bool {
    starts(text).any(|(_, rest)| begins(rest, words))
}

/// A text without the first of the words that it begins with.
pub(super) fn without<'t>(text: &'t str, words: &[&str]) -> &'t str {
    behind(text, words).map_or(text, str::trim_start)
}

/// The part of a text that says what it is, before what it is about.
pub(super) fn itself(text: &str) -> &str {
    let about = [" về ", " đối với ", " với ", " trong ", " khi "].iter().filter_map(|word| text.find(word)).min();
    about.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// Who stands outside the administration.
pub(super) const PUBLIC: &[&str] = &[
    "người dân",
    "nhân dân",
    "công dân",
    "dân cư",
    "cử tri",
    "doanh nghiệp",
    "dn",
    "hộ dân",
    "hộ gia đình",
    "hộ kinh doanh",
    "hợp tác xã",
    "nhà đầu tư",
    "hiệp hội",
    "khách hàng",
    "người sử dụng",
    "người thụ hưởng",
    "người nộp thuế",
    "người lao động",
    "người bệnh",
    "bệnh nhân",
    "phụ huynh",
    "học sinh",
    "đoàn viên",
    "hội viên",
    "cá nhân",
    "cộng đồng",
    "dư luận",
    "tổ chức, cá nhân",
    "tổ chức, công dân",
    "tổ chức và cá nhân",
    "tổ chức và công dân",
];

/// Who is asked inside of it.
pub(super) const OFFICIALS: &[&str] = &[
    "tổ chức",
    "lãnh đạo",
    "đại biểu",
    "mặt trận",
    "mttq",
    "ubmttq",
    "ủy ban mặt trận",
    "uỷ ban mặt trận",
    "hđnd",
    "hội đồng nhân dân",
    "đoàn thể",
    "cán bộ",
    "công chức",
    "viên chức",
    "cbcc",
    "cbccvc",
    "hội nông dân",
    "hội phụ nữ",
    "hội cựu chiến binh",
    "đoàn thanh niên",
];

/// To ask people.
pub(super) const ASK: &[&str] = &[
    "khảo sát",
    "điều tra",
    "đo lường",
    "lấy ý kiến",
    "lấy phiếu",
    "phỏng vấn",
    "phiếu hỏi",
    "thăm dò",
    "trưng cầu",
    "xin ý kiến",
];

/// The indices of what people or businesses say, by their short names.
pub(super) const INDICES: &[&str] = &["sipas", "papi", "ddci", "pci", "pgi"];

/// Inquiries that take stock, and ask nobody what they think.
pub(super) const TAKING_STOCK: &[&str] = &[
    "hộ nghèo",
    "cận nghèo",
    "dân số",
    "điều tra nông nghiệp",
    "điều tra nông thôn",
    "điều tra cơ bản",
    "thực địa",
    "thực tế",
    "hiện trạng",
    "địa chính",
    "địa chất",
];

/// Who is named next, behind words such as "của các" and years; empty where nothing is.
pub(super) fn whom(words: &str) -> &str {
    const BETWEEN: &[&str] = &[
        "khảo sát",
        "điều tra",
        "lấy",
        "phiếu",
        "ý kiến",
        "đánh giá",
        "nhận xét",
        "tín nhiệm",
        "trực tuyến",
        "trực tiếp",
        "đối với",
        "từ phía",
        "từ",
        "của",
        "các",
        "đa số",
        "năm",
    ];
    let skipped = |letter: char| matches!(letter, ' ' | ',' | '0'..='9');
    let mut rest = words.trim_start_matches(skipped);
    while let Some(next) = behind(rest, BETWEEN) {
        rest = next.trim_start_matches(skipped);
    }
    rest
}

/// Whether those who are named next may be asked; the organisations of the party are no public.
pub(super) fn is_people(text: &str) -> bool {
    (begins(text, PUBLIC) || begins(text, OFFICIALS)) && !begins(text, &["tổ chức đảng", "tổ chức cơ sở"])
}
