//! Articles in which every number is right: nothing in them is called wrong or worth a look.
//!
//! Made up after the ways in which provincial newspapers and portals write of these indices; no unit, date or figure is
//! of a real one.

use crate::codes;
use thuocdo_core::audit::audit;

const ARTICLES: &[(&str, &str)] = &[
    (
        "766 of a month, with times, documents and money",
        "Xã An Lạc dẫn đầu tỉnh về Bộ chỉ số 766 tháng 9/2025

Cập nhật: 8 giờ 30 phút ngày 14/10/2025

Ngày 14/10, Trung tâm Phục vụ hành chính công tỉnh Bình An công bố kết quả đánh giá theo Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ đối với 124 xã, phường, đặc khu.

Trong tháng 9/2025, xã An Lạc đạt 92,35/100 điểm, xếp thứ 1/124; xã Bình Minh đạt 91,8/100 điểm, xếp thứ 2/124; phường Đông Hà đạt 90,07/100 điểm, xếp thứ 3/124. Cả 3 đơn vị đều tăng điểm so với tháng 8.

Toàn tỉnh tiếp nhận 45.210 hồ sơ, trong đó 44.100 hồ sơ được giải quyết trước hạn và đúng hạn, chiếm 97,54%. Tổng phí, lệ phí thanh toán trực tuyến là 1.250.000.000 đồng. Trung tâm mở cửa từ 7 giờ 30 phút đến 17 giờ, điện thoại 02563 876 650.",
    ),
    (
        "classes that make up the whole",
        "Công bố kết quả xếp loại cải cách hành chính cấp xã năm 2025

Chiều 15/1/2026, UBND tỉnh Bình An công bố Quyết định số 45/QĐ-UBND về kết quả Chỉ số cải cách hành chính (CCHC) năm 2025. Có 124 xã, phường được đánh giá, xếp loại: Xuất sắc (từ 90% trở lên), Tốt (từ 80% đến dưới 90%), Khá (từ 70% đến dưới 80%), Trung bình (từ 50% đến dưới 70%).

Trong 124 đơn vị, có 2 đơn vị xếp loại Xuất sắc, 77 đơn vị xếp loại Tốt, 30 đơn vị xếp loại Khá, 15 đơn vị xếp loại Trung bình; không có đơn vị nào xếp loại Yếu. So với năm 2024, số đơn vị xếp loại Tốt tăng 12 đơn vị.

Khối sở, ban, ngành có 14 đơn vị, kết quả: Xuất sắc 2, Tốt 11, Khá 1.",
    ),
    (
        "classes as fractions, the rest not named",
        "Năm 2025, có 79/124 xã, phường xếp loại Tốt trở lên, chiếm 63,71%. Trong số này, 2 xã đạt loại Xuất sắc. Các xã còn lại xếp loại Khá và Trung bình (năm 2024 có 70 đơn vị xếp loại Tốt, 20 đơn vị xếp loại Khá).",
    ),
    (
        "ranks with those of the year before",
        "Bình An xếp thứ 20/34 về Chỉ số CCHC năm 2025

Theo kết quả Bộ Nội vụ công bố sáng 6/4/2026, Chỉ số CCHC (PAR INDEX) năm 2025 của Bình An đạt 89,03%, xếp thứ 20/34 tỉnh, thành phố, tăng 6 bậc so với năm 2024 (26/34). Chỉ số hài lòng (SIPAS) đạt 84,92%, xếp thứ 19/34, giảm 13 bậc so với năm 2024 (xếp thứ 6/34).

Giá trị trung bình của 34 tỉnh, thành phố đạt 88,37%, cao hơn 1,39 điểm phần trăm so với năm 2024 (86,98%). Tỉnh Thái Hòa dẫn đầu với 96,17%.",
    ),
    (
        "eight areas of the index",
        "Chỉ số PAR INDEX của tỉnh Bình An năm 2025 được đánh giá trên 8 lĩnh vực. Trong đó, 5 lĩnh vực tăng điểm gồm: Cải cách thể chế; Cải cách thủ tục hành chính; Cải cách tổ chức bộ máy; Cải cách chế độ công vụ; Cải cách tài chính công. 3 lĩnh vực còn lại giữ nguyên. Lĩnh vực thể chế xếp thứ 12/34, lĩnh vực tài chính công xếp thứ 3/34.

Tỉnh phấn đấu năm 2026 tăng 5 bậc, thuộc nhóm 15 địa phương dẫn đầu.",
    ),
    (
        "two periods, each result with its own",
        "Sáng 2/8/2025, UBND huyện Phú Lâm công bố kết quả Chỉ số CCHC năm 2024; kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2025. Chỉ số CCHC năm 2024 của huyện đạt 94,10/100 điểm, xếp thứ 2 trong 9 huyện, thị xã, thành phố. Trong 6 tháng đầu năm 2025, huyện có 40 sáng kiến, trong đó 27 sáng kiến đã hoàn thành, chiếm 67,5%.",
    ),
    (
        "a criterion in points, an index in percent",
        "Tiêu chí đo lường sự hài lòng của người dân (SIPAS) đạt 9,16/10 điểm. Chỉ số SIPAS của huyện Phú Lâm đạt 91,6%, đứng thứ 6/9 huyện, thị xã. Chỉ số DDCI đạt 78,35 điểm; chỉ số PAPI đạt 43,2 điểm; chỉ số PCI tăng 0,5 điểm; chỉ số chuyển đổi số (DTI) đạt 0,72.",
    ),
    (
        "parts of a scale and what was taken from it",
        "Thang điểm đánh giá 100 điểm gồm 70 điểm thẩm định và 30 điểm điều tra xã hội học. Năm 2025, do không công bố một chỉ số, thang điểm còn 98 (trừ 02 điểm điều tra xã hội học), nên phần này còn 28 điểm điều tra xã hội học.",
    ),
    (
        "areas of a district, that add up to less than the total",
        "Chỉ số về tiến độ giải quyết đạt 18,7/20 điểm; chỉ số về dịch vụ công trực tuyến đạt 8,2/12 điểm; chỉ số về thanh toán trực tuyến đạt 7,9/10 điểm; chỉ số về số hóa hồ sơ đạt 13,5/22 điểm; chỉ số công khai, minh bạch đạt 17,5/18 điểm; mức độ hài lòng đạt 17,9/18 điểm. Tổng điểm là 83,7 điểm.",
    ),
    (
        "counts of units, lists and ratios",
        "Toàn tỉnh có 29 đơn vị (gồm 20 sở và 9 huyện). Có 15/20 đơn vị có chỉ số tăng so với năm 2023; 5/20 đơn vị có chỉ số giảm. 3 đơn vị đạt 100% (gồm Sở Nội vụ, Sở Tài chính, Sở Y tế). Tỷ lệ hồ sơ số hóa đạt 1.190/1.250 hồ sơ (95,2%). Công tác triển khai theo Nghị quyết 76/NQ-CP gồm 6 nội dung; kinh phí 2,5 tỷ đồng; thời gian từ 01/01/2025 đến 31/12/2025.",
    ),
    (
        "a table of two years and the article on it",
        "Chỉ số CCHC các huyện năm 2025

Trung bình các huyện đạt 80,25 điểm. Cao nhất là huyện An Lão đạt 90 điểm, thấp nhất là huyện Vân Canh đạt 70 điểm.

TT\tĐơn vị\tĐiểm 2024\tĐiểm 2025\tTăng/giảm\tHạng 2024\tHạng 2025\tTăng/giảm
1\tHuyện An Lão\t85,5\t90\t4,5\t2\t1\t1
2\tHuyện Hoài Ân\t86\t84\t-2\t1\t2\t-1
3\tHuyện Phú Lâm\t70,25\t77\t6,75\t4\t3\t1
4\tHuyện Vân Canh\t71\t70\t-1\t3\t4\t-1",
    ),
    (
        "a table of classes with its legend and the article on it",
        "Xếp loại Tốt từ 80% đến dưới 90%, Khá từ 70% đến dưới 80%. Có 5 sở được xếp loại; trong đó 2 sở xếp loại Tốt, 3 sở xếp loại Khá.

STT\tĐơn vị\tĐiểm thẩm định\tĐiểm điều tra\tTổng điểm\tChỉ số (%)\tXếp loại
1\tSở Nội vụ\t62,30\t23,37\t85,67\t85,67\tTốt
2\tSở Tư pháp\t59,76\t22,03\t81,79\t81,79\tTốt
3\tSở Công Thương\t55,10\t21,40\t76,50\t76,50\tKhá
4\tSở Xây dựng\t52,00\t21,25\t73,25\t73,25\tKhá
5\tSở Y tế\t50,57\t20,25\t70,82\t70,82\tKhá",
    ),
    (
        "the same unit with and without its sort, in many sentences",
        "UBND thành phố Bình An đạt 91,20 điểm, tiếp tục giữ vị trí thứ nhất. Xếp thứ 2 là huyện Phú Lâm (90,15 điểm, năm 2024 xếp thứ 4), tăng 2 bậc. Xếp thứ 3 là thị xã Đông Hòa (89,99 điểm). Ba đơn vị xếp cuối là huyện Hoài Ân, huyện Vân Canh và huyện An Lão, lần lượt đạt 75,10 điểm, 74,6 điểm và 73 điểm. Thành phố Bình An được thưởng 50 triệu đồng.",
    ),
];

#[test]
fn nothing_is_told_of_articles_in_which_all_is_right() {
    for (what, text) in ARTICLES {
        let audit = audit(text, None);
        assert_eq!(codes(&audit.findings), [""; 0], "{what}: {:?}", audit.findings);
    }
}

/// What is right in them is checked, and not only passed over.
#[test]
fn what_is_right_in_them_agrees() {
    let agreed = |at: usize| codes(&audit(ARTICLES[at].1, None).agreed);
    assert_eq!(agreed(1), ["U78", "U78"]);
    assert_eq!(agreed(3), ["U82", "U82", "U75"]);
}
