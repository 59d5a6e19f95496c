//! Rules whose points are turned around by their words, and rules that tell nothing apart.
//!
//! Words leave much open, so that only those are listed that leave no doubt: a finding that is none costs more trust than
//! one that is missed.

use super::super::model::*;
use super::Defect;
use super::bands::{self, BAD, has, words};
use crate::letters::folded;
use crate::number::Decimal;

/// Words of a figure of which there should be less.
const WORSE: &[&str] = &["quá hạn", "trễ hạn", "trễ hẹn", "chậm", "muộn", "vi phạm", "tồn đọng", "sai sót"];

/// Words that turn these around, also in the name: "không quá hạn", "số vi phạm đã xử lý".
const MENDED: &[&str] = &[
    "không",
    "chưa",
    "đã",
    "được",
    "hoàn thành",
    "giảm",
    "xử lý",
    "xử lí",
    "xử phạt",
    "thi hành",
    "khắc phục",
    "xin lỗi",
    "phát hiện",
    "kiểm tra",
    "thanh tra",
    "thu",
    "chấn chỉnh",
    "đôn đốc",
    "cảnh báo",
    "phòng",
    "ngăn",
    "tuyên truyền",
    "tháo",
    "hạn chế",
    "kỷ luật",
    "sửa",
    "giải pháp",
    "mô hình",
    "chậm nhất",
    "muộn nhất",
];

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

/// Words of the better options.
const BETTER_OPTION: &[&str] = &["đúng hạn", "đúng thời hạn", "trước hạn", "trước thời hạn", "kịp thời", "đầy đủ"];

/// Words of the worse ones.
const WORSE_OPTION: &[&str] = &["chậm", "muộn", "trễ", "quá hạn", "quá thời hạn"];

/// Words that say how well something was done, each with its place, the best one highest; done without any of them has
/// place 3.
const GRADES: [(&str, u8); 6] = [("xuất sắc", 6), ("tốt", 5), ("khá", 4), ("trung bình", 2), ("yếu", 1), ("kém", 0)];

/// The defects of the rule of a leaf. What is taken in a block of penalty points is turned around by right.
pub(super) fn defects(node: &Node, rule: &Rule, report: &mut dyn FnMut(Defect)) {
    if same_for_all(rule).is_some_and(|points| !points.is_zero()) {
        return report(Defect::SameForAll);
    }
    if node.block() == Some(Block::Penalty) {
        return;
    }
    if let Some(figure) = rising(rule)
        && has(&folded(&figure.label), WORSE)
        && !has(&words(node, figure), MENDED)
    {
        report(Defect::MoreGivesMore { figure: figure.label.clone() });
    }
    match rule {
        // Points above the maximum are told by themselves and count as the maximum.
        Rule::YesNo { yes, no } if *yes < (*no).min(node.max) && is_done(&folded(node.name.vi.trim())) => {
            report(Defect::OptionsTurned { better: "Có".into(), worse: "Không".into() });
        }
        Rule::Choice { options } | Rule::Grade { options } => {
            let most = if matches!(rule, Rule::Grade { .. }) { Decimal::ONE_HUNDRED } else { node.max };
            if let Some((better, worse)) = turned(options, most) {
                report(Defect::OptionsTurned { better: better.label.clone(), worse: worse.label.clone() });
            }
        }
        _ => {}
    }
    if let Some(edge) = share_for_percent(node, rule) {
        report(Defect::PercentAsShare { edge });
    }
}

/// The points, or the percent of a grade, that a rule gives whatever the answer is. A single option is told as that, and a
/// single band leaves a gap or is all there is.
fn same_for_all(rule: &Rule) -> Option<Decimal> {
    let same = |mut all: Vec<Decimal>| {
        let is_several = all.len() > 1;
        all.dedup();
        (is_several && all.len() == 1).then(|| all[0])
    };
    match rule {
        Rule::YesNo { yes, no } => same(vec![*yes, *no]),
        Rule::CohortThreshold { reached, below, .. } => same(vec![*reached, *below]),
        Rule::Choice { options } | Rule::Grade { options } => same(options.iter().map(|option| option.worth).collect()),
        Rule::Bands { bands, .. } => same(bands.iter().map(|band| band.points).collect()),
        _ => None,
    }
}

/// The figure of which more gives more, at no place less.
fn rising(rule: &Rule) -> Option<&FigureSpec> {
    match rule {
        Rule::Bands { of, bands } => {
            let mut sorted: Vec<&Band> = bands.iter().collect();
            sorted.sort_by_key(|band| bands::lower(band));
            let rises = sorted.first()?.points < sorted.last()?.points;
            (rises && sorted.is_sorted_by_key(|band| band.points)).then(|| counted(of))
        }
        Rule::LinearRatio { num, .. } => Some(num),
        Rule::LinearBetween { of, zero_at, full_at } if full_at > zero_at => Some(counted(of)),
        Rule::CountPoints { count, per, .. } if !per.is_zero() => Some(count),
        _ => None,
    }
}

fn counted(of: &Measure) -> &FigureSpec {
    match of {
        Measure::Ratio { num, .. } => num,
        Measure::Value(value) => value,
    }
}

/// Two options of which the better one by its words is worth less.
fn turned(options: &[RuleOption], most: Decimal) -> Option<(&RuleOption, &RuleOption)> {
    let said: Vec<(&RuleOption, String)> = options.iter().map(|option| (option, folded(option.label.trim()))).collect();
    let pairs = said.iter().flat_map(|better| said.iter().map(move |worse| (better, worse)));
    let mut turned =
        pairs.filter(|(better, worse)| better.0.worth < worse.0.worth.min(most) && is_better(&better.1, &worse.1));
    turned.next().map(|(better, worse)| (better.0, worse.0))
}

/// Whether an option is better than another by their words: done and not done, in time and late, done well and done.
fn is_better(one: &str, other: &str) -> bool {
    let is_good = has(one, BETTER_OPTION) && !has(one, BAD);
    let is_late =
        has(other, WORSE_OPTION) && !["không", "chậm nhất", "muộn nhất"].iter().any(|word| other.contains(word));
    let not_done = ["không ", "chưa "].iter().find_map(|word| other.strip_prefix(word)).filter(|what| is_done(what));
    let one_done = one.strip_prefix("có ").unwrap_or(one);
    let (grade, done) = graded(one);
    let (other_grade, other_done) = graded(other);
    is_good && (is_late || not_done.is_some())
        || not_done.is_some_and(|what| one_done.starts_with(what))
        || grade > other_grade && done == other_done
}

/// Whether words begin with what should be done, and hold nothing bad or too much ("bố trí quá 02 cấp phó").
fn is_done(words: &str) -> bool {
    DONE.iter().any(|done| words.starts_with(done)) && !has(words, BAD) && !words.contains("quá ")
}

/// How well something was done by its words, and what: "hoàn thành tốt nhiệm vụ" is 5 of "hoàn thành nhiệm vụ".
fn graded(words: &str) -> (u8, String) {
    let found = GRADES.into_iter().find(|(word, _)| words.contains(word));
    let (word, grade) = found.unwrap_or(("", 3));
    let done = if word.is_empty() { words.to_owned() } else { words.replacen(word, "", 1) };
    (grade, done.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// An edge below 1 % for the best points of a ratio, where no edge is above 1: 0.9 is written for 90 %. A share of a budget
/// may be that small.
fn share_for_percent(node: &Node, rule: &Rule) -> Option<Decimal> {
    const SMALL: &[&str] = &["ngân sách", "chi ", "kinh phí", "tinh giản", "tiết kiệm", "tăng"];
    let (edge, num) = match rule {
        Rule::Bands { of: Measure::Ratio { num, .. }, bands } => {
            let best = bands.iter().max_by_key(|band| band.points)?.from?.at;
            let edges = bands.iter().flat_map(|band| [band.from, band.to]).flatten();
            (edges.map(|edge| edge.at).all(|edge| edge <= Decimal::ONE).then_some(best)?, num)
        }
        Rule::LinearRatio { full_at, num, .. } => (*full_at, num),
        Rule::LinearBetween { of: Measure::Ratio { num, .. }, zero_at, full_at } if full_at > zero_at => {
            (*full_at, num)
        }
        _ => return None,
    };
    (edge < Decimal::ONE && !edge.is_zero() && !has(&words(node, num), SMALL)).then_some(edge)
}
