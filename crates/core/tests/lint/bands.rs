//! Bands that leave values out or hold them twice.

use crate::common::made::single;

use super::{CLEAN, KIEM_TRA, THUC_HIEN, at, edited, found, none_wrong, read};

/// A bound `[70` with the edge, `(90` without it; nothing where there is no bound. Then points.
fn band(text: &str) -> String {
    let (range, points) = text.split_once(':').unwrap();
    let (low, high) = range.split_once('-').unwrap();
    let mut fields = Vec::new();
    if let Some(edge) = low.strip_prefix('[') {
        fields.push(format!(r#""from":"{edge}""#));
    } else if let Some(edge) = low.strip_prefix('(') {
        fields.push(format!(r#""over":"{edge}""#));
    }
    if let Some(edge) = high.strip_suffix(']') {
        fields.push(format!(r#""to":"{edge}""#));
    } else if let Some(edge) = high.strip_suffix(')') {
        fields.push(format!(r#""under":"{edge}""#));
    }
    fields.push(format!(r#""points":"{points}""#));
    format!("{{{}}}", fields.join(","))
}

/// Source, bands, findings.
type Row = (&'static str, &'static str, &'static str);

fn check(leaf: &str, edits: &[(&str, &str)], rows: &[Row]) {
    let id = if leaf == THUC_HIEN { "THUC_HIEN" } else { "KIEM_TRA" };
    let mut wrong = Vec::new();
    for (source, bands, wanted) in rows {
        let bands = format!("[{}]", bands.split(' ').map(band).collect::<Vec<_>>().join(","));
        let place = at(leaf, "rule.bands");
        let edits: Vec<(&str, &str)> = edits.iter().copied().chain([(place.as_str(), bands.as_str())]).collect();
        let found = found(&read(&edited(CLEAN, &edits))).join("; ").replace(&format!(" nodes:{id}"), "");
        if found != *wanted {
            wrong.push(format!("{source}: {bands}: {found:?}, wanted {wanted:?}"));
        }
    }
    none_wrong(&wrong, rows.len());
}

#[test]
fn of_a_ratio() {
    check(
        THUC_HIEN,
        &[],
        &[
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.4: 90 is in the middle band", "(90-:2 [70-90]:1 -70):0", ""),
            ("made up: Cà Mau 1.1.4 without 90", "(90-:2 [70-90):1 -70):0", "B22 [90, 90]"),
            ("made up: Cà Mau 1.1.4 with 90 twice", "[90-:2 [70-90]:1 -70):0", "B23 0 and 1"),
            ("made up: a gap", "(90-:2 [70-90]:1 -60):0", "B22 [60, 70)"),
            ("made up: a gap whose edges belong to bands", "(90-:2 (70-90]:1 -60]:0", "B22 (60, 70]"),
            ("made up: an overlap", "(90-:2 [60-90]:1 -70):0", "B23 1 and 2"),
            ("made up: 0 is left out", "[50-:2 (0-50):1", "B22 [0, 0]"),
            ("made up: more than 0 is left out", "[50-:2 [10-50):1", "B22 [0, 10)"),
            ("made up: from 0 on", "[50-:2 [0-50):1", ""),
            ("made up: 100 is left out", "[50-100):2 -50):1", "B22 [100, 100]"),
            ("made up: the end is left out", "[50-95]:2 -50):1", "B22 (95, 100]"),
            ("made up: up to 100", "[50-100]:2 -50):1", ""),
            ("made up: beyond 100", "[50-120]:2 -50):1", ""),
            ("made up: a band in another", "-:2 [40-50]:1", "B23 0 and 1"),
            ("made up: the same band twice", "[50-:2 [50-:2 -50):0", "B23 0 and 1"),
            ("made up: one value twice", "-50]:0 [50-:2 [50-50]:1", "B23 0 and 1; B23 0 and 2; B23 1 and 2"),
            ("made up: two gaps", "-10]:0 [20-30]:1 [40-:2", "B22 (10, 20); B22 (30, 40)"),
            ("made up: a gap below a band that nothing reaches", "[0-:2 -0):1", ""),
        ],
    );
}

/// Whatever a ratio of figures is, it is no more than 100 %.
#[test]
fn a_ratio_has_no_gap_above_100() {
    check(THUC_HIEN, &[], &[("made up", "[50-105]:2 [110-:1 -50):0", "")]);
}

#[test]
fn of_a_number() {
    let any = at(KIEM_TRA, "rule.value.whole");
    check(
        KIEM_TRA,
        &[(&any, "false")],
        &[
            ("made up: open above", "[3-:6 [0-3):3", ""),
            ("made up: closed above", "[3-9]:6 [0-3):3", "B22 (9, ∞)"),
            ("made up: closed above, without the end", "[3-9):6 [0-3):3", "B22 [9, ∞)"),
            ("made up: 0 is left out", "[3-:6 (0-3):3", "B22 [0, 0]"),
            ("made up: little is left out", "[3-:6 [1-3):3", "B22 [0, 1)"),
            ("made up: open below", "[3-:6 -3):3", ""),
            ("made up: 2.5 is left out", "[3-:6 [0-2]:3", "B22 (2, 3)"),
            ("made up: above 100, too", "[200-:6 [0-150]:3", "B22 (150, 200)"),
            ("made up: worst first", "(10-:0 (5-10]:3 -5]:6", ""),
            ("made up: overlap above 100", "[150-:6 -200]:3", "B23 0 and 1"),
        ],
    );
}

/// "0–2 cuộc, 3–5 cuộc, từ 6 cuộc": decisions print counts so, and no count lies between 2 and 3.
#[test]
fn whole_numbers_leave_nothing_between_neighbours() {
    check(
        KIEM_TRA,
        &[],
        &[
            ("made up: 0–2, 3–5, từ 6", "[0-2]:0 [3-5]:3 [6-:6", ""),
            ("made up: 3 is left out", "[0-2]:0 [4-:6", "B22 (2, 4)"),
            ("made up: 3 is left out, by its edges", "[0-3):0 (3-:6", "B22 [3, 3]"),
            ("made up: from 1 on, 0 is left out", "[1-2]:3 [3-:6", "B22 [0, 1)"),
            ("made up: dưới 3, trên 2: both begin beside each other", "-3):0 (2-:6", ""),
            ("made up: 3 is in both", "-4):0 (2-:6", "B23 0 and 1"),
        ],
    );
}

/// Made up: what is counted must take something.
#[test]
fn a_deduction_that_takes_nothing() {
    let of = |per: &str| format!(r#"{{"kind":"deduction","count":WHOLE,"start":"2","per":"{per}","floor":"0"}}"#);
    let one_class = [("policies.classes.list", r#"[{"id":"a","name":"A","from":"0"}]"#)];
    for (per, wanted) in [("0", vec!["B33 nodes:L"]), ("0.00", vec!["B33 nodes:L"]), ("0.25", vec![])] {
        assert_eq!(found(&single("2", &of(per), &one_class)), wanted, "{per}");
    }
}
