//! Rows: units, groups as published tables name them, and rows that are no units.

use crate::shown::{LAI_CHAU, echoes, problems, table, units};

#[test]
fn rows_are_units_groups_or_told() {
    let cases: [(&str, &[&str], &[&str]); 16] = [
        // A column of groups.
        ("unit;group;1\nA;I;5\nB;II;6\nC;I;7", &["I | A | 2", "II | B | 3", "I | C | 4"], &[]),
        // Rows that name groups: counted by letters or Roman numbers, or with nothing beside them.
        (
            "STT;Đơn vị;1\nI;Các sở;\n1;Sở Nội vụ;5\nII;Các huyện;\n1;Sìn Hồ;6",
            &["Các sở | Sở Nội vụ | 3", "Các huyện | Sìn Hồ | 5"],
            &[],
        ),
        (
            "Đơn vị;1\nNhóm I\nSở Nội vụ;5\nCấp huyện\nSìn Hồ;6",
            &["Nhóm I | Sở Nội vụ | 3", "Cấp huyện | Sìn Hồ | 5"],
            &[],
        ),
        // A cell that reaches over several holds its text in the first.
        ("TT;Đơn vị;1\nI. Các sở;;\n1;Sở Nội vụ;5", &["I. Các sở | Sở Nội vụ | 3"], &[]),
        // Numbers beside a group's name are told.
        ("TT;Đơn vị;1;Chỉ số\nA;Cấp sở;82;83\n1;Sở Nội vụ;5;5,10", &["Cấp sở | Sở Nội vụ | 3"], &["T17 B2"]),
        ("TT;Đơn vị;1\n;Nhóm II;60\n1;Sở Nội vụ;5", &["Nhóm II | Sở Nội vụ | 3"], &["T17 B2"]),
        // The unit's own cell goes before the row above it; a unit without a group is told.
        ("unit;group;1\nNhóm I;;\nA;;5\nB;II;6", &["Nhóm I | A | 3", "II | B | 4"], &[]),
        ("unit;group;1\nA;;5\nB;II;6", &[" | A | 2", "II | B | 3"], &["T18 B2"]),
        // Units that have answered nothing: one body's name, one that is counted, one in a table with groups.
        ("unit;1\nUBND xã Vân Canh\nXã Ia Le;5", &[" | UBND xã Vân Canh | 2", " | Xã Ia Le | 3"], &[]),
        ("TT;unit;1\n1;Vân Canh;\n2;Ia Le;5", &[" | Vân Canh | 2", " | Ia Le | 3"], &[]),
        ("unit;group;1\nVân Canh;;\nIa Le;xã;5", &[" | Vân Canh | 2", "xã | Ia Le | 3"], &["T18 B2"]),
        // Groups without units, and what stands below the table.
        ("unit;1\nCấp tỉnh\nCác sở\nSở Nội vụ;5\nNGƯỜI LẬP BIỂU", &["Các sở | Sở Nội vụ | 4"], &["T16 A2"]),
        // Signatures in two columns; above the last number these words are a unit's name as others are.
        (
            "unit;1;2\nChủ tịch;5;\nSở Nội vụ;5;6\nNgười lập biểu;;GIÁM ĐỐC\nNguyễn Văn A;;Trần B",
            &[" | Chủ tịch | 2", " | Sở Nội vụ | 3"],
            &[],
        ),
        // No unit's name.
        ("unit;1\n;5\nA;6", &[" | A | 3"], &["T13 B2!"]),
        // Two of one name, in one group and in two.
        (
            "unit;group;1\nUBND xã Ia Le;I;5\nXã Ia  Le;I;6\nxã Ia Le;II;7\nPhường Ia Le;I;7",
            &["I | UBND xã Ia Le | 2", "I | Xã Ia  Le | 3", "II | xã Ia Le | 4", "I | Phường Ia Le | 5"],
            &["T14 A3!", "T15 A4!"],
        ),
        ("unit;code;1\nLong Phú;H1;5\nLong Phú;H2;6", &[" | Long Phú | 2", " | Long Phú | 3"], &[]),
    ];
    for (text, wanted, told) in cases {
        let table = table(LAI_CHAU, text);
        assert_eq!(units(&table), wanted, "{text}");
        let told: Vec<&str> = told.to_vec();
        let problems: Vec<String> = problems(&table).into_iter().filter(|line| !line.starts_with("T26")).collect();
        assert_eq!(problems, told, "{text}");
    }
}

#[test]
fn rows_that_are_no_units_are_passed_over_and_told() {
    let text = "STT;Đơn vị;1;2\nA;B;1;2\nI;Các sở;;\n1;Sở Nội vụ;60;20\nTrung bình;;60;20\n\nSTT;Đơn vị;1;2\nII;Các huyện;;\n1;Sìn Hồ;50;20\n;Tổng cộng;110;40";
    let table = table(LAI_CHAU, text);
    let rows: Vec<String> = echoes(LAI_CHAU, &table).into_iter().filter(|line| !line.contains("1 = ")).collect();
    let wanted = [
        "A1 STT = Ordinals",
        "C1 1 = THAM_DINH",
        "D1 2 = DIEU_TRA",
        "A2 A | B | 1 | 2 = ColumnNumbers",
        "B3 Các sở = group Các sở",
        "A5 Trung bình = Summary",
        "A7 STT | Đơn vị | 1 | 2 = Heading",
        "B8 Các huyện = group Các huyện",
        "B10 Tổng cộng = Summary",
    ];
    let wanted: Vec<&str> = wanted.into_iter().filter(|line| !line.contains("1 = ")).collect();
    assert_eq!(rows, wanted);
    assert_eq!(units(&table), ["Các sở | Sở Nội vụ | 4", "Các huyện | Sìn Hồ | 9"]);
    assert_eq!(table.groups, ["Các sở", "Các huyện"]);
    assert_eq!(problems(&table), [""; 0]);
    let numbers = "Đơn vị;1;2;Tổng điểm\n(1);(2);(3);(4) = (2) + (3)\nA;5;6;11";
    let table = crate::shown::table(LAI_CHAU, numbers);
    assert_eq!((units(&table), problems(&table)), (vec![" | A | 3".to_owned()], vec![]));
}

/// Tables of results, read for Lai Châu's points: what it is about, the table, its units with their groups, what is told.
const RESULTS: [(&str, &str, &[&str], &[&str]); 17] = [
    (
        "names that speak of places, and ranks that begin anew (finding 2)",
        "TT;Đơn vị;Thẩm định;Điều tra;Xếp hạng\nNhóm 1: các xã trên địa bàn miền núi;;;;\n1;Xã A;60;20;1\n2;Xã B;50;20;2\nNhóm 2: các xã trên địa bàn đồng bằng;;;;\n1;Xã C;65;25;1\n2;Xã D;40;20;2",
        &[
            "Nhóm 1: các xã trên địa bàn miền núi | Xã A | 3",
            "Nhóm 1: các xã trên địa bàn miền núi | Xã B | 4",
            "Nhóm 2: các xã trên địa bàn đồng bằng | Xã C | 6",
            "Nhóm 2: các xã trên địa bàn đồng bằng | Xã D | 7",
        ],
        &[],
    ),
    (
        "limits that are of people (finding 2)",
        "Đơn vị;Thẩm định;Điều tra\nNhóm xã có trên 5.000 dân\nXã A;60;20\nNhóm xã dưới 5.000 dân\nXã B;50;20",
        &["Nhóm xã có trên 5.000 dân | Xã A | 3", "Nhóm xã dưới 5.000 dân | Xã B | 5"],
        &[],
    ),
    (
        "names from one to another (finding 2)",
        "Đơn vị;Thẩm định;Điều tra\nNhóm 1 (từ xã A đến xã B)\nXã A;60;20\nNhóm 2 (từ xã C đến xã D)\nXã C;50;20",
        &["Nhóm 1 (từ xã A đến xã B) | Xã A | 3", "Nhóm 2 (từ xã C đến xã D) | Xã C | 5"],
        &[],
    ),
    (
        "shares of people, and results that do not fall (finding 2)",
        "Đơn vị;Thẩm định;Điều tra\nNhóm trên 50% hộ nghèo\nXã A;60;20\nNhóm dưới 50% hộ nghèo\nXã B;65;20",
        &["Nhóm trên 50% hộ nghèo | Xã A | 3", "Nhóm dưới 50% hộ nghèo | Xã B | 5"],
        &[],
    ),
    (
        "limits of results, whose running numbers begin anew (finding 2)",
        "TT;Đơn vị;Thẩm định;Điều tra\nNhóm từ 80 điểm trở lên\n1;Xã A;60;20\nNhóm dưới 80 điểm\n1;Xã B;50;20",
        &["Nhóm từ 80 điểm trở lên | Xã A | 3", "Nhóm dưới 80 điểm | Xã B | 5"],
        &[],
    ),
    (
        "limits of results, and running numbers that go on",
        "TT;Đơn vị;Thẩm định;Điều tra\nNhóm từ 80 điểm trở lên\n1;Xã A;60;20\nNhóm dưới 80 điểm\n2;Xã B;50;20",
        &[" | Xã A | 3", " | Xã B | 5"],
        &[],
    ),
    (
        "departments without results are no bands (finding 3)",
        "Đơn vị;Tổng điểm;Hạng\nSở X;;\nSở A;90;1\nSở B;80;2\nSở Y;;\nSở C;70;3",
        &[" | Sở X | 2", " | Sở A | 3", " | Sở B | 4", " | Sở Y | 5", " | Sở C | 6"],
        &["T07 A1!"],
    ),
    (
        "one without results is no group of those below (finding 3)",
        "Đơn vị;Thẩm định;Điều tra\nThư viện tỉnh;;\nSở A;60;20\nSở C;55;20",
        &[" | Thư viện tỉnh | 2", " | Sở A | 3", " | Sở C | 4"],
        &[],
    ),
    (
        "sorts of units are groups",
        "Đơn vị;Thẩm định;Điều tra\nSở, ban, ngành;;\nSở A;60;20\nXÃ MIỀN NÚI\nXã B;55;20\nXã đồng bằng\nXã C;50;20",
        &["Sở, ban, ngành | Sở A | 3", "XÃ MIỀN NÚI | Xã B | 5", "Xã đồng bằng | Xã C | 7"],
        &[],
    ),
    (
        "the last group has no numbers yet (finding 4)",
        "Đơn vị;Thẩm định;Điều tra\nNhóm I;;\nSở A;60;20\nNhóm II;;\nHuyện X;;\nHuyện Y;;",
        &["Nhóm I | Sở A | 3", "Nhóm II | Huyện X | 5", "Nhóm II | Huyện Y | 6"],
        &[],
    ),
    (
        "the last group by its sort, and a note that speaks of many (finding 4)",
        "Đơn vị;Thẩm định;Điều tra\nCác sở\nSở A;60;20\nCấp huyện\nHuyện X;;\nCác huyện còn lại chưa gửi\nNgười lập biểu\nTrần B",
        &["Các sở | Sở A | 3", "Cấp huyện | Huyện X | 5"],
        &[],
    ),
    (
        "the numbers of columns on each page (finding 8)",
        "TT;Đơn vị;Thẩm định;Điều tra\n1;2;3;4\n1;Sở A;60;20\n2;Sở B;50;20\nTT;Đơn vị;Thẩm định;Điều tra\n1;2;3;4\n3;Sở C;55;20",
        &[" | Sở A | 3", " | Sở B | 4", " | Sở C | 7"],
        &[],
    ),
    (
        "letters and numbers of columns, on the next page without a heading (finding 8)",
        "TT;Đơn vị;Thẩm định;Điều tra\nA;B;1;2\n1;Sở A;60;20\nA;B;1;2\n3;Sở C;55;20",
        &[" | Sở A | 3", " | Sở C | 5"],
        &[],
    ),
    (
        "sums (finding 10)",
        "TT;Đơn vị;Thẩm định\n1;Sở A;50\n;Cộng nhóm I;50\n2;Sở B;40\n;TỔNG ĐIỂM;90\n;Tỷ lệ đạt bình quân;45\n;Điểm TĐ;70",
        &[" | Sở A | 2", " | Sở B | 4"],
        &[],
    ),
    (
        "a unit's Q. signs nothing (finding 16)",
        "Đơn vị;Thẩm định;Điều tra;Ghi chú\nQ. Ba Đình;60;20;\nQ. Tây Hồ;;;chưa gửi phiếu\nHuyện Gia Lâm;;;chưa gửi phiếu",
        &[" | Q. Ba Đình | 2", " | Q. Tây Hồ | 3", " | Huyện Gia Lâm | 4"],
        &[],
    ),
    (
        "units alone behind the numbers (finding 16)",
        "Đơn vị;Thẩm định;Điều tra\nQ. Ba Đình;60;20\nQ. Tây Hồ;;\nHuyện Gia Lâm;;",
        &[" | Q. Ba Đình | 2", " | Q. Tây Hồ | 3", " | Huyện Gia Lâm | 4"],
        &[],
    ),
    (
        "signatures sign",
        "Đơn vị;Thẩm định;Điều tra\nSở A;60;20\nTM. ỦY BAN NHÂN DÂN;;\nKT. CHỦ TỊCH;;Q. GIÁM ĐỐC\nTrần B;;",
        &[" | Sở A | 2"],
        &[],
    ),
];

#[test]
fn rows_of_published_results() {
    for (what, text, wanted, told) in RESULTS {
        let table = table(LAI_CHAU, text);
        assert_eq!(units(&table), wanted, "{what}");
        assert_eq!(problems(&table), told, "{what}");
    }
}

#[test]
fn a_unit_without_results_is_told() {
    let table = table(LAI_CHAU, "Đơn vị;Thẩm định;Điều tra\nThư viện tỉnh;;\nSở A;60;20");
    assert!(echoes(LAI_CHAU, &table).contains(&"A2 Thư viện tỉnh = Nothing".to_owned()));
}
