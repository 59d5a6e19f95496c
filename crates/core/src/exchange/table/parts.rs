//! Whether the columns of a table hold all the points that its totals are made of; where they do not, the totals rank.

use std::collections::BTreeSet;

use super::columns::{Column, Meaning, Part, StatedKind};
use super::grid::Grid;
use super::place::Place;
use super::problem::TableFault;
use super::read::Table;
use super::report::Report;
use super::rows::is_number;
use super::totals::INDEX_NODE;
use crate::assessment::{Answer, Assessment, Figure, Given};
use crate::framework::{Framework, NodeIndex};
use crate::problem::Problem;
use crate::score::score;

impl Table {
    /// Whether its totals, or its indices, hold points that no column was found to hold (T33).
    pub fn lacks_parts(&self) -> bool {
        self.problems.iter().any(|one| matches!(one.fault, TableFault::PartsMissing { .. }))
    }
}

/// What is to be told where points stand beside a total or an index that does not come out, and a criterion has no column or
/// one that nobody understands may be its.
///
/// `compared` says by row whether it does not come out. Where most do, the others are misprints, unless those rows are just
/// the ones that have points in a column that nobody understands.
pub(super) fn lacking(
    framework: &Framework,
    columns: &[Column],
    grid: &Grid,
    report: &Report,
    compared: &[(u32, bool)],
) -> Option<(Place, TableFault)> {
    let answered: BTreeSet<NodeIndex> = (columns.iter())
        .filter_map(|column| match &column.meaning {
            Some(Meaning::Answer(node, part)) if *part != Part::Note => Some(*node),
            _ => None,
        })
        .collect();
    let stated = |wanted| columns.iter().find(|column| column.meaning == Some(Meaning::Stated(wanted)));
    let total = stated(StatedKind::Total).map(|column| (column, StatedKind::Total));
    let (column, what) = total.or_else(|| Some((stated(StatedKind::Index)?, StatedKind::Index)))?;
    if answered.is_empty() {
        return None;
    }
    let is_above = |node: NodeIndex| {
        std::iter::successors(Some(node), |node| framework.node(*node).parent).any(|node| answered.contains(&node))
    };
    let is_left = |node: &NodeIndex| {
        let leaf = framework.node(*node).leaf.as_ref();
        leaf.is_some_and(|leaf| leaf.rule.is_scored()) && !framework.node(*node).is_unmeasured() && !is_above(*node)
    };
    let has_left = |area: &NodeIndex| framework.leaves(*area).any(|leaf| is_left(&leaf));
    let has_none = |area: &NodeIndex| !answered.iter().any(|node| framework.area_of(*node) == *area);
    let areas: Vec<NodeIndex> = framework.areas().filter(has_left).collect();
    // Of an area of which something has a column, what has none.
    let without: Vec<NodeIndex> = (areas.iter())
        .flat_map(|area| match has_none(area) {
            true => vec![*area],
            false => framework.leaves(*area).filter(|leaf| is_left(leaf)).collect(),
        })
        .collect();
    let holds_numbers = |at: u32| {
        let below = grid.rows().filter(|row| row.number() > column.at.row);
        below.map(|row| row.cell(at)).any(is_number)
    };
    let unknown: Vec<(Place, &str)> = report.unknown_columns().filter(|(at, _)| holds_numbers(at.column)).collect();
    let differing = compared.iter().filter(|(_, differs)| *differs).count();
    let has_points = |row: u32, column: u32| {
        let text = grid.cell(Place::new(row, column));
        is_number(text) && text.contains(|digit| ('1'..='9').contains(&digit))
    };
    let is_just_of = |column: u32| compared.iter().all(|(row, differs)| *differs == has_points(*row, column));
    let is_told =
        differing * 2 > compared.len() || (differing > 0 && unknown.iter().any(|(at, _)| is_just_of(at.column)));
    let unknown: Vec<String> = unknown.into_iter().map(|(_, heading)| heading.to_owned()).collect();
    let without = without.into_iter().map(|node| framework.node(node).id.clone()).collect();
    let is_lacking = !areas.is_empty();
    (is_lacking && is_told).then_some((column.at, TableFault::PartsMissing { what, unknown, without }))
}

/// Gives the units of a table that lacks parts the printed totals or indices for points of the only node that [`of_results`](super::of_results)
/// gave; what is told of the points in its columns stays, and of its results it is told anew.
pub fn take_results(table: &mut Table, results: &Framework) {
    let Some(node) = results.indices().next() else { return };
    let by_index = results.find(INDEX_NODE).is_some();
    table.problems.retain(|one| !matches!(one.fault, TableFault::StatedDiffers { .. }));
    let mut report = Report::default();
    for unit in &mut table.units {
        let (said, read) = (if by_index { &unit.stated.index } else { &unit.stated.total }, &unit.assessment);
        let mut sheet = Assessment::new(&results.id, read.unit.clone(), read.period);
        sheet.attainable = read.attainable;
        if let Some(said) = said {
            let given = Some(Given::Points(Figure::Number(said.value)));
            sheet.set_answer(&results.node(node).id, Answer { given, ..Answer::default() });
            let scored = score(results, &sheet);
            for problem in scored.problems.iter().filter(|problem| problem.node.is_some()) {
                report.say(
                    said.at,
                    TableFault::Known(Box::new(Problem { path: said.at.to_string(), ..problem.clone() })),
                );
            }
            unit.stated.compare(results, &scored, table.separator, &mut report);
        }
        unit.assessment = sheet;
    }
    table.problems.extend(report.into_parts().0);
    table.problems.sort_by_key(|problem| problem.at);
}
