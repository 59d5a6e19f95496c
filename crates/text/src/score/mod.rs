//! Scores in words: the line under a criterion, the rule as a sentence, why points are lost and what wins them back.

mod remedy;
mod rule;
mod rule_en;
mod ties;

use thuocdo_core::framework::{Framework, Measure, Node, Rule, ZeroDenominator};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::score::{Basis, Loss, LossReason, Measured, NodeScore, Score, State, points_to_next_class};

use crate::number::{preview, rounded, short};
use crate::ui;
pub use remedy::remedy;
use rule::bracketed;
pub(crate) use rule::leaf_rounding;
pub use rule::{edges, published, rounding, rule, scored_by};
pub use rule_en::{needed_en, rule_en, scored_by_en};
pub use ties::tie_breaker;

/// Points as the framework prints them; a dash where there is no result.
pub fn points(framework: &Framework, points: Option<&Exact>) -> String {
    points.map_or_else(|| "–".into(), |value| rounded(value, framework.policies.rounding.printed_points))
}

/// The way to the next class, or that there is none better; nothing without an index, nor where there is one class alone.
pub fn next_class(framework: &Framework, score: &Score) -> Option<String> {
    let classes = &framework.policies.classes.list;
    let index = score.index.as_ref()?;
    let Some(next) = points_to_next_class(framework, score) else {
        return (index.class.is_some() && classes.len() > 1).then(|| ui::BEST_CLASS.into());
    };
    let up = Rounding { mode: RoundingMode::Up, ..framework.policies.rounding.printed_points };
    Some(ui::to_next_class(&rounded(&next.points, up), &classes.get(next.next)?.name.vi))
}

/// The word for a state.
pub fn state(state: State) -> &'static str {
    match state {
        State::Answered => "Đã trả lời",
        State::NotAnswered => "Chưa trả lời",
        State::NotApplicable => "Không áp dụng",
        State::NotAppraised => "Chưa thẩm định",
        State::Covered => "Tính theo điểm nhóm",
        State::Information => "Chỉ cung cấp thông tin",
    }
}

/// The line under a criterion: figures, the rule with the figures in it, the value before and after rounding.
pub fn live_line(framework: &Framework, node: &Node, score: &NodeScore) -> Option<String> {
    let shown = points(framework, score.points.as_ref());
    let rule = node.leaf.as_ref().map(|leaf| &leaf.rule);
    let max = Exact::from(node.attainable());
    // Points as the rule's table has them, in brackets where they came to others: cut off, or rounded.
    let came_to = score.points.as_ref().map(|points| points.round(framework.policies.rounding.printed_points).abs());
    let printed = |worth: Decimal| match came_to == Some(worth) {
        true => String::new(),
        false => format!(" ({} điểm{})", short(worth), held(&worth.into(), Decimal::ZERO, node.attainable())),
    };
    // Behind "đủ … điểm", where rounding left less.
    let rounded_away = match &score.points {
        Some(points) if *points != max && &Exact::ZERO - points != max => format!(" → {shown} điểm"),
        _ => String::new(),
    };
    let lead = match &score.basis {
        Basis::None | Basis::Sum => return None,
        Basis::Given { points: given } if came_to == Some(*given) => return Some(format!("Nhập thẳng {shown} điểm")),
        Basis::Given { points: given } => format!("Nhập {}", short(*given)),
        Basis::NotApplicable { .. } if score.attainable.is_zero() => {
            return Some(format!("Không áp dụng: bớt {} điểm khỏi mẫu số", short(node.attainable())));
        }
        Basis::NotApplicable { .. } => "Không áp dụng".to_owned(),
        Basis::Yes(answer) => match rule? {
            Rule::YesNo { yes, no } => {
                let (word, worth) = if *answer { ("Có", yes) } else { ("Không", no) };
                format!("{word}{}", printed(*worth))
            }
            _ => return None,
        },
        Basis::Choice { option } => {
            let rule = rule?;
            let option = rule.options().get(*option)?;
            let share = match rule {
                Rule::Grade { .. } => {
                    let points = max.times(&Exact::from(option.worth).hundredth());
                    format!(": {} % × {} = {}", short(option.worth), short(node.attainable()), preview(&points))
                }
                _ => printed(option.worth),
            };
            format!("{}{share}", option.label)
        }
        Basis::Band { measured, band } => match rule? {
            Rule::Bands { of, bands } => {
                let unit = if matches!(of, Measure::Ratio { .. }) { " %" } else { "" };
                let band = bands.get(*band)?;
                format!("{}: {}{}", figures(*measured), edges(band, unit), printed(band.points))
            }
            _ => return None,
        },
        Basis::Between { measured, .. } => match rule? {
            Rule::LinearBetween { zero_at, full_at, .. } => {
                let (full, most) = (short(*full_at), short(node.attainable()));
                let at = measured.value();
                let (value, from) = (preview(&at), Exact::from(*zero_at));
                // The basis is held to what can be had; the line shows what is held, and to what.
                let whole = max.times(&(&at - &from)).checked_div(&(&Exact::from(*full_at) - &from))?;
                let lead = if matches!(measured, Measured::Ratio { .. }) {
                    format!("{}; ", figures(*measured))
                } else {
                    String::new()
                };
                let cut = held(&whole, Decimal::ZERO, node.attainable());
                let zero = bracketed(*zero_at);
                format!("{lead}{most} × ({value} − {zero}) ÷ ({full} − {zero}) = {}{cut}", preview(&whole))
            }
            _ => return None,
        },
        Basis::Count { count, unrounded, .. } => match rule? {
            Rule::CountPoints { per, cap, .. } => {
                let cut = held(unrounded, Decimal::ZERO, node.attainable().min(*cap));
                format!("{} × {} = {}{cut}", short(*count), short(*per), preview(unrounded))
            }
            _ => return None,
        },
        Basis::Deduction { count, unrounded, .. } => match rule? {
            Rule::Deduction { start, per, floor, .. } => {
                let cut = held(unrounded, *floor, node.attainable());
                let (start, count, per) = (short(*start), short(*count), short(*per));
                format!("{start} − {count} × {per} = {}{cut}", preview(unrounded))
            }
            _ => return None,
        },
        Basis::Percent { percent, unrounded } => {
            let max = short(node.attainable());
            format!("{} % × {max} = {}", short(*percent), preview(unrounded))
        }
        Basis::Formula { values, unrounded, .. } => match rule? {
            Rule::Formula { figures, .. } => {
                let given =
                    figures.iter().zip(values).map(|(figure, v)| format!("{} = {}", figure.name.as_str(), short(*v)));
                let given = given.collect::<Vec<_>>().join("; ");
                let cut = held(unrounded, Decimal::ZERO, node.attainable());
                format!("{given}: {}{cut}", preview(unrounded))
            }
            _ => return None,
        },
        Basis::CohortThreshold { value, published, reached: is_reached } => match rule? {
            Rule::CohortThreshold { reached, below, .. } => {
                let (sign, worth) = if *is_reached { ("≥", reached) } else { ("<", below) };
                format!("{} {sign} {} (đã công bố){}", short(*value), short(*published), printed(*worth))
            }
            _ => return None,
        },
        Basis::CohortShare { value, published, .. } => {
            let whole = max.times(&Exact::from(*value)).checked_div(&Exact::from(*published));
            let (value, published, most) = (short(*value), short(*published), short(node.attainable()));
            match whole {
                Some(whole) => {
                    let cut = held(&whole, Decimal::ZERO, node.attainable());
                    let whole = preview(&whole);
                    format!("{most} × {value} ÷ {published} (đã công bố) = {whole}{cut}")
                }
                None => format!("{value} ≥ {published} (đã công bố)"),
            }
        }
        Basis::ZeroDenominator(policy) => {
            return Some(match policy {
                ZeroDenominator::Zero => "0 ÷ 0: không phát sinh → 0 điểm".into(),
                ZeroDenominator::Full => {
                    format!("0 ÷ 0: không phát sinh → đủ {} điểm{}", short(node.attainable()), rounded_away)
                }
                ZeroDenominator::NotApplicable => "0 ÷ 0: không phát sinh → không áp dụng".into(),
                ZeroDenominator::Missing => "0 ÷ 0: chưa có số liệu → không có điểm, cộng 0".into(),
            });
        }
        Basis::Ratio { num, den, unrounded, full } => {
            let (full_at, least) = match rule {
                Some(Rule::LinearRatio { full_at, zero_below, .. }) => (*full_at, *zero_below),
                _ => (Decimal::ONE_HUNDRED, None),
            };
            let (num, den, max) = (Figures(*num), Figures(*den), short(node.attainable()));
            if unrounded.is_zero() && !num.0.is_zero() {
                let percent = preview(&Measured::Ratio { num: num.0, den: den.0 }.value());
                let least = short(least.unwrap_or_default());
                format!("{num} ÷ {den} = {percent} %: dưới mức tối thiểu {least} %")
            } else if *full {
                let target = short(full_at);
                let percent = Exact::from(num.0).times(&Exact::from(100)).checked_div(&Exact::from(den.0));
                let percent = percent.map(|p| preview(&p)).unwrap_or_default();
                let sign = if percent == target { "=" } else { "≥" };
                let relation = if sign == "=" { String::new() } else { format!(" ≥ {target} %") };
                return Some(format!("{num} ÷ {den} = {percent} %{relation} → đủ {max} điểm{rounded_away}"));
            } else if full_at == Decimal::ONE_HUNDRED {
                format!("{num} ÷ {den} × {max} = {}", preview(unrounded))
            } else {
                format!("{num} ÷ {den} ÷ {} % × {max} = {}", short(full_at), preview(unrounded))
            }
        }
    };
    Some(format!("{lead} → {shown} điểm"))
}

/// To what points are held that lie below the least or above the most that can be had; nothing where they lie between.
fn held(points: &Exact, least: Decimal, most: Decimal) -> String {
    if *points > Exact::from(most) {
        format!(", tối đa {}", short(most))
    } else if *points < Exact::from(least) {
        format!(", không thấp hơn {}", short(least))
    } else {
        String::new()
    }
}

/// What was measured, with its percent where it is a ratio.
fn figures(measured: Measured) -> String {
    match measured {
        Measured::Value(value) => short(value),
        Measured::Ratio { num, den } => format!("{} ÷ {} = {} %", short(num), short(den), preview(&measured.value())),
    }
}

struct Figures(Decimal);

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&short(self.0))
    }
}

/// Why points are missing, with the figures.
pub fn loss_reason(framework: &Framework, loss: &Loss, score: Option<&NodeScore>) -> String {
    match loss.reason {
        LossReason::Figures => {
            let line =
                loss.node.zip(score).and_then(|(index, score)| live_line(framework, framework.node(index), score));
            line.unwrap_or_default()
        }
        LossReason::Rounding if loss.node.is_some() => "Đủ điểm, chênh lệch do làm tròn".into(),
        LossReason::Given => "Điểm nhập thẳng thấp hơn điểm tối đa".into(),
        LossReason::ZeroDenominator(ZeroDenominator::Missing) => "Chưa có số liệu (0/0): không có điểm".into(),
        LossReason::ZeroDenominator(_) => "Không phát sinh (0/0): bộ tiêu chí cho 0 điểm".into(),
        LossReason::NotApplicable => "Không áp dụng: bộ tiêu chí tính 0 điểm".into(),
        LossReason::NotAnswered => "Chưa trả lời".into(),
        LossReason::NotAppraised => "Chưa thẩm định".into(),
        LossReason::Bonus => "Điểm thưởng được cộng thêm".into(),
        LossReason::Penalty => "Điểm trừ".into(),
        LossReason::Cap => "Phần vượt giới hạn (điểm thưởng, điểm trừ, điểm tối đa) không tính".into(),
        LossReason::RemovedCriteria => {
            "Mẫu số riêng của đơn vị nhỏ hơn tổng điểm các tiêu chí (tiêu chí đã bớt không được công bố)".into()
        }
        LossReason::Rounding => "Chênh lệch do làm tròn ở cấp trên".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::{Answer, Assessment, Figure, Given, Period, Unit};
    use thuocdo_core::framework::by_id;
    use thuocdo_core::score::score;

    #[test]
    fn the_best_class_is_one_of_several_and_needs_an_index() {
        let full = |id: &str| {
            let framework = by_id(id).unwrap();
            let mut sheet = Assessment::new(id, Unit::default(), Period::Year(2026));
            for area in framework.areas() {
                let node = framework.node(area);
                let given = Some(Given::Points(Figure::Number(node.attainable())));
                sheet.set_answer(&node.id, Answer { given, ..Answer::default() });
            }
            (score(&framework, &sheet), framework)
        };
        // A framework, and what is said of full points.
        let table = [
            ("qd766-2022", Some(ui::BEST_CLASS)),
            ("lai-chau-2020", Some(ui::BEST_CLASS)),
            // These sort nobody: their only class is "Không xếp loại".
            ("sipas-2024", None),
            ("par-tinh-2948-2017", None),
            ("par-tinh-1149-2020", None),
        ];
        for (id, wanted) in table {
            let (mut score, framework) = full(id);
            assert!(score.index.is_some(), "{id}");
            assert_eq!(next_class(&framework, &score).as_deref(), wanted, "{id}");
            score.index = None;
            assert_eq!(next_class(&framework, &score), None, "{id}: without an index");
        }
        let framework = by_id("qd766-2022").unwrap();
        let nothing = score(&framework, &Assessment::new("qd766-2022", Unit::default(), Period::Year(2026)));
        assert_eq!(next_class(&framework, &nothing), Some(ui::to_next_class("50,00", "Trung bình")));
    }
}
