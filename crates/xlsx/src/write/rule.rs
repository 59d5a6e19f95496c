//! The rules of frameworks as formulas of a spreadsheet: from the cells of a leaf's figures to its points before rounding.

use thuocdo_core::formula::{Builder, Comparison, Operator};
use thuocdo_core::framework::{Band, Measure, Rule, ZeroDenominator};
use thuocdo_core::number::Decimal;

use super::book::At;
use super::expr::{DEPTH_LIMIT, Expr, Function, blank, call, compared, joined, number, or_blank, rounded, when};

/// The cells of one leaf's answer.
pub(super) trait Cells {
    /// The cell of a figure.
    fn figure(&self, name: &str) -> Option<At>;
    /// The cell of an option, or of yes and no.
    fn choice(&self) -> Option<At>;
    /// What stands in a cell for an option of the rule.
    fn option(&self, at: usize) -> String;
    /// What stands in a cell for yes or no.
    fn yes(&self, yes: bool) -> &'static str;
}

/// The points of a leaf before rounding. `nothing` says what 0/0 gives.
pub(super) fn points(
    rule: &Rule,
    max: Decimal,
    cells: &impl Cells,
    nothing: &dyn Fn(ZeroDenominator) -> Expr,
) -> Option<Expr> {
    let names: Vec<&str> = rule.figures().iter().map(|spec| spec.name.as_str()).collect();
    let figures = names.iter().map(|name| cells.figure(name)).collect::<Option<Vec<At>>>()?;
    let figure = |at: usize| Expr::Cell(figures[at]);
    let held = |value: Expr, least: Decimal, most: Decimal| {
        call(Function::Max, vec![number(least), call(Function::Min, vec![value, number(most)])])
    };
    let times = |left: Expr, right: Expr| joined(left, "*", right);
    let formula = match rule {
        Rule::ManualPoints | Rule::Information { .. } => return None,
        Rule::YesNo { yes, no } => {
            let cell = cells.choice()?;
            let is = |word: bool| joined(Expr::Cell(cell), "=", Expr::Text(cells.yes(word).to_owned()));
            when(is(true), number(*yes), when(is(false), number(*no), blank()))
        }
        Rule::Choice { options } | Rule::Grade { options } => {
            let cell = cells.choice()?;
            let worth = |worth: Decimal| match rule {
                Rule::Grade { .. } => joined(times(number(max), number(worth)), "/", number(100)),
                _ => number(worth),
            };
            if options.len() > DEPTH_LIMIT - 10 {
                return None;
            }
            options.iter().enumerate().rev().fold(blank(), |otherwise, (at, option)| {
                when(joined(Expr::Cell(cell), "=", Expr::Text(cells.option(at))), worth(option.worth), otherwise)
            })
        }
        Rule::Bands { of, bands } => {
            if bands.len() > DEPTH_LIMIT - 10 {
                return None;
            }
            let banded = bands
                .iter()
                .rev()
                .fold(blank(), |otherwise, band| when(is_in(band, of, &figure), number(band.points), otherwise));
            measured(of, banded, &figure, nothing)
        }
        Rule::LinearRatio { full_at, zero_below, zero_denominator, .. } => {
            let reaches = |percent: Decimal| share_against(&figure, ">=", percent);
            let target = times(figure(1), number(*full_at));
            let share = joined(times(times(number(max), figure(0)), number(100)), "/", target);
            let share = match zero_below {
                Some(least) => when(reaches(*least), share, number(0)),
                None => share,
            };
            ratio(*zero_denominator, when(reaches(*full_at), number(max), share), &figure, nothing)
        }
        Rule::LinearBetween { of, zero_at, full_at } => {
            let value = match of {
                Measure::Value(_) => figure(0),
                Measure::Ratio { .. } => joined(times(figure(0), number(100)), "/", figure(1)),
            };
            let part = times(number(max), joined(value, "-", number(*zero_at)));
            let share = joined(part, "/", number(*full_at - *zero_at));
            measured(of, held(share, Decimal::ZERO, max), &figure, nothing)
        }
        Rule::CountPoints { per, cap, .. } => call(Function::Min, vec![times(figure(0), number(*per)), number(*cap)]),
        Rule::Deduction { start, per, floor, .. } => {
            let left = joined(number(*start), "-", times(figure(0), number(*per)));
            call(Function::Max, vec![left, number(*floor)])
        }
        Rule::SurveyPercent { .. } => {
            let points = joined(times(number(max), figure(0)), "/", number(100));
            when(joined(figure(0), "<=", number(100)), points, blank())
        }
        Rule::Formula { formula, .. } => {
            let spelled = formula.build(&Spelled { max, cell: &|name| cells.figure(name) })?;
            held(spelled, Decimal::ZERO, max)
        }
        Rule::CohortThreshold { reached, below, .. } => {
            when(compared(figure(0), ">=", figure(1)), number(*reached), number(*below))
        }
        Rule::CohortShare { .. } => {
            let share = joined(times(number(max), figure(0)), "/", figure(1));
            let share = call(Function::Min, vec![share, number(max)]);
            when(joined(figure(1), "=", number(0)), number(max), share)
        }
    };
    // Not before all figures are there.
    Some(match figures.as_slice() {
        [] => formula,
        all => {
            let there = call(Function::Count, all.iter().map(|at| Expr::Cell(*at)).collect());
            when(joined(there, "=", number(all.len() as i64)), formula, blank())
        }
    })
}

/// Whether `num ÷ den` compares so with a percentage: multiplied out, never by a quotient.
fn share_against(figure: &dyn Fn(usize) -> Expr, sign: &'static str, percent: Decimal) -> Expr {
    compared(joined(figure(0), "*", number(100)), sign, joined(figure(1), "*", number(percent)))
}

/// Whether what is measured lies in a band.
fn is_in(band: &Band, of: &Measure, figure: &dyn Fn(usize) -> Expr) -> Expr {
    let against = |sign: &'static str, at: Decimal| match of {
        Measure::Value(_) => compared(figure(0), sign, number(at)),
        Measure::Ratio { .. } => share_against(figure, sign, at),
    };
    let mut parts = Vec::new();
    if let Some(edge) = band.from {
        parts.push(against(if edge.included { ">=" } else { ">" }, edge.at));
    }
    if let Some(edge) = band.to {
        parts.push(against(if edge.included { "<=" } else { "<" }, edge.at));
    }
    match (parts.pop(), parts.is_empty()) {
        (None, _) => number(1),
        (Some(one), true) => one,
        (Some(one), false) => {
            parts.push(one);
            call(Function::And, parts)
        }
    }
}

/// Something that is measured: where it is a ratio, with what 0/0 means.
fn measured(
    of: &Measure,
    points: Expr,
    figure: &dyn Fn(usize) -> Expr,
    nothing: &dyn Fn(ZeroDenominator) -> Expr,
) -> Expr {
    match of {
        Measure::Value(_) => points,
        Measure::Ratio { zero_denominator, .. } => ratio(*zero_denominator, points, figure, nothing),
    }
}

/// A ratio with what 0/0 means; something over 0 has no result.
fn ratio(
    policy: ZeroDenominator,
    points: Expr,
    figure: &dyn Fn(usize) -> Expr,
    nothing: &dyn Fn(ZeroDenominator) -> Expr,
) -> Expr {
    let is_zero = |at: usize| joined(figure(at), "=", number(0));
    when(is_zero(1), when(is_zero(0), nothing(policy), blank()), points)
}

/// Points as they count: rounded where the framework rounds, never above what can be had, below 0 for a penalty; nothing where
/// there are none, or where a formula divides by 0.
pub(super) fn counted(
    points: Expr,
    rounding: Option<thuocdo_core::number::Rounding>,
    max: Decimal,
    is_penalty: bool,
) -> Expr {
    let points = match rounding {
        Some(rounding) => rounded(points, rounding),
        // A text is no number to `+`, and would be passed over by `MIN`.
        None => joined(points, "+", number(0)),
    };
    let within = call(Function::Min, vec![points, number(max)]);
    or_blank(if is_penalty { Expr::Negated(Box::new(within)) } else { within })
}

/// Spells a formula of a framework as one of a spreadsheet; `None` where a figure has no cell.
struct Spelled<'c> {
    max: Decimal,
    cell: &'c dyn Fn(&str) -> Option<At>,
}

impl Builder for Spelled<'_> {
    type Part = Option<Expr>;

    fn number(&self, value: Decimal) -> Option<Expr> {
        Some(number(value))
    }

    fn max_points(&self) -> Option<Expr> {
        Some(number(self.max))
    }

    fn figure(&self, name: &str) -> Option<Expr> {
        (self.cell)(name).map(Expr::Cell)
    }

    fn negated(&self, value: Option<Expr>) -> Option<Expr> {
        Some(Expr::Negated(Box::new(value?)))
    }

    fn joined(&self, left: Option<Expr>, operator: Operator, right: Option<Expr>) -> Option<Expr> {
        let sign = match operator {
            Operator::Plus => "+",
            Operator::Minus => "-",
            Operator::Times => "*",
            Operator::Over => "/",
        };
        Some(joined(left?, sign, right?))
    }

    fn least(&self, values: Vec<Option<Expr>>) -> Option<Expr> {
        Some(call(Function::Min, values.into_iter().collect::<Option<Vec<Expr>>>()?))
    }

    fn greatest(&self, values: Vec<Option<Expr>>) -> Option<Expr> {
        Some(call(Function::Max, values.into_iter().collect::<Option<Vec<Expr>>>()?))
    }

    fn choice(
        &self,
        (left, comparison, right): (Option<Expr>, Comparison, Option<Expr>),
        then: Option<Expr>,
        otherwise: Option<Expr>,
    ) -> Option<Expr> {
        let sign = match comparison {
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::Greater => ">",
            Comparison::AtLeast => ">=",
            Comparison::Equal => "=",
            Comparison::Unequal => "<>",
        };
        Some(when(compared(left?, sign, right?), then?, otherwise?))
    }
}
