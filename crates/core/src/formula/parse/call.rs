//! Reading a call: `min`, `max`, `if`, and a name that is none of them with what stands in its brackets.

use super::{Kind, MISSING, Reader, Token};
use crate::formula::{Choice, Comparison, Node};

#[derive(Clone, Copy)]
pub(super) enum Call {
    Least,
    Greatest,
    If,
    /// Of a word that was told to be wrong.
    Unknown,
}

impl Reader<'_> {
    pub(super) fn call(&mut self, call: Call) -> Node {
        match self.token {
            Token::Open => {
                if !self.enter(true) {
                    return MISSING;
                }
            }
            Token::Other(_) => {
                self.tell_misplaced(false);
                self.skip_word();
                return self.unreadable();
            }
            _ => {
                (self.misplaced_at, self.call_unopened) = (Some(self.at), true);
                self.tell(Kind::ExpectedBracket, self.at);
                return MISSING;
            }
        }
        let node = match (call, self.token) {
            (Call::Least | Call::Greatest | Call::If, Token::Close) => {
                self.tell(Kind::TooFewArguments, self.at);
                MISSING
            }
            (Call::Unknown, Token::Close) => MISSING,
            (Call::Least, _) => Node::Least(self.arguments(2)),
            (Call::Greatest, _) => Node::Greatest(self.arguments(2)),
            (Call::Unknown, _) => self.guessed(),
            (Call::If, _) => self.choice(),
        };
        self.leave();
        node
    }

    /// As many values as there are, of which so many must be.
    fn arguments(&mut self, least: usize) -> Vec<Node> {
        let mut arguments = vec![self.value(false)];
        while self.at_separator() {
            arguments.push(self.argument(false));
        }
        if arguments.len() < least {
            self.tell_missing();
        }
        arguments
    }

    /// What stands in the brackets of a word that is no call, as those of any would.
    fn guessed(&mut self) -> Node {
        let mut arguments = vec![self.value(true)];
        loop {
            arguments.push(match self.token {
                Token::Comparison(_) => {
                    self.advance();
                    self.value(true)
                }
                _ if self.at_separator() => self.argument(true),
                _ => return Node::Least(arguments),
            });
        }
    }

    fn choice(&mut self) -> Node {
        let left = self.value(true);
        let (comparison, right) = match self.token {
            Token::Comparison(comparison) => {
                self.advance();
                (comparison, self.value(false))
            }
            _ => {
                if self.token != Token::End && !self.is_doubtful() {
                    self.tell(Kind::ExpectedComparison, self.at);
                }
                (Comparison::Equal, MISSING)
            }
        };
        let mut parts = Vec::new();
        while self.at_separator() {
            if parts.len() == 2 && !self.is_doubtful() {
                self.tell(Kind::TooManyArguments, self.at);
            }
            parts.push(self.argument(false));
        }
        if parts.len() < 2 {
            self.tell_missing();
        }
        let mut parts = parts.into_iter();
        let (then, otherwise) = (parts.next().unwrap_or(MISSING), parts.next().unwrap_or(MISSING));
        Node::If(Box::new(Choice { left, comparison, right, then, otherwise }))
    }

    /// One more value, behind the separator. A comma beside `;` could be a decimal one: neither is guessed.
    fn argument(&mut self, compared: bool) -> Node {
        let (sign, at) = (if self.token == Token::Comma { Token::Comma } else { Token::Semicolon }, self.at);
        let comma_before = self.open.last_mut().and_then(|bracket| {
            let (first, at) = *bracket.separator.get_or_insert((sign, at));
            bracket.doubtful |= first != sign;
            (first != sign).then_some(at)
        });
        if let Some(at) = comma_before {
            self.tell(Kind::DecimalComma, at);
        }
        self.advance();
        self.value(compared)
    }

    fn at_separator(&self) -> bool {
        matches!(self.token, Token::Semicolon | Token::Comma)
    }

    /// Tells that arguments are missing, where the call ends and it is sure which are there.
    fn tell_missing(&mut self) {
        if self.token == Token::Close && !self.is_doubtful() {
            self.tell(Kind::TooFewArguments, self.at);
        }
    }

    fn is_doubtful(&self) -> bool {
        self.open.last().is_some_and(|bracket| bracket.doubtful)
    }
}
