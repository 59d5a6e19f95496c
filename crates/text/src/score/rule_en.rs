//! Rules in English words, for readers abroad; the law's own words are the Vietnamese ones.

use thuocdo_core::framework::{
    AboveFull, Block, Cohort, Edge, FigureSpec, Framework, Measure, Node, Rule, ScoredBy, ZeroDenominator,
};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};

/// Who scores a leaf.
pub const fn scored_by_en(scored_by: ScoredBy) -> &'static str {
    match scored_by {
        ScoredBy::Itself => "The unit itself",
        ScoredBy::Appraiser => "The appraising agency",
        ScoredBy::Survey => "A sociological survey",
    }
}

/// What evidence a leaf needs, in the framework's own words.
pub fn needed_en(evidence: &str) -> String {
    format!("Evidence: {evidence}")
}

/// A decimal as English writes it, without trailing zeros.
fn short(value: Decimal) -> String {
    value.normalize().to_string()
}

/// So many points: `1 point`, `0.5 points`.
fn points(value: Decimal) -> String {
    format!("{} {}", short(value), if value == Decimal::ONE { "point" } else { "points" })
}

/// The rule of a leaf in a few English sentences. Names and labels stay as the framework has them.
pub fn rule_en(framework: &Framework, node: &Node) -> String {
    let Some(leaf) = &node.leaf else { return String::new() };
    let max = short(node.attainable());
    let mut text = match &leaf.rule {
        Rule::ManualPoints => format!("Points are entered directly, from 0 to {max}."),
        Rule::Information { value } => {
            let value = value.as_ref().map(|value| format!(": {}", figure(value))).unwrap_or_default();
            return format!("For information only{value}; not scored.");
        }
        Rule::YesNo { yes, no } => format!("Yes: {}; no: {}.", points(*yes), points(*no)),
        Rule::Choice { options } => {
            list(options.iter().map(|option| format!("{}: {}", option.label, points(option.worth))))
        }
        Rule::Grade { options } => list(options.iter().map(|option| {
            let (label, percent) = (&option.label, short(option.worth));
            let worth = Exact::from(node.attainable()).times(&Exact::from(option.worth).hundredth());
            match worth.to_decimal() {
                Some(worth) => format!("{label}: {percent} % of the maximum ({})", points(worth)),
                None => format!("{label}: {percent} % of the maximum"),
            }
        })),
        Rule::Bands { of, bands } => {
            let unit = percent_sign(of);
            let from = |e: Edge| format!("{} {}{unit}", if e.included { "from" } else { "above" }, short(e.at));
            let to = |e: Edge| format!("{} {}{unit}", if e.included { "up to" } else { "below" }, short(e.at));
            let bands = list(bands.iter().map(|band| {
                if let (Some(low), Some(high)) = (band.from, band.to)
                    && low == high
                {
                    return format!("exactly {}{unit}: {}", short(low.at), points(band.points));
                }
                let edges: Vec<String> = band.from.map(from).into_iter().chain(band.to.map(to)).collect();
                let edges = if edges.is_empty() { "any value".to_owned() } else { edges.join(", ") };
                format!("{edges}: {}", points(band.points))
            }));
            format!("By {}: {bands}", measured(of))
        }
        Rule::LinearRatio { full_at, zero_below, num, den, .. } => {
            let ratio = format!("{} ÷ {}", figure(num), figure(den));
            let is_all_or_nothing = zero_below.is_some_and(|least| least >= *full_at);
            let target = if is_all_or_nothing {
                format!("Full points ({max}) where {ratio} is {} % or more.", short(*full_at))
            } else if *full_at == Decimal::ONE_HUNDRED {
                format!("Points = {max} × {ratio}, at most {max}.")
            } else {
                let full_at = short(*full_at);
                format!("Full points ({max}) from {full_at} % on; below it, points = {max} × ({ratio}) ÷ {full_at} %.")
            };
            let least = if is_all_or_nothing { Some(*full_at) } else { *zero_below };
            let zero = least.map(|least| format!(" No points below {} %.", short(least))).unwrap_or_default();
            target + &zero
        }
        Rule::LinearBetween { of, zero_at, full_at } => {
            let less = if *zero_at < Decimal::ZERO { format!("({})", short(*zero_at)) } else { short(*zero_at) };
            let (zero, full, unit) = (short(*zero_at), short(*full_at), percent_sign(of));
            let (better, worse) = if full_at > zero_at { ("above", "below") } else { ("below", "above") };
            format!(
                "By {}: full points ({max}) at {full}{unit} and {better}, no points at {zero}{unit} and {worse}; between them, points = {max} × (value − {less}) ÷ ({full} − {less}).",
                measured(of)
            )
        }
        Rule::CountPoints { count, per, cap } => {
            format!("{} for each of {}; at most {}.", points(*per), figure(count), short(*cap))
        }
        Rule::Deduction { count, start, per, floor } => format!(
            "{} to begin with, less {} for each of {}; not below {}.",
            points(*start),
            short(*per),
            figure(count),
            short(*floor)
        ),
        Rule::SurveyPercent { percent } => {
            format!("Points = {max} × the survey's result {} in percent.", figure(percent))
        }
        Rule::Formula { figures, formula } => format!(
            "Points = {}, held between 0 and max_points = {max}{}.",
            formula.text(),
            figures.iter().map(|spec| format!("; {} = {}", spec.name.as_str(), figure(spec))).collect::<String>()
        ),
        Rule::CohortThreshold { value, cohort, reached, below } => format!(
            "{} at {} or above: {}; below: {}.",
            figure(value),
            published(*cohort),
            points(*reached),
            short(*below)
        ),
        Rule::CohortShare { value, cohort } => {
            format!("Points = {max} × {} ÷ {}, at most {max}.", figure(value), published(*cohort))
        }
    };
    if leaf.rule.has_table() && node.attainable() < node.max {
        text.push_str(&format!(" No more than {max} points count."));
    }
    text.push_str(&match framework.policies.rounding.leaf {
        None => " Not rounded at this level.".to_owned(),
        Some(rounding) => {
            let decimals = if rounding.decimals == 1 { "decimal" } else { "decimals" };
            format!(" Rounded to {} {decimals}, {}.", rounding.decimals, mode(rounding))
        }
    });
    if let Some(policy) = leaf.rule.zero_denominator() {
        text.push_str(match policy {
            ZeroDenominator::Zero => " Nothing occurred (0/0): 0 points.",
            ZeroDenominator::Full => " Nothing occurred (0/0): full points.",
            ZeroDenominator::NotApplicable => " Nothing occurred (0/0): not applicable.",
            ZeroDenominator::Missing => " Nothing occurred (0/0): no result, counts 0.",
        });
    }
    match node.block() {
        Some(Block::Bonus { above_full }) => {
            text.push_str(" Bonus: added to the total, not part of the denominator");
            text.push_str(match above_full {
                AboveFull::Counted => ".",
                AboveFull::Cut => "; the total does not pass full points.",
            });
        }
        Some(Block::Penalty) => text.push_str(" Penalty: taken from the total."),
        None => {}
    }
    text
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ") + "."
}

/// A figure as the form labels it, in the framework's own words.
fn figure(spec: &FigureSpec) -> String {
    format!("“{}”", spec.label)
}

fn measured(of: &Measure) -> String {
    match of {
        Measure::Value(value) => format!("the figure {}", figure(value)),
        Measure::Ratio { num, den, .. } => format!("the ratio {} ÷ {}", figure(num), figure(den)),
    }
}

fn percent_sign(of: &Measure) -> &'static str {
    if matches!(of, Measure::Ratio { .. }) { " %" } else { "" }
}

fn published(cohort: Cohort) -> &'static str {
    match cohort {
        Cohort::Mean => "the published mean of all units",
        Cohort::Best => "the published best of all units",
    }
}

fn mode(rounding: Rounding) -> &'static str {
    match rounding.mode {
        RoundingMode::HalfUp => "half up",
        RoundingMode::HalfEven => "half to even",
        RoundingMode::Down => "cut off",
        RoundingMode::Up => "always up",
    }
}
