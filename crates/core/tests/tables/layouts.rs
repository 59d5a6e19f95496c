//! Rankings in the layouts of official publications, with names and numbers that are invented: the order comes out.

use thuocdo_core::assessment::Period;
use thuocdo_core::exchange::table::{Decisions, Grid, of_results, read};
use thuocdo_core::framework::by_id;
use thuocdo_core::rank::{Contender, rank};
use thuocdo_core::score::score;

/// What a layout is, the table, and its units in order with their ranks.
const LAYOUTS: [(&str, &str, &str); 25] = [
    (
        "groups that begin anew under names with limits of their own",
        "TT\tĐơn vị\tChỉ số (%)\tHạng\nNhóm xã có trên 50% dân số miền núi\n1\tA\t91,5\t1\n2\tB\t90,2\t2\nNhóm xã có dưới 50% dân số miền núi\n1\tC\t89,5\t1\n2\tD\t88\t2",
        "1 A, 2 B, 1 C, 2 D",
    ),
    (
        "groups with limits and without ranks, whose results do not fall",
        "Đơn vị\tTổng điểm\nNhóm từ 90 điểm tự chấm trở lên\nSở A\t80\nNhóm dưới 90 điểm tự chấm\nSở B\t85",
        "1 Sở A, 1 Sở B",
    ),
    (
        "units without results between the others",
        "Đơn vị\tTổng điểm\tHạng\nSở X\nSở A\t90\t1\nSở B\t80\t2\nSở Y\nSở C\t70\t3",
        "1 Sở A, 2 Sở B, 3 Sở C, - Sở X, - Sở Y",
    ),
    (
        "sums, and the numbers of columns on each page",
        "TT\tĐơn vị\tTổng điểm\tHạng\n1\t2\t3\t4\n1\tA\t80\t1\nTT\tĐơn vị\tTổng điểm\tHạng\n1\t2\t3\t4\n2\tB\t70\t2\n\tTỔNG ĐIỂM\t150\t",
        "1 A, 2 B",
    ),
    ("points under the plainest word", "STT\tTỉnh\tĐiểm\tXếp hạng\n1\tA\t91,5\t1\n2\tB\t90,2\t2", "1 A, 2 B"),
    ("percent under the plainest word", "STT\tTỉnh\tKết quả (%)\n1\tA\t91,5%\n2\tB\t90,2%", "1 A, 2 B"),
    ("more points than the framework has", "Hạng\tTỉnh\tĐiểm\n1\tA\t1.234,50\n2\tB\t1.200,25", "1 A, 2 B"),
    (
        "bands that say their limits",
        "TT\tTỉnh\tChỉ số (%)\nNHÓM A (từ 90 % trở lên)\n1\tA\t91,5\n2\tB\t90,2\nNHÓM B (dưới 90 %)\n3\tC\t89,5",
        "1 A, 2 B, 3 C",
    ),
    (
        "bands whose ranks go on",
        "TT\tTỉnh\tChỉ số (%)\tHạng\nNhóm A\n1\tA\t91,5\t1\n2\tB\t90,2\t2\nNhóm B\n3\tC\t89,5\t3\n4\tD\t89,5\t3",
        "1 A, 2 B, 3 C, 3 D",
    ),
    (
        "groups whose ranks begin anew",
        "TT\tTỉnh\tChỉ số (%)\tHạng\nNhóm A\n1\tA\t91,5\t1\n2\tB\t90,2\t2\nNhóm B\n3\tC\t89,5\t1\n4\tD\t88\t2",
        "1 A, 2 B, 1 C, 2 D",
    ),
    (
        "percent signs",
        "TT\tTỉnh/Thành phố\tChỉ số CCHC (%)\tXếp hạng\n1\tA\t91,87%\t1\n2\tB\t91,00%\t2\n3\tC\t90,50 %\t3",
        "1 A, 2 B, 3 C",
    ),
    (
        "percent signs and points, ranks of two digits",
        "STT\tĐịa phương\tPAR INDEX 2024\tXếp hạng\n01\tA\t91.87 %\t01\n02\tB\t90.10 %\t02",
        "1 A, 2 B",
    ),
    (
        "ranks in words, SIPAS",
        "Hạng\tTỉnh, thành phố\tChỉ số SIPAS (%)\nHạng 1\tA\t90,15\nHạng 2\tB\t89,03\nHạng 3\tC\t88,00",
        "1 A, 2 B, 3 C",
    ),
    (
        "DDCI, classes in words",
        "STT\tĐơn vị\tĐiểm DDCI\tXếp hạng\tXếp loại\n1\tA\t85,31\t1\tRất tốt\n2\tB\t84,20\t2\tTốt",
        "1 A, 2 B",
    ),
    (
        "a shared rank of two",
        "TT\tXã/phường/đặc khu\tTổng điểm\tXếp hạng\n1\tA\t94,29\t1\n2\tB\t94,21\t2-3\n3\tC\t94,21\t2-3\n4\tD\t90,00\t4\n\tTrung bình\t93,18\t",
        "1 A, 2 B, 2 C, 4 D",
    ),
    (
        "an equals sign, groups of Roman numbers",
        "TT\tTên đơn vị\tTổng điểm\tChỉ số\tHạng\nI\tKhối sở\n1\tA\t90\t90,00%\t=1\n2\tB\t90\t90,00%\t=1\n3\tC\t80\t80,00%\t3\nII\tKhối huyện\n1\tD\t88,5\t88,50%\t1\n2\tE\t70\t70,00%\t2",
        "1 A, 1 B, 3 C, 1 D, 2 E",
    ),
    (
        "two years side by side",
        "TT\tĐơn vị\tNăm 2023\t\tNăm 2024\t\n\t\tChỉ số\tHạng\tChỉ số\tHạng\n1\tA\t88,10\t2\t90,10\t1\n2\tB\t89,10\t1\t89,90\t2",
        "1 A, 2 B",
    ),
    (
        "empty columns of a page",
        "\tTT\t\tĐơn vị\t\tTổng điểm\t\tHạng\n\t1\t\tA\t\t80,5\t\t1\n\t2\t\tB\t\t79,5\t\t2",
        "1 A, 2 B",
    ),
    (
        "a long word for the total, a row of sums",
        "Đơn vị\tTổng số điểm đạt được\tTỷ lệ %\tXếp thứ\nA\t80\t80,00\t1\nB\t70\t70,00\t2\nCộng\t150\t\t",
        "1 A, 2 B",
    ),
    (
        "spaces that do not break, a note below",
        "TT\tĐơn vị\tTổng điểm\tHạng\n1.\tA\t80,5\u{a0}\t1\n2.\tB\t79,5\t2\n(1) A có điểm thưởng",
        "1 A, 2 B",
    ),
    (
        "short forms in the heading, marks behind names",
        "STT\tTỉnh, TP\tĐiểm số\tThứ hạng\n1\tA (*)\t47.32\t1\n2\tB\t46.10\t2\nGhi chú: (*) tỉnh mới",
        "1 A (*), 2 B",
    ),
    ("ranks in Roman numbers", "Hạng\tĐơn vị\tChỉ số\nI\tA\t90,00\nII\tB\t80,00\nIII\tC\t70,00", "1 A, 2 B, 3 C"),
    ("ranks of how many", "TT\tTên xã\tĐiểm tổng kết\tXếp hạng\n1\tA\t80\t1/38\n2\tB\t70\t2/38", "1 A, 2 B"),
    (
        "classes in words and no ranks",
        "STT\tTên đơn vị\tĐiểm tổng kết\tXếp loại\n1\tA\t90,5\tXuất sắc\n2\tB\t85\tTốt",
        "1 A, 2 B",
    ),
    (
        "means between the units",
        "TT\tĐơn vị\tTổng điểm\tHạng\n1\tA\t80,5\t1\n\tĐiểm trung bình\t78,4\t\n2\tB\t76,3\t2",
        "1 A, 2 B",
    ),
];

#[test]
fn invented_rankings_come_out_in_their_order() {
    let framework = by_id("par-tinh-2948-2017").unwrap();
    for (what, text, wanted) in LAYOUTS {
        let grid = Grid::read(text).unwrap();
        let period = Period::Year(2024);
        let first = read(&grid, &framework, period, &Decisions::default());
        let results = of_results(&first, &framework).unwrap_or_else(|| panic!("{what}: {:?}", first.problems));
        let table = read(&grid, &results, period, &Decisions::default());
        let told: Vec<&str> = table.problems.iter().map(|problem| problem.code()).collect();
        assert!(!table.has_errors() && !told.contains(&"T24"), "{what}: {:?}", table.problems);
        let contenders: Vec<Contender> = (table.units.iter())
            .map(|unit| Contender::new(unit.assessment.unit.clone(), score(&results, &unit.assessment)))
            .collect();
        let ranking = rank(&results, &table.groups, &contenders);
        let rows = ranking.groups.iter().flat_map(|group| &group.rows);
        let rank = |rank: Option<u32>| rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
        let line = rows.map(|row| format!("{} {}", rank(row.rank), contenders[row.contender].unit.name));
        assert_eq!(line.collect::<Vec<_>>().join(", "), wanted, "{what}");
        assert!(table.differing_ranks(&results).is_empty(), "{what}");
    }
}
