//! Tables that print nothing but results: units are ranked by the totals or indices that stand there.

use super::columns::{Meaning, StatedKind};
use super::read::Table;
use crate::framework::{self, Framework, Ties};
use crate::json::Json;
use crate::number::{Decimal, Rounding, RoundingMode};

/// What a framework becomes where a table says totals, or indices, and no points of its nodes: one node that takes them,
/// under the same policies. `None` where the table says points, or no results either.
///
/// Where a total is above the framework's points, the node takes so many, and indices and classes follow from another
/// denominator than the table's.
///
/// Ties that the framework breaks by the points of nodes cannot be broken so; then such units share a rank.
pub fn of_results(table: &Table, framework: &Framework) -> Option<Framework> {
    let has = |wanted: &Meaning| table.columns.iter().any(|column| column.meaning.as_ref() == Some(wanted));
    let is_answer = |column: &super::Column| matches!(column.meaning, Some(Meaning::Answer(..)));
    if table.columns.iter().any(is_answer) {
        return None;
    }
    let max = if has(&Meaning::Stated(StatedKind::Total)) {
        let whole = framework.max();
        let near = Rounding { decimals: 6, mode: RoundingMode::HalfUp };
        let whole = whole.to_decimal().unwrap_or_else(|| whole.round(near).normalize());
        // A table on more points than the framework has is ranked all the same.
        let stated = table.units.iter().filter_map(|unit| Some(unit.stated.total.as_ref()?.value));
        stated.fold(whole, Decimal::max)
    } else if has(&Meaning::Stated(StatedKind::Index)) && !has(&Meaning::Attainable) {
        Decimal::ONE_HUNDRED
    } else {
        return None;
    };
    let Json::Object(mut fields) = framework.source().clone() else { return None };
    let node = Json::object([
        ("id", Some(Json::text("TONG_DIEM"))),
        ("number", Some(Json::text("1"))),
        ("name", Some(Json::text("Tổng điểm"))),
        ("max", Some(Json::text(max.to_string()))),
        ("citation", Some(Json::text("—"))),
        ("scored_by", Some(Json::text("appraiser"))),
        ("not_applicable", Some(Json::Bool(false))),
        ("rule", Some(Json::object([("kind", Some(Json::text("manual_points")))]))),
    ]);
    fields.retain(|(name, _)| name != "printed" && name != "notes");
    for (name, value) in &mut fields {
        match name.as_str() {
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
