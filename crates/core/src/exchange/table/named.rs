//! What the name in a row says: one unit, a group, a row of sums or means, or a note below the table.

use super::words::{self, compared, without_brackets};

/// Whether a row of this name is no unit: sums, means, extremes, full points.
pub(super) fn is_summary(compared: &str) -> bool {
    // Alone these words are no name; "Tổng công ty" is one.
    const WHOLE: &[&str] = &[
        "tổng",
        "cộng",
        "tổng cộng",
        "tổng số",
        "tổng điểm",
        "tổng số điểm",
        "tổng hợp",
        "tổng hợp chung",
        "mean",
        "average",
        "max",
        "min",
    ];
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
        "tđ",
    ];
    // What stands before them: "Điểm trung bình", "Chỉ số CCHC cao nhất".
    const LEADING: &[&str] = &[
        "điểm", "giá", "trị", "mức", "kết", "quả", "chỉ", "số", "cchc", "cải", "cách", "hành", "chính", "par", "index",
        "tổng", "tỷ", "tỉ", "lệ", "đạt", "được",
    ];
    // What is added up: "Cộng nhóm I", "Tổng điểm các sở", but not "Cộng Hòa".
    const SUMS: &[&str] = &["tổng cộng", "tổng số điểm", "tổng số", "tổng điểm", "tổng", "cộng"];
    const ADDED: &[&str] = &["nhóm", "khối", "cụm", "các", "cấp", "toàn", "chung", "điểm"];
    let text =
        compared.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let bare = without_brackets(compared).trim_end_matches(':').trim_end();
    if WHOLE.contains(&bare) || WHOLE.contains(&text.as_str()) {
        return true;
    }
    let added = |sum: &&str| text.strip_prefix(*sum)?.strip_prefix(' ')?.split(' ').next();
    if SUMS.iter().filter_map(added).any(|word| ADDED.contains(&word)) {
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

/// Whether a line below a table signs it: "Người lập biểu", "TM. ỦY BAN NHÂN DÂN", "GIÁM ĐỐC".
pub(super) fn is_signature(text: &str) -> bool {
    const BEGINNING: &[&str] = &[
        "người lập",
        "người tổng hợp",
        "người chấm",
        "lập biểu",
        "giám đốc",
        "phó giám đốc",
        "chủ tịch",
        "phó chủ tịch",
        "thủ trưởng",
        "trưởng phòng",
        "trưởng ban",
        "chánh văn phòng",
        "nơi nhận",
        "xác nhận",
        "ký tên",
        "đã ký",
        "thư ký",
        "tổ trưởng",
    ];
    // "TM. ỦY BAN NHÂN DÂN", "Q. GIÁM ĐỐC"; but "Q. Ba Đình" is a unit.
    const FOR: &[&str] = &["tm", "kt", "tl", "tuq", "q"];
    const TITLES: &[&str] = &[
        "ubnd",
        "ủy ban",
        "uỷ ban",
        "hội đồng",
        "tổ",
        "đoàn",
        "ban",
        "sở",
        "phòng",
        "trưởng",
        "phó",
        "chánh",
        "bí thư",
        "bộ",
        "cục",
        "vụ",
        "viện",
    ];
    let lower = compared(text);
    let behind = |text: &str, word: &str| {
        let rest = text.strip_prefix(word)?;
        (rest.is_empty() || rest.starts_with([' ', '.', ':', ',', '(']))
            .then(|| rest.trim_start_matches([' ', '.', ':', '/']).to_owned())
    };
    let begins = |text: &str, words: &[&str]| words.iter().any(|word| behind(text, word).is_some());
    let for_another = FOR.iter().find_map(|word| behind(&lower, word));
    begins(&lower, BEGINNING)
        || for_another.is_some_and(|rest| rest.is_empty() || begins(&rest, TITLES) || begins(&rest, BEGINNING))
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

/// Whether a name is that of one body and not of many: "UBND xã Vân Canh", "Sở Nội vụ", but not "Xã miền núi".
pub(super) fn is_one_unit(name: &str) -> bool {
    const SORTS: &[&str] = &[
        "xã",
        "phường",
        "đặc khu",
        "thị trấn",
        "huyện",
        "quận",
        "thành phố",
        "thị xã",
        "tỉnh",
        "sở",
        "ban",
        "chi cục",
        "cục",
        "thanh tra",
        "văn phòng",
        "bộ",
        "trung tâm",
        "công an",
        "kho bạc",
        "bảo hiểm",
        "ngân hàng",
        "đài",
        "trường",
        "q.",
        "p.",
        "tp.",
        "tx.",
    ];
    let lower = compared(name);
    let bare = lower.strip_prefix("ubnd ").unwrap_or(&lower);
    let passed = lower.split(' ').count() - bare.split(' ').count();
    let is_sort = |sort: &&&str| bare.strip_prefix(**sort).is_some_and(|rest| rest.starts_with(' '));
    let Some(sort) = SORTS.iter().find(is_sort) else { return false };
    let own = name.split_whitespace().nth(passed + sort.split(' ').count()).and_then(|word| word.chars().next());
    // In capitals throughout, nothing tells a name from a sort.
    own.is_some_and(char::is_uppercase) && name.chars().any(char::is_lowercase)
}

/// Whether a name is that of a sort of units, without a word that every group may have: "Cấp huyện", "Sở, ban, ngành",
/// "XÃ MIỀN NÚI", "Miền Bắc".
pub(super) fn is_sort(name: &str) -> bool {
    const BEGINNING: &[&str] =
        &["cấp", "vùng", "miền", "khu vực", "loại", "hạng", "mức", "ubnd các", "ủy ban nhân dân các"];
    const SORTS: &[&str] = &[
        "xã",
        "phường",
        "huyện",
        "quận",
        "thị xã",
        "thành phố",
        "tỉnh",
        "sở",
        "cơ quan",
        "đơn vị",
        "địa phương",
        "ubnd xã",
    ];
    const WHICH: &[&str] = &[
        "miền núi",
        "vùng",
        "đồng bằng",
        "trung du",
        "ven biển",
        "biên giới",
        "hải đảo",
        "nông thôn",
        "đô thị",
        "trọng điểm",
        "loại",
        "khu vực",
        "đặc thù",
        "chuyên môn",
        "sự nghiệp",
        "trực thuộc",
        "thuộc",
        "trên địa bàn",
        "còn lại",
        "khác",
        "có",
        "không",
        "nhóm",
    ];
    let lower = compared(name);
    let behind = |text: &str, word: &str| {
        text.strip_prefix(word)
            .filter(|rest| rest.is_empty() || rest.starts_with(' '))
            .map(|rest| rest.trim().to_owned())
    };
    let begins = |text: &str, words: &[&str]| words.iter().any(|word| behind(text, word).is_some());
    let of_sort = |sort: &&str| behind(&lower, sort).is_some_and(|rest| begins(&rest, WHICH));
    words::is_unit(&lower) || begins(&lower, BEGINNING) || SORTS.iter().any(of_sort)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for name in ["TỔNG ĐIỂM", "Tổng số điểm:", "Cộng nhóm I", "Tổng các sở", "Tỷ lệ đạt bình quân", "Điểm TĐ"]
        {
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
}
