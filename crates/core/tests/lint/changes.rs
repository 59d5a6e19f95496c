//! Changes while a framework is in force, and small slips that are told: made up.

use super::planted::{Row, check, put, text};
use super::{BAN_HANH, BAO_CAO, CONG_THUC, DUNG_HAN, at};

/// A list of changes: value, what it was, since when.
fn changes(of: &[(&str, &str, &str)]) -> Vec<(String, String)> {
    let change = |(value, was, since): &(&str, &str, &str)| {
        format!(r#"{{"value":"{value}","was":"{was}","since":"{since}","citation":"Điều 1"}}"#)
    };
    let list: Vec<String> = of.iter().map(change).collect();
    vec![put(at(DUNG_HAN, "changes"), &format!("[{}]", list.join(",")))]
}

#[test]
fn changes_stand_in_the_order_of_their_days() {
    let (order, nothing) = ("B45 nodes:DUNG_HAN", "B46 nodes:DUNG_HAN");
    let rows: [Row; 15] = [
        ("one after the other", changes(&[("max", "8", "2026-03-01"), ("max", "9", "2026-06-01")]), ""),
        ("on one day", changes(&[("max", "8", "2026-03-01"), ("max", "9", "2026-03-01")]), order),
        ("the later one first", changes(&[("max", "9", "2026-06-01"), ("max", "8", "2026-03-01")]), order),
        ("two values on one day", changes(&[("max", "8", "2026-03-01"), ("name", "Cũ", "2026-03-01")]), ""),
        ("two rules on one day", changes(&[("rule", "a", "2026-03-01"), ("rule", "b", "2026-03-01")]), order),
        ("what it is", changes(&[("max", "15", "2026-03-01")]), nothing),
        ("with decimals and a unit", changes(&[("max", "15,00 điểm", "2026-03-01")]), nothing),
        ("in words", changes(&[("max", "mười", "2026-03-01")]), ""),
        ("there and back", changes(&[("max", "15", "2026-03-01"), ("max", "9", "2026-06-01")]), ""),
        ("the same before", changes(&[("max", "8", "2026-03-01"), ("max", "8", "2026-06-01")]), nothing),
        ("who scored it", changes(&[("scored_by", "appraiser", "2026-03-01")]), ""),
        ("who scores it", changes(&[("scored_by", "self", "2026-03-01")]), nothing),
        (
            "the name it has",
            [changes(&[("name", "HỒ  sơ", "2026-03-01")]), vec![text(at(DUNG_HAN, "name"), "Hồ sơ")]].concat(),
            nothing,
        ),
        ("another name", changes(&[("name", "Tên cũ", "2026-03-01")]), ""),
        ("a rule in words", changes(&[("rule", "Theo tỷ lệ", "2026-03-01")]), ""),
    ];
    check(&rows);
}

#[test]
fn signs_for_nothing_are_nothing() {
    let citation = |words: &str| vec![text(at(DUNG_HAN, "citation"), words)];
    check(&[
        ("dots", citation("..."), "B09 nodes:DUNG_HAN"),
        ("a dash", citation(" - "), "B09 nodes:DUNG_HAN"),
        ("an ellipsis", citation("…"), "B09 nodes:DUNG_HAN"),
        ("a place", citation("1.1"), ""),
        ("a decision", vec![text("legal_basis.0.number", "…")], "B27 legal_basis[0].number"),
    ]);
}

#[test]
fn rules_that_leave_no_choice_or_two_of_one_name() {
    let one = r#"[{"id":"a","label":"Đạt","points":"1"}]"#;
    let label = |place: &str, figure: &str, words: &str| text(at(place, &format!("rule.{figure}.label")), words);
    check(&[
        ("a single option", vec![put(at(BAN_HANH, "rule.options"), one)], "B47 nodes:BAN_HANH"),
        (
            "numerator and denominator",
            vec![label(DUNG_HAN, "num", "Số hồ sơ"), label(DUNG_HAN, "den", "số  hồ sơ")],
            "B40 nodes:DUNG_HAN số  hồ sơ",
        ),
        (
            "figures of a formula",
            vec![label(CONG_THUC, "figures.0", "Số hóa"), label(CONG_THUC, "figures.1", "Số hoá")],
            "B40 nodes:CONG_THUC Số hoá",
        ),
        ("down to what it began with", vec![text(at(BAO_CAO, "rule.floor"), "4")], "B33 nodes:BAO_CAO"),
        ("a little below", vec![text(at(BAO_CAO, "rule.floor"), "3.9")], ""),
    ]);
}

#[test]
fn a_criterion_that_is_scored_itself_has_none_below() {
    check(&[
        (
            "sub-criteria of a leaf",
            vec![put(at(DUNG_HAN, "printed"), r#"{"sub_criteria":2}"#)],
            "B24 nodes:DUNG_HAN SubCriteria: 2, not 0",
        ),
        ("none, and it says so", vec![put(at(DUNG_HAN, "printed"), r#"{"sub_criteria":0}"#)], ""),
    ]);
}
