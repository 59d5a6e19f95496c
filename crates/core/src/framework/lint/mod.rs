//! Finds what is wrong with a framework that can be read: defects that real decisions have (docs/problems.md, codes B).

mod reach;
mod tree;

use super::model::*;
use crate::number::Decimal;
use crate::problem::{Fault, Problem};

/// Every defect of a framework that loads: of the whole first, then in the order of its tree.
///
/// The codes are listed in docs/problems.md. A framework without a defect gives an empty list.
pub fn lint(framework: &Framework) -> Vec<Problem> {
    let mut problems = Vec::new();
    whole(framework, &mut |path, fault| problems.push(Problem::at(path, fault)));
    let reach = reach::Reach::of(framework);
    reach.unreachable_classes(framework, &mut |path, fault| problems.push(Problem::at(&path, fault)));
    for (index, like) in framework.indices().zip(tree::same_numbers(framework)) {
        let id = &framework.node(index).id;
        let mut report = |fault| {
            problems.push(Problem { path: format!("nodes:{id}"), node: Some(id.clone()), fault });
        };
        tree::node(framework, index, like, &mut report);
        if let Some(leaf) = &framework.node(index).leaf {
            reach::leaf(framework.node(index), leaf, &mut report);
        }
    }
    problems
}

/// Defects of the framework as a whole.
fn whole(framework: &Framework, report: &mut dyn FnMut(&str, Fault)) {
    if framework.legal_basis.is_empty() && framework.status != Status::Example {
        report("legal_basis", Fault::NoLegalBasis);
    }
    for (i, basis) in framework.legal_basis.iter().enumerate() {
        if basis.number.trim().is_empty() {
            report(&format!("legal_basis[{i}].number"), Fault::NoLegalBasis);
        }
        if basis.date.is_some_and(|signed| basis.checked_on < signed) {
            let number = basis.number.clone();
            report(&format!("legal_basis[{i}].checked_on"), Fault::CheckedBeforeSigned { number });
        }
    }
    if let Some(printed) = framework.printed {
        tree::printed_counts(printed, tree::counts_of(framework), &mut |fault| report("printed", fault));
    }
}

/// Classes must fall from edge to edge, within 0 to 100, and the last must begin at 0.
pub(super) fn class_edges(classes: &[Class]) -> Option<Fault> {
    let edges: Vec<Decimal> = classes.iter().map(|class| class.from).collect();
    let falling = edges.windows(2).all(|pair| pair[0] > pair[1]);
    let covers = edges.last().is_some_and(|last| last.is_zero());
    let within = edges.first().is_some_and(|first| *first <= Decimal::ONE_HUNDRED);
    (!(falling && covers && within)).then_some(Fault::ClassEdges)
}
