//! Defects of bands: gaps, overlaps, and points that fall where they should rise.

use std::cmp::Ordering;

use super::super::model::*;
use super::Defect;
use crate::letters::folded;
use crate::number::Decimal;

/// So many overlaps of one rule are told: more would bury the rest, and a thousand equal bands have half a million.
const OVERLAPS_TOLD: usize = 50;

/// Words of what there should be more of.
const GOOD: &[&str] = &[
    "đúng hạn",
    "đúng hẹn",
    "trước hạn",
    "trước hẹn",
    "kịp thời",
    "hài lòng",
    "hoàn thành",
    "trực tuyến",
    "qua mạng",
    "toàn trình",
    "giải ngân",
    "số hóa",
    "số hoá",
    "đạt",
    "đầy đủ",
    "công khai",
    "đồng bộ",
];

/// Words of what there should be less of, or that turn the others around: "chưa hoàn thành", "số ngày hoàn thành".
const BAD: &[&str] = &[
    "không",
    "chưa",
    "chậm",
    "trễ",
    "muộn",
    "quá hạn",
    "thiếu",
    "sai",
    "lỗi",
    "vi phạm",
    "trả lại",
    "từ chối",
    "tồn",
    "hủy",
    "huỷ",
    "bổ sung",
    "ngày",
    "giờ",
    "thời gian",
    "chi phí",
    "giảm",
    "bị ",
    "yếu",
    "kém",
    "kỷ luật",
    "trực tiếp",
    "bản giấy",
    "hồ sơ giấy",
    "thấp hơn",
    "ít hơn",
    "sau hạn",
    "gia hạn",
    "hết hiệu lực",
    "phải",
    "nhắc",
    "đôn đốc",
    "lệch",
    "dưới",
    "mất",
    "còn ",
    "nợ",
    "sót",
    "làm lại",
    "dôi dư",
    "trái",
    "phát sinh",
    "mức thấp",
    "bỏ học",
    "nộp hộ",
    "nộp thay",
    "điền hộ",
    "ghi thay",
    "bằng 0",
    "có 0",
    "ngoài",
    "tạm dừng",
    "lần hai",
    "vượt",
];

/// Words that hold one of these and mean something else.
const NOT_BAD: [&str; 3] = ["thiết bị", "trang bị", "chuẩn bị"];

/// Whether words say of something that there should be less of it, or turn good ones around.
pub(super) fn is_bad(words: &str) -> bool {
    // Most words hold none of them, and need not be looked at twice.
    has(words, BAD) && has(&NOT_BAD.iter().fold(words.to_owned(), |words, other| words.replace(other, "")), BAD)
}

/// The defects of the bands of a leaf.
pub(super) fn defects(node: &Node, of: &Measure, bands: &[Band], report: &mut dyn FnMut(Defect)) {
    let top = matches!(of, Measure::Ratio { .. }).then_some(Decimal::ONE_HUNDRED);
    let whole = matches!(of, Measure::Value(value) if value.whole);
    let mut overlaps = false;
    gaps_and_overlaps(bands, top, whole, &mut |defect| {
        overlaps |= matches!(defect, Defect::BandOverlap { .. });
        match &defect {
            Defect::BandGap { from, to } if is_empty(*from, *to, top, whole) => {}
            _ => report(defect),
        }
    });
    if overlaps {
        return;
    }
    // What is taken is turned around by right.
    if node.block() == Some(Block::Penalty) {
        return;
    }
    // Points above the maximum are told by themselves and count as the maximum.
    let mut within: Vec<&Band> = bands.iter().filter(|band| is_within(band, top, whole)).collect();
    within.sort_by_key(|band| lower(band));
    let points: Vec<Decimal> = within.iter().map(|band| band.points.min(node.max)).collect();
    let any = |order: Ordering| points.windows(2).any(|pair| pair[0].cmp(&pair[1]) == order);
    let falls = points.windows(2).position(|pair| pair[0] > pair[1]);
    // Most points in the middle are a mark to be met, as of staff; but not of what there cannot be too much of.
    let rises_again = falls.is_some_and(|at| points[at..].windows(2).any(|pair| pair[0] < pair[1]));
    match (any(Ordering::Less), any(Ordering::Greater)) {
        (true, true) if rises_again || is_good(node, of) && !is_quota(node, of) => report(Defect::BandsTurn),
        (true, true) => {}
        (false, true) => more_gives_less(node, of, report),
        _ => {}
    }
}

/// Whether decisions set how many there may be at most, as of those who did best.
fn is_quota(node: &Node, of: &Measure) -> bool {
    has(&words(node, counted(of)), &["xuất sắc", "chiến sĩ thi đua", "cstđ", "lao động tiên tiến"])
}

/// What should be high and gives the less the higher it is: only where its words leave no doubt, since of late dossiers the
/// fewer are the better.
pub(super) fn more_gives_less(node: &Node, of: &Measure, report: &mut dyn FnMut(Defect)) {
    if is_good(node, of) {
        report(Defect::MoreGivesLess { figure: counted(of).label.clone() });
    }
}

/// The figure that is measured; of a ratio, the one above the line.
pub(super) fn counted(of: &Measure) -> &FigureSpec {
    match of {
        Measure::Ratio { num, .. } => num,
        Measure::Value(value) => value,
    }
}

/// Whether there should be more of it by its words. A value may be a time or a rank, of which there should be less; a number
/// of things is none.
fn is_good(node: &Node, of: &Measure) -> bool {
    const TIME_OR_RANK: &[&str] = &["tháng", "tuần", "quý", "năm", "phút", "hạng", "lần", "thứ", "bước"];
    const NUMBER: [&str; 5] = ["số ", "tổng số ", "tỷ lệ ", "tỉ lệ ", "chỉ số "];
    let figure = counted(of);
    let is_number = match of {
        Measure::Ratio { .. } => true,
        Measure::Value(value) => {
            let label = folded(&value.label);
            NUMBER.iter().any(|start| label.starts_with(start)) && !has(&words(node, figure), TIME_OR_RANK)
        }
    };
    is_number && is_good_figure(node, figure)
}

/// Whether there should be more of a figure by its words.
pub(super) fn is_good_figure(node: &Node, figure: &FigureSpec) -> bool {
    node.block() != Some(Block::Penalty) && is_good_thing(&words(node, figure))
}

/// Whether words say of something that there should be more of it.
pub(super) fn is_good_thing(words: &str) -> bool {
    has(words, GOOD) && !is_bad(words)
}

/// Whether there may be less of a figure by its words, as of days.
pub(super) fn is_better_low(node: &Node, figure: &FigureSpec) -> bool {
    const LOW: &[&str] = &[
        "khiếu nại",
        "tố cáo",
        "phản ánh",
        "kiến nghị",
        "nghèo",
        "thất nghiệp",
        "tai nạn",
        "sự cố",
        "hạng",
        "đi lại",
        "cuộc họp",
        "khoảng cách",
        "bước",
        "giấy",
        "thứ bậc",
        "đầu mối",
        "tiêu thụ",
        "số vụ",
        "số ca",
        "mã độc",
        "ngập",
        "phát thải",
        "rác",
        "thất",
        "dinh dưỡng",
        "tảo hôn",
        "sinh con",
    ];
    let words = words(node, figure);
    is_bad(&words) || has(&words, LOW)
}

pub(super) fn words(node: &Node, figure: &FigureSpec) -> String {
    folded(&format!("{} {} {}", figure.label, figure.noun, node.name.vi))
}

#[inline(never)]
pub(super) fn has(words: &str, list: &[&str]) -> bool {
    list.iter().any(|word| words.contains(word))
}

/// Whether a value can lie in a band: a ratio never leaves 0 to 100 percent, a figure is never below 0, a count is whole.
pub(super) fn is_within(band: &Band, top: Option<Decimal>, whole: bool) -> bool {
    let from = band.from.unwrap_or(Edge { at: Decimal::ZERO, included: true });
    if whole && is_empty(Some(from), band.to, top, whole) {
        return false;
    }
    let above = top.is_none_or(|top| band.from.is_none_or(|edge| edge.at < top || (edge.at == top && edge.included)));
    let below = band.to.is_none_or(|edge| edge.at > Decimal::ZERO || (edge.at.is_zero() && edge.included));
    above && below
}

/// Whether no value can lie in a gap: a ratio is at most 100 percent, a count is whole.
fn is_empty(from: Option<Edge>, to: Option<Edge>, top: Option<Decimal>, whole: bool) -> bool {
    let Some(from) = from else { return false };
    if top.is_some_and(|top| from.at > top || (from.at == top && !from.included)) {
        return true;
    }
    if !whole {
        return false;
    }
    let first = if from.included { from.at.ceil() } else { from.at.floor() + Decimal::ONE };
    to.is_some_and(|to| first > to.at || (first == to.at && !to.included))
}

/// Values that lie in no band, and bands that overlap; `top` is the greatest value there can be.
fn gaps_and_overlaps(bands: &[Band], top: Option<Decimal>, whole: bool, report: &mut dyn FnMut(Defect)) {
    let mut order: Vec<usize> = (0..bands.len()).collect();
    order.sort_by(|a, b| lower(&bands[*a]).cmp(&lower(&bands[*b])));
    let pairs =
        order.iter().enumerate().flat_map(|(at, first)| order[at + 1..].iter().map(move |second| (first, second)));
    let overlapping = pairs.filter(|(first, second)| overlap(&bands[**first], &bands[**second], whole));
    for (first, second) in overlapping.take(OVERLAPS_TOLD) {
        report(Defect::BandOverlap { first: *first.min(second), second: *first.max(second) });
    }
    // Walks up from 0, always to the end of what is covered without a gap.
    let mut covered: Option<Edge> = Some(Edge { at: Decimal::ZERO, included: false });
    for band in order.iter().map(|at| &bands[*at]) {
        let Some(end) = covered else { break };
        let starts_beyond = band.from.is_some_and(|from| match from.at.cmp(&end.at) {
            Ordering::Greater => true,
            Ordering::Equal => !end.included && !from.included,
            Ordering::Less => false,
        });
        if starts_beyond {
            // From 0 on nothing is covered yet, so that 0 itself belongs to the gap.
            let zero = end.at.is_zero() && !end.included;
            let from = Edge { at: end.at, included: zero || !end.included };
            let to = band.from.map(|edge| Edge { included: !edge.included, ..edge });
            report(Defect::BandGap { from: Some(from), to });
        }
        covered = match (covered, band.to) {
            (_, None) | (None, _) => None,
            (Some(end), Some(to)) if (to.at, to.included) > (end.at, end.included) => Some(to),
            (end, _) => end,
        };
    }
    if let Some(end) = covered {
        let is_open = top.is_none_or(|top| end.at < top || (end.at == top && !end.included));
        if is_open {
            let from = Edge { at: end.at, included: !end.included };
            report(Defect::BandGap { from: Some(from), to: top.map(|at| Edge { at, included: true }) });
        }
    }
}

/// Where a band begins, to sort by: without a bound first, and an edge that is included before one that is not.
pub(super) fn lower(band: &Band) -> (bool, Decimal, bool) {
    band.from.map_or((false, Decimal::ZERO, false), |edge| (true, edge.at, !edge.included))
}

/// Whether a value lies in both bands; of whole numbers, a whole one.
fn overlap(one: &Band, other: &Band, whole: bool) -> bool {
    let before = |low: &Band, high: &Band| match (low.to, high.from) {
        (Some(to), Some(from)) => {
            let apart = to.at < from.at || (to.at == from.at && !(to.included && from.included));
            apart || (whole && is_empty(Some(from), Some(to), None, whole))
        }
        _ => false,
    };
    !before(one, other) && !before(other, one)
}
