//! What a group of units is as a whole: its mean, its best and its worst, the means of its areas, and how many belong to each class.

use super::Contender;
use super::order::Rules;
use crate::framework::{Framework, NodeIndex};
use crate::number::{Exact, Sum};

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

/// The mean of indices in percent, in the two ways that published tables take it. They may differ in the last digit that
/// is printed: say which one is meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Mean {
    /// Of the exact indices.
    pub of_exact: Exact,
    /// Of the indices as they are printed.
    pub of_printed: Exact,
}

/// The mean of an area over the units that have a result there; one without a result is not counted as 0.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaMean {
    /// The area.
    pub node: NodeIndex,
    /// How many units have a result.
    pub units: usize,
    /// Their mean points; `None` where nobody has a result.
    pub points: Option<Exact>,
    /// The mean of what these units could have had there.
    pub attainable: Option<Exact>,
}

/// The summary of some of the contenders: a group, or several together.
pub fn summary(framework: &Framework, contenders: &[Contender], of: &[usize]) -> GroupSummary {
    let rules = Rules::of(framework);
    let scores = || of.iter().map(|at| (*at, &*contenders[*at].score));
    let keys: Vec<(usize, Exact)> = scores().filter_map(|(at, score)| Some((at, rules.key(score)?.index))).collect();
    let at_edge = |edge: Option<&Exact>| -> Vec<usize> {
        keys.iter().filter(|(_, index)| Some(index) == edge).map(|(at, _)| *at).collect()
    };
    let indices = || keys.iter().map(|(_, index)| index);
    let mut classes = vec![0; framework.policies.classes.list.len()];
    for class in scores().filter_map(|(_, score)| score.index.as_ref()?.class) {
        classes[class] += 1;
    }
    GroupSummary {
        ranked: keys.len(),
        without_index: of.len() - keys.len(),
        mean: mean(contenders, of),
        highest: at_edge(indices().max()),
        lowest: at_edge(indices().min()),
        classes,
    }
}

/// The means of the areas over some of the contenders, in the framework's order.
pub fn area_means(framework: &Framework, contenders: &[Contender], of: &[usize]) -> Vec<AreaMean> {
    framework.areas().map(|area| area_mean(area, contenders, of)).collect()
}

fn mean(contenders: &[Contender], of: &[usize]) -> Option<Mean> {
    let (mut exact, mut printed) = (Sum::new(), Sum::new());
    for index in of.iter().filter_map(|at| contenders[*at].score.index.as_ref()) {
        exact.add(&index.exact);
        printed.add(&index.printed.into());
    }
    Some(Mean { of_exact: exact.mean()?, of_printed: printed.mean()? })
}

fn area_mean(area: NodeIndex, contenders: &[Contender], of: &[usize]) -> AreaMean {
    let (mut points, mut attainable) = (Sum::new(), Sum::new());
    for node in of.iter().map(|at| contenders[*at].score.node(area)) {
        if let Some(value) = &node.points {
            points.add(value);
            attainable.add(&node.attainable);
        }
    }
    AreaMean { node: area, units: points.count(), points: points.mean(), attainable: attainable.mean() }
}
