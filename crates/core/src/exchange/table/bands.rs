//! Rows between the units that look like groups and are classes of one ranking: "NHÓM A (từ 90 % trở lên)".

use super::read::TableUnit;
use super::words::compared;

/// Whether the groups that rows announce are no groups with a ranking of their own: the printed ranks go on from each to the
/// next, or every name says from which result on.
pub(super) fn are_bands(units: &[TableUnit], announced: &[String]) -> bool {
    announced.len() > 1 && (ranks_go_on(units) || announced.iter().all(|name| says_limits(name)))
}

/// Whether every unit of a group has a printed rank behind all those of the group before.
fn ranks_go_on(units: &[TableUnit]) -> bool {
    let mut before = 0;
    let mut groups = 0;
    for group in units.chunk_by(|one, other| one.assessment.unit.group == other.assessment.unit.group) {
        let ranks: Option<Vec<u32>> =
            group.iter().map(|unit| unit.stated.rank.as_ref().map(|rank| rank.value)).collect();
        let Some((Some(first), Some(last))) =
            ranks.map(|ranks| (ranks.iter().min().copied(), ranks.iter().max().copied()))
        else {
            return false;
        };
        if first <= before {
            return false;
        }
        (before, groups) = (last, groups + 1);
    }
    groups > 1
}

/// Whether a name says from which result on, or up to which: "từ 90 % trở lên", "dưới 80 điểm".
fn says_limits(name: &str) -> bool {
    let name = compared(name);
    let has_number = name.bytes().any(|byte| byte.is_ascii_digit());
    has_number && ["trở lên", "dưới", "đến", "trên", ">", "<", "≥", "≤"].iter().any(|word| name.contains(word))
}
