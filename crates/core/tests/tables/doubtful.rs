//! Headings that look like an area or a total and are not surely one (made up): they are left unknown and told.

use crate::shown::{DECREE, LAI_CHAU, columns, problems, table};

/// The columns, and what is told but for a table without nodes.
fn check(framework: &str, text: &str, wanted: &[&str], told: &[&str]) {
    let read = table(framework, text);
    assert_eq!(columns(framework, &read), wanted, "{text}");
    let problems: Vec<String> = problems(&read).into_iter().filter(|one| !one.starts_with("T07")).collect();
    assert_eq!(problems, told, "{text}");
}

#[test]
fn a_rate_under_one_criterion_is_not_the_index() {
    for rate in ["% đạt", "Tỷ lệ (%)", "Chỉ số %", "Quy đổi (%)"] {
        let text = format!(
            "Đơn vị;Thẩm định;;Điều tra XHH;Tổng điểm;Chỉ số (%)\n;Điểm;{rate};Điểm;;\nA;60,5;86,43;25,25;85,75;87,50"
        );
        let wanted = ["Unit", "THAM_DINH", "-", "DIEU_TRA", "Total", "Index"];
        check(LAI_CHAU, &text, &wanted, &["T08 C2!"]);
    }
    check(
        DECREE,
        "Đơn vị;Tiến độ, kết quả giải quyết;;Tổng điểm\n;Điểm;% đạt;\nA;19;95,00;19",
        &["Unit", "TDGQ", "-", "Total"],
        &["T08 C2!"],
    );
    // The sum under one name is its points.
    check(
        LAI_CHAU,
        "Đơn vị;Thẩm định;;Điều tra XHH\n;Tự chấm;Tổng điểm;Điểm\nA;61;60;25",
        &["Unit", "-", "THAM_DINH", "DIEU_TRA"],
        &[],
    );
}

#[test]
fn counts_and_rates_are_no_points_of_an_area() {
    for (framework, heading) in [
        (DECREE, "Tổng số hồ sơ thanh toán trực tuyến"),
        (DECREE, "Hồ sơ thanh toán trực tuyến"),
        (DECREE, "Hồ sơ số hóa"),
        (DECREE, "Tổng số hồ sơ số hóa"),
        (DECREE, "Tỷ lệ số hóa hồ sơ"),
        (DECREE, "Phí, lệ phí thanh toán trực tuyến"),
        (LAI_CHAU, "Tổng số phiếu khảo sát"),
        (LAI_CHAU, "Phiếu khảo sát"),
        (LAI_CHAU, "Người được khảo sát"),
        (LAI_CHAU, "Lần thẩm định"),
    ] {
        // The second column keeps the first from being the only one of numbers.
        let text = format!("Đơn vị;{heading};Cột khác\nA;8;6");
        check(framework, &text, &["Unit", "-", "-"], &["T08 B1!", "T08 C1!"]);
    }
    check(DECREE, "Đơn vị;Hồ sơ số hóa;Điểm số hóa hồ sơ\nA;150;20", &["Unit", "-", "MDSH"], &["T08 B1!"]);
    check(LAI_CHAU, "Đơn vị;Số điểm thẩm định;Cột khác\nA;8;6", &["Unit", "THAM_DINH", "-"], &["T08 C1!"]);
    check(DECREE, "Đơn vị;Tổng số hóa hồ sơ;Cột khác\nA;8;6", &["Unit", "MDSH", "-"], &["T08 C1!"]);
}

#[test]
fn the_only_column_of_numbers_is_the_result_where_it_says_so_or_ranks_by_it() {
    for heading in [
        "Tỷ lệ hồ sơ trễ hạn (%)",
        "Dân số",
        "Tổng số hồ sơ",
        "Tổng số phiếu",
        "Hồ sơ quá hạn",
        "Biên chế",
        "Điểm trừ",
        "Điểm chậm muộn",
        "Kết quả xử lý hồ sơ",
        "Cột Q",
    ] {
        check(DECREE, &format!("Đơn vị;{heading}\nA;7,5\nB;3,25"), &["Unit", "-"], &["T08 B1!"]);
    }
    for (heading, wanted) in [("Điểm tự đánh giá", "Total"), ("Kết quả năm", "Total"), ("Quý III/2025", "Total")]
    {
        check(DECREE, &format!("Đơn vị;{heading}\nA;7,5\nB;3,25"), &["Unit", wanted], &[]);
    }
    // Ranks that follow from its numbers say what it is, whatever its heading; late ones never.
    for (heading, ranks, wanted) in [
        ("Cột Q", ["1", "2", "2"], "Total"),
        ("Cột Q", ["3", "1", "1"], "-"),
        ("Cột Q", ["1", "1", "1"], "-"),
        ("Hồ sơ trễ hạn", ["1", "2", "2"], "-"),
    ] {
        let text = format!("Đơn vị;{heading};Xếp hạng\nA;7,5;{}\nB;3,25;{}\nC;3,25;{}", ranks[0], ranks[1], ranks[2]);
        let read = table(DECREE, &text);
        assert_eq!(columns(DECREE, &read), ["Unit", wanted, "Rank"], "{text}");
    }
}

#[test]
fn a_whole_year_is_later_than_its_months_and_quarters() {
    for part in ["tháng 12/2025", "quý IV/2025"] {
        for (text, wanted) in [
            (format!("Đơn vị;Tổng điểm {part};Tổng điểm năm 2025\nA;7;85\nB;8;80"), ["Unit", "-", "Total"]),
            (format!("Đơn vị;Tổng điểm năm 2025;Tổng điểm {part}\nA;85;7\nB;80;8"), ["Unit", "Total", "-"]),
        ] {
            check(DECREE, &text, &wanted, &[]);
        }
    }
    let of_next = "Đơn vị;Tổng điểm năm 2025;Tổng điểm tháng 1/2026\nA;85;7";
    check(DECREE, of_next, &["Unit", "-", "Total"], &[]);
}

#[test]
fn the_grade_of_a_commune_is_not_its_rank() {
    for heading in ["Hạng xã", "Hạng phường", "Hạng đơn vị"] {
        let text = format!("Đơn vị;{heading};Tổng điểm;Xếp hạng\nA;II;91;1\nB;I;90;2");
        check(DECREE, &text, &["Unit", "-", "Total", "Rank"], &["T08 B1!"]);
    }
}

#[test]
fn an_order_left_of_the_units_counts_them() {
    let text = "Nhóm;Thứ tự;Đơn vị;Điểm thẩm định;Điểm điều tra XHH\nI;1;A;50;20\nI;2;B;60;25";
    check(LAI_CHAU, text, &["Group", "Ordinals", "Unit", "THAM_DINH", "DIEU_TRA"], &[]);
    let text = "Thứ tự;Đơn vị;Tổng điểm;Thứ tự\n7;A;91;1";
    check(LAI_CHAU, text, &["Ordinals", "Unit", "Total", "Rank"], &[]);
}
