//! The words of tables, in English and as people write them in Vietnamese: columns, parts of answers, rows of sums.

use super::columns::{Meaning, StatedKind};
pub(super) use super::unit_words::{is_own_name, is_unit, level, speaks_of_units};
use crate::assessment::hidden_characters;
use crate::letters::{folded, toned};

/// A text as it is compared: small letters in their one form, single spaces, nothing that cannot be seen.
pub(super) fn compared(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let hidden = hidden_characters(&words);
    toned(&folded(&words).chars().filter(|c| !hidden.contains(c)).collect::<String>())
}

/// A compared text without brackets at its end: `chỉ số (%)` is `chỉ số`.
pub(super) fn without_brackets(compared: &str) -> &str {
    match compared.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((before, _)) if !before.trim().is_empty() => before.trim_end(),
        _ => compared,
    }
}

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
    "điểm số",
    "điểm tổng kết",
    "tổng số điểm đạt được",
    "điểm ddci",
    "tổng điểm ddci",
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
    "tỷ lệ %",
    "tỷ lệ (%)",
    "sipas",
    "chỉ số sipas",
    "chỉ số ddci",
    "chỉ số par index",
];
const RANK: &[&str] = &[
    "rank",
    "xếp hạng",
    "thứ hạng",
    "hạng",
    "xếp thứ",
    "vị thứ",
    "thứ bậc",
    "kết quả xếp hạng",
    "vị trí xếp hạng",
    "vị trí",
];
const CLASS: &[&str] = &["class", "xếp loại", "loại", "phân loại", "mức xếp loại", "kết quả xếp loại"];

/// Whether words stand in a text as whole words.
pub(super) fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + words.len()..]);
        (before.is_empty() || before.ends_with(' ')) && (behind.is_empty() || behind.starts_with(' '))
    })
}

/// A heading or a node's name as they are compared when they are not the same letter by letter: without what stands in
/// brackets, without marks, and with short forms written out.
pub(super) fn spoken(compared: &str) -> String {
    const SHORT: [(&str, &str); 11] = [
        ("cchc", "cải cách hành chính"),
        ("tthc", "thủ tục hành chính"),
        ("xhh", "xã hội học"),
        ("cntt", "công nghệ thông tin"),
        ("qppl", "quy phạm pháp luật"),
        ("vbqppl", "văn bản quy phạm pháp luật"),
        ("cbccvc", "cán bộ công chức viên chức"),
        ("hđh", "hiện đại hóa"),
        ("đtxhh", "điều tra xã hội học"),
        ("dvc", "dịch vụ công"),
        ("dvctt", "dịch vụ công trực tuyến"),
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
    let text = words.map(long).collect::<Vec<_>>().join(" ");
    // Points that are given besides have two names, the survey has three.
    let text = if text == "điểm cộng" { "điểm thưởng".to_owned() } else { text };
    let text = text.replace("khảo sát xã hội học", "xã hội học").replace("khảo sát", "xã hội học");
    text.replace("điều tra xã hội học", "xã hội học").replace("xã hội học", "điều tra xã hội học")
}

/// Whether a heading speaks of the survey, which is a part of the result.
pub(super) fn is_survey(compared: &str) -> bool {
    has_words(&spoken(compared), "điều tra")
}

/// Whether a heading under one of results says that they stand there: "Giá trị (%)".
pub(super) fn is_value(compared: &str) -> bool {
    let bare = without_brackets(compared).trim_matches(['(', ')']).trim();
    ["giá trị", "kết quả", "%", "tỷ lệ", "tỉ lệ", "tỷ lệ %", "tỉ lệ %", "tỷ lệ đạt", "phần trăm"].contains(&bare)
}

/// Whether such a heading says that they are percentages.
pub(super) fn is_percent(compared: &str) -> bool {
    compared.contains('%') || ["tỷ lệ", "tỉ lệ", "phần trăm"].iter().any(|words| has_words(compared, words))
}

/// Whether a cell is a year and nothing else: "2024", "Năm 2024".
pub(super) fn is_year(cell: &str) -> bool {
    let text = compared(cell);
    let digits = text.strip_prefix("năm ").unwrap_or(&text);
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) && year(digits).is_some()
}

/// The year that a heading names.
pub(super) fn year(compared: &str) -> Option<u32> {
    let is_year = |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    compared.split(|c: char| !c.is_alphanumeric()).find(is_year)?.parse().ok()
}

/// Whether a heading says what is wanted or planned: "Chỉ số (mục tiêu năm 2025)".
pub(super) fn is_target(compared: &str) -> bool {
    let text: Vec<&str> = compared.split(|c: char| !c.is_alphanumeric()).collect();
    ["mục tiêu", "kế hoạch", "dự kiến", "phấn đấu", "chỉ tiêu"].iter().any(|words| has_words(&text.join(" "), words))
}

/// The time that a heading names, to be compared with others: its year, then its month or the last one of its quarter; "kỳ trước" is before all of them.
/// `None` where it names none, or says that it is the present one.
pub(super) fn time(compared: &str) -> Option<(u32, u32)> {
    const BEFORE: [&str; 5] = ["kỳ trước", "năm trước", "quý trước", "tháng trước", "lần trước"];
    const PARTS: [&str; 4] = ["i", "ii", "iii", "iv"];
    let plain: Vec<&str> = compared.split(|c: char| !c.is_alphanumeric()).collect();
    if BEFORE.iter().any(|words| has_words(&plain.join(" "), words)) {
        return Some((0, 0));
    }
    let mut words = compared.split(|c: char| !c.is_alphanumeric()).skip_while(|word| *word != "quý").skip(1);
    let quarter = words.next().and_then(|word| {
        let roman = PARTS.iter().position(|part| *part == word).and_then(|at| u32::try_from(at + 1).ok());
        roman.or_else(|| word.parse().ok().filter(|part| (1..=4).contains(part)))
    });
    let mut words = compared.split(|c: char| !c.is_alphanumeric()).skip_while(|word| *word != "tháng").skip(1);
    let month = words.next().and_then(|word| word.parse().ok()).filter(|month| (1..=12).contains(month));
    match (year(compared), month.or(quarter.map(|quarter| quarter * 3))) {
        (None, None) => None,
        // A whole year is later than all of its months.
        (year, month) => Some((year.unwrap_or_default(), month.unwrap_or(13))),
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

/// Which result a text is a word of.
pub(super) fn result_word(text: &str) -> Option<StatedKind> {
    let all =
        [(TOTAL, StatedKind::Total), (INDEX, StatedKind::Index), (RANK, StatedKind::Rank), (CLASS, StatedKind::Class)];
    all.into_iter().find(|(words, _)| words.contains(&text)).map(|(_, kind)| kind)
}

/// What a heading alone in its table would mean: "Điểm", "Kết quả (%)".
pub(super) fn plain_result(compared: &str) -> Option<StatedKind> {
    let is_percent = compared.contains('%');
    let bare = without_brackets(compared).trim_end_matches('%').trim();
    let is_points = ["điểm", "điểm số", "số điểm", "điểm đạt", "kết quả điểm", "điểm đánh giá"].contains(&bare);
    let is_result =
        ["kết quả", "tỷ lệ", "tỉ lệ", "giá trị", "kết quả đánh giá", "đạt", "mức độ"].contains(&bare) || is_points;
    match (is_percent, is_points) {
        (true, _) if is_result => Some(StatedKind::Index),
        (false, true) => Some(StatedKind::Total),
        _ => None,
    }
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
    fn names_are_compared_as_they_are_spoken() {
        for (one, other) in [
            ("Cải cách TTHC", "Cải cách thủ tục hành chính"),
            ("Điểm điều tra XHH", "Điểm điều tra xã hội học (XHH)"),
            ("Tiến độ, kết quả giải quyết (20 điểm)", "Tiến độ, kết quả giải quyết"),
            ("Điểm XHH", "Điểm điều tra xã hội học"),
            ("Điểm ĐTXHH", "Điểm điều tra xã hội học"),
            ("Điểm khảo sát", "Điểm khảo sát xã hội học"),
            ("Điểm khảo sát", "Điểm điều tra XHH"),
            ("Số hoá hồ sơ", "Số hóa hồ sơ"),
            ("DVCTT", "DVC trực tuyến"),
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
