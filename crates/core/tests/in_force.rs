//! Every framework that travels with the product holds: it loads, adds up, and cites what it says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use thuocdo_core::assessment::{Assessment, Period, Unit};
use thuocdo_core::framework::{Date, Framework, Status, by_hash, by_id, embedded, lint, read};
use thuocdo_core::number::Exact;
use thuocdo_core::problem::Problem;
use thuocdo_core::score::{Progress, score};

/// The warnings that are known and stand, as `framework: code path`.
const KNOWN_WARNINGS: &[&str] = &[];

fn each(check: impl Fn(&Framework)) {
    assert!(!embedded().is_empty());
    for framework in embedded() {
        check(framework);
    }
}

#[test]
fn every_embedded_framework_loads() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/frameworks");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let framework = read(&std::fs::read_to_string(&path).unwrap()).unwrap_or_else(|p| panic!("{path:?}: {p:#?}"));
        assert_eq!(path.file_stem().unwrap().to_str(), Some(framework.id.as_str()), "a file bears its id");
        assert_eq!(by_id(&framework.id).map(|f| f.hash), Some(framework.hash), "{} is embedded", framework.id);
        files += 1;
    }
    assert_eq!(files, embedded().len());
}

#[test]
fn lint_finds_no_error_and_only_the_known_warnings() {
    let mut warnings = Vec::new();
    each(|framework| {
        let errors: Vec<Problem> = lint(framework).into_iter().filter(Problem::is_error).collect();
        assert_eq!(errors, [], "{}", framework.id);
    });
    for framework in embedded() {
        warnings.extend(lint(framework).iter().map(|p| format!("{}: {} {}", framework.id, p.code(), p.path)));
    }
    assert_eq!(warnings, KNOWN_WARNINGS);
}

#[test]
fn every_scored_leaf_cites_its_place_in_the_decision() {
    each(|framework| {
        for node in framework.nodes() {
            if node.leaf.as_ref().is_some_and(|leaf| leaf.rule.is_scored()) {
                let citation = node.citation.as_deref().unwrap_or_default();
                assert!(!citation.trim().is_empty(), "{}: {}", framework.id, node.id);
            }
        }
    });
}

#[test]
fn every_legal_basis_says_when_it_was_checked() {
    let first_day = Date::parse("2026-01-01").unwrap();
    each(|framework| {
        assert!(!framework.legal_basis.is_empty(), "{}", framework.id);
        for basis in &framework.legal_basis {
            assert!(basis.checked_on >= first_day, "{}: {}", framework.id, basis.number);
            assert!(!basis.number.is_empty() && !basis.issuer.is_empty(), "{}", framework.id);
            assert!(basis.date.is_none_or(|date| date <= basis.checked_on), "{}: {}", framework.id, basis.number);
        }
    });
}

#[test]
fn what_is_not_wholly_official_says_so_in_its_notes() {
    each(|framework| {
        assert!(framework.status != Status::Example, "{}: an example is not embedded", framework.id);
        assert!(framework.status == Status::Official || !framework.notes.is_empty(), "{}", framework.id);
    });
}

#[test]
fn ids_are_unique_in_and_among_frameworks() {
    let unique = |ids: Vec<String>| ids.iter().collect::<BTreeSet<_>>().len() == ids.len();
    assert!(unique(embedded().iter().map(|framework| framework.id.to_lowercase()).collect()));
    assert!(unique(embedded().iter().map(|framework| format!("{:?}", framework.hash.short())).collect()));
    each(|framework| {
        assert!(unique(framework.nodes().iter().map(|node| node.id.to_lowercase()).collect()), "{}", framework.id);
        assert!(unique(framework.policies.classes.list.iter().map(|class| class.id.clone()).collect()));
        for index in framework.indices() {
            assert_eq!(framework.find(&framework.node(index).id), Some(index));
        }
        assert_eq!(by_hash(framework.hash.short()).map(|f| f.id.clone()).as_ref(), Some(&framework.id));
    });
}

#[test]
fn an_empty_sheet_is_zero_of_everything_and_says_nothing_wrong() {
    each(|framework| {
        let empty = Assessment::new(&framework.id, Unit::default(), Period::Year(2026));
        let scored = score(framework, &empty);
        assert_eq!(scored.problems, [], "{}", framework.id);
        assert!(scored.total.is_zero());
        assert_eq!(scored.attainable, framework.attainable());
        assert!(framework.attainable() > Exact::ZERO && framework.attainable() <= framework.max());
        assert_eq!(Progress::of_all(framework, &scored).answered, 0);
        assert!(Progress::of_all(framework, &scored).total > 0);
    });
}
