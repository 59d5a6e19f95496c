//! What the auditor says: each thing with its place, its code and how certain it is.

use super::matter::Matter;

/// The most findings of one kind (not agreeing, agreeing, not checked) that are told.
pub const FINDING_LIMIT: usize = 2_000;
/// The most characters of a quotation.
pub const QUOTE_LIMIT: usize = 600;
/// Among so many findings before it one is looked for that says the same.
const REPEATED: usize = 8;

/// One thing that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where it stands.
    pub spot: Spot,
    /// The cell, row or sentence it is about, as it stands; what is longer than [`QUOTE_LIMIT`] ends in `…`.
    pub quote: String,
    /// How certain it is.
    pub certainty: Certainty,
    /// What was found, with its arithmetic.
    pub matter: Matter,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// What is printed contradicts itself: one of the numbers is wrong.
    Contradiction,
    /// What is printed does not follow from what else is printed; there may be decimals or rules that nobody published.
    NotReproduced,
    /// No mistake, but worth knowing or asking about.
    Look,
    /// It was checked and agrees.
    Agrees,
    /// It could not be checked.
    NotChecked,
}

/// How certain a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The printed numbers alone show it.
    Certain,
    /// It holds when the words are meant as they read: figures that stand together are of one unit and one time, and
    /// what was inferred was the rule.
    AsRead,
}

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The line of the text, from 1; 0 for the text as a whole.
    pub line: u32,
    /// The place in a table.
    pub cell: Option<CellSpot>,
}

/// A place in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellSpot {
    /// Which table of the audit.
    pub table: usize,
    /// Which of its rows; `None` for a group or the table as a whole.
    pub row: Option<usize>,
    /// Which of its columns.
    pub column: Option<usize>,
}

impl Spot {
    /// A line of the text.
    pub(super) fn line(line: u32) -> Spot {
        Spot { line, cell: None }
    }

    /// A place in a table, and its line.
    pub(super) fn cell(line: u32, cell: CellSpot) -> Spot {
        Spot { line, cell: Some(cell) }
    }
}

impl Finding {
    /// Its stable code, listed in docs/audit.md.
    pub fn code(&self) -> &'static str {
        self.matter.code()
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.matter.severity()
    }
}

/// What has been found so far.
#[derive(Default)]
pub(super) struct Report {
    pub(super) findings: Vec<Finding>,
    pub(super) agreed: Vec<Finding>,
    pub(super) unchecked: Vec<Finding>,
    /// How many were too many to be told.
    pub(super) left_out: usize,
}

impl Report {
    /// Adds what the printed numbers alone show.
    pub(super) fn say(&mut self, spot: Spot, quote: &str, matter: Matter) {
        self.add(spot, quote, Certainty::Certain, matter);
    }

    /// Adds what holds when the words are meant as they read.
    pub(super) fn say_as_read(&mut self, spot: Spot, quote: &str, matter: Matter) {
        self.add(spot, quote, Certainty::AsRead, matter);
    }

    pub(super) fn add(&mut self, spot: Spot, quote: &str, certainty: Certainty, matter: Matter) {
        let list = match matter.severity() {
            Severity::Agrees => &mut self.agreed,
            Severity::NotChecked => &mut self.unchecked,
            _ => &mut self.findings,
        };
        // A sentence that says a thing twice is told of once.
        if list.iter().rev().take(REPEATED).any(|known| known.spot == spot && known.matter == matter) {
            return;
        }
        if list.len() >= FINDING_LIMIT {
            self.left_out += 1;
            return;
        }
        list.push(Finding { spot, quote: shortened(quote), certainty, matter });
    }
}

/// A quotation within the limit, in one line.
fn shortened(text: &str) -> String {
    let mut quote = String::new();
    for (count, c) in text.trim().chars().enumerate() {
        if count == QUOTE_LIMIT {
            quote.push('…');
            break;
        }
        quote.push(if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c });
    }
    quote
}
