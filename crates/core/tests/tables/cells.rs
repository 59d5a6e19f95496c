//! Marks in cells and rows that are told or understood: decimals, penalties, counting rows, groups of merged cells.

use thuocdo_core::assessment::Period;
use thuocdo_core::exchange::table::{Decisions, Grid, ReadAs, of_results, read};
use thuocdo_core::framework::by_id;

use crate::shown::{LAI_CHAU, SAMPLE, answers, problems, table, units};

#[test]
fn commas_and_points_are_told_in_every_column_of_numbers() {
    // Made up.
    for (text, wanted) in [
        ("A\t60,25\t25,75\t86.00\t87,76\nB\t60,20\t25,50\t85,70\t87,45", vec!["T22 D1"]),
        ("A\t60,25\t25,75\t86,00\t87.76\nB\t60,20\t25,50\t85,70\t87,45", vec!["T22 E1"]),
        ("A\t60,25\t25.75\t86,00\t87,76\nB\t60,20\t25.50\t85,70\t87,45", vec!["T22 C1"]),
        ("A\t60,25\t25,75\t86\t87,76\nB\t60,20\t25,50\t85,70\t87,45", vec![]),
        ("A\t60.25\t25.75\t86.00\t87.76\nB\t60.20\t25.50\t85.70\t87.45", vec![]),
    ] {
        let heading = "Đơn vị\tĐiểm thẩm định\tĐiểm điều tra\tTổng điểm\tChỉ số (%)";
        assert_eq!(problems(&table(LAI_CHAU, &format!("{heading}\n{text}"))), wanted, "{text}");
    }
}

#[test]
fn an_index_that_stands_for_the_points_is_told_where_digits_are_missing() {
    let (framework, text) = (by_id(LAI_CHAU).unwrap(), "Đơn vị\tChỉ số CCHC (%)\tXếp hạng\nA\t85,7\t1\nB\t85,71\t2");
    let results = of_results(&table(LAI_CHAU, text), &framework).unwrap();
    let again = read(&Grid::read(text).unwrap(), &results, Period::Year(2020), &Decisions::default());
    assert_eq!(problems(&again), ["T25 B2"]);
}

#[test]
fn points_of_penalties_are_taken_away_whatever_their_sign() {
    for (cell, wanted, told) in [("-1", "1", 1), ("-0,5", "0.5", 1), ("1", "1", 0)] {
        let read = table(SAMPLE, &format!("Đơn vị\tĐiểm cộng\tĐiểm trừ\nA\t1\t{cell}"));
        assert_eq!(answers(&read, 0), ["DIEM_THUONG=1".to_owned(), format!("DIEM_TRU={wanted}")], "{cell}");
        assert_eq!(problems(&read), Vec::<String>::new(), "{cell}");
        let taken = read.echoes.iter().filter(|echo| matches!(echo.read, ReadAs::TakenAway(_))).count();
        assert_eq!(taken, told, "{cell}");
    }
    assert_eq!(problems(&table(SAMPLE, "Đơn vị\tĐiểm cộng\tĐiểm trừ\nA\t-1\t0")), ["N12 B2!"]);
}

#[test]
fn a_row_that_numbers_the_columns_may_stand_below_full_points() {
    for numbers in ["1\t2\t3\t4", "(1)\t(2)\t(3)\t(4)"] {
        let text = format!(
            "STT\tĐơn vị\tĐiểm thẩm định\tĐiểm điều tra\n\tĐiểm tối đa\t70\t28\n{numbers}\n1\tSở A\t60\t20\n2\tSở B\t3\t4"
        );
        assert_eq!(units(&table(LAI_CHAU, &text)), [" | Sở A | 4", " | Sở B | 5"], "{numbers}");
    }
}

#[test]
fn a_merged_cell_of_a_group_stands_in_the_first_row_of_its_units() {
    let of = |groups: [&str; 5]| {
        let rows: Vec<String> =
            groups.iter().enumerate().map(|(at, group)| format!("{group}\tSở {at}\t60\t20")).collect();
        let read = table(LAI_CHAU, &format!("Khối\tĐơn vị\tĐiểm thẩm định\tĐiểm điều tra\n{}", rows.join("\n")));
        let found: Vec<&str> = read.units.iter().map(|unit| unit.assessment.unit.group.as_str()).collect();
        (found.join(","), problems(&read).join(","))
    };
    for (groups, found, told) in [
        (["I", "", "", "", ""], "I,I,I,I,I", ""),
        (["I", "", "", "II", ""], "I,I,I,II,II", ""),
        // One is missing, or the first.
        (["I", "I", "", "II", "II"], "I,I,,II,II", "T18 A4"),
        (["I", "", "II", "III", "IV"], "I,,II,III,IV", "T18 A3"),
        (["", "I", "", "II", ""], ",I,,II,", "T18 A2,T18 A4,T18 A6"),
    ] {
        assert_eq!(of(groups), (found.to_owned(), told.to_owned()), "{groups:?}");
    }
}
