//! The sheet of figures: what the units answered, as a wide table that can be read again.

use std::collections::BTreeMap;

use thuocdo_core::assessment::{Assessment, Figure, Given};
use thuocdo_core::framework::{Framework, NodeIndex, Rule, RuleOption};
use thuocdo_text::workbook as t;

use super::book::{At, Book, Page, Sheet, Style};
use super::rule::Cells;

/// The first row of units, here and in the sheet of scores.
pub(super) const FIRST_ROW: u32 = 2;
/// The most characters of a label by which a cell calls an option; a longer one is called by its id.
const LABEL_LIMIT: usize = 120;

/// Which part of an answer a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Figure(String),
    Choice,
    Points,
    NotApplicable,
}

/// The columns of the sheet.
#[derive(Debug, Default)]
pub(super) struct Columns {
    parts: BTreeMap<(NodeIndex, Part), u16>,
    attainable: Option<u16>,
    count: u16,
}

impl Columns {
    /// The cell of a part of a node's answer.
    pub(super) fn cell(&self, node: NodeIndex, part: Part, row: u32) -> Option<At> {
        let column = *self.parts.get(&(node, part))?;
        Some(At { sheet: Sheet::Data, row, column })
    }

    /// The cell of a unit's own denominator.
    pub(super) fn attainable(&self, row: u32) -> Option<At> {
        self.attainable.map(|column| At { sheet: Sheet::Data, row, column })
    }
}

/// How many columns the answers of some units take.
pub(super) fn columns_of(framework: &Framework, sheets: &[&Assessment]) -> Option<Columns> {
    let mut columns = Columns::default();
    for sheet in sheets {
        for (id, answer) in &sheet.answers {
            let (Some(node), Some(given)) = (framework.find(id), &answer.given) else { continue };
            for part in parts_of(framework, node, given) {
                columns.parts.insert((node, part), 0);
            }
        }
    }
    // The unit, its code and group, and its own denominator.
    columns.count = 3;
    if sheets.iter().any(|sheet| sheet.attainable.is_some()) {
        columns.attainable = Some(columns.count);
        columns.count += 1;
    }
    for column in columns.parts.values_mut() {
        *column = columns.count;
        columns.count = columns.count.checked_add(1)?;
    }
    Some(columns)
}

impl Columns {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        usize::from(self.count)
    }
}

/// The columns that an answer needs: all figures of the rule, so that one which is missing can be filled in.
fn parts_of(framework: &Framework, node: NodeIndex, given: &Given) -> Vec<Part> {
    match given {
        Given::Figures(figures) => {
            let rule = framework.node(node).leaf.as_ref().map(|leaf| &leaf.rule);
            let of_rule = rule.map(Rule::figures).unwrap_or_default();
            let names =
                of_rule.iter().map(|spec| spec.name.as_str()).chain(figures.iter().map(|(name, _)| name.as_str()));
            names.map(|name| Part::Figure(name.to_owned())).collect()
        }
        Given::Points(_) => vec![Part::Points],
        Given::Yes(_) | Given::Choice(_) => vec![Part::Choice],
        Given::NotApplicable(_) => vec![Part::NotApplicable],
    }
}

/// Writes the sheet: a row of names, a row of the ids by which tables are read, then the units.
pub(super) fn write(book: &mut Book, framework: &Framework, sheets: &[&Assessment], columns: &Columns) {
    let at = |row: u32, column: u16| At { sheet: Sheet::Data, row, column };
    for (column, id) in ["unit", "code", "group"].iter().enumerate() {
        book.text(at(1, column as u16), id, Style::HEADING);
    }
    if let Some(column) = columns.attainable {
        book.text(at(1, column), "attainable", Style::HEADING);
    }
    for ((index, part), column) in &columns.parts {
        let node = framework.node(*index);
        let rule = node.leaf.as_ref().map(|leaf| &leaf.rule);
        let (words, ending) = match part {
            Part::Figure(name) => {
                let specs = rule.map(Rule::figures).unwrap_or_default();
                let spec = specs.iter().find(|spec| spec.name.as_str() == name);
                (spec.map_or_else(|| name.clone(), |spec| spec.label.clone()), format!(".{name}"))
            }
            Part::Choice if matches!(rule, Some(Rule::YesNo { .. })) => (t::YES_OR_NO.to_owned(), ".yes".to_owned()),
            Part::Choice => (t::CHOICE.to_owned(), ".choice".to_owned()),
            Part::Points => (t::POINTS.to_owned(), String::new()),
            Part::NotApplicable => (t::NOT_APPLICABLE.to_owned(), ".not_applicable".to_owned()),
        };
        let name = format!("{}: {words}", super::words::called(node));
        book.text(at(0, *column), &name, Style::HEADING);
        book.text(at(1, *column), &format!("{}{ending}", node.id), Style::HEADING);
    }
    for (place, sheet) in sheets.iter().enumerate() {
        let row = FIRST_ROW + place as u32;
        for (column, text) in [&sheet.unit.name, &sheet.unit.code, &sheet.unit.group].into_iter().enumerate() {
            book.text(at(row, column as u16), text, Style::CELL);
        }
        if let (Some(column), Some(own)) = (columns.attainable, sheet.attainable) {
            book.number(at(row, column), own, Style::CELL);
        }
        for (id, answer) in &sheet.answers {
            let (Some(node), Some(given)) = (framework.find(id), &answer.given) else { continue };
            write_answer(book, framework, columns, (node, row), given);
        }
    }
    let mut widths = vec![34.0, 12.0, 18.0];
    widths.resize(columns.count(), 14.0);
    book.page(Sheet::Data, Page { heading: (0, 1), fixed_columns: 1, widths });
}

fn write_answer(
    book: &mut Book,
    framework: &Framework,
    columns: &Columns,
    (node, row): (NodeIndex, u32),
    given: &Given,
) {
    let cell = |part: Part| columns.cell(node, part, row);
    let put = |book: &mut Book, at: Option<At>, figure: &Figure| match (at, figure) {
        (Some(at), Figure::Number(value)) => book.number(at, *value, Style::CELL),
        (Some(at), Figure::Unread(text, _)) => book.text(at, text, Style::CELL),
        (None, _) => {}
    };
    match given {
        Given::Figures(figures) => {
            for (name, figure) in figures {
                put(book, cell(Part::Figure(name.as_str().to_owned())), figure);
            }
        }
        Given::Points(figure) => put(book, cell(Part::Points), figure),
        Given::Yes(yes) => {
            if let Some(at) = cell(Part::Choice) {
                book.text(at, t::yes(*yes), Style::CELL);
            }
        }
        Given::Choice(id) => {
            let rule = framework.node(node).leaf.as_ref().map(|leaf| &leaf.rule);
            let options = rule.map(Rule::options).unwrap_or_default();
            let option = options.iter().position(|option| option.id == *id);
            let text = option.map_or_else(|| id.clone(), |at| option_text(options, at));
            if let Some(at) = cell(Part::Choice) {
                book.text(at, &text, Style::CELL);
            }
        }
        Given::NotApplicable(reason) => {
            let reason = if reason.trim().is_empty() { t::NOT_APPLICABLE } else { reason };
            if let Some(at) = cell(Part::NotApplicable) {
                book.text(at, reason, Style::CELL);
            }
        }
    }
}

/// What a cell says for an option: its words where they are short and its own, else its id.
fn option_text(options: &[RuleOption], at: usize) -> String {
    let Some(option) = options.get(at) else { return String::new() };
    let label = option.label.to_lowercase();
    let is_own = options.iter().enumerate().all(|(other, option)| {
        other == at || (option.label.to_lowercase() != label && option.id.to_lowercase() != label)
    });
    let is_plain = option.label.trim() == option.label && option.label.chars().count() <= LABEL_LIMIT;
    if is_own && is_plain && !label.is_empty() { option.label.clone() } else { option.id.clone() }
}

/// The cells of one unit's answer to a leaf.
pub(super) struct AnswerCells<'c> {
    pub(super) columns: &'c Columns,
    pub(super) node: NodeIndex,
    pub(super) row: u32,
    pub(super) options: &'c [RuleOption],
}

impl Cells for AnswerCells<'_> {
    fn figure(&self, name: &str) -> Option<At> {
        self.columns.cell(self.node, Part::Figure(name.to_owned()), self.row)
    }

    fn choice(&self) -> Option<At> {
        self.columns.cell(self.node, Part::Choice, self.row)
    }

    fn option(&self, at: usize) -> String {
        option_text(self.options, at)
    }

    fn yes(&self, yes: bool) -> &'static str {
        t::yes(yes)
    }
}
