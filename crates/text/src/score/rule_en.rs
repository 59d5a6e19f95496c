//! Rules in English words, for readers abroad; the law's own words are the Vietnamese ones.

use thuocdo_core::framework::{
    AboveFull, Block, Cohort, Edge, FigureSpec, Framework, Measure, Node, Rule, ZeroDenominator,
};
use thuocdo_core::number::{Decimal, Rounding, RoundingMode};

/// A decimal as English writes it, without trailing zeros.
fn short(value: Decimal) -> String {
    value.normalize().to_string()
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
        Rule::YesNo { yes, no } => format!("Yes: {} points; no: {} points.", short(*yes), short(*no)),
        Rule::Choice { options } => {
            list(options.iter().map(|option| format!("{}: {} points", option.label, short(option.worth))))
        }
        Rule::Grade { options } => {
            list(options.iter().map(|option| format!("{}: {} % of the maximum", option.label, short(option.worth))))
        }
        Rule::Bands { of, bands } => {
            let unit = if matches!(of, Measure::Ratio { .. }) { " %" } else { "" };
            let from = |e: Edge| format!("{} {}{unit}", if e.included { "from" } else { "above" }, short(e.at));
            let to = |e: Edge| format!("{} {}{unit}", if e.included { "up to" } else { "below" }, short(e.at));
            let bands = list(bands.iter().map(|band| {
                let edges: Vec<String> = band.from.map(from).into_iter().chain(band.to.map(to)).collect();
                let edges = if edges.is_empty() { "any value".to_owned() } else { edges.join(", ") };
                format!("{edges}: {} points", short(band.points))
            }));
            format!("By {}. {bands}", measured(of))
        }
        Rule::LinearRatio { full_at, zero_below, num, den, .. } => {
            let ratio = format!("{} ÷ {}", figure(num), figure(den));
            let target = if *full_at == Decimal::ONE_HUNDRED {
                format!("Points = {max} × {ratio}, at most {max}.")
            } else {
                let full_at = short(*full_at);
                format!("Full {max} points from {full_at} % on; below it, points = {max} × ({ratio}) ÷ {full_at} %.")
            };
            let zero = zero_below.map(|least| format!(" No points below {} %.", short(least))).unwrap_or_default();
            target + &zero
        }
        Rule::LinearBetween { of, zero_at, full_at } => {
            let (zero, full) = (short(*zero_at), short(*full_at));
            format!(
                "By {}: no points at {zero}, full {max} points at {full}, a straight line between them: {max} × (value − {zero}) ÷ ({full} − {zero}).",
                measured(of)
            )
        }
        Rule::CountPoints { count, per, cap } => {
            format!("{} points for each of {}; at most {}.", short(*per), figure(count), short(*cap))
        }
        Rule::Deduction { count, start, per, floor } => format!(
            "{} points to begin with, less {} for each of {}; not below {}.",
            short(*start),
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
            "{} at {} or above: {} points; below: {}.",
            figure(value),
            published(*cohort),
            short(*reached),
            short(*below)
        ),
        Rule::CohortShare { value, cohort } => {
            format!("Points = {max} × {} ÷ {}, at most {max}.", figure(value), published(*cohort))
        }
    };
    text.push_str(&match framework.policies.rounding.leaf {
        None => " Not rounded at this level.".to_owned(),
        Some(rounding) => format!(" Rounded to {} decimals, {}.", rounding.decimals, mode(rounding)),
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
