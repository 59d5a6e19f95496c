//! Tables of which not every column of points is understood: what they print ranks the units, and it is told.

use thuocdo_core::exchange::table::{TableFault, of_results, take_results};
use thuocdo_core::framework::by_id;
use thuocdo_core::rank::{Contender, rank};
use thuocdo_core::score::score;

use crate::shown::{DECREE, LAI_CHAU, SAMPLE, problems, table};

/// Made up: what is read, the order that comes out, and where T33 is told.
const TABLES: [(&str, &str, &str, &str, &str); 7] = [
    (
        "one of two columns is not known; a tie by the total is none by the other",
        LAI_CHAU,
        "Đơn vị\tBan Chỉ đạo\tĐiểm điều tra XHH\tTổng điểm\tChỉ số\nA\t60,5\t25,25\t85,75\t87,50\nB\t60,25\t25,5\t85,75\t87,50\nC\t58\t25\t83\t84,69",
        "1 A, 1 B, 3 C",
        "D1",
    ),
    (
        "three of six are not known, and the others turn the order around",
        DECREE,
        "Đơn vị\tCông khai, minh bạch\tTiến độ giải quyết\tCột X\tCột Y\tMức độ hài lòng\tCột Z\tTổng điểm\nA\t15,25\t18,70\t9,20\t7,90\t16,80\t20,50\t88,35\nB\t16,00\t19,10\t7,80\t6,90\t17,20\t19,10\t86,10\nC\t17,00\t19,60\t5,00\t5,50\t17,60\t15,00\t79,70",
        "1 A, 2 B, 3 C",
        "H1",
    ),
    (
        "a column is missing, and only the index is printed",
        LAI_CHAU,
        "Đơn vị\tĐiểm điều tra XHH\tChỉ số\tXếp hạng\nA\t20\t90,00\t1\nB\t25\t80,00\t2",
        "1 A, 2 B",
        "C1",
    ),
    (
        "a column is missing, and the printed ranks follow from the totals",
        LAI_CHAU,
        "Đơn vị\tĐiểm điều tra XHH\tTổng điểm\tXếp hạng\nA\t20\t90\t1\nB\t25\t80\t2",
        "1 A, 2 B",
        "C1",
    ),
    (
        "the totals come out of the columns that are known",
        LAI_CHAU,
        "Đơn vị\tĐiểm điều tra XHH\tSố phiếu\tTổng điểm\nA\t20\t7\t20\nB\t25\t6\t25",
        "",
        "",
    ),
    (
        "a number that is of no criterion, beside all of them",
        LAI_CHAU,
        "Đơn vị\tĐiểm thẩm định\tĐiểm điều tra XHH\tSố phiếu\tTổng điểm\nA\t60\t20\t7\t81\nB\t50\t25\t6\t75",
        "",
        "",
    ),
    ("no result is printed", LAI_CHAU, "Đơn vị\tBan Chỉ đạo\tĐiểm điều tra XHH\nA\t60\t20\nB\t50\t25", "", ""),
];

#[test]
fn what_is_printed_ranks_where_parts_are_missing() {
    for (what, framework, text, wanted, told) in TABLES {
        let (framework, mut read) = (by_id(framework).unwrap(), table(framework, text));
        let of_parts: Vec<String> = problems(&read).into_iter().filter(|one| one.starts_with("T33")).collect();
        assert_eq!(of_parts.join(","), if told.is_empty() { String::new() } else { format!("T33 {told}") }, "{what}");
        assert_eq!(read.lacks_parts(), !told.is_empty(), "{what}");
        let Some(results) = of_results(&read, &framework) else {
            assert!(wanted.is_empty(), "{what}");
            continue;
        };
        assert!(read.differing_ranks(&framework).is_empty(), "{what}");
        take_results(&mut read, &results);
        assert!(read.differing_ranks(&results).is_empty(), "{what}");
        let contenders: Vec<Contender> = (read.units.iter())
            .map(|unit| Contender::new(unit.assessment.unit.clone(), score(&results, &unit.assessment)))
            .collect();
        let ranking = rank(&results, &read.groups, &contenders);
        let rows = ranking.groups.iter().flat_map(|group| &group.rows);
        let line = rows.map(|row| format!("{} {}", row.rank.unwrap_or_default(), contenders[row.contender].unit.name));
        assert_eq!(line.collect::<Vec<_>>().join(", "), wanted, "{what}");
        assert!(!problems(&read).iter().any(|one| one.starts_with("T26")), "{what}: {:?}", read.problems);
    }
}

#[test]
fn what_is_wrong_with_known_points_is_told_beside_the_printed_totals() {
    let text = "Đơn vị\tBan Chỉ đạo\tĐiểm điều tra XHH\tTổng điểm\nA\t60\t31\t91\nB\t50\t25\t99";
    let mut read = table(LAI_CHAU, text);
    let results = of_results(&read, &by_id(LAI_CHAU).unwrap()).unwrap();
    take_results(&mut read, &results);
    // Above the 30 of the survey; the total follows from no parts that are read.
    assert_eq!(problems(&read), ["T08 B1!", "T33 D1", "N11 C2!"]);
}

/// The areas of the commune sample, without its bonus and penalty points; made up.
const AREAS: &str = "Đơn vị\tChỉ đạo, điều hành CCHC\tCải cách thể chế\tCải cách TTHC\tCải cách tổ chức bộ máy\tCải cách chế độ công vụ\tCải cách tài chính công\tXây dựng chính quyền số\tTác động của CCHC";

#[test]
fn one_misprint_is_no_missing_part() {
    let rows =
        "A\t9\t5\t16\t5\t7\t8\t15\t22,5\t78,5\nB\t9\t5\t16\t4\t7\t8\t15\t20\t84\nC\t8\t5\t16\t4\t7\t7\t15\t20\t82";
    let read = table(SAMPLE, &format!("{AREAS}\tTổng điểm\n{rows}"));
    assert_eq!(problems(&read), ["T26 J2"]);
    // Most totals hold points that no column has.
    let rows = rows.replace("\t84", "\t85").replace("\t82", "\t83");
    let read = table(SAMPLE, &format!("{AREAS}\tTổng điểm\n{rows}"));
    assert_eq!(problems(&read), ["T33 J1", "T26 J2", "T26 J3", "T26 J4"]);
    // Of a few units only, and a column that nobody understands has points of just these.
    let rows = "A\t9\t5\t16\t5\t7\t8\t15\t22,5\t1\t88,5\nB\t9\t5\t16\t4\t7\t8\t15\t20\t0\t84\nC\t8\t5\t16\t4\t7\t7\t15\t20\t0\t82";
    let read = table(SAMPLE, &format!("{AREAS}\tCột Q\tTổng điểm\n{rows}"));
    assert_eq!(problems(&read), ["T08 J1!", "T33 K1", "T26 K2"]);
}

#[test]
fn a_criterion_without_a_column_is_told_beside_others_of_its_area() {
    // All of the area but its last criterion.
    let text = "Đơn vị\tBC_DINH_KY\tTHE_CHE\tTTHC\tBO_MAY\tCONG_VU\tTAI_CHINH\tCHINH_QUYEN_SO\tTAC_DONG\tKE_HOACH\tTU_KIEM_TRA\tTUYEN_TRUYEN\tNHIEM_VU_GIAO\tTổng điểm\nA\t1\t5\t16\t5\t7\t8\t15\t22\t3\t2\t1\t2\t88\nB\t1\t5\t15\t4\t7\t8\t15\t22\t3\t2\t1\t2\t85,5";
    let read = table(SAMPLE, text);
    let without = read.problems.iter().find_map(|one| match &one.fault {
        TableFault::PartsMissing { without, .. } => Some(without.clone()),
        _ => None,
    });
    let wanted = ["BC_NAM_CHAM", "DIEM_THUONG", "DIEM_TRU"].map(str::to_owned).to_vec();
    assert_eq!(without, Some(wanted), "{:?}", read.problems);
}

#[test]
fn ranks_are_compared_with_those_of_the_printed_totals() {
    let text = "Đơn vị\tĐiểm điều tra XHH\tTổng điểm\tXếp hạng\nA\t20\t80\t1\nB\t25\t90\t2";
    let (framework, mut read) = (by_id(LAI_CHAU).unwrap(), table(LAI_CHAU, text));
    assert_eq!(problems(&read), ["T33 C1", "T26 C2", "T26 C3"]);
    // By the columns that are known they say nothing.
    assert!(read.differing_ranks(&framework).is_empty());
    let results = of_results(&read, &framework).unwrap();
    take_results(&mut read, &results);
    let told: Vec<String> =
        read.differing_ranks(&results).iter().map(|one| format!("{} {}", one.code(), one.path())).collect();
    assert_eq!(told, ["T26 D2", "T26 D3"]);
}
