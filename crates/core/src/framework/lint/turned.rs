//! Rules whose points are turned around by their words, and rules that tell nothing apart.
//!
//! Words leave much open, so that only those are listed that leave no doubt: a finding that is none costs more trust than
//! one that is missed.

use super::super::model::*;
use super::Defect;
use super::bands::{self, has, words};
use super::options;
use crate::letters::folded;
use crate::number::Decimal;

/// Words of a figure of which there should be less.
const WORSE: &[&str] = &[
    "không đúng hạn",
    "không đúng thời hạn",
    "chưa đúng hạn",
    "không hài lòng",
    "quá hạn",
    "quá thời hạn",
    "trễ hạn",
    "trễ hẹn",
    "chậm",
    "muộn",
    "vi phạm",
    "tồn đọng",
    "kéo dài",
    "sai sót",
    "sai phạm",
    "bị kỷ luật",
    "bị kỉ luật",
    "bị xử lý kỷ luật",
    "bị xử lý",
    "bị trả lại",
    "bị nhắc nhở",
    "bị phê bình",
    "bị khiển trách",
    "trái pháp luật",
    "trái quy định",
    "văn bản sai",
    "sai quy định",
    "vụ khiếu kiện",
    "khiếu kiện vượt cấp",
    "khiếu kiện đông người",
    "sự cố",
    "vụ tham nhũng",
    "nợ đọng",
];

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
    "xong",
    "dứt điểm",
    "chấm dứt",
    "kết luận",
    "cấp giấy",
    "chuyển ",
    "tiếp nhận",
    "tin báo",
    "phát triển",
    "hưởng",
    "hỗ trợ",
    "ứng phó",
    "ứng cứu",
    "diễn tập",
    "kịch bản",
    "phương án",
    "kế hoạch",
    "rút ngắn",
    "rà soát",
    "phê bình",
    "đưa ra",
    "giám sát",
    "chống",
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
        && (is_worse(node, rule, figure) || is_duration(node, figure))
    {
        report(Defect::MoreGivesMore { figure: figure.label.clone() });
    }
    match rule {
        // Points above the maximum are told by themselves and count as the maximum.
        Rule::YesNo { yes, no } if *yes < (*no).min(node.max) && options::is_good(&node.name.vi) => {
            report(Defect::OptionsTurned { better: "Có".into(), worse: "Không".into() });
        }
        Rule::Deduction { count, per, .. } if !per.is_zero() && is_work(count) => {
            report(Defect::MoreGivesLess { figure: count.label.clone() });
        }
        Rule::Choice { options } | Rule::Grade { options } => {
            let most = if matches!(rule, Rule::Grade { .. }) { Decimal::ONE_HUNDRED } else { node.max };
            if let Some((better, worse)) = options::turned(&node.name.vi, options, most) {
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

/// Whether there should be less of a figure by its words, and nothing turns them around.
fn is_worse(node: &Node, rule: &Rule, figure: &FigureSpec) -> bool {
    // "Gửi muộn nhất ngày 15" is not late.
    const LATEST: &[&str] = &["chậm nhất", "muộn nhất"];
    let label = folded(&figure.label);
    let mut others = words(node, figure);
    let mut is_worse = false;
    // "Không đúng hạn" holds a word that turns others around, "bị kỷ luật" as well.
    for worse in WORSE.iter().filter(|worse| label.contains(**worse)) {
        is_worse = true;
        others = others.replace(worse, " ");
    }
    // Of what is late, the part that something was done about.
    let is_of_worse = |of: &FigureSpec| of != figure && has(&folded(&of.label), WORSE);
    is_worse && !has(&label, LATEST) && !has(&others, MENDED) && !rule.figures().into_iter().any(is_of_worse)
}

/// Whether a figure is how long something takes: "số ngày giải quyết trung bình".
fn is_duration(node: &Node, figure: &FigureSpec) -> bool {
    const TIME: &[&str] = &["số ngày", "số giờ", "số phút", "thời gian"];
    const OF: &[&str] = &["giải quyết", "xử lý", "trả kết quả", "chờ", "phản hồi"];
    const LESS: &[&str] =
        &["giảm", "rút ngắn", "sớm", "trước", "tiết kiệm", "vượt", "không", "quy định", "đúng", "công khai"];
    let label = folded(&figure.label);
    TIME.iter().any(|time| label.starts_with(time)) && has(&label, OF) && !has(&words(node, figure), LESS)
}

/// Whether a figure counts work that nothing should be taken off for; of other good words, too many turn around.
fn is_work(figure: &FigureSpec) -> bool {
    const WORK: &[&str] = &[
        "sáng kiến",
        "giải quyết đúng hạn",
        "giải quyết trước hạn",
        "nộp trực tuyến",
        "nộp qua mạng",
        "được khen",
        "mô hình mới",
        "cách làm hay",
    ];
    let label = folded(&figure.label);
    has(&label, WORK) && !bands::is_bad(&label)
}

/// The figure of which more gives more, at no place less.
fn rising(rule: &Rule) -> Option<&FigureSpec> {
    match rule {
        Rule::Bands { of, bands } => {
            let mut sorted: Vec<&Band> = bands.iter().collect();
            sorted.sort_by_key(|band| bands::lower(band));
            let rises = sorted.first()?.points < sorted.last()?.points;
            (rises && sorted.is_sorted_by_key(|band| band.points)).then(|| bands::counted(of))
        }
        Rule::LinearRatio { num, .. } => Some(num),
        Rule::LinearBetween { of, zero_at, full_at } if full_at > zero_at => Some(bands::counted(of)),
        Rule::CountPoints { count, per, .. } if !per.is_zero() => Some(count),
        _ => None,
    }
}

/// An edge that was written as a share: 0.9 for 90 %. It is below 1 %, where no edge is above 1, and the best points or any
/// at all begin there; or it is near below 1, where they begin; or it is 1, for all of what is good. A share of a budget or
/// of the people may be that small.
fn share_for_percent(node: &Node, rule: &Rule) -> Option<Decimal> {
    const SMALL: &[&str] = &[
        "ngân sách",
        "chi ",
        "kinh phí",
        "tinh giản",
        "tiết kiệm",
        "tăng",
        "giảm",
        "dân số",
        "nghèo",
        "khởi nghiệp",
        "đổi mới sáng tạo",
        "đạt giải",
        "học sinh giỏi",
        "sáng chế",
    ];
    let is_small = |edge: &Decimal| *edge < Decimal::ONE && !edge.is_zero();
    let (edge, of) = match rule {
        Rule::Bands { of, bands } => {
            let best = bands.iter().max_by_key(|band| band.points)?.from?.at;
            let edges: Vec<Decimal> =
                bands.iter().flat_map(|band| [band.from, band.to]).flatten().map(|edge| edge.at).collect();
            if edges.iter().any(|edge| *edge > Decimal::ONE) {
                return None;
            }
            // "1" beside "0.9" is 100 %; beside "0.5" it may be 1 %.
            let half = Decimal::new(5, 1);
            let near = edges.iter().copied().filter(|edge| *edge < Decimal::ONE && *edge > half).max();
            (if is_small(&best) { best } else { near? }, share(of)?)
        }
        Rule::LinearRatio { full_at, zero_below, num, .. } => (zero_below.filter(is_small).unwrap_or(*full_at), num),
        Rule::LinearBetween { of, zero_at, full_at } if full_at > zero_at => {
            (Some(*zero_at).filter(is_small).unwrap_or(*full_at), share(of)?)
        }
        _ => return None,
    };
    let labels = rule.figures().into_iter().map(|figure| words(node, figure)).collect::<String>();
    let is_all = edge == Decimal::ONE && bands::is_good_figure(node, of);
    ((is_small(&edge) || is_all) && !has(&labels, SMALL)).then_some(edge)
}

/// The figure of a ratio, or of a value that is a number of percent by its words.
fn share(of: &Measure) -> Option<&FigureSpec> {
    match of {
        Measure::Ratio { num, .. } => Some(num),
        Measure::Value(value) => (value.noun.contains('%') || value.label.contains('%')).then_some(value),
    }
}
