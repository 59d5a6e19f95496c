//! The words of tables, in English and as people write them in Vietnamese: columns, parts of answers, rows of sums.

use super::columns::{Meaning, StatedKind};
use crate::assessment::hidden_characters;
use crate::letters::folded;

/// A text as it is compared: small letters in their one form, single spaces, nothing that cannot be seen.
pub(super) fn compared(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let hidden = hidden_characters(&words);
    folded(&words).chars().filter(|c| !hidden.contains(c)).collect()
}

/// A compared text without brackets at its end: `chỉ số (%)` is `chỉ số`.
pub(super) fn without_brackets(compared: &str) -> &str {
    match compared.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((before, _)) if !before.trim().is_empty() => before.trim_end(),
        _ => compared,
    }
}

/// The words of which headings of units' names are made: "UBND các xã, phường, đặc khu", "Tên sở, ban, ngành".
const UNIT_WORDS: &[&str] = &[
    "tên",
    "các",
    "ubnd",
    "ủy",
    "uỷ",
    "ban",
    "nhân",
    "dân",
    "cấp",
    "sở",
    "ngành",
    "cơ",
    "quan",
    "ngang",
    "bộ",
    "tỉnh",
    "thành",
    "phố",
    "huyện",
    "quận",
    "thị",
    "xã",
    "phường",
    "trấn",
    "đặc",
    "khu",
    "đơn",
    "vị",
    "địa",
    "phương",
    "hành",
    "chính",
    "được",
    "đánh",
    "giá",
    "thực",
    "hiện",
    "chấm",
    "điểm",
    "và",
    "trực",
    "thuộc",
];
/// What such a heading names; one of these stands in it.
const UNIT_NAMES: &[&str] = &[
    "đơn vị",
    "cơ quan",
    "địa phương",
    "sở",
    "bộ",
    "tỉnh",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "xã",
    "phường",
    "đặc khu",
];

const CODE: &[&str] = &["code", "mã", "mã đơn vị", "mã định danh", "mã cơ quan"];
const GROUP: &[&str] = &["group", "nhóm", "nhóm đơn vị", "tên nhóm", "khối", "khối thi đua", "cụm"];
const ATTAINABLE: &[&str] = &[
    "attainable",
    "thang điểm",
    "mẫu số",
    "mẫu số riêng",
    "điểm tối đa",
    "tổng điểm tối đa",
    "điểm chuẩn",
    "điểm có thể đạt",
];
const ORDINALS: &[&str] = &["stt", "tt", "số tt", "số thứ tự", "no", "no.", "#"];
const REMARKS: &[&str] = &["ghi chú", "remarks", "notes"];
const TOTAL: &[&str] = &[
    "total",
    "tổng",
    "tổng điểm",
    "tổng số điểm",
    "tổng cộng",
    "tổng điểm đạt được",
    "điểm đạt được",
    "điểm tổng hợp",
    "điểm tổng",
];
const INDEX: &[&str] = &[
    "index",
    "par index",
    "chỉ số",
    "chỉ số cchc",
    "chỉ số cải cách hành chính",
    "kết quả chỉ số",
    "kết quả chỉ số cchc",
    "tỷ lệ đạt",
];
const RANK: &[&str] =
    &["rank", "xếp hạng", "thứ hạng", "hạng", "xếp thứ", "vị thứ", "thứ bậc", "kết quả xếp hạng", "vị trí xếp hạng"];
const CLASS: &[&str] = &["class", "xếp loại", "loại", "phân loại", "mức xếp loại", "kết quả xếp loại"];

/// Whether a heading is that of the units' names.
pub(super) fn is_unit(compared: &str) -> bool {
    if compared == "unit" {
        return true;
    }
    let bare = without_brackets(compared);
    let words: Vec<&str> = bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let joined = words.join(" ");
    let names = |name: &&str| joined.split(name).count() > 1 && has_words(&joined, name);
    // "Xã đạt điểm" is none: what is scored, and who scores, is said only behind a name.
    !words.is_empty()
        && words.len() <= 14
        && words.iter().all(|word| UNIT_WORDS.contains(word))
        && !["điểm", "đánh", "chấm", "thực", "được"].contains(&words[0])
        && !joined.ends_with("điểm")
        && UNIT_NAMES.iter().any(names)
}

/// Whether words stand in a text as whole words.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + words.len()..]);
        (before.is_empty() || before.ends_with(' ')) && (behind.is_empty() || behind.starts_with(' '))
    })
}

/// A heading or a node's name as they are compared when they are not the same letter by letter: without what stands in
/// brackets, without marks, and with short forms written out.
pub(super) fn spoken(compared: &str) -> String {
    const SHORT: [(&str, &str); 8] = [
        ("cchc", "cải cách hành chính"),
        ("tthc", "thủ tục hành chính"),
        ("xhh", "xã hội học"),
        ("cntt", "công nghệ thông tin"),
        ("qppl", "quy phạm pháp luật"),
        ("vbqppl", "văn bản quy phạm pháp luật"),
        ("cbccvc", "cán bộ công chức viên chức"),
        ("hđh", "hiện đại hóa"),
    ];
    let mut depth = 0_usize;
    let outside: String = compared
        .chars()
        .filter(|c| match c {
            '(' | '[' => {
                depth += 1;
                false
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    let words = outside.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let long = |word| SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| *long);
    words.map(long).collect::<Vec<_>>().join(" ")
}

/// The year that a heading names.
pub(super) fn year(compared: &str) -> Option<u32> {
    let is_year = |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    compared.split(|c: char| !c.is_alphanumeric()).find(is_year)?.parse().ok()
}

/// A rank as tables print it: `3`, `3.`, and where several share it `=3`, `3=` or `3-4`, of which the first counts.
pub(super) fn rank(cell: &str) -> Option<u32> {
    let text = cell.trim().trim_matches(['=', '.', '*', ' ']);
    let (first, last) = text.split_once(['-', '–']).map_or((text, None), |(first, last)| (first, Some(last)));
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|rank| *rank > 0);
    let first = number(first)?;
    match last {
        None => Some(first),
        Some(last) => number(last).filter(|last| *last > first).map(|_| first),
    }
}

/// A cell that says that there is nothing: a dash.
pub(super) fn is_dash(cell: &str) -> bool {
    matches!(cell.trim(), "-" | "–" | "—" | "…" | "...")
}

/// What a compared heading means, where it is one of the words that every table may have.
pub(super) fn meaning(compared: &str) -> Option<Meaning> {
    if is_unit(compared) {
        return Some(Meaning::Unit);
    }
    let bare = without_brackets(compared);
    // "chỉ số cchc năm 2020", "xếp hạng 2020"
    let with_year =
        bare.rsplit_once(' ').filter(|(_, year)| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    let timeless = with_year.map_or(bare, |(before, _)| before.strip_suffix(" năm").unwrap_or(before));
    let table: [(&[&str], Meaning); 9] = [
        (CODE, Meaning::Code),
        (GROUP, Meaning::Group),
        (ATTAINABLE, Meaning::Attainable),
        (ORDINALS, Meaning::Ordinals),
        (REMARKS, Meaning::Remarks),
        (TOTAL, Meaning::Stated(StatedKind::Total)),
        (INDEX, Meaning::Stated(StatedKind::Index)),
        (RANK, Meaning::Stated(StatedKind::Rank)),
        (CLASS, Meaning::Stated(StatedKind::Class)),
    ];
    let found = table.iter().find(|(words, _)| [compared, bare, timeless].iter().any(|text| words.contains(text)));
    found.map(|(_, meaning)| meaning.clone())
}

/// Whether a heading is one of the names that docs/tables.md fixes, which no node's id can take.
pub(super) fn is_fixed(compared: &str) -> bool {
    ["unit", "code", "group", "attainable"].contains(&compared)
}

/// Whether a heading under that of a node says its points.
pub(super) fn is_points(compared: &str) -> bool {
    let bare = compared.trim_matches(['(', ')']);
    ["points", "điểm", "tổng", "tổng điểm", "cộng", "tổng cộng", "điểm đạt được"].contains(&bare)
}

/// Whether a row of this name is no unit: sums, means, extremes, full points.
pub(super) fn is_summary(compared: &str) -> bool {
    // Alone these words are no name; "Tổng công ty" is one.
    const WHOLE: &[&str] =
        &["tổng", "cộng", "tổng cộng", "tổng số", "tổng hợp", "tổng hợp chung", "mean", "average", "max", "min"];
    const BEGINNING: &[&str] = &[
        "trung bình",
        "bình quân",
        "cao nhất",
        "thấp nhất",
        "lớn nhất",
        "nhỏ nhất",
        "tối đa",
        "tối thiểu",
        "trung vị",
        "độ lệch chuẩn",
        "thang điểm",
        "điểm chuẩn",
        "toàn tỉnh",
        "toàn thành phố",
        "toàn quốc",
        "cả nước",
        "số đơn vị",
        "tổng số đơn vị",
        "tổng điểm tối đa",
        "tb",
    ];
    // What stands before them: "Điểm trung bình", "Chỉ số CCHC cao nhất".
    const LEADING: &[&str] = &[
        "điểm", "giá", "trị", "mức", "kết", "quả", "chỉ", "số", "cchc", "cải", "cách", "hành", "chính", "par", "index",
        "tổng", "tỷ", "lệ",
    ];
    let text =
        compared.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let bare = without_brackets(compared).trim_end_matches(':').trim_end();
    if WHOLE.contains(&bare) || WHOLE.contains(&text.as_str()) {
        return true;
    }
    let begins = |rest: &str| {
        let with =
            |word: &&str| rest.strip_prefix(*word).is_some_and(|behind| behind.is_empty() || behind.starts_with(' '));
        BEGINNING.iter().any(with)
    };
    let mut rest = text.as_str();
    loop {
        if begins(rest) {
            return true;
        }
        match rest.split_once(' ') {
            Some((word, behind)) if LEADING.contains(&word) => rest = behind,
            _ => return false,
        }
    }
}

/// Whether a line below a table explains it and is no unit and no group: "Ghi chú: …", "(*) Đơn vị …", "Nguồn: …".
pub(super) fn is_note(text: &str) -> bool {
    let lower = compared(text);
    let marked = lower.starts_with('*') || lower.starts_with("(*");
    marked
        || ["ghi chú", "chú thích", "nguồn", "lưu ý"]
            .iter()
            .any(|word| lower.strip_prefix(word).is_some_and(|rest| rest.trim_start().starts_with(':')))
}

/// Whether a name with nothing beside it announces a group: "Nhóm I", "II. Các huyện", "A - Cấp tỉnh".
pub(super) fn is_group_name(name: &str) -> bool {
    const MARKS: [char; 6] = ['.', ')', ':', '-', '–', '/'];
    let lower = compared(name);
    let begins = |word: &&str| lower.strip_prefix(*word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    // "A Lưới" is a unit, "A. Lưới" is not.
    let is_marked =
        name.split_once(MARKS).is_some_and(|(first, rest)| is_group_number(first) && !rest.trim().is_empty());
    is_marked || ["nhóm", "khối", "cụm", "group", "các"].iter().any(begins)
}

/// Whether what stands before a name counts groups and not units: `I`, `IV`, `A`.
pub(super) fn is_group_number(text: &str) -> bool {
    let bare = text.trim().trim_matches(['.', ')', '(', ':', ' ']);
    let is_roman = !bare.is_empty() && bare.len() <= 6 && bare.chars().all(|c| "IVX".contains(c));
    is_roman || matches!(bare.as_bytes(), [b'A'..=b'H'])
}

/// Whether a name is that of one body and not of many: "UBND xã Vân Canh", "Xã Vân Canh", but not "Xã miền núi".
pub(super) fn is_one_unit(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let lower = compared(name);
    let sort =
        ["ubnd xã", "ubnd phường", "ubnd đặc khu", "ubnd thị trấn", "ubnd huyện", "ubnd thành phố", "ubnd thị xã"]
            .into_iter()
            .chain(["xã", "phường", "đặc khu", "thị trấn", "huyện", "thành phố", "thị xã"])
            .find(|sort| lower.strip_prefix(sort).is_some_and(|rest| rest.starts_with(' ')));
    let Some(sort) = sort else { return false };
    let own = words.get(sort.split(' ').count()).and_then(|word| word.chars().next());
    // In capitals throughout, nothing tells a name from a sort.
    own.is_some_and(char::is_uppercase) && name.chars().any(char::is_lowercase)
}

/// What a cell that says "not applicable" gives as the reason: what follows it, or the words themselves.
pub(super) fn not_applicable(cell: &str) -> Option<String> {
    const WORDS: [&str; 2] = ["kad", "không áp dụng"];
    let text = cell.trim();
    if WORDS.contains(&compared(text).as_str()) {
        return Some(text.to_owned());
    }
    if let Some((before, reason)) = cell.trim_start().split_once(':')
        && WORDS.contains(&compared(before).as_str())
    {
        return Some(reason.strip_prefix(' ').unwrap_or(reason).to_owned());
    }
    let (before, reason) = text.strip_suffix(')')?.split_once('(')?;
    WORDS.contains(&compared(before).as_str()).then(|| reason.trim().to_owned())
}

/// Yes or no.
pub(super) fn yes(cell: &str) -> Option<bool> {
    match compared(cell).as_str() {
        "có" | "yes" | "true" => Some(true),
        "không" | "no" | "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Headings of units' names as decisions print them.
    const UNIT_HEADINGS: [&str; 30] = [
        "Sở, ngành",
        "Sở, ban ngành",
        "Sở/ngành",
        "Sở, ban, ngành tỉnh",
        "Tên sở, ngành",
        "Các sở, ban, ngành",
        "Huyện",
        "Xã",
        "Phường",
        "Tên xã",
        "Xã, thị trấn",
        "Xã/phường/thị trấn",
        "Các xã, thị trấn",
        "Tỉnh",
        "Tỉnh, thành phố",
        "Tên tỉnh, thành phố",
        "Huyện, thị xã, thành phố",
        "UBND các huyện, thị xã, thành phố",
        "UBND cấp xã",
        "UBND các xã, phường, đặc khu",
        "Đơn vị được đánh giá",
        "Đơn vị thực hiện",
        "Tên các đơn vị",
        "Tên các cơ quan, đơn vị",
        "Tên cơ quan hành chính",
        "Tên đơn vị (xã, phường)",
        "Bộ, ngành",
        "Bộ, cơ quan ngang bộ",
        "Tên bộ, cơ quan",
        "Địa phương, đơn vị",
    ];

    #[test]
    fn ranks_that_are_shared() {
        for (cell, wanted) in [
            ("3", Some(3)),
            (" 12. ", Some(12)),
            ("=3", Some(3)),
            ("3=", Some(3)),
            ("1-2", Some(1)),
            ("2 – 3", Some(2)),
            ("2-1", None),
            ("0", None),
            ("-1", None),
            ("hạng 3", None),
            ("", None),
        ] {
            assert_eq!(rank(cell), wanted, "{cell}");
        }
    }

    #[test]
    fn names_are_compared_as_they_are_spoken() {
        for (one, other) in [
            ("Cải cách TTHC", "Cải cách thủ tục hành chính"),
            ("Điểm điều tra XHH", "Điểm điều tra xã hội học (XHH)"),
            ("Tiến độ, kết quả giải quyết (20 điểm)", "Tiến độ, kết quả giải quyết"),
        ] {
            assert_eq!(spoken(&compared(one)), spoken(&compared(other)));
        }
    }

    #[test]
    fn headings_as_people_write_them() {
        for heading in
            ["unit", "Đơn vị", "TÊN ĐƠN VỊ", "Tên\nđơn vị", "Xã/ phường", "Sở - ban - ngành", "đo\u{31b}n vị"]
        {
            assert_eq!(meaning(&compared(heading)), Some(Meaning::Unit), "{heading}");
        }
        for heading in UNIT_HEADINGS {
            assert!(is_unit(&compared(heading)), "{heading}");
        }
        for heading in [
            "Đơn vị tính",
            "Số đơn vị",
            "Điểm đánh giá",
            "Xã Vân Canh",
            "Sở Nội vụ",
            "UBND tỉnh Lai Châu",
            "Thực hiện",
            "Ngành",
        ] {
            assert!(!is_unit(&compared(heading)), "{heading}");
        }
        let stated = |kind| Some(Meaning::Stated(kind));
        for (heading, wanted) in [
            ("Đơn vị", Some(Meaning::Unit)),
            ("Xã/ phường", Some(Meaning::Unit)),
            ("Mã", Some(Meaning::Code)),
            ("NHÓM", Some(Meaning::Group)),
            ("Thang điểm", Some(Meaning::Attainable)),
            ("Mẫu số", Some(Meaning::Attainable)),
            ("STT", Some(Meaning::Ordinals)),
            ("TT", Some(Meaning::Ordinals)),
            ("Tổng điểm", stated(StatedKind::Total)),
            ("Chỉ số (%)", stated(StatedKind::Index)),
            ("Chỉ số CCHC năm 2020 (%)", stated(StatedKind::Index)),
            ("PAR INDEX 2020", stated(StatedKind::Index)),
            ("Xếp hạng", stated(StatedKind::Rank)),
            ("Xếp loại", stated(StatedKind::Class)),
            ("Ghi chú", Some(Meaning::Remarks)),
            ("Đơn vị tính", None),
            ("Điểm", None),
            ("ON_TIME", None),
        ] {
            assert_eq!(meaning(&compared(heading)), wanted, "{heading}");
        }
    }

    #[test]
    fn names_of_groups_and_of_units() {
        for name in
            ["Nhóm I", "NHÓM II: Các đơn vị đặc thù", "II. Các huyện", "A - Cấp tỉnh", "Các xã", "I", "Khối Đảng"]
        {
            assert!(is_group_name(name) || is_group_number(name), "{name}");
            assert!(!is_one_unit(name), "{name}");
        }
        for name in
            ["UBND xã Vân Canh", "Xã Vân Canh", "phường Hoài Nhơn Đông", "Đặc khu Phú Quốc", "Thành phố Lai Châu"]
        {
            assert!(is_one_unit(name), "{name}");
            assert!(!is_group_name(name), "{name}");
        }
        for name in ["Xã miền núi", "XÃ MIỀN NÚI", "Xã", "UBND các huyện, thành phố", "Sở, ban, ngành", "Các sở"]
        {
            assert!(!is_one_unit(name), "{name}");
        }
        for name in ["Tổng cộng", "Trung bình", "Giá trị trung bình của các sở", "Bình quân chung:", "Điểm tối đa"]
        {
            assert!(is_summary(&compared(name)), "{name}");
        }
        // As tables of provinces print them.
        for name in [
            "Điểm bình quân",
            "Chỉ số CCHC trung bình khối sở",
            "Chỉ số bình quân",
            "Điểm cao nhất",
            "Giá trị thấp nhất",
            "Mức trung bình",
            "Kết quả trung bình",
            "Điểm TB",
            "TB",
            "Cao nhất: Sở Nội vụ",
            "Thang điểm tối đa",
            "Điểm tối đa của nhóm I",
            "Toàn tỉnh",
            "Tổng hợp chung",
            "Số đơn vị",
            "Trung vị",
            "Độ lệch chuẩn",
        ] {
            assert!(is_summary(&compared(name)), "{name}");
        }
        for name in [
            "Tổng công ty Điện lực",
            "Sở Nội vụ",
            "Trung tâm Phục vụ hành chính công",
            "Tổng cục Thuế",
            "Chi cục Kiểm lâm",
            "Xã Trung Bình",
            "Cộng Hòa",
            "Cục Thống kê",
            "Thanh tra tỉnh",
        ] {
            assert!(!is_summary(&compared(name)), "{name}");
        }
    }

    #[test]
    fn not_applicable_has_the_reason_that_is_given() {
        for (cell, reason) in [
            ("KAD", Some("KAD")),
            (" kad ", Some("kad")),
            ("Không áp dụng", Some("Không áp dụng")),
            ("KAD: Không có đơn vị sự nghiệp", Some("Không có đơn vị sự nghiệp")),
            ("KAD:", Some("")),
            ("KAD:  hai dấu cách ", Some(" hai dấu cách ")),
            ("Không áp dụng (không phát sinh)", Some("không phát sinh")),
            ("KADE", None),
            ("Không", None),
            ("0", None),
            ("", None),
        ] {
            assert_eq!(not_applicable(cell).as_deref(), reason, "{cell:?}");
        }
    }
}
