//! Names of columns as provinces and their web pages write them (made up after them), and what each is found to be.

use thuocdo_core::exchange::table::{Meaning, StatedKind};

use crate::shown::{DECREE, LAI_CHAU, SAMPLE, columns, problems, table};

#[test]
fn areas_by_the_words_that_only_their_names_have() {
    for (framework, heading, wanted) in [
        (DECREE, "Công khai minh bạch TTHC", "CKMB"),
        (DECREE, "Nhóm công khai, minh bạch", "CKMB"),
        (DECREE, "Chỉ số công khai, minh bạch", "CKMB"),
        (DECREE, "Tiến độ", "TDGQ"),
        (DECREE, "Tiến độ giải quyết (TTHC)", "TDGQ"),
        (DECREE, "Tiến độ giải quyết TTHC", "TDGQ"),
        (DECREE, "Nhóm chỉ số về tiến độ giải quyết", "TDGQ"),
        (DECREE, "Mức độ hài lòng của người dân, doanh nghiệp", "MDHL"),
        (DECREE, "Chỉ số hài lòng", "MDHL"),
        (DECREE, "Sự hài lòng", "-"),
        (DECREE, "MĐHL", "MDHL"),
        (DECREE, "Thanh toán TT", "TTTT"),
        (DECREE, "Thanh toán phí, lệ phí trực tuyến", "TTTT"),
        (DECREE, "Chỉ số về thanh toán trực tuyến", "TTTT"),
        (DECREE, "Cung cấp dịch vụ công trực tuyến", "ONLINE"),
        (DECREE, "Nhóm cung cấp DVCTT", "ONLINE"),
        (DECREE, "Tỷ lệ số hoá hồ sơ", "-"),
        (DECREE, "Điểm số hóa hồ sơ TTHC", "MDSH"),
        (DECREE, "Số hồ sơ thanh toán trực tuyến", "-"),
        (DECREE, "Số phiếu hài lòng", "-"),
        (DECREE, "Tỷ lệ hài lòng (%)", "-"),
        (DECREE, "Hài lòng của cán bộ", "-"),
        (LAI_CHAU, "Điểm thẩm định lần 2", "THAM_DINH"),
        (LAI_CHAU, "Kết quả thẩm định", "THAM_DINH"),
        (LAI_CHAU, "Điểm TĐ", "THAM_DINH"),
        (LAI_CHAU, "Điểm thẩm định/70", "THAM_DINH"),
        (LAI_CHAU, "Điểm thẩm định/100", "-"),
        (LAI_CHAU, "Điểm thẩm định hồ sơ", "THAM_DINH"),
        (LAI_CHAU, "Điểm thẩm định chính thức", "THAM_DINH"),
        (LAI_CHAU, "Điểm thẩm định của Sở Nội vụ", "THAM_DINH"),
        (LAI_CHAU, "Điểm thẩm định của Hội đồng", "THAM_DINH"),
        (LAI_CHAU, "Tổng điểm thẩm định", "THAM_DINH"),
        (LAI_CHAU, "Điểm ĐT XHH", "DIEU_TRA"),
        (LAI_CHAU, "Kết quả điều tra XHH", "DIEU_TRA"),
        (LAI_CHAU, "Điểm phiếu khảo sát", "DIEU_TRA"),
        (LAI_CHAU, "Điểm XHH quy đổi", "DIEU_TRA"),
        (LAI_CHAU, "Số phiếu khảo sát", "-"),
        (LAI_CHAU, "Điểm tự chấm", "-"),
        (SAMPLE, "Điểm cộng", "DIEM_THUONG"),
        (SAMPLE, "Điểm thưởng", "DIEM_THUONG"),
        (SAMPLE, "Kết quả xây dựng chính quyền số", "CHINH_QUYEN_SO"),
        (SAMPLE, "Tác động CCHC", "TAC_DONG"),
    ] {
        // The second column keeps the first from being the only one of numbers.
        let read = table(framework, &format!("Đơn vị\t{heading}\tCột khác\nX\t5\t6"));
        assert_eq!(columns(framework, &read)[..2], ["Unit", wanted], "{heading}");
    }
    // What speaks of two areas is none of them.
    let of_two = "Đơn vị\tSố hóa hồ sơ và thanh toán trực tuyến\tCột Q\nX\t5\t6";
    assert_eq!(problems(&table(DECREE, of_two)), ["T07 A1!", "T08 B1!", "T08 C1!"]);
}

#[test]
fn the_only_column_of_numbers_is_the_result() {
    let of = |text: &str| {
        let read = table(DECREE, text);
        let kind = read.columns.iter().find_map(|column| match column.meaning {
            Some(Meaning::Stated(kind @ (StatedKind::Total | StatedKind::Index))) => Some(kind),
            _ => None,
        });
        (kind, read.units[0].stated.rank.as_ref().map(|rank| rank.value))
    };
    let (total, index) = (Some(StatedKind::Total), Some(StatedKind::Index));
    for (heading, wanted) in [
        ("Điểm 766", total),
        ("Tổng điểm 766", total),
        ("Kết quả 766", total),
        ("Chỉ số 766", index),
        ("Điểm tháng 10/2025", total),
        ("Tháng 10/2025", total),
        ("Năm 2025", total),
        ("Quý III/2025", total),
        ("Điểm CCHC", total),
        ("Kết quả", total),
        ("Kết quả đánh giá", total),
        ("Tổng điểm thẩm định", total),
        ("Điểm quy đổi", total),
        ("Chỉ số tổng hợp", index),
        ("PAR-Index", index),
        ("Giá trị", total),
        ("Tỷ lệ", index),
        ("Cột Q", total),
        ("Số hồ sơ", None),
        ("CKMBB", None),
    ] {
        let text = format!("STT\tĐơn vị\t{heading}\tXếp hạng toàn tỉnh\n1\tA\t91,25\t1/2\n2\tB\t90,5\t2/2");
        assert_eq!(of(&text), (wanted, Some(1)), "{heading}");
    }
    assert_eq!(of("Đơn vị\tCột Q\tCột R\nA\t1\t2"), (None, None));
    assert_eq!(of("Đơn vị\tĐiểm Q\tĐịa chỉ\nA\t1\tx"), (total, None));
    // Of two months the later, and before the units a running number.
    let of_months = "Thứ tự\tĐơn vị\tTổng điểm\tHạng tháng 9\tHạng tháng 10\n7\tA\t91\t3\t1";
    assert_eq!(of(of_months), (total, Some(1)));
}
