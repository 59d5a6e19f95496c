//! Survey tables: what is read of them, and what is told of those that cannot be read.

use thuocdo_core::exchange::table::Grid;
use thuocdo_core::exchange::table::survey::{SurveyTable, read};
use thuocdo_core::number::{Decimal, Rounding, RoundingMode};

fn table(lines: &[&str]) -> SurveyTable {
    read(&Grid::read(&lines.join("\n")).unwrap())
}

/// The problems as `code cell`.
fn told(table: &SurveyTable) -> Vec<String> {
    let line = |at: Option<_>| at.map(|at: thuocdo_core::exchange::table::Place| at.to_string()).unwrap_or_default();
    table.problems.iter().map(|one| format!("{} {}", one.code(), line(one.at)).trim().to_owned()).collect()
}

fn indices(table: &SurveyTable) -> Vec<(String, String)> {
    let two = Rounding { decimals: 2, mode: RoundingMode::HalfUp };
    let index = |unit: &thuocdo_core::exchange::table::survey::SurveyUnit| {
        let index = unit.survey.satisfaction().index.filter(|_| unit.is_whole);
        index.map_or_else(|| "-".to_owned(), |share| format!("{} ± {}", share.percent.round(two), share.margin))
    };
    table.units.iter().map(|unit| (unit.unit.name.clone(), index(unit))).collect()
}

const HEADING: &str = "Đơn vị;Nội dung;Rất không hài lòng;Không hài lòng;Bình thường;Hài lòng;Rất hài lòng";

/// The same answers, made up, in the shapes in which people have them; 85 % of 50 are ± 9.90 (domain §4).
#[test]
fn one_survey_in_many_shapes() {
    let shapes: [(&str, Vec<&str>); 6] = [
        ("words and semicolons", vec![HEADING, "UBND xã A;Thời gian;1;2;4,0;30;13", "UBND xã A;Thái độ;0;0;8;20;22"]),
        (
            "fixed names, commas, a byte order mark",
            vec![
                "\u{feff}unit,item,level1,level2,level3,level4,level5",
                "UBND xã A,Thời gian,1,2,4,30,13",
                "UBND xã A,Thái độ,0,0,8,20,22",
            ],
        ),
        (
            "other columns, other order, quotation marks",
            vec![
                "TT;Nội dung;Rất hài lòng (phiếu);Hài lòng (phiếu);Bình thường;Không hài lòng;Rất không hài lòng;Đơn vị;Tổng số phiếu;Ghi chú",
                "1;\"Thời gian; hạn trả\";13;30;4;2;1;xã A;50;x",
                "2;Thái độ;22;20;8;0;0;UBND Xã A;50;",
            ],
        ),
        (
            "pasted, a title above, sums below",
            vec![
                "KẾT QUẢ KHẢO SÁT",
                "Đơn vị\tCâu hỏi\tMức 1\tMức 2\tMức 3\tMức 4\tMức 5",
                "UBND xã A\tThời gian\t1\t2\t4\t30\t13",
                "UBND xã A\tThái độ\t0\t0\t8\t20\t22",
                "Tổng cộng\t\t1\t2\t12\t50\t35",
            ],
        ),
        (
            "the levels in a second row of the heading",
            vec![
                "Đơn vị;Nội dung;Số người chọn;;;;",
                ";;Rất không hài lòng;Không hài lòng;Bình thường;Hài lòng;Rất hài lòng",
                "UBND xã A;Thời gian;1;2;4;30;13",
                "UBND xã A;Thái độ;0;0;8;20;22",
            ],
        ),
        ("one row with all answers", vec!["Đơn vị;level1;level2;level3;level4;level5", "UBND xã A;0;0;15;45;40"]),
    ];
    for (name, lines) in shapes {
        let found = table(&lines);
        let passed_over: &[&str] = if name.ends_with("sums below") { &["S10 A5"] } else { &[] };
        assert_eq!(told(&found), passed_over, "{name}");
        assert!(!found.has_errors(), "{name}");
        let [(_, index)] = &indices(&found)[..] else { panic!("{name}: {:?}", found.units) };
        // Two items of 50 answers rest on 50; one row of 100 on 100: 1.96 × √(0.85 × 0.15 ÷ 100) = 7.00 points.
        assert_eq!(index, if name.starts_with("one row") { "85.00 ± 7.00" } else { "85.00 ± 9.90" }, "{name}");
    }
}

/// Factors are averaged, not their items; a population thins the error out.
#[test]
fn factors_and_populations() {
    let found = table(&[
        "Đơn vị;Yếu tố;Nội dung;level1;level2;level3;level4;level5;Tổng số người",
        "Xã A;Tiếp cận;a;0;0;10;40;0;100",
        "Xã A;Tiếp cận;b;0;0;0;50;0;",
        "Xã A;Kết quả;a;50;0;0;0;0;100",
        "Xã B;Tiếp cận;a;0;0;10;40;0;",
    ]);
    // (90 + 0) ÷ 2; √(0.45 × 0.55 ÷ 50 × 50 ÷ 99) × 1.96 = 9.80 points.
    assert_eq!(indices(&found), [("Xã A".into(), "45.00 ± 9.80".into()), ("Xã B".into(), "80.00 ± 11.09".into())]);
    assert_eq!(told(&found), ["S08 A5"], "xã B was not asked everything");
    let missing = format!("{:?}", found.problems[0].fault);
    assert!(missing.contains("count: 2"), "{missing}");
}

/// Each fault with its cell; a unit with one of them has no index.
#[test]
fn what_cannot_be_read_is_told_and_makes_no_index() {
    let row = "Xã A;a;1;2;4;30;13";
    let cases: [(&str, Vec<&str>, &str); 15] = [
        ("an empty cell is not 0", vec![HEADING, "Xã A;a;1;;4;30;13"], "S02 D2"),
        ("no number", vec![HEADING, "Xã A;a;1;hai;4;30;13"], "S03 D2"),
        ("half a person", vec![HEADING, "Xã A;a;1;2,5;4;30;13"], "S03 D2"),
        ("fewer than nobody", vec![HEADING, "Xã A;a;1;-2;4;30;13"], "S03 D2"),
        ("one number or another", vec![HEADING, "Xã A;a;1;1.250;4;30;13"], "S03 D2"),
        ("more than can be counted", vec![HEADING, "Xã A;a;1;5000000000;4;30;13"], "S03 D2"),
        ("a formula", vec![HEADING, "Xã A;a;1;=1+1;4;30;13"], "S03 D2"),
        ("an item twice", vec![HEADING, row, "UBND xã A;A;0;0;0;1;0"], "S04 B3"),
        (
            "a sum that is none",
            vec!["Đơn vị;level1;level2;level3;level4;level5;Số phiếu", "Xã A;0;0;0;1;1;3"],
            "S05 G2",
        ),
        (
            "two populations",
            vec![
                "Đơn vị;Nội dung;level1;level2;level3;level4;level5;population",
                "Xã A;a;0;0;0;1;1;30",
                "Xã A;b;0;0;0;1;1;31",
            ],
            "S06 H3",
        ),
        ("too few people", vec!["Đơn vị;level1;level2;level3;level4;level5;population", "Xã A;0;0;0;1;1;1"], "S07 A2"),
        ("nobody's row below a unit's", vec![HEADING, row, ";b;0;0;0;1;0"], "T13 A3"),
        ("nothing answered", vec![HEADING, "Xã A;a;0;0;0;0;0"], "S09 A2"),
        ("no columns of levels", vec!["Đơn vị;Nội dung;Hài lòng", "Xã A;a;3"], "S01 A1"),
        ("no units", vec!["Nội dung;level1", "a;3"], "T06"),
    ];
    for (name, lines, wanted) in cases {
        let found = table(&lines);
        assert_eq!(told(&found).first().map(String::as_str), Some(wanted), "{name}");
        assert!(found.has_errors() || wanted.starts_with("S09"), "{name}");
        assert!(indices(&found).iter().all(|(_, index)| index == "-"), "{name}: {:?}", indices(&found));
    }
    // An error of one unit leaves the others.
    let found = table(&[HEADING, "Xã A;a;1;x;4;30;13", "Xã B;a;0;0;8;20;22"]);
    assert_eq!(indices(&found), [("Xã A".into(), "-".into()), ("Xã B".into(), "84.00 ± 10.16".into())]);
    for (heading, wanted) in [("Tỷ lệ", "T08 H1"), ("Hài lòng", "T10 H1")] {
        let found = table(&[&format!("{HEADING};{heading}"), &format!("{row};5")]);
        assert_eq!(told(&found), [wanted], "{heading}");
    }
    assert_eq!(told(&table(&[HEADING, &format!("{row};7")])), ["T12 H2"]);
}

/// Two samples differ when their shares lie farther apart than both may be off together: 12 points for two of ± 9, 13 tell.
#[test]
fn small_samples_do_not_tell_units_apart() {
    let share = |percent: i64, margin: i64| thuocdo_core::survey::Share {
        percent: percent.into(),
        answers: 50,
        margin: Decimal::from(margin),
    };
    let table = [
        (80, 9, 92, 9, false),
        (80, 9, 93, 9, true),
        (93, 9, 80, 9, true),
        (80, 3, 85, 4, false),
        (80, 3, 86, 4, true),
        (80, 0, 80, 0, false),
        (80, 0, 81, 0, true),
    ];
    for (a, ma, b, mb, wanted) in table {
        assert_eq!(share(a, ma).is_told_apart(&share(b, mb)), wanted, "{a} ± {ma}, {b} ± {mb}");
    }
}
