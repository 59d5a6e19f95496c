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
