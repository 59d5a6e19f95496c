//! The words of headings, by which a column is known: STT, Tiêu chí, Điểm tối đa, Tài liệu kiểm chứng, Điểm tự chấm …

use crate::letters::folded;

/// What a heading says of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Numbers of rows.
    Number,
    /// Codes of rows.
    Code,
    /// Names.
    Name,
    /// Maximum points; the more, the plainer.
    Max(u8),
    /// What evidence is needed.
    Evidence,
    /// Where the decision says it.
    Citation,
    /// Something that the tree has no place for: self-scores, remarks.
    Other,
}

/// The longest heading.
const HEADING_LENGTH: usize = 90;

const NUMBERS: &[&str] = &["stt", "tt", "số tt", "số thứ tự", "thứ tự", "no", "no.", "#", "s.t.t", "mục", "số"];
const CODES: &[&str] = &["mã", "ký hiệu", "code"];
const EVIDENCE: &[&str] = &["kiểm chứng", "minh chứng", "chứng minh", "evidence"];
/// Headings of where the decision says a criterion: all of one, or the beginning of a longer one.
const CITATIONS: &[&str] = &["căn cứ", "văn bản", "điều khoản", "điều, khoản", "mục, khoản", "điều, khoản, điểm"];
const CITATIONS_BEGUN: &[&str] = &[
    "căn cứ pháp lý",
    "căn cứ quy định",
    "căn cứ văn bản",
    "căn cứ theo",
    "cơ sở pháp lý",
    "văn bản căn cứ",
    "văn bản quy định",
    "văn bản pháp lý",
    "quy định tại",
    "citation",
];
const NAMES: &[&str] = &[
    "tiêu chí",
    "nội dung",
    "lĩnh vực",
    "chỉ tiêu",
    "tên",
    "nhiệm vụ",
    "hạng mục",
    "danh mục",
    "nhóm",
    "chỉ số",
    "yêu cầu",
    "criteria",
    "criterion",
    "name",
];
/// Headings of what an annex says beside a criterion, or leaves room for.
const OTHERS: &[&str] = &[
    "ghi chú",
    "cách",
    "phương pháp",
    "hướng dẫn",
    "thời điểm",
    "địa điểm",
    "cơ quan",
    "đơn vị",
    "thời gian",
    "thời hạn",
    "giải trình",
    "nguyên nhân",
    "kết quả",
    "lý do",
    "căn cứ",
    "văn bản",
    "hình thức",
    "đối tượng",
    "remarks",
    "notes",
];
/// Points that somebody got or gives, and not the most there are.
const GIVEN: &[&str] = &[
    "tự chấm",
    "tự đánh giá",
    "tự đg",
    "thẩm định",
    "đạt được",
    "điểm đạt",
    "thực tế",
    "phúc tra",
    "hội đồng",
    "đề nghị",
    "kết quả",
    "chấm",
    "điều tra",
    "xã hội học",
    "xhh",
    "trừ",
    "cộng",
    "thưởng",
    "chênh lệch",
    "giảm",
    "lần",
    "đánh giá",
    "thống nhất",
    "tổng",
];
/// What a row with the sum of all is called.
const SUMS: &[&str] = &["tổng", "cộng", "tổng số", "tổng điểm", "tổng số điểm", "tổng điểm tối đa", "tổng cộng"];

/// A text as headings are compared: small letters, single spaces, without what stands in brackets.
pub(super) fn compared(text: &str) -> String {
    let mut depth = 0_usize;
    let outside: String = text
        .chars()
        .map(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => {
                    depth = depth.saturating_sub(1);
                    return ' ';
                }
                _ => {}
            }
            if depth == 0 { c } else { ' ' }
        })
        .collect();
    let joined = folded(&outside.split_whitespace().collect::<Vec<_>>().join(" "));
    joined.trim_matches(|c: char| matches!(c, ':' | '.' | '*' | '/' | ' ')).to_owned()
}

/// What a heading says, where it says something known.
pub(super) fn said(heading: &str) -> Option<Said> {
    if heading.chars().count() > HEADING_LENGTH {
        return None;
    }
    let text = compared(heading);
    if text.is_empty() {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let begins = |words: &[&str]| words.iter().any(|word| begins_with(&text, word));
    let is_most = text.contains("tối đa") || text.contains("max");
    let is_points = is_most || text.contains("điểm") || text.contains("thang") || text.contains("points");
    if NUMBERS.contains(&text.as_str()) || begins(&["stt", "số thứ tự"]) {
        return Some(Said::Number);
    }
    if begins(CODES) {
        return Some(Said::Code);
    }
    if has(EVIDENCE) || begins(&["tài liệu", "hồ sơ"]) {
        return Some(if is_points { Said::Other } else { Said::Evidence });
    }
    if CITATIONS.contains(&text.as_str()) || begins(CITATIONS_BEGUN) {
        return Some(Said::Citation);
    }
    let is_named = begins(NAMES) || begins(&["các tiêu chí", "các lĩnh vực", "các nội dung", "các chỉ tiêu"]);
    if is_named && !is_most {
        return Some(Said::Name);
    }
    if begins(OTHERS) {
        return Some(Said::Other);
    }
    if is_points {
        let is_given = has(GIVEN);
        return Some(match text.as_str() {
            "điểm tối đa" | "số điểm tối đa" | "tổng điểm tối đa" => Said::Max(6),
            _ if is_most && !is_given => Said::Max(5),
            _ if is_most => Said::Max(1),
            _ if is_given => Said::Other,
            _ if has(&["điểm chuẩn", "thang điểm", "quy định", "khung điểm", "biểu điểm", "thang"]) => {
                Said::Max(4)
            }
            _ if text.split(' ').count() <= 4 => Said::Max(3),
            _ => Said::Other,
        });
    }
    if begins(&["trọng số", "tỷ trọng", "weight"]) {
        return Some(Said::Max(2));
    }
    if begins(GIVEN) { Some(Said::Other) } else { None }
}

/// Which level a heading names of the three that annexes have; `None` where it names none.
pub(super) fn level(heading: &str) -> Option<usize> {
    const LEVELS: [&str; 3] = ["lĩnh vực", "tiêu chí", "tiêu chí thành phần"];
    let text = compared(heading);
    LEVELS.iter().rposition(|words| begins_with(&text, words))
}

/// Whether a text begins with whole words.
fn begins_with(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a name is that of the row with the sum of all.
pub(super) fn is_sum(name: &str) -> bool {
    let text = compared(name);
    SUMS.contains(&text.as_str())
        || ["tổng cộng", "tổng điểm", "tổng số điểm"].iter().any(|words| begins_with(&text, words))
}

/// Whether a cell is a column's number, as the row below a heading has them: `(1)`, `2`, `B`, `(5)=(3)+(4)`.
pub(super) fn is_ordinal(cell: &str) -> bool {
    let text = cell.trim();
    let bare = text.trim_matches(['(', ')']);
    let is_one = (1..=2).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit())
        || bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_alphabetic());
    let of_sum = |c: char| c.is_ascii_digit() || "()[]=+-*/x: ".contains(c);
    is_one || (text.contains('=') && text.chars().count() <= 30 && text.chars().all(of_sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_as_annexes_have_them() {
        for (heading, wanted) in [
            ("STT", Some(Said::Number)),
            ("TT", Some(Said::Number)),
            ("Số thứ tự", Some(Said::Number)),
            ("Mã tiêu chí", Some(Said::Code)),
            ("Lĩnh vực/Tiêu chí/Tiêu chí thành phần", Some(Said::Name)),
            ("Tiêu chí chấm điểm", Some(Said::Name)),
            ("NỘI DUNG", Some(Said::Name)),
            ("Tên tiêu chí", Some(Said::Name)),
            ("Điểm tối đa", Some(Said::Max(6))),
            ("Điểm\ntối đa (theo QĐ)", Some(Said::Max(6))),
            ("Điểm chuẩn", Some(Said::Max(4))),
            ("Thang điểm", Some(Said::Max(4))),
            ("Điểm", Some(Said::Max(3))),
            ("Trọng số", Some(Said::Max(2))),
            ("Điểm tự chấm", Some(Said::Other)),
            ("Điểm thẩm định", Some(Said::Other)),
            ("Điểm đánh giá thực tế đạt được", Some(Said::Other)),
            ("Tài liệu kiểm chứng", Some(Said::Evidence)),
            ("Hồ sơ minh chứng", Some(Said::Evidence)),
            ("Tài liệu, hồ sơ chứng minh", Some(Said::Evidence)),
            ("Ghi chú", Some(Said::Other)),
            ("Cách tính điểm", Some(Said::Other)),
            ("Căn cứ", Some(Said::Citation)),
            ("Căn cứ pháp lý", Some(Said::Citation)),
            ("Điều, khoản", Some(Said::Citation)),
            ("Văn bản", Some(Said::Citation)),
            ("Căn cứ (mục, khoản trong văn bản)", Some(Said::Citation)),
            ("Căn cứ đánh giá", Some(Said::Other)),
            ("Văn bản kiểm chứng", Some(Said::Evidence)),
            ("Thời điểm báo cáo", Some(Said::Other)),
            ("Kế hoạch CCHC năm", None),
            ("", None),
        ] {
            assert_eq!(said(heading), wanted, "{heading}");
        }
    }

    #[test]
    fn rows_with_sums_and_with_the_numbers_of_columns() {
        for name in ["Tổng cộng", "TỔNG ĐIỂM", "Cộng", "Tổng cộng (I+II)", "Tổng điểm:"] {
            assert!(is_sum(name), "{name}");
        }
        for name in ["Tổng hợp báo cáo", "Tổng kết công tác CCHC", "Cộng đồng"] {
            assert!(!is_sum(name), "{name}");
        }
        for cell in ["(1)", "2", "B", "(5)=(3)+(4)", "(a)"] {
            assert!(is_ordinal(cell), "{cell}");
        }
        for cell in ["", "Kế hoạch", "100", "1.1"] {
            assert!(!is_ordinal(cell), "{cell}");
        }
    }
}
