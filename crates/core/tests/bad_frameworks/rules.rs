//! What is wrong with a rule, a block, a count or a change is said, each with its place and its code.

use super::{CLEAN, edited, framework_told, none_wrong};
use thuocdo_core::Json;
use thuocdo_core::formula::{FormulaFault, FormulaFaultKind};
use thuocdo_core::framework;
use thuocdo_core::problem::Fault;

const CHOICE: &str = "nodes.0.children.0.children.0.rule";
const BANDS: &str = "nodes.0.children.0.children.2.rule";
const COUNT: &str = "nodes.0.children.0.children.3.rule";
const DEDUCTION: &str = "nodes.0.children.1.rule";
const GRADE: &str = "nodes.0.children.2.rule";
const RATIO: &str = "nodes.1.children.0.rule";
const BETWEEN: &str = "nodes.1.children.2.rule";
const FORMULA: &str = "nodes.1.children.3.rule";
const THRESHOLD: &str = "nodes.2.children.1.rule";

/// The place as problems name it: `nodes[0].max`.
pub(crate) fn path(place: &str) -> String {
    let step = |path: String, step: &str| match (step.parse::<usize>(), path.is_empty()) {
        (Ok(_), _) => format!("{path}[{step}]"),
        (_, true) => step.to_owned(),
        (_, false) => format!("{path}.{step}"),
    };
    place.split('.').fold(String::new(), step)
}

/// Made up: each fault put into the clean framework.
#[test]
fn each_fault_of_a_rule_is_named_with_its_place() {
    // Rule, field, value, code, and the field that is named where it is another; "" names the rule itself.
    type Row = (&'static str, &'static str, &'static str, &'static str, Option<&'static str>);
    let table: &[Row] = &[
        (CHOICE, "options", "[]", "B14", None),
        (CHOICE, "options", "{}", "F11", None),
        (CHOICE, "options", "", "F08", Some("")),
        (CHOICE, "options.1.id", "\"kip_thoi\"", "B13", Some("options.1")),
        (CHOICE, "options.1.id", "\"Kip_Thoi\"", "B13", Some("options.1")),
        (CHOICE, "options.1.id", "\"không kịp thời\"", "F16", None),
        (CHOICE, "options.1.id", "\"\"", "F16", None),
        (CHOICE, "options.1.label", "", "F08", Some("options.1")),
        (CHOICE, "options.1.points", "\"-0.5\"", "B06", None),
        (CHOICE, "options.1.points", "\"100001\"", "B06", None),
        (CHOICE, "options.1.points", "", "F08", Some("options.1")),
        (CHOICE, "options.1.percent", "\"50\"", "F09", Some("options.1")),
        (CHOICE, "grades", "[]", "F09", Some("")),
        (GRADE, "grades", "[]", "B14", None),
        (GRADE, "grades.0.percent", "\"100.01\"", "B06", None),
        (GRADE, "grades.0.percent", "\"-1\"", "B06", None),
        (GRADE, "grades.0.percent", "\"75 %\"", "N02", None),
        (BANDS, "bands", "[]", "B14", None),
        (BANDS, "bands", "", "F08", Some("")),
        (BANDS, "bands.1.from", "\"95\"", "B15", Some("bands.1")),
        (BANDS, "bands.1", r#"{"over":"90","to":"90","points":"1"}"#, "B15", None),
        (BANDS, "bands.1", r#"{"from":"90","under":"90","points":"1"}"#, "B15", None),
        (BANDS, "bands.1.over", "\"70\"", "F10", None),
        (BANDS, "bands.1.under", "\"90\"", "F10", None),
        (BANDS, "bands.1.points", "", "F08", Some("bands.1")),
        (BANDS, "bands.1.points", "\"-1\"", "B06", None),
        (BANDS, "bands.1.label", "\"Trung bình\"", "F09", Some("bands.1")),
        (BANDS, "value", r#"{"label":"a","noun":"a","whole":true}"#, "F09", Some("")),
        (BANDS, "num", "", "F08", Some("")),
        (RATIO, "full_at", "\"0\"", "B06", None),
        (RATIO, "full_at", "\"100.01\"", "B06", None),
        (RATIO, "zero_below", "\"98.01\"", "B06", None),
        (RATIO, "zero_below", "\"-1\"", "B06", None),
        (RATIO, "zero_below", "\"101\"", "B06", None),
        (RATIO, "zero_below", "null", "F11", None),
        (RATIO, "den", "", "F08", Some("")),
        (RATIO, "den.noun", "", "F08", Some("den")),
        (RATIO, "den.whole", "\"true\"", "F11", None),
        (RATIO, "den.name", "\"x\"", "F09", Some("den")),
        (BETWEEN, "full_at", "\"10\"", "B16", None),
        (BETWEEN, "full_at", "\"10.000\"", "B16", None),
        (BETWEEN, "zero_at", "", "F08", Some("")),
        (COUNT, "per", "\"-0.5\"", "B06", None),
        (COUNT, "cap", "\"-2\"", "B06", None),
        (COUNT, "cap", "", "F08", Some("")),
        (COUNT, "count", "\"hồ sơ\"", "F11", None),
        (DEDUCTION, "floor", "\"4.01\"", "B06", None),
        (DEDUCTION, "floor", "\"-1\"", "B06", None),
        (DEDUCTION, "floor", "", "F08", Some("")),
        (FORMULA, "figures.1.name", "\"X\"", "B12", None),
        (FORMULA, "figures.1.name", "\"1y\"", "B12", None),
        (FORMULA, "figures.1.name", "\"a-b\"", "B12", None),
        (FORMULA, "figures.1.name", "\"max\"", "B12", None),
        (FORMULA, "figures.1.name", "\"if\"", "B12", None),
        (FORMULA, "figures.1.name", "\"max_points\"", "B12", None),
        (FORMULA, "figures.1.name", "\"số\"", "F16", None),
        (FORMULA, "figures.1.name", "\"x\"", "B13", None),
        (FORMULA, "figures.1.name", "", "F08", Some("figures.1")),
        (FORMULA, "figures", "", "F08", Some("")),
        (FORMULA, "formula", "", "F08", Some("")),
        (FORMULA, "formula", "7", "F11", None),
        (THRESHOLD, "cohort", "\"median\"", "F12", None),
        (THRESHOLD, "reached", "\"-1\"", "B06", None),
        (THRESHOLD, "below", "", "F08", Some("")),
        (THRESHOLD, "published", r#"{"label":"a","noun":"a","whole":true}"#, "F09", Some("")),
    ];
    let mut wrong = Vec::new();
    for (rule, field, value, code, named) in table {
        let place = format!("{rule}.{field}");
        let at = match named {
            None => place.clone(),
            Some("") => (*rule).to_owned(),
            Some(named) => format!("{rule}.{named}"),
        };
        let told = framework_told(&edited(CLEAN, &[(&place, value)]));
        // A figure without its name leaves the formula without it, and a ratio without its fields its node's.
        if told.first() != Some(&format!("{code} {}", path(&at))) {
            wrong.push(format!("{field} = {value} of {}: {told:?}, wanted {code} {}", path(rule), path(&at)));
        }
    }
    none_wrong(&wrong, table.len());
}

/// Made up, as above: what follows from a fault is no fault of its own.
#[test]
fn one_fault_of_a_rule_is_told_once() {
    let figure = |name: &str| format!(r#"{{"name":"{name}","label":"a","noun":"a","whole":true}}"#);
    let bad = |name: &str| figure(name).replace("\"a\"", "7").replacen("7", "\"a\"", 1);
    let figures = |list: &[String]| format!("[{}]", list.join(","));
    let bands = format!("{BANDS}.bands");
    let table: &[(String, String, String)] = &[
        (format!("{FORMULA}.figures"), figures(&[figure("x"), bad("y")]), "F11 FORMULA.figures[1].noun".into()),
        (format!("{FORMULA}.figures"), figures(&[figure("x"), figure("Y")]), "B12 FORMULA.figures[1].name".into()),
        (format!("{FORMULA}.figures"), String::new(), "F08 FORMULA".into()),
        (format!("{FORMULA}.figures"), figures(&[figure("x")]), "B11 FORMULA.formula".into()),
        (bands.clone(), r#"[{"from":"x","points":"1"}]"#.into(), "N02 BANDS.bands[0].from".into()),
        (bands.clone(), String::new(), "F08 BANDS".into()),
        (bands.clone(), "{}".into(), "F11 BANDS.bands".into()),
        (bands, "[]".into(), "B14 BANDS.bands".into()),
        (
            format!("{CHOICE}.options"),
            r#"[{"id":"a","label":"a","points":"x"}]"#.into(),
            "N02 CHOICE.options[0].points".into(),
        ),
        (format!("{CHOICE}.options"), String::new(), "F08 CHOICE".into()),
        (format!("{CHOICE}.options"), "[]".into(), "B14 CHOICE.options".into()),
    ];
    let mut wrong = Vec::new();
    for (place, value, wanted) in table {
        let told = framework_told(&edited(CLEAN, &[(place, value)]));
        let rules = [("FORMULA", FORMULA), ("BANDS", BANDS), ("CHOICE", CHOICE)];
        let wanted = rules.iter().fold(wanted.clone(), |text, (word, rule)| text.replace(word, &path(rule)));
        if told != [wanted.clone()] {
            wrong.push(format!("{place} = {value}: {told:?}, wanted {wanted}"));
        }
    }
    none_wrong(&wrong, table.len());
}

/// Made up, as above.
#[test]
fn each_fault_of_blocks_counts_changes_and_ties_is_named_with_its_place() {
    let table: &[(&str, &str, &str)] = &[
        ("nodes.0.children.0.block", r#"{"kind":"penalty"}"#, "B17 nodes[0].children[0].block"),
        ("nodes.3.children.0.block", r#"{"kind":"penalty"}"#, "B17 nodes[3].children[0].block"),
        ("nodes.3.block", "\"bonus\"", "F11 nodes[3].block"),
        ("nodes.3.block.kind", "\"thưởng\"", "F12 nodes[3].block.kind"),
        ("nodes.3.block.above_full", "\"ignored\"", "F12 nodes[3].block.above_full"),
        ("nodes.3.block.cap", "\"5\"", "F09 nodes[3].block"),
        ("nodes.4.block.above_full", "\"cut\"", "F09 nodes[4].block"),
        ("printed.criteria", "1.5", "B06 printed.criteria"),
        ("printed.criteria", "-1", "B06 printed.criteria"),
        ("printed.criteria", "10001", "B06 printed.criteria"),
        ("printed.criteria", "\"nhiều\"", "N02 printed.criteria"),
        ("printed.leaves", "3", "F09 printed"),
        ("nodes.0.printed", "[]", "F11 nodes[0].printed"),
        ("nodes.0.changes", "{}", "F11 nodes[0].changes"),
        (
            "nodes.0.changes",
            r#"[{"value":"points","was":"10","since":"2026-07-01","citation":"1"}]"#,
            "F12 nodes[0].changes[0].value",
        ),
        (
            "nodes.0.changes",
            r#"[{"value":"max","was":"10","since":"1/7/2026","citation":"1"}]"#,
            "F17 nodes[0].changes[0].since",
        ),
        ("nodes.0.changes", r#"[{"value":"max","was":"10","since":"2026-07-01"}]"#, "F08 nodes[0].changes[0]"),
        ("policies.ties", "\"ordinal\"", "F12 policies.ties"),
        ("policies.ties", "\"first\"", "F12 policies.ties"),
        ("policies.ties", r#"{"ordinal":"attainable"}"#, "F11 policies.ties.ordinal"),
        ("policies.ties", r#"{"ordinal":[3]}"#, "F11 policies.ties.ordinal[0]"),
        ("policies.ties", r#"{}"#, "F08 policies.ties"),
        ("policies.ties", r#"{"ordinal":["no_such"]}"#, "B18 policies.ties.ordinal[0]"),
        ("nodes.1.children.2.zero_denominator", "\"zero\"", "F09 nodes[1].children[2]"),
        ("nodes.1.children.3.zero_denominator", "\"zero\"", "F09 nodes[1].children[3]"),
    ];
    let mut wrong = Vec::new();
    for (place, value, wanted) in table {
        let told = framework_told(&edited(CLEAN, &[(place, value)]));
        if told.first().map(String::as_str) != Some(*wanted) {
            wrong.push(format!("{place} = {value}: {told:?}, wanted {wanted}"));
        }
    }
    none_wrong(&wrong, table.len());
}

/// Each at its character; a name that may be that of a figure with a fault of its own is not told.
#[test]
fn all_faults_of_a_formula_are_told() {
    let twice =
        r#"[{"name":"x","label":"a","noun":"a","whole":true},{"name":"Y","label":"a","noun":"a","whole":true}]"#;
    let table: &[(&str, Option<&str>, &[usize])] = &[
        ("x × max_points + b − c + )", None, &[18, 22, 26]),
        ("0,5 × x + 2 y − 10%", None, &[2, 13, 19]),
        ("min(x) + if(y; 1; 0", None, &[6, 12, 14]),
        ("x × max_points + b − c + )", Some(twice), &[26]),
    ];
    for (text, figures, places) in table {
        let text = Json::text(*text).to_line();
        let mut edits = vec![("nodes.1.children.3.rule.formula", text.as_str())];
        edits.extend(figures.map(|figures| ("nodes.1.children.3.rule.figures", figures)));
        let problems = framework::read(&edited(CLEAN, &edits)).unwrap_err();
        let told = problems.iter().filter_map(|problem| match &problem.fault {
            Fault::Formula { fault } => Some((problem.path.as_str(), fault.at)),
            _ => None,
        });
        let wanted: Vec<_> = places.iter().map(|at| ("nodes[1].children[3].rule.formula", *at)).collect();
        assert_eq!(told.collect::<Vec<_>>(), wanted, "{text}");
        assert_eq!(problems.len(), places.len() + usize::from(figures.is_some()), "{text}: {problems:?}");
    }
}

/// A formula knows the figures of its leaf and nothing else: neither itself nor any other node.
#[test]
fn a_formula_that_names_its_own_leaf_is_refused_at_the_place_of_the_name() {
    let unknown = |name: &str| FormulaFaultKind::UnknownName { name: name.into() };
    let table = [
        ("cong_thuc", "cong_thuc", 1, unknown("cong_thuc")),
        ("cong_thuc", "x + cong_thuc", 5, unknown("cong_thuc")),
        ("cong_thuc", "min(x; y) × cong_thuc", 13, unknown("cong_thuc")),
        ("cong_thuc", "if(y > 0; x; cong_thuc)", 14, unknown("cong_thuc")),
        ("cong_thuc", "x + tthc", 5, unknown("tthc")),
        // Ids in capital letters are no names at all.
        ("CONG_THUC", "x + CONG_THUC", 5, FormulaFaultKind::UnexpectedCharacter { found: 'C' }),
    ];
    for (id, text, at, kind) in table {
        let edits = [
            ("nodes.1.children.3.id", &*format!("\"{id}\"")),
            ("nodes.1.children.3.rule.formula", &*format!("\"{text}\"")),
        ];
        let problems = framework::read(&edited(CLEAN, &edits)).unwrap_err();
        let wanted = Fault::Formula { fault: FormulaFault { at, kind } };
        let found: Vec<_> = problems.iter().map(|problem| (problem.path.as_str(), &problem.fault)).collect();
        assert_eq!(found, [("nodes[1].children[3].rule.formula", &wanted)], "{text}");
    }
}
