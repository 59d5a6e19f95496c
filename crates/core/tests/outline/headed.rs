//! Annexes with headings of every kind. All of them are made up; their headings are those that decisions have.

use crate::check;

#[test]
fn evidence_goes_to_the_evidence_and_never_to_the_name() {
    check(
        "made up: evidence longer than the names",
        "STT | Lĩnh vực/tiêu chí | Điểm tối đa | Tài liệu kiểm chứng
         I | CÔNG TÁC CHỈ ĐẠO | 3 |
         1 | Kế hoạch | 2 | Quyết định ban hành kế hoạch của Ủy ban nhân dân xã
         2 | Báo cáo | 1 | Báo cáo định kỳ quý, 6 tháng, năm",
        "0 I|CÔNG TÁC CHỈ ĐẠO|3
         1 1|Kế hoạch|2|Quyết định ban hành kế hoạch của Ủy ban nhân dân xã
         1 2|Báo cáo|1|Báo cáo định kỳ quý, 6 tháng, năm
         1: Heading",
    );
}

#[test]
fn points_that_somebody_gives_are_not_the_most_there_are() {
    check(
        "made up: self-score and appraisal behind the maximum",
        "TT | Nội dung | Điểm chuẩn | Điểm tự chấm | Điểm thẩm định | Ghi chú
         1 | Chỉ đạo | 5 | 4 | 3,5 |
         1.1 | Kế hoạch | 3 | 2,5 | 2 | chậm
         1.2 | Báo cáo | 2 | 1,5 | 1,5 |",
        "0 1|Chỉ đạo|5
         1 1.1|Kế hoạch|3
         1 1.2|Báo cáo|2
         1: Heading",
    );
    check(
        "made up: a column of codes",
        "STT | Mã | Tiêu chí | Điểm tối đa | Điểm tự chấm
         1 | CD | Chỉ đạo | 2 | 1
         1.1 | KH | Kế hoạch | 2 | 1",
        "0 1|Chỉ đạo|2
         1 1.1|Kế hoạch|2
         1: Heading",
    );
    check(
        "made up: the codes tell the levels, the numbers only count",
        "STT | Mã tiêu chí | Tiêu chí | Điểm
         1 | 1 | Chỉ đạo | 2
         2 | 1.1 | Kế hoạch | 2
         3 | 2 | Thể chế | 1
         4 | 2.1 | Văn bản | 1",
        "0 1|Chỉ đạo|2
         1 1.1|Kế hoạch|2
         0 2|Thể chế|1
         1 2.1|Văn bản|1
         1: Heading",
    );
    check(
        "made up: the maximum stands last",
        "STT | Tiêu chí | Trọng số | Điểm đạt | Điểm tối đa
         1 | Chỉ đạo | 10 | 1 | 2",
        "0 1|Chỉ đạo|2
         1: Heading",
    );
}

#[test]
fn headings_of_two_rows_are_one() {
    check(
        "made up: a merged heading over three columns, and the numbers of the columns",
        "STT | Lĩnh vực, tiêu chí | Điểm | | | Tài liệu kiểm chứng
         | | Tối đa | Tự chấm | Thẩm định |
         (1) | (2) | (3) | (4) | (5) | (6)
         I | CHỈ ĐẠO | 2 | 1 | 1 |
         1 | Kế hoạch | 2 | 1 | 1 | Kế hoạch",
        "0 I|CHỈ ĐẠO|2
         1 1|Kế hoạch|2|Kế hoạch
         1: Heading
         2: Heading
         3: Ordinals",
    );
    check(
        "made up: the maximum is below a heading of its own, others too",
        "STT | Tiêu chí | Thang điểm | Kết quả tự đánh giá | | Kết quả thẩm định |
         | | | Điểm | Lý do | Điểm | Lý do
         A | B | 1 | 2 | 3 | 4 | 5
         1 | Kế hoạch | 2 | 1 | đủ | 1 | đủ",
        "0 1|Kế hoạch|2
         1: Heading
         2: Heading
         3: Ordinals",
    );
}

#[test]
fn titles_and_headings_on_each_page_are_passed_over() {
    check(
        "made up: an annex with its title, repeated heading, sum",
        "PHỤ LỤC I
         BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CCHC CẤP XÃ
         (Kèm theo Quyết định số 12/QĐ-UBND)
         STT | Nội dung | Điểm tối đa
         1 | Chỉ đạo | 3
         1.1 | Kế hoạch | 2
         STT | Nội dung | Điểm tối đa
         1.2 | Báo cáo | 1
         | Tổng cộng | 3",
        "0 1|Chỉ đạo|3
         1 1.1|Kế hoạch|2
         1 1.2|Báo cáo|1
         1: Title
         2: Title
         3: Title
         4: Heading
         7: Heading
         9: SumAgrees",
    );
    check(
        "made up: copied from the middle of a page",
        "1.1 | Kế hoạch | 2
         TT | Tiêu chí | Điểm
         1.2 | Báo cáo | 1",
        "0 1.1|Kế hoạch|2
         0 1.2|Báo cáo|1
         2: Heading",
    );
    check(
        "made up: a second table with other columns",
        "STT | Tiêu chí | Điểm tối đa | Ghi chú
         1 | Kế hoạch | 2 |
         STT | Tiêu chí | Ghi chú | Điểm tối đa
         2 | Báo cáo | | 3",
        "0 1|Kế hoạch|2
         0 2|Báo cáo|0
         1: Heading
         3: OtherHeading
         4: NoPoints",
    );
}

#[test]
fn columns_of_areas_stand_above_those_of_criteria() {
    check(
        "made up: each level in a column of its own",
        "STT | Lĩnh vực | Tiêu chí | Tiêu chí thành phần | Điểm
         1 | CHỈ ĐẠO | | | 3
         1.1 | | Kế hoạch | | 3
         1.1.1 | | | Ban hành | 1
         1.1.2 | | | Thực hiện | 2",
        "0 1|CHỈ ĐẠO|3
         1 1.1|Kế hoạch|3
         2 1.1.1|Ban hành|1
         2 1.1.2|Thực hiện|2
         1: Heading",
    );
    check(
        "made up: the area merged down beside its criteria, which are counted",
        "Lĩnh vực | TT | Tiêu chí | Điểm
         Chỉ đạo | 1 | Kế hoạch | 1
         | 2 | Báo cáo | 2
         | 3 | Kiểm tra | 2
         Thể chế | 4 | Văn bản | 4
         | 5 | Rà soát | 1",
        "0 |Chỉ đạo|5
         1 1|Kế hoạch|1
         1 2|Báo cáo|2
         1 3|Kiểm tra|2
         0 |Thể chế|5
         1 4|Văn bản|4
         1 5|Rà soát|1
         1: Heading",
    );
    check(
        "made up: the number is that of the area",
        "STT | Lĩnh vực | Tiêu chí | Điểm
         I | Chỉ đạo | Kế hoạch | 1
         | | Báo cáo | 2
         II | Thể chế | Văn bản | 4
         | | Rà soát | 1
         | | Công khai | 1",
        "0 I|Chỉ đạo|3
         1 |Kế hoạch|1
         1 |Báo cáo|2
         0 II|Thể chế|6
         1 |Văn bản|4
         1 |Rà soát|1
         1 |Công khai|1
         1: Heading",
    );
    check(
        "made up: nothing is merged, the area is said again in every row",
        "TT | Lĩnh vực | Tiêu chí | Điểm tối đa
         1 | Thể chế | Xây dựng văn bản | 3
         2 | Thể chế | Rà soát văn bản | 2
         3 | Thủ tục | Kiểm soát | 5
         4 | Thủ tục | Công khai | 5",
        "0 |Thể chế|5
         1 1|Xây dựng văn bản|3
         1 2|Rà soát văn bản|2
         0 |Thủ tục|10
         1 3|Kiểm soát|5
         1 4|Công khai|5
         1: Heading",
    );
    check(
        "made up: two columns of words in every row, of which the first is the name",
        "STT | Tiêu chí | Nội dung đánh giá | Điểm
         1 | Kế hoạch | Ban hành trước ngày 15/01, đủ nội dung | 1
         2 | Báo cáo | Gửi đúng hạn | 2",
        "0 1|Kế hoạch|1
         0 2|Báo cáo|2
         1: Heading",
    );
}

#[test]
fn what_a_criterion_is_scored_by_is_noted_at_it() {
    check(
        "made up: options in rows without a number",
        "STT | Tiêu chí | Điểm tối đa | Tài liệu kiểm chứng
         1 | CHỈ ĐẠO | 3 |
         1.1 | Thực hiện kế hoạch | 2 | Kế hoạch
         | Hoàn thành 100% nhiệm vụ: 2 | | Báo cáo
         | Hoàn thành từ 80% đến dưới 100% nhiệm vụ: 1 điểm | |
         | - Dưới 80%: 0 điểm | |
         1.2 | Báo cáo | 1 |
         | Đúng hạn: 1 | 1 |",
        "0 1|CHỈ ĐẠO|3
         1 1.1|Thực hiện kế hoạch|2|Kế hoạch / Báo cáo
         * Hoàn thành 100% nhiệm vụ: 2
         * Hoàn thành từ 80% đến dưới 100% nhiệm vụ: 1 điểm
         * Dưới 80%: 0 điểm
         1 1.2|Báo cáo|1
         * Đúng hạn: 1
         1: Heading
         4: Scale
         5: Scale
         6: Scale
         8: Scale",
    );
}
