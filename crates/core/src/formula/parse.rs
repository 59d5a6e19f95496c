//! Reading a formula: by recursive descent, one function for each kind of part, as deep as the brackets.
//!
//! A mistake is told and read over, so that all that are in a formula are told at once: what is missing is taken as
//! there, what cannot stand is skipped, and what only follows from a mistake is not told.

mod call;

use super::token::{self, Operator, Token};
use super::{
    DEPTH_LIMIT, FAULT_LIMIT, Formula, FormulaFault, FormulaFaultKind as Kind, LENGTH_LIMIT, MAX_POINTS, NAME_LIMIT,
    Node, Step, degree, is_reserved,
};
use crate::number::{Decimal, read_stored};
use call::Call;

pub(super) fn formula(text: &str, figures: &[&str]) -> Result<Formula, Vec<FormulaFault>> {
    // The length comes first and looks at no more than the limit: a text of any size is answered at once.
    if text.len() > LENGTH_LIMIT && text.chars().nth(LENGTH_LIMIT).is_some() {
        return Err(vec![Kind::TooLong { limit: LENGTH_LIMIT }.at(LENGTH_LIMIT + 1)]);
    }
    let mut reader = Reader {
        length: text.len(),
        rest: text,
        token: Token::End,
        at: 0,
        number_end: 0,
        open: Vec::new(),
        figures,
        names: Vec::new(),
        unknown: Vec::new(),
        faults: Vec::new(),
        misplaced_at: None,
        call_unopened: false,
        given_up: false,
    };
    reader.advance();
    if reader.token == Token::End {
        return Err(vec![Kind::Empty.at(0).counted(text)]);
    }
    let root = reader.value(false);
    let Reader { mut faults, names, given_up, .. } = reader;
    if !given_up {
        degree::check(&root, &mut faults);
    }
    if faults.is_empty() {
        return Ok(Formula { text: text.to_owned(), names, root });
    }
    faults.sort_by_key(|fault| fault.at);
    faults.dedup();
    if let Some(first_untold) = faults.get(FAULT_LIMIT).map(|fault| fault.at) {
        faults.truncate(FAULT_LIMIT);
        faults.push(Kind::More.at(first_untold));
    }
    Err(faults.into_iter().map(|fault| fault.counted(text)).collect())
}

struct Reader<'t> {
    /// How many bytes the text has.
    length: usize,
    /// What follows the token.
    rest: &'t str,
    token: Token<'t>,
    /// Where the token begins, in bytes.
    at: usize,
    /// Where the number read last ends, in bytes.
    number_end: usize,
    open: Vec<Bracket>,
    figures: &'t [&'t str],
    names: Vec<String>,
    /// Names that are no figures, each told once.
    unknown: Vec<&'t str>,
    faults: Vec<FormulaFault>,
    /// The token that was told to be misplaced last: nothing more is told of it.
    misplaced_at: Option<usize>,
    /// Whether a call lacks its opening bracket, so that what separates its parts and ends it stands outside of one.
    call_unopened: bool,
    /// Whether the rest is not read any more.
    given_up: bool,
}

struct Bracket {
    at: usize,
    /// Whether it holds arguments.
    call: bool,
    /// The sign that separates them, and where it stood first.
    separator: Option<(Token<'static>, usize)>,
    /// Whether a mistake leaves open which arguments are meant, so that none is told to be missing or too many.
    doubtful: bool,
}

/// What stands for a value that could not be read.
const MISSING: Node = Node::Number(Decimal::ZERO);

impl<'t> Reader<'t> {
    fn advance(&mut self) {
        self.rest = self.rest.trim_start();
        self.at = self.length - self.rest.len();
        self.token = token::next(&mut self.rest);
    }

    fn tell(&mut self, kind: Kind, at: usize) {
        if !self.given_up {
            self.faults.push(kind.at(at));
            if self.faults.len() > FAULT_LIMIT {
                self.give_up();
            }
        }
    }

    /// Reads nothing more: the text is over here, and what is open is not told to be.
    fn give_up(&mut self) {
        self.given_up = true;
        self.rest = "";
        self.token = Token::End;
    }

    /// A value as a whole, up to what may follow it in its bracket. What cannot is told, and read over as if an
    /// operator stood there.
    fn value(&mut self, compared: bool) -> Node {
        let first = self.chain(false);
        let mut steps = Vec::new();
        while !self.may_follow(compared) {
            let at = self.at;
            self.tell_misplaced(false);
            let is_number_whole = self.skip_misplaced();
            if matches!(self.token, Token::Operator(_)) {
                self.advance();
            } else if is_number_whole || !self.at_value() {
                continue;
            }
            steps.push(Step { operator: Operator::Plus, at, operand: self.chain(false) });
        }
        if steps.is_empty() { first } else { Node::Chain { first: Box::new(first), steps } }
    }

    fn may_follow(&self, compared: bool) -> bool {
        match self.token {
            Token::End => true,
            Token::Close => !self.open.is_empty(),
            Token::Semicolon | Token::Comma => self.in_call() && !self.is_decimal_comma(),
            Token::Comparison(_) => compared,
            _ => false,
        }
    }

    fn at_value(&self) -> bool {
        matches!(self.token, Token::Number(_) | Token::Name(_) | Token::Open)
    }

    fn in_call(&self) -> bool {
        self.open.last().is_some_and(|bracket| bracket.call)
    }

    /// Whether the comma could be a decimal one: right between two digits, or where `;` separates.
    fn is_decimal_comma(&self) -> bool {
        let between_digits = self.number_end == self.at && self.rest.starts_with(|next: char| next.is_ascii_digit());
        let separator = self.open.last().and_then(|bracket| bracket.separator);
        self.token == Token::Comma && (between_digits || separator.is_some_and(|(sign, _)| sign != Token::Comma))
    }

    /// Goes past a token that cannot follow a value; one with which a value begins is left to be read as that. Whether it
    /// was the comma of a decimal, gone past with the digits behind it.
    fn skip_misplaced(&mut self) -> bool {
        match self.token {
            Token::Other(_) => self.skip_word(),
            Token::Comma => {
                let is_decimal = self.number_end == self.at;
                self.advance();
                // The digits behind a decimal comma are no value of their own.
                if let (true, Token::Number(digits)) = (is_decimal, self.token) {
                    self.number_end = self.at + digits.len();
                    self.advance();
                    return true;
                }
            }
            Token::Comparison(_) => {
                while let Token::Comparison(_) = self.token {
                    self.advance();
                }
            }
            _ if self.at_value() => {}
            _ => self.advance(),
        }
        false
    }

    /// Goes past a word of which a character means nothing, as far as it is written in one.
    fn skip_word(&mut self) {
        let mut end = self.at;
        while self.at == end && matches!(self.token, Token::Other(_) | Token::Name(_) | Token::Number(_)) {
            end = self.length - self.rest.len();
            self.advance();
        }
    }

    /// A sum of terms, or a term of factors.
    fn chain(&mut self, of_factors: bool) -> Node {
        let first = self.operand(of_factors);
        let mut steps = Vec::new();
        while let Token::Operator(operator) = self.token
            && operator.joins_factors() == of_factors
        {
            let at = self.at;
            self.advance();
            steps.push(Step { operator, at, operand: self.operand(of_factors) });
        }
        if steps.is_empty() { first } else { Node::Chain { first: Box::new(first), steps } }
    }

    fn operand(&mut self, of_factors: bool) -> Node {
        if of_factors { self.factor() } else { self.chain(true) }
    }

    fn factor(&mut self) -> Node {
        // Counted, not nested: a row of signs may be as long as the text.
        let mut negative = false;
        while self.token == Token::Operator(Operator::Minus) {
            negative = !negative;
            self.advance();
        }
        let value = match self.token {
            Token::Number(digits) => self.number(digits),
            Token::Name(name) => self.name(name),
            Token::Open => {
                if self.enter(false) {
                    let inner = self.value(false);
                    self.leave();
                    inner
                } else {
                    MISSING
                }
            }
            _ => {
                self.tell_misplaced(true);
                // Anything but a word is read as if the value stood before it.
                if let Token::Other(_) = self.token {
                    self.skip_word();
                    self.unreadable()
                } else {
                    MISSING
                }
            }
        };
        if negative { Node::Negated(Box::new(value)) } else { value }
    }

    fn number(&mut self, digits: &str) -> Node {
        let value = read_stored(digits).unwrap_or_else(|_| {
            self.tell(Kind::NumberTooLong, self.at);
            Decimal::ZERO
        });
        self.number_end = self.at + digits.len();
        self.advance();
        Node::Number(value)
    }

    fn name(&mut self, name: &'t str) -> Node {
        let at = self.at;
        self.advance();
        let is_cut = self.is_cut(name, at);
        match name {
            "min" if !is_cut => self.call(Call::Least),
            "max" if !is_cut => self.call(Call::Greatest),
            "if" if !is_cut => self.call(Call::If),
            MAX_POINTS => Node::MaxPoints,
            _ if name.len() > NAME_LIMIT => {
                self.tell(Kind::NameTooLong { limit: NAME_LIMIT }, at);
                self.unreadable()
            }
            _ if self.figures.contains(&name) => Node::Figure { name: self.place(name), at },
            _ if is_cut => {
                self.tell_misplaced(false);
                self.skip_word();
                self.unreadable()
            }
            _ => {
                self.tell_unknown(name, at);
                self.unreadable()
            }
        }
    }

    /// Whether a name that was read goes on in a letter that means nothing: in `tỷ_lệ` the `ỷ` is what is wrong, not a figure
    /// called `t`; nor is `minỷ` a call.
    fn is_cut(&self, name: &str, at: usize) -> bool {
        self.at == at + name.len() && matches!(self.token, Token::Other(_))
    }

    /// Tells a name that is no figure, once.
    fn tell_unknown(&mut self, name: &'t str, at: usize) {
        if !self.unknown.contains(&name) {
            self.unknown.push(name);
            self.tell(Kind::UnknownName { name: name.to_owned() }, at);
        }
    }

    /// A word that was told to be wrong, with what may be its arguments.
    fn unreadable(&mut self) -> Node {
        if self.token == Token::Open { self.call(Call::Unknown) } else { MISSING }
    }

    /// The name's place among those used.
    fn place(&mut self, name: &str) -> usize {
        self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        })
    }

    /// Opens a bracket; not one too many, which is gone past with all that is in it.
    fn enter(&mut self, call: bool) -> bool {
        if self.open.len() == DEPTH_LIMIT {
            self.tell(Kind::TooDeep { limit: DEPTH_LIMIT }, self.at);
            self.skip_bracket();
            return false;
        }
        self.open.push(Bracket { at: self.at, call, separator: None, doubtful: false });
        self.advance();
        true
    }

    /// Goes past a bracket that is not read, up to where it is closed. Words that cannot stand anywhere are told all the same;
    /// where the text is over before, nobody knows how much of it was meant to be in brackets.
    fn skip_bracket(&mut self) {
        let mut open = 0;
        loop {
            match self.token {
                Token::Open => open += 1,
                Token::Close => open -= 1,
                Token::End => return self.give_up(),
                Token::Other(_) => {
                    self.tell_misplaced(false);
                    self.skip_word();
                    continue;
                }
                Token::Name(name) => {
                    let at = self.at;
                    self.advance();
                    if !self.is_cut(name, at) && !is_reserved(name) && !self.figures.contains(&name) {
                        self.tell_unknown(name, at);
                    }
                    continue;
                }
                _ => {}
            }
            self.advance();
            if open == 0 {
                return;
            }
        }
    }

    /// Closes the innermost bracket; where the text is over, it is told to be open.
    fn leave(&mut self) {
        let bracket = self.open.pop();
        if self.token == Token::Close {
            self.advance();
        } else if let Some(bracket) = bracket {
            self.tell(Kind::UnclosedBracket, bracket.at);
        }
    }

    /// Tells why the token cannot stand where it does: where a value is wanted, or behind one.
    fn tell_misplaced(&mut self, value_wanted: bool) {
        if self.misplaced_at.replace(self.at) == Some(self.at) {
            return;
        }
        let kind = match self.token {
            Token::Other(found) => Kind::UnexpectedCharacter { found },
            Token::Semicolon if !self.in_call() => Kind::UnexpectedCharacter { found: ';' },
            Token::Comma if !self.in_call() || (!value_wanted && self.is_decimal_comma()) => Kind::DecimalComma,
            Token::Close if self.open.is_empty() => Kind::UnopenedBracket,
            Token::End => Kind::UnexpectedEnd,
            _ if value_wanted => Kind::ExpectedValue,
            Token::Comparison(_) => Kind::StrayComparison,
            _ => Kind::ExpectedOperator,
        };
        if matches!(kind, Kind::DecimalComma | Kind::StrayComparison | Kind::UnexpectedCharacter { found: ';' }) {
            self.open.iter_mut().for_each(|bracket| bracket.doubtful = true);
        }
        let is_of_call = matches!(
            self.token,
            Token::Comparison(_) | Token::Semicolon | Token::Comma | Token::Close if !self.is_decimal_comma()
        );
        if !(self.call_unopened && self.open.is_empty() && is_of_call && !value_wanted) {
            self.tell(kind, self.at);
        }
    }
}
