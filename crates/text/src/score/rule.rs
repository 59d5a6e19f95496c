//! Rules in words: how the points of a criterion come about, as one or two sentences.

use thuocdo_core::framework::{
    AboveFull, Band, Block, Cohort, Edge, FigureSpec, Framework, Measure, Node, Rule, RuleOption, ScoredBy,
    ZeroDenominator,
};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};

use crate::number::{preview, short};

/// The rule of a leaf in a few sentences.
pub fn rule(framework: &Framework, node: &Node) -> String {
    let Some(leaf) = &node.leaf else { return String::new() };
    let max = short(node.attainable());
    let mut text = match &leaf.rule {
        Rule::ManualPoints => format!("Nhập thẳng điểm từ 0 đến {max}."),
        Rule::Information { value } => {
            let value = value.as_ref().map(|value| format!(" {}", figure(value))).unwrap_or_default();
            return format!("Chỉ cung cấp thông tin{value}, không tính điểm.");
        }
        Rule::YesNo { yes, no } => format!("Có: {} điểm; không: {} điểm.", short(*yes), short(*no)),
        Rule::Choice { options } => list(options.iter().map(|o| format!("{}: {} điểm", o.label, short(o.worth)))),
        Rule::Grade { options } => list(options.iter().map(|option| grade(option, node))),
        Rule::Bands { of, bands } => {
            let unit = percent_sign(of);
            let bands = list(bands.iter().map(|band| format!("{}: {} điểm", edges(band, unit), short(band.points))));
            format!("Theo {}: {bands}", measured(of))
        }
        Rule::LinearRatio { full_at, zero_below, num, den, .. } => {
            let ratio = format!("{} ÷ {}", figure(num), figure(den));
            let is_all_or_nothing = zero_below.is_some_and(|least| least >= *full_at);
            let formula = if *full_at == Decimal::ONE_HUNDRED && !is_all_or_nothing {
                format!("Điểm = {max} × {ratio}, tối đa {max}.")
            } else if is_all_or_nothing {
                format!("Tỷ lệ {ratio} từ {} % trở lên được đủ {max} điểm.", short(*full_at))
            } else {
                let full_at = short(*full_at);
                format!(
                    "Tỷ lệ từ {full_at} % trở lên được đủ {max} điểm; dưới {full_at} %: điểm = {max} × ({ratio}) ÷ {full_at} %."
                )
            };
            let least = if is_all_or_nothing { Some(*full_at) } else { *zero_below };
            let zero = least.map(|least| format!(" Tỷ lệ dưới {} %: 0 điểm.", short(least))).unwrap_or_default();
            formula + &zero
        }
        Rule::LinearBetween { of, zero_at, full_at } => {
            let unit = percent_sign(of);
            let (zero, full) = (short(*zero_at), short(*full_at));
            let less = bracketed(*zero_at);
            let (better, worse) = if full_at > zero_at { ("lên", "xuống") } else { ("xuống", "lên") };
            format!(
                "Theo {}: từ {full}{unit} trở {better} được đủ {max} điểm, từ {zero}{unit} trở {worse} 0 điểm; ở giữa: điểm = {max} × (giá trị − {less}) ÷ ({full} − {less}).",
                measured(of)
            )
        }
        Rule::CountPoints { count, per, cap } => {
            let counted = figure(count);
            format!("{counted}: mỗi {} {} điểm, tối đa {} điểm.", count.noun, short(*per), short(*cap))
        }
        Rule::Deduction { count, start, per, floor } => format!(
            "{}: bắt đầu từ {} điểm; mỗi {} trừ {} điểm, không thấp hơn {} điểm.",
            figure(count),
            short(*start),
            count.noun,
            short(*per),
            short(*floor)
        ),
        Rule::SurveyPercent { percent } => {
            let unit = if percent.label.trim_end().ends_with("(%)") { "" } else { " (%)" };
            format!("Điểm = {max} × {}{unit}.", figure(percent))
        }
        Rule::Formula { figures, formula } => format!(
            "Điểm = {}, trong khoảng từ 0 đến {max}; max_points = {max}{}.",
            formula.text(),
            figures.iter().map(|spec| format!("; {} = {}", spec.name.as_str(), figure(spec))).collect::<String>()
        ),
        Rule::CohortThreshold { value, cohort, reached, below } => {
            let (value, of) = (figure(value), published(*cohort));
            format!("{value} từ {of} trở lên: {} điểm; thấp hơn: {} điểm.", short(*reached), short(*below))
        }
        Rule::CohortShare { value, cohort } => {
            format!("Điểm = {max} × {} ÷ {}, tối đa {max}.", figure(value), published(*cohort))
        }
    };
    // What was measured for nobody is taken off a table that was written for all of it.
    if leaf.rule.has_table() && node.attainable() < node.max {
        text.push_str(&format!(" Chỉ tính đến {max} điểm."));
    }
    text.push_str(&leaf_rounding(framework));
    if let Some(policy) = leaf.rule.zero_denominator() {
        text.push(' ');
        text.push_str(zero_denominator(policy));
    }
    match node.block() {
        Some(Block::Bonus { above_full }) => {
            text.push_str(" Điểm thưởng: cộng vào tổng điểm, không tính vào mẫu số");
            text.push_str(match above_full {
                AboveFull::Counted => ".",
                AboveFull::Cut => "; tổng điểm không vượt điểm tối đa.",
            });
        }
        Some(Block::Penalty) => text.push_str(" Điểm trừ: trừ vào tổng điểm."),
        None => {}
    }
    text
}

/// How each criterion is rounded, as a rule says it.
pub(crate) fn leaf_rounding(framework: &Framework) -> String {
    match framework.policies.rounding.leaf {
        None => " Không làm tròn ở từng tiêu chí.".to_owned(),
        Some(to) => format!(" Làm tròn đến {}.", rounding(Some(to))),
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ") + "."
}

fn grade(option: &RuleOption, node: &Node) -> String {
    let points = Exact::from(node.attainable()).times(&Exact::from(option.worth).hundredth());
    format!("{}: {} % điểm tối đa ({} điểm)", option.label, short(option.worth), preview(&points))
}

/// A number behind a minus: one below 0 in brackets.
pub(super) fn bracketed(value: Decimal) -> String {
    if value < Decimal::ZERO { format!("({})", short(value)) } else { short(value) }
}

/// A figure as the form labels it: “Số hồ sơ đúng hạn”.
fn figure(spec: &FigureSpec) -> String {
    format!("“{}”", spec.label)
}

/// What a rule measures: "tỷ lệ “Số hồ sơ đúng hạn” ÷ “Số hồ sơ đã giải quyết”", or a figure alone.
fn measured(of: &Measure) -> String {
    match of {
        Measure::Value(value) => figure(value),
        Measure::Ratio { num, den, .. } => format!("tỷ lệ {} ÷ {}", figure(num), figure(den)),
    }
}

fn percent_sign(of: &Measure) -> &'static str {
    if matches!(of, Measure::Ratio { .. }) { " %" } else { "" }
}

/// A band in words: "từ 70 % đến 90 %", "trên 90 %", "dưới 70 %".
pub fn edges(band: &Band, unit: &str) -> String {
    let from = |edge: Edge| format!("{} {}{unit}", if edge.included { "từ" } else { "trên" }, short(edge.at));
    let to = |edge: Edge| format!("{} {}{unit}", if edge.included { "đến" } else { "dưới" }, short(edge.at));
    match (band.from, band.to) {
        (None, None) => "mọi giá trị".into(),
        (Some(edge), None) if edge.included => format!("{} trở lên", from(edge)),
        (Some(edge), None) => from(edge),
        (None, Some(edge)) if edge.included => format!("{} trở xuống", short(edge.at) + unit),
        (None, Some(edge)) => to(edge),
        (Some(low), Some(high)) if low == high => format!("bằng {}{unit}", short(low.at)),
        (Some(low), Some(high)) => match (low.included, high.included) {
            (_, false) => format!("{} đến {}", from(low), to(high)),
            _ => format!("{} {}", from(low), to(high)),
        },
    }
}

/// A published figure of the cohort in words.
pub fn published(cohort: Cohort) -> &'static str {
    match cohort {
        Cohort::Mean => "mức bình quân chung đã công bố",
        Cohort::Best => "mức cao nhất đã công bố",
    }
}

fn mode(rounding: Rounding) -> &'static str {
    match rounding.mode {
        RoundingMode::HalfUp => " (chữ số bỏ đi từ 5 trở lên thì làm tròn lên)",
        RoundingMode::HalfEven => " (đúng một nửa thì làm tròn về số chẵn)",
        RoundingMode::Down => " (bỏ phần dư)",
        RoundingMode::Up => " (luôn làm tròn lên)",
    }
}

fn zero_denominator(policy: ZeroDenominator) -> &'static str {
    match policy {
        ZeroDenominator::Zero => "Không phát sinh (0/0): 0 điểm.",
        ZeroDenominator::Full => "Không phát sinh (0/0): được điểm tối đa.",
        ZeroDenominator::NotApplicable => "Không phát sinh (0/0): coi là không áp dụng.",
        ZeroDenominator::Missing => "Không phát sinh (0/0): không có điểm, cộng 0 vào tổng.",
    }
}

/// A rounding in words: "2 chữ số thập phân (…)".
pub fn rounding(rounding: Option<Rounding>) -> String {
    rounding.map_or_else(
        || "không làm tròn".into(),
        |rounding| format!("{} chữ số thập phân{}", rounding.decimals, mode(rounding)),
    )
}

/// Who scores a leaf.
pub const fn scored_by(scored_by: ScoredBy) -> &'static str {
    match scored_by {
        ScoredBy::Itself => "Đơn vị tự chấm",
        ScoredBy::Appraiser => "Cơ quan thẩm định chấm",
        ScoredBy::Survey => "Điều tra xã hội học",
    }
}
