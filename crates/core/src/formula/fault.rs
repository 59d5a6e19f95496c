//! What can be wrong with a formula, and where.
//!
//! The sentences that people read are made from these in the crate `thuocdo-text`.

/// A thing that is wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaFault {
    /// The character at which it is seen, from 1; one behind the last where the text ends too early.
    pub at: usize,
    /// What is wrong.
    pub kind: FormulaFaultKind,
}

/// What is wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaFaultKind {
    /// Nothing is written.
    Empty,
    /// More characters than allowed.
    TooLong {
        /// How many are allowed.
        limit: usize,
    },
    /// More open brackets than allowed; seen at the first too many.
    TooDeep {
        /// How many are allowed.
        limit: usize,
    },
    /// More figures multiplied or divided into one value than allowed; seen at the operator.
    TooManyFactors {
        /// How many are allowed.
        limit: usize,
    },
    /// A character that has no meaning, or none at this place.
    UnexpectedCharacter {
        /// The character.
        found: char,
    },
    /// The text ends where a value should stand.
    UnexpectedEnd,
    /// A name that is no figure of the leaf.
    UnknownName {
        /// The name.
        name: String,
    },
    /// A name with more characters than allowed.
    NameTooLong {
        /// How many are allowed.
        limit: usize,
    },
    /// A value stands where an operator should: `2 x`, `2(x)`.
    ExpectedOperator,
    /// Something stands where a number, a figure, a call or a bracket should: `2 * / 3`.
    ExpectedValue,
    /// `min`, `max` or `if` without its opening bracket; seen where the bracket should be.
    ExpectedBracket,
    /// The first part of an `if` compares nothing.
    ExpectedComparison,
    /// A comparison outside of the first part of an `if`, or a second one within it.
    StrayComparison,
    /// A call ends too early; seen at its closing bracket.
    TooFewArguments,
    /// An `if` goes on behind its third part; seen at the separator.
    TooManyArguments,
    /// More digits before or after the point than a figure may have.
    NumberTooLong,
    /// A comma that separates no arguments: the decimal point of formulas is `.`.
    DecimalComma,
    /// A bracket that is never closed; seen at the opening one.
    UnclosedBracket,
    /// A closing bracket that nothing opened.
    UnopenedBracket,
    /// There is more, from here on, than is told at once.
    More,
    /// A division by zero; seen at its sign.
    DivisionByZero,
}

impl FormulaFault {
    /// The same with its place counted as people count it: tokens and trees know places in bytes, from 0.
    pub(super) fn counted(self, text: &str) -> FormulaFault {
        let before = text.char_indices().take_while(|(byte, _)| *byte < self.at).count();
        FormulaFault { at: before + 1, ..self }
    }
}

impl FormulaFaultKind {
    /// The fault of this kind at a place.
    pub(super) fn at(self, at: usize) -> FormulaFault {
        FormulaFault { at, kind: self }
    }
}
