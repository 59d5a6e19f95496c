//! Tables that print nothing but results: units are ranked by the totals or indices that stand there.

use std::collections::BTreeSet;

use super::columns::{Meaning, StatedKind};
use super::place::Separator;
use super::problem::TableFault;
use super::read::{Table, TableUnit};
use super::report::Report;
use crate::assessment::Given;
use crate::framework::{self, Framework, Ties};
use crate::json::Json;
use crate::number::{Decimal, Exact, Rounding, RoundingMode};
use crate::score::score;

/// The id of the only node where indices are taken for its points: the totals of the table are then not compared with it.
pub(super) const INDEX_NODE: &str = "CHI_SO";

/// What a framework becomes where a table says totals, or indices, and no points of its nodes: one node that takes them,
/// under the same policies. `None` where the table says points that its totals are made of, or no results either.
///
/// Totals are counted of the points that can be had, or of each unit's own denominator. Where there are indices and no
/// denominators, these follow from both ([`settle_denominators`]); where they mostly do not, the indices alone count.
///
/// Where a total or a denominator is above the framework's points, the node takes so many, and without own denominators
/// indices and classes follow from another one than the table's.
///
/// Ties that the framework breaks by the points of nodes cannot be broken so; then such units share a rank.
pub fn of_results(table: &Table, framework: &Framework) -> Option<Framework> {
    let has = |wanted: &Meaning| table.columns.iter().any(|column| column.meaning.as_ref() == Some(wanted));
    let is_answer = |column: &super::Column| matches!(column.meaning, Some(Meaning::Answer(..)));
    if table.columns.iter().any(is_answer) && !table.lacks_parts() {
        return None;
    }
    let (has_total, has_base) = (has(&Meaning::Stated(StatedKind::Total)), has(&Meaning::Attainable));
    let has_index = has(&Meaning::Stated(StatedKind::Index)) && !has_base;
    let by_index = has_index && !(has_total && comes_of_totals(table, framework));
    let (max, gone) = if by_index {
        (Decimal::ONE_HUNDRED, None)
    } else if has_total {
        let (max, attainable) = (near(&framework.max()), near(&framework.attainable()));
        // A table on more points than the framework has is ranked all the same.
        let stated = table.units.iter().filter_map(|unit| Some(unit.stated.total.as_ref()?.value));
        let bases = table.units.iter().filter_map(|unit| unit.assessment.attainable);
        let most = stated.chain(bases).fold(attainable, Decimal::max);
        let gone = near(&(&Exact::from(max) - &Exact::from(attainable)));
        if most > attainable { (max.max(most), None) } else { (max, (!gone.is_zero()).then_some(gone)) }
    } else {
        return None;
    };
    let (id, name) = if by_index { (INDEX_NODE, "Chỉ số") } else { ("TONG_DIEM", "Tổng điểm") };
    let not_measured = gone.map(|gone| {
        let reason = Json::text("Phần điểm không đo theo bộ chỉ số.");
        Json::object([("points", Some(Json::text(gone.to_string()))), ("reason", Some(reason))])
    });
    let Json::Object(mut fields) = framework.source().clone() else { return None };
    let node = Json::object([
        ("id", Some(Json::text(id))),
        ("number", Some(Json::text("1"))),
        ("name", Some(Json::text(name))),
        ("max", Some(Json::text(max.to_string()))),
        ("not_measured", not_measured),
        ("citation", Some(Json::text("—"))),
        ("scored_by", Some(Json::text("appraiser"))),
        ("not_applicable", Some(Json::Bool(false))),
        ("rule", Some(Json::object([("kind", Some(Json::text("manual_points")))]))),
    ]);
    fields.retain(|(name, _)| name != "printed" && name != "notes");
    for (name, value) in &mut fields {
        match name.as_str() {
            // It is another framework: a publication by it must not be taken for a changed text of the first.
            "id" => *value = Json::text(format!("{}-ket-qua", framework.id.chars().take(50).collect::<String>())),
            "nodes" => *value = Json::List(vec![node.clone()]),
            "policies" => share_ranks(value, framework),
            _ => {}
        }
    }
    framework::read_json(Json::Object(fields)).ok()
}

/// Where nodes break ties: units that nothing else tells apart share a rank.
fn share_ranks(policies: &mut Json, framework: &Framework) {
    let Json::Object(fields) = policies else { return };
    if let (Ties::Ordinal(_), Some((_, ties))) =
        (&framework.policies.ties, fields.iter_mut().find(|(name, _)| name == "ties"))
    {
        *ties = Json::text("competition");
    }
}

/// A number as frameworks keep it.
fn near(exact: &Exact) -> Decimal {
    let near = Rounding { decimals: 6, mode: RoundingMode::HalfUp };
    exact.to_decimal().unwrap_or_else(|| exact.round(near).normalize())
}

/// Whether the indices of most units follow from their totals.
fn comes_of_totals(table: &Table, framework: &Framework) -> bool {
    let units = table.units.iter().filter(|unit| unit.stated.index.is_some());
    let (fits, others): (Vec<_>, Vec<_>) =
        units.partition(|unit| denominator(unit, table.separator, framework).is_some());
    others.is_empty() || fits.len() > others.len()
}

/// Gives each unit of a table that prints totals, indices and no denominators the one that both follow from, where it is not
/// the framework's; what is told of its results is told anew. The units by their places.
///
/// `framework` is what `table` was read by. Where that is not what [`of_results`] gave, and points of nodes stand in the
/// table, this is of units whose printed total comes out of them and whose index does not.
pub fn settle_denominators(table: &mut Table, framework: &Framework) -> Vec<usize> {
    let has_base = table.columns.iter().any(|column| column.meaning == Some(Meaning::Attainable));
    if has_base || framework.find(INDEX_NODE).is_some() {
        return Vec::new();
    }
    let (whole, separator) = (near(&framework.attainable()), table.separator);
    let told = |table: &Table, what: StatedKind| -> BTreeSet<u32> {
        let is_of = |fault: &TableFault| matches!(fault, TableFault::StatedDiffers { what: told, .. } if *told == what);
        let rows = table.problems.iter().filter(|one| is_of(&one.fault));
        rows.filter_map(|one| Some(one.at?.row)).collect()
    };
    let (totals, indices) = (told(table, StatedKind::Total), told(table, StatedKind::Index));
    let has_nodes = framework.indices().nth(1).is_some();
    let mut settled = Vec::new();
    for (at, unit) in table.units.iter_mut().enumerate() {
        if has_nodes && (unit.stated.total.is_none() || totals.contains(&unit.row) || !indices.contains(&unit.row)) {
            continue;
        }
        let Some(own) = denominator(unit, separator, framework).filter(|own| *own != whole) else { continue };
        unit.assessment.attainable = Some(own);
        let row = unit.row;
        let is_result = |fault: &TableFault| matches!(fault, TableFault::StatedDiffers { .. });
        table.problems.retain(|one| !(is_result(&one.fault) && one.at.is_some_and(|at| at.row == row)));
        let mut report = Report::default();
        unit.stated.compare(framework, &score(framework, &unit.assessment), separator, &mut report);
        table.problems.extend(report.into_parts().0);
        settled.push(at);
    }
    table.problems.sort_by_key(|problem| problem.at);
    settled
}

/// The total that is printed, also where it was taken for the points of the only node.
fn printed_total(unit: &TableUnit) -> Option<Decimal> {
    let of_answer = || match unit.assessment.answers.values().next()?.given.as_ref()? {
        Given::Points(figure) => figure.number(),
        _ => None,
    };
    unit.stated.total.as_ref().map(|total| total.value).or_else(of_answer)
}

/// The denominator that a unit's printed total and index follow from: the framework's, or the nearest half of a point.
/// Hidden digits of the total may be needed for it; then the index does not come out, which is told elsewhere.
fn denominator(unit: &TableUnit, separator: Separator, framework: &Framework) -> Option<Decimal> {
    let (total, index) = (printed_total(unit)?, unit.stated.index.as_ref()?.value);
    let printed = framework.policies.rounding.printed_index;
    let decimals = if separator == Separator::Workbook { index.scale().max(printed.decimals) } else { index.scale() };
    let (points, said) = (Exact::from(total).times(&Exact::from(100)), Exact::from(index));
    let whole = framework.attainable();
    let units = Rounding { decimals: 0, mode: RoundingMode::HalfUp };
    let halves = points.checked_div(&said).map(|base| base.times(&Exact::from(2)).round(units));
    let half = halves.and_then(|halves| Exact::from(halves).checked_div(&Exact::from(2)));
    let is_possible = |base: &Exact| *base <= whole && Exact::from(total) <= *base;
    let bases: Vec<Exact> = [Some(whole.clone()), half].into_iter().flatten().filter(is_possible).collect();
    let comes_out = |base: &&Exact| {
        let rounding = Rounding { decimals, ..printed };
        points.checked_div(base).is_some_and(|computed| computed.round(rounding) == index)
    };
    // Half of the last digit that is printed.
    let hidden = |decimals: u32| {
        Exact::from(1).checked_div(&(0..decimals).fold(Exact::from(2), |by, _| by.times(&Exact::from(10))))
    };
    let may_come_out = |base: &&Exact| {
        let (Some(of_total), Some(of_index)) = (hidden(total.scale().max(2)), hidden(decimals)) else { return false };
        let spread = of_total.times(&Exact::from(100));
        let (least, most) = (&(&said - &of_index).times(base), &(&said + &of_index).times(base));
        *least <= &points + &spread && &points - &spread <= *most
    };
    let found = bases.iter().find(comes_out).or_else(|| bases.iter().find(may_come_out));
    found.and_then(Exact::to_decimal)
}
