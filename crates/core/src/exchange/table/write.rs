//! Writing sheets as a wide table, and what of them such a table cannot say.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::columns::{Part, fits};
use super::csv::Rows;
use super::decisions::Decisions;
use super::grid::Grid;
use super::place::Separator;
use super::read::read;
use super::words::{compared, is_fixed};
use crate::assessment::{Answer, Assessment, Figure, Given};
use crate::framework::{Framework, Node, NodeIndex};

/// A wide table as text, and what is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WideTable {
    /// The text; with tabs for the clipboard, else a file with a byte order mark.
    pub text: String,
    /// What reading the text does not give back, in the order of the units.
    pub left: Vec<Left>,
}

/// Something of a unit that a wide table does not say, or not so that it is read as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The unit's place among the sheets.
    pub unit: usize,
    /// The id of the node, where it concerns one.
    pub node: Option<String>,
    /// What.
    pub what: LeftKind,
}

/// What a wide table does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftKind {
    /// The unit: its row is read as another one, or as none.
    Unit,
    /// Its own denominator.
    Attainable,
    /// What it answered.
    Given,
    /// A note.
    Note,
    /// Documents.
    Evidence,
    /// What the appraisers said.
    Appraisal,
}

/// Writes one row for each sheet, in their order: `unit`, `code`, `group`, `attainable` where one has it, and the nodes
/// that somebody answered, in the framework's order; where nobody did, all leaves, to be filled in.
///
/// Of a round the title, the period, the deadline and the days of receipt are in no table. For what is in the sheets the
/// text is read again, and all that does not come back as it was is told.
pub fn write(framework: &Framework, sheets: &[Arc<Assessment>], separator: Separator) -> WideTable {
    write_remarked(framework, sheets, separator, None)
}

/// The same with a last column of remarks, which tables pass over when they are read: its heading, and what it says of each
/// sheet.
pub fn write_remarked(
    framework: &Framework,
    sheets: &[Arc<Assessment>],
    separator: Separator,
    remark: Option<[&str; 2]>,
) -> WideTable {
    let columns = columns(framework, sheets);
    let has_attainable = sheets.iter().any(|sheet| sheet.attainable.is_some());
    let mut rows = Rows::new(separator);
    ["unit", "code", "group"].into_iter().for_each(|word| rows.words(word));
    if has_attainable {
        rows.words("attainable");
    }
    for (node, part) in columns.iter().flat_map(|(node, parts)| parts.iter().map(|part| (*node, part))) {
        rows.words(&heading(framework.node(node), part));
    }
    remark.iter().for_each(|[heading, _]| rows.words(heading));
    rows.end();
    for sheet in sheets {
        [&sheet.unit.name, &sheet.unit.code, &sheet.unit.group].into_iter().for_each(|text| rows.words(text));
        match sheet.attainable {
            Some(value) => rows.number(value),
            None if has_attainable => rows.nothing(),
            None => {}
        }
        for (node, parts) in &columns {
            let answer = sheet.answers.get(&framework.node(*node).id);
            parts.iter().enumerate().for_each(|(at, part)| cell(&mut rows, answer, part, at == 0));
        }
        remark.iter().for_each(|[_, words]| rows.words(words));
        rows.end();
    }
    let text = rows.into_text();
    let left = left(framework, sheets, &text, separator);
    WideTable { text, left }
}

/// The columns of each node: what takes the answer, and then the note.
fn columns(framework: &Framework, sheets: &[Arc<Assessment>]) -> Vec<(NodeIndex, Vec<Part>)> {
    let mut said: BTreeMap<&str, Said> = BTreeMap::new();
    for (id, answer) in sheets.iter().flat_map(|sheet| &sheet.answers) {
        said.entry(id).or_default().see(answer);
    }
    let used = |index: &NodeIndex| {
        let node = framework.node(*index);
        said.get(node.id.as_str()).map(|said| said.parts(node)).unwrap_or_default()
    };
    let all = |parts: &dyn Fn(&NodeIndex) -> Vec<Part>| -> Vec<(NodeIndex, Vec<Part>)> {
        let of_each = framework.indices().map(|index| (index, parts(&index)));
        of_each.filter(|(_, parts)| !parts.is_empty()).collect()
    };
    let found = all(&used);
    if found.is_empty() { all(&|index| asked(framework.node(*index))) } else { found }
}

/// The parts by which a leaf is answered as its rule asks.
fn asked(node: &Node) -> Vec<Part> {
    let Some(leaf) = &node.leaf else { return Vec::new() };
    let figures: Vec<Part> = leaf.rule.figures().into_iter().map(|spec| Part::Figure(spec.name.clone())).collect();
    let others = [Part::Choice, Part::Yes, Part::Points].into_iter();
    if figures.is_empty() { others.filter(|part| fits(node, part).is_ok()).take(1).collect() } else { figures }
}

/// The ways in which anybody answered a node.
#[derive(Default)]
struct Said {
    points: bool,
    figures: bool,
    choice: bool,
    yes: bool,
    not_applicable: bool,
    note: bool,
}

impl Said {
    fn see(&mut self, answer: &Answer) {
        match &answer.given {
            Some(Given::Points(_)) => self.points = true,
            Some(Given::Figures(_)) => self.figures = true,
            Some(Given::Choice(_)) => self.choice = true,
            Some(Given::Yes(_)) => self.yes = true,
            Some(Given::NotApplicable(_)) => self.not_applicable = true,
            None => {}
        }
        self.note |= !answer.note.is_empty();
    }

    /// The columns that the node can have for them. "Not applicable" stands in the first one, whatever that is.
    fn parts(&self, node: &Node) -> Vec<Part> {
        let mut parts = Vec::new();
        parts.extend(self.points.then_some(Part::Points));
        if self.figures {
            let specs = node.leaf.as_ref().map(|leaf| leaf.rule.figures()).unwrap_or_default();
            parts.extend(specs.into_iter().map(|spec| Part::Figure(spec.name.clone())));
        }
        parts.extend(self.choice.then_some(Part::Choice));
        parts.extend(self.yes.then_some(Part::Yes));
        parts.retain(|part| fits(node, part).is_ok());
        if parts.is_empty() && self.not_applicable {
            parts = asked(node);
            parts.truncate(1);
        }
        parts.extend(self.note.then_some(Part::Note));
        parts
    }
}

/// What a column is called. A node whose id is one of the words of every table needs the part behind it.
fn heading(node: &Node, part: &Part) -> String {
    let part = match part {
        Part::Points if is_fixed(&compared(&node.id)) => "points",
        Part::Points => return node.id.clone(),
        Part::Figure(name) => name.as_str(),
        Part::Choice => "choice",
        Part::Yes => "yes",
        Part::NotApplicable => "not_applicable",
        Part::Note => "note",
    };
    format!("{}.{part}", node.id)
}

/// Adds what an answer has for a column.
fn cell(rows: &mut Rows, answer: Option<&Answer>, part: &Part, is_first: bool) {
    let figure = |rows: &mut Rows, figure: &Figure| match figure {
        Figure::Number(value) => rows.number(*value),
        Figure::Unread(text, _) => rows.words(text),
    };
    match (answer.and_then(|answer| answer.given.as_ref()), part) {
        (_, Part::Note) => rows.words(answer.map_or("", |answer| &answer.note)),
        (Some(Given::NotApplicable(reason)), _) if is_first => rows.words(&format!("KAD: {reason}")),
        (Some(Given::Points(points)), Part::Points) => figure(rows, points),
        (Some(Given::Figures(figures)), Part::Figure(wanted)) => {
            match figures.iter().find(|(name, _)| name == wanted) {
                Some((_, value)) => figure(rows, value),
                None => rows.nothing(),
            }
        }
        (Some(Given::Choice(id)), Part::Choice) => rows.words(id),
        (Some(Given::Yes(yes)), Part::Yes) => rows.words(if *yes { "yes" } else { "no" }),
        _ => rows.nothing(),
    }
}

/// What reading a table does not give back of the sheets that it was made of.
fn left(framework: &Framework, sheets: &[Arc<Assessment>], text: &str, separator: Separator) -> Vec<Left> {
    let Some(first) = sheets.first() else { return Vec::new() };
    let grid = Grid::read_as(text, separator);
    let table = grid.map(|grid| read(&grid, framework, first.period, &Decisions::default()));
    let mut found = table.map(|table| table.units).unwrap_or_default().into_iter().peekable();
    let mut left = Vec::new();
    for (unit, sheet) in sheets.iter().enumerate() {
        // The heading is the first row.
        while found.next_if(|read| (read.row as usize) < unit + 1).is_some() {}
        let read = found.next_if(|read| read.row as usize == unit + 1).map(|read| read.assessment);
        let Some(read) = read.filter(|read| read.unit == sheet.unit) else {
            left.push(Left { unit, node: None, what: LeftKind::Unit });
            continue;
        };
        if read.attainable != sheet.attainable {
            left.push(Left { unit, node: None, what: LeftKind::Attainable });
        }
        let known = framework.nodes().iter().map(|node| node.id.as_str());
        let others = sheet.answers.keys().map(String::as_str).filter(|id| framework.find(id).is_none());
        for id in known.chain(others) {
            let (written, read) = (sheet.answers.get(id), read.answers.get(id));
            let kinds = written.into_iter().flat_map(|written| lost(written, read));
            let strange = (written.is_none() && read.is_some()).then_some(LeftKind::Given);
            left.extend(kinds.chain(strange).map(|what| Left { unit, node: Some(id.to_owned()), what }));
        }
    }
    left
}

/// What of an answer was not read back.
fn lost(written: &Answer, read: Option<&Answer>) -> impl Iterator<Item = LeftKind> {
    let nothing = Answer::default();
    let read = read.unwrap_or(&nothing);
    let lost = [
        (written.given != read.given, LeftKind::Given),
        (written.note != read.note, LeftKind::Note),
        (!written.evidence.is_empty(), LeftKind::Evidence),
        (written.is_appraised(), LeftKind::Appraisal),
    ];
    lost.into_iter().filter_map(|(is_lost, what)| is_lost.then_some(what))
}
