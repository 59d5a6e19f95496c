//! Finds what is wrong with a framework that can be read: defects that real decisions have (docs/problems.md, codes B).

mod bands;
mod changes;
mod classes;
mod defect;
mod extremes;
mod leaves;
mod options;
mod reach;
mod siblings;
mod spread;
mod survey;
mod totals;
mod tree;
mod turned;

use std::collections::BTreeSet;

use super::model::*;
use crate::assessment::plain_name;
use crate::number::Decimal;
use crate::problem::{Fault, Problem};
pub use defect::{BasisPart, Counted, Defect, Found, Unreachable};
use leaves::Leaves;

/// Every defect of a framework that loads: of the whole first, then in the order of its tree.
///
/// The codes are listed in docs/problems.md. A framework without a defect gives an empty list.
pub fn lint(framework: &Framework) -> Vec<Problem> {
    let mut problems = Vec::new();
    let leaves = Leaves::of(framework);
    whole(framework, &mut |path, defect| problems.push(Problem::at(path, defect.into())));
    classes::unreachable(framework, &leaves, &mut |path, defect| problems.push(Problem::at(&path, defect.into())));
    for (index, among) in framework.indices().zip(tree::among(framework)) {
        let id = &framework.node(index).id;
        let mut report = |fault| {
            problems.push(Problem { path: format!("nodes:{id}"), node: Some(id.clone()), fault });
        };
        tree::node(framework, index, among, &mut report);
        reach::cap(framework, index, &mut |defect| report(defect.into()));
        if let Some(leaf) = &framework.node(index).leaf {
            let worth = leaves.worth(index);
            turned::defects(framework.node(index), &leaf.rule, &mut |defect| report(defect.into()));
            reach::leaf(framework.node(index), leaf, worth, &framework.policies, &mut |defect| report(defect.into()));
        }
    }
    problems
}

/// Defects of the framework as a whole.
fn whole(framework: &Framework, report: &mut dyn FnMut(&str, Defect)) {
    if framework.legal_basis.is_empty() && framework.status != Status::Example {
        report("legal_basis", Defect::NoLegalBasis);
    }
    for (i, basis) in framework.legal_basis.iter().enumerate() {
        // "…/QĐ-UBND" is the number of a draft.
        let is_number = |text: &str| text.contains(|letter: char| letter.is_ascii_digit());
        let is_example = framework.status == Status::Example;
        let mut without = |field, what| report(&format!("legal_basis[{i}].{field}"), Defect::BasisWithout { what });
        if is_blank(&basis.number) || !(is_example || is_number(&basis.number)) {
            without("number", BasisPart::Number);
        }
        if is_blank(&basis.issuer) {
            without("issuer", BasisPart::Issuer);
        }
        if basis.date.is_some_and(|signed| basis.checked_on < signed) {
            let number = basis.number.clone();
            report(&format!("legal_basis[{i}].checked_on"), Defect::CheckedBeforeSigned { number });
        }
    }
    let classes = &framework.policies.classes.list;
    for at in same_labels(classes.iter().map(|class| class.name.vi.as_str())) {
        let label = classes[at].name.vi.clone();
        report(&format!("policies.classes.list[{at}]"), Defect::DuplicateLabel { label });
    }
    if let Ties::Ordinal(breakers) = &framework.policies.ties {
        for (again, breaker) in breakers.iter().enumerate() {
            if let Some(first) = breakers[..again].iter().position(|before| before == breaker) {
                report(
                    &format!("policies.ties.ordinal[{again}]"),
                    Defect::TieTwice { first: first + 1, again: again + 1 },
                );
            }
        }
    }
    if let Some(printed) = framework.printed {
        tree::printed_counts(printed, tree::counts_of(framework), &mut |defect| report("printed", defect));
    }
}

/// The places of those that read like an earlier one; what is blank reads like nothing.
fn same_labels<'l>(labels: impl Iterator<Item = &'l str>) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let mut is_new = |label: &str| {
        let words = plain_name(label);
        words.is_empty() || seen.insert(words)
    };
    labels.enumerate().filter(|(_, label)| !is_new(label)).map(|(at, _)| at).collect()
}

/// Whether a text names nothing: it is empty, dots and dashes, or a word for what is not there yet.
fn is_blank(text: &str) -> bool {
    const NOT_YET: &[&str] = &[
        "chưa có",
        "chưa ghi",
        "chưa rõ",
        "không có",
        "không ghi",
        "không rõ",
        "bổ sung sau",
        "n/a",
        "todo",
        "xxx",
        "0",
    ];
    if !text.contains(char::is_alphanumeric) {
        return true;
    }
    // Most are longer and need not be folded.
    text.len() < 24 && {
        let words = plain_name(text);
        NOT_YET.contains(&words.trim_matches(|letter: char| !letter.is_alphanumeric()))
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
