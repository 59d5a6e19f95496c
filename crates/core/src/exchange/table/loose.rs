//! Headings of results that say more than the words of [`words`](super::words): of which time, by which rules, among whom.

use super::columns::{Meaning, StatedKind};
use super::words::{result_word, without_brackets};

/// What stands behind "Tổng điểm" and leaves it what it is.
const OF_TOTALS: &str =
    "đạt được đánh giá thẩm định sau cuối cùng chung cchc chỉ số tổng hợp kết quả của đơn vị công nhận theo bộ";
/// What stands behind "Xếp hạng".
const OF_RANKS: &str = "chung toàn tỉnh thành phố trong nhóm khối cụm của cấp xã phường huyện sở đơn vị cchc theo";
/// The words of a whole. "Hạng xã" without one is the grade of a commune (hạng I, II, III), and "Thứ tự đơn vị" counts.
const OF_WHOLES: &str = "chung toàn trong nhóm khối cụm cchc";

/// What a compared heading means that says when, or for whom, a result is.
pub(super) fn meaning(compared: &str) -> Option<Meaning> {
    let stated = |kind| Some(Meaning::Stated(kind));
    // "Tổng điểm = (3) + (4)"
    let before = compared.split('=').next().unwrap_or_default().trim();
    let marked = plain(before);
    if ["chỉ số %", "% đạt", "% chỉ số", "quy đổi %", "điểm quy đổi %", "tỷ lệ % đạt"].contains(&marked.as_str())
    {
        return stated(StatedKind::Index);
    }
    let bare = timeless(&plain(without_brackets(before)));
    if let Some(kind) = result_word(&bare).or_else(|| result_word(&timeless(&marked))) {
        return stated(kind);
    }
    let behind = |words: &[&str], list: &str| {
        let rest = words.iter().find_map(|begun| bare.strip_prefix(begun))?;
        let is_listed = |word: &str| list.split_whitespace().any(|other| other == word);
        ((rest.is_empty() || rest.starts_with(' ')) && rest.split_whitespace().all(is_listed)).then_some(())
    };
    let ranks = ["xếp hạng", "thứ hạng"];
    let words = ["hạng", "xh", "thứ tự", "vị thứ", "xếp vị thứ"];
    let is_of_whole = || bare.split(' ').any(|word| OF_WHOLES.split(' ').any(|other| other == word));
    let is_plain = || words.contains(&bare.as_str());
    if behind(&ranks, OF_RANKS).is_some() || (behind(&words, OF_RANKS).is_some() && (is_plain() || is_of_whole())) {
        return stated(StatedKind::Rank);
    }
    if ["cộng", "điểm cchc", "điểm chỉ số cchc"].contains(&bare.as_str())
        || behind(&["tổng điểm", "tổng số điểm"], OF_TOTALS).is_some()
    {
        return stated(StatedKind::Total);
    }
    (bare == "chỉ số tổng hợp").then_some(Meaning::Stated(StatedKind::Index))
}

/// The words and the signs of percent of a text.
pub(super) fn plain(text: &str) -> String {
    let parted = text.replace('%', " % ");
    let words = parted.split(|c: char| !(c.is_alphanumeric() || c == '%')).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A text without the time that it names, and without the number of the decree.
pub(super) fn timeless(text: &str) -> String {
    let mut kept = Vec::new();
    let mut words = text.split(' ').peekable();
    let is_number =
        |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) || ["i", "ii", "iii", "iv"].contains(&word);
    while let Some(word) = words.next() {
        match word {
            "tháng" | "năm" | "quý" if words.peek().is_some_and(|next| is_number(next)) => {
                words.next();
            }
            "766" => {}
            year if year.len() == 4 && year.starts_with("20") && is_number(year) => {}
            word => kept.push(word),
        }
    }
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::words::compared;

    /// As provinces and their web pages print them (made up after them).
    #[test]
    fn results_of_a_time_and_among_some() {
        let (total, index, rank) = (Some(StatedKind::Total), Some(StatedKind::Index), Some(StatedKind::Rank));
        for (heading, wanted) in [
            ("Tổng điểm 766", total),
            ("Tổng điểm tháng 10/2025", total),
            ("Tổng điểm đánh giá", total),
            ("Tổng điểm sau thẩm định", total),
            ("Tổng điểm đạt", total),
            ("Tổng điểm = (3)+(4)", total),
            ("Cộng", total),
            ("Điểm CCHC", total),
            ("Chỉ số 766", index),
            ("PAR-Index", index),
            ("Chỉ số %", index),
            ("% đạt", index),
            ("Quy đổi (%)", index),
            ("Chỉ số tổng hợp", index),
            ("Chỉ số CCHC quý III/2025", index),
            ("Xếp hạng toàn tỉnh", rank),
            ("Hạng toàn tỉnh", rank),
            ("Xếp hạng chung", rank),
            ("Xếp hạng trong nhóm", rank),
            ("Xếp hạng tháng 10", rank),
            ("Thứ tự", rank),
            ("XH", rank),
            ("Điểm tháng 10", None),
            ("Năm 2025", None),
            ("Tổng điểm tự chấm", None),
            ("Tổng điểm thưởng", None),
            ("Hạng trong nhóm", rank),
            ("Thứ hạng xã", rank),
            ("Xếp hạng đơn vị", rank),
            ("Hạng xã", None),
            ("Hạng phường", None),
            ("Hạng đơn vị", None),
            ("Thứ tự đơn vị", None),
            ("Hạng mục", None),
            ("Cộng đồng", None),
            ("Số 766", None),
        ] {
            assert_eq!(meaning(&compared(heading)), wanted.map(Meaning::Stated), "{heading}");
        }
    }
}
