//! One cell: the number, the choice or the words in it, and what is told of how it is written.

use super::columns::Part;
use super::csv::unguarded;
use super::decisions::Reading;
use super::place::{Place, Separator};
use super::problem::TableFault;
use super::report::{ReadAs, Report};
use super::words;
use crate::assessment::{Figure, Given, TEXT_LIMIT, hidden_characters};
use crate::framework::{FigureName, Rule};
use crate::number::{Decimal, NumberFault, read_stored, read_typed};
use crate::problem::Fault;

/// The most characters of the id of an option.
const CHOICE_LIMIT: usize = 64;

/// A cell of a table and what is needed to read it.
#[derive(Clone, Copy)]
pub(super) struct CellText<'g> {
    pub(super) at: Place,
    /// The text as it stands.
    pub(super) raw: &'g str,
    pub(super) separator: Separator,
    /// Whether a workbook holds a number there.
    pub(super) is_number: bool,
    /// Whether its column is one of percent, whose sign may stand behind each number.
    pub(super) is_percent: bool,
    /// How one point and three digits are read, where the caller decided.
    pub(super) decision: Option<Reading>,
}

/// Which mark a number has before its decimals, or would have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Comma,
    Point,
}

/// A text that begins like a formula, or would when it is opened in a spreadsheet.
pub(super) fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

impl<'g> CellText<'g> {
    /// The text of a name: in one line, without the apostrophe that keeps spreadsheets from reading a formula.
    ///
    /// What is longer than the limit is told and left out.
    pub(super) fn name(&self, limit: usize, report: &mut Report) -> String {
        let text = unguarded(self.raw);
        let line = if text.contains(['\n', '\t', '\r']) {
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            report.say(self.at, TableFault::LineBreak { text: line.clone() });
            line
        } else {
            text.trim().to_owned()
        };
        // Escaped, somebody knew; as it stands, a spreadsheet would compute it.
        if begins_formula(self.raw) && begins_formula(&line) {
            report.say(self.at, TableFault::FormulaLike { text: line.clone(), wanted_number: false });
        }
        if line.chars().count() > limit {
            report.known(self.at, Fault::TooLong { limit });
            return String::new();
        }
        line
    }

    /// A free text, with its lines.
    pub(super) fn text(&self, report: &mut Report) -> String {
        let text = unguarded(self.raw).to_owned();
        if text.chars().count() > TEXT_LIMIT {
            report.known(self.at, Fault::TooLong { limit: TEXT_LIMIT });
            return String::new();
        }
        text
    }

    /// A number; how it is written is told. A text that is none is kept as it stands.
    pub(super) fn figure(&self, is_percent: bool, marks: &mut Marks, report: &mut Report) -> Option<Figure> {
        let raw = unguarded(self.raw);
        let text = raw.trim();
        if self.is_number {
            return Some(read_stored(text).map_or_else(|fault| Figure::Unread(text.to_owned(), fault), Figure::Number));
        }
        if words::is_dash(text) {
            report.echo(self.at, text, ReadAs::Nothing);
            return None;
        }
        let number = text.strip_suffix('%').filter(|_| is_percent || self.is_percent).unwrap_or(text);
        // "62,30đ", "23,37 điểm"
        let number = ["điểm", "đ"].iter().find_map(|unit| number.strip_suffix(unit)).unwrap_or(number).trim_end();
        match self.number(number) {
            Ok(value) => {
                let is_plain =
                    number.len() == text.len() && !number.contains([',', ' ', '\u{a0}', '\u{202f}', '\u{2009}']);
                let is_stored = is_plain && number.matches('.').count() < 2 && self.decision_for(number).is_none();
                if !is_stored && self.separator != Separator::Workbook {
                    report.echo(self.at, text, ReadAs::Number(value));
                }
                if self.decision_for(number) != Some(Reading::Whole) {
                    marks.see(self.at, number);
                }
                Some(Figure::Number(value))
            }
            Err(NumberFault::Empty) => None,
            Err(_) if raw.chars().count() > TEXT_LIMIT => {
                report.known(self.at, Fault::TooLong { limit: TEXT_LIMIT });
                None
            }
            Err(fault) => {
                if fault == NumberFault::NotANumber && begins_formula(self.raw) && text.chars().count() > 1 {
                    report.say(self.at, TableFault::FormulaLike { text: text.to_owned(), wanted_number: true });
                }
                Some(Figure::Unread(raw.to_owned(), fault))
            }
        }
    }

    /// What the caller decided, where it is needed.
    fn decision_for(&self, number: &str) -> Option<Reading> {
        self.decision.filter(|_| matches!(read_typed(number), Err(NumberFault::Ambiguous { .. })))
    }

    fn number(&self, text: &str) -> Result<Decimal, NumberFault> {
        match (read_typed(text), self.decision) {
            (Err(NumberFault::Ambiguous { whole, .. }), Some(Reading::Whole)) => Ok(whole),
            (Err(NumberFault::Ambiguous { decimal, .. }), Some(Reading::Decimal)) => Ok(decimal),
            (read, _) => read,
        }
    }

    /// What a cell gives as an answer; `None` when it gives nothing that can be kept.
    pub(super) fn given(
        &self,
        part: &Part,
        rule: Option<&Rule>,
        marks: &mut Marks,
        report: &mut Report,
    ) -> Option<Piece> {
        if let Part::Note = part {
            return Some(Piece::Note(self.text(report)));
        }
        if let Part::NotApplicable = part {
            return Some(Piece::Given(Given::NotApplicable(self.text(report))));
        }
        if let Some(reason) = words::not_applicable(self.raw) {
            if reason.chars().count() > TEXT_LIMIT {
                report.known(self.at, Fault::TooLong { limit: TEXT_LIMIT });
                return None;
            }
            return Some(Piece::Given(Given::NotApplicable(reason)));
        }
        match part {
            Part::Figure(name) => {
                let figure = self.figure(*name == FigureName::PERCENT, marks, report)?;
                Some(Piece::Figure(name.clone(), figure))
            }
            Part::Yes => self.yes(report),
            Part::Choice => self.choice(rule, report),
            _ => {
                // In words, where the rule has words.
                if matches!(read_typed(self.raw), Err(NumberFault::NotANumber)) && !begins_formula(self.raw) {
                    match rule {
                        Some(Rule::YesNo { .. }) => return self.yes(report),
                        Some(rule) if !rule.options().is_empty() => return self.choice(Some(rule), report),
                        _ => {}
                    }
                }
                self.figure(false, marks, report).map(|figure| Piece::Given(Given::Points(figure)))
            }
        }
    }

    fn yes(&self, report: &mut Report) -> Option<Piece> {
        let yes = words::yes(self.raw);
        if yes.is_none() {
            report.say(self.at, TableFault::NotYesNo { text: shortened(self.raw) });
        }
        yes.map(|yes| Piece::Given(Given::Yes(yes)))
    }

    /// The id of the option that a cell names, by id or label; what names none is kept, and reported when it is scored.
    fn choice(&self, rule: Option<&Rule>, report: &mut Report) -> Option<Piece> {
        let options = rule.map(Rule::options).unwrap_or_default();
        let text = unguarded(self.raw).trim();
        let wanted = words::compared(text);
        let by_id = options.iter().find(|option| option.id == text);
        let like = |option: &&crate::framework::RuleOption| words::compared(&option.id) == wanted;
        let labelled = |option: &&crate::framework::RuleOption| words::compared(&option.label) == wanted;
        let mut found = options.iter().filter(|option| like(option) || labelled(option));
        let id = match by_id.or_else(|| found.next().filter(|_| found.next().is_none())) {
            Some(option) => option.id.clone(),
            None if text.chars().count() > CHOICE_LIMIT || !hidden_characters(text).is_empty() => {
                let choices = options.iter().map(|option| option.id.clone()).collect();
                report.known(self.at, Fault::UnknownOption { found: shortened(text), choices });
                return None;
            }
            None => text.to_owned(),
        };
        Some(Piece::Given(Given::Choice(id)))
    }
}

/// The beginning of a text, for telling it.
pub(super) fn shortened(text: &str) -> String {
    text.trim().chars().take(CHOICE_LIMIT).collect()
}

/// What one cell adds to an answer.
pub(super) enum Piece {
    Given(Given),
    Figure(FigureName, Figure),
    Note(String),
}

/// The decimal marks seen in one column: a column of both is told.
#[derive(Clone, Copy, Default)]
pub(super) struct Marks {
    comma: Option<Place>,
    point: Option<Place>,
    /// A comma with exactly three digits behind it, which beside decimal points may divide thousands.
    doubtful: bool,
    /// How many numbers with decimals.
    seen: u32,
}

impl Marks {
    fn see(&mut self, at: Place, number: &str) {
        self.seen += u32::from(mark(number).is_some());
        match mark(number) {
            Some(Mark::Comma) => {
                self.comma.get_or_insert(at);
            }
            Some(Mark::Point) => {
                self.point.get_or_insert(at);
            }
            None => {}
        }
        let thousands = number.split_once(',').is_some_and(|(whole, rest)| {
            rest.len() == 3 && !rest.contains('.') && !whole.trim_start_matches(['-', '+']).starts_with('0')
        });
        self.doubtful |= thousands;
    }

    /// Where one column has nothing but commas and a later one nothing but points, or the other way round; its place.
    pub(super) fn apart<'m>(columns: impl Iterator<Item = &'m Marks>) -> Option<(usize, TableFault)> {
        let mut first: Option<&Marks> = None;
        for (at, marks) in columns.enumerate() {
            // One number alone may be written anyhow.
            if marks.seen < 2 || marks.comma.is_some() == marks.point.is_some() {
                continue;
            }
            let both = first.get_or_insert(marks);
            if let (Some(comma), Some(point)) = (both.comma.or(marks.comma), both.point.or(marks.point)) {
                let doubtful = both.doubtful || marks.doubtful;
                return Some((at, TableFault::MixedDecimals { comma, point, doubtful }));
            }
        }
        None
    }

    /// What is wrong with a column of these marks.
    pub(super) fn fault(&self) -> Option<TableFault> {
        let (comma, point) = self.comma.zip(self.point)?;
        Some(TableFault::MixedDecimals { comma, point, doubtful: self.doubtful })
    }
}

/// The decimal mark of a number: the one that stands in it, or the one that its groups leave.
fn mark(number: &str) -> Option<Mark> {
    match (number.matches('.').count(), number.matches(',').count()) {
        (0, 0) => None,
        (0, 1) => Some(Mark::Comma),
        (1, 0) => Some(Mark::Point),
        (_, 0) => Some(Mark::Comma),
        (0, _) => Some(Mark::Point),
        _ if number.rfind(',') > number.rfind('.') => Some(Mark::Comma),
        _ => Some(Mark::Point),
    }
}
