//! Sentences as articles write them: what is wrong in some, and nothing in those that only look so.
//!
//! Made up after the ways in which newspapers write; the published ones are in `articles`.

use crate::common::d;
use crate::{codes, found, the};
use thuocdo_core::audit::{Matter, MoveFault, Reason, audit};
use thuocdo_core::framework::by_id;

/// What is found in a text on one line, and what agrees.
#[track_caller]
fn check(text: &str, wrong: &[&str], agreed: &[&str]) {
    let audit = audit(text, None);
    assert_eq!(codes(&audit.findings), wrong, "{text}");
    assert_eq!(codes(&audit.agreed), agreed, "{text}");
}

#[test]
fn ratios() {
    for (text, wrong, agreed) in [
        ("Đã giải quyết 120/125 nhiệm vụ, đạt 96%.", &[][..], &["U72"][..]),
        ("Đã giải quyết 120/125 nhiệm vụ, đạt 95%.", &["U74"], &[]),
        ("Đã giải quyết 120/125 nhiệm vụ, đạt 69%.", &["U73"], &[]),
        ("Đã giải quyết 1.190/1.250 hồ sơ (95,2%).", &[], &["U72"]),
        ("Đã giải quyết 1.190/1.250 hồ sơ, chiếm 92,5%.", &["U73"], &[]),
        ("Có 45.210 hồ sơ, trong đó 44.100 hồ sơ trước hạn, chiếm 97,54%.", &[], &["U72"]),
        ("Có 45.210 hồ sơ, trong đó 44.100 hồ sơ trước hạn, chiếm 97,45%.", &["U74"], &[]),
        (
            "Giải quyết 340.123 hồ sơ, đúng hạn 338.900 hồ sơ (99,64%), quá hạn 1.223 hồ sơ (0,36%).",
            &[],
            &["U72", "U72"],
        ),
        // The whole follows, or there are several.
        ("Trả đúng hạn 900 hồ sơ (đạt 90%), tiếp nhận 950 hồ sơ, đến hạn 1.000 hồ sơ.", &[], &["U72"]),
        ("Trả đúng hạn 900 hồ sơ (đạt 91%), tiếp nhận 950 hồ sơ, đến hạn 1.000 hồ sơ.", &[], &[]),
        // A level that so many units reach is no ratio.
        ("Có 15/29 sở, ngành đạt 100% về mức độ hài lòng.", &[], &[]),
        ("Có 45/47 chỉ tiêu đạt 100% kế hoạch.", &[], &[]),
        ("63/63 địa phương đều đạt trên 80%.", &[], &[]),
        ("Huyện có 13/15 xã đạt 80% số hồ sơ trực tuyến.", &[], &[]),
        // Dates, documents and ranks are none either.
        ("Ngày 30/4, đạt 95% kế hoạch; Nghị quyết 37/NQ-HĐND đạt 90% tán thành; xếp thứ 12/63, đạt 80%.", &[], &[]),
        ("Sáng 6/4 có 90% đại biểu dự họp.", &[], &[]),
    ] {
        check(text, wrong, agreed);
    }
    let text = "Trả đúng hạn 900 hồ sơ (đạt 91%), tiếp nhận 950 hồ sơ, đến hạn 1.000 hồ sơ.";
    let unsure = audit(text, None).unchecked;
    assert_eq!(unsure[0].matter, Matter::ClaimNotChecked(Reason::SeveralReadings));
    let Matter::RatioWrong { num, den, percent, .. } =
        the(&audit("Có 3/8 nhiệm vụ, chiếm 73,5%.", None), "U73", 1).matter
    else {
        panic!()
    };
    assert_eq!((num, den, percent.value), (d("3"), d("8"), d("73.5")));
}

#[test]
fn differences() {
    for (text, wrong, agreed) in [
        ("Chỉ tiêu tăng từ 86,98% lên 88,37%, tăng 1,39 điểm phần trăm.", &[][..], &["U75"][..]),
        ("Chỉ tiêu tăng từ 86,98% lên 88,37%, tăng 1,93 điểm phần trăm.", &["U76"], &[]),
        ("Chỉ tiêu từ 86,98% xuống còn 85%, giảm 1,98 điểm phần trăm.", &[], &["U75"]),
        ("Chỉ tiêu từ 86,98% xuống còn 85%, tăng 1,98 điểm phần trăm.", &["U76"], &[]),
        ("Tổng điểm từ 75,5 điểm lên 80 điểm, tăng 4,5 điểm.", &[], &["U75"]),
        ("Kết quả đạt 88,33 điểm, cao hơn 1,71 điểm so với năm 2022 (86,62 điểm).", &[], &["U75"]),
        ("Kết quả đạt 88,33 điểm, cao hơn 1,17 điểm so với năm 2022 (86,62 điểm).", &["U76"], &[]),
        // What is beside it is of something else.
        ("Huyện A giảm từ 10,85% xuống còn 1,31%; huyện B tăng 2,5 điểm phần trăm.", &[], &[]),
        ("Đạt 91,80%, cao hơn 0,66 điểm phần trăm so với đơn vị xếp vị trí thứ 2 là tỉnh B (đạt 91,14%).", &[], &[]),
        ("Đến nay đạt hơn 90%, tăng 5 điểm phần trăm so với cùng kỳ.", &[], &[]),
    ] {
        check(text, wrong, agreed);
    }
}

#[test]
fn percentage_points() {
    for (text, wrong) in [
        ("Chỉ số CCHC năm 2024 đạt 88,37%, cao hơn 1,39% so với năm 2023.", &["U77"][..]),
        ("Chỉ số SIPAS đạt 84,92%, giảm 2% so với năm 2023.", &["U77"]),
        ("Chỉ số PAR INDEX tăng 1,39% so với năm trước.", &["U77"]),
        ("Chỉ số CCHC đạt 88,37%, cao hơn 1,39 điểm phần trăm so với năm 2023.", &[]),
        ("Chỉ số CCHC đạt 88,37 điểm, tăng 1,39 điểm.", &[]),
        // Percents of what is counted are percents.
        ("Công tác CCHC chuyển biến tốt, số hồ sơ trực tuyến tăng 12% so với cùng kỳ.", &[]),
        ("Về CCHC, thu ngân sách đạt 98% dự toán, tăng 12% so với cùng kỳ.", &[]),
        ("Chỉ số giá tiêu dùng (CPI) tăng 3,2%; cải cách hành chính được đẩy mạnh.", &[]),
        ("Chỉ số sản xuất công nghiệp tăng 8%.", &[]),
        ("Chỉ số CCHC đạt hơn 90%.", &[]),
    ] {
        check(text, wrong, &[]);
    }
}

#[test]
fn counts_and_lists() {
    for (text, wrong, agreed) in [
        ("Toàn tỉnh có 29 đơn vị (gồm 20 sở, ban, ngành và 9 huyện).", &[][..], &[][..]),
        ("Toàn tỉnh có 29 đơn vị (gồm 20 sở và 9 huyện).", &[], &["U78"]),
        ("Toàn tỉnh có 29 đơn vị (gồm 20 sở và 8 huyện).", &["U79"], &[]),
        ("Thang điểm 100 điểm gồm 70 điểm tự chấm và 30 điểm điều tra.", &[], &["U78"]),
        ("Thang điểm 100 điểm gồm 70 điểm tự chấm và 28 điểm điều tra.", &["U79"], &[]),
        ("3 đơn vị đạt 100% (gồm Sở Nội vụ, Sở Tài chính, Sở Y tế).", &[], &["U78"]),
        ("3 đơn vị đạt 100% (gồm Sở Nội vụ, Sở Y tế).", &["U79"], &[]),
        ("3 đơn vị đạt 100% (gồm Sở Nội vụ, Sở Giáo dục và Đào tạo và Sở Y tế).", &[], &["U78"]),
        ("Triển khai 3 nhóm giải pháp, đó là: tuyên truyền; tập huấn và kiểm tra.", &[], &["U78"]),
        ("Triển khai 5 nhóm giải pháp, đó là: tuyên truyền; tập huấn; kiểm tra.", &["U79"], &[]),
        // Groups of delegates are no parts of a count, and open lists are not counted.
        ("Hội nghị có 2 điểm cầu gồm 5 sở, 12 xã tham dự.", &[], &[]),
        ("Đoàn kiểm tra 4 đơn vị (gồm Sở Nội vụ, Sở Y tế…).", &[], &[]),
        ("Tham dự có đại diện 2 đơn vị, gồm ông Nguyễn Văn A, Giám đốc Sở Nội vụ, bà B.", &[], &[]),
        ("Năm 2024 gồm các nhiệm vụ: rà soát; kiểm tra.", &[], &[]),
        ("15/20 đơn vị có chỉ số tăng; 5/20 đơn vị có chỉ số giảm.", &[], &["U78"]),
        ("15/20 đơn vị có chỉ số tăng; 6/20 đơn vị có chỉ số giảm.", &["U79"], &[]),
        ("15/20 đơn vị có chỉ số tăng; 4/20 đơn vị có chỉ số giảm.", &[], &[]),
    ] {
        check(text, wrong, agreed);
    }
}

#[test]
fn ranks() {
    for (text, wrong, agreed) in [
        ("UBND huyện An Lão xếp thứ 12/9 huyện.", &["U81"][..], &[][..]),
        ("UBND huyện An Lão xếp thứ 3/9, tăng 2 bậc.", &[], &["U82"]),
        ("UBND huyện An Lão xếp thứ 8/9, tăng 2 bậc.", &["U83"], &[]),
        ("UBND huyện An Lão xếp thứ 2/9, giảm 3 bậc.", &["U83"], &[]),
        ("UBND huyện An Lão từ vị trí thứ 5 vươn lên vị trí thứ 2, tăng 3 bậc.", &[], &["U82"]),
        ("UBND huyện An Lão từ vị trí thứ 5 vươn lên vị trí thứ 2, tăng 2 bậc.", &["U83"], &[]),
        ("UBND huyện An Lão từ vị trí thứ 2 xuống vị trí thứ 5.", &[], &["U82"]),
        ("UBND huyện An Lão từ vị trí thứ 2 lên vị trí thứ 5.", &["U83"], &[]),
        ("UBND xã An Lão xếp hạng 3, tăng 5 bậc so với năm 2024 (hạng 8).", &[], &["U82"]),
        ("UBND xã An Lão xếp hạng 3, tăng 5 bậc so với năm 2024 (hạng 9).", &["U83"], &[]),
        ("UBND xã An Lão xếp hạng 3, tăng 5 bậc (năm 2024 hạng 9).", &["U83"], &[]),
        ("UBND xã An Lão xếp hạng 3, tăng 5 bậc so với năm 2024 (thứ 9/99).", &["U83"], &[]),
        ("UBND xã An Lão xếp thứ 3/99 (năm 2024 thứ 8/99), tăng 5 bậc.", &[], &["U82"]),
        // In brackets, and of no other time.
        ("UBND xã An Lão tăng 5 bậc (hạng 9).", &[], &[]),
        ("Xếp thứ nhất là huyện An Lão đạt 90 điểm; xếp thứ 2 là huyện Vân Canh đạt 85 điểm.", &[], &["U80"]),
        ("Xếp thứ nhất là huyện An Lão đạt 80 điểm; xếp thứ 2 là huyện Vân Canh đạt 85 điểm.", &["U85"], &[]),
        ("Xếp thứ 2 là huyện An Lão; xếp thứ 2 là huyện Vân Canh.", &["U84"], &[]),
        ("Cùng xếp thứ 2 là huyện An Lão; xếp thứ 2 là huyện Vân Canh.", &[], &["U80"]),
        // Other years, other indices, other units, parts of an index, aims.
        ("Năm 2023 huyện An Lão xếp thứ 5; năm 2024 huyện An Lão xếp thứ 2.", &[], &["U80"]),
        ("Tỉnh Bình An xếp thứ 5 về PAR INDEX; tỉnh Bình An xếp thứ 9 về SIPAS.", &[], &[]),
        ("Huyện An Lão xếp thứ 3/9 huyện; xã An Hòa xếp thứ 3/20 xã.", &[], &[]),
        ("Lĩnh vực thể chế huyện An Lão xếp thứ 3; lĩnh vực tài chính huyện An Lão xếp thứ 7.", &[], &[]),
        ("Huyện An Lão phấn đấu xếp thứ 3, huyện Vân Canh phấn đấu xếp thứ 3.", &[], &[]),
        ("Thành phố An Bình đạt 91,8%, cao hơn đơn vị xếp thứ 2 là Bình An.", &[], &[]),
        ("Thành phố An Bình thuộc tốp 5 địa phương dẫn đầu, đạt 90,25%, xếp vị trí thứ 3.", &[], &[]),
        ("Trong khi thành phố An Bình đạt 90%, Bình An xếp thứ 4, Thái An xếp thứ 5.", &[], &[]),
        ("Thứ tư, 2/8/2023, huyện An Lão tổ chức hội nghị lần thứ 3, năm thứ 2 liên tiếp.", &[], &[]),
    ] {
        check(text, wrong, agreed);
    }
    for (text, fault) in [
        ("Huyện An Lão xếp thứ 8/9, tăng 2 bậc.", MoveFault::OutOfRange),
        ("Huyện An Lão từ vị trí thứ 2 lên vị trí thứ 5.", MoveFault::Direction),
        ("Huyện An Lão từ vị trí thứ 5 lên vị trí thứ 2, tăng 2 bậc.", MoveFault::Places),
    ] {
        let audit = audit(text, None);
        let Matter::MoveWrong(moved) = &the(&audit, "U83", 1).matter else { panic!() };
        assert_eq!(moved.fault, Some(fault), "{text}");
    }
}

#[test]
fn points_of_areas() {
    let total = "Tổng cộng huyện đạt 77,85 điểm.";
    for (text, wrong, agreed) in [
        ("Chỉ số tiến độ đạt 18,7/20 điểm; chỉ số trực tuyến đạt 3,2/12 điểm.", &[][..], &["U70"][..]),
        ("Chỉ số tiến độ đạt 8,7/20 điểm; chỉ số trực tuyến đạt 0,2/12 điểm.", &["U71"], &[]),
        ("Chỉ số tiến độ đạt 20,7/20 điểm; chỉ số trực tuyến đạt 3,2/12 điểm.", &["U14"], &[]),
        // Of several units, or one alone: not parts of one total.
        ("Chỉ số tiến độ: huyện An Lão đạt 8,7/20 điểm, huyện Vân Canh đạt 0,2/12 điểm.", &[], &[]),
        ("Chỉ số tiến độ đạt 8,7/20 điểm.", &[], &[]),
        ("Đợt 1 đạt 8,7/20 điểm, đợt 2 đạt 0,2/12 điểm.", &[], &[]),
    ] {
        check(&format!("{text} {total}"), wrong, agreed);
    }
    // With the framework, the areas must be its own.
    let framework = by_id("qd766-2022").unwrap();
    let text = "Chỉ số tiến độ đạt 8,7/20 điểm; chỉ số trực tuyến đạt 0,2/12 điểm. Huyện đạt 90 điểm.";
    assert_eq!(codes(&audit(text, Some(&framework)).findings), ["U71"]);
    let other = text.replace("/12", "/13");
    assert_eq!(codes(&audit(&other, Some(&framework)).findings), [""; 0]);
}

#[test]
fn names_moments_and_wholes() {
    check("UBND huyện Văn Yên họp. Chấm điểm, UBND huyện Văn đạt 94,10/100 điểm.", &["U98"], &[]);
    check("UBND huyện Văn Yên và huyện Văn Bàn họp. UBND huyện Văn đạt 94,10/100 điểm.", &[], &[]);
    check("Phường Huế và phường Huế Bắc.", &["U98"], &[]);
    let moment = "Kết quả tháng 10 năm 2024. Tính đến ngày 14/11, tổng số điểm đạt 84,54/100 điểm, xếp thứ 12/63.";
    check(moment, &["U97"], &[]);
    check(&moment.replace("14/11", "31/10"), &[], &[]);
    check("Kết quả tháng 10 năm 2024. Tính đến ngày 14/11, đã có 29 đơn vị nộp báo cáo.", &[], &[]);
}

#[test]
fn a_legend_of_classes_is_noticed() {
    for (text, stated) in [
        ("Xếp loại Tốt: từ 80 đến dưới 90.", true),
        ("Có 6 đơn vị xếp loại Xuất sắc (từ 90% trở lên).", true),
        ("Mức khá: 70 - 80.", true),
        ("Không có đơn vị nào xếp loại trung bình (năm 2019 có 01 đơn vị).", false),
        ("Giá trị trung bình đạt 82.08%.", false),
    ] {
        let audit = audit(&with_table(text, ""), None);
        let said = audit.agreed.iter().find_map(|it| match &it.matter {
            Matter::ClassesAgree { stated, .. } => Some(*stated),
            _ => None,
        });
        assert_eq!(said, Some(stated), "{text}");
    }
}

/// A table, with the article around it.
fn with_table(before: &str, after: &str) -> String {
    let rows = "STT\tĐơn vị\tTổng điểm\tChỉ số (%)\tXếp loại\n1\tSở Nội vụ\t90\t90,00\tTốt\n2\tSở Y tế\t85\t85,00\tTốt\n\
                3\tBQL Khu kinh tế\t80\t80,00\tTốt\n4\tSở Tư pháp\t75\t75,00\tKhá\n5\tVăn phòng\t70\t70,00\tKhá";
    format!("{before}\n\n{rows}\n\n{after}")
}

#[test]
fn sentences_against_a_table() {
    for (before, wrong, agreed) in [
        ("Cao nhất là Sở Nội vụ đạt 90%.", &[][..], &["U55", "U90"][..]),
        ("Cao nhất là Sở Y tế đạt 85%.", &["U56"], &["U90"]),
        ("Thấp nhất là Văn phòng đạt 70,00%.", &[], &["U55", "U90"]),
        ("Sở Y tế đạt 58%.", &["U91"], &[]),
        ("Ban quản lý Khu kinh tế (80%) đứng giữa.", &[], &["U90"]),
        // Of another year, another index; a rise; several readings.
        ("Năm 2023 Sở Y tế đạt 58%.", &[], &[]),
        ("Về SIPAS, Sở Y tế đạt 58%.", &[], &[]),
        ("Sở Y tế (tăng 5%) có tiến bộ.", &[], &[]),
        ("Chỉ số CCHC trung bình của các sở đạt 80%.", &[], &["U50"]),
        ("Chỉ số trung bình đạt 81%, cao nhất là Sở Nội vụ đạt 90%.", &["U52"], &["U55", "U90"]),
        ("Chỉ số trung bình đạt 95%, cao nhất là Sở Nội vụ đạt 90%.", &["U53"], &["U55", "U90"]),
        ("Chỉ số SIPAS trung bình đạt 95%.", &[], &[]),
        (
            "Có 3 đơn vị xếp loại tốt, có 2 đơn vị xếp loại khá, không có đơn vị nào xếp loại trung bình.",
            &["U46"],
            &["U93"; 3],
        ),
        ("Có 4 đơn vị xếp loại tốt.", &["U94", "U46"], &[]),
        ("Có 5/5 đơn vị hoàn thành.", &[], &["U93"]),
    ] {
        let audit = audit(&with_table(before, ""), None);
        assert_eq!(codes(&audit.findings), wrong, "{before}");
        let told = ["U50", "U55", "U90", "U93"];
        let mut said: Vec<&str> = codes(&audit.agreed);
        said.retain(|code| told.contains(code));
        said.sort();
        assert_eq!(said, agreed, "{before}");
    }
    assert_eq!(found(&with_table("", "Cao nhất là Sở Y tế đạt 85%.")), [("U56", 10)], "behind the table, too");
}

#[test]
fn rising_and_falling_units_are_counted_where_the_table_tells() {
    let rows = "Đơn vị\tChỉ số năm 2023\tChỉ số năm 2024\nSở A\t80\t82\nSở B\t75\t74\nSở C\t70\t71\nSở D\t60\t60";
    let check = |sentence: &str, wanted: &[&str]| {
        assert_eq!(codes(&audit(&format!("{sentence}\n{rows}"), None).findings), wanted, "{sentence}");
    };
    check("Có 2/4 đơn vị có chỉ số tăng so với năm 2023.", &[]);
    check("Có 3/4 đơn vị có chỉ số tăng so với năm 2023.", &["U94"]);
    check("Có 1/4 đơn vị có chỉ số giảm.", &[]);
    check("Có 2/4 đơn vị có chỉ số giảm.", &["U94"]);
}

#[test]
fn what_is_contested_does_not_agree() {
    // Two units fell from one rank: neither fall is said to be possible.
    let ranks = "Huyện An Lão xếp thứ 5/9, giảm 3 bậc; huyện Vân Canh xếp thứ 4/9, giảm 2 bậc.";
    check(ranks, &["U84"], &[]);
    // The lowest of units with different bases is not said to be the lowest.
    let rows = "STT\tĐơn vị\tTổng điểm\tThang điểm\tChỉ số (%)\n1\tSở A\t90\t100\t90,00\n2\tSở B\t80\t100\t80,00\n\
                3\tSở C\t40\t80\t50,00";
    let audit = audit(&format!("Thấp nhất là Sở C đạt 50%.\n\n{rows}"), None);
    assert_eq!(codes(&audit.findings), ["U92"]);
    assert!(!codes(&audit.agreed).contains(&"U55"), "{:?}", audit.agreed);
}

#[test]
fn marks_of_decimals() {
    check("Đạt 88.37%, trước đó 83,94%.", &["U09"], &[]);
    check("Đạt 88,37%, có 43.148 hồ sơ và 1.234.567 lượt.", &[], &[]);
    check("Đạt 88,37%, theo mục 3.12 của kế hoạch, phiên bản 2.15.", &[], &[]);
    check("Đạt 8.135 điểm và 88,37 điểm.", &[], &[]);
}
