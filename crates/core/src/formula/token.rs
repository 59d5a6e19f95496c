//! The words and signs of a formula, also as word processors write them.

use std::cmp::Ordering;

use winnow::Parser;
use winnow::combinator::{alt, opt};
use winnow::error::EmptyError;
use winnow::token::{any, take_while};

use crate::number::Exact;

/// What joins two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Plus,
    /// `−`
    Minus,
    /// `×`
    Times,
    /// `÷`
    Over,
}

impl Operator {
    /// Whether it joins the factors of a term, not the terms of a sum.
    pub(super) fn joins_factors(self) -> bool {
        matches!(self, Operator::Times | Operator::Over)
    }

    /// Two values joined; `None` of a division by 0.
    pub(super) fn of(self, value: &Exact, operand: &Exact) -> Option<Exact> {
        match self {
            Operator::Plus => Some(value + operand),
            Operator::Minus => Some(value - operand),
            Operator::Times => Some(value.times(operand)),
            Operator::Over => value.checked_div(operand),
        }
    }
}

/// How the condition of an `if` compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `≤`
    AtMost,
    /// `>`
    Greater,
    /// `≥`
    AtLeast,
    /// `=`
    Equal,
    /// `≠`
    Unequal,
}

impl Comparison {
    /// Whether it holds where the left side compares so with the right one.
    pub(super) fn holds(self, order: Ordering) -> bool {
        match self {
            Comparison::Less => order.is_lt(),
            Comparison::AtMost => order.is_le(),
            Comparison::Greater => order.is_gt(),
            Comparison::AtLeast => order.is_ge(),
            Comparison::Equal => order.is_eq(),
            Comparison::Unequal => order.is_ne(),
        }
    }
}

/// The smallest parts of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Number(&'t str),
    Name(&'t str),
    Operator(Operator),
    Comparison(Comparison),
    Open,
    Close,
    Semicolon,
    Comma,
    /// A character that means nothing.
    Other(char),
    End,
}

type Read<T> = Result<T, EmptyError>;

/// The token with which the text begins.
pub(super) fn next<'t>(rest: &mut &'t str) -> Token<'t> {
    // Any character is at least `Other`: only the end is no token.
    alt((number, name, sign)).parse_next(rest).unwrap_or(Token::End)
}

/// The numbers of a text.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let tokens = std::iter::from_fn(move || {
        rest = rest.trim_start();
        Some(next(&mut rest)).filter(|token| *token != Token::End)
    });
    tokens.filter_map(|token| if let Token::Number(number) = token { Some(number) } else { None })
}

fn number<'t>(rest: &mut &'t str) -> Read<Token<'t>> {
    (digits, opt(('.', digits))).take().map(Token::Number).parse_next(rest)
}

fn digits<'t>(rest: &mut &'t str) -> Read<&'t str> {
    take_while(1.., '0'..='9').parse_next(rest)
}

/// Tried behind `number`, so that it does not begin with a digit.
fn name<'t>(rest: &mut &'t str) -> Read<Token<'t>> {
    take_while(1.., ('a'..='z', '0'..='9', '_')).map(Token::Name).parse_next(rest)
}

fn sign<'t>(rest: &mut &'t str) -> Read<Token<'t>> {
    let found = any.parse_next(rest)?;
    let with_equal = matches!(found, '<' | '>' | '!') && opt::<_, _, EmptyError, _>('=').parse_next(rest)?.is_some();
    Ok(match (found, with_equal) {
        ('+', _) => Token::Operator(Operator::Plus),
        ('-' | '−' | '–', _) => Token::Operator(Operator::Minus),
        ('*' | '×', _) => Token::Operator(Operator::Times),
        ('/' | '÷' | ':', _) => Token::Operator(Operator::Over),
        ('<', false) => Token::Comparison(Comparison::Less),
        ('<', true) | ('≤', _) => Token::Comparison(Comparison::AtMost),
        ('>', false) => Token::Comparison(Comparison::Greater),
        ('>', true) | ('≥', _) => Token::Comparison(Comparison::AtLeast),
        ('=', _) => Token::Comparison(Comparison::Equal),
        ('!', true) | ('≠', _) => Token::Comparison(Comparison::Unequal),
        ('(', _) => Token::Open,
        (')', _) => Token::Close,
        (';', _) => Token::Semicolon,
        (',', _) => Token::Comma,
        _ => Token::Other(found),
    })
}
