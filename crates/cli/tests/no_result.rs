//! What `rank` would else pass over in silence.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Folder, run, run_with, sheet};

const LAI_CHAU: &[&str] = &["rank", "-", "--framework", "lai-chau-2020"];

#[test]
fn what_is_understood_and_passed_over_in_a_table_is_told() {
    let table = "BẢNG ĐIỂM\nSTT;Đơn vị;THAM_DINH;Ghi chú\nI;Các sở;;\n1;Sở A;60,5;tốt\n2;Sở B;-;\n;Tổng;60,5;";
    let ran = run_with(LAI_CHAU, table);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for line in [
        "-: Các ô được ngăn bằng dấu chấm phẩy (;).",
        "-: Ô A1: dòng “BẢNG ĐIỂM” nằm trên tiêu đề nên được bỏ qua.",
        "-: Ô A2: cột “STT” không dùng để tính nên được bỏ qua.",
        "-: Ô D2: cột “Ghi chú” không dùng để tính nên được bỏ qua.",
        "-: Ô B3: các dòng bên dưới thuộc nhóm “Các sở”.",
        "-: Ô B6: dòng “Tổng” không phải đơn vị nên được bỏ qua.",
        "-: Cột C: 1 số có dấu phân cách, ví dụ ô C4 “60,5” được đọc là 60,5.",
        "-: Cột C: 1 ô ghi “-”, ví dụ ô C5, được hiểu là chưa chấm.",
    ] {
        assert!(ran.err.lines().any(|told| told == line), "{line}\n{}", ran.err);
    }
    // Of a table of results alone as well, once.
    let ran = run_with(LAI_CHAU, "STT;Đơn vị;Tổng điểm\n1;A;79\n2;B;70\n;Trung bình;74,5");
    assert_eq!(ran.err.matches("“Trung bình” không phải đơn vị").count(), 1, "{}", ran.err);
}

#[test]
fn a_unit_that_is_there_twice_is_found_among_any_number_of_namesakes() {
    let of = |at: usize| sheet("xã A", "{}").replace(r#""name":"xã A""#, &format!(r#""name":"xã A","code":"H{at}""#));
    assert!(of(1).contains("H1"), "{}", of(1));
    let mut sheets: Vec<String> = (0..70).map(of).collect();
    sheets.push(of(69));
    let ran = run_with(&["rank", "-"], sheets.join("\n"));
    assert_eq!((ran.code, ran.codes()), (Some(1), vec!["A04".to_owned()]), "{}", ran.err);
    // Of a table, against those before it and not against its own rows, which the table tells.
    let folder = Folder::new();
    let rows: String = (0..70).map(|at| format!("xã A;H{at};1\n")).collect();
    let table = folder.file("bang.csv", format!("unit;code;CKMB\n{rows}"));
    let before = folder.file("phieu.json", of(69));
    let after = folder.file("sau.json", of(68));
    let ran = run(&["rank", &before, &table, &after, "--framework", "qd766-2022"]);
    assert_eq!((ran.code, ran.codes()), (Some(1), vec!["A04".to_owned(), "A04".to_owned()]), "{}", ran.err);
}
