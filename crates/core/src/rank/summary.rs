//! What a group of units is as a whole: its mean, its best and its worst, and how many belong to each class.

use super::Contender;
use super::order::{Key, Rules};
use crate::framework::Framework;
use crate::number::{Exact, Sum};
use crate::score::Index;

/// A group of units as a whole. Units without an index count only where it says so.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupSummary {
    /// How many have an index.
    pub ranked: usize,
    /// How many have none.
    pub without_index: usize,
    /// The mean index; `None` where nobody has one.
    pub mean: Option<Mean>,
    /// Whose index is the highest, compared as the ranking compares; several where they are equal.
    pub highest: Vec<usize>,
    /// Whose index is the lowest.
    pub lowest: Vec<usize>,
    /// How many belong to each class, in the order of the framework's list.
    pub classes: Vec<usize>,
}

/// The mean of the printed indices, in percent. Published tables take the mean of these or of the exact ones
/// ([`exact_mean`]); the two may differ in the last digit that is printed: say which one is meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Mean {
    /// Of the indices as they are printed.
    pub of_printed: Exact,
}

/// The summary of some of the contenders: a group, or several together.
pub fn summary(framework: &Framework, contenders: &[Contender], of: &[usize]) -> GroupSummary {
    let rules = Rules::of(framework);
    let scores = || of.iter().map(|at| (*at, &*contenders[*at].score));
    let keys: Vec<(usize, Key)> = scores().filter_map(|(at, score)| Some((at, rules.key(score)?))).collect();
    let at_edge = |edge: Option<&Key>| -> Vec<usize> {
        let is_there = |key: &Key| edge.is_some_and(|edge| edge.compared_index(key).is_eq());
        keys.iter().filter(|(_, key)| is_there(key)).map(|(at, _)| *at).collect()
    };
    let keyed = || keys.iter().map(|(_, key)| key);
    let mut classes = vec![0; framework.policies.classes.list.len()];
    for class in scores().filter_map(|(_, score)| score.index.as_ref()?.class) {
        classes[class] += 1;
    }
    GroupSummary {
        ranked: keys.len(),
        without_index: of.len() - keys.len(),
        mean: mean(contenders, of).map(|of_printed| Mean { of_printed }),
        highest: at_edge(keyed().max_by(|one, other| one.compared_index(other))),
        lowest: at_edge(keyed().min_by(|one, other| one.compared_index(other))),
        classes,
    }
}

/// The mean of the exact indices of some of the contenders, in percent; `None` where nobody has one.
///
/// Each index may be a fraction with a denominator of its own, and the sum of a country's takes a hundred times as long as
/// its order; so it is made where it is asked for, and not with every ranking.
pub fn exact_mean(contenders: &[Contender], of: &[usize]) -> Option<Exact> {
    mean_of(contenders, of, |index| index.exact.clone())
}

fn mean(contenders: &[Contender], of: &[usize]) -> Option<Exact> {
    mean_of(contenders, of, |index| index.printed.into())
}

fn mean_of(contenders: &[Contender], of: &[usize], value: fn(&Index) -> Exact) -> Option<Exact> {
    let mut sum = Sum::new();
    for index in of.iter().filter_map(|at| contenders[*at].score.index.as_ref()) {
        sum.add(&value(index));
    }
    sum.mean()
}
