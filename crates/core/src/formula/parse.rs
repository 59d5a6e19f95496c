//! Reading a formula: by recursive descent, one function for each kind of part, as deep as the brackets.

use super::token::{self, Comparison, Operator, Token};
use super::{
    Choice, DEPTH_LIMIT, Formula, FormulaFault, FormulaFaultKind as Kind, LENGTH_LIMIT, MAX_POINTS, NAME_LIMIT, Node,
    Step, degree,
};
use crate::number::read_stored;

type Read<T> = Result<T, FormulaFault>;

pub(super) fn formula(text: &str, figures: &[&str]) -> Read<Formula> {
    // The length comes first and looks at no more than the limit: a text of any size is answered at once.
    if text.len() > LENGTH_LIMIT && text.chars().nth(LENGTH_LIMIT).is_some() {
        return Err(Kind::TooLong { limit: LENGTH_LIMIT }.at(LENGTH_LIMIT + 1));
    }
    read(text, figures).map_err(|fault| fault.counted(text))
}

fn read(text: &str, figures: &[&str]) -> Read<Formula> {
    let mut reader = Reader {
        length: text.len(),
        rest: text,
        token: Token::End,
        at: 0,
        number_end: 0,
        open: Vec::new(),
        figures,
        names: Vec::new(),
    };
    reader.advance();
    if reader.token == Token::End {
        return Err(Kind::Empty.at(0));
    }
    let root = reader.chain(false)?;
    if reader.token != Token::End {
        return Err(reader.misplaced(false));
    }
    degree::check(&root)?;
    Ok(Formula { text: text.to_owned(), names: reader.names, root })
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
}

struct Bracket {
    at: usize,
    /// Whether it holds arguments.
    call: bool,
    /// The sign that separates them, and where it stood first.
    separator: Option<(Token<'static>, usize)>,
}

#[derive(Clone, Copy)]
enum Call {
    Least,
    Greatest,
    If,
}

impl<'t> Reader<'t> {
    fn advance(&mut self) {
        self.rest = self.rest.trim_start();
        self.at = self.length - self.rest.len();
        self.token = token::next(&mut self.rest);
    }

    /// A sum of terms, or a term of factors.
    fn chain(&mut self, of_factors: bool) -> Read<Node> {
        let first = self.operand(of_factors)?;
        let mut steps = Vec::new();
        while let Token::Operator(operator) = self.token
            && operator.joins_factors() == of_factors
        {
            let at = self.at;
            self.advance();
            steps.push(Step { operator, at, operand: self.operand(of_factors)? });
        }
        Ok(if steps.is_empty() { first } else { Node::Chain { first: Box::new(first), steps } })
    }

    fn operand(&mut self, of_factors: bool) -> Read<Node> {
        if of_factors { self.factor() } else { self.chain(true) }
    }

    fn factor(&mut self) -> Read<Node> {
        // Counted, not nested: a row of signs may be as long as the text.
        let mut negative = false;
        while self.token == Token::Operator(Operator::Minus) {
            negative = !negative;
            self.advance();
        }
        let value = match self.token {
            Token::Number(digits) => self.number(digits)?,
            Token::Name(name) => self.name(name)?,
            Token::Open => {
                self.enter(false)?;
                let inner = self.chain(false)?;
                self.leave()?;
                inner
            }
            _ => return Err(self.misplaced(true)),
        };
        Ok(if negative { Node::Negated(Box::new(value)) } else { value })
    }

    fn number(&mut self, digits: &str) -> Read<Node> {
        let value = read_stored(digits).map_err(|_| Kind::NumberTooLong.at(self.at))?;
        self.number_end = self.at + digits.len();
        self.advance();
        Ok(Node::Number(value))
    }

    fn name(&mut self, name: &'t str) -> Read<Node> {
        let at = self.at;
        self.advance();
        match name {
            "min" => self.call(Call::Least),
            "max" => self.call(Call::Greatest),
            "if" => self.call(Call::If),
            MAX_POINTS => Ok(Node::MaxPoints),
            _ if name.len() > NAME_LIMIT => Err(Kind::NameTooLong { limit: NAME_LIMIT }.at(at)),
            _ if self.figures.contains(&name) => Ok(Node::Figure { name: self.place(name), at }),
            _ => match self.token {
                // In `tỷ_lệ` the letter `ỷ` is what is wrong, not a figure called `t`.
                Token::Other(found) if self.at == at + name.len() => {
                    Err(Kind::UnexpectedCharacter { found }.at(self.at))
                }
                _ => Err(Kind::UnknownName { name: name.to_owned() }.at(at)),
            },
        }
    }

    /// The name's place among those used.
    fn place(&mut self, name: &str) -> usize {
        self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        })
    }

    fn call(&mut self, call: Call) -> Read<Node> {
        match self.token {
            Token::Open => self.enter(true)?,
            Token::Other(found) => return Err(Kind::UnexpectedCharacter { found }.at(self.at)),
            _ => return Err(Kind::ExpectedBracket.at(self.at)),
        }
        if self.token == Token::Close {
            return Err(Kind::TooFewArguments.at(self.at));
        }
        let node = match call {
            Call::Least => Node::Least(self.arguments()?),
            Call::Greatest => Node::Greatest(self.arguments()?),
            Call::If => self.choice()?,
        };
        self.leave()?;
        Ok(node)
    }

    /// Two or more values.
    fn arguments(&mut self) -> Read<Vec<Node>> {
        let mut arguments = vec![self.chain(false)?, self.argument()?];
        while self.at_separator() {
            arguments.push(self.argument()?);
        }
        Ok(arguments)
    }

    fn choice(&mut self) -> Read<Node> {
        let left = self.chain(false)?;
        let comparison = self.comparison()?;
        let right = self.chain(false)?;
        let (then, otherwise) = (self.argument()?, self.argument()?);
        if self.at_separator() {
            return Err(Kind::TooManyArguments.at(self.at));
        }
        Ok(Node::If(Box::new(Choice { left, comparison, right, then, otherwise })))
    }

    fn comparison(&mut self) -> Read<Comparison> {
        match self.token {
            Token::Comparison(comparison) => {
                self.advance();
                Ok(comparison)
            }
            Token::Semicolon | Token::Comma | Token::Close => Err(Kind::ExpectedComparison.at(self.at)),
            _ => Err(self.misplaced(false)),
        }
    }

    /// One more value of a call, with the separator before it.
    fn argument(&mut self) -> Read<Node> {
        if self.at_separator() {
            self.separator()?;
            return self.chain(false);
        }
        Err(if self.token == Token::Close { Kind::TooFewArguments.at(self.at) } else { self.misplaced(false) })
    }

    fn at_separator(&self) -> bool {
        matches!(self.token, Token::Semicolon | Token::Comma)
    }

    /// Goes past a separator. A comma that could be a decimal one is refused: `0,5`, or beside `;` in one call.
    fn separator(&mut self) -> Read<()> {
        let (sign, at) = (if self.token == Token::Comma { Token::Comma } else { Token::Semicolon }, self.at);
        let between_digits = self.number_end == at && self.rest.starts_with(|next: char| next.is_ascii_digit());
        let first = self.open.last_mut().map_or((sign, at), |bracket| *bracket.separator.get_or_insert((sign, at)));
        if sign == Token::Comma && (between_digits || first.0 != sign) {
            return Err(Kind::DecimalComma.at(at));
        }
        if first.0 != sign {
            return Err(Kind::DecimalComma.at(first.1));
        }
        self.advance();
        Ok(())
    }

    fn enter(&mut self, call: bool) -> Read<()> {
        if self.open.len() == DEPTH_LIMIT {
            return Err(Kind::TooDeep { limit: DEPTH_LIMIT }.at(self.at));
        }
        self.open.push(Bracket { at: self.at, call, separator: None });
        self.advance();
        Ok(())
    }

    fn leave(&mut self) -> Read<()> {
        if self.token != Token::Close {
            return Err(self.misplaced(false));
        }
        self.open.pop();
        self.advance();
        Ok(())
    }

    /// Why the token cannot stand where it does: where a value is wanted, or behind one.
    fn misplaced(&self, value_wanted: bool) -> FormulaFault {
        let bracket = self.open.last();
        let in_call = bracket.is_some_and(|bracket| bracket.call);
        let kind = match self.token {
            Token::Other(found) => Kind::UnexpectedCharacter { found },
            Token::Semicolon if !in_call => Kind::UnexpectedCharacter { found: ';' },
            Token::Comma if !in_call => Kind::DecimalComma,
            Token::Close if bracket.is_none() => Kind::UnopenedBracket,
            Token::End if value_wanted => Kind::UnexpectedEnd,
            Token::End => return Kind::UnclosedBracket.at(bracket.map_or(self.at, |bracket| bracket.at)),
            _ if value_wanted => Kind::ExpectedValue,
            Token::Comparison(_) => Kind::StrayComparison,
            _ => Kind::ExpectedOperator,
        };
        kind.at(self.at)
    }
}
