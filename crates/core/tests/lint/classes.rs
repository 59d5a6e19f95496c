//! Classes that nobody can be in: they begin above the best index, end below the least, lie between, or printing skips them.

use super::found;
use crate::common::made::{COUNTED, PENALTY, area, block, given_leaf, leaf, made};
use thuocdo_core::framework::{Defect, Unreachable, lint};
use thuocdo_core::problem::Fault;

const B25: &str = "B25 policies.classes.list[0]";
const B20: &str = "B20 nodes:L 1.5 of 2";
const HALF_UP_0: &str = r#"{"decimals":0,"mode":"half_up"}"#;
const DOWN_0: &str = r#"{"decimals":0,"mode":"down"}"#;

fn classes(decided_on: &str, edge: &str) -> String {
    format!(
        r#"{{"decided_on":"{decided_on}","list":[{{"id":"a","name":"A","from":"{edge}"}},{{"id":"b","name":"B","from":"0"}}]}}"#
    )
}

/// A leaf that gives so much or nothing, and that nobody may skip.
fn yes(id: &str, max: &str, worth: &str) -> String {
    required(&leaf(id, max, &format!(r#"{{"kind":"yes_no","yes":"{worth}","no":"0"}}"#)))
}

fn required(leaf: &str) -> String {
    leaf.replace("\"not_applicable\":true", "\"not_applicable\":false")
}

/// Made up: 98 points by hand, and 2 of which 1.5 can be had.
fn short() -> String {
    area("A", "100", &[yes("L", "2", "1.5"), required(&given_leaf("M", "98"))])
}

/// The same, where the two points may not apply.
fn excusable() -> String {
    area("A", "100", &[leaf("L", "2", r#"{"kind":"yes_no","yes":"1.5","no":"0"}"#), required(&given_leaf("M", "98"))])
}

#[test]
fn above_the_best_index() {
    let with = |extra: Vec<String>| [vec![short()], extra].concat();
    let bonus = |cap: &str| block("C", cap, COUNTED, &[yes("Y", "1", "1")]);
    let penalty = block("T", "1", PENALTY, &[yes("Y", "1", "1")]);
    type Row<'t> = (&'t str, Vec<String>, [&'t str; 3], Vec<&'t str>);
    let table: Vec<Row> = vec![
        ("above it", with(vec![]), ["exact", "99.51", HALF_UP_0], vec![B25, B20]),
        ("exactly there", with(vec![]), ["exact", "99.5", HALF_UP_0], vec![B20]),
        ("as it is printed", with(vec![]), ["printed", "100", HALF_UP_0], vec![B20]),
        ("cut off when printed", with(vec![]), ["printed", "100", DOWN_0], vec![B25, B20]),
        ("lifted by a bonus", with(vec![bonus("1")]), ["exact", "100", HALF_UP_0], vec![B20]),
        ("not lifted by penalties", with(vec![penalty]), ["exact", "100", HALF_UP_0], vec![B25, B20]),
    ];
    for (what, areas, [decided_on, edge, printed], wanted) in table {
        let edits = [("policies.classes", &*classes(decided_on, edge)), ("policies.rounding.printed_index", printed)];
        assert_eq!(found(&made(&areas, &edits)), wanted, "{what}");
    }
}

/// Made up: who is excused from what nobody can have in full may reach everything.
#[test]
fn what_does_not_apply_lifts_the_best_index() {
    let classes = classes("exact", "100");
    for (policy, wanted) in [("\"shrink\"", vec![B20]), ("\"zero\"", vec![B25, B20])] {
        let edits = [("policies.classes", &*classes), ("policies.not_applicable", policy)];
        assert_eq!(found(&made(&[excusable()], &edits)), wanted, "{policy}");
    }
}

#[test]
fn what_does_not_apply_and_counts_in_full_lifts_the_best_index() {
    let classes = classes("exact", "100");
    let full = [("policies.classes", &*classes), ("policies.not_applicable", "\"full\"")];
    assert_eq!(found(&made(&[excusable()], &full)), [B20], "not applicable gives both points");
    let ratio = r#"{"kind":"bands",RATIO,"bands":[{"from":"50","points":"1.5"},{"under":"50","points":"0"}]}"#;
    let tree = area("A", "100", &[required(&leaf("L", "2", ratio)), required(&given_leaf("M", "98"))]);
    let edits = [("policies.classes", &*classes), ("nodes.0.children.0.zero_denominator", "\"full\"")];
    assert_eq!(found(&made(&[tree], &edits)), [B20], "0/0 gives both points");
}

/// Blocks are in nobody's denominator, so nothing that does not apply there makes it smaller.
#[test]
fn what_does_not_apply_in_a_block_lifts_nothing() {
    let skippable = leaf("Y", "1", r#"{"kind":"yes_no","yes":"1","no":"0"}"#);
    let edits = [("policies.classes", &*classes("exact", "100"))];
    assert_eq!(found(&made(&[short(), block("T", "1", PENALTY, &[skippable])], &edits)), [B25, B20]);
}

/// Made up: a bonus of 4 points in a block that gives at most a quarter of a point lifts 99.5 to 99.75.
#[test]
fn a_bonus_lifts_the_best_index_no_further_than_the_cap_of_its_block() {
    let areas = [short(), block("C", "0.25", COUNTED, &[yes("Y", "4", "4")])];
    for (edge, wanted) in [("99.75", vec![B20]), ("99.76", vec![B25, B20])] {
        assert_eq!(found(&made(&areas, &[("policies.classes", &classes("exact", edge))])), wanted, "{edge}");
    }
}

/// Made up: 79.5 is printed as 80 and belongs to the class above.
#[test]
fn classes_that_printing_skips() {
    let three = |decided_on: &str, [high, low]: [&str; 2]| {
        format!(
            r#"{{"decided_on":"{decided_on}","list":[{{"id":"a","name":"A","from":"{high}"}},
            {{"id":"b","name":"B","from":"{low}"}},{{"id":"c","name":"C","from":"0"}}]}}"#
        )
    };
    let tree = area("A", "100", &[required(&given_leaf("M", "100"))]);
    let second = "B25 policies.classes.list[1]";
    let table: &[(&str, [&str; 2], &str, &[&str])] = &[
        ("printed", ["80", "79.5"], HALF_UP_0, &[second]),
        ("printed", ["80", "79.5"], DOWN_0, &[second]),
        ("printed", ["80", "79"], HALF_UP_0, &[]),
        ("printed", ["80.5", "79.5"], HALF_UP_0, &[]),
        ("exact", ["80", "79.5"], HALF_UP_0, &[]),
        ("printed", ["80", "79.99"], r#"{"decimals":2,"mode":"half_up"}"#, &[]),
        ("printed", ["80", "79.991"], r#"{"decimals":2,"mode":"half_up"}"#, &[second]),
        ("printed", ["0.5", "0.4"], HALF_UP_0, &[second]),
        // From 0.5 on everything that is printed is 1 or more, and 0 is left for the last class.
        ("printed", ["99.5", "0.5"], HALF_UP_0, &[]),
        ("printed", ["100", "99.5"], HALF_UP_0, &[second]),
    ];
    for (decided_on, edges, printed, wanted) in table {
        let classes = three(decided_on, *edges);
        let edits = [("policies.classes", classes.as_str()), ("policies.rounding.printed_index", printed)];
        assert_eq!(found(&made(std::slice::from_ref(&tree), &edits)), *wanted, "{decided_on} {edges:?} {printed}");
    }
}

/// A tester: "Xuất sắc" from 100 on, while the best that can be had is 99.5, whoever is excused from what.
#[test]
fn a_class_from_100_that_no_options_reach() {
    let classes = classes("exact", "100");
    let shrink = ("policies.not_applicable", "\"shrink\"");
    // What may fall away gives everything, so that its absence lifts nothing.
    let beside = |required_short: bool| {
        let short = leaf("L", "2", r#"{"kind":"yes_no","yes":"1.5","no":"0"}"#);
        let short = if required_short { required(&short) } else { short };
        [area("A", "100", &[short, given_leaf("M", "98")])]
    };
    let table = [("the short one stays", true, vec![B25, B20]), ("the short one may go", false, vec![B20])];
    for (what, required_short, wanted) in table {
        assert_eq!(found(&made(&beside(required_short), &[("policies.classes", &*classes), shrink])), wanted, "{what}");
    }
    // Rounding lifts it: 1.996 of 2 points is 2.00.
    let near = [area("A", "100", &[yes("L", "2", "1.996"), required(&given_leaf("M", "98"))])];
    let cents = ("policies.rounding.leaf", r#"{"decimals":2,"mode":"half_up"}"#);
    assert_eq!(found(&made(&near, &[("policies.classes", &*classes), cents])), ["B20 nodes:L 1.996 of 2"]);
    // Bonus points alone are no share of anything.
    let all_may_go = [area("A", "2", &[leaf("L", "2", r#"{"kind":"yes_no","yes":"1.5","no":"0"}"#)])];
    assert_eq!(found(&made(&all_may_go, &[("policies.classes", &*classes), shrink])), [B25, B20]);
}

/// What is told of each class of such a framework, with edges from the top: `above 99.5`, `below 50`, `50 to 75`,
/// `unprinted`; nothing where it can be had.
fn told(areas: &[String], edges: &[&str], edits: &[(&str, &str)]) -> Vec<String> {
    let list: Vec<String> = edges
        .iter()
        .enumerate()
        .map(|(i, edge)| format!(r#"{{"id":"c{i}","name":"{edge}","from":"{edge}"}}"#))
        .collect();
    let list = format!("[{}]", list.join(","));
    let edits = [&[("policies.classes.list", list.as_str())], edits].concat();
    let mut told = vec![String::new(); edges.len()];
    for problem in lint(&made(areas, &edits)) {
        let Fault::Defect(found) = &problem.fault else { continue };
        let Defect::UnreachableClass { class, why } = found.defect() else { continue };
        let at = edges.iter().position(|edge| edge == class).unwrap();
        told[at] = match why {
            Unreachable::AboveMost { most } => format!("above {most}"),
            Unreachable::BelowLeast { least } => format!("below {least}"),
            Unreachable::Between { below, above } => format!("{below} to {above}"),
            Unreachable::Unprinted => "unprinted".into(),
        };
    }
    told
}

/// Made up: what criteria of few answers leave out.
#[test]
fn between_and_below_all_indices() {
    let rule = |id: &str, max: &str, rule: &str| required(&leaf(id, max, rule));
    let half = |id: &str| yes(id, "50", "50");
    let least = |id: &str| rule(id, "50", r#"{"kind":"yes_no","yes":"50","no":"25"}"#);
    let options = |id: &str, max: &str, points: &[&str]| {
        let option = |(i, points): (usize, &&str)| format!(r#"{{"id":"o{i}","label":"{i}","points":"{points}"}}"#);
        let options: Vec<String> = points.iter().enumerate().map(option).collect();
        rule(id, max, &format!(r#"{{"kind":"choice","options":[{}]}}"#, options.join(",")))
    };
    let grades = rule(
        "G",
        "50",
        r#"{"kind":"grade","grades":[{"id":"a","label":"Tốt","percent":"100"},{"id":"b","label":"Kém","percent":"40"}]}"#,
    );
    let bands =
        rule("B", "50", r#"{"kind":"bands",RATIO,"bands":[{"from":"70","points":"50"},{"under":"70","points":"25"}]}"#);
    let mean =
        rule("M", "50", r#"{"kind":"cohort_threshold","value":NUMBER,"cohort":"mean","reached":"50","below":"25"}"#);
    let counted =
        |count: &str| rule("C", "50", &format!(r#"{{"kind":"count_points","count":{count},"per":"20","cap":"50"}}"#));
    let taken = rule("D", "50", r#"{"kind":"deduction","count":WHOLE,"start":"50","per":"30","floor":"10"}"#);
    let formula = rule(
        "F",
        "50",
        r#"{"kind":"formula","figures":[{"name":"x","label":"Số","noun":"hồ sơ","whole":true}],"formula":"if(x > 3; 50; 25)"}"#,
    );
    let figured = |formula: &str| {
        let one = r#"{"name":"x","label":"Số","noun":"hồ sơ","whole":true}"#;
        rule("F", "50", &format!(r#"{{"kind":"formula","figures":[{one}],"formula":"{formula}"}}"#))
    };
    let steps = figured("if(x > 3; 50; if(x > 1; 20; 0))");
    let parts = figured("if(x >= 80; max_points; x / 4)");
    let cut = |full: &str, zero: &str| {
        rule("R", "50", &format!(r#"{{"kind":"linear_ratio","full_at":"{full}","zero_below":"{zero}",RATIO}}"#))
    };
    let whole = |leaves: &[String]| vec![area("A", "100", leaves)];
    let with = |leaf: &String| whole(&[half("Y"), leaf.clone()]);
    let excused = |id: &str| leaf(id, "50", r#"{"kind":"yes_no","yes":"50","no":"0"}"#);
    let skippable = |id: &str| leaf(id, "50", r#"{"kind":"yes_no","yes":"50","no":"25"}"#);
    let penalty = |worth: &str| block("T", "5", PENALTY, &[yes("P", worth, worth)]);
    let bonus = block("C", "5", COUNTED, &[yes("P", "2", "2")]);
    let exact = [("policies.classes.decided_on", "\"exact\"")];
    let edges: &[&str] = &["90", "60", "30", "0"];
    type Row<'t> = (&'t str, Vec<String>, &'t [&'t str], Vec<(&'t str, &'t str)>, &'t [&'t str]);
    let table: Vec<Row> = vec![
        ("two halves", whole(&[half("X"), half("Y")]), &["80", "60", "0"], vec![], &["", "50 to 100", ""]),
        ("a class on the only total", whole(&[half("X"), half("Y")]), &["80", "50", "0"], vec![], &["", "", ""]),
        ("no means half", whole(&[least("X"), least("Y")]), &["75", "50", "0"], vec![], &["", "", "below 50"]),
        ("options", with(&options("O", "50", &["50", "20", "0"])), edges, vec![], &["", "", "", ""]),
        ("options of a gap", with(&options("O", "50", &["50", "45", "0"])), edges, vec![], &["", "50 to 95", "", ""]),
        ("grades", with(&grades), edges, vec![], &["", "", "", ""]),
        ("grades", with(&grades), &["95", "75", "51", "25", "0"], vec![], &["", "70 to 100", "", "", ""]),
        ("bands", with(&bands), &["80", "60", "30", "0"], vec![], &["", "", "", ""]),
        ("bands", with(&bands), &["80", "76", "60", "0"], vec![], &["", "75 to 100", "", ""]),
        ("the mean of all", with(&mean), &["80", "76", "60", "0"], vec![], &["", "75 to 100", "", ""]),
        (
            "a count",
            with(&counted("WHOLE")),
            &["95", "91", "45", "41", "0"],
            vec![],
            &["", "90 to 100", "", "40 to 50", ""],
        ),
        ("a count of parts", with(&counted("NUMBER")), &["95", "91", "45", "41", "0"], vec![], &["", "", "", "", ""]),
        ("a deduction", with(&taken), &["80", "71", "30", "0"], vec![], &["", "70 to 100", "", ""]),
        ("a formula of two ends", with(&formula), &["80", "76", "20", "0"], vec![], &["", "75 to 100", "", "below 25"]),
        (
            "a formula of three numbers",
            with(&steps),
            &["80", "71", "51", "21", "1", "0"],
            vec![],
            &["", "70 to 100", "", "", "", ""],
        ),
        (
            "a formula of a part and a number",
            with(&parts),
            &["80", "71", "51", "21", "0"],
            vec![],
            &["", "70 to 100", "", "", ""],
        ),
        (
            "nothing below an edge",
            with(&cut("100", "80")),
            &["90", "60", "40", "1", "0"],
            vec![],
            &["", "50 to 90", "", "0 to 40", ""],
        ),
        (
            "nothing below the target",
            with(&cut("80", "80")),
            &["90", "60", "40", "1", "0"],
            vec![],
            &["", "50 to 100", "", "0 to 50", ""],
        ),
        (
            "nothing below an edge, rounded",
            with(&cut("100", "79.9")),
            &["90", "60", "39", "1", "0"],
            vec![("policies.rounding.leaf", DOWN_0)],
            &["", "", "", "0 to 39", ""],
        ),
        ("no edge", with(&cut("100", "0")), &["90", "60", "40", "1", "0"], vec![], &["", "", "", "", ""]),
        ("points by hand", with(&required(&given_leaf("M", "50"))), &["99", "98", "1", "0"], vec![], &["", "", "", ""]),
        // Who is excused has another whole: of 50 points 25 are half.
        ("excused", whole(&[excused("X"), half("Y")]), &["80", "60", "0"], vec![], &["", "50 to 100", ""]),
        ("excused from more", whole(&[skippable("X"), half("Y")]), &["80", "60", "20", "0"], vec![], &["", "", "", ""]),
        (
            "who is excused has full points",
            whole(&[skippable("X"), half("Y")]),
            &["80", "70", "20", "0"],
            vec![("policies.not_applicable", "\"full\"")],
            &["", "", "", "below 25"],
        ),
        (
            "who is excused has none",
            whole(&[skippable("X"), half("Y")]),
            &["80", "70", "20", "0"],
            vec![("policies.not_applicable", "\"zero\"")],
            &["", "", "", ""],
        ),
        (
            "penalties",
            [whole(&[half("X"), half("Y")]), vec![penalty("1")]].concat(),
            &["99.5", "98", "60", "49.5", "0"],
            vec![],
            &["", "", "50 to 99", "", ""],
        ),
        (
            "penalties up to a cap",
            [whole(&[half("X"), half("Y")]), vec![penalty("50")]].concat(),
            &["99.5", "98", "60", "46", "0"],
            vec![],
            &["", "95 to 100", "", "", ""],
        ),
        (
            "a bonus",
            [whole(&[half("X"), half("Y")]), vec![bonus]].concat(),
            &["99", "60", "0"],
            vec![],
            &["", "52 to 100", ""],
        ),
        (
            "rounded at the total",
            whole(&[half("X"), yes("Y", "50", "0.4")]),
            &["60", "50.2", "50", "0"],
            vec![("policies.rounding.total", HALF_UP_0)],
            &["above 50", "above 50", "", ""],
        ),
        (
            "printed",
            whole(&[half("X"), yes("Y", "50", "9.6")]),
            &["60", "55", "0"],
            vec![("policies.classes.decided_on", "\"printed\""), ("policies.rounding.printed_index", HALF_UP_0)],
            &["", "50 to 59.6", ""],
        ),
        (
            "unequal ones",
            whole(&[yes("X", "50", "50"), yes("Y", "50", "10")]),
            &["60", "55", "50", "40", "0"],
            vec![],
            &["", "50 to 60", "", "10 to 50", ""],
        ),
    ];
    let mut wrong = Vec::new();
    for (what, areas, edges, edits, wanted) in &table {
        let found = told(areas, edges, &[&exact[..], edits].concat());
        if found != *wanted {
            wrong.push(format!("{what} {edges:?}: {found:?}, wanted {wanted:?}"));
        }
    }
    super::none_wrong(&wrong, table.len());
}

/// Made up: so many criteria of unlike weight that their sums are not gone through; each gives 60 % at least, and one 50 %.
#[test]
fn below_the_least_index_of_many_criteria() {
    let weights = [170, 189, 203, 216, 228, 237, 245, 249, 252, 257, 261, 269, 281, 293, 308, 342];
    let many = |is_required: bool| {
        let one = |(i, weight): (usize, &i64)| {
            let [yes, no] = [10, 6].map(|tenths| thuocdo_core::number::Decimal::new(weight * tenths, 3).to_string());
            let text = leaf(&format!("L{i}"), &yes, &format!(r#"{{"kind":"yes_no","yes":"{yes}","no":"{no}"}}"#));
            if is_required { required(&text) } else { text }
        };
        weights.iter().enumerate().map(one).collect::<Vec<_>>()
    };
    let short = required(&leaf("S", "10", r#"{"kind":"yes_no","yes":"10","no":"5"}"#));
    let all = |is_required| vec![area("A", "50", &[vec![short.clone()], many(is_required)].concat())];
    let with = |extra: String| [all(false), vec![extra]].concat();
    let policy = |policy: &'static str| ("policies.not_applicable", policy);
    let leaf_down = |id: &str| required(&leaf(id, "1", r#"{"kind":"yes_no","yes":"1","no":"0.95"}"#));
    let gone =
        all(false)[0].replacen("\"children\"", r#""not_measured":{"points":"1","reason":"Chưa đo"},"children""#, 1);
    type Row<'t> = (&'t str, Vec<String>, Vec<(&'t str, &'t str)>, &'t str);
    let table: Vec<Row> = vec![
        ("none may go", all(true), vec![], "below 58"),
        ("all but the short one may go", all(false), vec![], "below 50"),
        ("only the others", vec![area("A", "40", &many(false))], vec![], "below 60"),
        ("who is excused has full points", all(false), vec![policy("\"full\"")], "below 58"),
        ("who is excused has none", all(false), vec![policy("\"zero\"")], "below 10"),
        ("a penalty", with(block("T", "5", PENALTY, &[yes("P", "1", "1")])), vec![], "below 40"),
        ("a penalty up to a cap", with(block("T", "0.5", PENALTY, &[yes("P", "1", "1")])), vec![], "below 45"),
        ("penalties beyond all", with(block("T", "50", PENALTY, &[yes("P", "50", "50")])), vec![], ""),
        ("a bonus", with(block("C", "5", COUNTED, &[yes("P", "2", "2")])), vec![], "below 50"),
        // To a whole point takes half a point at most, or nearly one.
        ("rounded sums", all(false), vec![("policies.rounding.node", HALF_UP_0)], "below 45"),
        ("rounded totals", all(false), vec![("policies.rounding.total", DOWN_0)], "below 40"),
        (
            "rounded, all on the grid",
            all(true),
            vec![("policies.rounding.total", r#"{"decimals":3,"mode":"down"}"#)],
            "below 58",
        ),
        (
            "rounded leaves",
            vec![area("A", "42", &[vec![leaf_down("D"), leaf_down("E")], many(false)].concat())],
            vec![("policies.rounding.leaf", DOWN_0)],
            "",
        ),
        ("a point measured for nobody", vec![gone], vec![], "below 40"),
    ];
    let mut wrong = Vec::new();
    for (what, areas, edits, wanted) in &table {
        let edits = [&[("policies.classes.decided_on", "\"exact\"")], edits.as_slice()].concat();
        let found = told(areas, &["90", "5", "0"], &edits);
        if found != ["", "", *wanted] {
            wrong.push(format!("{what}: {found:?}, wanted {wanted:?}"));
        }
    }
    super::none_wrong(&wrong, table.len());
}
