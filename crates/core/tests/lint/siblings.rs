//! Nodes beside their siblings: their names and their numbers.

use super::planted::{check, put, text};
use super::{BAN_HANH, BAO_CAO, QUY_CHE, THUC_HIEN, at};

const KINH_PHI: &str = "nodes.0.children.0.children.1";

#[test]
fn nodes_beside_their_siblings() {
    let number = |place: &str, number: &str| vec![text(at(place, "number"), number)];
    let name = |place: &str, name: &str| vec![text(at(place, "name"), name)];
    let letters = |four: &[&str; 4], status: &str| {
        let of_nodes = [BAN_HANH, KINH_PHI, THUC_HIEN, QUY_CHE].into_iter().zip(four);
        let numbers = of_nodes.map(|(place, number)| text(at(place, "number"), number));
        numbers.chain([text("status", status)]).collect::<Vec<_>>()
    };
    check(&[
        (
            "a number left out",
            [number(QUY_CHE, "1.1.5"), vec![text("status", "official")]].concat(),
            "B56 nodes:QUY_CHE",
        ),
        ("the same of a partial one", number(QUY_CHE, "1.1.5"), ""),
        ("back", number(QUY_CHE, "1.1.0"), "B56 nodes:QUY_CHE"),
        ("beyond all numbers", number(KINH_PHI, "1.1.4294967295"), "B56 nodes:THUC_HIEN"),
        (
            "two exchanged",
            [number(KINH_PHI, "1.1.3"), number(THUC_HIEN, "1.1.2"), vec![text("status", "official")]].concat(),
            "B56 nodes:THUC_HIEN",
        ),
        (
            "one number is another",
            [number(KINH_PHI, "1.1.7"), vec![text("status", "official")]].concat(),
            "B56 nodes:THUC_HIEN",
        ),
        (
            "several left out are meant so",
            [
                number(KINH_PHI, "1.1.3"),
                number(THUC_HIEN, "1.1.5"),
                number(QUY_CHE, "1.1.7"),
                vec![text("status", "official")],
            ]
            .concat(),
            "",
        ),
        ("another way", number(QUY_CHE, "1.1.a"), ""),
        ("a letter left out", letters(&["a", "b", "d", "đ"], "official"), "B56 nodes:THUC_HIEN"),
        ("the same of a partial one", letters(&["a", "b", "d", "đ"], "partial"), ""),
        ("letters of Vietnam", letters(&["c)", "d)", "đ)", "e)"], "official"), ""),
        ("without đ", letters(&["c", "d", "e", "g"], "official"), ""),
        ("with foreign letters", letters(&["d", "e", "f", "g"], "official"), ""),
        ("letters exchanged", letters(&["a", "c", "b", "d"], "official"), "B56 nodes:THUC_HIEN"),
        ("a Roman number left out", letters(&["I", "II", "IV", "V"], "official"), "B56 nodes:THUC_HIEN"),
        ("Roman numbers", letters(&["VIII", "IX", "X", "XI"], "official"), ""),
        ("Roman numbers back", letters(&["I", "III", "II", "IV"], "official"), "B56 nodes:THUC_HIEN"),
        ("letters that are Roman numbers, too", letters(&["c", "d", "đ", "e"], "official"), ""),
        ("an i behind an h", letters(&["g", "h", "i", "k"], "official"), ""),
        ("with a word before", letters(&["TC1", "TC2", "TC4", "TC5"], "official"), "B56 nodes:THUC_HIEN"),
        ("with a word before, in order", letters(&["Điều 1", "Điều 2", "Điều 3", "Điều 4"], "official"), ""),
        ("letters behind a number", letters(&["1b", "1a", "2", "3"], "official"), ""),
        ("words", letters(&["một", "hai", "ba", "bốn"], "official"), ""),
        ("no number", number(QUY_CHE, ""), ""),
        ("one name twice", name(KINH_PHI, "ban hành  KẾ HOẠCH"), "B55 nodes:KINH_PHI"),
        ("and a point", name(KINH_PHI, "Ban hành kế hoạch."), "B55 nodes:KINH_PHI"),
        ("one sign more", [name(KINH_PHI, "Mức A+"), name(BAN_HANH, "Mức A")].concat(), ""),
        ("one name in two groups", name(BAO_CAO, "Đúng hạn"), ""),
        ("dashes", [name(KINH_PHI, "-"), name(BAN_HANH, "-")].concat(), ""),
        (
            "one tie breaker twice",
            vec![put("policies.ties", r#"{"ordinal":["TTHC","attainable","KE_HOACH","TTHC","attainable"]}"#)],
            "B57 policies.ties.ordinal[3]; B57 policies.ties.ordinal[4]",
        ),
        (
            "no reason why nothing was measured",
            vec![put("nodes.2.children.3.not_measured", r#"{"points":"1","reason":"…"}"#)],
            "B54 nodes:THAM_DINH",
        ),
        (
            "a bonus that is one criterion",
            vec![
                put("nodes.3.block", ""),
                put("nodes.3.children", ""),
                put("nodes.3.rule", r#"{"kind":"manual_points"}"#),
                text("nodes.3.scored_by", "appraiser"),
                put("nodes.3.not_applicable", "false"),
                text("nodes.3.citation", "Điều 1"),
            ],
            "B24 printed Areas: 3, not 4; B48 nodes:CONG",
        ),
    ]);
}
