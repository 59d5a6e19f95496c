//! Scores in words: the line under a criterion, the rule as a sentence, why points are lost and what wins them back.

use thuocdo_core::framework::{Framework, Node, NodeIndex, Rule, ScoredBy, ZeroDenominator};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::score::{Basis, Loss, LossReason, Needed, NodeScore, Remedy, State};

use crate::number::{decimal, preview, rounded, short};

/// Points as the framework prints them; a dash where there is no result.
pub fn points(framework: &Framework, points: Option<&Exact>) -> String {
    points.map_or_else(|| "–".into(), |value| rounded(value, framework.policies.rounding.printed_points))
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

/// The rule of a leaf in one or two sentences.
pub fn rule(framework: &Framework, node: &Node) -> String {
    let Some(leaf) = &node.leaf else { return String::new() };
    let max = short(node.attainable());
    let rounding = framework.policies.rounding.leaf.map_or_else(
        || " Không làm tròn ở từng tiêu chí.".to_owned(),
        |rounding| format!(" Làm tròn đến {} chữ số thập phân{}.", rounding.decimals, mode(rounding)),
    );
    match &leaf.rule {
        Rule::ManualPoints => format!("Nhập thẳng điểm từ 0 đến {max}.{rounding}"),
        Rule::Information { .. } => "Chỉ cung cấp thông tin, không tính điểm.".into(),
        Rule::LinearRatio { full_at, zero_denominator, .. } => {
            let formula = if *full_at == Decimal::ONE_HUNDRED {
                format!("Điểm = {max} × tử số ÷ mẫu số, tối đa {max}.")
            } else {
                let full_at = short(*full_at);
                format!(
                    "Tỷ lệ từ {full_at} % trở lên được tối đa {max} điểm; dưới {full_at} %: điểm = {max} × (tử số ÷ mẫu số) ÷ {full_at} %."
                )
            };
            format!("{formula}{rounding} {}", zero_denominator_rule(*zero_denominator))
        }
    }
}

fn mode(rounding: Rounding) -> &'static str {
    match rounding.mode {
        RoundingMode::HalfUp => ", nửa làm tròn lên",
        RoundingMode::HalfEven => ", nửa làm tròn về số chẵn",
        RoundingMode::Down => ", bỏ phần dư",
        RoundingMode::Up => ", luôn làm tròn lên",
    }
}

fn zero_denominator_rule(policy: ZeroDenominator) -> &'static str {
    match policy {
        ZeroDenominator::Zero => "Không phát sinh (0/0): 0 điểm.",
        ZeroDenominator::Full => "Không phát sinh (0/0): được điểm tối đa.",
        ZeroDenominator::NotApplicable => "Không phát sinh (0/0): coi là không áp dụng.",
        ZeroDenominator::Missing => "Không phát sinh (0/0): không có điểm, cộng 0 vào tổng.",
    }
}

/// Where a leaf's rounding stands in words: "làm tròn 2 chữ số, nửa lên".
pub fn rounding(rounding: Option<Rounding>) -> String {
    rounding.map_or_else(
        || "không làm tròn".into(),
        |rounding| format!("{} chữ số thập phân{}", rounding.decimals, mode(rounding)),
    )
}

/// Who scores a leaf.
pub fn scored_by(scored_by: ScoredBy) -> &'static str {
    match scored_by {
        ScoredBy::Itself => "Đơn vị tự chấm",
        ScoredBy::Appraiser => "Cơ quan thẩm định chấm",
        ScoredBy::Survey => "Điều tra xã hội học",
    }
}

/// The line under a criterion: figures, the rule with the figures in it, the value before and after rounding.
pub fn live_line(framework: &Framework, node: &Node, score: &NodeScore) -> Option<String> {
    let shown = points(framework, score.points.as_ref());
    Some(match &score.basis {
        Basis::None | Basis::Sum => return None,
        Basis::Given { points: given } => match framework.policies.rounding.leaf {
            Some(_) if score.points.as_ref() != Some(&Exact::from(*given)) => {
                format!("Nhập {} → {shown} điểm", short(*given))
            }
            _ => format!("Nhập thẳng {shown} điểm"),
        },
        Basis::NotApplicable { .. } if score.attainable.is_zero() => {
            format!("Không áp dụng: bớt {} điểm khỏi mẫu số", short(node.attainable()))
        }
        Basis::NotApplicable { .. } => format!("Không áp dụng → {shown} điểm"),
        Basis::ZeroDenominator(policy) => match policy {
            ZeroDenominator::Zero => "0 ÷ 0: không phát sinh → 0 điểm".into(),
            ZeroDenominator::Full => format!("0 ÷ 0: không phát sinh → tối đa {} điểm", short(node.attainable())),
            ZeroDenominator::NotApplicable => "0 ÷ 0: không phát sinh → không áp dụng".into(),
            ZeroDenominator::Missing => "0 ÷ 0: chưa có số liệu → không có điểm, cộng 0".into(),
        },
        Basis::Ratio { num, den, unrounded, full } => {
            let full_at = match node.leaf.as_ref().map(|leaf| &leaf.rule) {
                Some(Rule::LinearRatio { full_at, .. }) => *full_at,
                _ => Decimal::ONE_HUNDRED,
            };
            let (num, den, max) = (Figures(*num), Figures(*den), short(node.attainable()));
            let target = short(full_at);
            if *full {
                let percent = Exact::from(num.0).times(&Exact::from(100)).checked_div(&Exact::from(den.0));
                let percent = percent.map(|p| preview(&p)).unwrap_or_default();
                let sign = if percent == target { "=" } else { "≥" };
                let relation = if sign == "=" { String::new() } else { format!(" ≥ {target} %") };
                format!("{num} ÷ {den} = {percent} %{relation} → tối đa {max} điểm")
            } else if full_at == Decimal::ONE_HUNDRED {
                format!("{num} ÷ {den} × {max} = {} → {shown} điểm", preview(unrounded))
            } else {
                format!("{num} ÷ {den} ÷ {target} % × {max} = {} → {shown} điểm", preview(unrounded))
            }
        }
    })
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
        LossReason::Given => "Điểm nhập thẳng thấp hơn điểm tối đa".into(),
        LossReason::ZeroDenominator(ZeroDenominator::Missing) => "Chưa có số liệu (0/0): không có điểm".into(),
        LossReason::ZeroDenominator(_) => "Không phát sinh (0/0): bộ chỉ số cho 0 điểm".into(),
        LossReason::NotApplicable => "Không áp dụng: bộ chỉ số tính 0 điểm".into(),
        LossReason::NotAnswered => "Chưa trả lời".into(),
        LossReason::NotAppraised => "Chưa thẩm định".into(),
        LossReason::RemovedCriteria => {
            "Mẫu số riêng của đơn vị nhỏ hơn tổng điểm các tiêu chí (tiêu chí đã bớt không được công bố)".into()
        }
        LossReason::Rounding => "Chênh lệch do làm tròn ở cấp trên".into(),
    }
}

/// What would win points back, in natural units; one sentence for a step and one for everything.
pub fn remedy(framework: &Framework, index: NodeIndex, remedy: &Remedy) -> Vec<String> {
    let Some(Rule::LinearRatio { num, den, .. }) = framework.node(index).leaf.as_ref().map(|leaf| &leaf.rule) else {
        return Vec::new();
    };
    let sentence = |needed: &Needed, goal: &str| {
        let gain = points(framework, Some(&needed.gain));
        format!("Cần thêm {} {} để thêm {gain} điểm{goal}.", decimal(needed.more), num.noun)
    };
    let mut sentences: Vec<String> = remedy.step.iter().map(|step| sentence(step, "")).collect();
    sentences.push(sentence(&remedy.full, " (đạt tối đa)"));
    if let Some(new_cases) = remedy.step.as_ref().unwrap_or(&remedy.full).new_cases {
        sentences.push(format!(
            "Nếu chỉ trông vào {} phát sinh mới và đều đạt: cần {} cho {}.",
            den.noun,
            decimal(new_cases),
            if remedy.step.is_some() { "bước này" } else { "mức tối đa" }
        ));
    }
    sentences
}
