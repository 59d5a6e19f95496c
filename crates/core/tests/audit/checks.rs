//! Each check of a table: what it says of one that is as it should be, and of one that is not.

use crate::common::d;
use crate::{codes, found, the};
use thuocdo_core::audit::{Certainty, Matter, audit};
use thuocdo_core::framework::by_id;

/// A table with tabs: headings and rows divided by `|` here, to be read.
fn table(rows: &[&str]) -> String {
    rows.iter().map(|row| row.replace('|', "\t")).collect::<Vec<_>>().join("\n")
}

/// What is found in a table, beside what is worth a look.
#[track_caller]
fn check(rows: &[&str], wanted: &[(&str, u32)]) {
    assert_eq!(found(&table(rows)), wanted, "{rows:#?}");
}

#[test]
fn parts_add_up() {
    let head = "STT|Đơn vị|Điểm thẩm định|Điểm điều tra|Tổng điểm";
    check(&[head, "1|A|60,5|20|80,5", "2|B|50|20|70", "3|C|40|20|60"], &[]);
    check(&[head, "1|A|60,5|20|80,5", "2|B|50|20|71", "3|C|40|20|60"], &[("U12", 3)]);
    // One unit of the last decimal may be hidden decimals: 50.25 + 20.25 = 70.5.
    check(&[head, "1|A|60,5|20|80,5", "2|B|50,2|20,2|70,5", "3|C|40|20|60"], &[("U11", 3)]);
    // Bonus is added, penalty taken away, with or without its sign.
    let blocks = "Đơn vị|Điểm thẩm định|Điểm điều tra|Điểm thưởng|Điểm trừ|Tổng điểm";
    check(&[blocks, "A|60|20|2|1|81", "B|50|20|0|0|70", "C|40|20|1|-3|58"], &[]);
    check(&[blocks, "A|60|20|2|1|83", "B|50|20|0|0|70", "C|40|20|1|-3|58"], &[("U12", 2)]);
    // Points of the units themselves are no part beside appraised ones.
    let own = "Đơn vị|Điểm tự chấm|Điểm thẩm định|Điểm điều tra|Tổng điểm";
    check(&[own, "A|65|60|20|80", "B|55|50|20|70", "C|45|40|20|60"], &[]);
    // Columns that nobody knows are parts when they add up.
    check(&["Đơn vị|Thể chế|Thủ tục|Tổng điểm", "A|60|20|80", "B|50|20|70", "C|40|20|61"], &[("U12", 4)]);
    // Where nothing adds up, that is said, and nothing is called wrong.
    let strange = table(&["Đơn vị|Điểm lần 1|Điểm lần 2|Tổng điểm", "A|60|62|62", "B|50|55|55", "C|40|41|41"]);
    let audit = audit(&strange, None);
    assert!(audit.findings.is_empty() && codes(&audit.unchecked).contains(&"U13"), "{audit:?}");
}

#[test]
fn sums_that_were_made_before_rounding_are_not_odd() {
    // Every total is a hundredth off, as half of the parts are rounded: no row stands out.
    let rows = [
        "Đơn vị|Điểm A|Điểm B|Điểm C|Tổng điểm",
        "X|1,11|1,11|1,11|3,34",
        "Y|2,22|2,22|2,22|6,67",
        "Z|3,1|3,1|3,1|9,31",
        "W|1|1|1|3",
        "V|4,41|4,41|4,41|13,24",
    ];
    let audit = audit(&table(&rows), None);
    let Some(Matter::SumsAgree { exact, hidden, .. }) = audit.agreed.iter().map(|it| &it.matter).next() else {
        panic!()
    };
    assert_eq!((*exact, *hidden), (1, 4));
    assert!(!codes(&audit.findings).contains(&"U11"));
}

#[test]
fn the_index_follows_from_the_total() {
    let head = "Đơn vị|Tổng điểm|Thang điểm|Chỉ số (%)";
    check(&[head, "A|85,67|98|87,42", "B|66,32|80|82,90"], &[]);
    check(&[head, "A|85,67|98|87,42", "B|66,32|80|82,95"], &[("U25", 3)]);
    check(&[head, "A|85,67|98|87,42", "B|66,32|80|82,91"], &[("U24", 3)]);
    check(&[head, "A|99|98|101,02", "B|66,32|80|82,90"], &[("U14", 2)]);
    // The heading of a group states it, and one row does not follow.
    let stated = [
        "STT|Đơn vị|Tổng điểm|Chỉ số (%)",
        "I|Nhóm thang điểm 98||",
        "1|A|85,67|87,42",
        "2|B|84,79|86,52",
        "3|C|83,95|85,06",
    ];
    check(&stated, &[("U25", 5)]);
    // It states one that does not fit, and another one does.
    let other = [
        "STT|Đơn vị|Tổng điểm|Chỉ số (%)",
        "I|Nhóm thang điểm 100||",
        "1|A|85,67|87,42",
        "2|B|84,79|86,52",
        "3|C|83,95|85,66",
    ];
    check(&other, &[("U27", 2)]);
    // Of 100 nothing is said.
    check(&["Đơn vị|Tổng điểm|Chỉ số (%)", "A|85,67|85,67", "B|66,32|66,32"], &[]);
    let text = table(&["Đơn vị|Tổng điểm|Chỉ số (%)", "A|85,67|87,42", "B|84,79|86,52", "C|83,95|85,66"]);
    let Matter::BaseInferred { base, rows, of } = the(&audit(&text, None), "U21", 2).matter else { panic!() };
    assert_eq!((base, rows, of), (d("98"), 3, 3));
    // No multiple of a quarter gives it.
    check(&["Đơn vị|Tổng điểm|Chỉ số (%)", "A|50,01|77,77"], &[("U26", 2)]);
}

#[test]
fn several_bases_are_listed_and_nothing_is_called_wrong() {
    let audit = audit(&table(&["Đơn vị|Tổng điểm|Chỉ số (%)", "A|50|51", "B|40|41"]), None);
    let Some(Matter::SeveralBases { bases, rows: 2 }) = audit.unchecked.iter().map(|it| &it.matter).next() else {
        panic!("{audit:?}")
    };
    assert!(bases.len() > 1 && bases.contains(&d("98")), "{bases:?}");
    assert!(audit.findings.is_empty());
}

#[test]
fn a_table_that_cuts_off_is_measured_by_that() {
    // 61.239…, 73.979…, 87.418…: cut off, half-up would give 61.24, 73.98, 87.42.
    let rows = [
        "Đơn vị|Tổng điểm|Mẫu số|Chỉ số (%)",
        "A|85,67|98|87,41",
        "B|72,5|98|73,97",
        "C|60,0|98|61,22",
        "D|58,1|98|59,28",
    ];
    let audit = audit(&table(&rows), None);
    assert_eq!(codes(&audit.findings), [""; 0]);
    let rule = audit.agreed.iter().find(|it| it.code() == "U28").unwrap();
    assert_eq!(rule.matter, Matter::RoundingRule { half_up: 1, cut: 4, of: 4 });
}

#[test]
fn ranks_follow_the_values() {
    let head = "Hạng|Đơn vị|Tổng điểm";
    check(&[head, "1|A|90", "2|B|80", "3|C|70", "4|D|60", "5|E|50"], &[]);
    check(&[head, "1|A|90", "3|B|80", "2|C|70", "4|D|60", "5|E|50"], &[("U31", 4)]);
    check(&[head, "1|A|90", "2|B|80", "2|C|70", "4|D|60", "5|E|50"], &[("U34", 4)]);
    check(&[head, "1|A|90", "2|B|80", "2|C|80", "4|D|60", "5|E|50"], &[]);
    check(&[head, "1|A|90", "2|B|80", "3|C|80", "4|D|60", "5|E|50"], &[("U33", 3)]);
    check(&[head, "1|A|90", "2|B|80", "3|C|70", "4|D|60", "9|E|50"], &[("U35", 6)]);
    // Of what is said against nothing agrees: of two rows with one value, or with one rank, only the others.
    for (rank, value, wanted) in [("3", "80", [(3, true)]), ("2", "70", [(3, true)]), ("3", "70", [(5, true)])] {
        let text = table(&[head, "1|A|90", "2|B|80", &format!("{rank}|C|{value}"), "4|D|60", "5|E|50"]);
        let agreed = audit(&text, None).agreed;
        let rows = agreed.iter().filter_map(|it| match it.matter {
            Matter::OrderAgrees { rows, ranked, .. } => Some((rows, ranked)),
            _ => None,
        });
        assert_eq!(rows.collect::<Vec<_>>(), wanted, "{rank} {value}");
    }
    // An excerpt, and ties whose units have the last of their ranks.
    check(&[head, "1|A|90", "2|B|80", "4|C|70"], &[]);
    check(&[head, "1|A|90", "3|B|80", "3|C|80", "4|D|60", "5|E|50"], &[]);
    // Any order of the rows will do.
    check(&[head, "5|E|50", "1|A|90", "4|D|60", "2|B|80", "3|C|70"], &[]);
    // A list in the order of the administration is not ranked, and is not called wrong.
    let list = table(&["STT|Đơn vị|Tổng điểm", "1|A|70", "2|B|90", "3|C|60", "4|D|80", "5|E|50", "6|F|95"]);
    let audit = audit(&list, None);
    assert!(audit.findings.is_empty() && codes(&audit.unchecked) == ["U36"], "{audit:?}");
}

#[test]
fn ranks_that_are_printed_as_shared_are_checked() {
    let head = "Hạng|Đơn vị|Tổng điểm";
    for (two, three, four) in [("2-3", "2-3", "4"), ("2–3", "2 – 3", "4"), ("=2", "=2", "4"), ("2=", "2=", "4")] {
        let rows = |c: &str| {
            [head, "1|A|90", &format!("{two}|B|80"), &format!("{three}|C|{c}"), &format!("{four}|D|60"), "5|E|50"]
                .map(str::to_owned)
        };
        let audit = audit(&table(&rows("80").each_ref().map(String::as_str)), None);
        assert_eq!((codes(&audit.findings), codes(&audit.unchecked)), (vec![], vec![]), "{two}");
        assert!(codes(&audit.agreed).contains(&"U30"), "{two}");
        check(&rows("79").each_ref().map(String::as_str), &[("U34", 4)]);
        check(&rows("95").each_ref().map(String::as_str), &[("U31", 2), ("U34", 3)]);
    }
    // One of the units that share it is not there.
    check(&[head, "1|A|90", "2-3|B|80", "4|D|60", "5|E|50", "6|F|40"], &[("U37", 3), ("U35", 4)]);
    // Shared with nobody, or with another number of units than it says; told once for each rank.
    check(&[head, "1-2|A|90", "1-2|B|90", "3|C|70", "=4|D|60", "5|E|50"], &[("U37", 5)]);
    check(&[head, "1-3|A|90", "1-3|B|90", "3|C|70", "4|D|60", "5|E|50"], &[("U37", 2)]);
    check(&[head, "1|A|90", "2|B|80", "=2|C|80", "4|D|60", "5|E|50"], &[]);
    // A column of groups: each has its own ranks, and a wrong one is found; groups that stand mixed are taken for one.
    let grouped = |rank: &str| {
        let rows = ["Hạng|Đơn vị|Nhóm|Tổng điểm", "1|A|Sở|90", "2|B|Sở|80", "1|C|Xã|85", "?|D|Xã|75", "3|E|Xã|70"];
        let rows = rows.map(|row| row.replace('?', rank));
        table(&rows.each_ref().map(String::as_str))
    };
    assert_eq!(codes(&audit(&grouped("2"), None).findings), [""; 0]);
    assert_eq!(codes(&audit(&grouped("5"), None).findings), ["U35", "U31"]);
    check(&["Hạng|Đơn vị|Nhóm|Tổng điểm", "1|A|Sở|90", "2|C|Xã|85", "3|B|Sở|80", "4|D|Xã|75"], &[]);
    // Groups that are ranked together.
    check(
        &[
            "Hạng|Đơn vị|Tổng điểm",
            "I|Các sở|",
            "=1|A|90",
            "3|B|80",
            "4|C|70",
            "II|Các xã|",
            "=1|D|90",
            "5|E|50",
            "6|F|40",
        ],
        &[],
    );
    // From which of the ranks a change counts, nobody knows.
    let changes = "Đơn vị|Hạng năm trước|Xếp hạng|Tăng/giảm (bậc)";
    check(&[changes, "A|2-3|1|1", "B|2-3|2|1", "C|1|3|-2", "D|4|4|0"], &[]);
    check(&[changes, "A|2-3|1|1", "B|2-3|2|1", "C|1|3|-2", "D|4|4|1", "E|5|5|0"], &[("U62", 5)]);
    // What stands so in a column of points is no number.
    let points = audit(&table(&[head, "1|A|90", "2|B|80-85", "3|C|70"]), None);
    assert_eq!(codes(&points.unchecked), ["U06"]);
}

#[test]
fn lists_are_ordered_and_counted() {
    let head = "STT|Đơn vị|Tổng điểm";
    check(&[head, "1|A|90", "2|B|80", "3|C|70", "4|D|60", "5|E|50"], &[]);
    check(&[head, "1|A|90", "2|B|80", "3|C|30", "4|D|60", "5|E|50"], &[("U32", 4)]);
    check(&[head, "1|A|90", "2|B|80", "4|C|70", "5|D|60", "6|E|50"], &[("U35", 4)]);
    check(&[head, "I|Nhóm I|", "1|A|90", "2|B|80", "II|Nhóm II|", "1|C|95", "2|D|60"], &[]);
}

#[test]
fn classes_go_with_the_index() {
    let head = "Đơn vị|Chỉ số (%)|Xếp loại";
    check(&[head, "A|91|Xuất sắc", "B|85|Tốt", "C|75|Khá", "D|65|Trung bình", "E|45|Yếu"], &[]);
    check(&[head, "A|91|Tốt", "B|85|Tốt", "C|75|Khá", "D|74|Tốt", "E|65|Trung bình"], &[("U41", 4)]);
    check(&[head, "A|85|Tốt", "B|80|Tốt", "C|80|Khá", "D|75|Khá"], &[("U42", 4)]);
    // Of numbers that something is said against nothing agrees; of the others the edges are told.
    let agreed = |rows: &[&str]| -> Vec<(usize, usize)> {
        let audit = audit(&table(rows), None);
        let edges = audit.agreed.iter().filter_map(|it| match &it.matter {
            Matter::ClassesAgree { edges, rows, .. } => Some((*rows, edges.len())),
            _ => None,
        });
        edges.collect()
    };
    assert_eq!(agreed(&[head, "A|85|Tốt", "B|80|Tốt", "C|80|Khá", "D|75|Khá"]), [(2, 1)]);
    assert_eq!(agreed(&[head, "A|80|Tốt", "B|80|Khá"]), []);
    assert_eq!(agreed(&[head, "A|91|Tốt", "B|85|Tốt", "C|75|Khá", "D|74|Tốt", "E|65|Trung bình"]), [(3, 1)]);
    // Across groups the edges may differ.
    let groups = [
        "STT|Đơn vị|Chỉ số (%)|Xếp loại",
        "I|Sở||",
        "1|A|85|Tốt",
        "2|B|75|Khá",
        "II|Huyện||",
        "1|C|78|Tốt",
        "2|D|76|Tốt",
        "3|E|70|Khá",
    ];
    check(&groups, &[]);
    let crossed = [
        "STT|Đơn vị|Chỉ số (%)|Xếp loại",
        "I|Sở||",
        "1|A|85|Tốt",
        "2|B|79|Khá",
        "II|Huyện||",
        "1|C|78|Tốt",
        "2|D|70|Khá",
    ];
    check(&crossed, &[("U44", 4)]);
    // Words that nobody knows are ordered by their indices.
    check(&[head, "A|91|Loại một", "B|85|Loại hai", "C|84|Loại một", "D|80|Loại hai", "E|79|Loại hai"], &[("U41", 3)]);
}

#[test]
fn classes_against_a_framework() {
    let framework = by_id("qd766-2022").unwrap();
    let text = table(&[
        "Đơn vị|Tổng điểm|Chỉ số (%)|Xếp loại",
        "A|91|91|Xuất sắc",
        "B|85|85|Khá",
        "C|79|79|Khá",
        "D|60|60|Trung bình",
    ]);
    let audit = audit(&text, Some(&framework));
    let finding = the(&audit, "U43", 3);
    let Matter::ClassAgainstFramework { class, wanted, from, .. } = &finding.matter else { panic!() };
    assert_eq!((class.as_str(), wanted.as_str(), *from), ("Khá", "Tốt", d("80")));
    assert_eq!(finding.certainty, Certainty::AsRead);
    // 79.995 is printed as 80.00 and is below 80: both classes may be right there.
    for class in ["Khá", "Tốt"] {
        let text = table(&["Đơn vị|Chỉ số (%)|Xếp loại", &format!("A|80,00|{class}"), "B|60|Trung bình"]);
        let codes = codes(&thuocdo_core::audit::audit(&text, Some(&framework)).findings);
        assert!(codes.is_empty(), "{class}: {codes:?}");
    }
}

#[test]
fn points_above_what_an_area_can_give() {
    let framework = by_id("qd766-2022").unwrap();
    let text = table(&["Đơn vị|CKMB|TDGQ|Tổng điểm", "A|11,79|19,41|31,2", "B|18,5|10|28,5"]);
    let audit = audit(&text, Some(&framework));
    assert_eq!(the(&audit, "U14", 3).matter, Matter::AboveMaximum { value: d("18.5"), max: d("18") });
    // A row of full points says it, too, and is no unit.
    check(
        &["STT|Đơn vị|Điểm A|Điểm B|Tổng điểm", "|Điểm tối đa|60|40|100", "1|X|50|30|80", "2|Y|61|30|91"],
        &[("U14", 4)],
    );
}

#[test]
fn means_and_extremes_of_rows() {
    let head = "STT|Đơn vị|Chỉ số (%)";
    let units = ["1|A|90,00", "2|B|80,00", "3|C|70,01"];
    let with = |last: &str| {
        [&[head], units.as_slice(), &[last]].concat().iter().map(|row| (*row).to_owned()).collect::<Vec<_>>()
    };
    for (last, wanted) in [
        ("|Trung bình|80,00", &[][..]),
        ("|Trung bình|80", &[]),
        ("|Trung bình chung|80,01", &[("U51", 5)]),
        ("|Bình quân|80,10", &[("U52", 5)]),
        ("|Trung bình|69,99", &[("U53", 5)]),
        ("|Cao nhất|90", &[]),
        ("|Cao nhất|91", &[("U56", 5)]),
        ("|Thấp nhất|70,01", &[]),
    ] {
        let rows = with(last);
        check(&rows.iter().map(String::as_str).collect::<Vec<_>>(), wanted);
    }
    // Means of groups, and of all.
    let groups = [
        "STT|Đơn vị|Chỉ số (%)",
        "I|Sở|",
        "1|A|90",
        "2|B|80",
        "|Trung bình|85",
        "II|Huyện|",
        "1|C|70",
        "2|D|60",
        "|Trung bình|65",
        "|Trung bình chung|75",
    ];
    check(&groups, &[]);
}

#[test]
fn changes_since_the_period_before() {
    let index = "Đơn vị|Chỉ số năm 2023|Chỉ số năm 2024|Tăng/giảm";
    check(&[index, "A|80,00|82,50|2,50", "B|75,00|74,00|-1,00", "C|70|71|1"], &[]);
    check(&[index, "A|80,00|82,50|2,60", "B|75,00|74,00|-1,00", "C|70|71|1"], &[("U62", 2)]);
    check(&[index, "A|80,00|82,50|2,51", "B|75,00|74,00|-1,00", "C|70|71|1"], &[("U61", 2)]);
    check(&[index, "A|80,00|82,50|tăng 2,50", "B|75,00|74,00|giảm 1,00", "C|70|71|▲ 1"], &[]);
    let ranks = "Đơn vị|Hạng năm trước|Xếp hạng|Tăng/giảm (bậc)";
    check(&[ranks, "A|3|1|2", "B|1|2|-1", "C|2|3|-1"], &[]);
    check(&[ranks, "A|3|1|2", "B|1|2|1", "C|2|3|1"], &[]);
    check(&[ranks, "A|3|1|-2", "B|1|2|1", "C|2|3|1"], &[]);
    check(&[ranks, "A|3|1|2", "B|1|2|-1", "C|2|3|-2"], &[("U62", 4)]);
    // Points and ranks of two years, with one change whose values tell of what it is, or one of each.
    let years = "Đơn vị|Điểm 2024|Điểm 2025|Hạng 2024|Hạng 2025|Tăng/giảm";
    check(&[years, "A|80,5|90|3|1|2", "B|85|84|1|2|-1", "C|82|83|2|3|-1"], &[]);
    check(&[years, "A|80,5|90|3|1|2", "B|85|84|1|2|-1", "C|82|83|2|3|-2"], &[("U62", 4)]);
    check(&[years, "A|80,5|90|3|1|9,5", "B|85|84|1|2|-1", "C|82|83|2|3|1"], &[]);
    check(&[years, "A|80,5|90|3|1|9,5", "B|85|84|1|2|-1", "C|82|83|2|3|2"], &[("U62", 4)]);
    let named = "TT|Đơn vị|Điểm 2024|Điểm 2025|Tăng/giảm điểm|Hạng 2024|Hạng 2025|Tăng/giảm hạng";
    check(&[named, "1|A|80,5|90|9,5|3|1|2", "2|B|85|84|-1|1|2|-1", "3|C|82|83|1|2|3|-1"], &[]);
    check(&[named, "1|A|80,5|90|8,5|3|1|2", "2|B|85|84|-1|1|2|-1", "3|C|82|83|1|2|3|-2"], &[("U62", 2), ("U62", 4)]);
    // The ranks of this year follow its points.
    check(&[named, "1|A|80,5|90|9,5|3|1|2", "2|B|85|83|-2|1|2|-1", "3|C|82|84|2|2|3|-1"], &[("U31", 3)]);
    // Only the changes: the rank before that follows must have been one.
    let moved = "Xếp hạng|Đơn vị|Tăng/giảm (bậc)";
    check(&[moved, "1|A|2", "2|B|-1", "3|C|-1", "4|D|0"], &[]);
    check(&[moved, "1|A|2", "2|B|-2", "3|C|-1", "4|D|0"], &[("U64", 3)]);
}
