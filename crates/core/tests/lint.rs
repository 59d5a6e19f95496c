//! The linter: each defect that real decisions have is found, once, at its node; and nothing else is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::bad::list;
use common::edited;
use common::made::{area, given_leaf, leaf, made, none_wrong, text_of};
use thuocdo_core::framework::{self, Defect, Edge, Framework, embedded, lint};
use thuocdo_core::problem::{Fault, Problem};

/// A made-up framework with every rule kind, blocks, printed counts and tie-breakers, and nothing wrong with it.
const CLEAN: &str = include_str!("frameworks/clean.json");

const BAN_HANH: &str = "nodes.0.children.0.children.0";
const THUC_HIEN: &str = "nodes.0.children.0.children.2";
const QUY_CHE: &str = "nodes.0.children.0.children.3";
const BAO_CAO: &str = "nodes.0.children.1";
const KIEM_TRA: &str = "nodes.0.children.3";
const DUNG_HAN: &str = "nodes.1.children.0";
const CONG_THUC: &str = "nodes.1.children.3";

fn read(text: &str) -> Framework {
    framework::read(text).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// What a finding says beside its code and place.
fn detail(fault: &Fault) -> String {
    let Fault::Defect(found) = fault else { return String::new() };
    let edge = |edge: &Option<Edge>, ends: [char; 2], open: &str| match edge {
        Some(edge) => (edge.at.normalize().to_string(), ends[usize::from(edge.included)]),
        None => (open.to_owned(), ends[0]),
    };
    match found.defect() {
        Defect::BestBelowMax { best: part, max: whole }
        | Defect::BestAboveMax { best: part, max: whole }
        | Defect::BestAboveLeft { best: part, left: whole }
        | Defect::ChildrenSum { sum: part, max: whole }
        | Defect::CapBeyondLeaves { cap: part, sum: whole } => {
            format!(" {} of {}", part.normalize(), whole.normalize())
        }
        Defect::MaxRoundedDown { rounded, max } => format!(" {} of {}, rounded", rounded.normalize(), max.normalize()),
        Defect::BandOverlap { first, second } => format!(" {first} and {second}"),
        Defect::BandGap { from, to } => {
            let ((low, opening), (high, closing)) = (edge(from, ['(', '['], "-∞"), edge(to, [')', ']'], "∞"));
            format!(" {opening}{low}, {high}{closing}")
        }
        Defect::PrintedCount { counted, printed, found } => format!(" {counted:?}: {printed}, not {found}"),
        Defect::DuplicateNumber { like, .. } => format!(" like {like}"),
        Defect::UnusedFigure { figure } | Defect::MoreGivesLess { figure } | Defect::MoreGivesMore { figure } => {
            format!(" {figure}")
        }
        Defect::NumberOutsideParent { number, parent } => format!(" {number} below {parent}"),
        Defect::DuplicateLabel { label } | Defect::DuplicateFigure { label } => format!(" {label}"),
        Defect::ReachedGivesLess { reached, below, .. } => format!(" {} < {}", reached.normalize(), below.normalize()),
        Defect::PointOrThousands { number } => format!(" {number}"),
        Defect::DividesByZero { at } => format!(" at {at}"),
        _ => String::new(),
    }
}

fn found(framework: &Framework) -> Vec<String> {
    let problems = lint(framework);
    for problem in &problems {
        // A finding at a node names it twice: for people as a path, for programs as an id.
        assert_eq!(problem.path.strip_prefix("nodes:"), problem.node.as_deref(), "{problem:?}");
    }
    let words = |problem: &Problem| format!("{} {}{}", problem.code(), problem.path, detail(&problem.fault));
    problems.iter().map(words).collect()
}

fn at(place: &str, field: &str) -> String {
    format!("{place}.{field}")
}

#[test]
fn a_clean_framework_gives_no_finding() {
    assert_eq!(found(&read(CLEAN)), Vec::<String>::new());
    assert_eq!(found(&read(common::EXAMPLE)), Vec::<String>::new());
    // The same tree before anybody knows a legal basis: an example needs none.
    let example = edited(CLEAN, &[("status", "\"example\""), ("legal_basis", "[]")]);
    assert_eq!(found(&read(&example)), Vec::<String>::new());
}

/// Made up: each defect planted into the clean framework.
#[test]
fn each_planted_defect_is_found_once_at_its_place() {
    let table: &[(&str, String, &str, &str)] = &[
        ("best option below max", at(BAN_HANH, "rule.options.0.points"), "\"0.75\"", "B20 nodes:BAN_HANH 0.75 of 1"),
        ("option above max", at(BAN_HANH, "rule.options.2.points"), "\"1.5\"", "B21 nodes:BAN_HANH 1.5 of 1"),
        ("yes below max", "nodes.0.children.0.children.1.rule.yes".into(), "\"0.9\"", "B20 nodes:KINH_PHI 0.9 of 1"),
        ("no above max", "nodes.0.children.0.children.1.rule.no".into(), "\"1.1\"", "B21 nodes:KINH_PHI 1.1 of 1"),
        (
            "best grade below",
            "nodes.0.children.2.rule.grades.0.percent".into(),
            "\"99\"",
            "B20 nodes:DOT_XUAT 3.96 of 4",
        ),
        ("best band below", at(THUC_HIEN, "rule.bands.0.points"), "\"1.5\"", "B20 nodes:THUC_HIEN 1.5 of 2"),
        ("band above", at(THUC_HIEN, "rule.bands.1.points"), "\"3\"", "B21 nodes:THUC_HIEN 3 of 2"),
        ("cap below max", at(QUY_CHE, "rule.cap"), "\"1.5\"", "B20 nodes:QUY_CHE 1.5 of 2"),
        ("cap above max", at(QUY_CHE, "rule.cap"), "\"2.5\"", "B21 nodes:QUY_CHE 2.5 of 2"),
        ("each counts nothing", at(QUY_CHE, "rule.per"), "\"0\"", "B20 nodes:QUY_CHE 0 of 2"),
        ("start below max", at(BAO_CAO, "rule.start"), "\"3\"", "B20 nodes:BAO_CAO 3 of 4"),
        ("start above max", at(BAO_CAO, "rule.start"), "\"5\"", "B21 nodes:BAO_CAO 5 of 4"),
        ("full beyond 100 %", "nodes.1.children.1.rule.full_at".into(), "\"120\"", "B20 nodes:TRUC_TUYEN 8 of 10"),
        ("reached below max", "nodes.2.children.1.rule.reached".into(), "\"4\"", "B20 nodes:BINH_QUAN 4 of 5"),
        ("children ≠ area", "nodes.1.max".into(), "\"41\"", "B04 nodes:TTHC 40 of 41"),
        ("areas printed", "printed.areas".into(), "4", "B24 printed Areas: 4, not 3"),
        ("criteria printed", "printed.criteria".into(), "14", "B24 printed Criteria: 14, not 13"),
        ("sub-criteria printed", "printed.sub_criteria".into(), "3", "B24 printed SubCriteria: 3, not 4"),
        ("criteria of an area", "nodes.0.printed.criteria".into(), "5", "B24 nodes:CDDH Criteria: 5, not 4"),
        ("sub-criteria of an area", "nodes.0.printed.sub_criteria".into(), "0", "B24 nodes:CDDH SubCriteria: 0, not 4"),
        ("a number twice", "nodes.1.children.1.number".into(), "\"2.1\"", "B26 nodes:TRUC_TUYEN like DUNG_HAN"),
        ("with a point behind", "nodes.1.children.1.number".into(), "\" 2.1. \"", "B26 nodes:TRUC_TUYEN like DUNG_HAN"),
        ("survey by its rule", "nodes.2.children.0.scored_by".into(), "\"self\"", "B10 nodes:HAI_LONG"),
        ("survey by its name", at(DUNG_HAN, "name"), "\"Kết quả Điều tra XÃ HỘI HỌC\"", "B10 nodes:DUNG_HAN"),
        ("survey by its evidence", at(DUNG_HAN, "evidence"), "\"Báo cáo SIPAS\"", "B10 nodes:DUNG_HAN"),
        ("no citation", at(DUNG_HAN, "citation"), "", "B09 nodes:DUNG_HAN"),
        ("survey in short", at(DUNG_HAN, "evidence"), "\"Kết quả điều tra XHH\"", "B10 nodes:DUNG_HAN"),
        ("a label left empty", at(QUY_CHE, "rule.count.label"), "\" \"", "B31 nodes:QUY_CHE"),
        ("a noun left empty", at(QUY_CHE, "rule.count.noun"), "\"\"", "B31 nodes:QUY_CHE"),
        ("an option without words", at(BAN_HANH, "rule.options.0.label"), "\"\"", "B31 nodes:BAN_HANH"),
        (
            "changed after its time",
            at(DUNG_HAN, "changes"),
            r#"[{"value":"max","was":"9","since":"2050-01-01","citation":"QĐ"}]"#,
            "B30 nodes:DUNG_HAN",
        ),
        (
            "changed before its time",
            at(DUNG_HAN, "changes"),
            r#"[{"value":"max","was":"9","since":"2001-01-01","citation":"QĐ"}]"#,
            "B30 nodes:DUNG_HAN",
        ),
        ("a decision without a number", "legal_basis.0.number".into(), "\" \"", "B27 legal_basis[0].number"),
        ("checked too early", "legal_basis.0.checked_on".into(), "\"2026-01-14\"", "B28 legal_basis[0].checked_on"),
        ("no legal basis", "legal_basis".into(), "[]", "B27 legal_basis"),
        ("a figure unused", at(CONG_THUC, "rule.formula"), "\"min(x; 10)\"", "B29 nodes:CONG_THUC y"),
        (
            "a class that printing skips",
            "policies.classes.list.1.from".into(),
            "\"70.004\"",
            "B25 policies.classes.list[2]",
        ),
    ];
    let mut wrong = Vec::new();
    for (what, place, value, wanted) in table {
        // The class that printing skips begins a hair above 70 and ends at 70.004.
        let hair = ("policies.classes.list.2.from", "\"70.003\"");
        let edits: &[(&str, &str)] =
            if wanted.starts_with("B25") { &[(place, value), hair] } else { &[(place.as_str(), *value)] };
        let found = found(&read(&edited(CLEAN, edits)));
        if found != [*wanted] {
            wrong.push(format!("{what}: {found:?}, wanted {wanted:?}"));
        }
    }
    none_wrong(&wrong, table.len());
}

/// Made up, as above; some of these are no defects and only look like some.
#[test]
fn defects_of_two_fields_are_found_once() {
    type Edits<'e> = &'e [(&'e str, &'e str)];
    let table: &[(&str, Edits, &str)] = &[
        (
            "numbers in two forms of Unicode",
            &[("nodes.0.children.1.number", "\"1.á\""), ("nodes.0.children.2.number", "\"1.a\u{301}\"")],
            "B26 nodes:DOT_XUAT like BAO_CAO",
        ),
        (
            "numbers in capital and small letters",
            &[("nodes.0.children.1.number", "\"1.đ\""), ("nodes.0.children.2.number", "\"1.Đ\"")],
            "B26 nodes:DOT_XUAT like BAO_CAO",
        ),
        (
            "letters repeat in another area, as they are printed",
            &[("nodes.0.children.1.number", "\"b\""), ("nodes.1.children.1.number", "\"b\"")],
            "",
        ),
        (
            "letters repeat in one area",
            &[("nodes.1.children.0.number", "\"b\""), ("nodes.1.children.1.number", "\"b\"")],
            "B26 nodes:TRUC_TUYEN like DUNG_HAN",
        ),
        (
            "no number is no duplicate",
            &[("nodes.1.children.0.number", "\"\""), ("nodes.1.children.1.number", "\"\"")],
            "",
        ),
        (
            "a scored leaf without points",
            &[("nodes.1.children.0.max", "\"0\""), ("nodes.1.max", "\"25\"")],
            "B05 nodes:DUNG_HAN",
        ),
        (
            "information with points",
            &[("nodes.1.children.4.max", "\"1\""), ("nodes.1.max", "\"41\"")],
            "B32 nodes:GHI_CHU",
        ),
        (
            "an area's number is that of a criterion elsewhere",
            &[("nodes.0.children.1.number", "\"2\""), ("nodes.1.number", "\"2\"")],
            "",
        ),
        ("information needs no citation", &[("nodes.1.children.4.citation", "")], ""),
        ("an example needs no legal basis", &[("status", "\"example\""), ("legal_basis", "[]")], ""),
        ("an official text does", &[("status", "\"official\""), ("legal_basis", "[]")], "B27 legal_basis"),
        ("checked on the day it was signed", &[("legal_basis.0.checked_on", "\"2026-01-15\"")], ""),
        (
            "no known day of signature",
            &[("legal_basis.0.date", "null"), ("legal_basis.0.checked_on", "\"1999-01-01\"")],
            "",
        ),
        ("a block's leaves may exceed its cap", &[("nodes.3.max", "\"1\"")], ""),
        (
            "a table printed for the maximum, of which a part was measured for nobody",
            &[("nodes.0.children.0.children.1.not_measured", r#"{"points":"0.25","reason":"Chưa đo"}"#)],
            "B44 nodes:KINH_PHI 1 of 0.75",
        ),
        (
            "a table printed for what is left",
            &[
                ("nodes.0.children.0.children.1.not_measured", r#"{"points":"0.25","reason":"Chưa đo"}"#),
                ("nodes.0.children.0.children.1.rule.yes", "\"0.75\""),
            ],
            "",
        ),
        (
            "a table that does not give what is left",
            &[
                ("nodes.0.children.0.children.1.not_measured", r#"{"points":"0.25","reason":"Chưa đo"}"#),
                ("nodes.0.children.0.children.1.rule.yes", "\"0.5\""),
            ],
            "B20 nodes:KINH_PHI 0.5 of 0.75",
        ),
        (
            "grades are shares of what is left",
            &[("nodes.0.children.2.not_measured", r#"{"points":"1","reason":"Chưa đo"}"#)],
            "",
        ),
        (
            "below above max, and above what is reached",
            &[("nodes.2.children.1.rule.below", "\"6\"")],
            "B21 nodes:BINH_QUAN 6 of 5; B38 nodes:BINH_QUAN 5 < 6",
        ),
        (
            "an area's number, which those below it do not follow",
            &[("nodes.2.number", "\"1\"")],
            "B26 nodes:TAC_DONG like CDDH; B39 nodes:HAI_LONG 3.1 below 1; B39 nodes:BINH_QUAN 3.2 below 1; \
             B39 nodes:CAO_NHAT 3.3 below 1; B39 nodes:THAM_DINH 3.4 below 1",
        ),
        (
            "a number of another area",
            &[("nodes.1.children.1.number", "\"1.1.1\"")],
            "B26 nodes:TRUC_TUYEN like BAN_HANH; B39 nodes:TRUC_TUYEN 1.1.1 below 2",
        ),
        (
            "a leaf of a block is held to its own maximum",
            &[("nodes.4.children.1.rule.yes", "\"9\"")],
            "B21 nodes:VI_PHAM 9 of 8",
        ),
    ];
    let mut wrong = Vec::new();
    for (what, edits, wanted) in table {
        let found = found(&read(&edited(CLEAN, edits))).join("; ");
        if found != *wanted {
            wrong.push(format!("{what}: {found:?}, wanted {wanted:?}"));
        }
    }
    none_wrong(&wrong, table.len());
}

/// A citation of nothing but white space names no place in the decision.
#[path = "lint/bands.rs"]
mod bands;
#[path = "lint/blocks.rs"]
mod blocks;
#[path = "lint/changes.rs"]
mod changes;
#[path = "lint/edges.rs"]
mod edges;
#[path = "lint/planted.rs"]
mod planted;
#[path = "lint/siblings.rs"]
mod siblings;
#[path = "lint/survey_groups.rs"]
mod survey_groups;
#[path = "lint/survey_names.rs"]
mod survey_names;
#[path = "lint/surveys.rs"]
mod surveys;
#[path = "lint/turned.rs"]
mod turned;

/// Real decisions whose own text is at fault.
#[test]
fn defects_of_real_decisions_are_found() {
    let choice = |worth: [&str; 2]| {
        format!(
            r#"{{"kind":"choice","options":[{{"id":"dat","label":"Đạt","points":"{}"}},{{"id":"khong","label":"Không","points":"{}"}}]}}"#,
            worth[0], worth[1]
        )
    };
    // Hải Phòng 212/2025/QĐ-UBND, 5.1b: DDCI has 2 points, its best option gives 1.
    let short = made(&[area("A", "100", &[leaf("N5.1b", "2", &choice(["1", "0"])), given_leaf("M", "98")])], &[]);
    assert_eq!(found(&short), ["B20 nodes:N5.1b 1 of 2"]);

    // Cà Mau 1880/QĐ-UBND 2013 (partial): 5 + 2 + 3 of 20.
    let one = || choice(["1", "0"]);
    let done = r#"{"kind":"bands",RATIO,"bands":[{"over":"90","points":"2"},{"from":"70","to":"90","points":"1"},
        {"under":"70","points":"0"}]}"#;
    let plan = area(
        "N1.1",
        "5",
        &[
            leaf("N1.1.1", "1", &one()),
            leaf("N1.1.2", "1", &one()),
            leaf("N1.1.3", "1", &one()),
            leaf("N1.1.4", "2", done),
        ],
    );
    let reports = area("N1.2", "2", &[leaf("N1.2.1", "1", &one()), leaf("N1.2.2", "1", &one())]);
    let ca_mau = made(&[area("N1", "20", &[plan, reports, given_leaf("N1.3", "3")])], &[]);
    assert_eq!(found(&ca_mau), ["B04 nodes:N1 10 of 20"]);

    // 2948/QĐ-BNV 28/12/2017: the text says 38 criteria, its list adds up to 39; 1149/QĐ-BNV 30/12/2020 agrees.
    let index = |areas: &[(&str, u32, u32)], printed: &str| {
        let area = |(i, (max, criteria, sub)): (usize, &(&str, u32, u32))| {
            let counts = format!(r#""printed":{{"criteria":{criteria},"sub_criteria":{sub}}},"rule""#);
            given_leaf(&format!("LV{}", i + 1), max).replacen("\"rule\"", &counts, 1)
        };
        found(&made(&areas.iter().enumerate().map(area).collect::<Vec<_>>(), &[("printed", printed)]))
    };
    let of_2017 = [
        ("10", 6, 6),
        ("10", 4, 6),
        ("14.5", 5, 16),
        ("11", 4, 10),
        ("16", 9, 16),
        ("7", 3, 6),
        ("16", 5, 18),
        ("15.5", 3, 3),
    ];
    let stated = r#"{"areas":8,"criteria":38,"sub_criteria":81}"#;
    assert_eq!(index(&of_2017, stated), ["B24 printed Criteria: 38, not 39"]);
    let of_2020 = [6, 4, 5, 4, 9, 4, 5, 6].into_iter().zip([2, 6, 19, 12, 16, 15, 17, 8]);
    let of_2020: Vec<(&str, u32, u32)> = of_2020.map(|(criteria, sub)| ("12.5", criteria, sub)).collect();
    assert_eq!(index(&of_2020, r#"{"areas":8,"criteria":43,"sub_criteria":95}"#), Vec::<String>::new());
    assert_eq!(index(&of_2020, r#"{"areas":8,"criteria":43}"#), Vec::<String>::new());
}

#[path = "lint/classes.rs"]
mod classes;

/// Defects that reading refuses: one problem each, at its place.
#[test]
fn what_a_framework_may_not_have_is_refused_with_one_problem() {
    let table: &[(&str, &str, &str)] = &[
        ("nodes.2.id", "\"CDDH\"", "B01 nodes[2].id"),
        ("nodes.2.id", "\"cddh\"", "B01 nodes[2].id"),
        ("nodes.2.children.3.id", "\"Ban_Hanh\"", "B01 nodes[2].children[3].id"),
        // Ids are ASCII, so that no two forms of one letter can be two ids.
        ("nodes.2.id", "\"TÁC_ĐỘNG\"", "F16 nodes[2].id"),
        ("nodes.2.id", "\"TA\u{301}C\"", "F16 nodes[2].id"),
        ("nodes.2.id", "\"C\u{200b}DDH\"", "F16 nodes[2].id"),
        ("nodes.2.id", "\"\u{421}DDH\"", "F16 nodes[2].id"),
        ("in_force.to", "\"2025-12-31\"", "B08 in_force"),
        ("policies.ties", r#"{"ordinal":["KHONG_CO"]}"#, "B18 policies.ties.ordinal[0]"),
        ("policies.ties", r#"{"ordinal":["attainable","TTHC","tthc"]}"#, "B18 policies.ties.ordinal[2]"),
        ("policies.classes.list.1.from", "\"90\"", "B07 policies.classes"),
        ("policies.classes.list.2.id", "\"TOT\"", "B13 policies.classes.list[2]"),
        (
            "nodes.0.children.0.children.0.rule.options.1.id",
            "\"KIP_THOI\"",
            "B13 nodes[0].children[0].children[0].rule.options[1]",
        ),
        ("nodes.1.children.3.rule.figures.1.name", "\"x\"", "B13 nodes[1].children[3].rule.figures[1].name"),
    ];
    let mut wrong = Vec::new();
    for (place, value, wanted) in table {
        let problems =
            framework::read(&edited(CLEAN, &[(place, value)])).map_or_else(|problems| list(&problems), |_| Vec::new());
        if problems != [*wanted] {
            wrong.push(format!("{place} = {value}: {problems:?}, wanted {wanted:?}"));
        }
    }
    none_wrong(&wrong, table.len());
}

/// The findings that are known of the embedded frameworks and stand; any other is new.
#[test]
fn embedded_frameworks_have_only_their_known_findings() {
    // 2948/QĐ-BNV: the text says 38 criteria, the counts of its areas add up to 39.
    let known: &[(&str, &[&str])] = &[("par-tinh-2948-2017", &["B24 printed Criteria: 38, not 39"])];
    assert!(embedded().len() >= 2);
    for framework in embedded() {
        let wanted = known.iter().find(|(id, _)| *id == framework.id).map_or(&[][..], |(_, findings)| findings);
        assert_eq!(found(framework), wanted, "{}", framework.id);
    }
}

#[test]
fn findings_stand_in_the_order_of_the_framework() {
    let text = text_of(
        &[
            area("A", "3", &[given_leaf("A1", "1"), given_leaf("A2", "1")]),
            area("B", "2", &[leaf("B1", "1", r#"{"kind":"yes_no","yes":"0.5","no":"0"}"#)]),
        ],
        &[("printed", r#"{"areas":3}"#), ("legal_basis", "[]"), ("status", "\"partial\"")],
    );
    assert_eq!(
        found(&read(&text)),
        [
            "B27 legal_basis",
            "B24 printed Areas: 3, not 2",
            "B04 nodes:A 2 of 3",
            "B04 nodes:B 1 of 2",
            "B20 nodes:B1 0.5 of 1"
        ]
    );
}

/// Made up: as many criteria as a file may have, and as many equal bands; told in a moment, and not by the million.
#[test]
fn the_largest_framework_is_told_in_few_words() {
    let leaves: Vec<String> = (1..9_900)
        .map(|n| given_leaf(&format!("N{n}"), "1").replacen("\"number\":\"\"", &format!("\"number\":\"1.{n}\""), 1))
        .collect();
    assert!(leaves[0].contains("\"number\":\"1.1\""), "{}", leaves[0]);
    let framework = made(&[area("A", "9899", &leaves)], &[]);
    assert!(lint(&framework).iter().all(|problem| problem.code() != "B26"));
    let bands = vec![r#"{"from":"0","points":"6"}"#; 1_000].join(",");
    let framework = read(&edited(CLEAN, &[(&at(KIEM_TRA, "rule.bands"), &format!("[{bands}]"))]));
    // Fifty overlaps, and that all of them give the same.
    assert_eq!(found(&framework).len(), 51);
}
