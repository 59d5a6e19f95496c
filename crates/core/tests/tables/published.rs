//! Tables in the shapes that provinces publish them: headings, rows and marks that are not those of the documents.

use thuocdo_core::assessment::Period;
use thuocdo_core::exchange::table::{
    Decisions, Grid, NoDenominator, PassedOver, ReadAs, Settled, of_results, read, settle_denominators,
};
use thuocdo_core::framework::by_id;
use thuocdo_core::rank::{Contender, rank};
use thuocdo_core::score::score;

use crate::shown::{DECREE, LAI_CHAU, answers, columns, problems, table, units};

#[test]
fn headings_of_nodes_as_decisions_shorten_them() {
    for (framework, heading, wanted) in [
        (LAI_CHAU, "Điểm điều tra", "DIEU_TRA"),
        (LAI_CHAU, "Điểm điều tra XHH", "DIEU_TRA"),
        (LAI_CHAU, "Thẩm định", "THAM_DINH"),
        (LAI_CHAU, "Điểm thẩm định (70 điểm)", "THAM_DINH"),
        ("par-tinh-1149-2020", "Tổng điểm", "TONG_DIEM"),
        (DECREE, "Công khai", "CKMB"),
    ] {
        let table = table(framework, &format!("Đơn vị\t{heading}\nX\t5"));
        assert_eq!(columns(framework, &table), ["Unit", wanted], "{heading}");
        assert_eq!(answers(&table, 0), [format!("{wanted}=5")], "{heading}");
    }
    // What begins several names is none of them, and a table of totals says no points of areas.
    assert_eq!(problems(&table(DECREE, "Đơn vị\tMức\tCột Q\nX\t5\t6")), ["T07 A1!", "T08 B1!", "T08 C1!"]);
    assert_eq!(problems(&table(DECREE, "Đơn vị\tTổng điểm\nX\t5")), ["T07 A1!"]);
}

#[test]
fn numbers_over_columns_name_nodes_only_together() {
    // The decree numbers its groups 1, 2, 3a, 3b, 4, 5: six columns 1 to 6 are not these.
    let table_of_six = table(DECREE, "Đơn vị\t1\t2\t3\t4\t5\t6\nX\t1\t2\t3\t4\t5\t6");
    assert!(answers(&table_of_six, 0).is_empty());
    assert_eq!(problems(&table_of_six).iter().filter(|line| line.starts_with("T08")).count(), 6);
    assert!(!format!("{:?}", table_of_six.problems).contains("nearest: Some"));
}

#[test]
fn of_two_years_the_later_counts() {
    let text = "Đơn vị\tĐiểm thẩm định\tĐiểm điều tra\tThang điểm\tChỉ số năm 2019\tChỉ số năm 2020\tHạng 2019\tHạng 2020\nSở A\t60\t20\t80\t75,00\t100,00\t3\t1";
    let read = table(LAI_CHAU, text);
    assert_eq!(problems(&read), Vec::<String>::new());
    let stated = &read.units[0].stated;
    assert_eq!(
        (stated.index.as_ref().unwrap().value.to_string(), stated.rank.as_ref().unwrap().value),
        ("100.00".into(), 1)
    );
    let earlier = read.echoes.iter().filter(|echo| echo.read == ReadAs::PassedOver(PassedOver::Earlier)).count();
    assert_eq!(earlier, 2);
}

#[test]
fn headings_of_three_rows() {
    let text = "STT\tĐơn vị\tKết quả\t\t\t\n\t\tĐiểm đánh giá\t\tTổng điểm\n\t\tĐiểm thẩm định\tĐiểm điều tra\t\n1\tSở A\t60\t20\t80\n2\tSở B\t50\t20\t70";
    let read = table(LAI_CHAU, text);
    assert_eq!(units(&read), [" | Sở A | 4", " | Sở B | 5"]);
    assert_eq!(answers(&read, 0), ["DIEU_TRA=20", "THAM_DINH=60"]);
    assert_eq!(problems(&read), Vec::<String>::new());
}

#[test]
fn what_stands_around_the_units_is_no_unit() {
    let text = "UBND TỈNH\nSTT\tSở, ngành\tĐiểm thẩm định\tĐiểm điều tra\n1\tSở A\t60\t20\n2\tSở B\t50\t–\n\tĐiểm bình quân\t55\t20\n\tCao nhất: Sở A\t60\t20\n(*) Sở B chưa được điều tra\nNgười lập biểu\tTM. HỘI ĐỒNG";
    let read = table(LAI_CHAU, text);
    assert_eq!(units(&read), [" | Sở A | 3", " | Sở B | 4"]);
    assert_eq!(answers(&read, 1), ["THAM_DINH=50"]);
    assert_eq!(problems(&read), Vec::<String>::new());
    let passed = |what| read.echoes.iter().filter(|echo| echo.read == ReadAs::PassedOver(what)).count();
    assert_eq!([PassedOver::Title, PassedOver::Summary, PassedOver::Note].map(passed), [1, 2, 2]);
    assert_eq!(read.echoes.iter().filter(|echo| echo.read == ReadAs::Nothing).count(), 1);
}

#[test]
fn another_table_below_is_told_and_not_taken() {
    let text =
        "Đơn vị\tĐiểm thẩm định\tĐiểm điều tra\nSở A\t60\t20\nTên đơn vị\tĐiểm điều tra\tTổng điểm\nHuyện B\t20\t80";
    let read = table(LAI_CHAU, text);
    assert_eq!(units(&read), [" | Sở A | 2"]);
    assert_eq!(problems(&read), ["T32 A3!"]);
}

#[test]
fn shared_ranks_are_read() {
    let text = "Đơn vị\tĐiểm thẩm định\tXếp hạng\nA\t60\t1-2\nB\t60\t=1\nC\t50\t3";
    let ranks: Vec<u32> =
        table(LAI_CHAU, text).units.iter().map(|unit| unit.stated.rank.as_ref().unwrap().value).collect();
    assert_eq!(ranks, [1, 1, 3]);
}

#[test]
fn beside_points_of_nodes_a_denominator_follows_from_total_and_index() {
    // Lai Châu 2020: on 98 points, and on 80 and 78,5 of its own; the last index follows from no denominator with its total.
    let text = "Đơn vị\tĐiểm thẩm định\tĐiểm điều tra\tTổng điểm\tChỉ số (%)\tXếp loại\n\
        Sở Nội vụ\t62,30\t23,37\t85,67\t87,42\tTốt\n\
        Ban Dân tộc\t51,20\t18,02\t69,22\t86,53\tTốt\n\
        Sở A\t40\t20\t61\t87,14\tTốt\n\
        Sở B\t60\t20\t80\t77,77\tKhá";
    let framework = by_id(LAI_CHAU).unwrap();
    let mut read = table(LAI_CHAU, text);
    assert_eq!(
        settle_denominators(&mut read, &framework),
        Settled { own: vec![1], left: vec![(3, NoDenominator::None)] }
    );
    let own: Vec<Option<String>> =
        read.units.iter().map(|unit| unit.assessment.attainable.map(|own| own.normalize().to_string())).collect();
    assert_eq!(own, [None, Some("80".into()), None, None]);
    let rows: Vec<u32> = read.problems.iter().filter_map(|one| Some(one.at?.row)).collect();
    assert!(!rows.contains(&2) && rows.contains(&3) && rows.contains(&4), "{:?}", read.problems);
}

#[test]
fn a_table_of_results_alone_is_ranked_by_them() {
    let framework = by_id(DECREE).unwrap();
    let of = |text: &str| {
        let grid = Grid::read(text).unwrap();
        let period = Period::Year(2026);
        let read = read(&grid, &framework, period, &Decisions::default());
        let results = of_results(&read, &framework)?;
        let again = thuocdo_core::exchange::table::read(&grid, &results, period, &Decisions::default());
        Some((results, again))
    };
    for (text, wanted) in [
        // Gia Lai, 10/10/2026 (domain.md): equal totals share a rank.
        (
            "TT\tĐơn vị\tTổng điểm\n1\tA\t94,29\n2\tB\t94,21\n3\tC\t94,21\n4\tD\t90,00",
            [Some(1), Some(2), Some(2), Some(4)],
        ),
        (
            "Đơn vị\tChỉ số (%)\tXếp hạng\nA\t70,5\t3\nB\t88,37\t1\nC\t80\t2\nD\t60\t4",
            [Some(3), Some(1), Some(2), Some(4)],
        ),
        (
            "Đơn vị\tTổng điểm\tThang điểm\nA\t80\t100\nB\t79\t90\nC\t70\t100\nD\t60\t100",
            [Some(2), Some(1), Some(3), Some(4)],
        ),
    ] {
        let (results, table) = of(text).unwrap();
        let contenders: Vec<Contender> = table
            .units
            .iter()
            .map(|unit| Contender::new(unit.assessment.unit.clone(), score(&results, &unit.assessment)))
            .collect();
        let ranking = rank(&results, &[], &contenders);
        let rows = ranking.groups.iter().flat_map(|group| &group.rows);
        let mut ranks: Vec<(usize, Option<u32>)> = rows.map(|row| (row.contender, row.rank)).collect();
        ranks.sort();
        assert_eq!(ranks.into_iter().map(|(_, rank)| rank).collect::<Vec<_>>(), wanted, "{text}");
        assert!(!table.has_errors(), "{:?}", table.problems);
    }
    for text in ["Đơn vị\tTDGQ\tTổng điểm\nA\t5\t5", "Đơn vị\tGhi chú\nA\tx", "Đơn vị\tChỉ số\tThang điểm\nA\t5\t90"]
    {
        assert!(of(text).is_none(), "{text}");
    }
}
