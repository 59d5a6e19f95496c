//! Headings: ids, printed numbers, names, known words, two rows, and what means nothing.

use crate::shown::{DECREE, LAI_CHAU, SAMPLE, columns, echoes, problems, table, units};

#[test]
fn columns_are_named_by_id_number_name_or_a_known_word() {
    let cases: [(&str, &str, &[&str]); 12] = [
        (
            DECREE,
            "unit;code;group;attainable;ON_TIME.num;ON_TIME.den;ONLINE",
            &["Unit", "Code", "Group", "Attainable", "ON_TIME.num", "ON_TIME.den", "ONLINE"],
        ),
        (
            DECREE,
            "Tên đơn vị;Mã;Nhóm;Thang điểm;on_time.num;On_Time.DEN;online.points",
            &["Unit", "Code", "Group", "Attainable", "ON_TIME.num", "ON_TIME.den", "ONLINE"],
        ),
        // By number, by name, by both, with the points behind it, and in the other language.
        (
            DECREE,
            "Đơn vị;1;2.1;3a.;Thanh toán trực tuyến;4. Số hóa hồ sơ;5 Mức độ hài lòng (18 điểm)",
            &["Unit", "CKMB", "ON_TIME", "ONLINE", "TTTT", "MDSH", "MDHL"],
        ),
        (LAI_CHAU, "Đơn vị;Appraised score;ĐIỂM ĐIỀU TRA  xã hội học", &["Unit", "THAM_DINH", "DIEU_TRA"]),
        (DECREE, "Đơn vị;2.1.num;2.1. Mẫu số;ON_TIME.note", &["Unit", "ON_TIME.num", "ON_TIME.den", "ON_TIME.Note"]),
        // One letter is an id of this framework.
        (DECREE, "Đơn vị;A;b;C.num", &["Unit", "A", "B", "C.num"]),
        (
            SAMPLE,
            "unit;KH_BAN_HANH.choice;BC_KHONG_VUOT.yes;TT_HINH_THUC.count;HL_SIPAS.percent;NV_DUNG_HAN.not_applicable",
            &[
                "Unit",
                "KH_BAN_HANH.Choice",
                "BC_KHONG_VUOT.Yes",
                "TT_HINH_THUC.count",
                "HL_SIPAS.percent",
                "NV_DUNG_HAN.NotApplicable",
            ],
        ),
        (
            LAI_CHAU,
            "STT;Đơn vị;1;2;Tổng điểm;Chỉ số (%);Xếp hạng;Xếp loại;Ghi chú",
            &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA", "Total", "Index", "Rank", "Class", "Remarks"],
        ),
        // The area over its columns: merged cells leave those to the right empty.
        (
            DECREE,
            "STT;Đơn vị;Công khai, minh bạch;;Thanh toán trực tuyến;\n;;1.1;1.2;3.5;3.6\n",
            &[
                "Ordinals",
                "Unit",
                "PUBLISH_ON_TIME",
                "PUBLIC_UPDATE_ON_TIME",
                "FEE_FORMALITY_INTEGRATED",
                "DOSSIER_PAID_ONLINE",
            ],
        ),
        (
            DECREE,
            "Đơn vị;ON_TIME;;2.1;Tổng điểm\nĐơn vị;Tử số;Mẫu số;ghi chú;\n",
            &["Unit", "ON_TIME.num", "ON_TIME.den", "ON_TIME.Note", "Total"],
        ),
        (
            LAI_CHAU,
            ";;Điểm;;\nTT;Đơn vị;thẩm định;điều tra xã hội học;Chỉ số\n",
            &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA", "Index"],
        ),
        (DECREE, "\"Tên\nđơn vị\";\"Công khai,\nminh bạch\"", &["Unit", "CKMB"]),
    ];
    for (framework, text, wanted) in cases {
        let table = table(framework, text);
        assert_eq!(columns(framework, &table), wanted, "{text}");
        assert_eq!(problems(&table), [""; 0], "{text}");
    }
}

#[test]
fn what_was_understood_is_told() {
    let text =
        "BẢNG ĐIỂM NĂM 2020;;\n\nSTT;Đơn vị;Điểm thẩm định;DIEU_TRA;Chỉ số;Ghi chú\n1;Sở Nội vụ;62,30;23.37;87,42;x";
    let wanted = [
        "A1 BẢNG ĐIỂM NĂM 2020 = Title",
        "A3 STT = Ordinals",
        "C3 Điểm thẩm định = THAM_DINH",
        "E3 Chỉ số = Index",
        "F3 Ghi chú = Remarks",
        "C4 62,30 = 62.30",
        "E4 87,42 = 87.42",
    ];
    let table = table(LAI_CHAU, text);
    assert_eq!(echoes(LAI_CHAU, &table), wanted);
    assert_eq!(problems(&table), [""; 0]);
    assert_eq!(units(&table), [" | Sở Nội vụ | 4"]);
}

#[test]
fn columns_that_mean_nothing_are_told_once_each() {
    let cases: [(&str, &str, &[&str]); 13] = [
        ("X;1\nY;2", "", &["T06 !"]),
        ("unit;\nX", "", &["T07 A1!", "T16 A2"]),
        ("unit;Tổng điểm\nX;5", "", &["T07 A1!"]),
        ("unit;ON_TIM\nX;5", "ON_TIME", &["T07 A1!", "T08 B1!"]),
        ("unit;TDGQ;ON-TIME.num\nX;5;1", "ON_TIME", &["T08 C1!"]),
        ("unit;TDGQ;Mức độ hài lòg\nX;5;1", "MDHL", &["T08 C1!"]),
        ("unit;TDGQ;So với năm trước\nX;5;1", "", &["T08 C1!"]),
        // Figures that the rule does not have, or points where something is only told.
        ("unit;TDGQ;ON_TIME.count\nX;5;", "", &["A07 C1!"]),
        ("unit;TDGQ;TDGQ.num\nX;5;", "", &["A06 C1!"]),
        ("unit;TDGQ;AVG_PROCESSING_DAYS\nX;5;", "", &["A06 C1!"]),
        ("unit;TDGQ;2;Tổng điểm;Tổng\nX;5;;5;5", "", &["T10 C1!", "T10 E1"]),
        ("unit;TDGQ;;ONLINE\nX;5;3;2\nY;5;3;2", "", &["T11 C2!"]),
        ("unit,TDGQ,ONLINE\nX,5,2,7\nY,5,2", "", &["T12 D2!"]),
    ];
    for (text, nearest, wanted) in cases {
        let table = table(DECREE, text);
        assert_eq!(problems(&table), wanted, "{text}");
        if !nearest.is_empty() {
            let told = format!("{:?}", table.problems);
            assert!(told.contains(&format!("Some(\"{nearest}\")")), "{told}");
        }
    }
}

#[test]
fn a_name_of_several_nodes_is_none() {
    let text = crate::common::edited(
        crate::common::EXAMPLE,
        &[("nodes.0.children.0.name", "\"Kế hoạch\""), ("nodes.0.children.1.name", "\"KẾ HOẠCH\"")],
    );
    let framework = thuocdo_core::framework::read(&text).unwrap();
    let grid = thuocdo_core::exchange::table::Grid::read("unit;Kế hoạch\nX;1").unwrap();
    let period = thuocdo_core::assessment::Period::Year(2026);
    let table = thuocdo_core::exchange::table::read(&grid, &framework, period, &Default::default());
    assert_eq!(problems(&table), ["T07 A1!", "T09 B1!"]);
    let ids: Vec<&str> = framework.nodes()[1..3].iter().map(|node| node.id.as_str()).collect();
    assert!(format!("{:?}", table.problems[1]).contains(&format!("{ids:?}")), "{:?}", table.problems);
}

/// A table's text, what its columns mean, and what is wrong with its columns.
type Case = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

fn check(cases: &[Case]) {
    for (framework, text, wanted, told) in cases {
        let table = table(framework, text);
        assert_eq!(columns(framework, &table), *wanted, "{text}");
        let found = problems(&table);
        let of_columns: Vec<&String> = found.iter().filter(|one| !one.starts_with("T07")).collect();
        assert_eq!(of_columns, *told, "{text}");
    }
}

#[test]
fn of_two_columns_of_one_thing_the_later_stage_or_time_counts() {
    check(&[
        (LAI_CHAU, "Đơn vị;Tổng điểm (tự chấm);Tổng điểm (thẩm định)", &["Unit", "-", "Total"], &[]),
        (LAI_CHAU, "Đơn vị;Tổng điểm (tự chấm);Tổng điểm", &["Unit", "-", "Total"], &[]),
        (LAI_CHAU, "Đơn vị;Chỉ số năm 2023;Chỉ số", &["Unit", "-", "Index"], &[]),
        (LAI_CHAU, "Đơn vị;Chỉ số;Chỉ số năm 2023;Chỉ số năm 2022", &["Unit", "Index", "-", "-"], &[]),
        (
            LAI_CHAU,
            "Đơn vị;Kỳ trước;;Kỳ này;\n;Tổng điểm;Hạng;Tổng điểm;Hạng\nA;50;1;60;1",
            &["Unit", "-", "-", "Total", "Rank"],
            &[],
        ),
        (
            LAI_CHAU,
            "Đơn vị;Quý I;;Quý II;\n;Tổng điểm;Hạng;Tổng điểm;Hạng\nA;50;1;60;1",
            &["Unit", "-", "-", "Total", "Rank"],
            &[],
        ),
        (
            LAI_CHAU,
            "Đơn vị;Quý IV/2025;;Quý I/2026;\n;Tổng điểm;Hạng;Tổng điểm;Hạng\nA;50;1;60;1",
            &["Unit", "-", "-", "Total", "Rank"],
            &[],
        ),
        (SAMPLE, "Đơn vị;Cải cách thể chế (tự chấm);Cải cách thể chế (thẩm định)", &["Unit", "-", "THE_CHE"], &[]),
        (
            DECREE,
            "Đơn vị;Điểm tự chấm;;Điểm thẩm định;\n;CKMB;TDGQ;CKMB;TDGQ\nA;1;2;3;4",
            &["Unit", "-", "-", "CKMB", "TDGQ"],
            &[],
        ),
        // Nothing says which of two counts.
        (LAI_CHAU, "Đơn vị;Tổng điểm;Tổng", &["Unit", "Total", "-"], &["T10 C1"]),
    ]);
}

#[test]
fn a_total_in_percent_is_the_index() {
    check(&[
        (
            LAI_CHAU,
            "TT;Đơn vị;Tổng điểm;;Xếp hạng\n;;Điểm đạt;Tỷ lệ (%);\n1;Sở A;60;85,71;1",
            &["Ordinals", "Unit", "Total", "Index", "Rank"],
            &[],
        ),
        (
            LAI_CHAU,
            "TT;Đơn vị;Tổng điểm;;Xếp hạng\n;;Tỷ lệ (%);Điểm đạt;\n1;Sở A;85,71;60;1",
            &["Ordinals", "Unit", "Index", "Total", "Rank"],
            &[],
        ),
        (LAI_CHAU, "Đơn vị;Tổng điểm;\n;Giá trị;%\nSở A;60;85,71", &["Unit", "Total", "Index"], &[]),
        (LAI_CHAU, "Đơn vị;Chỉ số;\n;Giá trị (%);Hạng\nSở A;85,71;1", &["Unit", "Index", "Rank"], &[]),
    ]);
}

#[test]
fn a_word_or_two_begin_no_name_of_a_criterion() {
    check(&[
        (SAMPLE, "TT;Đơn vị;Vị trí;Chỉ số", &["Ordinals", "Unit", "Rank", "Index"], &[]),
        (DECREE, "Đơn vị;Mức độ (%)", &["Unit", "Index"], &[]),
        (DECREE, "Đơn vị;Tổng điểm;Mức độ", &["Unit", "Total", "-"], &["T08 C1!"]),
        (DECREE, "Đơn vị;Tổng điểm;Thời gian", &["Unit", "Total", "-"], &["T08 C1!"]),
        (SAMPLE, "Đơn vị;Chỉ số;Địa chỉ", &["Unit", "Index", "-"], &["T08 C1!"]),
        (SAMPLE, "Đơn vị;Chỉ số;Cán bộ", &["Unit", "Index", "-"], &["T08 C1!"]),
        (SAMPLE, "Đơn vị;Chỉ số;Đánh giá", &["Unit", "Index", "-"], &["T08 C1!"]),
        (SAMPLE, "Đơn vị;Chỉ số;Chất lượng", &["Unit", "Index", "-"], &["T08 C1!"]),
        // What is long enough still does.
        (SAMPLE, "Đơn vị;Vị trí việc làm", &["Unit", "BIEN_CHE"], &[]),
        (DECREE, "Đơn vị;Công khai", &["Unit", "CKMB"], &[]),
    ]);
}

#[test]
fn what_is_wanted_is_no_result() {
    check(&[
        (LAI_CHAU, "Đơn vị;Chỉ số năm 2024;Chỉ số (mục tiêu năm 2025)", &["Unit", "Index", "-"], &[]),
        (
            LAI_CHAU,
            "Đơn vị;Năm 2024;;Kế hoạch năm 2025;\n;Chỉ số;Hạng;Chỉ số;Hạng\nA;50,00;1;60,00;1",
            &["Unit", "Index", "Rank", "-", "-"],
            &[],
        ),
        (LAI_CHAU, "Đơn vị;Tổng điểm (phấn đấu);Tổng điểm", &["Unit", "-", "Total"], &[]),
    ]);
}

#[test]
fn who_appraises_may_be_anybody() {
    check(&[
        (
            SAMPLE,
            "Đơn vị;Cải cách thể chế;\n;Điểm đơn vị tự chấm;Điểm Sở Nội vụ thẩm định\nA;1;2",
            &["Unit", "-", "THE_CHE"],
            &[],
        ),
        // Nothing says that what nobody understands is not what counts.
        (
            SAMPLE,
            "Đơn vị;Cải cách thể chế;\n;Điểm đơn vị tự chấm;Điểm Sở Nội vụ xem xét\nA;1;2",
            &["Unit", "-", "-"],
            &["T08 C2!"],
        ),
        (SAMPLE, "Đơn vị;Cải cách thể chế;\n;Tự chấm;Điểm\nA;1;2", &["Unit", "-", "THE_CHE"], &[]),
        (SAMPLE, "Đơn vị;Cải cách thể chế;\n;Điểm;Thẩm định\nA;1;2", &["Unit", "THE_CHE", "-"], &["T10 C2!"]),
    ]);
}

#[test]
fn of_two_columns_of_units_the_scored_ones_are_meant() {
    check(&[
        (
            LAI_CHAU,
            "STT;Tỉnh, thành phố;Xã, phường;Thẩm định\n1;Lai Châu;Xã A;60\n2;Lai Châu;Xã B;50",
            &["Ordinals", "Group", "Unit", "THAM_DINH"],
            &[],
        ),
        (LAI_CHAU, "Xã;Huyện;Thẩm định\nA;X;60", &["Unit", "Group", "THAM_DINH"], &[]),
        (LAI_CHAU, "Nhóm;Huyện;Xã;Thẩm định\n1;X;A;60", &["Group", "Remarks", "Unit", "THAM_DINH"], &[]),
        (
            LAI_CHAU,
            "Đơn vị đánh giá;Đơn vị được đánh giá;Thẩm định\nSở Nội vụ;Sở A;60",
            &["Remarks", "Unit", "THAM_DINH"],
            &[],
        ),
        (LAI_CHAU, "Đơn vị;Tên đơn vị;Thẩm định\nA;B;60", &["Unit", "-", "THAM_DINH"], &["T10 B1!"]),
        (
            LAI_CHAU,
            "Cán bộ đầu mối;;Xã;Thẩm định\nTên;Điện thoại;;\nÔng An;0912;Xã A;60",
            &["-", "-", "Unit", "THAM_DINH"],
            &["T08 A2!", "T08 B2!"],
        ),
    ]);
}
