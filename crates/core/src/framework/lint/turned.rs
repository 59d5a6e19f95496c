//! Rules whose points are turned around by their words, and rules that tell nothing apart.

use super::super::model::*;
use super::Defect;
use super::bands::{self, BAD, has, is_good_figure, words};
use crate::letters::folded;
use crate::number::Decimal;

/// Words of a figure of which there should be less, whatever else is said.
const WORSE: &[&str] = &["quá hạn", "trễ hạn", "trễ hẹn", "chậm", "muộn", "vi phạm", "tồn đọng", "sai sót"];

/// Words that turn these around: "không quá hạn", "số vi phạm đã xử lý".
const MENDED: &[&str] = &[
    "không",
    "chưa",
    "giảm",
    "xử lý",
    "xử lí",
    "khắc phục",
    "xin lỗi",
    "phát hiện",
    "kiểm tra",
    "thu hồi",
    "chấn chỉnh",
    "đôn đốc",
    "báo cáo quá hạn",
    "cảnh báo",
];

/// Words of the better options.
const BETTER_OPTION: &[&str] =
    &["đúng hạn", "đúng thời hạn", "trước hạn", "kịp thời", "đầy đủ", "hoàn thành tốt", "xuất sắc"];

/// Words of the worse ones.
const WORSE_OPTION: &[&str] = &["chậm", "muộn", "trễ", "quá hạn"];

/// Words of what it is good not to have, so that "không có vi phạm" is no worse option.
const BETTER_NOT: &[&str] = &[
    "vi phạm",
    "sai",
    "chậm",
    "muộn",
    "trễ",
    "quá hạn",
    "tồn",
    "khiếu",
    "lỗi",
    "bị",
    "kiến nghị",
    "phải",
    "để xảy ra",
];

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
        Rule::Deduction { count, .. } if is_good_figure(node, count) => {
            report(Defect::MoreGivesLess { figure: count.label.clone() });
        }
        Rule::YesNo { yes, no } if *yes < (*no).min(node.max) && !has(&folded(&node.name.vi), BAD) => {
            report(Defect::OptionsTurned { better: "Có".into(), worse: "Không".into() });
        }
        Rule::Choice { options } | Rule::Grade { options } => {
            // Points above the maximum are told by themselves and count as the maximum.
            let most = if matches!(rule, Rule::Grade { .. }) { Decimal::ONE_HUNDRED } else { node.max };
            if let Some((better, worse)) = turned(options, most) {
                report(Defect::OptionsTurned { better: better.label.clone(), worse: worse.label.clone() });
            }
        }
        _ => {}
    }
    if let Some(edge) = share_for_percent(rule) {
        report(Defect::PercentAsShare { edge });
    }
}

/// The points, or the percent of a grade, that a rule gives whatever the answer is.
fn same_for_all(rule: &Rule) -> Option<Decimal> {
    let same = |mut all: Vec<Decimal>| {
        all.dedup();
        (all.len() == 1).then(|| all[0])
    };
    match rule {
        Rule::YesNo { yes, no } => same(vec![*yes, *no]),
        Rule::CohortThreshold { reached, below, .. } => same(vec![*reached, *below]),
        // A single option is told as that.
        Rule::Choice { options } | Rule::Grade { options } if options.len() > 1 => {
            same(options.iter().map(|option| option.worth).collect())
        }
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
            sorted.is_sorted_by_key(|band| band.points).then(|| measured(of))
        }
        Rule::LinearRatio { num, .. } => Some(num),
        Rule::LinearBetween { of, zero_at, full_at } if full_at > zero_at => Some(measured(of)),
        Rule::CountPoints { count, .. } => Some(count),
        _ => None,
    }
}

/// What is counted.
fn measured(of: &Measure) -> &FigureSpec {
    match of {
        Measure::Ratio { num, .. } => num,
        Measure::Value(value) => value,
    }
}

/// Two options of which the better one by its words is worth less.
fn turned(options: &[RuleOption], most: Decimal) -> Option<(&RuleOption, &RuleOption)> {
    let said: Vec<(&RuleOption, String)> = options.iter().map(|option| (option, folded(option.label.trim()))).collect();
    let is_not = |words: &str| words.starts_with("không ") || words.starts_with("chưa ");
    let is_better = |words: &str| has(words, BETTER_OPTION) && !has(words, BAD);
    let is_worse =
        |words: &str| has(words, WORSE_OPTION) && !words.contains("không") || is_not(words) && !has(words, BETTER_NOT);
    // "Hoàn thành tốt" is more than "Hoàn thành".
    let is_more = |words: &str, than: &str| {
        words.strip_prefix(than).is_some_and(|more| [" tốt", " xuất sắc"].iter().any(|word| more.starts_with(word)))
    };
    let pairs = said.iter().flat_map(|better| said.iter().map(move |worse| (better, worse)));
    let mut turned = pairs.filter(|(better, worse)| {
        better.0.worth < worse.0.worth.min(most)
            && (is_more(&better.1, &worse.1) || is_better(&better.1) && is_worse(&worse.1))
    });
    turned.next().map(|(better, worse)| (better.0, worse.0))
}

/// An edge of at most 1 % for the best points of a ratio, where no edge is higher: 0.9 is written for 90 %.
fn share_for_percent(rule: &Rule) -> Option<Decimal> {
    let edge = match rule {
        Rule::Bands { of: Measure::Ratio { .. }, bands } => {
            let best = bands.iter().max_by_key(|band| band.points)?.from?.at;
            let edges = bands.iter().flat_map(|band| [band.from, band.to]).flatten();
            edges.map(|edge| edge.at).all(|edge| edge <= Decimal::ONE).then_some(best)
        }
        Rule::LinearRatio { full_at, .. } => Some(*full_at),
        Rule::LinearBetween { of: Measure::Ratio { .. }, zero_at, full_at } if full_at > zero_at => Some(*full_at),
        _ => None,
    };
    edge.filter(|edge| *edge <= Decimal::ONE && !edge.is_zero())
}
