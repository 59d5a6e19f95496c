//! What stands behind a name: that people were asked about it, as in "Giải quyết TTHC (điểm khảo sát)".

use super::said::is_judged_by_public;
use super::words::*;

/// A name without what says behind it that people were asked, and whether something does.
pub(super) fn without_mark(name: &str) -> (&str, bool) {
    match starts(name).find(|(at, rest)| is_mark(name.get(..*at).unwrap_or_default().trim_end(), rest)) {
        Some((at, _)) => (name.get(..at).unwrap_or(name).trim_end_matches(|last| last == ' ' || is_aside(last)), true),
        None => (name, false),
    }
}

pub(super) fn is_marked(name: &str) -> bool {
    without_mark(name).1
}

fn is_aside(last: char) -> bool {
    matches!(last, '(' | '[' | '-' | '–' | ':')
}

/// Whether the rest of a name, in brackets or behind "qua", "theo" or "do", says who was asked.
fn is_mark(before: &str, rest: &str) -> bool {
    // What is mended because people said so is work.
    const FAULTS: &[&str] = &[
        "hạn chế",
        "tồn tại",
        "bất cập",
        "vấn đề",
        "khắc phục",
        "giải pháp",
        "phát hiện",
        "thiếu sót",
        "vướng mắc",
        "yếu kém",
        "cải thiện",
        "nâng cao",
        "chấn chỉnh",
        "vi phạm",
    ];
    if before.is_empty() || has(rest, TAKING_STOCK) || has(before, &["xã hội hóa", "xã hội hoá"]) {
        return false;
    }
    let by = behind(rest, &["qua", "thông qua", "theo", "bằng", "do", "dựa trên"]).map(str::trim_start);
    if before.ends_with(is_aside) {
        let says = without(by.unwrap_or(rest), &["điểm", "phần", "kết quả", "chỉ số"]);
        return begins(says, ASK)
            || begins(says, INDICES)
            || begins(says, &["xhh", "đtxhh", "hài lòng"])
            || is_of_people(says);
    }
    by.is_some_and(|by| {
        let is_result = behind(rest, &["theo"]).is_some();
        let says = if is_result { without(by, &["kết quả"]) } else { by };
        (begins(says, ASK) || is_of_people(says)) && !has(before, FAULTS)
    })
}

/// Whether people's judgement comes first: "đánh giá của người dân", "người dân đánh giá".
fn is_of_people(says: &str) -> bool {
    let of =
        behind(says, &["đánh giá của", "đánh giá từ", "ý kiến của", "ý kiến", "ý kiến đánh giá của", "cảm nhận của"]);
    of.is_some_and(|of| is_people(whom(of))) || (begins(whom(says), PUBLIC) && is_judged_by_public(says))
}
