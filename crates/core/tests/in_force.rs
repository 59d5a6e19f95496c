//! Every framework that travels with the product holds: it loads, adds up, and cites what it says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use common::edited;
use thuocdo_core::assessment::{Assessment, Period, Unit};
use thuocdo_core::framework::{
    ChangedValue, Date, Framework, Status, ValueChange, by_hash, by_id, embedded, followed_on, lint, read,
};
use thuocdo_core::number::Exact;
use thuocdo_core::problem::Problem;
use thuocdo_core::score::{Progress, score};

/// A made-up framework with every rule kind, in force in 2026, and nothing wrong with it.
const CLEAN: &str = include_str!("frameworks/clean.json");

/// The warnings that are known and stand, as `framework: code path`.
const KNOWN_WARNINGS: &[&str] = &[
    // The source says 38 criteria, the counts of its areas add up to 39.
    "par-tinh-2948-2017: B24 printed",
];

/// The versions of each framework, oldest first. A version holds until its last day, or until the next one begins.
const FAMILIES: &[&[&str]] = &[
    &["qd766-2022"],
    &["lai-chau-2020"],
    &["par-tinh-2948-2017", "par-tinh-1149-2020"],
    &["sipas-2024"],
    &["xa-mau-2026"],
];

/// Versions that a later one follows although no source says that it replaces them; their notes say so.
const END_NOT_KNOWN: &[&str] = &["par-tinh-2948-2017"];

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
        assert_eq!(framework.legal_basis.is_empty(), framework.status == Status::Example, "{}", framework.id);
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
        assert!(framework.status == Status::Official || !framework.notes.is_empty(), "{}", framework.id);
    });
}

#[test]
fn an_example_cannot_be_taken_for_an_official_text() {
    const WORDS: &str = "không phải văn bản chính thức";
    each(|framework| {
        let is_example = framework.status == Status::Example;
        let says_so = |text: &str| text.to_lowercase().contains(WORDS);
        assert_eq!(says_so(&framework.title.vi), is_example, "{}: title", framework.id);
        assert_eq!(says_so(&framework.short_title.vi), is_example, "{}: short title", framework.id);
        assert_eq!(framework.notes.iter().any(|note| says_so(&note.text)), is_example, "{}: notes", framework.id);
    });
}

/// The first and last days on which a version holds; no last day while it does.
fn days_of(family: &[&str], at: usize) -> (Date, Option<Date>) {
    let in_force = |id: &str| by_id(id).unwrap_or_else(|| panic!("{id} is not embedded")).in_force;
    let own = in_force(family[at]);
    let next = family.get(at + 1).map(|id| in_force(id).from);
    match (own.to, next) {
        (None, Some(next)) => {
            assert!(END_NOT_KNOWN.contains(&family[at]), "{} has no last day but is followed", family[at]);
            assert_eq!(followed_on(family[at]), Some(day_before(next)), "{}", family[at]);
            (own.from, Some(day_before(next)))
        }
        (to, _) => (own.from, to),
    }
}

fn day_before(date: Date) -> Date {
    let last_up_to = |year: u16, month: u8, most: u8| {
        (1..=most).rev().find_map(|day| Date::parse(&format!("{year:04}-{month:02}-{day:02}"))).unwrap()
    };
    match (date.month, date.day) {
        (1, 1) => last_up_to(date.year - 1, 12, 31),
        (month, 1) => last_up_to(date.year, month - 1, 31),
        (month, day) => last_up_to(date.year, month, day - 1),
    }
}

#[test]
fn on_each_day_one_version_of_a_framework_is_in_force() {
    let listed: Vec<&str> = FAMILIES.iter().flat_map(|family| family.iter().copied()).collect();
    let unique: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(unique.len(), listed.len(), "a framework belongs to one family");
    each(|framework| assert!(unique.contains(framework.id.as_str()), "{} belongs to no family", framework.id));
    assert_eq!(unique.len(), embedded().len());
    for family in FAMILIES {
        let spans: Vec<(Date, Option<Date>)> = (0..family.len()).map(|at| days_of(family, at)).collect();
        // Between these days nothing changes, so each stands for all until the next.
        let edges = spans.iter().flat_map(|(from, to)| [Some(*from), *to]).flatten();
        for day in edges.filter(|day| *day >= spans[0].0) {
            let holds = |(from, to): &&(Date, Option<Date>)| *from <= day && to.is_none_or(|to| day <= to);
            assert_eq!(spans.iter().filter(holds).count(), 1, "{family:?} on {day}");
        }
        for id in family.iter().filter(|id| END_NOT_KNOWN.contains(id)) {
            let framework = by_id(id).unwrap();
            assert!(framework.notes.iter().any(|note| note.text.contains("ngày hết hiệu lực để trống")), "{id}");
        }
    }
}

/// What is wrong on some day with the values that held then: what a value was holds until its change, what the node says
/// from the last one on.
fn wrong_days(framework: &Framework) -> Vec<String> {
    let within = |day: Date| framework.in_force.from <= day && framework.in_force.to.is_none_or(|last| day <= last);
    let mut wrong = Vec::new();
    for index in framework.indices() {
        let node = framework.node(index);
        if node.leaf.is_some() == framework.children(index).next().is_some() {
            wrong.push(format!("{}: neither scored itself nor above others", node.id));
        }
        for value in [ChangedValue::Max, ChangedValue::Rule, ChangedValue::Name, ChangedValue::ScoredBy] {
            let changes: Vec<&ValueChange> = node.changes.iter().filter(|change| change.value == value).collect();
            if value == ChangedValue::Rule && !changes.is_empty() && node.leaf.is_none() {
                wrong.push(format!("{}: no rule to change", node.id));
            }
            // Between these days nothing changes, so each stands for all until the next.
            let edges = changes.iter().map(|change| change.since).collect::<BTreeSet<_>>();
            for day in edges.into_iter().chain([framework.in_force.from]) {
                if !within(day) {
                    wrong.push(format!("{}: changed on {day}, out of force", node.id));
                }
                // The first value holds until the first change, each other from its change until the next.
                let begins = [None].into_iter().chain(changes.iter().map(|change| Some(change.since)));
                let ends = changes.iter().map(|change| Some(change.since)).chain([None]);
                let holds = |(from, to): &(Option<Date>, Option<Date>)| {
                    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day < to)
                };
                let is_empty = |(from, to): &(Option<Date>, Option<Date>)| from.is_some() && to.is_some() && from >= to;
                let spans: Vec<_> = begins.zip(ends).collect();
                if spans.iter().filter(|span| holds(span)).count() != 1 || spans.iter().any(is_empty) {
                    wrong.push(format!("{}: {value:?} on {day}", node.id));
                }
            }
        }
    }
    wrong
}

#[test]
fn on_each_day_a_leaf_has_one_rule() {
    each(|framework| assert_eq!(wrong_days(framework), Vec::<String>::new(), "{}", framework.id));
}

/// Made up: no embedded framework was changed while in force. What is wrong with the days is told by the linter, too.
#[test]
fn on_each_day_of_a_framework_that_was_changed_a_leaf_has_one_rule() {
    let changed = |of: &[(&str, &str)]| {
        let change = |(at, (value, since)): (usize, &(&str, &str))| {
            format!(r#"{{"value":"{value}","was":"trước {at}","since":"{since}","citation":"Điều 1"}}"#)
        };
        let list: Vec<String> = of.iter().enumerate().map(change).collect();
        let list = format!("[{}]", list.join(","));
        read(&edited(CLEAN, &[("nodes.1.children.0.changes", &list)])).unwrap()
    };
    let right: [&[(&str, &str)]; 4] = [
        &[("rule", "2026-03-01")],
        &[("rule", "2026-03-01"), ("rule", "2026-03-02"), ("rule", "2026-12-31")],
        &[("rule", "2026-03-01"), ("max", "2026-03-01"), ("name", "2026-03-01"), ("scored_by", "2026-03-01")],
        &[("max", "2026-06-01"), ("rule", "2026-03-01"), ("max", "2026-07-01")],
    ];
    for changes in right {
        let framework = changed(changes);
        assert_eq!(wrong_days(&framework), Vec::<String>::new(), "{changes:?}");
        assert_eq!(lint(&framework), [], "{changes:?}");
    }
    let wrong: [(&[(&str, &str)], &str); 4] = [
        (&[("rule", "2026-03-01"), ("rule", "2026-03-01")], "B45"),
        (&[("rule", "2026-06-01"), ("rule", "2026-03-01")], "B45"),
        (&[("max", "2026-03-01"), ("rule", "2026-03-01"), ("max", "2026-03-01")], "B45"),
        (&[("rule", "2001-03-01")], "B30"),
    ];
    for (changes, code) in wrong {
        let framework = changed(changes);
        assert!(!wrong_days(&framework).is_empty(), "{changes:?}");
        assert_eq!(lint(&framework).iter().map(|one| one.code()).collect::<Vec<_>>(), [code], "{changes:?}");
    }
}

#[test]
fn the_example_shows_every_kind_of_rule_and_policy() {
    let example = by_id("xa-mau-2026").unwrap();
    let leaves = || example.nodes().iter().filter_map(|node| node.leaf.as_ref());
    let kinds: BTreeSet<&str> = leaves().map(|leaf| leaf.rule.kind()).collect();
    assert_eq!(kinds.len(), 14, "{kinds:?}");
    let nothing: BTreeSet<String> =
        leaves().filter_map(|leaf| leaf.rule.zero_denominator()).map(|policy| format!("{policy:?}")).collect();
    assert_eq!(nothing.len(), 4, "{nothing:?}");
    assert!(leaves().filter(|leaf| leaf.not_applicable).count() > 3);
    assert_eq!(example.max(), Exact::from(100));
    assert_eq!(example.areas().filter(|area| example.node(*area).block().is_some()).count(), 2);
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

/// The embedded ones by their own dates: Lai Châu's holds for 2020, 1149/QĐ-BNV from 30/12/2020 to 9/11/2022, 766 from
/// 23/6/2022; 2948/QĐ-BNV has no last day, but 1149/QĐ-BNV follows it.
#[test]
fn a_period_without_a_day_in_force_is_told() {
    for (id, inside, outside) in [
        ("lai-chau-2020", &["2020", "2020-Q1", "2020-12"][..], &["2019", "2021", "2019-Q4", "2021-01", "2026"][..]),
        ("par-tinh-2948-2017", &["2017", "2018", "2020", "2020-12"], &["2017-11", "2021", "2026"]),
        ("par-tinh-1149-2020", &["2020", "2020-12", "2022", "2022-Q4", "2022-11"], &["2020-11", "2022-12", "2023"]),
        ("qd766-2022", &["2022", "2022-Q2", "2022-06", "2026-10"], &["2021", "2022-Q1", "2022-05"]),
    ] {
        let framework = by_id(id).unwrap();
        let code = |period: &&str| framework.out_of_force(Period::parse(period).unwrap()).map(|one| one.code());
        assert!(inside.iter().all(|period| code(period).is_none()), "{id}");
        assert!(outside.iter().all(|period| code(period) == Some("A13")), "{id}");
    }
}
