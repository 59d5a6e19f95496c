//! The words by which headings name units, and which of several such headings names those that are scored.

use super::words::{has_words, without_brackets};

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
    "tp",
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

/// Whether a heading under one of units is that of their names.
pub(super) fn is_own_name(compared: &str) -> bool {
    ["tên", "tên gọi", "name"].contains(&compared)
}

/// Whether a heading names units, whatever else it says of them: "Thông tin đơn vị".
pub(super) fn speaks_of_units(compared: &str) -> bool {
    // Words in which the name of a unit is none.
    const OTHERS: [&str; 8] = ["cán bộ", "cơ sở", "trụ sở", "xã hội", "toàn bộ", "nội bộ", "tiến bộ", "hợp tác xã"];
    let text = OTHERS.iter().fold(compared.to_owned(), |text, other| text.replace(other, "…"));
    UNIT_NAMES.iter().any(|name| has_words(&text, name))
}

/// How near to the units that are scored a heading of units is: 0 names those who score, 1 provinces, 4 communes.
pub(super) fn level(compared: &str) -> u32 {
    let says = |words: &[&str]| {
        let plain: Vec<&str> = compared.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.iter().any(|words| has_words(&plain.join(" "), words))
    };
    if says(&["được đánh giá", "được chấm", "được chấm điểm"]) {
        return 5;
    }
    if says(&["đánh giá", "chấm", "chấm điểm"]) {
        return 0;
    }
    match () {
        () if says(&["phường", "đặc khu", "thị trấn"]) || (says(&["xã"]) && !says(&["thị xã"])) => 4,
        () if says(&["huyện", "quận", "thị xã"]) => 2,
        () if says(&["tỉnh", "thành phố", "tp"]) && !says(&["sở", "ban", "ngành", "đơn vị", "cơ quan"]) => {
            1
        }
        () => 3,
    }
}
