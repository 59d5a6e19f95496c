//! Rows between the units that look like groups and are classes of one ranking: "NHÓM A (từ 90 % trở lên)".

use super::named;
use super::read::TableUnit;
use super::words::compared;
use crate::framework::Framework;
use crate::number::Exact;
use crate::score::score;

/// Whether the groups that rows announce are no groups with a ranking of their own: the printed ranks go on from each to the
/// next, or every name says from which result on, and the results are so. `ordinal` is the running number of a row.
pub(super) fn are_bands(
    framework: &Framework,
    units: &[TableUnit],
    announced: &[String],
    ordinal: impl Fn(u32) -> Option<u32>,
) -> bool {
    if announced.len() < 2 || announced.iter().any(|name| named::is_one_unit(name)) {
        return false;
    }
    let rank = |unit: &TableUnit| unit.stated.rank.as_ref().map(|rank| rank.value);
    if units.iter().all(|unit| rank(unit).is_some()) {
        return go_on(units, rank);
    }
    let begins_anew = |number: &dyn Fn(&TableUnit) -> Option<u32>| {
        units.iter().any(|unit| number(unit).is_some()) && !go_on(units, number)
    };
    announced.iter().all(|name| says_limits(name))
        && !begins_anew(&rank)
        && !begins_anew(&|unit| ordinal(unit.row))
        && results_fall(framework, units)
}

/// The units, parted where another group begins.
fn groups(units: &[TableUnit]) -> impl Iterator<Item = &[TableUnit]> {
    units.chunk_by(|one, other| one.assessment.unit.group == other.assessment.unit.group)
}

/// Whether the numbers of each group are all behind those of the groups before; a unit without one is left out.
fn go_on(units: &[TableUnit], number: impl Fn(&TableUnit) -> Option<u32>) -> bool {
    let mut before = 0;
    groups(units).all(|group| {
        let first = group.iter().filter_map(&number).min();
        let goes_on = first.is_none_or(|first| first > before);
        before = group.iter().filter_map(&number).fold(before, u32::max);
        goes_on
    })
}

/// Whether the results of each group are all below those of the groups before, by what the units are ranked by or by what
/// the table prints.
fn results_fall(framework: &Framework, units: &[TableUnit]) -> bool {
    let fall = |result: &dyn Fn(&TableUnit) -> Option<Exact>| {
        let mut least: Option<Exact> = None;
        let mut parts = 0;
        let all_below = groups(units).all(|group| {
            let results: Vec<Exact> = group.iter().filter_map(result).collect();
            let (Some(low), Some(high)) = (results.iter().min(), results.iter().max()) else { return true };
            let is_below = least.as_ref().is_none_or(|least| high < least);
            (least, parts) = (Some(low.clone()), parts + 1);
            is_below
        });
        all_below && parts > 1
    };
    fall(&|unit| unit.stated.index.as_ref().map(|index| index.value.into()))
        || fall(&|unit| unit.stated.total.as_ref().map(|total| total.value.into()))
        || fall(&|unit| (!unit.assessment.answers.is_empty()).then(|| score(framework, &unit.assessment).total))
}

/// Whether a name says from which result on, or up to which: "từ 90 % trở lên", "dưới 80 điểm"; "xã có trên 5.000 dân" does
/// not.
fn says_limits(name: &str) -> bool {
    const BEFORE: &[&str] =
        &["từ", "trên", "dưới", "đến", "hơn", "quá", "đạt", ">", "<", ">=", "<=", "≥", "≤", "-", "–"];
    let parted = parts(&compared(name));
    let is_number = |at: usize| parted.get(at).is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    let has_unit = |at: usize| parted.get(at + 1).is_some_and(|next| ["%", "điểm"].contains(&next.as_str()));
    let numbers = || (0..parted.len()).filter(|at| is_number(*at));
    let compares = |at: usize| {
        let before = at.checked_sub(1).is_some_and(|before| BEFORE.contains(&parted[before].as_str()));
        before || parted.iter().skip(at + 1).take(2).any(|part| part == "trở")
    };
    numbers().any(|at| has_unit(at) && compares(at))
}

/// The words, numbers and signs of a text.
fn parts(text: &str) -> Vec<String> {
    let kind = |c: char| match c {
        c if c.is_ascii_digit() || matches!(c, '.' | ',') => 0,
        c if c.is_alphabetic() => 1,
        c if c.is_whitespace() => 2,
        '(' | ')' | '[' | ']' | ':' | ';' => 3,
        _ => 4,
    };
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for c in text.chars() {
        match parts.last_mut().filter(|_| last == Some(kind(c))) {
            Some(part) => part.push(c),
            None => parts.push(c.into()),
        }
        last = Some(kind(c));
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::says_limits;

    #[test]
    fn limits_are_of_results() {
        for name in [
            "NHÓM A (từ 90 % trở lên)",
            "Nhóm B: dưới 90%",
            "Từ 80 đến dưới 90 điểm",
            "Nhóm C (70 - 79,99%)",
            "≥ 95,5 %",
            "90% trở lên",
        ] {
            assert!(says_limits(name), "{name}");
        }
        for name in [
            "Nhóm 1: các xã trên địa bàn miền núi",
            "xã có trên 5.000 dân",
            "dưới 5.000 dân",
            "Nhóm 1 (từ xã A đến xã B)",
            "Nhóm 2",
        ] {
            assert!(!says_limits(name), "{name}");
        }
    }
}
