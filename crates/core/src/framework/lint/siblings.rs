//! Defects of a node beside its siblings: one name twice, numbers that do not follow each other.

use super::super::model::*;
use super::Defect;
use super::tree::{is_plain, plain_number};
use crate::assessment::plain_name;

/// What is wrong with a node beside its siblings: at most one of each.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside {
    /// An earlier one of its name.
    named: Option<NodeIndex>,
    /// The one right before it, whose number it does not follow.
    after: Option<NodeIndex>,
}

/// Of each node of a framework.
pub(super) fn beside(framework: &Framework) -> Vec<Beside> {
    let mut found = vec![Beside::default(); framework.nodes().len()];
    let groups = framework.indices().map(|index| framework.children(index).collect());
    for family in [framework.areas().collect::<Vec<NodeIndex>>()].into_iter().chain(groups) {
        let name = |index: &NodeIndex| {
            let name = plain_name(&framework.node(*index).name.vi);
            (name.trim_end_matches(['.', ',', ';', ':', ' ']).to_owned(), *index)
        };
        let mut names: Vec<(String, NodeIndex)> = family.iter().map(name).collect();
        names.sort_unstable();
        for pair in names.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].0.contains(char::is_alphanumeric))
        {
            found[pair[1].1.get()].named = Some(pair[0].1);
        }
        for (index, before) in out_of_order(framework, &family) {
            found[index.get()].after = Some(before);
        }
    }
    found
}

/// Those of a family whose numbers go back, or leave one out that stands nowhere in it, each with the one before it.
///
/// Numbers that leave out several are meant so, as of a set for communes that keeps those of the province's; and what a
/// partial framework leaves out, it may leave out in between.
fn out_of_order(framework: &Framework, family: &[NodeIndex]) -> Vec<(NodeIndex, NodeIndex)> {
    let numbers: Vec<String> = family.iter().map(|index| plain_number(&framework.node(*index).number)).collect();
    let ways = ways(&numbers);
    let mut all: Vec<Way> = ways.iter().flatten().copied().collect();
    all.sort_unstable();
    let is_twice = |one: &Way| {
        let at = all.partition_point(|other| other < one);
        all.get(at + 1) == Some(one)
    };
    // A number twice is told by itself, and may be the one that is missing.
    let is_known = !all.iter().any(is_twice) && framework.status != Status::Partial;
    let (mut back, mut gaps) = (Vec::new(), Vec::new());
    for (pair, at) in ways.windows(2).zip(family.windows(2)) {
        let [Some(before), Some(one)] = pair else { continue };
        if (one.to, one.kind) != (before.to, before.kind) || is_twice(one) {
            continue;
        }
        // Letters that may be left out lie between those that may not.
        let next = Way { last: before.last / 2 * 2 + 2, ..*before };
        if one.last < before.last {
            back.push((at[1], at[0]));
        } else if next.last < one.last && all.binary_search(&next).is_err() {
            gaps.push((at[1], at[0]));
        }
    }
    // One that stands elsewhere leaves a gap, too.
    if is_known && back.is_empty() && gaps.len() == 1 {
        back.append(&mut gaps);
    }
    back
}

/// A number such as "1.2.3": the way to it, and its last part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Way<'n> {
    to: &'n str,
    kind: Counting,
    /// Twice its place, so that what need not be there has one of its own.
    last: u64,
}

/// What the last parts of a family's numbers count with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Counting {
    Digits,
    Roman,
    Letters,
}

/// The ways of a family's numbers. Its letters are Roman numbers where all of them can be and not all are alone, or where the
/// first is "i": "c" and "d" are letters.
fn ways(numbers: &[String]) -> Vec<Option<Way<'_>>> {
    let parts = || numbers.iter().map(|number| number.split_at(last_part(number)));
    let mut others = parts().map(|(_, last)| last).filter(|last| !is_plain(last)).peekable();
    let is_first_one = others.peek() == Some(&"i");
    let (mut all_roman, mut any_long) = (true, false);
    for last in others {
        all_roman &= roman(last).is_some();
        any_long |= last.len() > 1;
    }
    let is_roman = all_roman && (is_first_one || any_long);
    let way = |(to, last)| {
        let (kind, last) = match last {
            digits if is_plain(digits) => {
                (Counting::Digits, digits.parse::<u32>().ok().map(|digits| u64::from(digits) * 2)?)
            }
            letters if is_roman => (Counting::Roman, roman(letters)? * 2),
            letters => (Counting::Letters, letter(letters)?),
        };
        Some(Way { to, kind, last })
    };
    parts().map(way).collect()
}

/// Where the last part of a number begins: behind the last point, or where digits follow letters, as in "TC3". Letters
/// behind digits are one with them: Bộ chỉ số 766 has 4.5b before 4.5a.
fn last_part(number: &str) -> usize {
    let behind = number.rfind('.').map_or(0, |point| point + 1);
    match number[behind..].trim_end_matches(|letter: char| letter.is_ascii_digit()).len() {
        letters if behind + letters < number.len() => behind + letters,
        _ => behind,
    }
}

/// A Roman number up to 49, as small letters.
fn roman(letters: &str) -> Option<u64> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let tens = letters.len() - letters.trim_start_matches('x').len();
    let (tens, rest) = match letters.strip_prefix("xl") {
        Some(rest) => (4, rest),
        None => (tens, &letters[tens..]),
    };
    let ones = ONES.iter().position(|ones| *ones == rest)?;
    (tens <= 4 && !letters.is_empty()).then_some((tens * 10 + ones) as u64)
}

/// A single letter by its place among those of Vietnam, twice; decisions may leave out đ and count with foreign ones.
fn letter(letters: &str) -> Option<u64> {
    const ALWAYS: &str = "abcdeghiklmnopqrstuvxy";
    const BEHIND: [(char, char); 5] = [('đ', 'd'), ('f', 'e'), ('j', 'i'), ('w', 'v'), ('z', 'y')];
    let mut alone = letters.chars();
    let (one, None) = (alone.next()?, alone.next()) else { return None };
    let before = BEHIND.iter().find(|(other, _)| *other == one).map(|(_, before)| *before);
    let place = ALWAYS.chars().position(|known| known == before.unwrap_or(one))? as u64;
    Some(place * 2 + u64::from(before.is_some()))
}

/// What is wrong with a node beside them.
pub(super) fn defects(framework: &Framework, node: &Node, beside: Beside, report: &mut dyn FnMut(Defect)) {
    if let Some(named) = beside.named {
        report(Defect::DuplicateName { like: framework.node(named).id.clone() });
    }
    if let Some(before) = beside.after {
        let before = framework.node(before).number.clone();
        report(Defect::NumberOutOfOrder { number: node.number.clone(), before });
    }
}
