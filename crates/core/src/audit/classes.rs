//! Whether the classes of a table go with its indices: better ones never below worse ones, and where the edges lie.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Checked;
use super::finding::Report;
use super::heading::words_of;
use super::matter::Matter;
use super::printed::{Interval, Printed};
use super::table::{Measure, PublishedTable};
use super::values::ClassEdge;
use crate::framework::{CompareOn, Framework};
use crate::longest_in_order;
use crate::number::{Exact, RoundingMode};

/// Classes as people call them, each list best first.
const KNOWN: &[&[&str]] = &[
    &["xuất sắc", "tốt", "khá", "trung bình", "yếu", "kém"],
    &["xuất sắc", "giỏi", "khá", "trung bình", "yếu", "kém"],
    &["rất tốt", "tốt", "khá", "trung bình", "yếu", "kém"],
    &["hoàn thành xuất sắc nhiệm vụ", "hoàn thành tốt nhiệm vụ", "hoàn thành nhiệm vụ", "không hoàn thành nhiệm vụ"],
    &["a", "b", "c", "d"],
];

/// The most classes of a table; more are something else.
const CLASS_LIMIT: usize = 12;

/// A row with an index and a class.
#[derive(Clone, Copy)]
struct Classed {
    row: usize,
    value: Printed,
    /// The class: 0 is the best.
    level: usize,
}

/// Checks the classes of a table.
pub(super) fn check(checked: &Checked, report: &mut Report) {
    let table = checked.table;
    let (Some(by), Some(class)) = (table.key(), table.result(Measure::Class)) else { return };
    let mut names: BTreeMap<String, (String, Printed)> = BTreeMap::new();
    for row in 0..table.rows.len() {
        if let (Some(name), Some(value)) = (class_of(table, row), table.number(row, by)) {
            let known = names.entry(words_of(&name)).or_insert((name, *value));
            known.1 = if value.value > known.1.value { *value } else { known.1 };
        }
    }
    if names.len() > CLASS_LIMIT {
        let matter = Matter::ClassesUnclear { out_of_order: table.rows.len(), of: table.rows.len() };
        return checked.say(report, None, Some(class), matter);
    }
    let order = order(&names);
    let levels: BTreeMap<String, usize> =
        order.iter().enumerate().map(|(level, name)| (words_of(name), level)).collect();
    let level = |row: usize| class_of(table, row).and_then(|name| levels.get(&words_of(&name)).copied());
    let one = |row: usize| Some(Classed { row, value: *table.number(row, by)?, level: level(row)? });
    let sorted = |rows: &mut dyn Iterator<Item = usize>| {
        let mut rows: Vec<Classed> = rows.filter_map(one).collect();
        rows.sort_by_key(|classed| (Reverse(classed.value.value), classed.level));
        rows
    };
    let all = sorted(&mut (0..table.rows.len()));
    // Rows that something is said against: of them nothing is said to agree.
    let mut contested = BTreeSet::new();
    if let Some(framework) = checked.framework {
        against(checked, framework, &all, &order, class, &mut contested, report);
    }
    if all.len() < 2 {
        return;
    }
    let (odd, kept) = odd(&all);
    let odd_in_groups: Vec<(Classed, Classed)> =
        table.groups.iter().flat_map(|group| pairs(&sorted(&mut group.rows.clone()))).collect();
    if odd.len() > (all.len() / 5).max(1) || (odd.len() == 1 && all.len() == 2) {
        let matter = Matter::ClassesUnclear { out_of_order: odd.len(), of: all.len() };
        return checked.say(report, None, Some(class), matter);
    }
    let name = |level: usize| order[level].clone();
    let in_groups = !odd_in_groups.is_empty();
    for (one, other) in if in_groups { odd_in_groups } else { pairs(&all) } {
        let (class_, other_class) = (name(one.level), name(other.level));
        let (index, other_index) = (one.value, other.value);
        let other = other.row;
        contested.extend([one.row, other]);
        let matter = match in_groups {
            true => Matter::ClassAgainstIndex { class: class_, index, other, other_class, other_index },
            false => Matter::ClassAcrossGroups { class: class_, index, other, other_class, other_index },
        };
        checked.say(report, Some(one.row), Some(class), matter);
    }
    let same: Vec<Classed> = (0..all.len()).filter(|at| kept[*at]).map(|at| all[at]).collect();
    for pair in same.windows(2) {
        if pair[0].value.value == pair[1].value.value && pair[0].level != pair[1].level {
            let matter = Matter::SameIndexOtherClass {
                class: name(pair[1].level),
                index: pair[1].value,
                other: pair[0].row,
                other_class: name(pair[0].level),
            };
            contested.extend([pair[0].row, pair[1].row]);
            checked.say(report, Some(pair[1].row), Some(class), matter);
        }
    }
    let same: Vec<Classed> = same.into_iter().filter(|classed| !contested.contains(&classed.row)).collect();
    if same.is_empty() {
        return;
    }
    let edges =
        same.windows(2).filter(|pair| pair[0].level != pair[1].level && pair[0].value.value > pair[1].value.value);
    let edge = |pair: &[Classed]| ClassEdge {
        better: name(pair[0].level),
        worse: name(pair[1].level),
        above: pair[1].value,
        at_most: pair[0].value,
    };
    let edges: Vec<ClassEdge> = edges.map(edge).collect();
    checked.say(report, None, Some(class), Matter::ClassesAgree { edges, rows: same.len(), stated: checked.legend });
}

/// What classes may be called in a sentence on the table, in small letters, longer names first.
pub(super) fn class_names(table: &PublishedTable) -> Vec<String> {
    let own = table.result(Measure::Class).into_iter().flat_map(|column| {
        table
            .rows
            .iter()
            .filter_map(move |row| row.cells.get(column))
            .map(|cell| words_of(&cell.text).trim().to_owned())
    });
    let own = own.filter(|name| !name.is_empty()).take(CLASS_LIMIT * 20);
    longest_first(own.chain(known_names()).collect())
}

/// Classes as people call them, in small letters, longer names first.
pub(super) fn known_names() -> Vec<String> {
    let known = KNOWN.iter().flat_map(|list| list.iter()).filter(|name| name.len() > 1);
    longest_first(known.map(|name| (*name).to_owned()).collect())
}

fn longest_first(names: BTreeSet<String>) -> Vec<String> {
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort_by_key(|name| Reverse(name.len()));
    names
}

fn class_of(table: &PublishedTable, row: usize) -> Option<String> {
    let cell = table.rows[row].cells.get(table.result(Measure::Class)?)?;
    cell.text.chars().any(char::is_alphabetic).then(|| cell.text.clone())
}

/// The classes of a table, best first: as they are known, else by the best index that each has.
fn order(names: &BTreeMap<String, (String, Printed)>) -> Vec<String> {
    let place = |list: &[&str], name: &str| list.iter().position(|known| *known == name.trim());
    let known = KNOWN.iter().find(|list| names.keys().all(|name| place(list, name).is_some()));
    let mut all: Vec<(&String, &(String, Printed))> = names.iter().collect();
    match known {
        Some(list) => all.sort_by_key(|(key, _)| place(list, key)),
        None => all.sort_by_key(|(_, (_, best))| Reverse(best.value)),
    }
    all.into_iter().map(|(_, (name, _))| name.clone()).collect()
}

/// The rows whose class does not go with the others, as few as can be; and which rows do.
fn odd(rows: &[Classed]) -> (Vec<usize>, Vec<bool>) {
    let kept = longest_in_order(rows.iter().map(|classed| classed.level));
    ((0..rows.len()).filter(|at| !kept[*at]).collect(), kept)
}

/// Each odd row beside the nearest row that it contradicts.
fn pairs(rows: &[Classed]) -> Vec<(Classed, Classed)> {
    let (odd, kept) = odd(rows);
    let other = |at: usize| {
        let before = (0..at).rev().find(|other| kept[*other] && rows[*other].level > rows[at].level);
        before.or_else(|| (at + 1..rows.len()).find(|other| kept[*other] && rows[*other].level < rows[at].level))
    };
    odd.into_iter().filter_map(|at| other(at).map(|other| (rows[at], rows[other]))).collect()
}

/// The classes against those of the framework, when it has all of them.
fn against(
    checked: &Checked,
    framework: &Framework,
    rows: &[Classed],
    order: &[String],
    column: usize,
    contested: &mut BTreeSet<usize>,
    report: &mut Report,
) {
    let classes = &framework.policies.classes;
    let place = |name: &str| classes.list.iter().position(|class| words_of(&class.name.vi) == words_of(name));
    if checked.table.result(Measure::Index).is_none() || order.iter().any(|name| place(name).is_none()) {
        return;
    }
    for classed in rows {
        let Some(at) = place(&order[classed.level]) else { continue };
        let index = classed.value.exact();
        // What is decided on the exact index may be any that is printed so.
        let indices = match classes.decided_on {
            CompareOn::Printed => Interval::point(index.clone()),
            CompareOn::Exact => classed.value.hidden(RoundingMode::HalfUp),
        };
        let from = Exact::from(classes.list[at].from);
        let next = at.checked_sub(1).map(|next| Exact::from(classes.list[next].from));
        let above = &index.max(from.clone()) + &Exact::from(1);
        let range = Interval { from, from_in: true, to: next.unwrap_or(above), to_in: false };
        if indices.both(&range).is_none() {
            let wanted = classes.list.iter().find(|class| classed.value.value >= class.from);
            let Some(wanted) = wanted.or(classes.list.last()) else { continue };
            let (class, index) = (order[classed.level].clone(), classed.value);
            let matter =
                Matter::ClassAgainstFramework { class, index, wanted: wanted.name.vi.clone(), from: wanted.from };
            contested.insert(classed.row);
            checked.say_as_read(report, Some(classed.row), Some(column), matter);
        }
    }
}
