//! Cells: numbers with their marks, "not applicable", choices, texts that look like formulas, and what is stated.

use thuocdo_core::exchange::table::{Decisions, Grid, PROBLEM_LIMIT, Place, Reading, Separator, TableFault, read};
use thuocdo_core::framework::by_id;
use thuocdo_core::number::Decimal;

use crate::shown::{DECREE, LAI_CHAU, SAMPLE, answers, decided, echoes, problems, table};

#[test]
fn cells_become_answers() {
    let cases: [(&str, &str, &[&str], &[&str]); 23] = [
        (DECREE, "unit;ON_TIME.num;ON_TIME.den\nX;2541;2 618", &["ON_TIME.den=2618", "ON_TIME.num=2541"], &[]),
        (DECREE, "unit;ONLINE\nX;6,31", &["ONLINE=6.31"], &[]),
        // Empty is not answered, and 0 is 0.
        (DECREE, "unit;ONLINE;TTTT\nX;;0", &["TTTT=0"], &[]),
        (DECREE, "unit;ONLINE;TTTT\nUBND xã X; ;\u{a0}", &[], &[]),
        // A question, a text, too many digits; the text is kept.
        (
            DECREE,
            "unit;ON_TIME.num;ON_TIME.den\nX;1.234;2000",
            &["ON_TIME.den=2000", "ON_TIME.num=?1.234"],
            &["N04 B2!"],
        ),
        (DECREE, "unit;ONLINE\nX;sáu", &["ONLINE=?sáu"], &["N02 B2!"]),
        (DECREE, "unit;ONLINE\nX;6,1234567", &["ONLINE=?6,1234567"], &["N03 B2!"]),
        // A dash is how tables say that there is nothing.
        (DECREE, "unit;ONLINE;TTTT;ON_TIME\nX;-;—;5", &["ON_TIME=5"], &[]),
        (DECREE, "unit;ONLINE;ON_TIME\nX;6,31đ;15,5 điểm", &["ONLINE=6.31", "ON_TIME=15.5"], &[]),
        // What scoring finds is told by its cell.
        (LAI_CHAU, "unit;1;2\nX;71;-1", &["DIEU_TRA=-1", "THAM_DINH=71"], &["N11 B2!", "N12 C2!"]),
        (DECREE, "unit;ON_TIME.den;ON_TIME.num\nX;5;7", &["ON_TIME.den=5", "ON_TIME.num=7"], &["N08 C2!"]),
        (DECREE, "unit;ON_TIME.num;ON_TIME.den\nX;2,5;7", &["ON_TIME.den=7", "ON_TIME.num=2.5"], &["N06 B2!"]),
        (DECREE, "unit;ON_TIME.num;ON_TIME.den\nX;2;", &["ON_TIME.num=2"], &["N07 C2!"]),
        (DECREE, "unit;TDGQ;2.1.num;2.1.den\nX;20;1;1", &["ON_TIME.den=1", "ON_TIME.num=1", "TDGQ=20"], &["N15 B2!"]),
        (DECREE, "unit;ON_TIME;2.1.num;2.1.den\nX;20;1;1", &["ON_TIME=20"], &["A05 D2!"]),
        (LAI_CHAU, "unit;1;attainable\nX;71,5;0", &["THAM_DINH=71.5"], &["N11 B2!", "A08 C2!"]),
        (LAI_CHAU, "unit;1;attainable\nX;50;101", &["THAM_DINH=50"], &["A08 C2!"]),
        (LAI_CHAU, "unit;1;attainable\nX;50;trăm", &["THAM_DINH=50"], &["N02 C2!"]),
        // Not applicable, in any column of the node, with its reason.
        (SAMPLE, "unit;HS_DUNG_HAN.num;HS_DUNG_HAN.den\nX;KAD;kad", &["HS_DUNG_HAN.not_applicable=kad"], &["A05 C2!"]),
        (
            SAMPLE,
            "unit;HS_DUNG_HAN\nX;Không áp dụng: không có hồ sơ",
            &["HS_DUNG_HAN.not_applicable=không có hồ sơ"],
            &[],
        ),
        (SAMPLE, "unit;HS_DUNG_HAN.num;HS_DUNG_HAN.den\nX;KAD;KAD", &["HS_DUNG_HAN.not_applicable=KAD"], &[]),
        (
            SAMPLE,
            "unit;HS_DUNG_HAN.not_applicable\nX;Không có hồ sơ",
            &["HS_DUNG_HAN.not_applicable=Không có hồ sơ"],
            &[],
        ),
        (
            DECREE,
            "unit;ONLINE;ON_TIME\nX;KAD;KAD",
            &["ONLINE.not_applicable=KAD", "ON_TIME.not_applicable=KAD"],
            &["A06 B2!", "N13 C2!"],
        ),
    ];
    for (framework, text, wanted, told) in cases {
        let table = table(framework, text);
        assert_eq!(answers(&table, 0), wanted, "{text}");
        assert_eq!(problems(&table), told, "{text}");
    }
}

#[test]
fn choices_are_ids_or_labels() {
    let heading = "unit;KH_BAN_HANH.choice;BC_KHONG_VUOT.yes;KC_XEP_LOAI;THUONG_KHEN;TRANG_TIN_DIA_CHI.note";
    let cases: [(&str, &[&str], &[&str]); 6] = [
        (
            "dung_han;Có;tot;Không;=1",
            &[
                "BC_KHONG_VUOT.yes=true",
                "KC_XEP_LOAI.choice=tot",
                "KH_BAN_HANH.choice=dung_han",
                "THUONG_KHEN.yes=false",
                "TRANG_TIN_DIA_CHI.note==1",
            ],
            &[],
        ),
        (
            "Đúng thời hạn;khong;Hoàn thành  TỐT nhiệm vụ;có;",
            &["KC_XEP_LOAI.choice=tot", "KH_BAN_HANH.choice=dung_han", "THUONG_KHEN.yes=true"],
            &["T21 C2!"],
        ),
        // Points given directly, at a leaf of any rule.
        (";;0,75;1;", &["KC_XEP_LOAI=0.75", "THUONG_KHEN=1"], &[]),
        (
            "đúng hạn;;rất tốt;đạt;",
            &["KC_XEP_LOAI.choice=rất tốt", "KH_BAN_HANH.choice=đúng hạn"],
            &["N17 B2!", "N17 D2!", "T21 E2!"],
        ),
        (";yes;;;", &["BC_KHONG_VUOT.yes=true"], &[]),
        (
            "KAD;KAD;;;",
            &["BC_KHONG_VUOT.not_applicable=KAD", "KH_BAN_HANH.not_applicable=KAD"],
            &["N13 B2!", "N13 C2!"],
        ),
    ];
    for (cells, wanted, told) in cases {
        let table = table(SAMPLE, &format!("{heading}\nX;{cells}"));
        assert_eq!(answers(&table, 0), wanted, "{cells}");
        assert_eq!(problems(&table), told, "{cells}");
    }
    let long = table(SAMPLE, &format!("{heading}\nX;{}", "đ".repeat(65)));
    assert_eq!((answers(&long, 0).len(), problems(&long)), (0, vec!["N17 B2!".to_owned()]));
}

#[test]
fn a_decision_answers_the_question() {
    let text = "unit;1;2\nX;1.500;2.500\nY;3.500;4.500";
    assert_eq!(problems(&table(LAI_CHAU, text)), ["N04 B2!", "N04 C2!", "N04 B3!", "N04 C3!"]);
    let mut decisions = Decisions { all: Some(Reading::Decimal), ..Decisions::default() };
    let read = decided(LAI_CHAU, text, &decisions);
    assert_eq!(answers(&read, 1), ["DIEU_TRA=4.500", "THAM_DINH=3.500"]);
    assert_eq!(problems(&read), [""; 0]);
    decisions.columns.insert(2, Reading::Whole);
    decisions.cells.insert(Place::parse("C3").unwrap(), Reading::Decimal);
    let read = decided(LAI_CHAU, text, &decisions);
    assert_eq!(
        (answers(&read, 0), answers(&read, 1)),
        (
            vec!["DIEU_TRA=2500".to_owned(), "THAM_DINH=1.500".into()],
            vec!["DIEU_TRA=4.500".to_owned(), "THAM_DINH=3.500".into()],
        )
    );
    assert_eq!(problems(&read), ["N11 C2!"]);
    assert_eq!(
        echoes(LAI_CHAU, &read)[2..],
        ["B2 1.500 = 1.500", "C2 2.500 = 2500", "B3 3.500 = 3.500", "C3 4.500 = 4.500"]
    );
}

#[test]
fn a_column_of_both_marks_is_told() {
    let cases: [(&str, &[&str]); 7] = [
        ("6,31\n6.31", &["T22 B1"]),
        ("6,31\n7,5\n8", &[]),
        ("6.31\n7.5\n8", &[]),
        // Beside decimal points, a comma with three digits behind it may divide thousands.
        ("6,310\n6.31", &["T22 B1!"]),
        ("0,310\n6.31", &["T22 B1"]),
        ("1.234.567\n6.31", &["N11 B2!", "T22 B1"]),
        ("1,234.5\n6.31", &["N11 B2!"]),
    ];
    for (cells, wanted) in cases {
        let rows: String = cells.lines().enumerate().map(|(i, cell)| format!("\nX{i};{cell}")).collect();
        let mut told = problems(&table(LAI_CHAU, &format!("unit;1{rows}")));
        told.sort();
        assert_eq!(told, wanted, "{cells}");
    }
}

#[test]
fn texts_that_look_like_formulas_are_texts() {
    let text = "unit;group;1;2\n=HYPERLINK(\"x\");@a;=1+1;+5\n'=A1;'+b;'-x;-\n-A;''=c;=SUM(A1);-0,5";
    let read = table(LAI_CHAU, text);
    let names: Vec<String> =
        read.units.iter().map(|unit| format!("{} {}", unit.assessment.unit.name, unit.assessment.unit.group)).collect();
    assert_eq!(names, ["=HYPERLINK(\"x\") @a", "=A1 +b", "-A '=c"]);
    assert_eq!(answers(&read, 0), ["DIEU_TRA=5", "THAM_DINH=?=1+1"]);
    assert_eq!(answers(&read, 1), ["THAM_DINH=?-x"]);
    let told = ["T19 A2", "T19 B2", "T19 C2!", "N02 C3!", "T19 A4", "T19 C4!", "N12 D4!"];
    assert_eq!(problems(&read), told);
}

#[test]
fn lines_in_a_name_are_joined_and_told() {
    let read = table(LAI_CHAU, "unit;1\n\"UBND xã\nVân\tCanh\";5\nUBND xã \u{202e}B;5");
    assert_eq!(read.units[0].assessment.unit.name, "UBND xã Vân Canh");
    assert_eq!(problems(&read), ["T20 A2", "F20 A3"]);
    let long = table(LAI_CHAU, &format!("unit;group;1\n{};I;5\nX;{};5", "x".repeat(301), "y".repeat(301)));
    assert_eq!(problems(&long), ["F13 A2!", "F13 B3!"]);
    assert_eq!(long.units.len(), 1);
}

#[test]
fn what_the_table_says_of_the_result_is_kept_and_compared() {
    let heading = "unit;1;2;Thang điểm;Tổng điểm;Chỉ số;Hạng;Xếp loại";
    let cases: [(&str, &[&str]); 9] = [
        ("60;20;;80;81,63;1;Tốt", &[]),
        ("60;20;80;80,00;100,00 %;1;TỐT", &[]),
        ("60;20;;80,5;81,62;1;Khá", &["T26 E2", "T26 F2", "T26 H2"]),
        ("60;20;;80;81,6;1;Tốt", &["T25 F2"]),
        ("60;20;;80;82;1;Tốt", &["T25 F2"]),
        ("60;20;;80;81,6326530612;1;Tốt", &[]),
        ("60;20;;tám mươi;x;nhất;Tốt", &["T24 E2", "T24 F2", "T24 G2"]),
        ("60;20;;80;81.633;0;Tốt", &["N04 F2!", "T24 G2"]),
        // Nothing is answered, so nothing is compared.
        (";;;80;81,63;1;Tốt", &[]),
    ];
    for (cells, told) in cases {
        assert_eq!(problems(&table(LAI_CHAU, &format!("{heading}\nX;{cells}"))), told, "{cells}");
    }
    let read = table(LAI_CHAU, &format!("{heading}\nX;60;20;;80;81,63;4;Tốt"));
    let stated = &read.units[0].stated;
    assert_eq!(stated.total.as_ref().unwrap().value, Decimal::from(80));
    assert_eq!(stated.index.as_ref().unwrap().at, Place::parse("F2").unwrap());
    assert_eq!((stated.rank.as_ref().unwrap().value, stated.class.as_ref().unwrap().value.as_str()), (4, "Tốt"));
    assert_eq!(stated.differing_rank(Some(4)), None);
    assert_eq!(stated.differing_rank(None), None);
    assert_eq!(stated.differing_rank(Some(3)).unwrap().path(), "G2");
}

#[test]
fn shares_in_the_place_of_percentages_are_told() {
    let told = |cells: &str| problems(&table(SAMPLE, &format!("unit;HL_SIPAS.percent\n{cells}")));
    assert_eq!(told("X;0,8394\nY;0\nZ;1"), ["T23 B1"]);
    assert_eq!(told("X;0,8394\nY;83,94 %"), [""; 0]);
    assert_eq!(told("X;0"), [""; 0]);
}

#[test]
fn the_cells_of_a_workbook_are_numbers() {
    let grid = Grid::read_as("unit\t1\t2\nX\t8,135\t6,5\nY\t7\t20", Separator::Workbook).unwrap();
    let table =
        read(&grid, &by_id(LAI_CHAU).unwrap(), thuocdo_core::assessment::Period::Year(2026), &Decisions::default());
    assert_eq!(answers(&table, 0), ["DIEU_TRA=6.5", "THAM_DINH=8.135"]);
    assert_eq!(echoes(LAI_CHAU, &table).len(), 2, "of the columns only");
    assert_eq!(table.separator, Separator::Workbook);
}

#[test]
fn problems_without_end_are_counted() {
    let rows: String = (0..1_200).map(|i| format!("\nX{i};x")).collect();
    let table = table(LAI_CHAU, &format!("unit;1{rows}"));
    assert_eq!(table.problems.len(), PROBLEM_LIMIT + 1);
    let last = table.problems.last().unwrap();
    assert_eq!(last.fault, TableFault::MoreProblems { count: 200, limit: PROBLEM_LIMIT, errors: true });
    assert!(last.is_error() && table.has_errors());
    assert_eq!(table.units.len(), 1_200);
}
