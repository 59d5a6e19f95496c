//! Which of two options is the better one by its words, and whether a yes is good.

use super::super::model::RuleOption;
use super::bands::{has, is_bad, is_good_thing};
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
    "đủ",
    "phù hợp",
    "chính xác",
    "hợp lệ",
    "hài lòng",
    "tuyên truyền",
    "quán triệt",
    "phổ biến",
    "rà soát",
    "kiện toàn",
    "phân công",
    "phê duyệt",
    "tập huấn",
    "bồi dưỡng",
    "đăng tải",
];

/// The same of what there should be: "Có kế hoạch".
const THERE: &[&str] = &["kế hoạch", "quy chế", "sáng kiến", "mô hình", "giải pháp"];

/// What is done too much, or should not be done at all.
const TOO_MUCH: &[&str] = &[
    "quá ",
    "thêm",
    "ngoài",
    "vượt",
    "sau ",
    "trùng",
    "chồng chéo",
    "mâu thuẫn",
    "sao chép",
    "hình thức",
    "lãng phí",
    "phân tán",
    "người thân",
    "liên hoan",
    "tiệc",
    "mật",
    "cá nhân",
    "bãi bỏ",
    "tiền mặt",
    "thu hồi",
    "hợp đồng",
    "tạm",
    " lại",
    "tăng biên chế",
    "dở dang",
    "kiêm nhiệm",
    "chồng lấn",
    "quan hệ gia đình",
    "tập sự",
    "cài cắm",
    "thông thầu",
    "lộ ",
    "gian lận",
    "chứa quy phạm",
    "giấy phép con",
    "gây ",
    "cao hơn",
    "khác với",
    " ảo",
    "dàn trải",
    "khó ",
    "qua loa",
    "đối phó",
    "nể nang",
    "lấy lệ",
    "nửa vời",
    "trên giấy",
    "xa rời",
    "tách hồ sơ",
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
const BETTER: &[&str] = &[
    "đúng hạn",
    "đúng hẹn",
    "đúng thời hạn",
    "trước hạn",
    "trước thời hạn",
    "kịp thời",
    "đầy đủ",
    "nghiêm túc",
    "chấp hành nghiêm",
];

/// Words of the worse ones.
const WORSE: &[&str] = &["chậm", "muộn", "trễ", "quá hạn", "quá thời hạn"];

/// Words of those that lack something.
const LACKING: &[&str] = &[
    "không đúng",
    "chưa đúng",
    "không đầy đủ",
    "chưa đầy đủ",
    "không kịp thời",
    "chưa kịp thời",
    "không nghiêm",
    "chưa nghiêm",
];

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
    let is_of_work = ["tỷ lệ xử lý", "tỷ lệ giải quyết", "tỷ lệ thực hiện"].iter().any(|start| name.starts_with(start));
    let by_name = match is_bad(&name) {
        true => Some(false),
        false => (is_good_thing(&name) || is_of_work).then_some(true),
    };
    let words: Vec<String> = options.iter().map(|option| folded(option.label.trim())).collect();
    let said: Vec<Said> = words.iter().map(|words| Said::of(words, by_name)).collect();
    let all = || options.iter().zip(&said);
    let pairs = all().flat_map(|better| all().map(move |worse| (better, worse)));
    let mut turned =
        pairs.filter(|(better, worse)| better.0.worth < worse.0.worth.min(most) && better.1.is_better(worse.1));
    turned.next().map(|(better, worse)| (better.0, worse.0))
}

/// Whether the name of a criterion says what is good, so that a yes is: what should be done, or that nothing bad was.
pub(super) fn is_good(name: &str) -> bool {
    let name = folded(name.trim());
    let there = name.strip_prefix("có ");
    let name = ["có ", "đã ", "việc "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(&name);
    let nothing_of = |found: &&str| match name.split_once(*found) {
        // "Không có vi phạm", "Đơn vị không có người vi phạm"; of "có vi phạm nhưng không để trễ hạn" nobody knows.
        Some((before, behind)) => !has(before, BAD_THING) && has(behind, BAD_THING),
        None => false,
    };
    let is_there = |there: &str| THERE.iter().any(|thing| there.starts_with(thing));
    is_done(name)
        || there.is_some_and(|there| is_there(there) && !is_bad(there) && !has(there, TOO_MUCH))
        || LESSENED.iter().any(|lessened| name.starts_with(lessened))
        || NOTHING_OF.iter().any(nothing_of)
        || name.contains("không vượt") && !has(name, BAD_THING)
        || done(name).is_some() && has(name, MADE_GOOD)
}

/// What an option says by its words.
struct Said<'w> {
    /// In time, or completely.
    is_good: bool,
    /// Late, or not as it should be.
    is_worse: bool,
    /// What it says is not done.
    not_done: Option<&'static str>,
    /// What it says is done.
    done: Option<&'static str>,
    /// How well, and what.
    grade: (u8, String),
    /// Something bad that it says is not so: "không có vi phạm", "không vượt biên chế".
    nothing: Option<&'w str>,
    /// The same that it says is so.
    something: &'w str,
    /// What is done before a time, and behind one.
    before: Option<&'w str>,
    behind: Option<&'w str>,
    share: Option<Share<'w>>,
}

impl<'w> Said<'w> {
    fn of(words: &'w str, by_name: Option<bool>) -> Said<'w> {
        let without = |starts: [&str; 2]| starts.into_iter().find_map(|start| words.strip_prefix(start));
        let thing = |words: &'w str| words.strip_prefix("có ").unwrap_or(words);
        let is_late = has(words, WORSE) && !has(words, &["không", "chậm nhất", "muộn nhất"]);
        let is_lacking = words.starts_with("thiếu") || has(words, LACKING);
        Said {
            is_good: has(words, BETTER) && !is_bad(words),
            is_worse: is_late || is_lacking,
            not_done: without(["không ", "chưa "]).filter(|what| is_done(what)).and_then(done),
            done: done(without(["có ", "rất "]).unwrap_or(words)),
            grade: graded(words),
            nothing: words
                .strip_prefix("không ")
                .map(thing)
                .filter(|thing| has(thing, BAD_THING) || thing.starts_with("vượt")),
            something: thing(words),
            before: done_at(words, &["trong ", "trước "]).filter(|before| before.is_empty() || is_done(before)),
            behind: done_at(words, &["sau "]),
            share: share(words, by_name),
        }
    }

    /// Whether it is better than another: done and not done, in time and late, done well and done, before a time and behind
    /// it, more and less of it, and something bad that is not so and is.
    fn is_better(&self, other: &Said) -> bool {
        self.is_good && (other.is_worse || other.not_done.is_some())
            || other.not_done.is_some() && self.done == other.not_done
            || self.grade.0 > other.grade.0 && self.grade.1 == other.grade.1
            || self.nothing == Some(other.something)
            || self.before.is_some() && self.before == other.behind
            || self.share.as_ref().zip(other.share.as_ref()).is_some_and(|(one, other)| one.is_more(other))
    }
}

/// Whether words begin with what should be done, and hold nothing bad or too much ("bố trí quá 02 cấp phó").
fn is_done(words: &str) -> bool {
    done(words).is_some() && !is_bad(words) && !has(words, TOO_MUCH)
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

/// What is done at a time that begins with one of these words.
fn done_at<'w>(words: &'w str, begins: &[&str]) -> Option<&'w str> {
    let is_time = |rest: &str| {
        rest.starts_with(|letter: char| letter.is_ascii_digit())
            || ["tháng", "quý", "ngày"].iter().any(|unit| rest.starts_with(unit))
    };
    let found = begins.iter().find_map(|begin| words.split_once(begin).filter(|(_, rest)| is_time(rest)));
    found.map(|(done, _)| done.trim())
}

/// Words such as "đạt từ 70% đến dưới 90% hồ sơ": what is done, to what, and to how many percent at least; or, behind
/// "dưới", to fewer.
struct Share<'w> {
    done: &'w str,
    of: &'w str,
    least: (Decimal, bool),
    /// Whether more of it is better, by what is done, by what stands behind the number, or by the name.
    is_good: bool,
}

impl Share<'_> {
    /// Whether it is the same to more percent: "hoàn thành 100%", "hoàn thành dưới 70%".
    fn is_more(&self, other: &Share) -> bool {
        self.is_good && (self.done, self.of) == (other.done, other.of) && self.least > other.least
    }
}

fn share(words: &str, by_name: Option<bool>) -> Option<Share<'_>> {
    let at = words.find(|letter: char| letter.is_ascii_digit())?;
    let (before, number) = words.split_at(at);
    let end = number.find(|letter: char| !(letter.is_ascii_digit() || letter == ',' || letter == '.'))?;
    let (digits, unit) = number.split_at(end);
    if !unit.trim_start().starts_with('%') {
        return None;
    }
    let behind = unit.rsplit_once('%').map_or(unit, |(_, behind)| behind).trim();
    let before = before.trim();
    let (done, is_below) = match before.strip_suffix("dưới") {
        Some(done) => (done, true),
        None => (["từ", "trên", "được"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before), false),
    };
    let (done, of) = (done.trim(), behind.strip_suffix("trở lên").unwrap_or(behind).trim());
    let is_good = match (done, of, by_name) {
        ("", "", by_name) => by_name == Some(true),
        ("", of, _) => is_good_thing(of),
        (done, _, by_name) => is_done(done) && by_name != Some(false),
    };
    Some(Share { done, of, least: (read_stored(&digits.replace(',', ".")).ok()?, !is_below), is_good })
}
