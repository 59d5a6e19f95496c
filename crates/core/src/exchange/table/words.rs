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

/// Columns of units' names.
const UNIT: &[&str] = &[
    "unit",
    "đơn vị",
    "tên đơn vị",
    "tên đơn vị hành chính",
    "đơn vị hành chính",
    "cơ quan",
    "tên cơ quan",
    "cơ quan, đơn vị",
    "tên cơ quan, đơn vị",
    "đơn vị, địa phương",
    "tên đơn vị, địa phương",
    "địa phương",
    "xã, phường",
    "tên xã, phường",
    "xã, phường, đặc khu",
    "tên xã, phường, đặc khu",
    "ubnd xã, phường",
    "ubnd xã, phường, đặc khu",
    "ubnd các xã, phường",
    "sở, ban, ngành",
    "tên sở, ban, ngành",
    "huyện, thành phố",
    "ubnd huyện, thành phố",
    "ubnd các huyện, thành phố",
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
const RANK: &[&str] = &["rank", "xếp hạng", "thứ hạng", "hạng", "xếp thứ", "vị thứ"];
const CLASS: &[&str] = &["class", "xếp loại", "loại", "phân loại", "mức xếp loại"];

/// A heading with the spellings of lists made one: `xã/ phường` is `xã, phường`.
fn listed(heading: &str) -> String {
    let apart = heading.replace(['/', '-', '–'], ",");
    apart.split(',').map(str::trim).collect::<Vec<_>>().join(", ")
}

/// Whether a heading is that of the units' names.
pub(super) fn is_unit(compared: &str) -> bool {
    UNIT.contains(&listed(compared).as_str())
}

/// What a compared heading means, where it is one of the words that every table may have.
pub(super) fn meaning(compared: &str) -> Option<Meaning> {
    if is_unit(compared) {
        return Some(Meaning::Unit);
    }
    let bare = without_brackets(compared);
    // "chỉ số cchc năm 2020", "xếp hạng 2020"
    let year = bare.rsplit_once(' ').filter(|(_, year)| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    let timeless = year.map_or(bare, |(before, _)| before.strip_suffix(" năm").unwrap_or(before));
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

/// Whether a row of this name is no unit: sums, means, full points.
pub(super) fn is_summary(compared: &str) -> bool {
    const WHOLE: &[&str] = &[
        "tổng",
        "cộng",
        "tổng cộng",
        "tổng số",
        "trung bình",
        "trung bình chung",
        "bình quân",
        "bình quân chung",
        "cao nhất",
        "thấp nhất",
        "điểm tối đa",
        "tổng điểm tối đa",
        "điểm chuẩn",
        "thang điểm",
        "mean",
        "average",
        "max",
        "min",
    ];
    const BEGINNING: &[&str] =
        &["giá trị trung bình", "điểm trung bình", "chỉ số trung bình", "trung bình", "bình quân"];
    let bare = without_brackets(compared).trim_end_matches(':').trim_end();
    let begins = |word: &&str| bare.strip_prefix(*word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    WHOLE.contains(&bare) || BEGINNING.iter().any(begins)
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

    #[test]
    fn headings_as_people_write_them() {
        for heading in
            ["unit", "Đơn vị", "TÊN ĐƠN VỊ", "Tên\nđơn vị", "Xã/ phường", "Sở - ban - ngành", "đo\u{31b}n vị"]
        {
            assert_eq!(meaning(&compared(heading)), None.or(is_unit(&compared(heading)).then_some(Meaning::Unit)));
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
        for name in ["Tổng công ty Điện lực", "Sở Nội vụ", "Trung tâm Phục vụ hành chính công"] {
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
