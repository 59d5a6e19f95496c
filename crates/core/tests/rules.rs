//! Rule kinds: tables of answers with their exact points, what those came from, and what is said of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

#[path = "rules/bands.rs"]
mod bands;
#[path = "rules/compared.rs"]
mod compared;
#[path = "rules/counted.rs"]
mod counted;
#[path = "rules/linear.rs"]
mod linear;
#[path = "rules/picked.rs"]
mod picked;
#[path = "rules/remedies.rs"]
mod remedies;
#[path = "rules/remedy_edges.rs"]
mod remedy_edges;
#[path = "rules/smallest.rs"]
mod smallest;
#[path = "rules/sums.rs"]
mod sums;
#[path = "rules/wrong.rs"]
mod wrong;

use common::made::{basis_told, codes, node, none_wrong, points_told, scored, single};

/// Source, answer, points (or why there are none), what they came from, and the codes of what is said.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// Checks the answers to a single leaf.
fn check(max: &str, rule: &str, edits: &[(&str, &str)], rows: &[Row]) {
    let framework = single(max, rule, edits);
    let mut wrong = Vec::new();
    for (source, answer, points, basis, told) in rows {
        assert!(!source.is_empty(), "every row names its source");
        let score = scored(&framework, &[("L", answer)]);
        let leaf = node(&framework, &score, "L");
        let found = (points_told(leaf), basis_told(&leaf.basis), codes(&score.problems));
        if found != ((*points).to_owned(), (*basis).to_owned(), (*told).to_owned()) {
            wrong.push(format!("{source}: {answer:?} gives {found:?}, wanted {:?}", (points, basis, told)));
        }
        for problem in &score.problems {
            assert_eq!(problem.node.as_deref(), Some("L"), "{source}: {problem:?}");
        }
    }
    none_wrong(&wrong, rows.len());
}
