//! Classes, scales, ranks before and words of articles: what is wrong in some, and nothing in those that only look so.
//!
//! Made up after the ways in which newspapers write; the published ones are in `articles`, right ones in `plausible`.

use crate::common::d;
use crate::{codes, the};
use thuocdo_core::audit::{ClassCount, Matter, audit};
use thuocdo_core::framework::by_id;

/// What is found in texts, and what agrees.
#[track_caller]
fn check(texts: &[(&str, &[&str], &[&str])]) {
    for (text, wrong, agreed) in texts {
        let audit = audit(text, None);
        assert_eq!(codes(&audit.findings), *wrong, "{text}: {:?}", audit.findings);
        assert_eq!(codes(&audit.agreed), *agreed, "{text}: {:?}", audit.agreed);
    }
}

#[test]
fn counts_of_classes_make_up_the_whole() {
    check(&[
        ("Trong 124 đơn vị được xếp loại, có 80 Tốt, 30 Khá, 15 Trung bình.", &["U79"], &[]),
        ("Trong 124 đơn vị được xếp loại, có 80 Tốt, 30 Khá, 14 Trung bình.", &[], &["U78"]),
        ("Trong tổng số 124 xã có 80 xã Tốt, 30 xã Khá và 15 xã Trung bình.", &["U79"], &[]),
        ("Có 80 đơn vị Tốt, 30 đơn vị Khá, 15 đơn vị Trung bình trong tổng số 124 đơn vị.", &["U79"], &[]),
        ("124 đơn vị xếp loại (80 Tốt, 30 Khá, 15 Trung bình).", &["U79"], &[]),
        ("80/124 xã xếp loại Tốt, 30/124 xã xếp loại Khá, 15/124 xã xếp loại Trung bình.", &["U79"], &[]),
        ("Có 124 xã được đánh giá. Kết quả: 80 xã loại Tốt, 30 xã loại Khá, 15 xã loại Trung bình.", &["U79"], &[]),
        ("Phân loại 135 xã, phường: 12 đơn vị xuất sắc; 80 đơn vị tốt; 44 đơn vị khá.", &["U79"], &[]),
        ("Kết quả 3 đơn vị: Xuất sắc 2, Tốt 1.", &[], &["U78"]),
        ("Kết quả 2 đơn vị: Xuất sắc 2, Tốt 1.", &["U79"], &[]),
        ("Kết quả 4 đơn vị: Xuất sắc 2, Tốt 1.", &["U47"], &[]),
        ("Trong 124 đơn vị, loại Tốt: 70 đơn vị; loại Khá: 30 đơn vị; loại Trung bình: 15 đơn vị.", &["U47"], &[]),
        // Some of them; others that are present; another year; several groups; where classes begin.
        ("Trong 124 đơn vị có 2 Xuất sắc, 80 Tốt.", &[], &[]),
        ("Trong 124 đơn vị có 2 Xuất sắc, 80 Tốt, 30 Khá, còn lại xếp loại Trung bình.", &[], &[]),
        ("Hội nghị có 12 đơn vị tham dự, công bố 80 Tốt, 30 Khá.", &[], &[]),
        ("Có 12 sở dự họp. Kết quả: 80 Tốt, 30 Khá.", &[], &[]),
        ("Có 90 xã loại Tốt (năm 2023 có 70 xã loại Tốt, 20 xã loại Khá), trong 124 xã.", &[], &[]),
        ("Có 20 sở và 9 huyện được xếp loại: 18 Tốt, 10 Khá.", &[], &[]),
        ("Trong 29 đơn vị: 5 sở loại Tốt, 15 sở loại Khá; 3 huyện loại Tốt, 6 huyện loại Khá.", &[], &[]),
        ("Khối sở có 20 đơn vị: 18 Tốt, 2 Khá; khối xã có 124 đơn vị: 1 Xuất sắc, 123 Trung bình.", &[], &[]),
        ("Có 124 đơn vị được xếp loại. Năm 2023 có 80 loại Tốt, năm 2024 có 90 loại Khá.", &[], &[]),
        ("Trong 124 đơn vị có 2 Xuất sắc, 79 đơn vị loại Tốt trở lên, 45 đơn vị loại Khá trở xuống.", &[], &[]),
        ("Trong 10 đơn vị: 5 loại Tốt trở lên, 3 loại Khá, 2 loại Yếu.", &[], &[]),
        ("Có 124/124 xã được xếp loại: 2 Xuất sắc, 77 Tốt (năm 2024: 68 xã), 30 Khá, 15 Trung bình.", &[], &["U78"]),
        ("Đánh giá 124 đơn vị theo thang điểm: Xuất sắc 90, Tốt 80, Khá 70.", &[], &[]),
        ("Có 3 đơn vị tốt nhất và 2 đơn vị kém nhất.", &[], &[]),
    ]);
    let text = "Kết quả 4 đơn vị: Xuất sắc 2, Tốt 1.";
    let counts =
        [("xuất sắc", "2"), ("tốt", "1")].map(|(class, count)| ClassCount { class: class.into(), count: d(count) });
    let wanted = Matter::ClassesIncomplete { counts: counts.to_vec(), sum: d("3"), total: d("4") };
    assert_eq!(the(&audit(text, None), "U47", 1).matter, wanted);
}

#[test]
fn counts_of_classes_against_a_table() {
    let rows =
        "STT\tĐơn vị\tChỉ số (%)\tXếp loại\n1\tSở A\t95,67\tXuất sắc\n2\tSở B\t91,79\tXuất sắc\n3\tSở C\t76,50\tTốt";
    for (text, wrong, agreed) in [
        ("Kết quả: Xuất sắc 2, Tốt 1.", 0, 2),
        ("Kết quả: Xuất sắc 1, Tốt 2.", 2, 0),
        ("Kết quả: 2 Xuất sắc, 2 Tốt.", 0, 1),
        // The table is an excerpt.
        ("Kết quả: Xuất sắc 20, Tốt 70.", 0, 0),
        ("Năm 2023: Xuất sắc 1, Tốt 2.", 0, 0),
    ] {
        let audit = audit(&format!("{text}\n\n{rows}"), None);
        let count = |list: &[thuocdo_core::audit::Finding], code| codes(list).iter().filter(|it| **it == code).count();
        let told = (count(&audit.findings, "U94"), count(&audit.agreed, "U93"));
        assert_eq!(told, (wrong, agreed), "{text}: {:?}", audit.findings);
    }
}

#[test]
fn ranks_beside_those_of_the_year_before() {
    check(&[
        ("Bình An xếp thứ 20/34, tăng 8 bậc so với năm 2023 (26/34).", &["U83"], &[]),
        ("Bình An xếp thứ 20/34, tăng 6 bậc so với năm 2023 (26/34).", &[], &["U82"]),
        ("Bình An xếp thứ 20/34, giảm 6 bậc so với năm 2023 (26/34).", &["U83"], &[]),
        ("Tỉnh Bình An xếp thứ 20/34 tỉnh, thành phố; tăng 8 bậc so với năm 2023 (26/34).", &["U83"], &[]),
        ("Bình An đứng thứ 20/34 (năm 2023: 26/34), tăng 8 bậc.", &["U83"], &[]),
        ("Bình An đứng thứ 20/34 (năm 2023 xếp thứ 26/34), tăng 6 bậc.", &[], &["U82"]),
        ("Bình An đứng thứ 20/34, tăng 8 hạng so với năm 2023 (thứ 26/34).", &["U83"], &[]),
        ("Năm 2023 tỉnh xếp thứ 26/34, năm 2024 xếp thứ 20/34, tăng 8 bậc.", &["U83"], &[]),
        // Of another unit, another index, an aim; counts and not ranks.
        ("Bình An xếp thứ 20/34; Thái Hòa tăng 8 bậc so với năm 2023 (26/34).", &[], &[]),
        ("SIPAS xếp thứ 20/34, tăng 8 bậc; PCI xếp thứ 5/34, tăng 2 bậc so với năm 2023 (26/34).", &[], &[]),
        ("Phấn đấu xếp thứ 20/34, tăng 8 bậc so với năm 2023 (26/34).", &[], &[]),
        ("SIPAS xếp thứ 20/34, PAR INDEX tăng 8 bậc so với năm 2023 (26/34).", &[], &[]),
        ("Bình An xếp thứ 20/34, tăng 8 bậc so với năm 2022 và 6 bậc so với năm 2023 (26/34).", &[], &[]),
        ("Bình An đứng thứ 20/34 (năm 2023: 26/34), tăng 8 bậc so với năm 2022.", &[], &[]),
        ("Bình An xếp thứ 20/34, tăng 8 bậc; có 26/34 sở (năm 2023 là 20/34 sở) đạt 100%.", &[], &[]),
    ]);
}

#[test]
fn what_is_taken_from_a_scale() {
    let parts = "Thang điểm 100 điểm gồm 70 điểm thẩm định và 30 điểm điều tra xã hội học.";
    let of = |rest: &str| codes(&audit(&format!("{parts} {rest}"), None).findings).join(" ");
    for (text, wrong) in [
        ("Năm nay thang điểm 98 (trừ 02 điểm điều tra xã hội học).", "U16"),
        ("Năm nay thang điểm 98 (trừ 02 điểm của một chỉ số).", ""),
        ("Năm nay thang điểm 97 (trừ 02 điểm của một chỉ số).", "U15"),
        ("Năm nay thang điểm 98 (trừ 02 điểm điều tra xã hội học), còn 28 điểm điều tra xã hội học.", ""),
        ("Xã Bình An bị trừ 02 điểm, còn 98 điểm (trừ 02 điểm do chậm báo cáo).", ""),
    ] {
        assert_eq!(of(text), wrong, "{text}");
    }
    // Without the parts nothing is known of the whole.
    check(&[("Năm nay thang điểm 97 (trừ 02 điểm điều tra xã hội học).", &[], &[])]);
}

#[test]
fn areas_of_the_index() {
    let list = |count: u32, noun: &str| {
        let items: Vec<String> = (1..=count).map(|at| format!("Nội dung {at}")).collect();
        format!("Chỉ số PAR INDEX tăng nhờ thực hiện {count} {noun} gồm: {}.", items.join("; "))
    };
    let told = |text: &str| codes(&audit(text, None).findings).contains(&"U86");
    assert!(told(&list(6, "lĩnh vực CCHC")));
    assert!(!told(&list(8, "lĩnh vực CCHC")), "as many as there are");
    assert!(!told(&list(6, "nội dung CCHC")), "contents of the programme");
    assert!(!told(&list(5, "lĩnh vực tăng điểm")), "some of them");
    assert!(!told(&list(6, "lĩnh vực CCHC").replace("PAR INDEX ", "")), "not on the index");
    assert!(!told(&list(7, "lĩnh vực CCHC").replace("PAR INDEX", "PAR INDEX của các bộ")), "another level");
    // The areas of the framework that was chosen.
    let commune = by_id("xa-mau-2026").unwrap();
    for (count, wanted) in [(8, false), (6, true)] {
        let text = list(count, "lĩnh vực CCHC").replace("PAR INDEX ", "");
        let found = audit(&text, Some(&commune)).findings;
        assert_eq!(codes(&found).contains(&"U86"), wanted, "{count}");
    }
}

#[test]
fn periods_units_of_measure_abbreviations_and_classes() {
    check(&[
        ("Công bố kết quả CCHC năm 2022; kết quả dịch vụ công; kết quả thi đua 6 tháng đầu năm 2023.", &["U87"], &[]),
        ("Công bố kết quả CCHC năm 2022; kết quả dịch vụ công; kết quả thi đua năm 2022.", &[], &[]),
        ("Công bố kết quả CCHC năm 2022; kết quả thi đua 6 tháng đầu năm 2023.", &[], &[]),
        ("Công bố kết quả năm 2022; kết quả dịch vụ công; kết quả thi đua năm 2023 so với năm 2022.", &[], &[]),
        ("Chỉ số hài lòng (SIPAS) đạt 9,16/10 điểm.", &["U88"], &[]),
        ("Chỉ số hài lòng (SIPAS) đạt 91,6/100 điểm.", &[], &[]),
        ("Tiêu chí hài lòng (SIPAS) đạt 9,16/10 điểm.", &[], &[]),
        ("Chỉ số hài lòng (SIPAS) đạt 91,6%; tiến độ đạt 18,7/20 điểm.", &[], &[]),
        ("Chỉ số năng lực cạnh tranh (DCCI) không được công bố.", &["U89"], &[]),
        ("Chỉ số hiệu quả quản trị (PAIP) không được công bố.", &["U89"], &[]),
        ("Chỉ số DDCI, chỉ số PAPI, chỉ số PGI, chỉ số SIPAS, chỉ số VNEID, chỉ số CCHC.", &[], &[]),
        ("Trường DCCI tổ chức tập huấn.", &[], &[]),
        ("Phấn đấu thuộc nhóm đạt điểm khá trở lên.", &["U46"], &[]),
        ("Điểm khá từ 70 điểm; phấn đấu thuộc nhóm đạt điểm khá trở lên. Khá: từ 70.", &[], &[]),
        ("Tỉnh Bình An đứng thứ 19/63 ở chỉ số SIPAS với giá trị trung bình đạt 84,92%.", &["U57"], &[]),
        ("Chỉ số SIPAS cả nước với giá trị trung bình đạt 84,92%.", &[], &[]),
    ]);
    // An article that speaks of the classes of its table, and does not say where they begin; a table alone says nothing.
    let rows = "Đơn vị\tChỉ số (%)\tXếp loại\nSở A\t85\tTốt\nSở B\t75\tKhá";
    let told = |text: &str| codes(&audit(&format!("{text}\n\n{rows}"), None).findings).join(" ");
    assert_eq!(told("Có 1 đơn vị xếp loại Tốt, có 1 đơn vị xếp loại Khá."), "U46");
    assert_eq!(told("Có 1 đơn vị xếp loại Tốt (từ 80 trở lên)."), "");
    assert_eq!(told("Sở A đứng đầu."), "");
    let framework = by_id("lai-chau-2020").unwrap();
    let text = format!("Có 1 đơn vị xếp loại Tốt.\n\n{rows}");
    assert!(!codes(&audit(&text, Some(&framework)).findings).contains(&"U46"));
}
