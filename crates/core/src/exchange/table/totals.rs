//! Tables that print nothing but results: units are ranked by the totals or indices that stand there.

use super::columns::{Meaning, StatedKind};
use super::denominators::denominator;
use super::read::Table;
use crate::framework::{self, Framework, Status, Ties};
use crate::json::Json;
use crate::number::{Decimal, Exact, Rounding, RoundingMode};

/// The id of the only node where indices are taken for its points: the totals of the table are then not compared with it.
pub(super) const INDEX_NODE: &str = "CHI_SO";

/// What a framework becomes where a table says totals, or indices, and no points of its nodes: one node that takes them,
/// under the same policies. `None` where the table says points that its totals are made of, or no results either.
///
/// Totals are counted of the points that can be had, or of each unit's own denominator. Where there are indices and no
/// denominators, these follow from both ([`settle_denominators`](super::settle_denominators)); where they mostly do not, the indices alone count.
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
            "title" => *value = Json::text(of_results_alone(&framework.title.vi)),
            "short_title" => *value = Json::text(of_results_alone(&framework.short_title.vi)),
            // Of an official one it is no more than what the table prints.
            "status" if framework.status == Status::Official => *value = Json::text("partial"),
            "nodes" => *value = Json::List(vec![node.clone()]),
            "policies" => share_ranks(value, framework),
            _ => {}
        }
    }
    framework::read_json(Json::Object(fields)).ok()
}

/// The name of a framework whose results alone are known.
fn of_results_alone(name: &str) -> String {
    format!("{} (chỉ kết quả đã in)", name.chars().take(900).collect::<String>())
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
pub(super) fn near(exact: &Exact) -> Decimal {
    let near = Rounding { decimals: 6, mode: RoundingMode::HalfUp };
    exact.to_decimal().unwrap_or_else(|| exact.round(near).normalize())
}

/// Whether the indices of most units follow from their totals.
fn comes_of_totals(table: &Table, framework: &Framework) -> bool {
    let units = table.units.iter().filter(|unit| unit.stated.index.is_some());
    let (fits, others): (Vec<_>, Vec<_>) =
        units.partition(|unit| matches!(denominator(unit, table.separator, framework), Some(Ok(_))));
    others.is_empty() || fits.len() > others.len()
}
