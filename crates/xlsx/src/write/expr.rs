//! Formulas of a spreadsheet as trees: written as its text, and computed as it computes them.
//!
//! Computing is in floating point, as in a spreadsheet, and only to see whether the spreadsheet will come to the exact value.

use std::fmt::Write;

use thuocdo_core::number::{Decimal, Rounding, RoundingMode};

use super::book::{At, Sheet};
use crate::read::decimal;

/// The most characters of a formula that every spreadsheet takes.
pub(super) const LENGTH_LIMIT: usize = 8_000;
/// The most functions inside each other.
pub(super) const DEPTH_LIMIT: usize = 60;
/// The most characters of a text inside a formula.
pub(super) const TEXT_LIMIT: usize = 255;
/// The most arguments of a function.
pub(super) const ARGUMENT_LIMIT: usize = 250;
/// The digits after the mark within which results of floating point are taken for what they should be.
const GUARD: u32 = 10;

/// A formula or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expr {
    Number(Decimal),
    Text(String),
    Cell(At),
    /// The cells of one column from one to another, for a function that takes many.
    Range(At, At),
    Negated(Box<Expr>),
    Joined(Box<Expr>, &'static str, Box<Expr>),
    /// A function of which all arguments are computed.
    Call(Function, Vec<Expr>),
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// A value, or `""` where it has none.
    OrBlank(Box<Expr>),
    /// How many units of some rows stand above one, plus 1.
    Rank(Box<RankOf>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    And,
    Min,
    Max,
    Sum,
    Count,
    Average,
    IsNumber,
    Abs,
    Round,
    RoundDown,
    RoundUp,
}

/// A rank among the units of some rows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RankOf {
    /// The columns that are compared, the first that differs deciding; more goes first.
    pub(super) keys: Vec<(Sheet, u16)>,
    /// The first and the last row.
    pub(super) rows: (u32, u32),
    /// The row that is ranked.
    pub(super) row: u32,
    /// Whether equal units leave no rank out.
    pub(super) is_dense: bool,
}

/// What a cell or a part of a formula holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Empty,
    Number(f64),
    Text(String),
    Error,
}

pub(super) fn number(value: impl Into<Decimal>) -> Expr {
    Expr::Number(value.into())
}

pub(super) fn blank() -> Expr {
    Expr::Text(String::new())
}

pub(super) fn joined(left: Expr, sign: &'static str, right: Expr) -> Expr {
    Expr::Joined(Box::new(left), sign, Box::new(right))
}

pub(super) fn call(function: Function, arguments: Vec<Expr>) -> Expr {
    Expr::Call(function, arguments)
}

pub(super) fn when(condition: Expr, then: Expr, otherwise: Expr) -> Expr {
    Expr::If(Box::new(condition), Box::new(then), Box::new(otherwise))
}

/// A value, or `""` where computing it fails.
pub(super) fn or_blank(value: Expr) -> Expr {
    Expr::OrBlank(Box::new(value))
}

/// `""` where there is no number, else something.
pub(super) fn where_number(cell: At, then: Expr) -> Expr {
    when(call(Function::IsNumber, vec![Expr::Cell(cell)]), then, blank())
}

/// A value as a level of a framework rounds it. What floating point leaves behind the tenth digit is taken off first, so that
/// 1.005 is the half that it was meant to be.
pub(super) fn rounded(value: Expr, rounding: Rounding) -> Expr {
    let guarded = guarded(value);
    let decimals = || number(i64::from(rounding.decimals));
    let with = |function, value| call(function, vec![value, decimals()]);
    match rounding.mode {
        RoundingMode::HalfUp => with(Function::Round, guarded),
        RoundingMode::Down => with(Function::RoundDown, guarded),
        RoundingMode::Up => with(Function::RoundUp, guarded),
        RoundingMode::HalfEven => {
            // A half goes to the even neighbour: half of it, rounded half up and doubled, for even numbers of steps.
            let step = || number(Decimal::new(1, rounding.decimals));
            let half = Decimal::new(5, rounding.decimals + 1);
            let below = with(Function::RoundDown, guarded.clone());
            let over = joined(call(Function::Abs, vec![guarded.clone()]), "-", call(Function::Abs, vec![below]));
            let is_half = joined(self::guarded(joined(over, "-", number(half))), "=", number(0));
            let halved = joined(joined(guarded.clone(), "/", step()), "/", number(2));
            let even = joined(call(Function::Round, vec![halved, number(0)]), "*", number(2));
            let even = with(Function::Round, joined(even, "*", step()));
            when(is_half, even, with(Function::Round, guarded))
        }
    }
}

/// A value without what floating point leaves behind its tenth digit.
pub(super) fn guarded(value: Expr) -> Expr {
    call(Function::Round, vec![value, number(i64::from(GUARD))])
}

/// Whether two values compare so, what floating point leaves behind apart.
pub(super) fn compared(left: Expr, sign: &'static str, right: Expr) -> Expr {
    joined(guarded(joined(left, "-", right)), sign, number(0))
}

impl Function {
    fn name(self) -> &'static str {
        match self {
            Function::And => "AND",
            Function::Min => "MIN",
            Function::Max => "MAX",
            Function::Sum => "SUM",
            Function::Count => "COUNT",
            Function::Average => "AVERAGE",
            Function::IsNumber => "ISNUMBER",
            Function::Abs => "ABS",
            Function::Round => "ROUND",
            Function::RoundDown => "ROUNDDOWN",
            Function::RoundUp => "ROUNDUP",
        }
    }
}

impl Expr {
    /// The formula as a cell of a sheet holds it; `None` where no spreadsheet would take it.
    pub(super) fn text(&self, sheet: Sheet) -> Option<String> {
        let mut text = String::from("=");
        self.write(sheet, &mut text, 0)?;
        (text.len() <= LENGTH_LIMIT).then_some(text)
    }

    fn write(&self, sheet: Sheet, out: &mut String, depth: usize) -> Option<()> {
        if depth > DEPTH_LIMIT || out.len() > LENGTH_LIMIT {
            return None;
        }
        match self {
            Expr::Number(value) => write!(out, "{}", value.normalize()).ok()?,
            Expr::Text(text) if text.chars().count() > TEXT_LIMIT => return None,
            Expr::Text(text) => write!(out, "\"{}\"", text.replace('"', "\"\"")).ok()?,
            Expr::Cell(at) => out.push_str(&at.called_from(sheet)),
            Expr::Range(first, last) => out.push_str(&first.range_to(*last, sheet)),
            Expr::Negated(inner) => {
                out.push_str("-(");
                inner.write(sheet, out, depth)?;
                out.push(')');
            }
            Expr::Joined(left, sign, right) => {
                // Brackets around every part: it says the order, whatever the signs.
                for (part, before) in [(left, ""), (right, *sign)] {
                    out.push_str(before);
                    let is_joined = matches!(**part, Expr::Joined(..) | Expr::Negated(..))
                        || matches!(**part, Expr::Number(value) if value.is_sign_negative());
                    if is_joined {
                        out.push('(');
                    }
                    part.write(sheet, out, depth)?;
                    if is_joined {
                        out.push(')');
                    }
                }
            }
            Expr::Call(function, arguments) => {
                if arguments.len() > ARGUMENT_LIMIT {
                    return None;
                }
                out.push_str(function.name());
                out.push('(');
                for (at, argument) in arguments.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    argument.write(sheet, out, depth + 1)?;
                }
                out.push(')');
            }
            Expr::If(condition, then, otherwise) => {
                out.push_str("IF(");
                condition.write(sheet, out, depth + 1)?;
                out.push(',');
                then.write(sheet, out, depth + 1)?;
                out.push(',');
                otherwise.write(sheet, out, depth + 1)?;
                out.push(')');
            }
            Expr::OrBlank(value) => {
                out.push_str("IFERROR(");
                value.write(sheet, out, depth + 1)?;
                out.push_str(",\"\")");
            }
            Expr::Rank(rank) => rank.write(sheet, out),
        }
        Some(())
    }

    /// What a spreadsheet computes, with what its cells hold.
    pub(super) fn value(&self, cell: &dyn Fn(At) -> Value) -> Value {
        self.computed(cell).unwrap_or(Value::Error)
    }

    fn computed(&self, cell: &dyn Fn(At) -> Value) -> Option<Value> {
        let found = match self {
            Expr::Number(value) => Value::Number(float(*value)),
            Expr::Text(text) => Value::Text(text.clone()),
            Expr::Cell(at) => cell(*at),
            Expr::Range(..) => return None,
            Expr::Negated(inner) => Value::Number(-inner.computed(cell)?.as_number()?),
            Expr::Joined(left, sign, right) => {
                let (left, right) = (left.computed(cell)?, right.computed(cell)?);
                match *sign {
                    "+" => Value::Number(left.as_number()? + right.as_number()?),
                    "-" => Value::Number(left.as_number()? - right.as_number()?),
                    "*" => Value::Number(left.as_number()? * right.as_number()?),
                    "/" => Value::Number(left.as_number()? / right.as_number()?),
                    sign => Value::of(left.compares(sign, &right)?),
                }
            }
            Expr::Call(function, arguments) => function.computed(arguments, cell)?,
            Expr::If(condition, then, otherwise) => {
                let holds = condition.computed(cell)?.as_number()? != 0.0;
                if holds { then.computed(cell)? } else { otherwise.computed(cell)? }
            }
            Expr::OrBlank(value) => value.computed(cell).unwrap_or(Value::Text(String::new())),
            Expr::Rank(rank) => Value::Number(rank.computed(cell)?),
        };
        match found {
            Value::Number(value) if !value.is_finite() => None,
            Value::Error => None,
            found => Some(found),
        }
    }
}

impl Function {
    fn computed(self, arguments: &[Expr], cell: &dyn Fn(At) -> Value) -> Option<Value> {
        let mut values = Vec::with_capacity(arguments.len());
        for argument in arguments {
            match argument {
                Expr::Range(first, last) => {
                    values.extend((first.row..=last.row).map(|row| cell(At { row, ..*first })));
                }
                argument => values.push(argument.computed(cell)?),
            }
        }
        let is_number = |value: &&Value| matches!(value, Value::Number(_));
        let numbers = || values.iter().filter(is_number).filter_map(Value::as_number);
        let whole = |value: &Value| value.as_number().map(|value| value as u32);
        Some(Value::Number(match self {
            Function::And => {
                return Some(Value::of(values.iter().all(|value| value.as_number().is_some_and(|v| v != 0.0))));
            }
            Function::IsNumber => return Some(Value::of(values.iter().all(|value| is_number(&value)))),
            Function::Min => numbers().fold(f64::INFINITY, f64::min),
            Function::Max => numbers().fold(f64::NEG_INFINITY, f64::max),
            Function::Sum => numbers().sum(),
            Function::Count => numbers().count() as f64,
            Function::Average => numbers().sum::<f64>() / numbers().count() as f64,
            Function::Abs => values.first()?.as_number()?.abs(),
            Function::Round => {
                shown_rounded(values.first()?.as_number()?, whole(values.get(1)?)?, RoundingMode::HalfUp)
            }
            Function::RoundDown => {
                shown_rounded(values.first()?.as_number()?, whole(values.get(1)?)?, RoundingMode::Down)
            }
            Function::RoundUp => shown_rounded(values.first()?.as_number()?, whole(values.get(1)?)?, RoundingMode::Up),
        }))
    }
}

impl RankOf {
    fn range(&self, sheet: Sheet, key: (Sheet, u16)) -> String {
        let at = |row| At { sheet: key.0, row, column: key.1 };
        at(self.rows.0).range_to(at(self.rows.1), sheet)
    }

    /// `SUMPRODUCT(ISNUMBER(K)*((K>k)+(K=k)*((B>b)+…)))+1`: text is above every number in a spreadsheet, so it is left out.
    fn write(&self, sheet: Sheet, out: &mut String) {
        let mut inner = String::new();
        for key in self.keys.iter().rev() {
            let range = self.range(sheet, *key);
            let own = At { sheet: key.0, row: self.row, column: key.1 }.called_from(sheet);
            inner = match inner.as_str() {
                "" => format!("({range}>{own})"),
                lower => format!("(({range}>{own})+({range}={own})*{lower})"),
            };
        }
        let Some(first) = self.keys.first() else { return };
        let range = self.range(sheet, *first);
        match self.is_dense {
            false => out.push_str(&format!("SUMPRODUCT(ISNUMBER({range})*{inner})+1")),
            true => out.push_str(&format!("ROUND(SUMPRODUCT(ISNUMBER({range})*{inner}/COUNTIF({range},{range})),0)+1")),
        }
    }

    fn computed(&self, cell: &dyn Fn(At) -> Value) -> Option<f64> {
        let keys = |row: u32| {
            let key = |(sheet, column): &(Sheet, u16)| match cell(At { sheet: *sheet, row, column: *column }) {
                Value::Number(value) => Some(value),
                _ => None,
            };
            self.keys.iter().map(key).collect::<Option<Vec<f64>>>()
        };
        let own = keys(self.row)?;
        let mut above: Vec<Vec<f64>> =
            (self.rows.0..=self.rows.1).filter_map(keys).filter(|other| *other > own).collect();
        if self.is_dense {
            above.sort_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
            above.dedup();
        }
        Some(above.len() as f64 + 1.0)
    }
}

impl Value {
    fn of(holds: bool) -> Value {
        Value::Number(if holds { 1.0 } else { 0.0 })
    }

    /// An empty cell counts as 0, as in a spreadsheet; a text is no number.
    fn as_number(&self) -> Option<f64> {
        match self {
            Value::Empty => Some(0.0),
            Value::Number(value) => Some(*value),
            Value::Text(_) | Value::Error => None,
        }
    }

    fn compares(&self, sign: &str, other: &Value) -> Option<bool> {
        let order = match (self, other) {
            // Letter case does not matter to a spreadsheet.
            (Value::Text(one), Value::Text(other)) => one.to_lowercase().cmp(&other.to_lowercase()),
            (Value::Empty, Value::Text(other)) => "".cmp(other.as_str()),
            (Value::Text(one), Value::Empty) => one.as_str().cmp(""),
            (Value::Text(_), _) => std::cmp::Ordering::Greater,
            (_, Value::Text(_)) => std::cmp::Ordering::Less,
            (one, other) => one.as_number()?.partial_cmp(&other.as_number()?)?,
        };
        Some(match sign {
            "=" => order.is_eq(),
            "<>" => order.is_ne(),
            "<" => order.is_lt(),
            "<=" => order.is_le(),
            ">" => order.is_gt(),
            _ => order.is_ge(),
        })
    }
}

/// The floating-point number nearest to a decimal.
pub(super) fn float(value: Decimal) -> f64 {
    value.to_string().parse().unwrap_or(f64::NAN)
}

/// A number rounded as spreadsheets round: by the 15 digits that they show.
fn shown_rounded(value: f64, decimals: u32, mode: RoundingMode) -> f64 {
    use thuocdo_core::number::Exact;
    let shown = decimal(value).and_then(|text| text.parse::<Decimal>().ok());
    shown.map_or(value, |shown| float(Exact::from(shown).round(Rounding { decimals, mode })))
}
