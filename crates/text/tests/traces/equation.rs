//! Reads the equations out of a line as an official would check them with a calculator.

use thuocdo_core::number::{Decimal, Exact};

/// What lies between these two: a number with `…` behind it stands for all that begin with its digits.
#[derive(Clone, Debug)]
pub struct Span(pub Exact, pub Exact);

/// One thing that a line states: two sides and the sign between them.
#[derive(Debug)]
pub struct Equation {
    pub left: Span,
    pub sign: char,
    pub right: Span,
}

fn word(text: &str) -> Option<Span> {
    let (digits, open) = text.strip_suffix('…').map_or((text, false), |digits| (digits, true));
    let plain = digits.replace('.', "").replace(',', ".").replace('−', "-");
    let value = Exact::from(plain.parse::<Decimal>().ok()?);
    let last = Exact::from(Decimal::new(1, 4));
    Some(match (open, value.is_negative() || digits.starts_with('−')) {
        (false, _) => Span(value.clone(), value),
        (true, false) => Span(value.clone(), &value + &last),
        (true, true) => Span(&value - &last, value),
    })
}

/// Joins two spans: of the four pairs of their ends, the least and the greatest.
fn joined(a: &Span, b: &Span, join: impl Fn(&Exact, &Exact) -> Option<Exact>) -> Option<Span> {
    let all = [join(&a.0, &b.0)?, join(&a.0, &b.1)?, join(&a.1, &b.0)?, join(&a.1, &b.1)?];
    Some(Span(all.iter().min()?.clone(), all.iter().max()?.clone()))
}

/// A calculation from left to right, brackets first, as far back from its end as it is one: `K: 33,3 % × 3`.
pub fn value(text: &str) -> Option<Span> {
    let spaced = text.replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
    let is_part = |one: &str| matches!(one, "×" | "÷" | "−" | "%" | "(" | ")") || word(one).is_some();
    let from = words.iter().rposition(|one| !is_part(one)).map_or(0, |at| at + 1);
    let mut rest = &words[from..];
    let found = product(&mut rest)?;
    rest.is_empty().then_some(found)
}

/// A sum stands in brackets only, or alone.
fn product(words: &mut &[&str]) -> Option<Span> {
    let mut value = term(words)?;
    while let Some(sign) = words.first().filter(|sign| **sign != ")") {
        *words = &words[1..];
        value = match *sign {
            "×" => joined(&value, &term(words)?, |a, b| Some(a.times(b)))?,
            "÷" => joined(&value, &term(words)?, Exact::checked_div)?,
            // What is taken away may be a product: 2 − 6 × 0,75.
            "−" => joined(&value, &product(words)?, |a, b| Some(a - b))?,
            _ => return None,
        };
    }
    Some(value)
}

fn term(words: &mut &[&str]) -> Option<Span> {
    let (first, rest) = words.split_first()?;
    *words = rest;
    let value = match *first {
        "(" => {
            let inner = product(words)?;
            let (")", rest) = words.split_first().map(|(one, rest)| (*one, rest))? else { return None };
            *words = rest;
            inner
        }
        number => word(number)?,
    };
    if words.first() == Some(&"%") {
        *words = &words[1..];
        return Some(Span(value.0.hundredth(), value.1.hundredth()));
    }
    Some(value)
}

/// The statements of a line, each between two of its separators.
pub fn equations(line: &str) -> Vec<Equation> {
    let mut found = Vec::new();
    let bare = line.replace(" (đã công bố)", "");
    for piece in bare.split(" → ").flat_map(|part| part.split("; ")).flat_map(|part| part.split(": ")) {
        let piece = piece.split(", ").next().unwrap_or_default();
        let mut sides = vec![(' ', "")];
        for part in piece.split_inclusive(['=', '≥', '<']) {
            let (text, sign) = match part.chars().next_back().filter(|c| "=≥<".contains(*c)) {
                Some(sign) => (&part[..part.len() - sign.len_utf8()], sign),
                None => (part, ' '),
            };
            let last = sides.len() - 1;
            sides[last].1 = text.trim();
            sides.push((sign, ""));
        }
        for pair in sides.windows(2).filter(|pair| !pair[1].1.is_empty()) {
            if let (Some(left), Some(right)) = (value(pair[0].1), value(pair[1].1)) {
                found.push(Equation { left, sign: pair[1].0, right });
            }
        }
    }
    found
}

/// The value that a line says is rounded to the points behind its arrow: what it is held to, or what was computed.
pub fn before_arrow(line: &str) -> Option<(Exact, &str)> {
    let (before, after) = line.split_once(" → ")?;
    let (points, _) = after.trim_start_matches("đủ ").split_once(" điểm")?;
    let stated = ["= ", ", tối đa ", ", không thấp hơn "].iter().filter_map(|lead| before.rsplit_once(lead));
    let last = stated.map(|(_, number)| number).min_by_key(|number| number.len())?;
    let Span(low, high) = word(last)?;
    (low == high).then_some((low, points))
}

impl Equation {
    /// Whether it holds: exactly, or for a number that begins with the digits shown.
    pub fn holds(&self) -> bool {
        let (left, right) = (&self.left, &self.right);
        match self.sign {
            '=' => left.0 <= right.1 && right.0 <= left.1,
            '≥' => left.1 >= right.0,
            _ => left.0 < right.1,
        }
    }
}
