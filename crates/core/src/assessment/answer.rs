//! Answers: what was given for a node, its evidence, its note and its appraisal.

use super::Appraisal;
use crate::framework::{Date, FigureName};
use crate::number::{Decimal, NumberFault, read_typed};

/// The most characters a note or another free text may have.
pub const TEXT_LIMIT: usize = 4_000;

/// What a unit says to one node of the framework.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// What was given; `None` while the node is not answered.
    pub given: Option<Given>,
    /// The documents that prove it.
    pub evidence: Vec<Evidence>,
    /// A note; empty when there is none.
    pub note: String,
    /// What others said to it; `None` while nobody has.
    pub appraisal: Option<Box<Appraisal>>,
}

/// The ways to answer a node.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// The figures that the rule needs; those not yet typed are absent.
    Figures(Vec<(FigureName, Figure)>),
    /// Points, given directly; at an inner node they stand for everything below it.
    Points(Figure),
    /// Yes or no.
    Yes(bool),
    /// The id of an option or a grade.
    Choice(String),
    /// The criterion does not apply, and why.
    NotApplicable(String),
}

/// A number as it was given: one, or a text that is not yet one and is kept as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A number.
    Number(Decimal),
    /// A text that could not be read as a number, and why.
    Unread(String, NumberFault),
}

impl Figure {
    /// Reads what a person typed; `None` when the field is empty.
    pub fn typed(text: &str) -> Option<Figure> {
        match read_typed(text) {
            Ok(value) => Some(Figure::Number(value)),
            Err(NumberFault::Empty) => None,
            Err(fault) => Some(Figure::Unread(text.to_owned(), fault)),
        }
    }

    /// The number, where it is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Figure::Number(value) => Some(*value),
            Figure::Unread(..) => None,
        }
    }
}

/// A reference to a document that proves an answer (tài liệu kiểm chứng).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Its number and symbol: `12/BC-UBND`.
    pub number: String,
    /// The day it was signed.
    pub date: Option<Date>,
    /// Who issued it.
    pub issuer: String,
    /// What it is about.
    pub summary: String,
    /// Where it can be read; an https address, or empty.
    pub link: String,
}

/// Puts a figure in its place: figures stand in order of their names, so that equal answers are equal.
pub(crate) fn put_figure(figures: &mut Vec<(FigureName, Figure)>, name: FigureName, figure: Figure) {
    let at = figures.partition_point(|(before, _)| *before < name);
    figures.insert(at, (name, figure));
}

impl Answer {
    /// Whether nothing at all was said.
    pub fn is_empty(&self) -> bool {
        self.given.is_none() && self.evidence.is_empty() && self.note.is_empty() && !self.is_appraised()
    }

    /// The figure of a name.
    pub fn figure(&self, name: &FigureName) -> Option<&Figure> {
        match &self.given {
            Some(Given::Figures(figures)) => figures.iter().find(|(n, _)| n == name).map(|(_, figure)| figure),
            _ => None,
        }
    }

    /// The same answer with one figure set or cleared; points or "not applicable" give way to figures.
    pub fn with_figure(mut self, name: &FigureName, figure: Option<Figure>) -> Answer {
        let mut figures = match self.given.take() {
            Some(Given::Figures(figures)) => figures,
            _ => Vec::new(),
        };
        figures.retain(|(n, _)| n != name);
        if let Some(figure) = figure {
            put_figure(&mut figures, name.clone(), figure);
        }
        self.given = (!figures.is_empty()).then_some(Given::Figures(figures));
        self
    }

    /// Whether any evidence names a document.
    pub fn has_evidence(&self) -> bool {
        self.evidence.iter().any(|e| !e.number.trim().is_empty() || !e.summary.trim().is_empty() || !e.link.is_empty())
    }
}

/// Whether an address may be shown as a link: https, a host, no white space, no control character.
pub fn is_safe_link(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty()
        && !host.contains('@')
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || super::unit::is_hidden(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_addresses_become_links() {
        for good in ["https://laichau.gov.vn/van-ban/12", "https://a.vn", "https://a.vn:8443/x?y=1#z"] {
            assert!(is_safe_link(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "http://a.vn",
            "https://",
            "https:///x",
            "https://good.vn@evil.example/",
            "https://a.vn/\u{202e}fdp",
            "https://a.vn/a b",
            "data:text/html,x",
            "//a.vn",
            "HTTPS://a.vn",
        ] {
            assert!(!is_safe_link(bad), "{bad}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_kept_as_typed() {
        assert_eq!(Figure::typed("  "), None);
        assert_eq!(Figure::typed("12"), Some(Figure::Number(Decimal::from(12))));
        assert_eq!(Figure::typed("12x"), Some(Figure::Unread("12x".into(), NumberFault::NotANumber)));
    }

    #[test]
    fn figures_are_set_and_cleared_one_by_one() {
        let one = Some(Figure::Number(Decimal::ONE));
        let answer = Answer::default().with_figure(&FigureName::NUM, one.clone());
        assert_eq!(answer.figure(&FigureName::NUM), one.as_ref());
        assert_eq!(answer.figure(&FigureName::DEN), None);
        assert!(answer.with_figure(&FigureName::NUM, None).is_empty());
    }
}
