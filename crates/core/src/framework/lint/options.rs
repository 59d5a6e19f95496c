//! Which of two options is the better one by its words, and whether a yes is good.

use super::super::model::RuleOption;
use super::bands::{BAD, GOOD, has};
use crate::letters::folded;
use crate::number::{Decimal, read_stored};

/// What a unit should do, as an option or the name of a criterion begins: "Ban hành kế hoạch", "Không ban hành".
const DONE: &[&str] = &[
    "ban hành",
    "thực hiện",
    "công khai",
    "đạt",
    "hoàn thành",
    "gửi",
    "tổ chức",
    "triển khai",
    "bố trí",
    "cập nhật",
    "niêm yết",
    "báo cáo",
    "xây dựng",
    "bảo đảm",
    "đảm bảo",
    "đầy đủ",
    "kịp thời",
    "đúng",
];

/// The same of what makes less of something bad, whatever it is called by.
const LESSENED: &[&str] = &["rút ngắn", "cắt giảm thời gian", "cắt giảm thủ tục", "đơn giản hóa", "đơn giản hoá"];

/// What makes good for something bad.
const MADE_GOOD: &[&str] = &["xin lỗi", "khắc phục"];

/// How a name begins, or goes on, that is good because something is not so.
const NOTHING_OF: &[&str] = &["không để", "không có", "không xảy ra", "không phát sinh", "không còn"];

/// What should not be.
const BAD_THING: &[&str] = &[
    "vi phạm",
    "trễ hạn",
    "trễ hẹn",
    "quá hạn",
    "quá thời hạn",
    "chậm",
    "kỷ luật",
    "kỉ luật",
    "khiếu kiện",
    "sai phạm",
    "sai sót",
    "tồn đọng",
    "trái pháp luật",
    "trái quy định",
    "tham nhũng",
    "tiêu cực",
    "lãng phí",
];

/// Words of the better options.
const BETTER: &[&str] = &["đúng hạn", "đúng thời hạn", "trước hạn", "trước thời hạn", "kịp thời", "đầy đủ"];

/// Words of the worse ones.
const WORSE: &[&str] = &["chậm", "muộn", "trễ", "quá hạn", "quá thời hạn"];

/// Words of those that lack something.
const LACKING: &[&str] = &["không đúng", "chưa đúng", "không đầy đủ", "chưa đầy đủ", "không kịp thời", "chưa kịp thời"];

/// Words that say how well something was done, each with its place, the best one highest; done without any of them has
/// place 3.
const GRADES: [(&str, u8); 6] = [("xuất sắc", 6), ("tốt", 5), ("khá", 4), ("trung bình", 2), ("yếu", 1), ("kém", 0)];

/// Two options of a criterion of which the better one by its words is worth less than the other is, of at most so much.
pub(super) fn turned<'o>(
    name: &str,
    options: &'o [RuleOption],
    most: Decimal,
) -> Option<(&'o RuleOption, &'o RuleOption)> {
    let name = folded(name);
    let name_is_good = has(&name, GOOD) && !has(&name, BAD);
    let said: Vec<(&RuleOption, String)> = options.iter().map(|option| (option, folded(option.label.trim()))).collect();
    let pairs = said.iter().flat_map(|better| said.iter().map(move |worse| (better, worse)));
    let mut turned = pairs.filter(|(better, worse)| {
        better.0.worth < worse.0.worth.min(most) && is_better(&better.1, &worse.1, name_is_good)
    });
    turned.next().map(|(better, worse)| (better.0, worse.0))
}

/// Whether the name of a criterion says what is good, so that a yes is: what should be done, or that nothing bad was.
pub(super) fn is_good(name: &str) -> bool {
    let name = folded(name.trim());
    let name = name.strip_prefix("có ").unwrap_or(&name);
    let nothing_of = |found: &&str| match name.split_once(*found) {
        // "Không có vi phạm", "Đơn vị không có người vi phạm"; of "có vi phạm nhưng không để trễ hạn" nobody knows.
        Some((before, behind)) => !has(before, BAD_THING) && has(behind, BAD_THING),
        None => false,
    };
    is_done(name)
        || LESSENED.iter().any(|lessened| name.starts_with(lessened))
        || NOTHING_OF.iter().any(|found| nothing_of(&found))
        || done(name).is_some() && has(name, MADE_GOOD)
}

/// Whether an option is better than another by their words: done and not done, in time and late, done well and done, more
/// and less of it.
fn is_better(one: &str, other: &str, name_is_good: bool) -> bool {
    let is_good = has(one, BETTER) && !has(one, BAD);
    let is_late = has(other, WORSE) && !["không", "chậm nhất", "muộn nhất"].iter().any(|word| other.contains(word));
    let is_lacking = other.starts_with("thiếu") || has(other, LACKING);
    let not_done = ["không ", "chưa "].iter().find_map(|word| other.strip_prefix(word)).filter(|what| is_done(what));
    let one_done = one.strip_prefix("có ").unwrap_or(one);
    let (grade, graded_one) = graded(one);
    let (other_grade, graded_other) = graded(other);
    is_good && (is_late || is_lacking || not_done.is_some())
        || not_done.is_some_and(|what| done(one_done) == done(what))
        || grade > other_grade && graded_one == graded_other
        || is_earlier(one, other)
        || is_more(one, other, name_is_good)
}

/// Whether words begin with what should be done, and hold nothing bad or too much ("bố trí quá 02 cấp phó").
fn is_done(words: &str) -> bool {
    const TOO_MUCH: &[&str] = &["quá ", "thêm", "ngoài quy định"];
    done(words).is_some() && !has(words, BAD) && !has(words, TOO_MUCH)
}

/// What should be done, as words begin with it.
fn done(words: &str) -> Option<&'static str> {
    DONE.iter().copied().find(|done| words.starts_with(done))
}

/// How well something was done by its words, and what: "hoàn thành tốt nhiệm vụ" is 5 of "hoàn thành nhiệm vụ".
fn graded(words: &str) -> (u8, String) {
    let found = GRADES.into_iter().find(|(word, _)| words.contains(word));
    let (word, grade) = found.unwrap_or(("", 3));
    let done = if word.is_empty() { words.to_owned() } else { words.replacen(word, "", 1) };
    (grade, done.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The same done within a time and after one: "ban hành trong tháng 01", "ban hành sau tháng 02".
fn is_earlier(one: &str, other: &str) -> bool {
    match (done_at(one, &["trong ", "trước "]), done_at(other, &["sau "])) {
        (Some(before), Some(behind)) => before == behind && (before.is_empty() || is_done(before)),
        _ => false,
    }
}

/// What is done at a time that begins with one of these words.
fn done_at<'w>(words: &'w str, begins: &[&str]) -> Option<&'w str> {
    let is_time = |rest: &str| {
        rest.starts_with(|letter: char| letter.is_ascii_digit())
            || ["tháng", "quý", "ngày"].iter().any(|unit| rest.starts_with(unit))
    };
    let found = begins.iter().find_map(|begin| words.split_once(begin).filter(|(_, rest)| is_time(rest)));
    found.map(|(done, _)| done.trim())
}

/// The same done to more and to fewer percent: "hoàn thành 100%", "hoàn thành dưới 70%"; where only the name says what,
/// `is_good` is whether more of it is better.
fn is_more(one: &str, other: &str, is_good: bool) -> bool {
    match (share(one), share(other)) {
        (Some((done, share)), Some((other_done, other_share))) => {
            done == other_done && share > other_share && if done.is_empty() { is_good } else { is_done(done) }
        }
        _ => false,
    }
}

/// What is done, to how many percent at least, and whether to so many or, below "dưới", to fewer.
fn share(words: &str) -> Option<(&str, (Decimal, bool))> {
    let at = words.find(|letter: char| letter.is_ascii_digit())?;
    let (before, number) = words.split_at(at);
    let end = number.find(|letter: char| !(letter.is_ascii_digit() || letter == ',' || letter == '.'))?;
    let (digits, unit) = number.split_at(end);
    if !unit.trim_start().starts_with('%') {
        return None;
    }
    let before = before.trim();
    let (done, is_below) = match before.strip_suffix("dưới") {
        Some(done) => (done, true),
        None => (["từ", "trên", "được"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before), false),
    };
    Some((done.trim(), (read_stored(&digits.replace(',', ".")).ok()?, !is_below)))
}
