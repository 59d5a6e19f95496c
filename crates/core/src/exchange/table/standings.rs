//! A publication as the table that people read: rank, unit, group, areas, total, denominator, index and class.

use super::csv::Rows;
use super::place::Separator;
use crate::framework::{Framework, NodeIndex, Status};
use crate::number::Decimal;
use crate::rank::GroupPlaces;
use crate::score::{Score, State, score};
use crate::snapshot::{Detail, PublishedUnit, Snapshot};

/// What the columns are called.
#[derive(Clone, Copy, Debug)]
pub struct Headings<'h> {
    /// The rank in the group.
    pub rank: &'h str,
    /// The unit's name.
    pub unit: &'h str,
    /// Its group.
    pub group: &'h str,
    /// The total, in points.
    pub total: &'h str,
    /// The denominator, in points.
    pub attainable: &'h str,
    /// The index, in percent.
    pub index: &'h str,
    /// The class.
    pub class: &'h str,
    /// Remarks, a column that is there only where there is one.
    pub remarks: &'h str,
    /// What is remarked of every unit where the framework is an example.
    pub example: &'h str,
}

/// The units of a publication, group by group in the published order, with the published numbers. With its answers, the
/// points of each area stand there too, computed and rounded as the framework prints points.
///
/// A number that was not published, and an area without a result, is an empty cell; an area that does not apply is `KAD`.
/// An example says so behind each unit, in a column that tables pass over when they are read.
pub fn standings(snapshot: &Snapshot, headings: &Headings, separator: Separator) -> String {
    let framework = &*snapshot.framework;
    let areas: Vec<NodeIndex> = match snapshot.detail {
        Detail::Answers => framework.areas().collect(),
        Detail::Totals => Vec::new(),
    };
    let mut rows = Rows::new(separator);
    [headings.rank, headings.unit, headings.group].into_iter().for_each(|text| rows.words(text));
    areas.iter().for_each(|area| rows.words(&called(framework, *area)));
    [headings.total, headings.attainable, headings.index, headings.class].into_iter().for_each(|text| rows.words(text));
    let is_example = framework.status == Status::Example;
    if is_example {
        rows.words(headings.remarks);
    }
    rows.end();
    for PublishedUnit { sheet, published } in in_order(snapshot) {
        whole(&mut rows, published.rank.map(Decimal::from));
        rows.words(&sheet.unit.name);
        rows.words(&sheet.unit.group);
        if !areas.is_empty() {
            let scored = score(framework, sheet);
            areas.iter().for_each(|area| points(&mut rows, framework, &scored, *area));
        }
        [published.total, published.attainable, published.index].into_iter().for_each(|value| whole(&mut rows, value));
        rows.words(published.class.as_deref().unwrap_or_default());
        if is_example {
            rows.words(headings.example);
        }
        rows.end();
    }
    rows.into_text()
}

/// The units by group: the listed groups first, in their order, then others as they come.
fn in_order(snapshot: &Snapshot) -> Vec<&PublishedUnit> {
    let mut groups: Vec<Vec<&PublishedUnit>> = Vec::new();
    let mut places = GroupPlaces::default();
    let listed = snapshot.groups.iter().map(|name| (name.as_str(), None));
    let units = snapshot.units.iter().map(|unit| (unit.sheet.unit.group.as_str(), Some(unit)));
    for (name, unit) in listed.chain(units) {
        let place = places.place(name);
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].extend(unit);
    }
    groups.into_iter().flatten().collect()
}

/// An area as decisions call it: `1. Công khai, minh bạch`.
fn called(framework: &Framework, area: NodeIndex) -> String {
    let node = framework.node(area);
    let number = node.number.trim().trim_end_matches(['.', ')']);
    if number.is_empty() { node.name.vi.clone() } else { format!("{number}. {}", node.name.vi) }
}

fn whole(rows: &mut Rows, value: Option<Decimal>) {
    match value {
        Some(value) => rows.number(value),
        None => rows.nothing(),
    }
}

fn points(rows: &mut Rows, framework: &Framework, score: &Score, area: NodeIndex) {
    let scored = score.node(area);
    match (&scored.points, scored.state) {
        (Some(points), _) => rows.number(points.round(framework.policies.rounding.printed_points)),
        (None, State::NotApplicable) => rows.words("KAD"),
        (None, _) => rows.nothing(),
    }
}
